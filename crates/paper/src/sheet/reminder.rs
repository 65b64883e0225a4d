//! The sheet of a reminder.

use super::paying::paying;
use super::{Block, Head, Pen, Row, paragraphs, parties};
use crate::{Owed, Reminder};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
struct Columns {
    number: String,
    day: String,
    due: String,
    late: String,
    total: String,
    owed: String,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    number: String,
    day: String,
    due: String,
    late: String,
    total: String,
    owed: String,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Letter {
    #[serde(flatten)]
    head: Head,
    /// The day in full, as a letter has it.
    day: String,
    greeting: String,
    columns: Columns,
    lines: Vec<Line>,
    sum: Row,
    /// What is said after the table.
    closing: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paying: Option<Block>,
}

/// From this level on it is the last one.
const LAST_LEVEL: u8 = 3;

pub(crate) fn reminder(pen: &Pen<'_>, told: &Reminder) -> Letter {
    let level = told.level.clamp(1, LAST_LEVEL);
    let title = pen.say(&format!("paper-reminder-title-{level}"));
    let mut head = Head::new(pen, &told.look, "reminder", title, parties::issuer(pen, &told.issuer));
    head.name = format!("{}, {}", head.title, told.customer.name);
    head.customer = Some(parties::customer(pen, &told.customer, &told.issuer, "paper-customer"));
    head.text = paragraphs(&told.text);
    if head.text.is_empty() {
        let values = [("count", told.invoices.len().into()), ("sum", pen.money(told.sum).into())];
        head.text = paragraphs(&pen.say_with(&format!("paper-reminder-text-{level}"), &values));
    }
    let mut closing = Vec::new();
    if let Some(day) = told.pay_by {
        closing.push(pen.say_with("paper-reminder-by", &[("day", pen.long_day(day).into())]));
    }
    closing.push(pen.say("paper-reminder-crossed"));
    closing.push(pen.say("paper-reminder-regards"));
    Letter {
        head,
        day: pen.long_day(told.on),
        greeting: pen.say("paper-reminder-greeting"),
        columns: Columns {
            number: pen.say("paper-kind-owed"),
            day: pen.say("paper-day"),
            due: pen.say("paper-due"),
            late: pen.say("paper-days-late"),
            total: pen.say("paper-total"),
            owed: pen.say("paper-owed"),
        },
        lines: told.invoices.iter().map(|owed| line(pen, owed)).collect(),
        sum: Row::new(pen.say("paper-owed-sum"), pen.money(told.sum)),
        closing,
        paying: paying(pen, &told.payments, &[], &[&told.look.payment], false),
    }
}

/// The letter without its paper: what stands above it in a list of mails, and what it says.
pub(crate) fn in_words(letter: &Letter) -> (String, String) {
    let Letter { head, greeting, columns, lines, sum, closing, paying, .. } = letter;
    let subject = format!("{} · {}", head.title, head.issuer.name);
    let mut said = vec![greeting.clone()];
    said.extend(head.text.iter().cloned());
    let mut list: Vec<String> = lines
        .iter()
        .map(|line| format!("- {} {} · {} {} · {}", columns.number, line.number, columns.due, line.due, line.owed))
        .collect();
    list.push(format!("{}: {}", sum.label, sum.value));
    said.push(list.join("\n"));
    if let Some(block) = paying {
        let rows = block.rows.iter().map(|row| format!("{}: {}", row.label, row.value));
        said.push(rows.collect::<Vec<_>>().join("\n"));
    }
    let (last, before) = closing.split_last().map_or(("", &closing[..]), |(last, before)| (last.as_str(), before));
    said.extend(before.iter().cloned());
    let reach = head.issuer.contact.join(" · ");
    said.push(
        [last, head.issuer.name.as_str(), reach.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    );
    said.retain(|text| !text.is_empty());
    (subject, said.join("\n\n"))
}

fn line(pen: &Pen<'_>, owed: &Owed) -> Line {
    Line {
        number: owed.number.clone(),
        day: pen.day(owed.issued_on),
        due: pen.day(owed.due_on),
        late: pen.decimal(owed.days_late.into(), 0),
        total: pen.amount(owed.total),
        owed: pen.amount(owed.owed),
    }
}
