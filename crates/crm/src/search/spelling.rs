//! Misspelt words: which words of the book a person may have meant.

use super::index::teaching;
use crate::Result;
use rusqlite::{CachedStatement, Connection, params};
use std::collections::HashSet;

/// How many words already known are remembered while many clients are indexed.
const REMEMBERED: usize = 50_000;
/// Words read for comparison when a word is unknown.
const CANDIDATES: i64 = 4_000;
/// Words proposed at most for one that was typed.
const NEAREST: usize = 6;

/// Keeps `search_words` and its trigrams while clients are indexed.
pub(super) struct Learner<'a> {
    known: HashSet<String>,
    word: CachedStatement<'a>,
    trigrams: CachedStatement<'a>,
    conn: &'a Connection,
}

impl<'a> Learner<'a> {
    pub(super) fn new(conn: &'a Connection) -> Result<Self> {
        Ok(Self {
            known: HashSet::new(),
            word: conn.prepare_cached("INSERT INTO search_words (word) VALUES (?1) ON CONFLICT (word) DO NOTHING")?,
            trigrams: conn.prepare_cached("INSERT INTO search_spellings (rowid, word) VALUES (?1, ?2)")?,
            conn,
        })
    }

    /// Adds the words of a text that are not there yet.
    pub(super) fn learn(&mut self, text: &str) -> Result<()> {
        for word in teaching(text) {
            if self.known.contains(&word) {
                continue;
            }
            if self.word.execute([&word])? > 0 {
                self.trigrams.execute(params![self.conn.last_insert_rowid(), dotted(&word)])?;
            }
            if self.known.len() >= REMEMBERED {
                self.known.clear();
            }
            self.known.insert(word);
        }
        Ok(())
    }
}

/// Forgets the words that no client has any more: an erased person's surname does not stay behind.
pub(super) fn forget_unused(conn: &Connection) -> Result<()> {
    let mut all = conn.prepare_cached("SELECT id, word FROM search_words")?;
    let mut used = conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM search_clients WHERE search_clients MATCH ?1)")?;
    let all: Vec<(i64, String)> =
        all.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (id, word) in all {
        if !used.query_row([format!("{{name place tags}} : \"{word}\"")], |r| r.get::<_, bool>(0))? {
            conn.prepare_cached(
                "INSERT INTO search_spellings (search_spellings, rowid, word) VALUES ('delete', ?1, ?2)",
            )?
            .execute(params![id, dotted(&word)])?;
            conn.prepare_cached("DELETE FROM search_words WHERE id = ?1")?.execute([id])?;
        }
    }
    Ok(())
}

/// A word that may have been meant, and how far it is from what was typed: by sound, then by letters.
pub(super) type Near = ((usize, usize), String);

/// The words of the book near to `typed` (lower case, no accents), the nearest first, a few. Nearness is the
/// Damerau–Levenshtein distance of how they sound, then of how they are written.
pub(super) fn nearest(conn: &Connection, typed: &str) -> Result<Vec<Near>> {
    let length = typed.chars().count();
    if !(3..=30).contains(&length) || typed.chars().any(|c| c.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let sound = matching::spoken(typed);
    let mut asked: Vec<String> = Vec::new();
    for text in [dotted(typed), dotted(&sound)] {
        let letters: Vec<char> = text.chars().collect();
        for three in letters.windows(3).map(|w| format!("\"{}\"", w.iter().collect::<String>())) {
            if !asked.contains(&three) {
                asked.push(three);
            }
        }
    }
    let mut candidates = conn.prepare_cached(
        "SELECT w.word FROM search_spellings AS s CROSS JOIN search_words AS w ON w.id = s.rowid
         WHERE s.search_spellings MATCH ?1 LIMIT ?2",
    )?;
    let mut rows = candidates.query(params![asked.join(" OR "), CANDIDATES])?;
    let most = if length <= 4 {
        1
    } else if length <= 7 {
        2
    } else {
        3
    };
    let mut found: Vec<Near> = Vec::new();
    while let Some(row) = rows.next()? {
        let word = row.get_ref(0)?.as_str().unwrap_or_default();
        let other = word.chars().count();
        if other.abs_diff(length) > most || word == typed {
            continue;
        }
        let written = strsim::damerau_levenshtein(typed, word);
        if written > most {
            continue;
        }
        found.push(((strsim::damerau_levenshtein(&sound, &matching::spoken(word)), written), word.to_owned()));
    }
    found.sort();
    found.truncate(NEAREST);
    Ok(found)
}

/// The word with its beginning and end marked.
fn dotted(word: &str) -> String {
    format!(".{word}.")
}
