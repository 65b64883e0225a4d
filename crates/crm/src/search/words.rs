//! Words as the search index sees them: what `unicode61 remove_diacritics 2` of FTS5 takes for a word, and its plain form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word worth asking for, in characters; longer ones are cut, and being prefixes they still find.
const LONGEST: usize = 40;

/// Whether FTS5 and we agree that the character is part of a word. What only one of us takes for a letter (marks apart from
/// their letter, circled letters, what Unicode changed its mind about, rare planes) separates words here: asking for less finds more and never fails.
pub(super) fn is_letter(c: char) -> bool {
    let circled = matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}');
    let once_marks = matches!(c, '\u{19B0}'..='\u{19C9}' | '\u{1CF2}'..='\u{1CF3}');
    c.is_alphanumeric() && !is_combining_mark(c) && !circled && !once_marks && c < '\u{20000}'
}

/// The words of a text, as written.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_letter(c)).filter(|word| !word.is_empty())
}

/// Lower case without accents: `Muñoz` is `munoz`.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A word in the three forms that matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As asked of the index: composed, at most [`LONGEST`] characters.
    pub text: String,
    /// Lower case with its accents.
    pub exact: String,
    /// Lower case without them.
    pub folded: String,
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let (exact, folded) = (text.to_lowercase(), fold(&text));
        Self { text, exact, folded }
    }

    /// Whether it is written with an accent, a tilde or a diaeresis.
    pub(super) fn is_accented(&self) -> bool {
        self.exact != self.folded
    }
}

/// The words of a text, with letters and their accents composed first.
pub(super) fn words(text: &str) -> Vec<Word> {
    let composed: String = text.nfc().collect();
    split(&composed).map(Word::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusqlite::Connection;

    /// What FTS5 itself makes of a text.
    fn by_fts(conn: &Connection, text: &str) -> Vec<String> {
        conn.execute("DELETE FROM said_by", []).unwrap();
        conn.execute("INSERT INTO said_by (text) VALUES (?1)", [text]).unwrap();
        let mut terms = conn.prepare("SELECT term FROM said ORDER BY doc, offset").unwrap();
        terms.query_map([], |r| r.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    fn fts() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE VIRTUAL TABLE said_by USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
             CREATE VIRTUAL TABLE said USING fts5vocab (said_by, instance);",
        )
        .unwrap();
        conn
    }

    #[test]
    fn spanish_is_cut_and_folded_as_the_index_does() {
        let conn = fts();
        for text in [
            "José Muñoz-Peña, C/ del Pingüino 3.º B (28001)",
            "M.ª Ángeles O'Donnell d’Ors",
            "ana.garcia_99@correo.es +34 612-34 56·78",
            "ÀÈÌÒÙ ÇŞ Łódź Øre straße ½ x² ﬁn",
        ] {
            let ours: Vec<String> = words(text).into_iter().map(|w| w.folded).collect();
            assert_eq!(ours, by_fts(&conn, text), "{text}");
        }
    }

    #[test]
    fn no_character_we_take_for_a_letter_parts_a_word_of_the_index() {
        let conn = fts();
        for plane in 0..=0x200u32 {
            let text: String = (plane * 256..plane * 256 + 256)
                .filter_map(char::from_u32)
                .filter(|c| is_letter(*c))
                .map(|c| format!("q{c}q "))
                .collect();
            let asked: Vec<String> = words(&text).into_iter().map(|w| w.text).collect();
            assert_eq!(by_fts(&conn, &asked.join(" ")).len(), asked.len(), "U+{:04X}", plane * 256);
        }
    }

    proptest! {
        #[test]
        fn a_word_is_never_empty_nor_long(text in "\\PC{0,200}") {
            for word in words(&text) {
                prop_assert!(!word.text.is_empty() && word.text.chars().count() <= LONGEST);
            }
        }
    }
}
