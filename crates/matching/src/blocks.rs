//! Which pairs are compared at all: those that share one of several keys. Big blocks are not compared whole but each record with its
//! neighbours in the order of names (sorted neighbourhood, Hernández and Stolfo 1995), so that the work grows with the records, not with
//! their square.

use crate::fold::sound;
use crate::lexicon::{Lexicon, Word};
use crate::person::Reading;
use crate::prepared::{Lexicons, Prepared};
use std::collections::BTreeSet;

/// Records of a block that are all compared with each other.
const WHOLE: usize = 12;
/// Neighbours on either side in a bigger block.
const WINDOW: usize = 5;

/// FNV-1a (Fowler, Noll, Vo), the same on every machine.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0xFF]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// Records brought together by key.
pub(crate) struct Blocks {
    /// Key, place in the order of names, record; sorted.
    entries: Vec<(u64, u32, u32)>,
    /// Places in `entries` of each record: from `first[r]` up to `first[r + 1]` in `places`.
    first: Vec<u32>,
    places: Vec<u32>,
}

impl Blocks {
    /// Brings records together.
    pub(crate) fn new(records: &[Prepared], all: &Lexicons) -> Self {
        let mut order: Vec<u32> = (0..records.len() as u32).collect();
        let name = |r: u32| records.get(r as usize).and_then(|p| p.whole_name).map_or("", |w| all.whole_names.text(w));
        order.sort_by(|a, b| name(*a).cmp(name(*b)).then(a.cmp(b)));
        let mut rank = vec![0_u32; records.len()];
        for (place, record) in order.iter().enumerate() {
            rank[*record as usize] = place as u32;
        }
        let mut entries: Vec<(u64, u32, u32)> = Vec::with_capacity(records.len() * 20);
        for (at, record) in records.iter().enumerate() {
            entries.extend(keys(record, all).into_iter().map(|key| (key, rank[at], at as u32)));
        }
        entries.sort_unstable();
        let mut first = vec![0_u32; records.len() + 1];
        for entry in &entries {
            first[entry.2 as usize + 1] += 1;
        }
        for i in 1..first.len() {
            first[i] += first[i - 1];
        }
        let mut next = first.clone();
        let mut places = vec![0_u32; entries.len()];
        for (place, entry) in entries.iter().enumerate() {
            places[next[entry.2 as usize] as usize] = place as u32;
            next[entry.2 as usize] += 1;
        }
        Self { entries, first, places }
    }

    /// The records after this one that it is to be compared with, each once.
    pub(crate) fn partners(&self, record: usize, found: &mut Vec<u32>) {
        found.clear();
        let mine = self.first[record] as usize..self.first[record + 1] as usize;
        for place in self.places[mine].iter().map(|p| *p as usize) {
            let key = self.entries[place].0;
            let same = |e: &&(u64, u32, u32)| e.0 == key;
            let before = self.entries[..place].iter().rev().take(WHOLE).take_while(same).count();
            let after = self.entries[place + 1..].iter().take(WHOLE).take_while(same).count();
            let reach = if before + after < WHOLE { WHOLE } else { WINDOW };
            let block = &self.entries[place - before.min(reach)..=place + after.min(reach)];
            found.extend(block.iter().map(|e| e.2).filter(|other| *other as usize > record));
        }
        found.sort_unstable();
        found.dedup();
    }
}

/// Sounds of the words a reading is found by: first given name, in every way it may be meant, and surnames.
pub(crate) fn sounds(readings: &[Reading], names: &Lexicon) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reading in readings {
        let formal = reading.formal.iter().filter_map(|way| way.first());
        for word in reading.given.first().into_iter().chain(formal).chain(reading.surnames.iter().take(2)) {
            let sound = sound(names.text(*word));
            if !sound.is_empty() && !all.contains(&sound) {
                all.push(sound);
            }
        }
    }
    all.truncate(6);
    all
}

/// The words that say most, the rarest first.
fn rarest(words: &[Word], lexicon: &Lexicon, count: usize) -> Vec<Word> {
    let mut sorted = words.to_vec();
    sorted.sort_by(|a, b| lexicon.seen(*a).cmp(&lexicon.seen(*b)).then_with(|| lexicon.text(*a).cmp(lexicon.text(*b))));
    sorted.truncate(count);
    sorted
}

/// The keys of a record.
fn keys(record: &Prepared, all: &Lexicons) -> BTreeSet<u64> {
    let mut keys = BTreeSet::new();
    let mut add = |parts: &[&[u8]]| {
        keys.insert(hash(parts));
    };
    let names: Vec<String> = if record.company {
        rarest(&record.words, &all.companies, 4).iter().map(|w| sound(all.companies.text(*w))).collect()
    } else {
        sounds(&record.readings, &all.names)
    };
    let postcode = record.postcode.map(|w| all.postcodes.text(w).as_bytes());
    let city = record.city.map(|w| all.places.text(w).as_bytes());
    for (i, name) in names.iter().enumerate() {
        let name = name.as_bytes();
        for other in names.iter().skip(i + 1).map(String::as_bytes) {
            add(&[b"names", name.min(other), name.max(other)]);
        }
        if let Some(postcode) = postcode {
            add(&[b"postcode", name, postcode]);
        }
        if let (Some(city), true) = (city, i < 3) {
            add(&[b"city", name, city]);
        }
        if let Some(birth) = &record.birth {
            add(&[b"year", name, &birth[..4]]);
            add(&[b"day", name, &birth[4..]]);
        }
        if record.company && i < 2 {
            add(&[b"word", name]);
        }
    }
    if let Some(birth) = &record.birth {
        add(&[b"birth", birth]);
    }
    for street in rarest(&record.street, &all.streets, 2).iter().map(|w| sound(all.streets.text(*w))) {
        let street = street.as_bytes();
        if let Some(number) = record.number {
            add(&[b"number", street, all.numbers.text(number).as_bytes()]);
        }
        if let Some(postcode) = postcode {
            add(&[b"street", street, postcode]);
        }
        for name in names.iter().take(3) {
            add(&[b"street name", street, name.as_bytes()]);
        }
    }
    for phone in &record.phones {
        add(&[b"phone", all.phones.text(*phone).as_bytes()]);
    }
    for mail in &record.mails {
        let local = all.mails.text(mail.local).as_bytes();
        add(&[b"mail", all.mails.text(mail.whole).as_bytes()]);
        if local.len() >= 5 {
            add(&[b"local", local]);
        }
        if record.company {
            add(&[b"domain", all.domains.text(mail.domain).as_bytes()]);
        }
    }
    for tax_id in &record.tax_ids {
        let text = all.tax_ids.text(*tax_id);
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        add(&[b"tax", text.as_bytes()]);
        add(&[b"tax digits", digits.as_bytes()]);
    }
    if record.whole_name.is_some() {
        add(&[b"neighbours in the order of names"]);
    }
    keys
}
