//! Clients that stand in the book twice.

use crate::home::Home;

#[test]
fn the_demo_s_duplicates_are_found_said_with_reasons_merged_and_brought_back() {
    let home = Home::new();
    let made = home.run(&["demo", "--clients", "400", "--seed", "3", "--book", home.book().to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    let run = |arguments: &[&str]| {
        let book = home.book();
        let said = home.run(&[arguments, &["--book", book.to_str().unwrap()]].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let json = |arguments: &[&str]| serde_json::from_str::<serde_json::Value>(&run(arguments)).unwrap();
    let found = json(&["duplicates", "--json"]);
    let first = &found["pairs"][0];
    assert!(first["certainty"].as_u64().unwrap() > 90, "{first}");
    assert!(run(&["duplicates"]).contains("mismo"), "no reason is said");
    let sure = found["search"]["sure"].as_u64().unwrap();
    let merged = json(&["duplicates", "--merge", "90", "--json"])["merged"].as_u64().unwrap();
    assert!(merged > 0 && merged <= sure, "{merged} of {sure}");
    assert_ne!(json(&["duplicates", "--json"])["pairs"][0], *first);
    run(&["undo"]);
    assert_eq!(json(&["duplicates", "--json"])["pairs"][0], *first);
}
