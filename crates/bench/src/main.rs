//! `make bench`: a table of numbers, each a ratio to its bare-metal counterpart in the same run, so that it holds on any
//! machine. A row is a function that returns [`Line`]s; add it to `ROWS`. `make bench ARGS="import"` runs those that begin so.
//!
//! `BENCH_CLIENTS=10000` makes the books smaller, for a quick look; `BENCH_FULL=1` imports a file and searches a book ten times larger too.

mod book;
mod cfdi;
mod documents;
mod import;
mod invoicing;
mod loyalty;
mod page;
mod retail;
mod sheets;
#[cfg(target_os = "linux")]
mod window;

use std::error::Error;
use std::process::ExitCode;

/// One number of the table.
pub struct Line {
    /// What was measured.
    pub work: String,
    /// What it took, with its unit.
    pub took: String,
    /// What the counterpart took.
    pub bare: String,
    /// Ours by theirs.
    pub ratio: f64,
    /// What the ratio must not exceed.
    pub must: f64,
}

/// Measures some numbers.
type Measure = fn() -> Result<Vec<Line>, Box<dyn Error>>;

const ROWS: &[(&str, Measure)] = &[
    ("documents", documents::measure),
    ("invoicing", invoicing::measure),
    ("loyalty", loyalty::measure),
    ("retail", retail::measure),
    ("import", import::measure),
    ("cfdi", cfdi::measure),
    ("sheets", sheets::measure),
    ("book", book::measure),
    ("search", book::measure_large),
    ("page", page::measure),
    #[cfg(target_os = "linux")]
    ("window", window::measure),
];

/// Clients in the books that are measured; the numbers promised are for a hundred thousand.
pub(crate) fn clients() -> u64 {
    std::env::var("BENCH_CLIENTS").ok().and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(100_000)
}

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    println!("{:<72} {:>14} {:>14} {:>7} {:>7}", "work", "took", "counterpart", "ratio", "must");
    let mut good = true;
    for (name, measure) in ROWS.iter().filter(|(name, _)| name.starts_with(&wanted)) {
        match measure() {
            Ok(lines) => {
                for line in lines {
                    let holds = line.ratio <= line.must;
                    good &= holds;
                    let mark = if holds { "" } else { "  TOO SLOW" };
                    println!(
                        "{:<72} {:>14} {:>14} {:>7.2} {:>7.2}{mark}",
                        line.work, line.took, line.bare, line.ratio, line.must
                    );
                }
            }
            Err(error) => {
                good = false;
                println!("{name}: {error}");
            }
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
