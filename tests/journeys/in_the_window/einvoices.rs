//! A folder of stamped invoices is dropped on the window.

use clientela_tests::{Desk, Told};
use serde_json::json;
use std::fs;

const US: &str = "EKU9003173C9";
const OTHER: &str = "URE180429TM6";

/// A stamped invoice of `price` pesos and 16 % of IVA: paid at once, or waiting.
fn paper(number: u32, year: u32, issuer: &str, receiver: (&str, &str), price: u32, paid: bool) -> String {
    let (method, form) = if paid { ("PUE", "03") } else { ("PPD", "99") };
    let (tax, total) = (price * 16 / 100, price + price * 16 / 100);
    let taxes = format!(
        "<cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base=\"{price}\" Impuesto=\"002\" TipoFactor=\"Tasa\" TasaOCuota=\"0.160000\" \
         Importe=\"{tax}\"/></cfdi:Traslados></cfdi:Impuestos>"
    );
    format!(
        "<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\" Serie=\"F\" Folio=\"{number}\" Fecha=\"{year}-03-05T10:11:12\" \
         FormaPago=\"{form}\" MetodoPago=\"{method}\" TipoDeComprobante=\"I\" Moneda=\"MXN\" SubTotal=\"{price}\" Total=\"{total}\">\
         <cfdi:Emisor Rfc=\"{issuer}\" Nombre=\"ESCUELA KEMPER URGATE\" RegimenFiscal=\"601\"/><cfdi:Receptor Rfc=\"{}\" Nombre=\"{}\" \
         DomicilioFiscalReceptor=\"65000\" RegimenFiscalReceptor=\"601\" UsoCFDI=\"G03\"/><cfdi:Conceptos><cfdi:Concepto ClaveProdServ=\"50201706\" \
         NoIdentificacion=\"CAFE-1\" Cantidad=\"1\" ClaveUnidad=\"KGM\" Unidad=\"kg\" Descripcion=\"Café de Chiapas\" ValorUnitario=\"{price}\" \
         Importe=\"{price}\">{taxes}</cfdi:Concepto></cfdi:Conceptos>{taxes}<cfdi:Complemento><tfd:TimbreFiscalDigital \
         UUID=\"5fb2822e-396d-4725-8521-{number:012}\" FechaTimbrado=\"{year}-03-05T10:12:00\"/></cfdi:Complemento></cfdi:Comprobante>",
        receiver.0, receiver.1
    )
}

#[tokio::test]
async fn a_folder_of_invoices_is_seen_comes_in_and_is_taken_back() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_book().await?;
    desk.has_a_window_of(1024, 640).await?;
    let folder = desk.home().join("facturas 2026");
    fs::create_dir_all(folder.join("marzo"))?;
    let norte = (OTHER, "UNIVERSIDAD ROBOTICA ESPAÑOLA");
    let rosa = ("CACX7605101P8", "XOCHILT CASAS CHAVEZ");
    let good = [
        ("1.xml", paper(1, 2025, US, norte, 1_000, true)),
        ("marzo/2.xml", paper(2, 2026, US, norte, 24_500, false)),
        ("marzo/3.xml", paper(3, 2026, US, rosa, 300, true)),
        ("marzo/recibida.xml", paper(4, 2026, OTHER, (US, "ESCUELA KEMPER URGATE"), 90, true)),
        ("marzo/borrador.xml", paper(5, 2026, US, rosa, 100, true).replace("tfd:TimbreFiscalDigital", "x")),
        ("marzo/de otro.xml", paper(6, 2026, OTHER, rosa, 100, true)),
    ];
    for (name, text) in good {
        fs::write(folder.join(name), text)?;
    }
    fs::write(folder.join("contactos.csv"), "Nombre;Teléfono\nLuis Gil;612345678\n")?;
    for theme in ["dark", "light"] {
        desk.looks(theme, "es", 100).await?;
        desk.goes_to("/clients").await?;
        desk.drops(&[&folder]).await?;
        for said in [
            "Lo que pasará con estas facturas",
            "ESCUELA KEMPER URGATE (EKU9003173C9)",
            "2 archivos no entran",
            "No está timbrada",
            "1 factura la recibió usted",
            "¿Es otro?",
            "Traer 5 documentos",
        ] {
            desk.sees(said).await?;
        }
        assert_eq!(desk.shuts_out().await?, Vec::<String>::new());
        assert_eq!(desk.runs_over().await?, 0);
        desk.shoots(&format!("einvoices-{theme}")).await?;
    }
    assert_eq!(desk.asks("clients.count", json!({})).await?, 0, "something was written before it was asked for");
    desk.presses("Traer 5 documentos").await?;
    desk.sees("Ya están en el libro").await?;
    assert_eq!(desk.runs_over().await?, 0);
    desk.shoots("einvoices-done").await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 2);
    let page = desk.asks("sales.page", json!({ "limit": 10 })).await?;
    assert_eq!(page["rows"].as_array().map(Vec::len), Some(3));
    // Each knows its folio.
    let id = page["rows"][0]["id"].as_str().ok_or("no invoice")?.to_owned();
    desk.goes_to(&format!("/sales/{id}")).await?;
    desk.sees("Folio fiscal").await?;
    desk.sees("5FB2822E-396D-4725-8521-").await?;
    desk.shoots("einvoices-sale").await?;
    // The same folder again, and then all of it back.
    desk.drops(&[&folder]).await?;
    desk.sees("No hay nada nuevo que traer").await?;
    desk.shoots("einvoices-again").await?;
    desk.chord(&["Control", "z"]).await?;
    desk.waits_for("it to be taken back", "return /Deshecho/.test(document.body.innerText)", json!([])).await?;
    assert_eq!(desk.asks("clients.count", json!({})).await?, 0);
    // The tables of the folder come in by themselves. What is announced lies over the foot of the page for some seconds.
    desk.no_longer_sees("Deshecho").await?;
    desk.drops(&[&folder]).await?;
    desk.presses("Traer también las tablas").await?;
    desk.sees("contactos.csv").await?;
    desk.leave().await
}
