//! The codes of Facturae and those of everybody else.

use crate::Kind;
use billing::{Kind as TaxKind, Treatment};

/// Units: UN/ECE recommendation 20 or 21 and Facturae. What is not here is `05`, another.
const UNITS: [(&str, &str); 35] = [
    ("C62", "01"),
    ("HUR", "02"),
    ("KGM", "03"),
    ("LTR", "04"),
    ("XBX", "06"),
    ("XDS", "07"),
    ("XBA", "08"),
    ("XJY", "09"),
    ("XBG", "10"),
    ("XCO", "11"),
    ("XBO", "12"),
    ("XCI", "13"),
    ("XTK", "14"),
    ("CLT", "15"),
    ("CMT", "16"),
    ("XBI", "17"),
    ("DZN", "18"),
    ("XCS", "19"),
    ("XDJ", "20"),
    ("GRM", "21"),
    ("KMT", "22"),
    ("XCA", "23"),
    ("XBH", "24"),
    ("MTR", "25"),
    ("MMT", "26"),
    ("HD", "27"),
    ("XPK", "28"),
    ("PTN", "29"),
    ("XRO", "30"),
    ("XEN", "31"),
    ("XTB", "32"),
    ("MTQ", "33"),
    ("SEC", "34"),
    ("WTT", "35"),
    ("KWH", "36"),
];

/// What is read where the file says another: mutually defined.
const OTHER_UNIT: &str = "ZZ";

pub(super) fn unit(unece: &str) -> &'static str {
    UNITS.iter().find(|(code, _)| *code == unece).map_or("05", |(_, own)| own)
}

pub(super) fn unece(unit: &str) -> &'static str {
    match unit {
        "" => "C62",
        _ => UNITS.iter().find(|(_, own)| *own == unit).map_or(OTHER_UNIT, |(code, _)| code),
    }
}

/// Means of payment: UNTDID 4461 and Facturae; several of the first are one of the second.
pub(super) fn means(untdid: &str) -> &'static str {
    match untdid {
        "10" => "01",
        "49" | "59" => "02",
        "30" | "31" | "42" | "58" => "04",
        "20" => "11",
        "48" | "54" | "55" => "19",
        _ => "13",
    }
}

pub(super) fn untdid(means: &str) -> &'static str {
    match means {
        "01" => "10",
        "02" => "59",
        "04" => "58",
        "11" | "16" => "20",
        "19" => "48",
        _ => "1",
    }
}

/// The code of a tax; none for one that the format cannot say.
pub(super) fn tax(kind: &TaxKind) -> Option<&'static str> {
    match kind {
        TaxKind::Iva => Some("01"),
        TaxKind::Ipsi => Some("02"),
        TaxKind::Igic => Some("03"),
        TaxKind::Irpf => Some("04"),
        TaxKind::Other(_) => Some("05"),
        TaxKind::Ieps | TaxKind::Isr => None,
    }
}

pub(super) fn tax_kind(code: &str) -> TaxKind {
    match code {
        "01" => TaxKind::Iva,
        "02" => TaxKind::Ipsi,
        "03" => TaxKind::Igic,
        "04" => TaxKind::Irpf,
        other => TaxKind::Other(other.to_owned()),
    }
}

/// What stands beside a line that is not simply taxed: `SpecialTaxableEvent` code and its reason, which begins with our treatment. A
/// reverse charge is taxed, so it has no such event: its code is said as information of the line.
pub(super) fn event(treatment: Option<Treatment>) -> Option<(&'static str, &'static str)> {
    Some(match treatment {
        None => ("02", "O"),
        Some(Treatment::S1 | Treatment::S2) => return None,
        Some(Treatment::N1) => ("02", "N1"),
        Some(Treatment::N2) => ("02", "N2"),
        Some(Treatment::E1) => ("01", "E1"),
        Some(Treatment::E2) => ("01", "E2"),
        Some(Treatment::E3) => ("01", "E3"),
        Some(Treatment::E4) => ("01", "E4"),
        Some(Treatment::E5) => ("01", "E5"),
        Some(Treatment::E6) => ("01", "E6"),
        Some(Treatment::Exempt) => ("01", "Exempt"),
    })
}

/// The treatment an event tells of; inside none, a line without any tax.
pub(super) fn treatment(code: &str, reason: &str) -> Option<Option<Treatment>> {
    use Treatment::{E1, E2, E3, E4, E5, E6, Exempt, N1, N2};
    let first = reason.split_whitespace().next().unwrap_or_default();
    let named = [E1, E2, E3, E4, E5, E6, Exempt, N1, N2]
        .into_iter()
        .find(|one| event(Some(*one)).is_some_and(|(_, said)| said == first));
    match code {
        "01" => Some(Some(named.filter(|one| one.is_exempt()).unwrap_or(Exempt))),
        "02" if first == "O" => Some(None),
        "02" => Some(Some(named.filter(|one| !one.is_exempt()).unwrap_or(N1))),
        _ => None,
    }
}

/// The reason of a corrective invoice: code, and the text that the schema has for it.
pub(super) fn reason(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::R2 => {
            ("85", "Base imponible modificada cuotas repercutidas no satisfechas. Auto de declaración de concurso")
        }
        Kind::R1 | Kind::R3 => ("16", "Base imponible"),
        _ => ("10", "Detalle Operación"),
    }
}

/// The kind that a reason tells of, where the file is not ours.
pub(super) fn corrective(code: &str) -> Kind {
    match code {
        "82" | "83" | "84" => Kind::R1,
        "85" => Kind::R2,
        _ => Kind::R4,
    }
}
