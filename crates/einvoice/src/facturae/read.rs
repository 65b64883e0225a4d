//! From the file to invoices.

use super::codes::{corrective, tax_kind, treatment, unece, untdid};
use super::parties;
use crate::markup::{Node, parse};
use crate::{By, Change, Correction, Due, Issued, Kind, Line, Payment, ReadError, Reference, SCHEMA};
use billing::{Prices, Profile, Retention, RetentionAmounts, Tax, TaxGroup, Totals, Treatment, Turn, Worth};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals of the amounts that are kept; the file may have up to eight.
const DIGITS: u32 = 2;

/// Reads every invoice of a file of version 3.2, 3.2.1 or 3.2.2. A signature is passed over, not checked.
pub fn read(bytes: &[u8]) -> Result<Vec<Issued>, ReadError> {
    let root = parse(bytes)?;
    if root.name != "Facturae" {
        return Err(ReadError::UnknownKind(root.name.chars().take(40).collect()));
    }
    let seller = root.down(&["Parties", "SellerParty"]).ok_or(ReadError::Missing("SellerParty"))?;
    let buyer = root.down(&["Parties", "BuyerParty"]).ok_or(ReadError::Missing("BuyerParty"))?;
    let (issuer, customer) = (parties::read(seller), parties::read(buyer));
    let invoices = root.child("Invoices").ok_or(ReadError::Missing("Invoices"))?;
    let read = invoices.all("Invoice").map(|node| {
        let mut issued = invoice(node)?;
        (issued.issuer, issued.customer) = (issuer.clone(), Some(customer.clone()));
        Ok(issued)
    });
    read.collect()
}

fn invoice(node: &Node) -> Result<Issued, ReadError> {
    let text = |path: &[&str]| node.text_at(path).to_owned();
    let (kind, correction) = kind(node)?;
    let items = node.child("Items").ok_or(ReadError::Missing("Items"))?;
    let lines = items.all("InvoiceLine").map(line).collect::<Result<Vec<_>, _>>()?;
    let totals = node.child("InvoiceTotals").ok_or(ReadError::Missing("InvoiceTotals"))?;
    let mut deliveries: Vec<String> = Vec::new();
    for note in items
        .all("InvoiceLine")
        .filter_map(|line| line.child("DeliveryNotesReferences"))
        .flat_map(|notes| notes.all("DeliveryNote"))
    {
        let number = note.text_at(&["DeliveryNoteNumber"]).to_owned();
        if !number.is_empty() && !deliveries.contains(&number) {
            deliveries.push(number);
        }
    }
    let mut issued = Issued {
        schema: SCHEMA,
        kind,
        series: text(&["InvoiceHeader", "InvoiceSeriesCode"]),
        number: text(&["InvoiceHeader", "InvoiceNumber"]),
        issued_on: day("IssueDate", node.text_at(&["InvoiceIssueData", "IssueDate"]))?
            .ok_or(ReadError::Missing("IssueDate"))?,
        operation_on: day("OperationDate", node.text_at(&["InvoiceIssueData", "OperationDate"]))?,
        correction,
        replaces: Vec::new(),
        currency: text(&["InvoiceIssueData", "InvoiceCurrencyCode"]),
        digits: DIGITS,
        profile: Profile::En16931,
        prices: Prices::WithoutTax,
        issuer: Default::default(),
        customer: None,
        lines,
        changes: changes(totals, ["GeneralDiscounts", "GeneralSurcharges"])?,
        taxes: Vec::new(),
        retentions: Vec::new(),
        totals: Totals {
            prepaid: money("TotalPaymentsOnAccount", totals.text_at(&["TotalPaymentsOnAccount"]))?,
            ..Totals::default()
        },
        book: None,
        payments: Vec::new(),
        due: Vec::new(),
        terms: text(&["AdditionalData", "InvoiceAdditionalInformation"]),
        order: text(&["InvoiceIssueData", "ReceiverTransactionReference"]),
        customer_reference: text(&["InvoiceIssueData", "ReceiverContractReference"]),
        deliveries,
        notes: node
            .child("LegalLiterals")
            .map(|notes| notes.all("LegalReference").map(|note| note.text.trim().to_owned()).collect())
            .unwrap_or_default(),
    };
    payments(node, &mut issued)?;
    sums(node, totals, &mut issued)?;
    Ok(issued)
}

fn kind(node: &Node) -> Result<(Kind, Option<Correction>), ReadError> {
    let simplified = node.text_at(&["InvoiceHeader", "InvoiceDocumentType"]) == "FA";
    let Some(corrected) = node.down(&["InvoiceHeader", "Corrective"]) else {
        return Ok((if simplified { Kind::F2 } else { Kind::F1 }, None));
    };
    let said = corrected.text_at(&["AdditionalReasonDescription"]);
    let (first, rest) = said.split_once(' ').unwrap_or((said, ""));
    let (kind, reason) = match Kind::from_code(first).filter(|kind| kind.corrects()) {
        Some(kind) => (kind, rest.trim()),
        None if simplified => (Kind::R5, said),
        None => (corrective(corrected.text_at(&["ReasonCode"])), said),
    };
    let reason = if reason.is_empty() { corrected.text_at(&["ReasonDescription"]) } else { reason };
    let number = format!("{}{}", corrected.text_at(&["InvoiceSeriesCode"]), corrected.text_at(&["InvoiceNumber"]));
    let issued_on = day("InvoiceIssueDate", corrected.text_at(&["InvoiceIssueDate"]))?;
    let rectified = if number.is_empty() { Vec::new() } else { vec![Reference { number, issued_on }] };
    let by = if corrected.text_at(&["CorrectionMethod"]) == "01" { By::Substitution } else { By::Difference };
    Ok((kind, Some(Correction { by, reason: reason.to_owned(), rectified, replaced: None })))
}

fn line(node: &Node) -> Result<Line, ReadError> {
    let event = node.child("SpecialTaxableEvent");
    let event = event.and_then(|event| {
        treatment(event.text_at(&["SpecialTaxableEventCode"]), event.text_at(&["SpecialTaxableEventReason"]))
    });
    let reverse = node.text_at(&["AdditionalLineItemInformation"]) == "S2";
    let mut taxes = Vec::new();
    for tax in node.child("TaxesOutputs").into_iter().flat_map(|group| group.all("Tax")) {
        let (mut tax, surcharge) = (tax_of(tax)?, surcharge(tax)?);
        tax.surcharge = surcharge;
        let free = tax.rate() == Some(Decimal::ZERO) && tax.surcharge.is_none();
        match event {
            Some(None) if free => continue,
            Some(Some(treatment)) if free => tax = Tax::free(tax.kind, treatment),
            _ if free && reverse => tax = Tax::free(tax.kind, Treatment::S2),
            _ => {}
        }
        taxes.push(tax);
    }
    let mut retentions = Vec::new();
    for tax in node.child("TaxesWithheld").into_iter().flat_map(|group| group.all("Tax")) {
        let tax = tax_of(tax)?;
        let percent = tax.rate().unwrap_or_default();
        retentions.push(Retention { kind: tax.kind, percent });
    }
    let net = money("GrossAmount", node.text_at(&["GrossAmount"]))?;
    Ok(Line {
        code: node.text_at(&["ArticleCode"]).to_owned(),
        description: node.text_at(&["ItemDescription"]).to_owned(),
        unit: unece(node.text_at(&["UnitOfMeasure"])).to_owned(),
        quantity: number("Quantity", node.text_at(&["Quantity"]))?.ok_or(ReadError::Missing("Quantity"))?,
        unit_price: number("UnitPriceWithoutTax", node.text_at(&["UnitPriceWithoutTax"]))?.unwrap_or_default(),
        changes: changes(node, ["DiscountsAndRebates", "Charges"])?,
        taxes,
        retentions,
        full: money("TotalCost", node.text_at(&["TotalCost"]))?,
        printed: net,
        net,
        base: net,
        tax: 0,
    })
}

fn tax_of(node: &Node) -> Result<Tax, ReadError> {
    let rate = number("TaxRate", node.text_at(&["TaxRate"]))?.unwrap_or_default();
    Ok(Tax::percent(tax_kind(node.text_at(&["TaxTypeCode"])), rate))
}

fn surcharge(node: &Node) -> Result<Option<Decimal>, ReadError> {
    Ok(number("EquivalenceSurcharge", node.text_at(&["EquivalenceSurcharge"]))?.filter(|rate| !rate.is_zero()))
}

fn changes(node: &Node, names: [&str; 2]) -> Result<Vec<Change>, ReadError> {
    let mut changes = Vec::new();
    for (turn, group, one) in [(Turn::Discount, names[0], "Discount"), (Turn::Charge, names[1], "Charge")] {
        for change in node.child(group).into_iter().flat_map(|group| group.all(one)) {
            let amount = number("Amount", change.text_at(&[&format!("{one}Amount")]))?.unwrap_or_default();
            let rate = number("Rate", change.text_at(&[&format!("{one}Rate")]))?;
            let printed = minor("Amount", amount)?;
            changes.push(Change {
                turn,
                worth: rate.filter(|rate| !rate.is_zero()).map_or(Worth::Amount(amount), Worth::Percent),
                reason: change.text_at(&[&format!("{one}Reason")]).to_owned(),
                printed: if turn == Turn::Discount { printed.saturating_neg() } else { printed },
                parts: Vec::new(),
                own_taxes: false,
            });
        }
    }
    Ok(changes)
}

fn payments(node: &Node, issued: &mut Issued) -> Result<(), ReadError> {
    for one in node.child("PaymentDetails").into_iter().flat_map(|details| details.all("Installment")) {
        let on = day("InstallmentDueDate", one.text_at(&["InstallmentDueDate"]))?
            .ok_or(ReadError::Missing("InstallmentDueDate"))?;
        issued.due.push(Due { on, amount: money("InstallmentAmount", one.text_at(&["InstallmentAmount"]))? });
        let account = one.child("AccountToBeCredited").or(one.child("AccountToBeDebited"));
        let of = |name: &str| account.map(|account| account.text_at(&[name]).to_owned()).unwrap_or_default();
        let iban = of("IBAN");
        let payment = Payment {
            means: untdid(one.text_at(&["PaymentMeans"])).to_owned(),
            account: if iban.is_empty() { of("AccountNumber") } else { iban },
            bic: of("BIC"),
            mandate: one.text_at(&["DebitReconciliationReference"]).to_owned(),
            reference: one.text_at(&["PaymentReconciliationReference"]).to_owned(),
        };
        if !issued.payments.contains(&payment) {
            issued.payments.push(payment);
        }
    }
    Ok(())
}

/// The sums of the file, and where our own reckoning gives the same, the amounts of every line.
fn sums(node: &Node, totals: &Node, issued: &mut Issued) -> Result<(), ReadError> {
    let of = |name: &'static str| money(name, totals.text_at(&[name]));
    let (net, outputs, withheld) =
        (of("TotalGrossAmountBeforeTaxes")?, of("TotalTaxOutputs")?, of("TotalTaxesWithheld")?);
    let sums = (net, outputs, withheld);
    if issued.reckoned_as(|ours| (ours.net, ours.tax.saturating_add(ours.surcharge), ours.retained) == sums) {
        return Ok(());
    }
    let mut surcharges: i64 = 0;
    for tax in node.child("TaxesOutputs").into_iter().flat_map(|group| group.all("Tax")) {
        let of = |name: &'static str| money(name, tax.text_at(&[name, "TotalAmount"]));
        let mut kept = tax_of(tax)?;
        kept.surcharge = surcharge(tax)?;
        let group = TaxGroup {
            tax: kept,
            base: of("TaxableBase")?,
            units: None,
            amount: of("TaxAmount")?,
            surcharge: of("EquivalenceSurchargeAmount")?,
        };
        surcharges = surcharges.saturating_add(group.surcharge);
        issued.taxes.push(group);
    }
    for tax in node.child("TaxesWithheld").into_iter().flat_map(|group| group.all("Tax")) {
        let of = |name: &'static str| money(name, tax.text_at(&[name, "TotalAmount"]));
        let kept = tax_of(tax)?;
        let percent = kept.rate().unwrap_or_default();
        issued.retentions.push(RetentionAmounts {
            kind: kept.kind,
            percent,
            base: of("TaxableBase")?,
            amount: of("TaxAmount")?,
        });
    }
    issued.totals = Totals {
        lines: of("TotalGrossAmount")?,
        discounts: of("TotalGeneralDiscounts")?,
        charges: of("TotalGeneralSurcharges")?,
        net,
        tax: outputs.saturating_sub(surcharges),
        surcharge: surcharges,
        total: net.saturating_add(outputs),
        retained: withheld,
        payable: of("TotalExecutableAmount")?,
        ..issued.totals
    };
    Ok(())
}

fn day(what: &'static str, text: &str) -> Result<Option<NaiveDate>, ReadError> {
    if text.is_empty() {
        return Ok(None);
    }
    // A zone may follow the day.
    let day = text.get(..10).unwrap_or(text);
    NaiveDate::parse_from_str(day, "%Y-%m-%d")
        .map(Some)
        .map_err(|_| ReadError::Value(what, text.chars().take(40).collect()))
}

/// A number as a schema's `double`: `12.50`, `1E2`. None where nothing is written.
fn number(what: &'static str, text: &str) -> Result<Option<Decimal>, ReadError> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || ReadError::Value(what, text.chars().take(40).collect());
    if text.len() > 40 {
        return Err(wrong());
    }
    let found = Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).map_err(|_| wrong())?;
    Ok(Some(found.normalize()))
}

fn minor(what: &'static str, amount: Decimal) -> Result<i64, ReadError> {
    let wrong = || ReadError::Value(what, amount.to_string());
    let rounded = amount.round_dp_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(rounded.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(wrong)?).map_err(|_| wrong())
}

fn money(what: &'static str, text: &str) -> Result<i64, ReadError> {
    minor(what, number(what, text)?.unwrap_or_default())
}
