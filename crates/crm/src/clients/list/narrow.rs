//! When a filter lets few clients through and an index knows which, a page looks at those instead of walking its order.

use super::filter::{Filter, Operator, Test, compile};
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Result, fields, names, phones, settings};
use rusqlite::{Connection, params, params_from_iter};

/// Up to so many clients are few; where a part of the filter lets no more than the first through, the others are not asked
/// for more.
const FEW: [usize; 2] = [64, 1_000];
/// Most spellings of a city or of a field's text that are compared with what is asked.
const SPELLINGS: i64 = 1_000;

/// Columns an index keeps in order for the active and for the others.
const ORDERED: &[(&str, &str)] = &[
    ("name", "clients_by_name"),
    ("last_contact", "clients_by_last_contact"),
    ("first_contact", "clients_by_first_contact"),
    ("next_step", "clients_by_next_step"),
    ("created", "clients_by_creation"),
    ("interactions", "clients_by_interactions"),
];

/// The rows of all clients a filter may let through, and perhaps of some it does not, when an index knows them and they are
/// few. `active`: whether the list is of the active ones. Its cost does not depend on the size of the book.
pub(super) fn narrow(conn: &Connection, filter: &Filter, active: bool, at: Moment) -> Result<Option<Vec<i64>>> {
    for most in FEW {
        if let Some(rows) = (Narrow { conn, active, at, most }).of(filter)? {
            return Ok(Some(rows));
        }
    }
    Ok(None)
}

/// The question, with how many clients are few.
struct Narrow<'c> {
    conn: &'c Connection,
    active: bool,
    at: Moment,
    most: usize,
}

impl Narrow<'_> {
    fn of(&self, filter: &Filter) -> Result<Option<Vec<i64>>> {
        match filter {
            Filter::All(parts) => {
                let mut fewest: Option<Vec<i64>> = None;
                for part in parts {
                    let rows = self.of(part)?;
                    if rows.as_ref().is_some_and(|rows| fewest.as_ref().is_none_or(|least| rows.len() < least.len())) {
                        fewest = rows;
                    }
                }
                Ok(fewest)
            }
            Filter::Any(parts) => {
                let mut every = Vec::new();
                for part in parts {
                    match self.of(part)? {
                        Some(rows) => every.extend(rows),
                        None => return Ok(None),
                    }
                }
                every.sort_unstable();
                every.dedup();
                Ok((every.len() <= self.most).then_some(every))
            }
            Filter::Not(_) => Ok(None),
            Filter::Test(test) => self.test(test),
        }
    }

    fn test(&self, test: &Test) -> Result<Option<Vec<i64>>> {
        if let Some((_, index)) = ORDERED.iter().find(|(field, _)| *field == test.field) {
            return self.ordered(test, index);
        }
        if test.operator != Operator::Is {
            return Ok(None);
        }
        let folded = names::fold(&test.value);
        match test.field.as_str() {
            "tag" => self.few(
                "SELECT x.client FROM tags AS t CROSS JOIN client_tags AS x ON x.tag = t.id
             WHERE t.sort_key = ?1 LIMIT ?2",
                &folded,
            ),
            "salesperson" => self.few(
                "SELECT c.id FROM users AS u CROSS JOIN clients AS c ON c.salesperson = u.id
             WHERE fold(u.name) = ?1 LIMIT ?2",
                &folded,
            ),
            "company" => self.few(
                "SELECT p.person FROM clients AS k INDEXED BY clients_by_name
             CROSS JOIN positions AS p ON p.client = k.id
             WHERE k.active IN (0, 1) AND k.sort_key = ?1 LIMIT ?2",
                &folded,
            ),
            "tax_id" => self.few("SELECT id FROM clients WHERE tax_id = ?1 LIMIT ?2", test.value.trim()),
            "phone" => {
                let country = settings::business(self.conn)?.country;
                let number =
                    phones::normalise(&test.value, &country).map_or_else(|| phones::digits(&test.value), |p| p.e164);
                self.few("SELECT client FROM contact_points WHERE value = ?1 AND kind = 'phone' LIMIT ?2", &number)
            }
            "city" => self.spelled(
                "SELECT min(city) FROM addresses WHERE city > ?1 AND city <> '' AND ?2 = 0",
                "SELECT client FROM addresses WHERE city = ?1 AND city <> '' AND ?2 = 0 LIMIT ?3",
                0,
                &folded,
            ),
            other => match other.strip_prefix("field:").and_then(Id::parse) {
                Some(id) => self.own_field(id, test, &folded),
                None => Ok(None),
            },
        }
    }

    /// A stretch of an index that keeps the column in order.
    fn ordered(&self, test: &Test, index: &str) -> Result<Option<Vec<i64>>> {
        if test.field == "name" && test.operator == Operator::Starts {
            let from = names::fold(&test.value);
            let until = format!("{from}\u{10FFFF}");
            let rows = self
                .conn
                .prepare_cached(
                    "SELECT id FROM clients INDEXED BY clients_by_name
                 WHERE active = ?1 AND sort_key >= ?2 AND sort_key <= ?3 LIMIT ?4",
                )?
                .query_map(params![self.active, from, until, self.most as i64 + 1], |r| r.get(0))?
                .collect::<rusqlite::Result<Vec<i64>>>()?;
            return Ok((rows.len() <= self.most).then_some(rows));
        }
        if !matches!(test.operator, Operator::Is | Operator::Less | Operator::More | Operator::Empty) {
            return Ok(None);
        }
        let compiled = compile(self.conn, &Filter::Test(test.clone()), self.at)?;
        let sql = format!(
            "SELECT c.id FROM clients AS c INDEXED BY {index} WHERE c.active = {} AND {} LIMIT {}",
            i64::from(self.active),
            compiled.sql,
            self.most + 1
        );
        let rows = self
            .conn
            .prepare_cached(&sql)?
            .query_map(params_from_iter(compiled.values), |r| r.get(0))?
            .collect::<rusqlite::Result<Vec<i64>>>()?;
        Ok((rows.len() <= self.most).then_some(rows))
    }

    fn own_field(&self, id: Id, test: &Test, folded: &str) -> Result<Option<Vec<i64>>> {
        let field = fields::field(self.conn, id)?;
        match field.kind {
            fields::FieldKind::Client => Ok(None),
            fields::FieldKind::Number | fields::FieldKind::Money => {
                let reading = fields::Reading::at(self.conn, self.at)?;
                let Some(number) = fields::keep(self.conn, &field, &reading, &test.value)?.and_then(|kept| kept.number)
                else {
                    return Ok(None);
                };
                let rows = self
                    .conn
                    .prepare_cached("SELECT client FROM field_values WHERE field = ?1 AND number = ?2 LIMIT ?3")?
                    .query_map([field.row, number, self.most as i64 + 1], |r| r.get(0))?
                    .collect::<rusqlite::Result<Vec<i64>>>()?;
                Ok((rows.len() <= self.most).then_some(rows))
            }
            fields::FieldKind::Date => Ok(None),
            _ => self.spelled(
                "SELECT min(text) FROM field_values WHERE text > ?1 AND field = ?2",
                "SELECT client FROM field_values WHERE text = ?1 AND field = ?2 LIMIT ?3",
                field.row,
                folded,
            ),
        }
    }

    /// The clients of every spelling that folds to `folded`. `next` finds the first spelling after one, so that each is met once
    /// however many clients have it; nothing when there are too many spellings.
    fn spelled(&self, next: &str, clients: &str, field: i64, folded: &str) -> Result<Option<Vec<i64>>> {
        let mut next = self.conn.prepare_cached(next)?;
        let mut clients = self.conn.prepare_cached(clients)?;
        let (mut rows, mut spelling) = (Vec::new(), String::new());
        for _ in 0..SPELLINGS {
            let Some(found) = next.query_row(params![spelling, field], |r| r.get::<_, Option<String>>(0))? else {
                rows.sort_unstable();
                rows.dedup();
                return Ok(Some(rows));
            };
            spelling = found;
            if names::fold(&spelling) == folded {
                let more = clients.query_map(params![spelling, field, self.most as i64 + 1], |r| r.get::<_, i64>(0))?;
                for row in more {
                    rows.push(row?);
                }
                if rows.len() > self.most {
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }

    fn few(&self, sql: &str, value: &str) -> Result<Option<Vec<i64>>> {
        let mut rows = self
            .conn
            .prepare_cached(sql)?
            .query_map(params![value, self.most as i64 + 1], |r| r.get(0))?
            .collect::<rusqlite::Result<Vec<i64>>>()?;
        rows.sort_unstable();
        rows.dedup();
        Ok((rows.len() <= self.most).then_some(rows))
    }
}
