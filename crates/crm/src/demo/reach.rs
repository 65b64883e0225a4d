//! How clients are reached: telephones, mail, addresses.

use super::dice::Dice;
use super::shelf::{Place, fill};
use super::{Country, Shop};
use std::fmt::Write;

/// So many people have mailboxes that bear their name alone; nearly no two of them are called the same.
const NAMES_TAKEN: u64 = 2_000;

/// What a telephone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneLabel {
    /// In a pocket.
    Mobile,
    /// On a wall.
    Landline,
}

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedPhone {
    /// `+34612345678`.
    pub e164: String,
    /// As somebody typed it.
    pub shown: String,
    /// What it is.
    pub label: PhoneLabel,
}

/// Where a client is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedAddress {
    /// Street, number, floor; in Mexico the *colonia* too.
    pub street: String,
    /// The town.
    pub city: String,
    /// Province or state.
    pub region: &'static str,
    /// Five digits; empty where nobody asked.
    pub postcode: String,
}

impl Shop {
    pub(super) fn mobile(&self, place: &Place, dice: &mut Dice) -> GeneratedPhone {
        match self.plan.country {
            Country::Spain => {
                let national = if dice.chance(900) {
                    600_000_000 + dice.below(100_000_000)
                } else {
                    710_000_000 + dice.below(40_000_000)
                };
                let (a, b) = (national / 1_000_000, national % 1_000_000);
                let (b1, b2, b3) = (b / 10_000, b / 100 % 100, b % 100);
                phone("+34", national.to_string(), format!("{a} {b1:02} {b2:02} {b3:02}"), PhoneLabel::Mobile)
            }
            Country::Mexico => GeneratedPhone { label: PhoneLabel::Mobile, ..self.landline(place, dice) },
        }
    }

    pub(super) fn landline(&self, place: &Place, dice: &mut Dice) -> GeneratedPhone {
        let area = place.phone;
        match (self.plan.country, area.len()) {
            (Country::Spain, 2) => {
                let n = 2_000_000 + dice.below(6_000_000);
                let (a, b, c) = (n / 10_000, n / 100 % 100, n % 100);
                phone("+34", format!("{area}{n}"), format!("{area} {a} {b:02} {c:02}"), PhoneLabel::Landline)
            }
            (Country::Spain, _) => {
                let n = 200_000 + dice.below(600_000);
                let (a, b, c) = (n / 10_000, n / 100 % 100, n % 100);
                phone("+34", format!("{area}{n}"), format!("{area} {a} {b:02} {c:02}"), PhoneLabel::Landline)
            }
            (Country::Mexico, 2) => {
                let n = 20_000_000 + dice.below(60_000_000);
                let (a, b) = (n / 10_000, n % 10_000);
                phone("+52", format!("{area}{n}"), format!("{area} {a} {b:04}"), PhoneLabel::Landline)
            }
            (Country::Mexico, _) => {
                let n = 2_000_000 + dice.below(6_000_000);
                let (a, b) = (n / 10_000, n % 10_000);
                phone("+52", format!("{area}{n}"), format!("{area} {a} {b:04}"), PhoneLabel::Landline)
            }
        }
    }

    /// The mail of a person. Two people never share a mailbox that bears one's name: who comes late finds the name taken and adds a
    /// number, which is what keeps a million clients from being some hundred thousand.
    pub(super) fn mail_of_person(&self, index: u64, given: &str, surnames: [&str; 2], dice: &mut Dice) -> String {
        let mut mail = String::with_capacity(40);
        let first = given.rsplit(' ').next().unwrap_or(given);
        match dice.below(5) {
            0 => {
                plain(&mut mail, first);
                mail.push('.');
                plain(&mut mail, surnames[0]);
            }
            1 => {
                plain(&mut mail, first);
                plain(&mut mail, surnames[0]);
                let _ = write!(mail, "{}", dice.between(60, 99));
            }
            2 => {
                plain(&mut mail, surnames[0]);
                mail.push('_');
                plain(&mut mail, surnames[1]);
            }
            3 => {
                plain(&mut mail, first);
                let _ = write!(mail, "{}", dice.between(1960, 2005));
            }
            _ => {
                plain(&mut mail, given);
                mail.push('.');
                plain(&mut mail, surnames[0]);
                let _ = write!(mail, "{}", dice.between(1, 99));
            }
        }
        if index >= NAMES_TAKEN {
            let _ = write!(mail, "{}{index}", if mail.ends_with(|c: char| c.is_ascii_digit()) { "." } else { "" });
        }
        mail.push('@');
        mail.push_str(self.shelf.mailboxes.draw(dice));
        mail
    }

    /// The site of a company, without protocol: names under `.example` belong to nobody.
    pub(super) fn site(&self, sign: &str) -> String {
        let mut site = String::with_capacity(40);
        plain(&mut site, sign);
        site.truncate(40);
        site.push_str(".example");
        site
    }

    /// An address in a town, in any street or in a known one; only people live on floors.
    pub(super) fn address(
        &self,
        place: &Place,
        known: Option<(&'static str, u32)>,
        company: bool,
        dice: &mut Dice,
    ) -> GeneratedAddress {
        let mut street = String::with_capacity(48);
        let number = (1 + dice.below(40)) * (1 + dice.below(3)) + dice.below(2);
        let (name, number) = known.unwrap_or((self.shelf.streets.draw(dice), number));
        let floor = (!company && dice.chance(640)).then(|| self.shelf.floors.draw(dice));
        let quarter = self.shelf.quarters.draw(dice);
        let pattern = self.shelf.address[usize::from(floor.is_some())];
        fill(&mut street, pattern, |to, blank| {
            let _ = match blank {
                "s" => to.write_str(name),
                "n" => write!(to, "{number}"),
                "f" => to.write_str(floor.unwrap_or_default()),
                _ => to.write_str(quarter),
            };
        });
        let (low, high) = (place.postcodes.0 as i32, place.postcodes.1 as i32);
        let code = match self.plan.country {
            Country::Spain => dice.between(low, high),
            Country::Mexico => dice.between(low / 10, high / 10) * 10,
        };
        GeneratedAddress { street, city: place.city.to_owned(), region: place.region, postcode: format!("{code:05}") }
    }
}

fn phone(prefix: &str, national: String, shown: String, label: PhoneLabel) -> GeneratedPhone {
    GeneratedPhone { e164: format!("{prefix}{national}"), shown, label }
}

/// Adds `text` as mail addresses write it: lower case, no accents, no spaces.
pub(super) fn plain(to: &mut String, text: &str) {
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = unaccented(c);
        if c.is_ascii_alphanumeric() {
            to.push(c);
        }
    }
}

/// A letter without its accent, as people in a hurry type it.
pub(super) fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' => 'a',
        'é' | 'è' => 'e',
        'í' | 'ï' => 'i',
        'ó' | 'ò' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'Á' => 'A',
        'É' => 'E',
        'Í' => 'I',
        'Ó' => 'O',
        'Ú' => 'U',
        'Ñ' => 'N',
        c => c,
    }
}
