//! The sheet of a document of the sale.

use super::lines::{Columns, Line, columns, lines};
use super::paying::paying;
use super::totals::{Sums, exchange, sums};
use super::{Block, Head, Pen, Row, paragraphs, parties};
use crate::{Kind, Paper};
use billing::Prices;
use einvoice::{By, Reference};
use serde::Serialize;

/// The agency's code and what is said around it.
#[derive(Debug, Clone, Serialize)]
struct Code {
    /// What stands above it.
    caption: String,
    /// What stands under it, when the records are sent.
    sent: String,
    file: &'static str,
    alt: String,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Document {
    #[serde(flatten)]
    head: Head,
    number: String,
    /// What is written across a draft.
    draft: String,
    columns: Columns,
    lines: Vec<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sums: Option<Sums>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange: Option<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paying: Option<Block>,
    notes: Vec<String>,
    legal: Vec<String>,
    /// What stands under the line where the client signs.
    sign: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
}

pub(crate) fn document(pen: &Pen<'_>, paper: &Paper) -> Document {
    let issued = &paper.issued;
    let title = pen.say_in(&format!("paper-kind-{}", paper.kind.code()), pen.country());
    let mut head = Head::new(pen, &paper.look, paper.kind.code(), title, parties::issuer(pen, &issued.issuer));
    let number = issued.full_number();
    head.name = format!("{} {number}", head.title).trim().to_owned();
    head.customer =
        issued.customer.as_ref().map(|party| parties::customer(pen, party, &issued.issuer, "paper-customer"));
    head.facts = facts(pen, paper);
    head.text = paragraphs(&paper.text);
    // Days are due from an invoice on; before it they are part of what is offered.
    let due = if asks_for_money(paper.kind) { issued.due.as_slice() } else { &[] };
    let asked = if asks_for_money(paper.kind) { paper.look.payment.as_str() } else { "" };
    let texts = [issued.terms.as_str(), asked];
    Document {
        head,
        draft: if paper.draft { pen.say("paper-draft") } else { String::new() },
        columns: columns(pen, paper),
        lines: lines(pen, paper),
        sums: paper.prices.then(|| sums(pen, issued)),
        exchange: if paper.prices { exchange(pen, issued) } else { None },
        paying: if paper.prices { paying(pen, &issued.payments, due, &texts, paper.transfer.is_some()) } else { None },
        notes: notes(pen, paper),
        legal: paper.look.legal.iter().flat_map(|text| paragraphs(text)).collect(),
        code: paper.verifactu.as_ref().map(|code| Code {
            caption: pen.say("paper-qr"),
            sent: if code.sent { pen.say("paper-qr-sent") } else { String::new() },
            file: "code.svg",
            alt: pen.say_with("paper-qr-alt", &[("address", code.url.as_str().into())]),
        }),
        sign: match paper.kind {
            Kind::Quote => pen.say("paper-sign-quote"),
            Kind::Delivery => pen.say("paper-sign-delivery"),
            _ => String::new(),
        },
        number,
    }
}

fn asks_for_money(kind: Kind) -> bool {
    kind.is_invoice() || kind == Kind::Proforma
}

/// What is told beside the addresses: days and other documents.
fn facts(pen: &Pen<'_>, paper: &Paper) -> Vec<Row> {
    let issued = &paper.issued;
    let mut rows = vec![Row::new(pen.say("paper-day"), pen.day(issued.issued_on))];
    let mut tell = |key: &str, value: String| {
        if !value.is_empty() {
            rows.push(Row::new(pen.say(key), value));
        }
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| pen.day(day)).unwrap_or_default();
    tell("paper-operation-day", day(issued.operation_on));
    tell("paper-valid-until", day(paper.valid_until));
    if asks_for_money(paper.kind) {
        tell("paper-due", day(if issued.due.len() == 1 { issued.due.first().map(|due| due.on) } else { None }));
    }
    tell("paper-order", issued.order.clone());
    tell("paper-customer-reference", issued.customer_reference.clone());
    tell("paper-deliveries", issued.deliveries.join(", "));
    if let Some(correction) = &issued.correction {
        tell("paper-corrects", references(pen, &correction.rectified));
        let by = match correction.by {
            By::Difference => "paper-by-difference",
            By::Substitution => "paper-by-substitution",
        };
        tell("paper-corrects-by", pen.say(by));
    }
    tell("paper-replaces", references(pen, &issued.replaces));
    rows
}

fn references(pen: &Pen<'_>, all: &[Reference]) -> String {
    let written = all.iter().map(|one| match one.issued_on {
        Some(day) => format!("{} ({})", one.number, pen.day(day)),
        None => one.number.clone(),
    });
    written.collect::<Vec<_>>().join(", ")
}

fn notes(pen: &Pen<'_>, paper: &Paper) -> Vec<String> {
    let issued = &paper.issued;
    let mut notes = Vec::new();
    if let Some(correction) = issued.correction.as_ref().filter(|correction| !correction.reason.is_empty()) {
        notes.push(pen.say_with("paper-reason", &[("reason", correction.reason.as_str().into())]));
    }
    notes.extend(issued.notes.iter().flat_map(|text| paragraphs(text)));
    if paper.prices && issued.prices == Prices::WithTax {
        notes.push(pen.say("paper-prices-inside"));
    }
    if paper.kind == Kind::Proforma {
        notes.push(pen.say("paper-no-invoice"));
    }
    notes
}
