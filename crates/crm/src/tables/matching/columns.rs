//! Columns to fields: by the header first, by the content where the header is silent or disagrees.

use serde::Serialize;

use super::fields::{self, Arity, Field, Fields, TableKind};
use super::heading::Heading;
use super::looks;
use crate::ids::Id;
use crate::tables::columns::Column;
use crate::tables::content::Content;
use crate::tables::dates::DateOrder;

/// Below this a match is only a suggestion: ask before using it.
pub const SURE: f64 = 0.6;

/// Which part of a labelled pair a column holds (`Phone 1 - Label` beside `Phone 1 - Value`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The value.
    Value,
    /// The word for what kind of telephone, mail or address it is.
    Label,
}

/// A reason for a match.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Why {
    /// The header is this name of the field.
    Header {
        /// The folded name.
        name: String,
    },
    /// The header contains this name of the field.
    HeaderPart {
        /// The folded name.
        name: String,
    },
    /// The header names a field the owner made herself.
    OwnField,
    /// This share of the cells look like it.
    Content {
        /// The content.
        content: Content,
        /// 0 to 1.
        share: f64,
    },
    /// The program the file comes from calls it so.
    Program {
        /// Its name.
        program: &'static str,
    },
    /// Hardly a cell looks like it.
    ContentDisagrees {
        /// The share that does, 0 to 1.
        share: f64,
    },
}

/// One column and the field it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnMatch {
    /// The column, from 0.
    pub column: usize,
    /// The field's code (`tax_id`), or `own:` and the code of a field the owner made.
    pub field: String,
    /// Which of several, from 1: the second telephone, the parts of the first address. Always 1 for single fields.
    pub group: u32,
    /// What kind of telephone, mail or address the header says: `home`, `work`, `mobile`, `fax`, `billing`, `shipping`, `other`.
    pub label: Option<&'static str>,
    /// Value or label.
    pub part: Part,
    /// 0 to 1; see `SURE`.
    pub confidence: f64,
    /// The reasons.
    pub why: Vec<Why>,
}

/// Several columns that claim one single-valued field; the first one got it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The field.
    pub field: String,
    /// The columns, the chosen one first.
    pub columns: Vec<usize>,
}

/// The columns of a table as fields of a kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matching {
    /// The kind they were matched to.
    pub kind: TableKind,
    /// The matches, in column order.
    pub matches: Vec<ColumnMatch>,
    /// Columns with something in them that are no known field: the importer offers them as own fields.
    pub unmatched: Vec<usize>,
    /// Columns that claim the same field.
    pub conflicts: Vec<Conflict>,
}

/// A field the owner made herself: its code and its name on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnField {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
}

/// A column that may be a field.
pub(super) struct Claim {
    pub(super) column: usize,
    pub(super) field: String,
    pub(super) arity: Arity,
    pub(super) number: Option<u32>,
    pub(super) label: Option<&'static str>,
    pub(super) part: Part,
    pub(super) confidence: f64,
    pub(super) filled: u64,
    pub(super) why: Vec<Why>,
}

/// Matches columns to the fields of a kind; `own` are the fields the owner made.
pub fn columns(kind: TableKind, columns: &[Column], own: &[OwnField]) -> Matching {
    let known = fields::of(kind);
    let is_own = is_own(known, columns);
    let mut claims: Vec<Claim> = columns.iter().filter_map(|column| claim(known, column, own, is_own)).collect();
    surnames_before_given(&mut claims, columns);
    contact_beside_name(known, &mut claims, columns);
    standing_no_region(known, &mut claims, columns);
    rate_beside_tax(known, &mut claims, columns);
    looks::claims(kind, known, columns, &mut claims);
    let (mut matches, conflicts) = settle(claims);
    streets(&mut matches);
    matches.sort_by_key(|each| each.column);
    let taken = |index| matches.iter().any(|each: &ColumnMatch| each.column == index);
    let unmatched =
        columns.iter().filter(|column| !taken(column.index) && column.filled > 0).map(|column| column.index).collect();
    Matching { kind, matches, unmatched, conflicts }
}

/// `Nom` beside `Prénom`, `Name` beside `Vorname`: the surname alone.
fn surnames_before_given(claims: &mut [Claim], columns: &[Column]) {
    let header = |claim: &Claim| {
        columns.iter().find(|c| c.index == claim.column).and_then(|c| c.header.as_deref()).map(super::fold)
    };
    let given = claims.iter().filter(|claim| claim.field == "given_name").find_map(header);
    let alone = match given.as_deref() {
        Some("prenom") => "nom",
        Some("vorname") => "name",
        _ => return,
    };
    for claim in claims.iter_mut().filter(|claim| claim.field == "name") {
        if header(claim).as_deref() == Some(alone) {
            "surnames".clone_into(&mut claim.field);
        }
    }
}

/// `Contacto` beside `Cliente`: who speaks for the client, unless it is how to reach them. Beside a company alone it is the client, who
/// works there.
fn contact_beside_name(known: &'static Fields, claims: &mut [Claim], columns: &[Column]) {
    const SPEAKS: [&str; 5] = ["contacto", "contact", "contact name", "nombre contacto", "nombre de contacto"];
    let of = |claim: &Claim| columns.iter().find(|column| column.index == claim.column);
    let header = |claim: &Claim| of(claim).and_then(|column| column.header.as_deref()).map(super::fold);
    let speaks = |claim: &Claim| header(claim).is_some_and(|header| SPEAKS.contains(&header.as_str()));
    let has = |claims: &[Claim], field: &str| claims.iter().any(|claim| claim.field == field && claim.filled > 0);
    let is_named = claims.iter().any(|claim| claim.field == "name" && claim.filled > 0 && !speaks(claim));
    if known.coded("contact").is_none() {
        return;
    }
    let is_free = is_named && !has(claims, "company") && !has(claims, "contact");
    for claim in claims.iter_mut() {
        let is_called = claim.field == "name" && speaks(claim);
        if claim.field != "contact" && !is_called {
            continue;
        }
        let reach = [(Content::Mail, "mails"), (Content::Phone, "phones")].into_iter().find_map(|(content, field)| {
            let share = looks::held(of(claim)?, content);
            Some((content, known.coded(field)?, share)).filter(|_| share >= 0.5)
        });
        match reach {
            Some((content, field, share)) => {
                field.code.clone_into(&mut claim.field);
                claim.arity = field.arity;
                claim.why.push(Why::Content { content, share });
            }
            None if is_called && is_free => "contact".clone_into(&mut claim.field),
            None => {}
        }
    }
}

/// `Estado` of clients who are active or not, and not of a federation.
fn standing_no_region(known: &'static Fields, claims: &mut [Claim], columns: &[Column]) {
    const STANDS: [&str; 12] = [
        "activo",
        "activa",
        "active",
        "inactivo",
        "inactiva",
        "inactive",
        "alta",
        "baja",
        "suscrito",
        "subscribed",
        "unsubscribed",
        "pendiente",
    ];
    let Some(active) = known.coded("active") else { return };
    if claims.iter().any(|claim| claim.field == active.code && claim.filled > 0) {
        return;
    }
    for claim in claims.iter_mut().filter(|claim| claim.field == "address_region") {
        let column = columns.iter().find(|column| column.index == claim.column);
        let values = column.and_then(|column| column.distinct.as_ref());
        let stands = |value: &String| STANDS.contains(&super::fold(value).as_str());
        if values.is_some_and(|values| !values.is_empty() && values.iter().all(stands)) {
            active.code.clone_into(&mut claim.field);
            claim.arity = active.arity;
            claim.label = None;
        }
    }
}

/// `IVA %` beside `Cuota IVA`: the rate, which would otherwise stand for the tax itself and leave no room for it.
fn rate_beside_tax(known: &'static Fields, claims: &mut [Claim], columns: &[Column]) {
    let Some(rate) = known.coded("tax_rate") else { return };
    let is_rate = |claim: &Claim| {
        let column = columns.iter().find(|column| column.index == claim.column);
        column.and_then(|column| column.header.as_deref()).is_some_and(|header| header.contains('%'))
    };
    let is_free = !claims.iter().any(|claim| claim.field == rate.code && claim.filled > 0);
    let is_told = claims.iter().any(|claim| claim.field == "tax" && claim.filled > 0 && !is_rate(claim));
    if !is_free || !is_told {
        return;
    }
    if let Some(claim) = claims.iter_mut().find(|claim| claim.field == "tax" && is_rate(claim)) {
        rate.code.clone_into(&mut claim.field);
        claim.arity = rate.arity;
    }
}

/// Whether this program wrote the table: it has a column of our identities. Then its titles are believed, whatever stands
/// below them.
fn is_own(known: &'static Fields, columns: &[Column]) -> bool {
    columns.iter().any(|column| {
        let header = column.header.as_deref().map(super::fold).unwrap_or_default();
        known.named(&header).is_some_and(|field| field.code == "id")
            && !column.samples.is_empty()
            && column.samples.iter().all(|sample| Id::parse(&sample.cell).is_some())
    })
}

fn claim(known: &'static Fields, column: &Column, own: &[OwnField], is_own: bool) -> Option<Claim> {
    let heading = Heading::read(column.header.as_deref()?);
    if let Some(field) = own.iter().find(|field| super::fold(&field.label) == heading.whole) {
        return Some(Claim {
            column: column.index,
            field: format!("own:{}", field.code),
            arity: Arity::One,
            number: None,
            label: None,
            part: Part::Value,
            confidence: 0.96,
            filled: column.filled,
            why: vec![Why::OwnField],
        });
    }
    let exact = heading
        .tries
        .iter()
        .find_map(|(name, weight)| known.named(name).map(|field| (field, *weight, Why::Header { name: name.clone() })));
    let (field, mut confidence, reason) = exact.or_else(|| contained(known, &heading))?;
    let mut why = vec![reason];
    let part = if heading.is_label && field.arity != Arity::One { Part::Label } else { Part::Value };
    if part == Part::Value && !field.contents.is_empty() && column.filled > 0 {
        let (content, share) = best_share(field, column);
        if share >= 0.5 {
            confidence = (confidence + 0.04).min(1.0);
            why.push(Why::Content { content, share });
        } else if share < 0.1 && !is_own && field.code != "consent_mail" {
            confidence *= 0.6;
            why.push(Why::ContentDisagrees { share });
        }
    }
    let labelled = matches!(field.code, "phones" | "mails" | "links") || field.arity == Arity::Group;
    Some(Claim {
        column: column.index,
        field: field.code.to_owned(),
        arity: field.arity,
        number: heading.number,
        label: heading.label.filter(|_| labelled),
        part,
        confidence,
        filled: column.filled,
        why,
    })
}

fn contained(known: &'static Fields, heading: &Heading) -> Option<(&'static Field, f64, Why)> {
    let (name, field) = known.longest_within(&heading.bare)?;
    Some((field, 0.5, Why::HeaderPart { name: name.to_owned() }))
}

fn best_share(field: &Field, column: &Column) -> (Content, f64) {
    // Days counted from 1899 look like any number, and under the name of a date are one.
    let is_serial = column.dates.as_ref().is_some_and(|dates| dates.order == DateOrder::Serial);
    if is_serial && field.contents.contains(&Content::Date) {
        return (Content::Date, 1.0);
    }
    // Telephones a spreadsheet shows as powers of ten.
    let powers = column.scientific as f64 / column.filled.max(1) as f64;
    if powers >= 0.5 && field.contents.contains(&Content::Phone) {
        return (Content::Phone, powers);
    }
    // Several in a cell, or one among words: `612345678 (casa), preguntar por Luis`.
    if let Some(kind) = [Content::Phone, Content::Mail].into_iter().find(|kind| field.contents.contains(kind)) {
        let held = looks::held(column, kind);
        if held >= 0.5 {
            return (kind, held);
        }
    }
    let shares = field.contents.iter().map(|content| (*content, column.share(*content)));
    shares.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((Content::Text, 0.0))
}

/// An "address" beside a city or a postcode of its own is the street; alone it is the whole address.
fn streets(matches: &mut [ColumnMatch]) {
    let has = |matches: &[ColumnMatch], group: u32, codes: &[&str]| {
        matches.iter().any(|each| each.group == group && codes.contains(&each.field.as_str()))
    };
    for at in 0..matches.len() {
        let group = matches[at].group;
        if matches[at].field == "address"
            && matches[at].part == Part::Value
            && has(matches, group, &["address_city", "address_postcode"])
            && !has(matches, group, &["address_street"])
        {
            matches[at].field = "address_street".to_owned();
        }
    }
}

/// Gives single fields to their best column, and numbers what may repeat.
fn settle(mut claims: Vec<Claim>) -> (Vec<ColumnMatch>, Vec<Conflict>) {
    let mut conflicts: Vec<Conflict> = Vec::new();
    let mut refused = Vec::new();
    for at in 0..claims.len() {
        let claim = &claims[at];
        // Somebody has one company, unless the titles count them: `Company 2`.
        let is_single = claim.arity == Arity::One || family(claim) == "position";
        if !is_single || refused.contains(&claim.column) {
            continue;
        }
        let is_rival =
            |other: &&Claim| other.field == claim.field && (claim.arity == Arity::One || nth(other) == nth(claim));
        let mut rivals: Vec<&Claim> = claims.iter().filter(is_rival).collect();
        if rivals.len() < 2 {
            continue;
        }
        // A column with something in it before an empty one, then the surer, then the first.
        rivals.sort_by(|a, b| {
            (b.filled > 0)
                .cmp(&(a.filled > 0))
                .then(b.confidence.total_cmp(&a.confidence))
                .then(a.column.cmp(&b.column))
        });
        let columns: Vec<usize> = rivals.iter().map(|rival| rival.column).collect();
        refused.extend(&columns[1..]);
        let meant: Vec<usize> = rivals.iter().filter(|rival| rival.filled > 0).map(|rival| rival.column).collect();
        if meant.len() > 1 && !conflicts.iter().any(|conflict| conflict.field == claim.field) {
            conflicts.push(Conflict { field: claim.field.clone(), columns: meant });
        }
    }
    claims.retain(|claim| !refused.contains(&claim.column));
    let mut groups: Vec<GroupKey> = Vec::new();
    let mut used: Vec<(String, u32, Part)> = Vec::new();
    let matches = claims
        .into_iter()
        .map(|claim| {
            let group =
                if claim.arity == Arity::One { 1 } else { group_of(family(&claim), &claim, &mut groups, &mut used) };
            ColumnMatch {
                column: claim.column,
                field: claim.field,
                group,
                label: claim.label,
                part: claim.part,
                confidence: claim.confidence,
                why: claim.why,
            }
        })
        .collect();
    (matches, conflicts)
}

/// What its columns are numbered together with.
fn family(claim: &Claim) -> &str {
    match (claim.arity, claim.field.as_str()) {
        (Arity::Group, "company" | "company_id" | "role") => "position",
        (Arity::Group, _) => "address",
        _ => &claim.field,
    }
}

/// Its number; the first of several often has none.
fn nth(claim: &Claim) -> u32 {
    claim.number.unwrap_or(1)
}

type GroupKey = (String, Option<&'static str>, u32);

fn group_of(family: &str, claim: &Claim, groups: &mut Vec<GroupKey>, used: &mut Vec<(String, u32, Part)>) -> u32 {
    // The columns of a company belong together whatever else their titles say.
    let label = claim.label.filter(|_| family != "position");
    let key = (family.to_owned(), label, nth(claim));
    let count = |groups: &Vec<GroupKey>, until: usize| {
        groups.iter().take(until + 1).filter(|each| each.0 == family).count() as u32
    };
    let place = groups.iter().position(|each| *each == key);
    if let Some(place) = place {
        let group = count(groups, place);
        let slot = (claim.field.clone(), group, claim.part);
        if !used.contains(&slot) {
            used.push(slot);
            return group;
        }
    }
    groups.push(key);
    let group = count(groups, groups.len());
    used.push((claim.field.clone(), group, claim.part));
    group
}

/// How well a table fits a kind.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct KindGuess {
    /// The kind.
    pub kind: TableKind,
    /// 0 to about 1.2; compare, do not add.
    pub score: f64,
}

/// Guesses what the rows are, by the columns and the file name; the likeliest first.
pub fn kinds(columns: &[Column], file_name: &str) -> Vec<KindGuess> {
    let total = columns.iter().filter(|column| column.filled > 0 || column.header.is_some()).count().max(1) as f64;
    let name = super::fold(file_name);
    let mut guesses: Vec<KindGuess> = TableKind::ALL
        .into_iter()
        .map(|kind| {
            let found = self::columns(kind, columns, &[]);
            let covered: f64 = found.matches.iter().map(|each| each.confidence).sum::<f64>() / total;
            let has = |codes: &[&str]| {
                found.matches.iter().any(|each| codes.contains(&each.field.as_str()) && each.confidence >= 0.5)
            };
            let fits = match kind {
                TableKind::Clients => 1.0,
                TableKind::People => {
                    if has(&["company"])
                        && has(&["role"])
                        && has(&["name", "given_name"])
                        && !has(&["tax_id", "kind"])
                        && total < 9.0
                    {
                        1.02
                    } else {
                        0.8
                    }
                }
                TableKind::Interactions => {
                    let who = has(&["client", "client_tax_id", "client_mail", "client_phone", "client_id"]);
                    let what = has(&["text", "outcome", "kind", "direction", "duration"]);
                    if has(&["at"]) && who && what { 1.1 } else { 0.4 }
                }
                TableKind::Tasks => {
                    if has(&["title"]) && has(&["due"]) && (has(&["done"]) || named_due(columns)) {
                        1.15
                    } else {
                        0.3
                    }
                }
                TableKind::Sales => {
                    let what = has(&[
                        "product",
                        "product_code",
                        "products",
                        "price",
                        "quantity",
                        "total",
                        "net",
                        "line_total",
                    ]);
                    let is_document = has(&["number"]) && has(&["total", "net", "line_total", "price", "quantity"]);
                    match (has(&["day"]), is_document, what) {
                        (true, true, _) => 1.2,
                        // The day on which a client came is none of a sale.
                        (true, false, true) if is_better_of_clients(&found, "day", columns) => 0.2,
                        (true, false, true) if has(&["quantity", "price", "total", "line_total"]) => 0.95,
                        (false, true, true) if has(&["product", "product_code", "products"]) => 0.9,
                        _ => 0.2,
                    }
                }
                TableKind::Products => {
                    let priced = has(&["price", "cost", "barcode", "tax_rate"]);
                    let dated = columns.iter().any(|c| c.content() == Content::Date);
                    if has(&["name"]) && priced && !dated { 1.05 } else { 0.25 }
                }
                // A list of money that names a document by its number, and nothing that only a document has.
                TableKind::Payments if has(&["method"]) && has(&["reference"]) && has(&["amount"]) && has(&["day"]) => {
                    let documents = self::columns(TableKind::Sales, columns, &[]);
                    let is_of_document = |each: &ColumnMatch| !PAID.contains(&each.field.as_str());
                    if documents.matches.iter().any(is_of_document) { 0.95 } else { 1.25 }
                }
                TableKind::Payments => {
                    let what = has(&["amount", "out"]) && has(&["method", "reference", "sale"]);
                    if has(&["day"]) && what && has(&["client", "client_id", "client_tax_id", "client_mail", "sale"]) {
                        0.95
                    } else {
                        0.2
                    }
                }
            };
            let words: &[&str] = match kind {
                TableKind::Clients => &["client", "contact", "customer"],
                TableKind::People => &["persona", "people", "person", "empleado"],
                TableKind::Interactions => &["visita", "llamada", "interac", "activ", "call", "visit"],
                TableKind::Tasks => &["tarea", "task", "pendiente", "todo"],
                TableKind::Sales => &["venta", "pedido", "factura", "order", "invoice", "sale"],
                TableKind::Products => &["producto", "product", "articulo", "catalogo", "tarifa"],
                TableKind::Payments => &["pago", "cobro", "payment"],
            };
            let called = if words.iter().any(|word| name.contains(word)) { 0.15 } else { 0.0 };
            KindGuess { kind, score: covered * fits + called }
        })
        .collect();
    guesses.sort_by(|a, b| b.score.total_cmp(&a.score));
    guesses
}

/// Whether a list of clients knows the column of a field for something of its own, and surely.
fn is_better_of_clients(found: &Matching, field: &str, columns: &[Column]) -> bool {
    let clients = self::columns(TableKind::Clients, columns, &[]);
    found.matches.iter().filter(|each| each.field == field).all(|each| {
        clients
            .matches
            .iter()
            .any(|own| own.column == each.column && own.confidence >= SURE && own.confidence > each.confidence)
    })
}

/// What a row of payments says in common with one of documents.
const PAID: [&str; 14] = [
    "id",
    "source_id",
    "day",
    "time",
    "client",
    "client_id",
    "client_tax_id",
    "series",
    "number",
    "total",
    "currency",
    "payment_method",
    "reference",
    "note",
];

/// A header that says "due", not just "date": only tasks have it.
fn named_due(columns: &[Column]) -> bool {
    columns.iter().filter_map(|column| column.header.as_deref()).map(super::fold).any(|name| {
        ["due", "venc", "limite", "deadline", "plazo", "tarea", "task"].iter().any(|word| name.contains(word))
    })
}
