//! What the shell must know before the page can tell: in which language to speak and which colour to paint first.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};
use tauri::utils::config::Color;

/// The page's last look, kept beside the other settings of this machine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// `es` or `en`.
    pub language: String,
    /// Background of the page as `#rrggbb`; none before the page was shown once.
    pub background: Option<String>,
}

impl Look {
    /// The look kept in `folder`, or the machine's language and no colour. A broken note is as good as none.
    pub fn kept_in(folder: &Path) -> Look {
        fs::read_to_string(folder.join("look.json"))
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_else(|| Look { language: crate::words::system_language(), background: None })
    }

    /// Keeps the look for the next start; a folder that cannot be written costs a wrong colour for a moment, no more.
    pub fn keep_in(&self, folder: &Path) {
        if let Ok(text) = serde_json::to_string(self) {
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(folder.join("look.json"), text));
        }
    }

    /// The first colour of the window: the page's own when it is known, else one that fits the machine's theme.
    pub fn first_colour(&self, dark: bool) -> Color {
        let fitting = if dark { Color(0x16, 0x18, 0x1b, 0xff) } else { Color(0xfa, 0xf9, 0xf6, 0xff) };
        self.background.as_deref().and_then(|text| text.parse().ok()).unwrap_or(fitting)
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Look};

    #[test]
    fn a_look_is_the_same_after_it_was_kept() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let look = Look { language: "en".into(), background: Some("#102030".into()) };
        look.keep_in(folder.path());
        assert_eq!(Look::kept_in(folder.path()), look);
        Ok(())
    }

    #[test]
    fn a_broken_note_or_colour_gives_a_fitting_one() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("look.json"), "{")?;
        assert_eq!(Look::kept_in(folder.path()).background, None);
        let odd = Look { language: "es".into(), background: Some("red; }".into()) };
        assert_eq!(odd.first_colour(true), Color(0x16, 0x18, 0x1b, 0xff));
        Ok(())
    }
}
