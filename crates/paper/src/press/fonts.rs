//! The typefaces, carried inside the program: Inter and Source Serif 4, regular and semibold (SIL Open Font License 1.1).

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 4] = [
    include_bytes!("../../../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../../assets/fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/SourceSerif4-SemiBold.ttf"),
];

/// The typefaces and what is known of them.
pub(crate) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    pub fn embedded() -> Fonts {
        let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    pub fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Whether regular and semibold of one face have a shape for a letter.
    pub fn draw(&self, letter: char) -> bool {
        letter.is_ascii_graphic()
            || letter == ' '
            || self.fonts.chunks(2).any(|face| face.iter().all(|font| font.info().coverage.contains(letter.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typefaces_are_there_and_draw_what_the_languages_need() {
        let fonts = Fonts::embedded();
        assert!(fonts.book.contains_family("inter") && fonts.book.contains_family("source serif 4"));
        assert!("áéíóúüñÁÉÍÓÚÜÑ¿¡ªº€$₡£çàèòïß–—…«»“”·\u{a0}−×m²".chars().all(|letter| fonts.draw(letter)));
        assert!(!fonts.draw('京') && !fonts.draw('👩'));
    }
}
