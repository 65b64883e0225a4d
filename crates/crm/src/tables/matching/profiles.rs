//! Files of programs that are known: how one is recognised and what its columns are (`profiles.ini`, data, read once).
//!
//! A section is a file: `program` and `kind`; `has` lists titles that all must be there (`|` between them), `width` the number
//! of columns of a file without titles; `set` gives what the file never says (`kind: order`). Every other line is a title and
//! its field, with the group and the label where there are several: `billing street = address_street 1 billing`. In a file
//! without titles the title is the place of the column, from 1. A title is also compared without its brackets, and by
//! what stands in them alone, since a currency or a code may be there. Columns that are not named are left out.

use super::columns::{ColumnMatch, Matching, Part, Why};
use super::fields::TableKind;
use super::fold;
use crate::tables::columns::Column;
use crate::tables::content::Content;
use std::sync::LazyLock;

/// A known kind of file.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its stable name: `shopify-orders`.
    pub name: &'static str,
    /// The program it comes from: `Shopify`.
    pub program: &'static str,
    /// What its rows are.
    pub kind: TableKind,
    has: Vec<String>,
    width: usize,
    set: Vec<(&'static str, &'static str)>,
    columns: Vec<(String, Use)>,
}

/// What a column becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Use {
    field: &'static str,
    group: u32,
    label: Option<&'static str>,
}

static ALL: LazyLock<Vec<Profile>> = LazyLock::new(|| read(include_str!("../profiles.ini")));

/// Every profile, in the order of the file.
pub fn all() -> &'static [Profile] {
    &ALL
}

fn read(text: &'static str) -> Vec<Profile> {
    let mut all: Vec<Profile> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(';')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            all.push(Profile {
                name,
                program: name,
                kind: TableKind::Clients,
                has: Vec::new(),
                width: 0,
                set: Vec::new(),
                columns: Vec::new(),
            });
            continue;
        }
        let (Some(profile), Some((key, value))) = (all.last_mut(), line.split_once(" = ")) else { continue };
        let (key, value) = (key.trim(), value.trim());
        match key {
            "@program" => profile.program = value,
            "@kind" => {
                profile.kind =
                    TableKind::ALL.into_iter().find(|kind| kind.code() == value).unwrap_or(TableKind::Clients);
            }
            "@has" => profile.has = value.split('|').map(fold).collect(),
            "@width" => profile.width = value.parse().unwrap_or(0),
            "@set" => profile.set.extend(value.split_once(':').map(|(name, what)| (name.trim(), what.trim()))),
            title => {
                let mut words = value.split(' ');
                let field = words.next().unwrap_or_default();
                let group = words.next().and_then(|n| n.parse().ok()).unwrap_or(1);
                profile.columns.push((fold(title), Use { field, group, label: words.next() }));
            }
        }
    }
    all
}

/// What a title may be known by: the whole of it, without what stands in brackets, and that alone (`Nom* (s.nom)`).
fn forms(title: &str) -> Vec<String> {
    let mut all = vec![fold(title)];
    if let (Some(open), Some(close)) = (title.find('('), title.rfind(')'))
        && open < close
    {
        all.push(fold(&format!("{} {}", &title[..open], &title[close + 1..])));
        all.push(fold(&title[open + 1..close]));
    }
    all
}

impl Profile {
    /// What the file means without saying it.
    pub fn constant(&self, name: &str) -> Option<&'static str> {
        self.set.iter().find(|(known, _)| *known == name).map(|(_, what)| *what)
    }

    fn fits(&self, columns: &[Column]) -> bool {
        if self.width > 0 {
            return columns.len() == self.width
                && columns.iter().all(|column| column.header.is_none())
                && self.columns.iter().all(|(place, used)| {
                    let dated = matches!(used.field, "day" | "due");
                    let column = place.parse::<usize>().ok().and_then(|place| columns.get(place.wrapping_sub(1)));
                    column.is_some_and(|c| !dated || c.filled == 0 || c.share(Content::Date) > 0.9)
                });
        }
        let titles: Vec<String> = columns.iter().filter_map(|c| c.header.as_deref()).flat_map(forms).collect();
        !self.has.is_empty() && self.has.iter().all(|name| titles.contains(name))
    }

    fn used(&self, column: &Column) -> Option<&Use> {
        let named = |name: &str| self.columns.iter().find(|(title, _)| title == name).map(|(_, used)| used);
        match column.header.as_deref() {
            Some(title) => forms(title).iter().find_map(|form| named(form)),
            None if self.width > 0 => named(&(column.index + 1).to_string()),
            None => None,
        }
    }

    /// The columns as this program means them.
    pub fn matching(&'static self, columns: &[Column]) -> Matching {
        let mut taken: Vec<&Use> = Vec::new();
        let matches: Vec<ColumnMatch> = columns
            .iter()
            .filter_map(|column| {
                let used = self.used(column).filter(|used| !taken.contains(used))?;
                taken.push(used);
                Some(ColumnMatch {
                    column: column.index,
                    field: used.field.to_owned(),
                    group: used.group,
                    label: used.label,
                    part: Part::Value,
                    confidence: 1.0,
                    why: vec![Why::Program { program: self.program }],
                })
            })
            .collect();
        let known = |index| matches.iter().any(|each| each.column == index);
        let unmatched = columns.iter().filter(|c| !known(c.index) && c.filled > 0).map(|c| c.index).collect();
        Matching { kind: self.kind, matches, unmatched, conflicts: Vec::new() }
    }
}

/// The profile of a file: of those it fits, the one that asks for most.
pub fn of(columns: &[Column]) -> Option<&'static Profile> {
    ALL.iter().filter(|profile| profile.fits(columns)).max_by_key(|profile| (profile.has.len(), profile.width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::matching::fields;

    #[test]
    fn every_line_of_the_profiles_names_a_field_of_its_kind() {
        for profile in all() {
            let known = fields::of(profile.kind);
            assert!(profile.program != profile.name, "{}: no program", profile.name);
            assert!(!profile.has.is_empty() || profile.width > 0, "{}: nothing to know it by", profile.name);
            for (title, used) in &profile.columns {
                assert!(known.coded(used.field).is_some(), "{}: {title} = {}", profile.name, used.field);
                assert!(!title.is_empty(), "{}", profile.name);
            }
        }
    }
}
