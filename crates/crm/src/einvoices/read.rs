//! Reading the files, several at a time.

use super::bill::Bill;
use super::gather::{self, Gathered, Place};
use super::{cfdi, european};
use crate::Result;
use crate::import::Said;
use crate::moment::{Progress, Watch};
use einvoice::european::Syntax;
use einvoice::{Format, ReadError, format};
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use zip::ZipArchive;

/// The largest file that is read: 10 MiB, a hundred times what an invoice has.
pub(super) const LARGEST: u64 = 10 << 20;
/// The most that ZIPs may unpack to, all together: 4 GiB.
const UNPACKED: u64 = 4 << 30;
/// The most threads that read.
const READERS: usize = 4;

/// What a file turned out to be.
#[derive(Debug)]
pub(super) enum Found {
    /// One, or the several that a Facturae may hold.
    Bills(Vec<Bill>),
    /// A receipt of cancellation: the codes it names.
    Cancelled(Vec<String>),
    /// No electronic invoice, and nobody takes it for one: a PDF without one inside.
    Plain,
    Refused(Said),
}

/// The files of a request, read.
#[derive(Debug)]
pub struct Brought {
    /// In the order in which they were found: the name of each, and what it is.
    pub(super) files: Vec<(String, Found)>,
    /// Files that are neither XML nor PDF.
    pub(super) others: u64,
}

impl Brought {
    /// How many files were read, and how many of them are electronic invoices.
    pub fn counts(&self) -> (usize, usize) {
        (self.files.len(), self.files.iter().filter(|(_, found)| matches!(found, Found::Bills(_))).count())
    }
}

/// Reads every file, on as many threads as the machine has, four at most. Errors: `file-missing`, `too-many-files`, `cancelled`.
pub fn read(paths: &[String], watch: &dyn Watch) -> Result<Brought> {
    let Gathered { pieces, others, .. } = gather::gather(paths, watch)?;
    let total = pieces.len() as u64;
    let readers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, READERS);
    let (next, stopped, unpacked) = (AtomicUsize::new(0), AtomicBool::new(false), AtomicU64::new(0));
    let mut found: Vec<Option<Found>> = pieces.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..readers {
            let (send, pieces, next, stopped, unpacked) = (send.clone(), &pieces, &next, &stopped, &unpacked);
            scope.spawn(move || {
                let mut archives = Archives::default();
                while !stopped.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(piece) = pieces.get(at) else { break };
                    let read = content(&piece.place, &mut archives, unpacked).map_or_else(Found::Refused, |b| look(&b));
                    if send.send((at, read)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut done = 0;
        while let Ok((at, read)) = receive.recv() {
            if let Some(place) = found.get_mut(at) {
                *place = Some(read);
            }
            done += 1;
            if done % 64 == 0
                && let Err(error) = watch.tick(Progress { stage: "reading", done, total })
            {
                stopped.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        Ok(())
    })?;
    let files = pieces.into_iter().zip(found).filter_map(|(piece, found)| Some((piece.name, found?))).collect();
    Ok(Brought { files, others })
}

/// The bytes of a file. `Err` carries the reason to refuse it.
fn content(place: &Place, archives: &mut Archives, unpacked: &AtomicU64) -> Result<Vec<u8>, Said> {
    let unreadable = |error: std::io::Error| Said::new("einvoice-unreadable").with("value", error);
    let bytes = match place {
        Place::Broken => return Err(Said::new("einvoice-zip-damaged")),
        Place::File(path) => {
            let mut bytes = Vec::new();
            File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
            bytes
        }
        Place::Packed(path, at) => {
            let bytes = archives.read(path, *at, LARGEST + 1)?;
            if unpacked.fetch_add(bytes.len() as u64, Ordering::Relaxed) > UNPACKED {
                return Err(Said::new("einvoice-zip-large").with("limit", UNPACKED >> 30));
            }
            bytes
        }
    };
    if bytes.len() as u64 > LARGEST {
        return Err(Said::new("einvoice-large").with("limit", LARGEST >> 20));
    }
    Ok(bytes)
}

/// What the bytes of a file are.
fn look(bytes: &[u8]) -> Found {
    let sha256 = || einvoice::sha256(bytes);
    let one = |bill: Result<Bill, Said>| bill.map(|bill| vec![bill]);
    let found = match format(bytes) {
        Some(Format::Cfdi) => einvoice::cfdi::read(bytes).map(|read| one(cfdi::bill(&read, sha256()))),
        Some(Format::CfdiCancelled) => match einvoice::cfdi::cancelled(bytes) {
            Ok(folios) => return Found::Cancelled(folios),
            Err(error) => Err(error),
        },
        Some(Format::Facturae) => {
            let format = ("facturae", "facturae");
            einvoice::facturae::read(bytes)
                .map(|all| all.iter().map(|read| european::bill(read, format, sha256())).collect())
        }
        Some(Format::Ubl | Format::Cii) => einvoice::european::read(bytes).map(|read| {
            let name = if read.syntax == Syntax::Ubl { "ubl" } else { "cii" };
            one(european::bill(&read.issued, (name, name), sha256()))
        }),
        Some(Format::Pdf) if !may_hold(bytes) => return Found::Plain,
        Some(Format::Pdf) => match einvoice::european::read(bytes) {
            Ok(read) => Ok(one(european::bill(&read.issued, ("pdf", "pdf"), sha256()))),
            // Most PDFs in such a folder only show what the XML beside them says.
            Err(_) => return Found::Plain,
        },
        None => return Found::Refused(Said::new("einvoice-none")),
    };
    match found {
        Ok(Ok(bills)) => Found::Bills(bills),
        Ok(Err(reason)) => Found::Refused(reason),
        Err(error) => Found::Refused(reason(&error)),
    }
}

/// Whether a PDF may have a file inside: it says so, or hides what it says in packed objects.
fn may_hold(pdf: &[u8]) -> bool {
    ["/EmbeddedFile", "/ObjStm"].iter().any(|mark| memchr::memmem::find(pdf, mark.as_bytes()).is_some())
}

/// Why a file could not be read.
fn reason(error: &ReadError) -> Said {
    match error {
        ReadError::NotText => Said::new("einvoice-letters"),
        ReadError::TooLarge => Said::new("einvoice-large").with("limit", LARGEST >> 20),
        ReadError::DocumentType => Said::new("einvoice-entities"),
        ReadError::NotXml { .. } => Said::new("einvoice-broken"),
        ReadError::NoInvoice => Said::new("einvoice-none"),
        ReadError::UnknownKind(kind) => Said::new("einvoice-version").with("value", kind),
        ReadError::Missing(what) => Said::new("einvoice-missing").with("value", what),
        ReadError::Value(what, value) => Said::new("einvoice-value").with("field", what).with("value", value),
    }
}

/// The ZIP a thread reads from: the last one, which most files in a row are from.
#[derive(Default)]
pub(super) struct Archives(Option<(Arc<Path>, ZipArchive<BufReader<File>>)>);

impl Archives {
    /// The first `most` bytes of a file in a ZIP. `Err` carries the reason to refuse it.
    pub(super) fn read(&mut self, path: &Arc<Path>, at: usize, most: u64) -> Result<Vec<u8>, Said> {
        let damaged = || Said::new("einvoice-zip-damaged");
        if self.0.as_ref().is_none_or(|(open, _)| open != path) {
            let file = File::open(path).map_err(|_| damaged())?;
            self.0 = Some((path.clone(), ZipArchive::new(BufReader::new(file)).map_err(|_| damaged())?));
        }
        let (_, archive) = self.0.as_mut().ok_or_else(damaged)?;
        let entry = archive.by_index(at).map_err(|_| damaged())?;
        let mut bytes = Vec::new();
        entry.take(most).read_to_end(&mut bytes).map_err(|_| damaged())?;
        Ok(bytes)
    }
}
