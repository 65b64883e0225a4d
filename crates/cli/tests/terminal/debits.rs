//! Receipts from the terminal: signed, prepared, written for the bank, given back and withdrawn.

use crate::home::Home;

const ACCOUNT: &str = "ES91 2100 0418 4502 0005 1332";

/// A shop to whom a client who signed nothing yet owes 100.00; the number of the invoice.
fn shop(home: &Home) -> String {
    home.make().well();
    let buyer =
        r#"{"name":"Cafés Núñez, S. A.","tax_id":"A58818501","addresses":[{"street":"Gran Vía, 5","city":"Madrid"}]}"#;
    home.run(&["call", "clients.create", buyer]).well();
    home.run(&["business", "tax_id=B12345674", "street=Calle Mayor, 1", "postcode=24001", "city=León"]).well();
    invoice(home)
}

fn invoice(home: &Home) -> String {
    let sale = ["sell", "invoice", "--client", "Núñez", "--line", "Cuota @ 100 +iva:0", "--issue", "--json"];
    let issued = home.run(&sale).json();
    format!("{}{}", issued["sale"]["series"].as_str().unwrap(), issued["sale"]["number"].as_str().unwrap())
}

#[test]
fn a_receipt_is_signed_for_sent_and_given_back() {
    let home = Home::new();
    let number = shop(&home);
    let far = ["debits", "prepare", "--until", "2099-12-31"];
    assert!(home.run(&far).well().out.contains("no ha firmado ninguna domiciliación"));
    home.run(&["debits", "sign", "Núñez", "--iban", ACCOUNT]).well();
    assert!(home.run(&["debits", "mandates", "Núñez"]).well().out.contains("ES91 … 1332"));
    // Who collects without an account of her own is told so, and nothing is made.
    let all = ["debits", "make", "--until", "2099-12-31", "--to", "remesa.xml"];
    let refused = home.run(&all);
    assert!(refused.code != 0 && refused.err.contains("Falta la cuenta en la que cobra"), "{}", refused.err);
    home.run(&["business", &format!("iban={ACCOUNT}")]).well();
    let made = home.run(&all).well();
    assert!(made.out.contains("1 recibo, 100,00") && made.out.contains("remesa.xml"), "{}", made.out);
    let file = std::fs::read_to_string(home.path().join("remesa.xml")).unwrap();
    assert!(file.contains("<InstdAmt Ccy=\"EUR\">100.00</InstdAmt>") && file.contains("000B12345674"), "{file}");
    // It goes into no second one, and no file takes the place of another.
    assert!(home.run(&far).well().out.contains("ya va en una remesa sin cobrar"));
    assert!(home.run(&all).err.contains("remesa.xml"));
    assert_eq!(home.run(&["debits", "--json"]).json()["rows"].as_array().unwrap().len(), 1);
    let early = home.run(&["debits", "collect"]);
    assert!(
        early.code != 0 && early.err.contains("no se cobra antes del") && !early.err.contains("-"),
        "{}",
        early.err
    );
    let back = home.run(&["debits", "return", &number, "--reason", "am04", "--fee", "3,50"]).well();
    assert!(back.out.contains("AM04, sin fondos"), "{}", back.out);
    assert!(home.run(&far).well().out.contains("1 recibo, 100,00"), "it is asked for again");
    home.run(&["undo"]).well();
    let withdrawn = home.run(&["debits", "take-back"]).well();
    assert!(withdrawn.out.contains("Retirada"), "{}", withdrawn.out);
    assert!(home.run(&["debits", "write", "--to", "otra.xml"]).err.contains("retirada"));
    home.run(&["debits", "revoke", "Núñez"]).well();
    assert!(home.run(&far).well().out.contains("anulada"));
}

#[test]
fn what_is_wrong_or_missing_is_said_in_a_sentence() {
    let home = Home::new();
    shop(&home);
    let said = |words: &[&str]| {
        let told = home.run(&[&["debits"], words].concat());
        assert!(told.code != 0, "{words:?}: {}", told.out);
        told.err
    };
    let unfit = "ES91 2100 0418 4502 0005 1333";
    assert!(said(&["sign", "Núñez", "--iban", unfit]).contains("repase el IBAN"));
    assert!(said(&["sign", "Núñez"]).contains("--iban"));
    assert!(said(&["sign"]).contains("Diga de qué cliente"));
    assert!(said(&["make"]).contains("Falta la cuenta"));
    assert!(said(&["write", "--to", "a.xml"]).contains("remesa"));
    assert!(said(&["prepare", "--collect-on", "2099-12-25"]).contains("El siguiente hábil es el 28/12/2099"));
    assert!(said(&["creditor", "ES78000B85626240"]).contains("cifras de control"));
    assert!(home.run(&["debits"]).well().out.contains("Anote en la ficha"));
}
