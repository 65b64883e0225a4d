use super::profile::Profile;
use super::sheet::{self, Wanted};
use super::{ExportDone, ExportRequest, clients, events, seen, sold};
use crate::import::kind_named;
use crate::moment::{Moment, Watch};
use crate::tables::cards::write::Form;
use crate::tables::matching::TableKind;
use crate::tables::write::Layout;
use crate::{Error, Result, settings};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The form that the ending of a name asks for, where it is no table. Errors: `export-form-unfit`.
fn form(path: &Path, kind: TableKind, has_columns: bool) -> Result<Option<Form>> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let form = match ending.as_str() {
        "vcf" => Form::Contacts,
        "ics" => Form::Calendar,
        "jsonl" | "ndjson" => Form::Json,
        _ => return Ok(None),
    };
    let fits = match form {
        // A card has no columns to choose.
        Form::Contacts => matches!(kind, TableKind::Clients | TableKind::People) && !has_columns,
        Form::Calendar => kind == TableKind::Tasks,
        Form::Json => true,
    };
    if fits { Ok(Some(form)) } else { Err(Error::invalid("to", "export-form-unfit").with("ending", ending)) }
}

/// Writes a table beside its place and puts it there when it is whole.
/// A name that ends in `.xlsx` makes a workbook, in `.vcf` contact cards, in `.ics` a calendar, in `.jsonl` JSON Lines.
/// Errors: `choice-unknown` for kind or layout; `profile-missing`, `profile-broken`, `profile-value-unknown`, `profile-column-unknown`,
/// `profile-kind-unfit` and `export-letter-unfit` of a profile; `export-form-unfit` for cards of what is no contact; `sheet-full`, `sheet-text-too-long` of a workbook; `folder-missing`, `no-permission`, `disk-full`; `cancelled`.
pub fn write(conn: &Connection, at: Moment, request: &ExportRequest, watch: &dyn Watch) -> Result<ExportDone> {
    let kind = kind_named(&request.kind)?;
    let country = settings::business(conn)?.country;
    let layout = match request.layout.as_deref().unwrap_or("excel") {
        // Where days stand after months, only the ISO form is read back for sure.
        "excel" if country == "PR" => Layout { local_dates: false, ..Layout::of_country(&country) },
        "excel" => Layout::of_country(&country),
        "strict" => Layout::strict(),
        other => return Err(Error::invalid("layout", "choice-unknown").with("value", other)),
    };
    let profile = request.profile.as_deref().map(Profile::named).transpose()?;
    if let Some(only) = profile.as_ref().and_then(Profile::kind).filter(|only| *only != kind.code()) {
        return Err(Error::invalid("profile", "profile-kind-unfit").with("kind", only));
    }
    let layout = profile.as_ref().map_or(layout, |profile| profile.layout);
    let path = PathBuf::from(&request.to);
    let form = if profile.is_some() { None } else { form(&path, kind, request.seen.is_some())? };
    // Cards speak in codes, not in the words of a language; a profile names its columns by their codes.
    let mut words = if form.is_some() { BTreeMap::new() } else { request.words.clone() };
    if let Some(profile) = &profile {
        let (is_named, speaks) = (!profile.columns().is_empty(), profile.speaks());
        words.retain(|key, _| !(is_named && key.starts_with("column-")) && (speaks || !key.starts_with("value-")));
    }
    let wanted =
        Wanted { path: path.clone(), kind: Some(kind), layout, profile: profile.as_ref(), form, words: &words };
    let only = request.clients.as_deref();
    let seen = request.seen.as_ref().filter(|_| profile.is_none());
    let (rows, bytes) = sheet::whole(wanted, at, watch, |sheet| match (kind, seen) {
        (TableKind::Clients, Some(seen)) => seen::write(conn, sheet, seen),
        (_, Some(_)) => Err(Error::invalid("kind", "choice-unknown").with("value", kind.code())),
        (TableKind::Clients, None) => clients::write(conn, sheet, only, false),
        (TableKind::People, None) => clients::write(conn, sheet, only, true),
        (TableKind::Interactions, None) => events::interactions(conn, sheet, only),
        (TableKind::Tasks, None) => events::tasks(conn, sheet, only),
        (TableKind::Sales, None) => sold::sales(conn, sheet, only),
        (TableKind::Products, None) => sold::products(conn, sheet),
        (TableKind::Payments, None) => sold::payments(conn, sheet, only),
    })?;
    Ok(ExportDone { kind: kind.code().to_owned(), path: path.display().to_string(), rows, bytes })
}
