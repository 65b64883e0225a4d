//! The data the demo business is drawn from (`assets/demo`), read once a country.

use super::dice::Weighted;
use super::goods::{self, Good};
use super::{Country, Kind, Outcome};
use std::sync::OnceLock;

macro_rules! files {
    ($folder:literal) => {
        Files {
            given: include_str!(concat!("../../../../assets/demo/", $folder, "/given.csv")),
            surnames: include_str!(concat!("../../../../assets/demo/", $folder, "/surnames.csv")),
            places: include_str!(concat!("../../../../assets/demo/", $folder, "/places.csv")),
            streets: include_str!(concat!("../../../../assets/demo/", $folder, "/streets.csv")),
            trades: include_str!(concat!("../../../../assets/demo/", $folder, "/trades.csv")),
            legal: include_str!(concat!("../../../../assets/demo/", $folder, "/legal.csv")),
            lists: include_str!(concat!("../../../../assets/demo/", $folder, "/lists.csv")),
            products: include_str!(concat!("../../../../assets/demo/", $folder, "/products.csv")),
            goods: include_str!(concat!("../../../../assets/demo/", $folder, "/goods.csv")),
            prices: include_str!(concat!("../../../../assets/demo/", $folder, "/prices.csv")),
            texts: include_str!(concat!("../../../../assets/demo/", $folder, "/texts.csv")),
        }
    };
}

struct Files {
    given: &'static str,
    surnames: &'static str,
    places: &'static str,
    streets: &'static str,
    trades: &'static str,
    legal: &'static str,
    lists: &'static str,
    products: &'static str,
    goods: &'static str,
    prices: &'static str,
    texts: &'static str,
}

static SPAIN: Files = files!("es");
static MEXICO: Files = files!("mx");
const QUARTERS: &str = include_str!("../../../../assets/demo/mx/quarters.csv");

/// A given name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given {
    pub(super) name: &'static str,
    /// Mean age of its bearers.
    pub(super) age: i32,
    /// What friends say; empty when they say the name.
    pub(super) short: &'static str,
}

/// A town.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) city: &'static str,
    pub(super) region: &'static str,
    /// First and last postcode.
    pub(super) postcodes: (u32, u32),
    /// Telephone area code.
    pub(super) phone: &'static str,
    /// Inhabitants, in thousands.
    pub(super) thousands: u32,
}

/// What a company does, and the word its name begins with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trade {
    pub(super) prefix: &'static str,
    pub(super) activity: &'static str,
}

/// A legal form and the letter of its Spanish tax id.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Legal {
    pub(super) form: &'static str,
    pub(super) letter: &'static str,
}

/// Everything one country's demo is drawn from.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) men: Weighted<Given>,
    pub(super) women: Weighted<Given>,
    pub(super) surnames: Weighted<&'static str>,
    pub(super) places: Weighted<Place>,
    pub(super) streets: Weighted<&'static str>,
    pub(super) quarters: Weighted<&'static str>,
    pub(super) trades: Weighted<Trade>,
    pub(super) legal: Weighted<Legal>,
    pub(super) floors: Weighted<&'static str>,
    pub(super) fantasy: Weighted<&'static str>,
    pub(super) roles: Weighted<&'static str>,
    pub(super) occupations: Weighted<&'static str>,
    pub(super) tags: Weighted<&'static str>,
    pub(super) preferences: Weighted<&'static str>,
    pub(super) moments: Weighted<&'static str>,
    pub(super) notes: Weighted<&'static str>,
    pub(super) staff: Weighted<&'static str>,
    pub(super) origins: Weighted<&'static str>,
    pub(super) consents: Weighted<&'static str>,
    pub(super) mailboxes: Weighted<&'static str>,
    pub(super) weekdays: Weighted<&'static str>,
    /// How companies are called: `{t}` trade, `{a}` and `{b}` surnames, `{f}` fantasy, `{g}` given name.
    pub(super) signs: Weighted<&'static str>,
    pub(super) mail_names: Weighted<&'static str>,
    /// Without and with a floor: `{s}` street, `{n}` number, `{f}` floor, `{q}` quarter.
    pub(super) address: [&'static str; 2],
    /// A company's name `{a}` and its legal form `{b}`.
    pub(super) legal_joint: &'static str,
    /// What people ask for in each month, January first.
    pub(super) products: Vec<Weighted<&'static str>>,
    /// What is on the shelves, in the order of its list.
    pub(super) goods: Vec<Good>,
    /// What is taken from them in each month, January first: positions in `goods`.
    pub(super) taken: Vec<Weighted<usize>>,
    /// How people pay who pay at once, and those who pay an invoice.
    pub(super) methods: [Weighted<&'static str>; 2],
    pub(super) sale_notes: Weighted<&'static str>,
    /// The entries of its price lists, as their file has them.
    pub(super) prices: &'static str,
    lists: &'static str,
    texts: Vec<(&'static str, &'static str, &'static str)>,
}

impl Shelf {
    /// The shelf of a country, read on first use.
    pub(super) fn of(country: Country) -> &'static Self {
        static SHELVES: [OnceLock<Shelf>; 2] = [OnceLock::new(), OnceLock::new()];
        match country {
            Country::Spain => SHELVES[0].get_or_init(|| Self::read(&SPAIN, "")),
            Country::Mexico => SHELVES[1].get_or_init(|| Self::read(&MEXICO, QUARTERS)),
        }
    }

    fn read(files: &Files, quarters: &'static str) -> Self {
        let given = |sex: &str| {
            Weighted::of(rows::<5>(files.given).filter(|r| r[1] == sex).map(|[name, _, bearers, age, short]| {
                (Given { name, age: number(age) as i32, short }, number(bearers))
            }))
        };
        let list = |name: &str| listed(files.lists, name);
        Self {
            men: given("m"),
            women: given("f"),
            surnames: Weighted::of(rows::<2>(files.surnames).map(|[name, bearers]| (name, number(bearers)))),
            places: Weighted::of(rows::<6>(files.places).map(|[city, region, from, to, phone, inhabitants]| {
                let thousands = number(inhabitants);
                (Place { city, region, postcodes: (number(from), number(to)), phone, thousands }, thousands)
            })),
            streets: pairs(files.streets),
            quarters: pairs(quarters),
            trades: Weighted::of(
                rows::<3>(files.trades).map(|[prefix, activity, w]| (Trade { prefix, activity }, number(w))),
            ),
            legal: Weighted::of(rows::<3>(files.legal).map(|[form, letter, w]| (Legal { form, letter }, number(w)))),
            floors: list("floor"),
            fantasy: list("fantasy"),
            roles: list("role"),
            occupations: list("occupation"),
            tags: list("tag"),
            preferences: list("preference"),
            moments: list("moment"),
            notes: list("note"),
            staff: list("staff"),
            origins: list("origin"),
            consents: list("consent"),
            mailboxes: list("mailbox"),
            weekdays: list("weekday"),
            signs: list("sign"),
            mail_names: list("mail_name"),
            address: ["address", "address_floor"].map(|name| first(files.lists, name)),
            legal_joint: first(files.lists, "legal_joint"),
            products: (1..=12)
                .map(|month| {
                    Weighted::of(rows::<4>(files.products).map(|[product, from, to, w]| {
                        let asked = in_season(month, number(from), number(to));
                        (product, if asked { number(w) } else { 0 })
                    }))
                })
                .collect(),
            taken: goods::taken(files.goods),
            goods: goods::read(files.goods),
            methods: ["method_now", "method_later"].map(list),
            sale_notes: list("sale_note"),
            prices: files.prices,
            lists: files.lists,
            texts: rows::<3>(files.texts).map(|[kind, part, text]| (kind, part, text)).collect(),
        }
    }

    /// The one word of a list that has one: the business's name, a label, the name of a field. Empty when unknown.
    pub(super) fn word(&self, list: &str) -> &'static str {
        first(self.lists, list)
    }

    /// The words of a list, in its order.
    pub(super) fn words(&self, list: &str) -> Vec<&'static str> {
        listed(self.lists, list).items().to_vec()
    }

    /// The name of an outcome in this country's shop.
    pub(super) fn outcome(&self, outcome: Outcome) -> &'static str {
        listed(self.lists, "outcome").items().get(outcome as usize).copied().unwrap_or_default()
    }

    /// The sentences of one part: those for the kind of interaction and those for any.
    pub(super) fn sentences(&self, kind: Kind, part: &str) -> Vec<&'static str> {
        let fits = |(k, p, _): &&(&str, &str, &str)| (*k == kind.code() || *k == "any") && *p == part;
        self.texts.iter().filter(fits).map(|(_, _, text)| *text).collect()
    }

    /// The sentences for next steps, each with the kind of action it is.
    pub(super) fn next_steps(&self) -> Vec<(Kind, &'static str)> {
        let kind = |code: &str| Kind::ALL.into_iter().find(|k| k.code() == code);
        self.texts.iter().filter(|t| t.0 == "next").filter_map(|t| Some((kind(t.1)?, t.2))).collect()
    }
}

/// The lines of a file after its header, as `N` fields each; lines with another number of fields are left out.
pub(super) fn rows<const N: usize>(file: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    file.lines().skip(1).filter_map(|line| {
        let mut fields = [""; N];
        let mut found = 0;
        for part in line.split(';') {
            *fields.get_mut(found)? = part;
            found += 1;
        }
        (found == N).then_some(fields)
    })
}

pub(super) fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

fn pairs(file: &'static str) -> Weighted<&'static str> {
    Weighted::of(rows::<2>(file).map(|[text, weight]| (text, number(weight))))
}

fn listed(file: &'static str, name: &str) -> Weighted<&'static str> {
    Weighted::of(rows::<3>(file).filter(|r| r[0] == name).map(|[_, text, weight]| (text, number(weight))))
}

fn first(file: &'static str, name: &str) -> &'static str {
    listed(file, name).items().first().copied().unwrap_or_default()
}

/// Adds a pattern to a text; `blank` writes what stands for the name between each pair of braces.
pub(super) fn fill(to: &mut String, pattern: &str, mut blank: impl FnMut(&mut String, &str)) {
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        to.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        blank(to, name);
        rest = after;
    }
    to.push_str(rest);
}

/// Whether a month lies between two months, around the turn of the year when the first is later.
pub(super) fn in_season(month: u32, from: u32, to: u32) -> bool {
    if from <= to { (from..=to).contains(&month) } else { month >= from || month <= to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_read() {
        for files in [&SPAIN, &MEXICO] {
            let whole = |file: &'static str, fields: usize| {
                for line in file.lines() {
                    assert_eq!(line.split(';').count(), fields, "{line}");
                    assert!(!line.starts_with(';') && line.trim() == line, "{line}");
                }
            };
            whole(files.given, 5);
            whole(files.surnames, 2);
            whole(files.places, 6);
            whole(files.streets, 2);
            whole(files.trades, 3);
            whole(files.legal, 3);
            whole(files.lists, 3);
            whole(files.products, 4);
            whole(files.goods, 11);
            whole(files.texts, 3);
            for weights in [files.surnames, files.streets] {
                assert!(rows::<2>(weights).all(|[_, w]| number(w) > 0));
            }
        }
    }

    #[test]
    fn every_kind_of_interaction_and_every_outcome_has_its_words() {
        for country in [Country::Spain, Country::Mexico] {
            let shelf = Shelf::of(country);
            for kind in Kind::ALL {
                let both = ["open_in", "open_out"].map(|part| shelf.sentences(kind, part).len());
                assert!(both[1] >= 2 && both[0] + both[1] >= 5, "{kind:?}");
            }
            for outcome in Outcome::ALL {
                assert!(!shelf.outcome(outcome).is_empty());
                assert!(shelf.sentences(Kind::Call, outcome.code()).len() >= 3, "{outcome:?}");
            }
            assert!(shelf.next_steps().len() >= 10);
            assert!(shelf.products.iter().all(|month| month.items().len() > 20));
            for word in
                ["business", "label_mobile", "label_landline", "label_home", "label_office", "field_activity", "block"]
            {
                assert!(!shelf.word(word).is_empty(), "{word}");
            }
        }
    }

    #[test]
    fn postcodes_of_every_town_fit_its_region() {
        let regions = [
            (Country::Spain, include_str!("../../../../assets/demo/es/regions.csv")),
            (Country::Mexico, include_str!("../../../../assets/demo/mx/regions.csv")),
        ];
        for (country, file) in regions {
            for place in Shelf::of(country).places.items() {
                let prefixes = rows::<2>(file).find(|r| r[0] == place.region).map(|r| r[1]).unwrap_or_default();
                for code in [place.postcodes.0, place.postcodes.1] {
                    let code = format!("{code:05}");
                    assert!(prefixes.split(' ').any(|p| p == &code[..2]), "{} {code}: {prefixes}", place.city);
                }
            }
        }
    }
}
