//! A statement as any of its formats tells it.

use crate::money::Currency;
use crate::taxid;
use chrono::NaiveDate;
use serde::Serialize;

/// What a bank sent: one file, one or more accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// `norma43`, `ofx`, `camt` or `table`.
    pub format: &'static str,
    /// The accounts, in the order of the file.
    pub accounts: Vec<Account>,
}

/// What happened on one account. Amounts are minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// IBAN without spaces, or as the bank calls it; empty where the file does not say.
    pub number: String,
    /// Its currency.
    pub currency: Currency,
    /// What was there before the first movement.
    pub opening: Option<i64>,
    /// What was there after the last.
    pub closing: Option<i64>,
    /// The movements, in the order of the file.
    pub movements: Vec<Movement>,
}

/// Money that came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Where it stands in the file, from 1; 0 where lines are not counted.
    pub line: u64,
    /// When it was booked.
    pub day: NaiveDate,
    /// From when it counts.
    pub value_day: Option<NaiveDate>,
    /// Below zero: it went out.
    pub amount: i64,
    /// What it is.
    pub kind: MovementKind,
    /// All the bank says of it.
    pub text: String,
    /// The other side, where the bank names it.
    pub payer: String,
    /// The other side's account.
    pub payer_account: String,
    /// Its number at the bank or of whoever ordered it.
    pub reference: String,
    /// The bank's own identity of it; empty where it gives none.
    pub id: String,
    /// The account after it.
    pub balance: Option<i64>,
}

impl Movement {
    /// A movement that says no more than when, how much and what.
    pub(super) fn new(line: u64, day: NaiveDate, amount: i64, text: String) -> Self {
        Self {
            line,
            day,
            value_day: None,
            amount,
            kind: MovementKind::of_text(&text, amount),
            text,
            payer: String::new(),
            payer_account: String::new(),
            reference: String::new(),
            id: String::new(),
            balance: None,
        }
    }
}

/// What a movement is, as far as the bank says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum MovementKind {
    /// A transfer.
    Transfer,
    /// A direct debit.
    Debit,
    /// Something that was paid before and came back.
    Returned,
    /// A card.
    Card,
    /// Notes and coins.
    Cash,
    /// A cheque.
    Cheque,
    /// What the bank takes for itself.
    Fee,
    /// Anything else.
    Other,
}

impl MovementKind {
    /// Its stable code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Debit => "debit",
            Self::Returned => "returned",
            Self::Card => "card",
            Self::Cash => "cash",
            Self::Cheque => "cheque",
            Self::Fee => "fee",
            Self::Other => "other",
        }
    }

    /// The kind of a code.
    pub(super) fn from_code(code: &str) -> Self {
        let all = [Self::Transfer, Self::Debit, Self::Returned, Self::Card, Self::Cash, Self::Cheque, Self::Fee];
        all.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::Other)
    }

    /// How such money is given, as UNTDID 4461 calls it; a transfer where nothing is known.
    pub(super) fn method(self) -> &'static str {
        match self {
            Self::Debit | Self::Returned => "59",
            Self::Card => "48",
            Self::Cash => "10",
            Self::Cheque => "20",
            Self::Transfer | Self::Fee | Self::Other => "30",
        }
    }

    /// What the words of a movement say it is, where the format has no code for it.
    pub(super) fn of_text(text: &str, amount: i64) -> Self {
        let text = crate::names::fold(text);
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let begins = |words: &[&str]| text.split(' ').any(|at| words.iter().any(|word| at.starts_with(word)));
        if says(&["devolucion recib", "recibo devuelto", "recibos devueltos", "returned direct debit"])
            || begins(&["impagad", "devuelt"])
            || (amount < 0 && begins(&["devol"]) && begins(&["recib", "adeud", "remes"]))
        {
            Self::Returned
        } else if begins(&["comision", "intereses"]) || says(&["service charge"]) {
            Self::Fee
        } else if begins(&["transf", "bizum", "spei", "wire"]) {
            Self::Transfer
        } else if begins(&["remesa", "adeudo", "recibo", "domicilia"]) {
            Self::Debit
        } else if begins(&["tarjeta", "tpv", "card"]) {
            Self::Card
        } else if begins(&["cheque", "talon"]) {
            Self::Cheque
        } else if begins(&["efectivo", "cajero", "reintegro"]) {
            Self::Cash
        } else {
            Self::Other
        }
    }
}

/// The IBAN of a Spanish account given without its check digits: bank and office (four figures each) and account (ten). Source: the
/// Banco de España's rules of the *código cuenta cliente* (weights 4 8 5 10 9 7 3 6 and 1 2 4 8 5 10 9 7 3 6, modulo 11) and ISO 13616
/// (modulo 97). Nothing where they are not figures.
pub fn iban_of_ccc(bank: &str, office: &str, account: &str) -> Option<String> {
    let figures = |text: &str, many: usize| text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
    if !figures(bank, 4) || !figures(office, 4) || !figures(account, 10) {
        return None;
    }
    let control = |text: &str, weights: &[u32]| {
        let sum: u32 = text.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
        match 11 - sum % 11 {
            10 => 1,
            11 => 0,
            other => other,
        }
    };
    let first = control(&format!("{bank}{office}"), &[4, 8, 5, 10, 9, 7, 3, 6]);
    let second = control(account, &[1, 2, 4, 8, 5, 10, 9, 7, 3, 6]);
    let domestic = format!("{bank}{office}{first}{second}{account}");
    // `ES00` behind the account, letters as two figures: E is 14, S is 28.
    let left = format!("{domestic}142800").bytes().fold(0_u32, |left, byte| (left * 10 + u32::from(byte - b'0')) % 97);
    Some(format!("ES{:02}{domestic}", 98 - left))
}

/// The IBAN in a text, without spaces; nothing where none stands there whose check digits are right.
pub(super) fn iban_in(text: &str) -> Option<String> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let starts = letters.windows(4).enumerate().filter(|(at, four)| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|(_, c)| !c.is_alphanumeric());
        before
            && four.iter().take(2).all(|(_, c)| c.is_ascii_uppercase())
            && four.iter().skip(2).all(|(_, c)| c.is_ascii_digit())
    });
    for (at, _) in starts {
        let run: String = letters
            .iter()
            .skip(at)
            .map(|(_, c)| *c)
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'))
            .filter(char::is_ascii_alphanumeric)
            .take(34)
            .collect();
        let found = (15..=run.len()).rev().filter_map(|end| run.get(..end)).find(|part| is_iban(part));
        if let Some(found) = found {
            return Some(found.to_owned());
        }
    }
    None
}

/// Whether a text is an IBAN with right check digits (ISO 13616, ISO/IEC 7064 MOD 97-10).
pub(crate) fn is_iban(text: &str) -> bool {
    taxid::check_module("iban", text).is_some_and(|check| check.acceptable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spanish_account_gets_its_check_digits() {
        assert_eq!(iban_of_ccc("2100", "0418", "0200051332").as_deref(), Some("ES9121000418450200051332"));
        assert!(iban_of_ccc("2100", "0418", "02000513").is_none());
    }

    #[test]
    fn an_account_is_found_in_what_stands_above_a_table() {
        assert_eq!(iban_in("Cuenta: ES91 2100 0418 4502 0005 1332 EUR").as_deref(), Some("ES9121000418450200051332"));
        assert_eq!(iban_in("ES9121000418450200051332").as_deref(), Some("ES9121000418450200051332"));
        assert_eq!(iban_in("ES92 2100 0418 4502 0005 1332"), None);
        assert_eq!(iban_in("Movimientos"), None);
    }

    #[test]
    fn words_say_what_a_movement_is() {
        for (text, amount, kind) in [
            ("TRANSFERENCIA DE CAFES NUNEZ", 100, MovementKind::Transfer),
            ("DEVOLUCION RECIBO 0001", -100, MovementKind::Returned),
            ("RECIBO DEVUELTO", -100, MovementKind::Returned),
            ("DEVOLUCION COMPRA", 100, MovementKind::Other),
            ("REMESA DE ADEUDOS", 100, MovementKind::Debit),
            ("COMISION MANTENIMIENTO", -100, MovementKind::Fee),
            ("LIQUIDACION TPV", 100, MovementKind::Card),
            ("COBRO VARIOS", 100, MovementKind::Other),
        ] {
            assert_eq!(MovementKind::of_text(text, amount), kind, "{text}");
        }
    }
}
