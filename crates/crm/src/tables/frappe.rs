//! A Frappe Books file (SQLite) as tables: its customers, items, invoices and payments as that program's own export writes them,
//! each in a file of its own. The file is opened to be read and left as it is.
//!
//! Tables and columns are those of the schemas of Frappe Books (github.com/frappe/books, `schemas/app`, 0.x); a file of a version
//! that lacks a column gives an empty one. Drafts are nothing yet and stay out; a cancelled invoice comes as cancelled.

use super::problem::{Problem, ProblemKind};
use super::source::Progress;
use super::unpack::Left;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use std::io::Write as _;
use std::path::Path;
use tempfile::NamedTempFile;

/// A table that is taken out: its name, the tables of the file it is read from, its columns as SQL and title, and where the rows
/// come from. A column whose table or name the file lacks is empty.
struct Taken {
    name: &'static str,
    of: &'static str,
    columns: &'static [(&'static str, &'static str)],
    from: &'static str,
    /// Columns that repeat what the row above says, which is left blank there as in an export.
    parent: usize,
    /// What stays out: how it is told, and where its names come from.
    left: (&'static str, &'static str),
}

/// How many of those that stay out are named.
const NAMED: usize = 5;

const TAKEN: [Taken; 4] = [
    Taken {
        name: "Party.csv",
        of: "Party",
        columns: &[
            ("Party.name", "Party.name"),
            ("Party.role", "Party.role"),
            ("Party.email", "Party.email"),
            ("Party.phone", "Party.phone"),
            ("Party.taxId", "Party.taxId"),
            ("Address.addressLine1", "Address.addressLine1"),
            ("Address.addressLine2", "Address.addressLine2"),
            ("Address.city", "Address.city"),
            ("Address.state", "Address.state"),
            ("Address.country", "Address.country"),
            ("Address.postalCode", "Address.postalCode"),
        ],
        from: "FROM Party LEFT JOIN Address ON Address.name = Party.address
               WHERE coalesce(Party.role, 'Both') <> 'Supplier' ORDER BY Party.rowid",
        parent: 0,
        left: ("left-suppliers", "Party.name FROM Party WHERE Party.role = 'Supplier'"),
    },
    Taken {
        name: "Item.csv",
        of: "Item",
        columns: &[
            ("Item.name", "Item.name"),
            ("Item.itemCode", "Item.itemCode"),
            ("Item.barcode", "Item.barcode"),
            ("Item.rate", "Item.rate"),
            ("Item.unit", "Item.unit"),
            ("Item.description", "Item.description"),
        ],
        from: "FROM Item WHERE coalesce(Item.\"for\", 'Both') <> 'Purchases' ORDER BY Item.rowid",
        parent: 0,
        left: ("left-purchases", "Item.name FROM Item WHERE Item.\"for\" = 'Purchases'"),
    },
    Taken {
        name: "SalesInvoice.csv",
        of: "SalesInvoice",
        columns: &[
            ("SalesInvoice.name", "SalesInvoice.name"),
            ("SalesInvoice.party", "SalesInvoice.party"),
            ("SalesInvoice.date", "SalesInvoice.date"),
            ("SalesInvoice.currency", "SalesInvoice.currency"),
            ("SalesInvoice.grandTotal", "SalesInvoice.grandTotal"),
            ("SalesInvoice.terms", "SalesInvoice.terms"),
            ("SalesInvoice.cancelled", "SalesInvoice.status"),
            ("SalesInvoiceItem.item", "SalesInvoiceItem.item"),
            ("SalesInvoiceItem.description", "SalesInvoiceItem.description"),
            ("SalesInvoiceItem.rate", "SalesInvoiceItem.rate"),
            ("SalesInvoiceItem.quantity", "SalesInvoiceItem.quantity"),
            ("SalesInvoiceItem.itemDiscountAmount", "SalesInvoiceItem.itemDiscountAmount"),
            ("SalesInvoiceItem.itemDiscountPercent", "SalesInvoiceItem.itemDiscountPercent"),
        ],
        from: "FROM SalesInvoice LEFT JOIN SalesInvoiceItem ON SalesInvoiceItem.parent = SalesInvoice.name
               WHERE SalesInvoice.submitted ORDER BY SalesInvoice.rowid, SalesInvoiceItem.idx",
        parent: 7,
        left: ("left-drafts", "SalesInvoice.name FROM SalesInvoice WHERE NOT coalesce(SalesInvoice.submitted, 0)"),
    },
    Taken {
        name: "Payment.csv",
        of: "Payment",
        columns: &[
            ("Payment.name", "Payment.name"),
            ("Payment.party", "Payment.party"),
            ("Payment.date", "Payment.date"),
            ("Payment.paymentType", "Payment.paymentType"),
            ("Payment.paymentMethod", "Payment.paymentMethod"),
            ("Payment.referenceId", "Payment.referenceId"),
            ("Payment.amount", "Payment.amount"),
            ("PaymentFor.referenceType", "PaymentFor.referenceType"),
            ("PaymentFor.referenceName", "PaymentFor.referenceName"),
            ("PaymentFor.amount", "PaymentFor.amount"),
        ],
        from: "FROM Payment LEFT JOIN PaymentFor ON PaymentFor.parent = Payment.name
               JOIN Party ON Party.name = Payment.party AND coalesce(Party.role, 'Both') <> 'Supplier'
               WHERE Payment.submitted AND NOT coalesce(Payment.cancelled, 0) ORDER BY Payment.rowid, PaymentFor.idx",
        parent: 7,
        left: (
            "left-payments",
            "Payment.name FROM Payment LEFT JOIN Party ON Party.name = Payment.party
             WHERE NOT coalesce(Payment.submitted, 0) OR coalesce(Payment.cancelled, 0) OR Party.name IS NULL OR Party.role = 'Supplier'",
        ),
    },
];

/// The tables a file of Frappe Books has something in, by name; nothing when it is another program's database.
///
/// # Errors
/// `table-damaged`, `table-io`.
pub(super) fn tables(path: &Path) -> Result<Vec<&'static str>, Problem> {
    let db = open(path)?;
    let known = ["Party", "Address", "Item", "SalesInvoice", "SalesInvoiceItem", "Payment", "PaymentFor"];
    for name in known {
        if !is_table(&db, name)? {
            return Ok(Vec::new());
        }
    }
    let mut found = Vec::new();
    for taken in &TAKEN {
        // One of the names above.
        let some = format!("SELECT 1 FROM {} LIMIT 1", taken.of);
        if db.prepare(&some).and_then(|mut one| one.exists([])).map_err(damaged)? {
            found.push(taken.name);
        }
    }
    Ok(found)
}

/// Writes one of the tables as separated text.
///
/// # Errors
/// `table-damaged`, `table-sheet-missing`, `table-cancelled`, `table-io`.
pub(super) fn table(path: &Path, name: &str, progress: Progress<'_>) -> Result<NamedTempFile, Problem> {
    let missing = || Problem::of(ProblemKind::TableSheetMissing { sheet: name.to_owned() });
    let taken = TAKEN.iter().find(|taken| taken.name == name).ok_or_else(missing)?;
    let db = open(path)?;
    let columns: Vec<&str> =
        taken.columns.iter().map(|(column, _)| if has(&db, column) { column } else { "NULL" }).collect();
    // Names of this file only: none comes from the database.
    let sql = format!("SELECT {} {}", columns.join(", "), taken.from);
    let mut rows = db.prepare(&sql).map_err(damaged)?;
    let mut rows = rows.query([]).map_err(damaged)?;
    let mut file = NamedTempFile::new()?;
    let mut out = csv::Writer::from_writer(&mut file);
    out.write_record(taken.columns.iter().map(|(_, title)| title)).map_err(unwritten)?;
    let (mut above, mut done) = (String::new(), 0_u64);
    while let Some(row) = rows.next().map_err(damaged)? {
        let cell = |at: usize| row.get_ref(at).map(|value| text(taken.columns[at].1, value)).map_err(damaged);
        let mut cells = (0..columns.len()).map(cell).collect::<Result<Vec<_>, _>>()?;
        if taken.parent > 0 && cells[0] == above {
            cells[..taken.parent].fill(String::new());
        } else {
            above.clone_from(&cells[0]);
        }
        out.write_record(&cells).map_err(unwritten)?;
        done += 1;
        if done.is_multiple_of(256) && !progress(done, 0) {
            return Err(Problem::of(ProblemKind::TableCancelled));
        }
    }
    out.flush()?;
    drop(out);
    file.flush()?;
    Ok(file)
}

/// What of a table stays out; nothing where all of it comes.
///
/// # Errors
/// `table-damaged`.
pub(super) fn left(path: &Path, name: &str) -> Result<Vec<Left>, Problem> {
    let Some(Taken { left: (code, from), .. }) = TAKEN.iter().find(|taken| taken.name == name) else {
        return Ok(Vec::new());
    };
    let db = open(path)?;
    // Names of this file only, as above.
    let mut all = db.prepare(&format!("SELECT {from}")).map_err(damaged)?;
    let mut rows = all.query([]).map_err(damaged)?;
    let mut left = Left { code, count: 0, names: Vec::new() };
    while let Some(row) = rows.next().map_err(damaged)? {
        left.count += 1;
        if left.names.len() < NAMED {
            left.names.push(text("", row.get_ref(0).map_err(damaged)?));
        }
    }
    Ok(Some(left).filter(|left| left.count > 0).into_iter().collect())
}

fn open(path: &Path) -> Result<Connection, Problem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(damaged)?;
    // Nothing of the file's own is run, and its pages are looked at before they are believed.
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;")
        .map_err(damaged)?;
    Ok(db)
}

/// Whether a name is a table and not a view, which would be a program of the file's own.
fn is_table(db: &Connection, name: &str) -> Result<bool, Problem> {
    let found = db.query_row("SELECT type = 'table' FROM sqlite_schema WHERE name = ?1", [name], |r| r.get(0));
    Ok(found.optional().map_err(damaged)?.unwrap_or(false))
}

/// Whether the file has a column, `table.column`.
fn has(db: &Connection, column: &str) -> bool {
    let Some((table, name)) = column.split_once('.') else { return false };
    let found = db.query_row("SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2", [table, name], |r| r.get(0));
    found.unwrap_or(0_i64) > 0
}

/// A value as text. Numbers are written with so many decimals that none can be taken for thousands.
fn text(title: &str, value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Integer(yes) if title == "SalesInvoice.status" => {
            if yes == 0 {
                String::new()
            } else {
                "cancelled".to_owned()
            }
        }
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => format!("{number:.8}"),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
    }
}

fn damaged(error: rusqlite::Error) -> Problem {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::SystemIoFailure) => {
            Problem::from(std::io::Error::other(error))
        }
        _ => Problem::of(ProblemKind::TableDamaged),
    }
}

fn unwritten(error: csv::Error) -> Problem {
    Problem::from(std::io::Error::other(error))
}
