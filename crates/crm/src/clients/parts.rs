//! What hangs on a client: ways to reach it, addresses, tags, own fields, preferences, consents, companies.

use super::{AddressDraft, ClientDraft, ConsentDraft, ContactPointDraft, PositionDraft, PreferenceDraft, row_of};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, fields, mails, names, phones, settings, tags};
use rusqlite::params;

/// Writes every list the draft speaks of.
pub(in crate::clients) fn set(tx: &Tx, client: i64, draft: &ClientDraft) -> Result<()> {
    if let Some(points) = &draft.contact_points {
        set_contact_points(tx, client, points)?;
    }
    if let Some(addresses) = &draft.addresses {
        set_addresses(tx, client, addresses)?;
    }
    if let Some(names) = &draft.tags {
        tags::set_of_client(tx, client, names)?;
    }
    for (field, text) in draft.fields.iter().flatten() {
        let id = Id::parse(field).ok_or(Error::NotFound { what: "field" })?;
        fields::set_value(tx, client, id, text)?;
    }
    if let Some(preferences) = &draft.preferences {
        set_preferences(tx, client, preferences)?;
    }
    for consent in draft.consents.iter().flatten() {
        note_consent(tx, client, consent)?;
    }
    if let Some(companies) = &draft.companies {
        set_companies(tx, client, companies)?;
    }
    Ok(())
}

/// A contact point as it is kept: what is compared, and what is shown. `None` when there is nothing in it.
pub(crate) fn normal_contact_point(kind: &str, text: &str, country: &str) -> Result<Option<(String, String)>> {
    let text = names::tidy(text);
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(match kind {
        "phone" => match phones::normalise(&text, country) {
            Some(phone) => (phone.e164, phone.shown),
            None => {
                let digits = phones::digits(&text);
                (if digits.is_empty() { text.clone() } else { digits }, text)
            }
        },
        "mail" => match mails::normalise(&text) {
            Some(mail) => (mail.compared, mail.shown),
            None => (text.to_lowercase(), text),
        },
        "link" => (text.trim_end_matches('/').to_lowercase(), text),
        _ => return Err(Error::invalid("kind", "choice-unknown").with("value", kind)),
    }))
}

fn set_contact_points(tx: &Tx, client: i64, drafts: &[ContactPointDraft]) -> Result<()> {
    let country = settings::business(tx)?.country;
    let mut keep = Vec::new();
    for (position, draft) in drafts.iter().enumerate() {
        let Some((value, shown)) = normal_contact_point(&draft.kind, &draft.value, &country)? else { continue };
        let label = draft.label.as_deref().map(names::tidy);
        let id = match draft.id {
            Some(id) => {
                tx.prepare_cached(
                    "UPDATE contact_points SET kind = ?3, value = ?4, shown = ?5, label = coalesce(?6, label), position = ?7
                     WHERE uid = ?1 AND client = ?2",
                )?
                .execute(params![id, client, draft.kind, value, shown, label, position])?;
                id
            }
            None => {
                let id = tx.new_id();
                tx.prepare_cached(
                    "INSERT INTO contact_points (uid, client, kind, value, shown, label, position)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    id,
                    client,
                    draft.kind,
                    value,
                    shown,
                    label.unwrap_or_default(),
                    position
                ])?;
                id
            }
        };
        keep.push(id);
    }
    drop_others(tx, "contact_points", client, &keep)
}

fn set_addresses(tx: &Tx, client: i64, drafts: &[AddressDraft]) -> Result<()> {
    let own = settings::business(tx)?.country;
    let mut keep = Vec::new();
    for (position, draft) in drafts.iter().enumerate() {
        let text = |t: &Option<String>| t.as_deref().map(names::tidy);
        let parts = [&draft.street, &draft.city, &draft.region, &draft.postcode];
        if draft.id.is_none() && parts.iter().all(|t| text(t).unwrap_or_default().is_empty()) {
            continue;
        }
        let country = text(&draft.country).map(|c| c.to_uppercase());
        let id = match draft.id {
            Some(id) => {
                tx.prepare_cached(
                    "UPDATE addresses SET label = coalesce(?3, label), street = coalesce(?4, street),
                            city = coalesce(?5, city), region = coalesce(?6, region), postcode = coalesce(?7, postcode),
                            country = coalesce(?8, country), position = ?9 WHERE uid = ?1 AND client = ?2",
                )?
                .execute(params![
                    id,
                    client,
                    text(&draft.label),
                    text(&draft.street),
                    text(&draft.city),
                    text(&draft.region),
                    text(&draft.postcode),
                    country,
                    position
                ])?;
                id
            }
            None => {
                let id = tx.new_id();
                tx.prepare_cached(
                    "INSERT INTO addresses (uid, client, label, street, city, region, postcode, country, position)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    id,
                    client,
                    text(&draft.label).unwrap_or_default(),
                    text(&draft.street).unwrap_or_default(),
                    text(&draft.city).unwrap_or_default(),
                    text(&draft.region).unwrap_or_default(),
                    text(&draft.postcode).unwrap_or_default(),
                    country.filter(|c| !c.is_empty()).unwrap_or_else(|| own.clone()),
                    position
                ])?;
                id
            }
        };
        keep.push(id);
    }
    drop_others(tx, "addresses", client, &keep)
}

fn set_preferences(tx: &Tx, client: i64, drafts: &[PreferenceDraft]) -> Result<()> {
    let mut keep = Vec::new();
    for draft in drafts {
        if !matches!(draft.source.as_str(), "said" | "inferred") {
            return Err(Error::invalid("source", "choice-unknown").with("value", &draft.source));
        }
        let text = names::tidy(&draft.text);
        if text.is_empty() {
            continue;
        }
        let id = draft.id.unwrap_or_else(|| tx.new_id());
        let changed = tx
            .prepare_cached("UPDATE preferences SET text = ?3, source = ?4 WHERE uid = ?1 AND client = ?2")?
            .execute(params![id, client, text, draft.source])?;
        if changed == 0 {
            tx.prepare_cached("INSERT INTO preferences (uid, client, text, source, at) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![id, client, text, draft.source, tx.now()])?;
        }
        keep.push(id);
    }
    drop_others(tx, "preferences", client, &keep)
}

/// Adds a consent to the ledger, unless it says what is in force already.
pub(crate) fn note_consent(tx: &Tx, client: i64, draft: &ConsentDraft) -> Result<()> {
    let fits = matches!(draft.channel.as_str(), "phone" | "mail" | "message" | "post");
    if !fits || !matches!(draft.state.as_str(), "given" | "refused" | "withdrawn") {
        let wrong = if fits { &draft.state } else { &draft.channel };
        return Err(Error::invalid("consents", "choice-unknown").with("value", wrong));
    }
    let day = draft.day.clone().filter(|d| !d.is_empty()).unwrap_or_else(|| tx.moment.today().to_string());
    if chrono::NaiveDate::parse_from_str(&day, "%Y-%m-%d").is_err() {
        return Err(Error::invalid("consents", "date-unfit").with("value", day));
    }
    let how = draft.how.clone().unwrap_or_default();
    tx.prepare_cached(
        "INSERT INTO consents (uid, client, channel, state, day, how) SELECT ?1, ?2, ?3, ?4, ?5, ?6
         WHERE NOT EXISTS (SELECT 1 FROM consents WHERE client = ?2 AND channel = ?3 AND state = ?4 AND day = ?5 AND how = ?6
                           AND id = (SELECT max(id) FROM consents WHERE client = ?2 AND channel = ?3))",
    )?
    .execute(params![tx.new_id(), client, draft.channel, draft.state, day, how])?;
    Ok(())
}

fn set_companies(tx: &Tx, person: i64, drafts: &[PositionDraft]) -> Result<()> {
    let mut keep = Vec::new();
    let own: Id = tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?.query_row([person], |r| r.get(0))?;
    for draft in drafts {
        let company = row_of(tx, draft.company)?;
        if company == person {
            return Err(Error::invalid("companies", "own-company"));
        }
        let id = Id::of_link("position", draft.company, own);
        let role = draft.role.as_deref().map(names::tidy).unwrap_or_default();
        put_position(tx, id, company, person, &role)?;
        keep.push(id);
    }
    let old = tx
        .prepare_cached("SELECT uid FROM positions WHERE person = ?1")?
        .query_map([person], |r| r.get::<_, Id>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for id in old.into_iter().filter(|id| !keep.contains(id)) {
        tx.prepare_cached("DELETE FROM positions WHERE uid = ?1")?.execute([id])?;
    }
    Ok(())
}

/// Makes a position or changes its role.
pub(crate) fn put_position(tx: &Tx, id: Id, company: i64, person: i64, role: &str) -> Result<()> {
    let there = tx.prepare_cached("UPDATE positions SET role = ?2 WHERE uid = ?1")?.execute(params![id, role])?;
    if there == 0 {
        tx.prepare_cached("INSERT INTO positions (uid, client, person, role) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id, company, person, role])?;
    }
    Ok(())
}

/// Deletes the rows of a client in `table` that are not to be kept. `table` is a name from this file.
fn drop_others(tx: &Tx, table: &'static str, client: i64, keep: &[Id]) -> Result<()> {
    let old = tx
        .prepare_cached(&format!("SELECT uid FROM {table} WHERE client = ?1"))?
        .query_map([client], |r| r.get::<_, Id>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for id in old.into_iter().filter(|id| !keep.contains(id)) {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE uid = ?1"))?.execute([id])?;
    }
    Ok(())
}
