use super::{Field, FieldKind, define};
use crate::book::Tx;
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::Moment;
use crate::money::{self, Money};
use crate::places::{Country, DayOrder, DecimalMark};
use crate::{Error, Result, dates, names, places, settings};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

/// The value a client has in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FieldValue {
    /// The field.
    pub field: Id,
    /// Canonical: text; number with a point; ISO day; `1`/`0`; choice; the linked client's name. Money is in minor units.
    pub text: String,
    /// Of a link: the client.
    pub linked: Option<Id>,
}

/// A value as the book keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Canonical text.
    pub text: String,
    /// Number: millionths. Money: minor units. Yes/no: 1 or 0.
    pub number: Option<i64>,
    /// Row of the linked client.
    pub linked: Option<i64>,
}

/// How this book reads what is typed.
pub(crate) struct Reading {
    decimal: DecimalMark,
    order: DayOrder,
    currency: String,
    today: NaiveDate,
}

impl Reading {
    /// An amount as typed, in minor units of the book's currency; nothing when it is none.
    pub(crate) fn minor(&self, text: &str) -> Option<i64> {
        Money::parse(text, self.decimal, money::currency(&self.currency)?).ok().map(|amount| amount.minor)
    }

    /// The habits of the book's country.
    pub(crate) fn of(tx: &Tx) -> Result<Self> {
        Self::at(tx, tx.moment)
    }

    /// The same for a reader.
    pub(crate) fn at(conn: &Connection, at: Moment) -> Result<Self> {
        let business = settings::business(conn)?;
        let country: Option<&Country> = places::served(&business.country);
        Ok(Self {
            decimal: country.map_or(DecimalMark::Comma, |c| c.decimal),
            order: country.map_or(DayOrder::DayMonthYear, |c| c.day_order),
            currency: business.currency,
            today: at.today(),
        })
    }
}

/// The values a client has, in the order of the fields; archived fields' are left out.
pub(crate) fn of_client(conn: &Connection, client: i64) -> Result<Vec<FieldValue>> {
    let mut values = conn.prepare_cached(
        "SELECT f.uid, coalesce(c.name, v.text), c.uid FROM field_values AS v JOIN fields AS f ON f.id = v.field
         LEFT JOIN clients AS c ON c.id = v.linked
         WHERE v.client = ?1 AND f.archived_at IS NULL ORDER BY f.position, f.id",
    )?;
    let rows =
        values.query_map([client], |r| Ok(FieldValue { field: r.get(0)?, text: r.get(1)?, linked: r.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sets what a client has in a field, as typed; an empty text empties.
/// Errors: `number-unfit`, `date-unfit`, `choice-unknown`, `boolean-unfit`, `client-unknown`, each naming field and value.
pub(crate) fn set_value(tx: &Tx, client: i64, id: Id, text: &str) -> Result<()> {
    let field = define::field(tx, id)?;
    let kept = keep(tx, &field, &Reading::of(tx)?, text)?;
    store(tx, client, &field, kept.as_ref())
}

/// Writes a kept value, or takes it away.
pub(crate) fn store(tx: &Tx, client: i64, field: &Field, kept: Option<&Kept>) -> Result<()> {
    let Some(kept) = kept else {
        tx.prepare_cached("DELETE FROM field_values WHERE client = ?1 AND field = ?2")?.execute([client, field.row])?;
        return Ok(());
    };
    let changed = tx
        .prepare_cached("UPDATE field_values SET text = ?3, number = ?4, linked = ?5 WHERE client = ?1 AND field = ?2")?
        .execute(params![client, field.row, kept.text, kept.number, kept.linked])?;
    if changed == 0 {
        let own: Id = tx.prepare_cached("SELECT uid FROM clients WHERE id = ?1")?.query_row([client], |r| r.get(0))?;
        tx.prepare_cached(
            "INSERT INTO field_values (uid, client, field, text, number, linked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            Id::of_link("field", field.id, own),
            client,
            field.row,
            kept.text,
            kept.number,
            kept.linked
        ])?;
    }
    Ok(())
}

/// What is typed, as it will be kept; `None` for nothing. Errors: those of [`set_value`].
pub(crate) fn keep(conn: &Connection, field: &Field, reading: &Reading, text: &str) -> Result<Option<Kept>> {
    let text = names::tidy(text);
    if text.is_empty() {
        return Ok(None);
    }
    let unfit = |rule| Error::invalid("fields", rule).with("field", &field.name).with("value", &text);
    let plain = |text: String| Kept { text, ..Kept::default() };
    Ok(Some(match field.kind {
        FieldKind::Text => plain(text),
        FieldKind::Number => {
            let number =
                money::parse(&text, reading.decimal).map_err(|_| unfit("number-unfit"))?.round_dp(6).normalize();
            let millionths =
                (number * rust_decimal::Decimal::from(1_000_000)).to_i64().ok_or_else(|| unfit("number-unfit"))?;
            Kept { text: number.to_string(), number: Some(millionths), linked: None }
        }
        FieldKind::Money => {
            let currency = money::currency(&reading.currency).ok_or_else(|| unfit("currency-unknown"))?;
            let amount = Money::parse(&text, reading.decimal, currency).map_err(|_| unfit("number-unfit"))?;
            Kept { text: amount.minor.to_string(), number: Some(amount.minor), linked: None }
        }
        FieldKind::Date => {
            let day = dates::parse(&text, reading.today, reading.order).map_err(|_| unfit("date-unfit"))?;
            plain(day.format("%Y-%m-%d").to_string())
        }
        FieldKind::Choice => {
            let key = names::fold(&text);
            let choice = field.choices.iter().find(|c| names::fold(c) == key).ok_or_else(|| unfit("choice-unknown"))?;
            plain(choice.clone())
        }
        FieldKind::Boolean => {
            let yes = match names::fold(&text).as_str() {
                "1" | "si" | "s" | "yes" | "y" | "true" | "verdadero" | "x" => true,
                "0" | "no" | "n" | "false" | "falso" => false,
                _ => return Err(unfit("boolean-unfit")),
            };
            Kept { text: i64::from(yes).to_string(), number: Some(i64::from(yes)), linked: None }
        }
        FieldKind::Client => {
            let row: i64 = match Id::parse(&text) {
                Some(id) => crate::clients::row_of(conn, id)?,
                None => {
                    let mut find = conn.prepare_cached(
                        "SELECT id FROM clients WHERE active = 1 AND sort_key = ?1 ORDER BY id LIMIT 1",
                    )?;
                    find.query_row([names::fold(&text)], |r| r.get(0))
                        .optional()?
                        .ok_or_else(|| unfit("client-unknown"))?
                }
            };
            let id: Id = conn
                .prepare_cached("SELECT uid FROM clients WHERE id = ?1")?
                .query_row([row], |r| r.get(0))
                .or_not_found("client")?;
            Kept { text: id.to_string(), number: None, linked: Some(row) }
        }
    }))
}
