//! Invoices of a coffee roaster, for all stories here.
#![allow(dead_code, clippy::unwrap_used)]

use billing::{Kind as TaxKind, Retention, Tax, Treatment, Turn, Worth};
use chrono::NaiveDate;
use einvoice::{Address, By, Change, Correction, Due, IdKind, Issued, Kind, Line, Party, Payment, Reference};
use rust_decimal::Decimal;

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn off(worth: Worth, reason: &str) -> Change {
    Change { turn: Turn::Discount, worth, reason: reason.into(), printed: 0, parts: Vec::new(), own_taxes: false }
}

pub fn line(description: &str, quantity: &str, price: &str, tax: Tax) -> Line {
    Line::new(description, d(quantity), d(price), vec![tax])
}

pub fn filled(mut issued: Issued) -> Issued {
    issued.reckon().unwrap();
    issued
}

pub fn issuer() -> Party {
    Party {
        name: "Tostadero La Perla, S. L.".into(),
        trade_name: "La Perla".into(),
        tax_id: "B12345674".into(),
        address: Address {
            street: "Calle Mayor, 1 & 3".into(),
            postcode: "28001".into(),
            town: "Madrid".into(),
            region: "Madrid".into(),
            country: "ES".into(),
        },
        mail: "hola@laperla.example".into(),
        phone: "+34910000000".into(),
        ..Party::default()
    }
}

pub fn customer() -> Party {
    Party {
        name: "Núñez & Hijos <Cafés>, S. A.".into(),
        tax_id: "A58818501".into(),
        address: Address {
            street: "Rambla, 7".into(),
            postcode: "08002".into(),
            town: "Barcelona".into(),
            region: "Barcelona".into(),
            country: "ES".into(),
        },
        ..Party::default()
    }
}

/// A complete invoice: two rates, an exempt line, discounts of a line and of the whole.
pub fn invoice() -> Issued {
    let mut coffee = line("Café en grano, 1 kg", "16", "348.35", Tax::iva(d("10")));
    coffee.code = "CAF-1".into();
    coffee.unit = "KGM".into();
    coffee.changes.push(off(Worth::Percent(d("4")), "Volumen"));
    let mill = line("Molinillo", "2.5", "99.99", Tax::iva(d("21")));
    let abroad = line("Entrega intracomunitaria", "1", "100", Tax::free(TaxKind::Iva, Treatment::E5));
    filled(Issued {
        customer: Some(customer()),
        lines: vec![coffee, mill, abroad],
        changes: vec![off(Worth::Percent(d("5")), "Pronto pago")],
        payments: vec![Payment {
            means: "58".into(),
            account: "ES9121000418450200051332".into(),
            ..Payment::default()
        }],
        due: vec![Due { on: day("2026-12-22"), amount: 0 }],
        terms: "A 30 días".into(),
        order: "P-77".into(),
        notes: vec!["Exenta por el artículo 25 de la Ley 37/1992".into()],
        ..Issued::new(Kind::F1, "A26/", "000123", day("2026-11-22"), issuer())
    })
}

/// A corrective invoice by difference: half of the coffee comes back.
pub fn correction() -> Issued {
    let mut coffee = line("Café en grano, 1 kg", "-8", "348.35", Tax::iva(d("10")));
    coffee.changes.push(off(Worth::Percent(d("4")), "Volumen"));
    let rectified = vec![Reference { number: "A26/000123".into(), issued_on: Some(day("2026-11-22")) }];
    let correction =
        Correction { by: By::Difference, reason: "Devolución de mercancía".into(), rectified, replaced: None };
    filled(Issued {
        kind: Kind::R1,
        series: "R26/".into(),
        number: "000001".into(),
        lines: vec![coffee],
        changes: Vec::new(),
        correction: Some(correction),
        due: Vec::new(),
        notes: Vec::new(),
        ..invoice()
    })
}

/// An invoice of a professional, with IRPF.
pub fn fees() -> Issued {
    let mut advice = line("Asesoría de noviembre", "10", "60.55", Tax::iva(d("21")));
    advice.unit = "HUR".into();
    advice.retentions.push(Retention::new(TaxKind::Irpf, d("15")));
    let mut issuer = issuer();
    (issuer.name, issuer.trade_name) = ("Ana López Ruiz".into(), String::new());
    (issuer.person, issuer.tax_id) = (true, "12345678Z".into());
    (issuer.given, issuer.surname, issuer.surname2) = ("Ana".into(), "López".into(), "Ruiz".into());
    filled(Issued { lines: vec![advice], changes: Vec::new(), issuer, notes: Vec::new(), ..invoice() })
}

/// A customer abroad.
pub fn abroad() -> Party {
    let address = Address {
        street: "Rue 1".into(),
        postcode: "75001".into(),
        town: "Paris".into(),
        region: String::new(),
        country: "FR".into(),
    };
    Party {
        name: "Café de Paris".into(),
        tax_id: "FR12345678901".into(),
        id_kind: IdKind::Vat,
        address,
        ..Party::default()
    }
}

/// Puts a file where somebody with the official schemas can look for it: in the folder `EINVOICE_OUT` names, or nowhere.
pub fn keep(name: &str, text: &str) {
    if let Ok(folder) = std::env::var("EINVOICE_OUT") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), text).unwrap();
    }
}
