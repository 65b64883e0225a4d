//! The cells of an order or invoice: what a row says of the document and of its lines. Sums are left to the side that has all
//! rows of a document.

use super::Said;
use super::cells::{Parsed, Reader, Seen, Slot};
use super::choices;
use super::mapping::Opened;
use super::payments;
use super::whole::Whole;
use crate::money::{self, Currency};
use crate::names;
use crate::tables::columns::Column;
use crate::tables::dates as days;
use crate::tables::matching::TableKind;
use crate::tables::numbers;
use chrono::{Datelike, NaiveDate, NaiveTime};
use rust_decimal::Decimal;

/// An order or invoice as one row tells it.
#[derive(Debug, Default)]
pub(super) struct SaleRow {
    pub series: String,
    pub number: String,
    /// A row that is no sale or payment: a balance, a payout, a pay slip.
    pub is_passed_over: bool,
    /// What kind of document, and the words for it.
    pub kind: Option<&'static str>,
    pub kind_said: String,
    pub day: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub due: Option<NaiveDate>,
    /// Until when a quote holds.
    pub valid_until: Option<NaiveDate>,
    pub currency: Option<Currency>,
    pub state: Option<&'static str>,
    pub note: String,
    pub net: Option<Decimal>,
    pub tax: Option<Decimal>,
    pub total: Option<Decimal>,
    pub outstanding: Option<Decimal>,
    pub refunded: Option<Decimal>,
    /// So much of a payment is for the document the row names.
    pub allocated: Option<Decimal>,
    /// So much of a payment was given back since.
    pub given_back: Option<Decimal>,
    pub paid_at: Option<NaiveDate>,
    pub method: String,
    /// Of a payment.
    pub reference: String,
    pub lines: Vec<LineRow>,
    /// The number the client has where the file comes from.
    pub client_key: String,
    /// Whether the row says anything of a client.
    pub has_client: bool,
}

/// A line as a row tells it.
#[derive(Debug, Default, Clone)]
pub(super) struct LineRow {
    pub code: String,
    pub barcode: String,
    pub product: String,
    pub text: String,
    pub unit: String,
    pub category: String,
    pub quantity: Option<Decimal>,
    pub price: Option<Decimal>,
    pub discount: Option<Decimal>,
    pub discount_percent: Option<Decimal>,
    pub tax_rate: Option<Decimal>,
    pub net: Option<Decimal>,
    pub total: Option<Decimal>,
}

impl LineRow {
    /// What the line is called: its text, else its product's name, else its code.
    pub fn called(&self) -> &str {
        [&self.text, &self.product, &self.code].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
    }

    fn is_empty(&self) -> bool {
        self.code.is_empty()
            && self.barcode.is_empty()
            && self.product.is_empty()
            && self.text.is_empty()
            && self.quantity.is_none()
            && self.price.is_none()
            && self.net.is_none()
            && self.total.is_none()
    }
}

/// What is known of the documents of a file before its rows are read.
#[derive(Debug)]
pub(super) struct Selling {
    /// What a document is that does not say it.
    pub kind: &'static str,
    pub currency: Currency,
    /// Words for kinds of documents that are no sales, where the program the file comes from is known.
    passed_over: Vec<&'static str>,
    /// Columns of taxes that hold rates, and of discounts that hold percents.
    percents: Vec<usize>,
    /// Columns of rates written as parts of one.
    fractions: Vec<usize>,
}

/// Rates of value added taxes in Spain and America, in percent: a column of nothing else is one of rates.
const RATES: [&str; 20] =
    ["0", "2", "3", "4", "5", "6", "7", "7.5", "8", "10", "10.5", "12", "13", "15", "16", "18", "19", "21", "22", "27"];

impl Selling {
    pub fn of(opened: &Opened) -> Self {
        let columns = &opened.inspection.columns;
        let used = |field: &'static str| {
            opened.mapping.iter().filter(move |m| m.field == field).filter_map(|m| columns.get(m.column as usize))
        };
        // Of a known program the column is what the profile says.
        let is_open = opened.profile.is_none() && used("tax_rate").next().is_none();
        let fractions: Vec<usize> = used("tax")
            .filter(|_| is_open)
            .chain(used("tax_rate"))
            .filter(|column| holds_fractions(column))
            .map(|column| column.index)
            .collect();
        let percents = used("tax").filter(|c| is_open && holds_rates(c)).map(|c| c.index);
        let percents = percents.chain(fractions.iter().copied());
        let percents: Vec<usize> =
            percents.chain(used("discount").filter(|c| c.name.contains('%')).map(|c| c.index)).collect();
        let usual = opened.profile.and_then(|profile| profile.constant("currency")).unwrap_or(&opened.currency);
        let home = money::currency(usual).unwrap_or(Currency::EUR);
        // `Ingresos por productos (ARS)`: the currency stands in the title.
        let titled = opened.mapping.iter().filter(|m| !m.field.is_empty()).filter_map(|m| {
            let name = &columns.get(m.column as usize)?.name;
            let (_, inside) = name.rsplit_once('(')?;
            money::currency(inside.trim_end_matches(')').trim())
        });
        let named = |words: &[&str]| {
            used("number").chain(used("day")).any(|column| {
                let title = names::fold(&column.name);
                words.iter().any(|word| title.contains(word))
            })
        };
        let kind = match opened.profile.and_then(|profile| profile.constant("kind")).and_then(choices::document) {
            Some(told) => told,
            None if named(&["invoice", "factura", "folio", "comprobante", "boleta", "ticket"]) => "invoice",
            None if named(&["order", "pedido", "orden", "de venta", "compra"]) => "order",
            None => "invoice",
        };
        let passed_over = opened.profile.and_then(|profile| profile.constant("passed_over")).unwrap_or_default();
        Self {
            kind,
            currency: titled.into_iter().next().unwrap_or(home),
            passed_over: passed_over.split_whitespace().collect(),
            percents,
            fractions,
        }
    }
}

/// Whether a column of taxes holds rates as a workbook keeps percents: `0.21`.
fn holds_fractions(column: &Column) -> bool {
    let rate =
        |cell: &String| cell.trim().replace(',', ".").parse::<Decimal>().ok().map(|part| part * Decimal::ONE_HUNDRED);
    let is_rate = |rate: Decimal| RATES.contains(&rate.normalize().to_string().as_str());
    let distinct = column.distinct.as_ref().filter(|values| !values.is_empty());
    distinct.is_some_and(|values| {
        values.iter().all(|cell| rate(cell).is_some_and(is_rate))
            && values.iter().any(|cell| rate(cell).is_some_and(|rate| !rate.is_zero()))
    })
}

fn holds_rates(column: &Column) -> bool {
    let is_rate = |cell: &String| {
        let bare = cell.trim().trim_end_matches('%').trim().replace(',', ".");
        let bare = if bare.contains('.') { bare.trim_end_matches('0').trim_end_matches('.') } else { &bare };
        RATES.contains(&bare)
    };
    let distinct = column.distinct.as_ref().filter(|values| !values.is_empty());
    // Taxes of nothing everywhere are no rate.
    let says = |values: &Vec<String>| values.iter().all(is_rate) && values.iter().any(|v| v.trim() != "0");
    column.name.contains('%') || distinct.is_some_and(says)
}

/// Under which field of a client a cell of a sale or payment is read.
pub(super) fn client_field(field: &str) -> Option<&str> {
    Some(match field {
        "client" => "name",
        "client_given_name" => "given_name",
        "client_surnames" => "surnames",
        "client_tax_id" => "tax_id",
        "client_mail" => "mails",
        "client_phone" => "phones",
        "client_company" => "company",
        place if place.starts_with("address") => place,
        _ => return None,
    })
}

/// Under which field of a document a cell of a payment is read.
pub(super) fn sold_field(kind: TableKind, field: &str) -> &str {
    match (kind, field) {
        (TableKind::Payments, "sale") => "number",
        (TableKind::Payments, "amount") => "total",
        (TableKind::Payments, "out") => "refunded",
        (TableKind::Payments, "method") => "payment_method",
        _ => field,
    }
}

/// Tax ids that stand for anybody.
const ANYBODY: [&str; 5] = ["XAXX010101000", "XEXX010101000", "66666666-6", "666666666", "222222222222"];
/// Names that stand for anybody.
const NOBODY: [&str; 8] = [
    "consumidor final",
    "publico en general",
    "publico general",
    "cliente contado",
    "cliente generico",
    "clientes varios",
    "varios",
    "guest",
];

impl Reader {
    /// Whether the file has a column of what its documents come to.
    pub(super) fn tells_sums(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot.field.as_str(), "net" | "total"))
    }

    pub(super) fn sale_cell(&self, slot: &Slot, cell: &str, is_own: bool, out: &mut Parsed) {
        let column = slot.column;
        let tidy = || names::tidy(cell);
        match slot.field.as_str() {
            "id" | "source_id" => return self.identity(slot, cell, out),
            "day" | "due" | "valid_until" | "paid_at" => {
                let read = days::parse(cell, slot.order).filter(|(day, _)| (1..=9999).contains(&day.year()));
                let Some((day, time)) = read else { return out.refuse("date-unfit", column, self, cell) };
                let sale = &mut out.what.sale;
                match slot.field.as_str() {
                    "day" => (sale.day, sale.time) = (Some(day), time.or(sale.time)),
                    "due" => sale.due = Some(day),
                    "valid_until" => sale.valid_until = Some(day),
                    _ => sale.paid_at = Some(day),
                }
                return;
            }
            "time" => {
                let forms = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%H.%M"];
                match forms.iter().find_map(|form| NaiveTime::parse_from_str(cell, form).ok()) {
                    Some(time) => out.what.sale.time = Some(time),
                    None => out.refuse("time-unfit", column, self, cell),
                }
                return;
            }
            "kind" => {
                out.what.sale.kind_said = names::fold(cell);
                // Quotes and delivery notes are told apart where this program wrote the word.
                match choices::made_here(cell).filter(|_| is_own).or_else(|| choices::document(cell)) {
                    Some(kind) => out.what.sale.kind = Some(kind),
                    None if self.selling.as_ref().is_some_and(|selling| selling.passed_over.contains(&cell)) => {
                        out.notices.push(Seen { code: "not-a-sale", column, new: None });
                        out.what.sale.is_passed_over = true;
                    }
                    None => out.refuse("document-unknown", column, self, cell),
                }
                return;
            }
            "state" => {
                match choices::decided(cell).filter(|_| is_own).or_else(|| choices::state(cell)) {
                    // What was annulled stays so, whatever another column says.
                    _ if out.what.sale.state == Some("cancelled") => {}
                    Some(state) => out.what.sale.state = Some(state),
                    // In force: says nothing of payment.
                    None if ["1", "vigente"].contains(&names::fold(cell).as_str()) => {}
                    None => out.left_out(column),
                }
                return;
            }
            "cancelled_at" => {
                out.what.sale.state = Some("cancelled");
                return;
            }
            "currency" => {
                match currency_of(cell) {
                    Some(currency) => out.what.sale.currency = Some(currency),
                    // `$` says no more than that it is money.
                    None if !cell.chars().any(char::is_alphabetic) => {}
                    None => out.left_out(column),
                }
                return;
            }
            "record" => {
                if payments::is_none(cell) {
                    out.notices.push(Seen { code: "not-a-payment", column, new: None });
                    out.what.sale.is_passed_over = true;
                }
                return;
            }
            "products" => return out.what.sale.lines.extend(several(cell)),
            "client_id" => {
                out.what.sale.client_key = whole_number(cell).to_owned();
                return;
            }
            _ => {}
        }
        let sale = &mut out.what.sale;
        if sale.lines.is_empty() {
            sale.lines.push(LineRow::default());
        }
        let line = &mut sale.lines[0];
        match slot.field.as_str() {
            "number" => sale.number = whole_number(cell).to_owned(),
            "series" => sale.series = tidy(),
            "note" => sale.note = cell.to_owned(),
            "payment_method" => sale.method = tidy(),
            "reference" => sale.reference = tidy(),
            "product_code" => line.code = tidy(),
            "barcode" => line.barcode = tidy(),
            "product" => line.product = tidy(),
            "text" => line.text = tidy(),
            "unit" => line.unit = tidy(),
            "category" => line.category = tidy(),
            field => {
                // `21 %`, `21% G`: the figure is what counts.
                let bare = if field == "tax_rate" { cell.split(['%', ' ']).next().unwrap_or_default() } else { cell };
                let Some(number) = numbers::parse(bare, slot.sign).filter(|number| number.abs() < LARGEST) else {
                    return match field {
                        "tax_rate" => out.left_out(column),
                        _ => out.refuse("number-unfit", column, self, cell),
                    };
                };
                let is_fraction = self.selling.as_ref().is_some_and(|selling| selling.fractions.contains(&column));
                let number = if is_fraction { number * Decimal::ONE_HUNDRED } else { number };
                let is_percent =
                    cell.ends_with('%') || self.selling.as_ref().is_some_and(|s| s.percents.contains(&column));
                let place = match field {
                    "tax" if is_percent => &mut line.tax_rate,
                    "discount" if is_percent => &mut line.discount_percent,
                    "net" => &mut sale.net,
                    "tax" => &mut sale.tax,
                    "total" => &mut sale.total,
                    "outstanding" => &mut sale.outstanding,
                    "refunded" => &mut sale.refunded,
                    "allocated" => &mut sale.allocated,
                    "given_back" => &mut sale.given_back,
                    "quantity" => &mut line.quantity,
                    "price" => &mut line.price,
                    "discount" => &mut line.discount,
                    "discount_percent" => &mut line.discount_percent,
                    "tax_rate" => &mut line.tax_rate,
                    "line_net" => &mut line.net,
                    "line_total" => &mut line.total,
                    _ => return,
                };
                *place = Some(number);
            }
        }
    }

    pub(super) fn finish_sale(&self, whole: Whole, out: &mut Parsed) {
        let sale = &mut out.what.sale;
        // Of a document that tells its base and the rate alone, the tax is what they come to.
        if let (Some(net), [line], None, None) = (sale.net, &sale.lines[..], sale.tax, sale.total)
            && line.is_empty()
            && let Some(rate) = line.tax_rate
        {
            sale.tax = net.checked_mul(rate).map(|tax| tax / Decimal::ONE_HUNDRED);
        }
        sale.lines.retain(|line| !line.is_empty());
        self.finish_buyer(whole, out);
        if out.what.sale.is_passed_over {
            // What else such a row lacks does not matter.
            out.refusals.clear();
        }
    }

    /// Who bought or paid: named, if nothing better is there, by mail, tax id, phone or number.
    pub(super) fn finish_buyer(&self, whole: Whole, out: &mut Parsed) {
        let client = &out.what.client;
        let told_tax = whole.tax.as_ref().map(|(_, tax)| tax.trim().to_uppercase());
        let is_anybody = told_tax.as_deref().is_some_and(|tax| ANYBODY.contains(&tax.replace('.', "").as_str()));
        let is_numbered = !out.what.sale.client_key.is_empty();
        let is_nobody = !is_numbered && (is_anybody || NOBODY.contains(&names::fold(&client.name).as_str()));
        let company = client.posts.first().map(|post| post.company.clone()).unwrap_or_default();
        let is_named =
            !client.name.is_empty() || !company.is_empty() || whole.given.iter().any(|name| !name.is_empty());
        let point = |kind: &str| client.points.iter().find(|p| p.kind == kind).map(|p| p.shown.clone());
        let otherwise = || {
            let tax = told_tax.clone().filter(|tax| !tax.is_empty());
            let key = Some(out.what.sale.client_key.clone()).filter(|key| !key.is_empty());
            point("mail").or(tax).or_else(|| point("phone")).or(key)
        };
        let name = if is_named { Some(client.name.clone()) } else { otherwise() };
        let (Some(name), false) = (name, is_nobody) else {
            out.what.client = super::cells::ClientRow::default();
            out.what.sale.client_key.clear();
            return;
        };
        out.what.sale.has_client = true;
        out.what.client.is_nameless = !is_named;
        out.what.client.name = name;
        let country = whole.places.iter().map(|place| place.country.clone()).find(|country| country.len() == 2);
        let refused = out.refusals.len();
        self.finish_client(whole, out);
        // A client is never refused for the sake of a sale.
        out.refusals.truncate(refused);
        if let Some(country) = country.filter(|_| out.what.client.addresses.is_empty()) {
            out.what.client.addresses.push(super::cells::Place { group: 1, country, ..super::cells::Place::default() });
        }
    }
}

/// `17850.0` of a program that takes numbers for floats is `17850`.
pub(super) fn whole_number(cell: &str) -> &str {
    match cell.strip_suffix(".0") {
        Some(bare) if !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit()) => bare,
        _ => cell,
    }
}

/// The currency that a cell names by its code, its sign or, in Argentina, by the tax office's word.
pub(super) fn currency_of(cell: &str) -> Option<Currency> {
    let code = match cell.trim() {
        "€" => "EUR",
        "US$" | "U$S" | "DOL" => "USD",
        "£" => "GBP",
        "PES" => "ARS",
        code => code,
    };
    money::currency(code)
}

/// No figure of a document is as large as this; sums and products of smaller ones stay within decimals.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// The products of one cell: `2× Camiseta, 1× Gorra`.
fn several(cell: &str) -> Vec<LineRow> {
    let mut found: Vec<LineRow> = Vec::new();
    for piece in cell.split([',', '\n', ';']) {
        let trimmed = piece.trim();
        let (figure, rest) = trimmed.split_at(trimmed.find(|c: char| !c.is_ascii_digit()).unwrap_or(0));
        let name = rest.trim_start().strip_prefix(['×', 'x', 'X', '*']).map(names::tidy);
        match (figure.parse::<i64>(), name, found.last_mut()) {
            (Ok(count), Some(name), _) if !name.is_empty() => {
                found.push(LineRow { product: name, quantity: Some(count.into()), ..LineRow::default() });
            }
            // A comma inside a name parts nothing.
            (_, _, Some(last)) => last.product = names::tidy(&format!("{},{piece}", last.product)),
            _ if !trimmed.is_empty() => {
                found.push(LineRow { product: names::tidy(trimmed), ..LineRow::default() });
            }
            _ => {}
        }
    }
    found
}

/// Why a figure cannot be kept: it is larger than the book can hold.
pub(super) fn too_large(value: Decimal) -> Said {
    Said::new("number-unfit").with("value", value).with("column", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_one_cell_are_lines_and_their_commas_stay() {
        let of = |cell: &str| {
            several(cell).into_iter().map(|l| (l.quantity.map(|q| q.to_string()), l.product)).collect::<Vec<_>>()
        };
        let line = |count: &str, name: &str| (Some(count.to_owned()), name.to_owned());
        assert_eq!(of("2× Camiseta, 1× Gorra"), [line("2", "Camiseta"), line("1", "Gorra")]);
        assert_eq!(of("2× Camiseta, roja, 1x Gorra"), [line("2", "Camiseta, roja"), line("1", "Gorra")]);
        assert_eq!(of("Camiseta"), [(None, "Camiseta".to_owned())]);
        assert_eq!(of(" "), []);
    }

    #[test]
    fn numbers_lose_the_point_of_a_float_and_nothing_else() {
        for (cell, whole) in
            [("17850.0", "17850"), ("C536379", "C536379"), ("1.5", "1.5"), (".0", ".0"), ("A.0", "A.0")]
        {
            assert_eq!(whole_number(cell), whole);
        }
    }
}
