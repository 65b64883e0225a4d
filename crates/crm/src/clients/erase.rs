use super::{Client, get, row_of};
use crate::Result;
use crate::book::history::{WITHOUT_VALUES, forget_contents};
use crate::book::{Tx, journal};
use crate::ids::Id;
use rusqlite::params;

/// What replaces an erased name: no word of any language.
const NOBODY: &str = "—";

/// Erases a person's data on request (art. 17 GDPR and the like): name, ways to reach, addresses, notes, own fields,
/// texts and attachments, also from the journal, so it cannot be undone. What the business did and when stays without
/// content: the line of the client, the dates and kinds of its interactions. What was sold to her and what she paid is kept
/// whole but for free notes, since the law makes a business keep its invoices for years: they name nobody any more.
/// Errors: `not-found`.
pub fn erase(tx: &Tx, id: Id) -> Result<Client> {
    let client = row_of(tx, id)?;
    forget_in_sentences(tx, client)?;
    for table in [
        "contact_points",
        "addresses",
        "positions",
        "client_tags",
        "field_values",
        "preferences",
        "accepted_doubts",
        "price_list_clients",
        "alarm_answers",
    ] {
        tx.execute(&format!("DELETE FROM {table} WHERE client = ?1"), [client])?;
    }
    tx.execute("DELETE FROM positions WHERE person = ?1", [client])?;
    tx.execute("UPDATE field_values SET linked = NULL, text = '' WHERE linked = ?1", [client])?;
    tx.execute("DELETE FROM attachments WHERE client = ?1", [client])?;
    tx.execute("UPDATE interactions SET text = '', person = NULL WHERE client = ?1", [client])?;
    tx.execute("UPDATE interactions SET person = NULL WHERE person = ?1", [client])?;
    tx.execute("DELETE FROM tasks WHERE client = ?1", [client])?;
    tx.execute("UPDATE sales SET note = '' WHERE client = ?1", [client])?;
    tx.execute("UPDATE payments SET note = '' WHERE client = ?1", [client])?;
    // The bank's own words name her, and so does what was learned of how she pays.
    tx.execute(
        "UPDATE bank_lines SET text = '', payer = '', payer_account = '', reference = ''
         WHERE payment IN (SELECT id FROM payments WHERE client = ?1)",
        [client],
    )?;
    tx.execute("DELETE FROM bank_payers WHERE client = ?1", [client])?;
    // Without its account and reference a mandate is good for nothing; that receipts were sent under it stays.
    tx.execute("UPDATE mandates SET iban = '', bic = '', reference = '' WHERE client = ?1", [client])?;
    tx.execute("UPDATE loyalty_decisions SET note = '' WHERE client = ?1", [client])?;
    tx.execute("DELETE FROM source_keys WHERE client = ?1", [client])?;
    tx.execute(
        "UPDATE clients SET name = ?2, sort_key = '', given_name = NULL, surname1 = NULL, surname2 = NULL, trade_name = NULL,
                tax_country = NULL, tax_id = NULL, birthday = NULL, language = NULL, preferred_channel = NULL,
                life_moment = NULL, growth_potential = NULL, origin = NULL, notes = '', erased_at = ?3
         WHERE id = ?1",
        params![client, NOBODY, tx.now()],
    )?;
    // The journal keeps that something changed, not what it was; the search index forgets with the next refresh.
    tx.execute(
        &format!("UPDATE journal SET change = {WITHOUT_VALUES} WHERE client = ?1 AND change IS NOT NULL"),
        [client],
    )?;
    tx.execute(
        "UPDATE transactions SET pruned = 1, params = '{}' WHERE id IN (SELECT tx FROM journal WHERE client = ?1)",
        [client],
    )?;
    if let Some(table) = journal::number("bank_lines") {
        tx.execute(
            &format!(
                "UPDATE journal SET change = {WITHOUT_VALUES} WHERE tbl = ?2 AND change IS NOT NULL AND row IN
                   (SELECT b.id FROM bank_lines AS b JOIN payments AS p ON p.id = b.payment WHERE p.client = ?1)"
            ),
            params![client, table],
        )?;
    }
    forget_contents(tx)?;
    tx.make_final();
    get(tx, id)
}

/// Takes the person out of the sentences of the history: of every action that made a row about her.
fn forget_in_sentences(tx: &Tx, client: i64) -> Result<()> {
    for table in journal::tables(tx)? {
        let about = match table.name {
            "clients" => "id",
            _ if table.columns.iter().any(|c| c.name == "client") => "client",
            _ => continue,
        };
        tx.execute(
            &format!(
                "UPDATE transactions SET params = json_remove(params, '$.client', '$.other', '$.name', '$.title', '$.person')
                 WHERE id IN (SELECT (SELECT tx FROM journal WHERE tbl = ?2 AND op = 'i' AND row <= t.id ORDER BY row DESC, id DESC LIMIT 1)
                              FROM {} AS t WHERE t.{about} = ?1)",
                table.name
            ),
            params![client, table.number],
        )?;
    }
    Ok(())
}
