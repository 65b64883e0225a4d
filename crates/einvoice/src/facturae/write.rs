//! From an issued invoice to the file, in the order of the schema.

use super::codes::{event, means, reason, tax, unit};
use super::{WriteError, Written, parties};
use crate::markup::{Sheet, cut};
use crate::{By, Change, Due, Issued, Kind, Line, Lost};
use billing::{Prices, Retention, Tax, Treatment, Turn, Worth};
use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

const NAMESPACE: &str = "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml";
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Decimals a price may have.
const PRICE_DECIMALS: u32 = 8;
/// Characters of a number, a series, a reference.
const NUMBER: usize = 20;

/// Writes an invoice as Facturae 3.2.2. `InvoiceTotal` is less the retentions, as the format has it.
pub fn write(issued: &Issued) -> Result<Written, WriteError> {
    if issued.digits > 2 {
        return Err(WriteError::Digits);
    }
    if issued.number.chars().count() > NUMBER || issued.series.chars().count() > NUMBER || issued.number.is_empty() {
        return Err(WriteError::Number);
    }
    let customer = issued.customer.as_ref().ok_or(WriteError::NoCustomer)?;
    let work = Work { issued };
    let totals = &issued.totals;
    let total = totals.total.checked_sub(totals.retained).ok_or(WriteError::Amount)?;
    let mut s = Sheet::new();
    s.open_with("fe:Facturae", &[("xmlns:fe", NAMESPACE), ("xmlns:ds", SIGNATURE)]);
    s.open("FileHeader")
        .leaf("SchemaVersion", "3.2.2")
        .leaf("Modality", "I")
        .leaf("InvoiceIssuerType", "EM")
        .open("Batch");
    s.leaf("BatchIdentifier", &cut(&format!("{}{}", issued.issuer.tax_id, issued.full_number()), 70))
        .leaf("InvoicesCount", "1");
    for (name, amount) in [
        ("TotalInvoicesAmount", total),
        ("TotalOutstandingAmount", totals.payable),
        ("TotalExecutableAmount", totals.payable),
    ] {
        s.open(name).leaf("TotalAmount", &work.money(amount)).close();
    }
    s.leaf("InvoiceCurrencyCode", &issued.currency).close().close();
    s.open("Parties").open("SellerParty");
    let mut short = parties::write(&mut s, &issued.issuer)?;
    s.close().open("BuyerParty");
    short |= parties::write(&mut s, customer)?;
    s.close().close();
    s.open("Invoices").open("Invoice");
    work.header(&mut s);
    work.issue(&mut s);
    work.taxes(&mut s)?;
    work.totals(&mut s, total)?;
    s.open("Items");
    for (at, line) in issued.lines.iter().enumerate() {
        work.line(&mut s, at, line)?;
    }
    s.close();
    work.payments(&mut s);
    if !issued.notes.is_empty() {
        s.open("LegalLiterals");
        for note in &issued.notes {
            s.leaf("LegalReference", &cut(note, 250));
        }
        s.close();
    }
    if !issued.terms.is_empty() {
        s.open("AdditionalData").leaf("InvoiceAdditionalInformation", &cut(&issued.terms, 2500)).close();
    }
    short |= issued.notes.iter().any(|note| note.trim().chars().count() > 250);
    short |=
        issued.lines.iter().any(|line| line.code.chars().count() > NUMBER || line.description.chars().count() > 2500);
    Ok(Written { xml: s.done(), lost: lost(issued, short) })
}

fn lost(issued: &Issued, short: bool) -> Vec<Lost> {
    let references = issued.correction.as_ref().map_or(0, |correction| correction.rectified.len());
    let all = [
        (Lost::Payments, issued.payments.len() > 1),
        (Lost::PricesWithTax, issued.prices == Prices::WithTax),
        (Lost::Exchange, issued.book.is_some()),
        (Lost::References, references > 1 || !issued.replaces.is_empty()),
        (Lost::OwnTaxes, issued.changes.iter().any(|change| change.own_taxes)),
        (Lost::Kind, issued.kind == Kind::F3),
        (Lost::Cut, short),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(lost, _)| lost).collect()
}

struct Work<'a> {
    issued: &'a Issued,
}

/// A tax as it is grouped: code, rate, recargo.
type Key = (&'static str, Decimal, Option<Decimal>);

impl Work<'_> {
    /// Minor units in major ones, always with two decimals.
    fn money(&self, minor: i64) -> String {
        let mut amount = Decimal::new(minor, self.issued.digits);
        amount.rescale(2);
        amount.to_string()
    }

    fn header(&self, s: &mut Sheet) {
        let issued = self.issued;
        s.open("InvoiceHeader").leaf("InvoiceNumber", &issued.number).leaf_if("InvoiceSeriesCode", &issued.series);
        s.leaf("InvoiceDocumentType", if issued.kind.is_simplified() { "FA" } else { "FC" });
        s.leaf("InvoiceClass", if issued.kind.corrects() { "OR" } else { "OO" });
        if let Some(correction) = issued.correction.as_ref().filter(|_| issued.kind.corrects()) {
            let first = correction.rectified.first();
            let of = first.and_then(|reference| reference.issued_on).unwrap_or(issued.issued_on);
            let (code, description) = reason(issued.kind);
            s.open("Corrective")
                .leaf_if("InvoiceNumber", &first.map(|one| cut(&one.number, NUMBER)).unwrap_or_default());
            s.leaf("ReasonCode", code).leaf("ReasonDescription", description);
            let (from, until) = month(of);
            s.open("TaxPeriod").leaf("StartDate", &from.to_string()).leaf("EndDate", &until.to_string()).close();
            let (method, text) = match correction.by {
                By::Substitution => ("01", "Rectificación íntegra"),
                By::Difference => ("02", "Rectificación por diferencias"),
            };
            s.leaf("CorrectionMethod", method).leaf("CorrectionMethodDescription", text);
            let said = format!("{} {}", issued.kind.code(), correction.reason);
            s.leaf("AdditionalReasonDescription", &cut(&said, 2500));
            if let Some(on) = first.and_then(|reference| reference.issued_on) {
                s.leaf("InvoiceIssueDate", &on.to_string());
            }
            s.close();
        }
        s.close();
    }

    fn issue(&self, s: &mut Sheet) {
        let issued = self.issued;
        s.open("InvoiceIssueData").leaf("IssueDate", &issued.issued_on.to_string());
        if let Some(on) = issued.operation_on {
            s.leaf("OperationDate", &on.to_string());
        }
        s.leaf("InvoiceCurrencyCode", &issued.currency);
        if let Some(book) = issued.book.as_ref().filter(|book| book.currency == "EUR" && issued.currency != "EUR") {
            let rate = decimals(book.rate, 2);
            s.open("ExchangeRateDetails")
                .leaf("ExchangeRate", &rate)
                .leaf("ExchangeRateDate", &book.rate_on.to_string())
                .close();
        }
        s.leaf("TaxCurrencyCode", &issued.currency).leaf("LanguageName", "es");
        s.leaf_if("ReceiverTransactionReference", &cut(&issued.order, NUMBER));
        s.leaf_if("ReceiverContractReference", &cut(&issued.customer_reference, NUMBER)).close();
    }

    fn key(&self, tax_of: &Tax) -> Result<Key, WriteError> {
        let code = tax(&tax_of.kind).ok_or(WriteError::Taxes)?;
        Ok((code, tax_of.rate().ok_or(WriteError::Taxes)?.normalize(), tax_of.surcharge.map(|rate| rate.normalize())))
    }

    fn taxes(&self, s: &mut Sheet) -> Result<(), WriteError> {
        let mut groups: BTreeMap<Key, (i64, i64, i64)> = BTreeMap::new();
        for group in &self.issued.taxes {
            let sum = groups.entry(self.key(&group.tax)?).or_default();
            let add = |a: i64, b: i64| a.checked_add(b).ok_or(WriteError::Amount);
            *sum = (add(sum.0, group.base)?, add(sum.1, group.amount)?, add(sum.2, group.surcharge)?);
        }
        // Lines without any tax are said as not subject at 0 %, since every line must name a tax.
        let bare: Vec<&Line> = self.issued.lines.iter().filter(|line| line.taxes.is_empty()).collect();
        if !bare.is_empty() {
            let sum = groups.entry(("01", Decimal::ZERO, None)).or_default();
            for line in bare {
                sum.0 = sum.0.checked_add(line.base).ok_or(WriteError::Amount)?;
            }
        }
        if groups.is_empty() {
            groups.insert(("01", Decimal::ZERO, None), (0, 0, 0));
        }
        s.open("TaxesOutputs");
        for (key, (base, amount, surcharge)) in groups {
            self.tax(s, key, base, amount, surcharge);
        }
        s.close();
        if !self.issued.retentions.is_empty() {
            s.open("TaxesWithheld");
            for retention in &self.issued.retentions {
                let code = tax(&retention.kind).ok_or(WriteError::Taxes)?;
                self.tax(s, (code, retention.percent, None), retention.base, retention.amount, 0);
            }
            s.close();
        }
        Ok(())
    }

    fn tax(&self, s: &mut Sheet, (code, rate, recargo): Key, base: i64, amount: i64, surcharge: i64) {
        s.open("Tax").leaf("TaxTypeCode", code).leaf("TaxRate", &decimals(rate, 2));
        s.open("TaxableBase").leaf("TotalAmount", &self.money(base)).close();
        s.open("TaxAmount").leaf("TotalAmount", &self.money(amount)).close();
        if let Some(recargo) = recargo {
            // The schema has two decimals for its rate: enough for every one in force (5.20, 1.40, 0.50, 1.75).
            let rate = recargo.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            s.leaf("EquivalenceSurcharge", &decimals(rate, 2));
            s.open("EquivalenceSurchargeAmount").leaf("TotalAmount", &self.money(surcharge)).close();
        }
        s.close();
    }

    fn changes(&self, s: &mut Sheet, changes: &[Change], amount: impl Fn(&Change) -> i64, names: [[&str; 4]; 2]) {
        for (turn, [group, one, kind, sum]) in [Turn::Discount, Turn::Charge].into_iter().zip(names) {
            let mut of = changes.iter().filter(|change| change.turn == turn).peekable();
            if of.peek().is_none() {
                continue;
            }
            s.open(group);
            for change in of {
                s.open(one).leaf(&format!("{kind}Reason"), &cut(&change.reason, 2500));
                if let Worth::Percent(percent) = change.worth {
                    s.leaf(&format!("{kind}Rate"), &decimals(percent, 2));
                }
                let changed = amount(change);
                s.leaf(sum, &self.money(if turn == Turn::Discount { changed.saturating_neg() } else { changed }))
                    .close();
            }
            s.close();
        }
    }

    fn totals(&self, s: &mut Sheet, total: i64) -> Result<(), WriteError> {
        let (issued, totals) = (self.issued, &self.issued.totals);
        s.open("InvoiceTotals").leaf("TotalGrossAmount", &self.money(totals.lines));
        let names = [
            ["GeneralDiscounts", "Discount", "Discount", "DiscountAmount"],
            ["GeneralSurcharges", "Charge", "Charge", "ChargeAmount"],
        ];
        self.changes(
            s,
            &issued.changes,
            |change| change.parts.iter().fold(0, |sum, part| sum.saturating_add(part.net)),
            names,
        );
        if issued.changes.iter().any(|change| change.turn == Turn::Discount) {
            s.leaf("TotalGeneralDiscounts", &self.money(totals.discounts));
        }
        if issued.changes.iter().any(|change| change.turn == Turn::Charge) {
            s.leaf("TotalGeneralSurcharges", &self.money(totals.charges));
        }
        let outputs = totals.tax.checked_add(totals.surcharge).ok_or(WriteError::Amount)?;
        s.leaf("TotalGrossAmountBeforeTaxes", &self.money(totals.net)).leaf("TotalTaxOutputs", &self.money(outputs));
        s.leaf("TotalTaxesWithheld", &self.money(totals.retained)).leaf("InvoiceTotal", &self.money(total));
        if totals.prepaid != 0 {
            s.open("PaymentsOnAccount")
                .open("PaymentOnAccount")
                .leaf("PaymentOnAccountDate", &issued.issued_on.to_string());
            s.leaf("PaymentOnAccountAmount", &self.money(totals.prepaid)).close().close();
        }
        s.leaf("TotalOutstandingAmount", &self.money(totals.payable));
        if totals.prepaid != 0 {
            s.leaf("TotalPaymentsOnAccount", &self.money(totals.prepaid));
        }
        s.leaf("TotalExecutableAmount", &self.money(totals.payable)).close();
        Ok(())
    }

    fn line(&self, s: &mut Sheet, at: usize, line: &Line) -> Result<(), WriteError> {
        let inside = self.issued.prices == Prices::WithTax;
        let (mut price, mut full) = (line.unit_price, line.full);
        if inside {
            let net = Decimal::new(line.net, self.issued.digits);
            (price, full) = (net.checked_div(line.quantity).unwrap_or_default(), line.net);
        }
        price = price.round_dp_with_strategy(PRICE_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
        s.open("InvoiceLine");
        if at == 0 && !self.issued.deliveries.is_empty() {
            s.open("DeliveryNotesReferences");
            for number in &self.issued.deliveries {
                s.open("DeliveryNote").leaf("DeliveryNoteNumber", &cut(number, 30)).close();
            }
            s.close();
        }
        s.leaf("ItemDescription", &cut(&line.description, 2500))
            .leaf("Quantity", &line.quantity.normalize().to_string());
        s.leaf("UnitOfMeasure", unit(&line.unit))
            .leaf("UnitPriceWithoutTax", &decimals(price, 2))
            .leaf("TotalCost", &self.money(full));
        if !inside {
            let names = [
                ["DiscountsAndRebates", "Discount", "Discount", "DiscountAmount"],
                ["Charges", "Charge", "Charge", "ChargeAmount"],
            ];
            self.changes(s, &line.changes, |change| change.printed, names);
        }
        s.leaf("GrossAmount", &self.money(line.net));
        if !line.retentions.is_empty() {
            s.open("TaxesWithheld");
            for retention in &line.retentions {
                self.withheld(s, retention, line.base)?;
            }
            s.close();
        }
        s.open("TaxesOutputs");
        if line.taxes.is_empty() {
            self.tax(s, ("01", Decimal::ZERO, None), line.base, 0, 0);
        }
        for tax_of in &line.taxes {
            let key = self.key(tax_of)?;
            let part = |rate: Decimal| self.part(line.base, rate);
            self.tax(s, key, line.base, part(key.1)?, part(key.2.unwrap_or_default())?);
        }
        s.close();
        let treatment = line.taxes.first().map(|tax| tax.treatment);
        if treatment == Some(Treatment::S2) {
            s.leaf("AdditionalLineItemInformation", "S2");
        }
        if let Some((code, reason)) = event(treatment) {
            s.open("SpecialTaxableEvent")
                .leaf("SpecialTaxableEventCode", code)
                .leaf("SpecialTaxableEventReason", reason)
                .close();
        }
        s.leaf_if("ArticleCode", &cut(&line.code, NUMBER)).close();
        Ok(())
    }

    /// What a rate is of one line's base; only told, never summed.
    fn part(&self, base: i64, rate: Decimal) -> Result<i64, WriteError> {
        let part = Decimal::from(base).checked_mul(rate).ok_or(WriteError::Amount)? / Decimal::ONE_HUNDRED;
        i64::try_from(part.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
            .map_err(|_| WriteError::Amount)
    }

    fn withheld(&self, s: &mut Sheet, retention: &Retention, base: i64) -> Result<(), WriteError> {
        let code = tax(&retention.kind).ok_or(WriteError::Taxes)?;
        self.tax(s, (code, retention.percent.normalize(), None), base, self.part(base, retention.percent)?, 0);
        Ok(())
    }

    fn payments(&self, s: &mut Sheet) {
        let issued = self.issued;
        let payment = issued.payments.first().cloned().unwrap_or_default();
        let code = if issued.payments.is_empty() { "13" } else { means(&payment.means) };
        // How to pay can only be said with a day: the day of issue where there is no other.
        let now = [Due { on: issued.issued_on, amount: issued.totals.payable }];
        let due = match issued.due.as_slice() {
            [] if issued.payments.is_empty() => return,
            [] => now.as_slice(),
            due => due,
        };
        s.open("PaymentDetails");
        for due in due {
            s.open("Installment")
                .leaf("InstallmentDueDate", &due.on.to_string())
                .leaf("InstallmentAmount", &self.money(due.amount));
            s.leaf("PaymentMeans", code);
            let account = |s: &mut Sheet, name: &str| {
                let iban =
                    payment.account.get(..2).is_some_and(|country| country.chars().all(|c| c.is_ascii_alphabetic()));
                s.open(name)
                    .leaf(if iban { "IBAN" } else { "AccountNumber" }, &cut(&payment.account, 34))
                    .leaf_if("BIC", &payment.bic)
                    .close();
            };
            if code == "04" && payment.account.chars().count() >= 5 {
                account(s, "AccountToBeCredited");
            }
            s.leaf_if("PaymentReconciliationReference", &cut(&payment.reference, 60));
            if code == "02" && payment.account.chars().count() >= 5 {
                account(s, "AccountToBeDebited");
            }
            s.leaf_if("DebitReconciliationReference", &cut(&payment.mandate, 60)).close();
        }
        s.close();
    }
}

/// A number with at least so many decimals, and no zeros behind them.
fn decimals(number: Decimal, least: u32) -> String {
    let mut number = number.normalize();
    if number.scale() < least {
        number.rescale(least);
    }
    number.to_string()
}

/// First and last day of a day's month.
fn month(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(chrono::Months::new(1)).and_then(|next| next.pred_opt());
    (first, next.unwrap_or(day))
}
