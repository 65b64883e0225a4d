//! UBL, CII, the CII inside a PDF, and Facturae as a bill. Nothing is known of their payment: they wait for it.

use super::bill::{Bill, CODE, Line, NAME, Settled, Sold, TEXT, What, Who, currency, millionths, plus, short};
use crate::import::Said;
use einvoice::{IdKind, Issued, Party};
use rust_decimal::Decimal;

/// What an invoice of the given format (as the table and as the count call it) tells. `Err` carries the reason to refuse the file.
pub(super) fn bill(issued: &Issued, format: (&'static str, &'static str), sha256: String) -> Result<Bill, Said> {
    let issuer = who(&issued.issuer);
    let number = short(&issued.full_number(), CODE);
    if number.is_empty() || issuer.tax_id.is_empty() {
        return Err(Said::new("einvoice-unnumbered"));
    }
    Ok(Bill {
        format: format.0,
        version: format.1,
        code: format!("{} {number} {}", issuer.tax_id, issued.issued_on),
        stamped_at: None,
        sha256,
        issuer,
        receiver: issued.customer.as_ref().map_or_else(|| Who { is_anybody: true, ..Who::default() }, who),
        day: issued.issued_on,
        time: None,
        replaces: Vec::new(),
        what: What::Sale(Box::new(sold(issued)?)),
    })
}

fn who(party: &Party) -> Who {
    let country = short(&party.address.country, 2).to_uppercase();
    let compact: String = party.tax_id.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_uppercase();
    // The two letters that a VAT number carries are not part of the national one.
    let bare = compact.strip_prefix(&country).filter(|_| country.len() == 2 && compact.len() > 9);
    let tax_id = match (party.id_kind, bare) {
        (IdKind::National | IdKind::Vat, Some(bare)) => short(bare, CODE),
        _ => short(&compact, CODE),
    };
    Who {
        is_anybody: tax_id.is_empty() && party.name.trim().is_empty(),
        tax_id,
        is_person: party.person.then_some(true),
        name: crate::names::tidy(&short(&party.name, NAME)),
        street: short(&party.address.street, NAME),
        postcode: short(&party.address.postcode, CODE),
        city: short(&party.address.town, NAME),
        region: short(&party.address.region, NAME),
        mail: short(&party.mail, NAME),
        phone: short(&party.phone, CODE),
        country,
        ..Who::default()
    }
}

fn sold(issued: &Issued) -> Result<Sold, Said> {
    let totals = &issued.totals;
    let rectified = issued.correction.iter().flat_map(|correction| &correction.rectified);
    Ok(Sold {
        is_credit: totals.total < 0,
        series: short(&issued.series, CODE),
        number: short(&issued.number, CODE),
        currency: currency(&issued.currency)?,
        rate: issued.book.as_ref().map(|book| (book.currency.clone(), book.rate)),
        net: totals.net,
        tax: plus(totals.total, totals.net.saturating_neg())?,
        retained: issued.retentions.iter().try_fold(0, |sum, one| plus(sum, one.amount))?,
        total: totals.total,
        terms: short(&issued.terms, TEXT),
        due: issued.due.last().map(|due| due.on).filter(|_| totals.total >= 0),
        means: issued.payments.first().and_then(|payment| means(&payment.means)),
        settled: Settled::Open,
        corrects: rectified.map(|reference| short(&reference.number, CODE)).collect(),
        lines: issued.lines.iter().map(line).collect::<Result<_, _>>()?,
        is_doubtful: false,
    })
}

fn line(line: &einvoice::Line) -> Result<Line, Said> {
    let rate = match line.taxes.as_slice() {
        [tax] => tax.rate(),
        _ => None,
    };
    Ok(Line {
        code: short(&line.code, CODE),
        key: String::new(),
        text: short(&line.description, TEXT),
        unit: short(if line.unit == "C62" { "" } else { &line.unit }, CODE),
        quantity: millionths(line.quantity)?,
        price: millionths(line.unit_price)?,
        discount: plus(line.full, line.printed.saturating_neg())?.max(0),
        tax_rate: rate.filter(|rate| *rate >= Decimal::ZERO).map(millionths).transpose()?,
        amount: line.printed,
        tax: line.tax,
    })
}

/// UNTDID 4461 as payments know it.
fn means(code: &str) -> Option<&'static str> {
    Some(match code {
        "10" => "10",
        "20" => "20",
        "30" | "42" | "58" => "30",
        "48" | "54" | "55" => "48",
        "49" | "59" => "59",
        _ => return None,
    })
}
