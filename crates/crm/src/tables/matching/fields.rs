//! The fields a column can be, with their names in the files people bring: Spanish and English ones (`synonyms.csv`), and those
//! of the languages beside Spanish and of its neighbours (`neighbours.csv`: Catalan, Galician, Portuguese, French, Italian,
//! German).

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::super::content::Content;
use super::fold;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// Persons and companies.
    Clients,
    /// The people of companies.
    People,
    /// Visits, calls, mails…
    Interactions,
    /// Things to do.
    Tasks,
    /// Orders, invoices and credit notes: a row is a line of one, or a whole one.
    Sales,
    /// What is sold.
    Products,
    /// What was paid.
    Payments,
}

impl TableKind {
    /// All kinds, the likeliest first.
    pub const ALL: [Self; 7] =
        [Self::Clients, Self::People, Self::Interactions, Self::Tasks, Self::Sales, Self::Products, Self::Payments];

    /// Its stable name: `clients`, `people`, `interactions`, `tasks`, `sales`, `products`, `payments`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::People => "people",
            Self::Interactions => "interactions",
            Self::Tasks => "tasks",
            Self::Sales => "sales",
            Self::Products => "products",
            Self::Payments => "payments",
        }
    }
}

/// How often a field may appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arity {
    /// One column.
    One,
    /// Any number of columns, each a value: telephones, mails, tags.
    Many,
    /// Parts of a thing that may repeat: the street and the city of the second address.
    Group,
}

/// A field of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Stable name: `tax_id`.
    pub code: &'static str,
    /// How often it may appear.
    pub arity: Arity,
    /// Contents that suit it; empty when any does.
    pub contents: Vec<Content>,
}

/// The fields of a kind and the folded names each goes by.
pub struct Fields {
    /// In the order of the list.
    pub list: Vec<Field>,
    names: HashMap<String, usize>,
}

impl Fields {
    /// The field of an exact folded name.
    pub fn named(&self, folded: &str) -> Option<&Field> {
        self.names.get(folded).and_then(|at| self.list.get(*at))
    }

    /// A field by its code.
    pub fn coded(&self, code: &str) -> Option<&Field> {
        self.list.iter().find(|field| field.code == code)
    }

    /// The longest name that stands in a folded header which says more than it, word by word, and its field. A name of one word must
    /// have five letters.
    pub fn longest_within(&self, header: &str) -> Option<(&str, &Field)> {
        let starts: Vec<usize> = std::iter::once(0).chain(header.match_indices(' ').map(|(at, _)| at + 1)).collect();
        let ends: Vec<usize> = header.match_indices(' ').map(|(at, _)| at).chain([header.len()]).collect();
        let parts = starts.iter().enumerate().flat_map(|(first, start)| {
            ends.iter().skip(first).take(MOST_WORDS).filter_map(move |end| header.get(*start..*end))
        });
        parts
            .filter_map(|part| self.names.get_key_value(part))
            .filter(|(name, _)| name.contains(' ') || name.len() >= 5)
            .max_by_key(|(name, _)| (name.len(), name.as_str()))
            .and_then(|(name, at)| Some((name.as_str(), self.list.get(*at)?)))
    }
}

/// Words of the longest name there may be.
const MOST_WORDS: usize = 16;

const SYNONYMS: &str = include_str!("../synonyms.csv");
const NEIGHBOURS: &str = include_str!("../neighbours.csv");

fn content_named(name: &str) -> Option<Content> {
    Some(match name {
        "mail" => Content::Mail,
        "url" => Content::Url,
        "phone" => Content::Phone,
        "tax-id" => Content::TaxId,
        "postcode" => Content::Postcode,
        "date" => Content::Date,
        "time" => Content::Time,
        "amount" => Content::Amount,
        "integer" => Content::Integer,
        "yes-no" => Content::YesNo,
        "country" => Content::Country,
        _ => return None,
    })
}

fn load(kind: TableKind) -> Fields {
    let mut fields = Fields { list: Vec::new(), names: HashMap::new() };
    for line in SYNONYMS.lines().skip(1) {
        let mut parts = line.splitn(5, ',');
        let (Some(kinds), Some(code), Some(arity), Some(contents), Some(names)) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if !kinds.split(' ').any(|each| each == kind.code()) {
            continue;
        }
        let arity = match arity {
            "many" => Arity::Many,
            "group" => Arity::Group,
            _ => Arity::One,
        };
        let at = fields.list.len();
        fields.list.push(Field { code, arity, contents: contents.split(' ').filter_map(content_named).collect() });
        for name in names.split('|').chain([code]) {
            // The first field that claims a name keeps it.
            fields.names.entry(fold(name)).or_insert(at);
        }
    }
    // After all of the others: a word that means something in Spanish or English keeps meaning that.
    for (code, names) in NEIGHBOURS.lines().skip(1).filter_map(|line| line.split_once(',')) {
        let Some(at) = fields.list.iter().position(|field| field.code == code) else { continue };
        for name in names.split('|') {
            fields.names.entry(fold(name)).or_insert(at);
        }
    }
    fields
}

/// The fields of a kind.
pub fn of(kind: TableKind) -> &'static Fields {
    static ALL: OnceLock<[Fields; 7]> = OnceLock::new();
    let [clients, people, interactions, tasks, sales, products, payments] =
        ALL.get_or_init(|| TableKind::ALL.map(load));
    match kind {
        TableKind::Clients => clients,
        TableKind::People => people,
        TableKind::Interactions => interactions,
        TableKind::Tasks => tasks,
        TableKind::Sales => sales,
        TableKind::Products => products,
        TableKind::Payments => payments,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_synonyms_is_a_field() {
        let count: usize = TableKind::ALL.iter().map(|kind| of(*kind).list.len()).sum();
        let expected: usize =
            SYNONYMS.lines().skip(1).map(|line| line.split(',').next().unwrap_or("").split(' ').count()).sum();
        assert_eq!(count, expected);
        for line in NEIGHBOURS.lines().skip(1) {
            let code = line.split(',').next().unwrap_or("");
            assert!(TableKind::ALL.iter().any(|kind| of(*kind).coded(code).is_some()), "{code} is no field");
        }
        assert_eq!(of(TableKind::Clients).named("plz").map(|field| field.code), Some("address_postcode"));
        assert_eq!(of(TableKind::Clients).named("nif").map(|field| field.code), Some("tax_id"));
        assert_eq!(
            of(TableKind::Clients).coded("mails").map(|field| field.contents.clone()),
            Some(vec![Content::Mail])
        );
    }
}
