//! What a document comes to: from lines as they are written to every amount, by `billing`, also while it is being typed.

use super::prepare::{Prepared, prepare};
use super::typed::discount_text;
use super::{NewSale, SaleProblem, decimal_text, taxes};
use crate::moment::Moment;
use crate::prices::PriceWhy;
use crate::{Result, payments, settings};
use billing::{Document, Exchange, Reckoned};
use rusqlite::Connection;
use serde::Serialize;

/// What a document comes to. Amounts are minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ReckonedSale {
    /// ISO 4217.
    pub currency: String,
    /// Each line in its place; nothing for one that cannot be reckoned yet.
    pub lines: Vec<Option<ReckonedLine>>,
    /// The taxes by kind, treatment and rate.
    pub taxes: Vec<TaxSum>,
    /// What the customer keeps back.
    pub retentions: Vec<RetentionSum>,
    /// What each discount or charge of the whole changes, as priced.
    #[ts(type = "number[]")]
    pub adjustments: Vec<i64>,
    /// The sums of the lines that can be reckoned.
    pub sums: SaleSums,
    /// What keeps it from being saved.
    pub problems: Vec<SaleProblem>,
    /// What is unusual and may be right.
    pub warnings: Vec<SaleProblem>,
}

/// A line with what it did not say and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ReckonedLine {
    /// As the document will say it.
    pub text: String,
    /// What it is counted in.
    pub unit: String,
    /// Of one, a decimal with a point.
    pub price: String,
    /// Taken off, as it is typed: `10%`; empty for nothing.
    pub discount: String,
    /// The price list its price and discount are from; nothing where they were typed or are the product's own.
    pub why: Option<PriceWhy>,
    /// Codes of its taxes.
    pub taxes: Vec<String>,
    /// Codes of what is kept back.
    pub retentions: Vec<String>,
    /// Quantity × price.
    #[ts(type = "number")]
    pub full_minor: i64,
    /// Taken off.
    #[ts(type = "number")]
    pub discount_minor: i64,
    /// What the line comes to, with tax or without as the document counts.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Without tax, with its part of the document's discounts.
    #[ts(type = "number")]
    pub base_minor: i64,
    /// Its part of all taxes.
    #[ts(type = "number")]
    pub tax_minor: i64,
}

/// A tax of the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TaxSum {
    /// Its code.
    pub code: String,
    /// `iva`, `igic`…
    pub kind: String,
    /// `S1` taxed, `S2` reverse charge, `E1`… exempt, `N1`… not subject.
    pub treatment: String,
    /// In percent, a decimal with a point; nothing for a quota.
    pub percent: Option<String>,
    /// Recargo de equivalencia in percent.
    pub surcharge: Option<String>,
    /// What it is reckoned on.
    #[ts(type = "number")]
    pub base_minor: i64,
    /// The tax.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// The recargo.
    #[ts(type = "number")]
    pub surcharge_minor: i64,
}

/// What is kept back of a kind and rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RetentionSum {
    /// Its code.
    pub code: String,
    /// `irpf`, `isr`…
    pub kind: String,
    /// In percent, a decimal with a point.
    pub percent: String,
    /// What it is reckoned on.
    #[ts(type = "number")]
    pub base_minor: i64,
    /// What is kept back.
    #[ts(type = "number")]
    pub retained_minor: i64,
}

/// The sums of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "SaleSums")]
pub struct SaleSums {
    /// Lines without tax.
    #[ts(type = "number")]
    pub lines_minor: i64,
    /// Discounts of the whole without tax, above zero.
    #[ts(type = "number")]
    pub discounts_minor: i64,
    /// Charges of the whole without tax.
    #[ts(type = "number")]
    pub charges_minor: i64,
    /// Without tax.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Taxes, without recargo.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// Recargo de equivalencia.
    #[ts(type = "number")]
    pub surcharge_minor: i64,
    /// With tax.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// Kept back by the customer.
    #[ts(type = "number")]
    pub retained_minor: i64,
    /// To be paid.
    #[ts(type = "number")]
    pub payable_minor: i64,
}

/// Reckons a document that is being written. What is wrong is told in its place, and the rest is reckoned without it.
/// Errors: `not-found` for a client or product that is not there; what cannot be read as a document at all.
pub fn reckon(conn: &Connection, moment: Moment, sale: &NewSale) -> Result<ReckonedSale> {
    let mut prepared = prepare(conn, moment, sale)?;
    let told = amounts(&mut prepared);
    let mut amounts = told.iter().flat_map(|told| &told.lines);
    let lines = prepared
        .lines
        .iter()
        .map(|line| {
            let (line, amounts) = (line.as_ref()?, amounts.next()?);
            Some(ReckonedLine {
                text: line.text.clone(),
                unit: line.unit.clone(),
                price: decimal_text(line.price),
                discount: discount_text(&line.changes),
                why: line.why.clone(),
                taxes: line.taxes.iter().map(taxes::code).collect(),
                retentions: line.retentions.iter().map(taxes::retention_code).collect(),
                full_minor: amounts.full,
                discount_minor: amounts.full.saturating_sub(amounts.printed),
                amount_minor: amounts.printed,
                base_minor: amounts.base,
                tax_minor: amounts.tax,
            })
        })
        .collect();
    let payable = told.as_ref().map_or(0, |told| sums(told).payable_minor);
    warn_over_limit(conn, &mut prepared, payable)?;
    Ok(ReckonedSale {
        currency: prepared.currency.code().to_owned(),
        lines,
        taxes: told.as_ref().map(tax_sums).unwrap_or_default(),
        retentions: told.as_ref().map(retention_sums).unwrap_or_default(),
        adjustments: told.iter().flat_map(|told| &told.adjustments).map(|one| one.printed).collect(),
        sums: told.as_ref().map(sums).unwrap_or_default(),
        problems: prepared.problems,
        warnings: prepared.warnings,
    })
}

/// Warns where the client would owe more than she may: what is delivered and what waits for money counts, an offer does not.
fn warn_over_limit(conn: &Connection, prepared: &mut Prepared, payable: i64) -> Result<()> {
    let counts = matches!(prepared.kind, "order" | "delivery" | "invoice");
    let is_home = prepared.currency.code() == settings::business(conn)?.currency;
    let Some(client) = prepared.client.filter(|_| counts && is_home) else { return Ok(()) };
    // What was delivered is counted there, and not again with its invoice.
    let more = if prepared.lines.iter().flatten().any(|line| line.origin.is_some()) { 0 } else { payable };
    if let Some((would, limit)) = payments::over_limit(conn, client, more)? {
        prepared.warnings.push(SaleProblem {
            line: None,
            field: "client".to_owned(),
            rule: "over-credit-limit".to_owned(),
            params: vec![("value".to_owned(), would), ("limit".to_owned(), limit)],
        });
    }
    Ok(())
}

/// The amounts of the lines that can be reckoned, in their order; those that cannot are noted as problems and let go. Nothing
/// when the whole cannot be reckoned.
pub(super) fn amounts(prepared: &mut Prepared) -> Option<Reckoned> {
    loop {
        let places: Vec<usize> =
            prepared.lines.iter().enumerate().filter(|(_, line)| line.is_some()).map(|(at, _)| at).collect();
        let error = match billing::reckon(&document(prepared)) {
            Ok(told) => return Some(told),
            Err(error) => error,
        };
        use billing::Error as E;
        let (rule, line) = match error {
            E::Overflow { line } | E::Decimals { line } => ("too-large", Some(line)),
            E::Rate { line } => ("tax-out-of-range", Some(line)),
            E::Percentage { line } => ("percentage-out-of-range", Some(line)),
            E::ChargedThoughFree { line } => ("taxed-though-free", Some(line)),
            E::TaxTwice { line } => ("tax-twice", Some(line)),
            E::TotalOverflow => ("too-large", None),
            E::NothingToSplit => ("nothing-to-split", None),
            E::Currency => ("currency-unknown", None),
        };
        let field = match rule {
            "percentage-out-of-range" => "discount",
            "too-large" => "price",
            "nothing-to-split" => "adjustments",
            "currency-unknown" => "currency",
            _ => "taxes",
        };
        match line.and_then(|line| places.get(line)) {
            Some(at) => {
                prepared.note(Some(*at), field, rule, &[]);
                if let Some(line) = prepared.lines.get_mut(*at) {
                    *line = None;
                }
            }
            // Of the whole: its discounts and charges are let go before everything is.
            None if !prepared.whole.is_empty() => {
                prepared.note(None, "adjustments", rule, &[]);
                prepared.whole.clear();
            }
            None => {
                prepared.note(None, field, rule, &[]);
                return None;
            }
        }
    }
}

/// The document as `billing` takes it.
pub(super) fn document(prepared: &Prepared) -> Document {
    Document {
        profile: prepared.profile,
        prices: prepared.prices,
        digits: crate::money::decimals(prepared.currency),
        lines: prepared
            .lines
            .iter()
            .flatten()
            .map(|line| billing::Line {
                quantity: line.quantity,
                unit_price: line.price,
                adjustments: line.changes.clone(),
                taxes: line.taxes.clone(),
                retentions: line.retentions.clone(),
            })
            .collect(),
        adjustments: prepared.whole.iter().map(|whole| whole.what.clone()).collect(),
        prepaid: 0,
        exchange: prepared.exchange.as_ref().map(|(rate, ..)| Exchange { rate: *rate, digits: prepared.book_digits }),
    }
}

pub(super) fn tax_sums(told: &Reckoned) -> Vec<TaxSum> {
    let text = |number: rust_decimal::Decimal| decimal_text(number);
    told.groups
        .iter()
        .map(|group| TaxSum {
            code: taxes::code(&group.tax),
            kind: taxes::name(&group.tax.kind),
            treatment: group.tax.treatment.code().to_owned(),
            percent: group.tax.rate().map(text),
            surcharge: group.tax.surcharge.map(text),
            base_minor: group.base,
            tax_minor: group.amount,
            surcharge_minor: group.surcharge,
        })
        .collect()
}

pub(super) fn retention_sums(told: &Reckoned) -> Vec<RetentionSum> {
    told.retentions
        .iter()
        .map(|one| RetentionSum {
            code: taxes::retention_code(&billing::Retention::new(one.kind.clone(), one.percent)),
            kind: taxes::name(&one.kind),
            percent: decimal_text(one.percent),
            base_minor: one.base,
            retained_minor: one.amount,
        })
        .collect()
}

pub(super) fn sums(told: &Reckoned) -> SaleSums {
    let totals = told.totals;
    SaleSums {
        lines_minor: totals.lines,
        discounts_minor: totals.discounts,
        charges_minor: totals.charges,
        net_minor: totals.net,
        tax_minor: totals.tax,
        surcharge_minor: totals.surcharge,
        total_minor: totals.total,
        retained_minor: totals.retained,
        payable_minor: totals.payable,
    }
}
