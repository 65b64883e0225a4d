//! What a cell can be, by its looks alone: mail, telephone, tax id, postcode, date, amount…

use serde::{Deserialize, Serialize};

use super::{dates, numbers};

/// The kinds of content a column can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// `ana@example.com`
    Mail,
    /// `www.example.com`, `https://…`
    Url,
    /// `+34 600 11 22 33`
    Phone,
    /// `12345678Z`, `B12345674`, `XAXX010101000`, `76.354.771-K`, `20-12345678-3`…
    TaxId,
    /// `28013`, `C1414ABC`
    Postcode,
    /// `31/12/2026`
    Date,
    /// `10:30`
    Time,
    /// `1.234,50 €`
    Amount,
    /// `42`
    Integer,
    /// `sí`, `no`, `x`, `true`
    YesNo,
    /// `España`, `MX`
    Country,
    /// Anything else.
    Text,
}

impl Content {
    /// All of them, the most telling first.
    pub const ALL: [Self; 12] = [
        Self::Mail,
        Self::Url,
        Self::Phone,
        Self::TaxId,
        Self::Postcode,
        Self::Date,
        Self::Time,
        Self::Amount,
        Self::Integer,
        Self::YesNo,
        Self::Country,
        Self::Text,
    ];
}

/// A set of kinds: one cell can be several (`28013` is a postcode and an integer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u16);

impl Kinds {
    /// Nothing but text.
    pub const TEXT: Self = Self(1 << Content::Text as u16);

    fn with(self, kind: Content) -> Self {
        Self(self.0 | 1 << kind as u16)
    }

    /// Whether a kind is in the set.
    pub fn has(self, kind: Content) -> bool {
        self.0 & (1 << kind as u16) != 0
    }
}

/// What a trimmed, non-empty cell can be, with what it says about dates and decimals.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Looks {
    pub kinds: Kinds,
    pub date: Option<dates::DateShape>,
    pub number: Option<numbers::NumberShape>,
}

/// What a trimmed, non-empty cell can be.
pub fn of_cell(cell: &str) -> Kinds {
    look(cell, true).kinds
}

/// As `of_cell`, keeping the shapes; `words` asks for the words of countries and of yes and no too.
pub(super) fn look(cell: &str, words: bool) -> Looks {
    let none = Kinds::default();
    let only = |kinds: Kinds| Looks { kinds, ..Looks::default() };
    let bytes = cell.as_bytes();
    if cell.len() > 200 {
        return only(Kinds::TEXT);
    }
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits == bytes.len() {
        return only(of_digits(cell));
    }
    if memchr::memchr(b'@', bytes).is_some() && is_mail(cell) {
        return only(none.with(Content::Mail));
    }
    if is_url(cell) {
        return only(none.with(Content::Url));
    }
    let mut kinds = none;
    if digits == 0 {
        if words && is_yes_no(cell) {
            kinds = kinds.with(Content::YesNo);
        }
        if words && is_country(cell) {
            kinds = kinds.with(Content::Country);
        }
        return only(if kinds == none { Kinds::TEXT } else { kinds });
    }
    // Fewer than three figures are no date, not even `1 mar 26`; more than three letters are no amount.
    if digits >= 3
        && let Some(date) = dates::shape(cell)
    {
        return Looks { date: Some(date), ..only(kinds.with(Content::Date)) };
    }
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let code = letters == 1 && digits + 1 == bytes.len() && !cell.starts_with('Q');
    let number = if letters <= 3 && !code { numbers::shape(cell) } else { None };
    if number.is_some() {
        kinds = kinds.with(Content::Amount);
    }
    if is_phone(cell, digits, number) {
        kinds = kinds.with(Content::Phone);
    }
    if digits >= 6 && looks_like_tax_id(cell) {
        kinds = kinds.with(Content::TaxId);
    }
    if is_postcode(cell) {
        kinds = kinds.with(Content::Postcode);
    }
    if is_time(cell) {
        kinds = kinds.with(Content::Time);
    }
    Looks { kinds: if kinds == none { Kinds::TEXT } else { kinds }, date: None, number }
}

fn of_digits(cell: &str) -> Kinds {
    let mut kinds = Kinds::default().with(Content::Integer);
    let first = cell.as_bytes().first().copied().unwrap_or(b' ');
    match cell.len() {
        1 if matches!(first, b'0' | b'1') => kinds = kinds.with(Content::YesNo),
        4 | 5 => kinds = kinds.with(Content::Postcode),
        6 if first != b'0' => kinds = kinds.with(Content::Postcode),
        7 => kinds = kinds.with(Content::Phone),
        8..=10 => kinds = kinds.with(Content::Phone).with(Content::TaxId),
        11..=14 => kinds = kinds.with(Content::Phone).with(Content::TaxId),
        _ => {}
    }
    kinds
}

fn is_mail(cell: &str) -> bool {
    let cell = cell.strip_prefix("mailto:").unwrap_or(cell);
    // `Ana <ana@example.com>` and lists of mails are mails too.
    cell.split([',', ';', ' ']).filter(|part| part.contains('@')).all(|part| {
        let part = part.trim_matches(['<', '>', '"', '\'']);
        part.split_once('@').is_some_and(|(who, place)| {
            !who.is_empty()
                && !place.contains('@')
                && place.rsplit_once('.').is_some_and(|(name, end)| {
                    !name.is_empty() && end.len() >= 2 && end.chars().all(char::is_alphanumeric)
                })
        })
    })
}

fn is_url(cell: &str) -> bool {
    let starts = |prefix: &str| cell.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    !cell.contains(' ') && (starts("http://") || starts("https://") || starts("www.") || is_domain(cell))
}

/// Endings of sites as people write them bare, `barsol.es`: the general ones and those of the countries served. Of others one cannot be
/// sure that a point in a word is not an abbreviation's.
const ENDINGS: [&str; 42] = [
    "com", "net", "org", "info", "biz", "eu", "cat", "gal", "eus", "shop", "store", "online", "app", "io", "es", "mx",
    "co", "pe", "cl", "ar", "ec", "uy", "ve", "cr", "do", "gt", "py", "sv", "bo", "pa", "hn", "ni", "cu", "pr", "us",
    "uk", "fr", "pt", "de", "it", "br", "ad",
];

/// `barsol.es`, `tienda.barsol.com.mx/carta`
fn is_domain(cell: &str) -> bool {
    let host = cell.split('/').next().unwrap_or_default();
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    ENDINGS.contains(&ending)
        && name.split('.').all(|label| !label.is_empty() && label.bytes().all(is_sign))
        && name.bytes().filter(u8::is_ascii_lowercase).count() > 1
}

fn is_yes_no(cell: &str) -> bool {
    let yes_no = ["si", "sí", "no", "yes", "true", "false", "verdadero", "falso", "x", "s", "n", "y", "✓", "✔"];
    cell.len() <= 9 && yes_no.contains(&cell.to_lowercase().as_str())
}

fn is_phone(cell: &str, digits: usize, number: Option<numbers::NumberShape>) -> bool {
    let plus = cell.starts_with('+') || cell.starts_with("(+");
    // A short number needs a plus or the look of one; a real fraction never has spaces or hyphens.
    (7..=15).contains(&digits)
        && cell.len() <= 32
        && (plus || cell.contains([' ', '-', '(', '/', '.']))
        && cell.bytes().enumerate().all(|(at, byte)| match byte {
            b'0'..=b'9' | b' ' | b'-' | b'(' | b')' | b'.' | b'/' => true,
            b'+' => at < 2,
            _ => at > 6 && matches!(byte, b'x' | b'e' | b't' | b'E' | b'X' | b'#'),
        })
        && (plus || !matches!(number, Some(shape) if shape != numbers::NumberShape::Whole))
}

/// What a VAT number of the Union begins with (Directive 2006/112/EC, article 215: Greece is `EL`; `XI` is Northern
/// Ireland).
const VAT_COUNTRIES: [&str; 28] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
];

fn looks_like_tax_id(cell: &str) -> bool {
    let bare: Vec<u8> = cell
        .bytes()
        .filter(|byte| !matches!(byte, b'.' | b'-' | b' ' | b'/'))
        .map(|byte| byte.to_ascii_uppercase())
        .collect();
    if cell.len() > 20 || cell.len() - bare.len() > 4 {
        return false;
    }
    let bare: &[u8] = match bare.as_slice() {
        // The country before the number: `ESB12345674`.
        [b'E', b'S', rest @ ..] if rest.len() == 9 => rest,
        all => all,
    };
    let digit = |range: std::ops::Range<usize>| bare.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let letter = |at: usize| bare.get(at).is_some_and(u8::is_ascii_alphabetic);
    let spanish = bare.len() == 9
        && digit(1..8)
        && (letter(0) && bare.get(8).is_some_and(u8::is_ascii_alphanumeric) || digit(0..1) && letter(8));
    let mexican = (bare.len() == 13 && (0..4).all(letter) && digit(4..10))
        || (bare.len() == 12 && (0..3).all(|at| letter(at) || bare[at] == b'&') && digit(3..9));
    let hyphen = cell.as_bytes().iter().rposition(|byte| *byte == b'-');
    let checked = hyphen.is_some_and(|at| at + 2 == cell.len());
    let figures = bare
        .split_last()
        .is_some_and(|(last, rest)| rest.iter().all(u8::is_ascii_digit) && (last.is_ascii_digit() || *last == b'K'));
    let hyphenated = checked && figures && (8..=12).contains(&bare.len());
    let venezuelan =
        bare.len() == 10 && matches!(bare[0], b'V' | b'E' | b'J' | b'G' | b'P') && digit(1..10) && cell.contains('-');
    // `DE123456789`, `FR12345678901`: the country, then figures, a letter or two among them.
    let european = (10..=14).contains(&bare.len())
        && std::str::from_utf8(&bare[..2]).is_ok_and(|country| VAT_COUNTRIES.contains(&country))
        && bare[2..].iter().all(u8::is_ascii_alphanumeric)
        && bare[2..].iter().filter(|byte| byte.is_ascii_digit()).count() >= 7;
    spanish || mexican || hyphenated || venezuelan || european
}

fn is_postcode(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let letters_around = bytes.len() == 8
        && bytes[0].is_ascii_uppercase()
        && bytes[1..5].iter().all(u8::is_ascii_digit)
        && bytes[5..].iter().all(u8::is_ascii_uppercase);
    let portuguese =
        bytes.len() == 8 && bytes[4] == b'-' && bytes[..4].iter().chain(&bytes[5..]).all(u8::is_ascii_digit);
    letters_around || portuguese
}

fn is_time(cell: &str) -> bool {
    cell.len() <= 8
        && cell.split(':').count() >= 2
        && cell
            .split(':')
            .all(|part| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|figure| figure < 60))
}

const COUNTRIES: &str = include_str!("countries.txt");

/// Whether a text is the name or code of a country that our users write, in Spanish or English.
pub fn is_country(cell: &str) -> bool {
    // No name in the list is longer than 30 bytes.
    if cell.len() < 2 || cell.len() > 30 {
        return false;
    }
    if cell.len() <= 3 && !cell.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    static NAMES: std::sync::OnceLock<std::collections::HashSet<&'static str>> = std::sync::OnceLock::new();
    let names =
        NAMES.get_or_init(|| COUNTRIES.split(['\n', '|']).map(str::trim).filter(|name| !name.is_empty()).collect());
    names.contains(super::matching::fold(cell).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_known_by_its_looks() {
        for (cell, kind) in [
            ("ana@example.com", Content::Mail),
            ("Ana <ana@example.com>", Content::Mail),
            ("https://example.com/a", Content::Url),
            ("barsol.es", Content::Url),
            ("tienda.bar-sol.com.mx/carta", Content::Url),
            ("+34 600 11 22 33", Content::Phone),
            ("600 112 233", Content::Phone),
            ("600112233", Content::Phone),
            ("(55) 1234-5678", Content::Phone),
            ("12345678Z", Content::TaxId),
            ("B-12345674", Content::TaxId),
            ("X1234567L", Content::TaxId),
            ("XAXX010101000", Content::TaxId),
            ("76.354.771-K", Content::TaxId),
            ("20-12345678-3", Content::TaxId),
            ("DE123456789", Content::TaxId),
            ("FA20260001", Content::Text),
            ("08001", Content::Postcode),
            ("C1414ABC", Content::Postcode),
            ("31/12/2026", Content::Date),
            ("10:30", Content::Time),
            ("1.234,50 €", Content::Amount),
            ("-3,5", Content::Amount),
            ("42", Content::Integer),
            ("Sí", Content::YesNo),
            ("España", Content::Country),
            ("MX", Content::Country),
            ("Calle Mayor, 3", Content::Text),
            ("José Muñoz", Content::Text),
            ("@ana", Content::Text),
        ] {
            assert!(of_cell(cell).has(kind), "{cell} is not {kind:?}: {:?}", of_cell(cell));
        }
        for cell in ["Calle 3", "José", "A12", "no sé", "3ª planta", "Mayor 12, 2º B"] {
            assert_eq!(of_cell(cell), Kinds::TEXT, "{cell}");
        }
    }
}
