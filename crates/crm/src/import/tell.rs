//! What is told of an import: counts, the first rows of each verdict, what was put right.

use super::apply::Outcome;
use super::cells::{Parsed, Reader};
use super::{Counts, Notice, RowSample, Said, Verdict};
use crate::tables::matching::TableKind;
use std::collections::BTreeMap;

/// How many cells are shown of each thing put right.
const NOTICE_SAMPLES: usize = 5;
/// Rows shown that are like a client, at least.
const ALIKE: usize = 100;

/// Counts rows as they come and keeps the first ones.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub counts: Counts,
    pub samples: Vec<RowSample>,
    notices: BTreeMap<&'static str, Notice>,
    most: usize,
    shown: [usize; 4],
    shown_alike: usize,
}

impl Telling {
    /// Keeps at most `most` rows of each verdict.
    pub fn new(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Notes what became of a row.
    pub fn note(&mut self, reader: &Reader, parsed: &Parsed, outcome: Outcome) {
        self.counts.rows += 1;
        let count = match outcome.verdict {
            Verdict::Created => &mut self.counts.created,
            Verdict::Changed => &mut self.counts.changed,
            Verdict::Unchanged => &mut self.counts.unchanged,
            Verdict::Refused => &mut self.counts.refused,
        };
        *count += 1;
        let line = parsed.row.number;
        if outcome.verdict != Verdict::Refused {
            for seen in &parsed.notices {
                let notice = self.notices.entry(seen.code).or_insert_with(|| Notice {
                    code: seen.code.to_owned(),
                    count: 0,
                    samples: Vec::new(),
                });
                notice.count += 1;
                if notice.samples.len() < NOTICE_SAMPLES {
                    let cell: String = parsed.row.cell(seen.column).chars().take(120).collect();
                    let name = reader.names.get(seen.column).cloned().unwrap_or_default();
                    let mut said = Said::new(seen.code)
                        .with("row", line)
                        .with("column", name)
                        .with("at", seen.column)
                        .with("value", cell);
                    if let Some(new) = &seen.new {
                        said = said.with("new", new.chars().take(120).collect::<String>());
                    }
                    notice.samples.push(said);
                }
            }
        }
        // Rows that are only like somebody are shown apart from the first of each sort: each can be refused.
        let (shown, most) = match (outcome.is_alike(), self.shown.get_mut(outcome.verdict as usize)) {
            (true, _) => (&mut self.shown_alike, self.most.max(ALIKE)),
            (false, Some(shown)) => (shown, self.most),
            (false, None) => return,
        };
        if *shown >= most {
            return;
        }
        *shown += 1;
        let sale = &parsed.what.sale;
        let sold = sale.lines.first().map(|line| if line.product.is_empty() { &line.text } else { &line.product });
        let document = format!("{} {}", sale.number, sold.map_or("", String::as_str));
        let title = match reader.kind {
            TableKind::Clients | TableKind::People => &parsed.what.client.name,
            TableKind::Products => parsed.what.product.as_ref().map_or(&document, |product| &product.name),
            TableKind::Sales | TableKind::Payments => &document,
            TableKind::Interactions | TableKind::Tasks => {
                if parsed.what.event.text.is_empty() {
                    parsed.what.event.client.as_ref().unwrap_or(&parsed.what.event.text)
                } else {
                    &parsed.what.event.text
                }
            }
        };
        self.samples.push(RowSample {
            line,
            verdict: outcome.verdict,
            title: title.trim().chars().take(200).collect(),
            joined: outcome.joined,
            alike: outcome.alike,
            changes: outcome.changes,
            reasons: outcome.reasons.into_iter().map(|reason| reason.with("row", line)).collect(),
        });
    }

    /// Adds what is not told cell by cell; nothing where there is none of it.
    pub fn add(&mut self, code: &'static str, count: u64, samples: Vec<Said>) {
        if count > 0 {
            self.notices.insert(code, Notice { code: code.to_owned(), count, samples });
        }
    }

    /// What was put right, the commonest first.
    pub fn notices(&mut self) -> Vec<Notice> {
        let mut all: Vec<Notice> = std::mem::take(&mut self.notices).into_values().collect();
        all.sort_by_key(|notice| std::cmp::Reverse(notice.count));
        all
    }
}
