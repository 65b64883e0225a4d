//! The search text of a client, kept true at the end of every transaction, and the whole index written again on demand.

use super::words::{self, Word};
use super::{ACCENTED, ARCHIVED, BACKWARDS, spelling};
use crate::book::{Tx, refresh};
use crate::moment::{Progress, Watch};
use crate::{Result, phones};
use rusqlite::{CachedStatement, Connection, params};
use std::collections::HashSet;

/// What tells a client apart: names, tax id, ways to reach it, places. Pieces stand on lines of their own; those of a way to reach it are
/// parted by U+001F.
macro_rules! near {
    () => {
        "c.name || coalesce(char(10) || c.trade_name, ''),
         coalesce((SELECT group_concat(company.name, char(10)) FROM positions AS p JOIN clients AS company
                   ON company.id = p.client WHERE p.person = c.id), ''),
         coalesce(c.tax_id, ''),
         coalesce((SELECT group_concat(kind || char(31) || value || char(31) || shown, char(10)) FROM contact_points
                   WHERE client = c.id), ''),
         coalesce((SELECT group_concat(street || ' ' || postcode || ' ' || city || ' ' || region, char(10)) FROM addresses
                   WHERE client = c.id), '')"
    };
}

/// What else is known of a client: tags, own fields, notes and preferences.
macro_rules! far {
    () => {
        "coalesce((SELECT group_concat(t.name, char(10)) FROM client_tags AS ct JOIN tags AS t ON t.id = ct.tag
                   WHERE ct.client = c.id), ''),
         coalesce((SELECT group_concat(coalesce((SELECT name FROM clients WHERE id = v.linked), v.text), char(10))
                   FROM field_values AS v JOIN fields AS f ON f.id = v.field
                   WHERE v.client = c.id AND f.kind <> 'boolean'), ''),
         c.notes || coalesce((SELECT char(10) || group_concat(text, char(10)) FROM preferences WHERE client = c.id), '')"
    };
}

/// What tells a client apart, five columns, and what else is known of it, three: each apart, since most are found by the first.
pub(super) const NEAR: &str = concat!("SELECT ", near!(), " FROM clients AS c WHERE c.id = ?1");
pub(super) const FAR: &str = concat!("SELECT ", far!(), " FROM clients AS c WHERE c.id = ?1");

/// Everything a client is found by.
pub(super) const TEXT_OF_CLIENT: &str = concat!(
    "SELECT ",
    near!(),
    ", ",
    far!(),
    ", c.archived_at IS NOT NULL, c.merged_into IS NULL AND c.erased_at IS NULL, c.erased_at IS NOT NULL
     FROM clients AS c WHERE c.id = ?1"
);

/// The columns of one client's rows in `search_clients` and `search_names`; `accents` are the marks of the latter.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub name: String,
    pub company: String,
    pub reach: String,
    pub place: String,
    pub tags: String,
    pub notes: String,
    pub marks: String,
    pub accents: String,
    found: bool,
    erased: bool,
}

impl Row {
    /// Whether anyone may find it: merged and erased clients stay out.
    pub(super) fn is_found(&self) -> bool {
        self.found
    }
}

/// Reads what the index must say of one client; `None` when the book has no such client any more, or hides it.
pub(super) fn row_of(text: &mut CachedStatement, client: i64) -> Result<Option<Row>> {
    let mut rows = text.query([client])?;
    let Some(r) = rows.next()? else { return Ok(None) };
    let column = |i: usize| r.get::<_, String>(i);
    let mut row = Row {
        name: column(0)?,
        company: column(1)?,
        reach: column(2)?,
        place: column(4)?,
        tags: column(5)?,
        notes: column(6)?,
        marks: String::new(),
        accents: String::new(),
        found: r.get(9)?,
        erased: r.get(10)?,
    };
    row.notes.push('\n');
    row.notes.push_str(&column(7)?);
    for line in r.get_ref(3)?.as_str().unwrap_or_default().lines() {
        add_reach(&mut row.reach, line);
    }
    if r.get(8)? {
        row.marks.push(ARCHIVED);
    }
    row.accents.push_str(&row.marks);
    for word in words::words(&row.name).into_iter().filter(Word::is_accented) {
        row.accents.push(' ');
        row.accents.push(ACCENTED);
        row.accents.push_str(&word.folded);
    }
    Ok(Some(row))
}

/// Adds one way to reach a client. A telephone goes in as its digits, abroad and at home, and backwards, so that its last
/// digits find it.
fn add_reach(reach: &mut String, line: &str) {
    let mut parts = line.split('\u{1f}');
    let (kind, value, shown) = (parts.next(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    reach.push(' ');
    if kind != Some("phone") {
        reach.push_str(value);
        return;
    }
    // A foreign number is shown with its country's code first.
    let at_home = if shown.starts_with('+') { shown.split_once(' ').map_or("", |(_, rest)| rest) } else { shown };
    let (whole, home) = (phones::digits(value), phones::digits(at_home));
    reach.push_str(&whole);
    if home != whole {
        reach.push(' ');
        reach.push_str(&home);
    }
    reach.push(' ');
    reach.push(BACKWARDS);
    reach.extend(whole.chars().rev());
}

/// Writes rows of `search_clients` and `search_names`, its statements prepared once.
struct Writer<'a> {
    text: CachedStatement<'a>,
    forget: CachedStatement<'a>,
    forget_name: CachedStatement<'a>,
    write: CachedStatement<'a>,
    write_name: CachedStatement<'a>,
    words: spelling::Learner<'a>,
    /// Rows past this one were never indexed: a bulk insert has nothing to forget.
    newest: i64,
    /// A client whose words may have to be forgotten was among them.
    erased: bool,
}

impl<'a> Writer<'a> {
    fn new(conn: &'a Connection) -> Result<Self> {
        Ok(Self {
            text: conn.prepare_cached(TEXT_OF_CLIENT)?,
            forget: conn.prepare_cached("DELETE FROM search_clients WHERE rowid = ?1")?,
            forget_name: conn.prepare_cached("DELETE FROM search_names WHERE rowid = ?1")?,
            write_name: conn.prepare_cached("INSERT INTO search_names (rowid, name, marks) VALUES (?1, ?2, ?3)")?,
            write: conn.prepare_cached(
                "INSERT INTO search_clients (rowid, name, company, reach, place, tags, notes, marks)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
            words: spelling::Learner::new(conn)?,
            newest: conn
                .prepare_cached("SELECT coalesce(max(id), 0) FROM search_clients_docsize")?
                .query_row([], |r| r.get(0))?,
            erased: false,
        })
    }

    fn index(&mut self, client: i64) -> Result<()> {
        if client <= self.newest {
            self.forget.execute([client])?;
            self.forget_name.execute([client])?;
        }
        let Some(row) = row_of(&mut self.text, client)? else { return Ok(()) };
        self.erased |= row.erased && client <= self.newest;
        if !row.found {
            return Ok(());
        }
        self.write.execute(params![
            client,
            row.name,
            row.company,
            row.reach,
            row.place,
            row.tags,
            row.notes,
            row.marks
        ])?;
        self.write_name.execute(params![client, row.name, row.accents])?;
        for text in [&row.name, &row.place, &row.tags] {
            self.words.learn(text)?;
        }
        Ok(())
    }
}

/// Writes again the search text of the stale clients, some at a time.
pub(crate) struct Indexing {
    done: u64,
    total: u64,
}

impl Indexing {
    /// Of all clients that are stale now.
    pub(crate) fn of_stale(tx: &Tx) -> Result<Self> {
        let mut count = tx.prepare_cached("SELECT count(*) FROM stale WHERE what & ?1")?;
        Ok(Self { done: 0, total: count.query_row([refresh::SEARCH], |r| r.get::<_, i64>(0))? as u64 })
    }

    /// Of those past `after` and up to `to`, in their order. Errors: `cancelled` when a person stops it.
    pub(crate) fn write(&mut self, tx: &Tx, after: i64, to: i64, watch: &dyn Watch) -> Result<()> {
        if self.total == 0 {
            return Ok(());
        }
        let mut writer = Writer::new(tx)?;
        let mut stale = tx.prepare_cached(
            "SELECT client FROM stale WHERE what & ?1 AND client > ?2 AND client <= ?3 ORDER BY client",
        )?;
        let mut rows = stale.query([refresh::SEARCH, after, to])?;
        while let Some(row) = rows.next()? {
            writer.index(row.get(0)?)?;
            self.done += 1;
            if self.done.is_multiple_of(256) {
                watch.tick(Progress { stage: "searching", done: self.done, total: self.total })?;
            }
        }
        if writer.erased {
            spelling::forget_unused(tx)?;
        }
        Ok(())
    }
}

/// Writes the whole index again from the book: clients, interactions, tasks and the words for misspellings. For `check`, for a
/// salvaged book and after a bulk fill; the triggers need not have run.
pub fn rebuild(tx: &Connection) -> Result<()> {
    tx.execute_batch(
        "INSERT INTO search_names (search_names) VALUES ('delete-all');
         INSERT INTO search_clients (search_clients) VALUES ('delete-all');
         INSERT INTO search_spellings (search_spellings) VALUES ('delete-all');
         DELETE FROM search_words;
         INSERT INTO search_interactions (search_interactions) VALUES ('delete-all');
         INSERT INTO search_interactions (rowid, text) SELECT id, text FROM interactions WHERE text <> '' ORDER BY id;
         INSERT INTO search_tasks (search_tasks) VALUES ('delete-all');
         INSERT INTO search_tasks (rowid, title) SELECT id, title FROM tasks ORDER BY id;
         INSERT INTO search_products (search_products) VALUES ('delete-all');
         INSERT INTO search_products (rowid, code, barcode, name, category)
           SELECT id, code, barcode, name, category FROM products ORDER BY id;
         INSERT INTO search_sales (search_sales) VALUES ('delete-all');
         INSERT INTO search_sales (rowid, series, number, note) SELECT id, series, number, note FROM sales ORDER BY id;",
    )?;
    let mut writer = Writer::new(tx)?;
    let mut clients = tx.prepare_cached("SELECT id FROM clients ORDER BY id")?;
    let mut rows = clients.query([])?;
    while let Some(row) = rows.next()? {
        writer.index(row.get(0)?)?;
    }
    Ok(())
}

/// The words a client's row adds to those a misspelling is compared with: short and numbered ones teach nothing.
pub(super) fn teaching(text: &str) -> HashSet<String> {
    words::words(text)
        .into_iter()
        .map(|word| word.folded)
        .filter(|word| word.chars().count() >= 3 && !word.chars().any(|c| c.is_ascii_digit()))
        .collect()
}
