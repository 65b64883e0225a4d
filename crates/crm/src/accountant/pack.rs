//! The folder that goes to the accountant, whole or not at all, with the hash of everything in it.
//!
//! ```text
//! manifest.json          the period, every file with its length and SHA-256
//! LEEME.txt              what is what, in the words of the book's language
//! informe.txt            what the period comes to, and what to look at
//! facturas.xlsx …        invoices by rate, their lines, entries, taxes, money that came, what is open
//! 2026B12345674U_….xlsx  the register in the form of the Spanish agency, as a workbook and as text; of a Spanish business
//! diario.csv …           the form her office takes
//! pdf/                   every invoice issued here, as printed
//! xml/                   the same as an electronic invoice: Facturae 3.2.2 in Spain, UBL 2.1 elsewhere; not signed
//! ```

use super::booked;
use super::findings::{self, Code, Finding, Watcher};
use super::look::{self, PeriodLook, Sums};
use super::sheets::{self, Desk};
use super::{ledger, office};
use crate::book::migrate;
use crate::dates::Period;
use crate::export::Profile;
use crate::export::sheet::{Sheet, Wanted};
use crate::folder::manifest::{self, Listed, Manifest};
use crate::folder::{draft, verify as hashes};
use crate::ids::Id;
use crate::moment::{self, Moment, Progress, Watch};
use crate::sales::{self, Printable, WhichSale};
use crate::tables::write::Layout;
use crate::{Error, Result, fiscal, money, settings, taxid};
use chrono::{DateTime, Datelike as _};
use einvoice::{Issued, Party, european, facturae};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, mpsc};

/// What says that a folder is one of the accountant's.
const FORMAT: &str = "clientela-accountant";
const VERSION: u32 = 1;
/// Longest part of a file name, letters.
const LONGEST: usize = 60;

/// Which period goes where.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct PackRequest {
    /// `2026-Q3`, `2026-07`, `2026` or `2026-07-01..2026-08-15`; the quarter before today's when absent.
    pub period: Option<String>,
    /// The folder to make; one that is there must be empty. Its parent must be there.
    #[ts(as = "String", optional = false)]
    pub to: String,
    /// Leave the invoices themselves out: only tables, report and manifest.
    #[ts(as = "Option<bool>")]
    pub tables_only: bool,
    /// The form of the office: as in the settings when absent.
    pub office: Option<String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PackDone {
    /// The folder.
    pub path: String,
    /// What the period comes to, with what to look at.
    pub look: PeriodLook,
    /// Invoices that were printed.
    #[ts(type = "number")]
    pub papers: u64,
    /// Electronic invoices that were written.
    #[ts(type = "number")]
    pub xmls: u64,
    /// Files, the manifest included.
    #[ts(type = "number")]
    pub files: u64,
    /// Bytes of all files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of the manifest, hexadecimal: it stands for the whole folder.
    pub manifest: String,
}

/// What a folder says it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PackLook {
    /// The folder.
    pub path: String,
    /// The business it came from.
    pub business: String,
    /// `2026-Q3`.
    pub period: String,
    /// When it was made, milliseconds UTC.
    #[ts(type = "number")]
    pub made_at: i64,
    /// Files, all of which are what the manifest says.
    #[ts(type = "number")]
    pub files: u64,
    /// SHA-256 of the manifest.
    pub manifest: String,
}

/// What the door adds: papers, and sentences.
pub trait Papers: Sync {
    /// An invoice as a PDF.
    fn print(&self, what: Printable) -> Result<Vec<u8>>;
    /// What the period comes to and what to look at, as a text.
    fn report(&self, look: &PeriodLook) -> String;
}

/// Writes the folder of a period. `words` are titles under `column-…`, choices under `method-…` and `entry-…`, names of files under
/// `pack-…`, and the explanation under `pack-readme`. `seed` names the draft.
/// Errors: `period-unknown`, those of the form of the office, `folder-not-empty`, `folder-missing`, `file-name-missing`, `no-permission`,
/// `disk-full`; `cancelled`.
pub fn write(
    conn: &Connection,
    at: Moment,
    seed: u64,
    (request, words): (&PackRequest, &BTreeMap<String, String>),
    papers: &dyn Papers,
    watch: &dyn Watch,
) -> Result<PackDone> {
    let period = super::period_of(at, request.period.as_deref())?;
    let to = PathBuf::from(&request.to);
    let done = draft::whole(&to, seed, |draft| {
        let mut work = Work { conn, at, draft, words, watch, files: Vec::new() };
        work.fill(request, &period, papers)
    })?;
    Ok(PackDone { path: to.display().to_string(), ..done })
}

/// Reads every file of such a folder and compares it with the manifest. Errors: `folder-manifest-missing`, `folder-manifest-unfit`,
/// `folder-newer`, `folder-file-missing`, `folder-file-differs`; `cancelled`.
pub fn verify(path: &str, watch: &dyn Watch) -> Result<PackLook> {
    let folder = Path::new(path);
    let found = manifest::read(folder, FORMAT)?;
    hashes::all(folder, &found, watch)?;
    Ok(PackLook {
        path: path.to_owned(),
        made_at: DateTime::parse_from_rfc3339(&found.made_at).map_or(0, |at| at.timestamp_millis()),
        files: found.files.len() as u64,
        manifest: listed(folder, "manifest.json")?.sha256,
        business: found.business,
        period: found.period.unwrap_or_default(),
    })
}

struct Work<'a> {
    conn: &'a Connection,
    at: Moment,
    draft: &'a Path,
    words: &'a BTreeMap<String, String>,
    watch: &'a dyn Watch,
    files: Vec<String>,
}

/// An invoice issued here, and what its files are called.
struct Named {
    id: Id,
    name: String,
    number: String,
}

impl<'a> Work<'a> {
    fn word(&self, key: &str, otherwise: &str) -> String {
        self.words.get(key).map_or(otherwise, String::as_str).to_owned()
    }

    fn fill(&mut self, request: &PackRequest, period: &Period, papers: &dyn Papers) -> Result<PackDone> {
        let (mut findings, mut sums, mut named) = (Vec::new(), Sums::default(), Vec::new());
        self.tables(request, period, (&mut findings, &mut sums, &mut named))?;
        let (mut printed, mut xmls) = (0, 0);
        if !request.tables_only {
            (printed, xmls) = self.papers(&named, papers, &mut findings)?;
        }
        findings::of_all(self.conn, period, &mut findings)?;
        let look = look::told(self.conn, self.at, period, sums, findings)?;
        let report = self.word("pack-report", "report") + ".txt";
        self.put(report, papers.report(&look).as_bytes())?;
        if let Some(readme) = self.words.get("pack-readme") {
            let name = self.word("pack-readme-name", "README") + ".txt";
            self.put(name, (readme.trim_end().to_owned() + "\n").as_bytes())?;
        }
        let (files, bytes, manifest) = self.manifest(period)?;
        Ok(PackDone { path: String::new(), look, papers: printed, xmls, files, bytes, manifest })
    }

    /// Writes a file that is there at once.
    fn put(&mut self, path: String, bytes: &[u8]) -> Result<()> {
        let place = self.draft.join(&path);
        fs::write(&place, bytes).map_err(Error::io(&place))?;
        self.files.push(path);
        Ok(())
    }

    fn sheet<'s>(&mut self, name: &str, profile: Option<&'s Profile>, titles: &[&str]) -> Result<Sheet<'s>>
    where
        'a: 's,
    {
        let place = self.draft.join(name);
        let file = File::create_new(&place).map_err(Error::io(&place))?;
        let layout = profile.map_or_else(Layout::strict, Profile::layout);
        let wanted = Wanted { path: place, kind: None, layout, profile, form: None, words: self.words };
        let mut sheet = Sheet::begin(wanted, file, self.at, self.watch)?;
        if profile.is_some() {
            // A form names its columns by their codes.
            sheet.header(&titles.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>())?;
        } else {
            sheet.fields(titles)?;
        }
        self.files.push(name.to_owned());
        Ok(sheet)
    }

    /// Every table of the period, in one walk through its invoices.
    fn tables(
        &mut self,
        request: &PackRequest,
        period: &Period,
        (findings, sums, named): (&mut Vec<Finding>, &mut Sums, &mut Vec<Named>),
    ) -> Result<()> {
        let business = settings::business(self.conn)?;
        let map = super::settings(self.conn)?;
        let digits = money::currency(&business.currency).map_or(2, money::decimals);
        let desk = Desk { settings: &map, home: &business.currency, digits };
        let chosen = request.office.as_deref().unwrap_or(&map.office);
        let office = if chosen.is_empty() { None } else { Some(office::profile(chosen)?) };
        let aeat = Profile::read("aeat.toml", office::REGISTER)?;
        let aeat_text = aeat.clone().into_text();

        let name = |work: &Self, table: &str| work.word(&format!("pack-{table}"), table) + ".xlsx";
        let mut invoices = self.sheet(&name(self, "invoices"), None, &sheets::REGISTER)?;
        let mut lines = self.sheet(&name(self, "lines"), None, &sheets::LINES)?;
        let mut journal = self.sheet(&name(self, "journal"), None, &sheets::JOURNAL)?;
        let mut registers = Vec::new();
        if business.country == "ES" {
            let stem = self.register_name(period, &business.country)?;
            registers.push(self.sheet(&format!("{stem}.xlsx"), Some(&aeat), &sheets::REGISTER)?);
            registers.push(self.sheet(&format!("{stem}.csv"), Some(&aeat_text), &sheets::REGISTER)?);
        }
        let mut form = match &office {
            Some(profile) => {
                let titles: &[&str] = match profile.kind() {
                    Some("register") => &sheets::REGISTER,
                    Some("invoice_lines") => &sheets::LINES,
                    _ => &sheets::JOURNAL,
                };
                let ending = if profile.is_workbook() { "xlsx" } else { "csv" };
                let stem = Path::new(chosen).file_stem().unwrap_or_default().to_string_lossy();
                Some((self.sheet(&format!("{}.{ending}", plain(&stem)), Some(profile), titles)?, profile.kind()))
            }
            None => None,
        };

        let (mut watcher, mut noted, mut taken) = (Watcher::default(), Vec::new(), BTreeSet::new());
        let mut entry = 0;
        booked::each(self.conn, period, findings, |one| {
            watcher.see(&one, &mut noted);
            sums.add(&one);
            entry += 1;
            let postings = ledger::of_invoice(&one, &map, entry);
            sheets::register(&desk, &mut invoices, &one)?;
            sheets::lines(&desk, &mut lines, &one)?;
            sheets::journal(&desk, &mut journal, &postings)?;
            for register in &mut registers {
                sheets::register(&desk, register, &one)?;
            }
            match &mut form {
                Some((sheet, Some("register"))) => sheets::register(&desk, sheet, &one)?,
                Some((sheet, Some("invoice_lines"))) => sheets::lines(&desk, sheet, &one)?,
                Some((sheet, _)) => sheets::journal(&desk, sheet, &postings)?,
                None => {}
            }
            if let Some(id) = one.id.filter(|_| one.own) {
                let number = one.full_number();
                let mut name = plain(&number);
                while !taken.insert(name.clone()) {
                    name.push_str("-2");
                }
                named.push(Named { id, name, number });
            }
            Ok(())
        })?;
        findings.append(&mut noted);
        sheets::payments(&desk, &mut journal, self.conn, period, entry + 1)?;
        if let Some((sheet, Some("journal"))) = &mut form {
            sheets::payments(&desk, sheet, self.conn, period, entry + 1)?;
        }
        let mut taxes = self.sheet(&name(self, "taxes"), None, &sheets::TAXES)?;
        sheets::taxes(&desk, &mut taxes, &sums.taxes())?;
        let mut collected = self.sheet(&name(self, "collected"), None, &sheets::COLLECTED)?;
        sheets::collected(&mut collected, self.conn, period)?;
        let mut open = self.sheet(&name(self, "open"), None, &sheets::OPEN)?;
        sheets::open(&mut open, self.conn, period)?;
        let rest = registers.into_iter().chain(form.map(|(sheet, _)| sheet));
        for sheet in [invoices, lines, journal, taxes, collected, open].into_iter().chain(rest) {
            sheet.finish()?;
        }
        Ok(())
    }

    /// What the agency calls the file: year, tax id, `U` for the register of both taxes in one, and the name of the business.
    fn register_name(&self, period: &Period, country: &str) -> Result<String> {
        let issuer = fiscal::issuer(self.conn)?;
        let id = taxid::check(country, &issuer.tax_id).compact;
        Ok(format!("{}{}U_{}", period.from.year(), plain(&id), plain(&issuer.legal_name)))
    }

    /// Prints and writes every invoice issued here, on all the machine's cores. What cannot be is noted, and the rest goes on.
    fn papers(&mut self, named: &[Named], papers: &dyn Papers, findings: &mut Vec<Finding>) -> Result<(u64, u64)> {
        if named.is_empty() {
            return Ok((0, 0));
        }
        let spanish = settings::business(self.conn)?.country == "ES";
        let (pdf, xml) = (plain(&self.word("pack-pdf", "pdf")), plain(&self.word("pack-xml", "xml")));
        for folder in [&pdf, &xml] {
            let place = self.draft.join(folder);
            fs::create_dir(&place).map_err(Error::io(&place))?;
        }
        let hands = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let (give, take) = mpsc::sync_channel::<(usize, Printable)>(hands * 2);
        let take = Mutex::new(take);
        let done: Mutex<Vec<(usize, Result<()>)>> = Mutex::default();
        let place = |at: usize| self.draft.join(&pdf).join(format!("{}.pdf", named[at].name));
        let mut xmls = Vec::new();
        std::thread::scope(|scope| -> Result<()> {
            for _ in 0..hands {
                scope.spawn(|| {
                    loop {
                        let next = take.lock().map_or(None, |take| take.recv().ok());
                        let Some((at, what)) = next else { return };
                        let place = place(at);
                        let printed =
                            papers.print(what).and_then(|bytes| fs::write(&place, bytes).map_err(Error::io(&place)));
                        if let Ok(mut done) = done.lock() {
                            done.push((at, printed));
                        }
                    }
                });
            }
            // Dropped on the way out, so that who prints comes to an end.
            let give = give;
            for (at, one) in named.iter().enumerate() {
                let progress = Progress { stage: "printing", done: at as u64, total: named.len() as u64 };
                self.watch.tick(progress)?;
                let what = match sales::printable(self.conn, WhichSale { id: one.id }) {
                    Ok(what) => what,
                    Err(error @ (Error::Sqlite(_) | Error::Cancelled)) => return Err(error),
                    Err(_) => {
                        findings.push(Finding::of(Code::PaperMissing, one.number.clone(), Some(one.id)));
                        continue;
                    }
                };
                match electronic(&what.issued, spanish) {
                    Ok(None) => {}
                    Ok(Some(text)) => {
                        let path = format!("{xml}/{}.xml", one.name);
                        let place = self.draft.join(&path);
                        fs::write(&place, text).map_err(Error::io(&place))?;
                        xmls.push(path);
                    }
                    Err(why) => {
                        let finding = Finding::of(Code::XmlMissing, one.number.clone(), Some(one.id));
                        findings.push(finding.because(why));
                    }
                }
                if give.send((at, what)).is_err() {
                    return Err(Error::refused("internal"));
                }
            }
            Ok(())
        })?;
        let mut printed = 0;
        for (at, result) in done.into_inner().unwrap_or_default() {
            match result {
                Ok(()) => {
                    printed += 1;
                    self.files.push(format!("{pdf}/{}.pdf", named[at].name));
                }
                Err(error @ Error::Io { .. }) => return Err(error),
                Err(error) => {
                    let finding = Finding::of(Code::PaperMissing, named[at].number.clone(), Some(named[at].id));
                    findings.push(finding.because(error.kind()));
                }
            }
        }
        let written = xmls.len() as u64;
        self.files.append(&mut xmls);
        Ok((printed, written))
    }

    /// Hashes everything and writes it down: how many files, their bytes, the hash of the manifest.
    fn manifest(&mut self, period: &Period) -> Result<(u64, u64, String)> {
        self.files.sort();
        let mut files = Vec::with_capacity(self.files.len());
        for (at, path) in self.files.iter().enumerate() {
            if at % 100 == 0 {
                let (done, total) = (at as u64, self.files.len() as u64);
                self.watch.tick(Progress { stage: "checking", done, total })?;
            }
            files.push(listed(self.draft, path)?);
        }
        let made_at = moment::local(self.at.now, chrono_tz::Tz::UTC).format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
        let business = settings::business(self.conn).map(|business| business.name).unwrap_or_default();
        let bytes = files.iter().map(|file| file.bytes).sum();
        let count = files.len() as u64 + 1;
        let (format, period) = (FORMAT.to_owned(), Some(period.code()));
        let schema = migrate::latest();
        manifest::write(self.draft, &Manifest { format, version: VERSION, schema, made_at, business, period, files })?;
        Ok((count, bytes, listed(self.draft, "manifest.json")?.sha256))
    }
}

/// What a file of the folder is.
fn listed(folder: &Path, path: &str) -> Result<Listed> {
    let listed = Listed { path: path.to_owned(), table: None, rows: None, bytes: 0, sha256: String::new() };
    let place = listed.place(folder);
    let mut source = hashes::Hashed::new(File::open(&place).map_err(Error::io(&place))?);
    std::io::copy(&mut source, &mut std::io::sink()).map_err(Error::io(&place))?;
    let (_, bytes, sha256) = source.end();
    Ok(Listed { bytes, sha256, ..listed })
}

/// The electronic invoice; none for what names no customer, which a simplified one need not. `Err` says why it cannot be written, as a code.
fn electronic(issued: &Issued, spanish: bool) -> std::result::Result<Option<String>, &'static str> {
    let is_named = |customer: &Party| !issued.kind.is_simplified() || !customer.tax_id.is_empty();
    if !issued.customer.as_ref().is_some_and(is_named) {
        return Ok(None);
    }
    if spanish {
        return match facturae::write(issued) {
            Ok(written) => Ok(Some(written.xml)),
            Err(facturae::WriteError::NoCustomer) => Ok(None),
            Err(facturae::WriteError::Party) => Err("party"),
            Err(facturae::WriteError::Number) => Err("number"),
            Err(facturae::WriteError::Taxes) => Err("taxes"),
            Err(facturae::WriteError::Digits) => Err("decimals"),
            Err(facturae::WriteError::Amount) => Err("amount"),
        };
    }
    match european::write(issued, european::Syntax::Ubl) {
        Ok(written) => Ok(Some(written.xml)),
        Err(european::WriteError::Surcharge | european::WriteError::Taxes) => Err("taxes"),
        Err(european::WriteError::Digits) => Err("decimals"),
        Err(european::WriteError::Amount) => Err("amount"),
        Err(european::WriteError::Incomplete(_)) => Err("party"),
    }
}

/// A text as part of a file name on every system.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().take(LONGEST) {
        match letter {
            letter if letter.is_alphanumeric() || letter == '_' => plain.push(letter),
            _ if plain.is_empty() || plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    let plain = plain.trim_end_matches('-').to_owned();
    if plain.is_empty() { "0".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain_everywhere() {
        assert_eq!(plain("A26/000001"), "A26-000001");
        assert_eq!(plain("Tostadero La Perla, S. L."), "Tostadero-La-Perla-S-L");
        assert_eq!(plain("../../.."), "0");
        assert_eq!(plain("ñandú: 1\\2"), "ñandú-1-2");
    }
}
