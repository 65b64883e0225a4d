//! A row of cells read by the mapping into what it says, with what was put right and what cannot be taken in. Pure of the
//! book, so that it runs beside the writing.

use super::alike::Alike;
use super::mapping::{Opened, date_order, decimal_sign};
use super::originals::Original;
use super::photos::Photo;
use super::product_cells::ProductRow;
use super::repairs::AsWritten;
use super::sale_cells::{SaleRow, Selling, client_field, sold_field};
use super::whole::Whole;
use super::{Answers, ColumnUse, Said};
use crate::clients::ClientKind;
use crate::fields::FieldKind;
use crate::ids::Id;
use crate::moment;
use crate::tables::content::Content;
use crate::tables::dates::{self as days, DateOrder};
use crate::tables::matching::{TableKind, fields};
use crate::tables::numbers::DecimalSign;
use crate::tables::{Row, mojibake};
use crate::{Result, names, places};
use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::Tz;

/// How one column is read.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub column: usize,
    pub field: String,
    pub group: u32,
    pub label: String,
    pub is_label: bool,
    pub order: DateOrder,
    pub sign: DecimalSign,
    /// A cell about the client of something else; `field` is the client's.
    pub is_client: bool,
    /// Its cells are days.
    pub is_day: bool,
    /// Of an own field: its place among the own fields of the import, and its kind.
    pub own: Option<(usize, FieldKind)>,
}

/// How the rows of a file are read.
#[derive(Debug)]
pub(super) struct Reader {
    pub slots: Vec<Slot>,
    pub kind: TableKind,
    pub names: Vec<String>,
    pub country: String,
    pub comma: bool,
    pub proper_case: bool,
    pub as_written: AsWritten,
    /// Of sales and payments: what their documents are where they do not say it.
    pub selling: Option<Selling>,
    zone: Tz,
}

/// A row as it was understood.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub row: Row,
    /// The line of the row, from 1, also while its cells are read.
    pub line: u64,
    pub what: Understood,
    /// Clients and rows it may be one with, the surest first.
    pub alike: Vec<Alike>,
    pub notices: Vec<Seen>,
    pub refusals: Vec<Said>,
}

/// Something odd about a cell: code, column, cell, and what it became.
#[derive(Debug)]
pub(super) struct Seen {
    pub code: &'static str,
    pub column: usize,
    pub new: Option<String>,
}

/// What a row is of.
#[derive(Debug, Default)]
pub(super) struct Understood {
    pub id: Option<Id>,
    pub source: Option<String>,
    pub client: ClientRow,
    pub event: EventRow,
    pub sale: SaleRow,
    pub product: Option<Box<ProductRow>>,
    /// What stood in the file before it was put right.
    pub originals: Vec<Original>,
}

/// A client as a row tells it.
#[derive(Debug, Default)]
pub(super) struct ClientRow {
    pub kind: Option<ClientKind>,
    pub guessed: Option<ClientKind>,
    pub name: String,
    pub key: String,
    pub parts: [Option<String>; 3],
    pub texts: [Option<String>; TEXTS.len()],
    pub tax: Option<(String, String)>,
    pub salesperson: Option<String>,
    pub since: Option<i64>,
    pub archived: Option<bool>,
    pub points: Vec<Point>,
    pub addresses: Vec<Place>,
    pub tags: Vec<String>,
    pub consents: Vec<(&'static str, bool)>,
    pub own: Vec<(usize, String)>,
    pub posts: Vec<Post>,
    /// Who speaks for the company.
    pub contact: Option<Contact>,
    /// The row gives no name: it is called by its mail or, as the buyer of something, by whatever tells who it is.
    pub is_nameless: bool,
    /// What the client likes, and whether it was said or inferred.
    pub likes: Vec<(&'static str, String)>,
    pub photo: Option<Photo>,
}

/// A company somebody works in.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Post {
    pub group: u32,
    pub company: String,
    /// The company's identity, as this program writes it.
    pub id: Option<Id>,
    pub role: String,
}

/// Who speaks for a company, and as what.
#[derive(Debug, Default, Clone)]
pub(super) struct Contact {
    pub name: String,
    pub role: String,
}

/// Columns of one text each, as the book names them.
pub(super) const TEXTS: [&str; 8] =
    ["trade_name", "birthday", "language", "preferred_channel", "life_moment", "growth_potential", "origin", "notes"];

/// A way to reach a client.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Point {
    pub kind: &'static str,
    pub value: String,
    pub shown: String,
    pub label: String,
    /// The label stands in a cell of its own; otherwise the column's title gave it.
    pub is_labelled: bool,
    /// Which of several columns it comes from, from 1.
    pub group: u32,
}

/// An address.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub group: u32,
    pub label: String,
    /// The label stands in a cell of its own.
    pub is_labelled: bool,
    pub street: String,
    pub city: String,
    pub region: String,
    pub postcode: String,
    pub country: String,
}

/// An interaction or a task as a row tells it.
#[derive(Debug, Default)]
pub(super) struct EventRow {
    pub client_id: Option<String>,
    pub client: Option<String>,
    pub client_tax: Option<String>,
    pub client_mail: Option<String>,
    pub client_phone: Option<String>,
    pub kind: Option<&'static str>,
    pub direction: Option<&'static str>,
    pub at: Option<i64>,
    pub outcome: Option<String>,
    pub minutes: Option<i64>,
    pub cost: Option<String>,
    pub text: String,
    pub next_step: Option<String>,
    pub due: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub user: Option<String>,
    pub done: Option<bool>,
}

impl Reader {
    /// How the file is read, its answers applied. `own` gives the place and kind of an own field by its code.
    pub fn new(
        opened: &Opened,
        uses: &[ColumnUse],
        zone: Tz,
        own: &dyn Fn(&str) -> Option<(usize, FieldKind)>,
    ) -> Result<Self> {
        let is_sold = matches!(opened.kind, TableKind::Sales | TableKind::Payments);
        let slots = uses.iter().filter(|m| !m.field.is_empty()).map(|m| {
            let of_client = client_field(&m.field).filter(|_| is_sold);
            let own = own(&m.field);
            let is_own_day = own.is_some_and(|(_, kind)| kind == FieldKind::Date);
            let known = fields::of(opened.kind).coded(&m.field);
            Ok(Slot {
                column: m.column as usize,
                field: of_client.unwrap_or_else(|| sold_field(opened.kind, &m.field)).to_owned(),
                is_client: of_client.is_some(),
                group: m.group.max(1),
                label: m.label.clone(),
                is_label: m.is_label,
                order: date_order(opened, m.column)?,
                sign: decimal_sign(opened, m.column)?,
                is_day: is_own_day || known.is_some_and(|field| field.contents.contains(&Content::Date)),
                own,
            })
        });
        let Answers { proper_case, .. } = opened.answers;
        let comma = places::served(&opened.country).is_none_or(|c| c.decimal == places::DecimalMark::Comma);
        Ok(Self {
            slots: slots.collect::<Result<_>>()?,
            kind: opened.kind,
            names: opened.inspection.columns.iter().map(|c| c.name.clone()).collect(),
            country: opened.country.clone(),
            comma,
            zone,
            proper_case,
            as_written: AsWritten::of(&opened.answers)?,
            selling: is_sold.then(|| Selling::of(opened)),
        })
    }

    /// Reads a row.
    pub fn read(&self, row: Row) -> Parsed {
        let mut out = Parsed { line: row.number, row, ..Parsed::default() };
        let row = std::mem::take(&mut out.row);
        // A row that carries an identity of this program was written by it: nothing in it is to be put right.
        let is_own = self.slots.iter().any(|s| s.field == "id" && Id::parse(row.cell(s.column)).is_some());
        let mut whole = Whole { is_own, ..Whole::default() };
        for slot in &self.slots {
            let bare;
            let mut cell = row.cell(slot.column);
            if cell.contains('\0') {
                bare = cell.replace('\0', "");
                cell = &bare;
            }
            if cell.is_empty() {
                continue;
            }
            let repaired = if is_own || cell.is_ascii() { None } else { mojibake::repaired(cell) };
            let repaired = repaired.filter(|better| self.repairs("letters", slot.column, better, &mut out));
            let cell = repaired.as_deref().unwrap_or(cell).trim();
            if cell.is_empty() || (slot.is_day && days::is_no_day(cell)) {
                continue;
            }
            if slot.is_label {
                whole.labels.push((slot.field.clone(), slot.group, names::tidy(cell)));
                continue;
            }
            match self.kind {
                TableKind::Clients | TableKind::People => self.client_cell(slot, cell, &mut whole, &mut out),
                TableKind::Interactions | TableKind::Tasks => self.event_cell(slot, cell, &mut whole, &mut out),
                _ if slot.is_client => self.client_cell(slot, cell, &mut whole, &mut out),
                TableKind::Sales | TableKind::Payments => self.sale_cell(slot, cell, whole.is_own, &mut out),
                TableKind::Products => self.product_cell(slot, cell, &mut out),
            }
        }
        match self.kind {
            TableKind::Clients | TableKind::People => self.finish_client(whole, &mut out),
            TableKind::Interactions | TableKind::Tasks => self.finish_event(whole, &mut out),
            TableKind::Sales | TableKind::Payments => self.finish_sale(whole, &mut out),
            TableKind::Products => self.finish_product(&mut out),
        }
        out.row = row;
        if !is_own {
            self.note_originals(&mut out);
        }
        out
    }

    pub(super) fn instant(&self, cell: &str, order: DateOrder, time: Option<NaiveTime>) -> Option<i64> {
        let (day, own) = days::parse(cell, order)?;
        let wall = day.and_time(own.or(time).unwrap_or_default());
        (1..=9999).contains(&day.year()).then(|| moment::instant(wall, self.zone))
    }

    pub(super) fn identity(&self, slot: &Slot, cell: &str, out: &mut Parsed) {
        match (slot.field.as_str(), Id::parse(cell)) {
            ("id", Some(id)) => out.what.id = Some(id),
            // The number another program gave it.
            _ => out.what.source = Some(cell.to_owned()),
        }
    }
}

impl Parsed {
    pub(super) fn left_out(&mut self, column: usize) {
        self.notices.push(Seen { code: "left-out", column, new: None });
    }

    pub(super) fn refuse(&mut self, code: &str, column: usize, reader: &Reader, cell: &str) {
        let short: String = cell.chars().take(80).collect();
        let name = reader.names.get(column).cloned().unwrap_or_default();
        self.refusals.push(Said::new(code).with("column", name).with("value", short));
    }
}

impl ClientRow {
    /// Adds a way to reach the client, once; a row of our own says what is in a book, twice if it is twice there.
    pub(super) fn add(&mut self, point: Point, is_own: bool) {
        let is_known = |p: &Point| p.kind == point.kind && p.value == point.value;
        if !point.value.is_empty() && (is_own || !self.points.iter().any(is_known)) {
            self.points.push(point);
        }
    }

    /// The company of a group of columns.
    pub(super) fn post(&mut self, group: u32) -> &mut Post {
        let at = self.posts.iter().position(|post| post.group == group).unwrap_or_else(|| {
            self.posts.push(Post { group, ..Post::default() });
            self.posts.len() - 1
        });
        &mut self.posts[at]
    }
}
