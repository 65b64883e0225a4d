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
    /// How to pay, beside the account.
    pub payment: String,
    /// The paper it is printed on.
    pub size: Size,
}

/// The paper of offices. Tickets are as wide as their roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 in.
    Letter,
}

/// Countries whose offices use letter paper. Source: CLDR 46, `measurementData`, `paperSize`.
const LETTER: [&str; 14] = ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

impl Size {
    /// What is usual in a country, alpha-2.
    pub fn usual_in(country: &str) -> Size {
        if LETTER.contains(&country) { Size::Letter } else { Size::A4 }
    }

    /// Its name in Typst.
    pub fn code(self) -> &'static str {
        match self {
            Size::A4 => "a4",
            Size::Letter => "us-letter",
        }
    }
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

/// Colours to choose from, all of them easily read on white.
pub const PALETTE: [(&str, &str); 8] = [
    ("teal", "#0f5c63"),
    ("blue", "#1d4e89"),
    ("violet", "#5b3a8c"),
    ("plum", "#842e5c"),
    ("red", "#a32a20"),
    ("brown", "#7a4a12"),
    ("green", "#2f6130"),
    ("ink", "#2b3135"),
];

/// The least contrast of text on its ground, as WCAG 2.2 asks of normal text (1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

impl Accent {
    /// Reads `#rrggbb` or `rrggbb`. A colour too light to be read on white is darkened until it can be.
    pub fn of(text: &str) -> Result<Accent, Error> {
        let mut accent = Accent::parse(text)?;
        while accent.contrast() < LEAST_CONTRAST {
            let darker = |part: u8| u8::try_from(u32::from(part) * 95 / 100).unwrap_or(part);
            accent = Accent { red: darker(accent.red), green: darker(accent.green), blue: darker(accent.blue) };
        }
        Ok(accent)
    }

    /// The same, but a colour too light to be read on white is refused, with the nearest that is not.
    pub fn readable(text: &str) -> Result<Accent, Error> {
        let accent = Accent::parse(text)?;
        if accent.contrast() < LEAST_CONTRAST {
            return Err(Error::ColourLight { value: accent.hex(), instead: Accent::of(text)?.hex() });
        }
        Ok(accent)
    }

    fn parse(text: &str) -> Result<Accent, Error> {
        let digits = text.trim().trim_start_matches('#');
        let told = || Error::Colour(text.to_owned());
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(told());
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| told());
        Ok(Accent { red: part(0)?, green: part(2)?, blue: part(4)? })
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
        assert_eq!(Accent::readable("#0F5C63"), Ok(Accent::default()));
        let light = Error::ColourLight { value: "#ffe100".to_owned(), instead: Accent::of("#ffe100").unwrap().hex() };
        assert_eq!(Accent::readable("ffe100"), Err(light));
        for (name, colour) in PALETTE {
            assert!(Accent::of(colour).unwrap().contrast() >= 6.0, "{name}");
        }
        for none in ["", "#fff", "blue", "#12345", "#1234567", "#12é45"] {
            assert_eq!(Accent::of(none), Err(Error::Colour(none.to_owned())));
        }
    }
}
