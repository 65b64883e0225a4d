//! From the lines to what is to be paid: each step a row.

use super::lines::worth;
use super::{Block, Pen, Row};
use billing::{Kind, Levy, Prices, TaxGroup, Treatment};
use einvoice::{Change, Issued};
use serde::Serialize;

/// The sums of a document.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Sums {
    /// The steps, in their order.
    pub rows: Vec<Row>,
    /// What it comes to.
    pub total: Row,
}

pub(super) fn sums(pen: &Pen<'_>, issued: &Issued) -> Sums {
    let totals = &issued.totals;
    let mut rows = Vec::new();
    if !issued.changes.is_empty() {
        let inside = issued.prices == Prices::WithTax;
        let all = if inside {
            issued.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.printed))
        } else {
            totals.lines
        };
        let label = pen.say(if inside { "paper-lines-sum-inside" } else { "paper-lines-sum" });
        rows.push(Row::new(label, pen.amount(all)));
        for change in &issued.changes {
            rows.push(Row::new(changed(pen, change), pen.amount(change.printed)));
        }
    }
    rows.push(Row::new(pen.say("paper-net"), pen.amount(totals.net)));
    for group in &issued.taxes {
        let note = pen.say_with("paper-on", &[("base", pen.amount(group.base).into())]);
        rows.push(Row { label: tax(pen, group), note: note.clone(), value: pen.amount(group.amount) });
        if group.surcharge != 0 {
            let percent = pen.percent(group.tax.surcharge.unwrap_or_default());
            let label = pen.say_with("paper-surcharge", &[("rate", percent.into())]);
            rows.push(Row { label, note, value: pen.amount(group.surcharge) });
        }
    }
    let total = Row::new(pen.say("paper-total"), pen.money(totals.total));
    if totals.retained == 0 && totals.prepaid == 0 {
        return Sums { rows, total };
    }
    rows.push(Row::new(pen.say("paper-total-before"), pen.amount(totals.total)));
    for retention in &issued.retentions {
        let label = format!("{} {}", name(pen, &retention.kind), pen.percent(retention.percent));
        let label = pen.say_with("paper-retention", &[("tax", label.into())]);
        let note = pen.say_with("paper-on", &[("base", pen.amount(retention.base).into())]);
        rows.push(Row { label, note, value: pen.amount(retention.amount.saturating_neg()) });
    }
    if totals.prepaid != 0 {
        rows.push(Row::new(pen.say("paper-prepaid"), pen.amount(totals.prepaid.saturating_neg())));
    }
    Sums { rows, total: Row::new(pen.say("paper-payable"), pen.money(totals.payable)) }
}

fn changed(pen: &Pen<'_>, change: &Change) -> String {
    let how = worth(pen, change);
    if change.reason.is_empty() {
        let key = match change.turn {
            billing::Turn::Discount => "paper-discount-whole",
            billing::Turn::Charge => "paper-charge-whole",
        };
        return pen.say_with(key, &[("worth", how.into())]);
    }
    match change.worth {
        billing::Worth::Amount(_) => change.reason.clone(),
        _ => format!("{} ({how})", change.reason),
    }
}

/// A tax with its rate, or with why it is not charged: `IVA 21 %`, `IVA exento (art. 20)`.
fn tax(pen: &Pen<'_>, group: &TaxGroup) -> String {
    let name = name(pen, &group.tax.kind);
    if !group.tax.treatment.charges() {
        let why = pen.say_in(treatment(group.tax.treatment), pen.country());
        return format!("{name}: {why}");
    }
    match group.tax.levy {
        Levy::Percent(percent) => format!("{name} {}", pen.percent(percent)),
        Levy::PerUnit { quota, .. } => {
            pen.say_with("paper-quota", &[("tax", name.into()), ("quota", pen.price_money(quota).into())])
        }
    }
}

/// What a tax is called: by our words, or by its own code.
fn name(pen: &Pen<'_>, kind: &Kind) -> String {
    let code = match kind {
        Kind::Iva => "iva",
        Kind::Igic => "igic",
        Kind::Ipsi => "ipsi",
        Kind::Ieps => "ieps",
        Kind::Irpf => "irpf",
        Kind::Isr => "isr",
        Kind::Other(code) => code.as_str(),
    };
    pen.known(&format!("paper-tax-{}", code.to_ascii_lowercase())).unwrap_or_else(|| code.to_uppercase())
}

fn treatment(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::S1 | Treatment::Exempt | Treatment::E6 => "paper-treatment-exempt",
        Treatment::S2 => "paper-treatment-s2",
        Treatment::N1 => "paper-treatment-n1",
        Treatment::N2 => "paper-treatment-n2",
        Treatment::E1 => "paper-treatment-e1",
        Treatment::E2 => "paper-treatment-e2",
        Treatment::E3 => "paper-treatment-e3",
        Treatment::E4 => "paper-treatment-e4",
        Treatment::E5 => "paper-treatment-e5",
    }
}

/// The same in the book's currency, with the rate it was reckoned by.
pub(super) fn exchange(pen: &Pen<'_>, issued: &Issued) -> Option<Block> {
    let book = issued.book.as_ref()?;
    let there = pen.with(&book.currency, book.amounts.digits);
    let mut rows = vec![Row::new(pen.say("paper-net"), there.amount(book.amounts.net))];
    for (group, (base, amount, surcharge)) in issued.taxes.iter().zip(&book.amounts.groups) {
        let note = pen.say_with("paper-on", &[("base", there.amount(*base).into())]);
        rows.push(Row { label: tax(&there, group), note: note.clone(), value: there.amount(*amount) });
        if *surcharge != 0 {
            let percent = pen.percent(group.tax.surcharge.unwrap_or_default());
            let label = pen.say_with("paper-surcharge", &[("rate", percent.into())]);
            rows.push(Row { label, note, value: there.amount(*surcharge) });
        }
    }
    rows.push(Row::new(pen.say("paper-total"), there.money(book.amounts.total)));
    let text = pen.say_with(
        "paper-exchange-rate",
        &[
            ("one", issued.currency.as_str().into()),
            ("rate", there.price_money(book.rate).into()),
            ("day", pen.day(book.rate_on).into()),
            ("source", book.rate_source.as_str().into()),
        ],
    );
    Some(Block {
        title: pen.say_with("paper-exchange", &[("currency", book.currency.as_str().into())]),
        rows,
        text,
        code: None,
    })
}
