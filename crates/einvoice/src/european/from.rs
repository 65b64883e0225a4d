//! From the model of the norm to an invoice as this program knows it.

use super::codes::{kind as tax_kind, treatment, vat_prefix};
use crate::{
    Address, By, Change, Correction, Due, IdKind, Issued, Kind, Line, Party, Payment, ReadError, Reference, SCHEMA,
};
use billing::{Prices, Profile, Tax, TaxGroup, Totals, Turn, Worth};
use chrono::NaiveDate;
use en16931::invoice::{DocumentKind, LineAllowanceCharge, LineVat, PaymentInstructions, PaymentMeans};
use en16931::{Date, Invoice, InvoiceAmount};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// Decimals of every amount of the norm.
const DIGITS: u32 = 2;

pub(super) fn from(invoice: &Invoice) -> Result<Issued, ReadError> {
    let credit = invoice.kind == DocumentKind::CreditNote
        || invoice.type_code.as_ref().is_some_and(|code| code.as_str() == "381");
    let back = Back { credit, reasons: reasons(invoice) };
    let issued_on = day(invoice.issue_date).ok_or(ReadError::Missing("BT-2"))?;
    let (kind, correction, replaces) = kind(invoice, credit);
    let due =
        invoice.due_date.and_then(|on| day(Some(on))).map(|on| Due { on, amount: back.amount(invoice.totals.due) });
    let lines = invoice.lines.iter().map(|line| back.line(line)).collect::<Result<Vec<_>, _>>()?;
    let mut issued = Issued {
        schema: SCHEMA,
        kind,
        series: String::new(),
        number: invoice.number.clone().ok_or(ReadError::Missing("BT-1"))?,
        issued_on,
        operation_on: invoice.delivery.as_ref().and_then(|delivery| day(delivery.date)).filter(|on| *on != issued_on),
        correction,
        replaces,
        currency: invoice.currency.as_ref().map(|code| code.as_str().to_owned()).ok_or(ReadError::Missing("BT-5"))?,
        digits: DIGITS,
        profile: Profile::En16931,
        prices: Prices::WithoutTax,
        issuer: party(&invoice.seller),
        customer: Some(party(&invoice.buyer)).filter(|party| *party != Party::default()),
        lines,
        changes: Vec::new(),
        taxes: Vec::new(),
        retentions: Vec::new(),
        totals: Totals { prepaid: invoice.totals.paid.map_or(0, |paid| back.amount(paid)), ..Totals::default() },
        book: None,
        payments: invoice.payment.as_ref().map(payments).unwrap_or_default(),
        due: due.into_iter().collect(),
        terms: invoice.payment_terms.clone().unwrap_or_default(),
        order: invoice.purchase_order_reference.as_ref().map(|order| order.as_str().to_owned()).unwrap_or_default(),
        customer_reference: invoice.buyer_reference.clone().unwrap_or_default(),
        deliveries: invoice.despatch_advice_reference.iter().map(|note| note.as_str().to_owned()).collect(),
        notes: invoice.notes.iter().filter(|note| !is_kind(note)).filter_map(|note| note.note.clone()).collect(),
    };
    for (turn, one) in invoice
        .allowances
        .iter()
        .map(|one| (Turn::Discount, one))
        .chain(invoice.charges.iter().map(|one| (Turn::Charge, one)))
    {
        let worth = back.amount(one.amount);
        let printed = if turn == Turn::Discount { worth.saturating_neg() } else { worth };
        let part = billing::AdjustmentPart { taxes: back.taxes(&one.vat), net: printed };
        issued.changes.push(Change {
            turn,
            worth: Worth::Amount(Decimal::new(worth, DIGITS)),
            reason: one.reason.clone().unwrap_or_default(),
            printed,
            parts: vec![part],
            own_taxes: true,
        });
    }
    back.sums(&mut issued, invoice);
    Ok(issued)
}

struct Back {
    credit: bool,
    reasons: BTreeMap<String, String>,
}

/// The reasons by category.
fn reasons(invoice: &Invoice) -> BTreeMap<String, String> {
    let rows = invoice.vat_breakdown.iter();
    rows.map(|row| (row.category.as_str().to_owned(), row.exemption_reason.clone().unwrap_or_default())).collect()
}

impl Back {
    fn amount(&self, amount: InvoiceAmount) -> i64 {
        let minor = amount.to_minor_units();
        if self.credit { minor.saturating_neg() } else { minor }
    }

    fn taxes(&self, vat: &LineVat) -> Vec<Tax> {
        let code = vat.category.as_str();
        let reason = self.reasons.get(code).map_or("", String::as_str);
        let Some(treatment) = treatment(code, reason) else { return Vec::new() };
        let mut tax =
            Tax::percent(tax_kind(code), vat.rate.map(|rate| rate.into_decimal().normalize()).unwrap_or_default());
        if !treatment.charges() {
            tax = Tax::free(tax.kind, treatment);
        }
        vec![tax]
    }

    fn line(&self, line: &en16931::InvoiceLine) -> Result<Line, ReadError> {
        let quantity = line.quantity.into_decimal().normalize();
        let quantity = if self.credit { -quantity } else { quantity };
        let per = line.price.base_quantity.map_or(Decimal::ONE, |base| base.into_decimal());
        let price = line.price.net_price.into_decimal().checked_div(per).unwrap_or_default().normalize();
        let exact = quantity.checked_mul(price).ok_or_else(|| ReadError::Value("BT-129", line.id.clone()))?;
        let full = minor(exact).ok_or_else(|| ReadError::Value("BT-146", line.id.clone()))?;
        let mut changes = Vec::new();
        for (turn, one) in line
            .allowances
            .iter()
            .map(|one| (Turn::Discount, one))
            .chain(line.charges.iter().map(|one| (Turn::Charge, one)))
        {
            changes.push(self.change(turn, one, full));
        }
        let net = self.amount(line.net_amount);
        Ok(Line {
            code: line.item.seller_identifier.clone().unwrap_or_default(),
            description: line.item.name.clone().or_else(|| line.item.description.clone()).unwrap_or_default(),
            unit: line.unit_code.as_str().to_owned(),
            quantity,
            unit_price: price,
            changes,
            taxes: self.taxes(&line.vat),
            retentions: Vec::new(),
            full,
            printed: net,
            net,
            base: net,
            tax: 0,
        })
    }

    fn change(&self, turn: Turn, one: &LineAllowanceCharge, full: i64) -> Change {
        let worth = self.amount(one.amount);
        let printed = if turn == Turn::Discount { worth.saturating_neg() } else { worth };
        // A percentage counts where it is one of quantity × price; otherwise the amount is what is known.
        let of_whole = one.base_amount.is_some_and(|base| self.amount(base) == full);
        let worth = match one.percentage {
            Some(percent) if of_whole => Worth::Percent(percent.into_decimal().normalize()),
            _ => Worth::Amount(Decimal::new(worth, DIGITS)),
        };
        Change {
            turn,
            worth,
            reason: one.reason.clone().unwrap_or_default(),
            printed,
            parts: Vec::new(),
            own_taxes: false,
        }
    }

    /// The sums of the file, and where our own reckoning gives the same, the amounts of every line.
    fn sums(&self, issued: &mut Issued, invoice: &Invoice) {
        let totals = &invoice.totals;
        let vat = totals.vat_total.map_or(0, |vat| self.amount(vat));
        let sums = (self.amount(totals.taxable_total), vat, self.amount(totals.gross_total));
        if issued.reckoned_as(|ours| (ours.net, ours.tax, ours.total) == sums) {
            return;
        }
        issued.totals = Totals {
            lines: self.amount(totals.line_total),
            discounts: totals.allowance_total.map_or(0, |sum| self.amount(sum)),
            charges: totals.charge_total.map_or(0, |sum| self.amount(sum)),
            net: self.amount(totals.taxable_total),
            tax: vat,
            total: self.amount(totals.gross_total),
            payable: self.amount(totals.due),
            ..issued.totals
        };
        for row in &invoice.vat_breakdown {
            let vat = LineVat { category: row.category.clone(), rate: row.rate };
            let group = |tax| TaxGroup {
                tax,
                base: self.amount(row.taxable_amount),
                units: None,
                amount: self.amount(row.tax_amount),
                surcharge: 0,
            };
            issued.taxes.extend(self.taxes(&vat).into_iter().map(group));
        }
    }
}

fn minor(amount: Decimal) -> Option<i64> {
    let rounded = amount.round_dp_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(rounded.checked_mul(Decimal::ONE_HUNDRED)?).ok()
}

fn day(date: Option<Date>) -> Option<NaiveDate> {
    date.and_then(|date| NaiveDate::from_ymd_opt(date.year(), u32::from(date.month()), u32::from(date.day())))
}

/// A note that says what kind of invoice this is, as this program writes it.
fn is_kind(note: &en16931::InvoiceNote) -> bool {
    let subject = note.subject_code.as_ref().is_some_and(|code| code.as_str() == "ACD");
    subject
        && note.note.as_deref().and_then(|text| Kind::from_code(text.split(' ').next().unwrap_or_default())).is_some()
}

fn kind(invoice: &Invoice, credit: bool) -> (Kind, Option<Correction>, Vec<Reference>) {
    let said = invoice.notes.iter().find(|note| is_kind(note)).and_then(|note| note.note.clone()).unwrap_or_default();
    let mut words = said.splitn(3, ' ');
    let named = words.next().and_then(Kind::from_code);
    let by = if words.next() == Some("S") { By::Substitution } else { By::Difference };
    let reason = words.next().unwrap_or_default().to_owned();
    let references = invoice
        .preceding_invoices
        .iter()
        .map(|one| Reference { number: one.reference.as_str().to_owned(), issued_on: day(one.issue_date) });
    let references: Vec<Reference> = references.collect();
    let corrected = invoice.type_code.as_ref().is_some_and(|code| code.as_str() == "384");
    let kind = named.unwrap_or(if credit || corrected { Kind::R1 } else { Kind::F1 });
    if kind.corrects() {
        (kind, Some(Correction { by, reason, rectified: references, replaced: None }), Vec::new())
    } else {
        (kind, None, references)
    }
}

fn party(from: &en16931::invoice::Party) -> Party {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let country = from.address.country.as_ref().map(|code| code.as_str().to_owned()).unwrap_or_default();
    let street: Vec<&str> = [&from.address.line1, &from.address.line2, &from.address.line3]
        .into_iter()
        .filter_map(|line| line.as_deref())
        .collect();
    let (tax_id, id_kind) = match (&from.vat_identifier, vat_prefix(&country)) {
        // A Spanish number without its letters is the NIF; the others of the Union keep theirs.
        (Some(id), Some("ES")) => (id.strip_prefix("ES").unwrap_or(id).to_owned(), IdKind::National),
        (Some(id), Some(prefix)) if id.starts_with(prefix) => (id.clone(), IdKind::Vat),
        (Some(id), _) => (id.clone(), IdKind::National),
        (None, prefix) => {
            let other = from.tax_registration.clone();
            let id = other
                .or_else(|| from.legal_registration.as_ref().map(|id| id.content().to_owned()))
                .unwrap_or_default();
            let union = prefix.is_some_and(|prefix| prefix != "ES" && id.starts_with(prefix));
            (id, if union { IdKind::Vat } else { IdKind::National })
        }
    };
    Party {
        name: text(&from.name),
        trade_name: text(&from.trading_name),
        tax_id,
        id_kind,
        address: Address {
            street: street.join(", "),
            postcode: text(&from.address.post_code),
            town: text(&from.address.city),
            region: text(&from.address.subdivision),
            country,
        },
        mail: text(&from.contact.email),
        phone: text(&from.contact.phone),
        ..Party::default()
    }
}

fn payments(from: &PaymentInstructions) -> Vec<Payment> {
    let means = from.means_code.as_ref().map(|code| code.as_str().to_owned()).unwrap_or_default();
    let plain =
        Payment { means, reference: from.remittance_information.clone().unwrap_or_default(), ..Payment::default() };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match &from.means {
        Some(PaymentMeans::CreditTransfer(transfers)) if !transfers.is_empty() => transfers
            .iter()
            .map(|one| Payment {
                account: text(&one.account_identifier),
                bic: text(&one.provider_identifier),
                ..plain.clone()
            })
            .collect(),
        Some(PaymentMeans::DirectDebit(debit)) => {
            vec![Payment { account: text(&debit.debited_account), mandate: text(&debit.mandate_reference), ..plain }]
        }
        Some(PaymentMeans::Card(card)) => vec![Payment { account: text(&card.primary_account_number), ..plain }],
        _ => vec![plain],
    }
}
