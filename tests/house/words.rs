//! Every word a person sees is written once, in both languages, and is used.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::parse,
};
use regex::Regex;

use crate::tree::{files, running_rust, text};

/// The messages of one language: key to the values it speaks of, and the terms among them.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in files(&format!("assets/words/{language}"), &[".ftl"]) {
        let source = text(&file);
        let resource = match parse(source.as_str()) {
            Ok(resource) => resource,
            Err((_, errors)) => panic!("{file} is not Fluent: {errors:?}"),
        };
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut values = BTreeSet::new();
            if let Some(pattern) = &message.value {
                values_of(pattern, &mut values);
            }
            for attribute in &message.attributes {
                values_of(&attribute.value, &mut values);
            }
            let twice = found.insert(message.id.name.to_owned(), values);
            assert!(twice.is_none(), "{file}: “{}” is said twice", message.id.name);
        }
    }
    found
}

fn values_of(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            values_in(expression, values);
        }
    }
}

fn values_in(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => values_inline(inline, values),
        Expression::Select { selector, variants } => {
            values_inline(selector, values);
            for variant in variants {
                values_of(&variant.value, values);
            }
        }
    }
}

fn values_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                values_inline(argument, values);
            }
        }
        InlineExpression::Placeable { expression } => values_in(expression, values),
        _ => {}
    }
}

/// All hand-written code that may speak: the page, the terminal, the shell and the engine, with their tests.
fn speakers() -> String {
    let page = files("ui/src", &[".ts", ".svelte"]).into_iter().filter(|file| !file.ends_with("words/keys.ts"));
    let rust = ["crates", "src-tauri/src"].iter().flat_map(|folder| files(folder, &[".rs"]));
    page.chain(rust).map(|file| text(&file) + "\n").collect()
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let (spanish, english) = (messages("es"), messages("en"));
    for (key, values) in &spanish {
        let other = english.get(key).unwrap_or_else(|| panic!("“{key}” is not said in English"));
        assert_eq!(values, other, "“{key}” speaks of other values in English");
    }
    for key in english.keys() {
        assert!(spanish.contains_key(key), "“{key}” is not said in Spanish");
    }
}

#[test]
fn every_word_is_used() {
    let speakers = speakers();
    let token = Regex::new(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+").expect("a pattern");
    let said: BTreeSet<&str> = token.find_iter(&speakers).map(|found| found.as_str()).collect();
    // `error-${kind}` or format!("menu-{…}"): all that begin so may be said.
    let begun = Regex::new(r#"["'`]([a-z][a-z0-9]*(?:-[a-z0-9]+)*-)(?:\$\{|\{|["'`])"#).expect("a pattern");
    let families: BTreeSet<&str> =
        begun.captures_iter(&speakers).filter_map(|c| c.get(1)).map(|m| m.as_str()).collect();
    // A word referred to by another word is used too.
    let others: String = files("assets/words/es", &[".ftl"]).iter().map(|file| text(file) + "\n").collect::<String>();
    let single =
        |key: &str| [format!("\"{key}\""), format!("'{key}'"), format!("`{key}`")].iter().any(|q| speakers.contains(q));
    let unused: Vec<String> = messages("es")
        .into_keys()
        .filter(|key| {
            let used = said.contains(key.as_str())
                || single(key)
                || families.iter().any(|family| key.starts_with(family))
                || others.contains(&format!("{{ {key} }}"));
            !used
        })
        .collect();
    assert!(unused.is_empty(), "said nowhere: {}", unused.join(", "));
}

#[test]
fn every_word_that_is_asked_for_is_written() {
    let spanish = messages("es");
    let asked = Regex::new(r#"\bsay(?:_with)?\(\s*"([a-z][a-z0-9-]*)""#).expect("a pattern");
    for file in ["crates/cli", "src-tauri/src"].iter().flat_map(|folder| files(folder, &[".rs"])) {
        for found in asked.captures_iter(&running_rust(&file)) {
            assert!(spanish.contains_key(&found[1]), "{file} says “{}”, which nobody wrote", &found[1]);
        }
    }
}

/// What stands as plain text in the markup of a page's part: words between tags, and words in the attributes people
/// read. Scripts, styles, comments and expressions are no markup.
fn hard_coded(svelte: &str) -> Vec<String> {
    let mut markup = svelte.to_owned();
    for nothing in [r"(?s)<script.*?</script>", r"(?s)<style.*?</style>", r"(?s)<!--.*?-->"] {
        markup = Regex::new(nothing).expect("a pattern").replace_all(&markup, "").into_owned();
    }
    let markup = without_expressions(&markup);
    let mut found = Vec::new();
    let read = Regex::new(r#"\s(?:aria-label|aria-description|title|placeholder|alt|label)="([^"]*\p{L}{2}[^"]*)""#)
        .expect("a pattern");
    found.extend(read.captures_iter(&markup).map(|c| c[1].to_owned()));
    let tag = Regex::new(r#"(?s)<[a-zA-Z/!](?:"[^"]*"|'[^']*'|[^>"'])*>"#).expect("a pattern");
    let word = Regex::new(r"\p{L}{2,}").expect("a pattern");
    for text in tag.split(&markup) {
        if word.is_match(text) {
            found.push(text.trim().to_owned());
        }
    }
    found
}

/// The text without what stands in braces, however deep.
fn without_expressions(text: &str) -> String {
    let (mut depth, mut kept) = (0_usize, String::new());
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// Names of things that are the same in every language.
const NAMES: &[&str] = &["Clientela", "Ctrl", "Shift", "Esc", "Enter", "kbd", "Español", "English", "CSV"];

fn only_names(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .all(|word| NAMES.contains(&word))
}

#[test]
fn no_word_is_written_into_the_page() {
    for file in files("ui/src", &[".svelte"]) {
        let found: Vec<String> = hard_coded(&text(&file)).into_iter().filter(|text| !only_names(text)).collect();
        assert!(found.is_empty(), "{file} has words of its own: {found:?}");
    }
}

#[test]
fn the_rule_sees_a_hard_coded_word_and_no_more() {
    assert_eq!(hard_coded("<p class=\"wide\">Hola {name}</p>"), ["Hola"]);
    assert_eq!(hard_coded("<input placeholder=\"Buscar\" id=\"search\">"), ["Buscar"]);
    let fine = "<script lang=\"ts\">const a = 'Hola';</script>{#if a > 1}<b title={say('x')}>{say('a-b')}</b>{/if}<style>p { color: red }</style>";
    assert!(hard_coded(fine).is_empty());
}
