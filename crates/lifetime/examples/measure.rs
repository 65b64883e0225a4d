//! How fast the fit is, and what it finds.
//!
//! ```text
//! cargo run --release -p lifetime --example measure -- histories.csv [SPAN]    # repeats,last,age,orders,spend with a head
//! cargo run --release -p lifetime --example measure -- cdnow                   # the sample among the tests, 39 weeks
//! ```
//!
//! Times are of one run each after a first one. `python -m pip install lifetimes` has the library most people use for the same.

use lifetime::{History, Leaving, Model, Purchase, Settings};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match measure(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &[String]) -> Result<(), Failure> {
    let path = arguments.first().ok_or("see the head of examples/measure.rs for what can be measured")?;
    let span = arguments.get(1).map_or(Ok(39.0), |s| s.parse())?;
    let histories = if path == "cdnow" { cdnow()? } else { read(path)? };
    println!("{} clients", histories.len());
    for leaving in [Leaving::AfterRepeats, Leaving::AfterAny] {
        let settings = Settings { leaving, ..Settings::default() };
        let learned = || {
            let start = Instant::now();
            let model = Model::learn(&histories, &settings);
            (model, start.elapsed())
        };
        learned();
        let (model, fitting) = learned();
        let start = Instant::now();
        let value: f64 = histories.iter().map(|h| model.forecast(h, span).value).sum();
        println!("{leaving:?}: both fits in {fitting:?}, all forecasts in {:?}, {value:.2} in all", start.elapsed());
        println!("  {:?}\n  {:?}", model.buying, model.spending);
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<History>, Failure> {
    let mut table = csv::Reader::from_path(path)?;
    table
        .records()
        .map(|row| {
            let row = row?;
            let number = |at: usize| row.get(at).unwrap_or_default().trim().parse::<f64>();
            let (repeats, orders) = (number(0)? as u32, number(3)? as u32);
            Ok(History { repeats, last: number(1)?, age: number(2)?, orders, spend: number(4)? })
        })
        .collect()
}

fn cdnow() -> Result<Vec<History>, Failure> {
    let mut days: BTreeMap<String, Vec<Purchase>> = BTreeMap::new();
    for row in csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/cdnow_sample.csv"))?.records() {
        let row = row?;
        let number = |at: usize| row.get(at).unwrap_or_default().parse::<f64>();
        let bought = Purchase { time: number(1)? / 7.0, amount: number(2)? / 100.0 };
        days.entry(row.get(0).unwrap_or_default().to_owned()).or_default().push(bought);
    }
    Ok(days.values().filter_map(|all| History::of(all, 272.0 / 7.0, false)).collect())
}
