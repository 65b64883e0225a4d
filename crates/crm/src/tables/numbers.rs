//! Amounts as people write them: what a cell can mean, and its value once the decimal sign is known.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecimalSign {
    /// `1.234,50`
    Comma,
    /// `1,234.50`
    Point,
}

/// What one cell says about the decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberShape {
    /// Digits only: says nothing.
    Whole,
    /// Can only be read with this decimal sign.
    Only(DecimalSign),
    /// `12.000` or `12,000`: thousands or decimals.
    Either,
}

/// The figures of a cell without currency, sign, spaces and parentheses.
struct Core {
    figures: String,
    negative: bool,
    exponent: bool,
}

const SIGNS: [char; 10] = ['€', '$', '£', '¥', '₡', '₲', '₱', '¢', 'R', '%'];
const CODES: [&str; 30] = [
    "EUR", "USD", "MXN", "ARS", "COP", "CLP", "PEN", "UYU", "BOB", "PYG", "CRC", "DOP", "GTQ", "HNL", "NIO", "VES",
    "GBP", "BRL", "PAB", "CUP", "U$S", "US$", "S/.", "S/", "BS", "RD$", "MX$", "€", "$", "Q",
];

fn core(text: &str) -> Option<Core> {
    let mut rest = text.trim();
    if rest.len() > 64 || !rest.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut negative = false;
    if let Some(inside) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (rest, negative) = (inside.trim(), true);
    }
    // Signs and currency may come in any order on both sides: `-$ 5`, `$-5`, `5 €-`.
    loop {
        let before = rest;
        for edge in ['-', '−'] {
            if let Some(inside) = rest.strip_prefix(edge).or_else(|| rest.strip_suffix(edge)) {
                if negative {
                    return None;
                }
                (rest, negative) = (inside, true);
            }
        }
        rest = rest.strip_prefix('+').unwrap_or(rest);
        rest = rest.trim_matches(|edge: char| edge.is_whitespace() || (SIGNS.contains(&edge) && edge != 'R'));
        if !rest.starts_with(|c: char| c.is_ascii_digit()) || !rest.ends_with(|c: char| c.is_ascii_digit()) {
            for code in CODES {
                if let Some(head) = rest.get(..code.len()).filter(|head| head.eq_ignore_ascii_case(code)) {
                    rest = rest[head.len()..].trim_start();
                }
                let cut = rest.len().saturating_sub(code.len());
                if cut > 0 && rest.get(cut..).is_some_and(|tail| tail.eq_ignore_ascii_case(code)) {
                    rest = rest[..cut].trim_end();
                }
            }
        }
        if rest == before {
            break;
        }
    }
    let mut figures = String::with_capacity(rest.len());
    let mut exponent = false;
    let mut last = ' ';
    for sign in rest.chars() {
        match sign {
            '0'..='9' | '.' | ',' => figures.push(sign),
            ' ' | '\u{A0}' | '\u{202F}' | '\'' | '’' if last.is_ascii_digit() => {}
            'e' | 'E' if !exponent && last.is_ascii_digit() => {
                exponent = true;
                figures.push('e');
            }
            '+' | '-' if matches!(last, 'e' | 'E') => figures.push(sign),
            _ => return None,
        }
        last = sign;
    }
    let spaced = rest.contains([' ', '\u{A0}', '\u{202F}', '\'', '’']);
    // Spaces only separate groups of three: `600 123 45` is a telephone, not a number.
    if spaced {
        let mut groups = rest.split([' ', '\u{A0}', '\u{202F}', '\'', '’']).map(|group| {
            let whole = group.split([',', '.']).next().unwrap_or("");
            (whole.len(), group.len() == whole.len())
        });
        let first = groups.next()?;
        let rest: Vec<_> = groups.collect();
        let whole_but_last = first.1 && rest.iter().rev().skip(1).all(|group| group.1);
        if !(1..=3).contains(&first.0) || rest.iter().any(|group| group.0 != 3) || !whole_but_last {
            return None;
        }
    }
    figures.starts_with(|first: char| first.is_ascii_digit() || first == '.' || first == ',').then_some(Core {
        figures,
        negative,
        exponent,
    })
}

fn grouped(whole: &str, sign: char) -> bool {
    let mut groups = whole.split(sign);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// What the cell can mean; `None` when it is no number at all.
pub fn shape(text: &str) -> Option<NumberShape> {
    if !text.is_empty() && text.len() < 20 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(NumberShape::Whole);
    }
    let core = core(text)?;
    if core.exponent {
        return Some(if core.figures.contains(',') {
            NumberShape::Only(DecimalSign::Comma)
        } else {
            NumberShape::Only(DecimalSign::Point)
        });
    }
    let figures = core.figures.as_str();
    let (commas, points) = (figures.matches(',').count(), figures.matches('.').count());
    let only = |sign: char| if sign == ',' { DecimalSign::Comma } else { DecimalSign::Point };
    match (commas, points) {
        (0, 0) => Some(NumberShape::Whole),
        (1.., 1..) => {
            let decimal = if figures.rfind(',') > figures.rfind('.') { ',' } else { '.' };
            let other = if decimal == ',' { '.' } else { ',' };
            let (whole, decimals) = figures.split_once(decimal)?;
            (grouped(whole, other) && !decimals.contains([',', '.'])).then_some(NumberShape::Only(only(decimal)))
        }
        _ => {
            let sign = if commas > 0 { ',' } else { '.' };
            let other = if commas > 0 { '.' } else { ',' };
            if commas + points > 1 {
                return grouped(figures, sign).then_some(NumberShape::Only(only(other)));
            }
            let (whole, decimals) = figures.split_once(sign)?;
            let thousands = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            Some(if thousands { NumberShape::Either } else { NumberShape::Only(only(sign)) })
        }
    }
}

/// The value of a cell once the decimal sign is known; `None` when it is no number or has more than 28 figures.
pub fn parse(text: &str, sign: DecimalSign) -> Option<Decimal> {
    let core = core(text)?;
    let (decimal, thousands) = match sign {
        DecimalSign::Comma => (',', '.'),
        DecimalSign::Point => ('.', ','),
    };
    let (whole, decimals) = core.figures.split_once(decimal).unwrap_or((&core.figures, ""));
    if decimals.contains([decimal, thousands]) || (whole.contains(thousands) && !grouped(whole, thousands)) {
        return None;
    }
    let plain = format!("{}{}{}", whole.replace(thousands, ""), if decimals.is_empty() { "" } else { "." }, decimals);
    let value =
        if core.exponent { Decimal::from_scientific(&plain).ok()? } else { Decimal::from_str_exact(&plain).ok()? };
    Some(if core.negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalSign::{Comma, Point};

    #[test]
    fn every_way_of_writing_an_amount_is_read() {
        for (text, sign, value) in [
            ("1.234,50", Comma, "1234.50"),
            ("(1.234,50)", Comma, "-1234.50"),
            ("1.234,50-", Comma, "-1234.50"),
            ("1 234,5 €", Comma, "1234.5"),
            ("$1,234.50", Point, "1234.50"),
            ("-$ 5", Point, "-5"),
            ("S/ 12.30", Point, "12.30"),
            ("EUR 13,75", Comma, "13.75"),
            ("12.000", Comma, "12000"),
            ("12.000", Point, "12.000"),
            ("6,12E+08", Comma, "612000000"),
            (",5", Comma, "0.5"),
        ] {
            assert_eq!(parse(text, sign).map(|value| value.to_string()), Some(value.to_owned()), "{text}");
        }
        for text in ["", "abc", "1,2,3", "600 123 45", "12/03/2024", "1.23.456", "--5", &"9".repeat(40), "A12"] {
            assert_eq!(parse(text, Comma), None, "{text}");
        }
        assert_eq!(parse("13,75", Point), None, "13,75 never becomes 1375");
    }

    #[test]
    fn a_cell_says_only_what_it_can_know() {
        assert_eq!(shape("12.000"), Some(NumberShape::Either));
        assert_eq!(shape("1.234.567"), Some(NumberShape::Only(Comma)));
        assert_eq!(shape("0.500"), Some(NumberShape::Only(Point)));
        assert_eq!(shape("1234.500"), Some(NumberShape::Only(Point)));
        assert_eq!(shape("13,75"), Some(NumberShape::Only(Comma)));
        assert_eq!(shape("1,234.5"), Some(NumberShape::Only(Point)));
        assert_eq!(shape("28013"), Some(NumberShape::Whole));
        assert_eq!(shape("192.168.1.1"), None);
    }
}
