//! Learning without labels: expectation maximisation over pairs (Winkler 1988, "Using the EM algorithm for weight computation in the
//! Fellegi-Sunter model of record linkage"; three kinds of pairs after Larsen and Rubin 2001).

use crate::compare::{Comparison, MISSING};
use crate::field::{FIELDS, Field};
use crate::learned::{Judge, Population, Verdict, Weights};

/// Rounds of expectation and maximisation at most.
const ROUNDS: usize = 20;
/// Change of every share below which nothing more is learned.
const SETTLED: f64 = 1e-4;
/// Imagined pairs that speak for the starting values of the same…
const IMAGINED_SAME: f64 = 25.0;
/// …and of strangers.
const IMAGINED_STRANGERS: f64 = 500.0;
/// Imagined records that speak for how many are expected to be the same.
const IMAGINED_RECORDS: f64 = 20.0;

/// How often a share may be more or less than its starting value.
const STRAYED: f64 = 3.0;
/// Pairs per record, at most, that are the same or related; related in one way, a third of it.
const MOST_RELATED: f64 = 4.0;

/// The pairs learned from.
pub(crate) struct Lesson<'a> {
    /// Pairs that blocking brought together.
    pub likely: &'a [Comparison],
    /// Share of all such pairs that these are.
    pub share: f64,
    /// Pairs drawn at random.
    pub random: &'a [Comparison],
    /// What they were drawn from.
    pub population: Population,
    /// Pairs with a company.
    pub company: bool,
}

/// Shares counted per field and step.
struct Tally(Vec<Vec<f64>>);

impl Tally {
    fn new() -> Self {
        Self(Field::ALL.iter().map(|f| vec![0.0; f.steps().len()]).collect())
    }

    fn add(&mut self, steps: &[u8; FIELDS], weight: f64) {
        for (field, step) in steps.iter().enumerate().filter(|(_, s)| **s != MISSING) {
            self.0[field][*step as usize] += weight;
        }
    }

    /// Shares, with the starting values counted in as so many imagined pairs.
    fn shares(&self, start: &[Vec<f64>], imagined: f64) -> Vec<Vec<f64>> {
        let share = |(counts, start): (&Vec<f64>, &Vec<f64>)| {
            let all: f64 = counts.iter().sum::<f64>() + imagined;
            counts.iter().zip(start).map(|(c, s)| (c + imagined * s) / all).collect()
        };
        self.0.iter().zip(start).map(share).collect()
    }
}

/// Learns weights from pairs. Missing values say nothing and are left out of the shares. Guards: the starting values stay in as imagined
/// pairs, disagreement never speaks for being the same, and the best agreement never against it.
pub(crate) fn learn(lesson: &Lesson<'_>) -> Weights {
    let start = Weights::at_start(lesson.company);
    let mut weights = start.clone();
    if lesson.likely.is_empty() {
        return weights;
    }
    for _ in 0..ROUNDS {
        let judge = Judge::new(&weights, lesson.company, lesson.population);
        let (mut same, mut strangers) = (Tally::new(), Tally::new());
        let (mut matches, mut related) = (0.0, [0.0; 2]);
        for pair in lesson.likely {
            let Verdict { same: chance, related: kin, .. } = judge.verdict(&pair.steps, &pair.chance);
            if chance > 1e-6 {
                same.add(&pair.steps, chance);
            }
            matches += chance;
            related[0] += kin[0];
            related[1] += kin[1];
        }
        let verdicts: Vec<f64> = lesson.random.iter().map(|pair| likely_not_strangers(&judge, pair)).collect();
        // However many of the random pairs look alike, no more of them than this can be.
        let most =
            MOST_RELATED * lesson.population.records / lesson.population.pairs.max(1.0) * lesson.random.len() as f64;
        let believed = (most / verdicts.iter().sum::<f64>().max(1e-9)).min(1.0);
        for (pair, related) in lesson.random.iter().zip(verdicts) {
            strangers.add(&pair.steps, 1.0 - related * believed);
        }
        let mut next = Weights {
            matches_per_record: per_record(matches, lesson, start.matches_per_record).clamp(0.001, MOST_RELATED),
            related_per_record: (start.related_per_record.iter().zip(related))
                .map(|(start, found)| per_record(found, lesson, *start).clamp(0.002, MOST_RELATED / 3.0))
                .collect(),
            m: same.shares(&start.m, IMAGINED_SAME),
            u: strangers.shares(&start.u, IMAGINED_STRANGERS),
        };
        // A kind is only compared where it differs, so there is nothing to be learned of it.
        next.m[Field::Kind.at()].clone_from(&start.m[Field::Kind.at()]);
        guard(&mut next, &start);
        let moved = furthest(&weights.m, &next.m).max(furthest(&weights.u, &next.u));
        weights = next;
        if moved < SETTLED {
            break;
        }
    }
    weights
}

fn per_record(found: f64, lesson: &Lesson<'_>, start: f64) -> f64 {
    (found / lesson.share.max(1e-9) + IMAGINED_RECORDS * start) / (lesson.population.records + IMAGINED_RECORDS)
}

/// Chance that a pair is the same or related.
fn likely_not_strangers(judge: &Judge, pair: &Comparison) -> f64 {
    let verdict = judge.verdict(&pair.steps, &pair.chance);
    (verdict.same + verdict.related[0] + verdict.related[1]).clamp(0.0, 1.0)
}

/// Keeps the shares where they make sense: near their starting values, disagreement never for being the same, the best agreement never
/// against it. Without this the class of the same can slip to whatever else the pairs fall into, such as companies of one trade.
fn guard(weights: &mut Weights, start: &Weights) {
    for ((m, u), start) in weights.m.iter_mut().zip(&weights.u).zip(&start.m) {
        for (share, start) in m.iter_mut().zip(start) {
            *share = share.clamp(start / STRAYED, (start * STRAYED).min(1.0));
        }
        if let (Some(first), Some(by_chance)) = (m.first_mut(), u.first()) {
            *first = first.max(*by_chance);
        }
        if let (Some(last), Some(by_chance)) = (m.last_mut(), u.last()) {
            *last = last.min(*by_chance);
        }
        let all: f64 = m.iter().sum();
        m.iter_mut().for_each(|share| *share /= all);
    }
}

fn furthest(a: &[Vec<f64>], b: &[Vec<f64>]) -> f64 {
    a.iter().flatten().zip(b.iter().flatten()).map(|(x, y)| (x - y).abs()).fold(0.0, f64::max)
}
