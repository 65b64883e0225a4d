//! The code that a bank's app reads to make a transfer: who is paid, where to, how much, what for.
//!
//! Source: European Payments Council, EPC069-12 version 2.1, *Quick Response Code: guidelines to enable data capture for the initiation of
//! a SEPA credit transfer*: eleven lines of UTF-8, error correction M, no code larger than version 13.

use crate::verifactu::{Qr, QrError, qr};

/// The largest amount, in cents: 999 999 999.99.
const MOST: i64 = 99_999_999_999;
/// Letters of a name, and of what it is for.
const NAME: usize = 70;
const REMITTANCE: usize = 140;
/// Squares on each side of version 13.
const LARGEST: usize = 69;

/// A transfer in euros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Who is paid.
    pub name: String,
    /// Her account; blanks do not count. Whoever asks has proved its check digits.
    pub iban: String,
    /// Cents, above zero.
    pub amount: i64,
    /// What it is for: the number of an invoice.
    pub remittance: String,
}

/// What the code of a transfer says; nothing where the amount is none that may be transferred, or a name or an account is missing.
pub fn payload(transfer: &Transfer) -> Option<String> {
    let iban: String = transfer.iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    let name = line(&transfer.name, NAME);
    if !(1..=MOST).contains(&transfer.amount) || iban.is_empty() || name.is_empty() {
        return None;
    }
    let amount = format!("EUR{}.{:02}", transfer.amount / 100, transfer.amount % 100);
    let remittance = line(&transfer.remittance, REMITTANCE);
    // Version 2 needs no BIC; purpose and structured reference stay empty, and what ends empty is left out.
    let told = ["BCD", "002", "1", "SCT", "", &name, &iban, &amount, "", "", &remittance].join("\n");
    Some(told.trim_end_matches('\n').to_owned())
}

/// The code of a transfer; nothing as [`payload`], or where it would be larger than allowed.
pub fn code(transfer: &Transfer) -> Option<Qr> {
    let made: Result<Qr, QrError> = qr(&payload(transfer)?);
    made.ok().filter(|code| code.size <= LARGEST)
}

/// A text on one line, of so many letters at most.
fn line(text: &str, most: usize) -> String {
    let plain: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transfer() -> Transfer {
        Transfer {
            name: "Tostadero La Perla, S. L.".into(),
            iban: "ES91 2100 0418 4502 0005 1332".into(),
            amount: 123_405,
            remittance: "A26/000001".into(),
        }
    }

    #[test]
    fn the_code_says_its_lines_in_their_order() {
        let told = payload(&transfer()).unwrap();
        let lines: Vec<&str> = told.split('\n').collect();
        assert_eq!(
            lines,
            [
                "BCD",
                "002",
                "1",
                "SCT",
                "",
                "Tostadero La Perla, S. L.",
                "ES9121000418450200051332",
                "EUR1234.05",
                "",
                "",
                "A26/000001"
            ]
        );
        assert!(code(&transfer()).is_some_and(|code| code.size <= LARGEST));
    }

    #[test]
    fn what_cannot_be_transferred_has_no_code() {
        for amount in [0, -5, MOST + 1] {
            assert_eq!(payload(&Transfer { amount, ..transfer() }), None);
        }
        assert_eq!(payload(&Transfer { iban: " ".into(), ..transfer() }), None);
        assert_eq!(payload(&Transfer { name: "\n".into(), ..transfer() }), None);
    }

    #[test]
    fn a_name_cannot_add_lines_and_long_texts_are_cut() {
        let odd =
            Transfer { name: format!("Ana\nEUR9{}", "ñ".repeat(100)), remittance: "x".repeat(500), ..transfer() };
        let told = payload(&odd).unwrap();
        assert_eq!(told.split('\n').count(), 11);
        assert_eq!(told.split('\n').nth(5).map(|name| name.chars().count()), Some(70));
        assert!(code(&odd).is_some());
    }
}
