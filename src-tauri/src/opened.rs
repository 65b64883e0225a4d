//! The file a person opened from her desktop: it arrives as an argument, of this start or of a second one.

use std::{
    path::{Path, PathBuf},
    sync::Mutex,
};

/// The one file that waits for the page to take it.
#[derive(Default)]
pub struct Opened(Mutex<Option<PathBuf>>);

impl Opened {
    /// Keeps `path` until the page asks for it; a later file takes its place.
    pub fn keep(&self, path: PathBuf) {
        if let Ok(mut waiting) = self.0.lock() {
            *waiting = Some(path);
        }
    }

    /// Hands the waiting file over, once.
    pub fn take(&self) -> Option<PathBuf> {
        self.0.lock().ok().and_then(|mut waiting| waiting.take())
    }
}

/// Finds the file among the arguments of a start made in `folder`: the first that is no option and is there, in full.
pub fn among(arguments: impl IntoIterator<Item = String>, folder: &Path) -> Option<PathBuf> {
    arguments
        .into_iter()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .map(|argument| folder.join(argument))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::{Opened, among};

    #[test]
    fn the_first_argument_that_is_a_file_is_the_one_to_open() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("shop.clientela"), "")?;
        let arguments = ["clientela-desktop", "--verbose", "absent", "shop.clientela"].map(String::from);
        assert_eq!(among(arguments, folder.path()), Some(folder.path().join("shop.clientela")));
        assert_eq!(among(["shop.clientela".to_owned()], folder.path()), None, "the program itself is no file to open");
        Ok(())
    }

    #[test]
    fn a_waiting_file_is_handed_over_once() {
        let opened = Opened::default();
        opened.keep("a".into());
        opened.keep("b".into());
        assert_eq!(opened.take(), Some("b".into()));
        assert_eq!(opened.take(), None);
    }
}
