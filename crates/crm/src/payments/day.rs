//! The cash count of a day: what came in and went out, by how it was given.

use crate::Result;
use crate::moment::Moment;
use crate::names::fold;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// Which day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct DayRequest {
    /// ISO day; today when absent.
    #[ts(optional)]
    pub day: Option<String>,
}

/// What came in and went out on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DaySums {
    /// ISO day.
    pub day: String,
    /// For each way of giving money and currency.
    pub methods: Vec<MethodSum>,
}

/// What was given one way. Minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MethodSum {
    /// `10` cash, `20` cheque, `30` transfer, `48` card, `59` direct debit, or as an imported one calls it.
    pub method: String,
    /// Whether it goes through the till: cash made here, or what its source calls so.
    pub cash: bool,
    /// ISO 4217.
    pub currency: String,
    /// How many payments.
    #[ts(type = "number")]
    pub count: i64,
    /// What came.
    #[ts(type = "number")]
    pub in_minor: i64,
    /// What went out, above zero.
    #[ts(type = "number")]
    pub out_minor: i64,
}

/// Adds up the payments of a day. Errors: `not-a-day`.
pub fn day(conn: &Connection, moment: Moment, request: &DayRequest) -> Result<DaySums> {
    let day = super::day_or(request.day.as_deref(), "day", moment.today())?.to_string();
    let mut all = conn.prepare_cached(
        "SELECT method, currency, count(*), sum(max(amount_minor, 0)), -sum(min(amount_minor, 0))
         FROM payments INDEXED BY payments_by_day WHERE day = ?1 GROUP BY method, currency ORDER BY currency, method",
    )?;
    let methods = all
        .query_map([&day], |r| {
            let method: String = r.get(0)?;
            Ok(MethodSum {
                cash: is_cash(&method),
                method,
                currency: r.get(1)?,
                count: r.get(2)?,
                in_minor: r.get(3)?,
                out_minor: r.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(DaySums { day, methods })
}

/// Whether a way of giving money is cash: `10` of UNTDID 4461, `01` of the Mexican c_FormaPago, or a name programs give it.
fn is_cash(method: &str) -> bool {
    const CALLED: [&str; 7] = ["10", "efectivo", "metalico", "contado", "caja", "cash", "01"];
    CALLED.contains(&fold(method).trim())
}

#[cfg(test)]
mod tests {
    use super::is_cash;

    #[test]
    fn cash_is_known_by_its_code_and_by_what_programs_call_it() {
        for cash in ["10", "Efectivo", "METÁLICO", " cash "] {
            assert!(is_cash(cash), "{cash}");
        }
        for other in ["30", "Tarjeta", "Bizum", "", "Caja de ahorros"] {
            assert!(!is_cash(other), "{other}");
        }
    }
}
