//! What a client bought and paid, day by day, and what she still owes.

use crate::Look;
use chrono::NaiveDate;
use einvoice::{Party, Payment};
use words::Language;

/// What moved an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// An invoice.
    Invoice,
    /// A credit note.
    Credit,
    /// A payment that came in.
    Payment,
    /// Money paid back.
    Refund,
    /// Anything else.
    Other,
}

impl EntryKind {
    pub(crate) fn code(self) -> &'static str {
        match self {
            EntryKind::Invoice => "invoice",
            EntryKind::Credit => "credit",
            EntryKind::Payment => "payment",
            EntryKind::Refund => "refund",
            EntryKind::Other => "other",
        }
    }
}

/// A movement of an account; amounts in minor units.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its day.
    pub on: NaiveDate,
    /// What it is.
    pub kind: EntryKind,
    /// Its number.
    pub document: String,
    /// What is said of it.
    pub text: String,
    /// How a payment was given, as UNTDID 4461 calls it; empty of a document.
    pub means: String,
    /// When it is due.
    pub due_on: Option<NaiveDate>,
    /// What it adds to what is owed.
    pub charge: i64,
    /// What it takes from it.
    pub credit: i64,
    /// What is owed after it.
    pub balance: i64,
}

/// What is owed by how late it is, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aging {
    /// Not due yet.
    pub not_due: i64,
    /// 1 to 30 days late.
    pub to_30: i64,
    /// 31 to 60.
    pub to_60: i64,
    /// 61 to 90.
    pub to_90: i64,
    /// More than 90.
    pub over_90: i64,
}

/// A client's account.
#[derive(Debug, Clone)]
pub struct Statement {
    /// In which language.
    pub language: Language,
    /// The book's locale.
    pub locale: String,
    /// How it looks.
    pub look: Look,
    /// Whose client.
    pub issuer: Party,
    /// The client.
    pub customer: Party,
    /// ISO 4217 code of its currency; its decimals are the currency's own.
    pub currency: String,
    /// The first day of the movements, when not all are told.
    pub from: Option<NaiveDate>,
    /// The day it is told for.
    pub as_of: NaiveDate,
    /// What was owed before the first movement.
    pub opening: i64,
    /// The movements, oldest first.
    pub entries: Vec<Entry>,
    /// What is owed, by how late.
    pub aging: Aging,
    /// What is owed; below zero is the client's.
    pub balance: i64,
    /// What is said before the movements.
    pub text: String,
    /// How to pay.
    pub payments: Vec<Payment>,
    /// The code with which a bank's app pays the balance, as SVG with its quiet zone: `einvoice::transfer::code`.
    pub transfer: Option<String>,
}
