//! Persons and companies: asked for in stages, ranked, described.

use super::ARCHIVED;
use super::find::{Group, Hit, HitKind, Matched};
use super::index::{FAR, NEAR};
use super::query::{Match, Query, Term};
use super::snippet;
use super::words::{Word, words};
use crate::Result;
use crate::ids::Id;
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};
use std::cmp::Reverse;
use std::collections::HashSet;

/// Rows one stage reads at most before they are ranked.
const CAP: usize = 150;

/// Where a stage asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Names,
    Anywhere,
}

/// The stages, from the best match to the weakest.
const STAGES: &[(Place, Match)] = &[
    (Place::Names, Match::Whole),
    (Place::Names, Match::Prefix),
    (Place::Anywhere, Match::Whole),
    (Place::Anywhere, Match::Prefix),
];

impl Place {
    /// The columns asked.
    fn columns(self) -> &'static str {
        match self {
            Self::Names => "name",
            Self::Anywhere => "name company reach place tags notes",
        }
    }

    /// The words of its index.
    fn said(self) -> &'static str {
        match self {
            Self::Names => "search_names_said",
            Self::Anywhere => "search_clients_said",
        }
    }
}

struct Found {
    row: i64,
    id: Id,
    is_company: bool,
    name: String,
    archived: bool,
    last_contact: Option<i64>,
    city: String,
    in_name: bool,
    likeness: i32,
}

/// The best `limit` clients, the archived after all others.
pub(super) fn find(conn: &Connection, query: &Query, limit: usize) -> Result<Vec<Hit>> {
    let mut gathering = Gathering::new(conn)?;
    // Archived clients are few and come last: they are looked for only where the others leave room.
    for archived in [false, true] {
        let side = if archived { format!("AND marks : \"{ARCHIVED}\"") } else { format!("NOT marks : \"{ARCHIVED}\"") };
        for (place, how) in STAGES {
            if gathering.found.len() >= limit {
                break;
            }
            let asked = match how {
                Match::Whole => query.for_clients(place.columns(), *how),
                Match::Prefix => query.of_words_in(conn, place.said())?.for_clients(place.columns(), *how),
            };
            let read = gathering.stage(*place, &format!("({asked}) {side}"))?;
            let spelt = query.spelt(*how);
            // More than can be read: those spelt as typed may be among the others.
            if read == CAP && *place == Place::Names && !spelt.is_empty() {
                gathering.stage(*place, &format!("({asked} {side}){spelt}"))?;
            }
        }
    }
    let mut found = gathering.found;
    for one in &mut found {
        one.likeness = likeness(query, &words(&one.name));
    }
    found.sort_by(|a, b| {
        let key = |f: &Found| (f.archived, !f.in_name, Reverse(f.likeness), Reverse(f.last_contact));
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.row.cmp(&b.row))
    });
    found.truncate(limit);
    let mut hits = describe(conn, query, found)?;
    // The company one works at says more than a street or a note.
    hits.sort_by_key(|hit| (hit.archived, hit.matched.min(Matched::TaxId)));
    Ok(hits)
}

/// Candidates as the stages bring them.
struct Gathering<'a> {
    names: CachedStatement<'a>,
    anywhere: CachedStatement<'a>,
    seen: HashSet<i64>,
    found: Vec<Found>,
}

impl<'a> Gathering<'a> {
    fn new(conn: &'a Connection) -> Result<Self> {
        Ok(Self {
            names: conn.prepare_cached(
                "SELECT c.id, c.uid, c.kind = 'company', c.name, c.archived_at IS NOT NULL, c.kept_last_contact, c.kept_city
                 FROM search_names AS s CROSS JOIN clients AS c ON c.id = s.rowid
                 WHERE s.search_names MATCH ?1 AND c.merged_into IS NULL AND c.erased_at IS NULL
                 ORDER BY s.rowid DESC LIMIT ?2",
            )?,
            anywhere: conn.prepare_cached(
                "SELECT c.id, c.uid, c.kind = 'company', c.name, c.archived_at IS NOT NULL, c.kept_last_contact, c.kept_city
                 FROM search_clients AS s CROSS JOIN clients AS c ON c.id = s.rowid
                 WHERE s.search_clients MATCH ?1 AND c.merged_into IS NULL AND c.erased_at IS NULL
                 ORDER BY s.rowid DESC LIMIT ?2",
            )?,
            seen: HashSet::new(),
            found: Vec::new(),
        })
    }

    /// Reads one stage; returns how many rows it had.
    fn stage(&mut self, place: Place, asked: &str) -> Result<usize> {
        let search = if place == Place::Names { &mut self.names } else { &mut self.anywhere };
        let mut rows = search.query(params![asked, CAP as i64])?;
        let mut read = 0;
        while let Some(r) = rows.next()? {
            read += 1;
            let row = r.get(0)?;
            if !self.seen.insert(row) {
                continue;
            }
            self.found.push(Found {
                row,
                id: r.get(1)?,
                is_company: r.get(2)?,
                name: r.get(3)?,
                archived: r.get(4)?,
                last_contact: r.get(5)?,
                city: r.get::<_, Option<String>>(6)?.unwrap_or_default(),
                in_name: place == Place::Names,
                likeness: 0,
            });
        }
        Ok(read)
    }
}

/// How well a name answers: for each word asked, its best among the name's words. Exactly as typed, whole with other
/// accents, beginning as typed, beginning with other accents; the first word of the name counts a little more.
fn likeness(query: &Query, name: &[Word]) -> i32 {
    let of_word = |asked: &Word| {
        let each = name.iter().enumerate().map(|(place, word)| {
            let kind = if word.exact == asked.exact {
                60
            } else if word.folded == asked.folded {
                50
            } else if word.exact.starts_with(&asked.exact) {
                20
            } else if word.folded.starts_with(&asked.folded) {
                10
            } else {
                return 0;
            };
            kind + i32::from(place == 0)
        });
        each.max().unwrap_or(0)
    };
    query
        .terms
        .iter()
        .map(|term| match term {
            Term::Word { typed, meant } if meant.is_empty() => of_word(typed),
            Term::Word { meant, .. } => meant.iter().map(|w| of_word(&Word::new(w))).max().unwrap_or(0),
            Term::Number { .. } => 0,
        })
        .sum()
}

/// What is shown of the clients found: company and city, and why each was found when its name does not say.
fn describe(conn: &Connection, query: &Query, found: Vec<Found>) -> Result<Vec<Hit>> {
    let mut company = conn.prepare_cached(
        "SELECT c.name FROM positions AS p JOIN clients AS c ON c.id = p.client WHERE p.person = ?1 ORDER BY p.id LIMIT 1",
    )?;
    let (mut near, mut far) = (conn.prepare_cached(NEAR)?, conn.prepare_cached(FAR)?);
    found
        .into_iter()
        .map(|one| {
            let company: Option<String> =
                if one.is_company { None } else { company.query_row([one.row], |r| r.get(0)).optional()? };
            let subtitle = [company.as_deref().unwrap_or(""), &one.city];
            let subtitle: Vec<&str> = subtitle.into_iter().filter(|part| !part.is_empty()).collect();
            let (matched, snippet) = if snippet::answers_all(query, &one.name) {
                (Matched::Name, String::new())
            } else {
                reason((&mut near, &mut far), query, one.row)?
            };
            Ok(Hit {
                group: Group::Clients,
                kind: if one.is_company { HitKind::Company } else { HitKind::Person },
                id: one.id,
                subtitle: subtitle.join(" · "),
                title: one.name,
                snippet,
                matched,
                archived: one.archived,
                client: None,
                interaction: None,
                at: one.last_contact,
                due: None,
                sale: None,
            })
        })
        .collect()
}

/// The weakest place in which a word of the question is found, and the line it is in. `near` and `far` are those of the index.
fn reason(
    (near, far): (&mut CachedStatement, &mut CachedStatement),
    query: &Query,
    client: i64,
) -> Result<(Matched, String)> {
    let mut weakest = (Matched::Name, String::new());
    let mut take = |found: (Matched, String)| {
        if found.0 > weakest.0 {
            weakest = found;
        }
    };
    let (mut places, mut phones) = (Vec::new(), Vec::new());
    let mut rows = near.query([client])?;
    let Some(row) = rows.next()? else { return Ok(weakest) };
    for (column, matched) in [(0, Matched::Name), (1, Matched::Company), (2, Matched::TaxId)] {
        places.push((matched, row.get(column)?));
    }
    for line in row.get_ref(3)?.as_str().unwrap_or_default().lines() {
        let parts: Vec<&str> = line.split('\u{1f}').collect();
        let [kind, value, shown] = parts[..] else { continue };
        match kind {
            "phone" => phones.push((value.to_owned(), shown.to_owned())),
            "mail" => places.push((Matched::Mail, shown.to_owned())),
            _ => places.push((Matched::Link, shown.to_owned())),
        }
    }
    places.push((Matched::Place, row.get(4)?));
    let mut missing = Vec::new();
    for term in &query.terms {
        let dialled = phones.iter().find(|(value, shown)| snippet::dials(term, value) || snippet::dials(term, shown));
        match (dialled, first_of(term, &places)) {
            (Some((_, shown)), _) => take((Matched::Phone, shown.clone())),
            (None, Some(found)) => take(found),
            (None, None) => missing.push(term),
        }
    }
    if missing.is_empty() {
        return Ok(weakest);
    }
    let mut rows = far.query([client])?;
    let Some(row) = rows.next()? else { return Ok(weakest) };
    let places = [(Matched::Tag, row.get(0)?), (Matched::Field, row.get(1)?), (Matched::Notes, row.get(2)?)];
    missing.into_iter().filter_map(|term| first_of(term, &places)).for_each(take);
    Ok(weakest)
}

/// The first of the places that answers `term`, with its line.
fn first_of(term: &Term, places: &[(Matched, String)]) -> Option<(Matched, String)> {
    places.iter().find_map(|(matched, text)| snippet::around(term, text).map(|line| (*matched, line)))
}

/// Whether the book has a word that begins so, in a client, an interaction or a task; whole words are the quicker answer.
pub(super) fn knows(conn: &Connection, word: &Word) -> Result<bool> {
    let mut asked = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM search_clients WHERE search_clients MATCH ?1)
             OR EXISTS (SELECT 1 FROM search_interactions WHERE search_interactions MATCH ?1)
             OR EXISTS (SELECT 1 FROM search_tasks WHERE search_tasks MATCH ?1)
             OR EXISTS (SELECT 1 FROM search_products WHERE search_products MATCH ?1)
             OR EXISTS (SELECT 1 FROM search_sales WHERE search_sales MATCH ?1)",
    )?;
    let mut is_there = |how: &str| asked.query_row([format!("\"{}\"{how}", word.text)], |r| r.get::<_, bool>(0));
    Ok(is_there("")? || is_there(" *")?)
}
