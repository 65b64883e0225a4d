//! What became of the files, or would.

use crate::import::Said;
use serde::Serialize;
use std::collections::BTreeMap;

/// Most refused files that are told one by one.
pub(super) const TOLD: usize = 100;
/// Most names told with a count.
pub(super) const NAMED: usize = 5;

/// What a look found, or what was taken in. Amounts are minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EinvoicesReport {
    /// Electronic invoices met, whatever became of them.
    #[ts(type = "number")]
    pub files: u64,
    /// How many of each format: `cfdi-4.0`, `cfdi-3.3`, `ubl`, `cii`, `pdf`, `facturae`.
    pub formats: Vec<NamedCount>,
    /// What comes in, by year.
    pub years: Vec<YearOf>,
    /// Whose invoices come in; nothing where no file names anybody.
    pub ours: Option<Ours>,
    /// Others it could be, the likeliest first; for a person to choose from.
    pub others: Vec<Ours>,
    /// Documents that are made.
    #[ts(type = "number")]
    pub invoices: u64,
    /// Credit notes that are made.
    #[ts(type = "number")]
    pub credits: u64,
    /// Payments that are made.
    #[ts(type = "number")]
    pub payments: u64,
    /// Documents of the book that turn out to be these invoices.
    #[ts(type = "number")]
    pub linked: u64,
    /// Files that the book has already.
    #[ts(type = "number")]
    pub known: u64,
    /// Clients that are made.
    #[ts(type = "number")]
    pub clients: u64,
    /// Clients of the book that invoices are for.
    #[ts(type = "number")]
    pub clients_known: u64,
    /// Products that are made.
    #[ts(type = "number")]
    pub products: u64,
    /// Invoiced, credited and paid, by currency.
    pub sums: Vec<SumOf>,
    /// What is left out, with why: `received`, `payroll`, `transport`, `repeated`, `plain`, `other`.
    pub left_out: Vec<NamedCount>,
    /// What a person had better look at: `doubtful`, `unrelated`, `over`, `still-paid`.
    pub notices: Vec<NamedCount>,
    /// The first files that do not come in, with why: the sentence is `reason-<code>`.
    pub refused: Vec<RefusedEinvoice>,
    /// How many there are.
    #[ts(type = "number")]
    pub refused_count: u64,
}

/// Something counted, with the names of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct NamedCount {
    /// What.
    pub code: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
    /// The first of them, five at most.
    pub names: Vec<String>,
}

/// What comes in of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct YearOf {
    /// The year.
    pub year: i32,
    /// Invoices.
    #[ts(type = "number")]
    pub invoices: u64,
    /// Credit notes.
    #[ts(type = "number")]
    pub credits: u64,
    /// Payments.
    #[ts(type = "number")]
    pub payments: u64,
}

/// Sums of a currency, minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SumOf {
    /// ISO 4217.
    pub currency: String,
    /// Of the invoices.
    #[ts(type = "number")]
    pub invoiced_minor: i64,
    /// Of the credit notes, below zero.
    #[ts(type = "number")]
    pub credited_minor: i64,
    /// Of the payments.
    #[ts(type = "number")]
    pub paid_minor: i64,
}

/// Whose invoices are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Ours {
    /// The tax id.
    pub tax_id: String,
    /// As the files name it.
    pub name: String,
    /// Why: `business` as its settings have it, `files` as most files name it, `asked` as a person said.
    pub from: String,
    /// Files it issued.
    #[ts(type = "number")]
    pub issued: u64,
    /// Files it received.
    #[ts(type = "number")]
    pub received: u64,
}

/// A file that does not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RefusedEinvoice {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: Said,
}

/// Counts by code, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Counted(Vec<NamedCount>);

impl Counted {
    pub fn add(&mut self, code: &str, name: &str) {
        let at = match self.0.iter().position(|one| one.code == code) {
            Some(at) => at,
            None => {
                self.0.push(NamedCount { code: code.to_owned(), ..NamedCount::default() });
                self.0.len() - 1
            }
        };
        if let Some(one) = self.0.get_mut(at) {
            one.count += 1;
            if one.names.len() < NAMED && !name.is_empty() {
                one.names.push(name.to_owned());
            }
        }
    }

    /// The counts, the highest first.
    pub fn told(mut self) -> Vec<NamedCount> {
        self.0.sort_by_key(|one| std::cmp::Reverse(one.count));
        self.0
    }
}

/// What is told while the files come in.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub report: EinvoicesReport,
    pub formats: Counted,
    pub left_out: Counted,
    pub notices: Counted,
    years: BTreeMap<i32, YearOf>,
    sums: BTreeMap<String, SumOf>,
}

impl Telling {
    pub fn refuse(&mut self, name: &str, reason: Said) {
        self.report.refused_count += 1;
        if self.report.refused.len() < TOLD {
            self.report.refused.push(RefusedEinvoice { name: name.to_owned(), reason });
        }
    }

    pub fn year(&mut self, year: i32) -> &mut YearOf {
        self.years.entry(year).or_insert_with(|| YearOf { year, ..YearOf::default() })
    }

    pub fn sum(&mut self, currency: &str) -> &mut SumOf {
        self.sums
            .entry(currency.to_owned())
            .or_insert_with(|| SumOf { currency: currency.to_owned(), ..SumOf::default() })
    }

    pub fn told(self) -> EinvoicesReport {
        let formats = self.formats.told();
        EinvoicesReport {
            formats: formats.into_iter().map(|one| NamedCount { names: Vec::new(), ..one }).collect(),
            left_out: self.left_out.told(),
            notices: self.notices.told(),
            years: self.years.into_values().collect(),
            sums: self.sums.into_values().collect(),
            ..self.report
        }
    }
}
