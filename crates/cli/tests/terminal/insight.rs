//! Who is worth what, and what to offer.

use crate::home::Home;
use serde_json::Value;

#[test]
fn the_demo_says_who_is_worth_most_who_is_quiet_and_what_to_offer() {
    let home = Home::new();
    let book = home.book();
    let run = |arguments: &[&str]| {
        let said = home.run(&[arguments, &["--book", book.to_str().unwrap()]].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let json =
        |arguments: &[&str]| -> Value { serde_json::from_str(&run(&[arguments, &["--json"]].concat())).unwrap() };
    run(&["demo", "--clients", "400", "--seed", "3"]);
    let whole = json(&["insight"]);
    let clients = whole["clients"].as_u64().unwrap();
    assert!(clients > 50, "{whole}");
    let matrix = json(&["insight", "rfm", "--recency", "30,60,120,240"]);
    let counted: u64 = matrix["matrix"].as_array().unwrap().iter().map(|cell| cell["clients"].as_u64().unwrap()).sum();
    assert_eq!((counted, &matrix["cuts"]["recency"]), (clients, &serde_json::json!([30, 60, 120, 240])));
    let best = json(&["insight", "clients", "--limit", "3"]);
    let values: Vec<i64> =
        best["rows"].as_array().unwrap().iter().map(|row| row["value_minor"].as_i64().unwrap()).collect();
    assert!(values.len() == 3 && values.is_sorted_by(|a, b| a >= b), "{values:?}");
    let first = best["rows"][0]["client"]["id"].as_str().unwrap();
    assert_eq!(json(&["insight", "client", first])["known"]["value_minor"], values[0]);
    let offers = json(&["insight", "offers", first]);
    assert!(!offers["new"].as_array().unwrap().is_empty(), "{offers}");
    // A stage leaves as the list of clients does.
    let lost = whole["stages"].as_array().unwrap().iter().find(|stage| stage["stage"] == "lost").unwrap();
    let listed = ["export", "clients", "--to", "perdidos.csv", "--columns", "name,stage,sales_year"];
    let done = json(&[&listed[..], &["--where", "stage=lost"]].concat());
    assert_eq!(done["rows"], lost["clients"], "{done}");
    let sheet = std::fs::read_to_string(home.path().join("perdidos.csv")).unwrap();
    assert!(sheet.lines().skip(1).all(|line| line.contains(";Perdido;")) && sheet.contains("Momento"), "{sheet}");
    let fewer = [&listed[..], &["--where", "stage=lost", "--where", "sales_year>500"]].concat();
    assert!(json(&fewer)["rows"].as_u64() < done["rows"].as_u64());
    let unfit = home.run(&[&listed[..], &["--where", "perdido", "--book", book.to_str().unwrap()]].concat());
    assert!(unfit.code == 2 && unfit.err.contains("sales_year>500"), "{}", unfit.err);
    for what in [
        &["insight"][..],
        &["insight", "quiet"],
        &["insight", "rfm"],
        &["insight", "client", first],
        &["insight", "offers", first],
    ] {
        let said = run(what);
        assert!(!said.trim().is_empty() && said.lines().all(|line| line.chars().count() <= 82), "{said}");
    }
}

#[test]
fn limits_that_do_not_rise_and_a_client_that_is_not_said_are_refused() {
    let home = Home::new();
    home.make().well();
    let said = home.run(&["insight", "rfm", "--recency", "60,30,120,240"]);
    assert!(said.code == 1 && said.err.contains("de menor a mayor"), "{}", said.err);
    let said = home.run(&["insight", "offers"]);
    assert!(said.code == 1 && said.err.contains("de qué cliente"), "{}", said.err);
    let empty = home.run(&["insight", "clients"]).well();
    assert!(empty.out.contains("Todavía no hay ventas"), "{}", empty.out);
}
