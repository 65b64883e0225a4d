//! People, alone, in families, and with namesakes.

use super::dice::Dice;
use super::lists::Lists;
use super::{Entity, Home};
use crate::fold::fold;

/// A mobile telephone, digits only.
pub(super) fn mobile(country: usize, home: &Home, dice: &mut Dice) -> String {
    if country == 0 {
        format!("6{}", dice.digits(8))
    } else {
        format!("{}{}", home.area_code, dice.digits(10_usize.saturating_sub(home.area_code.len())))
    }
}

/// A telephone that stays in the house.
pub(super) fn landline(country: usize, home: &Home, dice: &mut Dice) -> String {
    let digits = if country == 0 { 9 } else { 10_usize };
    format!("{}{}", home.area_code, dice.digits(digits.saturating_sub(home.area_code.len())))
}

/// A person's tax id: a Spanish NIF with its letter (number modulo 23), or the letters and birthday of a Mexican RFC.
fn tax_id(country: usize, given: &str, surnames: &[String; 2], birth: (u32, u32, u32), dice: &mut Dice) -> String {
    if country == 0 {
        let number = if dice.chance(120) { dice.below(9_999_999) } else { dice.below(79_999_999) };
        let letter = char::from(b"TRWAGMYFPDXBNJZSQVHLCKE"[number as usize % 23]);
        return format!("{number:08}{letter}");
    }
    let letters =
        |text: &str, count: usize| fold(text).chars().filter(|c| c.is_alphabetic()).take(count).collect::<String>();
    let name = format!("{}{}{}", letters(&surnames[0], 2), letters(&surnames[1], 1), letters(given, 1)).to_uppercase();
    let mark = format!("{}{}", dice.one(&["A", "J", "K", "Q", "T", "W"]), dice.digits(2));
    format!("{name:X<4}{:02}{:02}{:02}{mark}", birth.0 % 100, birth.1, birth.2)
}

/// A private mail address, made of the name.
pub(super) fn mail(given: &str, surnames: &[String; 2], year: u32, dice: &mut Dice) -> String {
    let word = |text: &str| fold(text).split(' ').next_back().unwrap_or_default().to_owned();
    let first = fold(given).split(' ').next().unwrap_or_default().to_owned();
    let (one, two) = (word(&surnames[0]), word(&surnames[1]));
    let initial = first.chars().next().map(String::from).unwrap_or_default();
    let local = match dice.below(5) {
        0 => format!("{first}.{one}{}", dice.below(100)),
        1 => format!("{first}{one}{two}"),
        2 => format!("{initial}{one}{}", year % 100),
        3 => format!("{one}.{first}.{}", dice.below(1000)),
        _ => format!("{first}{}", dice.digits(4)),
    };
    format!(
        "{local}@{}",
        dice.one(&["gmail.example", "gmail.example", "hotmail.example", "yahoo.example", "outlook.example"])
    )
}

struct Born {
    given: String,
    called: String,
    surnames: [String; 2],
    year: u32,
}

fn person(born: Born, home: Home, country: usize, about: &'static str, dice: &mut Dice) -> Entity {
    let Born { given, called, surnames, year } = born;
    let birth = (year, 1 + dice.below(12), 1 + dice.below(28));
    let mut phones = vec![mobile(country, &home, dice)];
    if dice.chance(150) {
        phones.push(landline(country, &home, dice));
    }
    Entity {
        country,
        about,
        company: false,
        tax_id: tax_id(country, &given, &surnames, birth, dice),
        mail: mail(&given, &surnames, year, dice),
        name: String::new(),
        form: String::new(),
        trade_name: String::new(),
        called,
        given,
        surnames,
        birth,
        phones,
        home,
    }
}

/// Somebody on their own.
pub(super) fn single(lists: &Lists, country: usize, dice: &mut Dice) -> Entity {
    let (given, _, called) = lists.given(country, dice);
    let surnames = [lists.surname(country, dice), lists.surname(country, dice)];
    let born = Born { given, called, surnames, year: 1935 + dice.below(70) };
    let home = lists.home(country, dice);
    person(born, home, country, "single", dice)
}

/// A couple, or a parent or two with children: one address, often one telephone, sometimes one mail address; sons called like their fathers
/// and daughters like their mothers, now and then twins.
pub(super) fn family(lists: &Lists, country: usize, dice: &mut Dice) -> Vec<Entity> {
    let home = lists.home(country, dice);
    let mut father = lists.given(country, dice);
    while !father.1 {
        father = lists.given(country, dice);
    }
    let mut mother = lists.given(country, dice);
    while mother.1 {
        mother = lists.given(country, dice);
    }
    let of_father = [lists.surname(country, dice), lists.surname(country, dice)];
    let of_mother = [lists.surname(country, dice), lists.surname(country, dice)];
    let year = 1940 + dice.below(40);
    let born = |who: &(String, bool, String), surnames: &[String; 2], year| Born {
        given: who.0.clone(),
        called: who.2.clone(),
        surnames: surnames.clone(),
        year,
    };
    let mut all = vec![
        person(born(&father, &of_father, year), home.clone(), country, "family", dice),
        person(born(&mother, &of_mother, year + 2), home.clone(), country, "family", dice),
    ];
    let of_both = [of_father[0].clone(), of_mother[0].clone()];
    for child in 0..dice.below(4) {
        let who = match dice.below(100) {
            0..=11 => father.clone(),
            12..=17 => mother.clone(),
            _ => lists.given(country, dice),
        };
        let taken = all.iter().any(|e| e.given == who.0 && e.surnames == of_both);
        if taken {
            continue;
        }
        let mut young = person(born(&who, &of_both, year + 24 + 3 * child), home.clone(), country, "family", dice);
        if child > 0
            && dice.chance(60)
            && let Some(twin) = all.last()
        {
            young.birth = twin.birth;
        }
        all.push(young);
    }
    if dice.chance(650) {
        let shared = if dice.chance(600) { landline(country, &home, dice) } else { all[0].phones[0].clone() };
        for one in &mut all {
            if dice.chance(700) {
                one.phones = vec![shared.clone()];
            }
        }
    }
    if dice.chance(200) {
        let shared = all[0].mail.clone();
        all.iter_mut().for_each(|one| one.mail.clone_from(&shared));
    }
    all
}

/// Somebody with the name of another, in the same town or not; half of them of about the same age.
pub(super) fn namesakes(of: Option<&Entity>, lists: &Lists, country: usize, dice: &mut Dice) -> Vec<Entity> {
    let Some(first) = of else { return vec![single(lists, country, dice)] };
    let country = first.country;
    let mut home = lists.home(country, dice);
    if dice.chance(600) {
        home = Home { street: home.street, number: home.number, floor: home.floor, ..first.home.clone() };
    }
    let year = if dice.chance(500) { first.birth.0 + dice.below(3) } else { 1935 + dice.below(70) };
    let born =
        Born { given: first.given.clone(), called: first.called.clone(), surnames: first.surnames.clone(), year };
    vec![person(born, home, country, "namesake", dice)]
}
