//! Price lists: for whom, when, and what a product costs there from how many on; and the one rule that says which price holds.

mod ask;
mod copy;
mod entries;
mod lists;
mod offers;
mod preview;
mod rule;
mod save;

pub use ask::{ClientPriceList, PriceQuestion, ProductPrice, WhosePrices, of_client, price_for};
pub use copy::{CopyPrices, copy};
pub use entries::{
    NewPriceEntry, PriceEntriesPage, PriceEntriesRequest, PriceEntry, SetPrices, WhichPriceEntry, page as entries,
    remove, set,
};
pub use lists::{PriceListDetail, PriceListsPage, PriceListsRequest, WhichPriceList, get, page};
pub(crate) use offers::{Goods, ListPrice, Lists, Terms};
pub use preview::{PreviewedPrice, PricePreview, PricePreviewRequest, groups, preview};
pub use save::{ArchivePrices, PriceListDraft, archive, save};

use crate::error::OrNotFound as _;
use crate::ids::{Id, Named};
use crate::interactions::Capped;
use crate::{Error, Result};
use rusqlite::Connection;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;

/// Decimals of prices, percentages and quantities that are kept.
const PLACES: u32 = 6;
/// No price, percentage or quantity is as large as this.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// A price list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PriceList {
    /// Its identity.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// ISO 4217: it holds for documents in this currency only.
    pub currency: String,
    /// `without_tax` or `with_tax`: how its fixed prices count.
    pub prices: String,
    /// From when on it holds, ISO day.
    pub valid_from: Option<String>,
    /// Until when it holds, that day included, ISO.
    pub valid_until: Option<String>,
    /// `everybody`, `clients` (chosen ones) or `tag` (whoever has it).
    pub audience: String,
    /// The tag; nothing once it is gone, and then the list is for nobody.
    pub tag: Option<Named>,
    /// Of two lists that are as particular, the one with more goes first.
    #[ts(type = "number")]
    pub priority: i64,
    /// `in_force`, `later`, `over` or `archived`.
    pub state: String,
    /// How many entries it has.
    pub entries: Capped,
    /// How many clients were chosen.
    pub clients: Capped,
}

/// Why a product costs what it costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PriceWhy {
    /// The list.
    pub list: Named,
    /// For whom the list is: `everybody`, `clients` or `tag`.
    pub audience: String,
    /// The tag's name.
    pub tag: Option<String>,
    /// What the entry is about: `product`, `category`, `line` or `all`.
    pub scope: String,
    /// The category or line.
    pub name: String,
    /// From how many on, a decimal with a point; `0` for any.
    pub min_quantity: String,
    /// `price`, `discount` or `markup`.
    pub kind: String,
    /// The price of one, or percent, a decimal with a point.
    pub value: String,
}

/// Whole millionths as a decimal without zeros behind.
fn decimal_of(millionths: i64) -> Decimal {
    Decimal::new(millionths, PLACES).normalize()
}

/// A decimal with a point as whole millionths. Errors: `not-a-decimal`, `too-many-decimals`, `too-large`, `not-below-zero`.
fn millionths(field: &'static str, text: &str) -> Result<i64> {
    let text = text.trim();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let number = text.parse::<Decimal>().ok().filter(|_| plain);
    let number = number.ok_or_else(|| Error::invalid(field, "not-a-decimal").with("value", text))?.normalize();
    if number.scale() > PLACES {
        return Err(Error::invalid(field, "too-many-decimals").with("count", PLACES));
    }
    if number < Decimal::ZERO {
        return Err(Error::invalid(field, "not-below-zero"));
    }
    let whole = (number * Decimal::from(1_000_000)).to_i64().filter(|_| number < LARGEST);
    whole.ok_or_else(|| Error::invalid(field, "too-large"))
}

/// The row of a list. Errors: `not-found`.
fn row_of(conn: &Connection, id: Id) -> Result<i64> {
    let mut one = conn.prepare_cached("SELECT id FROM price_lists WHERE uid = ?1")?;
    one.query_row([id], |r| r.get(0)).or_not_found("price_list")
}

/// A count that stops at a thousand.
const MOST_COUNTED: u32 = 1_000;

fn capped(count: u32) -> Capped {
    Capped { count: count.min(MOST_COUNTED), more: count > MOST_COUNTED }
}
