//! A task from one line of plain words: `mañana 10:00 llamar a Ana`.

use super::create::{checked_title, insert, say};
use super::quick_add::quick_add;
use super::{Task, TaskRow, of_row, when};
use crate::book::Tx;
use crate::ids::{Id, Named};
use crate::interactions::{InteractionKind, client_of};
use crate::moment::Moment;
use crate::{Result, names};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Clients looked at to find the one that is meant, and offered when it is not clear which.
const LOOKED_AT: usize = 50;
const OFFERED: usize = 5;

/// A line of plain words.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct QuickText {
    /// The line as typed.
    pub text: String,
    /// The client it is for, when it is known; the words are not asked then.
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<Id>,
}

/// What a line of plain words was understood to say.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Understood {
    /// What to do: the line without its day and hour.
    pub title: String,
    /// The day, ISO.
    pub due: Option<String>,
    /// The hour, `HH:MM`.
    pub time: Option<String>,
    /// What it will be.
    pub kind: Option<InteractionKind>,
    /// The client that is meant, when only one can be.
    pub client: Option<Named>,
    /// The words taken for a name.
    pub person: String,
    /// Clients it may be, when it is not clear which.
    pub candidates: Vec<Named>,
    /// A day that was said and cannot be: `empty`, `format`, `year`, `no-such-day`.
    pub problem: Option<String>,
}

/// The task that was made of a line, and how the line was understood.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct QuickTask {
    /// The task.
    pub task: Task,
    /// How its line was understood.
    pub understood: Understood,
}

/// What a line says, for showing while it is typed. Errors: `not-found` (client).
pub fn understand(conn: &Connection, moment: Moment, request: &QuickText) -> Result<Understood> {
    let said = quick_add(&request.text, moment.today(), when::day_order(conn)?);
    let (client, candidates) = match request.client {
        Some(id) => (Some(Named { id, name: client_of(conn, id)?.1 }), Vec::new()),
        None => who(conn, &said.person)?,
    };
    Ok(Understood {
        title: if said.text.is_empty() { request.text.trim().to_owned() } else { said.text },
        due: said.date.map(|d| d.format("%Y-%m-%d").to_string()),
        time: said.time.map(|t| t.format("%H:%M").to_string()),
        kind: said.kind.map(InteractionKind::from),
        client,
        person: said.person,
        candidates,
        problem: said.problem.map(|p| p.rule().to_owned()),
    })
}

/// Makes a task of a line of plain words. Errors: `title-missing`, `title-too-long`, `not-found` (client).
pub fn add(tx: &Tx, request: &QuickText) -> Result<QuickTask> {
    let understood = understand(tx, tx.moment, request)?;
    let client = understood.client.as_ref().map(|c| client_of(tx, c.id)).transpose()?.map(|(row, _)| row);
    let row = insert(
        tx,
        &TaskRow {
            id: tx.new_id(),
            client,
            interaction: None,
            title: checked_title(&understood.title)?,
            kind: understood.kind,
            due: understood.due.as_deref(),
            time: understood.time.as_deref(),
            done_at: None,
            user: tx.user,
            created_at: tx.now(),
        },
    )?;
    Ok(QuickTask { task: say(tx, of_row(tx, row)?)?, understood })
}

/// The client whom the words of a name mean: the only one found, or the only one called exactly so; otherwise those it
/// may be.
fn who(conn: &Connection, person: &str) -> Result<(Option<Named>, Vec<Named>)> {
    let wanted = names::fold(person);
    let words: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).take(8).collect();
    if words.is_empty() {
        return Ok((None, Vec::new()));
    }
    // Whole words first: `Ana` is not Anastasia unless there is no Ana.
    for ending in ["", "*"] {
        let query = words.iter().map(|w| format!("\"{w}\"{ending}")).collect::<Vec<_>>().join(" AND ");
        let mut found = conn.prepare_cached(
            "SELECT c.uid, c.name FROM search_clients AS s JOIN clients AS c ON c.id = s.rowid
             WHERE search_clients MATCH ?1 AND c.active LIMIT ?2",
        )?;
        let found = found
            .query_map(params![format!("name : ({query})"), LOOKED_AT as i64], |r| {
                Ok(Named { id: r.get(0)?, name: r.get(1)? })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut exact = found.iter().filter(|c| names::fold(&c.name) == wanted);
        match (found.as_slice(), exact.next(), exact.next()) {
            ([], ..) => {}
            ([only], ..) => return Ok((Some(only.clone()), Vec::new())),
            (_, Some(exact), None) => return Ok((Some(exact.clone()), Vec::new())),
            (several, ..) => return Ok((None, several.iter().take(OFFERED).cloned().collect())),
        }
    }
    Ok((None, Vec::new()))
}

impl From<super::quick_add::KindGuess> for InteractionKind {
    fn from(guess: super::quick_add::KindGuess) -> Self {
        use super::quick_add::KindGuess as Guess;
        match guess {
            Guess::Call => Self::Call,
            Guess::Visit => Self::Visit,
            Guess::Mail => Self::Mail,
            Guess::Message => Self::Message,
            Guess::Meeting => Self::Meeting,
            Guess::Note => Self::Note,
        }
    }
}
