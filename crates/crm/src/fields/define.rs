use super::{Field, FieldKind};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// A field to add.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct FieldDraft {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Of a choice: what can be chosen.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub choices: Vec<String>,
}

/// A change of a field; its kind stays, since its values are of it.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FieldChange {
    /// Which field.
    pub id: Id,
    /// Its new name.
    #[serde(default)]
    pub name: Option<String>,
    /// The new list of a choice.
    #[serde(default)]
    pub choices: Option<Vec<String>>,
    /// Its new place among the fields, from 0.
    #[serde(default)]
    pub position: Option<u32>,
}

/// Which field.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichField {
    /// Its identity.
    pub id: Id,
    /// Bring it back instead.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub restore: bool,
}

const COLUMNS: &str = "uid, name, kind, choices, archived_at IS NOT NULL, id";

/// Every field in its order, the archived ones last.
pub fn all(conn: &Connection) -> Result<Vec<Field>> {
    let mut fields =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM fields ORDER BY archived_at IS NOT NULL, position, id"))?;
    Ok(fields.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The field with this identity. Errors: `not-found`.
pub(crate) fn field(conn: &Connection, id: Id) -> Result<Field> {
    let mut one = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM fields WHERE uid = ?1"))?;
    one.query_row([id], read).or_not_found("field")
}

/// The field of this name, whatever its case and accents.
pub(crate) fn find_by_name(conn: &Connection, name: &str) -> Result<Option<Field>> {
    let key = names::fold(name);
    Ok(all(conn)?.into_iter().find(|f| names::fold(&f.name) == key))
}

fn read(r: &Row) -> rusqlite::Result<Field> {
    Ok(Field {
        id: r.get(0)?,
        name: r.get(1)?,
        kind: FieldKind::from_code(&r.get::<_, String>(2)?),
        choices: serde_json::from_str(&r.get::<_, String>(3)?).unwrap_or_default(),
        archived: r.get(4)?,
        row: r.get(5)?,
    })
}

/// Adds a field. Errors: `name-missing`, `field-exists`, `choices-missing` for a choice without any.
pub fn add(tx: &Tx, draft: &FieldDraft) -> Result<Field> {
    let name = free_name(tx, &draft.name, None)?;
    let choices = tidy_choices(&draft.choices);
    if draft.kind == FieldKind::Choice && choices.is_empty() {
        return Err(Error::invalid("choices", "choices-missing"));
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO fields (uid, name, kind, choices, position)
         VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position) + 1, 0) FROM fields))",
    )?
    .execute(params![id, name, draft.kind.code(), serde_json::to_string(&choices)?])?;
    tx.say("name", name);
    field(tx, id)
}

/// Renames a field, changes what can be chosen, or moves it. Errors: as [`add`].
pub fn rename(tx: &Tx, change: &FieldChange) -> Result<Field> {
    let old = field(tx, change.id)?;
    if let Some(name) = &change.name {
        let name = free_name(tx, name, Some(change.id))?;
        tx.execute("UPDATE fields SET name = ?2 WHERE id = ?1", params![old.row, name])?;
    }
    if let Some(choices) = &change.choices {
        let choices = tidy_choices(choices);
        if old.kind == FieldKind::Choice && choices.is_empty() {
            return Err(Error::invalid("choices", "choices-missing"));
        }
        tx.execute("UPDATE fields SET choices = ?2 WHERE id = ?1", params![old.row, serde_json::to_string(&choices)?])?;
    }
    if let Some(position) = change.position {
        let mut rows: Vec<i64> = all(tx)?.iter().filter(|f| !f.archived && f.id != change.id).map(|f| f.row).collect();
        rows.insert((position as usize).min(rows.len()), old.row);
        for (position, row) in rows.into_iter().enumerate() {
            tx.execute("UPDATE fields SET position = ?2 WHERE id = ?1 AND position <> ?2", params![row, position])?;
        }
    }
    tx.say("name", old.name);
    field(tx, change.id)
}

/// Archives a field or brings it back; its values stay. Errors: `not-found`.
pub fn archive(tx: &Tx, which: &WhichField) -> Result<Field> {
    let old = field(tx, which.id)?;
    let at = (!which.restore).then(|| tx.now());
    tx.execute("UPDATE fields SET archived_at = ?2 WHERE id = ?1", params![old.row, at])?;
    tx.say("name", old.name);
    field(tx, which.id)
}

fn free_name(conn: &Connection, name: &str, own: Option<Id>) -> Result<String> {
    let name = names::tidy(name);
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    match find_by_name(conn, &name)? {
        Some(other) if Some(other.id) != own => Err(Error::invalid("name", "field-exists").with("name", other.name)),
        _ => Ok(name),
    }
}

fn tidy_choices(choices: &[String]) -> Vec<String> {
    let mut tidy: Vec<String> = Vec::new();
    for choice in choices.iter().map(|c| names::tidy(c)).filter(|c| !c.is_empty()) {
        if !tidy.contains(&choice) {
            tidy.push(choice);
        }
    }
    tidy
}
