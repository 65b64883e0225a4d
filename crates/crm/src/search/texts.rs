//! Interactions, tasks and tags.

use super::find::{Group, Hit, HitKind, Matched};
use super::query::{Match, Query};
use super::snippet;
use crate::Result;
use rusqlite::{Connection, Row, params};
use std::cmp::Reverse;
use std::collections::HashSet;

/// Tags read at most: they are made by hand.
const TAGS: i64 = 1_000;

/// The newest interactions whose text has every word; whole words before beginnings.
pub(super) fn interactions(conn: &Connection, query: &Query, limit: usize) -> Result<Vec<Hit>> {
    let mut search = conn.prepare_cached(
        "SELECT i.id, i.uid, i.kind, i.at, i.text, c.uid, c.name, c.archived_at IS NOT NULL
         FROM search_interactions AS s CROSS JOIN interactions AS i ON i.id = s.rowid
              CROSS JOIN clients AS c ON c.id = i.client
         WHERE s.search_interactions MATCH ?1 AND c.erased_at IS NULL ORDER BY s.rowid DESC LIMIT ?2",
    )?;
    let mut hits: Vec<Hit> = Vec::new();
    let mut seen = HashSet::new();
    for how in [Match::Whole, Match::Prefix] {
        if hits.len() >= limit {
            break;
        }
        let asked = match how {
            Match::Whole => query.for_texts(how),
            Match::Prefix => query.of_words_in(conn, "search_interactions_said")?.for_texts(how),
        };
        let Some(asked) = asked else { continue };
        let from = hits.len();
        let mut rows = search.query(params![asked, limit as i64])?;
        while let Some(r) = rows.next()? {
            let row: i64 = r.get(0)?;
            let text = r.get_ref(4)?.as_str().unwrap_or_default();
            if !seen.insert(row) {
                continue;
            }
            hits.push(Hit {
                group: Group::Interactions,
                kind: HitKind::Interaction,
                id: r.get(1)?,
                interaction: r.get(2)?,
                at: r.get(3)?,
                snippet: snippet::first(query, text),
                client: r.get(5)?,
                title: r.get(6)?,
                archived: r.get(7)?,
                subtitle: String::new(),
                matched: Matched::Text,
                due: None,
                sale: None,
            });
        }
        hits[from..].sort_by_key(|hit| (hit.archived, Reverse(hit.at)));
    }
    hits.truncate(limit);
    Ok(hits)
}

/// Tasks whose title has every word, the open ones first.
pub(super) fn tasks(conn: &Connection, query: &Query, limit: usize) -> Result<Vec<Hit>> {
    let sql = "SELECT t.id, t.uid, t.title, t.due, t.done_at IS NOT NULL, t.created_at, c.uid, coalesce(c.name, '')
         FROM search_tasks AS s CROSS JOIN tasks AS t ON t.id = s.rowid LEFT JOIN clients AS c ON c.id = t.client
         WHERE s.search_tasks MATCH ?1 AND c.erased_at IS NULL ORDER BY s.rowid DESC LIMIT ?2";
    whole_then_begun(conn, sql, query, limit, |r| {
        Ok(Hit {
            group: Group::Tasks,
            kind: HitKind::Task,
            id: r.get(1)?,
            title: r.get(2)?,
            due: r.get(3)?,
            sale: None,
            archived: r.get(4)?,
            at: r.get(5)?,
            client: r.get(6)?,
            subtitle: r.get(7)?,
            snippet: String::new(),
            matched: Matched::Text,
            interaction: None,
        })
    })
}

/// What `sql` finds with every word (`?1` what is asked for, `?2` how many; its first column is the row), each row once: whole words
/// before beginnings, and what is done or put away last.
pub(super) fn whole_then_begun(
    conn: &Connection,
    sql: &str,
    query: &Query,
    limit: usize,
    mut hit: impl FnMut(&Row) -> Result<Hit>,
) -> Result<Vec<Hit>> {
    let mut search = conn.prepare_cached(sql)?;
    let mut hits: Vec<Hit> = Vec::new();
    let mut seen = HashSet::new();
    for how in [Match::Whole, Match::Prefix] {
        let Some(asked) = query.for_texts(how).filter(|_| hits.len() < limit) else { continue };
        let mut rows = search.query(params![asked, limit as i64])?;
        while let Some(r) = rows.next()? {
            if seen.insert(r.get::<_, i64>(0)?) {
                hits.push(hit(r)?);
            }
        }
    }
    hits.sort_by_key(|hit| hit.archived);
    hits.truncate(limit);
    Ok(hits)
}

/// Tags whose name has every word.
pub(super) fn tags(conn: &Connection, query: &Query, limit: usize) -> Result<Vec<Hit>> {
    let mut all = conn.prepare_cached("SELECT uid, name FROM tags ORDER BY sort_key LIMIT ?1")?;
    let mut rows = all.query([TAGS])?;
    let mut hits = Vec::new();
    while let Some(r) = rows.next()? {
        let title: String = r.get(1)?;
        if hits.len() < limit && snippet::answers_all(query, &title) {
            hits.push(Hit {
                group: Group::Tags,
                kind: HitKind::Tag,
                id: r.get(0)?,
                title,
                subtitle: String::new(),
                snippet: String::new(),
                matched: Matched::Name,
                archived: false,
                client: None,
                interaction: None,
                at: None,
                due: None,
                sale: None,
            });
        }
    }
    Ok(hits)
}
