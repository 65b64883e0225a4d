use super::{ClientDraft, create, parts::normal_contact_point, row_of};
use crate::duplicates::{self, Records};
use crate::ids::Id;
use crate::{Result, names, settings, taxid};
use matching::{Field, Pair, Record, Register};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A client that may be the one being typed.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LikelyDuplicate {
    /// The client.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its city, phone and mail, to tell it by.
    pub city: Option<String>,
    /// First phone.
    pub phone: Option<String>,
    /// First mail.
    pub mail: Option<String>,
    /// Whether it is archived.
    pub archived: bool,
    /// What they share: `tax_id`, `phone`, `mail`, `name`.
    pub shared: Vec<String>,
    /// How sure, percent.
    pub certainty: u32,
}

/// What is being typed, and the client it already is, if any.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicateRequest {
    /// What is typed.
    pub draft: ClientDraft,
    /// The client being edited, who is not her own duplicate.
    #[serde(default)]
    #[ts(optional)]
    pub own: Option<Id>,
}

/// Chance of being the one that is typed from which a client is shown.
const SHOWN: f64 = 0.3;
/// Clients that sound like a name and are looked at.
const SOUNDING: i64 = 60;

/// Up to five clients that may be the one being typed, the surest first, as the matcher tells with what it learned of this book; who has
/// the same tax id, phone or mail is shown however unlikely. Pairs a person said to be different are left out.
pub fn likely_duplicates(conn: &Connection, request: &DuplicateRequest) -> Result<Vec<LikelyDuplicate>> {
    let draft = &request.draft;
    let own = request.own.map(|id| row_of(conn, id)).transpose()?;
    let country = settings::business(conn)?.country;
    let mut typed = Record { id: TYPED, country: country.clone(), ..Record::default() };
    // Clients that share something exact, then those that sound alike.
    let mut sharing: BTreeSet<i64> = BTreeSet::new();
    if let Some(number) = draft.tax_id.as_deref().filter(|t| !t.trim().is_empty()) {
        let by_rule = draft.tax_country.as_deref().unwrap_or(&country);
        let compact = taxid::check(by_rule, number).compact;
        sharing.extend(rows(conn, "SELECT id FROM clients WHERE tax_id = ?1 LIMIT 20", &compact)?);
        typed.tax_ids.push(compact);
    }
    for point in draft.contact_points.iter().flatten() {
        let Ok(Some((value, _))) = normal_contact_point(&point.kind, &point.value, &country) else { continue };
        let to = match point.kind.as_str() {
            "phone" if value.len() >= 7 => &mut typed.phones,
            "mail" => &mut typed.mails,
            _ => continue,
        };
        sharing.extend(rows(conn, "SELECT client FROM contact_points WHERE value = ?1 LIMIT 20", &value)?);
        to.push(value);
    }
    for place in draft.addresses.iter().flatten() {
        typed.address.extend(place.street.clone());
        typed.city = place.city.clone().unwrap_or_default();
        typed.postcode = place.postcode.clone().unwrap_or_default();
    }
    typed.birth = draft.birthday.clone().filter(|day| !day.starts_with("0000")).unwrap_or_default();
    let mut looked_at = sharing.clone();
    if let Some(name) = create::whole_name(draft) {
        looked_at.extend(same_sounding(conn, &names::fold(&name))?);
        typed.name = name;
    }
    let others = crate::book::refresh::active_clients(conn)?.unsigned_abs().max(1);
    let mut register = Register::new(duplicates::learned(conn)?, others);
    let mut records = Records::new(conn, &country)?;
    for row in looked_at.into_iter().filter(|row| Some(*row) != own) {
        if let Some(record) = records.one(row)?.filter(|_| !matches!(said_different(conn, row, own), Ok(true))) {
            register.add(&record);
        }
    }
    let mut likely = Vec::new();
    for pair in register.beside_all(&typed, 0.0) {
        let row = i64::try_from(pair.a.min(pair.b)).unwrap_or_default();
        if likely.len() < 5 && (pair.probability >= SHOWN || sharing.contains(&row)) {
            likely.extend(describe(conn, row, ((pair.probability * 100.0) as u32).clamp(1, 99), shared(&pair))?);
        }
    }
    Ok(likely)
}

/// The number of what is typed among the clients': above all of theirs.
const TYPED: u64 = 1 << 62;

/// What the two share, as codes.
fn shared(pair: &Pair) -> Vec<&'static str> {
    let speaks = |fields: &[Field]| pair.evidence.iter().any(|e| e.bits > 0.0 && fields.contains(&e.field));
    let all = [
        ("tax_id", &[Field::TaxId][..]),
        ("phone", &[Field::Phone][..]),
        ("mail", &[Field::Mail][..]),
        ("name", &[Field::Surname, Field::Company][..]),
    ];
    all.into_iter().filter(|(_, fields)| speaks(fields)).map(|(code, _)| code).collect()
}

/// Clients whose name has two of the first words of `key`, in any order, one of them perhaps in another form (Pepe, José).
pub(crate) fn same_sounding(conn: &Connection, key: &str) -> Result<Vec<i64>> {
    let words: Vec<&str> = key.split(' ').filter(|w| w.chars().count() > 1).collect();
    if words.is_empty() || key.chars().count() < 5 || key.len() > 200 {
        return Ok(Vec::new());
    }
    // Any two of the words, so that one of them may be misspelt; a name of one word must have it.
    let quoted = |word: &&str| {
        let forms = matching::other_forms(word);
        let all: Vec<String> = std::iter::once(*word).chain(forms).map(|form| format!("name : \"{form}\"")).collect();
        format!("({})", all.join(" OR "))
    };
    let mut query: Vec<String> = Vec::new();
    if words.len() == 1 {
        query.push(quoted(&words[0]));
    }
    for (i, a) in words.iter().take(4).enumerate() {
        for b in words.iter().take(4).skip(i + 1) {
            query.push(format!("({} AND {})", quoted(a), quoted(b)));
        }
    }
    let mut candidates =
        conn.prepare_cached("SELECT rowid FROM search_clients WHERE search_clients MATCH ?1 LIMIT ?2")?;
    let rows = candidates.query_map(params![query.join(" OR "), SOUNDING], |r| r.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn rows(conn: &Connection, sql: &str, value: &str) -> Result<Vec<i64>> {
    Ok(conn.prepare_cached(sql)?.query_map([value], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether a person said that these two are not the same.
fn said_different(conn: &Connection, row: i64, own: Option<i64>) -> Result<bool> {
    let Some(own) = own else { return Ok(false) };
    let mut said = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM distinct_clients WHERE (client = ?1 AND other = ?2) OR (client = ?2 AND other = ?1))",
    )?;
    Ok(said.query_row([row, own], |r| r.get(0))?)
}

fn describe(conn: &Connection, row: i64, certainty: u32, shared: Vec<&str>) -> Result<Option<LikelyDuplicate>> {
    let mut one = conn.prepare_cached(
        "SELECT uid, name, kept_city, kept_phone, kept_mail, archived_at IS NOT NULL FROM clients
         WHERE id = ?1 AND merged_into IS NULL AND erased_at IS NULL",
    )?;
    let found = one.query_row(params![row], |r| {
        Ok(LikelyDuplicate {
            id: r.get(0)?,
            name: r.get(1)?,
            city: r.get(2)?,
            phone: r.get(3)?,
            mail: r.get(4)?,
            archived: r.get(5)?,
            shared: shared.iter().map(|s| (*s).to_owned()).collect(),
            certainty,
        })
    });
    Ok(found.optional()?)
}
