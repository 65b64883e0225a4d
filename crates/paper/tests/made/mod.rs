//! Papers of a coffee roaster, for all stories here.
#![allow(dead_code, clippy::unwrap_used)]

use billing::{Kind as TaxKind, Retention, Tax, Treatment, Turn, Worth};
use chrono::NaiveDate;
use einvoice::{
    Address, Book, By, Change, Correction, Due, Issued, Kind as Fiscal, Line, Party, Payment, Reference, verifactu,
};
use paper::{Accent, Aging, Entry, EntryKind, Kind, Logo, Look, Owed, Paper, Reminder, Statement, Verifactu};
use rust_decimal::Decimal;
use words::Language;

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn issuer() -> Party {
    Party {
        name: "Tostadero La Perla, S. L.".into(),
        trade_name: "La Perla".into(),
        tax_id: "B12345674".into(),
        address: Address {
            street: "Calle Mayor, 1 & 3, bajo".into(),
            postcode: "28013".into(),
            town: "Madrid".into(),
            region: "Madrid".into(),
            country: "ES".into(),
        },
        mail: "hola@laperla.example".into(),
        phone: "+34 910 000 000".into(),
        ..Party::default()
    }
}

pub fn customer() -> Party {
    Party {
        name: "Hermanos Núñez-Echegaray e Hijos <Cafeterías>, S. A.".into(),
        tax_id: "A58818501".into(),
        address: Address {
            street: "Rambla de Catalunya, 107, principal 2.ª".into(),
            postcode: "08002".into(),
            town: "L’Hospitalet de Llobregat".into(),
            region: "Barcelona".into(),
            country: "ES".into(),
        },
        ..Party::default()
    }
}

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><circle cx="30" cy="30" r="26" fill="#0f5c63"/><path d="M30 8c-14 14-14 30 0 44c14-14 14-30 0-44z" fill="#fff"/><path d="M64 16h8v20h14v8h-22zM92 44l12-28h8l12 28h-8l-2-6h-12l-2 6z" fill="#0f5c63"/></svg>"##;

pub fn look() -> Look {
    Look {
        logo: Some(Logo::new(LOGO.as_bytes()).unwrap()),
        accent: Accent::default(),
        heading: "Café de especialidad desde 1987 · laperla.example".into(),
        footer: "Inscrita en el Registro Mercantil de Madrid, tomo 12.345, folio 67, hoja M-89012.\nGracias por su confianza.".into(),
        legal: vec!["Sus datos se tratan para gestionar esta venta y se guardan el tiempo que marca la ley. Puede pedir su acceso, rectificación o supresión en hola@laperla.example.".into()],
        ..Look::default()
    }
}

pub fn off(worth: Worth, reason: &str) -> Change {
    Change { turn: Turn::Discount, worth, reason: reason.into(), printed: 0, parts: Vec::new(), own_taxes: false }
}

fn transfer() -> Payment {
    Payment {
        means: "58".into(),
        account: "ES9121000418450200051332".into(),
        bic: "CAIXESBBXXX".into(),
        reference: "A26/000123".into(),
        ..Payment::default()
    }
}

/// Of a kind, with a few lines of one rate.
pub fn issued(kind: Kind) -> Issued {
    let (fiscal, series) = match kind {
        Kind::Simplified => (Fiscal::F2, "T26/"),
        Kind::Credit => (Fiscal::R1, "R26/"),
        Kind::Invoice => (Fiscal::F1, "A26/"),
        _ => (Fiscal::F1, "P26/"),
    };
    let mut told = Issued::new(fiscal, series, "000123", day("2026-11-22"), issuer());
    if kind != Kind::Simplified {
        told.customer = Some(customer());
        told.due = vec![Due { on: day("2026-12-22"), amount: 0 }];
        told.payments = vec![transfer()];
        told.order = "PED-7781".into();
    }
    let sign = if kind == Kind::Credit { "-" } else { "" };
    for (code, what, quantity, price) in [
        ("CAFE-ETI-1", "Café de Etiopía Yirgacheffe, tueste natural, 1 kg", "12", "18.90"),
        ("CAFE-COL-1", "Café de Colombia Huila, 1 kg\nMolido para cafetera italiana", "24.5", "16.35"),
        ("FIL-100", "Filtros de papel n.º 4, caja de 100", "6", "3.2"),
    ] {
        let mut line = Line::new(what, d(&format!("{sign}{quantity}")), d(price), vec![Tax::iva(d("21"))]);
        line.code = code.into();
        told.lines.push(line);
    }
    told.lines[1].unit = "KGM".into();
    if kind == Kind::Credit {
        told.correction = Some(Correction {
            by: By::Difference,
            reason: "Mercancía devuelta por rotura en el transporte".into(),
            rectified: vec![Reference { number: "A26/000098".into(), issued_on: Some(day("2026-10-02")) }],
            replaced: None,
        });
    }
    told.reckon().unwrap();
    told
}

pub fn of_kind(kind: Kind) -> Paper {
    let mut paper = Paper::new(kind, issued(kind));
    paper.look = look();
    if kind == Kind::Quote {
        paper.valid_until = Some(day("2026-12-15"));
        paper.text =
            "Gracias por su visita. Este es el precio de lo que hablamos; incluye la entrega en su local.".into();
    }
    if kind == Kind::Delivery {
        paper.prices = false;
    }
    paper
}

pub fn coded(mut paper: Paper, sent: bool) -> Paper {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:00:00+01:00").unwrap();
    let link = verifactu::Link::after(None, verifactu::Record::of(&paper.issued).unwrap(), now);
    let url = verifactu::url(link.record.id(), paper.issued.totals.total, verifactu::Environment::Test, sent).unwrap();
    let svg = verifactu::qr(&url).unwrap().svg(35);
    paper.verifactu = Some(Verifactu { url, svg, sent });
    paper
}

/// Everything at once: sixty lines, three rates, recargo, exemption, discounts of lines and whole, retention, deposit, two dates due.
pub fn crowded() -> Paper {
    let mut told = issued(Kind::Invoice);
    told.lines.clear();
    for at in 0..60_i64 {
        let tax = match at % 4 {
            0 => Tax::iva_with_recargo(d("21"), d("5.2")),
            1 => Tax::iva_with_recargo(d("10"), d("1.4")),
            2 => Tax::iva(d("4")),
            _ => Tax::free(TaxKind::Iva, Treatment::E1),
        };
        let what = match at % 7 {
            3 => "Servicio de mantenimiento preventivo y correctivo de las máquinas de café exprés del local, con desplazamiento, mano de obra, piezas de desgaste habitual y desinfección completa según el plan acordado para el año".to_owned(),
            5 => "Electroencefalografistadesoxirribonucleicoesternocleidomastoideo-otorrinolaringológicamente".to_owned(),
            _ => format!("Artículo número {at} del catálogo de otoño"),
        };
        let mut line = Line::new(&what, d("3") + Decimal::from(at), d("12.345"), vec![tax]);
        line.code = format!("ART-{at:03}");
        line.retentions = if at % 4 == 0 { vec![Retention::new(TaxKind::Irpf, d("15"))] } else { Vec::new() };
        if at % 5 == 0 {
            line.changes.push(off(Worth::Percent(d("10")), ""));
            line.changes.push(off(Worth::PercentOfRest(d("5")), "Campaña de otoño"));
        }
        if at % 11 == 1 {
            line.changes.push(off(Worth::Amount(d("7.50")), "Envase devuelto"));
        }
        told.lines.push(line);
    }
    told.changes.push(off(Worth::Percent(d("3")), "Pronto pago"));
    told.totals.prepaid = 50_000;
    told.operation_on = Some(day("2026-11-15"));
    told.deliveries = vec!["ALB26/000321".into(), "ALB26/000322".into()];
    told.customer_reference = "Obra Diagonal 211 – 2.ª fase".into();
    told.terms = "Pasado el vencimiento se aplican los intereses de la Ley 3/2004.".into();
    told.notes =
        vec!["Operación exenta de IVA, artículo 20.Uno.9.º de la Ley 37/1992, en las líneas de formación.".into()];
    told.reckon().unwrap();
    let half = told.totals.payable / 2;
    told.due = vec![
        Due { on: day("2026-12-22"), amount: half },
        Due { on: day("2027-01-22"), amount: told.totals.payable - half },
    ];
    let mut paper = Paper::new(Kind::Invoice, told);
    paper.look = look();
    paper
}

/// In dollars, to a customer abroad, reverse charge, in English.
pub fn abroad() -> Paper {
    let mut told = issued(Kind::Invoice);
    told.currency = "USD".into();
    for line in &mut told.lines {
        line.taxes = vec![Tax::free(TaxKind::Iva, Treatment::E2)];
    }
    told.customer = Some(Party {
        name: "Blue Heron Coffee, Inc.".into(),
        address: Address {
            street: "1200 Harbor Blvd, Suite 5".into(),
            postcode: "97201".into(),
            town: "Portland".into(),
            region: "OR".into(),
            country: "US".into(),
        },
        ..Party::default()
    });
    told.book = Some(Book {
        currency: "EUR".into(),
        rate: d("0.9231"),
        rate_on: day("2026-11-20"),
        rate_source: "BCE".into(),
        amounts: billing::BookAmounts {
            digits: 2,
            groups: Vec::new(),
            retentions: Vec::new(),
            net: 0,
            tax: 0,
            surcharge: 0,
            total: 0,
            payable: 0,
        },
    });
    told.reckon().unwrap();
    let mut paper = Paper::new(Kind::Invoice, told);
    paper.language = Language::English;
    paper.look = look();
    paper
}

pub fn statement(language: Language) -> Statement {
    let mut balance = 35_000;
    let entries = (0..14_i64).map(|at| {
        let payment = at % 3 == 2;
        let amount = 12_345 + at * 777;
        let (charge, credit) = if payment { (0, amount * 2) } else { (amount, 0) };
        balance += charge - credit;
        let on = day("2026-09-03") + chrono::Days::new(at.unsigned_abs() * 5);
        Entry {
            on,
            kind: if payment { EntryKind::Payment } else { EntryKind::Invoice },
            document: if payment { String::new() } else { format!("A26/{:06}", 90 + at) },
            text: String::new(),
            means: if payment { "30".into() } else { String::new() },
            due_on: (!payment).then(|| on + chrono::Days::new(30)),
            charge,
            credit,
            balance,
        }
    });
    let entries: Vec<Entry> = entries.collect();
    Statement {
        language,
        locale: "es-ES".into(),
        look: look(),
        issuer: issuer(),
        customer: customer(),
        currency: "EUR".into(),
        from: Some(day("2026-09-01")),
        as_of: day("2026-11-22"),
        opening: 35_000,
        entries,
        aging: Aging { not_due: 20_000, to_30: 15_000, to_60: 0, to_90: 3_120, over_90: 0 },
        balance,
        text: String::new(),
        payments: vec![transfer()],
        transfer: None,
    }
}

pub fn reminder(language: Language, level: u8) -> Reminder {
    let owed = |number: &str, due: &str, days_late: u32, owed: i64| Owed {
        number: number.into(),
        issued_on: day(due) - chrono::Days::new(30),
        due_on: day(due),
        days_late,
        total: owed + 10_000,
        owed,
    };
    Reminder {
        language,
        locale: "es-ES".into(),
        look: look(),
        issuer: issuer(),
        customer: customer(),
        level,
        on: day("2026-11-22"),
        currency: "EUR".into(),
        invoices: vec![owed("A26/000071", "2026-09-13", 70, 123_450), owed("A26/000088", "2026-10-20", 33, 40_005)],
        sum: 163_455,
        pay_by: Some(day("2026-12-01")),
        text: String::new(),
        payments: vec![transfer()],
    }
}
