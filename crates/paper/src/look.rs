//! How a business's papers look, and what stands on all of them.

use crate::{Error, Logo};

/// What all papers of a business share.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Its logo.
    pub logo: Option<Logo>,
    /// Its colour.
    pub accent: Accent,
    /// A line under its name: what it does, its web page.
    pub heading: String,
    /// What stands at the foot of every page: register, opening hours, thanks.
    pub footer: String,
    /// What stands under every document by law or custom: data protection, conditions of sale.
    pub legal: Vec<String>,
}

/// A colour that text can be read in on white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    red: u8,
    green: u8,
    blue: u8,
}

impl Default for Accent {
    /// A deep blue-green.
    fn default() -> Self {
        Accent { red: 0x0f, green: 0x5c, blue: 0x63 }
    }
}

/// The least contrast of text on its ground, as WCAG 2.2 asks of normal text (1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

impl Accent {
    /// Reads `#rrggbb` or `rrggbb`. A colour too light to be read on white is darkened until it can be.
    pub fn of(text: &str) -> Result<Accent, Error> {
        let digits = text.trim().trim_start_matches('#');
        let told = || Error::Colour(text.to_owned());
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(told());
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| told());
        let mut accent = Accent { red: part(0)?, green: part(2)?, blue: part(4)? };
        while accent.contrast() < LEAST_CONTRAST {
            let darker = |part: u8| u8::try_from(u32::from(part) * 95 / 100).unwrap_or(part);
            accent = Accent { red: darker(accent.red), green: darker(accent.green), blue: darker(accent.blue) };
        }
        Ok(accent)
    }

    /// As `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Its contrast to white, 1 to 21. Source: WCAG 2.2, relative luminance and contrast ratio.
    pub fn contrast(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue);
        1.05 / (luminance + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_and_made_dark_enough_to_be_read() {
        assert_eq!(Accent::of("#0F5C63"), Ok(Accent::default()));
        assert_eq!(Accent::of(" 0f5c63 ").map(Accent::hex), Ok("#0f5c63".to_owned()));
        for light in ["#ffffff", "#ffe100", "#7fd4ff"] {
            let accent = Accent::of(light).unwrap();
            assert!(accent.contrast() >= LEAST_CONTRAST, "{light} became {}", accent.hex());
        }
        for none in ["", "#fff", "blue", "#12345", "#1234567", "#12é45"] {
            assert_eq!(Accent::of(none), Err(Error::Colour(none.to_owned())));
        }
    }
}
