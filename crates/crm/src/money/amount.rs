//! Reading an amount: marks of thousands and decimals, currency signs, and the small sums people type.

use super::AmountError::{self, DivisionByZero, Empty, Format, Overflow};
use super::{Currency, currency};
use crate::places::DecimalMark;
use rust_decimal::Decimal;

/// Longest text that is an amount or a sum of them.
const LONGEST: usize = 400;
/// How deep parentheses may nest.
const DEEPEST: u8 = 20;

/// Signs of the countries served, the longest first; those that name one currency alone tell it.
const SIGNS: &[(&str, Option<&str>)] = &[
    ("US$", Some("USD")),
    ("RD$", Some("DOP")),
    ("MX$", Some("MXN")),
    ("C$", Some("NIO")),
    ("B/.", Some("PAB")),
    ("S/.", Some("PEN")),
    ("S/", Some("PEN")),
    ("BS.", None),
    ("BS", None),
    ("GS.", Some("PYG")),
    ("GS", Some("PYG")),
    ("₲", Some("PYG")),
    ("₡", Some("CRC")),
    ("€", Some("EUR")),
    ("£", Some("GBP")),
    ("$", None),
    ("Q", Some("GTQ")),
    ("L", Some("HNL")),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Number(Decimal),
    Sign(char),
}

/// Reads an amount as people type it: `1.234,50`, `1234,5`, `1,234.50`, `€ 12`, `(1.234,50)` and `1.234,50-` for negatives, and
/// sums, products and quotients with parentheses (`16,99*1,21`). With two kinds of mark the last one parts the decimals;
/// with one, `style` decides, except that a mark which cannot group thousands (`1234.5`) parts decimals.
pub fn parse(text: &str, style: DecimalMark) -> Result<Decimal, AmountError> {
    parse_with_currency(text, style).map(|(amount, _)| amount)
}

/// Like `parse`, and the currency that was written beside, when it tells one.
pub(super) fn parse_with_currency(text: &str, style: DecimalMark) -> Result<(Decimal, Option<Currency>), AmountError> {
    if text.len() > LONGEST {
        return Err(if text.trim().is_empty() { Empty } else { Overflow });
    }
    let (tokens, written) = tokens(text, style)?;
    let value = match tokens[..] {
        [] => return Err(Empty),
        // Accountants write a negative between parentheses or with the minus behind.
        [Token::Sign('('), Token::Number(n), Token::Sign(')')] => -n,
        [Token::Number(n), Token::Sign('-')] => -n,
        _ => {
            let mut at = 0;
            let value = sum(&tokens, &mut at, 0)?;
            if at != tokens.len() {
                return Err(Format);
            }
            value
        }
    };
    Ok((value, written))
}

fn plain(c: char) -> Option<char> {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(c as u32 - 0xFF10 + 0x30),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => None,
        '\u{2212}' | '\u{2013}' | '\u{2014}' => Some('-'),
        '×' => Some('*'),
        '÷' => Some('/'),
        '\u{2019}' => Some('\''),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

fn tokens(text: &str, style: DecimalMark) -> Result<(Vec<Token>, Option<Currency>), AmountError> {
    let text: String = text.chars().filter_map(plain).flat_map(char::to_uppercase).collect();
    let mut rest = text.trim_start().strip_prefix('=').unwrap_or(&text).trim_start();
    let (mut out, mut written) = (Vec::new(), None);
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() || (matches!(c, '.' | ',') && rest[1..].starts_with(|d: char| d.is_ascii_digit())) {
            let end = number_end(rest);
            out.push(Token::Number(number(&rest[..end], style)?));
            rest = &rest[end..];
        } else if let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| stands_alone(rest, sign)) {
            note(&mut written, code.and_then(currency))?;
            rest = &rest[sign.len()..];
        } else if let Some(code) = rest.get(..3).filter(|c| stands_alone(rest, c)).and_then(currency) {
            note(&mut written, Some(code))?;
            rest = &rest[3..];
        } else if "+-*/()".contains(c) {
            out.push(Token::Sign(c));
            rest = &rest[1..];
        } else if c == 'X' && matches!(out.last(), Some(Token::Number(_))) {
            // 3 x 12,50
            out.push(Token::Sign('*'));
            rest = &rest[1..];
        } else if c == ' ' {
            rest = &rest[1..];
        } else {
            return Err(Format);
        }
    }
    Ok((out, written))
}

/// Whether `rest` begins with the sign and no letter follows that would make it another word.
fn stands_alone(rest: &str, sign: &str) -> bool {
    rest.strip_prefix(sign).is_some_and(|after| {
        !sign.ends_with(|c: char| c.is_alphabetic()) || !after.starts_with(|c: char| c.is_alphabetic())
    })
}

fn note(written: &mut Option<Currency>, found: Option<Currency>) -> Result<(), AmountError> {
    match (*written, found) {
        (Some(a), Some(b)) if a != b => Err(AmountError::OtherCurrency),
        (None, Some(_)) => {
            *written = found;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Where a number that begins the text ends: digits and marks, and blanks or apostrophes that group three digits.
fn number_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits_at = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'0'..=b'9' => at += 1,
            b'.' | b',' => at += 1,
            b' ' | b'\'' if at > 0 && bytes[at - 1].is_ascii_digit() && digits_at(at + 1) == 3 => at += 1,
            _ => break,
        }
    }
    at
}

/// One number with its marks.
fn number(text: &str, style: DecimalMark) -> Result<Decimal, AmountError> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\'')).collect();
    let own = match style {
        DecimalMark::Comma => ',',
        DecimalMark::Point => '.',
    };
    let last = text.rfind([',', '.']);
    let mark = last.and_then(|at| text[at..].chars().next());
    let decimal = match mark {
        None => None,
        Some(mark) => {
            let other = if mark == ',' { '.' } else { ',' };
            let times = text.matches(mark).count();
            if text.contains(other) {
                // 1.234,50: the last mark parts decimals, unless it stands twice after the other: 1,234.567.890
                if times == 1 { Some(mark) } else { None }
            } else if times > 1 {
                None
            } else if mark == own || !groups(&text, mark) {
                Some(mark)
            } else {
                None
            }
        }
    };
    let (whole, fraction) = match decimal {
        Some(mark) => text.split_once(mark).unwrap_or((&text, "")),
        None => (text.as_str(), ""),
    };
    if let Some(mark) = whole.chars().find(|c| matches!(c, ',' | '.'))
        && (!groups(whole, mark) || decimal.is_some_and(|d| d == mark))
    {
        return Err(Format);
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() && fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Format);
    }
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let fraction = fraction.trim_end_matches('0');
    let exact = if fraction.is_empty() { digits.to_owned() } else { format!("{digits}.{fraction}") };
    Decimal::from_str_exact(&exact).map_err(|_| Overflow)
}

/// Whether the mark groups thousands: one to three digits (not a lone zero), then threes.
fn groups(text: &str, mark: char) -> bool {
    let mut parts = text.split(mark);
    let first = parts.next().unwrap_or("");
    let all_digits = |p: &str| p.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len()) && first != "0" && all_digits(first) && parts.all(|p| p.len() == 3 && all_digits(p))
}

fn sum(tokens: &[Token], at: &mut usize, depth: u8) -> Result<Decimal, AmountError> {
    let mut value = product(tokens, at, depth)?;
    while let Some(Token::Sign(sign @ ('+' | '-'))) = tokens.get(*at).copied() {
        *at += 1;
        let next = product(tokens, at, depth)?;
        value = if sign == '+' { value.checked_add(next) } else { value.checked_sub(next) }.ok_or(Overflow)?;
    }
    Ok(value)
}

fn product(tokens: &[Token], at: &mut usize, depth: u8) -> Result<Decimal, AmountError> {
    let mut value = factor(tokens, at, depth)?;
    while let Some(Token::Sign(sign @ ('*' | '/'))) = tokens.get(*at).copied() {
        *at += 1;
        let next = factor(tokens, at, depth)?;
        value = match sign {
            '*' => value.checked_mul(next).ok_or(Overflow)?,
            _ if next.is_zero() => return Err(DivisionByZero),
            _ => value.checked_div(next).ok_or(Overflow)?,
        };
    }
    Ok(value)
}

fn factor(tokens: &[Token], at: &mut usize, depth: u8) -> Result<Decimal, AmountError> {
    let mut negative = false;
    loop {
        let token = tokens.get(*at).copied().ok_or(Format)?;
        *at += 1;
        let value = match token {
            Token::Sign('-') => {
                negative = !negative;
                continue;
            }
            Token::Sign('+') => continue,
            Token::Number(n) => n,
            Token::Sign('(') if depth < DEEPEST => {
                let inside = sum(tokens, at, depth + 1)?;
                if tokens.get(*at) != Some(&Token::Sign(')')) {
                    return Err(Format);
                }
                *at += 1;
                inside
            }
            Token::Sign(_) => return Err(Format),
        };
        return Ok(if negative { -value } else { value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point};
    use proptest::prelude::*;

    fn read(text: &str, style: DecimalMark) -> String {
        parse(text, style).map_or_else(|e| e.rule().to_owned(), |d| d.normalize().to_string())
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, expected) in [
            ("1.234,50", "1234.5"),
            ("1234,5", "1234.5"),
            ("1,234.50", "1234.5"),
            ("16,99*1,21", "20.5579"),
            ("(1.234,50)", "-1234.5"),
            ("1.234,50-", "-1234.5"),
            ("€ 12", "12"),
            ("12€", "12"),
            ("1.234", "1234"),
            ("1234.5", "1234.5"),
            ("0.500", "0.5"),
            ("1.234.567", "1234567"),
            ("1 234,50", "1234.5"),
            ("1'234,50", "1234.5"),
            ("-3", "-3"),
            ("2+3*4", "14"),
            ("(2+3)*4", "20"),
            ("10/4", "2.5"),
            ("3 x 12,50 €", "37.5"),
            ("=1+1", "2"),
            (",5", "0.5"),
            ("5,", "5"),
            ("1.234,50 EUR", "1234.5"),
            ("− 7", "-7"),
            ("S/ 15,20", "15.2"),
            ("\u{200E}12", "12"),
            ("RD$1,234.50", "1234.5"),
            ("100-21", "79"),
        ] {
            assert_eq!(read(text, Comma), expected, "{text}");
        }
        for (text, expected) in [
            ("1,234", "1234"),
            ("1234,5", "1234.5"),
            ("1.234", "1.234"),
            ("1.234,50", "1234.5"),
            ("$1,234.50", "1234.5"),
        ] {
            assert_eq!(read(text, Point), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for (text, rule) in [
            ("", "empty"),
            ("  ", "empty"),
            ("€", "empty"),
            ("abc", "format"),
            ("1.2.3", "format"),
            ("12,34,56", "format"),
            ("1+", "format"),
            ("(1", "format"),
            ("1)", "format"),
            ("1 2", "format"),
            ("5/0", "zero"),
            ("1/0,0", "zero"),
            ("😀", "format"),
            ("1€+2 USD", "currency"),
            ("1e5", "format"),
            ("=cmd|' /C calc'!A0", "format"),
            ("NaN", "format"),
        ] {
            assert_eq!(read(text, Comma), rule, "{text}");
        }
        assert_eq!(read(&"9".repeat(40), Comma), "overflow");
        assert_eq!(read(&"9*".repeat(500_000), Comma), "overflow");
        assert_eq!(read(&"(".repeat(300), Comma), "format");
        assert_eq!(read("9999999999999999999*9999999999999999999", Comma), "overflow");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", like in "[0-9.,+*/() €$'x-]{0,40}") {
            for text in [&any, &like] {
                let _ = (parse(text, Comma), parse(text, Point));
            }
        }

        #[test]
        fn both_styles_read_their_own_writing(whole in 0u32..=u32::MAX, cents in 0u32..100) {
            let expected = Ok(Decimal::new(i64::from(whole) * 100 + i64::from(cents), 2));
            prop_assert_eq!(parse(&format!("{whole},{cents:02}"), Comma), expected);
            prop_assert_eq!(parse(&format!("{whole}.{cents:02}"), Point), expected);
        }
    }
}
