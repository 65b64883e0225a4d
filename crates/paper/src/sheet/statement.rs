//! The sheet of a client's account.

use super::paying::paying;
use super::{Block, Head, Pen, Row, paragraphs, parties};
use crate::{Entry, Statement};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
struct Columns {
    day: String,
    document: String,
    due: String,
    charge: String,
    credit: String,
    balance: String,
}

#[derive(Debug, Clone, Serialize)]
struct Movement {
    day: String,
    document: String,
    text: String,
    due: String,
    charge: String,
    credit: String,
    balance: String,
}

/// A step of the aging.
#[derive(Debug, Clone, Serialize)]
struct Step {
    label: String,
    value: String,
    /// Whether something of it is late.
    late: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Account {
    #[serde(flatten)]
    head: Head,
    columns: Columns,
    opening: Row,
    lines: Vec<Movement>,
    /// What is said when nothing moved.
    empty: String,
    aging_title: String,
    aging: Vec<Step>,
    balance: Row,
    #[serde(skip_serializing_if = "Option::is_none")]
    paying: Option<Block>,
}

pub(crate) fn statement(pen: &Pen<'_>, told: &Statement) -> Account {
    let mut head =
        Head::new(pen, &told.look, "statement", pen.say("paper-kind-statement"), parties::issuer(pen, &told.issuer));
    head.name = format!("{}, {}", head.title, told.customer.name);
    head.customer = Some(parties::customer(pen, &told.customer, &told.issuer, "paper-customer"));
    head.facts.push(Row::new(pen.say("paper-as-of"), pen.day(told.as_of)));
    if let Some(from) = told.from {
        head.facts.push(Row::new(pen.say("paper-from"), pen.day(from)));
    }
    head.facts.push(Row::new(pen.say("paper-balance"), pen.money(told.balance)));
    head.text = paragraphs(&told.text);
    let balance = if told.balance < 0 { "paper-balance-yours" } else { "paper-balance-owed" };
    Account {
        head,
        columns: Columns {
            day: pen.say("paper-day"),
            document: pen.say("paper-document"),
            due: pen.say("paper-due"),
            charge: pen.say("paper-charge"),
            credit: pen.say("paper-credit"),
            balance: pen.say("paper-balance"),
        },
        opening: Row::new(pen.say("paper-opening"), pen.amount(told.opening)),
        lines: told.entries.iter().map(|entry| movement(pen, entry)).collect(),
        empty: if told.entries.is_empty() { pen.say("paper-no-movements") } else { String::new() },
        aging_title: pen.say("paper-aging"),
        aging: aging(pen, told),
        balance: Row::new(pen.say(balance), pen.money(told.balance)),
        paying: paying(pen, &told.payments, &[], &[&told.look.payment], told.transfer.is_some()),
    }
}

fn movement(pen: &Pen<'_>, entry: &Entry) -> Movement {
    let filled = |amount: i64| if amount == 0 { String::new() } else { pen.amount(amount) };
    let kind = pen.say(&format!("paper-entry-{}", entry.kind.code()));
    Movement {
        day: pen.day(entry.on),
        document: format!("{kind} {}", entry.document).trim().to_owned(),
        text: [pen.known(&format!("paper-means-{}", entry.means)).unwrap_or_default(), entry.text.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        due: entry.due_on.map(|day| pen.day(day)).unwrap_or_default(),
        charge: filled(entry.charge),
        credit: filled(entry.credit),
        balance: pen.amount(entry.balance),
    }
}

fn aging(pen: &Pen<'_>, told: &Statement) -> Vec<Step> {
    let aging = told.aging;
    let steps = [
        ("paper-aging-not-due", aging.not_due, false),
        ("paper-aging-30", aging.to_30, true),
        ("paper-aging-60", aging.to_60, true),
        ("paper-aging-90", aging.to_90, true),
        ("paper-aging-more", aging.over_90, true),
    ];
    let written = steps.into_iter().map(|(key, amount, late)| Step {
        label: pen.say(key),
        value: pen.amount(amount),
        late: late && amount > 0,
    });
    written.collect()
}
