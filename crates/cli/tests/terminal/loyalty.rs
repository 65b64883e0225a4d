//! Rules of loyalty from the terminal: in from a file, tried, turned on, explained, and out again.

use crate::home::Home;
use serde_json::{Value, json};

#[test]
fn a_rule_comes_from_a_file_is_tried_explained_and_leaves_as_it_came() {
    let home = Home::new();
    let book = home.book();
    let try_to = |arguments: &[&str]| home.run(&[arguments, &["--book", book.to_str().unwrap()]].concat());
    let run = |arguments: &[&str]| {
        let said = try_to(arguments);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let json_of =
        |arguments: &[&str]| -> Value { serde_json::from_str(&run(&[arguments, &["--json"]].concat())).unwrap() };
    run(&["demo", "--clients", "300", "--seed", "3"]);
    let rule = json!({ "schema": 1, "id": "fiel", "priority": 0, "trigger": { "on": "invoice_paid" },
        "when": { "metric": "net_paid", "window": { "last_months": 12 }, "op": ">=", "value": "100.00" },
        "reward": { "type": "discount_pct", "percent": "5" },
        "limits": { "per_customer": { "count": 1, "per": "year" } }, "guard": { "requires_no_overdue": true } });
    std::fs::write(home.path().join("fiel.json"), rule.to_string()).unwrap();
    let file = home.path().join("fiel.json");
    let file = file.to_str().unwrap();
    let tried = json_of(&["loyalty", "simulate", file, "--curve"]);
    assert!(tried["clients"].as_u64() > Some(0), "{tried}");
    assert!(run(&["loyalty", "import", file, "Clientes fieles"]).contains("«Clientes fieles» hecha"));
    assert_eq!(json_of(&["loyalty", "simulate", "fieles", "--curve"]), tried, "kept or not, it is the same rule");
    let said = run(&["loyalty", "simulate", "fieles"]);
    assert!(said.contains("Habría premiado a") && said.contains("No supone cambio de conducta"), "{said}");
    assert!(run(&["loyalty", "on", "fieles"]).contains("En marcha desde"));
    let first = tried["top"][0]["client"]["id"].as_str().unwrap();
    let why = json_of(&["loyalty", "explain", "fieles", first]);
    assert_eq!(why["leaves"][0]["metric"], "net_paid");
    run(&["loyalty", "explain", "fieles", first]);
    assert_eq!(json_of(&["loyalty", "earned", "fieles"])["running"], 1);
    // Nothing was paid since it runs; what there is to say is said.
    assert!(run(&["loyalty", "rewards"]).contains("Nada espera su decisión"));
    assert_eq!(json_of(&["loyalty", "rewards", first])["points"]["points"], 0);
    assert!(run(&["loyalty", "points", first]).contains("0 puntos"));
    assert!(run(&["loyalty", "liability"]).contains("Lo que se debe en premios"));
    assert_eq!(json_of(&["loyalty", "liability"])["worth_minor"], 0);
    let nobody = try_to(&["loyalty", "approve", "abcd1234"]);
    assert!(nobody.code == 1 && nobody.err.contains("abcd1234"), "{}", nobody.err);
    assert_eq!(try_to(&["loyalty", "refuse"]).code, 1);
    assert_eq!(try_to(&["loyalty", "points"]).code, 1);
    let out = home.path().join("otra.json");
    run(&["loyalty", "export", "fieles", out.to_str().unwrap()]);
    let left: Value = serde_json::from_str(&std::fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(left, rule);
    assert_eq!(json_of(&["loyalty", "show", "fieles"])["rule"], rule);
    // What is wrong with a rule is a sentence.
    std::fs::write(home.path().join("mala.json"), rule.to_string().replace("\"5\"", "\"500\"")).unwrap();
    let bad = try_to(&["loyalty", "import", home.path().join("mala.json").to_str().unwrap()]);
    assert!(bad.code == 1 && bad.err.contains("el porcentaje"), "{}", bad.err);
    std::fs::write(home.path().join("rota.json"), "{").unwrap();
    let bad = try_to(&["loyalty", "import", home.path().join("rota.json").to_str().unwrap()]);
    assert!(bad.code == 1 && bad.err.contains("no es una regla"), "{}", bad.err);
    assert_eq!(try_to(&["loyalty", "simulate"]).code, 1);
}
