//! A CFDI as a bill: types I and E are invoices and credit notes, P tells of payments, N and T are no sales.
//!
//! Codes as in the tax office's catalogues of CFDI 4.0 (`c_FormaPago`, `c_MetodoPago`, `c_TipoRelacion`, `c_Impuesto`).

use super::bill::{
    Bill, CODE, Line, NAME, Paid, Part, Settled, Sold, TEXT, What, Who, currency, millionths, minor, plus, short,
    too_large,
};
use crate::ids::Id;
use crate::import::Said;
use crate::money::Currency;
use crate::{names, places};
use chrono::{Days, NaiveDate};
use einvoice::cfdi::{Cfdi, Concept, Doubt, Party, Payment, Tax, Type};
use rust_decimal::Decimal;

/// Whoever buys without saying who, and whoever is abroad.
const ANYBODY: &str = "XAXX010101000";
const ABROAD: &str = "XEXX010101000";
/// Whether a tax id is of nobody in particular.
pub(super) fn is_generic(tax_id: &str) -> bool {
    [ANYBODY, ABROAD].contains(&tax_id)
}

/// What a CFDI tells. `Err` carries the reason to refuse the file.
pub(super) fn bill(cfdi: &Cfdi, sha256: String) -> Result<Bill, Said> {
    let stamp = match cfdi.stamps.as_slice() {
        [stamp] => stamp,
        [] => return Err(Said::new("einvoice-unstamped")),
        _ => return Err(Said::new("einvoice-stamped-twice")),
    };
    let Some(folio) = Id::parse(&stamp.uuid).filter(|_| stamp.uuid.len() == 36) else {
        return Err(Said::new("einvoice-stamp-unfit").with("value", short(&stamp.uuid, 40)));
    };
    let day = cfdi.issued_at.date();
    let replaced = cfdi.related.iter().filter(|related| related.relation == "04").flat_map(|related| &related.uuids);
    Ok(Bill {
        format: "cfdi",
        version: if cfdi.version == "3.3" { "cfdi-3.3" } else { "cfdi-4.0" },
        code: folio.to_string().to_uppercase(),
        stamped_at: stamp.at,
        sha256,
        issuer: who(&cfdi.issuer, false),
        receiver: who(&cfdi.receiver, cfdi.global),
        day,
        time: Some(cfdi.issued_at.time()),
        replaces: replaced.map(|folio| short(folio, CODE)).collect(),
        what: match cfdi.r#type {
            Type::I | Type::E => What::Sale(Box::new(sold(cfdi, day)?)),
            Type::P => What::Payments(cfdi.payments.iter().map(|one| paid(one, cfdi, day)).collect::<Result<_, _>>()?),
            Type::N => What::Other("payroll"),
            Type::T => What::Other("transport"),
        },
    })
}

fn who(party: &Party, is_global: bool) -> Who {
    let rfc = short(&party.rfc, CODE);
    let name = names::tidy(&short(&party.name, NAME));
    let abroad = party.foreign.as_ref().filter(|_| rfc == ABROAD);
    let says_nobody = is_global || name.is_empty() || names::fold(&name).contains("publico en general");
    Who {
        is_anybody: (rfc == ANYBODY && says_nobody) || (rfc == ABROAD && name.is_empty()),
        // Twelve signs are a company's, thirteen a person's.
        is_person: if is_generic(&rfc) { None } else { Some(rfc.chars().count() == 13) },
        country: match abroad {
            Some((country, _)) => places::country_code(country).unwrap_or_default().to_owned(),
            None => "MX".to_owned(),
        },
        tax_id: match abroad {
            Some((_, id)) => short(id, CODE),
            None => rfc,
        },
        postcode: if abroad.is_some() { String::new() } else { short(&party.postcode, CODE) },
        regime: short(&party.regime, CODE),
        r#use: short(&party.r#use, CODE),
        name,
        ..Who::default()
    }
}

fn sold(cfdi: &Cfdi, day: NaiveDate) -> Result<Sold, Said> {
    let money = currency(&cfdi.currency)?;
    let is_credit = cfdi.r#type == Type::E;
    let sign = if is_credit { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let of = |amount: Decimal| minor(amount * sign, money);
    let sum = |retained: bool| {
        let taxes = cfdi.taxes.iter().chain(&cfdi.local).filter(|tax| tax.retained == retained);
        taxes.fold(Decimal::ZERO, |sum, tax| sum.saturating_add(tax.amount))
    };
    let net = cfdi.subtotal.checked_sub(cfdi.discount).ok_or_else(|| too_large(cfdi.subtotal))?;
    let retained = of(sum(true))?;
    let corrects = cfdi.related.iter().filter(|related| related.relation != "04").flat_map(|related| &related.uuids);
    Ok(Sold {
        is_credit,
        series: short(&cfdi.series, CODE),
        number: short(&cfdi.folio, CODE),
        currency: money,
        rate: cfdi.rate.filter(|rate| *rate > Decimal::ZERO).map(|rate| ("MXN".to_owned(), rate)),
        net: of(net)?,
        tax: of(sum(false))?,
        retained,
        total: plus(of(cfdi.total)?, retained)?,
        terms: short(&cfdi.terms, TEXT),
        due: days_of(&cfdi.terms).and_then(|days| day.checked_add_days(Days::new(days))).filter(|_| !is_credit),
        means: means(&cfdi.form),
        settled: settled(&cfdi.method, &cfdi.form),
        corrects: if is_credit { corrects.map(|folio| short(folio, CODE)).collect() } else { Vec::new() },
        lines: cfdi.concepts.iter().map(|one| line(one, money, sign)).collect::<Result<_, _>>()?,
        is_doubtful: cfdi.doubts().iter().any(|doubt| matches!(doubt, Doubt::Subtotal(_) | Doubt::Total(_))),
    })
}

fn line(concept: &Concept, currency: Currency, sign: Decimal) -> Result<Line, Said> {
    let net = concept.amount.checked_sub(concept.discount).ok_or_else(|| too_large(concept.amount))?;
    let charged: Vec<&Tax> = concept.taxes.iter().filter(|tax| !tax.retained).collect();
    let tax = charged.iter().fold(Decimal::ZERO, |sum, tax| sum.saturating_add(tax.amount));
    let rate = match charged.as_slice() {
        [tax] if tax.factor == "Tasa" => tax.rate.and_then(|rate| rate.checked_mul(Decimal::ONE_HUNDRED)),
        _ => None,
    };
    Ok(Line {
        code: short(&concept.code, CODE),
        key: short(&concept.product_key, CODE),
        text: short(&concept.description, TEXT),
        unit: short(if concept.unit.trim().is_empty() { &concept.unit_key } else { &concept.unit }, CODE),
        quantity: millionths(concept.quantity * sign)?,
        price: millionths(concept.price)?,
        discount: minor(concept.discount, currency)?,
        tax_rate: rate.map(millionths).transpose()?,
        amount: minor(net * sign, currency)?,
        tax: minor(tax * sign, currency)?,
    })
}

fn paid(payment: &Payment, cfdi: &Cfdi, day: NaiveDate) -> Result<Paid, Said> {
    let money = currency(&payment.currency)?;
    let alone = payment.documents.len() == 1;
    let part = |one: &einvoice::cfdi::PaidDocument| {
        let own = if one.currency.is_empty() { money } else { currency(&one.currency)? };
        // 1.0 may leave out what a single document was paid: all of it.
        let amount = one.paid.unwrap_or(if alone { payment.amount } else { Decimal::ZERO });
        Ok(Part {
            code: short(&one.uuid, CODE),
            number: short(&format!("{}{}", one.series, one.folio), CODE),
            currency: own,
            amount: minor(amount, own)?,
            is_last: one.after == Some(Decimal::ZERO),
        })
    };
    Ok(Paid {
        day: payment.at.map_or(day, |at| at.date()),
        currency: money,
        amount: minor(payment.amount, money)?,
        method: means(&payment.form).unwrap_or_default(),
        reference: match short(&payment.operation, CODE) {
            operation if operation.is_empty() => short(&format!("{}{}", cfdi.series, cfdi.folio), CODE),
            operation => operation,
        },
        parts: payment.documents.iter().map(part).collect::<Result<_, _>>()?,
    })
}

/// What a form of payment (`c_FormaPago`) is called here: the codes of payments, and `sat-…` for those of Mexico alone. Nothing for one
/// that is no money, or not known yet.
fn means(form: &str) -> Option<&'static str> {
    Some(match form {
        "01" => "10",
        "02" => "20",
        "03" => "30",
        "04" | "28" | "29" => "48",
        "05" => "sat-05",
        "06" => "sat-06",
        "08" => "sat-08",
        _ => return None,
    })
}

/// `PUE` is paid in one sum when it is issued, `PPD` later or in parts. Only money makes a payment: what was set off or waived is settled without
/// one. Form `99` (not known yet) waits for its money even where it says `PUE`.
fn settled(method: &str, form: &str) -> Settled {
    match (method, form) {
        ("PPD", _) | (_, "" | "99") => Settled::Open,
        (_, "30") => Settled::Advance,
        (_, form) => means(form).map_or(Settled::Without, Settled::Paid),
    }
}

/// The days of terms that say nothing else: `30 días`, `Crédito a 15 dias`, `Neto 60 días`.
fn days_of(terms: &str) -> Option<u64> {
    let folded = names::fold(terms);
    let mut days = None;
    for word in folded.split_whitespace() {
        match word.parse::<u64>() {
            Ok(number) if days.is_none() && (1..=366).contains(&number) => days = Some(number),
            Ok(_) => return None,
            Err(_) if ["dias", "dia", "naturales", "neto", "credito", "a", "de", "plazo", "pago"].contains(&word) => {}
            Err(_) => return None,
        }
    }
    days.filter(|_| folded.contains("dia"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terms_that_are_days_make_a_due_day() {
        let told = [("30 días", 30), ("Crédito a 15 dias", 15), ("NETO 60 DÍAS", 60), ("Pago a 1 día", 1)];
        told.iter().for_each(|(terms, days)| assert_eq!(days_of(terms), Some(*days), "{terms}"));
        for terms in ["", "Contado", "30", "2% 10 días, neto 30", "30 días fin de mes", "400 días", "30 60 días"] {
            assert_eq!(days_of(terms), None, "{terms}");
        }
    }

    #[test]
    fn an_invoice_is_paid_at_once_only_where_it_says_so_and_with_money() {
        assert_eq!(settled("PUE", "03"), Settled::Paid("30"));
        assert_eq!(settled("PUE", "28"), Settled::Paid("48"));
        assert_eq!(settled("PUE", "05"), Settled::Paid("sat-05"));
        assert_eq!(settled("PUE", "17"), Settled::Without);
        assert_eq!(settled("PUE", "30"), Settled::Advance);
        assert_eq!(settled("PUE", "99"), Settled::Open);
        assert_eq!(settled("PPD", "99"), Settled::Open);
        assert_eq!(settled("PPD", "03"), Settled::Open);
    }
}
