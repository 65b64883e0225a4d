//! What the owner decides once: who the business is, and how this book behaves. One row a setting, so that two laptops
//! may change different ones.

use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, moment};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The business and its habits of writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Business {
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-2: decides phones, tax ids, postcodes, number and date formats.
    pub country: String,
    /// `es` or `en`: the language of screens and documents.
    pub language: String,
    /// ISO 4217.
    pub currency: String,
    /// IANA name of its time zone.
    pub timezone: String,
}

impl Business {
    /// A business in `country` with what is usual there.
    pub fn in_country(name: &str, country: &str, language: &str, currency: &str) -> Self {
        Self {
            name: name.to_owned(),
            country: country.to_owned(),
            language: language.to_owned(),
            currency: currency.to_owned(),
            timezone: moment::zone_of_country(country).name().to_owned(),
        }
    }

    /// The time zone; UTC when the name is unknown to this program.
    pub fn zone(&self) -> Tz {
        self.timezone.parse().unwrap_or(Tz::UTC)
    }

    /// The locale numbers and dates follow: `es-ES`, `es-MX`, `en-ES`…
    pub fn locale(&self) -> String {
        format!("{}-{}", self.language, self.country)
    }

    /// Errors: `name-missing`, `country-unknown`, `language-unknown`, `currency-unknown`, `timezone-unknown`.
    pub fn check(&self) -> Result<()> {
        let letters = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_uppercase());
        if self.name.trim().is_empty() {
            return Err(Error::invalid("name", "name-missing"));
        }
        if !letters(&self.country, 2) {
            return Err(Error::invalid("country", "country-unknown").with("value", &self.country));
        }
        if !matches!(self.language.as_str(), "es" | "en") {
            return Err(Error::invalid("language", "language-unknown").with("value", &self.language));
        }
        if !letters(&self.currency, 3) {
            return Err(Error::invalid("currency", "currency-unknown").with("value", &self.currency));
        }
        if self.timezone.parse::<Tz>().is_err() {
            return Err(Error::invalid("timezone", "timezone-unknown").with("value", &self.timezone));
        }
        Ok(())
    }
}

/// How this book is used; every one can be changed under Settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct Habits {
    /// Minutes without a key before the book locks itself; 0 never.
    pub lock_after_minutes: u32,
    /// Days after which an action can no longer be undone and its old values are let go; 0 never.
    pub undo_days: u32,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Size of the text, percent: 100 to 200.
    pub text_percent: u32,
    /// Days after which a client without contact counts as forgotten on the home page.
    pub quiet_days: u32,
}

impl Default for Habits {
    fn default() -> Self {
        Self { lock_after_minutes: 15, undo_days: 365, theme: "system".to_owned(), text_percent: 100, quiet_days: 60 }
    }
}

/// The business of this book.
pub fn business(conn: &Connection) -> Result<Business> {
    Ok(Business {
        name: text(conn, "business.name")?,
        country: text(conn, "business.country")?,
        language: text(conn, "business.language")?,
        currency: text(conn, "business.currency")?,
        timezone: text(conn, "business.timezone")?,
    })
}

/// The habits of this book.
pub fn habits(conn: &Connection) -> Result<Habits> {
    Ok(get(conn, "habits")?.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default())
}

/// Changes the business. Errors: those of [`Business::check`].
pub fn set_business(tx: &Tx, new: &Business) -> Result<Business> {
    new.check()?;
    for (name, value) in rows_of(new) {
        set(tx, name, &Value::from(value))?;
    }
    business(tx)
}

/// Changes the habits. Errors: `text-size` outside 100–200 %, `theme-unknown`.
pub fn set_habits(tx: &Tx, new: &Habits) -> Result<Habits> {
    if !(100..=200).contains(&new.text_percent) {
        return Err(Error::invalid("text_percent", "text-size"));
    }
    if !matches!(new.theme.as_str(), "system" | "light" | "dark") {
        return Err(Error::invalid("theme", "theme-unknown").with("value", &new.theme));
    }
    set(tx, "habits", &serde_json::to_value(new)?)?;
    habits(tx)
}

/// A setting's value, if it was ever set.
pub fn get(conn: &Connection, name: &str) -> Result<Option<Value>> {
    let mut statement = conn.prepare_cached("SELECT value FROM settings WHERE name = ?1 ORDER BY id LIMIT 1")?;
    let value: Option<String> = statement.query_row([name], |r| r.get(0)).optional()?;
    Ok(value.map(|v| serde_json::from_str(&v)).transpose()?)
}

/// Sets a setting; the same value again changes nothing.
pub fn set(tx: &Tx, name: &str, value: &Value) -> Result<()> {
    let value = value.to_string();
    let changed = tx
        .prepare_cached("UPDATE settings SET value = ?2 WHERE name = ?1 AND value <> ?2")?
        .execute([name, value.as_str()])?;
    if changed == 0 && get(tx, name)?.is_none() {
        insert(tx, name, &value)?;
    }
    Ok(())
}

/// Writes the settings of a new book.
pub(crate) fn start(conn: &Connection, new: &Business) -> Result<()> {
    new.check()?;
    for (name, value) in rows_of(new) {
        insert(conn, name, &Value::from(value).to_string())?;
    }
    Ok(())
}

fn insert(conn: &Connection, name: &str, value: &str) -> Result<()> {
    conn.prepare_cached("INSERT INTO settings (uid, name, value) VALUES (?1, ?2, ?3)")?.execute(params![
        Id::of_link("setting", name, ""),
        name,
        value
    ])?;
    Ok(())
}

fn rows_of(new: &Business) -> [(&'static str, String); 5] {
    [
        ("business.name", new.name.trim().to_owned()),
        ("business.country", new.country.clone()),
        ("business.language", new.language.clone()),
        ("business.currency", new.currency.clone()),
        ("business.timezone", new.timezone.clone()),
    ]
}

fn text(conn: &Connection, name: &str) -> Result<String> {
    Ok(get(conn, name)?.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default())
}
