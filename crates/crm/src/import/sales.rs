//! Orders and invoices: the rows of a document are taken in together, so that its sum is known when it is written and each line
//! finds itself again the next time.

use super::Said;
use super::apply::{Desk, Outcome};
use super::cells::{Parsed, Reader};
use super::documents::{Found, There, again, is_own, known, make, unnumbered};
use super::goods;
use super::originals;
use super::sale_cells::SaleRow;
use super::sale_lines::{self, Line};
use super::whose::{self, Whose};
use crate::Result;
use crate::ids::Id;
use crate::money::{self, Currency};
use chrono::{NaiveDate, NaiveTime};
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
pub(super) struct Head {
    pub id: Option<Id>,
    pub key: String,
    pub kind: Option<&'static str>,
    pub series: String,
    pub number: String,
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub due: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub currency: Option<Currency>,
    pub state: Option<&'static str>,
    pub note: String,
    /// What stood in the file for the note, where it was put right.
    pub note_written: Option<String>,
    pub paid_at: Option<NaiveDate>,
    pub method: String,
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
        let note = text(|sale| &sale.note);
        let note_written = group
            .iter()
            .find_map(|parsed| originals::written(&parsed.what.originals, "sales", "note", &note))
            .map(str::to_owned);
        let numbered = || [said.as_str(), &series, &number].join("\u{1f}");
        let id = group.iter().find_map(|parsed| parsed.what.id);
        let key = match (id, source) {
            // An identity of ours says more than any number.
            (Some(id), _) => format!("\u{2}{id}"),
            (None, Some(source)) => source,
            (None, None) if number.is_empty() => String::new(),
            (None, None) => numbered(),
        };
        Self {
            id,
            key,
            kind: first(group, |sale| sale.kind),
            series,
            number,
            day: first(group, |sale| sale.day),
            time: first(group, |sale| sale.time),
            due: first(group, |sale| sale.due),
            valid_until: first(group, |sale| sale.valid_until),
            currency: first(group, |sale| sale.currency),
            state: first(group, |sale| sale.state),
            note,
            note_written,
            paid_at: first(group, |sale| sale.paid_at),
            method: text(|sale| &sale.method),
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

impl Told {
    fn is_nothing(&self) -> bool {
        self.net.or(self.tax).or(self.total).is_none()
    }
}

/// Whether a line of these rows tells a price or an amount.
fn tell_money(rows: &[&Parsed]) -> bool {
    rows.iter().flat_map(|parsed| &parsed.what.sale.lines).any(sale_lines::tells_money)
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
    let parts = if lined == 0 { parts(rows) } else { Parts::default() };
    for parsed in rows.iter_mut() {
        let sale = &mut parsed.what.sale;
        let add = |sum: &mut Option<Decimal>, value: Option<Decimal>, is_summed: bool| match (value, is_summed) {
            (Some(value), true) => *sum = sum.unwrap_or_default().checked_add(value),
            (Some(value), false) => *sum = sum.or(Some(value)),
            (None, _) => {}
        };
        add(&mut told.net, sale.net, each || parts.are_told);
        add(&mut told.tax, sale.tax, each || parts.are_told);
        add(&mut told.total, sale.total, each || parts.have_totals);
        if let Some(line) = sale.lines.first_mut().filter(|_| each) {
            line.net = line.net.or(sale.net);
            line.total = line.total.or(sale.total);
        }
    }
    told
}

/// Whether the rows of a document are its parts by rate, as registers of invoices tell it, and whether the total of each is its own.
#[derive(Debug, Default)]
struct Parts {
    are_told: bool,
    have_totals: bool,
}

/// Rows without lines, each with another base or tax, are what the document comes to at each rate. Their total is the document's where
/// all tell the same one, unless it is what base and tax of each come to.
fn parts(rows: &[&mut Parsed]) -> Parts {
    let differ = |pick: fn(&SaleRow) -> Option<Decimal>| {
        let all: Vec<Option<Decimal>> = rows.iter().map(|parsed| pick(&parsed.what.sale)).collect();
        all.iter().all(Option::is_some) && all.windows(2).any(|pair| pair[0] != pair[1])
    };
    let is_own = |parsed: &&mut Parsed| {
        let sale = &parsed.what.sale;
        let both = sale.net.zip(sale.tax).and_then(|(net, tax)| net.checked_add(tax));
        both.is_some() && both == sale.total
    };
    let are_told = differ(|sale| sale.net) || differ(|sale| sale.tax);
    let have_totals = are_told && (differ(|sale| sale.total) || rows.iter().all(is_own));
    Parts { are_told, have_totals }
}

/// Takes the rows of one document in. Gives what became of each.
pub(super) fn take(desk: &mut Desk, reader: &Reader, group: &mut [Parsed]) -> Result<Vec<Outcome>> {
    if group.iter().all(|parsed| parsed.what.sale.is_passed_over) {
        return Ok(group.iter().map(|_| Outcome::joined("passed-over", Vec::new())).collect());
    }
    let head = Head::of(group);
    let mut reasons: Vec<Vec<Said>> = group.iter().map(|parsed| parsed.refusals.clone()).collect();
    // Everything that can be wrong is found out before anything is written.
    let taken = match ready(desk, reader, &head, group, &mut reasons)? {
        Ok(Some(ready)) => {
            let whose = match group.iter().position(|parsed| parsed.what.sale.has_client) {
                Some(at) => {
                    let line = group[at].line;
                    whose::of(desk, &mut group[at].what, line)?
                }
                None => Whose::Nobody,
            };
            match whose {
                Whose::Refused(reason) => Err(reason),
                Whose::Nobody => Ok(write(desk, &head, None, ready, group)?),
                Whose::Client(client) => Ok(write(desk, &head, Some(client), ready, group)?),
            }
        }
        Ok(None) => Ok(Vec::new()),
        Err(reason) => Err(reason),
    };
    let taken = taken.unwrap_or_else(|reason| {
        if !head.key.is_empty() {
            desk.counter.documents.insert(head.key.clone(), Met::Refused(reason.clone()));
        }
        reasons.iter_mut().filter(|reasons| reasons.is_empty()).for_each(|reasons| reasons.push(reason.clone()));
        Vec::new()
    });
    let mut taken = taken.into_iter();
    let outcome = |reasons: Vec<Said>| match reasons.is_empty() {
        true => taken.next().unwrap_or_else(Outcome::created),
        false => Outcome::refused(reasons),
    };
    Ok(reasons.into_iter().map(outcome).collect())
}

/// A document that can be written.
struct Ready {
    found: Option<Found>,
    usual: &'static str,
    currency: Currency,
    figures: Figures,
    /// The lines of all good rows, which of them are whose, and where each stands: row and line of the row.
    lines: Vec<Line>,
    spans: Vec<std::ops::Range<usize>>,
    places: Vec<(usize, usize)>,
}

/// Reckons a document; nothing where no row of it is good. `Err` inside: none of it can be taken in.
fn ready(
    desk: &Desk,
    reader: &Reader,
    head: &Head,
    group: &mut [Parsed],
    reasons: &mut [Vec<Said>],
) -> Result<std::result::Result<Option<Ready>, Said>> {
    let Some(selling) = &reader.selling else { return Ok(Ok(None)) };
    let met = if head.key.is_empty() { None } else { desk.counter.documents.get(&head.key).cloned() };
    let found = match met {
        Some(Met::Refused(reason)) => return Ok(Err(reason)),
        Some(Met::Here { sale, is_new, found }) => Some((sale, "same-row", is_new, found)),
        None => known(desk, head)?.map(|(sale, why)| (sale, why, false, Vec::new())),
    };
    if found.is_none() && head.day.is_none() && reasons.iter().any(Vec::is_empty) {
        return Ok(Err(Said::new("date-missing")));
    }
    let currency = match (&head.currency, &found) {
        (Some(currency), _) => *currency,
        (None, Some((sale, ..))) => {
            let mut one = desk.tx.prepare_cached("SELECT currency FROM sales WHERE id = ?1")?;
            let code: String = one.query_row([sale], |r| r.get(0))?;
            money::currency(&code).unwrap_or(selling.currency)
        }
        (None, None) => selling.currency,
    };
    let all = group.iter_mut().zip(reasons).enumerate();
    let mut rows: Vec<(usize, &mut Parsed, &mut Vec<Said>)> = all
        .filter(|(_, (_, reasons))| reasons.is_empty())
        .map(|(at, (parsed, reasons))| (at, parsed, reasons))
        .collect();
    let told = sums(&mut rows.iter_mut().map(|(_, parsed, _)| &mut **parsed).collect::<Vec<_>>());
    // A credit note may be told in figures without a sign.
    let is_positive = |sum: Option<Decimal>| sum.is_some_and(|sum| sum > Decimal::ZERO);
    let counts_up = is_positive(told.total)
        || (told.total.is_none() && is_positive(told.net))
        || (told.total.is_none()
            && told.net.is_none()
            && rows
                .iter()
                .flat_map(|(_, row, _)| &row.what.sale.lines)
                .any(|line| is_positive(sale_lines::worth(line))));
    let is_negative = told.total.or(told.net).is_some_and(|sum| sum < Decimal::ZERO);
    let sign = if head.kind == Some("credit") && counts_up { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let (mut lines, mut spans, mut places) = (Vec::with_capacity(rows.len()), Vec::new(), Vec::new());
    for (at, parsed, reasons) in &mut rows {
        let from = lines.len();
        for (nth, line) in parsed.what.sale.lines.iter().enumerate() {
            // Where only the document tells money, what it gives back is counted up all the same.
            let goes_back = is_negative && line.quantity > Some(Decimal::ZERO) && !sale_lines::tells_money(line);
            let sign = if goes_back { -sign } else { sign };
            match sale_lines::ready(line, currency, sign) {
                Ok(line) => {
                    lines.push(line);
                    places.push((*at, nth));
                }
                Err(reason) => reasons.push(reason),
            }
        }
        if reasons.is_empty() {
            spans.push(from..lines.len());
        } else {
            lines.truncate(from);
            places.truncate(from);
        }
    }
    rows.retain(|(_, _, reasons)| reasons.is_empty());
    if rows.is_empty() {
        return Ok(Ok(None));
    }
    let rows: Vec<&Parsed> = rows.iter().map(|(_, parsed, _)| &**parsed).collect();
    if found.is_none() && reader.tells_sums() && told.is_nothing() && !tell_money(&rows) {
        return Ok(Err(Said::new("total-missing")));
    }
    Ok(Figures::of(&told, &lines, currency, sign, &rows)
        .map(|figures| Some(Ready { found, usual: selling.kind, currency, figures, lines, spans, places })))
}

/// Writes a document. Gives what became of each good row.
fn write(
    desk: &mut Desk,
    head: &Head,
    client: Option<i64>,
    mut ready: Ready,
    group: &[Parsed],
) -> Result<Vec<Outcome>> {
    for (line, (row, nth)) in ready.lines.iter_mut().zip(&ready.places) {
        let Some(what) = group.get(*row).map(|parsed| &parsed.what) else { continue };
        let told = what.sale.lines.get(*nth);
        line.written = originals::written(&what.originals, "sale_lines", "text", &line.text).map(str::to_owned);
        line.product = told.map(|told| goods::of_line(desk, told, &what.originals)).transpose()?.flatten();
    }
    let found = match ready.found.take() {
        None if head.key.is_empty() => unnumbered(desk, head, client, &ready.figures, &ready.lines)?,
        found => found,
    };
    let sums = (&ready.figures, ready.currency);
    match found {
        Some((sale, why, ..)) if is_own(desk, sale)? => {
            Ok(ready.spans.iter().map(|_| Outcome::joined(why, Vec::new())).collect())
        }
        Some((sale, why, is_new, claimed)) => {
            let there = There { sale, why, is_new, claimed };
            again(desk, head, there, client, sums, &ready.lines, &ready.spans)
        }
        None => {
            make(desk, ready.usual, head, client, sums, &ready.lines)?;
            Ok(ready.spans.iter().map(|_| Outcome::created()).collect())
        }
    }
}

/// The sums of a document in minor units.
pub(super) struct Figures {
    pub net: Option<i64>,
    pub tax: Option<i64>,
    pub total: i64,
    /// The file tells the total itself.
    pub is_told: bool,
    pub state: Option<&'static str>,
    pub outstanding: Option<i64>,
    pub refunded: Option<i64>,
}

impl Figures {
    fn of(
        told: &Told,
        lines: &[Line],
        currency: Currency,
        sign: Decimal,
        rows: &[&Parsed],
    ) -> std::result::Result<Self, Said> {
        let amount = |number: Option<Decimal>| number.map(|n| sale_lines::minor(n * sign, currency)).transpose();
        let (net, tax, total) = (amount(told.net)?, amount(told.tax)?, amount(told.total)?);
        let sum = lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.amount));
        let sum = sum.ok_or_else(|| Said::new("number-unfit").with("value", "").with("column", ""))?;
        let both = net.zip(tax).and_then(|(net, tax)| net.checked_add(tax));
        let first = |pick: fn(&SaleRow) -> Option<Decimal>| rows.iter().find_map(|row| pick(&row.what.sale));
        let is_told = total.is_some() || both.is_some() || net.is_some();
        let total = total.or(both).or(net).unwrap_or(sum);
        let net = net.or_else(|| total.checked_sub(tax?));
        let outstanding = first(|sale| sale.outstanding).map(|left| sale_lines::minor(left, currency)).transpose()?;
        let state = outstanding.map(|left| match left {
            0 => "paid",
            left if left.abs() >= total.abs() => "open",
            _ => "partial",
        });
        let refunded = first(|sale| sale.refunded).map(|back| sale_lines::minor(back.abs(), currency)).transpose()?;
        Ok(Self { net, tax, total, is_told, state, outstanding, refunded })
    }
}
