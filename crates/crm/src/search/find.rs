//! The question and its answer.

use super::query::Query;
use super::{clients, goods, spelling, texts};
use crate::Result;
use crate::ids::Id;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// Results of each group when the request does not say.
const LIMIT: u32 = 50;
/// Most results of a group.
const MOST: u32 = 200;
/// Questions asked at most while a misspelling is being resolved.
const TRIES: usize = 12;

/// What is looked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SearchRequest {
    /// As typed: words in any order, each the beginning of one; case and accents do not matter.
    pub words: String,
    /// Results of each group, at most 200; 50 when absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
    /// One group only.
    #[serde(default)]
    #[ts(optional)]
    pub only: Option<Group>,
}

/// Results come in groups, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Persons and companies.
    Clients,
    /// Visits, calls, mails…, newest first.
    Interactions,
    /// Open tasks, then those done.
    Tasks,
    /// Tags.
    Tags,
    /// Products and services, those still sold first.
    Products,
    /// Orders, invoices and credit notes, newest first; at the end the newest of the clients that were found.
    Sales,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct SearchResults {
    /// All results: group after group, the best of each first.
    pub hits: Vec<Hit>,
    /// Groups that have more than was asked for.
    pub more: Vec<Group>,
    /// Nothing matched what was typed; the results are of the words in `corrected`.
    pub approximate: bool,
    /// The words that were read otherwise than typed.
    pub corrected: Vec<Correction>,
}

/// A word that is not in the book and the ones taken instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// Lower case, without accents.
    pub taken: Vec<String>,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Hit {
    /// The group it belongs to.
    pub group: Group,
    /// What it is.
    pub kind: HitKind,
    /// Its identity.
    pub id: Id,
    /// The name, the task's title; of an interaction, whose it is.
    pub title: String,
    /// Company and city of a client; whose a task is. May be empty.
    pub subtitle: String,
    /// The piece of text around what matched, when it is not in the title. May be empty.
    pub snippet: String,
    /// Where it matched.
    pub matched: Matched,
    /// Shown apart: the client is archived, or the task is done.
    pub archived: bool,
    /// The client to open, for an interaction or a task that has one.
    pub client: Option<Id>,
    /// `visit`, `call`… of an interaction.
    pub interaction: Option<String>,
    /// When it was, or the last contact with the client: milliseconds UTC.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// The day a task is due.
    pub due: Option<String>,
    /// What a sale says of itself.
    pub sale: Option<FoundSale>,
}

/// What is shown of a sale that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FoundSale {
    /// `order`, `invoice` or `credit`.
    pub kind: String,
    /// ISO day.
    pub day: String,
    /// ISO 4217.
    pub currency: String,
    /// Minor units.
    #[ts(type = "number")]
    pub total_minor: i64,
}

/// What a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum HitKind {
    /// A person.
    Person,
    /// A company.
    Company,
    /// A visit, call, mail…
    Interaction,
    /// A task.
    Task,
    /// A tag.
    Tag,
    /// A product or service.
    Product,
    /// An order, invoice or credit note.
    Sale,
}

/// Where a result matched; the weakest place when words match in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// The name; of a product its code too, of a sale its number.
    Name,
    /// The company a person works at; the client of a sale.
    Company,
    /// The tax number.
    TaxId,
    /// A telephone.
    Phone,
    /// A mail address.
    Mail,
    /// A link.
    Link,
    /// Street, postcode, city, region.
    Place,
    /// A tag.
    Tag,
    /// A field the owner added.
    Field,
    /// Notes and preferences.
    Notes,
    /// The text of an interaction, the title of a task.
    Text,
}

/// Finds what a person typed. Text without a single letter or digit finds nothing. When nothing matches, words that are
/// not in the book are read as the nearest that are, and the answer says so.
pub fn find(conn: &Connection, request: &SearchRequest) -> Result<SearchResults> {
    let query = Query::parse(&request.words);
    let limit = request.limit.unwrap_or(LIMIT).clamp(1, MOST) as usize;
    if query.is_empty() {
        return Ok(SearchResults::default());
    }
    let exactly = answer(conn, &query, limit, request.only)?;
    if !exactly.hits.is_empty() {
        return Ok(exactly);
    }
    approximately(conn, &query, limit, request.only)
}

fn answer(conn: &Connection, query: &Query, limit: usize, only: Option<Group>) -> Result<SearchResults> {
    let mut results = SearchResults::default();
    let mut buyers = Vec::new();
    for group in [Group::Clients, Group::Interactions, Group::Tasks, Group::Tags, Group::Products, Group::Sales] {
        if only.is_some_and(|one| one != group) {
            continue;
        }
        // One more than asked tells whether there are more.
        let mut hits = match group {
            Group::Clients => clients::find(conn, query, limit + 1)?,
            Group::Interactions => texts::interactions(conn, query, limit + 1)?,
            Group::Tasks => texts::tasks(conn, query, limit + 1)?,
            Group::Tags => texts::tags(conn, query, limit + 1)?,
            Group::Products => goods::products(conn, query, limit + 1)?,
            Group::Sales => {
                if only.is_some() {
                    buyers = goods::buyers(&clients::find(conn, query, goods::BUYERS)?);
                }
                goods::sales(conn, query, &buyers, limit + 1)?
            }
        };
        if group == Group::Clients {
            buyers = goods::buyers(&hits);
        }
        if hits.len() > limit {
            hits.truncate(limit);
            results.more.push(group);
        }
        results.hits.append(&mut hits);
    }
    Ok(results)
}

/// First the words that match nothing at all by themselves are read as the nearest; when that gives nothing either, each
/// word in turn as each of those near it.
fn approximately(conn: &Connection, query: &Query, limit: usize, only: Option<Group>) -> Result<SearchResults> {
    let mut repaired = query.clone();
    let mut corrected: Vec<(usize, Correction)> = Vec::new();
    let mut near = Vec::new();
    for (place, word) in query.typed() {
        let words = spelling::nearest(conn, &word.folded)?;
        if let (Some((best, _)), false) = (words.first(), clients::knows(conn, word)?) {
            // Equally near words are all taken: nothing tells which was meant.
            let taken: Vec<String> =
                words.iter().filter(|(far, _)| far == best).take(3).map(|(_, word)| word.clone()).collect();
            repaired = repaired.corrected(place, taken.clone());
            corrected.push((place, Correction { typed: word.text.clone(), taken }));
        }
        near.push((place, word, words));
    }
    let approximate = |found: SearchResults, corrected: Vec<(usize, Correction)>| SearchResults {
        approximate: true,
        corrected: corrected.into_iter().map(|(_, one)| one).collect(),
        ..found
    };
    if !corrected.is_empty() {
        let found = answer(conn, &repaired, limit, only)?;
        if !found.hits.is_empty() {
            return Ok(approximate(found, corrected));
        }
    }
    let mut tries = 0;
    for (place, word, words) in near.into_iter().filter(|_| query.terms.len() > 1) {
        for (_, meant) in words {
            tries += 1;
            if tries > TRIES {
                return Ok(SearchResults::default());
            }
            let found = answer(conn, &repaired.corrected(place, vec![meant.clone()]), limit, only)?;
            if !found.hits.is_empty() {
                corrected.retain(|(other, _)| *other != place);
                corrected.push((place, Correction { typed: word.text.clone(), taken: vec![meant] }));
                return Ok(approximate(found, corrected));
            }
        }
    }
    Ok(SearchResults::default())
}
