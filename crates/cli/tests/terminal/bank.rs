//! Statements of the bank, from the terminal.

use crate::home::{Home, Said};

/// A shop that waits for a hundred euros; the number of its invoice.
fn shop(home: &Home) -> String {
    home.make().well();
    let buyer =
        r#"{"name":"Cafés Núñez, S. A.","tax_id":"A58818501","addresses":[{"street":"Gran Vía, 5","city":"Madrid"}]}"#;
    home.run(&["call", "clients.create", buyer]).well();
    home.run(&["business", "tax_id=B12345674", "street=Calle Mayor, 1", "postcode=24001", "city=León"]).well();
    let sale = ["sell", "invoice", "--client", "Núñez", "--line", "Café @ 100 +iva:0", "--issue", "--json"];
    let issued = home.run(&sale).json();
    format!("{}{}", issued["sale"]["series"].as_str().unwrap(), issued["sale"]["number"].as_str().unwrap())
}

fn statement(home: &Home, number: &str) {
    let day = home.days_ago(0).format("%Y%m%d");
    let text = format!(
        "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<ACCTID>ES9121000418450200051332
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{day}<TRNAMT>100.00<FITID>1<NAME>CAFES NUNEZ SA<MEMO>FRA {number}</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{day}<TRNAMT>33.00<FITID>2<MEMO>INGRESO EN EFECTIVO</STMTTRN></STMTRS></OFX>"
    );
    std::fs::write(home.path().join("extracto.ofx"), text).unwrap();
}

fn narrow(said: &Said) {
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
}

#[test]
fn a_statement_says_what_will_happen_and_then_it_happens_once() {
    let home = Home::new();
    let number = shop(&home);
    statement(&home, &number);
    let looked = home.run(&["bank", "extracto.ofx", "--dry-run"]).well();
    assert!(
        looked.out.contains("2 movimientos, 2 nuevos") && looked.out.contains("Uno encaja con seguridad"),
        "{}",
        looked.out
    );
    narrow(&looked);
    assert!(home.run(&["bank"]).well().out.contains("No queda ningún movimiento"), "nothing was done yet");
    let taken = home.run(&["bank", "extracto.ofx", "--accept-sure"]).well();
    assert!(taken.out.contains("Un movimiento conciliado."), "{}", taken.out);
    let paid = home.run(&["sales", "--state", "paid", "--json"]).json();
    assert_eq!(paid["rows"].as_array().map(Vec::len), Some(1));
    let again = home.run(&["bank", "extracto.ofx", "--accept-sure", "--json"]).json();
    assert_eq!(
        (again["new"].as_i64(), again["known"].as_i64(), again["accepted"].as_i64()),
        (Some(0), Some(2), Some(0))
    );
    let waiting = home.run(&["bank"]).well();
    assert!(waiting.out.contains("INGRESO EN EFECTIVO") && waiting.out.contains("sin candidatos"), "{}", waiting.out);
    narrow(&waiting);
    let undone = home.run(&["undo"]).well();
    assert!(undone.out.contains("Extracto del banco: 2 movimientos nuevos, 1 conciliados"), "{}", undone.out);
    assert_eq!(home.run(&["sales", "--state", "paid", "--json"]).json()["rows"].as_array().map(Vec::len), Some(0));
}

#[test]
fn what_waits_says_why_and_what_cannot_be_read_says_where() {
    let home = Home::new();
    let number = shop(&home);
    statement(&home, &number);
    home.run(&["bank", "extracto.ofx"]).well();
    let waiting = home.run(&["bank"]).well();
    assert!(
        waiting.out.contains(&format!("Cobro {number} (100 % seguro): es justo lo que se debe")),
        "{}",
        waiting.out
    );
    assert!(home.run(&["bank", "--accept-sure"]).well().out.contains("Un movimiento conciliado."));
    std::fs::write(home.path().join("mal.csv"), "Fecha;Concepto;Importe\n03/11/2026;A;5,00\n04/11/2026;B;cinco\n")
        .unwrap();
    let bad = home.run(&["bank", "mal.csv"]);
    assert_eq!(bad.code, 1, "{}", bad.out);
    assert!(bad.out.contains("«cinco», en la línea 3, columna 3"), "{}", bad.out);
    std::fs::write(home.path().join("clientes.csv"), "Nombre;Teléfono\nAna;600000000\n").unwrap();
    let other = home.run(&["bank", "clientes.csv", "--dry-run"]);
    assert!(other.out.contains("No parece un extracto") && other.out.contains("Nombre, Teléfono"), "{}", other.out);
}
