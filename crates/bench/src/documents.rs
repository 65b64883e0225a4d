//! Documents without a book: reckoning a long one, reading stamped CFDI, walking the chain of records. Beside each, the time allowed.

use crate::Line;
use billing::{Adjustment, Document, Tax, reckon};
use chrono::{DateTime, FixedOffset, NaiveDate};
use einvoice::cfdi;
use einvoice::verifactu::{InvoiceId, Link, Record, verify};
use rust_decimal::Decimal;
use std::error::Error;
use std::time::{Duration, Instant};

/// Lines of the long document.
const LINES: i64 = 1_000;
/// What reckoning it may take.
const RECKONED: Duration = Duration::from_millis(2);
/// Files that must be read in a second.
const FILES: u32 = 2_000;
/// Links of the chain.
const LINKS: i64 = 300_000;
/// What walking it may take.
const WALKED: Duration = Duration::from_secs(10);

pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let line = |work: String, took: Duration, allowed: Duration| Line {
        work,
        took: format!("{took:.2?}"),
        bare: format!("{allowed:.2?}"),
        ratio: took.as_secs_f64() / allowed.as_secs_f64(),
        must: 1.0,
    };
    Ok(vec![
        line(format!("reckon a document of {LINES} lines (bare: the time allowed)"), reckoned()?, RECKONED),
        line(format!("read {FILES} stamped CFDI (bare: the second allowed)"), read()?, Duration::from_secs(1)),
        line(format!("verify a chain of {LINKS} records (bare: the time allowed)"), walked()?, WALKED),
    ])
}

/// The best of many, since what the machine does besides is not ours.
fn reckoned() -> Result<Duration, Box<dyn Error>> {
    let one = |i: i64| {
        let rate = [21, 10, 4].into_iter().nth(usize::try_from(i % 3).unwrap_or_default()).unwrap_or(21);
        let mut line = billing::Line::new(
            Decimal::new(i % 97 + 1, 1),
            Decimal::new(i * 37 % 9_999, 2),
            vec![Tax::iva(Decimal::from(rate))],
        );
        line.adjustments.push(Adjustment::percent_off(Decimal::new(i % 40, 1)));
        line
    };
    let mut document = Document::new((0..LINES).map(one).collect());
    document.adjustments.push(Adjustment::percent_off(Decimal::from(5)).into());
    let mut best = Duration::MAX;
    for _ in 0..100 {
        let start = Instant::now();
        reckon(&document)?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn read() -> Result<Duration, Box<dyn Error>> {
    let concept = "<cfdi:Concepto ClaveProdServ=\"50201706\" Cantidad=\"2\" ClaveUnidad=\"KGM\" Descripcion=\"Café\" ValorUnitario=\"100.00\" \
                   Importe=\"200.00\" ObjetoImp=\"02\"><cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base=\"200.00\" Impuesto=\"002\" \
                   TipoFactor=\"Tasa\" TasaOCuota=\"0.160000\" Importe=\"32.00\"/></cfdi:Traslados></cfdi:Impuestos></cfdi:Concepto>";
    let file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\" \
         Fecha=\"2026-03-05T10:11:12\" SubTotal=\"2000.00\" Moneda=\"MXN\" Total=\"2320.00\" TipoDeComprobante=\"I\" \
         LugarExpedicion=\"06600\"><cfdi:Emisor Rfc=\"EKU9003173C9\" Nombre=\"E\" RegimenFiscal=\"601\"/><cfdi:Receptor \
         Rfc=\"XAXX010101000\" Nombre=\"R\" UsoCFDI=\"G03\"/><cfdi:Conceptos>{}</cfdi:Conceptos></cfdi:Comprobante>",
        concept.repeat(10)
    );
    let start = Instant::now();
    for _ in 0..FILES {
        cfdi::read(file.as_bytes())?;
    }
    Ok(start.elapsed())
}

fn walked() -> Result<Duration, Box<dyn Error>> {
    let (day, first) = (NaiveDate::default(), DateTime::<FixedOffset>::default());
    let mut links: Vec<Link> = Vec::new();
    for i in 0..LINKS {
        let id = InvoiceId { issuer: "89890001K".to_owned(), number: format!("A/{i:06}"), issued_on: day };
        let record = Record::Registration { id, kind: einvoice::Kind::F1, tax: i * 21, total: i * 121 };
        let link = Link::after(links.last(), record, first + chrono::Duration::seconds(i));
        links.push(link);
    }
    let start = Instant::now();
    verify(&links, None)?;
    Ok(start.elapsed())
}
