//! Whose a sale or a payment is: a client the book knows, one that is made, or nobody.

use super::Said;
use super::apply::Desk;
use super::cells::{ClientRow, Understood};
use super::find::{self, Found, Named};
use super::make;
use super::newcomers::Sort;
use crate::Result;
use crate::ids::Id;
use rusqlite::{OptionalExtension, params};

/// Who is meant, or why that cannot be told.
#[derive(Debug, Clone)]
pub(super) enum Whose {
    Nobody,
    Client(i64),
    Refused(Said),
}

/// Whose a row is. Somebody the book does not know is made, unless only what is known is used.
pub(super) fn of(desk: &mut Desk, what: &mut Understood) -> Result<Whose> {
    if !what.sale.has_client {
        return Ok(Whose::Nobody);
    }
    let told = told(what);
    if let Some(known) = desk.counter.clients.get(&told) {
        return Ok(known.clone());
    }
    let key = std::mem::take(&mut what.sale.client_key);
    let is_nameless = what.sale.is_nameless;
    let who = Understood { client: std::mem::take(&mut what.client), ..Understood::default() };
    let whose = look(desk, &key, who, is_nameless)?;
    desk.counter.clients.insert(told, whose.clone());
    Ok(whose)
}

/// Everything a row says of who it is about, to ask once about each.
fn told(what: &Understood) -> String {
    let key = &what.sale.client_key;
    if !key.is_empty() {
        return format!("\u{1}{key}");
    }
    let tax = what.client.tax.as_ref().map_or("", |(_, number)| number);
    let points = what.client.points.iter().map(|point| point.value.as_str());
    [what.client.key.as_str(), tax].into_iter().chain(points).collect::<Vec<_>>().join("\u{1f}")
}

fn look(desk: &mut Desk, key: &str, mut who: Understood, is_nameless: bool) -> Result<Whose> {
    let refused = |code: &str, who: &Understood| Ok(Whose::Refused(Said::new(code).with("value", &who.client.name)));
    if let Some(id) = Id::parse(key) {
        match find::by_id(desk, id)? {
            Named::Client(client) => return Ok(Whose::Client(client)),
            Named::Erased => return refused("client-erased", &who),
            Named::Nobody => who.id = Some(id),
        }
    } else if !key.is_empty()
        && let Some(client) = by_key(desk, key, &who.client)?
    {
        return Ok(Whose::Client(client));
    }
    if let Some(client) = by_reach(desk, &who.client, is_nameless)? {
        return Ok(Whose::Client(client));
    }
    let found = match find::clients(desk, &who)? {
        Ok(found) => found,
        Err(code) => return refused(code, &who),
    };
    if let Some(found) = found {
        match likeliest(desk, key, &who.client, found)? {
            Likely::One(client) => return Ok(Whose::Client(client)),
            Likely::Several => return refused("client-ambiguous", &who),
            Likely::None => {}
        }
    }
    if !desk.known.may(Sort::Client, &who.client.name) {
        return refused("client-unknown", &who);
    }
    if who.id.is_none() && !key.is_empty() {
        who.source = Some(key.to_owned());
    }
    // The number is the client's, not the document's.
    let source = std::mem::replace(&mut desk.source, desk.counter.client_source.clone());
    let made = make::put(desk, &who);
    desk.source = source;
    Ok(Whose::Client(made?))
}

/// The client that has this number where the file comes from, or in a file of clients if the name can be the same.
fn by_key(desk: &Desk, key: &str, row: &ClientRow) -> Result<Option<i64>> {
    let mut own = desk.tx.prepare_cached(
        "SELECT k.client FROM source_keys AS k JOIN clients AS c ON c.id = k.client
         WHERE k.key = ?1 AND k.source = ?2 AND c.merged_into IS NULL AND c.erased_at IS NULL LIMIT 1",
    )?;
    if let Some(client) = own.query_row(params![key, desk.counter.client_source], |r| r.get(0)).optional()? {
        return Ok(Some(client));
    }
    let mut all = desk.tx.prepare_cached(
        "SELECT DISTINCT c.id, c.sort_key FROM source_keys AS k JOIN clients AS c ON c.id = k.client
         WHERE k.key = ?1 AND k.source >= 'clients:' AND k.source < 'clients;'
           AND c.merged_into IS NULL AND c.erased_at IS NULL LIMIT 3",
    )?;
    let found =
        all.query_map([key], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
    let is_nameless = row.name == key;
    Ok(match &found[..] {
        [(client, name)] if is_nameless || find::similar(&row.key, name) => Some(*client),
        _ => None,
    })
}

/// The client of a mail or phone where there is no name to compare: the row gives none, or the client is called by it.
fn by_reach(desk: &Desk, row: &ClientRow, is_nameless: bool) -> Result<Option<i64>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT c.id FROM contact_points AS p JOIN clients AS c ON c.id = p.client
         WHERE p.value = ?1 AND p.kind = ?2 AND c.merged_into IS NULL AND c.erased_at IS NULL
           AND (?3 OR c.name = p.shown) ORDER BY c.id LIMIT 1",
    )?;
    for point in row.points.iter().filter(|point| matches!(point.kind, "mail" | "phone")) {
        if let Some(client) = one.query_row(params![point.value, point.kind, is_nameless], |r| r.get(0)).optional()? {
            return Ok(Some(client));
        }
    }
    Ok(None)
}

enum Likely {
    None,
    One(i64),
    Several,
}

/// Of those who look like it, the one that is meant.
fn likeliest(desk: &Desk, key: &str, row: &ClientRow, found: Found) -> Result<Likely> {
    let mut clients = found.clients;
    if !key.is_empty() {
        // Two numbers of one program are two clients.
        let mut numbered = desk.tx.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM source_keys WHERE client = ?1 AND source = ?2 AND key <> ?3)",
        )?;
        let mut free = Vec::new();
        for client in clients {
            let is_other: bool = numbered.query_row(params![client, desk.counter.client_source, key], |r| r.get(0))?;
            if !is_other {
                free.push(client);
            }
        }
        clients = free;
    }
    let Some(first) = clients.first().copied() else { return Ok(Likely::None) };
    if found.strong || found.why != "same-name" {
        return Ok(Likely::One(first));
    }
    let mut near = Vec::new();
    for client in &clients {
        if find::same_place(desk, *client, row)? {
            near.push(*client);
        }
    }
    let says_more = row.tax.is_some() || !row.points.is_empty() || !key.is_empty();
    Ok(match (&near[..], &clients[..], says_more) {
        ([one], ..) | ([], [one], false) => Likely::One(*one),
        ([], _, true) => Likely::None,
        _ => Likely::Several,
    })
}
