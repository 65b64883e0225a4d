//! Rows meet the book: what is kept between them, and what became of each.

use super::alike::Inquiry;
use super::cells::{Parsed, Reader};
use super::codes::Codes;
use super::goods::Counter;
use super::join::{Joining, Likeness};
use super::mapping::{self, Opened};
use super::newcomers::Known;
use super::{Change, ColumnUse, Said, Verdict, clients, interactions, originals, payments, products, sales, tasks};
use crate::book::{Tx, journal};
use crate::fields::{self, Field, FieldDraft, FieldKind, Reading};
use crate::ids::Id;
use crate::tables::matching::TableKind;
use crate::{Error, Result};
use rusqlite::params;
use std::collections::HashSet;

/// What became of a row.
#[derive(Debug)]
pub(super) struct Outcome {
    pub verdict: Verdict,
    pub joined: Option<Said>,
    pub alike: Option<Likeness>,
    pub changes: Vec<Change>,
    pub reasons: Vec<Said>,
}

impl Outcome {
    pub fn created() -> Self {
        Self { verdict: Verdict::Created, joined: None, alike: None, changes: Vec::new(), reasons: Vec::new() }
    }

    pub fn refused(reasons: Vec<Said>) -> Self {
        Self { verdict: Verdict::Refused, joined: None, alike: None, changes: Vec::new(), reasons }
    }

    pub fn joined(why: &'static str, changes: Vec<Change>) -> Self {
        let verdict = if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed };
        Self { verdict, joined: Some(Said::new(why)), alike: None, changes, reasons: Vec::new() }
    }
}

/// What the rows of one import share.
pub(super) struct Desk<'a, 't> {
    pub tx: &'a Tx<'t>,
    pub kind: TableKind,
    /// Under which name the keys of this kind of file are kept.
    pub source: String,
    pub own: Vec<Field>,
    pub reading: Reading,
    /// The country of an address that names none.
    pub home: String,
    /// Clients this file spoke of already: its first line about somebody wins, later ones only add.
    pub touched: HashSet<i64>,
    /// Clients this file gave an identity of ours: another identity is somebody else, however alike they look.
    pub identified: HashSet<i64>,
    pub companies: u64,
    /// The client the last row of clients became.
    pub taken: Option<i64>,
    /// Rows that are like a client.
    pub joining: Joining,
    /// Clients that rows name as nobody of the book is called.
    pub inquiry: Inquiry<'a>,
    pub known: Known,
    /// Codes that are written without their hyphens.
    pub codes: Codes,
    /// Of sales and payments: who and what this file spoke of already.
    pub counter: Counter,
}

/// The own fields a mapping speaks of, made where it asks for new ones, and the mapping that names them.
pub(super) fn own_fields(tx: &Tx, opened: &Opened) -> Result<(Vec<Field>, Vec<ColumnUse>)> {
    let mut own: Vec<Field> = Vec::new();
    let mut uses = opened.mapping.clone();
    for each in &mut uses {
        let Some(code) = each.field.strip_prefix("own:") else { continue };
        let field = match code.strip_prefix("new:") {
            Some(kind) => {
                let kind = field_kind(kind)?;
                let column = opened.inspection.columns.get(each.column as usize);
                let name = column.map(|c| c.name.clone()).unwrap_or_default();
                match fields::find_by_name(tx, &name)?.filter(|f| f.kind == kind && !f.archived) {
                    Some(field) => field,
                    None => {
                        let choices = column.and_then(|c| c.distinct.clone()).unwrap_or_default();
                        fields::add(tx, &FieldDraft { name, kind, choices })?
                    }
                }
            }
            None => {
                let id = Id::parse(code).ok_or(Error::NotFound { what: "field" })?;
                fields::field(tx, id)?
            }
        };
        each.field = format!("own:{}", field.id);
        own.push(field);
    }
    Ok((own, uses))
}

fn field_kind(code: &str) -> Result<FieldKind> {
    use FieldKind::{Boolean, Choice, Client, Date, Money, Number, Text};
    [Text, Number, Money, Date, Choice, Boolean, Client]
        .into_iter()
        .find(|kind| kind.code() == code)
        .ok_or_else(|| Error::invalid("mapping", "choice-unknown").with("value", code))
}

impl<'a, 't> Desk<'a, 't> {
    pub fn new(tx: &'a Tx<'t>, opened: &Opened, own: Vec<Field>) -> Result<Self> {
        Ok(Self {
            tx,
            kind: opened.kind,
            source: format!("{}:{}", opened.kind.code(), mapping::shape(opened.kind, &opened.inspection)),
            own,
            reading: Reading::of(tx)?,
            home: opened.country.clone(),
            touched: HashSet::new(),
            identified: HashSet::new(),
            companies: 0,
            taken: None,
            joining: Joining::new(tx, &mapping::shape(opened.kind, &opened.inspection), &opened.answers)?,
            inquiry: Inquiry::new(tx, &opened.country),
            known: Known::of(tx, opened.answers.known_only)?,
            codes: Codes::default(),
            counter: Counter {
                client_source: format!("clients:{}", mapping::shape(opened.kind, &opened.inspection)),
                ..Counter::default()
            },
        })
    }

    /// Takes a row in.
    pub fn take(&mut self, reader: &Reader, parsed: &mut Parsed) -> Result<Outcome> {
        if !parsed.refusals.is_empty() {
            return Ok(Outcome::refused(parsed.refusals.clone()));
        }
        self.taken = None;
        // Sales and payments keep what stood of whom and what they name where that is made.
        let is_sold = matches!(self.kind, TableKind::Sales | TableKind::Payments);
        let is_repaired = !parsed.what.originals.is_empty() && !is_sold;
        let before = is_repaired.then(|| journal::marks(self.tx)).transpose()?;
        let taken = match self.kind {
            TableKind::Clients | TableKind::People => {
                let taken = clients::take(self, parsed);
                self.joining.note(parsed.row.number, self.taken);
                taken
            }
            TableKind::Interactions => interactions::take(self, parsed),
            TableKind::Tasks => tasks::take(self, parsed),
            TableKind::Products => products::take(self, &parsed.what),
            TableKind::Payments => payments::take(self, reader, parsed),
            // Rows of documents are taken in together.
            TableKind::Sales => {
                let mut all = self.take_document(reader, std::slice::from_mut(parsed))?;
                Ok(all.pop().unwrap_or_else(|| Outcome::refused(Vec::new())))
            }
        };
        if let (Ok(_), Some(before)) = (&taken, before) {
            originals::keep(self, &parsed.what.originals, &before)?;
        }
        let told = self.joining.told.take();
        let mut taken = match taken {
            // What a field's own rule says of a cell is a reason to refuse the row, not the file.
            Err(error @ (Error::Invalid { .. } | Error::NotFound { .. })) => {
                let reason = error.params().into_iter().fold(Said::new(error.kind()), |said, (n, v)| said.with(n, v));
                let column = reason.params.get("field").cloned().unwrap_or_default();
                let _ = reader;
                Ok(Outcome::refused(vec![reason.with("column", column)]))
            }
            other => other,
        }?;
        taken.alike = taken.alike.or(told);
        Ok(taken)
    }

    /// Takes the rows of one document in. Gives what became of each.
    pub fn take_document(&mut self, reader: &Reader, group: &mut [Parsed]) -> Result<Vec<Outcome>> {
        let mut all = sales::take(self, reader, group)?;
        // Told of the row that names the client.
        let named = group.iter().position(|parsed| parsed.what.sale.has_client);
        if let Some(outcome) = named.and_then(|at| all.get_mut(at)) {
            outcome.alike = self.joining.told.take().or(outcome.alike.take());
        }
        Ok(all)
    }

    /// Keeps which record the row of another program's key became.
    pub fn keep_key(&self, key: &str, client: Option<i64>, record: Id) -> Result<()> {
        self.keep_key_of(&self.source, key, client, record)
    }

    /// As [`Self::keep_key`], where keys of another source are kept.
    pub fn keep_key_of(&self, source: &str, key: &str, client: Option<i64>, record: Id) -> Result<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO source_keys (uid, source, key, client, record) SELECT ?1, ?2, ?3, ?4, ?5
                 WHERE NOT EXISTS (SELECT 1 FROM source_keys WHERE source = ?2 AND key = ?3)",
            )?
            .execute(params![self.tx.new_id(), source, key, client, record])?;
        Ok(())
    }
}
