//! From an issued invoice to the model of the norm.

use super::WriteError;
use super::codes::{OUTSIDE, category, is_mixed, reason_code, vat_prefix};
use crate::{Change, IdKind, Issued, Kind, Line, Lost, Party, Payment};
use billing::{Prices, Tax, Treatment, Turn, Worth};
use chrono::{Datelike, NaiveDate};
use en16931::identifier::DocumentReference;
use en16931::invoice::{
    Code, CreditTransfer, DirectDebit, DocumentAllowanceCharge, DocumentKind, InvoiceNote, Item, LineAllowanceCharge,
    LineVat, PaymentCard, PaymentInstructions, PaymentMeans, PrecedingInvoice, PriceDetails, VatBreakdown,
};
use en16931::{Date, Identifier, Invoice, InvoiceAmount, InvoiceLine, Percentage, Quantity, UnitPriceAmount};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// What the file says it keeps to (BT-24): the norm and nothing else.
const NORM: &str = "urn:cen.eu:en16931:2017";
/// Decimals of a price that has to be divided.
const PRICE_DECIMALS: u32 = 8;

/// Writes amounts of one invoice: turned where it becomes a credit note.
struct Scale {
    digits: u32,
    turned: bool,
    mixed: bool,
}

impl Scale {
    fn amount(&self, minor: i64) -> Result<InvoiceAmount, WriteError> {
        let amount = Decimal::new(minor, self.digits);
        InvoiceAmount::from_decimal_exact(if self.turned { -amount } else { amount }).map_err(|_| WriteError::Amount)
    }
}

pub(super) fn to(issued: &Issued) -> Result<(Invoice, Vec<Lost>), WriteError> {
    if issued.digits > 2 {
        return Err(WriteError::Digits);
    }
    if issued.totals.surcharge != 0 {
        return Err(WriteError::Surcharge);
    }
    let turned = issued.kind.corrects() && issued.totals.total < 0;
    let scale = Scale { digits: issued.digits, turned, mixed: is_mixed(issued) };
    let type_code = match issued.kind {
        kind if kind.corrects() && turned => "381",
        kind if kind.corrects() => "384",
        _ => "380",
    };
    let mut invoice =
        Invoice::builder(NORM, issued.full_number(), date(issued.issued_on)?, type_code, &*issued.currency).build();
    invoice.kind = if turned { DocumentKind::CreditNote } else { DocumentKind::Invoice };
    invoice.seller = seller(&issued.issuer);
    invoice.buyer = issued.customer.as_ref().map(party).unwrap_or_default();
    if invoice_is_outside(issued) {
        // Outside of the tax nobody has a number of that tax (BR-O-02); it is a registration like any other.
        if invoice.seller.vat_identifier.take().is_some() {
            let own = issued.issuer.tax_id.clone();
            invoice.seller.legal_registration = Some(Identifier::new(&*own));
            invoice.seller.tax_registration = Some(own);
        }
        if let Some(id) = invoice.buyer.vat_identifier.take() {
            let own = issued.customer.as_ref().map_or(id, |customer| customer.tax_id.clone());
            invoice.buyer.legal_registration = Some(Identifier::new(own));
        }
    }
    invoice.due_date = match issued.due.first() {
        Some(due) => Some(date(due.on)?),
        // Something is due and nothing says when (BR-CO-25): on the day it is issued.
        None if !turned && issued.terms.is_empty() && issued.totals.total > issued.totals.prepaid => {
            Some(date(issued.issued_on)?)
        }
        None => None,
    };
    invoice.payment_terms = some(&issued.terms);
    invoice.buyer_reference = some(&issued.customer_reference);
    invoice.purchase_order_reference = some(&issued.order).map(DocumentReference::new);
    invoice.despatch_advice_reference = issued.deliveries.first().map(DocumentReference::new);
    invoice.delivery = delivery(issued)?;
    invoice.notes = notes(issued);
    let references = issued.correction.iter().flat_map(|correction| &correction.rectified).chain(&issued.replaces);
    for reference in references {
        let issue_date = reference.issued_on.map(date).transpose()?;
        invoice
            .preceding_invoices
            .push(PrecedingInvoice { reference: DocumentReference::new(&*reference.number), issue_date });
    }
    invoice.payment = issued.payments.first().map(|first| payment(first, &issued.payments));
    for (at, line) in issued.lines.iter().enumerate() {
        invoice.lines.push(self::line(at, line, issued, &scale)?);
    }
    for change in &issued.changes {
        for part in &change.parts {
            if part.net == 0 && change.parts.len() > 1 {
                continue;
            }
            let raised = document_change(change, &part.taxes, part.net, &scale)?;
            if change.turn == Turn::Discount { invoice.allowances.push(raised) } else { invoice.charges.push(raised) }
        }
    }
    invoice.vat_breakdown = breakdown(issued, &scale)?;
    let totals = &issued.totals;
    invoice.totals.line_total = scale.amount(totals.lines)?;
    invoice.totals.allowance_total =
        if invoice.allowances.is_empty() { None } else { Some(scale.amount(totals.discounts)?) };
    invoice.totals.charge_total = if invoice.charges.is_empty() { None } else { Some(scale.amount(totals.charges)?) };
    invoice.totals.taxable_total = scale.amount(totals.net)?;
    invoice.totals.vat_total = Some(scale.amount(totals.tax)?);
    invoice.totals.gross_total = scale.amount(totals.total)?;
    invoice.totals.paid = if totals.prepaid == 0 { None } else { Some(scale.amount(totals.prepaid)?) };
    invoice.totals.due = scale.amount(totals.total.checked_sub(totals.prepaid).ok_or(WriteError::Amount)?)?;
    if let Some(book) = issued.book.as_ref().filter(|book| book.currency != issued.currency && book.amounts.digits <= 2)
    {
        let scale = Scale { digits: book.amounts.digits, turned, mixed: false };
        invoice.vat_accounting_currency = Some(Code::new(&*book.currency));
        invoice.totals.vat_total_accounting = Some(scale.amount(book.amounts.tax)?);
    }
    Ok((invoice, lost(issued)))
}

fn lost(issued: &Issued) -> Vec<Lost> {
    let parties = [Some(&issued.issuer), issued.customer.as_ref()];
    let means = issued.payments.first().map(|first| issued.payments.iter().any(|other| other.means != first.means));
    let several = issued.payments.len() > 1 && issued.payments.first().is_some_and(|first| !is_transfer(&first.means));
    let exempt = issued.taxes.iter().filter(|group| category(Some(&group.tax), is_mixed(issued)).0 == "E").count();
    let all = [
        (
            Lost::Reasons,
            exempt > 1 || (exempt == 1 && is_mixed(issued) && issued.lines.iter().any(|line| line.taxes.is_empty())),
        ),
        (Lost::Retentions, !issued.retentions.is_empty()),
        (Lost::DueDates, issued.due.len() > 1),
        (Lost::Payments, means == Some(true) || several),
        (Lost::PricesWithTax, issued.prices == Prices::WithTax),
        (Lost::Names, parties.into_iter().flatten().any(|party| party.person)),
        (Lost::Deliveries, issued.deliveries.len() > 1),
        (Lost::Exchange, issued.book.is_some()),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(lost, _)| lost).collect()
}

/// When it was done. A delivery inside the Union says when in any case, and to which country (BR-IC-11, BR-IC-12).
fn delivery(issued: &Issued) -> Result<Option<en16931::invoice::Delivery>, WriteError> {
    let union = issued.taxes.iter().any(|group| group.tax.treatment == Treatment::E5);
    if issued.operation_on.is_none() && !union {
        return Ok(None);
    }
    let country = issued.customer.as_ref().and_then(|customer| some(&customer.address.country)).filter(|_| union);
    let address = country
        .map(|country| en16931::invoice::PostalAddress { country: Some(Code::new(country)), ..Default::default() });
    let on = date(issued.operation_on.unwrap_or(issued.issued_on))?;
    Ok(Some(en16931::invoice::Delivery { date: Some(on), address, ..Default::default() }))
}

fn some(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn date(day: NaiveDate) -> Result<Date, WriteError> {
    let (month, number) = (u8::try_from(day.month()), u8::try_from(day.day()));
    let (Ok(month), Ok(number)) = (month, number) else { return Err(WriteError::Incomplete("date".into())) };
    Date::new(day.year(), month, number).map_err(|error| WriteError::Incomplete(error.to_string()))
}

fn party(party: &Party) -> en16931::invoice::Party {
    let address = en16931::invoice::PostalAddress {
        line1: some(&party.address.street),
        city: some(&party.address.town),
        post_code: some(&party.address.postcode),
        subdivision: some(&party.address.region),
        country: some(&party.address.country).map(Code::new),
        ..Default::default()
    };
    let mut to = en16931::invoice::Party {
        name: some(&party.name),
        trading_name: some(&party.trade_name),
        address,
        ..Default::default()
    };
    to.contact.phone = some(&party.phone);
    to.contact.email = some(&party.mail);
    let prefix = vat_prefix(&party.address.country);
    match (party.id_kind, prefix) {
        (_, _) if party.tax_id.is_empty() => {}
        (IdKind::Vat, _) => to.vat_identifier = Some(party.tax_id.clone()),
        (IdKind::National, Some(prefix)) => to.vat_identifier = Some(format!("{prefix}{}", party.tax_id)),
        _ => to.legal_registration = Some(Identifier::new(&*party.tax_id)),
    }
    to
}

fn seller(issuer: &Party) -> en16931::invoice::Party {
    let mut to = party(issuer);
    // Outside of the Union a seller's tax number has a place of its own; a buyer's has not.
    if let Some(id) = to.legal_registration.take() {
        to.tax_registration = Some(id.content().to_owned());
        to.legal_registration = Some(id);
    }
    to
}

/// Whether nothing of it is within the tax.
fn invoice_is_outside(issued: &Issued) -> bool {
    let outside = |line: &Line| category(line.taxes.first(), false).0 == "O";
    !issued.lines.is_empty() && issued.lines.iter().all(outside) && !is_mixed(issued)
}

fn notes(issued: &Issued) -> Vec<InvoiceNote> {
    let mut notes: Vec<InvoiceNote> = Vec::new();
    if issued.kind != Kind::F1 {
        let why = match &issued.correction {
            Some(correction) => format!("{} {} {}", issued.kind.code(), correction.by.code(), correction.reason),
            None => issued.kind.code().to_owned(),
        };
        notes.push(InvoiceNote::new(why.trim()).with_subject("ACD"));
    }
    notes.extend(issued.notes.iter().filter(|note| !note.trim().is_empty()).map(|note| InvoiceNote::new(&**note)));
    notes
}

pub(super) fn is_transfer(means: &str) -> bool {
    matches!(means, "30" | "31" | "42" | "58")
}

fn payment(first: &Payment, all: &[Payment]) -> PaymentInstructions {
    let means = match first.means.as_str() {
        means if is_transfer(means) => {
            let same = all.iter().filter(|other| other.means == first.means);
            let transfers = same.map(|one| CreditTransfer {
                account_identifier: some(&one.account),
                account_name: None,
                provider_identifier: some(&one.bic),
            });
            Some(PaymentMeans::CreditTransfer(transfers.collect()))
        }
        "49" | "59" => Some(PaymentMeans::DirectDebit(DirectDebit {
            mandate_reference: some(&first.mandate),
            creditor_identifier: None,
            debited_account: some(&first.account),
        })),
        "48" | "54" | "55" if !first.account.is_empty() => {
            Some(PaymentMeans::Card(PaymentCard { primary_account_number: some(&first.account), holder_name: None }))
        }
        _ => None,
    };
    PaymentInstructions {
        means_code: Some(Code::new(&*first.means)),
        means_text: None,
        remittance_information: some(&first.reference),
        means,
    }
}

fn vat(taxes: &[Tax], mixed: bool) -> Result<LineVat, WriteError> {
    if taxes.len() > 1 || taxes.iter().any(|tax| tax.rate().is_none()) {
        return Err(WriteError::Taxes);
    }
    let (code, rate) = category(taxes.first(), mixed);
    Ok(LineVat { category: Code::new(code), rate: rate.map(Percentage::new) })
}

fn line(at: usize, line: &Line, issued: &Issued, scale: &Scale) -> Result<InvoiceLine, WriteError> {
    let vat = vat(&line.taxes, scale.mixed)?;
    let (mut quantity, mut price) = (line.quantity, line.unit_price);
    let inside = issued.prices == Prices::WithTax;
    if inside {
        // The net amount is what is known; the price is what it makes for one, its own discounts inside.
        let net = Decimal::new(line.net, issued.digits);
        price = net.checked_div(quantity).unwrap_or_default();
        price = price.round_dp_with_strategy(PRICE_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    }
    if price.is_sign_negative() {
        (quantity, price) = (-quantity, -price);
    }
    if scale.turned {
        quantity = -quantity;
    }
    let mut to = InvoiceLine::new(
        (at + 1).to_string(),
        line.description.trim(),
        Quantity::new(quantity.normalize()),
        Code::new(if line.unit.is_empty() { "C62" } else { &line.unit }),
        scale.amount(line.net)?,
        vat.category,
        vat.rate,
    )
    .with_price(PriceDetails { net_price: UnitPriceAmount::new(price.normalize()), ..Default::default() });
    to.item = Item { name: some(&line.description), seller_identifier: some(&line.code), ..Default::default() };
    if !inside {
        for change in &line.changes {
            let amount = scale.amount(if change.turn == Turn::Discount {
                change.printed.saturating_neg()
            } else {
                change.printed
            })?;
            let percentage = match change.worth {
                Worth::Percent(percent) => Some(Percentage::new(percent.normalize())),
                Worth::PercentOfRest(_) | Worth::Amount(_) => None,
            };
            let base_amount = percentage.is_some().then(|| scale.amount(line.full)).transpose()?;
            let (reason, reason_code) = reason(change);
            let raised = LineAllowanceCharge { amount, base_amount, percentage, reason, reason_code };
            if change.turn == Turn::Discount { to.allowances.push(raised) } else { to.charges.push(raised) }
        }
    }
    Ok(to)
}

/// A discount or charge must say why (BR-33, BR-42…): in words, or by code (UNTDID 5189 discount, 7161 miscellaneous).
fn reason(change: &Change) -> (Option<String>, Option<Code>) {
    match (some(&change.reason), change.turn) {
        (Some(reason), _) => (Some(reason), None),
        (None, Turn::Discount) => (None, Some(Code::new("95"))),
        (None, Turn::Charge) => (None, Some(Code::new("ABK"))),
    }
}

fn document_change(
    change: &Change,
    taxes: &[Tax],
    net: i64,
    scale: &Scale,
) -> Result<DocumentAllowanceCharge, WriteError> {
    let amount = scale.amount(if change.turn == Turn::Discount { net.saturating_neg() } else { net })?;
    let (reason, reason_code) = reason(change);
    Ok(DocumentAllowanceCharge {
        amount,
        base_amount: None,
        percentage: None,
        vat: vat(taxes, scale.mixed)?,
        reason,
        reason_code,
    })
}

/// Base, tax, and the taxes that are in it.
type Row<'a> = (i64, i64, Vec<&'a Tax>);

/// Taxes by category and rate. Several treatments of one category are one row, with all their reasons.
fn breakdown(issued: &Issued, scale: &Scale) -> Result<Vec<VatBreakdown>, WriteError> {
    let mut rows: BTreeMap<(&str, Option<Decimal>), Row<'_>> = BTreeMap::new();
    let mut outside = issued.totals.net;
    for group in &issued.taxes {
        if group.tax.rate().is_none() {
            return Err(WriteError::Taxes);
        }
        let row = rows.entry(category(Some(&group.tax), scale.mixed)).or_default();
        row.0 = row.0.checked_add(group.base).ok_or(WriteError::Amount)?;
        row.1 = row.1.checked_add(group.amount).ok_or(WriteError::Amount)?;
        row.2.push(&group.tax);
        outside = outside.checked_sub(group.base).ok_or(WriteError::Amount)?;
    }
    // Lines without any tax are outside of all groups.
    let none = outside != 0 || issued.lines.iter().any(|line| line.taxes.is_empty());
    let place = category(None, scale.mixed);
    if none {
        let row = rows.entry(place).or_default();
        row.0 = row.0.checked_add(outside).ok_or(WriteError::Amount)?;
    }
    let mut told = Vec::with_capacity(rows.len());
    for ((code, rate), (base, amount, taxes)) in rows {
        let mut reason = Vec::new();
        let mut reasons = Vec::new();
        if !matches!(code, "S" | "Z" | "L" | "M") {
            for tax in &taxes {
                reason.push(tax.treatment.code());
                reasons.extend(reason_code(tax.treatment));
            }
            if none && (code, rate) == place {
                reason.push(OUTSIDE);
                reasons.push("VATEX-EU-O");
            }
            reason.dedup();
            reasons.dedup();
        }
        told.push(VatBreakdown {
            taxable_amount: scale.amount(base)?,
            tax_amount: scale.amount(amount)?,
            category: Code::new(code),
            rate: rate.map(Percentage::new),
            exemption_reason: (!reason.is_empty()).then(|| reason.join(", ")),
            exemption_reason_code: match reasons.as_slice() {
                // Exempt because it is outside is no reason of the list that the norm takes for exempt.
                [one] if code != "E" || *one != "VATEX-EU-O" => Some(Code::new(*one)),
                _ => None,
            },
        });
    }
    Ok(told)
}
