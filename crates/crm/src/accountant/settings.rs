//! What the owner or her accountant decides once: which office's form, which activity, which accounts.

use super::office;
use crate::book::Tx;
use crate::{Error, Result, settings};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Longest text of a field, letters.
const LONGEST: usize = 40;

/// How a period is handed over. Accounts are texts of figures, as the plan of accounts has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct AccountantSettings {
    /// The form her office takes, besides the tables that always go: `journal`, `contasol`, `xero`, `quickbooks`; nothing when empty.
    pub office: String,
    /// Of the Spanish register: kind of activity, `A` to `D`.
    pub activity_code: String,
    /// Of the Spanish register: subkind of activity, `01` to `06`.
    pub activity_type: String,
    /// Of the Spanish register: group or heading of the tax on economic activities.
    pub activity_group: String,
    /// Customers.
    pub account_customers: String,
    /// Sales.
    pub account_sales: String,
    /// Sales that came back.
    pub account_returns: String,
    /// Tax charged.
    pub account_output_tax: String,
    /// What customers retained.
    pub account_retained: String,
    /// Cash.
    pub account_cash: String,
    /// The bank.
    pub account_bank: String,
}

impl Default for AccountantSettings {
    fn default() -> Self {
        let account = |text: &str| text.to_owned();
        Self {
            office: String::new(),
            activity_code: account("A"),
            activity_type: account("03"),
            activity_group: String::new(),
            account_customers: account("430"),
            account_sales: account("700"),
            account_returns: account("708"),
            account_output_tax: account("477"),
            account_retained: account("473"),
            account_cash: account("570"),
            account_bank: account("572"),
        }
    }
}

fn fields_of(all: &AccountantSettings) -> Result<Map<String, Value>> {
    match serde_json::to_value(all)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

/// How a period is handed over.
pub fn get(conn: &Connection) -> Result<AccountantSettings> {
    let usual = AccountantSettings::default();
    let mut fields = fields_of(&usual)?;
    for (name, value) in &mut fields {
        if let Some(set) = settings::get(conn, &format!("accountant.{name}"))? {
            *value = set;
        }
    }
    // A setting nobody can read must not keep a period from being handed over.
    Ok(serde_json::from_value(Value::Object(fields)).unwrap_or(usual))
}

/// Changes how a period is handed over. Errors: `text-too-long`, `account-unfit` (an account is figures, three to twelve),
/// `choice-unknown` (office).
pub fn set(tx: &Tx, new: &AccountantSettings) -> Result<AccountantSettings> {
    if !new.office.is_empty() {
        office::profile(&new.office)?;
    }
    for (name, value) in fields_of(new)? {
        let text = value.as_str().unwrap_or_default().trim().to_owned();
        if text.chars().count() > LONGEST && name != "office" {
            return Err(Error::invalid(name, "text-too-long").with("count", LONGEST));
        }
        let is_account = (3..=12).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
        if name.starts_with("account_") && !is_account {
            return Err(Error::invalid(name, "account-unfit").with("value", text));
        }
        settings::set(tx, &format!("accountant.{name}"), &Value::from(text))?;
    }
    get(tx)
}
