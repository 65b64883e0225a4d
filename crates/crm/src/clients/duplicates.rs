use super::{ClientDraft, create, parts::normal_contact_point, row_of};
use crate::ids::Id;
use crate::{Result, names, settings, taxid};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A client that may be the one being typed.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LikelyDuplicate {
    /// The client.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its city, phone and mail, to tell it by.
    pub city: Option<String>,
    /// First phone.
    pub phone: Option<String>,
    /// First mail.
    pub mail: Option<String>,
    /// Whether it is archived.
    pub archived: bool,
    /// What they share: `tax_id`, `phone`, `mail`, `name`.
    pub shared: Vec<String>,
    /// How sure, percent.
    pub certainty: u32,
}

/// What is being typed, and the client it already is, if any.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateRequest {
    /// What is typed.
    pub draft: ClientDraft,
    /// The client being edited, who is not her own duplicate.
    #[serde(default)]
    #[ts(optional)]
    pub own: Option<Id>,
}

/// Up to five clients that may be the one being typed, the surest first: same tax id, phone or mail, or a name that
/// sounds the same. Pairs a person said to be different are left out.
pub fn likely_duplicates(conn: &Connection, request: &DuplicateRequest) -> Result<Vec<LikelyDuplicate>> {
    let draft = &request.draft;
    let own = request.own.map(|id| row_of(conn, id)).transpose()?;
    let country = settings::business(conn)?.country;
    let mut found: BTreeMap<i64, (u32, Vec<&'static str>)> = BTreeMap::new();
    let mut note = |row: i64, what, certainty: u32| {
        let entry = found.entry(row).or_default();
        entry.0 = entry.0.max(certainty) + u32::from(entry.0 > 0) * 2;
        entry.1.push(what);
    };
    if let Some(number) = draft.tax_id.as_deref().filter(|t| !t.trim().is_empty()) {
        let by_rule = draft.tax_country.as_deref().unwrap_or(&country);
        let compact = taxid::check(by_rule, number).compact;
        for row in rows(conn, "SELECT id FROM clients WHERE tax_id = ?1 LIMIT 20", &compact)? {
            note(row, "tax_id", 97);
        }
    }
    for point in draft.contact_points.iter().flatten() {
        let Ok(Some((value, _))) = normal_contact_point(&point.kind, &point.value, &country) else { continue };
        let (what, certainty) = match point.kind.as_str() {
            "phone" if value.len() >= 7 => ("phone", 85),
            "mail" => ("mail", 92),
            _ => continue,
        };
        for row in rows(conn, "SELECT client FROM contact_points WHERE value = ?1 LIMIT 20", &value)? {
            note(row, what, certainty);
        }
    }
    if let Some(name) = create::whole_name(draft) {
        for (row, certainty) in same_sounding(conn, &names::fold(&name))? {
            note(row, "name", certainty);
        }
    }
    let mut likely = Vec::new();
    for (row, (certainty, mut shared)) in found {
        if Some(row) == own || said_different(conn, row, own)? {
            continue;
        }
        shared.dedup();
        likely.extend(describe(conn, row, certainty.min(99), shared)?);
    }
    likely.sort_by(|a, b| b.certainty.cmp(&a.certainty).then_with(|| a.name.cmp(&b.name)));
    likely.truncate(5);
    Ok(likely)
}

/// Clients whose name has the first words of `key`, in any order, compared by Jaro–Winkler on sorted words.
pub(crate) fn same_sounding(conn: &Connection, key: &str) -> Result<Vec<(i64, u32)>> {
    let words: Vec<&str> = key.split(' ').filter(|w| w.chars().count() > 1).collect();
    if words.is_empty() || key.chars().count() < 5 || key.len() > 200 {
        return Ok(Vec::new());
    }
    // Any two of the words, so that one of them may be misspelt; a name of one word must have it.
    let quoted = |w: &&str| format!("name : \"{w}\"");
    let mut query: Vec<String> = Vec::new();
    if words.len() == 1 {
        query.push(quoted(&words[0]));
    }
    for (i, a) in words.iter().take(4).enumerate() {
        for b in words.iter().take(4).skip(i + 1) {
            query.push(format!("({} AND {})", quoted(a), quoted(b)));
        }
    }
    let mut candidates = conn.prepare_cached(
        "SELECT c.id, c.sort_key FROM search_clients AS s JOIN clients AS c ON c.id = s.rowid
         WHERE search_clients MATCH ?1 LIMIT 200",
    )?;
    let sorted = |text: &str| {
        let mut words: Vec<&str> = text.split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    };
    let wanted = sorted(key);
    let rows = candidates.query_map([query.join(" OR ")], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?)))?;
    let mut close = Vec::new();
    for row in rows {
        let (row, other) = row?;
        let likeness = strsim::jaro_winkler(&wanted, &sorted(&other));
        if likeness >= 0.9 {
            // 0.90 … 1.00 → 60 … 80: a name alone is never sure.
            close.push((row, 60 + ((likeness - 0.9) * 200.0) as u32));
        }
    }
    Ok(close)
}

fn rows(conn: &Connection, sql: &str, value: &str) -> Result<Vec<i64>> {
    Ok(conn.prepare_cached(sql)?.query_map([value], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether a person said that these two are not the same.
fn said_different(conn: &Connection, row: i64, own: Option<i64>) -> Result<bool> {
    let Some(own) = own else { return Ok(false) };
    let mut said = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM distinct_clients WHERE (client = ?1 AND other = ?2) OR (client = ?2 AND other = ?1))",
    )?;
    Ok(said.query_row([row, own], |r| r.get(0))?)
}

fn describe(conn: &Connection, row: i64, certainty: u32, shared: Vec<&str>) -> Result<Option<LikelyDuplicate>> {
    let mut one = conn.prepare_cached(
        "SELECT uid, name, kept_city, kept_phone, kept_mail, archived_at IS NOT NULL FROM clients
         WHERE id = ?1 AND merged_into IS NULL AND erased_at IS NULL",
    )?;
    let found = one.query_row(params![row], |r| {
        Ok(LikelyDuplicate {
            id: r.get(0)?,
            name: r.get(1)?,
            city: r.get(2)?,
            phone: r.get(3)?,
            mail: r.get(4)?,
            archived: r.get(5)?,
            shared: shared.iter().map(|s| (*s).to_owned()).collect(),
            certainty,
        })
    });
    Ok(found.optional()?)
}
