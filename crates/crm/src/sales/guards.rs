//! The triggers that keep what is paid of a document, and that hold what was issued as it is.

use crate::Result;
use crate::book::journal;
use rusqlite::Connection;

/// What the names of the triggers begin with.
pub(crate) const TRIGGERS: &str = "guard_";

/// The kept figures of a document `s`, and what they must be: the one definition, by which they are proved and put right.
pub(crate) const FIGURES: [(&str, &str); 2] = [
    (
        "kept_paid_minor",
        "(SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE sale = s.id)
         - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE credit = s.id)",
    ),
    (
        "kept_credited_minor",
        "(SELECT -coalesce(sum(c.total_minor), 0) FROM sales AS c WHERE c.corrects = s.id AND c.own = 1 AND c.issued_at IS NOT NULL)",
    ),
];

/// An invoice or credit note of this book that was issued; `{row}` is its row.
const FINAL: &str = "{row}.own = 1 AND {row}.issued_at IS NOT NULL AND {row}.kind IN ('invoice', 'credit')";

/// What of an issued document may change: whose it is, when two records of a client are one; what is noted, when a person asks to be
/// forgotten.
const LOOSE: [&str; 4] = ["client", "note", "kept_paid_minor", "kept_credited_minor"];

/// What of a record may change: how far it got.
const UNDER_WAY: [&str; 2] = ["state", "incident"];

/// Makes the triggers, replacing those of an older schema.
pub(crate) fn install(conn: &Connection) -> Result<()> {
    journal::drop_triggers(conn, TRIGGERS)?;
    conn.execute_batch(
        "CREATE TRIGGER guard_paid_insert AFTER INSERT ON allocations BEGIN
           UPDATE sales SET kept_paid_minor = kept_paid_minor + NEW.amount_minor WHERE id = NEW.sale;
           UPDATE sales SET kept_paid_minor = kept_paid_minor - NEW.amount_minor WHERE id = NEW.credit;
         END;
         CREATE TRIGGER guard_paid_delete AFTER DELETE ON allocations BEGIN
           UPDATE sales SET kept_paid_minor = kept_paid_minor - OLD.amount_minor WHERE id = OLD.sale;
           UPDATE sales SET kept_paid_minor = kept_paid_minor + OLD.amount_minor WHERE id = OLD.credit;
         END;
         CREATE TRIGGER guard_paid_update AFTER UPDATE OF sale, credit, amount_minor ON allocations BEGIN
           UPDATE sales SET kept_paid_minor = kept_paid_minor - OLD.amount_minor WHERE id = OLD.sale;
           UPDATE sales SET kept_paid_minor = kept_paid_minor + OLD.amount_minor WHERE id = OLD.credit;
           UPDATE sales SET kept_paid_minor = kept_paid_minor + NEW.amount_minor WHERE id = NEW.sale;
           UPDATE sales SET kept_paid_minor = kept_paid_minor - NEW.amount_minor WHERE id = NEW.credit;
         END;
         CREATE TRIGGER guard_credited_insert AFTER INSERT ON sales
         WHEN NEW.corrects IS NOT NULL AND NEW.own = 1 AND NEW.issued_at IS NOT NULL BEGIN
           UPDATE sales SET kept_credited_minor = kept_credited_minor - NEW.total_minor WHERE id = NEW.corrects;
         END;
         CREATE TRIGGER guard_credited_update AFTER UPDATE OF issued_at ON sales
         WHEN NEW.corrects IS NOT NULL AND NEW.own = 1 AND NEW.issued_at IS NOT NULL AND OLD.issued_at IS NULL BEGIN
           UPDATE sales SET kept_credited_minor = kept_credited_minor - NEW.total_minor WHERE id = NEW.corrects;
         END;",
    )?;
    let is_final = FINAL.replace("{row}", "OLD");
    let of_final =
        format!("EXISTS (SELECT 1 FROM sales AS f WHERE f.id = OLD.sale AND {})", FINAL.replace("{row}", "f"));
    hold(conn, "sales", &LOOSE, &is_final)?;
    hold(conn, "sale_lines", &[], &of_final)?;
    hold(conn, "issued", &[], "true")?;
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
    for (column, value) in FIGURES {
        conn.execute(&format!("UPDATE sales AS s SET {column} = {value} WHERE s.{column} IS NOT {value}"), [])?;
    }
    Ok(())
}
