//! Whose a sale or a payment is: a client the book knows, one that is made, or nobody. Whom a row names as nobody of the book is called
//! may still be somebody of it: the matcher is asked once about each.

use super::Said;
use super::apply::Desk;
use super::cells::{ClientRow, EventRow, Point, Understood};
use super::find::{self, Found, Named};
use super::newcomers::Sort;
use super::{join, make, originals};
use crate::book::journal;
use crate::clients::ClientKind;
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};

/// Who is meant, or why that cannot be told.
#[derive(Debug, Clone)]
pub(super) enum Whose {
    Nobody,
    Client(i64),
    Refused(Said),
}

/// Whose a row is. Somebody the book does not know is made, unless only what is known is used.
pub(super) fn of(desk: &mut Desk, what: &mut Understood, line: u64) -> Result<Whose> {
    if !what.sale.has_client {
        return Ok(Whose::Nobody);
    }
    let told = told(what);
    if let Some(known) = desk.counter.clients.get(&told) {
        return Ok(known.clone());
    }
    let key = std::mem::take(&mut what.sale.client_key);
    let (client, originals) = (std::mem::take(&mut what.client), originals::of_client(&mut what.originals));
    let who = Understood { client, originals, ..Understood::default() };
    let whose = look(desk, &key, who, line)?;
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

fn look(desk: &mut Desk, key: &str, mut who: Understood, line: u64) -> Result<Whose> {
    let is_nameless = who.client.is_nameless;
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
    } else if let Some(client) = desk.client_of_bare(key, if is_nameless { "" } else { &who.client.key })? {
        return Ok(Whose::Client(client));
    }
    if let Some(client) = by_reach(desk, &who.client)? {
        return Ok(Whose::Client(client));
    }
    if key.is_empty()
        && let Some(client) = join::joined_before(desk, &who)?
    {
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
    // Who is called by a number or a mail is called like nobody.
    let alike = match is_nameless || who.id.is_some() {
        true => Vec::new(),
        false => desk.inquiry.about(&who.client, line, key.is_empty() && says_name_alone(&who.client))?,
    };
    let likely = join::likely(desk, line, &alike, &|client| may_be_numbered(desk, client, key))?;
    if let Some(likely) = &likely
        && join::named(desk, &who, key, line, likely)?
    {
        return Ok(Whose::Client(likely.client));
    }
    if !desk.known.may(Sort::Client, &who.client.name) {
        return refused("client-unknown", &who);
    }
    if who.id.is_none() && !key.is_empty() {
        who.source = Some(key.to_owned());
    }
    let before = (!who.originals.is_empty()).then(|| journal::marks(desk.tx)).transpose()?;
    // The number is the client's, not the document's.
    let source = std::mem::replace(&mut desk.source, desk.counter.client_source.clone());
    let made = make::put(desk, &who);
    desk.source = source;
    let new = made?;
    if let Some(before) = before {
        originals::keep(desk, &who.originals, &before)?;
    }
    desk.joining.note(line, Some(new));
    if let Some(likely) = &likely {
        join::doubt(desk, new, likely)?;
    }
    Ok(Whose::Client(new))
}

/// Whose an interaction or task is by whom its client is like: somebody of the book, or nobody is made for it. `Err` inside: what may be
/// told of whom it is like does not suffice.
pub(super) fn alike(desk: &mut Desk, event: &EventRow, line: u64) -> Result<Option<i64>> {
    let mut who = Understood::default();
    let client = &mut who.client;
    client.name = event.client.clone().unwrap_or_default();
    client.key = names::fold(&client.name);
    client.guessed = names::looks_like_company(&client.name).then_some(ClientKind::Company);
    client.tax = event.client_tax.clone().map(|number| (desk.home.clone(), number));
    for (kind, value) in [("mail", &event.client_mail), ("phone", &event.client_phone)] {
        client.points.extend(value.clone().map(|value| Point { kind, value, ..Point::default() }));
    }
    if client.key.is_empty() {
        return Ok(None);
    }
    let told = told(&who);
    let whose = match desk.counter.clients.get(&told) {
        Some(known) => known.clone(),
        None => {
            let whose = look_alike(desk, &who, event, line)?;
            desk.counter.clients.insert(told, whose.clone());
            whose
        }
    };
    Ok(match whose {
        Whose::Client(client) => Some(client),
        Whose::Nobody | Whose::Refused(_) => None,
    })
}

fn look_alike(desk: &mut Desk, who: &Understood, event: &EventRow, line: u64) -> Result<Whose> {
    if let Some(client) = join::joined_before(desk, who)? {
        return Ok(Whose::Client(client));
    }
    let is_name_alone = event.client_id.is_none() && says_name_alone(&who.client);
    let alike = desk.inquiry.about(&who.client, line, is_name_alone)?;
    Ok(match join::likely(desk, line, &alike, &|_| Ok(true))? {
        Some(likely) if join::named(desk, who, "", line, &likely)? => Whose::Client(likely.client),
        _ => Whose::Nobody,
    })
}

/// Whether a row says nothing of who its client is but a name, and perhaps where.
fn says_name_alone(row: &ClientRow) -> bool {
    row.tax.is_none() && row.points.is_empty() && row.texts[1].is_none()
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
fn by_reach(desk: &Desk, row: &ClientRow) -> Result<Option<i64>> {
    let mut one = desk.tx.prepare_cached(
        "SELECT c.id FROM contact_points AS p JOIN clients AS c ON c.id = p.client
         WHERE p.value = ?1 AND p.kind = ?2 AND c.merged_into IS NULL AND c.erased_at IS NULL
           AND (?3 OR c.name = p.shown) ORDER BY c.id LIMIT 1",
    )?;
    for point in row.points.iter().filter(|point| matches!(point.kind, "mail" | "phone")) {
        if let Some(client) =
            one.query_row(params![point.value, point.kind, row.is_nameless], |r| r.get(0)).optional()?
        {
            return Ok(Some(client));
        }
    }
    Ok(None)
}

/// Whether a client can have this number where the file comes from: two numbers of one program are two clients.
fn may_be_numbered(desk: &Desk, client: i64, key: &str) -> Result<bool> {
    if key.is_empty() {
        return Ok(true);
    }
    let mut numbered = desk.tx.prepare_cached(
        "SELECT NOT EXISTS (SELECT 1 FROM source_keys WHERE client = ?1 AND source = ?2 AND key <> ?3)",
    )?;
    Ok(numbered.query_row(params![client, desk.counter.client_source, key], |r| r.get(0))?)
}

enum Likely {
    None,
    One(i64),
    Several,
}

/// Of those who look like it, the one that is meant.
fn likeliest(desk: &Desk, key: &str, row: &ClientRow, found: Found) -> Result<Likely> {
    let mut clients = Vec::new();
    for client in found.clients {
        if may_be_numbered(desk, client, key)? {
            clients.push(client);
        }
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
