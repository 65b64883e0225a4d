//! Who the clients are: names, birthdays, tax ids.

use super::dice::Dice;
use super::shelf::{Given, Legal, fill};
use super::{Country, Shop};
use crate::taxid::{es, mx};
use chrono::{Datelike, NaiveDate};

/// A birthday, of which people often do not tell the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birthday {
    /// Absent when it was not told.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// A person as drawn, before anything of it is left out.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) given: Given,
    pub(super) woman: bool,
    pub(super) surnames: [&'static str; 2],
    pub(super) born: NaiveDate,
}

impl Person {
    /// How the staff call them.
    pub(super) fn called(&self) -> &'static str {
        if self.given.short.is_empty() { self.given.name } else { self.given.short }
    }

    /// The form of a word for this person: `Socio/Socia` has one for men and one for women.
    pub(super) fn word(&self, both: &'static str) -> &'static str {
        match both.split_once('/') {
            Some((man, woman)) => {
                if self.woman {
                    woman
                } else {
                    man
                }
            }
            None => both,
        }
    }
}

/// A company as drawn.
#[derive(Debug)]
pub(super) struct Company {
    /// The name on the sign.
    pub(super) sign: String,
    pub(super) legal: Legal,
    pub(super) activity: &'static str,
    /// Street and number of a community of owners, which is named after them.
    pub(super) community: Option<(&'static str, u32)>,
    pub(super) founded: NaiveDate,
}

impl Shop {
    pub(super) fn person(&self, dice: &mut Dice) -> Person {
        let woman = dice.chance(500);
        let given = if woman { &self.shelf.women } else { &self.shelf.men }.draw(dice);
        let surnames = [self.shelf.surnames.draw(dice), self.shelf.surnames.draw(dice)];
        let age = (given.age + dice.around(24)).clamp(19, 91);
        let today = self.plan.today;
        // A small shop must have a birthday to congratulate on the day it is first opened.
        let soon = (4000 / self.plan.clients.max(1)).clamp(1, 60) as u32;
        let days = match dice.below(1000) {
            n if n < soon => 0,
            n if n < soon * 3 => dice.between(1, 7),
            _ => dice.between(0, 364),
        };
        let around = today.checked_add_signed(chrono::Duration::days(i64::from(days))).unwrap_or(today);
        let day = if around.month() == 2 { around.day().min(28) } else { around.day() };
        let born = NaiveDate::from_ymd_opt(today.year() - age, around.month(), day).unwrap_or(today);
        Person { given, woman, surnames, born }
    }

    /// What is known of a person's birthday.
    pub(super) fn birthday(&self, person: &Person, dice: &mut Dice) -> Option<Birthday> {
        let known = dice.below(100);
        let born = person.born;
        (known < 68).then(|| Birthday { year: (known < 58).then(|| born.year()), month: born.month(), day: born.day() })
    }

    pub(super) fn person_tax_id(&self, person: &Person, dice: &mut Dice) -> Option<String> {
        match self.plan.country {
            // 2,000,000 to 79,999,999 are numbers the police gave to towns over the years.
            Country::Spain if dice.chance(40) => Some(es::nie(dice.below(3), dice.below(9_000_000))),
            Country::Spain => Some(es::nif(2_000_000 + dice.below(78_000_000))),
            Country::Mexico => mx::rfc_person(person.given.name, person.surnames[0], person.surnames[1], person.born),
        }
    }

    pub(super) fn company(&self, dice: &mut Dice) -> Company {
        let shelf = self.shelf;
        let founded = self.plan.today.checked_sub_signed(chrono::Duration::days(i64::from(dice.between(400, 14_000))));
        let founded = founded.unwrap_or(self.plan.today);
        if dice.chance(70) {
            let street = shelf.streets.draw(dice);
            let number = 1 + dice.below(90);
            let sign = format!("{} {street} {number}", shelf.word("block"));
            let legal = Legal { form: "", letter: "H" };
            return Company { sign, legal, activity: shelf.word("block"), community: Some((street, number)), founded };
        }
        let trade = shelf.trades.draw(dice);
        let (first, second) = (shelf.surnames.draw(dice), shelf.surnames.draw(dice));
        let (fantasy, given) = (shelf.fantasy.draw(dice), shelf.men.draw(dice).name);
        let mut sign = String::with_capacity(40);
        fill(&mut sign, shelf.signs.draw(dice), |to, blank| {
            to.push_str(match blank {
                "t" => trade.prefix,
                "a" => first,
                "b" => second,
                "f" => fantasy,
                _ => given,
            });
        });
        Company { sign, legal: shelf.legal.draw(dice), activity: trade.activity, community: None, founded }
    }

    pub(super) fn company_tax_id(&self, company: &Company, postcode: u32, dice: &mut Dice) -> Option<String> {
        match self.plan.country {
            Country::Spain => {
                // The first two digits used to name the province.
                let number = postcode / 1000 * 100_000 + dice.below(100_000);
                es::cif(company.legal.letter.chars().next()?, number)
            }
            Country::Mexico => mx::rfc_company(&company.sign, company.founded),
        }
    }
}
