//! The values of a dimension: which ones a sale, a line or a visit stands under, and how each is called.

use super::by::Dimension;
use super::pivot::PivotHead;
use crate::dates::Period;
use crate::ids::Id;
use crate::{Result, names};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::HashMap;

/// The key of what has no value.
pub(super) const NONE: i64 = -1;

/// What a dimension may ask of a sale or a visit.
pub(super) struct Facets<'a> {
    pub client: Option<i64>,
    /// `invoice`, `credit`, `order`; of a visit nothing.
    pub document: &'a str,
    pub series: &'a str,
    /// Where it stands in the period of the table.
    pub place: NaiveDate,
    /// When it was.
    pub day: NaiveDate,
    pub hour: Option<u32>,
}

/// The values met so far. A key is the row of a record, a count of days, months, quarters or years, or a place among `texts`.
pub(super) struct Keys {
    pub dimension: Dimension,
    /// Keys of clients, or of products, by row.
    known: HashMap<i64, Vec<i64>>,
    texts: Vec<String>,
    places: HashMap<String, i64>,
}

impl Keys {
    pub fn of(dimension: Dimension) -> Self {
        Self { dimension, known: HashMap::new(), texts: Vec::new(), places: HashMap::new() }
    }

    /// Puts into `keys` those of a sale or a visit. Lines have theirs by [`Keys::line`].
    pub fn fact(&mut self, conn: &Connection, facets: &Facets, keys: &mut Vec<i64>) -> Result<()> {
        keys.clear();
        let place = facets.place;
        keys.push(match self.dimension {
            Dimension::Client => facets.client.unwrap_or(NONE),
            Dimension::Document => self.text(facets.document),
            Dimension::Series => self.text(facets.series),
            Dimension::Day => i64::from(place.num_days_from_ce()),
            Dimension::Month => month_of(place),
            Dimension::Quarter => quarter_of(place),
            Dimension::Year => i64::from(place.year()),
            Dimension::Weekday => i64::from(facets.day.weekday().number_from_monday()),
            Dimension::Hour => facets.hour.map_or(NONE, i64::from),
            _ => {
                keys.clear();
                keys.extend_from_slice(self.client(conn, facets.client)?);
                return Ok(());
            }
        });
        Ok(())
    }

    /// The keys of a client in a dimension of clients; at least one.
    fn client(&mut self, conn: &Connection, client: Option<i64>) -> Result<&[i64]> {
        let row = client.unwrap_or(NONE);
        if !self.known.contains_key(&row) {
            let keys = match self.dimension {
                Dimension::Tag => {
                    let mut tags = conn.prepare_cached("SELECT DISTINCT tag FROM client_tags WHERE client = ?1")?;
                    let tags = tags.query_map([row], |r| r.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
                    if tags.is_empty() { vec![NONE] } else { tags }
                }
                Dimension::Salesperson => {
                    let mut one = conn.prepare_cached("SELECT salesperson FROM clients WHERE id = ?1")?;
                    let user: Option<Option<i64>> = one.query_row([row], |r| r.get(0)).optional()?;
                    vec![user.flatten().unwrap_or(NONE)]
                }
                Dimension::Cohort => {
                    let mut one = conn.prepare_cached("SELECT first_purchase FROM client_figures WHERE client = ?1")?;
                    let first: Option<String> = one.query_row([row], |r| r.get(0)).optional()?;
                    vec![first.and_then(|day| day.parse().ok()).map_or(NONE, month_of)]
                }
                _ => {
                    let told = self.told(conn, row)?;
                    vec![self.text(&told)]
                }
            };
            self.known.insert(row, keys);
        }
        Ok(self.known.get(&row).map_or(&[], Vec::as_slice))
    }

    /// What is told of a client or a product in a dimension of texts; empty where nothing is.
    fn told(&self, conn: &Connection, row: i64) -> Result<String> {
        let sql = match self.dimension {
            Dimension::Kind => "SELECT kind FROM clients WHERE id = ?1",
            Dimension::Origin => "SELECT origin FROM clients WHERE id = ?1",
            Dimension::Stage => "SELECT stage FROM client_figures WHERE client = ?1",
            Dimension::Class => "SELECT class FROM client_figures WHERE client = ?1",
            Dimension::City => "SELECT city FROM addresses WHERE client = ?1 ORDER BY position LIMIT 1",
            Dimension::Region => "SELECT region FROM addresses WHERE client = ?1 ORDER BY position LIMIT 1",
            Dimension::Country => "SELECT country FROM addresses WHERE client = ?1 ORDER BY position LIMIT 1",
            Dimension::Category => "SELECT category FROM products WHERE id = ?1",
            Dimension::Line => "SELECT line FROM products WHERE id = ?1",
            _ => return Ok(String::new()),
        };
        let text: Option<Option<String>> = conn.prepare_cached(sql)?.query_row([row], |r| r.get(0)).optional()?;
        Ok(text.flatten().unwrap_or_default())
    }

    /// The key of a line in a dimension of lines.
    pub fn line(&mut self, conn: &Connection, product: Option<i64>) -> Result<i64> {
        let row = product.unwrap_or(NONE);
        if self.dimension == Dimension::Product {
            return Ok(row);
        }
        if let Some(key) = self.known.get(&row).and_then(|keys| keys.first()) {
            return Ok(*key);
        }
        let told = self.told(conn, row)?;
        let key = self.text(&told);
        self.known.insert(row, vec![key]);
        Ok(key)
    }

    /// The key of a text. What people write (cities, categories) is the same without case and accents, and is called as it was met first.
    fn text(&mut self, text: &str) -> i64 {
        if text.is_empty() {
            return NONE;
        }
        let is_written = matches!(
            self.dimension,
            Dimension::City | Dimension::Region | Dimension::Category | Dimension::Line | Dimension::Origin
        );
        let form = if is_written { names::fold(text) } else { text.to_owned() };
        if let Some(key) = self.places.get(&form) {
            return *key;
        }
        let key = self.texts.len() as i64;
        self.texts.push(text.to_owned());
        self.places.insert(form, key);
        key
    }

    /// How a value is called.
    pub fn head(&self, conn: &Connection, key: i64) -> Result<PivotHead> {
        if key == NONE {
            return Ok(PivotHead::default());
        }
        let same = |text: String| PivotHead { label: text.clone(), key: text, others: 0 };
        let sql = match self.dimension {
            Dimension::Client => "SELECT uid, name FROM clients WHERE id = ?1",
            Dimension::Product => "SELECT uid, name FROM products WHERE id = ?1",
            Dimension::Tag => "SELECT uid, name FROM tags WHERE id = ?1",
            Dimension::Salesperson => "SELECT uid, name FROM users WHERE id = ?1",
            Dimension::Day => {
                return Ok(same(day_of(key).to_string()));
            }
            Dimension::Month | Dimension::Cohort => {
                return Ok(same(format!("{:04}-{:02}", key.div_euclid(12), key.rem_euclid(12) + 1)));
            }
            Dimension::Quarter => {
                return Ok(same(format!("{:04}-Q{}", key.div_euclid(4), key.rem_euclid(4) + 1)));
            }
            Dimension::Year => return Ok(same(format!("{key:04}"))),
            Dimension::Weekday => return Ok(same(key.to_string())),
            Dimension::Hour => return Ok(same(format!("{key:02}"))),
            _ => {
                let text = usize::try_from(key).ok().and_then(|place| self.texts.get(place));
                return Ok(same(text.cloned().unwrap_or_default()));
            }
        };
        let one = conn
            .prepare_cached(sql)?
            .query_row([key], |r| Ok(PivotHead { key: r.get::<_, Id>(0)?.to_string(), label: r.get(1)?, others: 0 }));
        Ok(one.optional()?.unwrap_or_default())
    }

    /// Every value that a table of `period` shows although nothing was sold then; only of what has an order without gaps.
    pub fn every(&self, period: Period) -> Vec<i64> {
        let ends = |of: fn(NaiveDate) -> i64| (of(period.from)..=of(period.to)).collect();
        match self.dimension {
            Dimension::Day => ends(|day| i64::from(day.num_days_from_ce())),
            Dimension::Month => ends(month_of),
            Dimension::Quarter => ends(quarter_of),
            Dimension::Year => ends(|day| i64::from(day.year())),
            Dimension::Weekday => (1..=7).collect(),
            _ => Vec::new(),
        }
    }
}

fn month_of(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn quarter_of(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 4 + i64::from(day.month0() / 3)
}

fn day_of(key: i64) -> NaiveDate {
    i32::try_from(key).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or_default()
}
