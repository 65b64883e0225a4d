//! What to look at among the clients, and answering it.

use crate::home::Home;
use serde_json::Value;

#[test]
fn the_demo_says_what_to_look_at_and_what_is_answered_is_quiet_until_it_is_undone() {
    let home = Home::new();
    let book = home.book();
    let tried = |arguments: &[&str]| home.run(&[arguments, &["--book", book.to_str().unwrap()]].concat());
    let run = |arguments: &[&str]| {
        let said = tried(arguments);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let json =
        |arguments: &[&str]| -> Value { serde_json::from_str(&run(&[arguments, &["--json"]].concat())).unwrap() };
    run(&["demo", "--clients", "400", "--seed", "3"]);
    let told = json(&["alarms"]);
    let rows = told["rows"].as_array().unwrap();
    assert!(rows.len() == 5 && told["more"] == true, "{told}");
    for said in [run(&["alarms"]), run(&["alarms", "--all"])] {
        assert!(said.contains("Alertas") && said.lines().all(|line| line.chars().count() <= 82), "{said}");
    }
    assert!(run(&["alarms"]).contains(rows[0]["client"]["name"].as_str().unwrap()));
    assert!(run(&["today"]).contains("avisos: clientela alarms"));

    let (id, kind) = (rows[0]["client"]["id"].as_str().unwrap(), rows[0]["why"]["kind"].as_str().unwrap());
    let is_told = || {
        let all = json(&["alarms", "--all"]);
        all["rows"].as_array().unwrap().iter().any(|row| row["client"]["id"] == id && row["why"]["kind"] == kind)
    };
    assert!(is_told());
    assert!(run(&["alarms", "later", id, "--kind", kind]).contains("hasta el"));
    assert!(!is_told());
    let again = tried(&["alarms", "done", id, "--kind", kind]);
    assert!(again.code == 1 && again.err.contains("no hay ahora un aviso"), "{}", again.err);
    run(&["undo"]);
    assert!(is_told());
    assert!(run(&["alarms", "never", id, "--kind", kind]).contains("no se volverá a avisar con este cliente"));
    assert!(!is_told());
    let nobody = tried(&["alarms", "done"]);
    assert!(nobody.code == 1 && nobody.err.contains("a qué cliente"), "{}", nobody.err);
}

#[test]
fn a_book_without_sales_has_nothing_to_look_at() {
    let home = Home::new();
    home.make().well();
    let said = home.run(&["alarms"]).well();
    assert!(said.out.contains("Nada más que mirar"), "{}", said.out);
}
