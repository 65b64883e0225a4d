//! Documents and the book: which of them it has, writing those it has not, and what a file changes of one that is there.

use super::apply::{Desk, Outcome};
use super::originals;
use super::payments::{self, Settled};
use super::sale_lines::{self, Fate, Line};
use super::sales::{Figures, Head, Met};
use super::{Change, Verdict};
use crate::Result;
use crate::ids::Id;
use crate::money::{self, Currency};
use rusqlite::{OptionalExtension, params};

/// The document in the book that a file speaks of, and why it is that one.
pub(super) fn known(desk: &Desk, head: &Head) -> Result<Option<(i64, &'static str)>> {
    if let Some(id) = head.id {
        let mut one = desk.tx.prepare_cached("SELECT id FROM sales WHERE uid = ?1")?;
        if let Some(sale) = one.query_row([id], |r| r.get(0)).optional()? {
            return Ok(Some((sale, "same-id")));
        }
    }
    if !head.key.is_empty() && head.id.is_none() {
        let mut one = desk.tx.prepare_cached(
            "SELECT s.id FROM source_keys AS k JOIN sales AS s ON s.uid = k.record
             WHERE k.key = ?1 AND k.source = ?2 ORDER BY k.id LIMIT 1",
        )?;
        if let Some(sale) = one.query_row(params![head.key, desk.source], |r| r.get(0)).optional()? {
            return Ok(Some((sale, "same-source")));
        }
    }
    // A list of lines does not say the day: the number alone, if it is one document's.
    if head.day.is_none() && !head.number.is_empty() && head.id.is_none() {
        let mut all = desk.tx.prepare_cached(
            "SELECT id FROM sales WHERE number = ?1 AND number <> '' AND (?2 = '' OR series = ?2) ORDER BY id LIMIT 2",
        )?;
        let found =
            all.query_map([&head.number, &head.series], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        return Ok(match found[..] {
            [sale] => Some((sale, "same-number")),
            _ => None,
        });
    }
    // By its number, whichever file it came from: on the same day, and not one that this file called otherwise.
    let Some(day) = head.day.filter(|_| !head.number.is_empty() && head.id.is_none()) else { return Ok(None) };
    let mut all = desk.tx.prepare_cached(
        "SELECT id, kind FROM sales WHERE number = ?1 AND number <> '' AND series = ?2 AND day = ?3 ORDER BY id LIMIT 20",
    )?;
    let mut rows = all.query(params![head.number, head.series, day.to_string()])?;
    while let Some(r) = rows.next()? {
        let (sale, kind): (i64, String) = (r.get(0)?, r.get(1)?);
        if head.kind.is_none_or(|told| told == kind) && !desk.counter.sales.contains(&sale) {
            return Ok(Some((sale, "same-number")));
        }
    }
    Ok(None)
}

pub(super) type Found = (i64, &'static str, bool, Vec<i64>);

/// A document without a number is known by all it says.
pub(super) fn unnumbered(
    desk: &Desk,
    head: &Head,
    client: Option<i64>,
    figures: &Figures,
    lines: &[Line],
) -> Result<Option<Found>> {
    let Some(day) = head.day else { return Ok(None) };
    let mut all = desk.tx.prepare_cached(
        "SELECT id FROM sales WHERE number = '' AND own = 0 AND day = ?1 AND total_minor = ?2 AND client IS ?3 AND time IS ?4 ORDER BY id",
    )?;
    let time = head.time.map(|time| time.format("%H:%M:%S").to_string());
    let found = all.query_map(params![day.to_string(), figures.total, client, time], |r| r.get(0))?;
    for sale in found.collect::<rusqlite::Result<Vec<i64>>>()? {
        if desk.counter.sales.contains(&sale) {
            continue;
        }
        let kept = sale_lines::kept(desk, sale)?;
        if kept.len() == lines.len() && kept.iter().zip(lines).all(|(kept, line)| kept.line.says(line)) {
            return Ok(Some((sale, "same-row", false, Vec::new())));
        }
    }
    Ok(None)
}

/// What is kept of how a document stands, where a decision is kept beside it: an accepted quote is open still, a lost one nothing any
/// more.
fn told(state: &'static str) -> &'static str {
    match state {
        "accepted" => "open",
        "lost" => "cancelled",
        other => other,
    }
}

/// What became of a quote; of other documents nothing is decided elsewhere.
fn decision(kind: &str, state: &'static str) -> Option<&'static str> {
    Some(state).filter(|state| matches!(kind, "quote" | "proforma") && matches!(*state, "accepted" | "lost"))
}

pub(super) fn make(
    desk: &mut Desk,
    usual: &'static str,
    head: &Head,
    client: Option<i64>,
    (figures, currency): (&Figures, Currency),
    lines: &[Line],
) -> Result<()> {
    let Some(day) = head.day else { return Ok(()) };
    let kind = match head.kind {
        Some(kind) => kind,
        None if figures.total < 0 => "credit",
        None => usual,
    };
    let id = head.id.unwrap_or_else(|| desk.tx.new_id());
    let state = head.state.or(figures.state);
    desk.tx
        .prepare_cached(
            "INSERT INTO sales (uid, client, kind, series, number, day, time, due, currency, net_minor, tax_minor, total_minor,
               told, note, valid_until, decision)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            id,
            client,
            kind,
            head.series,
            head.number,
            day.to_string(),
            head.time.map(|time| time.format("%H:%M:%S").to_string()),
            head.due.map(|day| day.to_string()),
            currency.code(),
            figures.net,
            figures.tax,
            figures.total,
            state.map(told),
            head.note,
            head.valid_until.map(|day| day.to_string()),
            state.and_then(|state| decision(kind, state)),
        ])?;
    let sale = desk.tx.last_insert_rowid();
    if let Some(written) = &head.note_written {
        originals::corrected(desk, "sales", sale, None, "note", (written, &head.note))?;
    }
    for (position, line) in lines.iter().enumerate() {
        sale_lines::put(desk, sale, position as i64, line)?;
    }
    desk.counter.sales.insert(sale);
    if !head.key.is_empty() {
        if head.id.is_none() {
            desk.keep_key(&head.key, None, id)?;
        }
        desk.counter.documents.insert(head.key.clone(), Met::Here { sale, is_new: true, found: Vec::new() });
    }
    settle(desk, sale, head, client, (figures, currency))?;
    Ok(())
}

/// What the document says of its own payment.
fn settle(
    desk: &mut Desk,
    sale: i64,
    head: &Head,
    client: Option<i64>,
    (figures, currency): (&Figures, Currency),
) -> Result<Vec<Change>> {
    let Some(day) = head.paid_at.or(head.day).filter(|_| !head.key.is_empty()) else { return Ok(Vec::new()) };
    let state = head.state.or(figures.state);
    let says = !head.method.is_empty()
        || head.paid_at.is_some()
        || figures.outstanding.is_some()
        || figures.refunded.is_some();
    let paid = if says { payments::paid(state, figures.total, figures.outstanding, head.paid_at.is_some()) } else { 0 };
    // Nothing is given back that never came, whatever became of the document since.
    let paid = figures.refunded.filter(|back| *back > 0).map_or(paid, |back| paid.max(back));
    let refunded = match figures.refunded {
        Some(refunded) => refunded,
        None if state == Some("refunded") && says => figures.total,
        None => 0,
    };
    let told =
        Settled { sale, client, key: &head.key, day: day.to_string(), currency, paid, refunded, method: &head.method };
    payments::settle(desk, &told)
}

/// Whether a document was made in this book: no file changes it.
pub(super) fn is_own(desk: &Desk, sale: i64) -> Result<bool> {
    let mut one = desk.tx.prepare_cached("SELECT own FROM sales WHERE id = ?1")?;
    Ok(one.query_row([sale], |r| r.get(0))?)
}

/// A document that is in the book.
pub(super) struct There {
    pub sale: i64,
    pub why: &'static str,
    pub is_new: bool,
    pub claimed: Vec<i64>,
}

/// Lays the rows of a document over the one that is there.
pub(super) fn again(
    desk: &mut Desk,
    head: &Head,
    there: There,
    client: Option<i64>,
    (figures, currency): (&Figures, Currency),
    lines: &[Line],
    spans: &[std::ops::Range<usize>],
) -> Result<Vec<Outcome>> {
    let There { sale, why, is_new, mut claimed } = there;
    let is_first = desk.counter.sales.insert(sale);
    let mut free = sale_lines::kept(desk, sale)?;
    let before: i64 = free.iter().fold(0, |sum, kept| sum.saturating_add(kept.line.amount));
    let mut next = free.iter().map(|kept| kept.position + 1).max().unwrap_or(0);
    if is_new {
        // Its lines came from this file: what follows is more of it.
        free.clear();
    }
    free.retain(|kept| !claimed.contains(&kept.row));
    let was_free: Vec<i64> = free.iter().map(|kept| kept.row).collect();
    let fates = sale_lines::lay_over(desk, sale, &mut free, &mut next, lines)?;
    claimed.extend(was_free.into_iter().filter(|row| !free.iter().any(|kept| kept.row == *row)));
    let now = sale_lines::kept(desk, sale)?.iter().fold(0_i64, |sum, kept| sum.saturating_add(kept.line.amount));
    let mut changes = face(desk, sale, head, client, (figures, currency), is_first, (before, now))?;
    if is_first {
        changes.extend(settle(desk, sale, head, client, (figures, currency))?);
    }
    if !head.key.is_empty() {
        let met = Met::Here { sale, is_new, found: claimed };
        if desk.counter.documents.insert(head.key.clone(), met).is_none() && why == "same-number" {
            let mut one = desk.tx.prepare_cached("SELECT uid FROM sales WHERE id = ?1")?;
            let id: Id = one.query_row([sale], |r| r.get(0))?;
            // Only where something else is written: the same document again leaves no trace.
            if !changes.is_empty() {
                desk.keep_key(&head.key, None, id)?;
            }
        }
    }
    let mut fates = fates.into_iter();
    let mut changes = Some(changes);
    Ok(spans
        .iter()
        .map(|span| {
            let mut is_created = false;
            let mut all = changes.take().unwrap_or_default();
            for fate in fates.by_ref().take(span.len()) {
                match fate {
                    Fate::Same => {}
                    Fate::Changed(more) => all.extend(more),
                    Fate::New => is_created = true,
                }
            }
            let outcome = Outcome::joined(why, all);
            if is_created { Outcome { verdict: Verdict::Created, ..outcome } } else { outcome }
        })
        .collect())
}

/// What a file changes of the document itself.
fn face(
    desk: &Desk,
    sale: i64,
    head: &Head,
    client: Option<i64>,
    (figures, currency): (&Figures, Currency),
    is_first: bool,
    (before, now): (i64, i64),
) -> Result<Vec<Change>> {
    type Text = Option<String>;
    type Old = (Option<i64>, String, Text, String, Option<i64>, Option<i64>, i64, String, Text, Text, Text);
    let (whose, day, due, kind, net, tax, total, note, state, valid, was_told): Old = desk
        .tx
        .prepare_cached(
            "SELECT client, day, due, kind, net_minor, tax_minor, total_minor, note, state, valid_until, coalesce(decision, told)
             FROM sales WHERE id = ?1",
        )?
        .query_row([sale], |r| {
            let (day, due, kind, note, state) = (r.get(1)?, r.get(2)?, r.get(3)?, r.get(7)?, r.get(8)?);
            Ok((r.get(0)?, day, due, kind, r.get(4)?, r.get(5)?, r.get(6)?, note, state, r.get(9)?, r.get(10)?))
        })?;
    let mut changes = Vec::new();
    let mut note_change = |field: &str, old: Option<String>, new: Option<String>| -> Option<String> {
        let new = new.filter(|new| !new.is_empty() && old.as_deref() != Some(new))?;
        changes.push(Change { field: field.to_owned(), old: old.unwrap_or_default(), new: new.clone() });
        Some(new)
    };
    let amount = |minor: i64| money::Money::new(minor, currency).to_decimal().to_string();
    // Later rows of the file about the same document only add lines.
    let day_new = note_change("day", Some(day), head.day.filter(|_| is_first).map(|day| day.to_string()));
    let due_new = note_change("due", due, head.due.filter(|_| is_first).map(|day| day.to_string()));
    let until = head.valid_until.filter(|_| is_first).map(|day| day.to_string());
    let valid_new = note_change("valid_until", valid, until);
    // How it stands by its payments is no news either.
    let says = head.state.or(figures.state).filter(|_| is_first);
    let stands = says.map(|state| decision(&kind, state).unwrap_or(told(state)));
    let stands = stands.filter(|now| state.as_deref() != Some(now) && was_told.as_deref() != Some(now));
    note_change("state", was_told, stands.map(str::to_owned));
    let note_new = note_change("note", Some(note), Some(head.note.clone()).filter(|_| is_first));
    let net_new = figures.net.filter(|new| is_first && Some(*new) != net);
    let tax_new = figures.tax.filter(|new| is_first && Some(*new) != tax);
    let total_new = match figures.is_told {
        true => figures.total,
        // Where nobody told the total it is the sum of the lines.
        false if total == before => now,
        false => total,
    };
    let total_new = Some(total_new).filter(|new| *new != total && (is_first || !figures.is_told));
    for (field, old, new) in [("net", net, net_new), ("tax", tax, tax_new), ("total", Some(total), total_new)] {
        note_change(field, old.map(amount), new.map(amount));
    }
    let client_new = client.filter(|_| whose.is_none());
    if client_new.is_some() {
        changes.push(Change { field: "client".to_owned(), old: String::new(), new: name_of(desk, client_new)? });
    }
    if let Some(written) = head.note_written.as_ref().filter(|_| note_new.is_some()) {
        desk.tx.prepare_cached("UPDATE sales SET note = ?2 WHERE id = ?1")?.execute(params![sale, written])?;
    }
    if !changes.is_empty() {
        desk.tx
            .prepare_cached(
                "UPDATE sales SET client = coalesce(?2, client), day = coalesce(?3, day), due = coalesce(?4, due),
                   told = coalesce(?5, told), decision = iif(?5 IS NULL, decision, ?11), note = coalesce(?6, note), net_minor = coalesce(?7, net_minor),
                   tax_minor = coalesce(?8, tax_minor), total_minor = coalesce(?9, total_minor),
                   valid_until = coalesce(?10, valid_until) WHERE id = ?1",
            )?
            .execute(params![
                sale,
                client_new,
                day_new,
                due_new,
                stands.map(told),
                note_new,
                net_new,
                tax_new,
                total_new,
                valid_new,
                stands.and_then(|state| decision(&kind, state)),
            ])?;
    }
    Ok(changes)
}

fn name_of(desk: &Desk, client: Option<i64>) -> Result<String> {
    let mut one = desk.tx.prepare_cached("SELECT name FROM clients WHERE id = ?1")?;
    Ok(one.query_row([client], |r| r.get(0)).optional()?.unwrap_or_default())
}
