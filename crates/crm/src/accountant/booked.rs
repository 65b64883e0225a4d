//! The invoices of a period as the accounts need them: those issued here as they were frozen, those other programs told of as far as they
//! tell. Amounts are minor units of the book's currency.

use super::findings::{Code, Finding};
use crate::dates::Period;
use crate::ids::Id;
use crate::{Result, fiscal, settings};
use chrono::NaiveDate;
use einvoice::{IdKind, Issued, thaw};
use rusqlite::{Connection, Row, params};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// An invoice or credit note of the period.
#[derive(Debug, Clone, Default)]
pub(super) struct Booked {
    /// The document.
    pub id: Option<Id>,
    /// Whether it was issued here.
    pub own: bool,
    /// `F1`… `R5`.
    pub kind: String,
    pub series: String,
    pub number: String,
    pub day: NaiveDate,
    pub operation_on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    /// The customer; empty where none is named.
    pub name: String,
    pub tax_id: String,
    /// ISO 3166 alpha-2, or empty.
    pub country: String,
    /// What the tax id is: Verifactu's list L7, empty for a national one.
    pub id_kind: &'static str,
    /// The currency it was made in.
    pub currency: String,
    pub rates: Vec<Rated>,
    /// Percent of the first retention.
    pub retention: Option<Decimal>,
    pub net: i64,
    pub tax: i64,
    pub retained: i64,
    pub total: i64,
    pub lines: Vec<Line>,
}

/// What of an invoice has one tax at one rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rated {
    /// `iva`, `igic`…; empty where no tax is told.
    pub tax: String,
    /// `S1`, `E5`…; empty where it is not told.
    pub treatment: String,
    /// Percent; nothing where it is not told, or for a quota a unit.
    pub rate: Option<Decimal>,
    pub base: i64,
    pub quota: i64,
    /// Recargo de equivalencia in percent.
    pub surcharge_rate: Option<Decimal>,
    pub surcharge: i64,
}

/// A line, in the currency of its document.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub code: String,
    pub text: String,
    pub quantity: Decimal,
    /// Without tax, minor units of the document's currency.
    pub base: i64,
    pub rate: Option<Decimal>,
    pub tax: i64,
}

impl Booked {
    /// Series and number as printed.
    pub fn full_number(&self) -> String {
        format!("{}{}", self.series, self.number)
    }

    /// Whether it gives money back.
    pub fn is_credit(&self) -> bool {
        self.kind.starts_with('R')
    }
}

const COLUMNS: &str =
    "s.id, s.uid, s.own, s.kind, s.fiscal_kind, s.series, s.number, s.day, s.operation_on, s.due, s.currency,
    s.net_minor, s.tax_minor, s.retained_minor, s.total_minor, i.json, i.sha256, c.name, c.tax_id, c.tax_country";

/// Gives every invoice and credit note of a period to `take`, by day, with what was found wrong with it.
pub(super) fn each(
    conn: &Connection,
    period: &Period,
    findings: &mut Vec<Finding>,
    mut take: impl FnMut(Booked) -> Result<()>,
) -> Result<()> {
    let home = settings::business(conn)?;
    let limit = fiscal::of_book(conn)?.simplified_limit_minor;
    let (from, to) = period.days();
    let mut all = conn.prepare(&format!(
        "SELECT {COLUMNS} FROM sales AS s INDEXED BY sales_by_kind LEFT JOIN issued AS i ON i.sale = s.id
         LEFT JOIN clients AS c ON c.id = s.client
         WHERE s.kind IN ('invoice', 'credit') AND s.day >= ?1 AND s.day <= ?2
           AND iif(s.own = 1, s.issued_at IS NOT NULL, s.told IS NULL OR s.told NOT IN ('draft', 'cancelled'))
         ORDER BY s.day, s.series, s.serial, s.number, s.id"
    ))?;
    let mut rows = all.query(params![from, to])?;
    while let Some(r) = rows.next()? {
        let mut one = head(r)?;
        let id = one.id;
        let mut note = |code: Code, number: String| findings.push(Finding::of(code, number, id));
        let frozen: Option<(String, String)> = r.get::<_, Option<String>>(15)?.zip(r.get(16)?);
        if one.currency != home.currency && frozen.is_none() {
            note(Code::CurrencyUnconverted, one.full_number());
            continue;
        }
        match frozen.map(|(json, hash)| thaw(&json, &hash)) {
            Some(Ok(issued)) => {
                if issued.book.is_none() && issued.currency != home.currency {
                    note(Code::CurrencyUnconverted, one.full_number());
                    continue;
                }
                from_issued(&mut one, &issued);
            }
            Some(Err(_)) => {
                note(Code::InvoiceChanged, one.full_number());
                from_told(conn, r, &mut one)?;
            }
            None if one.own => {
                note(Code::InvoiceMissing, one.full_number());
                from_told(conn, r, &mut one)?;
            }
            None => {
                let number = one.full_number();
                if !from_told(conn, r, &mut one)? {
                    note(Code::RatesUnknown, number);
                }
                // Who names no kind and no customer, and is small enough for it, is simplified.
                if one.tax_id.is_empty() && limit.is_some_and(|limit| one.total.abs() <= limit) {
                    one.kind = if one.is_credit() { "R5" } else { "F2" }.to_owned();
                }
            }
        }
        take(one)?;
    }
    Ok(())
}

fn head(r: &Row) -> Result<Booked> {
    let day = |text: Option<String>| text.and_then(|text| text.parse::<NaiveDate>().ok());
    let kind: String = r.get(3)?;
    let usual = if kind == "credit" { "R4" } else { "F1" };
    Ok(Booked {
        id: Some(r.get(1)?),
        own: r.get(2)?,
        kind: r.get::<_, Option<String>>(4)?.unwrap_or_else(|| usual.to_owned()),
        series: r.get(5)?,
        number: r.get(6)?,
        day: day(r.get(7)?).unwrap_or_default(),
        operation_on: day(r.get(8)?),
        due: day(r.get(9)?),
        currency: r.get(10)?,
        name: r.get::<_, Option<String>>(17)?.unwrap_or_default(),
        tax_id: r.get::<_, Option<String>>(18)?.unwrap_or_default(),
        country: r.get::<_, Option<String>>(19)?.unwrap_or_default(),
        ..Booked::default()
    })
}

/// From what was frozen when it was issued; in another currency, from what it was converted to then.
fn from_issued(one: &mut Booked, issued: &Issued) {
    issued.kind.code().clone_into(&mut one.kind);
    one.operation_on = issued.operation_on;
    if let Some(customer) = &issued.customer {
        one.name.clone_from(&customer.name);
        one.tax_id.clone_from(&customer.tax_id);
        one.country.clone_from(&customer.address.country);
        one.id_kind = match customer.id_kind {
            IdKind::National => "",
            IdKind::Vat => "02",
            IdKind::Passport => "03",
            IdKind::Country => "04",
            IdKind::Residence => "05",
            IdKind::Other | IdKind::NotInCensus => "06",
        };
    } else {
        (one.name, one.tax_id, one.country) = Default::default();
    }
    let book = issued.book.as_ref().map(|book| &book.amounts);
    for (at, group) in issued.taxes.iter().enumerate() {
        let converted = book.and_then(|book| book.groups.get(at).copied());
        let (base, quota, surcharge) = converted.unwrap_or((group.base, group.amount, group.surcharge));
        one.rates.push(Rated {
            tax: tax_code(&group.tax.kind),
            treatment: group.tax.treatment.code().to_owned(),
            rate: group.tax.rate(),
            base,
            quota,
            surcharge_rate: group.tax.surcharge,
            surcharge,
        });
    }
    one.retention = issued.retentions.first().map(|retention| retention.percent);
    (one.net, one.tax, one.total) = match book {
        Some(book) => (book.net, book.tax.saturating_add(book.surcharge), book.total),
        None => (issued.totals.net, issued.totals.tax.saturating_add(issued.totals.surcharge), issued.totals.total),
    };
    one.retained = book.map_or(issued.totals.retained, |book| book.retentions.iter().sum());
    untaxed(one);
    one.lines = issued
        .lines
        .iter()
        .map(|line| Line {
            code: line.code.clone(),
            text: line.description.clone(),
            quantity: line.quantity,
            base: line.base,
            rate: line.taxes.iter().find_map(billing::Tax::rate),
            tax: line.tax,
        })
        .collect();
}

/// What has no tax at all is a row too, so that rows add up to the invoice; taxes upon taxes tell more than there is.
fn untaxed(one: &mut Booked) {
    let told: i64 = one.rates.iter().map(|rated| rated.base).sum();
    let upon = one.rates.iter().any(|rated| rated.tax == "ieps");
    if !upon && told != one.net {
        one.rates.push(Rated {
            tax: String::new(),
            treatment: String::new(),
            rate: None,
            base: one.net - told,
            quota: 0,
            surcharge_rate: None,
            surcharge: 0,
        });
    }
}

/// From what another program told. Says whether its taxes are known by rate.
fn from_told(conn: &Connection, r: &Row, one: &mut Booked) -> Result<bool> {
    let (net, tax): (Option<i64>, Option<i64>) = (r.get(11)?, r.get(12)?);
    (one.retained, one.total) = (r.get(13)?, r.get(14)?);
    one.tax = tax.or(net.map(|net| one.total - net)).unwrap_or(0);
    one.net = net.unwrap_or(one.total - one.tax);
    let mut all = conn.prepare_cached(
        "SELECT l.text, l.quantity, coalesce(l.base_minor, l.amount_minor), l.tax_rate, l.tax_minor, p.code
         FROM sale_lines AS l LEFT JOIN products AS p ON p.id = l.product WHERE l.sale = ?1 ORDER BY l.position, l.id",
    )?;
    let mut rows = all.query([r.get::<_, i64>(0)?])?;
    let mut sums: BTreeMap<Option<i64>, i64> = BTreeMap::new();
    while let Some(r) = rows.next()? {
        let (amount, rate): (i64, Option<i64>) = (r.get(2)?, r.get(3)?);
        let sum = sums.entry(rate).or_insert(0);
        *sum = sum.saturating_add(amount);
        one.lines.push(Line {
            code: r.get::<_, Option<String>>(5)?.unwrap_or_default(),
            text: r.get(0)?,
            quantity: Decimal::new(r.get(1)?, 6).normalize(),
            base: amount,
            rate: rate.map(|rate| Decimal::new(rate, 6).normalize()),
            tax: r.get::<_, Option<i64>>(4)?.unwrap_or(0),
        });
    }
    let rates = by_rate(&sums, one);
    let is_known = rates.is_some();
    let tax = if one.tax == 0 && one.net == 0 { "" } else { "iva" };
    one.rates = rates.unwrap_or_else(|| {
        vec![Rated {
            tax: tax.to_owned(),
            treatment: String::new(),
            rate: None,
            base: one.net,
            quota: one.tax,
            surcharge_rate: None,
            surcharge: 0,
        }]
    });
    Ok(is_known)
}

/// The rates of an invoice that another program reckoned, from the sums of its lines: only where they give its net amount, or its total,
/// and its taxes to the cent for each rate.
fn by_rate(sums: &BTreeMap<Option<i64>, i64>, one: &Booked) -> Option<Vec<Rated>> {
    let all: i64 = sums.values().sum();
    let inside = all == one.total && all != one.net;
    if sums.is_empty() || (all != one.net && !inside) {
        return None;
    }
    let minor = |amount: Decimal| -> Option<i64> {
        let amount = amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(amount.mantissa()).ok()
    };
    let mut rates = Vec::with_capacity(sums.len());
    for (rate, sum) in sums {
        let rate = Decimal::new((*rate)?, 6).normalize();
        let of = Decimal::from(*sum);
        let base = if inside { minor(of.checked_div(Decimal::ONE + rate / Decimal::ONE_HUNDRED)?)? } else { *sum };
        let quota = minor(Decimal::from(base) * rate / Decimal::ONE_HUNDRED)?;
        let quota = if inside { sum - base } else { quota };
        rates.push(Rated {
            tax: "iva".to_owned(),
            treatment: "S1".to_owned(),
            rate: Some(rate),
            base,
            quota,
            surcharge_rate: None,
            surcharge: 0,
        });
    }
    // Other programs round line by line: a cent for each line at most, put where most is taxed.
    let cents = one.lines.len() as i64;
    let (base, quota): (i64, i64) = (rates.iter().map(|one| one.base).sum(), rates.iter().map(|one| one.quota).sum());
    let (base_off, quota_off) = (one.net - base, one.tax - quota);
    if base_off.abs() > cents || quota_off.abs() > cents {
        return None;
    }
    let most = rates.iter_mut().max_by_key(|one| one.quota.abs())?;
    most.base += base_off;
    most.quota += quota_off;
    Some(rates)
}

fn tax_code(kind: &billing::Kind) -> String {
    match kind {
        billing::Kind::Iva => "iva".to_owned(),
        billing::Kind::Igic => "igic".to_owned(),
        billing::Kind::Ipsi => "ipsi".to_owned(),
        billing::Kind::Ieps => "ieps".to_owned(),
        billing::Kind::Irpf => "irpf".to_owned(),
        billing::Kind::Isr => "isr".to_owned(),
        billing::Kind::Other(code) => code.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(net: i64, tax: i64, sums: &[(i64, i64)]) -> Option<Vec<(i64, i64)>> {
        let line =
            Line { code: String::new(), text: String::new(), quantity: Decimal::ONE, base: 0, rate: None, tax: 0 };
        let one = Booked { net, tax, total: net + tax, lines: vec![line; sums.len()], ..Booked::default() };
        let sums = sums.iter().map(|(rate, sum)| (Some(rate * 1_000_000), *sum)).collect();
        by_rate(&sums, &one).map(|rates| rates.iter().map(|one| (one.base, one.quota)).collect())
    }

    #[test]
    fn what_other_programs_reckoned_is_split_by_rate_only_when_it_adds_up() {
        assert_eq!(told(1_000, 210, &[(21, 1_000)]), Some(vec![(1_000, 210)]));
        assert_eq!(told(1_000, 210, &[(21, 1_210)]), Some(vec![(1_000, 210)]), "with the tax inside");
        assert_eq!(told(2_000, 310, &[(10, 1_000), (21, 1_000)]), Some(vec![(1_000, 100), (1_000, 210)]));
        assert_eq!(told(1_005, 212, &[(21, 1_005)]), Some(vec![(1_005, 212)]), "a cent of their rounding");
        assert_eq!(told(1_000, 160, &[(21, 1_000)]), None, "their tax is another");
        assert_eq!(told(900, 189, &[(21, 1_000)]), None, "a discount of the whole that no line tells");
    }
}
