//! The triggers that keep what is paid of a document, and that hold what was issued as it is.

use crate::Result;
use crate::book::journal;
use rusqlite::Connection;

/// What the names of the triggers begin with.
pub(crate) const TRIGGERS: &str = "guard_";

/// A kept figure of documents and payments: its table, its column, and what it must be; the one definition, by which it is kept,
/// proved and put right.
pub(crate) const FIGURES: [(&str, &str, &str); 5] = [
    (
        "sales",
        "kept_paid_minor",
        "((SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE sale = sales.id)
         - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE credit = sales.id))",
    ),
    (
        "sales",
        "kept_credited_minor",
        "(SELECT -coalesce(sum(c.total_minor), 0) FROM sales AS c WHERE c.corrects = sales.id AND c.own = 1 AND c.issued_at IS NOT NULL)",
    ),
    (
        "sales",
        "kept_moved_on",
        "(SELECT max(day) FROM (SELECT day FROM allocations WHERE sale = sales.id
           UNION ALL SELECT day FROM allocations WHERE credit = sales.id))",
    ),
    (
        "payments",
        "kept_free_minor",
        // What takes a payment back is for that one; an amount of 0 says that it paid a document in another currency.
        "iif(payments.reverses IS NOT NULL OR EXISTS (SELECT 1 FROM allocations WHERE payment = payments.id AND amount_minor = 0), 0,
           payments.amount_minor - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE payment = payments.id)
           + (SELECT coalesce(sum(r.amount_minor), 0) FROM payments AS r WHERE r.reverses = payments.id))",
    ),
    (
        "payments",
        "kept_moved_on",
        "(SELECT max(day) FROM (SELECT day FROM allocations WHERE payment = payments.id
           UNION ALL SELECT r.day FROM payments AS r WHERE r.reverses = payments.id))",
    ),
];

/// The statement that keeps the figures of `table` that allocations move, for the rows `which`.
fn kept(table: &str, which: &str) -> String {
    let moved = FIGURES.iter().filter(|(of, column, _)| *of == table && *column != "kept_credited_minor");
    let set = moved.map(|(_, column, value)| format!("{column} = {value}")).collect::<Vec<_>>().join(", ");
    format!("UPDATE {table} SET {set} WHERE id IN ({which});")
}

/// An invoice or credit note of this book that was issued; `{row}` is its row.
const FINAL: &str = "{row}.own = 1 AND {row}.issued_at IS NOT NULL AND {row}.kind IN ('invoice', 'credit')";

/// What of an issued document may change: whose it is, when two records of a client are one; what is noted, when a person asks to be
/// forgotten.
const LOOSE: [&str; 5] = ["client", "note", "kept_paid_minor", "kept_credited_minor", "kept_moved_on"];

/// What of a record may change: how far it got.
const UNDER_WAY: [&str; 2] = ["state", "incident"];

/// Makes the triggers, replacing those of an older schema.
pub(crate) fn install(conn: &Connection) -> Result<()> {
    journal::drop_triggers(conn, TRIGGERS)?;
    let moved = |row: &str| {
        let payments = kept("payments", &format!("{row}.payment"));
        format!("{} {payments}", kept("sales", &format!("{row}.sale, {row}.credit")))
    };
    let (old, new) = (moved("OLD"), moved("NEW"));
    let own = |row: &str| kept("payments", &format!("{row}.id, {row}.reverses"));
    // An allocation that is called as its payment came with it from an older book and goes with it; a later one keeps it from going.
    conn.execute_batch(&format!(
        "CREATE TRIGGER guard_paid_insert AFTER INSERT ON allocations BEGIN {new} END;
         CREATE TRIGGER guard_paid_delete AFTER DELETE ON allocations BEGIN {old} END;
         CREATE TRIGGER guard_paid_update AFTER UPDATE OF payment, sale, credit, amount_minor, day ON allocations BEGIN {old} {new} END;
         CREATE TRIGGER guard_free_insert AFTER INSERT ON payments BEGIN {own_new} END;
         CREATE TRIGGER guard_free_own BEFORE DELETE ON payments BEGIN
           DELETE FROM allocations WHERE payment = OLD.id AND uid = OLD.uid;
         END;
         CREATE TRIGGER guard_free_delete AFTER DELETE ON payments WHEN OLD.reverses IS NOT NULL BEGIN {own_old} END;
         CREATE TRIGGER guard_free_update AFTER UPDATE OF amount_minor, reverses, day ON payments BEGIN {own_old} {own_new} END;
         CREATE TRIGGER guard_credited_insert AFTER INSERT ON sales
         WHEN NEW.corrects IS NOT NULL AND NEW.own = 1 AND NEW.issued_at IS NOT NULL BEGIN
           UPDATE sales SET kept_credited_minor = kept_credited_minor - NEW.total_minor WHERE id = NEW.corrects;
         END;
         CREATE TRIGGER guard_credited_update AFTER UPDATE OF issued_at ON sales
         WHEN NEW.corrects IS NOT NULL AND NEW.own = 1 AND NEW.issued_at IS NOT NULL AND OLD.issued_at IS NULL BEGIN
           UPDATE sales SET kept_credited_minor = kept_credited_minor - NEW.total_minor WHERE id = NEW.corrects;
         END;",
        own_new = own("NEW"),
        own_old = own("OLD"),
    ))?;
    let is_final = FINAL.replace("{row}", "OLD");
    let of_final =
        format!("EXISTS (SELECT 1 FROM sales AS f WHERE f.id = OLD.sale AND {})", FINAL.replace("{row}", "f"));
    hold(conn, "sales", &LOOSE, &is_final)?;
    hold(conn, "sale_lines", &[], &of_final)?;
    hold(conn, "issued", &[], "true")?;
    hold(conn, "looks", &[], "EXISTS (SELECT 1 FROM issued AS f WHERE f.look = OLD.id)")?;
    hold(conn, "records", &UNDER_WAY, "true")?;
    let used = "EXISTS (SELECT 1 FROM sales AS f WHERE f.series_of = OLD.id AND f.issued_at IS NOT NULL)";
    hold(conn, "series", &[], used)
}

/// Refuses deleting the rows of `table` for which `which` is true, and changing any of their columns but those of `loose`.
fn hold(conn: &Connection, table: &str, loose: &[&str], which: &str) -> Result<()> {
    let columns = conn
        .prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid")?
        .query_map([table], |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let held: Vec<&String> = columns.iter().filter(|column| !loose.contains(&column.as_str())).collect();
    let of = held.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(", ");
    let differs = held.iter().map(|c| format!("OLD.{c} IS NOT NEW.{c}")).collect::<Vec<_>>().join(" OR ");
    conn.execute_batch(&format!(
        "CREATE TRIGGER guard_update_{table} BEFORE UPDATE OF {of} ON {table} WHEN ({differs}) AND {which} BEGIN
           SELECT RAISE(ABORT, '{REFUSAL}');
         END;
         CREATE TRIGGER guard_delete_{table} BEFORE DELETE ON {table} WHEN {which} BEGIN
           SELECT RAISE(ABORT, '{REFUSAL}');
         END;"
    ))?;
    Ok(())
}

/// What the triggers say, and the kind of the error a person reads.
pub(crate) const REFUSAL: &str = "sale-issued";

/// Puts every kept figure right.
pub(crate) fn keep(conn: &Connection) -> Result<()> {
    for (table, column, value) in FIGURES {
        conn.execute(&format!("UPDATE {table} SET {column} = {value} WHERE {column} IS NOT {value}"), [])?;
    }
    Ok(())
}
