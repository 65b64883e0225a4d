//! What happened with a client.

use super::book::{DAY, NOW, Shop, input};
use crm::interactions::{InteractionsPage, InteractionsRequest, count, delete, page, record, update};
use serde_json::json;

#[test]
fn a_visit_with_all_it_has_reads_as_a_sentence_and_can_be_taken_back() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let done = shop.write_and_turn("interactions.record", |tx| {
        let new = input(json!({
            "client": jose, "kind": "visit", "direction": "out", "minutes": 25, "cost": "3*4,20", "text": "Quiere el catálogo\n",
            "outcome_name": "interesado",
            "next_step": { "title": "Llevar el catálogo", "due": "lunes", "time": "9.30", "kind": "visit" },
        }));
        record(tx, &new)
    });
    let visit = done.value;
    let entry = done.entry.unwrap();
    assert_eq!((entry.params["client"].as_str(), entry.params["kind"].as_str()), (Some("José Muñoz"), Some("visit")));
    assert_eq!((visit.cost_minor, visit.minutes, visit.text.as_str()), (Some(1260), Some(25), "Quiere el catálogo"));
    assert_eq!(visit.outcome.unwrap().name, "Interesado", "an item of that name was there");
    assert_eq!(visit.user.unwrap().name, "Ana");
    assert_eq!(visit.next_step.unwrap().due.as_deref(), Some("2026-11-23"));
    let kept: (i64, i64, String) = shop
        .book
        .read(|c| {
            Ok(c.query_row("SELECT kept_last_contact, kept_interactions, kept_next_step FROM clients", [], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })?)
        })
        .unwrap();
    assert_eq!(kept, (NOW, 1, "2026-11-23".to_owned()));
}

#[test]
fn a_correction_changes_what_it_names_and_empties_what_it_says() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let call = shop
        .write("interactions.record", |tx| {
            record(tx, &input(json!({ "client": jose, "kind": "call", "minutes": 5, "cost": "1", "text": "hola", "outcome_name": "Nuevo fin" })))
        })
        .value;
    let edited = shop
        .write_and_turn("interactions.update", |tx| {
            update(
                tx,
                &input(json!({ "id": call.id, "kind": "message", "minutes": null, "cost": "", "outcome": null })),
            )
        })
        .value;
    assert_eq!(serde_json::to_value(edited.kind).unwrap(), "message");
    assert_eq!((edited.minutes, edited.cost_minor, edited.outcome), (None, None, None));
    assert_eq!((edited.text.as_str(), edited.at), ("hola", NOW), "what was not named stays");
    let same = shop.write("interactions.update", |tx| update(tx, &input(json!({ "id": call.id, "text": "hola" }))));
    assert!(same.entry.is_none(), "the same again is no action");
}

#[test]
fn a_deleted_visit_leaves_its_next_step() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let new = json!({ "client": jose, "kind": "visit", "next_step": { "title": "Volver" } });
    let visit = shop.write("interactions.record", |tx| record(tx, &input(new))).value;
    shop.write_and_turn("interactions.delete", |tx| delete(tx, &input(json!({ "id": visit.id }))));
    let tasks: i64 = shop
        .book
        .read(|c| Ok(c.query_row("SELECT count(*) FROM tasks WHERE interaction IS NULL", [], |r| r.get(0))?))
        .unwrap();
    assert_eq!(tasks, 1);
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_kept() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let before = shop.state();
    for (extra, kind) in [
        (json!({ "cost": "mucho" }), "not-an-amount"),
        (json!({ "cost": "-3" }), "not-an-amount"),
        (json!({ "cost": "9".repeat(40) }), "not-an-amount"),
        (json!({ "at": i64::MAX }), "not-a-moment"),
        (json!({ "text": "a".repeat(1_000_001) }), "text-too-long"),
        (json!({ "next_step": { "title": " " } }), "title-missing"),
        (json!({ "next_step": { "title": "Ir", "due": "30/2" } }), "not-a-day"),
        (json!({ "next_step": { "title": "Ir", "time": "25" } }), "not-an-hour"),
        (json!({ "outcome": jose }), "not-found"),
        (json!({ "fulfils": jose }), "not-found"),
    ] {
        let mut new = json!({ "client": jose, "kind": "visit" });
        new.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        assert_eq!(shop.kind_of_error(|tx| record(tx, &input(new.clone()))), kind, "{extra}");
    }
    assert_eq!(shop.state(), before);
}

fn pages(shop: &Shop, mut request: serde_json::Value) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        let parsed: InteractionsRequest = input(request.clone());
        let InteractionsPage { rows, next } = shop.book.read(|c| page(c, shop.moment(), &parsed)).unwrap();
        found.extend(rows.into_iter().map(|i| i.text));
        let Some(next) = next else { return found };
        request["after"] = json!(next);
    }
}

#[test]
fn the_timeline_goes_newest_first_through_pages_under_every_filter() {
    let shop = Shop::new();
    let (jose, maria) = (shop.client("José Muñoz"), shop.client("María Peña"));
    // Two at the same instant, one long ago.
    for (client, kind, direction, days, outcome, text) in [
        (jose, "visit", "out", 0, "Pedido", "uno"),
        (jose, "call", "in", 0, "Queja", "dos"),
        (maria, "call", "out", -1, "Pedido", "Tres árboles"),
        (jose, "call", "out", -2, "Pedido", "cuatro árbol"),
        (maria, "note", "in", -400, "", "cinco"),
    ] {
        let new = json!({ "client": client, "kind": kind, "direction": direction, "at": NOW + days * DAY, "outcome_name": outcome, "text": text });
        shop.write("interactions.record", |tx| record(tx, &input(new)));
    }
    let all = ["dos", "uno", "Tres árboles", "cuatro árbol", "cinco"];
    assert_eq!(pages(&shop, json!({})), all);
    for limit in 1..=5 {
        assert_eq!(pages(&shop, json!({ "limit": limit })), all, "{limit} a page");
    }
    let outcome = shop
        .book
        .read(|c| crm::lists::all(c, &input(json!({ "list": "outcome" }))))
        .unwrap()
        .into_iter()
        .find(|item| item.name == "Pedido")
        .unwrap()
        .id;
    let user = shop.book.read(crm::users::here).unwrap().unwrap().id;
    for (filter, expected) in [
        (json!({ "client": jose }), vec!["dos", "uno", "cuatro árbol"]),
        (json!({ "client": jose, "kind": "call" }), vec!["dos", "cuatro árbol"]),
        (json!({ "kind": "call" }), vec!["dos", "Tres árboles", "cuatro árbol"]),
        (json!({ "direction": "in" }), vec!["dos", "cinco"]),
        (json!({ "outcome": outcome }), vec!["uno", "Tres árboles", "cuatro árbol"]),
        (json!({ "outcome": outcome, "client": maria }), vec!["Tres árboles"]),
        (json!({ "user": user, "direction": "out" }), vec!["uno", "Tres árboles", "cuatro árbol"]),
        (json!({ "from": "2026-11-20", "to": "2026-11-20" }), vec!["Tres árboles"]),
        (json!({ "from": "2026-11-21" }), vec!["dos", "uno"]),
        (json!({ "to": "2026-11-19" }), vec!["cuatro árbol", "cinco"]),
        (json!({ "text": "ARBOL" }), vec!["Tres árboles", "cuatro árbol"]),
        (json!({ "text": "arbol cua" }), vec!["cuatro árbol"]),
        (json!({ "text": "\" OR zzz*" }), vec![]),
    ] {
        let parsed: InteractionsRequest = input(filter.clone());
        let counted = shop.book.read(|c| count(c, shop.moment(), &parsed)).unwrap();
        assert_eq!((counted.count as usize, counted.more), (expected.len(), false), "{filter}");
        for limit in [1, 50] {
            let mut request = filter.clone();
            request["limit"] = json!(limit);
            assert_eq!(pages(&shop, request), expected, "{filter}");
        }
    }
}
