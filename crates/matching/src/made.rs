//! A set of people and companies made to be matched: every record with its true owner, the same for the same seed on every machine.
//!
//! Names, streets and towns come from `assets/demo`. People live in households (couples and children who share address, telephone, surnames,
//! sometimes a mail address; sons named like their fathers; twins), have namesakes in their town, and run companies at home; companies have
//! branches (with one tax id or several), sisters at the same address, advisers whose mail and telephone they give, and namesakes. Each may be in the
//! set up to four times, typed anew with what people and spreadsheets do to data. Every second entry keeps one thing that ties it to the
//! first, perhaps damaged: a telephone, a mail address, a tax id, a day of birth or a street; without one not even a person could tell.

mod companies;
mod dice;
mod dirt;
mod lists;
mod people;

use crate::record::Record;
use dice::Dice;
use lists::Lists;

/// Records and what is true of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The records, shuffled; ids count from 1.
    pub records: Vec<Record>,
    /// The owner of each record, in the same order: records of one owner are the same.
    pub owners: Vec<u64>,
    /// Why each owner may be taken for another, in the same order: `single`, `family`, `namesake`, `branch`, `sister`, `advised`, `own_company`.
    pub about: Vec<&'static str>,
}

/// Somebody or something, as they truly are.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    country: usize,
    about: &'static str,
    company: bool,
    given: String,
    surnames: [String; 2],
    /// Short form friends use.
    called: String,
    name: String,
    form: String,
    trade_name: String,
    tax_id: String,
    birth: (u32, u32, u32),
    phones: Vec<String>,
    mail: String,
    home: Home,
}

/// Where somebody is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Home {
    street: String,
    number: u32,
    floor: String,
    quarter: String,
    city: String,
    region: String,
    postcode: String,
    area_code: String,
}

/// Makes about `records` records (a family is not cut) from a seed.
pub fn set(records: usize, seed: u64) -> Made {
    let lists = Lists::read();
    let mut dice = Dice::new(seed);
    let mut rows: Vec<(Record, u64, &'static str)> = Vec::with_capacity(records + 16);
    let mut owners = 0_u64;
    let mut adviser = companies::adviser(&lists, &mut dice);
    let mut last: Option<Entity> = None;
    while rows.len() < records {
        let country = usize::from(dice.chance(300));
        if dice.chance(20) {
            adviser = companies::adviser(&lists, &mut dice);
        }
        let group = match dice.below(100) {
            0..=39 => vec![people::single(&lists, country, &mut dice)],
            40..=61 => people::family(&lists, country, &mut dice),
            62..=66 => people::namesakes(last.as_ref(), &lists, country, &mut dice),
            67..=70 => companies::own_company(&lists, country, &mut dice),
            71..=85 => vec![companies::single(&lists, country, &mut dice)],
            86..=90 => companies::branches(&lists, country, &mut dice),
            91..=94 => companies::sisters(&lists, country, &mut dice),
            _ => vec![companies::advised(&lists, country, &adviser, &mut dice)],
        };
        for entity in &group {
            owners += 1;
            let entries = match dice.below(100) {
                0..=69 => 1,
                70..=89 => 2,
                90..=96 => 3,
                _ => 4,
            };
            let tie = dice.below(5);
            for entry in 0..entries {
                rows.push((dirt::typed(entity, entry > 0, tie, &lists, &mut dice), owners, entity.about));
            }
        }
        last = group.into_iter().find(|e| !e.company).or(last);
    }
    dice.shuffle(&mut rows);
    let mut made = Made { records: Vec::new(), owners: Vec::new(), about: Vec::new() };
    for (at, (mut record, owner, about)) in rows.into_iter().enumerate() {
        record.id = at as u64 + 1;
        made.records.push(record);
        made.owners.push(owner);
        made.about.push(about);
    }
    made
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_same_seed_makes_the_same_set() {
        assert_eq!(super::set(300, 7), super::set(300, 7));
        assert_ne!(super::set(300, 7).records, super::set(300, 8).records);
    }
}
