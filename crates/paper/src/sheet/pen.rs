//! Writes words, numbers, money and days for one document: in its language, as its country does.

use chrono::NaiveDate;
use crm::money::{Money, currency, decimals};
use crm::places::{Country, SERVED, served};
use rust_decimal::Decimal;
use words::{Language, Value, Words};

/// What keeps a number and its sign on one line.
const NO_BREAK: char = '\u{A0}';

pub(crate) struct Pen<'a> {
    words: &'a Words,
    country: Country,
    currency: &'a str,
    digits: u32,
}

impl<'a> Pen<'a> {
    /// Writes amounts of `currency` with so many decimals.
    pub fn new(words: &'a Words, locale: &str, currency: &'a str, digits: u32) -> Pen<'a> {
        let code = locale.rsplit_once(['-', '_']).map_or("", |(_, country)| country);
        // A country we do not serve has no sign of its own: money is written with its code.
        let other = Country { code: "", currency: "", sign: "", locale: "", ..SERVED[1] };
        let country = served(code).copied().unwrap_or(other);
        Pen { words, country, currency, digits }
    }

    /// The same, with the decimals of the currency itself.
    pub fn of_currency(words: &'a Words, locale: &str, code: &'a str) -> Pen<'a> {
        Pen::new(words, locale, code, currency(code).map_or(2, decimals))
    }

    /// A pen for another currency.
    pub fn with(&self, code: &'a str, digits: u32) -> Pen<'a> {
        Pen { words: self.words, country: self.country, currency: code, digits }
    }

    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// The book's country, alpha-2, or nothing.
    pub fn country(&self) -> &'static str {
        self.country.code
    }

    pub fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    pub fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.say(key, values)
    }

    /// A sentence of a key only known now.
    pub fn known(&self, key: &str) -> Option<String> {
        self.words.known(key, [])
    }

    /// A sentence that differs by country.
    pub fn say_in(&self, key: &str, country: &str) -> String {
        self.words.say(key, &[("country", country.into())])
    }

    pub fn day(&self, day: NaiveDate) -> String {
        self.words.day(day)
    }

    pub fn long_day(&self, day: NaiveDate) -> String {
        self.words.long_day(day)
    }

    /// An amount in figures: `1.234,50`.
    pub fn amount(&self, minor: i64) -> String {
        let exact = Decimal::from_i128_with_scale(i128::from(minor), self.digits);
        self.words.marks().number(&exact.to_string())
    }

    /// An amount with its currency: `1.234,50 €`.
    pub fn money(&self, minor: i64) -> String {
        match currency(self.currency) {
            Some(known) if decimals(known) == self.digits => Money::new(minor, known).format(&self.country),
            _ => format!("{}{NO_BREAK}{}", self.amount(minor), self.currency),
        }
    }

    /// A decimal as exact as it is, with at least so many decimals.
    pub fn decimal(&self, exact: Decimal, least: u32) -> String {
        let mut plain = exact.normalize();
        if plain.scale() < least {
            plain.rescale(least);
        }
        self.words.marks().number(&plain.to_string())
    }

    /// A price: exact, with at least the currency's decimals.
    pub fn price(&self, exact: Decimal) -> String {
        self.decimal(exact, self.digits)
    }

    /// A price with its currency.
    pub fn price_money(&self, exact: Decimal) -> String {
        format!("{}{NO_BREAK}{}", self.price(exact), self.currency)
    }

    /// A percentage: `5,2 %`.
    pub fn percent(&self, percent: Decimal) -> String {
        self.words.say("paper-percent", &[("rate", self.decimal(percent, 0).into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen_of<T>(locale: &str, code: &str, digits: u32, tell: impl Fn(&Pen<'_>) -> T) -> T {
        let words = Words::new(Language::Spanish, locale);
        tell(&Pen::new(&words, locale, code, digits))
    }

    #[test]
    fn amounts_prices_and_rates_are_written_as_the_country_does() {
        pen_of("es-ES", "EUR", 2, |pen| {
            assert_eq!(pen.amount(-123_450), "-1.234,50");
            assert_eq!(pen.amount(5), "0,05");
            assert_eq!(pen.money(123_450), "1.234,50\u{A0}€");
            assert_eq!(pen.price("1234.5".parse().unwrap()), "1.234,50");
            assert_eq!(pen.price("0.12345".parse().unwrap()), "0,12345");
            assert_eq!(pen.decimal("16.000".parse().unwrap(), 0), "16");
            assert_eq!(pen.percent("5.20".parse().unwrap()), "5,2\u{A0}%");
        });
        assert_eq!(pen_of("es-MX", "MXN", 2, |pen| pen.money(123_450)), "$1,234.50");
        assert_eq!(pen_of("es-CL", "CLP", 0, |pen| pen.money(1_234_567)), "$1.234.567");
    }

    #[test]
    fn money_of_strange_currencies_is_written_with_its_code() {
        assert_eq!(pen_of("es-ES", "TND", 3, |pen| pen.money(1_500)), "1,500\u{A0}TND");
        assert_eq!(pen_of("es-ES", "EUR", 4, |pen| pen.money(1_500)), "0,1500\u{A0}EUR");
        assert_eq!(pen_of("es-ES", "???", 2, |pen| pen.money(1_500)), "15,00\u{A0}???");
        assert_eq!(pen_of("fr-FR", "EUR", 2, |pen| pen.money(i64::MIN)), "-€\u{A0}92,233,720,368,547,758.08");
    }
}
