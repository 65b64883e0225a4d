//! The search text of a client, kept true at the end of every transaction.

use crate::Result;
use crate::book::{Tx, refresh};
use rusqlite::params;

/// Everything a client is found by, one query per client: name, ways to reach, place, tags and own fields, notes.
const TEXT_OF_CLIENT: &str = "
SELECT c.name || ' ' || coalesce(c.trade_name, ''),
       coalesce(c.tax_id, '') || ' ' || coalesce((SELECT group_concat(value || ' ' || shown, ' ') FROM contact_points
                                                  WHERE client = c.id), ''),
       coalesce((SELECT group_concat(street || ' ' || postcode || ' ' || city || ' ' || region, ' ') FROM addresses
                 WHERE client = c.id), ''),
       coalesce((SELECT group_concat(t.name, ' ') FROM client_tags AS ct JOIN tags AS t ON t.id = ct.tag
                 WHERE ct.client = c.id), ''),
       c.notes || ' ' || coalesce((SELECT group_concat(text, ' ') FROM field_values WHERE client = c.id), '')
              || ' ' || coalesce((SELECT group_concat(company.name, ' ') FROM positions AS p
                                  JOIN clients AS company ON company.id = p.client WHERE p.person = c.id), '')
FROM clients AS c WHERE c.id = ?1 AND c.merged_into IS NULL AND c.erased_at IS NULL";

/// Writes again the search text of every stale client.
pub(crate) fn index_stale(tx: &Tx) -> Result<()> {
    let mut stale = tx.prepare_cached("SELECT client FROM stale WHERE what & ?1")?;
    let mut text = tx.prepare_cached(TEXT_OF_CLIENT)?;
    let mut forget = tx.prepare_cached("DELETE FROM search_clients WHERE rowid = ?1")?;
    let mut write = tx.prepare_cached(
        "INSERT INTO search_clients (rowid, name, reach, place, tags, notes, spelling) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '')",
    )?;
    let mut rows = stale.query([refresh::SEARCH])?;
    while let Some(row) = rows.next()? {
        let client: i64 = row.get(0)?;
        forget.execute([client])?;
        let mut found = text.query([client])?;
        if let Some(r) = found.next()? {
            let column = |i| -> rusqlite::Result<String> { r.get(i) };
            write.execute(params![client, column(0)?, column(1)?, column(2)?, column(3)?, column(4)?])?;
        }
    }
    Ok(())
}
