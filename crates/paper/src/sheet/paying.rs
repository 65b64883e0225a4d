//! How and when to pay.

use super::{Block, PayingCode, Pen, Row};
use einvoice::{Due, Payment};

/// Where templates find the code of a transfer.
pub(crate) const CODE: &str = "transfer.svg";

/// The block of payment, or nothing when nothing is said of it. `texts` are those of the document and of all documents; `is_coded`: the
/// code of a transfer stands beside it.
pub(super) fn paying(
    pen: &Pen<'_>,
    payments: &[Payment],
    due: &[Due],
    texts: &[&str],
    is_coded: bool,
) -> Option<Block> {
    let mut rows = Vec::new();
    for payment in payments {
        let debit = matches!(payment.means.as_str(), "49" | "59");
        if let Some(means) = pen.known(&format!("paper-means-{}", payment.means)) {
            rows.push(Row::new(pen.say("paper-means"), means));
        }
        let mut tell = |key: &str, value: String| {
            if !value.is_empty() {
                rows.push(Row::new(pen.say(key), value));
            }
        };
        let account = if debit { hidden(&payment.account) } else { in_fours(&payment.account) };
        tell("paper-account", account);
        tell("paper-bic", payment.bic.clone());
        tell("paper-mandate", payment.mandate.clone());
        tell("paper-payment-reference", payment.reference.clone());
    }
    // A single day stands among the facts at the top.
    if due.len() > 1 {
        rows.extend(due.iter().map(|due| {
            let values = [("day", pen.day(due.on).into()), ("amount", pen.money(due.amount).into())];
            Row::new(pen.say("paper-due"), pen.say_with("paper-due-amount", &values))
        }));
    }
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    (!rows.is_empty() || !texts.is_empty()).then(|| Block {
        title: pen.say("paper-paying"),
        rows,
        text: texts.join("\n"),
        code: is_coded.then(|| PayingCode {
            caption: pen.say("paper-transfer"),
            file: CODE,
            alt: pen.say("paper-transfer-alt"),
        }),
    })
}

/// An IBAN in groups of four, as banks print it; other accounts as they are.
fn in_fours(account: &str) -> String {
    let letters: Vec<char> = account.chars().filter(|letter| !letter.is_whitespace()).collect();
    let iban = letters.len() > 12 && letters.iter().take(2).all(char::is_ascii_alphabetic);
    if !iban {
        return account.to_owned();
    }
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The last four of an account that is charged: enough to know it, too little to use it.
fn hidden(account: &str) -> String {
    let letters: Vec<char> = account.chars().filter(|letter| !letter.is_whitespace()).collect();
    if letters.is_empty() {
        return String::new();
    }
    let last = letters.len().saturating_sub(4);
    format!("····\u{A0}{}", letters[last..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_grouped_to_be_read_and_hidden_when_charged() {
        assert_eq!(in_fours("ES9121000418450200051332"), "ES91 2100 0418 4502 0005 1332");
        assert_eq!(in_fours("12345678"), "12345678");
        assert_eq!(hidden("ES9121000418450200051332"), "····\u{A0}1332");
        assert_eq!(hidden("12"), "····\u{A0}12");
        assert_eq!(hidden(""), "");
    }
}
