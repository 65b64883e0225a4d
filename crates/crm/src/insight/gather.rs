//! The purchases of every client, as the model wants them.

use super::reckon::{HALF, YEAR};
use crate::ids::Id;
use crate::moment::{Progress, Watch};
use crate::{Result, money, sales, settings};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, params};
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, MathematicalOps as _};

/// Documents read between two looks at whether to stop.
const STEP: u64 = 5_000;

/// What all clients bought, up to a day.
pub(super) struct Gathered {
    /// Who bought anything, by row.
    pub clients: Vec<Buyer>,
    /// ISO 4217, of the book.
    pub currency: String,
    /// Documents read.
    pub sales: usize,
}

/// What one client bought, in figures: the days themselves would be most of the memory all this takes.
pub(super) struct Buyer {
    pub row: i64,
    pub id: Id,
    /// Days of the first and the last purchase, from the first of the common era.
    pub first: i32,
    pub last: i32,
    /// Days on which something was bought, and those of the last twelve months.
    pub orders: u32,
    pub orders_year: u32,
    /// Minor units: ever, in the last twelve months, in the last half year and in the one before.
    pub sales: f64,
    pub year: f64,
    pub half_year: f64,
    pub half_year_before: f64,
}

impl Buyer {
    /// Nothing where nothing was ever bought, only given back.
    fn of(row: i64, id: Id, days: &[Bought], today: i32) -> Option<Self> {
        let bought = || days.iter().filter(|d| d.bought);
        let between =
            |from: i32, to: i32| -> f64 { days.iter().filter(|d| d.day > from && d.day <= to).map(|d| d.minor).sum() };
        Some(Self {
            row,
            id,
            first: bought().next()?.day,
            last: bought().next_back()?.day,
            orders: bought().count() as u32,
            orders_year: bought().filter(|d| d.day > today - YEAR).count() as u32,
            sales: days.iter().map(|d| d.minor).sum(),
            year: between(today - YEAR, today),
            half_year: between(today - HALF, today),
            half_year_before: between(today - 2 * HALF, today - HALF),
        })
    }
}

/// What was bought on a day, and what was given back on it.
#[derive(Clone, Copy)]
struct Bought {
    /// Days from the first of the common era.
    day: i32,
    /// Minor units of the book's currency, without tax where that is known.
    minor: f64,
    /// Whether anything was bought; only given back otherwise.
    bought: bool,
}

/// A document as it is read.
struct Document {
    is_order: bool,
    bought: Bought,
}

/// Reads every invoice, credit note and order of clients that are not archived, up to and including `today`.
pub(super) fn gather(conn: &Connection, today: NaiveDate, watch: &dyn Watch) -> Result<Gathered> {
    let currency = settings::business(conn)?.currency;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT s.client, c.uid, s.kind, s.day, s.state, {net}, s.currency, s.exchange_rate
         FROM sales AS s INDEXED BY sales_by_client JOIN clients AS c ON c.id = s.client
         WHERE s.client IS NOT NULL AND c.active = 1 AND s.day <= ?1 AND {counted}
         ORDER BY s.client, s.day, s.id",
        net = sales::NET,
        counted = sales::COUNTED,
    ))?;
    let mut rows = statement.query(params![today.to_string()])?;
    let mut gathered = Gathered { clients: Vec::new(), currency, sales: 0 };
    let day_of_today = today.num_days_from_ce();
    let (mut whose, mut documents): (Option<(i64, Id)>, Vec<Document>) = (None, Vec::new());
    let mut read = 0u64;
    while let Some(r) = rows.next()? {
        read += 1;
        if read.is_multiple_of(STEP) {
            watch.tick(Progress { stage: "reading", done: read, total: 0 })?;
        }
        let client: i64 = r.get(0)?;
        if whose.is_none_or(|(before, _)| before != client) {
            gathered.take(whose, &mut documents, day_of_today);
            whose = Some((client, r.get(1)?));
        }
        let Ok(day) = r.get_ref(3)?.as_str().unwrap_or_default().parse::<NaiveDate>() else { continue };
        let kind = r.get_ref(2)?.as_str().unwrap_or_default();
        let given_back = kind == "credit" || r.get_ref(4)?.as_str() == Ok("refunded");
        let minor: i64 = r.get(5)?;
        let rate: Option<String> = r.get(7)?;
        let factor = factor(r.get_ref(6)?.as_str().unwrap_or_default(), &gathered.currency, rate.as_deref());
        documents.push(Document {
            is_order: kind == "order",
            bought: Bought {
                day: day.num_days_from_ce(),
                // Money of another currency without a rate has no size here; that it was a purchase is known.
                minor: minor as f64 * factor.unwrap_or(0.0),
                bought: !given_back && minor > 0,
            },
        });
    }
    gathered.take(whose, &mut documents, day_of_today);
    Ok(gathered)
}

impl Gathered {
    /// Ends one client: orders count only where no invoice says what was sold.
    fn take(&mut self, whose: Option<(i64, Id)>, documents: &mut Vec<Document>, today: i32) {
        let is_invoiced = documents.iter().any(|d| !d.is_order && d.bought.bought);
        let mut days: Vec<Bought> = Vec::new();
        for Document { bought, .. } in documents.drain(..).filter(|d| !(is_invoiced && d.is_order)) {
            self.sales += 1;
            match days.last_mut() {
                Some(day) if day.day == bought.day => {
                    day.minor += bought.minor;
                    day.bought |= bought.bought;
                }
                _ => days.push(bought),
            }
        }
        self.clients.extend(whose.and_then(|(row, id)| Buyer::of(row, id, &days, today)));
    }
}

/// Minor units of the book's currency for one of `currency`; nothing where no rate is known.
pub(crate) fn factor(currency: &str, of_book: &str, rate: Option<&str>) -> Option<f64> {
    if currency == of_book {
        return Some(1.0);
    }
    let rate: Decimal = rate?.parse().ok()?;
    let digits = |code: &str| money::currency(code).map(money::decimals);
    let shift = i64::from(digits(of_book)?) - i64::from(digits(currency)?);
    rate.checked_mul(Decimal::TEN.checked_powi(shift)?)?.to_f64()
}

#[cfg(test)]
mod tests {
    use super::factor;

    #[test]
    fn money_of_another_currency_counts_by_its_rate_and_its_decimals() {
        assert_eq!(factor("EUR", "EUR", None), Some(1.0));
        assert_eq!(factor("USD", "EUR", Some("0.9")), Some(0.9));
        assert_eq!(factor("USD", "CLP", Some("950")), Some(9.5));
        assert_eq!(factor("USD", "EUR", None), None);
    }
}
