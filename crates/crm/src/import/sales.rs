//! Orders and invoices: the rows of a document are taken in together, so that its sum is known when it is written and each line
//! finds itself again the next time.

use super::apply::{Desk, Outcome};
use super::cells::{Parsed, Reader};
use super::sale_cells::SaleRow;
use super::sale_lines::{self, Fate, Line};
use super::whose::{self, Whose};
use super::{Change, Said, Verdict};
use crate::Result;
use crate::ids::Id;
use crate::money::{self, Currency};
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{OptionalExtension, params};
use rust_decimal::Decimal;

/// Most rows of one document that are held together.
const MOST: usize = 10_000;

/// A document this file spoke of.
#[derive(Debug, Clone)]
pub(super) enum Met {
    /// It cannot be taken in, and why.
    Refused(Said),
    /// Its row, whether the file made it, and which lines of it were found again.
    Here { sale: i64, is_new: bool, found: Vec<i64> },
}

/// Whether a row goes on with the document of the rows before: it repeats its number or leaves all of its own blank.
pub(super) fn goes_on(group: &[Parsed], next: &Parsed) -> bool {
    let Some(first) = group.first().filter(|_| group.len() < MOST) else { return false };
    let (a, b) = (&first.what, &next.what);
    if b.id.is_some() || b.source.is_some() {
        return a.id == b.id && a.source == b.source;
    }
    let is_child = b.sale.number.is_empty() && b.sale.day.is_none() && !b.sale.has_client;
    let is_same =
        b.sale.number == a.sale.number && b.sale.series == a.sale.series && b.sale.kind_said == a.sale.kind_said;
    let repeats = b.sale.kind_said.is_empty() && b.sale.series.is_empty() && b.sale.number == a.sale.number;
    (is_child && sale_lines::has_lines(&b.sale)) || (!b.sale.number.is_empty() && (is_same || repeats))
}

/// What all rows of a document say of it.
struct Head {
    id: Option<Id>,
    key: String,
    kind: Option<&'static str>,
    series: String,
    number: String,
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
    due: Option<NaiveDate>,
    currency: Option<Currency>,
    state: Option<&'static str>,
    note: String,
}

impl Head {
    /// The first thing said of each, also by rows that are refused for something else.
    fn of(group: &[Parsed]) -> Self {
        fn first<T>(group: &[Parsed], pick: impl Fn(&SaleRow) -> Option<T>) -> Option<T> {
            group.iter().find_map(|parsed| pick(&parsed.what.sale))
        }
        let text = |pick: fn(&SaleRow) -> &String| {
            first(group, |sale| Some(pick(sale).clone()).filter(|text| !text.is_empty())).unwrap_or_default()
        };
        let (number, series) = (text(|sale| &sale.number), text(|sale| &sale.series));
        let said = text(|sale| &sale.kind_said);
        let source = group.iter().find_map(|parsed| parsed.what.source.clone());
        let numbered = || [said.as_str(), &series, &number].join("\u{1f}");
        let key = source.unwrap_or_else(|| if number.is_empty() { String::new() } else { numbered() });
        Self {
            id: group.iter().find_map(|parsed| parsed.what.id),
            key,
            kind: first(group, |sale| sale.kind),
            series,
            number,
            day: first(group, |sale| sale.day),
            time: first(group, |sale| sale.time),
            due: first(group, |sale| sale.due),
            currency: first(group, |sale| sale.currency),
            state: first(group, |sale| sale.state),
            note: text(|sale| &sale.note),
        }
    }
}

/// Sums as the rows tell them.
#[derive(Default)]
struct Told {
    net: Option<Decimal>,
    tax: Option<Decimal>,
    total: Option<Decimal>,
}

/// The sums of a document. Where every row of several tells one, they are the document's when all are equal, else each is of
/// its own line and they are summed; then the lines are told so.
fn sums(rows: &mut [&mut Parsed]) -> Told {
    let lined = rows.iter().filter(|parsed| sale_lines::has_lines(&parsed.what.sale)).count();
    let mut told = Told::default();
    let of_lines = |rows: &[&mut Parsed], pick: fn(&SaleRow) -> Option<Decimal>| {
        let all: Vec<Decimal> = rows.iter().filter_map(|parsed| pick(&parsed.what.sale)).collect();
        let own = rows.iter().all(|parsed| {
            let sale = &parsed.what.sale;
            sale.lines.first().zip(sale.total).is_some_and(|(line, total)| sale_lines::is_of_line(line, total))
        });
        let is_each = all.len() == rows.len() && all.len() > 1 && lined == rows.len();
        is_each && (own || all.windows(2).any(|pair| pair[0] != pair[1]))
    };
    let each = of_lines(rows, |sale| sale.total) || of_lines(rows, |sale| sale.net);
    for parsed in rows.iter_mut() {
        let sale = &mut parsed.what.sale;
        let add = |sum: &mut Option<Decimal>, value: Option<Decimal>| match (value, each) {
            (Some(value), true) => *sum = sum.unwrap_or_default().checked_add(value),
            (Some(value), false) => *sum = sum.or(Some(value)),
            (None, _) => {}
        };
        add(&mut told.net, sale.net);
        add(&mut told.tax, sale.tax);
        add(&mut told.total, sale.total);
        if let Some(line) = sale.lines.first_mut().filter(|_| each) {
            line.net = line.net.or(sale.net);
            line.total = line.total.or(sale.total);
        }
    }
    told
}

/// Takes the rows of one document in. Gives what became of each row.
pub(super) fn take(desk: &mut Desk, reader: &Reader, group: &mut [Parsed]) -> Result<Vec<Outcome>> {
    let mut outcomes: Vec<Option<Outcome>> = group
        .iter()
        .map(|parsed| (!parsed.refusals.is_empty()).then(|| Outcome::refused(parsed.refusals.clone())))
        .collect();
    let head = Head::of(group);
    let whose = match group.iter().position(|parsed| parsed.what.sale.has_client) {
        Some(at) => whose::of(desk, &mut group[at].what)?,
        None => Whose::Nobody,
    };
    let mut rows: Vec<&mut Parsed> = group.iter_mut().filter(|parsed| parsed.refusals.is_empty()).collect();
    let taken = if rows.is_empty() { Vec::new() } else { document(desk, reader, &head, whose, &mut rows)? };
    let mut taken = taken.into_iter();
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.is_none()) {
        *outcome = taken.next();
    }
    Ok(outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(|| Outcome::refused(Vec::new()))).collect())
}

fn document(
    desk: &mut Desk,
    reader: &Reader,
    head: &Head,
    whose: Whose,
    rows: &mut [&mut Parsed],
) -> Result<Vec<Outcome>> {
    let all_refused =
        |rows: &[&mut Parsed], reason: &Said| rows.iter().map(|_| Outcome::refused(vec![reason.clone()])).collect();
    let told = sums(rows);
    let met = if head.key.is_empty() { None } else { desk.counter.documents.get(&head.key).cloned() };
    let found = match met {
        Some(Met::Refused(reason)) => return Ok(all_refused(rows, &reason)),
        Some(Met::Here { sale, is_new, found }) => Some((sale, "same-row", is_new, found)),
        None => known(desk, head)?.map(|(sale, why)| (sale, why, false, Vec::new())),
    };
    let client = match whose {
        Whose::Nobody => None,
        Whose::Client(client) => Some(client),
        Whose::Refused(reason) => return Ok(refuse(desk, head, all_refused(rows, &reason), reason)),
    };
    let Some(selling) = &reader.selling else { return Ok(Vec::new()) };
    let currency = match (&head.currency, &found) {
        (Some(currency), _) => *currency,
        (None, Some((sale, ..))) => {
            let mut one = desk.tx.prepare_cached("SELECT currency FROM sales WHERE id = ?1")?;
            let code: String = one.query_row([sale], |r| r.get(0))?;
            money::currency(&code).unwrap_or(selling.currency)
        }
        (None, None) => selling.currency,
    };
    // A credit note may be told in figures without a sign.
    let is_positive = |sum: Option<Decimal>| sum.is_some_and(|sum| sum > Decimal::ZERO);
    let counts_up = is_positive(told.total)
        || (told.total.is_none() && is_positive(told.net))
        || (told.total.is_none()
            && told.net.is_none()
            && rows.iter().flat_map(|row| &row.what.sale.lines).any(|line| is_positive(line.quantity)));
    let sign = if head.kind == Some("credit") && counts_up { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let mut refused: Vec<Option<Said>> = Vec::with_capacity(rows.len());
    let mut spans = Vec::with_capacity(rows.len());
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    for parsed in rows.iter() {
        let from = lines.len();
        let mut reason = None;
        for line in &parsed.what.sale.lines {
            match sale_lines::ready(desk, line, currency, sign)? {
                Ok(line) => lines.push(line),
                Err(said) => reason = Some(said),
            }
        }
        if reason.is_some() {
            lines.truncate(from);
        }
        refused.push(reason);
        spans.push(from..lines.len());
    }
    let figures = match Figures::of(&told, &lines, currency, sign, rows) {
        Ok(figures) => figures,
        Err(reason) => return Ok(refuse(desk, head, all_refused(rows, &reason), reason)),
    };
    let found = match found {
        None if head.key.is_empty() && head.id.is_none() => unnumbered(desk, head, client, &figures, &lines)?,
        found => found,
    };
    let verdicts = match found {
        Some((sale, why, is_new, claimed)) => {
            let document = There { sale, why, is_new, claimed };
            again(desk, head, document, client, (&figures, currency), &lines, &spans)?
        }
        None => match make(desk, selling.kind, head, client, (&figures, currency), &lines)? {
            Ok(()) => rows.iter().map(|_| Outcome::created()).collect(),
            Err(reason) => return Ok(refuse(desk, head, all_refused(rows, &reason), reason)),
        },
    };
    Ok(verdicts
        .into_iter()
        .zip(refused)
        .map(|(outcome, reason)| match reason {
            Some(reason) => Outcome::refused(vec![reason]),
            None => outcome,
        })
        .collect())
}

/// A document that cannot be taken in: later rows of it cannot either.
fn refuse(desk: &mut Desk, head: &Head, outcomes: Vec<Outcome>, reason: Said) -> Vec<Outcome> {
    if !head.key.is_empty() {
        desk.counter.documents.insert(head.key.clone(), Met::Refused(reason));
    }
    outcomes
}

/// The sums of a document in minor units.
struct Figures {
    net: Option<i64>,
    tax: Option<i64>,
    total: i64,
    /// The file tells the total itself.
    is_told: bool,
    state: Option<&'static str>,
}

impl Figures {
    fn of(
        told: &Told,
        lines: &[Line],
        currency: Currency,
        sign: Decimal,
        rows: &[&mut Parsed],
    ) -> std::result::Result<Self, Said> {
        let amount = |number: Option<Decimal>| number.map(|n| sale_lines::minor(n * sign, currency)).transpose();
        let (net, tax, total) = (amount(told.net)?, amount(told.tax)?, amount(told.total)?);
        let sum = lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.amount));
        let sum = sum.ok_or_else(|| Said::new("number-unfit").with("value", "").with("column", ""))?;
        let both = net.zip(tax).and_then(|(net, tax)| net.checked_add(tax));
        let first = |pick: fn(&SaleRow) -> Option<Decimal>| rows.iter().find_map(|row| pick(&row.what.sale));
        let is_told = total.is_some() || both.is_some() || net.is_some();
        let total = total.or(both).or(net).unwrap_or(sum);
        let outstanding = first(|sale| sale.outstanding).map(|left| sale_lines::minor(left, currency)).transpose()?;
        let state = outstanding.map(|left| match left {
            0 => "paid",
            left if left.abs() >= total.abs() => "open",
            _ => "partial",
        });
        Ok(Self { net, tax, total, is_told, state })
    }
}

/// The document in the book that a file speaks of, and why it is that one.
fn known(desk: &Desk, head: &Head) -> Result<Option<(i64, &'static str)>> {
    if let Some(id) = head.id {
        let mut one = desk.tx.prepare_cached("SELECT id FROM sales WHERE uid = ?1")?;
        if let Some(sale) = one.query_row([id], |r| r.get(0)).optional()? {
            return Ok(Some((sale, "same-id")));
        }
    }
    if !head.key.is_empty() {
        let mut one = desk.tx.prepare_cached(
            "SELECT s.id FROM source_keys AS k JOIN sales AS s ON s.uid = k.record
             WHERE k.key = ?1 AND k.source = ?2 ORDER BY k.id LIMIT 1",
        )?;
        if let Some(sale) = one.query_row(params![head.key, desk.source], |r| r.get(0)).optional()? {
            return Ok(Some((sale, "same-source")));
        }
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

type Found = (i64, &'static str, bool, Vec<i64>);

/// A document without a number is known by all it says.
fn unnumbered(
    desk: &Desk,
    head: &Head,
    client: Option<i64>,
    figures: &Figures,
    lines: &[Line],
) -> Result<Option<Found>> {
    let Some(day) = head.day else { return Ok(None) };
    let mut all = desk.tx.prepare_cached(
        "SELECT id FROM sales WHERE number = '' AND day = ?1 AND total_minor = ?2 AND client IS ?3 AND time IS ?4 ORDER BY id",
    )?;
    let time = head.time.map(|time| time.format("%H:%M:%S").to_string());
    let found = all.query_map(params![day.to_string(), figures.total, client, time], |r| r.get(0))?;
    for sale in found.collect::<rusqlite::Result<Vec<i64>>>()? {
        if desk.counter.sales.contains(&sale) {
            continue;
        }
        let kept = sale_lines::kept(desk, sale)?;
        if kept.len() == lines.len() && kept.iter().zip(lines).all(|(kept, line)| kept.line == *line) {
            return Ok(Some((sale, "same-row", false, Vec::new())));
        }
    }
    Ok(None)
}

fn make(
    desk: &mut Desk,
    usual: &'static str,
    head: &Head,
    client: Option<i64>,
    (figures, currency): (&Figures, Currency),
    lines: &[Line],
) -> Result<std::result::Result<(), Said>> {
    let Some(day) = head.day else { return Ok(Err(Said::new("date-missing"))) };
    let kind = match head.kind {
        Some(kind) => kind,
        None if figures.total < 0 => "credit",
        None => usual,
    };
    let id = head.id.unwrap_or_else(|| desk.tx.new_id());
    desk.tx
        .prepare_cached(
            "INSERT INTO sales (uid, client, kind, series, number, day, time, due, currency, net_minor, tax_minor, total_minor,
               state, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
            head.state.or(figures.state),
            head.note,
        ])?;
    let sale = desk.tx.last_insert_rowid();
    for (position, line) in lines.iter().enumerate() {
        sale_lines::put(desk, sale, position as i64, line)?;
    }
    desk.counter.sales.insert(sale);
    if !head.key.is_empty() {
        desk.keep_key(&head.key, None, id)?;
        desk.counter.documents.insert(head.key.clone(), Met::Here { sale, is_new: true, found: Vec::new() });
    }
    Ok(Ok(()))
}

/// A document that is in the book.
struct There {
    sale: i64,
    why: &'static str,
    is_new: bool,
    claimed: Vec<i64>,
}

/// Lays the rows of a document over the one that is there.
fn again(
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
    let changes = face(desk, sale, head, client, (figures, currency), is_first, (before, now))?;
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
    type Old = (Option<i64>, String, Option<String>, Option<String>, Option<i64>, Option<i64>, i64, String);
    let (whose, day, due, state, net, tax, total, note): Old = desk
        .tx
        .prepare_cached(
            "SELECT client, day, due, state, net_minor, tax_minor, total_minor, note FROM sales WHERE id = ?1",
        )?
        .query_row([sale], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?))
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
    let told_state = head.state.or(figures.state).filter(|_| is_first);
    let state_new = note_change("state", state, told_state.map(str::to_owned));
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
    if !changes.is_empty() {
        desk.tx
            .prepare_cached(
                "UPDATE sales SET client = coalesce(?2, client), day = coalesce(?3, day), due = coalesce(?4, due),
                   state = coalesce(?5, state), note = coalesce(?6, note), net_minor = coalesce(?7, net_minor),
                   tax_minor = coalesce(?8, tax_minor), total_minor = coalesce(?9, total_minor) WHERE id = ?1",
            )?
            .execute(params![sale, client_new, day_new, due_new, state_new, note_new, net_new, tax_new, total_new])?;
    }
    Ok(changes)
}

fn name_of(desk: &Desk, client: Option<i64>) -> Result<String> {
    let mut one = desk.tx.prepare_cached("SELECT name FROM clients WHERE id = ?1")?;
    Ok(one.query_row([client], |r| r.get(0)).optional()?.unwrap_or_default())
}
