//! What a period comes to, before it is handed over.

use super::PeriodRequest;
use super::booked::{self, Booked};
use super::closing::{self, ClosedPeriod};
use super::findings::{self, Finding, PeriodFinding, Watcher};
use crate::Result;
use crate::dates::Period;
use crate::moment::Moment;
use crate::payments::open;
use crate::settings;
use rusqlite::{Connection, params};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a period comes to. Amounts are minor units of the book's currency; what gives money back is below zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeriodLook {
    /// `2026-Q3`.
    pub period: String,
    /// Its first day, ISO.
    pub from: String,
    /// Its last day, ISO.
    pub to: String,
    /// Whether it is over: a period that runs still changes.
    pub over: bool,
    /// ISO 4217.
    pub currency: String,
    /// Invoices, without credit notes.
    #[ts(type = "number")]
    pub invoices: u64,
    /// Credit notes.
    #[ts(type = "number")]
    pub credits: u64,
    /// How many of both another program made.
    #[ts(type = "number")]
    pub told: u64,
    /// Without taxes.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Taxes, recargo inside.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// What customers retained.
    #[ts(type = "number")]
    pub retained_minor: i64,
    /// With taxes.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// By tax and rate.
    pub taxes: Vec<PeriodTax>,
    /// By month, in order.
    pub months: Vec<PeriodMonth>,
    /// Money that came, less what went back, in the book's currency.
    #[ts(type = "number")]
    pub collected_minor: i64,
    /// How many invoices waited for money at its end.
    #[ts(type = "number")]
    pub open: u64,
    /// What they waited for, in the book's currency.
    #[ts(type = "number")]
    pub open_minor: i64,
    /// What to look at before, the serious first.
    pub findings: Vec<PeriodFinding>,
    /// When it was closed; nothing while it is open.
    pub closed: Option<ClosedPeriod>,
}

/// What was taxed at a rate; minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeriodTax {
    /// `iva`, `igic`…; empty where there is none.
    pub tax: String,
    /// `S1`, `E5`…: list L9 and L10 of the Spanish agency; empty where it is not told.
    pub treatment: String,
    /// Percent, a decimal; nothing where it is not told.
    pub rate: Option<String>,
    /// What was taxed.
    #[ts(type = "number")]
    pub base_minor: i64,
    /// The tax.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// Recargo de equivalencia in percent.
    pub surcharge_rate: Option<String>,
    /// The recargo.
    #[ts(type = "number")]
    pub surcharge_minor: i64,
    /// Of how many invoices and credit notes.
    #[ts(type = "number")]
    pub invoices: u64,
}

/// A month of a period; minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PeriodMonth {
    /// `2026-07`.
    pub month: String,
    /// Without taxes.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Taxes.
    #[ts(type = "number")]
    pub tax_minor: i64,
}

/// The sums of what was booked.
#[derive(Default)]
pub(super) struct Sums {
    pub invoices: u64,
    pub credits: u64,
    told: u64,
    net: i64,
    tax: i64,
    retained: i64,
    total: i64,
    taxes: BTreeMap<(String, String, Option<rust_decimal::Decimal>, Option<rust_decimal::Decimal>), PeriodTax>,
    months: BTreeMap<String, PeriodMonth>,
}

impl Sums {
    pub fn add(&mut self, one: &Booked) {
        if one.is_credit() {
            self.credits += 1;
        } else {
            self.invoices += 1;
        }
        self.told += u64::from(!one.own);
        let add = |sum: &mut i64, more: i64| *sum = sum.saturating_add(more);
        add(&mut self.net, one.net);
        add(&mut self.tax, one.tax);
        add(&mut self.retained, one.retained);
        add(&mut self.total, one.total);
        for rated in &one.rates {
            let key = (rated.tax.clone(), rated.treatment.clone(), rated.rate, rated.surcharge_rate);
            let sum = self.taxes.entry(key).or_insert_with(|| PeriodTax {
                tax: rated.tax.clone(),
                treatment: rated.treatment.clone(),
                rate: rated.rate.map(|rate| rate.normalize().to_string()),
                base_minor: 0,
                tax_minor: 0,
                surcharge_rate: rated.surcharge_rate.map(|rate| rate.normalize().to_string()),
                surcharge_minor: 0,
                invoices: 0,
            });
            add(&mut sum.base_minor, rated.base);
            add(&mut sum.tax_minor, rated.quota);
            add(&mut sum.surcharge_minor, rated.surcharge);
            sum.invoices += 1;
        }
        let month = one.day.format("%Y-%m").to_string();
        let sum = self.months.entry(month.clone()).or_insert(PeriodMonth { month, net_minor: 0, tax_minor: 0 });
        add(&mut sum.net_minor, one.net);
        add(&mut sum.tax_minor, one.tax);
    }

    pub fn taxes(&self) -> Vec<PeriodTax> {
        self.taxes.values().cloned().collect()
    }
}

/// What a period comes to, and what to look at before it is handed over: it reads every invoice of it. Errors: `period-unknown`.
pub fn look(conn: &Connection, moment: Moment, request: &PeriodRequest) -> Result<PeriodLook> {
    let period = super::period_of(moment, request.period.as_deref())?;
    let (mut sums, mut watcher, mut found) = (Sums::default(), Watcher::default(), Vec::new());
    let mut noted = Vec::new();
    booked::each(conn, &period, &mut found, |one| {
        watcher.see(&one, &mut noted);
        sums.add(&one);
        Ok(())
    })?;
    found.append(&mut noted);
    findings::of_all(conn, &period, &mut found)?;
    told(conn, moment, &period, sums, found)
}

/// The sums and findings of a period as they are told.
pub(super) fn told(
    conn: &Connection,
    moment: Moment,
    period: &Period,
    sums: Sums,
    findings: Vec<Finding>,
) -> Result<PeriodLook> {
    let currency = settings::business(conn)?.currency;
    let (from, to) = period.days();
    let collected_minor = conn.query_row(
        "SELECT coalesce(sum(amount_minor), 0) FROM payments INDEXED BY payments_by_day WHERE day >= ?1 AND day <= ?2 AND currency = ?3",
        params![from, to, currency],
        |r| r.get(0),
    )?;
    let (mut open, mut open_minor) = (0, 0i64);
    open::sales(conn, None, Some(&to), &to, |_, sale| {
        if sale.currency == currency && sale.kind == "invoice" {
            open += 1;
            open_minor = open_minor.saturating_add(sale.owed_minor);
        }
    })?;
    Ok(PeriodLook {
        period: period.code(),
        over: period.to < moment.today(),
        taxes: sums.taxes(),
        months: sums.months.into_values().collect(),
        invoices: sums.invoices,
        credits: sums.credits,
        told: sums.told,
        net_minor: sums.net,
        tax_minor: sums.tax,
        retained_minor: sums.retained,
        total_minor: sums.total,
        collected_minor,
        open,
        open_minor,
        findings: findings::together(findings),
        closed: closing::of(conn, period)?,
        currency,
        from,
        to,
    })
}
