use super::lists::MOST_CLIENTS;
use super::{PriceListDetail, WhichPriceList, get, row_of};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::{Error, Result, clients, money, names, settings};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Most letters of a name.
const LONGEST: usize = 120;

/// A list as it is written. What is absent stays as it is; of a new list it is what is usual.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PriceListDraft {
    /// Which list; a new one when absent.
    pub id: Option<Id>,
    /// Its name: no other list that is not put away has it.
    pub name: Option<String>,
    /// ISO 4217; the book's when absent.
    pub currency: Option<String>,
    /// `without_tax` or `with_tax`; as the business counts when absent.
    pub prices: Option<String>,
    /// From when on, ISO day; empty for always.
    pub valid_from: Option<String>,
    /// Until when, ISO day; empty for ever.
    pub valid_until: Option<String>,
    /// `everybody`, `clients` or `tag`.
    pub audience: Option<String>,
    /// The tag, by its name; it is made where there is none.
    pub tag: Option<String>,
    /// All chosen clients, a thousand at most.
    pub clients: Option<Vec<Id>>,
    /// The higher goes first, -99 to 99.
    #[ts(type = "number")]
    pub priority: Option<i64>,
}

/// A list to put away or take out again.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ArchivePrices {
    /// Which list.
    pub id: Id,
    /// Put away (true) or taken out.
    pub archived: bool,
}

/// What is written of a list.
struct Wanted {
    name: String,
    currency: String,
    prices: String,
    from: Option<String>,
    until: Option<String>,
    audience: String,
    tag: Option<i64>,
    priority: i64,
}

fn day(field: &str, text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day: NaiveDate = text.parse().map_err(|_| Error::invalid(field, "not-a-day").with("value", text))?;
    Ok(Some(day.to_string()))
}

/// Refuses a name that is none, is too long, or belongs to another list that is in use.
pub(super) fn check_name(tx: &Tx, name: &str, own: Option<i64>) -> Result<String> {
    let name = names::tidy(name);
    if name.is_empty() {
        return Err(Error::invalid("name", "name-missing"));
    }
    if name.chars().count() > LONGEST {
        return Err(Error::invalid("name", "name-too-long").with("count", LONGEST));
    }
    let other: Option<i64> = tx
        .prepare_cached("SELECT id FROM price_lists WHERE active = 1 AND sort_key = ?1 AND id IS NOT ?2 LIMIT 1")?
        .query_row(params![names::fold(&name), own], |r| r.get(0))
        .optional()?;
    match other {
        Some(_) => Err(Error::invalid("name", "price-list-exists").with("name", name)),
        None => Ok(name),
    }
}

/// Makes a list or changes one. Errors: `not-found` (list, client), `name-missing`, `name-too-long`, `price-list-exists`, `currency-unknown`,
/// `choice-unknown` (prices, audience), `not-a-day`, `days-reversed`, `tag-missing`, `priority-unfit`, `too-many-clients`.
pub fn save(tx: &Tx, draft: &PriceListDraft) -> Result<PriceListDetail> {
    let own = draft.id.map(|id| row_of(tx, id)).transpose()?;
    let was = match own {
        None => Wanted {
            name: String::new(),
            currency: settings::business(tx)?.currency,
            prices: crate::fiscal::issuer(tx)?.prices,
            from: None,
            until: None,
            audience: "everybody".to_owned(),
            tag: None,
            priority: 0,
        },
        Some(row) => tx
            .prepare_cached(
                "SELECT name, currency, prices, valid_from, valid_until, audience, tag, priority FROM price_lists WHERE id = ?1",
            )?
            .query_row([row], |r| {
                Ok(Wanted {
                    name: r.get(0)?,
                    currency: r.get(1)?,
                    prices: r.get(2)?,
                    from: r.get(3)?,
                    until: r.get(4)?,
                    audience: r.get(5)?,
                    tag: r.get(6)?,
                    priority: r.get(7)?,
                })
            })
            .or_not_found("price_list")?,
    };
    let is = wanted(tx, draft, was, own)?;
    let id = match (draft.id, own) {
        (Some(id), Some(row)) => {
            tx.prepare_cached(
                "UPDATE price_lists SET name = ?2, sort_key = ?3, currency = ?4, prices = ?5, valid_from = ?6, valid_until = ?7,
                        audience = ?8, tag = ?9, priority = ?10 WHERE id = ?1",
            )?
            .execute(params![
                row,
                is.name,
                names::fold(&is.name),
                is.currency,
                is.prices,
                is.from,
                is.until,
                is.audience,
                is.tag,
                is.priority
            ])?;
            id
        }
        _ => {
            let id = tx.new_id();
            tx.prepare_cached(
                "INSERT INTO price_lists (uid, name, sort_key, currency, prices, valid_from, valid_until, audience, tag, priority)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                id,
                is.name,
                names::fold(&is.name),
                is.currency,
                is.prices,
                is.from,
                is.until,
                is.audience,
                is.tag,
                is.priority
            ])?;
            id
        }
    };
    let row = row_of(tx, id)?;
    if is.audience != "clients" {
        tx.execute("DELETE FROM price_list_clients WHERE list = ?1", [row])?;
    } else if let Some(chosen) = &draft.clients {
        choose(tx, row, id, chosen)?;
    }
    tx.say("name", is.name);
    tx.say("kind", if own.is_some() { "changed" } else { "made" });
    get(tx, tx.moment, WhichPriceList { id })
}

/// What the list is from now on.
fn wanted(tx: &Tx, draft: &PriceListDraft, was: Wanted, own: Option<i64>) -> Result<Wanted> {
    let unknown = |field: &str, value: &str| Error::invalid(field, "choice-unknown").with("value", value);
    let name = check_name(tx, draft.name.as_deref().unwrap_or(&was.name), own)?;
    let code = draft.currency.as_deref().filter(|code| !code.trim().is_empty()).unwrap_or(&was.currency);
    let currency = money::currency(code.trim());
    let currency = currency.ok_or_else(|| Error::invalid("currency", "currency-unknown").with("value", code))?;
    let prices = draft.prices.clone().unwrap_or(was.prices);
    if !matches!(prices.as_str(), "without_tax" | "with_tax") {
        return Err(unknown("prices", &prices));
    }
    let from = draft.valid_from.as_deref().map_or(Ok(was.from), |text| day("valid_from", text))?;
    let until = draft.valid_until.as_deref().map_or(Ok(was.until), |text| day("valid_until", text))?;
    if from.as_ref().zip(until.as_ref()).is_some_and(|(from, until)| from > until) {
        return Err(Error::invalid("valid_until", "days-reversed"));
    }
    let audience = draft.audience.clone().unwrap_or(was.audience);
    let tag = match audience.as_str() {
        "everybody" | "clients" => None,
        "tag" => match draft.tag.as_deref() {
            Some(name) => crate::tags::named(tx, name)?,
            None => was.tag,
        },
        other => return Err(unknown("audience", other)),
    };
    if audience == "tag" && tag.is_none() {
        return Err(Error::invalid("tag", "tag-missing"));
    }
    let priority = draft.priority.unwrap_or(was.priority);
    if !(-99..=99).contains(&priority) {
        return Err(Error::invalid("priority", "priority-unfit"));
    }
    Ok(Wanted { name, currency: currency.code().to_owned(), prices, from, until, audience, tag, priority })
}

/// Makes `chosen` all the clients a list is for.
fn choose(tx: &Tx, list: i64, list_id: Id, chosen: &[Id]) -> Result<()> {
    if chosen.len() > MOST_CLIENTS {
        return Err(Error::invalid("clients", "too-many-clients").with("count", MOST_CLIENTS));
    }
    let mut rows = Vec::with_capacity(chosen.len());
    for id in chosen {
        let row = clients::row_of(tx, *id)?;
        rows.push(row);
        tx.prepare_cached(
            "INSERT INTO price_list_clients (uid, list, client) SELECT ?1, ?2, ?3
             WHERE NOT EXISTS (SELECT 1 FROM price_list_clients WHERE list = ?2 AND client = ?3)",
        )?
        .execute(params![Id::of_link("price list", list_id, id), list, row])?;
    }
    let old = tx
        .prepare_cached("SELECT client FROM price_list_clients WHERE list = ?1")?
        .query_map([list], |r| r.get::<_, i64>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for gone in old.into_iter().filter(|row| !rows.contains(row)) {
        tx.prepare_cached("DELETE FROM price_list_clients WHERE list = ?1 AND client = ?2")?.execute([list, gone])?;
    }
    Ok(())
}

/// Puts a list away, or takes it out again: put away, nobody's prices come from it. Errors: `not-found`, `price-list-exists`.
pub fn archive(tx: &Tx, change: &ArchivePrices) -> Result<PriceListDetail> {
    let row = row_of(tx, change.id)?;
    let name: String =
        tx.prepare_cached("SELECT name FROM price_lists WHERE id = ?1")?.query_row([row], |r| r.get(0))?;
    let at = change.archived.then(|| tx.now());
    if at.is_none() {
        check_name(tx, &name, Some(row))?;
    }
    tx.prepare_cached("UPDATE price_lists SET archived_at = ?2 WHERE id = ?1")?.execute(params![row, at])?;
    tx.say("name", name);
    tx.say("kind", if change.archived { "away" } else { "back" });
    get(tx, tx.moment, WhichPriceList { id: change.id })
}
