//! What people, streets and companies are called, drawn as often as they occur.

use super::Home;
use super::dice::Dice;

macro_rules! tables {
    ($name:literal) => {
        [
            include_str!(concat!("../../../../assets/demo/es/", $name)),
            include_str!(concat!("../../../../assets/demo/mx/", $name)),
        ]
    };
}

/// Rows with the weight they are drawn by, added up.
type Bag = Vec<(u32, Vec<&'static str>)>;

/// The lists of both countries: 0 is Spain, 1 Mexico.
pub(super) struct Lists {
    given: [Bag; 2],
    surnames: [Bag; 2],
    places: [Bag; 2],
    streets: [Bag; 2],
    trades: [Bag; 2],
    legal: [Bag; 2],
    fantasy: [Bag; 2],
    quarters: Bag,
}

fn bag(table: &'static str, weight: usize, only: impl Fn(&[&str]) -> bool) -> Bag {
    let mut sum = 0;
    let rows = table.lines().skip(1).map(|l| l.split(';').collect::<Vec<_>>()).filter(|r| only(r));
    rows.map(|row| {
        sum += row.get(weight).and_then(|w| w.parse::<u32>().ok()).unwrap_or(1).max(1);
        (sum, row)
    })
    .collect()
}

fn draw<'a>(bag: &'a Bag, dice: &mut Dice) -> &'a [&'static str] {
    let throw = dice.below(bag.last().map_or(0, |l| l.0));
    let at = bag.partition_point(|row| row.0 <= throw);
    bag.get(at).map_or(&[], |row| &row.1)
}

fn cell(row: &[&'static str], at: usize) -> &'static str {
    row.get(at).copied().unwrap_or_default()
}

impl Lists {
    pub(super) fn read() -> Self {
        let all = |tables: [&'static str; 2], weight| tables.map(|t| bag(t, weight, |_| true));
        Self {
            given: all(tables!("given.csv"), 2),
            surnames: all(tables!("surnames.csv"), 1),
            places: all(tables!("places.csv"), 5),
            streets: all(tables!("streets.csv"), 1),
            trades: all(tables!("trades.csv"), 2),
            legal: all(tables!("legal.csv"), 2),
            fantasy: tables!("lists.csv").map(|t| bag(t, 2, |r| r.first() == Some(&"fantasy"))),
            quarters: bag(include_str!("../../../../assets/demo/mx/quarters.csv"), 1, |_| true),
        }
    }

    /// Given name, whether a man's, and how friends call them.
    pub(super) fn given(&self, country: usize, dice: &mut Dice) -> (String, bool, String) {
        let row = draw(&self.given[country], dice);
        let called = if cell(row, 4).is_empty() { cell(row, 0) } else { cell(row, 4) };
        (cell(row, 0).to_owned(), cell(row, 1) == "m", called.to_owned())
    }

    /// A surname; one in forty with a particle, one in eighty double.
    pub(super) fn surname(&self, country: usize, dice: &mut Dice) -> String {
        let name = cell(draw(&self.surnames[country], dice), 0);
        match dice.below(80) {
            0 | 1 => format!("de la {name}"),
            2 => format!("{name}-{}", cell(draw(&self.surnames[country], dice), 0)),
            _ => name.to_owned(),
        }
    }

    pub(super) fn street(&self, country: usize, dice: &mut Dice) -> String {
        cell(draw(&self.streets[country], dice), 0).to_owned()
    }

    /// What a company does, as its name begins.
    pub(super) fn trade(&self, country: usize, dice: &mut Dice) -> &'static str {
        cell(draw(&self.trades[country], dice), 0)
    }

    pub(super) fn fantasy(&self, country: usize, dice: &mut Dice) -> &'static str {
        cell(draw(&self.fantasy[country], dice), 1)
    }

    /// Legal form and the letter of its tax id.
    pub(super) fn legal(&self, country: usize, dice: &mut Dice) -> (&'static str, &'static str) {
        let row = draw(&self.legal[country], dice);
        (cell(row, 0), cell(row, 1))
    }

    /// Somewhere to live.
    pub(super) fn home(&self, country: usize, dice: &mut Dice) -> Home {
        let row = draw(&self.places[country], dice);
        let code = |at| cell(row, at).parse::<u32>().unwrap_or(0);
        let postcode = code(2) + dice.below(code(3).saturating_sub(code(2)) + 1);
        let quarter = if country == 1 { cell(draw(&self.quarters, dice), 0) } else { "" };
        let floor = match dice.below(3) {
            0 => String::new(),
            _ => format!("{}º {}", 1 + dice.below(8), dice.one(&["A", "B", "C", "D", "izq.", "dcha."])),
        };
        let long = if dice.chance(150) { 900 } else { 120 };
        Home {
            street: self.street(country, dice),
            number: 1 + dice.below(long),
            floor: if country == 0 { floor } else { String::new() },
            quarter: quarter.to_owned(),
            city: cell(row, 0).to_owned(),
            region: cell(row, 1).to_owned(),
            postcode: format!("{postcode:05}"),
            area_code: cell(row, 4).to_owned(),
        }
    }
}
