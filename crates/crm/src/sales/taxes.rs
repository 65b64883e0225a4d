//! Taxes as short codes, the form in which a caller names them: `iva:21`, `iva:21:5.2` with recargo de equivalencia, `iva:E5` exempt,
//! `iva:S2` reverse charge, `ieps:quota:5.25:0.6` a quota for each taxed unit; `irpf:15` kept back.

use billing::rates::{self, Rate, Use};
use billing::{Kind, Levy, Retention, Tax, Treatment};
use rust_decimal::Decimal;
use serde::Serialize;

/// A rate of the business's country that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TaxChoice {
    /// Its code: what a line names.
    pub code: String,
    /// `iva`, `igic`, `irpf`…
    pub kind: String,
    /// Which of the country's rates: `general`, `reduced`…
    pub band: String,
    /// In percent, a decimal with a point; nothing for a quota.
    pub percent: Option<String>,
    /// Recargo de equivalencia in percent.
    pub surcharge: Option<String>,
    /// Whether it is kept back by the customer instead of charged.
    pub retained: bool,
    /// The law.
    pub source: String,
}

const TREATMENTS: [Treatment; 11] = [
    Treatment::S1,
    Treatment::S2,
    Treatment::N1,
    Treatment::N2,
    Treatment::E1,
    Treatment::E2,
    Treatment::E3,
    Treatment::E4,
    Treatment::E5,
    Treatment::E6,
    Treatment::Exempt,
];

/// The name of a kind of tax.
pub(crate) fn name(kind: &Kind) -> String {
    match kind {
        Kind::Iva => "iva".to_owned(),
        Kind::Igic => "igic".to_owned(),
        Kind::Ipsi => "ipsi".to_owned(),
        Kind::Ieps => "ieps".to_owned(),
        Kind::Irpf => "irpf".to_owned(),
        Kind::Isr => "isr".to_owned(),
        Kind::Other(code) => code.clone(),
    }
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "iva" => Kind::Iva,
        "igic" => Kind::Igic,
        "ipsi" => Kind::Ipsi,
        "ieps" => Kind::Ieps,
        "irpf" => Kind::Irpf,
        "isr" => Kind::Isr,
        other
            if !other.is_empty()
                && other.len() <= 20
                && other.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') =>
        {
            Kind::Other(other.to_owned())
        }
        _ => return None,
    })
}

/// The tax of a code.
pub(crate) fn tax(code: &str) -> Option<Tax> {
    let parts: Vec<&str> = code.trim().split(':').collect();
    let number = |text: &str| text.parse::<Decimal>().ok();
    Some(match parts[..] {
        [of, "quota", quota, units] => {
            let levy = Levy::PerUnit { quota: number(quota)?, units: number(units)? };
            Tax { kind: kind(of)?, treatment: Treatment::S1, levy, surcharge: None }
        }
        [of, rate] => match number(rate) {
            Some(percent) => Tax::percent(kind(of)?, percent),
            None => Tax::free(kind(of)?, TREATMENTS.into_iter().find(|one| one.code() == rate && !one.charges())?),
        },
        [of, rate, surcharge] => Tax { surcharge: Some(number(surcharge)?), ..Tax::percent(kind(of)?, number(rate)?) },
        _ => return None,
    })
}

/// The code of a tax.
pub(crate) fn code(tax: &Tax) -> String {
    let of = name(&tax.kind);
    match (&tax.levy, tax.treatment.charges(), tax.surcharge) {
        (Levy::PerUnit { quota, units }, ..) => format!("{of}:quota:{}:{}", quota.normalize(), units.normalize()),
        (_, false, _) => format!("{of}:{}", tax.treatment.code()),
        (Levy::Percent(percent), _, Some(surcharge)) => {
            format!("{of}:{}:{}", percent.normalize(), surcharge.normalize())
        }
        (Levy::Percent(percent), _, None) => format!("{of}:{}", percent.normalize()),
    }
}

/// What is kept back, of a code.
pub(crate) fn retention(code: &str) -> Option<Retention> {
    let (of, percent) = code.trim().split_once(':')?;
    Some(Retention::new(kind(of)?, percent.parse().ok()?))
}

/// The code of what is kept back.
pub(crate) fn retention_code(retention: &Retention) -> String {
    format!("{}:{}", name(&retention.kind), retention.percent.normalize())
}

/// The tax that a country's sales usually carry.
pub(crate) fn main_kind(country: &str) -> Kind {
    let general = |rate: &&Rate| rate.country == country && rate.r#use == Use::Charged && rate.band == "general";
    rates::all().iter().find(general).map_or(Kind::Iva, Rate::kind)
}

/// The general rate of a country on a day (ISO); no tax where none is known.
pub(crate) fn general(country: &str, day: &str) -> Vec<Tax> {
    let rate = rates::of_band(country, &main_kind(country), "general", day);
    rate.and_then(|rate| rate.percent).map(|percent| Tax::percent(main_kind(country), percent)).into_iter().collect()
}

/// The tax of a product that is told by its rate alone.
pub(crate) fn of_rate(country: &str, percent: Decimal) -> Tax {
    Tax::percent(main_kind(country), percent)
}

/// Whether a rate is none of its country's on a day (ISO), though the country's rates of that kind are known.
pub(crate) fn is_out_of_force(country: &str, tax: &Tax, day: &str) -> bool {
    let known = rates::in_force(country, &tax.kind, Use::Charged, day);
    let Some(percent) = tax.rate().filter(|_| tax.treatment.charges()) else { return false };
    !known.is_empty() && !known.iter().any(|rate| rate.percent == Some(percent))
}

/// Everything that may be chosen in a country on a day (ISO): charged before kept back, the main tax first, the highest rate first.
pub(crate) fn choices(country: &str, day: &str) -> Vec<TaxChoice> {
    let main = main_kind(country);
    let mut held: Vec<&Rate> =
        rates::all().iter().filter(|rate| rate.country == country && rate.holds_on(day)).collect();
    held.sort_by_key(|rate| {
        (rate.r#use == Use::Retained, rate.kind() != main, rate.kind(), std::cmp::Reverse(rate.percent))
    });
    let mut all = Vec::new();
    for rate in held {
        let retained = rate.r#use == Use::Retained;
        let choice = |code: String, surcharge: Option<Decimal>| TaxChoice {
            code,
            kind: name(&rate.kind()),
            band: rate.band.clone(),
            percent: rate.percent.map(|percent| percent.normalize().to_string()),
            surcharge: surcharge.map(|percent| percent.normalize().to_string()),
            retained,
            source: rate.source.clone(),
        };
        let Some(percent) = rate.percent else { continue };
        if retained {
            all.push(choice(retention_code(&Retention::new(rate.kind(), percent)), None));
            continue;
        }
        let plain = Tax::percent(rate.kind(), percent);
        all.push(choice(code(&plain), None));
        if let Some(surcharge) = rate.surcharge {
            all.push(choice(code(&Tax { surcharge: Some(surcharge), ..plain }), Some(surcharge)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_a_tax_and_back() {
        for text in [
            "iva:21",
            "iva:21:5.2",
            "iva:0",
            "iva:E5",
            "iva:S2",
            "igic:7",
            "ieps:quota:5.25:0.6",
            "itbis:18",
            "iva:Exempt",
        ] {
            assert_eq!(tax(text).as_ref().map(code).as_deref(), Some(text));
        }
        assert_eq!(tax("iva:21.00").as_ref().map(code).as_deref(), Some("iva:21"));
        assert_eq!(retention("irpf:15").as_ref().map(retention_code).as_deref(), Some("irpf:15"));
        for wrong in ["", "iva", "iva:", "iva:veintiuno", ":21", "iva:S1", "iva:21:", "a b:1", "iva:1:2:3:4"] {
            assert_eq!(tax(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_rate_is_told_to_be_out_of_force_only_where_the_country_is_known() {
        let of = |country: &str, text: &str, day: &str| tax(text).map(|tax| is_out_of_force(country, &tax, day));
        assert_eq!(of("ES", "iva:18", "2026-11-22"), Some(true));
        assert_eq!(of("ES", "iva:18", "2011-11-22"), Some(false));
        assert_eq!(of("ES", "iva:21", "2026-11-22"), Some(false));
        assert_eq!(of("ES", "iva:E5", "2026-11-22"), Some(false));
        assert_eq!(of("FR", "iva:20", "2026-11-22"), Some(false));
    }

    #[test]
    fn spain_is_offered_its_rates_with_and_without_recargo_and_its_retentions() {
        let all: Vec<String> = choices("ES", "2026-11-22").into_iter().map(|choice| choice.code).collect();
        assert_eq!(all[..2], ["iva:21", "iva:21:5.2"]);
        assert!(all.iter().any(|code| code == "irpf:15"));
        assert_eq!(general("ES", "2026-11-22").iter().map(code).collect::<Vec<_>>(), ["iva:21"]);
    }
}
