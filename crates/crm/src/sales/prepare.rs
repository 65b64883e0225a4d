//! From what is typed to what can be reckoned: numbers read, products, taxes and days put in where they are not told.

use super::new::KINDS;
use super::typed::{LARGEST, PLACES, Wrong, discounts, number, worth};
use super::{NewAdjustment, NewLine, NewSale, SaleProblem, taxes};
use crate::error::OrNotFound as _;
use crate::fiscal::{self, Issuer};
use crate::ids::Id;
use crate::moment::Moment;
use crate::money::{self, Currency};
use crate::prices::{self, Goods, ListPrice, Lists, PriceWhy};
use crate::{Error, Result, clients, settings};
use billing::{Adjustment, DocumentAdjustment, Prices, Profile, Retention, Tax, Turn, Worth};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Most lines of a document made here.
const MOST_LINES: usize = 2_000;
/// Longest text of a line or of the document, letters.
const LONGEST: usize = 2_000;

/// A document that can be reckoned, as far as it can.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub kind: &'static str,
    pub simplified: bool,
    pub client: Option<i64>,
    pub day: NaiveDate,
    pub due: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub operation_on: Option<NaiveDate>,
    pub currency: Currency,
    /// Its worth, the day of that, who says so.
    pub exchange: Option<(Decimal, String, String)>,
    pub book_digits: u32,
    pub profile: Profile,
    pub prices: Prices,
    pub lines: Vec<Option<PreparedLine>>,
    pub whole: Vec<Whole>,
    pub terms: String,
    pub payment_means: Option<String>,
    pub payment_account: String,
    pub note: String,
    pub problems: Vec<SaleProblem>,
    pub warnings: Vec<SaleProblem>,
}

/// A line that can be reckoned.
#[derive(Debug, Clone)]
pub(super) struct PreparedLine {
    /// The line it was, where a document is revised.
    pub id: Option<Id>,
    pub product: Option<i64>,
    pub text: String,
    pub unit: String,
    pub quantity: Decimal,
    pub price: Decimal,
    pub changes: Vec<Adjustment>,
    pub taxes: Vec<Tax>,
    pub retentions: Vec<Retention>,
    /// The row of the line it comes from.
    pub origin: Option<i64>,
    /// The price list its price is from.
    pub why: Option<PriceWhy>,
}

/// A discount or charge of the whole, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Whole {
    #[serde(flatten)]
    pub what: DocumentAdjustment,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Prepared {
    /// Notes what is wrong.
    pub(super) fn note(&mut self, line: Option<usize>, field: &str, rule: &str, params: &[(&str, String)]) {
        self.problems.push(problem(line, field, rule, params));
    }

    /// The first thing that is wrong, as an error.
    pub(super) fn sound(&self) -> Result<()> {
        match self.problems.first() {
            None => Ok(()),
            Some(problem) => Err(problem.error()),
        }
    }
}

impl SaleProblem {
    /// The same as an error; of a line its field is `lines.3.price`.
    pub(super) fn error(&self) -> Error {
        let field = match self.line {
            Some(line) => format!("lines.{line}.{}", self.field),
            None => self.field.clone(),
        };
        let rule = RULES.iter().find(|rule| **rule == self.rule).copied().unwrap_or("input-unfit");
        let line = self.line.map(|line| ("line", (line + 1).to_string()));
        let known = ["value", "count"];
        let params = self
            .params
            .iter()
            .filter_map(|(name, value)| Some((*known.iter().find(|one| *one == name)?, value.clone())));
        params.chain(line).fold(Error::invalid(field, rule), |error, (name, value)| error.with(name, value))
    }
}

/// Everything that may be wrong with what is typed.
const RULES: [&str; 17] = [
    "choice-unknown",
    "not-a-day",
    "not-a-decimal",
    "too-many-decimals",
    "too-large",
    "not-below-zero",
    "not-above-zero",
    "quantity-zero",
    "price-missing",
    "text-missing",
    "text-too-long",
    "tax-unknown",
    "tax-twice",
    "tax-out-of-range",
    "taxed-though-free",
    "percentage-out-of-range",
    "nothing-to-split",
];

fn problem(line: Option<usize>, field: &str, rule: &str, params: &[(&str, String)]) -> SaleProblem {
    let params = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    SaleProblem { line, field: field.to_owned(), rule: rule.to_owned(), params }
}

/// What a document that is typed begins with.
pub(super) struct Desk<'a> {
    pub conn: &'a Connection,
    pub issuer: Issuer,
    pub country: String,
    pub day: String,
    pub kind: &'static str,
    pub is_home: bool,
    pub prices: Prices,
    pub digits: u32,
    /// The price lists that are for who buys.
    pub lists: Lists,
}

/// Reads a document as it is typed. Errors: `not-found` for a client, product or line that is not there, `choice-unknown` (kind),
/// `currency-unknown`, `too-many-lines`.
pub(super) fn prepare(conn: &Connection, moment: Moment, sale: &NewSale) -> Result<Prepared> {
    let unknown = |field: &str, value: &str| Error::invalid(field, "choice-unknown").with("value", value);
    let kind = KINDS.into_iter().find(|kind| *kind == sale.kind).ok_or_else(|| unknown("kind", &sale.kind))?;
    if sale.lines.len() > MOST_LINES {
        return Err(Error::invalid("lines", "too-many-lines").with("count", MOST_LINES));
    }
    let business = settings::business(conn)?;
    let issuer = fiscal::issuer(conn)?;
    let coin = |code: &str| {
        money::currency(code).ok_or_else(|| Error::invalid("currency", "currency-unknown").with("value", code))
    };
    let home = coin(&business.currency)?;
    let currency = sale.currency.as_deref().map_or(Ok(home), coin)?;
    let mut problems = Vec::new();
    let mut day_of = |field: &str, text: &Option<String>| -> Option<NaiveDate> {
        let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
        let day = text.trim().parse().ok();
        if day.is_none() {
            problems.push(problem(None, field, "not-a-day", &[("value", text.to_owned())]));
        }
        day
    };
    let day = day_of("day", &sale.day).unwrap_or_else(|| moment.today());
    let (due, valid, operation_on) = (
        day_of("due", &sale.due),
        day_of("valid_until", &sale.valid_until),
        day_of("operation_on", &sale.operation_on),
    );
    let after = |days: u32| day.checked_add_days(Days::new(days.into()));
    let prices = match sale.prices.as_deref().unwrap_or(&issuer.prices) {
        "with_tax" => Prices::WithTax,
        "without_tax" => Prices::WithoutTax,
        other => return Err(unknown("prices", other)),
    };
    let exchange = match &sale.exchange {
        Some(told) if currency != home => match told.rate.parse::<Decimal>() {
            Ok(rate) if rate > Decimal::ZERO && rate < LARGEST => Some((rate, told.on.clone(), told.source.clone())),
            _ => {
                problems.push(problem(None, "exchange", "not-a-decimal", &[("value", told.rate.clone())]));
                None
            }
        },
        _ => None,
    };
    let text = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    let waits = matches!(kind, "invoice" | "proforma" | "order");
    let mut all = Prepared {
        kind,
        simplified: kind == "invoice" && sale.simplified.unwrap_or(false),
        client: sale.client.map(|id| clients::row_of(conn, id)).transpose()?,
        day,
        due: due.or_else(|| sale.due_days.map(after).unwrap_or_else(|| after(issuer.due_days).filter(|_| waits))),
        valid_until: valid.or_else(|| after(issuer.quote_days).filter(|_| kind == "quote")),
        operation_on,
        currency,
        exchange,
        book_digits: money::decimals(home),
        profile: fiscal::of_book(conn)?.rounds(),
        prices,
        lines: Vec::with_capacity(sale.lines.len()),
        whole: Vec::new(),
        terms: text(&sale.terms),
        payment_means: sale.payment_means.clone().filter(|means| !means.is_empty()),
        payment_account: sale.payment_account.clone().unwrap_or_else(|| issuer.iban.clone()),
        note: text(&sale.note),
        problems,
        warnings: Vec::new(),
    };
    for (field, text) in [("note", &all.note), ("terms", &all.terms)] {
        if text.chars().count() > LONGEST {
            all.problems.push(problem(None, field, "text-too-long", &[("count", LONGEST.to_string())]));
        }
    }
    let day = day.to_string();
    // Prices that are typed ask no list.
    let asks = sale.lines.iter().any(|line| line.product.is_some() && is_empty(&line.price));
    let lists = if asks { Lists::of(conn, all.client, &day, currency.code())? } else { Lists::default() };
    let is_home = currency == home;
    let digits = money::decimals(currency);
    let desk = Desk { conn, issuer, country: business.country, day, kind, is_home, prices, digits, lists };
    for (at, line) in sale.lines.iter().enumerate() {
        let read = desk.line(line)?;
        if let Ok(line) = &read {
            let late = line.taxes.iter().find(|tax| taxes::is_out_of_force(&desk.country, tax, &desk.day));
            if let Some(tax) = late {
                let value = [("value", taxes::code(tax))];
                all.warnings.push(problem(Some(at), "taxes", "tax-out-of-force", &value));
            }
        }
        let line = read.map_err(|(field, rule, params)| all.note(Some(at), field, rule, &params)).ok();
        all.lines.push(line);
    }
    for adjustment in sale.adjustments.iter().flatten() {
        match desk.whole(adjustment) {
            Ok(whole) => all.whole.push(whole),
            Err((_, rule, params)) => all.note(None, "adjustments", rule, &params),
        }
    }
    Ok(all)
}

/// Whether nothing was typed.
fn is_empty(text: &Option<String>) -> bool {
    text.as_deref().is_none_or(|text| text.trim().is_empty())
}

/// A product as a line takes from it.
struct Product {
    goods: Goods,
    name: String,
    unit: String,
    tax_rate: Option<Decimal>,
}

impl Desk<'_> {
    /// A line as it is typed; `Err` inside says what is wrong with it.
    fn line(&self, line: &NewLine) -> Result<std::result::Result<PreparedLine, Wrong>> {
        let product: Option<Product> = line
            .product
            .map(|id| {
                self.conn
                    .prepare_cached(
                        "SELECT id, name, unit, price, tax_rate, category, line, cost FROM products WHERE uid = ?1",
                    )?
                    .query_row([id], |r| {
                        let figure = |at: usize| {
                            r.get::<_, Option<i64>>(at).map(|figure| figure.map(|n| Decimal::new(n, PLACES)))
                        };
                        let (row, price, cost) = (r.get(0)?, figure(3)?, figure(7)?);
                        let goods = Goods { row, category: r.get(5)?, line: r.get(6)?, price, cost };
                        Ok(Product { goods, name: r.get(1)?, unit: r.get(2)?, tax_rate: figure(4)? })
                    })
                    .or_not_found("product")
            })
            .transpose()?;
        let origin: Option<i64> = line
            .origin
            .map(|id| {
                let mut one = self.conn.prepare_cached("SELECT id FROM sale_lines WHERE uid = ?1")?;
                one.query_row([id], |r| r.get(0)).or_not_found("line")
            })
            .transpose()?;
        let listed = product.as_ref().map_or(Ok(None), |product| self.listed(line, product))?;
        Ok(self.read(line, product, origin, listed))
    }

    /// What a price list says of a line whose price nobody typed.
    fn listed(&self, line: &NewLine, product: &Product) -> Result<Option<ListPrice>> {
        let quantity = line.quantity.as_deref().map(str::trim).filter(|text| !text.is_empty()).unwrap_or("1");
        let (Ok(quantity), true) = (number("quantity", quantity), is_empty(&line.price)) else { return Ok(None) };
        let taxes = match (&line.taxes, product.tax_rate) {
            (Some(codes), _) => read_taxes(codes).unwrap_or_default(),
            (None, Some(rate)) => vec![taxes::of_rate(&self.country, rate)],
            (None, None) => self.usual_taxes(),
        };
        let charged = taxes.iter().filter(|tax| tax.treatment.charges());
        let rate = charged.filter_map(|tax| Some(tax.rate()? + tax.surcharge.unwrap_or_default())).sum();
        let terms = prices::Terms { is_home: self.is_home, prices: self.prices, digits: self.digits };
        self.lists.price(self.conn, &product.goods, quantity, rate, terms)
    }

    fn read(
        &self,
        line: &NewLine,
        product: Option<Product>,
        origin: Option<i64>,
        listed: Option<ListPrice>,
    ) -> std::result::Result<PreparedLine, Wrong> {
        let told =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let text = told(&line.text).or_else(|| product.as_ref().map(|product| product.name.clone()));
        let text = text.ok_or(("text", "text-missing", Vec::new()))?;
        if text.chars().count() > LONGEST {
            return Err(("text", "text-too-long", vec![("count", LONGEST.to_string())]));
        }
        let quantity = told(&line.quantity).map_or(Ok(Decimal::ONE), |text| number("quantity", &text))?;
        match self.kind {
            _ if quantity.is_zero() => return Err(("quantity", "quantity-zero", Vec::new())),
            // What gives money back is negative.
            "credit" if quantity > Decimal::ZERO && line.id.is_none() => {
                return Err(("quantity", "not-above-zero", Vec::new()));
            }
            "credit" | "invoice" => {}
            _ if quantity < Decimal::ZERO => return Err(("quantity", "not-below-zero", Vec::new())),
            _ => {}
        }
        let of_list = listed.as_ref().map(|listed| listed.price);
        let of_product = product.as_ref().and_then(|product| product.goods.price).filter(|_| self.is_home);
        let price = match (told(&line.price), of_list.or(of_product)) {
            (Some(text), _) => number("price", &text)?,
            (None, Some(price)) => price,
            (None, None) => return Err(("price", "price-missing", Vec::new())),
        };
        if price < Decimal::ZERO {
            return Err(("price", "not-below-zero", Vec::new()));
        }
        let taxes = match (&line.taxes, product.as_ref().and_then(|product| product.tax_rate)) {
            (Some(codes), _) => read_taxes(codes)?,
            (None, Some(rate)) => vec![taxes::of_rate(&self.country, rate)],
            (None, None) => self.usual_taxes(),
        };
        let retentions = match &line.retentions {
            Some(codes) => codes
                .iter()
                .map(|code| taxes::retention(code).ok_or(("retentions", "tax-unknown", vec![("value", code.clone())])))
                .collect::<std::result::Result<_, _>>()?,
            None => taxes::retention(&self.issuer.retention).into_iter().collect(),
        };
        let off = listed.as_ref().map(|listed| listed.discount).filter(|discount| !discount.is_zero());
        let changes = match (told(&line.discount), off) {
            (Some(text), _) => discounts(&text, self.kind == "credit")?,
            (None, Some(percent)) => vec![Adjustment { turn: Turn::Discount, worth: Worth::Percent(percent) }],
            (None, None) => Vec::new(),
        };
        Ok(PreparedLine {
            id: line.id,
            product: product.as_ref().map(|product| product.goods.row),
            text,
            unit: told(&line.unit).or_else(|| product.map(|product| product.unit)).unwrap_or_default(),
            quantity,
            price: price.normalize(),
            changes,
            taxes,
            retentions,
            origin,
            why: listed.map(|listed| listed.why),
        })
    }

    /// The taxes of a line that names none.
    pub(super) fn usual_taxes(&self) -> Vec<Tax> {
        match taxes::tax(&self.issuer.tax) {
            Some(tax) => vec![tax],
            None => taxes::general(&self.country, &self.day),
        }
    }

    fn whole(&self, told: &NewAdjustment) -> std::result::Result<Whole, Wrong> {
        let turn = match told.turn.as_str() {
            "discount" => Turn::Discount,
            "charge" => Turn::Charge,
            other => return Err(("turn", "choice-unknown", vec![("value", other.to_owned())])),
        };
        let worth = worth(told.worth.trim(), false, self.kind == "credit")?;
        let taxes = told.taxes.as_ref().map(|codes| read_taxes(codes)).transpose()?;
        let what = DocumentAdjustment { adjustment: Adjustment { turn, worth }, taxes };
        Ok(Whole { what, reason: told.reason.trim().chars().take(LONGEST).collect() })
    }
}

fn read_taxes(codes: &[String]) -> std::result::Result<Vec<Tax>, Wrong> {
    codes.iter().map(|code| taxes::tax(code).ok_or(("taxes", "tax-unknown", vec![("value", code.clone())]))).collect()
}
