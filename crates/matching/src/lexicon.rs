//! Words as numbers, with how often each was seen and how often it is seen among people in general.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word's number; only ever compared for equality.
pub(crate) type Word = u32;

/// FNV-1a (Fowler, Noll, Vo): words are short, and nobody gains by making them collide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        // The table takes the upper bits, where the last letters have not come yet.
        self.0 ^ self.0.rotate_left(32)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

/// How many imagined records speak for a word's general frequency beside the set's own.
const IMAGINED: f64 = 400.0;

#[derive(Debug, Clone)]
struct Entry {
    text: Box<str>,
    /// Bit set of the letters in it, to pass quickly over words that cannot be alike.
    letters: u64,
    seen: u32,
    /// Share of people in general, 0 when not known.
    general: f32,
    /// Letters of the text.
    length: u16,
    /// It is a word in use elsewhere: a town, a family.
    in_use: bool,
    /// What the word is worth, worked out by [`Lexicon::settle`]; until then 0.
    share: f32,
    weight: f32,
}

/// The words of one kind of field.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    numbers: HashMap<Box<str>, Word, BuildHasherDefault<Fnv>>,
    entries: Vec<Entry>,
    records: u32,
    rare: f64,
    /// What is seen is not counted.
    is_deaf: bool,
}

impl Lexicon {
    /// An empty lexicon; `rare` is the share of people who have any one word nothing is known of.
    pub(crate) fn new(rare: f64) -> Self {
        Self { numbers: HashMap::default(), entries: Vec::new(), records: 0, rare, is_deaf: false }
    }

    /// Notes how common a word is among people in general.
    pub(crate) fn note_general(&mut self, text: &str, share: f32) {
        let word = self.number(text);
        if let Some(entry) = self.entries.get_mut(word as usize) {
            entry.general = entry.general.max(share);
        }
    }

    /// The number of a word, a new one if it is new.
    pub(crate) fn number(&mut self, text: &str) -> Word {
        if let Some(word) = self.numbers.get(text) {
            return *word;
        }
        let word = Word::try_from(self.entries.len()).unwrap_or(Word::MAX);
        let letters = text.bytes().fold(0_u64, |set, b| set | 1 << (b & 63));
        let length = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
        self.entries.push(Entry {
            text: text.into(),
            letters,
            seen: 0,
            general: 0.0,
            length,
            in_use: false,
            share: 0.0,
            weight: 0.0,
        });
        self.numbers.insert(text.into(), word);
        word
    }

    /// Counts a word as seen in one more record.
    pub(crate) fn see(&mut self, word: Word) {
        if self.is_deaf {
            return;
        }
        if let Some(entry) = self.entries.get_mut(word as usize) {
            entry.seen += 1;
        }
    }

    /// Counts one more record that has this field.
    pub(crate) fn see_record(&mut self) {
        self.records += u32::from(!self.is_deaf);
    }

    /// From now on only what is known in general says how common words are.
    pub(crate) fn stop_counting(&mut self) {
        self.is_deaf = true;
    }

    /// The text of a word.
    pub(crate) fn text(&self, word: Word) -> &str {
        self.entries.get(word as usize).map_or("", |e| &e.text)
    }

    /// How many records have it.
    pub(crate) fn seen(&self, word: Word) -> u32 {
        self.entries.get(word as usize).map_or(0, |e| e.seen)
    }

    /// Share of records that have the word: what was seen, drawn towards what is known in general while the set is small. The
    /// record itself does not count, so that a word seen once is as rare as can be.
    pub(crate) fn share(&self, word: Word) -> f64 {
        match self.entries.get(word as usize) {
            Some(entry) if entry.share > 0.0 => f64::from(entry.share),
            Some(entry) => self.share_of(entry),
            None => self.rare,
        }
    }

    fn share_of(&self, entry: &Entry) -> f64 {
        let general = f64::from(entry.general).max(self.rare);
        let seen = f64::from(entry.seen.saturating_sub(1));
        ((seen + IMAGINED * general) / (f64::from(self.records) + IMAGINED)).min(1.0)
    }

    fn weight_of(&self, entry: &Entry) -> f64 {
        (1.0 + f64::from(self.records.max(1)) / f64::from(entry.seen.max(1))).ln().min(9.0)
    }

    /// Works out what every word is worth, once all records are in.
    pub(crate) fn settle(&mut self) {
        let worth: Vec<(f64, f64)> = self.entries.iter().map(|e| (self.share_of(e), self.weight_of(e))).collect();
        for (entry, (share, weight)) in self.entries.iter_mut().zip(worth) {
            (entry.share, entry.weight) = (share as f32, weight as f32);
        }
    }

    /// The words seen in so many records at least, apart where a text has several.
    pub(crate) fn words_in_use(&self, records: u32) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(move |e| e.seen >= records || e.general > 0.0).flat_map(|e| e.text.split(' '))
    }

    /// Notes that a word is in use elsewhere, if it is here at all.
    pub(crate) fn note_in_use(&mut self, text: &str) {
        if let Some(entry) = self.numbers.get(text).and_then(|word| self.entries.get_mut(*word as usize)) {
            entry.in_use = true;
        }
    }

    /// Letters of a word.
    pub(crate) fn length(&self, word: Word) -> usize {
        self.entries.get(word as usize).map_or(0, |e| e.length.into())
    }

    /// Whether it is a word many people have: known in general, or seen again and again.
    pub(crate) fn is_established(&self, word: Word) -> bool {
        let Some(entry) = self.entries.get(word as usize) else { return false };
        entry.in_use || entry.general > 0.0 || f64::from(entry.seen) >= (f64::from(self.records) / 500.0).max(8.0)
    }

    /// Likeness of two words, 0 to 1: Jaro–Winkler (Winkler 1990), 0 at once where their letters differ too much.
    pub(crate) fn likeness(&self, a: Word, b: Word) -> f64 {
        if a == b {
            return 1.0;
        }
        let (Some(a), Some(b)) = (self.entries.get(a as usize), self.entries.get(b as usize)) else { return 0.0 };
        if (a.letters ^ b.letters).count_ones() > 4 || a.text.len().abs_diff(b.text.len()) > 5 {
            return 0.0;
        }
        strsim::jaro_winkler(&a.text, &b.text)
    }

    /// Whether two words are a slip of the fingers apart: a letter lost, added or changed, or neighbours swapped; of words of eight letters or
    /// more two such slips (optimal string alignment).
    pub(crate) fn is_slip(&self, a: Word, b: Word) -> bool {
        let (Some(a), Some(b)) = (self.entries.get(a as usize), self.entries.get(b as usize)) else { return false };
        let differ = (a.letters ^ b.letters).count_ones();
        match a.length.min(b.length) {
            0..=7 => differ <= 2 && one_slip(&a.text, &b.text),
            _ => differ <= 4 && (one_slip(&a.text, &b.text) || strsim::osa_distance(&a.text, &b.text) <= 2),
        }
    }

    /// Whether two codes are one slip apart, however long they are.
    pub(crate) fn is_one_slip(&self, a: Word, b: Word) -> bool {
        let (Some(a), Some(b)) = (self.entries.get(a as usize), self.entries.get(b as usize)) else { return false };
        (a.letters ^ b.letters).count_ones() <= 2 && one_slip(&a.text, &b.text)
    }

    /// Weight of a word in a text: the rarer, the more it says (inverse document frequency, Spärck Jones 1972).
    pub(crate) fn weight(&self, word: Word) -> f64 {
        match self.entries.get(word as usize) {
            Some(entry) if entry.weight > 0.0 => f64::from(entry.weight),
            Some(entry) => self.weight_of(entry),
            None => 0.0,
        }
    }
}

/// At most one letter lost, added or changed, or two neighbours swapped.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[before..], &b[before..]);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - after], &b[..b.len() - after]) {
        ([], [] | [_]) | ([_], [] | [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_what_optimal_string_alignment_says() {
        let words = [
            "", "a", "ab", "ba", "abc", "acb", "abcd", "abd", "aabc", "garcia", "gracia", "garcias", "grcai", "612",
            "621",
        ];
        for a in words {
            for b in words {
                assert_eq!(one_slip(a, b), strsim::osa_distance(a, b) <= 1, "{a} {b}");
            }
        }
    }
}
