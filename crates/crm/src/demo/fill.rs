//! Writing a drawn shop into a new book: one transaction, through the same tables, triggers and indexes as any other work.

use super::pen::Pen;
use super::shelf::Shelf;
use super::till::Till;
use super::{ClientKind, Country, Plan, Shop};
use crate::Result;
use crate::book::bulk::in_bulk;
use crate::book::{Act, Book, NewBook, Tx};
use crate::fiscal::{self, Issuer};
use crate::moment::{Progress, Timestamp, Watch};
use crate::settings::{self, Business};
use serde::Serialize;
use std::path::Path;

/// How many clients are written between two reports of progress.
const STEP: u64 = 250;

/// What a demo business became.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DemoSummary {
    /// All clients: persons, companies and the people of companies.
    #[ts(type = "number")]
    pub clients: u64,
    /// Companies among them.
    #[ts(type = "number")]
    pub companies: u64,
    /// Second entries of a client that was already there.
    #[ts(type = "number")]
    pub duplicates: u64,
    /// Visits, calls, mails, messages, meetings, notes.
    #[ts(type = "number")]
    pub interactions: u64,
    /// Next steps, done and open.
    #[ts(type = "number")]
    pub tasks: u64,
    /// Next steps not yet done.
    #[ts(type = "number")]
    pub open_tasks: u64,
    /// Products and services.
    #[ts(type = "number")]
    pub products: u64,
    /// Orders, invoices and credit notes.
    #[ts(type = "number")]
    pub sales: u64,
    /// Their lines.
    #[ts(type = "number")]
    pub sale_lines: u64,
    /// What was paid, and given back.
    #[ts(type = "number")]
    pub payments: u64,
}

/// The business a plan makes, as the settings of its book.
pub fn business(plan: &Plan) -> Business {
    Business::in_country(Shelf::of(plan.country).word("business"), plan.country.code(), "es", currency(plan.country))
}

fn currency(country: Country) -> &'static str {
    match country {
        Country::Spain => "EUR",
        Country::Mexico => "MXN",
    }
}

/// Who works in the shop; the first is the one who opens the book.
pub fn staff(plan: &Plan) -> &'static [&'static str] {
    Shelf::of(plan.country).staff.items()
}

/// Makes a new book at `path` that holds the shop of a plan, and opens it. `device` is what this machine is called,
/// `entropy` makes the book's key its own. Nothing is left at `path` when it fails or is stopped.
///
/// Errors: those of [`Book::create`] and of [`fill`].
pub fn make(
    path: &Path,
    passphrase: Option<&str>,
    plan: &Plan,
    device: &str,
    now: Timestamp,
    entropy: [u8; 32],
    watch: &dyn Watch,
) -> Result<(Book, DemoSummary)> {
    let user = staff(plan).first().copied().unwrap_or_default().to_owned();
    let new = NewBook { business: business(plan), user, device: device.to_owned(), now, seed: entropy };
    let book = Book::create(path, passphrase, &new)?;
    let act = Act { command: "demo.create", now, seed: plan.seed };
    match book.write(act, |tx| fill(tx, plan, watch)) {
        Ok(done) => Ok((book, done.value)),
        Err(error) => {
            drop(book);
            for suffix in ["", "-wal", "-shm", ".lock"] {
                let mut name = path.as_os_str().to_owned();
                name.push(suffix);
                // What cannot be removed is an empty book: harmless, and the first error says more.
                let _ = std::fs::remove_file(name);
            }
            Err(error)
        }
    }
}

/// Fills a new book with a shop. Everything written follows from the plan and nothing else; it cannot be undone, since
/// the book has nothing before it. The book's business should be [`business`], its first user the first of [`staff`].
///
/// Errors: `cancelled` when `watch` says so, and those of the file; nothing is kept then.
pub fn fill(tx: &Tx, plan: &Plan, watch: &dyn Watch) -> Result<DemoSummary> {
    let shop = Shop::open(plan);
    let cache: i64 = tx.query_row("PRAGMA cache_size", [], |r| r.get(0))?;
    // A million rows in no order of time: their indexes are written in memory, then once to the file.
    tx.execute_batch("PRAGMA cache_size = -200000")?;
    set_issuer(tx, &shop)?;
    let filled = in_bulk(tx, || write_all(tx, &shop, watch));
    tx.execute_batch(&format!("PRAGMA cache_size = {cache}"))?;
    let summary = filled?;
    super::tariffs::write(tx, &shop)?;
    // The window says that this is the demo; whoever wonders can make the same again.
    let made_of = serde_json::json!({
        "country": plan.country.code(), "clients": plan.clients, "years": plan.years, "seed": plan.seed, "today": plan.today,
    });
    settings::set(tx, "demo", &made_of)?;
    tx.make_final();
    tx.say("clients", summary.clients);
    tx.say("interactions", summary.interactions);
    tx.say("sales", summary.sales);
    Ok(summary)
}

/// What the shop's documents say of it.
fn set_issuer(tx: &Tx, shop: &Shop) -> Result<()> {
    let word = |list: &str| shop.shelf.word(list).to_owned();
    fiscal::set_issuer(
        tx,
        &Issuer {
            tax_id: word("issuer_tax_id"),
            street: word("issuer_street"),
            postcode: word("issuer_postcode"),
            city: word("issuer_city"),
            region: word("issuer_region"),
            iban: word("issuer_iban"),
            ..fiscal::issuer(tx)?
        },
    )?;
    Ok(())
}

fn write_all(tx: &Tx, shop: &Shop, watch: &dyn Watch) -> Result<DemoSummary> {
    let mut pen = Pen::ready(tx, shop)?;
    let mut summary = DemoSummary::default();
    let total = shop.plan.clients;
    let tell = |part: u64, done: u64| match done % STEP {
        // Clients are about a sixth of the work.
        0 => watch.tick(Progress {
            stage: "writing",
            done: part + done * if part == 0 { 1 } else { 5 },
            total: total * 6,
        }),
        _ => Ok(()),
    };
    for client in shop.clients() {
        tell(0, client.index)?;
        pen.client(&client)?;
        summary.clients += 1;
        summary.companies += u64::from(client.kind == ClientKind::Company);
        summary.duplicates += u64::from(client.copy_of.is_some());
    }
    // Contacts name people of a company, who come after it: they are written when everybody is there.
    let (mut contacts, mut occasions) = (Vec::new(), Vec::new());
    for client in shop.clients() {
        tell(total, client.index)?;
        shop.interactions(&client, &mut contacts);
        for contact in &contacts {
            pen.contact(client.index, contact)?;
            summary.tasks += u64::from(contact.next.is_some());
            summary.open_tasks += u64::from(contact.next.as_ref().is_some_and(|task| task.done.is_none()));
        }
        summary.interactions += contacts.len() as u64;
        shop.occasions(&client, &contacts, &mut occasions);
    }
    // Numbers follow the days, whoever came.
    occasions.sort_unstable();
    let mut till = Till::ready(&mut pen, currency(shop.plan.country), &occasions)?;
    summary.products = shop.goods().len() as u64;
    for (done, one) in occasions.iter().enumerate() {
        if (done as u64).is_multiple_of(STEP) {
            watch.tick(Progress { stage: "writing", done: total * 6, total: total * 6 })?;
        }
        let Some(sale) = till.ring(&mut pen, one)? else { continue };
        summary.sales += 1;
        summary.sale_lines += sale.lines.len() as u64;
        summary.payments += sale.payments.len() as u64;
    }
    watch.tick(Progress { stage: "searching", done: total * 6, total: total * 6 })?;
    Ok(summary)
}
