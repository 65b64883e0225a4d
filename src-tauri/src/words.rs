//! The few sentences the shell itself says (the menu, file dialogs), from the same files as the page's.

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Words of `language` (`es`, `en`, or a longer tag that starts so); any other language gets Spanish.
    pub fn of(language: &str) -> Words {
        let english = language.starts_with("en");
        let (tag, text) = if english {
            ("en", include_str!("../../assets/words/en/menu.ftl"))
        } else {
            ("es", include_str!("../../assets/words/es/menu.ftl"))
        };
        let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
        // What could be read is kept: a word that is missing shows its key, and a house rule finds it.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around each value are for mixed directions; a native menu would draw them as boxes.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Words { bundle }
    }

    /// Words in the language the machine was set to.
    pub fn of_the_system() -> Words {
        Words::of(&system_language())
    }

    /// Says `key` with its values; a key nobody wrote is said as it is.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, (*value).to_owned());
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

/// The machine's language as the environment tells it: `en` when it is set to English, else `es`.
pub fn system_language() -> String {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default();
    if set.starts_with("en") { "en".into() } else { "es".into() }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn each_language_has_its_own_words_and_others_get_spanish() {
        assert_eq!(Words::of("es-MX").say("menu-book", &[]), "Libro");
        assert_eq!(Words::of("en").say("menu-book", &[]), "Book");
        assert_eq!(Words::of("de").say("menu-book", &[]), "Libro");
    }

    #[test]
    fn a_key_nobody_wrote_is_said_as_it_is() {
        assert_eq!(Words::of("es").say("menu-nothing", &[]), "menu-nothing");
    }
}
