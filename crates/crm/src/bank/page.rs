//! Lines a page at a time, newest first.

use super::candidates;
use super::line::{BankLine, COLUMNS, read, told};
use crate::{Error, Result};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Most rows of one page.
const MOST: usize = 100;
/// Rows one page looks at before it hands back what it has and where it stopped.
const LOOKED_AT: usize = 2_000;
/// Most accounts told.
const ACCOUNTS: usize = 50;

/// Which lines.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BankRequest {
    /// `open`, `matched` or `ignored`; all when absent.
    pub state: Option<String>,
    /// Of one account.
    pub account: Option<String>,
    /// Where the page before ended.
    pub after: Option<String>,
    /// Most rows; 30 when absent, never over 100.
    pub limit: Option<u32>,
}

/// A page of lines, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BankPage {
    /// The rows, open ones with their candidates; they may be few, even none, while there are more behind `next`.
    pub rows: Vec<BankLine>,
    /// Where the next page begins; nothing when this is the last.
    pub next: Option<String>,
}

/// One page of lines. A page looks at two thousand rows at most. Errors: `choice-unknown` (state), `cursor-unfit`.
pub fn page(conn: &Connection, request: &BankRequest) -> Result<BankPage> {
    let most = request.limit.map_or(30, |limit| limit as usize).clamp(1, MOST);
    let after: (String, i64) = match &request.after {
        None => ("9999-12-31".to_owned(), i64::MAX),
        Some(text) => text
            .split_once('.')
            .and_then(|(day, row)| Some((day.to_owned(), row.parse().ok()?)))
            .ok_or_else(|| Error::invalid("after", "cursor-unfit"))?,
    };
    let state = request.state.as_deref();
    if let Some(other) = state.filter(|state| !matches!(*state, "open" | "matched" | "ignored")) {
        return Err(Error::invalid("state", "choice-unknown").with("value", other));
    }
    let (index, narrow, driver) = match (state, &request.account) {
        (Some(state), _) => ("bank_lines_by_state", "state = ?1", Sql::from(state.to_owned())),
        (None, Some(account)) => ("bank_lines_by_account", "account = ?1", Sql::from(account.clone())),
        (None, None) => ("bank_lines_by_day", "?1 IS NULL", Sql::Null),
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM bank_lines INDEXED BY {index} WHERE {narrow} AND day <= ?2 AND (day, id) < (?2, ?3)
         ORDER BY day DESC, id DESC LIMIT ?4"
    ))?;
    let mut found = statement.query(params![driver, after.0, after.1, LOOKED_AT as i64 + 1])?;
    let (mut rows, mut seen, mut place) = (Vec::new(), 0, String::new());
    while let Some(r) = found.next()? {
        if rows.len() == most || seen == LOOKED_AT {
            return Ok(BankPage { rows, next: Some(place) });
        }
        seen += 1;
        let line = read(r)?;
        place = format!("{}.{}", line.line.day, line.row);
        if request.account.as_ref().is_some_and(|account| *account != line.line.account) {
            continue;
        }
        let candidates = if line.line.state == "open" { candidates::of(conn, &line)? } else { Vec::new() };
        let mut line = told(conn, line)?;
        line.candidates = candidates;
        rows.push(line);
    }
    Ok(BankPage { rows, next: None })
}

/// The accounts of which there are lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BankAccounts {
    /// Their numbers.
    pub accounts: Vec<String>,
    /// Whether any line waits.
    pub waiting: bool,
}

/// The accounts of which there are lines, one step of the index for each.
pub fn accounts(conn: &Connection) -> Result<BankAccounts> {
    let mut next = conn.prepare_cached(
        "SELECT account FROM bank_lines INDEXED BY bank_lines_by_account WHERE account > ?1 ORDER BY account LIMIT 1",
    )?;
    let mut none = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM bank_lines INDEXED BY bank_lines_by_account WHERE account = '')",
    )?;
    let mut accounts: Vec<String> = Vec::new();
    if none.query_row([], |r| r.get(0))? {
        accounts.push(String::new());
    }
    let mut last = String::new();
    while accounts.len() < ACCOUNTS {
        let mut rows = next.query([&last])?;
        let Some(row) = rows.next()? else { break };
        last = row.get(0)?;
        accounts.push(last.clone());
    }
    let waiting = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM bank_lines INDEXED BY bank_lines_by_state WHERE state = 'open')")?
        .query_row([], |r| r.get(0))?;
    Ok(BankAccounts { accounts, waiting })
}
