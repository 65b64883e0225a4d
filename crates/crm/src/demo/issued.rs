//! Documents the shop made with Clientela itself: numbered, frozen and chained as everybody's are. What it sold before it came is told, as
//! an older program's documents are.

use super::pen::{Pen, day};
use super::sales::{GeneratedSale, Occasion, SaleKind};
use super::shelf::Shelf;
use crate::Result;
use crate::ids::Id;
use crate::moment::Moment;
use crate::sales::{self, CreditSale, DecideSale, IssueSale, LinePart, NewLine, NewSale};
use chrono::{Datelike as _, Months, NaiveDate};
use rusqlite::params;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Most documents made one by one: each is as much work as a person's, and a book for measuring has a hundred thousand.
const MOST: usize = 1_500;
/// The shop makes its first document of a day at a quarter past nine, the next a few minutes later, none after eight.
const MINUTES: (u16, u16, u16) = (555, 7, 1_200);
/// How a method of payment is told on an invoice (UNTDID 4461), in the order of `method_now` and `method_later`.
const MEANS: [&str; 6] = ["48", "10", "68", "30", "59", "30"];

/// The first day of the quarter in which the shop came to Clientela, `None` where even its last quarter has too many documents. What
/// was sold stands in the order of its days.
pub(super) fn came(shop: &super::Shop, occasions: &[Occasion]) -> Option<NaiveDate> {
    let today = shop.plan.today;
    let mut quarter = today.with_day(1)?.with_month0(today.month0() / 3 * 3)?;
    let mut came = None;
    loop {
        let first = shop.calendar.day_of(quarter);
        if occasions.len() - occasions.partition_point(|one| one.day() < first) > MOST {
            return came;
        }
        came = Some(quarter);
        if first <= 0 {
            return came;
        }
        quarter = quarter.checked_sub_months(Months::new(3))?;
    }
}

/// Makes documents, and knows which invoices something will come back of.
pub(super) struct Counter {
    since: NaiveDate,
    /// Whether the book's country lets this program issue.
    issues: bool,
    goods: Vec<Id>,
    means: HashMap<&'static str, &'static str>,
    /// Client and which sale; the invoice.
    given: HashMap<(u64, u32), Id>,
    /// The day and minute of the last document.
    last: (NaiveDate, u16),
}

impl Counter {
    /// A counter that opens on the day `since`.
    pub(super) fn open(pen: &Pen, since: NaiveDate, goods: &[i64]) -> Result<Self> {
        let mut uid = pen.tx.prepare_cached("SELECT uid FROM products WHERE id = ?1")?;
        let methods = ["method_now", "method_later"].map(|list| Shelf::of(pen.shop.plan.country).words(list)).concat();
        Ok(Self {
            since,
            issues: crate::fiscal::of_book(pen.tx)?.issues,
            goods: goods.iter().map(|row| uid.query_row([row], |r| r.get(0))).collect::<rusqlite::Result<_>>()?,
            means: methods.into_iter().zip(MEANS).collect(),
            given: HashMap::new(),
            last: (since, 0),
        })
    }

    /// Whether the document of an occasion is made here.
    pub(super) fn takes(&self, sale: &GeneratedSale) -> bool {
        let fiscal = matches!(sale.kind, SaleKind::Invoice | SaleKind::Credit);
        sale.day >= self.since && (self.issues || !fiscal)
    }

    /// Makes the document of an occasion and tells its row and total; `None` for what comes back of an invoice that is not here.
    pub(super) fn make(&mut self, pen: &mut Pen, one: &Occasion, sale: &GeneratedSale) -> Result<Option<(i64, i64)>> {
        let at = self.moment(pen, sale.day);
        let id = match (sale.kind, self.given.remove(&(one.client, one.nth))) {
            (SaleKind::Credit, None) => return Ok(None),
            (SaleKind::Credit, Some(invoice)) => {
                let reason = pen.shop.shelf.word("credit_reason").to_owned();
                let lines = Some(last_line(pen, invoice)?);
                sales::credit_at(pen.tx, &CreditSale { id: invoice, lines, reason, by: None, kind: None }, at)?
            }
            _ => sales::draft_at(pen.tx, &self.typed(pen, one, sale)?, at)?,
        };
        match sale.kind {
            SaleKind::Invoice | SaleKind::Credit => {
                sales::issue_at(pen.tx, &IssueSale { id, day: None }, at)?;
            }
            SaleKind::Quote | SaleKind::Order if sale.state != "open" => {
                let reason = sale.reason.to_owned();
                sales::decide_at(pen.tx, &DecideSale { id, decision: sale.state.to_owned(), reason }, at)?;
            }
            SaleKind::Quote | SaleKind::Order => {}
        }
        if one.returned && sale.kind == SaleKind::Invoice {
            self.given.insert((one.client, one.nth), id);
        }
        let mut made = pen.tx.prepare_cached("SELECT id, total_minor FROM sales WHERE uid = ?1")?;
        Ok(Some(made.query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))?))
    }

    /// What somebody at the counter would type.
    fn typed(&self, pen: &Pen, one: &Occasion, sale: &GeneratedSale) -> Result<NewSale> {
        let client = pen.tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?;
        let client = { client }.query_row(params![pen.row_of(one.client)], |r| r.get(0))?;
        let lines = sale.lines.iter().map(|line| NewLine {
            product: self.goods.get(line.good).copied(),
            quantity: Some(line.quantity.to_string()),
            price: Some(Decimal::new(line.price, 2).to_string()),
            discount: (line.percent > 0).then(|| format!("{}%", line.percent)),
            ..NewLine::default()
        });
        let method = sale.payments.first().and_then(|payment| self.means.get(payment.method));
        Ok(NewSale {
            kind: sale.kind.code().to_owned(),
            client: Some(client),
            simplified: (sale.kind == SaleKind::Invoice && !one.named).then_some(true),
            day: Some(day(sale.day)),
            due: sale.due.map(day),
            lines: lines.collect(),
            payment_means: method.map(|means| (*means).to_owned()),
            note: Some(sale.note.to_owned()),
            ..NewSale::default()
        })
    }

    /// When the next document of a day is made.
    fn moment(&mut self, pen: &mut Pen, day: NaiveDate) -> Moment {
        let (first, apart, latest) = MINUTES;
        let minute = if self.last.0 == day { (self.last.1 + apart).min(latest) } else { first };
        self.last = (day, minute);
        Moment { now: pen.at(day, minute), zone: pen.zone }
    }
}

/// The last line of an invoice, whole.
fn last_line(pen: &Pen, invoice: Id) -> Result<Vec<LinePart>> {
    let mut last = pen.tx.prepare_cached(
        "SELECT l.uid, l.quantity FROM sales AS s JOIN sale_lines AS l ON l.sale = s.id WHERE s.uid = ?1
         ORDER BY l.position DESC LIMIT 1",
    )?;
    let (line, quantity): (Id, i64) = last.query_row([invoice], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(vec![LinePart { line, quantity: sales::decimal(quantity) }])
}
