//! How the treatments of the agency and the categories of the norm (UNTDID 5305) say the same.

use crate::Issued;
use billing::{Kind, Tax, Treatment};
use rust_decimal::Decimal;

/// The reason of what has no tax at all.
pub(super) const OUTSIDE: &str = "O";

/// Whether an invoice is outside of the tax in part only. The norm wants such an invoice to be outside in whole (BR-O-11 to BR-O-14); what
/// is outside is then written as exempt, with its own reason.
pub(super) fn is_mixed(issued: &Issued) -> bool {
    let own = issued.changes.iter().flat_map(|change| &change.parts).map(|part| part.taxes.first());
    let mut all = issued.lines.iter().map(|line| line.taxes.first()).chain(own);
    let outside = |tax: Option<&Tax>| category(tax, false).0 == "O";
    let Some(first) = all.next().map(outside) else { return false };
    all.any(|tax| outside(tax) != first)
}

/// The category of a tax, and its rate: none for what is outside of the tax.
pub(super) fn category(tax: Option<&Tax>, mixed: bool) -> (&'static str, Option<Decimal>) {
    let outside = if mixed { ("E", Some(Decimal::ZERO)) } else { ("O", None) };
    let Some(tax) = tax else { return outside };
    let rate = tax.rate().unwrap_or_default();
    let code = match (tax.treatment, &tax.kind) {
        (Treatment::S1, Kind::Igic) => "L",
        (Treatment::S1, Kind::Ipsi) => "M",
        (Treatment::S1, _) if rate.is_zero() => "Z",
        (Treatment::S1, _) => "S",
        (Treatment::S2, _) => "AE",
        (Treatment::E2, _) => "G",
        (Treatment::E5, _) => "K",
        (Treatment::N1 | Treatment::N2, _) => return outside,
        (Treatment::E1 | Treatment::E3 | Treatment::E4 | Treatment::E6 | Treatment::Exempt, _) => "E",
    };
    (code, Some(rate))
}

/// The treatment of a category, made exact by the reason that stands beside it.
pub(super) fn treatment(category: &str, reason: &str) -> Option<Treatment> {
    let all =
        [Treatment::E1, Treatment::E3, Treatment::E4, Treatment::E6, Treatment::Exempt, Treatment::N1, Treatment::N2];
    let named = || all.into_iter().find(|one| reason.split([',', ' ']).next() == Some(one.code()));
    match category {
        "S" | "Z" | "L" | "M" => Some(Treatment::S1),
        "AE" => Some(Treatment::S2),
        "G" => Some(Treatment::E2),
        "K" => Some(Treatment::E5),
        "E" if reason.split([',', ' ']).next() == Some(OUTSIDE) => None,
        "E" => Some(named().unwrap_or(Treatment::Exempt)),
        // Outside of the tax: nothing at all, unless it says why.
        _ => named(),
    }
}

/// The kind of tax of a category.
pub(super) fn kind(category: &str) -> Kind {
    match category {
        "L" => Kind::Igic,
        "M" => Kind::Ipsi,
        _ => Kind::Iva,
    }
}

/// The code of the reason (list VATEX), where there is one.
pub(super) fn reason_code(treatment: Treatment) -> Option<&'static str> {
    match treatment {
        Treatment::E1 => Some("VATEX-EU-132"),
        Treatment::E2 => Some("VATEX-EU-G"),
        Treatment::E3 => Some("VATEX-EU-148"),
        Treatment::E5 => Some("VATEX-EU-IC"),
        Treatment::S2 => Some("VATEX-EU-AE"),
        Treatment::N1 | Treatment::N2 => Some("VATEX-EU-O"),
        _ => None,
    }
}

/// The countries whose tax numbers begin with their letters (Greece with its own).
pub(super) fn vat_prefix(country: &str) -> Option<&str> {
    const UNION: [&str; 28] = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI", "EL",
    ];
    let prefix = if country == "GR" { "EL" } else { country };
    UNION.contains(&prefix).then_some(prefix)
}
