//! A record made ready: folded, taken apart and turned into word numbers once, so that comparing is cheap.

use crate::fold::fold;
use crate::known;
use crate::lexicon::{Lexicon, Word};
use crate::person::{self, Reading};
use crate::record::{Kind, Record};
use crate::written;

/// Values of one kind (telephones, mails, tax ids) that or of words that are kept per record.
const MOST_VALUES: usize = 10;

/// A mail address as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mail {
    pub whole: Word,
    pub local: Word,
    pub domain: Word,
}

/// A record ready to be compared.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub id: u64,
    pub known: bool,
    pub company: bool,
    /// The kind was told or could be seen.
    pub kind_known: bool,
    /// Ways to read a person's name, the likeliest first.
    pub readings: Vec<Reading>,
    /// Words of a company's name; of a person's too, to compare her with a company.
    pub words: Vec<Word>,
    /// All of the words as one.
    pub whole_name: Option<Word>,
    pub form: Option<&'static str>,
    /// The numbers in the name, as one: `Bar 7` is never `Bar 8`.
    pub numerals: u64,
    pub street: Vec<Word>,
    pub whole_street: Option<Word>,
    pub number: Option<Word>,
    pub city: Option<Word>,
    pub postcode: Option<Word>,
    pub region: Option<Word>,
    pub country: Option<Word>,
    pub birth: Option<[u8; 8]>,
    pub tax_ids: Vec<Word>,
    pub mails: Vec<Mail>,
    pub phones: Vec<Word>,
}

/// The words of every field.
#[derive(Debug, Clone)]
pub(crate) struct Lexicons {
    pub names: Lexicon,
    pub companies: Lexicon,
    pub whole_names: Lexicon,
    pub streets: Lexicon,
    pub whole_streets: Lexicon,
    pub numbers: Lexicon,
    pub places: Lexicon,
    pub postcodes: Lexicon,
    pub tax_ids: Lexicon,
    pub mails: Lexicon,
    pub domains: Lexicon,
    pub phones: Lexicon,
}

impl Lexicons {
    pub(crate) fn new() -> Self {
        let mut names = Lexicon::new(0.000_3);
        known::note_names(&mut names);
        Self {
            names,
            companies: Lexicon::new(0.001),
            whole_names: Lexicon::new(0.000_02),
            streets: Lexicon::new(0.002),
            whole_streets: Lexicon::new(0.000_5),
            numbers: Lexicon::new(0.01),
            places: Lexicon::new(0.002),
            postcodes: Lexicon::new(0.000_5),
            tax_ids: Lexicon::new(0.000_01),
            mails: Lexicon::new(0.000_01),
            domains: Lexicon::new(0.000_5),
            phones: Lexicon::new(0.000_02),
        }
    }
}

impl Lexicons {
    fn each(&mut self) -> [&mut Lexicon; 12] {
        [
            &mut self.names,
            &mut self.companies,
            &mut self.whole_names,
            &mut self.streets,
            &mut self.whole_streets,
            &mut self.numbers,
            &mut self.places,
            &mut self.postcodes,
            &mut self.tax_ids,
            &mut self.mails,
            &mut self.domains,
            &mut self.phones,
        ]
    }

    /// From now on only what is known in general says how common words are.
    pub(crate) fn stop_counting(&mut self) {
        self.each().into_iter().for_each(Lexicon::stop_counting);
    }

    /// Works out what every word is worth, once all records are in.
    pub(crate) fn settle(&mut self) {
        self.each().into_iter().for_each(Lexicon::settle);
        // What companies are called after.
        for word in self.places.words_in_use(3).chain(self.names.words_in_use(u32::MAX)) {
            self.companies.note_in_use(word);
        }
    }
}

fn one(lexicon: &mut Lexicon, text: &str) -> Option<Word> {
    (!text.is_empty()).then(|| {
        let word = lexicon.number(text);
        lexicon.see(word);
        lexicon.see_record();
        word
    })
}

fn several(lexicon: &mut Lexicon, texts: impl Iterator<Item = String>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for text in texts.take(MOST_VALUES) {
        let word = lexicon.number(&text);
        if !words.contains(&word) {
            lexicon.see(word);
            words.push(word);
        }
    }
    if !words.is_empty() {
        lexicon.see_record();
    }
    words
}

/// What is left of a name without its letters; 0 when nothing is.
fn numerals(name: &str) -> u64 {
    if !name.bytes().any(|b| b.is_ascii_digit()) {
        return 0;
    }
    let digits = name.bytes().take(240).filter(u8::is_ascii_digit);
    digits.fold(1, |so_far: u64, digit| so_far.wrapping_mul(31).wrapping_add(u64::from(digit)))
}

/// Makes a record ready and counts its words.
pub(crate) fn prepare(record: &Record, all: &mut Lexicons) -> Prepared {
    let person_name = format!("{} {}", record.given, record.surnames);
    let name = if record.name.trim().is_empty() { &person_name } else { &record.name };
    let (mut words, form) = written::company(name, &record.form);
    let parts_known = !record.given.trim().is_empty() || !record.surnames.trim().is_empty();
    let company = match record.kind {
        Kind::Company => true,
        Kind::Person => false,
        Kind::Unknown => form.is_some() && !parts_known,
    };
    let readings =
        if company { Vec::new() } else { person::read(&record.name, &record.given, &record.surnames, &mut all.names) };
    if let Some(likeliest) = readings.first() {
        let mut own: Vec<Word> = likeliest.given.iter().chain(&likeliest.surnames).copied().collect();
        own.sort_unstable();
        own.dedup();
        own.iter().for_each(|w| all.names.see(*w));
        all.names.see_record();
        words.retain(|w| w.chars().count() > 1);
    }
    let numerals = numerals(name);
    let whole_name = one(&mut all.whole_names, &words.concat());
    let address = written::address(&record.address);
    let mails: Vec<(String, String)> = record.mails.iter().filter_map(|m| written::mail(m)).take(MOST_VALUES).collect();
    several(&mut all.domains, mails.iter().map(|m| m.1.clone()));
    let written_out = |m: &(String, String)| [format!("{}@{}", m.0, m.1), m.0.clone()];
    several(&mut all.mails, mails.iter().flat_map(written_out));
    let mails = mails.iter().map(|(local, domain)| Mail {
        whole: all.mails.number(&format!("{local}@{domain}")),
        local: all.mails.number(local),
        domain: all.domains.number(domain),
    });
    Prepared {
        id: record.id,
        known: record.known,
        company,
        kind_known: record.kind != Kind::Unknown || form.is_some() || parts_known,
        readings,
        words: several(&mut all.companies, words.into_iter().take(10)),
        whole_name,
        form: form.filter(|_| company),
        numerals,
        whole_street: one(&mut all.whole_streets, &address.words.concat()),
        street: several(&mut all.streets, address.words.into_iter()),
        number: one(&mut all.numbers, &address.number.unwrap_or_default()),
        city: one(&mut all.places, &fold(&record.city)),
        postcode: one(&mut all.postcodes, &written::postcode(&record.postcode).unwrap_or_default()),
        region: one(&mut all.places, &fold(&record.region)),
        country: one(&mut all.places, &fold(&record.country)),
        birth: written::birth(&record.birth),
        mails: mails.collect(),
        tax_ids: several(&mut all.tax_ids, record.tax_ids.iter().filter_map(|t| written::tax_id(t))),
        phones: several(&mut all.phones, record.phones.iter().filter_map(|p| written::phone(p))),
    }
}
