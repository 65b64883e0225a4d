use super::{Client, ClientDraft, ClientKind, get, parts, update};
use crate::book::Tx;
use crate::{Error, Result, names};
use rusqlite::params;

/// Makes a client. Only a name is needed, whole or in parts.
/// Errors: `name-missing`; those of its parts (`date-unfit`, `choice-unknown`, `field-unfit`…).
pub fn create(tx: &Tx, draft: &ClientDraft) -> Result<Client> {
    let name = whole_name(draft).ok_or_else(|| Error::invalid("name", "name-missing"))?;
    let kind = draft.kind.unwrap_or_else(|| kind_of_name(&name, draft));
    let id = tx.new_id();
    tx.prepare_cached("INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id, kind.code(), name, names::fold(&name), tx.now()])?;
    let row = tx.last_insert_rowid();
    tx.say("client", name.clone());
    let mut rest = ClientDraft { kind: None, name: None, ..draft.clone() };
    if kind == ClientKind::Person && draft.given_name.is_none() && draft.surname1.is_none() {
        let split = names::split(&name);
        rest.given_name = Some(split.given);
        rest.surname1 = Some(split.surname);
        rest.surname2 = Some(split.second_surname);
    }
    update::set_columns(tx, row, &rest)?;
    parts::set(tx, row, &rest)?;
    get(tx, id)
}

/// The name as shown, from the whole or from the parts.
pub(super) fn whole_name(draft: &ClientDraft) -> Option<String> {
    let tidy = |text: &Option<String>| text.as_deref().map(names::tidy).filter(|t| !t.is_empty());
    tidy(&draft.name).or_else(|| {
        let parts = [&draft.given_name, &draft.surname1, &draft.surname2];
        let joined = parts.into_iter().filter_map(tidy).collect::<Vec<_>>().join(" ");
        if joined.is_empty() { tidy(&draft.trade_name) } else { Some(joined) }
    })
}

fn kind_of_name(name: &str, draft: &ClientDraft) -> ClientKind {
    let has_parts = draft.given_name.as_deref().is_some_and(|t| !t.trim().is_empty())
        || draft.surname1.as_deref().is_some_and(|t| !t.trim().is_empty());
    if !has_parts && names::looks_like_company(name) { ClientKind::Company } else { ClientKind::Person }
}
