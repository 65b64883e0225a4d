use super::lists::{COUNTED, list_columns, read};
use super::{Goods, Lists, PriceList, PriceWhy, Terms, decimal_of, millionths, offers};
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result, clients, fiscal, money, settings};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// What a product costs for whom.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PriceQuestion {
    /// Which product.
    pub product: Id,
    /// For whom; for somebody without a name when absent.
    #[serde(default)]
    pub client: Option<Id>,
    /// How many, a decimal with a point; 1 when absent.
    #[serde(default)]
    pub quantity: Option<String>,
    /// ISO day; today when absent.
    #[serde(default)]
    pub day: Option<String>,
    /// ISO 4217; the book's when absent.
    #[serde(default)]
    pub currency: Option<String>,
    /// `without_tax` or `with_tax`; as the business counts when absent.
    #[serde(default)]
    pub prices: Option<String>,
}

/// What a product costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ProductPrice {
    /// Of one, before the discount, a decimal with a point; nothing where nobody says it.
    pub price: Option<String>,
    /// Percent off; `0` for none.
    pub discount: String,
    /// Of one, with the discount taken off, rounded to the currency's cents or as many decimals as the price has.
    pub net: Option<String>,
    /// Where it comes from; nothing where the product's own price holds.
    pub why: Option<PriceWhy>,
    /// The product's own price.
    pub own: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// `without_tax` or `with_tax`.
    pub prices: String,
}

/// Everything that is asked besides the product.
pub(super) struct Question {
    pub lists: Lists,
    pub terms: Terms,
    pub currency: String,
    pub quantity: Decimal,
    /// The taxes of a product that tells none, in percent.
    usual_rate: Decimal,
}

impl Question {
    pub(super) fn of(
        conn: &Connection,
        moment: Moment,
        client: Option<Id>,
        quantity: Option<&str>,
        day: Option<&str>,
        currency: Option<&str>,
        prices: Option<&str>,
    ) -> Result<Self> {
        let business = settings::business(conn)?;
        let issuer = fiscal::issuer(conn)?;
        let code = currency.unwrap_or(&business.currency);
        let coin =
            money::currency(code).ok_or_else(|| Error::invalid("currency", "currency-unknown").with("value", code))?;
        let prices = prices.unwrap_or(&issuer.prices);
        if !matches!(prices, "without_tax" | "with_tax") {
            return Err(Error::invalid("prices", "choice-unknown").with("value", prices));
        }
        let day = match day.map(str::trim).filter(|day| !day.is_empty()) {
            None => moment.today(),
            Some(text) => {
                text.parse::<NaiveDate>().map_err(|_| Error::invalid("day", "not-a-day").with("value", text))?
            }
        };
        let day = day.to_string();
        let quantity = quantity.map(str::trim).filter(|text| !text.is_empty());
        let quantity = quantity.map_or(Ok(1_000_000), |text| millionths("quantity", text))?;
        let client = client.map(|id| clients::row_of(conn, id)).transpose()?;
        let usual = match crate::sales::taxes::tax(&issuer.tax) {
            Some(tax) => vec![tax],
            None => crate::sales::taxes::general(&business.country, &day),
        };
        Ok(Self {
            lists: Lists::of(conn, client, &day, coin.code())?,
            terms: Terms {
                is_home: coin.code() == business.currency,
                prices: offers::prices_of(prices),
                digits: money::decimals(coin),
            },
            currency: coin.code().to_owned(),
            quantity: decimal_of(quantity),
            usual_rate: usual.iter().filter_map(billing::Tax::rate).sum(),
        })
    }

    /// What the product in a row costs.
    pub(super) fn price(&self, conn: &Connection, row: i64) -> Result<ProductPrice> {
        let (goods, rate) = conn
            .prepare_cached("SELECT category, line, price, cost, tax_rate FROM products WHERE id = ?1")?
            .query_row([row], |r| {
                let figure = |at: usize| r.get::<_, Option<i64>>(at).map(|figure| figure.map(decimal_of));
                let goods = Goods { row, category: r.get(0)?, line: r.get(1)?, price: figure(2)?, cost: figure(3)? };
                Ok((goods, figure(4)?))
            })?;
        let rate = rate.unwrap_or(self.usual_rate);
        let found = self.lists.price(conn, &goods, self.quantity, rate, self.terms)?;
        let own = goods.price.filter(|_| self.terms.is_home);
        let (price, discount, why) = match found {
            Some(found) => (Some(found.price), found.discount, Some(found.why)),
            None => (own, Decimal::ZERO, None),
        };
        let net = price.and_then(|price| {
            let left = Decimal::ONE.checked_sub(discount.checked_div(Decimal::ONE_HUNDRED)?)?;
            let places = self.terms.digits.max(price.scale());
            Some(price.checked_mul(left)?.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero))
        });
        let text = |number: Decimal| number.normalize().to_string();
        Ok(ProductPrice {
            price: price.map(text),
            discount: text(discount),
            net: net.map(text),
            why,
            own: own.map(text),
            currency: self.currency.clone(),
            prices: if self.terms.prices == billing::Prices::WithTax { "with_tax" } else { "without_tax" }.to_owned(),
        })
    }
}

/// What a product costs for a client, how many of it, on a day, and why: by the lists that are for her, else what the product itself says.
/// Which of several prices holds is told at `rule::price_for`. Errors: `not-found` (client, product), `currency-unknown`,
/// `choice-unknown` (prices), `not-a-day`, `not-a-decimal`, `not-below-zero`.
pub fn price_for(conn: &Connection, moment: Moment, asked: &PriceQuestion) -> Result<ProductPrice> {
    let row: i64 = conn
        .prepare_cached("SELECT id FROM products WHERE uid = ?1")?
        .query_row([asked.product], |r| r.get(0))
        .or_not_found("product")?;
    let quantity = asked.quantity.as_deref().map(|text| text.trim().trim_start_matches('-'));
    let (day, currency, prices) = (asked.day.as_deref(), asked.currency.as_deref(), asked.prices.as_deref());
    Question::of(conn, moment, asked.client, quantity, day, currency, prices)?.price(conn, row)
}

/// Whose lists.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhosePrices {
    /// The client.
    pub client: Id,
}

/// A list that is for a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClientPriceList {
    /// The list, in force or later.
    pub list: PriceList,
    /// Whether it was chosen for her, is for a tag of hers, or for everybody: `clients`, `tag`, `everybody`.
    pub through: String,
}

/// The lists that are for a client now or later, those that go first first. Errors: `not-found`.
pub fn of_client(conn: &Connection, moment: Moment, whose: WhosePrices) -> Result<Vec<ClientPriceList>> {
    let client = clients::row_of(conn, whose.client)?;
    let today = moment.today().to_string();
    let mut found = conn.prepare_cached(concat!(
        "SELECT ",
        list_columns!(),
        " FROM (SELECT id FROM price_lists INDEXED BY price_lists_of_all WHERE audience = 'everybody' AND archived_at IS NULL
                UNION ALL SELECT list FROM price_list_clients WHERE client = ?2
                UNION ALL SELECT x.id FROM client_tags AS g JOIN price_lists AS x ON x.tag = g.tag WHERE g.client = ?2) AS one
         JOIN price_lists AS l ON l.id = one.id LEFT JOIN tags AS t ON t.id = l.tag
         WHERE l.archived_at IS NULL AND (l.valid_until IS NULL OR l.valid_until >= ?3)
         ORDER BY CASE l.audience WHEN 'clients' THEN 0 WHEN 'tag' THEN 1 ELSE 2 END, l.priority DESC, l.uid DESC LIMIT 100"
    ))?;
    let rows = found.query_map(params![COUNTED, client, today], |r| {
        let list = read(r, &today)?;
        Ok(ClientPriceList { through: list.audience.clone(), list })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
