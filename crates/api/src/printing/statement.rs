//! A client's account on paper.

use super::{Chosen, PaperPages, PrintedPaper, day_of};
use crate::DoorError;
use crate::door::Door;
use chrono::NaiveDate;
use crm::moment::Moment;
use crm::payments::{self, AccountEntry, StatementRequest};
use paper::{Aging, Entry, EntryKind, Look, Statement};
use serde::Deserialize;
use std::path::Path;
use words::Language;

/// The template of accounts.
const TEMPLATE: &str = "statement";

/// Which account, to which file.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PrintStatement {
    /// Which.
    pub statement: StatementRequest,
    /// The file to write; one that is there is replaced.
    pub to: String,
}

impl Door {
    /// Shows the account of a client as it would be printed. Errors: those of [`payments::statement`], `template-broken`,
    /// `template-stopped`.
    pub fn preview_statement(&self, request: &StatementRequest) -> Result<PaperPages, DoorError> {
        self.show(&self.statement(request)?, Chosen::only(TEMPLATE))
    }

    /// Prints the account of a client into a file, whole or not at all. Errors: as [`Door::preview_statement`], and `io`.
    pub fn print_statement(&self, request: &PrintStatement) -> Result<PrintedPaper, DoorError> {
        self.put(&self.statement(&request.statement)?, Chosen::only(TEMPLATE), Path::new(&request.to))
    }

    fn statement(&self, request: &StatementRequest) -> Result<Statement, DoorError> {
        let book = self.book()?;
        let moment = Moment { now: self.now(), zone: book.zone() };
        let (told, look) = book.read(|conn| {
            let told = payments::statement(conn, moment, request)?;
            let look = self.dressed(conn, &told.head.look, &told.head.locale)?;
            Ok((told, look))
        })?;
        Ok(on_paper(told, look, moment.today()))
    }
}

fn on_paper(told: payments::Statement, look: Look, today: NaiveDate) -> Statement {
    let aging = told.aging;
    let (head, customer) = (&told.head, &told.head.customer);
    let transfer = super::transfer_code(
        &head.issuer.name,
        &head.payments,
        &told.currency,
        told.balance_minor,
        if customer.tax_id.is_empty() { &customer.name } else { &customer.tax_id },
    );
    Statement {
        transfer,
        language: Language::of(&told.head.language),
        locale: told.head.locale,
        look,
        issuer: told.head.issuer,
        customer: told.head.customer,
        currency: told.currency,
        from: told.from.map(|day| day_of(&day, today)),
        as_of: day_of(&told.as_of, today),
        opening: told.opening_minor,
        entries: told.entries.into_iter().map(|entry| movement(entry, today)).collect(),
        aging: Aging {
            not_due: aging.not_due_minor,
            to_30: aging.to_30_minor,
            to_60: aging.to_60_minor,
            to_90: aging.to_90_minor,
            over_90: aging.over_90_minor,
        },
        balance: told.balance_minor,
        text: String::new(),
        payments: told.head.payments,
    }
}

fn movement(entry: AccountEntry, today: NaiveDate) -> Entry {
    let kind = match entry.kind.as_str() {
        "invoice" => EntryKind::Invoice,
        "credit" => EntryKind::Credit,
        "payment" if entry.takes_back || entry.change_minor > 0 => EntryKind::Refund,
        "payment" => EntryKind::Payment,
        _ => EntryKind::Other,
    };
    Entry {
        on: day_of(&entry.day, today),
        kind,
        document: entry.number,
        text: String::new(),
        means: entry.method,
        due_on: entry.due.and_then(|day| day.parse().ok()),
        charge: entry.change_minor.max(0),
        credit: (-entry.change_minor).max(0),
        balance: entry.balance_minor,
    }
}
