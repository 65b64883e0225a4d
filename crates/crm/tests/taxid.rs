//! Tax, identity and bank numbers against 2,003 published examples of 20 countries.
//!
//! `tests/data/taxid_vectors.csv` was harvested from the examples in the test files of python-stdnum 2.2
//! (https://arthurdejong.org/python-stdnum/): the numbers and what a validator must say of them, no code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

use crm::taxid::{self, Verdict};
use proptest::prelude::*;

#[test]
fn every_published_number_gets_the_verdict_it_must() {
    let text = include_str!("data/taxid_vectors.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let (mut rows, mut wrong) = (0, Vec::new());
    for row in reader.records() {
        let row = row.expect("the vectors are well formed");
        let (module, input, expected, error, compact) = (&row[0], &row[1], &row[2], &row[3], &row[4]);
        rows += 1;
        let found = taxid::check_module(module, input).unwrap_or_else(|| panic!("no rule for {module}"));
        let rule = match error {
            "InvalidLength" => "length",
            "InvalidFormat" => "format",
            "InvalidChecksum" => "check-digit",
            "InvalidComponent" => "component",
            _ => "",
        };
        let agrees = match found.verdict {
            Verdict::Valid | Verdict::Advisory { .. } => expected == "valid" && found.compact == compact,
            Verdict::Invalid { rule: broken } => expected == "invalid" && broken == rule,
            Verdict::Unchecked => false,
        };
        if !agrees {
            wrong.push(format!("{module} {input:?}: expected {expected} {error} {compact}, found {found:?}"));
        }
    }
    assert_eq!(rows, 2003);
    assert!(wrong.is_empty(), "{} of {rows} disagree:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_shows_a_form_that_it_reads_back() {
    let mut reader = csv::Reader::from_reader(include_str!("data/taxid_vectors.csv").as_bytes());
    for row in reader.records() {
        let row = row.expect("the vectors are well formed");
        if &row[2] == "valid" {
            let found = taxid::check_module(&row[0], &row[1]).expect("a rule");
            let again = taxid::check_module(&row[0], &found.shown).expect("a rule");
            assert_eq!(again.compact, found.compact, "{} {}", &row[0], found.shown);
        }
    }
}

#[test]
fn a_cell_of_a_megabyte_is_only_too_long() {
    let cell = "1".repeat(1_000_000);
    for module in taxid::modules() {
        let found = taxid::check_module(module, &cell).expect("a rule");
        assert!(!found.acceptable(), "{module}");
        assert!(found.compact.len() < 1000);
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_rule_fall_over(text in "\\PC*", mixed in "[0-9A-Zñ€\u{200B}\u{202E}😀 .-]{0,30}") {
        for module in taxid::modules() {
            let _ = taxid::check_module(module, &text);
            let _ = taxid::check_module(module, &mixed);
        }
        for country in taxid::countries() {
            let _ = taxid::check(country, &mixed);
        }
        let _ = taxid::detect(&mixed);
    }
}
