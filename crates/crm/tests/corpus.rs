//! What the fuzz targets kept is done again here, with the compiler everybody has: nothing panics or hangs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../fuzz/readers.rs"]
mod readers;

use std::path::Path;

type Reader = fn(&[u8]);

const READERS: [(&str, Reader); 7] = [
    ("text", readers::text),
    ("workbook", readers::workbook),
    ("cards", readers::cards),
    ("packed", readers::packed),
    ("phrases", readers::phrases),
    ("values", readers::values),
    ("profile", readers::profile),
];

#[test]
fn everything_that_was_kept_is_read_without_a_panic() {
    let corpus = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus"));
    for (name, reader) in READERS {
        let mut tried = 0;
        for entry in std::fs::read_dir(corpus.join(name)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let done = std::panic::catch_unwind(|| reader(&bytes));
            assert!(done.is_ok(), "{name}: {}", path.display());
            tried += 1;
        }
        assert!(tried > 2, "{name} has no corpus");
    }
}

#[test]
fn pieces_of_what_was_kept_are_read_too() {
    let corpus = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus"));
    for (name, reader) in READERS {
        for entry in std::fs::read_dir(corpus.join(name)).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            // Cut in the middle, and with one byte turned, at places that depend on nothing but the file.
            for at in [1, bytes.len() / 3, bytes.len() / 2, bytes.len().saturating_sub(1)] {
                reader(&bytes[..at.min(bytes.len())]);
                let mut turned = bytes.clone();
                if let Some(byte) = turned.get_mut(at) {
                    *byte ^= 0x20;
                    reader(&turned);
                }
            }
        }
    }
}
