//! Bytes in any charset in, UTF-8 out, in constant memory.

use std::io::{self, Read};

use super::encoding::Charset;
use encoding_rs::{CoderResult, Decoder, UTF_8};

const RAW: usize = 64 * 1024;

/// A reader that turns bytes of a charset into UTF-8 and drops the mark at the start.
///
/// UTF-8 passes as it is (its validity is checked per row, where the row can be named). Other charsets replace what they
/// cannot read by U+FFFD, which counts as broken.
pub struct Decode<R> {
    inner: R,
    decoder: Option<Decoder>,
    charset: Charset,
    raw: Vec<u8>,
    start: usize,
    end: usize,
    begun: bool,
    ended: bool,
    flushed: bool,
    consumed: u64,
}

impl<R: Read> Decode<R> {
    /// Reads `inner` as `charset`.
    pub fn new(inner: R, charset: Charset) -> Self {
        let decoder = (charset.0 != UTF_8).then(|| charset.0.new_decoder_with_bom_removal());
        Self {
            inner,
            decoder,
            charset,
            raw: vec![0; RAW],
            start: 0,
            end: 0,
            begun: false,
            ended: false,
            flushed: false,
            consumed: 0,
        }
    }

    /// Bytes taken from the source so far.
    pub fn consumed(&self) -> u64 {
        self.consumed
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.start == self.end && !self.ended {
            let read = match self.inner.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            self.charset.move_over(&mut self.raw[..read]);
            self.consumed += read as u64;
            (self.start, self.end, self.ended) = (0, read, read == 0);
        }
        Ok(())
    }

    fn plain(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if !self.begun {
            self.begun = true;
            let mut mark = [0; 3];
            let mut held = 0;
            while held < 3 {
                match self.inner.read(&mut mark[held..])? {
                    0 => break,
                    read => held += read,
                }
            }
            self.consumed += held as u64;
            if mark != [0xEF, 0xBB, 0xBF] {
                self.raw[..held].copy_from_slice(&mark[..held]);
                self.end = held;
            }
        }
        if self.start < self.end {
            let step = (self.end - self.start).min(out.len());
            out[..step].copy_from_slice(&self.raw[self.start..self.start + step]);
            self.start += step;
            return Ok(step);
        }
        let read = self.inner.read(out)?;
        self.consumed += read as u64;
        Ok(read)
    }
}

impl<R: Read> Read for Decode<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // The decoder needs room for the longest character; no caller of ours asks for less.
        if out.len() < 16 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if self.decoder.is_none() {
            return self.plain(out);
        }
        loop {
            self.fill()?;
            let Some(decoder) = self.decoder.as_mut().filter(|_| !self.flushed) else { return Ok(0) };
            let (result, read, written, _) = decoder.decode_to_utf8(&self.raw[self.start..self.end], out, self.ended);
            self.start += read;
            self.flushed = self.ended && result == CoderResult::InputEmpty;
            if written > 0 || self.flushed {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], charset: &'static encoding_rs::Encoding) -> String {
        let mut out = Vec::new();
        let mut decode = Decode::new(bytes, Charset::of(charset));
        let mut part = [0; 16];
        while let Ok(read @ 1..) = decode.read(&mut part) {
            out.extend_from_slice(&part[..read]);
        }
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn every_charset_becomes_utf8_without_its_mark() {
        assert_eq!(read(b"\xEF\xBB\xBFMu\xC3\xB1oz", UTF_8), "Muñoz");
        assert_eq!(read(b"Mu", UTF_8), "Mu");
        assert_eq!(read(b"Mu\xF1oz \x80", encoding_rs::WINDOWS_1252), "Muñoz €");
        assert_eq!(read(b"\xFF\xFEM\0u\0\xF1\0o\0z\0", encoding_rs::UTF_16LE), "Muñoz");
        assert_eq!(read(b"\0M\0u\0\xF1\0o\0z", encoding_rs::UTF_16BE), "Muñoz");
        assert_eq!(read(b"Mu\x96oz", encoding_rs::MACINTOSH), "Muñoz");
    }
}
