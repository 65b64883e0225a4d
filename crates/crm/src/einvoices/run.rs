//! From the files to the report.

use super::bill::{Bill, What};
use super::desk::Desk;
use super::ours::{is, ours};
use super::read::{Brought, Found, read};
use super::report::Telling;
use super::{EinvoicesReport, EinvoicesRequest, documents, goods, payments};
use crate::book::bulk::in_bulk;
use crate::book::{Act, Book, Done, Tx, refresh};
use crate::import::Said;
use crate::moment::{Progress, Watch};
use crate::{Error, Result, accountant};
use std::collections::HashSet;

/// From how many files on the book's triggers are set aside.
const MANY: usize = 500;
/// How often somebody is asked whether to go on.
const TICK: usize = 64;

/// Does all of it and takes it back: what would become of every file. Errors: `file-missing` for a path that is not there;
/// `too-many-files`; `cancelled`.
pub fn look(book: &Book, act: Act, request: &EinvoicesRequest, watch: &dyn Watch) -> Result<EinvoicesReport> {
    let brought = read(&request.paths, watch)?;
    book.rehearse(act, |tx| all(tx, &brought, request, watch))
}

/// Takes the files in, in one transaction. Nothing is kept when it fails or is stopped; the same files again change nothing and leave no
/// line in the history. Errors: as [`look`].
pub fn take(book: &Book, act: Act, request: &EinvoicesRequest, watch: &dyn Watch) -> Result<Done<EinvoicesReport>> {
    let brought = read(&request.paths, watch)?;
    book.write(act, |tx| {
        let report = all(tx, &brought, request, watch)?;
        // Here and not at the end of the transaction: a person may stop it still.
        refresh::run(tx, watch)?;
        tx.say("invoices", report.invoices);
        tx.say("credits", report.credits);
        tx.say("payments", report.payments);
        tx.say("clients", report.clients);
        Ok(report)
    })
}

fn all(tx: &Tx, brought: &Brought, request: &EinvoicesRequest, watch: &dyn Watch) -> Result<EinvoicesReport> {
    if brought.files.len() < MANY {
        return take_in(tx, brought, request, watch);
    }
    in_bulk(tx, || take_in(tx, brought, request, watch))
}

fn take_in(tx: &Tx, brought: &Brought, request: &EinvoicesRequest, watch: &dyn Watch) -> Result<EinvoicesReport> {
    let mut telling = Telling::default();
    (0..brought.others).for_each(|_| telling.left_out.add("other", ""));
    let bills = || brought.files.iter().flat_map(|(name, found)| bills_of(found).iter().map(move |bill| (name, bill)));
    let (ours, others) = ours(tx, bills().map(|(_, bill)| bill), request.tax_id.as_deref())?;
    let tax_id = ours.as_ref().map(|ours| ours.tax_id.clone()).unwrap_or_default();
    (telling.report.ours, telling.report.others) = (ours, others);

    let mut cancelled: HashSet<&str> = HashSet::new();
    for (name, found) in &brought.files {
        match found {
            Found::Bills(bills) => {
                telling.report.files += 1;
                bills.first().into_iter().for_each(|bill| telling.formats.add(bill.version, name));
            }
            Found::Cancelled(codes) => cancelled.extend(codes.iter().map(String::as_str)),
            Found::Plain => telling.left_out.add("plain", name),
            Found::Refused(reason) => telling.refuse(name, reason.clone()),
        }
    }
    let mut own = Vec::new();
    let mut met = HashSet::new();
    for (name, bill) in bills() {
        if !met.insert(bill.code.as_str()) {
            telling.left_out.add("repeated", name);
        } else if is(&bill.issuer, &tax_id) {
            match bill.what {
                What::Other(what) => telling.left_out.add(what, name),
                What::Sale(_) | What::Payments(_) => own.push((name, bill)),
            }
        } else if is(&bill.receiver, &tax_id) {
            telling.left_out.add("received", name);
        } else {
            telling.refuse(
                name,
                Said::new("einvoice-not-ours").with("value", &bill.issuer.name).with("id", &bill.issuer.tax_id),
            );
        }
    }
    // Invoices before what pays them, whatever its day says; that day by day.
    let is_later = |bill: &Bill| !matches!(&bill.what, What::Sale(sold) if !sold.is_credit);
    own.sort_by(|(_, a), (_, b)| (is_later(a), a.day, a.time, &a.code).cmp(&(is_later(b), b.day, b.time, &b.code)));
    let standing = own.iter().filter(|(_, bill)| !cancelled.contains(bill.code.as_str()));
    let replaced: HashSet<&str> =
        standing.flat_map(|(_, bill)| &bill.replaces).map(String::as_str).filter(|code| !code.is_empty()).collect();

    let mut desk = Desk::new(tx, &request.words, telling)?;
    desk.note_advances(own.iter().map(|(_, bill)| *bill));
    let total = own.len() as u64;
    for (at, (name, bill)) in own.iter().enumerate() {
        if at % TICK == 0 {
            watch.tick(Progress { stage: "importing", done: at as u64, total })?;
        }
        one(&mut desk, name, bill, &cancelled, &replaced)?;
    }
    for code in cancelled.union(&replaced) {
        documents::cancel(&mut desk, code)?;
    }
    goods::finish(&desk)?;
    desk.telling.report.clients_known = desk.met.len() as u64;
    Ok(desk.telling.told())
}

fn bills_of(found: &Found) -> &[Bill] {
    match found {
        Found::Bills(bills) => bills,
        _ => &[],
    }
}

/// Takes one file in, or says why not.
fn one(desk: &mut Desk, name: &str, bill: &Bill, cancelled: &HashSet<&str>, replaced: &HashSet<&str>) -> Result<()> {
    if desk.is_known(&bill.code)? {
        desk.telling.report.known += 1;
        return Ok(());
    }
    let gone = [(cancelled, "einvoice-cancelled"), (replaced, "einvoice-replaced")];
    if let Some((_, reason)) = gone.iter().find(|(codes, _)| codes.contains(bill.code.as_str())) {
        desk.telling.refuse(name, Said::new(*reason));
        return Ok(());
    }
    if let Some(period) = closed(desk, bill)? {
        desk.telling.refuse(name, Said::new("einvoice-closed").with("value", period));
        return Ok(());
    }
    match &bill.what {
        What::Sale(sold) => documents::take(desk, name, bill, sold)?,
        What::Payments(paid) => {
            if let Err(reason) = payments::take(desk, name, bill, paid)? {
                desk.telling.refuse(name, reason);
            }
        }
        What::Other(_) => {}
    }
    Ok(())
}

/// The closed period that a file would change.
fn closed(desk: &Desk, bill: &Bill) -> Result<Option<String>> {
    let days = match &bill.what {
        What::Payments(paid) => paid.iter().map(|one| one.day).collect(),
        What::Sale(_) | What::Other(_) => vec![bill.day],
    };
    for day in days {
        match accountant::refuse_closed(desk.tx, &day.to_string(), "") {
            Err(error @ Error::Invalid { .. }) => {
                let mut params = error.params().into_iter();
                return Ok(params.find(|(name, _)| *name == "value").map(|(_, period)| period));
            }
            other => other?,
        }
    }
    Ok(None)
}
