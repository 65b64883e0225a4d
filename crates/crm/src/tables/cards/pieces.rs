//! A file of cards or entries cut into single ones, each with the line it starts on.

use crate::tables::decode::Decode;
use crate::tables::encoding::Charset;
use crate::tables::problem::{Problem, ProblemKind};
use crate::tables::source::ReadSeek;
use std::io::{BufRead, BufReader, Read};

/// The largest card: one with a photo is some megabytes.
const LIMIT: usize = 32 << 20;
/// What a piece is.
const KINDS: [&str; 3] = ["VCARD", "VEVENT", "VTODO"];

pub(super) struct Pieces {
    lines: BufReader<Decode<Box<dyn ReadSeek>>>,
    line: u64,
}

impl Pieces {
    pub fn new(input: Box<dyn ReadSeek>, charset: Charset) -> Self {
        Self { lines: BufReader::with_capacity(64 * 1024, Decode::new(input, charset)), line: 0 }
    }

    pub fn consumed(&self) -> u64 {
        self.lines.get_ref().consumed()
    }

    /// The next card or entry, from its `BEGIN:` to its `END:`. One that the file ends in is given as far as it goes.
    pub fn next(&mut self) -> Result<Option<(u64, String)>, Problem> {
        let mut piece = String::new();
        let mut inside: Option<(&str, u64)> = None;
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = (&mut self.lines).take(LIMIT as u64).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(inside.map(|(_, line)| (line, piece)));
            }
            self.line += 1;
            let text = String::from_utf8_lossy(&bytes);
            let bare = text.trim().to_ascii_uppercase();
            match inside {
                None => {
                    let kind = KINDS.iter().find(|kind| bare.strip_prefix("BEGIN:") == Some(kind));
                    if let Some(kind) = kind {
                        inside = Some((kind, self.line));
                        piece.push_str(&text);
                    }
                }
                Some((kind, line)) => {
                    piece.push_str(&text);
                    if piece.len() > LIMIT {
                        let kind = ProblemKind::TableRecordTooLong { limit: LIMIT as u64, quote_open: false };
                        return Err(Problem::at(kind, line));
                    }
                    if bare.strip_prefix("END:") == Some(kind) {
                        return Ok(Some((line, piece)));
                    }
                }
            }
        }
    }
}
