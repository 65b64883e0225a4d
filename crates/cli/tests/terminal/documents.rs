//! Documents from the terminal: sold, converted, issued, credited.

use crate::home::Home;

#[test]
fn a_shop_quotes_invoices_and_credits_from_the_terminal() {
    let home = Home::new();
    home.make().well();
    let buyer =
        r#"{"name":"Cafés Núñez, S. A.","tax_id":"A58818501","addresses":[{"street":"Gran Vía, 5","city":"Madrid"}]}"#;
    home.run(&["call", "clients.create", buyer]).well();
    home.add("Núñez Hermanos, S. L.");
    // Found by the same words, and not called so.
    let speaks_of = r#"{"name":"Lucía Rubio","notes":"Lleva las cuentas de Cafés Núñez"}"#;
    home.run(&["call", "clients.create", speaks_of]).well();
    let lines = ["--line", "2 x Tornillo M6 @ 12,50 -10% +iva:21", "--line", "Porte @ 6"];
    let sell = |kind: &str, client: &str, more: &[&str]| {
        home.run(&[&["sell", kind, "--client", client], &lines[..], more].concat())
    };
    let several = sell("quote", "Núñez", &[]);
    assert_eq!(several.code, 1);
    assert!(several.err.contains("Cafés Núñez, S. A.") && several.err.contains("Núñez Hermanos"), "{}", several.err);
    let quote = sell("quote", "Cafés Núñez", &[]).well();
    assert!(quote.out.contains("AP26/000001") || quote.out.contains("/000001"), "{}", quote.out);
    assert!(quote.out.contains("34,49\u{a0}€"), "22,50 + 6, with 21 %: {}", quote.out);

    let drafted = sell("invoice", "Cafés Núñez", &["--json"]).json();
    let tail = &drafted["sale"]["id"].as_str().unwrap()[30..];
    let refused = home.run(&["issue", tail]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("identificador fiscal del negocio"), "{}", refused.err);
    let told =
        home.run(&["business", "tax_id=B12345674", "street=Calle Mayor, 1", "postcode=24001", "city=León"]).well();
    assert!(told.out.contains("VERI*FACTU") && told.out.contains("No envía los registros"), "{}", told.out);
    let issued = home.run(&["issue", tail, "--json"]).json();
    let number =
        format!("{}{}", issued["sale"]["series"].as_str().unwrap(), issued["sale"]["number"].as_str().unwrap());
    assert!(number.ends_with("/000001") && issued["fiscal"]["fingerprint"].as_str().unwrap().len() == 64, "{number}");
    let undone = home.run(&["undo"]);
    assert_eq!(undone.code, 1);
    assert!(undone.err.contains(&number) && undone.err.contains("abono"), "{}", undone.err);

    let credited = home.run(&["credit", &number, "--reason", "Devolución", "--issue"]).well();
    assert!(credited.out.contains("-34,49\u{a0}€") && credited.out.contains("Registro encadenado"), "{}", credited.out);
    let listed = home.run(&["sales", "--as", "invoice"]).well();
    assert!(listed.out.contains(&number) && listed.out.contains("Reembols"), "{}", listed.out);
    assert!(listed.out.lines().all(|line| line.chars().count() <= 80), "{}", listed.out);
    home.run(&["check"]).well();
    let wrong = home.run(&["sell", "quote", "--client", "Cafés Núñez", "--line", "2 x @ 5"]);
    assert!(wrong.code == 1 && wrong.err.contains("CAFE-1"), "{}", wrong.err);
    assert_eq!(home.run(&["sell", "factura", "--client", "x", "--line", "y"]).code, 2);
}

#[test]
fn a_quote_is_converted_by_its_number() {
    let home = Home::new();
    home.make().well();
    home.add("Ana Sol");
    let quote = home.run(&["sell", "quote", "--client", "Ana Sol", "--line", "3 x Silla @ 40", "--json"]).json();
    let number = format!("{}{}", quote["sale"]["series"].as_str().unwrap(), quote["sale"]["number"].as_str().unwrap());
    let order = home.run(&["convert", &number, "--into", "order", "--json"]).json();
    assert_eq!(order["links"][0]["relation"], "from");
    let again = home.run(&["convert", &number, "--into", "order"]);
    assert!(again.code == 1 && again.err.contains("no queda nada"), "{}", again.err);
    assert_eq!(home.run(&["convert", "no hay", "--into", "order"]).code, 1);
}
