//! Who a row is about: its own id, the key of the program it comes from, tax id, mail, phone with a similar name, the same
//! name in the same place. Every question is one look into an index, and rows of the same file find each other there too.

use super::apply::Desk;
use super::cells::{ClientRow, Understood};
use crate::clients::ClientKind;
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::{OptionalExtension, params};

/// Clients that a row may be about, and why.
pub(super) struct Found {
    pub clients: Vec<i64>,
    pub why: &'static str,
    /// Said by an identity of its own, not by what it looks like.
    pub strong: bool,
}

/// Where a client stands that an identity names.
pub(super) enum Named {
    Nobody,
    Erased,
    Client(i64),
}

/// The client of an identity, after the mergers it went through.
pub(super) fn by_id(desk: &Desk, id: Id) -> Result<Named> {
    let mut one = desk.tx.prepare_cached("SELECT id FROM clients WHERE uid = ?1")?;
    match one.query_row([id], |r| r.get::<_, i64>(0)).optional()? {
        Some(row) => standing(desk, row),
        None => Ok(Named::Nobody),
    }
}

/// The client that the row of this key became before.
pub(super) fn by_key(desk: &Desk, key: &str) -> Result<Named> {
    let mut one = desk.tx.prepare_cached(
        "SELECT client FROM source_keys WHERE source = ?1 AND key = ?2 AND client IS NOT NULL ORDER BY id LIMIT 1",
    )?;
    match one.query_row(params![desk.source, key], |r| r.get::<_, i64>(0)).optional()? {
        Some(row) => standing(desk, row),
        None => Ok(Named::Nobody),
    }
}

fn standing(desk: &Desk, mut row: i64) -> Result<Named> {
    let mut one = desk.tx.prepare_cached("SELECT merged_into, erased_at IS NOT NULL FROM clients WHERE id = ?1")?;
    // A client may have been merged into one that was merged later; the bound only guards against a damaged book.
    for _ in 0..64 {
        match one.query_row([row], |r| Ok((r.get::<_, Option<i64>>(0)?, r.get::<_, bool>(1)?))).optional()? {
            None => return Ok(Named::Nobody),
            Some((Some(into), _)) => row = into,
            Some((None, true)) => return Ok(Named::Erased),
            Some((None, false)) => return Ok(Named::Client(row)),
        }
    }
    Ok(Named::Nobody)
}

struct Candidate {
    row: i64,
    key: String,
    kind: String,
    tax: Option<String>,
}

/// Who a row of clients may be about; nobody when it is somebody new. `Err` inside carries the reason to refuse it.
pub(super) fn clients(desk: &Desk, row: &Understood) -> Result<std::result::Result<Option<Found>, &'static str>> {
    let strong = |client, why| Ok(Ok(Some(Found { clients: vec![client], why, strong: true })));
    if let Some(id) = row.id {
        match by_id(desk, id)? {
            Named::Client(client) => return strong(client, "same-id"),
            Named::Erased => return Ok(Err("client-erased")),
            Named::Nobody => {}
        }
    }
    if let Some(key) = &row.source {
        match by_key(desk, key)? {
            Named::Client(client) => return strong(client, "same-source"),
            Named::Erased => return Ok(Err("client-erased")),
            Named::Nobody => {}
        }
    }
    Ok(Ok(by_looks(desk, row)?))
}

/// Whether a row that bears the number of one client is about another: it shares nothing with the one, and its tax id, mail or phone
/// is the other's. Gives what both are called.
pub(super) fn another(desk: &Desk, row: &Understood, numbered: i64) -> Result<Option<(String, String)>> {
    let called = |client: i64| -> Result<(String, String, Option<String>)> {
        let mut one = desk.tx.prepare_cached("SELECT name, sort_key, tax_id FROM clients WHERE id = ?1")?;
        Ok(one.query_row([client], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?)
    };
    let (name, key, tax) = called(numbered)?;
    let told = row.client.tax.as_ref().map(|(_, number)| number);
    if row.client.key.is_empty() || similar(&row.client.key, &key) || (told.is_some() && told == tax.as_ref()) {
        return Ok(None);
    }
    let mut shared = desk.tx.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM contact_points WHERE client = ?1 AND kind = ?2 AND value = ?3)",
    )?;
    for point in &row.client.points {
        if shared.query_row(params![numbered, point.kind, point.value], |r| r.get(0))? {
            return Ok(None);
        }
    }
    let found = by_looks(desk, row)?.filter(|found| found.why != "same-name" && !found.clients.contains(&numbered));
    let Some(other) = found.and_then(|found| found.clients.first().copied()) else { return Ok(None) };
    Ok(Some((name, called(other)?.0)))
}

/// Who a row without an identity of its own may be about.
fn by_looks(desk: &Desk, row: &Understood) -> Result<Option<Found>> {
    let client = &row.client;
    let fits = |c: &Candidate| {
        let company = |code: &str| code == ClientKind::Company.code();
        let is_other_kind = match client.kind {
            Some(kind) => kind.code() != c.kind,
            None => client.guessed == Some(ClientKind::Company) && !company(&c.kind),
        };
        let is_other_id = matches!((&client.tax, &c.tax), (Some((_, mine)), Some(its)) if mine != its);
        !is_other_kind && !is_other_id
    };
    // Two identities of ours are two clients, even where everything else is alike.
    let is_free = |client: &i64| row.id.is_none() || !desk.identified.contains(client);
    let found = |clients: Vec<i64>, why| Ok(Some(Found { clients, why, strong: false }));
    if let Some((_, tax)) = &client.tax {
        let mut all = desk.tx.prepare_cached(
            "SELECT id FROM clients WHERE tax_id = ?1 AND merged_into IS NULL AND erased_at IS NULL ORDER BY id LIMIT 20",
        )?;
        let mut same = all.query_map([tax], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        same.retain(is_free);
        if !same.is_empty() {
            return found(same, "same-tax-id");
        }
    }
    for (kind, why) in [("mail", "same-mail"), ("phone", "same-phone")] {
        let mut same = Vec::new();
        for point in client.points.iter().filter(|p| p.kind == kind) {
            let who = candidates(
                desk,
                "SELECT c.id, c.sort_key, c.kind, c.tax_id FROM contact_points AS p JOIN clients AS c ON c.id = p.client
                 WHERE p.value = ?1 AND p.kind = ?2 AND c.merged_into IS NULL AND c.erased_at IS NULL
                 ORDER BY c.id LIMIT 50",
                &[&point.value, kind],
            )?;
            // Who is called by this mail has no name to compare.
            let called = names::fold(&point.shown);
            let is_bare = client.is_nameless && kind == "mail";
            let can_be = |c: &Candidate| is_bare || c.key == called || similar(&client.key, &c.key);
            same.extend(who.iter().filter(|c| fits(c) && can_be(c)).map(|c| c.row));
        }
        same.retain(is_free);
        same.sort_unstable();
        same.dedup();
        if !same.is_empty() {
            return found(same, why);
        }
    }
    let mut fitting: Vec<i64> =
        named(desk, client)?.iter().filter(|c| fits(c) && is_free(&c.row)).map(|c| c.row).collect();
    fitting.dedup();
    if fitting.is_empty() { Ok(None) } else { found(fitting, "same-name") }
}

/// Those of the row's name who can be meant by it. A row with a number, a mail or a tax id that nobody of its name has says
/// something new of each of them: only the place is left to join it by, and most namesakes are somebody else. A city is the place
/// where one of the two tells no postcode: two postcodes of a large city are two places, and the matcher is asked.
fn named(desk: &Desk, client: &ClientRow) -> Result<Vec<Candidate>> {
    if client.tax.is_none() && client.points.iter().all(|point| point.kind == "link") {
        let all =
            "SELECT id, sort_key, kind, tax_id FROM clients WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 50";
        return candidates(desk, all, &[&client.key]);
    }
    let mut near = Vec::new();
    for place in &client.addresses {
        let (city, postcode) = (names::fold(&place.city), names::fold(&place.postcode));
        near.extend(candidates(
            desk,
            "SELECT c.id, c.sort_key, c.kind, c.tax_id FROM clients AS c WHERE c.active = 1 AND c.sort_key = ?1
               AND EXISTS (SELECT 1 FROM addresses AS a WHERE a.client = c.id
                           AND (?3 <> '' AND fold(a.postcode) = ?3
                                OR ?2 <> '' AND fold(a.city) = ?2 AND '' IN (?3, a.postcode)))
             ORDER BY c.id LIMIT 50",
            &[&client.key, &city, &postcode],
        )?);
    }
    near.sort_unstable_by_key(|one| one.row);
    Ok(near)
}

fn candidates(desk: &Desk, sql: &'static str, values: &[&str]) -> Result<Vec<Candidate>> {
    let mut all = desk.tx.prepare_cached(sql)?;
    let rows = all.query_map(rusqlite::params_from_iter(values), |r| {
        Ok(Candidate { row: r.get(0)?, key: r.get(1)?, kind: r.get(2)?, tax: r.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether one of the addresses of a client is where the row says: the same postcode, or the same city where one of them tells no
/// postcode.
pub(super) fn same_place(desk: &Desk, client: i64, row: &ClientRow) -> Result<bool> {
    let mut all = desk.tx.prepare_cached("SELECT city, postcode FROM addresses WHERE client = ?1")?;
    let mut rows = all.query([client])?;
    while let Some(r) = rows.next()? {
        let (city, postcode): (String, String) = (r.get(0)?, r.get(1)?);
        let same = |a: &str, b: &str| !a.is_empty() && names::fold(a) == names::fold(b);
        let in_city = |a: &str| a.is_empty() || postcode.is_empty();
        if row.addresses.iter().any(|a| same(&a.postcode, &postcode) || in_city(&a.postcode) && same(&a.city, &city)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether two folded names can be one person's or company's: one says no more than the other, they share two words, or one
/// word and a given name that is called both ways.
pub(super) fn similar(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let words = |text: &str| text.split(' ').filter(|w| w.len() > 2).map(str::to_owned).collect::<Vec<_>>();
    let (a_words, b_words) = (words(a), words(b));
    if a_words.is_empty() || b_words.is_empty() {
        return false;
    }
    let shared = a_words.iter().filter(|w| b_words.contains(w)).count();
    let first = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
    shared >= 2
        || shared == a_words.len()
        || shared == b_words.len()
        || (shared == 1 && names::same_given_name(&first(a), &first(b)))
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn a_shared_phone_joins_only_names_that_can_be_one() {
        for (a, b) in [
            ("jose munoz", "jose munoz garcia"),
            ("ana", "ana ruiz"),
            ("munoz garcia jose", "jose munoz garcia"),
            ("pepe munoz", "jose munoz"),
        ] {
            assert!(similar(a, b) && similar(b, a), "{a} / {b}");
        }
        for (a, b) in [("ana ruiz", "pedro gil"), ("ana sol", "ferreteria sol"), ("juan gil", "marta gil"), ("", "ana")]
        {
            assert!(!similar(a, b) && !similar(b, a), "{a} / {b}");
        }
    }
}
