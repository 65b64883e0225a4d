//! What happens to somebody's data when it is typed, retyped, exported and opened in a spreadsheet.

mod slips;

use super::dice::Dice;
use super::lists::Lists;
use super::{Entity, Home, people};
use crate::record::{Kind, Record};
use slips::{mojibake, slip, unaccented};

/// How often things go wrong: a second entry is made in more haste than the first.
struct Haste<'a> {
    dice: &'a mut Dice,
    again: bool,
}

impl Haste<'_> {
    /// Whether something that happens `per_thousand` times in a thousand second entries happens now; a quarter as often in a first one.
    fn happens(&mut self, per_thousand: u32) -> bool {
        self.dice.chance(if self.again { per_thousand } else { per_thousand / 4 })
    }
}

/// An entity as somebody typed it. `tie` says what all its entries have, at worst damaged: 0 telephone, 1 mail, 2 tax id, 3 day of birth (a
/// company: telephone), 4 street.
pub(super) fn typed(entity: &Entity, again: bool, tie: u32, lists: &Lists, dice: &mut Dice) -> Record {
    let tie = if entity.company && tie == 3 { 0 } else { tie };
    let mut haste = Haste { dice, again };
    let mut record = Record::default();
    if !haste.dice.chance(200) {
        record.kind = if entity.company { Kind::Company } else { Kind::Person };
    }
    if entity.company {
        company_name(entity, &mut record, &mut haste);
    } else {
        person_name(entity, &mut record, &mut haste);
    }
    if tie == 4 || haste.dice.chance(700) {
        let moved = tie != 4 && haste.happens(120);
        let home = if moved { elsewhere(entity, lists, haste.dice) } else { entity.home.clone() };
        address(&home, entity.country, tie == 4, &mut record, &mut haste);
    } else if haste.dice.chance(500) {
        record.city.clone_from(&entity.home.city);
    }
    if tie == 0 || haste.dice.chance(750) {
        phones(entity, tie == 0, &mut record, &mut haste);
    }
    if tie == 1 || haste.dice.chance(550) {
        mail(entity, tie == 1, &mut record, &mut haste);
    }
    if tie == 2 || haste.dice.chance(400) {
        record.tax_ids.push(tax_id(entity, tie == 2, &mut haste));
    }
    if !entity.company && (tie == 3 || haste.dice.chance(350)) {
        record.birth = birth(entity.birth, tie == 3, &mut haste);
    }
    if haste.dice.chance(500) {
        record.country = if entity.country == 0 { "ES" } else { "MX" }.to_owned();
    }
    record
}

/// Gives a text the look of the file it comes from.
fn look(texts: &mut [&mut String], haste: &mut Haste<'_>) {
    let (throw, plain, broken) = (haste.dice.below(1000), haste.happens(300), haste.happens(50));
    for text in texts {
        if plain {
            **text = unaccented(text);
        }
        match throw {
            0..=249 => **text = text.to_uppercase(),
            250..=299 => **text = text.to_lowercase(),
            _ => {}
        }
        if broken {
            **text = mojibake(text);
        }
    }
}

fn person_name(entity: &Entity, record: &mut Record, haste: &mut Haste<'_>) {
    let mut given = entity.given.clone();
    if haste.happens(120) {
        given.clone_from(&entity.called);
    } else if haste.happens(150) {
        given = written_short(&given, haste.dice);
    } else if haste.happens(250)
        && let Some((first, _)) = given.split_once(' ')
    {
        given = first.to_owned();
    } else if haste.happens(20) {
        given = given.chars().take(1).chain(['.']).collect();
    }
    let [mut first, mut second] = entity.surnames.clone();
    if haste.happens(220) {
        second.clear();
    }
    if haste.happens(100) {
        match haste.dice.below(3) {
            0 => given = slip(&given, haste.dice),
            1 => first = slip(&first, haste.dice),
            _ => second = slip(&second, haste.dice),
        }
    }
    for surname in [&mut first, &mut second] {
        if let Some(bare) = surname.strip_prefix("de la ")
            && haste.happens(300)
        {
            *surname = bare.to_owned();
        }
    }
    look(&mut [&mut given, &mut first, &mut second], haste);
    let surnames = format!("{first} {second}").trim().to_owned();
    if haste.dice.chance(500) {
        (record.given, record.surnames) = if haste.happens(20) { (surnames, given) } else { (given, surnames) };
        return;
    }
    record.name = match haste.dice.below(10) {
        0..=5 => format!("{given} {surnames}"),
        6 | 7 => format!("{surnames}, {given}"),
        _ => format!("{surnames} {given}"),
    };
    if haste.happens(40) {
        record.name = format!("{} {}", haste.dice.one(&["D.", "Dña.", "Sr.", "Sra.", "Don"]), record.name);
    }
}

/// A given name as people abbreviate it.
fn written_short(given: &str, dice: &mut Dice) -> String {
    let short = |word: &str, dice: &mut Dice| match word {
        "María" => dice.one(&["Mª", "M.ª", "Ma.", "Mª"]).to_owned(),
        "Francisco" => dice.one(&["Fco.", "Fco", "Fcº"]).to_owned(),
        "José" => dice.one(&["J.", "Jose"]).to_owned(),
        "Antonio" => "Ant.".to_owned(),
        "Guadalupe" => "Gpe.".to_owned(),
        "Fernando" => "Fdo.".to_owned(),
        "Manuel" => "Ml.".to_owned(),
        "Juan" => "Jn.".to_owned(),
        other => other.to_owned(),
    };
    given.split(' ').map(|w| short(w, dice)).collect::<Vec<_>>().join(" ")
}

fn company_name(entity: &Entity, record: &mut Record, haste: &mut Haste<'_>) {
    let mut name = entity.name.clone();
    if haste.happens(30) {
        name = format!("{} {}", name.split(' ').next().unwrap_or_default(), entity.trade_name);
    } else if haste.happens(70)
        && let Some((_, rest)) = name.split_once(' ')
    {
        name = rest.to_owned();
    }
    if haste.happens(400) {
        name = name.replace("Hermanos", "Hnos.").replace(" y ", " & ").replace("Asociados", "Asoc.");
    }
    if haste.happens(100) {
        name = slip(&name, haste.dice);
    }
    let form = if haste.happens(250) {
        String::new()
    } else {
        match haste.dice.below(6) {
            0 | 1 => entity.form.clone(),
            2 | 3 => entity.form.replace('.', ""),
            4 => entity.form.replace('.', ". ").trim().to_owned(),
            _ if entity.form == "S.L." => "SLU".to_owned(),
            _ if entity.form == "S.A. de C.V." => "SA CV".to_owned(),
            _ => entity.form.to_lowercase(),
        }
    };
    look(&mut [&mut name], haste);
    if haste.dice.chance(200) {
        record.form = form;
    } else if !form.is_empty() {
        name = format!("{name}{}{form}", haste.dice.one(&[" ", ", ", ", "]));
    }
    record.name = name;
}

/// Where somebody has moved: mostly within the town.
fn elsewhere(entity: &Entity, lists: &Lists, dice: &mut Dice) -> Home {
    let other = lists.home(entity.country, dice);
    if dice.chance(600) {
        let old = entity.home.clone();
        return Home { city: old.city, region: old.region, postcode: old.postcode, ..other };
    }
    other
}

fn address(home: &Home, country: usize, tie: bool, record: &mut Record, haste: &mut Haste<'_>) {
    let mut street = home.street.clone();
    if haste.happens(500) {
        for (long, short) in
            [("Calle", "C/"), ("Avenida", "Avda."), ("Plaza", "Pza."), ("Paseo", "Pº"), ("Carretera", "Ctra.")]
        {
            street = street.replace(long, short);
        }
    } else if haste.happens(100) {
        street = street.trim_start_matches("Calle ").trim_start_matches("Avenida ").to_owned();
    }
    if !tie && haste.happens(80) {
        street = slip(&street, haste.dice);
    }
    let number = match haste.dice.below(6) {
        0 => format!(" nº {}", home.number),
        1 => format!(", nº{}", home.number),
        2 | 3 => format!(", {}", home.number),
        _ if !tie && haste.happens(150) => " s/n".to_owned(),
        _ => format!(" {}", home.number),
    };
    let mut line = format!("{street}{number}");
    if !home.floor.is_empty() && !haste.happens(300) {
        line = format!("{line}, {}", home.floor);
    }
    let (mut city, mut region) = (home.city.clone(), home.region.clone());
    if haste.happens(40) {
        city = slip(&city, haste.dice);
    } else if haste.happens(40) {
        city.clone_from(&region);
    }
    let mut quarter = home.quarter.clone();
    look(&mut [&mut line, &mut city, &mut region, &mut quarter], haste);
    record.address.push(line);
    if country == 1 && !haste.happens(300) {
        record.address.push(format!("{}{quarter}", haste.dice.one(&["Col. ", "Colonia ", ""])));
    }
    if !haste.happens(100) {
        record.city = city;
    }
    if !haste.happens(200) {
        record.postcode.clone_from(&home.postcode);
        if haste.happens(250) {
            record.postcode = record.postcode.trim_start_matches('0').to_owned();
        }
        if haste.happens(30) {
            record.postcode = slip(&record.postcode, haste.dice);
        }
    }
    if haste.dice.chance(400) {
        record.region = region;
    }
}

fn phones(entity: &Entity, tie: bool, record: &mut Record, haste: &mut Haste<'_>) {
    let prefix = if entity.country == 0 { "34" } else { "52" };
    for (at, digits) in entity.phones.iter().enumerate() {
        if at > 0 && haste.dice.chance(400) {
            continue;
        }
        let mut digits = digits.clone();
        if !tie && haste.happens(150) {
            digits = people::mobile(entity.country, &entity.home, haste.dice);
        } else if haste.happens(30) {
            digits = slip(&digits, haste.dice);
        }
        let (head, tail) = digits.split_at(digits.len().min(3));
        record.phones.push(match haste.dice.below(7) {
            0 => format!("+{prefix} {head} {tail}"),
            1 => format!("00{prefix}{digits}"),
            2 => format!("{head}-{tail}"),
            3 => format!("{head}.{tail}"),
            4 => format!("({head}) {tail}"),
            5 if !tie && haste.happens(60) => format!("{},{}E+08", &head[..1], &digits[1..3]),
            _ => digits,
        });
    }
}

fn mail(entity: &Entity, tie: bool, record: &mut Record, haste: &mut Haste<'_>) {
    let mut mail = entity.mail.clone();
    if !tie && haste.happens(130) {
        mail = match mail.split_once('@') {
            Some((local, domain)) if entity.company && haste.dice.chance(600) => {
                format!("{}@{domain}", if local == "contacto" { "info" } else { "contacto" })
            }
            _ if entity.company => {
                format!("{}@gmail.example", entity.name.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
            }
            _ => people::mail(&entity.given, &entity.surnames, entity.birth.0, haste.dice),
        };
    } else if haste.happens(30) {
        mail = mail.replace("gmail", "gmial").replace("hotmail", "hotmal");
    } else if haste.happens(20) {
        mail = slip(&mail, haste.dice);
    }
    match haste.dice.below(12) {
        0 => mail = mail.to_uppercase(),
        1 => mail.push('.'),
        2 => mail = format!(" {mail} "),
        _ => {}
    }
    record.mails.push(mail);
}

fn tax_id(entity: &Entity, tie: bool, haste: &mut Haste<'_>) -> String {
    let mut number = entity.tax_id.clone();
    if !tie && haste.happens(40) {
        number = slip(&number, haste.dice);
    }
    match haste.dice.below(8) {
        0 if entity.country == 0 => number = format!("ES{number}"),
        1 if number.len() > 5 => number.insert(number.len() - 1, '-'),
        2 => number = number.to_lowercase(),
        3 => number = number.trim_start_matches('0').to_owned(),
        _ => {}
    }
    number
}

fn birth((year, month, day): (u32, u32, u32), tie: bool, haste: &mut Haste<'_>) -> String {
    if haste.happens(30) {
        return format!("{year:04}-{day:02}-{month:02}");
    }
    let text = format!("{year:04}{month:02}{day:02}");
    if !tie && haste.happens(40) { slip(&text, haste.dice) } else { text }
}
