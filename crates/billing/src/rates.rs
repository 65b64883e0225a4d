//! The rates that are or were in force, as dated data with their sources. A person can always write another rate; these are proposals.

use crate::Kind;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::OnceLock;

/// What a rate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Added to the price.
    Charged,
    /// Kept back by the customer.
    Retained,
}

/// A rate of a country, and when it was in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Code of the country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Which tax, as [`Kind`] is written; others by their own name (`itbis`).
    pub tax: String,
    /// What it is for.
    pub r#use: Use,
    /// Which of the country's rates: `general`, `reduced`, `super_reduced`, `zero`, …
    pub band: String,
    /// Percent; for a quota, nothing.
    pub percent: Option<Decimal>,
    /// Major units of the country's currency for a taxed unit (litre, cigarette).
    pub quota: Option<Decimal>,
    /// Recargo de equivalencia that goes with it, in percent.
    pub surcharge: Option<Decimal>,
    /// First day, `yyyy-mm-dd`.
    pub from: String,
    /// Last day, or none while it is in force as far as is known.
    pub until: Option<String>,
    /// The law it is from.
    pub source: String,
}

impl Rate {
    /// Its tax.
    pub fn kind(&self) -> Kind {
        match self.tax.as_str() {
            "iva" => Kind::Iva,
            "igic" => Kind::Igic,
            "ipsi" => Kind::Ipsi,
            "ieps" => Kind::Ieps,
            "irpf" => Kind::Irpf,
            "isr" => Kind::Isr,
            other => Kind::Other(other.to_owned()),
        }
    }

    /// Whether it is in force on a day, `yyyy-mm-dd`.
    pub fn holds_on(&self, day: &str) -> bool {
        self.from.as_str() <= day && self.until.as_deref().is_none_or(|until| day <= until)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rate: Vec<Rate>,
}

const FILES: [&str; 3] = [
    include_str!("../../../assets/taxes/es.toml"),
    include_str!("../../../assets/taxes/mx.toml"),
    include_str!("../../../assets/taxes/others.toml"),
];

/// All rates that ship with the program.
pub fn all() -> &'static [Rate] {
    static ALL: OnceLock<Vec<Rate>> = OnceLock::new();
    // The files are part of the program; a test reads every one of them.
    ALL.get_or_init(|| FILES.iter().filter_map(|text| read(text).ok()).flatten().collect())
}

fn read(text: &str) -> Result<Vec<Rate>, toml::de::Error> {
    toml::from_str::<File>(text).map(|file| file.rate)
}

/// The rates of a country (`ES`), a kind of tax and a use that hold on a day (`yyyy-mm-dd`), highest first.
pub fn in_force(country: &str, kind: &Kind, r#use: Use, day: &str) -> Vec<&'static Rate> {
    let mut found: Vec<&Rate> = all()
        .iter()
        .filter(|rate| rate.country == country && rate.r#use == r#use && rate.kind() == *kind && rate.holds_on(day))
        .collect();
    found.sort_by_key(|rate| std::cmp::Reverse(rate.percent));
    found
}

/// The rate of a band (`general`) that holds on a day.
pub fn of_band(country: &str, kind: &Kind, band: &str, day: &str) -> Option<&'static Rate> {
    all().iter().find(|rate| rate.country == country && rate.band == band && rate.kind() == *kind && rate.holds_on(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_every_rate_is_whole() {
        for text in FILES {
            let rates = read(text).unwrap_or_else(|error| panic!("{error}"));
            assert!(!rates.is_empty());
            for rate in rates {
                assert_eq!(rate.percent.is_some(), rate.quota.is_none(), "{rate:?}");
                assert!(
                    rate.from.len() == 10 && rate.until.as_deref().is_none_or(|until| until.len() == 10),
                    "{rate:?}"
                );
                assert!(rate.until.as_ref().is_none_or(|until| *until >= rate.from), "{rate:?}");
                assert!(!rate.source.is_empty(), "{rate:?}");
            }
        }
    }

    #[test]
    fn no_band_has_two_rates_on_one_day() {
        for (i, a) in all().iter().enumerate() {
            for b in &all()[i + 1..] {
                let same = (&a.country, &a.tax, a.r#use, &a.band) == (&b.country, &b.tax, b.r#use, &b.band);
                assert!(!same || !(a.holds_on(&b.from) || b.holds_on(&a.from)), "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn a_rate_is_the_one_of_its_day() {
        let general = |day| of_band("ES", &Kind::Iva, "general", day).and_then(|rate| rate.percent);
        assert_eq!(general("2012-08-31"), Some(Decimal::from(18)));
        assert_eq!(general("2012-09-01"), Some(Decimal::from(21)));
        assert_eq!(general("2026-11-22"), Some(Decimal::from(21)));
        let food = |day| of_band("ES", &Kind::Iva, "basic_food", day).and_then(|rate| rate.percent);
        assert_eq!(food("2023-05-01"), Some(Decimal::ZERO));
        assert_eq!(food("2024-11-01"), Some(Decimal::from(2)));
        assert_eq!(food("2025-01-01"), None);
        let now = in_force("ES", &Kind::Iva, Use::Charged, "2026-11-22");
        let percents: Vec<_> = now.iter().filter_map(|rate| rate.percent).collect();
        assert_eq!(percents, [Decimal::from(21), Decimal::from(10), Decimal::from(4), Decimal::ZERO]);
    }
}
