//! Codes written without their hyphen (`A0012` for `A-0012`): found where exactly one of the book can be meant, and told.

use super::Said;
use super::apply::Desk;
use super::find;
use crate::Result;
use std::collections::HashMap;

/// Codes told of.
const TOLD: usize = 5;

/// The codes of the book without their hyphens, read when the first is looked for that nobody has, and those that were found so.
#[derive(Debug, Default)]
pub(super) struct Codes {
    products: Option<Bare>,
    clients: Option<Bare>,
    /// As the file writes it, and as the book does.
    found: Vec<(String, String)>,
}

/// By a code without its hyphens: whose it is, the folded name and the code as it is kept; nothing where several come to the same.
type Bare = HashMap<String, Option<(i64, String, String)>>;

/// A code without its hyphens, in small letters; nothing for one without letters or digits, which is a number of something else as
/// soon as it is written otherwise.
pub(super) fn bare(code: &str) -> Option<String> {
    let is_one = code.chars().any(char::is_alphabetic) && code.chars().any(|c| c.is_ascii_digit());
    let is_hyphen = |c: &char| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}');
    is_one.then(|| code.chars().filter(is_hyphen).flat_map(char::to_lowercase).collect())
}

fn read(desk: &Desk, sql: &str) -> Result<Bare> {
    let mut all = Bare::new();
    let mut rows = desk.tx.prepare_cached(sql)?;
    let mut rows = rows.query([])?;
    while let Some(r) = rows.next()? {
        let (whose, name, code): (i64, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let Some(key) = bare(&code) else { continue };
        let one = all.entry(key).or_insert_with(|| Some((whose, name, code)));
        if one.as_ref().is_some_and(|(known, ..)| *known != whose) {
            *one = None;
        }
    }
    Ok(all)
}

/// Whose a code is that stands in the book with or without hyphens; a name that is told must agree. `name` is folded.
fn one_of(all: &Bare, code: &str, name: &str, agree: fn(&str, &str) -> bool) -> Option<(i64, String)> {
    let (whose, its_name, its_code) = all.get(&bare(code)?)?.as_ref()?;
    (name.is_empty() || agree(name, its_name)).then(|| (*whose, its_code.clone()))
}

/// Whether two names of products can be one's: the one says all that the other does. A screw of another size has a name much like it.
fn says_all(a: &str, b: &str) -> bool {
    let is_part = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|other| other == word));
    is_part(a, b) || is_part(b, a)
}

impl Desk<'_, '_> {
    /// The product whose code only lacks its hyphens, or has some more. `name` is what the row calls it, folded.
    pub fn product_of_bare(&mut self, code: &str, name: &str) -> Result<Option<i64>> {
        if bare(code).is_none() {
            return Ok(None);
        }
        if self.codes.products.is_none() {
            self.codes.products =
                Some(read(self, "SELECT id, sort_key, code FROM products WHERE code <> '' ORDER BY id")?);
        }
        let found = self.codes.products.as_ref().and_then(|all| one_of(all, code, name, says_all));
        Ok(found.map(|(product, kept)| self.codes.note(product, code, kept)))
    }

    /// The client whose number in a file of clients only lacks its hyphens, or has some more. `name` as above.
    pub fn client_of_bare(&mut self, code: &str, name: &str) -> Result<Option<i64>> {
        if bare(code).is_none() {
            return Ok(None);
        }
        if self.codes.clients.is_none() {
            let all = "SELECT c.id, c.sort_key, k.key FROM source_keys AS k JOIN clients AS c ON c.id = k.client
                       WHERE k.source >= 'clients:' AND k.source < 'clients;'
                         AND c.merged_into IS NULL AND c.erased_at IS NULL ORDER BY k.id";
            self.codes.clients = Some(read(self, all)?);
        }
        let found = self.codes.clients.as_ref().and_then(|all| one_of(all, code, name, find::similar));
        Ok(found.map(|(client, kept)| self.codes.note(client, code, kept)))
    }
}

impl Codes {
    fn note(&mut self, whose: i64, written: &str, kept: String) -> i64 {
        if written != kept && !self.found.iter().any(|(known, _)| known == written) {
            self.found.push((written.to_owned(), kept));
        }
        whose
    }

    /// How many codes were found so, and the first of them.
    pub fn told(&self) -> (u64, Vec<Said>) {
        let said =
            |(written, kept): &(String, String)| Said::new("code-hyphen").with("value", written).with("new", kept);
        (self.found.len() as u64, self.found.iter().take(TOLD).map(said).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_code_has_letters_and_digits() {
        assert_eq!(bare("A-0012").as_deref(), Some("a0012"));
        assert_eq!(bare("a0012"), bare("A‑00-12"));
        assert_eq!((bare("1-23"), bare("A-B"), bare("")), (None, None, None));
    }
}
