//! The cash count of a day: what came in and went out, by how it was given.

use crate::Result;
use crate::moment::Moment;
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
            Ok(MethodSum {
                method: r.get(0)?,
                currency: r.get(1)?,
                count: r.get(2)?,
                in_minor: r.get(3)?,
                out_minor: r.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(DaySums { day, methods })
}
