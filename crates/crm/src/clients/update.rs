use super::{Client, ClientChange, ClientDraft, create, get, parts, row_of};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, names, settings, taxid};
use rusqlite::{ToSql, params};

/// Changes a client; what the draft does not speak of stays.
/// Errors: `not-found`, `name-missing` when the name is emptied, `client-merged`, `client-erased`, those of its parts.
pub fn update(tx: &Tx, change: &ClientChange) -> Result<Client> {
    let row = row_of(tx, change.id)?;
    refuse_gone(tx, row)?;
    let draft = &change.changes;
    if draft.name.as_deref().is_some_and(|n| names::tidy(n).is_empty()) {
        return Err(Error::invalid("name", "name-missing"));
    }
    let touches_name =
        draft.name.is_some() || draft.given_name.is_some() || draft.surname1.is_some() || draft.surname2.is_some();
    if touches_name {
        set_name(tx, row, draft)?;
    }
    if let Some(kind) = draft.kind {
        tx.prepare_cached("UPDATE clients SET kind = ?2 WHERE id = ?1")?.execute(params![row, kind.code()])?;
    }
    set_columns(tx, row, draft)?;
    parts::set(tx, row, draft)?;
    tx.say("client", super::name_of(tx, row)?);
    get(tx, change.id)
}

/// Errors when a client was merged into another or erased.
pub(crate) fn refuse_gone(tx: &Tx, row: i64) -> Result<()> {
    let (merged, erased): (bool, bool) = tx
        .prepare_cached("SELECT merged_into IS NOT NULL, erased_at IS NOT NULL FROM clients WHERE id = ?1")?
        .query_row([row], |r| Ok((r.get(0)?, r.get(1)?)))
        .or_not_found("client")?;
    match (merged, erased) {
        (true, _) => Err(Error::refused("client-merged")),
        (_, true) => Err(Error::refused("client-erased")),
        _ => Ok(()),
    }
}

/// Keeps the whole name and its parts in step: new parts rename the whole, a new whole is taken apart.
fn set_name(tx: &Tx, row: i64, draft: &ClientDraft) -> Result<()> {
    let (kind, given, first, second): (String, Option<String>, Option<String>, Option<String>) = tx
        .prepare_cached("SELECT kind, given_name, surname1, surname2 FROM clients WHERE id = ?1")?
        .query_row([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
    let mut draft = draft.clone();
    let parts_given = draft.given_name.is_some() || draft.surname1.is_some() || draft.surname2.is_some();
    if parts_given && draft.name.is_none() {
        draft.given_name = draft.given_name.or(given);
        draft.surname1 = draft.surname1.or(first);
        draft.surname2 = draft.surname2.or(second);
    } else if !parts_given && kind == "person" {
        let split = names::split(draft.name.as_deref().unwrap_or_default());
        let parts = ClientDraft {
            given_name: Some(split.given),
            surname1: Some(split.surname),
            surname2: Some(split.second_surname),
            ..ClientDraft::default()
        };
        set_columns(tx, row, &parts)?;
    }
    let name = create::whole_name(&draft).ok_or_else(|| Error::invalid("name", "name-missing"))?;
    tx.prepare_cached("UPDATE clients SET name = ?2, sort_key = ?3 WHERE id = ?1")?.execute(params![
        row,
        name,
        names::fold(&name)
    ])?;
    Ok(())
}

/// Writes the columns of the client's own row that the draft speaks of, but for kind and name.
pub(in crate::clients) fn set_columns(tx: &Tx, row: i64, draft: &ClientDraft) -> Result<()> {
    let mut set = Setter { tx, row };
    set.text("given_name", &draft.given_name)?;
    set.text("surname1", &draft.surname1)?;
    set.text("surname2", &draft.surname2)?;
    set.text("trade_name", &draft.trade_name)?;
    set.text("language", &draft.language)?;
    set.text("life_moment", &draft.life_moment)?;
    set.text("origin", &draft.origin)?;
    set.choice("preferred_channel", &draft.preferred_channel, &["phone", "mail", "message", "visit", "post"])?;
    set.choice("growth_potential", &draft.growth_potential, &["low", "medium", "high"])?;
    if let Some(notes) = &draft.notes {
        set.column("notes", &notes.trim_end())?;
    }
    if let Some(day) = &draft.birthday {
        set.column("birthday", &birthday(day)?)?;
    }
    if let Some(number) = &draft.tax_id {
        let country = match &draft.tax_country {
            Some(country) if !country.trim().is_empty() => country.trim().to_uppercase(),
            _ => settings::business(tx)?.country,
        };
        let compact = taxid::check(&country, number).compact;
        let (country, number) = if compact.is_empty() { (None, None) } else { (Some(country), Some(compact)) };
        set.column("tax_country", &country)?;
        set.column("tax_id", &number)?;
    }
    if let Some(user) = &draft.salesperson {
        let user = match user.trim() {
            "" => None,
            text => {
                let id = Id::parse(text)
                    .ok_or_else(|| Error::invalid("salesperson", "choice-unknown").with("value", text))?;
                let mut find = tx.prepare_cached("SELECT id FROM users WHERE uid = ?1")?;
                Some(find.query_row([id], |r| r.get::<_, i64>(0)).or_not_found("user")?)
            }
        };
        set.column("salesperson", &user)?;
    }
    Ok(())
}

/// A day of birth as kept. Errors: `date-unfit`.
pub(crate) fn birthday(text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // An unknown year is 0000, and 29 February exists in it.
    let unknown = text.strip_prefix("0000-").or_else(|| text.strip_prefix("--"));
    let whole = unknown.map_or_else(|| text.to_owned(), |day| format!("2000-{day}"));
    let day = chrono::NaiveDate::parse_from_str(&whole, "%Y-%m-%d")
        .map_err(|_| Error::invalid("birthday", "date-unfit").with("value", text))?;
    use chrono::Datelike as _;
    if !(1..=9999).contains(&day.year()) {
        return Err(Error::invalid("birthday", "date-unfit").with("value", text));
    }
    Ok(Some(if unknown.is_some() { day.format("0000-%m-%d").to_string() } else { day.format("%Y-%m-%d").to_string() }))
}

struct Setter<'a, 'b> {
    tx: &'a Tx<'b>,
    row: i64,
}

impl Setter<'_, '_> {
    /// `column` is a name from this file, never from outside.
    fn column(&mut self, column: &'static str, value: &dyn ToSql) -> Result<()> {
        self.tx
            .prepare_cached(&format!("UPDATE clients SET {column} = ?2 WHERE id = ?1 AND {column} IS NOT ?2"))?
            .execute(params![self.row, value])?;
        Ok(())
    }

    fn text(&mut self, column: &'static str, value: &Option<String>) -> Result<()> {
        match value {
            Some(text) => {
                let tidy = names::tidy(text);
                self.column(column, &(!tidy.is_empty()).then_some(tidy))
            }
            None => Ok(()),
        }
    }

    fn choice(&mut self, column: &'static str, value: &Option<String>, choices: &[&str]) -> Result<()> {
        match value.as_deref().map(str::trim) {
            None => Ok(()),
            Some("") => self.column(column, &None::<String>),
            Some(text) if choices.contains(&text) => self.column(column, &text),
            Some(text) => Err(Error::invalid(column, "choice-unknown").with("value", text)),
        }
    }
}
