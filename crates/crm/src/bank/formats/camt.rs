//! CAMT.053, the statement in XML that banks of the euro area send.
//!
//! Source: ISO 20022 `camt.053.001.02` to `.08`: `Stmt/Acct`, `Stmt/Bal` (`OPBD`, `CLBD`) and one `Ntry` for each movement, with its
//! transactions below `NtryDtls/TxDtls`. A booking of several transactions (a batch) is one movement, unless each of them tells its amount
//! and all of them are the booking.

use super::super::statement::{Account, Movement, MovementKind, Statement};
use super::{currency, joined, minor};
use crate::import::Said;
use crate::money::Currency;
use chrono::NaiveDate;
use einvoice::markup::{Node, parse};

/// Reads a file.
///
/// Errors (as the reason): `bank-not-xml` (at), `bank-document-type`, `bank-value` (row 0, column 0, value), `bank-empty`.
pub(super) fn read(bytes: &[u8]) -> Result<Statement, Said> {
    use einvoice::ReadError as Wrong;
    let top = parse(bytes).map_err(|error| match error {
        Wrong::DocumentType => Said::new("bank-document-type").with("row", 0),
        Wrong::TooLarge => Said::new("bank-too-large").with("limit", 32),
        Wrong::NotXml { at, .. } => {
            let row = bytes.get(..at as usize).unwrap_or(bytes).iter().filter(|byte| **byte == b'\n').count() + 1;
            Said::new("bank-not-readable").with("row", row)
        }
        _ => Said::new("bank-not-readable").with("row", 1),
    })?;
    let root = top.child("BkToCstmrStmt").ok_or_else(|| Said::new("bank-empty"))?;
    let accounts = root.all("Stmt").map(account).collect::<Result<Vec<_>, _>>()?;
    match accounts.is_empty() {
        true => Err(Said::new("bank-empty")),
        false => Ok(Statement { format: "camt", accounts }),
    }
}

fn wrong(value: &str) -> Said {
    Said::new("bank-value").with("row", 0).with("column", 0).with("value", value)
}

fn account(node: &Node) -> Result<Account, Said> {
    let id = |path: &[&str]| node.text_at(path).to_owned();
    let iban = id(&["Acct", "Id", "IBAN"]);
    let number = if iban.is_empty() { id(&["Acct", "Id", "Othr", "Id"]) } else { iban };
    let named = id(&["Acct", "Ccy"]);
    let first =
        node.children.iter().filter_map(|child| child.child("Amt")).map(|amount| amount.attribute("Ccy")).next();
    let code = if named.is_empty() { first.unwrap_or_default().to_owned() } else { named };
    let currency = currency(&code).ok_or_else(|| wrong(&code))?;
    let balance = |kind: &str| {
        let of_kind = |balance: &&Node| balance.text_at(&["Tp", "CdOrPrtry", "Cd"]) == kind;
        node.all("Bal").find(of_kind).and_then(|balance| amount(balance, currency).ok())
    };
    let mut movements = Vec::new();
    for entry in node.all("Ntry") {
        // What is only announced comes again when it is booked.
        let state = [entry.text_at(&["Sts"]), entry.text_at(&["Sts", "Cd"])].concat();
        if state.is_empty() || state == "BOOK" {
            take(entry, currency, &mut movements)?;
        }
    }
    Ok(Account {
        number: number.replace(' ', ""),
        currency,
        opening: balance("OPBD"),
        closing: balance("CLBD"),
        movements,
    })
}

/// The amount of an element with the sign of its side.
fn amount(node: &Node, currency: Currency) -> Result<i64, Said> {
    let text = node.text_at(&["Amt"]);
    let amount = minor(text, currency).ok_or_else(|| wrong(text))?;
    Ok(if node.text_at(&["CdtDbtInd"]) == "DBIT" { -amount } else { amount })
}

fn day(node: &Node, name: &str) -> Option<NaiveDate> {
    let text =
        [node.text_at(&[name, "Dt"]), node.text_at(&[name, "DtTm"])].into_iter().find(|text| !text.is_empty())?;
    text.get(..10)?.parse().ok()
}

fn take(entry: &Node, currency: Currency, into: &mut Vec<Movement>) -> Result<(), Said> {
    let whole = amount(entry, currency)?;
    let booked =
        day(entry, "BookgDt").or_else(|| day(entry, "ValDt")).ok_or_else(|| wrong(entry.text_at(&["BookgDt"])))?;
    let details: Vec<&Node> = entry.all("NtryDtls").flat_map(|details| details.all("TxDtls")).collect();
    let parts: Option<Vec<i64>> = details.iter().map(|details| part(details, whole, currency)).collect();
    let id = entry.text_at(&["AcctSvcrRef"]);
    match parts.filter(|parts| parts.len() > 1 && parts.iter().sum::<i64>() == whole) {
        Some(parts) => {
            for (at, (details, amount)) in details.iter().zip(parts).enumerate() {
                let id = if id.is_empty() { String::new() } else { format!("{id}/{at}") };
                into.push(movement(entry, Some(details), booked, amount, id));
            }
        }
        None => {
            let only = if details.len() == 1 { details.first().copied() } else { None };
            into.push(movement(entry, only, booked, whole, id.to_owned()));
        }
    }
    into.retain(|movement| movement.amount != 0);
    Ok(())
}

/// The amount of one transaction of a booking, on the side of the booking.
fn part(details: &Node, whole: i64, currency: Currency) -> Option<i64> {
    let told = details.down(&["AmtDtls", "TxAmt", "Amt"]).or_else(|| details.child("Amt"))?;
    (told.attribute("Ccy") == currency.code())
        .then(|| minor(told.text.trim(), currency))
        .flatten()
        .map(|amount| amount * whole.signum())
}

fn movement(entry: &Node, details: Option<&Node>, booked: NaiveDate, amount: i64, id: String) -> Movement {
    let other = if amount > 0 { "Dbtr" } else { "Cdtr" };
    let of = |path: &[&str]| details.map_or("", |details| details.text_at(path)).to_owned();
    let name = [of(&["RltdPties", other, "Nm"]), of(&["RltdPties", other, "Pty", "Nm"])].concat();
    let told: Vec<String> = details
        .iter()
        .flat_map(|details| details.all("RmtInf"))
        .flat_map(|told| told.all("Ustrd").map(|node| node.text.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    let structured = of(&["RmtInf", "Strd", "CdtrRefInf", "Ref"]);
    let also = entry.text_at(&["AddtlNtryInf"]);
    let texts = [name.as_str()].into_iter().chain(told.iter().map(String::as_str)).chain([structured.as_str(), also]);
    let mut movement = Movement::new(0, booked, amount, joined(texts));
    movement.value_day = day(entry, "ValDt");
    movement.payer = name;
    movement.payer_account = of(&["RltdPties", &format!("{other}Acct"), "Id", "IBAN"]);
    let end = of(&["Refs", "EndToEndId"]);
    movement.reference = if end == "NOTPROVIDED" { String::new() } else { end };
    movement.id = id;
    let family = entry.text_at(&["BkTxCd", "Domn", "Fmly", "Cd"]);
    movement.kind = match (family, entry.text_at(&["BkTxCd", "Domn", "Fmly", "SubFmlyCd"])) {
        _ if !of(&["RtrInf", "Rsn", "Cd"]).is_empty() => MovementKind::Returned,
        (_, "RRTN" | "UPDD" | "RPCR") => MovementKind::Returned,
        ("RCDT" | "ICDT" | "RRCT" | "IRCT", _) => MovementKind::Transfer,
        ("RDDT" | "IDDT", _) => MovementKind::Debit,
        ("CCRD" | "MCRD", _) => MovementKind::Card,
        ("RCHQ" | "ICHQ", _) => MovementKind::Cheque,
        ("CNTR", _) => MovementKind::Cash,
        _ => movement.kind,
    };
    movement
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>ES9121000418450200051332</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1497.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="EUR">80.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-03</Dt></BookgDt>
<AcctSvcrRef>X1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>
<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">50.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Cafés Núñez</Nm></Dbtr>
<DbtrAcct><Id><IBAN>ES7921000813610123456789</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Fra A26/000001</Ustrd></RmtInf></TxDtls>
<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">30.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Otra</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">2.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2026-11-04</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>"#;

    #[test]
    fn a_batch_that_tells_its_parts_is_its_parts_and_what_is_pending_waits() {
        let statement = read(SAMPLE.as_bytes()).unwrap();
        let account = &statement.accounts[0];
        assert_eq!(
            (account.number.as_str(), account.closing, account.movements.len()),
            ("ES9121000418450200051332", Some(149_750), 2)
        );
        let one = &account.movements[0];
        assert_eq!((one.amount, one.id.as_str(), one.kind), (5_000, "X1/0", MovementKind::Transfer));
        assert_eq!((one.payer.as_str(), one.payer_account.as_str()), ("Cafés Núñez", "ES7921000813610123456789"));
        assert_eq!(one.text, "Cafés Núñez · Fra A26/000001");
        let whole = read(SAMPLE.replace(">30.00<", ">31.00<").as_bytes()).unwrap();
        assert_eq!(whole.accounts[0].movements.iter().map(|m| m.amount).collect::<Vec<_>>(), [8_000]);
    }

    #[test]
    fn entities_are_never_followed() {
        let laughs = SAMPLE.replacen("<Document", "<!DOCTYPE a [<!ENTITY b \"ha\">]><Document", 1);
        assert_eq!(read(laughs.as_bytes()).unwrap_err().code, "bank-document-type");
    }
}
