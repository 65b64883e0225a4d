use super::{Client, get, name_of, row_of, update::refuse_gone};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// Two records of one client.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MergeRequest {
    /// The record that stays.
    pub keep: Id,
    /// The record that goes into it.
    pub lose: Id,
    /// Columns whose value comes from the one that goes; elsewhere it only fills what is empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub take: Vec<String>,
}

/// Two records that are not the same client.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DistinctRequest {
    /// One.
    pub client: Id,
    /// The other.
    pub other: Id,
}

/// The columns a merge decides on.
const COLUMNS: &[&str] = &[
    "kind",
    "name",
    "given_name",
    "surname1",
    "surname2",
    "trade_name",
    "tax_id",
    "birthday",
    "language",
    "preferred_channel",
    "life_moment",
    "growth_potential",
    "origin",
    "salesperson",
    "credit_limit_minor",
    "reminders_paused_until",
    "notes",
];

/// Merges two records of one client: everything that hung on either hangs on the one that stays, what it lacked it takes
/// from the other, notes are joined. Undone as one action. Errors: `merge-itself`, `column-unknown`, `not-found`.
pub fn merge(tx: &Tx, request: &MergeRequest) -> Result<Client> {
    let (keep, lose) = (row_of(tx, request.keep)?, row_of(tx, request.lose)?);
    if keep == lose {
        return Err(Error::refused("merge-itself"));
    }
    refuse_gone(tx, keep)?;
    refuse_gone(tx, lose)?;
    tx.say("client", name_of(tx, keep)?);
    tx.say("other", name_of(tx, lose)?);
    columns(tx, keep, lose, &request.take)?;
    // What both have would stand twice: the one that goes leaves its copy behind.
    let doubles = [
        "DELETE FROM contact_points WHERE client = ?2 AND EXISTS (SELECT 1 FROM contact_points AS k WHERE k.client = ?1
           AND k.kind = contact_points.kind AND k.value = contact_points.value)",
        "DELETE FROM addresses WHERE client = ?2 AND EXISTS (SELECT 1 FROM addresses AS k WHERE k.client = ?1
           AND fold(k.street) = fold(addresses.street) AND k.postcode = addresses.postcode AND fold(k.city) = fold(addresses.city))",
        "DELETE FROM client_tags WHERE client = ?2 AND tag IN (SELECT tag FROM client_tags WHERE client = ?1)",
        "DELETE FROM field_values WHERE client = ?2 AND field IN (SELECT field FROM field_values WHERE client = ?1)",
        "DELETE FROM preferences WHERE client = ?2 AND fold(text) IN (SELECT fold(text) FROM preferences WHERE client = ?1)",
        "DELETE FROM positions WHERE client = ?2 AND person IN (SELECT person FROM positions WHERE client = ?1)",
        "DELETE FROM positions WHERE person = ?2 AND client IN (SELECT client FROM positions WHERE person = ?1)",
        "DELETE FROM positions WHERE client IN (?1, ?2) AND person IN (?1, ?2)",
        "DELETE FROM accepted_doubts WHERE client = ?2",
        "DELETE FROM price_list_clients WHERE client = ?2 AND list IN (SELECT list FROM price_list_clients WHERE client = ?1)",
        "DELETE FROM distinct_clients WHERE client IN (?1, ?2) AND other IN (?1, ?2)",
    ];
    for sql in doubles {
        tx.execute(sql, [keep, lose])?;
    }
    let after = "(SELECT coalesce(max(position) + 1, 0) FROM";
    tx.execute(
        &format!("UPDATE contact_points SET position = position + {after} contact_points WHERE client = ?1) WHERE client = ?2"),
        [keep, lose],
    )?;
    tx.execute(
        &format!("UPDATE addresses SET position = position + {after} addresses WHERE client = ?1) WHERE client = ?2"),
        [keep, lose],
    )?;
    let moves = [
        "UPDATE contact_points SET client = ?1 WHERE client = ?2",
        "UPDATE addresses SET client = ?1 WHERE client = ?2",
        "UPDATE client_tags SET client = ?1 WHERE client = ?2",
        "UPDATE field_values SET client = ?1 WHERE client = ?2",
        "UPDATE field_values SET linked = ?1 WHERE linked = ?2",
        "UPDATE preferences SET client = ?1 WHERE client = ?2",
        "UPDATE consents SET client = ?1 WHERE client = ?2",
        "UPDATE positions SET client = ?1 WHERE client = ?2",
        "UPDATE positions SET person = ?1 WHERE person = ?2",
        "UPDATE interactions SET client = ?1 WHERE client = ?2",
        "UPDATE interactions SET person = ?1 WHERE person = ?2",
        "UPDATE tasks SET client = ?1 WHERE client = ?2",
        "UPDATE attachments SET client = ?1 WHERE client = ?2",
        "UPDATE sales SET client = ?1 WHERE client = ?2",
        "UPDATE payments SET client = ?1 WHERE client = ?2",
        "UPDATE reminders SET client = ?1 WHERE client = ?2",
        "UPDATE bank_payers SET client = ?1 WHERE client = ?2",
        "UPDATE mandates SET client = ?1 WHERE client = ?2",
        "UPDATE debits SET client = ?1 WHERE client = ?2",
        "UPDATE loyalty_decisions SET client = ?1 WHERE client = ?2",
        "UPDATE loyalty_uses SET client = ?1 WHERE client = ?2",
        "UPDATE alarm_answers SET client = ?1 WHERE client = ?2",
        "UPDATE price_list_clients SET client = ?1 WHERE client = ?2",
        "UPDATE source_keys SET client = ?1 WHERE client = ?2",
        "UPDATE distinct_clients SET client = ?1 WHERE client = ?2",
        "UPDATE distinct_clients SET other = ?1 WHERE other = ?2",
    ];
    for sql in moves {
        tx.execute(sql, [keep, lose])?;
    }
    tx.execute("UPDATE clients SET merged_into = ?1 WHERE id = ?2", [keep, lose])?;
    // A client merged into this one earlier points here too.
    tx.execute("UPDATE clients SET merged_into = ?1 WHERE merged_into = ?2", [keep, lose])?;
    get(tx, request.keep)
}

fn columns(tx: &Tx, keep: i64, lose: i64, take: &[String]) -> Result<()> {
    for column in take {
        let column = COLUMNS
            .iter()
            .find(|c| *c == column)
            .ok_or_else(|| Error::invalid("take", "column-unknown").with("value", column))?;
        let with = match *column {
            "name" => "name = o.name, sort_key = o.sort_key",
            "tax_id" => "tax_id = o.tax_id, tax_country = o.tax_country",
            column => &format!("{column} = o.{column}"),
        };
        tx.execute(
            &format!("UPDATE clients SET {with} FROM clients AS o WHERE clients.id = ?1 AND o.id = ?2"),
            [keep, lose],
        )?;
    }
    for column in COLUMNS.iter().filter(|c| !matches!(**c, "kind" | "name" | "notes" | "tax_id")) {
        tx.execute(
            &format!(
                "UPDATE clients SET {column} = o.{column} FROM clients AS o
                      WHERE clients.id = ?1 AND o.id = ?2 AND clients.{column} IS NULL AND o.{column} IS NOT NULL"
            ),
            [keep, lose],
        )?;
    }
    tx.execute(
        "UPDATE clients SET tax_id = o.tax_id, tax_country = o.tax_country FROM clients AS o
         WHERE clients.id = ?1 AND o.id = ?2 AND clients.tax_id IS NULL AND o.tax_id IS NOT NULL",
        [keep, lose],
    )?;
    if !take.iter().any(|c| c == "notes") {
        tx.execute(
            "UPDATE clients SET notes = trim(clients.notes || char(10) || o.notes, char(10)) FROM clients AS o
             WHERE clients.id = ?1 AND o.id = ?2 AND o.notes <> '' AND instr(clients.notes, o.notes) = 0",
            [keep, lose],
        )?;
    }
    tx.execute(
        "UPDATE clients SET created_at = min(clients.created_at, o.created_at) FROM clients AS o
         WHERE clients.id = ?1 AND o.id = ?2 AND o.created_at < clients.created_at",
        [keep, lose],
    )?;
    Ok(())
}

/// Notes that two records are not the same client: they are not offered as duplicates again.
pub fn tell_apart(tx: &Tx, request: &DistinctRequest) -> Result<()> {
    let (one, two) = (row_of(tx, request.client)?, row_of(tx, request.other)?);
    if one == two {
        return Err(Error::refused("merge-itself"));
    }
    let (first, second) =
        if request.client < request.other { (request.client, request.other) } else { (request.other, request.client) };
    tx.prepare_cached(
        "INSERT INTO distinct_clients (uid, client, other) SELECT ?1, ?2, ?3
         WHERE NOT EXISTS (SELECT 1 FROM distinct_clients WHERE uid = ?1)",
    )?
    .execute(params![Id::of_link("distinct", first, second), one, two])?;
    tx.say("client", name_of(tx, one)?);
    tx.say("other", name_of(tx, two)?);
    Ok(())
}
