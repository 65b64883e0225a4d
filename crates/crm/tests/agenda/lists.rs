//! The lists a person can edit, and who works here.

use super::book::{Shop, input};
use crm::ids::Id;
use crm::{lists, users};
use serde_json::json;

fn names(shop: &Shop, list: &str) -> Vec<(Id, String)> {
    let items = shop.book.read(|c| lists::all(c, &input(json!({ "list": list })))).unwrap();
    items.into_iter().map(|i| (i.id, i.name)).collect()
}

#[test]
fn a_new_book_has_lists_in_its_language_that_a_person_can_change() {
    let shop = Shop::new();
    let origins = names(&shop, "origin");
    assert_eq!(origins[0].1, "Recomendación");
    let fair = shop
        .write_and_turn("lists.add", |tx| lists::add(tx, &input(json!({ "list": "origin", "name": " Mercadillo " }))))
        .value;
    assert_eq!(names(&shop, "origin").last(), Some(&(fair.id, "Mercadillo".to_owned())));
    let twice = json!({ "list": "origin", "name": "RECOMENDACION" });
    assert_eq!(shop.kind_of_error(|tx| lists::add(tx, &input(twice))), "list-item-twice");
    shop.write_and_turn("lists.reorder", |tx| lists::reorder(tx, &input(json!({ "ids": [fair.id] }))));
    assert_eq!(names(&shop, "origin")[0].0, fair.id);
    shop.write_and_turn("lists.archive", |tx| lists::archive(tx, &input(json!({ "id": fair.id, "archived": true }))));
    assert_eq!(names(&shop, "origin").len(), origins.len());
    shop.write_and_turn("lists.add", |tx| lists::add(tx, &input(json!({ "list": "origin", "name": "mercadillo" }))));
    assert_eq!(names(&shop, "origin")[0], (fair.id, "Mercadillo".to_owned()), "offered again");
    assert_eq!(shop.kind_of_error(|tx| lists::add(tx, &input(json!({ "list": "nada", "name": "a" })))), "list-unknown");
}

#[test]
fn a_renamed_item_is_renamed_in_those_who_carry_it() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    shop.write("test", |tx| Ok(tx.execute("UPDATE clients SET origin = 'Feria' WHERE uid = ?1", [jose])?));
    let fair = names(&shop, "origin").into_iter().find(|(_, name)| name == "Feria").unwrap().0;
    shop.write_and_turn("lists.rename", |tx| {
        lists::rename(tx, &input(json!({ "id": fair, "name": "Feria de muestras" })))
    });
    let origin: String = shop.book.read(|c| Ok(c.query_row("SELECT origin FROM clients", [], |r| r.get(0))?)).unwrap();
    assert_eq!(origin, "Feria de muestras");
}

#[test]
fn who_is_at_the_machine_signs_what_is_written() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let luis = shop.write_and_turn("users.add", |tx| users::add(tx, &input(json!({ "name": "Luis" })))).value;
    assert!(shop.write("users.set_here", |tx| users::set_here(tx, &input(json!({ "id": luis.id })))).entry.is_none());
    let visit = shop
        .write("interactions.record", |tx| {
            crm::interactions::record(tx, &input(json!({ "client": jose, "kind": "visit" })))
        })
        .value;
    assert_eq!(visit.user.unwrap().name, "Luis");
    shop.write_and_turn("users.rename", |tx| users::rename(tx, &input(json!({ "id": luis.id, "name": "Luis Gil" }))));
    assert_eq!(
        shop.kind_of_error(|tx| users::archive(tx, &input(json!({ "id": luis.id, "archived": true })))),
        "user-is-here"
    );
    assert_eq!(shop.kind_of_error(|tx| users::add(tx, &input(json!({ "name": "ana" })))), "user-twice");
    let ana = shop.book.read(users::all).unwrap()[0].id;
    shop.write_and_turn("users.archive", |tx| users::archive(tx, &input(json!({ "id": ana, "archived": true }))));
    assert!(shop.book.read(users::all).unwrap()[1].archived);
}
