//! How well and how fast offers are found, on sales outside the project.
//!
//! ```text
//! cargo run --release -p offers --example measure -- online_retail.csv 2011-08-01 2011-09-16    # for choosing settings
//! cargo run --release -p offers --example measure -- online_retail.csv 2011-09-16 2012-01-01    # the test
//! ```
//!
//! The file is UCI's "Online Retail" (Chen 2015, CC BY 4.0) with its heads InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice and
//! CustomerID. Learned is what was sold before the first day; asked is what the same clients bought from then until before the second. A
//! hit is a client of whose ten offers at least one was bought. Compared with what most clients bought in the last 30 days, and, of what is
//! bought again, with the client's own frequency.

use offers::{Offers, Sales, Settings};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::process::ExitCode;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [path, from, until] => match measure(path, from, until) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(failure) => eprintln!("{failure}"),
        },
        _ => eprintln!("see the head of examples/measure.rs for what can be measured"),
    }
    ExitCode::FAILURE
}

/// Client, item, day.
type Row = (u64, u64, i32);

fn measure(path: &str, from: &str, until: &str) -> Result<(), Failure> {
    let rows = read(path)?;
    let (from, until) = (day(from).ok_or("no day")?, day(until).ok_or("no day")?);
    let mut sales = Sales::default();
    let mut counts: HashMap<(u64, u64), u32> = HashMap::new();
    let mut lately: HashMap<u64, HashSet<u64>> = HashMap::new();
    let mut seen = HashSet::new();
    for &(client, item, day) in rows.iter().filter(|r| r.2 < from) {
        sales.add(client, item, day);
        if seen.insert((client, item, day)) {
            *counts.entry((client, item)).or_default() += 1;
        }
        if from - day <= 30 {
            lately.entry(item).or_default().insert(client);
        }
    }
    let start = Instant::now();
    let offers = Offers::learn(&sales, from - 1, &Settings::default(), &|| false).ok_or("not learned")?;
    println!("{} sales, {:?} clients and items: learned in {:?}", sales.len(), offers.size(), start.elapsed());
    let known: HashSet<u64> = counts.keys().map(|k| k.0).collect();
    let (mut new, mut old): (BTreeMap<u64, HashSet<u64>>, BTreeMap<u64, HashSet<u64>>) = Default::default();
    for &(client, item, _) in rows.iter().filter(|r| r.2 >= from && r.2 < until && known.contains(&r.0)) {
        let of = if counts.contains_key(&(client, item)) { &mut old } else { &mut new };
        of.entry(client).or_default().insert(item);
    }
    let mut popular: Vec<(usize, u64)> = lately.iter().map(|(item, clients)| (clients.len(), *item)).collect();
    popular.sort_by(|a, b| b.cmp(a));
    let mut slowest = std::time::Duration::ZERO;
    let mut told = HashMap::new();
    for client in new.keys() {
        let start = Instant::now();
        told.insert(*client, offers.new_to(*client, 10));
        slowest = slowest.max(start.elapsed());
    }
    report("new, offers", &new, |client| told[&client].iter().map(|o| o.item).collect());
    report("new, popular of 30 days", &new, |client| {
        popular.iter().map(|p| p.1).filter(|item| !counts.contains_key(&(client, *item))).take(10).collect()
    });
    report("again, offers", &old, |client| offers.again(client, 10).iter().map(|r| r.item).collect());
    let mut own: HashMap<u64, Vec<(u32, u64)>> = HashMap::new();
    counts.iter().for_each(|((client, item), times)| own.entry(*client).or_default().push((*times, *item)));
    own.values_mut().for_each(|all| all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1))));
    report("again, own frequency", &old, |client| own[&client].iter().take(10).map(|o| o.1).collect());
    println!("slowest answer {slowest:?}");
    if let Some(offer) = told.values().flatten().next() {
        println!("for example {offer:?}");
    }
    Ok(())
}

fn report(name: &str, bought: &BTreeMap<u64, HashSet<u64>>, told: impl Fn(u64) -> Vec<u64>) {
    let (mut hits, mut items) = (0, 0);
    for (client, truth) in bought {
        let right = told(*client).iter().filter(|item| truth.contains(item)).count();
        hits += usize::from(right > 0);
        items += right;
    }
    let n = bought.len().max(1) as f64;
    println!("{name:>24}: hit rate {:.4}, {:.3} of ten, {} clients", hits as f64 / n, items as f64 / n, bought.len());
}

fn read(path: &str) -> Result<Vec<Row>, Failure> {
    let mut table = csv::Reader::from_path(path)?;
    let head = table.headers()?.clone();
    let column = |name: &str| head.iter().position(|h| h == name).ok_or_else(|| format!("no column {name}"));
    let (invoice, item, quantity) = (column("InvoiceNo")?, column("StockCode")?, column("Quantity")?);
    let (when, price, client) = (column("InvoiceDate")?, column("UnitPrice")?, column("CustomerID")?);
    let mut items: HashMap<String, u64> = HashMap::new();
    let mut rows = Vec::new();
    for row in table.records() {
        let row = row?;
        let number = |at: usize| row[at].parse::<f64>().unwrap_or(0.0);
        if row[invoice].starts_with('C') || row[client].is_empty() || number(quantity) <= 0.0 || number(price) <= 0.0 {
            continue;
        }
        let next = items.len() as u64;
        let item = *items.entry(row[item].to_owned()).or_insert(next);
        rows.push((number(client) as u64, item, day(&row[when]).ok_or("no day")?));
    }
    Ok(rows)
}

/// Days since the beginning of the year 2000, near enough to count with: `2011-09-16…`.
fn day(text: &str) -> Option<i32> {
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    // Hinnant's days from civil.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    i32::try_from(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year).ok()
}
