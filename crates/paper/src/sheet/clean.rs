//! Takes out of a sheet what no typeface here can draw, since a letter without a shape has no place in a PDF/A.

use serde_json::Value;
use std::collections::BTreeSet;

/// What stands in for a letter that cannot be drawn.
const STAND_IN: char = '?';

/// Replaces letters that are not `drawable` by `?`, leaves out what is no letter, and tells which were replaced. Addresses of
/// pictures and the like are plain letters and pass as they are.
pub(crate) fn clean(sheet: &mut Value, drawable: &dyn Fn(char) -> bool) -> BTreeSet<char> {
    let mut unknown = BTreeSet::new();
    walk(sheet, drawable, &mut unknown);
    unknown
}

fn walk(value: &mut Value, drawable: &dyn Fn(char) -> bool, unknown: &mut BTreeSet<char>) {
    match value {
        Value::String(text) if text.chars().any(|letter| silent(letter) || !(letter == '\n' || drawable(letter))) => {
            *text = cleaned(text, drawable, unknown);
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| walk(part, drawable, unknown)),
        Value::Object(parts) => parts.values_mut().for_each(|part| walk(part, drawable, unknown)),
        _ => {}
    }
}

fn cleaned(text: &str, drawable: &dyn Fn(char) -> bool, unknown: &mut BTreeSet<char>) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\t' {
            out.push(' ');
        } else if letter == '\n' || (!silent(letter) && drawable(letter)) {
            out.push(letter);
        } else if !silent(letter) {
            unknown.insert(letter);
            // A picture made of several letters (a family, a flag) is one question mark.
            if !out.ends_with(STAND_IN) {
                out.push(STAND_IN);
            }
        }
    }
    out
}

/// Letters that draw nothing and turn or break the text around them: controls, marks of direction, joiners, variants.
fn silent(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_cannot_be_drawn_is_a_question_mark_and_is_told() {
        let latin = |letter: char| letter < '\u{250}';
        let mut sheet = json!({ "a": "Café 北京 👨\u{200d}👩", "b": ["fine", "tab\there\u{7}\u{202e}"], "c": 1 });
        let unknown = clean(&mut sheet, &latin);
        assert_eq!(sheet, json!({ "a": "Café ? ?", "b": ["fine", "tab here"], "c": 1 }));
        assert_eq!(unknown.into_iter().collect::<String>(), "京北👨👩");
    }
}
