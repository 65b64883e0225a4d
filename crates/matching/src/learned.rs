//! What the data has taught: shares of agreement among the same and among others, and how many are the same.

use crate::field::{BRANCH, FIELDS, Field, HOUSEHOLD, NAMESAKES, NEIGHBOURS, Relation};
use serde::{Deserialize, Serialize};

/// Smallest share anything is believed to have; keeps one field from deciding alone.
const LEAST: f64 = 1e-7;

/// What the data has taught, for the book to keep. Persons and companies are weighed apart: a family shares a telephone, a
/// chain shares a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// For two persons.
    pub persons: Weights,
    /// For two companies, or a company and a person.
    pub companies: Weights,
}

/// Parameters of the Fellegi–Sunter model (Fellegi and Sunter 1969, "A theory for record linkage", JASA 64) for one kind of pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Pairs that stand for the same, per record.
    pub matches_per_record: f64,
    /// Pairs that are related yet not the same, per record, one number for each relation.
    pub related_per_record: Vec<f64>,
    /// Per field in the order of [`Field::ALL`], per step of agreement: share among pairs that are the same.
    pub m: Vec<Vec<f64>>,
    /// As `m`, among strangers.
    pub u: Vec<Vec<f64>>,
}

impl Default for Learned {
    fn default() -> Self {
        Self { persons: Weights::at_start(false), companies: Weights::at_start(true) }
    }
}

/// The relations two records may have without being the same.
pub(crate) fn relations(company: bool) -> &'static [Relation] {
    if company { &[BRANCH, NEIGHBOURS] } else { &[HOUSEHOLD, NAMESAKES] }
}

impl Weights {
    /// What is believed before any data is seen.
    pub(crate) fn at_start(company: bool) -> Self {
        Self {
            matches_per_record: 0.15,
            related_per_record: relations(company).iter().map(|r| r.per_record).collect(),
            m: Field::ALL.iter().map(|f| f.steps().iter().map(|s| s.1).collect()).collect(),
            u: Field::ALL.iter().map(|f| f.steps().iter().map(|s| s.2).collect()).collect(),
        }
    }

    /// Itself if it has the shape this version of the program knows and every number is a share, otherwise the starting values:
    /// what was kept may be old or damaged.
    pub(crate) fn or_start(self, company: bool) -> Self {
        let start = Self::at_start(company);
        let like = |kept: &[Vec<f64>], start: &[Vec<f64>]| {
            kept.len() == start.len()
                && kept.iter().zip(start).all(|(k, s)| k.len() == s.len() && k.iter().all(|v| *v > 0.0 && *v <= 1.0))
        };
        let counts = [self.matches_per_record].into_iter().chain(self.related_per_record.iter().copied());
        let whole = self.related_per_record.len() == start.related_per_record.len()
            && counts.into_iter().all(|v| v.is_finite() && v > 0.0)
            && like(&self.m, &start.m)
            && like(&self.u, &start.u);
        if whole { self } else { start }
    }
}

/// Pairs there are to choose from, which turns pairs per record into chances.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Population {
    /// Records looked for.
    pub records: f64,
    /// Pairs that could be made.
    pub pairs: f64,
}

/// The weights and what they apply to, ready to judge pairs.
#[derive(Debug, Clone)]
pub(crate) struct Judge {
    m: Vec<Vec<f64>>,
    u: Vec<Vec<f64>>,
    same: f64,
    /// Chance of each relation, 0 where there is none, and what it shares.
    related: [f64; 2],
    shared: [&'static Relation; 2],
    strangers: f64,
}

/// How likely a pair is each of the things it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verdict {
    /// The two are the same.
    pub same: f64,
    /// The two are related in the way with this place among [`relations`], at most two.
    pub related: [f64; 2],
    /// Odds that they are the same.
    pub odds: f64,
}

impl Judge {
    pub(crate) fn new(weights: &Weights, company: bool, population: Population) -> Self {
        let pairs = population.pairs.max(1.0);
        let chance = |per_record: f64| (per_record * population.records / pairs).clamp(1e-12, 0.3);
        let same = chance(weights.matches_per_record);
        let (mut related, mut shared) = ([0.0; 2], [&HOUSEHOLD; 2]);
        for (i, relation) in relations(company).iter().enumerate().take(2) {
            related[i] = weights.related_per_record.get(i).map_or(0.0, |r| chance(*r));
            shared[i] = relation;
        }
        let least = |shares: &[Vec<f64>]| shares.iter().map(|f| f.iter().map(|v| v.max(LEAST)).collect()).collect();
        Self {
            m: least(&weights.m),
            u: least(&weights.u),
            same,
            related,
            shared,
            strangers: (1.0 - same - related[0] - related[1]).max(0.05),
        }
    }

    /// Chance that strangers agree as far on this field: of the value where that is known, else of the step.
    pub(crate) fn by_chance(&self, field: usize, step: usize, of_value: f32) -> f64 {
        let u = if of_value > 0.0 { f64::from(of_value) } else { self.u[field][step] };
        u.clamp(LEAST, 1.0)
    }

    /// Weight of one field for the two being the same and not strangers, in bits.
    pub(crate) fn bits(&self, field: usize, step: usize, of_value: f32) -> f64 {
        (self.m[field][step] / self.by_chance(field, step, of_value)).log2()
    }

    /// Chance that the two are the same, by Bayes over the same, each relation, and strangers.
    pub(crate) fn verdict(&self, steps: &[u8; FIELDS], chance: &[f32; FIELDS]) -> Verdict {
        // Products of at most fourteen shares of 1e-7 or more stay far above the smallest number there is.
        let (mut same, mut strangers) = (self.same, self.strangers);
        let mut related = self.related;
        for field in 0..FIELDS {
            let Some(&m) = self.m[field].get(steps[field] as usize) else { continue };
            let u = self.by_chance(field, steps[field] as usize, chance[field]);
            same *= m;
            strangers *= u;
            for (kin, relation) in related.iter_mut().zip(self.shared) {
                let own = relation.own.iter().find(|(of, _)| of.at() == field);
                *kin *= match own.and_then(|(_, shares)| shares.get(steps[field] as usize)) {
                    // Of a common value, strangers have as much as relations.
                    Some(share) => share.max(u),
                    None => relation.shared[field] * m + (1.0 - relation.shared[field]) * u,
                };
            }
        }
        let others = strangers + related[0] + related[1];
        let all = same + others;
        Verdict { same: same / all, related: related.map(|kin| kin / all), odds: same / others }
    }
}
