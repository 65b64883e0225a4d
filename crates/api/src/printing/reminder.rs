//! Reminders on paper and as mails that wait to be sent.

use super::mail::{self, Draft};
use super::{Chosen, PaperPages, day_of, write_whole};
use crate::DoorError;
use crate::door::Door;
use crate::library;
use crm::book::Book;
use crm::ids::{Id, Named};
use crm::moment::{Moment, Progress, Watch};
use crm::reminders::{self, LateInvoice, Letter, WhichReminder};
use paper::{Look, Owed, Reminder};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use words::Language;

/// The template of reminders.
const TEMPLATE: &str = "reminder";

/// Which reminders, into which folder.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WriteReminders {
    /// Which.
    pub reminders: Vec<WhichReminder>,
    /// The folder; it is made when it is not there, and files of the same name are replaced.
    pub to: String,
    /// Whether a mail is written beside each PDF, for who has an address.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub mail: bool,
}

/// The reminders that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct WrittenReminders {
    /// The folder.
    pub path: String,
    /// One for each that was due.
    pub files: Vec<WrittenReminder>,
    /// Those of which nothing was due any more.
    pub left_out: usize,
    /// Why a template of one's own was not used, and the last good one was.
    pub fault: Option<DoorError>,
}

/// A reminder that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct WrittenReminder {
    /// For whom.
    pub client: Named,
    /// ISO 4217.
    pub currency: String,
    /// The PDF.
    pub pdf: String,
    /// The mail; nothing where none was asked for or nobody knows an address.
    pub mail: Option<String>,
}

impl Door {
    /// Shows the letter a client would get now. Errors: those of [`reminders::letter`], `template-broken`, `template-stopped`.
    pub fn preview_reminder(&self, which: &WhichReminder) -> Result<PaperPages, DoorError> {
        let book = self.book()?;
        let (letter, look) = self.letter(&book, which)?;
        self.show(&on_paper(&letter, look), Chosen::only(TEMPLATE))
    }

    /// Writes reminders into a folder, each as a PDF and, when asked, as a mail that waits to be sent. Nothing is noted in the book: that is
    /// `reminders.record`. Errors: `not-found`, `io`, `cancelled`, `template-broken`, `template-stopped`.
    pub fn write_reminders(&self, request: &WriteReminders, watch: &dyn Watch) -> Result<WrittenReminders, DoorError> {
        let book = self.book()?;
        let folder = Path::new(&request.to);
        fs::create_dir_all(folder).map_err(crm::Error::io(folder))?;
        let mut taken = HashSet::new();
        let mut written = WrittenReminders { path: request.to.clone(), files: Vec::new(), left_out: 0, fault: None };
        for (at, which) in request.reminders.iter().enumerate() {
            watch.tick(Progress { stage: "writing", done: at as u64, total: request.reminders.len() as u64 })?;
            let (letter, look) = match self.letter(&book, which) {
                Err(error) if error.kind == "reminder-not-due" => {
                    written.left_out += 1;
                    continue;
                }
                letter => letter?,
            };
            let told = on_paper(&letter, look);
            let printed = self.press().print(&told, TEMPLATE).map_err(super::unprinted)?;
            if let Some(fault) = printed.fault {
                written.fault.get_or_insert(super::unprinted(fault));
            }
            let name = name_of(&letter, &mut taken);
            let (pdf, to) = (format!("{name}.pdf"), folder.join(format!("{name}.eml")));
            write_whole(&folder.join(&pdf), &printed.pdf)?;
            let address = letter.reminder.mail.as_deref().filter(|_| request.mail);
            if let Some(address) = address {
                let (subject, text) = self.press().in_words(&told);
                let bytes = mail::draft(&Draft {
                    from: &told.issuer,
                    to: (&letter.reminder.client.name, address),
                    subject: &subject,
                    text: &text,
                    paper: (&pdf, &printed.pdf),
                    now: self.now(),
                    id: &id_of(&letter).to_string(),
                })?;
                write_whole(&to, &bytes)?;
            }
            written.files.push(WrittenReminder {
                client: letter.reminder.client,
                currency: letter.reminder.currency,
                pdf: folder.join(&pdf).display().to_string(),
                mail: address.is_some().then(|| to.display().to_string()),
            });
        }
        Ok(written)
    }

    fn letter(&self, book: &Book, which: &WhichReminder) -> Result<(Letter, Look), DoorError> {
        let moment = Moment { now: self.now(), zone: book.zone() };
        Ok(book.read(|conn| {
            let letter = reminders::letter(conn, moment, which)?;
            let look = self.dressed(conn, &letter.head.look, &letter.head.locale)?;
            Ok((letter, look))
        })?)
    }
}

/// The file of a letter: whose and of which day, and a number where two are called the same.
fn name_of(letter: &Letter, taken: &mut HashSet<String>) -> String {
    let name = library::stem(&letter.reminder.client.name);
    let name = format!("{name} {}", letter.on).trim().to_owned();
    let free = |name: &str, taken: &HashSet<String>| !taken.contains(&name.to_lowercase());
    let mut fits = name.clone();
    let mut number = 2;
    while !free(&fits, taken) {
        fits = format!("{name} ({number})");
        number += 1;
    }
    taken.insert(fits.to_lowercase());
    fits
}

/// The same letter of the same day has the same identity.
fn id_of(letter: &Letter) -> Id {
    let of = format!("{} {}", letter.reminder.client.id, letter.reminder.currency);
    Id::of_link("reminder-mail", of, letter.on)
}

fn on_paper(letter: &Letter, look: Look) -> Reminder {
    let reminder = &letter.reminder;
    Reminder {
        language: Language::of(&letter.head.language),
        locale: letter.head.locale.clone(),
        look,
        issuer: letter.head.issuer.clone(),
        customer: letter.head.customer.clone(),
        level: reminder.tone,
        on: letter.on,
        currency: reminder.currency.clone(),
        invoices: reminder.invoices.iter().map(|invoice| owed(invoice, letter)).collect(),
        sum: reminder.owed_minor,
        pay_by: letter.pay_by,
        text: String::new(),
        payments: letter.head.payments.clone(),
    }
}

fn owed(invoice: &LateInvoice, letter: &Letter) -> Owed {
    Owed {
        number: invoice.number.clone(),
        issued_on: day_of(&invoice.day, letter.on),
        due_on: day_of(&invoice.due, letter.on),
        days_late: u32::try_from(invoice.days_late).unwrap_or(0),
        total: invoice.payable_minor,
        owed: invoice.owed_minor,
    }
}
