//! What a person typed, as questions for the index. Any text makes a question that FTS5 accepts.

use super::words::{Word, words};
use super::{ACCENTED, BACKWARDS};
use crate::{Result, phones};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// Words past this many are left out: nobody types so many, and a pasted page must not cost more than a question.
const MOST_WORDS: usize = 12;
/// Characters read of what was typed.
const MOST_TYPED: usize = 400;
/// Beginnings up to this many letters are ready in the indexes of clients, and one more in that of interactions; longer ones are merged when
/// they are asked for, all they find at once.
const READY: usize = 5;
/// Words a long beginning is asked as, instead of merging what they all find; where the book has more it is merged.
const MOST_BEGUN: usize = 24;

/// One thing every result must have.
#[derive(Debug, Clone)]
pub(super) enum Term {
    /// A word, or words one of which was meant: what was typed first.
    Word { typed: Word, meant: Vec<String> },
    /// A telephone or document number that may be cut in other places: its pieces, and the pieces together.
    Number { pieces: Vec<Word>, joined: String },
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Query {
    pub terms: Vec<Term>,
    /// Of long beginnings the words that begin so, once they were looked up.
    begun: HashMap<String, Vec<String>>,
}

/// How a word has to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    Whole,
    /// Its beginning.
    Prefix,
}

impl Query {
    pub(super) fn parse(text: &str) -> Self {
        let text: String = text.chars().take(MOST_TYPED).collect();
        let mut terms = Vec::new();
        let mut run: Vec<Word> = Vec::new();
        for chunk in text.split_whitespace() {
            let pieces = words(chunk);
            if is_number(&pieces) {
                run.extend(pieces);
                continue;
            }
            close(&mut run, &mut terms);
            let has_digit = pieces.iter().any(|w| w.text.chars().any(|c| c.is_ascii_digit()));
            if has_digit && pieces.len() > 1 {
                // B-12345678, 12.345.678-Z: one number however it is cut.
                run = pieces;
                close(&mut run, &mut terms);
            } else {
                terms.extend(pieces.into_iter().map(word));
            }
        }
        close(&mut run, &mut terms);
        terms.truncate(MOST_WORDS);
        Self { terms, begun: HashMap::new() }
    }

    /// The same question for one index, whose vocabulary is `said` (an `fts5vocab` table of the kind `instance`): a beginning longer than
    /// the index has ready becomes the words that begin so. Those are read as far as rows are wanted, where a merge reads all of them.
    pub(super) fn of_words_in(&self, conn: &Connection, said: &str) -> Result<Self> {
        let mut query = self.clone();
        let mut next = conn.prepare_cached(&format!("SELECT term FROM {said} WHERE term >= ?1 LIMIT 1"))?;
        for (_, word) in self.typed().filter(|(_, word)| word.folded.chars().count() > READY) {
            let mut found: Vec<String> = Vec::new();
            let mut from = word.folded.clone();
            while let Some(term) = next.query_row([&from], |r| r.get::<_, String>(0)).optional()? {
                if !term.starts_with(&word.folded) || found.len() > MOST_BEGUN {
                    break;
                }
                // The vocabulary has a row for each place a word stands in: the next word is asked for, not the next row.
                from = format!("{term}\u{1}");
                found.push(term);
            }
            if (1..=MOST_BEGUN).contains(&found.len()) {
                query.begun.insert(word.text.clone(), found);
            }
        }
        Ok(query)
    }

    /// The words that can be misspelt, with their places.
    pub(super) fn typed(&self) -> impl Iterator<Item = (usize, &Word)> {
        self.terms.iter().enumerate().filter_map(|(i, term)| match term {
            Term::Word { typed, meant } if meant.is_empty() => Some((i, typed)),
            _ => None,
        })
    }

    /// The question with the word at `place` read as one of `meant`.
    pub(super) fn corrected(&self, place: usize, meant: Vec<String>) -> Self {
        let mut query = self.clone();
        if let Some(Term::Word { meant: kept, .. }) = query.terms.get_mut(place) {
            *kept = meant;
        }
        query
    }

    /// The FTS5 expression over `search_names` or `search_clients`: every term, in the given columns.
    pub(super) fn for_clients(&self, columns: &str, how: Match) -> String {
        let terms: Vec<String> = self.terms.iter().map(|term| self.ask(term, how, true)).collect();
        format!("{{{columns}}} : ({})", terms.join(" AND "))
    }

    /// Narrows [`Self::for_clients`] over `search_names` to names written with the accents that were typed, and no others: as far as the
    /// beginnings tell that the index has ready, since likeness orders what is found.
    pub(super) fn spelt(&self, how: Match) -> String {
        let (mut with, mut without) = (String::new(), String::new());
        for (_, word) in self.typed() {
            // Two letters say little of an accent, and many words begin so.
            if how != Match::Whole && word.folded.chars().count() < 3 {
                continue;
            }
            let mark: String = [ACCENTED].into_iter().chain(word.folded.chars()).collect();
            let mark = match how {
                Match::Whole => quoted(&mark, how),
                Match::Prefix => quoted(&mark.chars().take(READY).collect::<String>(), how),
            };
            if word.is_accented() {
                with.push_str(&format!(" AND marks : {mark}"));
            } else {
                without.push_str(&format!(" NOT marks : {mark}"));
            }
        }
        with + &without
    }

    /// The FTS5 expression over a table of one column; words of one letter are left out where others remain. `None` when
    /// nothing is left to ask.
    pub(super) fn for_texts(&self, how: Match) -> Option<String> {
        let long: Vec<String> = self
            .terms
            .iter()
            .filter(|t| how == Match::Whole || !t.is_letter())
            .map(|t| self.ask(t, how, false))
            .collect();
        (!long.is_empty()).then(|| long.join(" AND "))
    }

    /// Whether any word is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    fn ask(&self, term: &Term, how: Match, of_clients: bool) -> String {
        match term {
            Term::Word { typed, meant } if meant.is_empty() && how == Match::Prefix => {
                match self.begun.get(&typed.text) {
                    Some(words) => any_of(words),
                    None => quoted(&typed.text, how),
                }
            }
            term => term.ask(how, of_clients),
        }
    }
}

/// One of some words.
fn any_of(words: &[String]) -> String {
    format!("({})", words.iter().map(|w| quoted(w, Match::Whole)).collect::<Vec<_>>().join(" OR "))
}

impl Term {
    fn is_letter(&self) -> bool {
        matches!(self, Self::Word { typed, meant } if meant.is_empty() && typed.text.chars().count() == 1)
    }

    fn ask(&self, how: Match, of_clients: bool) -> String {
        match self {
            Self::Word { typed, meant } if meant.is_empty() => quoted(&typed.text, how),
            Self::Word { meant, .. } => any_of(meant),
            Self::Number { pieces, joined } => {
                let together = pieces.iter().map(|w| quoted(&w.text, how)).collect::<Vec<_>>().join(" AND ");
                let mut ways = vec![format!("({together})"), quoted(joined, Match::Prefix)];
                if of_clients && joined.bytes().all(|b| b.is_ascii_digit()) {
                    // 0034… dialled from abroad, and the last digits of a telephone.
                    if let Some(abroad) = joined.strip_prefix("00").filter(|rest| rest.len() >= 3) {
                        ways.push(quoted(abroad, Match::Prefix));
                    }
                    if joined.len() >= 4 {
                        let backwards: String = joined.trim_start_matches('0').chars().rev().collect();
                        ways.push(quoted(&format!("{BACKWARDS}{backwards}"), Match::Prefix));
                    }
                }
                format!("({})", ways.join(" OR "))
            }
        }
    }
}

/// A word in quotes, which no letter can leave.
fn quoted(word: &str, how: Match) -> String {
    match how {
        Match::Whole => format!("\"{word}\""),
        Match::Prefix => format!("\"{word}\" *"),
    }
}

fn word(typed: Word) -> Term {
    Term::Word { typed, meant: Vec::new() }
}

/// Whether a chunk without spaces is digits and signs only.
fn is_number(pieces: &[Word]) -> bool {
    !pieces.is_empty() && pieces.iter().all(|w| w.text.bytes().all(|b| b.is_ascii_digit()))
}

/// Ends a run of digits: with three or more it is a number that may be cut elsewhere.
fn close(run: &mut Vec<Word>, terms: &mut Vec<Term>) {
    let pieces = std::mem::take(run);
    let joined: String = pieces.iter().map(|w| w.folded.as_str()).collect();
    if phones::digits(&joined).len() >= 3 && joined.len() <= 40 {
        terms.push(Term::Number { pieces, joined });
    } else {
        terms.extend(pieces.into_iter().map(word));
    }
}
