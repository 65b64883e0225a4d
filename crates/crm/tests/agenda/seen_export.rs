//! The list of clients goes out exactly as it is seen.

use super::book::{Shop, input};
use crm::export::{self, ExportRequest};
use crm::moment::Unwatched;
use crm::{clients, fields};
use serde_json::{Value, json};

fn written(shop: &Shop, seen: Value) -> crm::Result<String> {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a.csv");
    let words = json!({ "listed-name": "Nombre", "listed-next-step": "Siguiente paso", "value-high": "alto", "value-yes": "sí" });
    let request: ExportRequest =
        input(json!({ "kind": "clients", "to": to, "layout": "strict", "words": words, "seen": seen }));
    shop.book.read(|conn| export::write(conn, shop.moment(), &request, &Unwatched))?;
    Ok(std::fs::read_to_string(&to).unwrap())
}

fn a_shop() -> Shop {
    let shop = Shop::new();
    let field = |name: &str, kind: &str| {
        shop.write("fields.add", |tx| fields::add(tx, &input(json!({ "name": name, "kind": kind })))).value.id
    };
    let (limit, gift) = (field("Límite", "money"), field("Regalo", "boolean"));
    for (name, city, tags, fields) in [
        ("Ana Gil", "Ávila", vec!["vip", "mayor"], json!({ limit.to_string(): "1234,50", gift.to_string(): "sí" })),
        ("José Muñoz", "Barcelona", vec![], json!({})),
        ("Zoe Paz", "", vec!["vip"], json!({ limit.to_string(): "3" })),
    ] {
        let draft = json!({ "name": name, "addresses": [{ "city": city }], "tags": tags, "fields": fields,
                            "growth_potential": "high" });
        shop.write("clients.create", |tx| clients::create(tx, &input(draft)));
    }
    shop
}

#[test]
fn the_chosen_columns_go_out_in_their_order_with_days_and_amounts_as_such() {
    let shop = a_shop();
    let seen = json!({ "columns": ["Límite", "name", "tags", "growth_potential", "regalo", "created"] });
    assert_eq!(
        written(&shop, seen).unwrap(),
        "Límite,Nombre,tags,growth_potential,Regalo,created\r\n\
         1234.50,Ana Gil,\"mayor, vip\",alto,sí,2026-11-21\r\n\
         ,José Muñoz,,alto,,2026-11-21\r\n\
         3.00,Zoe Paz,vip,alto,,2026-11-21\r\n"
    );
}

#[test]
fn only_the_rows_that_are_meant_go_out_in_the_order_of_the_list() {
    let shop = a_shop();
    let vip = json!({ "test": { "field": "tag", "operator": "is", "value": "vip" } });
    let names = |seen: Value| written(&shop, seen).unwrap().lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let down = json!({ "by": "name", "descending": true });
    let all = shop.book.read(|conn| clients::list::page(conn, &input(json!({})), shop.moment())).unwrap();
    let ids: Vec<String> = all.rows.iter().map(|row| row.id.to_string()).collect();
    assert_eq!(names(json!({ "columns": ["name"], "sort": down })), ["Zoe Paz", "José Muñoz", "Ana Gil"]);
    assert_eq!(names(json!({ "columns": ["name"], "filter": vip, "except": [ids[0]] })), ["Zoe Paz"]);
    assert_eq!(names(json!({ "columns": ["name"], "sort": down, "only": [ids[0], ids[2]] })), ["Zoe Paz", "Ana Gil"]);
    assert_eq!(written(&shop, json!({ "columns": [] })).unwrap_err().kind(), "column-unknown");
    assert_eq!(written(&shop, json!({ "columns": ["zodiac"] })).unwrap_err().kind(), "column-unknown");
}
