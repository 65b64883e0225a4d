//! The whole of it: records in, pairs with their reasons and clusters out.

use crate::blocks::Blocks;
use crate::clusters::{self, Link};
use crate::compare::{Comparison, compare};
use crate::evidence::{Pair, Standing, evidence};
use crate::learn::{Lesson, learn};
use crate::learned::{Judge, Learned, Population};
use crate::prepared::{Lexicons, Prepared, prepare};
use crate::record::Record;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Records a thread takes at a time.
const CHUNK: usize = 512;
/// Pairs learned from, about.
const LESSON: usize = 150_000;
/// Pairs of each kind drawn at random to learn what strangers share.
const RANDOM: usize = 50_000;
/// Chunks no set has: the work was stopped.
const STOPPED: usize = usize::MAX / 2;
/// Chance of being the same from which a link can hold a cluster together.
const SURE_ENOUGH: f64 = 0.5;

/// Which pairs are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Any two records.
    #[default]
    All,
    /// Any two of which one at least is not [`Record::known`]: rows of a file among themselves and against the book.
    New,
    /// One known and one not.
    Across,
}

/// What the caller decides.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which pairs are looked for.
    pub scope: Scope,
    /// Of the pairs told to be the same, the share that is expected to be so; the threshold follows from it.
    pub precision: f64,
    /// Chance of being the same from which a pair is worth a person's look.
    pub review: f64,
    /// Threads at most; 0 for as many as the machine has. The result does not depend on it.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { scope: Scope::All, precision: 0.97, review: 0.1, threads: 0 }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Pairs that are the same or may be, the surest first.
    pub pairs: Vec<Pair>,
    /// Records that stand for one and the same, two or more each, by id; the clusters by their smallest id.
    pub clusters: Vec<Vec<u64>>,
    /// Chance from which a pair is told to be the same without asking.
    pub threshold: f64,
    /// What was learned, or what was given.
    pub learned: Learned,
    /// Pairs that were compared.
    pub compared: u64,
}

/// Records on their way to be matched. Deterministic: the same records give the same result in any order and on any machine.
#[derive(Debug, Clone)]
pub struct Matching {
    settings: Settings,
    learned: Option<Learned>,
    lexicons: Lexicons,
    records: Vec<Prepared>,
    never: HashSet<(u64, u64)>,
}

impl Matching {
    /// An empty set that will learn its weights from its own records.
    pub fn new(settings: Settings) -> Self {
        let lexicons = Lexicons::new();
        Self { settings, learned: None, lexicons, records: Vec::new(), never: HashSet::new() }
    }

    /// An empty set that uses weights learned before, for sets too small to learn from: one new client against the book.
    pub fn with_learned(settings: Settings, learned: Learned) -> Self {
        let Learned { persons, companies } = learned;
        let learned = Learned { persons: persons.or_start(false), companies: companies.or_start(true) };
        Self { learned: Some(learned), ..Self::new(settings) }
    }

    /// Takes a record in; only what is compared is kept of it (about half a kilobyte). A second record of the same id is left out.
    pub fn add(&mut self, record: &Record) {
        let ready = prepare(record, &mut self.lexicons);
        self.records.push(ready);
    }

    /// Two records a person has said to be different: they are never a pair and never in one cluster.
    pub fn never_same(&mut self, a: u64, b: u64) {
        self.never.insert((a.min(b), a.max(b)));
    }

    /// Two records of the set side by side, whatever the blocks and the scope; nothing when an id is not in the set or both are one.
    /// Weights are those given, else the starting ones; [`Self::find`] learns.
    pub fn score(&self, a: u64, b: u64) -> Option<Pair> {
        let of = |id| self.records.iter().find(|r| r.id == id);
        let (a, b) = (of(a)?, of(b)?);
        let learned = self.learned.clone().unwrap_or_default();
        (a.id != b.id).then(|| Court::new(self, &learned).pair(a, b))
    }

    /// Finds the pairs. Takes time about n·log n in the number of records.
    pub fn find(self) -> Found {
        // Nobody stops it.
        self.find_watched(&mut |_, _| true).unwrap_or_else(|| Found {
            pairs: Vec::new(),
            clusters: Vec::new(),
            threshold: 1.0,
            learned: Learned::default(),
            compared: 0,
        })
    }

    /// As [`Self::find`]; `go_on` is told now and then, on the thread that called, how many records of how many were compared, and
    /// stops the work by answering no: then nothing is found.
    pub fn find_watched(mut self, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Option<Found> {
        self.records.sort_by_key(|r| r.id);
        self.records.dedup_by_key(|r| r.id);
        self.lexicons.settle();
        let blocks = Blocks::new(&self.records, &self.lexicons);
        let learned = match self.learned.clone() {
            Some(learned) => learned,
            None => self.learn(&blocks, go_on)?,
        };
        let court = Court::new(&self, &learned);
        let floor = self.settings.review.clamp(0.01, SURE_ENOUGH);
        let chunks = self.in_chunks(
            1,
            |at, partners, out: &mut (u64, Vec<Link>)| {
                let record = &self.records[at];
                for other in partners {
                    let comparison = compare(record, &self.records[*other as usize], &self.lexicons);
                    let verdict = court.judge(comparison.company).verdict(&comparison.steps, &comparison.chance);
                    out.0 += 1;
                    if verdict.same >= floor {
                        out.1.push(Link { a: at as u32, b: *other, same: verdict.same });
                    }
                }
            },
            &blocks,
            go_on,
        )?;
        let compared = chunks.iter().map(|c| c.0).sum();
        let mut links: Vec<Link> = chunks.into_iter().flat_map(|c| c.1).collect();
        links.sort_by(|x, y| y.same.total_cmp(&x.same).then((x.a, x.b).cmp(&(y.a, y.b))));
        let threshold = threshold(&links, self.settings.precision);
        let ln_odds = |a: u32, b: u32| {
            let (a, b) = (&self.records[a as usize], &self.records[b as usize]);
            if self.is_never(a.id, b.id) {
                return f64::NEG_INFINITY;
            }
            let comparison = compare(a, b, &self.lexicons);
            court.judge(comparison.company).verdict(&comparison.steps, &comparison.chance).odds.max(1e-300).ln()
        };
        let sure = links.iter().filter(|l| l.same >= threshold);
        let groups = clusters::gather(self.records.len(), sure, ln_odds);
        let mut standing = vec![u32::MAX; self.records.len()];
        for (group, members) in groups.iter().enumerate() {
            members.iter().for_each(|m| standing[*m as usize] = group as u32);
        }
        let tell = |link: &Link| {
            let mut pair = court.pair(&self.records[link.a as usize], &self.records[link.b as usize]);
            let together =
                standing[link.a as usize] == standing[link.b as usize] && standing[link.a as usize] != u32::MAX;
            pair.standing = if together { Standing::Same } else { Standing::Review };
            pair
        };
        let pairs = links.iter().map(tell).collect();
        let id = |members: &Vec<u32>| members.iter().map(|m| self.records[*m as usize].id).collect();
        let clusters = groups.iter().map(id).collect();
        Some(Found { pairs, clusters, threshold, learned, compared })
    }

    fn is_never(&self, a: u64, b: u64) -> bool {
        !self.never.is_empty() && self.never.contains(&(a.min(b), a.max(b)))
    }

    /// Whether the pair is looked for at all.
    fn allowed(&self, a: &Prepared, b: &Prepared) -> bool {
        let in_scope = match self.settings.scope {
            Scope::All => true,
            Scope::New => !a.known || !b.known,
            Scope::Across => a.known != b.known,
        };
        in_scope && !self.is_never(a.id, b.id)
    }

    /// Walks through one record in `every` with its partners, on several threads; one result per chunk, in the order of records.
    fn in_chunks<T: Default + Send>(
        &self,
        every: usize,
        work: impl Fn(usize, &[u32], &mut T) + Sync,
        blocks: &Blocks,
        go_on: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Option<Vec<T>> {
        let count = self.records.len().div_ceil(CHUNK);
        let next = AtomicUsize::new(0);
        let total = self.records.len() as u64;
        let one_thread = |go_on: &mut dyn FnMut(u64, u64) -> bool| {
            let mut done: Vec<(usize, T)> = Vec::new();
            let mut partners: Vec<u32> = Vec::new();
            loop {
                let chunk = next.fetch_add(1, Ordering::Relaxed);
                if chunk >= count {
                    return done;
                }
                if !go_on((chunk * CHUNK) as u64, total) {
                    next.store(STOPPED, Ordering::Relaxed);
                    return done;
                }
                let mut out = T::default();
                for at in chunk * CHUNK..((chunk + 1) * CHUNK).min(self.records.len()) {
                    if every > 1 && !(spread(at as u64) as usize).is_multiple_of(every) {
                        continue;
                    }
                    blocks.partners(at, &mut partners);
                    partners.retain(|other| self.allowed(&self.records[at], &self.records[*other as usize]));
                    work(at, &partners, &mut out);
                }
                done.push((chunk, out));
            }
        };
        let machine = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = if self.settings.threads == 0 { machine } else { self.settings.threads }.clamp(1, count.max(1));
        let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| one_thread(&mut |_, _| true))).collect();
            let mut done = one_thread(go_on);
            for other in others {
                // A thread only fails by a panic, which is carried on.
                match other.join() {
                    Ok(part) => done.extend(part),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        });
        if next.load(Ordering::Relaxed) >= STOPPED {
            return None;
        }
        done.sort_by_key(|d| d.0);
        Some(done.into_iter().map(|d| d.1).collect())
    }

    fn learn(&self, blocks: &Blocks, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Option<Learned> {
        // About forty partners a record; the sample is by record so that its share is known.
        let every = (self.records.len() * 40 / LESSON).max(1);
        let likely = self.in_chunks(
            every,
            |at, partners, out: &mut Vec<Comparison>| {
                let others = partners.iter().map(|other| &self.records[*other as usize]);
                out.extend(others.map(|other| compare(&self.records[at], other, &self.lexicons)));
            },
            blocks,
            go_on,
        )?;
        let sampled = (0..self.records.len()).filter(|at| (spread(*at as u64) as usize).is_multiple_of(every)).count();
        let share = sampled as f64 / self.records.len().max(1) as f64;
        let (companies, persons): (Vec<_>, Vec<_>) = likely.into_iter().flatten().partition(|c| c.company);
        let lesson = |likely: &[Comparison], company| {
            let random = self.random_pairs(company);
            learn(&Lesson { likely, share, random: &random, population: self.population(company), company })
        };
        Some(Learned { persons: lesson(&persons, false), companies: lesson(&companies, true) })
    }

    /// Pairs of persons or of companies drawn over the whole set, the same ones each time.
    fn random_pairs(&self, company: bool) -> Vec<Comparison> {
        let of: Vec<&Prepared> = self.records.iter().filter(|r| r.company == company).collect();
        let n = of.len() as u64;
        let wanted = (RANDOM as u64).min(n.saturating_mul(n.saturating_sub(1)) / 2);
        let draw = |i: u64| {
            let (a, b) = (of[(spread(2 * i) % n) as usize], of[(spread(2 * i + 1) % n) as usize]);
            (a.id != b.id && self.allowed(a, b)).then(|| compare(a, b, &self.lexicons))
        };
        (0..wanted).filter_map(draw).collect()
    }

    /// How many records and pairs of one kind there are.
    fn population(&self, company: bool) -> Population {
        let count =
            |company, known| self.records.iter().filter(|r| r.company == company && r.known == known).count() as f64;
        let pairs = |known: f64, new: f64| match self.settings.scope {
            Scope::All => (known + new) * (known + new - 1.0) / 2.0,
            Scope::New => new * (new - 1.0) / 2.0 + new * known,
            Scope::Across => new * known,
        };
        let looked_for = match self.settings.scope {
            Scope::All => count(company, true) + count(company, false),
            Scope::New | Scope::Across => count(company, false),
        };
        Population { records: looked_for.max(1.0), pairs: pairs(count(company, true), count(company, false)) }
    }
}

/// The judges of both kinds of pairs.
pub(crate) struct Court<'a> {
    persons: Judge,
    companies: Judge,
    lexicons: &'a Lexicons,
}

impl<'a> Court<'a> {
    fn new(set: &'a Matching, learned: &Learned) -> Self {
        Self {
            persons: Judge::new(&learned.persons, false, set.population(false)),
            companies: Judge::new(&learned.companies, true, set.population(true)),
            lexicons: &set.lexicons,
        }
    }

    fn judge(&self, company: bool) -> &Judge {
        if company { &self.companies } else { &self.persons }
    }

    fn pair(&self, a: &Prepared, b: &Prepared) -> Pair {
        let comparison = compare(a, b, self.lexicons);
        let judge = self.judge(comparison.company);
        let verdict = judge.verdict(&comparison.steps, &comparison.chance);
        evidence(a.id.min(b.id), a.id.max(b.id), &comparison, judge, verdict)
    }
}

/// The lowest chance from which the pairs above are the same as often as wished, by their own chances; between even odds and near certainty.
fn threshold(sorted: &[Link], precision: f64) -> f64 {
    let (mut sum, mut lowest) = (0.0, 0.995_f64);
    for (i, link) in sorted.iter().enumerate() {
        sum += link.same;
        if sum / (i + 1) as f64 >= precision {
            lowest = link.same;
        }
    }
    lowest.clamp(SURE_ENOUGH, 0.995)
}

/// A number well mixed (SplitMix64, Steele, Lea and Flood 2014), to draw the same pairs each time.
fn spread(n: u64) -> u64 {
    let mut z = n.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
