//! How fast papers come out: one warm, and a batch on two threads. `cargo run --release -p paper --example speed`.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A tool that measures.

#[path = "../tests/made/mod.rs"]
mod made;

use einvoice::Line;
use paper::{Kind, Paper, Press};
use std::time::{Duration, Instant};

/// An invoice of ten lines that no other is like.
fn invoice(at: usize) -> Paper {
    let mut paper = made::of_kind(Kind::Invoice);
    paper.issued.number = format!("{at:06}");
    let tax = paper.issued.lines[0].taxes.clone();
    paper.issued.lines = (0..10)
        .map(|line| {
            let what = format!("Café de la finca n.º {} de la cosecha {}", at * 7 + line, line * 3 + at);
            let (quantity, price) = ((line + at % 9 + 1).into(), rust_decimal::Decimal::new(1_235 + at as i64, 2));
            Line { code: format!("CAFE-{at}-{line}"), ..Line::new(&what, quantity, price, tax.clone()) }
        })
        .collect();
    paper.issued.reckon().expect("reckoned");
    made::coded(paper, true)
}

fn memory() -> String {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    told.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM")).collect::<Vec<_>>().join(" ")
}

/// Processor time of this process so far, in milliseconds: what a busy machine does not change much. Source: proc(5), fields 14 and 15 of `stat`,
/// in hundredths of a second.
fn worked() -> u64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = told.rsplit(')').next().unwrap_or_default();
    after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10
}

fn main() {
    let many: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000);
    let begun = Instant::now();
    let press = Press::new(None);
    press.print(&invoice(0), "modern").expect("printed");
    println!("first, typefaces and words included: {:?}", begun.elapsed());
    for template in ["modern", "classic", "ticket"] {
        for attach in [false, true] {
            let mut times: Vec<Duration> = (1..=200)
                .map(|at| {
                    let mut paper = invoice(at);
                    paper.attach = attach;
                    let begun = Instant::now();
                    press.print(&paper, template).expect("printed");
                    begun.elapsed()
                })
                .collect();
            times.sort();
            println!("{template}, electronic invoice inside {attach}: p50 {:?}, p95 {:?}", times[100], times[190]);
        }
    }
    for attach in [false, true] {
        let papers: Vec<Paper> = (0..many)
            .map(|at| {
                let mut paper = invoice(1_000 + at);
                paper.attach = attach;
                paper
            })
            .collect();
        let (begun, before) = (Instant::now(), worked());
        std::thread::scope(|scope| {
            for half in papers.chunks(papers.len().div_ceil(2)) {
                let press = &press;
                scope.spawn(move || half.iter().for_each(|paper| drop(press.print(paper, "modern").expect("printed"))));
            }
        });
        let took = begun.elapsed();
        println!(
            "{many} on two threads, inside {attach}: {:.1} a second, {:.1} ms of a processor each, {}",
            many as f64 / took.as_secs_f64(),
            (worked() - before) as f64 / many as f64,
            memory()
        );
    }
    let crowded = made::coded(made::crowded(), true);
    let begun = Instant::now();
    let pages = press.print(&crowded, "modern").expect("printed").pages;
    println!("sixty crowded lines, {pages} pages: {:?}", begun.elapsed());
}
