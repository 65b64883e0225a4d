//! Statements in: what a look would find is what comes in, by the same code.

use super::formats;
use super::statement::{Account, Movement};
use super::sure::{self, SureRequest};
use crate::book::{Act, Book, Done, Tx};
use crate::ids::Id;
use crate::import::Said;
use crate::moment::{Progress, Watch};
use crate::{Error, Result, money, names, settings};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Most files at once.
const FILES: usize = 500;
/// How often somebody is asked whether to go on.
const TICK: usize = 256;

/// Which statements to take in.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct BankTake {
    /// Files.
    #[ts(as = "Vec<String>", optional = false)]
    pub paths: Vec<String>,
    /// The account of tables that do not name theirs.
    pub account: Option<String>,
    /// Also accept what is sure.
    #[ts(as = "Option<bool>")]
    pub accept_sure: bool,
}

/// What came of the files, or would.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BankReport {
    /// Each file, in the order in which they were named.
    pub files: Vec<StatementFile>,
    /// Lines that are new.
    pub new: usize,
    /// Lines the book has already.
    pub known: usize,
    /// New lines of a day and amount of which the book has a line that says something else: perhaps the same money told by another kind of
    /// file.
    pub alike: usize,
    /// Lines that were accepted as sure; in a look, those that would be.
    pub accepted: usize,
    /// Of the accepted ones those that are payments recorded before.
    pub accepted_known: usize,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct StatementFile {
    /// Its name.
    pub name: String,
    /// `norma43`, `ofx`, `camt` or `table`; empty where it cannot be read.
    pub format: String,
    /// Its accounts.
    pub accounts: Vec<StatementAccount>,
    /// Why it does not come in: the sentence is `reason-<code>`, of tables `error-<code>`.
    pub refused: Option<Said>,
}

/// An account of a file. Amounts are minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct StatementAccount {
    /// IBAN without spaces, or as the bank calls it; empty where nobody says.
    pub number: String,
    /// ISO 4217.
    pub currency: String,
    /// The first day, ISO; nothing where there are no lines.
    pub from: Option<String>,
    /// The last.
    pub to: Option<String>,
    /// What was there before.
    #[ts(type = "number | null")]
    pub opening_minor: Option<i64>,
    /// What was there after.
    #[ts(type = "number | null")]
    pub closing_minor: Option<i64>,
    /// Lines.
    pub lines: usize,
    /// Those that are new.
    pub new: usize,
    /// What came, of all lines.
    #[ts(type = "number")]
    pub in_minor: i64,
    /// What went, of all lines; below zero.
    #[ts(type = "number")]
    pub out_minor: i64,
    /// Whether opening, lines and closing agree; nothing where the file does not tell both.
    pub agrees: Option<bool>,
}

/// Does all of it and takes it back: what would become of the files, with what would be accepted as sure. Errors: `file-missing`,
/// `too-many-files`, `cancelled`.
pub fn look(book: &Book, act: Act, request: &BankTake, watch: &dyn Watch) -> Result<BankReport> {
    let all = BankTake { accept_sure: true, ..request.clone() };
    book.rehearse(act, |tx| take_in(tx, &all, watch))
}

/// Takes statements in, in one transaction that is undone in one step. The same again changes nothing. Errors: as [`look`].
pub fn take(book: &Book, act: Act, request: &BankTake, watch: &dyn Watch) -> Result<Done<BankReport>> {
    book.write(act, |tx| take_in(tx, request, watch))
}

fn take_in(tx: &Tx, request: &BankTake, watch: &dyn Watch) -> Result<BankReport> {
    if request.paths.len() > FILES {
        return Err(Error::refused("too-many-files").with("limit", FILES));
    }
    let business = settings::business(tx)?;
    let home = money::currency(&business.currency)
        .ok_or_else(|| Error::invalid("currency", "currency-unknown").with("value", &business.currency))?;
    let mut report = BankReport::default();
    for path in &request.paths {
        let path = Path::new(path);
        let bytes = fs::read(path).map_err(Error::io(path))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let file = match formats::read(path, home, &business.country) {
            Err(reason) => {
                let refused = Some(reason.with("path", &name));
                StatementFile { name, format: String::new(), accounts: Vec::new(), refused }
            }
            Ok(mut statement) => {
                let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                let mut accounts = Vec::with_capacity(statement.accounts.len());
                for account in &mut statement.accounts {
                    if let Some(asked) = request.account.as_ref().filter(|_| account.number.is_empty()) {
                        account.number = asked.chars().filter(|c| !c.is_whitespace()).collect();
                    }
                    accounts.push(take_account(tx, account, &hash, &mut report, watch)?);
                }
                StatementFile { name, format: statement.format.to_owned(), accounts, refused: None }
            }
        };
        report.files.push(file);
    }
    if request.accept_sure {
        let done = sure::accept_sure(tx, &SureRequest::default(), watch)?;
        (report.accepted, report.accepted_known) = (done.accepted, done.known);
    }
    tx.say("count", report.new);
    tx.say("accepted", report.accepted);
    Ok(report)
}

fn take_account(
    tx: &Tx,
    account: &Account,
    hash: &str,
    report: &mut BankReport,
    watch: &dyn Watch,
) -> Result<StatementAccount> {
    let mut met: HashMap<String, u32> = HashMap::new();
    let mut told = StatementAccount {
        number: account.number.clone(),
        currency: account.currency.code().to_owned(),
        from: account.movements.iter().map(|one| one.day).min().map(|day| day.to_string()),
        to: account.movements.iter().map(|one| one.day).max().map(|day| day.to_string()),
        opening_minor: account.opening,
        closing_minor: account.closing,
        lines: account.movements.len(),
        new: 0,
        in_minor: 0,
        out_minor: 0,
        agrees: None,
    };
    for (at, movement) in account.movements.iter().enumerate() {
        if at % TICK == 0 {
            watch.tick(Progress { stage: "importing", done: at as u64, total: account.movements.len() as u64 })?;
        }
        let side = if movement.amount > 0 { &mut told.in_minor } else { &mut told.out_minor };
        *side = side.saturating_add(movement.amount);
        if put(tx, account, movement, hash, &mut met, report)? {
            told.new += 1;
            report.new += 1;
        } else {
            report.known += 1;
        }
    }
    if let (Some(opening), Some(closing)) = (account.opening, account.closing) {
        told.agrees = Some(opening.saturating_add(told.in_minor).saturating_add(told.out_minor) == closing);
    }
    Ok(told)
}

/// What makes a line itself: what the bank calls it, or all it says and which of those that say the same it is in its day.
fn identity(account: &Account, movement: &Movement, met: &mut HashMap<String, u32>) -> Id {
    let place = format!("{}\u{1f}{}\u{1f}{}", account.number, movement.day, movement.amount);
    if !movement.id.is_empty() {
        return Id::of_link("bank-line", place, format!("id\u{1f}{}", movement.id));
    }
    let said = names::fold(&format!("{} {}", movement.text, movement.reference));
    let count = met.entry(format!("{place}\u{1f}{said}")).or_default();
    *count += 1;
    Id::of_link("bank-line", place, format!("{said}\u{1f}{count}"))
}

/// Keeps a line, unless the book has it.
fn put(
    tx: &Tx,
    account: &Account,
    movement: &Movement,
    hash: &str,
    met: &mut HashMap<String, u32>,
    report: &mut BankReport,
) -> Result<bool> {
    let id = identity(account, movement, met);
    let day = movement.day.to_string();
    let (is_known, is_alike): (bool, bool) = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM bank_lines WHERE uid = ?1),
                    EXISTS (SELECT 1 FROM bank_lines INDEXED BY bank_lines_by_amount
                            WHERE amount_minor = ?2 AND day = ?3 AND currency = ?4 AND file <> ?5)",
        )?
        .query_row(params![id, movement.amount, day, account.currency.code(), hash], |r| Ok((r.get(0)?, r.get(1)?)))?;
    if is_known {
        return Ok(false);
    }
    report.alike += usize::from(is_alike);
    tx.prepare_cached(
        "INSERT INTO bank_lines (uid, account, day, value_day, amount_minor, currency, kind, text, payer, payer_account, reference,
                                 balance_minor, file)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
        account.number,
        day,
        movement.value_day.map(|day| day.to_string()),
        movement.amount,
        account.currency.code(),
        movement.kind.code(),
        movement.text,
        movement.payer,
        movement.payer_account,
        movement.reference,
        movement.balance,
        hash
    ])?;
    Ok(true)
}
