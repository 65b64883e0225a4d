//! The business's logo: looked at before it is believed, since it comes from a person's disk.

use crate::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// The most bytes a logo may have.
pub const MOST_LOGO_BYTES: usize = 5 << 20;
/// The most points a logo may have on a side.
pub const MOST_LOGO_PIXELS: u32 = 4_000;

/// A logo that may be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    bytes: Bytes,
    ending: &'static str,
}

impl Logo {
    /// Takes a PNG, a JPEG or an SVG, known by its first bytes. Refused are more than [`MOST_LOGO_BYTES`], more than
    /// [`MOST_LOGO_PIXELS`] on a side, what cannot be drawn whole, and an SVG with scripts, document types or references to anything outside of itself.
    pub fn new(bytes: &[u8]) -> Result<Logo, Error> {
        if bytes.len() > MOST_LOGO_BYTES {
            return Err(Error::LogoLarge { bytes: bytes.len() });
        }
        let (ending, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            ("png", Some(png_size(bytes).ok_or(Error::LogoUnreadable)?))
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            ("jpg", Some(jpeg_size(bytes).ok_or(Error::LogoUnreadable)?))
        } else {
            look_through(bytes)?;
            ("svg", None)
        };
        if let Some((width, height)) = size {
            if width == 0 || height == 0 {
                return Err(Error::LogoUnreadable);
            }
            if width.max(height) > MOST_LOGO_PIXELS {
                return Err(Error::LogoWide { width, height });
            }
        }
        let bytes = Bytes::new(bytes.to_vec());
        let drawn = match ending {
            "png" => RasterImage::plain(bytes.clone(), ExchangeFormat::Png).is_ok(),
            "jpg" => RasterImage::plain(bytes.clone(), ExchangeFormat::Jpg).is_ok(),
            _ => SvgImage::new(bytes.clone()).is_ok(),
        };
        if drawn { Ok(Logo { bytes, ending }) } else { Err(Error::LogoUnreadable) }
    }

    /// What it is: `png`, `jpg` or `svg`.
    pub fn ending(&self) -> &'static str {
        self.ending
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Bytes {
        self.bytes.clone()
    }
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Width and height of the first chunk, which must be IHDR (PNG, 11.2.1).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((four(bytes, 16)?, four(bytes, 20)?))
}

/// Width and height of the first start of frame (ITU T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let two = |at: usize| Some(u32::from(*bytes.get(at)?) << 8 | u32::from(*bytes.get(at + 1)?));
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Some((two(at + 7)?, two(at + 5)?)),
            _ => at += 2 + usize::try_from(two(at + 2)?).ok()?,
        }
    }
}

/// Deeper than any drawing program nests, far from what a recursive renderer survives.
const DEEPEST: usize = 100;
/// As many elements as a logo never has, and a drawing of which takes seconds.
const MOST_ELEMENTS: usize = 20_000;
/// Copies inside of what can be copied itself: each level multiplies, and thirty make no more than 3^10 parts.
const MOST_COPIES: usize = 30;

/// Reads a whole SVG and refuses what has no business in a logo. The renderer loads nothing either; this tells the person why.
fn look_through(bytes: &[u8]) -> Result<(), Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::LogoUnreadable)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut elements, mut copies) = (0_usize, 0_usize);
    // For each element around, whether it has a name to be copied by.
    let mut around: Vec<bool> = Vec::new();
    let mut style = false;
    loop {
        match reader.read_event().map_err(|_| Error::LogoUnreadable)? {
            Event::Start(tag) => {
                look_at(&tag, elements)?;
                copies += usize::from(copy_in_copied(&tag, &around));
                around.push(tag.try_get_attribute("id").is_ok_and(|id| id.is_some()));
                style = tag.local_name().as_ref().eq_ignore_ascii_case("style");
                elements += 1;
            }
            Event::Empty(tag) => {
                look_at(&tag, elements)?;
                copies += usize::from(copy_in_copied(&tag, &around));
                elements += 1;
            }
            Event::End(_) => {
                around.pop();
                style = false;
            }
            Event::DocType(_) => return Err(Error::LogoUnsafe("DOCTYPE".to_owned())),
            Event::Text(text) if style => loads_nothing(&text)?,
            Event::CData(text) if style => loads_nothing(&text)?,
            Event::Eof => break,
            _ => {}
        }
        if around.len() > DEEPEST || elements > MOST_ELEMENTS || copies > MOST_COPIES {
            return Err(Error::LogoUnreadable);
        }
    }
    if elements == 0 || !around.is_empty() { Err(Error::LogoUnreadable) } else { Ok(()) }
}

/// Whether it is a copy inside of something with a name; the name of the whole drawing does not count.
fn copy_in_copied(tag: &BytesStart<'_>, around: &[bool]) -> bool {
    tag.local_name().as_ref() == "use" && around.iter().skip(1).any(|named| *named)
}

fn look_at(tag: &BytesStart<'_>, before: usize) -> Result<(), Error> {
    let name = tag.local_name().as_ref().to_ascii_lowercase();
    if before == 0 && name != "svg" {
        return Err(Error::LogoUnreadable);
    }
    if matches!(name.as_str(), "script" | "foreignobject" | "iframe" | "handler") {
        return Err(Error::LogoUnsafe(format!("<{name}>")));
    }
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Error::LogoUnreadable)?;
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        let value = attribute.value.to_string();
        if key.starts_with("on") {
            return Err(Error::LogoUnsafe(key));
        }
        if key == "href" || key == "src" {
            let target = value.trim().to_ascii_lowercase();
            let inside = target.starts_with('#')
                || ["data:image/png", "data:image/jpeg", "data:image/jpg"].iter().any(|kind| target.starts_with(kind));
            if !inside {
                return Err(Error::LogoUnsafe(key));
            }
        }
        if attribute.key.prefix().is_none_or(|prefix| prefix.as_ref() != "xmlns") {
            loads_nothing(&value)?;
        }
    }
    Ok(())
}

/// Styles may name a part of the drawing, `url(#shade)`, and nothing else.
fn loads_nothing(style: &str) -> Result<(), Error> {
    let style = style.to_ascii_lowercase();
    if style.contains("@import") {
        return Err(Error::LogoUnsafe("@import".to_owned()));
    }
    for part in style.split("url(").skip(1) {
        let target =
            part.trim_start_matches([' ', '"', '\'', '&']).trim_start_matches("quot;").trim_start_matches("apos;");
        if !target.starts_with('#') {
            return Err(Error::LogoUnsafe("url()".to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Vec<u8> {
        format!("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">{inside}</svg>")
            .into_bytes()
    }

    /// One point.
    const POINT: &[u8] = &[
        137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21,
        196, 137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 218, 99, 100, 248, 207, 80, 15, 0, 3, 134, 1, 128, 90, 52, 125,
        107, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
    ];

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn a_plain_drawing_is_taken() {
        for fine in [
            "<path fill=\"url(#shade)\" d=\"M0 0h10\"/>",
            "<defs><linearGradient id=\"shade\"/></defs><use href=\"#shade\"/>",
            "<style>.a { fill: url('#shade') }</style>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
        ] {
            assert_eq!(Logo::new(&svg(fine)).map(|logo| logo.ending()), Ok("svg"), "{fine}");
        }
    }

    #[test]
    fn a_drawing_that_runs_or_loads_something_is_refused() {
        for (bad, what) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<g onload=\"x()\"/>", "onload"),
            ("<image href=\"https://example.com/a.png\"/>", "href"),
            ("<image xlink:href=\"file:///etc/passwd\"/>", "href"),
            ("<use href=\"other.svg#a\"/>", "href"),
            ("<style>@import 'a.css';</style>", "@import"),
            ("<style><![CDATA[.a { fill: url(http://a) }]]></style>", "url()"),
            ("<path style=\"fill:url(&quot;a.svg#b&quot;)\"/>", "url()"),
            ("<foreignObject/>", "<foreignobject>"),
        ] {
            assert_eq!(Logo::new(&svg(bad)), Err(Error::LogoUnsafe(what.to_owned())), "{bad}");
        }
        let entities = b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>";
        assert_eq!(Logo::new(entities), Err(Error::LogoUnsafe("DOCTYPE".to_owned())));
    }

    #[test]
    fn copies_of_copies_of_copies_are_refused() {
        let level = |at: usize| {
            let copies = format!("<use href=\"#a{}\"/>", at + 1).repeat(10);
            format!("<g id=\"a{at}\">{copies}</g>")
        };
        let bomb: String = (0..9).map(level).collect();
        assert_eq!(
            Logo::new(&svg(&format!("{bomb}<g id=\"a9\"><path d=\"M0 0h1v1z\"/></g>"))),
            Err(Error::LogoUnreadable)
        );
        let letters = "<use href=\"#a\"/>".repeat(200);
        let word = format!("<defs><path id=\"a\" d=\"M0 0h1v1z\"/></defs>{letters}");
        assert_eq!(Logo::new(&svg(&word)).map(|logo| logo.ending()), Ok("svg"));
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused() {
        assert_eq!(Logo::new(b""), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(b"%PDF-1.7"), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(b"<html/>"), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(&svg("<g>")), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(&svg(&("<g>".repeat(200) + &"</g>".repeat(200)))), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(b"\x89PNG\r\n\x1a\nshort"), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(&[0xff, 0xd8, 0xff, 0xe0, 0, 0]), Err(Error::LogoUnreadable));
        assert_eq!(Logo::new(&png(4_001, 10)), Err(Error::LogoWide { width: 4_001, height: 10 }));
        assert_eq!(Logo::new(&png(4_000, 10)), Err(Error::LogoUnreadable), "only a beginning");
        assert_eq!(Logo::new(POINT).map(|logo| logo.ending()), Ok("png"));
        assert_eq!(Logo::new(&vec![b' '; 6 << 20]), Err(Error::LogoLarge { bytes: 6 << 20 }));
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0x20, 0, 0, 10, 3];
        assert_eq!(Logo::new(&jpeg), Err(Error::LogoWide { width: 10, height: 8_192 }));
    }
}
