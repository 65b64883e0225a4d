//! A statement of the bank comes in, its lines become the payments they are, and one key takes each step back.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

/// Two clients who owe: 100.00 once, and 60.00 twice; the numbers of their invoices.
async fn somebody_owes(desk: &Desk) -> Told<Vec<String>> {
    let mut issuer = desk.asks("business.get", json!(null)).await?["issuer"].clone();
    for (field, value) in
        [("tax_id", "A58818501"), ("street", "Calle Mayor 1"), ("postcode", "28013"), ("city", "Madrid")]
    {
        issuer[field] = json!(value);
    }
    desk.asks("business.set", issuer).await?;
    let mut numbers = Vec::new();
    for (name, prices) in [("Panadería Sol y Mar, S.L.", &["100"][..]), ("Talleres Baztán, S.L.", &["60", "60"][..])]
    {
        let client = json!({ "name": name, "tax_id": "B12345674", "tax_country": "ES",
            "addresses": [{ "street": "Calle Mayor 11", "postcode": "48006", "city": "Bilbao", "country": "ES" }] });
        let client = desk.asks("clients.create", client).await?["id"].clone();
        for price in prices {
            let line = json!({ "text": "Harina", "quantity": "1", "price": price, "taxes": ["iva:0"] });
            let sale =
                desk.asks("sales.draft", json!({ "kind": "invoice", "client": client, "lines": [line] })).await?;
            let issued = desk.asks("sales.issue", json!({ "id": sale["sale"]["id"] })).await?;
            let text = |name: &str| issued["sale"][name].as_str().unwrap_or_default().to_owned();
            numbers.push(text("series") + &text("number"));
        }
    }
    Ok(numbers)
}

async fn statement(desk: &Desk, number: &str) -> Told {
    let day = desk.days_ago(0).await?.format("%Y%m%d");
    let text = format!(
        "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<ACCTID>ES9121000418450200051332
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{day}<TRNAMT>100.00<FITID>1<NAME>PANADERIA SOL Y MAR SL<MEMO>FRA {number}</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{day}<TRNAMT>60.00<FITID>2<NAME>TALLERES BAZTAN<MEMO>PAGO</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{day}<TRNAMT>-2.50<FITID>3<MEMO>COMISION MANTENIMIENTO</STMTTRN></STMTRS></OFX>"
    );
    let file = desk.home().join("extracto.ofx");
    std::fs::write(&file, text)?;
    desk.will_choose(&file)?;
    Ok(())
}

const IN_THE_LIST: &str =
    "const grid = document.querySelector('[role=grid]'); grid.focus(); return document.activeElement === grid";

#[tokio::test]
async fn a_statement_comes_in_and_its_lines_become_payments() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    let numbers = somebody_owes(&desk).await?;
    desk.goes_to("/payments").await?;
    desk.turns_to("Banco").await?;
    desk.sees("Todavía no hay movimientos del banco").await?;
    statement(&desk, &numbers[0]).await?;
    desk.presses("Elegir extracto del banco").await?;
    desk.says("dialog[open]", "3 movimientos, 3 nuevos").await?;
    desk.says("dialog[open]", "Uno encaja con seguridad").await?;
    assert_eq!(
        desk.asks("bank.accounts", json!({})).await?["accounts"],
        Value::Array(Vec::new()),
        "nothing was done yet"
    );
    desk.presses("Traer y conciliar lo seguro").await?;
    desk.says("[role=grid]", "TALLERES BAZTAN").await?;
    let paid = desk.asks("sales.page", json!({ "state": "paid" })).await?;
    assert_eq!(paid["rows"].as_array().map(Vec::len), Some(1), "what names its invoice is paid");

    // What fits two invoices waits for a person, who chooses by its number.
    let line = desk.asks("bank.page", json!({ "state": "open" })).await?["rows"].clone();
    let place = line.as_array().into_iter().flatten().position(|row| row["amount_minor"] == 6_000).unwrap_or_default();
    desk.waits_for("the list", IN_THE_LIST, json!([])).await?;
    for _ in 0..place {
        desk.chord(&["Down"]).await?;
    }
    desk.says("section.line", "TALLERES BAZTAN").await?;
    desk.chord(&["Enter"]).await?;
    desk.sees("Ese movimiento encaja igual de bien con varias cosas").await?;
    desk.chord(&["2"]).await?;
    desk.sees("conciliado con Talleres Baztán").await?;
    let paid = desk.asks("sales.page", json!({ "state": "paid" })).await?;
    assert_eq!(paid["rows"].as_array().map(Vec::len), Some(2));

    // The fee of the bank is nothing of ours.
    desk.says("section.line", "COMISION MANTENIMIENTO").await?;
    desk.waits_for("the list", IN_THE_LIST, json!([])).await?;
    desk.chord(&["i"]).await?;
    desk.sees("No queda ningún movimiento por conciliar.").await?;
    desk.chord(&["Control", "z"]).await?;
    desk.says("[role=grid]", "COMISION MANTENIMIENTO").await?;

    // The same statement again brings nothing.
    desk.will_choose(&desk.home().join("extracto.ofx"))?;
    desk.presses("Traer extracto").await?;
    desk.says("dialog[open]", "No hay ningún movimiento nuevo").await?;
    desk.chord(&["Escape"]).await?;
    desk.leave().await
}
