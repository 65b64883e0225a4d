//! Numbers and discounts as they are typed on a document, read and written.

use billing::{Adjustment, Turn, Worth};
use rust_decimal::Decimal;

/// Decimals of quantities, prices and rates that are kept.
pub(super) const PLACES: u32 = 6;
/// No quantity or price is as large as this.
pub(super) const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// What is wrong: the field, the rule, what completes the sentence.
pub(super) type Wrong = (&'static str, &'static str, Vec<(&'static str, String)>);

/// A decimal with a point.
pub(super) fn number(field: &'static str, text: &str) -> std::result::Result<Decimal, Wrong> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let number = text.parse::<Decimal>().ok().filter(|_| plain);
    let number = number.ok_or((field, "not-a-decimal", vec![("value", text.to_owned())]))?.normalize();
    if number.scale() > PLACES {
        return Err((field, "too-many-decimals", vec![("count", PLACES.to_string())]));
    }
    if number.abs() >= LARGEST {
        return Err((field, "too-large", Vec::new()));
    }
    Ok(number)
}

/// Discounts one after the other: `10%+5%`.
pub(super) fn discounts(text: &str, back: bool) -> std::result::Result<Vec<Adjustment>, Wrong> {
    text.split('+')
        .enumerate()
        .map(|(at, piece)| Ok(Adjustment { turn: Turn::Discount, worth: worth(piece.trim(), at > 0, back)? }))
        .collect()
}

/// An amount or a percentage; `of_rest` of what the ones before left, `back` where money is given back.
pub(super) fn worth(text: &str, of_rest: bool, back: bool) -> std::result::Result<Worth, Wrong> {
    match text.strip_suffix('%') {
        Some(percent) => {
            let percent = number("discount", percent.trim())?;
            Ok(if of_rest { Worth::PercentOfRest(percent) } else { Worth::Percent(percent) })
        }
        None => match number("discount", text)? {
            amount if amount < Decimal::ZERO && !back => Err(("discount", "not-below-zero", Vec::new())),
            amount => Ok(Worth::Amount(amount)),
        },
    }
}

/// Discounts as they are typed.
pub(super) fn discount_text(changes: &[Adjustment]) -> String {
    let texts: Vec<String> = changes.iter().map(|change| worth_text(&change.worth)).collect();
    texts.join("+")
}

/// What a discount or charge is, as it is typed.
pub(super) fn worth_text(worth: &Worth) -> String {
    match worth {
        Worth::Amount(amount) => amount.normalize().to_string(),
        Worth::Percent(percent) | Worth::PercentOfRest(percent) => format!("{}%", percent.normalize()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discounts_are_read_as_they_are_written() {
        for text in ["10%", "12.5", "10%+5%", "10%+2.5", "0.000001%"] {
            assert_eq!(discounts(text, false).map(|all| discount_text(&all)), Ok(text.to_owned()));
        }
        assert_eq!(discounts(" 10 % + 5 % ", false).map(|all| discount_text(&all)), Ok("10%+5%".to_owned()));
        for wrong in ["", "x", "10%%", "-5", "10%+", "1e5", "0.0000001", "9999999999"] {
            assert!(discounts(wrong, false).is_err(), "{wrong}");
        }
        assert!(discounts("-5", true).is_ok(), "what takes a discount back is negative");
    }
}
