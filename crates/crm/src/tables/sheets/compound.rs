//! The container of `.xls` (Compound File Binary, MS-CFB): whether its chains of sectors end. The reader follows them as they are told, and a
//! chain that leads back to itself would fill the memory.

use super::container::damaged;
use crate::tables::problem::Problem;
use crate::tables::source::{ReadSeek, Source};
use std::io::{Read, SeekFrom};

/// The first number that is no sector but a mark.
const MARKS: u32 = 0xFFFF_FFFA;
/// The end of a chain.
const END: u32 = 0xFFFF_FFFE;
/// Bytes of a directory entry.
const ENTRY: usize = 128;

/// Follows the chains that the reader will follow.
///
/// # Errors
/// `table-damaged` for one that does not end or leads out of the file, and for a stream longer than the file; `table-io`.
pub(super) fn check(source: &dyn Source) -> Result<(), Problem> {
    let bytes = source.fingerprint()?.bytes;
    let mut file = source.open()?;
    let mut header = [0; 512];
    file.read_exact(&mut header).map_err(|_| damaged())?;
    let size: u64 = match header[30..32] {
        [9, 0] => 512,
        [12, 0] => 4096,
        _ => return Err(damaged()),
    };
    let at = |place: usize| u32_at(&header, place);
    let sectors = bytes / size;
    let mut read = |id: u32| sector(file.as_mut(), u64::from(id), size, sectors);

    // Where the table of sectors is: the first 109 places in the header, the others in a chain of their own.
    let mut places: Vec<u32> = (76..512).step_by(4).map(at).collect();
    let mut next = at(68);
    while next < MARKS {
        let more = read(next)?;
        let last = more.len().saturating_sub(4);
        places.extend((0..last).step_by(4).map(|place| u32_at(&more, place)));
        next = u32_at(&more, last);
        if places.len() as u64 > 109 + (sectors + 1) * (size / 4) {
            return Err(damaged());
        }
    }
    places.retain(|id| *id < MARKS);
    // Each is a sector of the file.
    if places.len() as u64 > sectors + 1 {
        return Err(damaged());
    }
    let mut table = Vec::new();
    for id in places {
        let part = read(id)?;
        table.extend((0..part.len()).step_by(4).map(|place| u32_at(&part, place)));
    }

    // The directory is read to its end, whatever its length; all else is read as far as its length says.
    let (mut id, mut steps) = (at(48), 0);
    while id != END {
        steps += 1;
        if steps > sectors + 1 {
            return Err(damaged());
        }
        for entry in read(id)?.chunks_exact(ENTRY) {
            let low = u64::from(u32_at(entry, 120));
            let len = if size == 512 { low } else { low | u64::from(u32_at(entry, 124)) << 32 };
            // A stream or the root; empty places may hold anything.
            if matches!(entry.get(66), Some(2 | 5)) && len > bytes {
                return Err(damaged());
            }
        }
        id = *table.get(id as usize).ok_or_else(damaged)?;
    }
    if u64::from(at(64)) * size > bytes { Err(damaged()) } else { Ok(()) }
}

fn u32_at(bytes: &[u8], place: usize) -> u32 {
    bytes.get(place..place + 4).and_then(|four| four.try_into().ok()).map_or(END, u32::from_le_bytes)
}

/// A sector; the last of a file may be short.
fn sector(file: &mut dyn ReadSeek, id: u64, size: u64, sectors: u64) -> Result<Vec<u8>, Problem> {
    if id > sectors {
        return Err(damaged());
    }
    file.seek(SeekFrom::Start((id + 1) * size))?;
    let mut part = Vec::new();
    file.take(size).read_to_end(&mut part)?;
    part.resize(size as usize, 0);
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Bytes;

    const BOOK: &[u8] = include_bytes!("../../../../../tests/data/sheets/clientes.xls");

    /// The book with four bytes changed.
    fn changed(place: usize, value: u32) -> Bytes {
        let mut bytes = BOOK.to_vec();
        bytes[place..place + 4].copy_from_slice(&value.to_le_bytes());
        Bytes::new(bytes, "x.xls")
    }

    #[test]
    fn a_sound_workbook_is_left_alone() {
        assert!(check(&Bytes::new(BOOK, "x.xls")).is_ok());
    }

    #[test]
    fn a_chain_that_leads_back_to_itself_is_told_as_damaged() {
        let (directory, table) = (u32_at(BOOK, 48), u32_at(BOOK, 76));
        let place = (table as usize + 1) * 512 + directory as usize * 4;
        assert!(check(&changed(place, directory)).is_err(), "the directory");
        assert!(check(&changed(68, 0)).is_err(), "the places of the table");
        assert!(check(&changed(64, u32::MAX)).is_err(), "more of the small streams than there is file");
    }

    #[test]
    fn a_stream_longer_than_its_file_is_told_as_damaged() {
        let root = (u32_at(BOOK, 48) as usize + 1) * 512;
        assert!(check(&changed(root + 120, 0x7FFF_FFFF)).is_err());
    }
}
