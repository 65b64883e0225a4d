//! OFX, the statement of accounting programs: 1.x in SGML, whose values have no closing tags, and 2.x in XML.
//!
//! Source: Open Financial Exchange 1.0.3 and 2.2, chapter 11 (`STMTTRN`). Both are read by one walk over their tags; nothing is expanded
//! but the five marks of XML and the space of HTML, and document types are refused.

use super::super::statement::{Account, Movement, MovementKind, Statement, is_iban};
use super::{Around, compact_day, currency, joined, minor};
use crate::import::Said;
use std::borrow::Cow;

/// Reads a file.
///
/// Errors (as the reason): `bank-not-readable` with `row`, `bank-value` (row, column 0, value), `bank-empty`.
pub(super) fn read(bytes: &[u8], around: &Around) -> Result<Statement, Said> {
    let text = decoded(bytes);
    let mut reader = Reader { accounts: Vec::new(), current: Draft::default(), is_inside: false, around };
    let mut row = 1;
    let mut rest = text.as_ref();
    // The head of 1.x is lines of `NAME:VALUE`, without tags.
    while let Some(at) = rest.find('<') {
        row += rest.get(..at).map_or(0, |head| head.matches('\n').count() as u64);
        let body = rest.get(at + 1..).unwrap_or_default();
        let Some(end) = body.find('>') else { return Err(Said::new("bank-not-readable").with("row", row)) };
        let tag = body.get(..end).unwrap_or_default();
        if tag.starts_with("!DOCTYPE") || tag.starts_with("!ENTITY") {
            return Err(Said::new("bank-document-type").with("row", row));
        }
        rest = body.get(end + 1..).unwrap_or_default();
        let value = rest.split('<').next().unwrap_or_default().trim();
        let name = tag.trim().trim_end_matches('/').trim().to_ascii_uppercase();
        if !name.starts_with(['?', '!']) {
            reader.tag(&name, &plain(value), row)?;
        }
        row += tag.matches('\n').count() as u64;
    }
    reader.finish()
}

/// The letters of a file: UTF-8 where it is that, else Windows-1252, which is what 1.x writes.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// A value with its marks as letters.
fn plain(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    marks.iter().fold(value.to_owned(), |text, (mark, letter)| text.replace(mark, letter))
}

/// A movement that is being read.
#[derive(Default)]
struct Draft {
    row: u64,
    kind: String,
    day: String,
    value_day: String,
    amount: String,
    id: String,
    check: String,
    reference: String,
    name: String,
    memo: String,
}

struct Reader<'a> {
    accounts: Vec<Account>,
    current: Draft,
    is_inside: bool,
    around: &'a Around<'a>,
}

impl Reader<'_> {
    fn tag(&mut self, name: &str, value: &str, row: u64) -> Result<(), Said> {
        let keep = |place: &mut String| value.clone_into(place);
        match name {
            "STMTRS" | "CCSTMTRS" => self.accounts.push(Account {
                number: String::new(),
                currency: self.around.home,
                opening: None,
                closing: None,
                movements: Vec::new(),
            }),
            "CURDEF" => {
                let currency = currency(value)
                    .ok_or_else(|| Said::new("bank-value").with("row", row).with("column", 0).with("value", value))?;
                self.account().currency = currency;
            }
            "ACCTID" if !self.is_inside => {
                let number: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                self.account().number = number;
            }
            "BALAMT" => {
                let currency = self.account().currency;
                if self.account().closing.is_none() {
                    self.account().closing = minor(value, currency);
                }
            }
            "STMTTRN" => {
                self.current = Draft { row, ..Draft::default() };
                self.is_inside = true;
            }
            "/STMTTRN" => self.end()?,
            _ if self.is_inside => match name {
                "TRNTYPE" => keep(&mut self.current.kind),
                "DTPOSTED" => keep(&mut self.current.day),
                "DTAVAIL" | "DTUSER" if self.current.value_day.is_empty() => keep(&mut self.current.value_day),
                "TRNAMT" => keep(&mut self.current.amount),
                "FITID" => keep(&mut self.current.id),
                "CHECKNUM" => keep(&mut self.current.check),
                "REFNUM" => keep(&mut self.current.reference),
                "NAME" => keep(&mut self.current.name),
                "MEMO" => keep(&mut self.current.memo),
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn account(&mut self) -> &mut Account {
        if self.accounts.is_empty() {
            self.accounts.push(Account {
                number: String::new(),
                currency: self.around.home,
                opening: None,
                closing: None,
                movements: Vec::new(),
            });
        }
        let last = self.accounts.len() - 1;
        &mut self.accounts[last]
    }

    fn end(&mut self) -> Result<(), Said> {
        let draft = std::mem::take(&mut self.current);
        self.is_inside = false;
        let wrong = |value: &str| Said::new("bank-value").with("row", draft.row).with("column", 0).with("value", value);
        let currency = self.account().currency;
        let amount = minor(&draft.amount, currency).ok_or_else(|| wrong(&draft.amount))?;
        let day = compact_day(&draft.day).ok_or_else(|| wrong(&draft.day))?;
        if amount == 0 {
            return Ok(());
        }
        let text = joined([draft.name.as_str(), draft.memo.as_str()]);
        let mut movement = Movement::new(draft.row, day, amount, text);
        movement.value_day = compact_day(&draft.value_day);
        // What the words say is more than the few types, but where these are exact.
        movement.kind = match draft.kind.to_ascii_uppercase().as_str() {
            "FEE" | "SRVCHG" | "INT" => MovementKind::Fee,
            "CHECK" => MovementKind::Cheque,
            "ATM" | "CASH" => MovementKind::Cash,
            "POS" => MovementKind::Card,
            "DIRECTDEBIT" if movement.kind == MovementKind::Other => MovementKind::Debit,
            "XFER" | "DIRECTDEP" if movement.kind == MovementKind::Other => MovementKind::Transfer,
            _ => movement.kind,
        };
        movement.payer = if amount > 0 { draft.name } else { String::new() };
        movement.reference = joined([draft.reference.as_str(), draft.check.as_str()]);
        movement.id = draft.id;
        self.account().movements.push(movement);
        Ok(())
    }

    fn finish(self) -> Result<Statement, Said> {
        let mut accounts = self.accounts;
        if accounts.is_empty() {
            return Err(Said::new("bank-empty"));
        }
        for account in &mut accounts {
            // An account in figures with its country before it is told as its IBAN.
            if is_iban(&account.number) {
                account.number = account.number.to_ascii_uppercase();
            }
        }
        Ok(Statement { format: "ofx", accounts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    const AROUND: Around = Around { home: Currency::EUR, country: "ES" };

    const SGML: &str = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>2100<ACCTID>ES9121000418450200051332<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103120000[+1:CET]<TRNAMT>500.00<FITID>7781
<NAME>CAFES N\u{fa}\u{f1}EZ &amp; CIA<MEMO>FRA A26/000001</STMTTRN>
<STMTTRN><TRNTYPE>SRVCHG<DTPOSTED>20261104<TRNAMT>-2,50<FITID>7782<MEMO>COMISION</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>1497.50<DTASOF>20261130</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";

    #[test]
    fn values_without_closing_tags_are_read() {
        let statement = read(SGML.as_bytes(), &AROUND).unwrap();
        let account = &statement.accounts[0];
        assert_eq!((account.number.as_str(), account.closing), ("ES9121000418450200051332", Some(149_750)));
        let one = &account.movements[0];
        assert_eq!((one.amount, one.id.as_str(), one.payer.as_str()), (50_000, "7781", "CAFES N\u{fa}\u{f1}EZ & CIA"));
        assert_eq!(one.text, "CAFES N\u{fa}\u{f1}EZ & CIA · FRA A26/000001");
        assert_eq!((account.movements[1].amount, account.movements[1].kind), (-250, MovementKind::Fee));
    }

    #[test]
    fn the_same_in_xml_is_the_same() {
        let mut xml = "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?>".to_owned();
        for line in
            SGML.split_once("<OFX>").map(|(_, body)| format!("<OFX>{body}")).unwrap_or_default().split_inclusive('<')
        {
            xml.push_str(line);
        }
        let close = |text: &str, name: &str| {
            let open = format!("<{name}>");
            text.split(&open).enumerate().fold(String::new(), |mut all, (at, part)| {
                if at > 0 {
                    let (value, rest) = part.split_at(part.find('<').unwrap_or(part.len()));
                    all.push_str(&format!("{open}{}</{name}>{rest}", value.trim()));
                } else {
                    all.push_str(part);
                }
                all
            })
        };
        for name in ["CURDEF", "ACCTID", "TRNTYPE", "DTPOSTED", "TRNAMT", "FITID", "NAME", "MEMO", "BALAMT", "BANKID"] {
            xml = close(&xml, name);
        }
        let (one, two) = (read(SGML.as_bytes(), &AROUND).unwrap(), read(xml.as_bytes(), &AROUND).unwrap());
        let bare = |statement: Statement| {
            let all = statement.accounts.into_iter().flat_map(|account| account.movements);
            all.map(|movement| Movement { line: 0, ..movement }).collect::<Vec<_>>()
        };
        assert_eq!(bare(one), bare(two));
    }

    #[test]
    fn entities_are_never_followed_and_nonsense_has_its_line() {
        let laughs = "<!DOCTYPE OFX [<!ENTITY a \"ha\">]><OFX><STMTRS></STMTRS></OFX>";
        assert_eq!(read(laughs.as_bytes(), &AROUND).unwrap_err().code, "bank-document-type");
        let bad = SGML.replace("500.00", "quinientos");
        let said = read(bad.as_bytes(), &AROUND).unwrap_err();
        assert_eq!(
            (said.code.as_str(), said.params["row"].as_str(), said.params["value"].as_str()),
            ("bank-value", "7", "quinientos")
        );
        assert_eq!(read(b"<OFX></OFX>", &AROUND).unwrap_err().code, "bank-empty");
    }
}
