use super::save::check_name;
use super::{PriceListDetail, WhichPriceList, decimal_of, get, row_of};
use crate::book::Tx;
use crate::ids::Id;
use crate::{Error, Result, money, names};
use rusqlite::params;
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Deserialize;

/// A copy to make.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct CopyPrices {
    /// Of which list.
    pub id: Id,
    /// What the copy is called.
    pub name: String,
    /// Percent more or less, a decimal with a point: `5`, `-2.5`; none when absent.
    #[serde(default)]
    #[ts(optional)]
    pub percent: Option<String>,
}

/// Copies a list with everything it says and whom it is for, its fixed prices so many percent higher or lower. They are rounded to the cents
/// of the currency, halves away from zero, or to as many decimals as the price had where those were more. Discounts and markups are
/// copied as they are: a percentage of a price that changes changes with it. Errors: `not-found`, `name-missing`, `name-too-long`,
/// `price-list-exists`, `not-a-decimal`, `percent-unfit` beyond -100 to 1000, `too-large`.
pub fn copy(tx: &Tx, asked: &CopyPrices) -> Result<PriceListDetail> {
    let from = row_of(tx, asked.id)?;
    let name = check_name(tx, &asked.name, None)?;
    let text = asked.percent.as_deref().map(str::trim).filter(|text| !text.is_empty()).unwrap_or("0");
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let percent = text.parse::<Decimal>().ok().filter(|_| plain);
    let percent = percent.ok_or_else(|| Error::invalid("percent", "not-a-decimal").with("value", text))?;
    if percent < -Decimal::ONE_HUNDRED || percent > Decimal::ONE_THOUSAND {
        return Err(Error::invalid("percent", "percent-unfit"));
    }
    let factor = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO price_lists (uid, name, sort_key, currency, prices, valid_from, valid_until, audience, tag, priority)
         SELECT ?2, ?3, ?4, currency, prices, valid_from, valid_until, audience, tag, priority FROM price_lists WHERE id = ?1",
    )?
    .execute(params![from, id, name, names::fold(&name)])?;
    let to = tx.last_insert_rowid();
    let chosen = tx
        .prepare_cached(
            "SELECT p.client, c.uid FROM price_list_clients AS p JOIN clients AS c ON c.id = p.client WHERE p.list = ?1 ORDER BY p.id",
        )?
        .query_map([from], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, Id>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut choose = tx.prepare_cached("INSERT INTO price_list_clients (uid, list, client) VALUES (?1, ?2, ?3)")?;
    for (client, client_id) in chosen {
        choose.execute(params![Id::of_link("price list", id, client_id), to, client])?;
    }
    let code: String =
        tx.prepare_cached("SELECT currency FROM price_lists WHERE id = ?1")?.query_row([to], |r| r.get(0))?;
    let digits = money::currency(&code).map_or(2, money::decimals);
    type Row = (String, Option<i64>, String, i64, String, i64);
    let entries = tx
        .prepare_cached(
            "SELECT scope, product, name, min_quantity, kind, value FROM price_entries WHERE list = ?1 ORDER BY id",
        )?
        .query_map([from], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))?
        .collect::<rusqlite::Result<Vec<Row>>>()?;
    let mut put = tx.prepare_cached(
        "INSERT INTO price_entries (uid, list, scope, product, name, min_quantity, kind, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (scope, product, target, min, kind, value) in entries {
        let value = if kind == "price" { changed(value, factor, digits)? } else { value };
        put.execute(params![tx.new_id(), to, scope, product, target, min, kind, value])?;
    }
    tx.say("name", name);
    get(tx, tx.moment, WhichPriceList { id })
}

/// A price in millionths times a factor, rounded.
fn changed(value: i64, factor: Decimal, digits: u32) -> Result<i64> {
    let price = decimal_of(value);
    if factor == Decimal::ONE {
        return Ok(value);
    }
    let places = digits.max(price.scale());
    let new = price
        .checked_mul(factor)
        .map(|price| price.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero));
    let whole = new.and_then(|price| price.checked_mul(Decimal::from(1_000_000))).and_then(|price| price.to_i64());
    whole.filter(|whole| *whole < 1_000_000_000_000_000).ok_or_else(|| Error::invalid("percent", "too-large"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_price_keeps_the_decimals_it_had_and_halves_go_away_from_zero() {
        let of = |value: i64, percent: i64| changed(value, Decimal::ONE + Decimal::new(percent, 2), 2).unwrap_or(-1);
        assert_eq!(of(12_500_000, 5), 13_130_000, "12.50 + 5 % = 13.125");
        assert_eq!(of(32_500, 10), 35_800, "0.0325 + 10 % = 0.03575, four decimals");
        assert_eq!(of(10_000_000, -100), 0);
        assert_eq!(of(999_999_999_000_000, 900), -1, "too large");
    }
}
