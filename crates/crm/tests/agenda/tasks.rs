//! What is to be done.

use super::book::{Shop, input};
use crm::interactions::record;
use crm::tasks::{QuickText, TasksPage, TasksRequest, add, complete, create, delete, page, reopen, understand, update};
use serde_json::json;

fn pages(shop: &Shop, mut request: serde_json::Value) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        let parsed: TasksRequest = input(request.clone());
        let TasksPage { rows, next } = shop.book.read(|c| page(c, &parsed)).unwrap();
        found.extend(rows.into_iter().map(|t| t.title));
        let Some(next) = next else { return found };
        request["after"] = json!(next);
    }
}

#[test]
fn open_tasks_come_by_day_and_hour_and_those_without_a_day_last() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    for (title, due, time) in [
        ("sin día", "", ""),
        ("mañana a las diez", "mañana", "10:00"),
        ("mañana", "mañana", ""),
        ("mañana también", "mañana", ""),
        ("mañana a las ocho", "mañana", "8"),
        ("otra sin día", "", ""),
        ("tarde", "-3", ""),
        ("mañana a las diez otra vez", "+1", "10h"),
    ] {
        shop.write("tasks.create", |tx| {
            create(tx, &input(json!({ "client": jose, "title": title, "due": due, "time": time })))
        });
    }
    let expected = [
        "tarde",
        "mañana",
        "mañana también",
        "mañana a las ocho",
        "mañana a las diez",
        "mañana a las diez otra vez",
        "sin día",
        "otra sin día",
    ];
    for limit in [1, 2, 3, 7, 8, 50] {
        assert_eq!(pages(&shop, json!({ "limit": limit })), expected, "{limit} a page");
        assert_eq!(pages(&shop, json!({ "limit": limit, "client": jose })), expected, "{limit} a page of José");
    }
    assert_eq!(pages(&shop, json!({ "state": "done" })), Vec::<String>::new());
}

#[test]
fn every_change_of_a_task_can_be_taken_back() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let task = shop
        .write_and_turn("tasks.create", |tx| create(tx, &input(json!({ "title": "Llamar", "time": "17:00" }))))
        .value;
    assert_eq!(task.due.as_deref(), Some("2026-11-21"), "an hour alone is today's");
    let task = shop
        .write_and_turn("tasks.update", |tx| {
            update(tx, &input(json!({ "id": task.id, "client": jose, "due": "+7", "kind": "call" })))
        })
        .value;
    assert_eq!((task.due.as_deref(), task.time.as_deref()), (Some("2026-11-28"), Some("17:00")));
    let task =
        shop.write_and_turn("tasks.update", |tx| update(tx, &input(json!({ "id": task.id, "due": null })))).value;
    assert_eq!((task.due, task.time), (None, None), "no day, no hour");
    shop.write_and_turn("tasks.complete", |tx| complete(tx, &input(json!({ "id": task.id }))));
    assert!(shop.write("tasks.complete", |tx| complete(tx, &input(json!({ "id": task.id })))).entry.is_none());
    for limit in [1, 50] {
        assert_eq!(pages(&shop, json!({ "state": "done", "limit": limit })), ["Llamar"]);
        assert_eq!(pages(&shop, json!({ "state": "done", "limit": limit, "client": jose })), ["Llamar"]);
    }
    shop.write_and_turn("tasks.reopen", |tx| reopen(tx, &input(json!({ "id": task.id }))));
    shop.write_and_turn("tasks.delete", |tx| delete(tx, &input(json!({ "id": task.id }))));
    assert!(pages(&shop, json!({})).is_empty());
}

#[test]
fn a_call_can_do_the_task_it_was_for() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let task = shop
        .write("tasks.create", |tx| create(tx, &input(json!({ "title": "Llamar", "client": jose, "due": "hoy" }))))
        .value;
    shop.write_and_turn("interactions.record", |tx| {
        record(tx, &input(json!({ "client": jose, "kind": "call", "fulfils": task.id })))
    });
    assert_eq!(pages(&shop, json!({ "state": "done" })), ["Llamar"]);
}

#[test]
fn a_line_of_plain_words_becomes_a_task_for_the_one_it_names() {
    let shop = Shop::new();
    let (ana, _) = (shop.client("Ana Ruiz Gil"), shop.client("Anastasia Pons"));
    shop.client("José Muñoz Rey");
    shop.client("José Muñoz Gil");
    let exact = shop.client("José Muñoz");
    let said = |text: &str| {
        let request: QuickText = input(json!({ "text": text }));
        shop.book.read(|c| understand(c, shop.moment(), &request)).unwrap()
    };
    let one = said("mañana 10:00 llamar a Ana");
    assert_eq!(
        (one.title.as_str(), one.due.as_deref(), one.time.as_deref()),
        ("llamar a Ana", Some("2026-11-22"), Some("10:00"))
    );
    assert_eq!(one.client.map(|c| c.id), Some(ana), "Ana is not Anastasia");
    assert_eq!(said("visitar a jose munoz").client.map(|c| c.id), Some(exact), "the one called exactly so");
    let many = said("visitar a José");
    assert_eq!((many.client, many.candidates.len()), (None, 3));
    assert_eq!(said("visitar a Anast").client.map(|c| c.name).as_deref(), Some("Anastasia Pons"));
    let nobody = said("comprar papel");
    assert_eq!((nobody.client, nobody.candidates.len(), nobody.title.as_str()), (None, 0, "comprar papel"));
    assert_eq!(said("30/2 llamar").problem.as_deref(), Some("no-such-day"));

    let done =
        shop.write_and_turn("tasks.quick_add", |tx| add(tx, &input(json!({ "text": "mañana 10:00 llamar a Ana" }))));
    assert_eq!(done.entry.unwrap().params["client"], "Ana Ruiz Gil");
    assert_eq!(done.value.task.client.unwrap().id, ana);
    let given = shop.write("tasks.quick_add", |tx| add(tx, &input(json!({ "text": "llamar", "client": exact })))).value;
    assert_eq!(given.task.client.unwrap().id, exact);
    assert_eq!(shop.kind_of_error(|tx| add(tx, &input(json!({ "text": " " })))), "title-missing");
    assert_eq!(shop.kind_of_error(|tx| add(tx, &input(json!({ "text": "a".repeat(5000) })))), "title-too-long");
}
