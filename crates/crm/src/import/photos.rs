//! The photo a card carries, kept as a file of its client.

use super::apply::Desk;
use crate::Result;
use crate::attachments::{self, FileToTake, LARGEST};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::params;
use sha2::{Digest as _, Sha256};

/// A picture that came inside a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Photo {
    base64: String,
    hash: String,
    ending: &'static str,
}

impl Photo {
    /// Reads a `data:` address (RFC 2397) in base64. Nothing for what is no picture, or is only the address of one elsewhere: an
    /// import asks no network.
    pub fn of(cell: &str) -> Option<Self> {
        let (_, text) = cell.strip_prefix("data:")?.split_once(";base64,")?;
        if text.len() as u64 / 4 * 3 > LARGEST {
            return None;
        }
        let bytes = STANDARD.decode(text.trim()).ok()?;
        let ending = match bytes.as_slice() {
            [0xFF, 0xD8, 0xFF, ..] => "jpg",
            [0x89, b'P', b'N', b'G', ..] => "png",
            [b'G', b'I', b'F', b'8', ..] => "gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
            _ => return None,
        };
        let hash = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Self { base64: text.trim().to_owned(), hash, ending })
    }

    /// Whether the client has it already, under whatever name.
    pub fn is_of(&self, desk: &Desk, client: i64) -> Result<bool> {
        let mut one = desk.tx.prepare_cached("SELECT 1 FROM attachments WHERE client = ?1 AND hash = ?2")?;
        Ok(one.exists(params![client, self.hash])?)
    }

    /// Its file name, after the client.
    pub fn name(&self, client: &str) -> String {
        format!("{client}.{}", self.ending)
    }

    /// Hangs it from the client.
    pub fn add(&self, desk: &Desk, client: i64, name: &str) -> Result<()> {
        let file = FileToTake { path: None, name: Some(self.name(name)), bytes: Some(self.base64.clone()) };
        attachments::hang(desk.tx, client, None, &file).map(drop)
    }
}
