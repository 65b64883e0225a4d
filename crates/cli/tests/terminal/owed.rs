//! What is owed, from the terminal: an account on paper, and asking for what is late.

use crate::home::{Home, Said};

/// A shop whose client is late; her number.
fn shop(home: &Home) -> String {
    home.make().well();
    let buyer = r#"{"name":"Cafés Núñez, S. A.","tax_id":"A58818501","contact_points":[{"kind":"mail","value":"pagos@nunez.example"}],
        "addresses":[{"street":"Gran Vía, 5","city":"Madrid"}]}"#;
    home.run(&["call", "clients.create", buyer]).well();
    home.run(&["business", "tax_id=B12345674", "street=Calle Mayor, 1", "postcode=24001", "city=León"]).well();
    let sale = ["sell", "invoice", "--client", "Núñez", "--line", "Café @ 100 +iva:0", "--json"];
    let draft = home.run(&sale).json();
    let id = draft["sale"]["id"].as_str().unwrap().to_owned();
    // Two months ago, to be paid within a fortnight.
    let day = home.days_ago(60).to_string();
    let due = home.days_ago(46);
    let line = r#"[{"text":"Café","quantity":"1","price":"100","taxes":["iva:0"]}]"#;
    let client = draft["sale"]["client"]["id"].as_str().unwrap();
    let revised = format!(
        r#"{{"id":"{id}","sale":{{"kind":"invoice","client":"{client}","day":"{day}","due":"{due}","lines":{line}}}}}"#
    );
    home.run(&["call", "sales.revise", &revised]).well();
    let issued = home.run(&["issue", &id[30..], "--day", &day, "--json"]).json();
    format!("{}{}", issued["sale"]["series"].as_str().unwrap(), issued["sale"]["number"].as_str().unwrap())
}

fn narrow(said: &Said) {
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
}

#[test]
fn an_account_is_printed_and_its_habit_is_said_as_people_say_it() {
    let home = Home::new();
    let number = shop(&home);
    let printed = home.run(&["account", "Núñez", "--pdf", "extracto.pdf", "--from", "2020-01-01"]).well();
    assert!(printed.out.contains("extracto.pdf"), "{}", printed.out);
    assert!(std::fs::read(home.path().join("extracto.pdf")).unwrap().starts_with(b"%PDF"));
    assert_eq!(home.run(&["account", "Núñez", "--from", "2020-01-01"]).code, 2, "a period is of the paper");
    let early = home.days_ago(48).to_string();
    home.run(&["pay", &number, "100", "--day", &early]).well();
    let account = home.run(&["account", "Núñez"]).well();
    assert!(account.out.contains("Suele pagar 2 días antes del vencimiento."), "{}", account.out);
    narrow(&account);
}

#[test]
fn who_is_late_is_told_written_to_and_noted_once() {
    let home = Home::new();
    shop(&home);
    let told = home.run(&["remind"]).well();
    assert!(told.out.contains("Cafés Núñez") && told.out.contains("1.º aviso"), "{}", told.out);
    assert!(told.out.contains("1 factura, 46 días") && told.out.contains("100,00"), "{}", told.out);
    narrow(&told);
    let written = home.run(&["remind", "--to", "avisos", "--sent"]).well();
    assert!(written.out.contains("Una carta y un borrador de correo en avisos"), "{}", written.out);
    let mut files: Vec<_> =
        std::fs::read_dir(home.path().join("avisos")).unwrap().map(|file| file.unwrap().file_name()).collect();
    files.sort();
    assert!(files.len() == 2 && files[0].to_string_lossy().ends_with(".eml"), "{files:?}");
    assert!(home.run(&["remind"]).well().out.contains("no toca avisar a nadie"));
    let undone = home.run(&["undo"]).well();
    assert!(undone.out.contains("Aviso de pago a Cafés Núñez"), "{}", undone.out);
    let again = home.run(&["remind", "--json"]).json();
    assert_eq!(again["due"][0]["level"], 1);
}
