//! What Clientela says. The sentences live in `assets/words`, once for the window, the terminal and the documents; this
//! crate carries them inside the program and says them with the numbers and dates of the business's country.

mod functions;
mod marks;

pub use fluent_bundle::FluentValue as Value;
pub use marks::Marks;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// A language Clientela speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Spanish, the first.
    #[default]
    Spanish,
    /// English.
    English,
}

impl Language {
    /// From `es`, `en`, `en_GB.UTF-8`…: English when it says so, Spanish for everything else.
    pub fn of(text: &str) -> Self {
        let first = text.split(['_', '-', '.', '@', ':']).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("en") { Self::English } else { Self::Spanish }
    }

    /// ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::English => "en",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Spanish => include_str!(concat!(env!("OUT_DIR"), "/es.ftl")),
            Self::English => include_str!(concat!(env!("OUT_DIR"), "/en.ftl")),
        }
    }
}

/// The sentences of one language, said for one country. Shared between threads.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    language: Language,
    marks: Marks,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).field("marks", &self.marks).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of `language` with the numbers and dates of `locale`, the book's own (`es-MX`); its country decides.
    pub fn new(language: Language, locale: &str) -> Self {
        let marks = Marks::of_locale(locale);
        let locales: Vec<LanguageIdentifier> =
            [locale, language.code()].iter().filter_map(|name| name.parse().ok()).collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(functions::formatter_of(marks)));
        // A broken sentence is left out here and found by the tests; the others are said.
        let resource = FluentResource::try_new(language.text().to_owned()).unwrap_or_else(|(whole_part, _)| whole_part);
        bundle.add_resource_overriding(resource);
        functions::add(&mut bundle, marks);
        Self { bundle, language, marks }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How numbers and dates are written.
    pub fn marks(&self) -> Marks {
        self.marks
    }

    /// The sentence `key`; the key itself when nobody wrote it, which the tests do not let happen.
    pub fn say(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.known(key, args.iter().map(|(name, value)| (*name, value.clone()))).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence of a key only known when the program runs, or nothing when there is none.
    pub fn known<'a>(&self, key: &str, args: impl IntoIterator<Item = (&'a str, Value<'a>)>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs<'a> = args.into_iter().collect();
        let mut missing = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut missing).into_owned())
    }

    /// The sentence of a failure: what happened and what to do. A day the engine names in it is told as people write days.
    pub fn failure<'a>(&self, kind: &'a str, params: impl IntoIterator<Item = (&'a str, Value<'a>)>) -> String {
        let as_people_write = |(name, value): (&'a str, Value<'a>)| match &value {
            Value::String(text) => match text.parse() {
                Ok(day) => (name, Value::from(self.day(day))),
                Err(_) => (name, value),
            },
            _ => (name, value),
        };
        self.known(&format!("error-{kind}"), params.into_iter().map(as_people_write))
            .unwrap_or_else(|| self.say("failure-unnamed", &[("kind", kind.into())]))
    }

    /// The sentence of what a command did: `Diste de alta a José Muñoz`.
    pub fn action<'a>(&self, command: &'a str, params: impl IntoIterator<Item = (&'a str, Value<'a>)>) -> String {
        self.known(&format!("did-{}", command.replace(['.', '_'], "-")), params)
            .unwrap_or_else(|| self.say("did-something", &[("command", command.into())]))
    }

    /// A part of the book (a table) as people call it; its own name where nobody wrote one.
    pub fn part(&self, table: &str) -> String {
        self.known(&format!("part-{}", table.replace('_', "-")), []).unwrap_or_else(|| table.to_owned())
    }

    /// A day in figures: `15/03/2026`.
    pub fn day(&self, day: NaiveDate) -> String {
        self.marks.day(day)
    }

    /// A day in full: `domingo, 15 de marzo de 2026`.
    pub fn long_day(&self, day: NaiveDate) -> String {
        self.say(
            "day-in-full",
            &[
                ("weekday", day.weekday().number_from_monday().into()),
                ("day", day.day().to_string().into()),
                ("month", day.month().into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// The keys that begin so, in the order they are written.
    pub fn family<'a>(&self, beginning: &'a str) -> impl Iterator<Item = &'static str> + use<'a> {
        let keys = self.language.text().lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        keys.filter(move |key| key.starts_with(beginning))
    }

    /// Bytes as people read them: `1,2 MB`.
    pub fn size(&self, bytes: u64) -> String {
        const UNITS: [&str; 4] = ["B", "kB", "MB", "GB"];
        let (mut tenths, mut unit) = (bytes.saturating_mul(10), 0);
        while tenths >= 10_000 && unit + 1 < UNITS.len() {
            tenths /= 1_000;
            unit += 1;
        }
        let whole = (tenths / 10).to_string();
        let plain = if unit > 0 && tenths < 1_000 { format!("{whole}.{}", tenths % 10) } else { whole };
        format!("{} {}", self.marks.number(&plain), UNITS[unit])
    }

    /// A whole number, thousands grouped: `12.345`.
    pub fn count(&self, number: i64) -> String {
        self.marks.number(&number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_system_is_english_only_when_it_says_so() {
        assert_eq!(Language::of("en_GB.UTF-8"), Language::English);
        assert_eq!(Language::of("es_MX"), Language::Spanish);
        assert_eq!(Language::of("C"), Language::Spanish);
        assert_eq!(Language::of("english"), Language::Spanish);
    }

    #[test]
    fn numbers_in_a_sentence_follow_the_country_and_choose_the_right_form() {
        let spain = Words::new(Language::Spanish, "es-ES");
        let mexico = Words::new(Language::Spanish, "es-MX");
        let say = |words: &Words, n: i64| words.say("history-rows", &[("count", n.into())]);
        assert_eq!(say(&spain, 1), "1 fila");
        assert_eq!(say(&spain, 12_345), "12.345 filas");
        assert_eq!(say(&spain, 1_234), "1.234 filas");
        assert_eq!(say(&mexico, 1_234_567), "1,234,567 filas");
        assert_eq!(
            Words::new(Language::English, "en-ES").say("history-rows", &[("count", 1_234.into())]),
            "1.234 rows"
        );
    }

    #[test]
    fn days_are_written_as_the_country_does() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        assert_eq!(Words::new(Language::Spanish, "es-ES").day(day), "05/03/2026");
        assert_eq!(Words::new(Language::Spanish, "es-PR").day(day), "03/05/2026");
        assert_eq!(Words::new(Language::Spanish, "es-ES").long_day(day), "jueves, 5 de marzo de 2026");
        assert_eq!(Words::new(Language::English, "en-ES").long_day(day), "Thursday, 5 March 2026");
    }

    #[test]
    fn sizes_and_families_of_words_are_told() {
        let words = Words::new(Language::Spanish, "es-ES");
        assert_eq!(words.size(999), "999 B");
        assert_eq!(words.size(1_250_000), "1,2 MB");
        assert_eq!(words.size(123_456_789), "123 MB");
        assert_eq!(words.size(5_000_000_000_000), "5.000 GB");
        assert!(words.family("error-").any(|key| key == "error-wrong-passphrase"));
    }

    #[test]
    fn a_sentence_nobody_wrote_still_says_something() {
        let words = Words::new(Language::Spanish, "es-ES");
        assert_eq!(words.known("no-such-sentence", []), None);
        assert!(words.failure("never-heard-of", []).contains("never-heard-of"));
        assert!(words.action("clients.never_heard_of", []).contains("clients.never_heard_of"));
    }

    #[test]
    fn a_locale_that_is_none_is_survived() {
        assert_eq!(Words::new(Language::Spanish, "C").count(1_000), "1,000");
        assert_eq!(Words::new(Language::English, "").count(1_000), "1,000");
    }
}
