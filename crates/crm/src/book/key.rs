//! The key of a book: from a passphrase to the 32 bytes SQLCipher works with.
//!
//! The first 16 bytes of an encrypted book are its salt (SQLCipher's own place for it); Argon2id turns passphrase and
//! salt into a raw key once at opening, and readers reuse the raw key, which costs SQLCipher nothing.

use crate::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use zeroize::Zeroizing;

/// What a file looks like from its first bytes and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// There is no file.
    Missing,
    /// A SQLite file without encryption.
    Plain,
    /// What an encrypted book looks like: no recognisable start. The bytes are its salt.
    Sealed([u8; 16]),
    /// Certainly something else: empty, a text, an archive, a document.
    Foreign,
    /// Not whole pages: a book that was cut, most likely, with its salt if it was encrypted.
    Truncated(Option<[u8; 16]>),
}

/// Page size of every book, bytes.
pub const PAGE: u64 = 4096;

/// Reads the first bytes of `path`. Call it before the file is opened as a database in this process: closing any handle
/// of a file drops SQLite's locks on it.
pub fn header(path: &Path) -> Result<Header> {
    let mut file = match File::open(path) {
        Ok(f) => f,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Header::Missing),
        Err(e) => return Err(Error::io(path)(e)),
    };
    let length = file.metadata().map_err(Error::io(path))?.len();
    let mut start = [0u8; 16];
    if length < 16 {
        return Ok(Header::Foreign);
    }
    file.read_exact(&mut start).map_err(Error::io(path))?;
    if &start == b"SQLite format 3\0" {
        return Ok(if length % PAGE == 0 { Header::Plain } else { Header::Truncated(None) });
    }
    const KNOWN: [&[u8]; 8] = [
        b"PK\x03\x04",
        b"%PDF",
        b"\x1f\x8b",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"\xd0\xcf\x11\xe0",
        b"{\\rtf",
        b"\xef\xbb\xbf",
    ];
    let textual = start.iter().all(|b| matches!(b, 0x20..=0x7e | b'\n' | b'\r' | b'\t'));
    if textual || KNOWN.iter().any(|k| start.starts_with(k)) {
        return Ok(Header::Foreign);
    }
    Ok(if length % PAGE == 0 { Header::Sealed(start) } else { Header::Truncated(Some(start)) })
}

/// The salt of a new book from 16 random bytes: one that [`header`] cannot take for a text or a known kind of file.
pub(super) fn salt(mut random: [u8; 16]) -> [u8; 16] {
    random[0] = 0xa0 | (random[0] & 0x0f);
    random
}

/// A raw key with the salt it was derived with. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Key {
    raw: Zeroizing<[u8; 32]>,
    salt: [u8; 16],
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// Argon2id (RFC 9106) over 64 MiB, three passes, one lane: about a tenth of a second.
    pub fn derive(passphrase: &str, salt: [u8; 16]) -> Result<Self> {
        let params = Params::new(64 * 1024, 3, 1, Some(32)).map_err(|_| Error::refused("passphrase-unusable"))?;
        let mut raw = Zeroizing::new([0u8; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, raw.as_mut())
            .map_err(|_| Error::refused("passphrase-unusable"))?;
        Ok(Self { raw, salt })
    }

    /// A key kept elsewhere (the system's keychain): 64 hexadecimal digits, for the book with this salt.
    pub fn from_hex(hex: &str, salt: [u8; 16]) -> Option<Self> {
        let digits = hex.trim().as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut raw = Zeroizing::new([0u8; 32]);
        for (byte, pair) in raw.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).ok()?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self { raw, salt })
    }

    /// The salt of the book this key opens.
    pub fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// The raw key in hexadecimal, for the keychain only.
    pub fn to_hex(&self) -> Zeroizing<String> {
        hex(self.raw.as_ref())
    }

    /// The value of `PRAGMA key`: raw key and salt.
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}{}'", self.to_hex().as_str(), hex(&self.salt).as_str()))
    }
}

fn hex(bytes: &[u8]) -> Zeroizing<String> {
    use std::fmt::Write;
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_book_looks_like_a_text_or_a_picture() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for random in [*b"dddddddddddddddd", [0; 16], *b"\x89PNG............", *b"SQLite format 3\0"] {
            let mut page = vec![0u8; PAGE as usize];
            page[..16].copy_from_slice(&salt(random));
            std::fs::write(&path, page).unwrap();
            assert_eq!(header(&path).unwrap(), Header::Sealed(salt(random)));
        }
    }

    #[test]
    fn a_key_survives_the_keychain_and_another_salt_gives_another_key() {
        let key = Key::derive("canción de otoño", [7; 16]).unwrap();
        let back = Key::from_hex(&key.to_hex(), [7; 16]).unwrap();
        assert_eq!(key.pragma(), back.pragma());
        assert_ne!(*Key::derive("canción de otoño", [8; 16]).unwrap().raw, *key.raw);
        assert!(Key::from_hex("zz", [0; 16]).is_none());
        assert_eq!(format!("{key:?}"), "Key(…)");
    }
}
