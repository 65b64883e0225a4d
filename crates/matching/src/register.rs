//! A register that is asked about one record after another while it grows: the rows of a file on their way into a book, or the
//! client somebody is typing. It finds less than comparing all with all does (fewer keys, small blocks), in microseconds a record.

use crate::blocks::{hash, sounds};
use crate::compare::compare;
use crate::evidence::{Pair, evidence};
use crate::field::{Agreement, Field};
use crate::fold::sound;
use crate::learned::{Judge, Learned, Population};
use crate::lexicon::Word;
use crate::prepared::{Lexicons, Prepared, prepare};
use crate::record::Record;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Records a block may hold to be looked through; what brings together more says too little.
const BLOCK: u32 = 24;
/// Records met by the rarest keys until no more are looked for.
const MET: usize = 24;
/// Records that are compared with one, those that share the most keys.
const COMPARED: usize = 5;
/// A register of a few is judged as one of so many: who is missing in it may be the one who is meant.
const FEWEST: u64 = 2_000;
/// No record behind this one in its block.
const END: u32 = u32::MAX;

/// Keys are hashes already.
#[derive(Debug, Clone, Copy, Default)]
struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[derive(Debug, Clone, Copy)]
struct Block {
    newest: u32,
    count: u32,
}

/// Records that can be asked which of them may be a given one. Deterministic: the same records asked in the same order give the same
/// answers.
#[derive(Debug)]
pub struct Register {
    learned: Learned,
    lexicons: Lexicons,
    records: Vec<Prepared>,
    blocks: HashMap<u64, Block, BuildHasherDefault<Already>>,
    /// Record, and where the one before it in its block stands here.
    links: Vec<(u32, u32)>,
    others: u64,
    judges: Option<(u64, [Judge; 2])>,
}

impl Register {
    /// An empty register with weights learned before, or the starting ones. What is asked for may be one of `others` records that are
    /// not in the register (0 when all are); then the register does not count how common words are among those it was given, which were
    /// picked because they are alike, but goes by what is known in general.
    pub fn new(learned: Learned, others: u64) -> Self {
        let Learned { persons, companies } = learned;
        let mut lexicons = Lexicons::new();
        if others > 0 {
            lexicons.stop_counting();
        }
        Self {
            learned: Learned { persons: persons.or_start(false), companies: companies.or_start(true) },
            lexicons,
            records: Vec::new(),
            blocks: HashMap::default(),
            links: Vec::new(),
            others,
            judges: None,
        }
    }

    /// Records in the register.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing is in the register.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Takes a record in.
    pub fn add(&mut self, record: &Record) {
        let ready = prepare(record, &mut self.lexicons);
        self.put(ready);
    }

    /// Works out once what the words seen so far are worth: after many records were added, before the first is asked about.
    pub fn settle(&mut self) {
        self.lexicons.settle();
    }

    /// The record side by side with all of a small register, whatever they share; those of `least` or more, the surest first.
    pub fn beside_all(&mut self, record: &Record, least: f64) -> Vec<Pair> {
        let ready = prepare(record, &mut self.lexicons);
        let all = (0..u32::try_from(self.records.len()).unwrap_or(END)).collect::<Vec<_>>();
        self.weigh(&ready, all.into_iter(), least)
    }

    /// The records that are this one with a chance of `least` (0 to 1) or more, the surest first, three at most; then takes it in.
    pub fn alike_then_add(&mut self, record: &Record, least: f64) -> Vec<Pair> {
        let ready = prepare(record, &mut self.lexicons);
        let found = self.find(&ready, least);
        self.put(ready);
        found
    }

    fn put(&mut self, record: Prepared) {
        let at = u32::try_from(self.records.len()).unwrap_or(END);
        for key in keys(&record, &self.lexicons) {
            let link = u32::try_from(self.links.len()).unwrap_or(END);
            let block = self.blocks.entry(key).or_insert(Block { newest: END, count: 0 });
            // A block that is too big already only counts on.
            if block.count <= BLOCK {
                self.links.push((at, block.newest));
                block.newest = link;
            }
            block.count += 1;
        }
        self.records.push(record);
    }

    fn find(&mut self, asked: &Prepared, least: f64) -> Vec<Pair> {
        let found = |key| self.blocks.get(&key).copied().filter(|block| block.count <= BLOCK);
        let mut near: Vec<Block> = keys(asked, &self.lexicons).into_iter().filter_map(found).collect();
        if near.is_empty() {
            return Vec::new();
        }
        // The fewer share a key, the more it says.
        near.sort_unstable_by_key(|block| block.count);
        let mut counted: Vec<(u32, u32)> = Vec::with_capacity(2 * MET);
        for block in near {
            if counted.len() >= MET {
                break;
            }
            let mut next = block.newest;
            while let Some((record, before)) = self.links.get(next as usize) {
                next = *before;
                match counted.iter_mut().find(|(_, known)| known == record) {
                    Some(known) => known.0 += 1,
                    None => counted.push((1, *record)),
                }
            }
        }
        if counted.len() > COMPARED {
            counted.sort_unstable_by(|a, b| b.cmp(a));
            counted.truncate(COMPARED);
        }
        let mut found = self.weigh(asked, counted.into_iter().map(|(_, at)| at), least);
        found.truncate(3);
        found
    }

    fn weigh(&mut self, asked: &Prepared, others: impl Iterator<Item = u32>, least: f64) -> Vec<Pair> {
        self.judge();
        let Some((_, judges)) = &self.judges else { return Vec::new() };
        let mut found: Vec<Pair> = Vec::new();
        for at in others {
            let Some(other) = self.records.get(at as usize) else { continue };
            if asked.numerals != other.numerals || self.is_surely_other(asked, other) {
                continue;
            }
            let comparison = compare(asked, other, &self.lexicons);
            let judge = &judges[usize::from(comparison.company)];
            let verdict = judge.verdict(&comparison.steps, &comparison.chance);
            if verdict.same >= least {
                let (a, b) = (asked.id.min(other.id), asked.id.max(other.id));
                found.push(evidence(a, b, &comparison, judge, verdict));
            }
        }
        found.sort_by(|x, y| y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b))));
        found
    }

    /// Whether something people do not change says at a glance that the two are not one, which is most of those who share a name and
    /// a town: both have a tax id, or a day of birth, and the two have nothing in common.
    fn is_surely_other(&self, a: &Prepared, b: &Prepared) -> bool {
        let ids = &self.lexicons.tax_ids;
        let same = |x: &Word, y: &Word| x == y || ids.is_one_slip(*x, *y);
        let is_other_id = !a.tax_ids.is_empty()
            && !b.tax_ids.is_empty()
            && !a.tax_ids.iter().any(|x| b.tax_ids.iter().any(|y| same(x, y)));
        let is_other_day = match (&a.birth, &b.birth) {
            // As many different digits as two days share by chance.
            (Some(x), Some(y)) => x.iter().zip(y).filter(|(p, q)| p != q).count() > 4,
            _ => false,
        };
        is_other_id || is_other_day
    }

    /// Judges who know how many there are to choose from, made anew each time that grew by a tenth.
    fn judge(&mut self) {
        let count = (self.records.len() as u64).max(self.others).max(FEWEST);
        if self.judges.as_ref().is_some_and(|(then, _)| count <= then + then / 10) {
            return;
        }
        let population = Population { records: 1.0, pairs: count as f64 };
        let persons = Judge::new(&self.learned.persons, false, population);
        let companies = Judge::new(&self.learned.companies, true, population);
        self.judges = Some((count, [persons, companies]));
    }
}

impl Pair {
    /// Whether enough speaks for the two to take them for one without asking, however likely it is: something of their own (a street with
    /// its number, a birthday, a way to reach them), or a whole name in one place. A town alone is shared by all clients of a local shop.
    pub fn is_well_founded(&self) -> bool {
        let of = |field: Field, good: &[Agreement]| {
            self.evidence.iter().any(|e| e.field == field && e.bits > 0.0 && good.contains(&e.agreement))
        };
        use Agreement as A;
        let written = &[A::Same, A::Close, A::Swapped];
        let is_own = [Field::Birth, Field::TaxId, Field::Mail, Field::Phone].iter().any(|field| of(*field, written))
            || of(Field::Street, &[A::StreetAndNumber, A::CloseStreetAndNumber, A::PartAndNumber]);
        let is_whole = of(Field::SecondSurname, written) || of(Field::Company, &[A::Same, A::Close]);
        let place = self.evidence.iter().any(|e| e.field == Field::Place && e.bits > 0.0 && e.agreement != A::Area);
        is_own || (is_whole && place)
    }

    /// Whether the two are called the same in all that a name has (a given name and two surnames, of which one may be misspelt, or a
    /// company's whole name) and nothing else speaks against it: enough to take them for one where nobody else is called so.
    pub fn is_whole_name(&self) -> bool {
        use Agreement as A;
        let of = |field: Field| self.evidence.iter().find(|e| e.field == field).map(|e| e.agreement);
        let parts = [of(Field::Given), of(Field::Surname), of(Field::SecondSurname)];
        let is_good = |part: &Option<Agreement>| matches!(part, Some(A::Same | A::Familiar));
        let misspelt = parts.iter().filter(|part| !is_good(part)).count();
        let is_person = misspelt == 0 || (misspelt == 1 && parts.contains(&Some(A::Close)));
        let others = [Field::NameOrder, Field::LegalForm, Field::Kind, Field::Place, Field::Street];
        let is_against = self.evidence.iter().any(|e| others.contains(&e.field) && e.bits < 0.0);
        (is_person || of(Field::Company) == Some(A::Same)) && !is_against
    }

    /// Whether something says that the two are not one that people do not change: tax id, day of birth.
    pub fn is_contradicted(&self) -> bool {
        let fixed = [Field::TaxId, Field::Birth];
        self.evidence.iter().any(|e| fixed.contains(&e.field) && e.agreement == Agreement::Other)
    }
}

/// The keys of a record: names together, a name with a place or a street, and everything that is one's own.
fn keys(record: &Prepared, all: &Lexicons) -> Vec<u64> {
    let mut keys: Vec<u64> = Vec::with_capacity(20);
    let mut add = |parts: &[&[u8]]| keys.push(hash(parts));
    let mut names: Vec<String> = if record.company {
        record.words.iter().take(3).map(|w| sound(all.companies.text(*w))).collect()
    } else {
        sounds(&record.readings, &all.names)
    };
    names.truncate(4);
    let postcode = record.postcode.map(|w| all.postcodes.text(w).as_bytes());
    let city = record.city.map(|w| all.places.text(w).as_bytes());
    let street = record.whole_street.map(|w| all.whole_streets.text(w));
    for (i, name) in names.iter().enumerate() {
        let name = name.as_bytes();
        for (j, other) in names.iter().enumerate().skip(i + 1) {
            let (x, y) = (name.min(other.as_bytes()), name.max(other.as_bytes()));
            add(&[b"names", x, y]);
            if let Some(city) = city {
                add(&[b"names city", x, y, city]);
            }
            for third in names.iter().skip(j + 1) {
                let mut three = [name, other.as_bytes(), third.as_bytes()];
                three.sort_unstable();
                add(&[b"three", three[0], three[1], three[2]]);
            }
        }
        if i < 3
            && let Some(place) = postcode.or(city)
        {
            add(&[b"place", name, place]);
        }
        if i < 3
            && let Some(birth) = &record.birth
        {
            add(&[b"year", name, &birth[..4]]);
        }
        if record.company && i < 2 {
            add(&[b"word", name]);
        }
    }
    if let Some(birth) = &record.birth {
        add(&[b"birth", birth]);
    }
    if let (Some(street), Some(number)) = (street, record.number) {
        add(&[b"number", sound(street).as_bytes(), all.numbers.text(number).as_bytes()]);
    }
    for phone in record.phones.iter().take(2) {
        add(&[b"phone", all.phones.text(*phone).as_bytes()]);
    }
    for mail in record.mails.iter().take(2) {
        add(&[b"mail", all.mails.text(mail.whole).as_bytes()]);
    }
    for tax_id in record.tax_ids.iter().take(1) {
        add(&[b"tax", all.tax_ids.text(*tax_id).as_bytes()]);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
