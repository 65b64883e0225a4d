//! The tables of a period, each with its rows: invoices by rate, their lines, entries, taxes, money that came, what is open.

use super::AccountantSettings;
use super::booked::{Booked, Rated};
use super::ledger::{self, Posting};
use super::look::PeriodTax;
use crate::Result;
use crate::dates::Period;
use crate::export::sheet::{Held, Sheet};
use crate::payments::open;
use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, params};
use rust_decimal::{Decimal, RoundingStrategy};

/// What every table needs to know.
pub(super) struct Desk<'a> {
    pub settings: &'a AccountantSettings,
    /// The book's currency.
    pub home: &'a str,
    /// Its decimals.
    pub digits: u32,
}

impl Desk<'_> {
    fn money(&self, minor: i64) -> Held {
        Held::Number(Decimal::new(minor, self.digits))
    }

    /// An amount; nothing where it is nought.
    fn some(&self, minor: i64) -> Held {
        if minor == 0 { Held::Empty } else { self.money(minor) }
    }
}

fn text(text: &str) -> Held {
    Held::text(Some(text.to_owned()))
}

fn day(day: Option<NaiveDate>) -> Held {
    day.map_or(Held::Empty, Held::Day)
}

/// A percentage with the two decimals of the Spanish form.
fn percent(rate: Option<Decimal>) -> Held {
    rate.map_or(Held::Empty, |mut rate| {
        rate.rescale(2.max(rate.normalize().scale()));
        Held::Number(rate)
    })
}

/// Columns of the invoices by rate: those of the Spanish register, and what else is known of them.
pub(super) const REGISTER: [&str; 33] = [
    "document",
    "day",
    "operation_on",
    "due",
    "invoice_type",
    "client",
    "tax_id",
    "tax_country",
    "tax_id_kind",
    "tax_name",
    "qualification",
    "exemption",
    "base",
    "tax_rate",
    "tax",
    "surcharge_rate",
    "surcharge",
    "retention_rate",
    "retained",
    "total",
    "currency",
    "series",
    "number",
    "number_last",
    "year",
    "quarter",
    "activity_code",
    "activity_type",
    "activity_group",
    "income_concept",
    "income",
    "operation_key",
    "reference",
];

/// The rows of an invoice in the register: one for each rate. Total is that row's own; what is retained stands in the first (validations
/// 7, 11 and 13 of the agency's form).
pub(super) fn register(desk: &Desk, sheet: &mut Sheet, one: &Booked) -> Result<()> {
    let done_on = one.operation_on.unwrap_or(one.day);
    let consumer = sheet.word("register", "consumer").to_owned();
    for (at, rated) in one.rates.iter().enumerate() {
        let is_first = at == 0;
        let exempt = rated.treatment.starts_with('E');
        let qualified = matches!(rated.treatment.as_str(), "S1" | "S2" | "N1" | "N2");
        // What was told without more is an operation of the general regime.
        let treatment = if rated.treatment.is_empty() { "S1" } else { &rated.treatment };
        let name = if one.name.is_empty() { &consumer } else { &one.name };
        let rate = rated.rate.or(Some(Decimal::ZERO).filter(|_| rated.quota == 0));
        sheet.put(&[
            Held::Text(one.full_number()),
            Held::Day(one.day),
            day(one.operation_on),
            day(one.due),
            text(&one.kind),
            text(name),
            text(&one.tax_id),
            // The agency asks for the country of what is no Spanish or community number.
            if one.id_kind.is_empty() || one.id_kind == "02" { Held::Empty } else { text(&one.country) },
            text(one.id_kind),
            text(&rated.tax.to_uppercase()),
            if qualified || !exempt { text(if qualified { &rated.treatment } else { treatment }) } else { Held::Empty },
            if exempt { text(&rated.treatment) } else { Held::Empty },
            desk.money(rated.base),
            percent(rate),
            desk.money(rated.quota),
            percent(rated.surcharge_rate),
            if rated.surcharge_rate.is_some() { desk.money(rated.surcharge) } else { Held::Empty },
            percent(one.retention.filter(|_| is_first)),
            if is_first { desk.some(one.retained) } else { Held::Empty },
            desk.money(rated.base + rated.quota + rated.surcharge),
            text(&one.currency),
            text(&one.series),
            text(&one.number),
            Held::Empty,
            Held::Number(Decimal::from(done_on.year())),
            Held::Text(format!("{}T", done_on.month0() / 3 + 1)),
            text(&desk.settings.activity_code),
            text(&desk.settings.activity_type),
            text(&desk.settings.activity_group),
            text("I01"),
            desk.money(rated.base),
            text(operation_key(rated)),
            Held::text(one.id.map(|id| id.to_string())),
        ])?;
    }
    Ok(())
}

/// Validation 6 of the agency's form: exports, what the taxes of the islands, Ceuta and Melilla are on, and everything else.
fn operation_key(rated: &Rated) -> &'static str {
    match (rated.tax.as_str(), rated.treatment.as_str()) {
        ("igic" | "ipsi", _) => "08",
        (_, "E2") => "02",
        _ => "01",
    }
}

pub(super) const LINES: [&str; 16] = [
    "document",
    "day",
    "due",
    "client",
    "tax_id",
    "product_code",
    "text",
    "quantity",
    "unit_net",
    "base",
    "tax_rate",
    "tax_name",
    "tax",
    "account",
    "currency",
    "reference",
];

/// The lines of an invoice, in its own currency. Quantity times price gives the amount without tax to the cent, or quantity is one.
pub(super) fn lines(desk: &Desk, sheet: &mut Sheet, one: &Booked) -> Result<()> {
    let digits = crate::money::currency(&one.currency).map_or(desk.digits, crate::money::decimals);
    for line in &one.lines {
        let base = Decimal::new(line.base, digits);
        let (quantity, unit) = unit(line.quantity, base, digits).unwrap_or((Decimal::ONE, base));
        let name = line.rate.map_or_else(String::new, |rate| format!("IVA {} %", rate.normalize()));
        let account = if one.is_credit() { &desk.settings.account_returns } else { &desk.settings.account_sales };
        sheet.put(&[
            Held::Text(one.full_number()),
            Held::Day(one.day),
            Held::Day(one.due.unwrap_or(one.day)),
            text(&one.name),
            text(&one.tax_id),
            text(&line.code),
            text(&line.text),
            Held::Number(quantity),
            Held::Number(unit),
            Held::Number(base),
            percent(line.rate),
            Held::text(Some(name)),
            Held::Number(Decimal::new(line.tax, digits)),
            text(account),
            text(&one.currency),
            Held::text(one.id.map(|id| id.to_string())),
        ])?;
    }
    Ok(())
}

/// A price with four decimals that gives the amount again; nothing where none does.
fn unit(quantity: Decimal, base: Decimal, digits: u32) -> Option<(Decimal, Decimal)> {
    let away = RoundingStrategy::MidpointAwayFromZero;
    let unit = base.checked_div(quantity)?.round_dp_with_strategy(4, away).normalize();
    let again = unit.checked_mul(quantity)?.round_dp_with_strategy(digits, away);
    (again == base).then(|| (quantity.normalize(), unit))
}

pub(super) const JOURNAL: [&str; 10] =
    ["entry", "order", "day", "account", "client", "tax_id", "text", "document", "debit", "credit"];

/// The postings of an entry.
pub(super) fn journal(desk: &Desk, sheet: &mut Sheet, entry: &[Posting]) -> Result<()> {
    for (at, posting) in entry.iter().enumerate() {
        let kind = sheet.word("entry", posting.kind).to_owned();
        let said = [kind.as_str(), &posting.document].join(" ");
        sheet.put(&[
            Held::Number(Decimal::from(posting.entry)),
            Held::Number(Decimal::from(at + 1)),
            Held::Day(posting.day),
            text(&posting.account),
            text(&posting.name),
            text(&posting.tax_id),
            text(said.trim()),
            text(&posting.document),
            desk.some(posting.debit),
            desk.some(posting.credit),
        ])?;
    }
    Ok(())
}

/// Every entry of the period: invoices were put down before, with their numbers; payments follow.
pub(super) fn payments(desk: &Desk, sheet: &mut Sheet, conn: &Connection, period: &Period, entry: u64) -> Result<()> {
    ledger::payments(conn, period, (desk.home, desk.settings), entry, |postings| journal(desk, sheet, &postings))
}

pub(super) const TAXES: [&str; 8] =
    ["tax_name", "qualification", "tax_rate", "base", "tax", "surcharge_rate", "surcharge", "invoices"];

/// What was taxed at each rate.
pub(super) fn taxes(desk: &Desk, sheet: &mut Sheet, taxes: &[PeriodTax]) -> Result<()> {
    for one in taxes {
        let number = |text: &Option<String>| percent(text.as_deref().and_then(|text| text.parse().ok()));
        sheet.put(&[
            text(&one.tax.to_uppercase()),
            text(&one.treatment),
            number(&one.rate),
            desk.money(one.base_minor),
            desk.money(one.tax_minor),
            number(&one.surcharge_rate),
            desk.some(one.surcharge_minor),
            Held::Number(Decimal::from(one.invoices)),
        ])?;
    }
    Ok(())
}

pub(super) const COLLECTED: [&str; 9] =
    ["day", "client", "tax_id", "method", "amount", "currency", "reference", "documents", "unallocated"];

/// Money of the period, by day.
pub(super) fn collected(sheet: &mut Sheet, conn: &Connection, period: &Period) -> Result<()> {
    let (from, to) = period.days();
    let mut all = conn.prepare(
        "SELECT p.day, c.name, c.tax_id, p.method, p.amount_minor, p.currency, p.reference, p.kept_free_minor,
                (SELECT group_concat(DISTINCT s.series || s.number) FROM allocations AS a JOIN sales AS s ON s.id = a.sale WHERE a.payment = p.id)
         FROM payments AS p INDEXED BY payments_by_day LEFT JOIN clients AS c ON c.id = p.client
         WHERE p.day >= ?1 AND p.day <= ?2 ORDER BY p.day, p.id",
    )?;
    let mut rows = all.query(params![from, to])?;
    while let Some(r) = rows.next()? {
        let currency: String = r.get(5)?;
        let digits = crate::money::currency(&currency).map_or(2, crate::money::decimals);
        let method: String = r.get(3)?;
        let amount = |at: usize| -> rusqlite::Result<Held> { Ok(Held::Number(Decimal::new(r.get(at)?, digits))) };
        let cells = [
            Held::day(r.get(0)?),
            Held::text(r.get(1)?),
            Held::text(r.get(2)?),
            text(sheet.word("method", &method)),
            amount(4)?,
            Held::text(Some(currency.clone())),
            Held::text(r.get(6)?),
            Held::text(r.get(8)?),
            if r.get::<_, i64>(7)? == 0 { Held::Empty } else { amount(7)? },
        ];
        sheet.put(&cells)?;
    }
    Ok(())
}

pub(super) const OPEN: [&str; 9] =
    ["document", "day", "due", "client", "tax_id", "total", "owed", "days_late", "currency"];

/// What waited for money at the end of the period.
pub(super) fn open(sheet: &mut Sheet, conn: &Connection, period: &Period) -> Result<()> {
    let (_, to) = period.days();
    let mut all = Vec::new();
    open::sales(conn, None, Some(&to), &to, |client, sale| all.push((client, sale)))?;
    all.sort_by(|(_, a), (_, b)| (&a.due, &a.day, a.id).cmp(&(&b.due, &b.day, b.id)));
    let mut named = conn.prepare("SELECT name, tax_id FROM clients WHERE id = ?1")?;
    for (client, sale) in all {
        let digits = crate::money::currency(&sale.currency).map_or(2, crate::money::decimals);
        let (name, tax_id): (Option<String>, Option<String>) = match client {
            Some(client) => named.query_row([client], |r| Ok((r.get(0)?, r.get(1)?)))?,
            None => (None, None),
        };
        sheet.put(&[
            Held::Text(format!("{}{}", sale.series, sale.number)),
            Held::day(Some(sale.day)),
            Held::day(sale.due),
            Held::text(name),
            Held::text(tax_id),
            Held::Number(Decimal::new(sale.payable_minor, digits)),
            Held::Number(Decimal::new(sale.owed_minor, digits)),
            Held::Number(Decimal::from(sale.days_late.max(0))),
            Held::Text(sale.currency),
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_another_program_gives_its_amount_again() {
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(unit(of("3"), of("10.02"), 2), Some((of("3"), of("3.34"))));
        assert_eq!(unit(of("3"), of("10.00"), 2), Some((of("3"), of("3.3333"))));
        assert_eq!(unit(of("30000"), of("100.01"), 2), None, "then it is one of that price");
        assert_eq!(unit(of("0"), of("1.00"), 2), None);
    }
}
