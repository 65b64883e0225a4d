//! What the business knows of its own money, which the costs of rewards need.

use crate::book::Tx;
use crate::{Error, Result, settings};
use loyalty::Terms;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The setting that keeps them.
const SETTING: &str = "loyalty.terms";

/// What the business knows of its own money. Decimals with a point; what is empty is not known, and rewards that need it wait for a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct LoyaltyTerms {
    /// What money costs, percent a year.
    pub capital_pct: String,
    /// Of what is lent, what is never paid, percent.
    pub default_pct: String,
    /// What a point is worth, in units of the book's currency.
    pub unit_value: String,
    /// Of points, stamps and credit, what is never asked for, percent.
    pub breakage_pct: String,
    /// Of coupons, how many are brought, percent.
    pub redemption_pct: String,
    /// Days to pay that everybody has.
    pub usual_days: u32,
    /// For how many days points can be used; 0 for always.
    pub points_days: u32,
}

/// What the book knows of its money.
pub fn terms(conn: &Connection) -> Result<LoyaltyTerms> {
    Ok(settings::get(conn, SETTING)?.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default())
}

/// Changes it. Errors: `not-a-decimal`, `loyalty-percent-unfit` outside of 0 to 100.
pub fn set_terms(tx: &Tx, new: &LoyaltyTerms) -> Result<LoyaltyTerms> {
    of(new)?;
    settings::set(tx, SETTING, &serde_json::to_value(new)?)?;
    terms(tx)
}

/// As the rules want them.
pub(super) fn of(kept: &LoyaltyTerms) -> Result<Terms> {
    let percent = |field: &str, text: &str| match decimal(field, text)? {
        Some(percent) if percent > Decimal::ONE_HUNDRED => {
            Err(Error::invalid(field, "loyalty-percent-unfit").with("value", text))
        }
        percent => Ok(percent),
    };
    Ok(Terms {
        capital_pct: percent("capital_pct", &kept.capital_pct)?,
        default_pct: percent("default_pct", &kept.default_pct)?,
        unit_value: decimal("unit_value", &kept.unit_value)?,
        breakage_pct: percent("breakage_pct", &kept.breakage_pct)?.unwrap_or_default(),
        redemption_pct: percent("redemption_pct", &kept.redemption_pct)?,
        usual_days: kept.usual_days.min(365),
    })
}

fn decimal(field: &str, text: &str) -> Result<Option<Decimal>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let unfit = || Error::invalid(field, "not-a-decimal").with("value", text);
    let number: Decimal = text.parse().map_err(|_| unfit())?;
    if number.is_sign_negative() || number.scale() > 6 || number > Decimal::from(1_000_000) {
        return Err(unfit());
    }
    Ok(Some(number))
}
