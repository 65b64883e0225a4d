//! The native menu. It knows no action: a choice is told to the page by name, as if a key had been pressed.

use tauri::{
    AppHandle, Runtime,
    menu::{Menu, MenuBuilder, MenuItem, PredefinedMenuItem, Submenu, SubmenuBuilder},
};

use crate::words::Words;

/// The event by which the page hears the name of what was chosen.
pub const CHOSEN: &str = "menu";

/// The one choice the shell carries out itself.
pub const QUIT: &str = "quit";

/// What each menu holds; a name is the action's and, with `menu-` before it and `-` for `.`, the word's. An empty name
/// is a line between groups.
///
/// No choice has a key of its own: the page owns the keys, and a menu would take them away from its fields.
const MENUS: &[(&str, &[&str])] = &[
    ("book", &["book.new", "book.open", "", "import", "export", "", "book.backup", "book.lock", "", QUIT]),
    ("edit", &["undo", "redo", "", "search", "history"]),
    (
        "go",
        &[
            "go.today",
            "go.clients",
            "go.interactions",
            "go.sales",
            "go.payments",
            "go.products",
            "go.insight",
            "go.accountant",
            "go.import",
            "go.history",
            "go.settings",
        ],
    ),
    ("help", &["help.keys", "help.about"]),
];

/// Builds the menu in the language of `words`.
///
/// # Errors
/// When the system cannot make a menu.
pub fn build<R: Runtime>(app: &AppHandle<R>, words: &Words) -> tauri::Result<Menu<R>> {
    let mut menu = MenuBuilder::new(app);
    for (name, choices) in MENUS {
        let submenu = submenu(app, words, name, choices)?;
        menu = menu.item(&submenu);
    }
    menu.build()
}

fn submenu<R: Runtime>(app: &AppHandle<R>, words: &Words, name: &str, choices: &[&str]) -> tauri::Result<Submenu<R>> {
    let mut submenu = SubmenuBuilder::new(app, words.say(&word(name), &[]));
    for choice in choices {
        submenu = if choice.is_empty() {
            submenu.item(&PredefinedMenuItem::separator(app)?)
        } else {
            submenu.item(&MenuItem::with_id(app, *choice, words.say(&word(choice), &[]), true, None::<&str>)?)
        };
    }
    // On a Mac the clipboard's keys only work while the menu offers them.
    if cfg!(target_os = "macos") && name == "edit" {
        submenu = submenu.separator().cut().copy().paste().select_all();
    }
    submenu.build()
}

fn word(name: &str) -> String {
    format!("menu-{}", name.replace('.', "-"))
}

#[cfg(test)]
mod tests {
    use super::{MENUS, word};
    use crate::words::Words;

    #[test]
    fn every_choice_of_the_menu_has_its_word_in_both_languages() {
        for language in ["es", "en"] {
            let words = Words::of(language);
            for name in MENUS.iter().flat_map(|(menu, choices)| choices.iter().chain([menu])) {
                if !name.is_empty() {
                    assert_ne!(words.say(&word(name), &[]), word(name), "{name} has no word in {language}");
                }
            }
        }
    }
}
