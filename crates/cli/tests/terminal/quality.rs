//! Clients whose data want a hand.

use crate::home::Home;

#[test]
fn the_worst_data_are_said_first_with_what_is_wrong() {
    let home = Home::new();
    let book = home.book();
    let run = |arguments: &[&str]| {
        let said = home.run(&[arguments, &["--book", book.to_str().unwrap()]].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    run(&["demo", "--clients", "300", "--seed", "3"]);
    let page: serde_json::Value = serde_json::from_str(&run(&["quality", "--json", "--limit", "200"])).unwrap();
    let scores: Vec<u64> = page["rows"].as_array().unwrap().iter().map(|row| row["score"].as_u64().unwrap()).collect();
    assert!(scores.len() > 20 && scores.is_sorted() && scores[0] < 75, "{scores:?}");
    let said = run(&["quality", "--limit", "200"]);
    assert!(said.contains("Falta la dirección") && said.contains("Falta el correo"), "{said}");
}
