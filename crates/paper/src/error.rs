//! Why nothing was printed.

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file inside the folder of templates: `modern.typ`.
    pub file: String,
    /// Its line, from 1; 0 where the fault has no place.
    pub line: usize,
    /// The column in letters, from 1; 0 where the fault has no place.
    pub column: usize,
    /// What Typst says of it, in English, with its hints.
    pub message: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// Why nothing was printed. [`Error::kind`] is the key of its sentence in `assets/words` (`error-<kind>`).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A template cannot be set.
    #[error("{0}")]
    Template(Fault),
    /// A template took longer than it may.
    #[error("{template} took longer than {seconds} s")]
    Stopped {
        /// Which.
        template: String,
        /// What it may take.
        seconds: u64,
    },
    /// There is no such template.
    #[error("no template {0}")]
    Unknown(String),
    /// The logo has too many bytes.
    #[error("the logo has {bytes} bytes")]
    LogoLarge {
        /// How many it has.
        bytes: usize,
    },
    /// The logo has too many points.
    #[error("the logo has {width} × {height} points")]
    LogoWide {
        /// Points across.
        width: u32,
        /// Points down.
        height: u32,
    },
    /// The logo is neither PNG, JPEG nor SVG, or is damaged.
    #[error("the logo is no picture")]
    LogoUnreadable,
    /// The logo is an SVG that brings a script or points outside of itself.
    #[error("the logo has {0}")]
    LogoUnsafe(String),
    /// Not a colour as `#rrggbb`.
    #[error("no colour: {0}")]
    Colour(String),
    /// A colour that cannot be read on paper.
    #[error("{value} cannot be read on white")]
    ColourLight {
        /// The colour.
        value: String,
        /// The nearest that can.
        instead: String,
    },
    /// The machine gives no further thread.
    #[error("no thread: {0}")]
    Machine(String),
}

impl Error {
    /// The stable code of this error: `error-<kind>` is its sentence in every language.
    pub fn kind(&self) -> &'static str {
        match self {
            Error::Template(_) => "template-broken",
            Error::Stopped { .. } => "template-stopped",
            Error::Unknown(_) => "template-unknown",
            Error::LogoLarge { .. } => "logo-too-large",
            Error::LogoWide { .. } => "logo-too-wide",
            Error::LogoUnreadable => "logo-unreadable",
            Error::LogoUnsafe(_) => "logo-unsafe",
            Error::Colour(_) => "colour-unreadable",
            Error::ColourLight { .. } => "colour-too-light",
            Error::Machine(_) => "internal",
        }
    }

    /// The input's field, when the error is about one.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Error::LogoLarge { .. } | Error::LogoWide { .. } | Error::LogoUnreadable | Error::LogoUnsafe(_) => {
                Some("logo")
            }
            Error::Colour(_) | Error::ColourLight { .. } => Some("accent"),
            Error::Unknown(_) => Some("template"),
            _ => None,
        }
    }

    /// What completes the sentence: names and values.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Error::Template(fault) => vec![
                ("file", fault.file.clone()),
                ("line", fault.line.to_string()),
                ("column", fault.column.to_string()),
                ("detail", fault.message.clone()),
            ],
            Error::Stopped { template, seconds } => {
                vec![("template", template.clone()), ("seconds", seconds.to_string())]
            }
            Error::Unknown(template) => vec![("template", template.clone())],
            Error::LogoLarge { bytes } => vec![
                ("size", bytes.div_ceil(1 << 20).to_string()),
                ("most", (crate::MOST_LOGO_BYTES >> 20).to_string()),
            ],
            Error::LogoWide { width, height } => vec![
                ("width", width.to_string()),
                ("height", height.to_string()),
                ("most", crate::MOST_LOGO_PIXELS.to_string()),
            ],
            Error::LogoUnsafe(what) => vec![("what", what.clone())],
            Error::Colour(text) => vec![("value", text.clone())],
            Error::ColourLight { value, instead } => vec![("value", value.clone()), ("instead", instead.clone())],
            Error::Machine(why) => vec![("detail", why.clone())],
            Error::LogoUnreadable => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::{Language, Words};

    #[test]
    fn every_failure_has_its_sentence_with_its_values() {
        let fault = Fault { file: "modern.typ".into(), line: 7, column: 3, message: "unknown variable: x".into() };
        let all = [
            Error::Template(fault),
            Error::Stopped { template: "modern".into(), seconds: 10 },
            Error::Unknown("modern".into()),
            Error::LogoLarge { bytes: 6 << 20 },
            Error::LogoWide { width: 9000, height: 10 },
            Error::LogoUnreadable,
            Error::LogoUnsafe("script".into()),
            Error::Colour("blue".into()),
            Error::ColourLight { value: "#ffe100".into(), instead: "#857600".into() },
            Error::Machine("no memory".into()),
        ];
        for language in [Language::Spanish, Language::English] {
            let words = Words::new(language, "es-ES");
            for error in &all {
                let params = error.params();
                let key = format!("error-{}", error.kind());
                let said = words.known(&key, params.iter().map(|(name, value)| (*name, value.as_str().into())));
                let said = said.unwrap_or_else(|| panic!("no sentence for {key}"));
                assert!(!said.contains('$') && !said.contains('{'), "{said}");
            }
        }
        let params = all[0].params();
        let said = Words::new(Language::Spanish, "es-ES")
            .failure(all[0].kind(), params.iter().map(|(name, value)| (*name, value.as_str().into())));
        assert!(said.contains('7') && said.contains("unknown variable: x"), "{said}");
    }
}
