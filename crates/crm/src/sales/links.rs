//! How documents hang together: which line comes from which, and how much of a line went on into later documents.

use crate::Result;
use crate::ids::Id;
use rusqlite::{Connection, params};
use serde::Serialize;

/// Most documents that are told to hang on one.
const MOST: i64 = 100;

/// The quantity of the lines made of line `$of`, in documents of kind `$kind` that stand or are drafts.
macro_rules! made_of {
    ($of:literal, $kind:literal) => {
        concat!(
            "(SELECT coalesce(sum(m.quantity), 0) FROM sale_lines AS m CROSS JOIN sales AS d ON d.id = m.sale WHERE m.origin = ",
            $of,
            " AND d.kind = '",
            $kind,
            "' AND d.state <> 'cancelled')"
        )
    };
}

/// The quantity of line `l` that is invoiced, itself or what was delivered or ordered of it.
macro_rules! invoiced {
    () => {
        concat!(
            "(",
            $crate::sales::links::made_of!("l.id", "invoice"),
            " + (SELECT coalesce(sum(i.quantity), 0) FROM sale_lines AS v CROSS JOIN sale_lines AS i ON i.origin = v.id
                 CROSS JOIN sales AS d ON d.id = i.sale WHERE v.origin = l.id AND d.kind = 'invoice' AND d.state <> 'cancelled'))"
        )
    };
}

/// How much of the document `s` went on (joins from the line outward: without statistics the planner would begin with all invoices), as one word.
macro_rules! progress {
    () => {
        concat!(
            "CASE WHEN s.own = 1 AND s.kind IN ('quote', 'order', 'delivery') THEN
               (SELECT CASE WHEN min(invoiced >= quantity) THEN 'invoiced' WHEN min(moved >= quantity) THEN 'delivered'
                            WHEN max(invoiced) > 0 OR max(moved) > 0 THEN 'partial' END
                FROM (SELECT l.quantity, ",
            $crate::sales::links::invoiced!(),
            " AS invoiced, iif(s.kind = 'order', ",
            $crate::sales::links::made_of!("l.id", "delivery"),
            ", 0) AS moved FROM sale_lines AS l WHERE l.sale = s.id)) END"
        )
    };
}
pub(crate) use {invoiced, made_of, progress};

/// How much of a line went on into later documents; decimals with a point.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LineProgress {
    /// Ordered.
    pub ordered: String,
    /// Delivered.
    pub delivered: String,
    /// Invoiced, itself or what was delivered of it.
    pub invoiced: String,
    /// Credited of an invoice, above zero.
    pub credited: String,
}

/// Another document that hangs together with one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LinkedSale {
    /// `from`: it was made of it; `into`: made of this one; `corrects`: the invoice this one corrects; `corrected`: a credit note for this.
    pub relation: String,
    /// Its identity.
    pub id: Id,
    /// Its kind.
    pub kind: String,
    /// Its series.
    pub series: String,
    /// Its number; a draft has none.
    pub number: String,
    /// ISO day.
    pub day: String,
    /// ISO 4217.
    pub currency: String,
    /// Its sum.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// How it stands.
    pub state: Option<String>,
}

/// How much of the line in a row went on, in whole millionths: ordered, delivered, invoiced, credited.
pub(super) fn went_on(conn: &Connection, line: i64) -> Result<[i64; 4]> {
    let mut all = conn.prepare_cached(concat!(
        "SELECT ",
        made_of!("l.id", "order"),
        ", ",
        made_of!("l.id", "delivery"),
        ", ",
        invoiced!(),
        ", -",
        made_of!("l.id", "credit"),
        " FROM sale_lines AS l WHERE l.id = ?1"
    ))?;
    Ok(all.query_row([line], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?]))?)
}

/// The documents that hang together with the one in a row.
pub(super) fn of(conn: &Connection, sale: i64) -> Result<Vec<LinkedSale>> {
    let mut all = conn.prepare_cached(
        "SELECT relation, s.uid, s.kind, s.series, s.number, s.day, s.currency, s.total_minor, s.state FROM (
           SELECT 'from' AS relation, o.sale AS other FROM sale_lines AS l CROSS JOIN sale_lines AS o ON o.id = l.origin WHERE l.sale = ?1
           UNION SELECT 'into', m.sale FROM sale_lines AS l CROSS JOIN sale_lines AS m ON m.origin = l.id WHERE l.sale = ?1
           UNION SELECT 'corrects', corrects FROM sales WHERE id = ?1 AND corrects IS NOT NULL
           UNION SELECT 'corrected', id FROM sales WHERE corrects = ?1) AS tie
         CROSS JOIN sales AS s ON s.id = tie.other
         WHERE NOT (relation IN ('from', 'into') AND EXISTS (SELECT 1 FROM sales AS c WHERE c.id IN (s.id, ?1) AND c.kind = 'credit'))
         ORDER BY s.day, s.id LIMIT ?2",
    )?;
    let rows = all.query_map(params![sale, MOST], |r| {
        Ok(LinkedSale {
            relation: r.get(0)?,
            id: r.get(1)?,
            kind: r.get(2)?,
            series: r.get(3)?,
            number: r.get(4)?,
            day: r.get(5)?,
            currency: r.get(6)?,
            total_minor: r.get(7)?,
            state: r.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
