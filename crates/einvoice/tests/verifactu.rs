//! The chain, the code and the records for the agency.
#![allow(clippy::unwrap_used, clippy::panic)]

mod made;

use billing::{Kind as TaxKind, Tax, Treatment};
use chrono::{DateTime, FixedOffset, NaiveDate};
use einvoice::verifactu::{
    Environment, Extra, Fault, Header, InvoiceId, Link, PreviousRefusal, Record, RecordError, System, annulment, batch,
    qr, registration, rows, url, verify,
};
use einvoice::{By, IdKind, Issued, Kind, Party, Reference, Replaced};
use made::d;

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn id(number: &str) -> InvoiceId {
    InvoiceId {
        issuer: "89890001K".into(),
        number: number.into(),
        issued_on: NaiveDate::from_ymd_opt(2024, 1, 1).unwrap(),
    }
}

fn issued(number: &str) -> Record {
    Record::Registration { id: id(number), kind: Kind::F1, tax: 1_235, total: 12_345 }
}

/// The agency's own examples.
fn examples() -> [Link; 3] {
    let first = Link::after(None, issued("12345678/G33"), at("2024-01-01T19:20:30+01:00"));
    let second = Link::after(Some(&first), issued("12345679/G34"), at("2024-01-01T19:20:35+01:00"));
    let third =
        Link::after(Some(&second), Record::Annulment { id: id("12345679/G34") }, at("2024-01-01T19:20:40+01:00"));
    [first, second, third]
}

#[test]
fn fingerprints_are_those_of_the_published_examples() {
    let [first, second, third] = examples();
    assert_eq!(first.fingerprint, "3C464DAF61ACB827C65FDA19F352A4E3BDC2C640E9E9FC4CC058073F38F12F60");
    assert_eq!(second.fingerprint, "F7B94CFD8924EDFF273501B01EE5153E4CE8F259766F88CF6ACB8935802A2B97");
    assert_eq!(third.fingerprint, "177547C0D57AC74748561D054A9CEC14B4C4EA23D1BEFD6F2E69E3A388F90C68");
}

fn long(many: i64) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for i in 0..many {
        let link = Link::after(
            links.last(),
            issued(&format!("A-{i}")),
            at("2024-01-01T10:00:00+01:00") + chrono::Duration::seconds(i),
        );
        links.push(link);
    }
    links
}

#[test]
fn the_first_broken_link_is_found_whatever_was_done_to_it() {
    let links = long(50);
    assert_eq!(verify(&links, None), Ok(50));
    assert_eq!(verify(&links[20..], Some(&links[19])), Ok(30));
    let broken = |change: &dyn Fn(&mut Vec<Link>)| {
        let mut links = links.clone();
        change(&mut links);
        let broken = verify(&links, None).unwrap_err();
        (broken.position, broken.fault)
    };
    let total = |links: &mut Vec<Link>| match &mut links[7].record {
        Record::Registration { total, .. } => *total += 1,
        Record::Annulment { .. } => panic!(),
    };
    assert_eq!(broken(&total), (7, Fault::Fingerprint));
    assert_eq!(broken(&|links| drop(links.remove(9))), (9, Fault::Previous));
    assert_eq!(broken(&|links| links.swap(3, 4)), (3, Fault::Previous));
    assert_eq!(broken(&|links| links[5].fingerprint.replace_range(0..1, "x")), (5, Fault::Fingerprint));
    assert_eq!(broken(&|links| drop(links.remove(0))), (0, Fault::Previous));
    // Made again from the middle on, with a clock that went back.
    let again = |links: &mut Vec<Link>| {
        links.truncate(10);
        let link = Link::after(links.last(), issued("A-10"), at("2023-01-01T10:00:00+01:00"));
        links.push(link);
    };
    assert_eq!(broken(&again), (10, Fault::Time));
}

#[test]
fn three_hundred_thousand_links_are_walked_in_ten_seconds() {
    let links = long(10_000);
    let start = std::time::Instant::now();
    assert_eq!(verify(&links, None), Ok(10_000));
    let took = start.elapsed() * 30;
    println!("300,000 links in {took:?}");
    assert!(took < std::time::Duration::from_secs(10), "{took:?}");
}

#[test]
fn the_code_points_where_an_invoice_is_looked_up() {
    let found = url(&id("12345678&G33"), 24_140, Environment::Test, true).unwrap();
    assert_eq!(
        found,
        "https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQR?nif=89890001K&numserie=12345678%26G33&fecha=01-01-2024&importe=241.40"
    );
    let kept = url(&id("1/25 ñ"), -5, Environment::Production, false).unwrap();
    assert!(kept.starts_with("https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQRNoVerifactu?"), "{kept}");
    assert!(kept.ends_with("numserie=1%2F25%20%C3%B1&fecha=01-01-2024&importe=-0.05"), "{kept}");
    let code = qr(&found).unwrap();
    assert_eq!((code.size - 17) % 4, 0);
    // The three eyes are there, and the corner without one is not.
    for (x, y) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
        assert!((0..7).all(|i| code.is_dark(x + i, y) && code.is_dark(x, y + i)) && !code.is_dark(x + 1, y + 1));
    }
    let svg = code.svg(35);
    assert!(
        svg.contains("width=\"35mm\"") && svg.contains(&format!("viewBox=\"0 0 {0} {0}\"", code.size + 8)),
        "{svg}"
    );
}

fn system() -> System {
    System {
        producer: "Clientela & Compañía, S. L.".into(),
        producer_nif: "B12345674".into(),
        name: "Clientela".into(),
        id: "CL".into(),
        version: "0.1.0".into(),
        installation: "1".into(),
        only_verifactu: false,
        several_possible: false,
        several: false,
    }
}

fn link(invoice: &Issued, previous: Option<&Link>) -> Link {
    Link::after(previous, Record::of(invoice).unwrap(), at("2026-11-22T10:00:00+01:00"))
}

#[test]
fn records_are_written_in_the_order_of_the_schema() {
    let first = made::invoice();
    let one = link(&first, None);
    let correction = made::correction();
    let two = link(&correction, Some(&one));
    let void =
        Link::after(Some(&two), Record::Annulment { id: one.record.id().clone() }, at("2026-11-22T10:05:00+01:00"));
    let records = [
        registration(&first, &one, &system(), &Extra::of("Café en grano")).unwrap(),
        registration(&correction, &two, &system(), &Extra::of("Devolución")).unwrap(),
        annulment(&void, &system(), &Extra::of("")).unwrap(),
    ];
    let header =
        Header { name: first.issuer.name.clone(), nif: first.issuer.tax_id.clone(), incident: true, until: None };
    let xml = batch(&header, &records).unwrap();
    for piece in [
        "<sf:Incidencia>S</sf:Incidencia>",
        "<sf:PrimerRegistro>S</sf:PrimerRegistro>",
        "<sf:TipoRectificativa>I",
        "Clientela &amp; Comp",
        "<sf:OperacionExenta>E5",
    ] {
        assert!(xml.contains(piece), "{piece} in {xml}");
    }
    let order = [
        "<sf:IDVersion>",
        "<sf:IDFactura>",
        "<sf:NombreRazonEmisor>",
        "<sf:TipoFactura>",
        "<sf:DescripcionOperacion>",
        "<sf:Destinatarios>",
        "<sf:Desglose>",
        "<sf:CuotaTotal>",
        "<sf:ImporteTotal>",
        "<sf:Encadenamiento>",
        "<sf:SistemaInformatico>",
        "<sf:FechaHoraHusoGenRegistro>",
        "<sf:TipoHuella>",
        "<sf:Huella>",
    ];
    let mut places = order.iter().map(|name| records[0].find(name).unwrap());
    assert!(places.by_ref().is_sorted());
    // For whoever has the schemas at hand.
    made::keep("verifactu.xml", &xml);
}

#[test]
fn every_kind_of_invoice_has_a_record() {
    let only = |tax: Tax| {
        let mut issued = made::invoice();
        issued.lines = vec![made::line("Algo", "3", "9.99", tax)];
        made::filled(issued)
    };
    let mut simplified = only(Tax::iva(d("21")));
    simplified.kind = Kind::F2;
    let mut substitution = made::correction();
    (substitution.kind, substitution.lines[0].quantity) = (Kind::R4, d("8"));
    let correction = substitution.correction.as_mut().unwrap();
    (correction.by, correction.replaced) =
        (By::Substitution, Some(Replaced { base: 535_066, tax: 53_507, surcharge: 0 }));
    let mut replacing = made::invoice();
    replacing.kind = Kind::F3;
    replacing.replaces = vec![Reference { number: "T-1".into(), issued_on: Some(replacing.issued_on) }];
    let mut abroad = made::invoice();
    abroad.customer = Some(made::abroad());
    let mut american = made::invoice();
    american.customer = Some(Party { id_kind: IdKind::Passport, ..made::abroad() });
    let mut large = made::invoice();
    large.lines[1].unit_price = d("90000000");
    let mut spent = made::invoice();
    spent.lines[2].taxes.clear();
    use Treatment::{E1, E2, E3, N1, N2, S2};
    let mut all =
        vec![made::invoice(), made::correction(), made::fees(), simplified, made::filled(substitution), replacing];
    all.extend([abroad, american, made::filled(large), made::filled(spent)]);
    all.extend([E1, E2, E3, N1, N2, S2].map(|treatment| only(Tax::free(TaxKind::Iva, treatment))));
    all.push(only(Tax::iva_with_recargo(d("21"), d("5.2"))));
    all.push(only(Tax::iva_with_recargo(d("10"), d("1.4"))));
    all.push(only(Tax::percent(TaxKind::Igic, d("7"))));
    all.push(only(Tax::percent(TaxKind::Ipsi, d("4"))));
    let (mut last, mut records) = (None, Vec::new());
    for (at, mut invoice) in all.into_iter().enumerate() {
        invoice.issuer = made::issuer();
        invoice.number = format!("{at:06}");
        let link = link(&invoice, last.as_ref());
        let mut extra = Extra::of("Café");
        extra.refused = if at == 0 { PreviousRefusal::Refused } else { PreviousRefusal::No };
        records.push(registration(&invoice, &link, &system(), &extra).unwrap());
        last = Some(link);
    }
    let issuer = made::issuer();
    let header = Header { name: issuer.name, nif: issuer.tax_id, incident: false, until: None };
    let xml = batch(&header, &records).unwrap();
    for piece in [
        "<sf:Macrodato>S",
        "<sf:IDType>02</sf:IDType><sf:ID>FR",
        "<sf:CodigoPais>FR</sf:CodigoPais><sf:IDType>03",
        "<sf:FacturasSustituidas>",
        "<sf:ClaveRegimen>18",
        "<sf:Subsanacion>S</sf:Subsanacion><sf:RechazoPrevio>S",
    ] {
        assert!(xml.contains(piece), "{piece}");
    }
    assert_eq!(xml.matches("<sf:Destinatarios>").count(), records.len() - 1, "all but the simplified one");
    made::keep("verifactu-all.xml", &xml);
}

#[test]
fn what_has_no_record_is_refused() {
    let mut invoice = made::invoice();
    let one = link(&invoice, None);
    let of =
        |invoice: &einvoice::Issued, link: &Link| registration(invoice, link, &system(), &Extra::of("x")).unwrap_err();
    invoice.taxes[0].base += 1;
    assert_eq!(of(&invoice, &one), RecordError::OtherRecord);
    let mut invoice = made::invoice();
    invoice.customer = None;
    assert_eq!(of(&invoice, &one), RecordError::NoCustomer);
    let mut invoice = made::invoice();
    invoice.currency = "USD".into();
    assert_eq!(of(&invoice, &one), RecordError::Currency);
    let mut invoice = made::invoice();
    invoice.number = "1<2".into();
    assert_eq!(of(&invoice, &link(&invoice, None)), RecordError::Number);
    let mut invoice = made::invoice();
    invoice.kind = Kind::F2;
    invoice.lines[0].taxes = vec![Tax::free(TaxKind::Iva, Treatment::S2)];
    let invoice = made::filled(invoice);
    assert_eq!(of(&invoice, &link(&invoice, None)), RecordError::ReverseCharge);
    let mut invoice = made::invoice();
    let group = invoice.taxes[0].clone();
    invoice.taxes = vec![group; 13];
    assert_eq!(rows(&invoice), Err(RecordError::TooManyRows));
    assert_eq!(
        batch(&Header { name: "x".into(), nif: "89890001K".into(), incident: false, until: None }, &[]),
        Err(RecordError::Records)
    );
}
