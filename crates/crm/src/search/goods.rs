//! Products and sales.

use super::find::{FoundSale, Group, Hit, HitKind, Matched};
use super::query::{Match, Query};
use super::snippet;
use super::texts::whole_then_begun;
use crate::Result;
use crate::ids::Id;
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// Clients whose sales are shown with those found by themselves.
pub(super) const BUYERS: usize = 3;
/// Sales shown of each.
const OF_EACH: i64 = 3;

/// The clients, among those found, whose newest sales are worth showing: those whose name was typed.
pub(super) fn buyers(hits: &[Hit]) -> Vec<Id> {
    hits.iter().filter(|hit| hit.matched == Matched::Name).take(BUYERS).map(|hit| hit.id).collect()
}

/// Products whose code, barcode, name and category together have every word; whole words before beginnings, those no longer
/// sold last.
pub(super) fn products(conn: &Connection, query: &Query, limit: usize) -> Result<Vec<Hit>> {
    let sql = "SELECT p.id, p.uid, p.name, p.code, p.category, p.archived_at IS NOT NULL
         FROM search_products AS s CROSS JOIN products AS p ON p.id = s.rowid
         WHERE s.search_products MATCH ?1 ORDER BY s.rowid LIMIT ?2";
    whole_then_begun(conn, sql, query, limit, |r| {
        let pieces = [r.get::<_, String>(3)?, r.get::<_, String>(4)?];
        Ok(Hit {
            group: Group::Products,
            kind: HitKind::Product,
            id: r.get(1)?,
            title: r.get(2)?,
            subtitle: joined(&pieces, " · "),
            archived: r.get(5)?,
            snippet: String::new(),
            matched: Matched::Name,
            client: None,
            interaction: None,
            at: None,
            due: None,
            sale: None,
        })
    })
}

/// Sales whose series, number and note together have every word, newest first; then the newest of the `buyers`.
pub(super) fn sales(conn: &Connection, query: &Query, buyers: &[Id], limit: usize) -> Result<Vec<Hit>> {
    macro_rules! sales {
        ($of:literal) => {
            concat!(
                "SELECT d.id, d.uid, d.series, d.number, d.note, d.kind, d.day, d.currency, d.total_minor, c.uid, coalesce(c.name, '')
                 FROM ",
                $of
            )
        };
    }
    let mut hits: Vec<Hit> = Vec::new();
    let mut seen = HashSet::new();
    let mut take = |r: &rusqlite::Row, matched: Matched| -> Result<()> {
        if hits.len() == limit || !seen.insert(r.get::<_, i64>(0)?) {
            return Ok(());
        }
        let (series, number): (String, String) = (r.get(2)?, r.get(3)?);
        // A series that ends in a sign stands close to its numbers.
        let gap = if series.ends_with(char::is_alphanumeric) { " " } else { "" };
        let title = joined(&[series, number], gap);
        let note = r.get_ref(4)?.as_str().unwrap_or_default();
        let by_note = matched == Matched::Name && !snippet::answers_all(query, &title);
        hits.push(Hit {
            group: Group::Sales,
            kind: HitKind::Sale,
            id: r.get(1)?,
            title,
            subtitle: r.get(10)?,
            snippet: if by_note && !note.is_empty() { snippet::first(query, note) } else { String::new() },
            matched: if by_note { Matched::Notes } else { matched },
            archived: false,
            client: r.get(9)?,
            interaction: None,
            at: None,
            due: None,
            sale: Some(FoundSale { kind: r.get(5)?, day: r.get(6)?, currency: r.get(7)?, total_minor: r.get(8)? }),
        });
        Ok(())
    };
    let mut search = conn.prepare_cached(sales!(
        "search_sales AS s CROSS JOIN sales AS d ON d.id = s.rowid LEFT JOIN clients AS c ON c.id = d.client
         WHERE s.search_sales MATCH ?1 ORDER BY s.rowid DESC LIMIT ?2"
    ))?;
    for how in [Match::Whole, Match::Prefix] {
        let Some(asked) = query.for_texts(how) else { continue };
        let mut rows = search.query(params![asked, limit as i64])?;
        while let Some(r) = rows.next()? {
            take(r, Matched::Name)?;
        }
    }
    let mut of_buyer = conn.prepare_cached(sales!(
        "clients AS c CROSS JOIN sales AS d INDEXED BY sales_by_client ON d.client = c.id
         WHERE c.uid = ?1 ORDER BY d.day DESC, d.id DESC LIMIT ?2"
    ))?;
    for buyer in buyers {
        let mut rows = of_buyer.query(params![buyer, OF_EACH])?;
        while let Some(r) = rows.next()? {
            take(r, Matched::Company)?;
        }
    }
    Ok(hits)
}

/// The pieces that say something.
fn joined(pieces: &[String], by: &str) -> String {
    pieces.iter().map(String::as_str).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(by)
}
