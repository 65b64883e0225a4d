//! Several windows and programs issue at once and are killed at random: numbers without a gap, none twice, the chain whole.

use crate::shop::{NOW, Shop, line, open, sound};
use crm::book::{Act, Book};
use crm::ids::Id;
use crm::sales::{self, IssueSale, NewSale};
use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const JOB: &str = "CLIENTELA_ISSUERS";
const SAYS: &str = "issued ";
const THREADS: u64 = 8;
const PROCESSES: u64 = 2;

fn issue(book: &Book, buyer: Id, seed: u64) -> Option<String> {
    let sale = NewSale {
        kind: "invoice".into(),
        client: Some(buyer),
        lines: vec![line("Café", "2", "12.50", "iva:10")],
        ..NewSale::default()
    };
    let act = Act { command: "sales.issue", now: NOW + 1_000, seed };
    let done = book.write(act, |tx| {
        let draft = sales::draft(tx, &sale)?;
        sales::issue(tx, &IssueSale { id: draft.sale.id, day: None })
    });
    match done {
        Ok(done) => Some(done.value.sale.series + &done.value.sale.number),
        // Another program writes for longer than this one waits.
        Err(error) => {
            assert_eq!(error.kind(), "book-busy", "{error}");
            None
        }
    }
}

/// A program of its own that issues from eight threads until it is killed.
#[test]
#[ignore = "started by other tests"]
fn issuer() {
    let Ok(job) = std::env::var(JOB) else { return };
    let mut parts = job.splitn(3, ' ');
    let (seed, buyer) = (parts.next().unwrap().parse::<u64>().unwrap(), Id::parse(parts.next().unwrap()).unwrap());
    let book = open(&PathBuf::from(parts.next().unwrap()));
    let out = Mutex::new(());
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (book, out) = (&book, &out);
            scope.spawn(move || {
                for n in 0.. {
                    if let Some(number) = issue(book, buyer, (seed * THREADS + thread) * 1_000_003 + n) {
                        let _one = out.lock().unwrap();
                        println!("\n{SAYS}{number}");
                        std::io::stdout().flush().unwrap();
                    }
                }
            });
        }
    });
}

struct Issuer {
    process: Child,
    said: Receiver<String>,
}

impl Issuer {
    fn start(path: &Path, buyer: Id, seed: u64) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "together::issuer", "--ignored", "--nocapture", "--test-threads=1"])
            .env(JOB, format!("{seed} {buyer} {}", path.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(process.stdout.take().unwrap());
        let (say, said) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if let Some(number) = line.strip_prefix(SAYS) {
                    let _ = say.send(number.to_owned());
                }
            }
        });
        Self { process, said }
    }

    fn kill(mut self) -> Vec<String> {
        let _ = self.process.kill();
        self.process.wait().unwrap();
        self.said.iter().collect()
    }
}

/// A number below `end` that looks like chance and repeats with its seed (SplitMix64).
fn chance(seed: u64, end: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % end
}

fn issue_together(target: usize) {
    let shop = Shop::new();
    let path = shop.book.path().to_owned();
    let (folder, buyer) = (shop.folder, shop.buyer);
    drop(shop.book);
    let mut told = HashSet::new();
    let mut seed = 0;
    while told.len() < target {
        let issuers: Vec<Issuer> = (0..PROCESSES).map(|n| Issuer::start(&path, buyer, seed * PROCESSES + n)).collect();
        for (n, issuer) in issuers.into_iter().enumerate() {
            std::thread::sleep(Duration::from_millis(300 + chance(seed * PROCESSES + n as u64, 1_200)));
            for number in issuer.kill() {
                assert!(told.insert(number.clone()), "{number} was given twice");
            }
        }
        seed += 1;
    }
    let book = open(&path);
    let issued = book
        .read(|conn| {
            crate::shop::texts(conn, "SELECT series || number FROM sales WHERE issued_at IS NOT NULL ORDER BY serial")
        })
        .unwrap();
    let expected: Vec<String> = (1..=issued.len()).map(|n| format!("A26/{n:06}")).collect();
    assert_eq!(issued, expected, "without a gap");
    let issued: HashSet<String> = issued.into_iter().collect();
    assert!(told.is_subset(&issued), "what was told is there");
    let verified = book.read(sales::verify).unwrap();
    assert_eq!((verified.issued, verified.records, verified.count), (issued.len() as u64, issued.len() as u64, 0));
    println!("{} issued, {} told, {seed} rounds of {PROCESSES} processes killed", issued.len(), told.len());
    sound(&book);
    drop(folder);
}

#[test]
fn two_programs_of_eight_threads_give_no_number_twice_and_leave_no_gap() {
    issue_together(400);
}

#[test]
#[ignore = "minutes: the same ten thousand times"]
fn ten_thousand_issues_leave_no_gap() {
    issue_together(10_000);
}

#[test]
#[ignore = "prints how long issuing and verifying take"]
fn how_long() {
    let shop = Shop::new();
    let lines: Vec<_> = (0..10).map(|n| line(&format!("Café {n}"), "2", "12.50", "iva:10")).collect();
    let mut times: Vec<Duration> = (0..200)
        .map(|_| {
            let draft = shop.draft("invoice", lines.clone());
            let begun = Instant::now();
            shop.issue(draft.sale.id);
            begun.elapsed()
        })
        .collect();
    times.sort();
    println!("issue of ten lines: p50 {:?}, p95 {:?}", times[100], times[190]);
    let sale = shop.sale("invoice", lines);
    for _ in 0..20 {
        shop.write("many", |tx| {
            for _ in 0..1_000 {
                let draft = sales::draft(tx, &sale)?;
                sales::issue(tx, &IssueSale { id: draft.sale.id, day: None })?;
            }
            Ok(())
        });
    }
    let begun = Instant::now();
    let verified = shop.read(sales::verify);
    println!("verifying {} invoices of ten lines: {:?}, {} findings", verified.issued, begun.elapsed(), verified.count);
}
