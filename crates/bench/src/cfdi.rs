//! A folder of stamped CFDI: read, and taken into a book in one transaction, beside plain walks of the same files.

use crate::{Line, clients};
use crm::book::{Act, Book, NewBook};
use crm::einvoices::{self, EinvoicesRequest};
use crm::moment::Unwatched;
use crm::settings::Business;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// A tenth of the clients of the other books: ten thousand files.
pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let files = (clients() / 10).max(100);
    let folder = tempfile::tempdir()?;
    let facturas = folder.path().join("facturas");
    std::fs::create_dir(&facturas)?;
    for number in 0..files {
        std::fs::write(facturas.join(format!("{number:06}.xml")), paper(number)?)?;
    }
    let paths = vec![facturas.display().to_string()];
    // The first walk brings the files into the system's memory for all that follow.
    walk(&facturas)?;
    let bare = best(|| walk(&facturas))?;
    let read = best(|| match einvoices::read(&paths, &Unwatched)?.counts() {
        (read, bills) if read == bills => Ok(()),
        (read, bills) => Err(format!("{bills} of {read} files were read").into()),
    })?;
    let new = NewBook {
        business: Business::in_country("Banco de pruebas", "MX", "es", "MXN"),
        user: "Ana".to_owned(),
        device: "banco".to_owned(),
        now: crate::import::NOW,
        seed: [7; 32],
    };
    let book = Book::create(&folder.path().join("a.clientela"), Some("contraseña de prueba"), &new)?;
    let act = Act { command: "einvoices.take", now: crate::import::NOW, seed: 1 };
    let request = EinvoicesRequest { paths, ..EinvoicesRequest::default() };
    let begun = Instant::now();
    let done = einvoices::take(&book, act, &request, &Unwatched)?;
    let taken = begun.elapsed();
    let report = done.value;
    if report.refused_count > 0 || report.invoices + report.payments < files {
        return Err(format!("{} of {files} files came in", report.invoices).into());
    }
    let rate = |took: Duration| files as f64 / took.as_secs_f64();
    let line = |work: String, took: Duration, must: f64| Line {
        work,
        took: format!("{:.0} files/s", rate(took)),
        bare: format!("{:.0} files/s", rate(bare)),
        ratio: took.as_secs_f64() / bare.as_secs_f64(),
        must,
    };
    Ok(vec![
        line(format!("read {files} CFDI (bare: quick-xml over the same files, one thread)"), read, 3.0),
        line(format!("take {files} CFDI into a book, one transaction (bare: the same)"), taken, 30.0),
        Line {
            work: "files read in a second (bare: the 2,000 promised)".to_owned(),
            took: format!("{:.0}", rate(read)),
            bare: "2000".to_owned(),
            ratio: 2_000.0 / rate(read),
            must: 1.0,
        },
    ])
}

fn best(work: impl Fn() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        work()?;
        best = best.min(begun.elapsed());
    }
    Ok(best)
}

/// Reads every file and looks at every attribute.
fn walk(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut seen = 0_usize;
    for entry in std::fs::read_dir(folder)? {
        let text = std::fs::read_to_string(entry?.path())?;
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event()? {
                quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                    for attribute in start.attributes() {
                        seen += attribute?.value.len();
                    }
                }
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
    }
    std::hint::black_box(seen);
    Ok(())
}

/// An invoice of a few lines, paid at once or later; every fourth file is the payment of the one before it.
fn paper(number: u64) -> Result<String, std::fmt::Error> {
    let folio = |number: u64| format!("5FB2822E-396D-4725-8521-{number:012}");
    let is_payment = number % 4 == 3;
    let lines = 1 + number % 4;
    let (net, buyer, day) = (lines * 100, number % 997, number % 28 + 1);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\" Serie=\"F\" \
         Folio=\"{number}\" Fecha=\"2026-{:02}-{day:02}T10:11:12\" Sello=\"{}\" NoCertificado=\"30001000000500003416\" Certificado=\"{}\" \
         LugarExpedicion=\"06600\" Exportacion=\"01\"",
        number % 9 + 1 + u64::from(is_payment),
        "c2VsbG8".repeat(48),
        "Y2VydA0K".repeat(240),
    );
    if is_payment {
        xml += " TipoDeComprobante=\"P\" Moneda=\"XXX\" SubTotal=\"0\" Total=\"0\">";
    } else {
        let (method, form) = if number % 4 == 2 { ("PPD", "99") } else { ("PUE", "03") };
        write!(
            xml,
            " TipoDeComprobante=\"I\" MetodoPago=\"{method}\" FormaPago=\"{form}\" Moneda=\"MXN\" SubTotal=\"{net}.00\" Total=\"{}.00\">",
            net + net * 16 / 100
        )?;
    }
    write!(
        xml,
        "<cfdi:Emisor Rfc=\"EKU9003173C9\" Nombre=\"ESCUELA KEMPER URGATE\" RegimenFiscal=\"601\"/><cfdi:Receptor Rfc=\"ABC{:06}XY{}\" \
         Nombre=\"COMERCIALIZADORA {buyer}\" DomicilioFiscalReceptor=\"65000\" RegimenFiscalReceptor=\"601\" UsoCFDI=\"G03\"/><cfdi:Conceptos>",
        100_101 + buyer,
        buyer % 10
    )?;
    for line in 0..lines {
        let product = (number * 7 + line) % 300;
        write!(
            xml,
            "<cfdi:Concepto ClaveProdServ=\"50201706\" NoIdentificacion=\"P-{product}\" Cantidad=\"1.000000\" ClaveUnidad=\"H87\" Unidad=\"Pieza\" \
             Descripcion=\"Producto {product}\" ValorUnitario=\"100.000000\" Importe=\"100.00\" ObjetoImp=\"02\"><cfdi:Impuestos><cfdi:Traslados>\
             <cfdi:Traslado Base=\"100.00\" Impuesto=\"002\" TipoFactor=\"Tasa\" TasaOCuota=\"0.160000\" Importe=\"16.00\"/></cfdi:Traslados>\
             </cfdi:Impuestos></cfdi:Concepto>"
        )?;
    }
    write!(
        xml,
        "</cfdi:Conceptos><cfdi:Impuestos TotalImpuestosTrasladados=\"{0}.00\"><cfdi:Traslados><cfdi:Traslado Base=\"{net}.00\" Impuesto=\"002\" \
         TipoFactor=\"Tasa\" TasaOCuota=\"0.160000\" Importe=\"{0}.00\"/></cfdi:Traslados></cfdi:Impuestos><cfdi:Complemento>",
        net * 16 / 100
    )?;
    if is_payment {
        let paid = (1 + (number - 1) % 4) * 116;
        write!(
            xml,
            "<pago20:Pagos xmlns:pago20=\"http://www.sat.gob.mx/Pagos20\" Version=\"2.0\"><pago20:Pago FechaPago=\"2026-10-{day:02}T12:00:00\" \
             FormaDePagoP=\"03\" MonedaP=\"MXN\" TipoCambioP=\"1\" Monto=\"{paid}.00\"><pago20:DoctoRelacionado IdDocumento=\"{}\" Serie=\"F\" Folio=\"{}\" \
             MonedaDR=\"MXN\" EquivalenciaDR=\"1\" NumParcialidad=\"1\" ImpSaldoAnt=\"{paid}.00\" ImpPagado=\"{paid}.00\" ImpSaldoInsoluto=\"0.00\" \
             ObjetoImpDR=\"01\"/></pago20:Pago></pago20:Pagos>",
            folio(number - 1),
            number - 1
        )?;
    }
    write!(
        xml,
        "<tfd:TimbreFiscalDigital xmlns:tfd=\"http://www.sat.gob.mx/TimbreFiscalDigital\" Version=\"1.1\" UUID=\"{}\" \
         FechaTimbrado=\"2026-01-05T10:12:00\" RfcProvCertif=\"SPR190613I52\" SelloCFD=\"{}\" SelloSAT=\"{}\"/></cfdi:Complemento></cfdi:Comprobante>",
        folio(number),
        "c2VsbG8".repeat(48),
        "c2VsbG8".repeat(48)
    )?;
    Ok(xml)
}
