//! Who pays under which name: learned from what was matched, forgotten when that is taken back.

use super::clues::EMPTY;
use super::line::LineRow;
use crate::Result;
use crate::book::Tx;
use crate::ids::Id;
use crate::names;
use rusqlite::params;

/// A name is learned from so many letters on.
const SHORTEST: usize = 6;
/// And not with more.
const LONGEST: usize = 120;

/// The keys under which the payer of a line may be known: the account, the name, and where none is told what remains of the text
/// without figures and without the words of banks.
pub(super) fn keys(line: &LineRow) -> Vec<String> {
    let worded = |text: &str| {
        let folded = names::fold(text);
        let words = folded.split(' ').filter(|word| !word.chars().any(|c| c.is_ascii_digit()) && !EMPTY.contains(word));
        words.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect::<String>()
    };
    let mut all = Vec::new();
    if !line.payer_account.is_empty() {
        all.push(line.payer_account.clone());
    }
    let payer = worded(&line.line.payer);
    let name = if payer.is_empty() { worded(&line.line.text) } else { payer };
    all.extend(Some(name).filter(|name| name.chars().count() >= SHORTEST));
    all
}

/// Notes that the payer of a line is this client.
pub(super) fn learn(tx: &Tx, line: &LineRow, client: i64) -> Result<()> {
    for key in keys(line) {
        let id: Id = tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?.query_row([client], |r| r.get(0))?;
        tx.prepare_cached(
            "INSERT INTO bank_payers (uid, client, name, line) SELECT ?1, ?2, ?3, ?4
             WHERE NOT EXISTS (SELECT 1 FROM bank_payers WHERE uid = ?1 OR (client = ?2 AND name = ?3))",
        )?
        .execute(params![Id::of_link("bank-payer", &key, id), client, key, line.row])?;
    }
    Ok(())
}

/// Forgets what was learned from a line.
pub(super) fn forget(tx: &Tx, line: &LineRow) -> Result<()> {
    tx.prepare_cached("DELETE FROM bank_payers WHERE line = ?1")?.execute([line.row])?;
    Ok(())
}
