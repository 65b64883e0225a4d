//! A letter to who is late.

use crate::Look;
use chrono::NaiveDate;
use einvoice::{Party, Payment};
use words::Language;

/// An invoice that waits for its money; amounts in minor units.
#[derive(Debug, Clone)]
pub struct Owed {
    /// Its number.
    pub number: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// When it was due.
    pub due_on: NaiveDate,
    /// How many days ago that was.
    pub days_late: u32,
    /// Its total.
    pub total: i64,
    /// What of it is still owed.
    pub owed: i64,
}

/// A reminder.
#[derive(Debug, Clone)]
pub struct Reminder {
    /// In which language.
    pub language: Language,
    /// The book's locale.
    pub locale: String,
    /// How it looks.
    pub look: Look,
    /// Who reminds.
    pub issuer: Party,
    /// Whom.
    pub customer: Party,
    /// The first, the second… from 1; from 3 on it is the last.
    pub level: u8,
    /// Its day.
    pub on: NaiveDate,
    /// ISO 4217 code of its currency; its decimals are the currency's own.
    pub currency: String,
    /// What is owed.
    pub invoices: Vec<Owed>,
    /// Their sum.
    pub sum: i64,
    /// Until when it is asked for.
    pub pay_by: Option<NaiveDate>,
    /// What the letter says, in paragraphs; when empty, what a letter of its level says.
    pub text: String,
    /// How to pay.
    pub payments: Vec<Payment>,
}
