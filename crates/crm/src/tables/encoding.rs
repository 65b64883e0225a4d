//! Which charset a file is written in, decided from all its bytes (or a stated part of them), with the counts that decided.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// A charset by its registered name (`UTF-8`, `windows-1252`, `macintosh`, `IBM850`…).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(pub &'static Encoding, Page);

/// How the bytes above 127 stand to the charset they are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// As it says.
    Own,
    /// Those of DOS in western Europe (code page 850; the letters of Spanish stand where code page 437 has them too): all its letters
    /// are in Windows-1252, in other places.
    Dos,
}

/// Where Windows-1252 has what code page 850 has at 128 and after; lines of boxes become signs that look like them.
const DOS: [u8; 128] = [
    0xC7, 0xFC, 0xE9, 0xE2, 0xE4, 0xE0, 0xE5, 0xE7, 0xEA, 0xEB, 0xE8, 0xEF, 0xEE, 0xEC, 0xC4, 0xC5, 0xC9, 0xE6, 0xC6,
    0xF4, 0xF6, 0xF2, 0xFB, 0xF9, 0xFF, 0xD6, 0xDC, 0xF8, 0xA3, 0xD8, 0xD7, 0x83, 0xE1, 0xED, 0xF3, 0xFA, 0xF1, 0xD1,
    0xAA, 0xBA, 0xBF, 0xAE, 0xAC, 0xBD, 0xBC, 0xA1, 0xAB, 0xBB, 0x3F, 0x3F, 0x3F, 0x7C, 0x2B, 0xC1, 0xC2, 0xC0, 0xA9,
    0x2B, 0x7C, 0x2B, 0x2B, 0xA2, 0xA5, 0x2B, 0x2B, 0x2B, 0x2B, 0x2B, 0x2D, 0x2B, 0xE3, 0xC3, 0x2B, 0x2B, 0x2B, 0x2B,
    0x2B, 0x2D, 0x2B, 0xA4, 0xF0, 0xD0, 0xCA, 0xCB, 0xC8, 0x69, 0xCD, 0xCE, 0xCF, 0x2B, 0x2B, 0x3F, 0x3F, 0xA6, 0xCC,
    0x3F, 0xD3, 0xDF, 0xD4, 0xD2, 0xF5, 0xD5, 0xB5, 0xFE, 0xDE, 0xDA, 0xDB, 0xD9, 0xFD, 0xDD, 0xAF, 0xB4, 0xAD, 0xB1,
    0x5F, 0xBE, 0xB6, 0xA7, 0xF7, 0xB8, 0xB0, 0xA8, 0xB7, 0xB9, 0xB3, 0xB2, 0x95, 0xA0,
];

impl Charset {
    /// A charset that is read as it is.
    pub const fn of(encoding: &'static Encoding) -> Self {
        Self(encoding, Page::Own)
    }

    /// That of DOS.
    pub const IBM850: Self = Self(WINDOWS_1252, Page::Dos);

    /// The charset of a name or an alias (`latin1`, `cp1252`, `utf8`, `MacRoman`, `cp850`), in any case.
    pub fn named(name: &str) -> Option<Self> {
        let alias = match name.to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
            "macroman" | "mac" => Some(MACINTOSH),
            "utf16" | "utf16le" => Some(UTF_16LE),
            "utf16be" => Some(UTF_16BE),
            "ansi" | "windows" => Some(WINDOWS_1252),
            "cp850" | "ibm850" | "850" | "cp437" | "ibm437" | "437" | "dos" | "oem" => return Some(Self::IBM850),
            _ => None,
        };
        alias.or_else(|| Encoding::for_label(name.as_bytes())).map(Self::of)
    }

    /// The registered name.
    pub fn name(self) -> &'static str {
        match self.1 {
            Page::Own => self.0.name(),
            Page::Dos => "IBM850",
        }
    }

    /// Puts bytes where the charset they are read in has them.
    pub(super) fn move_over(self, bytes: &mut [u8]) {
        if self.1 == Page::Dos {
            bytes.iter_mut().for_each(|byte| *byte = self.moved(*byte));
        }
    }

    fn moved(self, byte: u8) -> u8 {
        match (self.1, byte.checked_sub(128)) {
            (Page::Dos, Some(at)) => DOS.get(usize::from(at)).copied().unwrap_or(byte),
            _ => byte,
        }
    }
}

impl Serialize for Charset {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Charset {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| serde::de::Error::custom("charset"))
    }
}

/// Why a charset was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharsetBasis {
    /// The person said so.
    Forced,
    /// The mark in the first bytes.
    Mark,
    /// No byte above 127: every candidate reads the same.
    Ascii,
    /// Every byte is valid UTF-8.
    ValidUtf8,
    /// At least nine of ten sequences are valid UTF-8; the broken ones are counted.
    MostlyUtf8,
    /// Half of the bytes are zero, on one side.
    Zeros,
    /// The letters it gives are those of Spanish and its neighbours.
    Letters,
    /// Its letters are odd in every western charset: the detector's guess.
    Guess,
}

/// How well one charset explains the bytes above 127.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CharsetScore {
    /// The charset.
    pub charset: Charset,
    /// 1.0 when every such byte is a usual Spanish letter; below 0 when most are nonsense.
    pub score: f64,
}

/// The charset of a file and what it was decided on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CharsetEvidence {
    /// The decision.
    pub charset: Charset,
    /// The reason.
    pub basis: CharsetBasis,
    /// Bytes looked at.
    pub bytes_read: u64,
    /// Every byte of the file was looked at.
    pub whole: bool,
    /// The file starts with a mark.
    pub mark: bool,
    /// Bytes above 127.
    pub high_bytes: u64,
    /// Valid UTF-8 sequences of more than one byte.
    pub multibyte: u64,
    /// Bytes that are not valid UTF-8.
    pub broken: u64,
    /// Zero bytes at even and odd places.
    pub zeros: (u64, u64),
    /// The western candidates, best first; empty when UTF was certain.
    pub scores: Vec<CharsetScore>,
    /// What an independent detector guesses, when it was asked.
    pub guess: Option<Charset>,
}

/// Collects, part by part, what a charset is decided on.
pub struct Survey {
    bytes: u64,
    head: Vec<u8>,
    carry: Vec<u8>,
    multibyte: u64,
    broken: u64,
    zeros: (u64, u64),
    alone: Box<[u64; 256]>,
    inside: Box<[u64; 256]>,
    high: u64,
    detector: EncodingDetector,
    detector_fed: usize,
    others: u64,
}

const DETECTOR_LIMIT: usize = 1 << 20;

impl Default for Survey {
    fn default() -> Self {
        Self {
            bytes: 0,
            head: Vec::new(),
            carry: Vec::new(),
            multibyte: 0,
            broken: 0,
            zeros: (0, 0),
            alone: Box::new([0; 256]),
            inside: Box::new([0; 256]),
            high: 0,
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            detector_fed: 0,
            others: 0,
        }
    }
}

impl Survey {
    /// Takes the next part of the file into account.
    pub fn feed(&mut self, part: &[u8]) {
        if self.head.len() < 4 {
            self.head.extend(part.iter().take(4));
        }
        for at in memchr::memchr_iter(0, part) {
            if (self.bytes + at as u64).is_multiple_of(2) { self.zeros.0 += 1 } else { self.zeros.1 += 1 }
        }
        self.others += part.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count() as u64;
        self.bytes += part.len() as u64;
        if self.detector_fed < DETECTOR_LIMIT {
            let step = part.len().min(DETECTOR_LIMIT - self.detector_fed);
            self.detector.feed(&part[..step], false);
            self.detector_fed += step;
        }
        if part.is_ascii() && self.carry.is_empty() {
            return;
        }
        for (at, &byte) in part.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
            let letter = |near: Option<&u8>| near.is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii());
            let within = letter(at.checked_sub(1).and_then(|left| part.get(left))) && letter(part.get(at + 1));
            if within {
                self.inside[usize::from(byte)] += 1
            } else {
                self.alone[usize::from(byte)] += 1
            }
            self.high += 1;
        }
        self.utf8(part);
    }

    fn utf8(&mut self, part: &[u8]) {
        let joined;
        let mut rest = part;
        if !self.carry.is_empty() {
            let mut whole = std::mem::take(&mut self.carry);
            whole.extend_from_slice(part);
            joined = whole;
            rest = &joined;
        }
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.multibyte += leads(text.as_bytes());
                    break;
                }
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    self.multibyte += leads(good);
                    match error.error_len() {
                        Some(length) => {
                            self.broken += length as u64;
                            rest = &bad[length..];
                        }
                        None => {
                            self.carry = bad.to_vec();
                            break;
                        }
                    }
                }
            }
        }
    }

    /// Whether the bytes are no text in any charset we know: control bytes that no text has, or zeros on both sides. A few zeros
    /// are what an old program left in its fields, more of them what it filled them up with; they are dropped from the cells.
    pub fn looks_binary(&self) -> bool {
        let zeros = self.zeros.0 + self.zeros.1;
        let one_sided = self.zeros.0.max(self.zeros.1) * 20 >= zeros * 19 && zeros * 10 >= self.bytes * 3;
        let marked = self.marked().is_some();
        let most = if self.others == 0 { 4 } else { 20 };
        !marked && !one_sided && (zeros * most > self.bytes || self.others * 50 > self.bytes)
    }

    fn marked(&self) -> Option<&'static Encoding> {
        Encoding::for_bom(&self.head).map(|(charset, _)| charset)
    }

    /// The decision; `whole` says that every byte was fed, `forced` is what the person asked for.
    pub fn decide(mut self, whole: bool, forced: Option<Charset>) -> CharsetEvidence {
        if whole {
            self.broken += self.carry.len() as u64;
        }
        let mut evidence = CharsetEvidence {
            charset: Charset::of(UTF_8),
            basis: CharsetBasis::ValidUtf8,
            bytes_read: self.bytes,
            whole,
            mark: self.marked().is_some(),
            high_bytes: self.high,
            multibyte: self.multibyte,
            broken: self.broken,
            zeros: self.zeros,
            scores: Vec::new(),
            guess: None,
        };
        let zeros = self.zeros.0.max(self.zeros.1);
        (evidence.charset, evidence.basis) = if let Some(charset) = forced {
            (charset, CharsetBasis::Forced)
        } else if let Some(marked) = self.marked() {
            (Charset::of(marked), CharsetBasis::Mark)
        } else if zeros * 10 >= self.bytes * 3 && zeros > 0 {
            (Charset::of(if self.zeros.0 > self.zeros.1 { UTF_16BE } else { UTF_16LE }), CharsetBasis::Zeros)
        } else if self.high == 0 {
            (Charset::of(UTF_8), CharsetBasis::Ascii)
        } else if self.broken == 0 {
            (Charset::of(UTF_8), CharsetBasis::ValidUtf8)
        } else if self.multibyte >= 9 * self.broken {
            (Charset::of(UTF_8), CharsetBasis::MostlyUtf8)
        } else {
            evidence.scores = self.scores();
            let best = evidence
                .scores
                .first()
                .map_or(CharsetScore { charset: Charset::of(WINDOWS_1252), score: 0.0 }, Clone::clone);
            self.detector.feed(b"", true);
            let guess = self.detector.guess(Some(b"es"), Utf8Detection::Deny);
            evidence.guess = Some(Charset::of(guess));
            if best.score < 0.2 && ![WINDOWS_1252, UTF_8].contains(&guess) {
                (Charset::of(guess), CharsetBasis::Guess)
            } else {
                (best.charset, CharsetBasis::Letters)
            }
        };
        evidence
    }

    fn scores(&self) -> Vec<CharsetScore> {
        let mut scores: Vec<_> = [WINDOWS_1252, ISO_8859_15, MACINTOSH]
            .map(Charset::of)
            .into_iter()
            .chain([Charset::IBM850])
            .map(|charset| {
                let total: f64 = (128..=255_u8)
                    .map(|byte| {
                        let (place, moved) = (usize::from(byte), charset.moved(byte));
                        let (text, _) = charset.0.decode_without_bom_handling(std::slice::from_ref(&moved));
                        let seen = text.chars().next().unwrap_or('\u{FFFD}');
                        self.inside[place] as f64 * likely(seen, true) + self.alone[place] as f64 * likely(seen, false)
                    })
                    .sum();
                CharsetScore { charset, score: total / self.high.max(1) as f64 }
            })
            .collect();
        // Stable: on a tie the first candidate, the one Windows programs write, stays first.
        scores.sort_by(|a, b| b.score.total_cmp(&a.score));
        scores
    }
}

fn leads(text: &[u8]) -> u64 {
    if text.is_ascii() { 0 } else { text.iter().filter(|byte| **byte >= 0xC0).count() as u64 }
}

/// How usual a character is in the texts of our users, inside a word or at its edge.
fn likely(seen: char, inside: bool) -> f64 {
    match seen {
        'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü' | 'ñ' | 'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ü' | 'Ñ' => 1.0,
        'ç' | 'Ç' | 'à' | 'è' | 'ò' | 'À' | 'È' | 'Ò' | 'ï' | 'ã' | 'õ' | 'â' | 'ê' | 'ô' | 'ö' | 'ä' => {
            0.6
        }
        'º' | 'ª' | '¿' | '¡' | '€' | '«' | '»' | '°' | '–' | '—' | '“' | '”' | '‘' | '…' | '•' | '£' | '\u{A0}' => {
            if inside {
                -1.0
            } else {
                0.8
            }
        }
        '’' | '·' | '´' => 0.3,
        '\u{80}'..='\u{9F}' | '\u{FFFD}' => -3.0,
        '¤' => -1.0,
        letter if letter.is_alphabetic() => -0.2,
        _ => {
            if inside {
                -1.0
            } else {
                -0.3
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(bytes: &[u8]) -> (&'static str, CharsetBasis) {
        let mut survey = Survey::default();
        for part in bytes.chunks(7) {
            survey.feed(part);
        }
        let evidence = survey.decide(true, None);
        (evidence.charset.name(), evidence.basis)
    }

    #[test]
    fn spanish_text_is_recognised_in_each_charset() {
        let text = "Nombre;Ciudad\nJosé Muñoz;Málaga\nÁngela Ibáñez;León\nMª Núñez;Cádiz\nCamión y Cía;MÉRIDA\n";
        assert_eq!(decide(text.as_bytes()), ("UTF-8", CharsetBasis::ValidUtf8));
        for charset in [WINDOWS_1252, MACINTOSH] {
            let (bytes, _, bad) = charset.encode(text);
            assert!(!bad);
            assert_eq!(decide(&bytes), (charset.name(), CharsetBasis::Letters));
        }
        let dos =
            b"Nombre;Ciudad\nJos\x82 Mu\xA4oz;M\xA0laga\n\xB5ngela Ib\xA0\xA4ez;Le\xA2n\nM\xA6 N\xA3\xA4ez;C\xA0diz\n";
        assert_eq!(decide(dos), ("IBM850", CharsetBasis::Letters));
        let (bytes, ..) = ISO_8859_15.encode("José debe 20 € y Muñoz 30 €\n");
        assert_eq!(decide(&bytes).0, "ISO-8859-15");
        assert_eq!(decide(b"plain;text\n"), ("UTF-8", CharsetBasis::Ascii));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decide(&wide), ("UTF-16LE", CharsetBasis::Zeros));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decide(&wide), ("UTF-16BE", CharsetBasis::Zeros));
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_utf8_file_into_another() {
        let mut bytes = "José Muñoz\n".repeat(20).into_bytes();
        bytes.push(0xF1);
        assert_eq!(decide(&bytes), ("UTF-8", CharsetBasis::MostlyUtf8));
    }
}
