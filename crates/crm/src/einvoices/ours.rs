//! Whose invoices they are.

use super::bill::{Bill, Who};
use super::cfdi::is_generic;
use super::report::Ours;
use crate::{Result, fiscal, settings, taxid};
use rusqlite::Connection;
use std::collections::HashMap;

/// Most that a person may choose from.
const CHOICES: usize = 5;

/// Whose invoices the bills are, and whose else they could be: as `asked`, as the settings of the business have it, or as most files name it.
pub(super) fn ours<'a>(
    conn: &Connection,
    bills: impl Iterator<Item = &'a Bill>,
    asked: Option<&str>,
) -> Result<(Option<Ours>, Vec<Ours>)> {
    let mut all: HashMap<&str, Ours> = HashMap::new();
    for bill in bills {
        for (who, is_issuer) in [(&bill.issuer, true), (&bill.receiver, false)] {
            if who.tax_id.is_empty() || is_generic(&who.tax_id) {
                continue;
            }
            let one = all.entry(&who.tax_id).or_insert_with(|| Ours {
                tax_id: who.tax_id.clone(),
                name: who.name.clone(),
                ..Ours::default()
            });
            if is_issuer {
                one.issued += 1;
            } else {
                one.received += 1;
            }
        }
    }
    let mut all: Vec<Ours> = all.into_values().map(|one| Ours { from: "files".to_owned(), ..one }).collect();
    // Who stands in most files; of several the one who issues more.
    all.sort_by(|a, b| {
        let rank = |one: &Ours| (one.issued + one.received, one.issued);
        rank(b).cmp(&rank(a)).then_with(|| a.tax_id.cmp(&b.tax_id))
    });
    let country = settings::business(conn)?.country;
    let own = taxid::check(&country, &fiscal::issuer(conn)?.tax_id).compact;
    let named = match asked.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Some((taxid::check(&country, text).compact, "asked")),
        None if own.is_empty() => None,
        None => Some((own, "business")),
    };
    let ours = match named {
        Some((tax_id, from)) => {
            let known = all.iter().find(|one| one.tax_id == tax_id).cloned();
            Some(Ours { from: from.to_owned(), ..known.unwrap_or(Ours { tax_id, ..Ours::default() }) })
        }
        None => all.first().cloned(),
    };
    let mut others = all;
    others.retain(|one| ours.as_ref().is_none_or(|ours| ours.tax_id != one.tax_id) && one.issued > 0);
    others.truncate(CHOICES);
    Ok((ours, others))
}

/// Whether somebody on a bill is who is meant.
pub(super) fn is(who: &Who, tax_id: &str) -> bool {
    !tax_id.is_empty() && who.tax_id == tax_id
}
