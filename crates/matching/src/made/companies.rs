//! Companies, alone, in chains, beside each other, and with advisers.

use super::dice::Dice;
use super::lists::Lists;
use super::{Entity, Home, people};
use crate::fold::fold;

/// Who answers for a company in its stead.
pub(super) struct Adviser {
    phone: String,
    mail: String,
    home: Home,
}

/// An adviser whose mail and telephone several companies give as theirs.
pub(super) fn adviser(lists: &Lists, dice: &mut Dice) -> Adviser {
    let home = lists.home(0, dice);
    let name = fold(&lists.surname(0, dice)).replace(' ', "");
    Adviser { phone: people::landline(0, &home, dice), mail: format!("info@asesoria{name}.example"), home }
}

fn tax_id(country: usize, letter: &str, name: &str, dice: &mut Dice) -> String {
    if country == 0 {
        return format!("{letter}{}", dice.digits(8));
    }
    let letters: String = fold(name).chars().filter(|c| c.is_alphabetic()).take(3).collect();
    let mark = format!("{}{}", dice.one(&["A", "J", "K", "Q", "T", "W"]), dice.digits(2));
    let (year, month, day) = (dice.below(25), 1 + dice.below(12), 1 + dice.below(28));
    format!("{}{year:02}{month:02}{day:02}{mark}", letters.to_uppercase())
}

/// What a company is called: its trade with a fantasy name or a family's, or a fantasy name alone.
fn name(lists: &Lists, country: usize, dice: &mut Dice) -> String {
    let trade = lists.trade(country, dice);
    let family = lists.surname(country, dice);
    match dice.below(10) {
        0..=3 => format!("{trade} {}", lists.fantasy(country, dice)),
        4..=6 => format!("{trade} {family}"),
        7 => format!("{family} y {} Asociados", lists.surname(country, dice)),
        8 => format!("{trade} {family} Hermanos"),
        _ => format!("{trade} {} de {}", lists.fantasy(country, dice), lists.home(country, dice).region),
    }
}

fn company(name: String, home: Home, country: usize, about: &'static str, lists: &Lists, dice: &mut Dice) -> Entity {
    let (form, letter) = lists.legal(country, dice);
    let site = fold(&name).split(' ').filter(|w| w.len() > 2).take(2).collect::<String>();
    let mail = match dice.below(10) {
        0..=4 => format!("info@{site}{}.example", dice.one(&["", "", "", "sl", "online"])),
        5 | 6 => format!("{}@{site}.example", dice.one(&["ventas", "administracion", "contacto", "pedidos"])),
        _ => format!("{site}{}@{}", dice.below(100), dice.one(&["gmail.example", "hotmail.example"])),
    };
    let mut phones = vec![people::landline(country, &home, dice)];
    if dice.chance(300) {
        phones.push(people::mobile(country, &home, dice));
    }
    Entity {
        country,
        about,
        company: true,
        given: String::new(),
        surnames: [String::new(), String::new()],
        called: String::new(),
        tax_id: tax_id(country, letter, &name, dice),
        trade_name: lists.fantasy(country, dice).to_owned(),
        name,
        form: form.to_owned(),
        birth: (0, 0, 0),
        phones,
        mail,
        home,
    }
}

/// A company on its own.
pub(super) fn single(lists: &Lists, country: usize, dice: &mut Dice) -> Entity {
    let (name, home) = (name(lists, country, dice), lists.home(country, dice));
    company(name, home, country, "single", lists, dice)
}

/// A company with its adviser's mail or telephone, and sometimes address.
pub(super) fn advised(lists: &Lists, country: usize, adviser: &Adviser, dice: &mut Dice) -> Entity {
    let mut one = Entity { about: "advised", ..single(lists, country, dice) };
    let what = dice.below(4);
    if what != 0 {
        one.mail.clone_from(&adviser.mail);
    }
    if what != 1 {
        one.phones = vec![adviser.phone.clone()];
    }
    if what == 3 {
        one.home = adviser.home.clone();
    }
    one
}

/// Two to four branches in different towns: one name, half of them with the town in it; one tax id or several; one mail address or several at
/// one domain; their own telephones.
pub(super) fn branches(lists: &Lists, country: usize, dice: &mut Dice) -> Vec<Entity> {
    let first = Entity { about: "branch", ..single(lists, country, dice) };
    let (one_tax_id, one_mail, town_in_name) = (dice.chance(500), dice.chance(300), dice.chance(500));
    let mut all = vec![first.clone()];
    for _ in 0..1 + dice.below(3) {
        let home = lists.home(country, dice);
        if all.iter().any(|b| b.home.city == home.city) {
            continue;
        }
        let mut branch = company(first.name.clone(), home, country, "branch", lists, dice);
        branch.form.clone_from(&first.form);
        branch.trade_name.clone_from(&first.trade_name);
        if one_tax_id {
            branch.tax_id.clone_from(&first.tax_id);
        }
        branch.mail = if one_mail {
            first.mail.clone()
        } else {
            let town: String = fold(&branch.home.city).chars().filter(|c| c.is_alphanumeric()).collect();
            format!("{town}@{}", first.mail.rsplit('@').next().unwrap_or_default())
        };
        all.push(branch);
    }
    if town_in_name {
        for branch in &mut all {
            branch.name = format!("{} {}", branch.name, branch.home.city);
        }
    }
    all
}

/// Companies of one family at one address with one telephone: another trade, another tax id.
pub(super) fn sisters(lists: &Lists, country: usize, dice: &mut Dice) -> Vec<Entity> {
    let home = lists.home(country, dice);
    let family = lists.surname(country, dice);
    let phone = people::landline(country, &home, dice);
    let mut all: Vec<Entity> = Vec::new();
    for _ in 0..2 + dice.below(2) {
        let name = format!("{} {family}", lists.trade(country, dice));
        if all.iter().any(|s| s.name == name) {
            continue;
        }
        let mut sister = company(name, home.clone(), country, "sister", lists, dice);
        sister.phones = vec![phone.clone()];
        if let Some(first) = all.first()
            && dice.chance(400)
        {
            sister.mail.clone_from(&first.mail);
        }
        all.push(sister);
    }
    all
}

/// Somebody and the company they run from home: address, telephone and surname are the same.
pub(super) fn own_company(lists: &Lists, country: usize, dice: &mut Dice) -> Vec<Entity> {
    let owner = Entity { about: "own_company", ..people::single(lists, country, dice) };
    let name = format!("{} {}", lists.trade(country, dice), owner.surnames[0]);
    let mut own = company(name, owner.home.clone(), country, "own_company", lists, dice);
    own.phones.clone_from(&owner.phones);
    if dice.chance(500) {
        own.mail.clone_from(&owner.mail);
    }
    vec![owner, own]
}
