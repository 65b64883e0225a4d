//! What the lists of a new book begin with, in its language.

use crate::Result;
use crate::ids::Id;
use rusqlite::{Connection, params};

/// Lines of `list;name`, in the order they are offered.
const SPANISH: &str = include_str!("../../../../assets/lists/es.csv");
const ENGLISH: &str = include_str!("../../../../assets/lists/en.csv");

/// Fills the lists of a new book. Their identity comes from their names, so that two books begin alike.
pub(crate) fn start(conn: &Connection, language: &str) -> Result<()> {
    let words = if language == "en" { ENGLISH } else { SPANISH };
    let mut insert = conn.prepare("INSERT INTO list_items (uid, list, name, position) VALUES (?1, ?2, ?3, ?4)")?;
    for (position, (list, name)) in words.lines().skip(1).filter_map(|line| line.split_once(';')).enumerate() {
        insert.execute(params![Id::of_link("list", list, name), list, name, position as i64 + 1])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_begin_with_the_same_lists() {
        let lists = |text: &str| {
            text.lines().skip(1).filter_map(|l| l.split_once(';')).map(|(l, _)| l.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lists(SPANISH), lists(ENGLISH));
        assert!(lists(SPANISH).iter().all(|l| super::super::LISTS.contains(&l.as_str())));
    }
}
