//! Money: whole minor units with their currency, read as people type it and shown as their country writes it. No floats.

mod amount;

pub use amount::parse;
pub use iso_currency::Currency;

use crate::places::{Country, DecimalMark};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// An amount of money, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: cents of a euro, whole Chilean pesos.
    pub minor: i64,
    /// Its ISO 4217 currency.
    pub currency: Currency,
}

/// Why an amount could not be read or reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was written.
    #[error("empty")]
    Empty,
    /// Not an amount or a sum of amounts.
    #[error("format")]
    Format,
    /// Larger than the program can hold exactly (about nine quadrillion cents ×10), or too long to be an amount.
    #[error("overflow")]
    Overflow,
    /// A division by zero.
    #[error("zero")]
    DivisionByZero,
    /// Another currency was written, or two different ones were added.
    #[error("currency")]
    OtherCurrency,
}

impl AmountError {
    /// Stable code for words: `empty`, `format`, `overflow`, `zero`, `currency`.
    pub fn rule(self) -> &'static str {
        match self {
            AmountError::Empty => "empty",
            AmountError::Format => "format",
            AmountError::Overflow => "overflow",
            AmountError::DivisionByZero => "zero",
            AmountError::OtherCurrency => "currency",
        }
    }
}

/// The currency of an ISO 4217 code in any case.
pub fn currency(code: &str) -> Option<Currency> {
    if code.len() == 3 { Currency::from_code(&code.to_ascii_uppercase()) } else { None }
}

/// How many decimals a currency has (2 for euros, 0 for Chilean pesos and guaraníes). Source: ISO 4217.
pub fn decimals(currency: Currency) -> u32 {
    u32::from(currency.exponent().unwrap_or(2))
}

impl Money {
    /// Money of whole minor units.
    pub fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// The amount in minor units nearest to a decimal number of major units, halves away from zero.
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Result<Money, AmountError> {
        let scale = Decimal::from(10_i64.pow(decimals(currency)));
        let minor = amount.checked_mul(scale).ok_or(AmountError::Overflow)?;
        let whole = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Ok(Money { minor: whole.to_i64().ok_or(AmountError::Overflow)?, currency })
    }

    /// The amount in major units, exact.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, decimals(self.currency))
    }

    /// Reads an amount (see `parse`) in a currency; another currency written beside it is refused.
    pub fn parse(text: &str, style: DecimalMark, currency: Currency) -> Result<Money, AmountError> {
        let (amount, written) = amount::parse_with_currency(text, style)?;
        if written.is_some_and(|w| w != currency) {
            return Err(AmountError::OtherCurrency);
        }
        Money::from_decimal(amount, currency)
    }

    fn with(self, minor: Option<i64>) -> Result<Money, AmountError> {
        minor.map(|minor| Money { minor, currency: self.currency }).ok_or(AmountError::Overflow)
    }

    fn same(self, other: Money) -> Result<(), AmountError> {
        if self.currency == other.currency { Ok(()) } else { Err(AmountError::OtherCurrency) }
    }

    /// The sum of two amounts of one currency.
    pub fn plus(self, other: Money) -> Result<Money, AmountError> {
        self.same(other)?;
        self.with(self.minor.checked_add(other.minor))
    }

    /// The difference of two amounts of one currency.
    pub fn minus(self, other: Money) -> Result<Money, AmountError> {
        self.same(other)?;
        self.with(self.minor.checked_sub(other.minor))
    }

    /// The amount times a quantity or rate, rounded once, halves away from zero.
    pub fn times(self, factor: Decimal) -> Result<Money, AmountError> {
        Money::from_decimal(self.to_decimal().checked_mul(factor).ok_or(AmountError::Overflow)?, self.currency)
    }

    /// As the country writes it: thousands always grouped, its own sign for its own currency (€ and no other sign is known
    /// everywhere), the ISO code for the rest. Spaces are no-break: `1.234,50 €` in Spain, `$1,234.50` in Mexico.
    pub fn format(self, country: &Country) -> String {
        let number = grouped(self.minor.unsigned_abs(), decimals(self.currency), country);
        let minus = if self.minor < 0 { "-" } else { "" };
        let code = self.currency.code();
        let (sign, space) = if code == country.currency {
            (country.sign, country.sign_space)
        } else if code == "EUR" {
            ("€", true)
        } else {
            (code, true)
        };
        let space = if space { "\u{A0}" } else { "" };
        if country.sign_after {
            format!("{minus}{number}{space}{sign}")
        } else {
            format!("{minus}{sign}{space}{number}")
        }
    }
}

/// Digits with thousands grouped and the decimal mark in place.
fn grouped(minor: u64, decimals: u32, country: &Country) -> String {
    let scale = 10_u64.pow(decimals);
    let whole = (minor / scale).to_string();
    let mut out = String::with_capacity(whole.len() * 2);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(country.group);
        }
        out.push(c);
    }
    if decimals > 0 {
        out.push(match country.decimal {
            DecimalMark::Comma => ',',
            DecimalMark::Point => '.',
        });
        out.push_str(&format!("{:0width$}", minor % scale, width = decimals as usize));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::{SERVED, served};
    use proptest::prelude::*;

    fn shown(minor: i64, code: &str, at: &str) -> String {
        Money::new(minor, currency(code).expect("a currency")).format(served(at).expect("a country"))
    }

    #[test]
    fn each_country_writes_money_its_way() {
        assert_eq!(shown(123_450, "EUR", "ES"), "1.234,50\u{A0}€");
        assert_eq!(shown(-123_450, "EUR", "ES"), "-1.234,50\u{A0}€");
        assert_eq!(shown(123_450, "MXN", "MX"), "$1,234.50");
        assert_eq!(shown(-5, "MXN", "MX"), "-$0.05");
        assert_eq!(shown(1_234_567, "CLP", "CL"), "$1.234.567");
        assert_eq!(shown(1_234_567, "PYG", "PY"), "Gs.\u{A0}1.234.567");
        assert_eq!(shown(123_450, "USD", "ES"), "1.234,50\u{A0}USD");
        assert_eq!(shown(123_450, "USD", "MX"), "USD\u{A0}1,234.50");
        assert_eq!(shown(i64::MIN, "EUR", "ES"), "-92.233.720.368.547.758,08\u{A0}€");
    }

    #[test]
    fn halves_go_away_from_zero_and_too_much_is_an_error() {
        let eur = Currency::EUR;
        for (text, minor) in [("1.005", 101), ("-1.005", -101), ("1.0049", 100), ("0.005", 1)] {
            assert_eq!(Money::parse(text, DecimalMark::Point, eur).map(|m| m.minor), Ok(minor), "{text}");
        }
        let most = Money::new(i64::MAX, eur);
        assert_eq!(most.plus(Money::new(1, eur)), Err(AmountError::Overflow));
        assert_eq!(most.times(Decimal::TWO), Err(AmountError::Overflow));
        assert_eq!(most.plus(Money::new(1, Currency::MXN)), Err(AmountError::OtherCurrency));
        assert_eq!(Money::parse(&"9".repeat(40), DecimalMark::Comma, eur), Err(AmountError::Overflow));
        assert_eq!(Money::parse("12 USD", DecimalMark::Comma, eur), Err(AmountError::OtherCurrency));
        assert_eq!(Money::parse("12 €", DecimalMark::Comma, eur).map(|m| m.minor), Ok(1200));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(minor in any::<i64>(), at in 0..20_usize) {
            let country = &SERVED[at];
            let money = Money::new(minor, currency(country.currency).expect("a currency"));
            prop_assert_eq!(Money::parse(&money.format(country), country.decimal, money.currency), Ok(money));
        }

        #[test]
        fn adding_and_taking_away_comes_back(a in -1_000_000_000_000_i64..1_000_000_000_000, b in -1_000_000_000_000_i64..1_000_000_000_000) {
            let (a, b) = (Money::new(a, Currency::EUR), Money::new(b, Currency::EUR));
            prop_assert_eq!(a.plus(b).and_then(|sum| sum.minus(b)), Ok(a));
        }
    }
}
