//! Electronic invoices from the terminal.

use crate::home::Home;
use std::fs;

/// A stamped invoice of 1,160 pesos, or with `paid` the complement that pays half of it.
fn cfdi(number: u32, issuer: &str, paid: bool) -> String {
    let folio = format!("5fb2822e-396d-4725-8521-{number:012}");
    let head = if paid {
        "TipoDeComprobante=\"P\" Moneda=\"XXX\" SubTotal=\"0\" Total=\"0\"".to_owned()
    } else {
        format!(
            "Serie=\"F\" Folio=\"{number}\" FormaPago=\"99\" MetodoPago=\"PPD\" TipoDeComprobante=\"I\" Moneda=\"MXN\" SubTotal=\"1000\" Total=\"1160\""
        )
    };
    let payment = "<pago20:Pagos Version=\"2.0\"><pago20:Pago FechaPago=\"2026-04-01T12:00:00\" FormaDePagoP=\"03\" MonedaP=\"MXN\" Monto=\"580\">\
        <pago20:DoctoRelacionado IdDocumento=\"5fb2822e-396d-4725-8521-000000000001\" Serie=\"F\" Folio=\"1\" MonedaDR=\"MXN\" NumParcialidad=\"1\" \
        ImpPagado=\"580\" ImpSaldoInsoluto=\"580\"/></pago20:Pago></pago20:Pagos>";
    format!(
        "<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\" Fecha=\"2026-03-05T10:11:12\" {head}>\
         <cfdi:Emisor Rfc=\"{issuer}\" Nombre=\"ESCUELA KEMPER URGATE\" RegimenFiscal=\"601\"/>\
         <cfdi:Receptor Rfc=\"URE180429TM6\" Nombre=\"UNIVERSIDAD ROBOTICA ESPAÑOLA\" UsoCFDI=\"G03\"/><cfdi:Conceptos>\
         <cfdi:Concepto ClaveProdServ=\"50201706\" Cantidad=\"1\" ClaveUnidad=\"KGM\" Descripcion=\"Café de Chiapas\" ValorUnitario=\"1000\" \
         Importe=\"1000\"><cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base=\"1000\" Impuesto=\"002\" TipoFactor=\"Tasa\" TasaOCuota=\"0.16\" \
         Importe=\"160\"/></cfdi:Traslados></cfdi:Impuestos></cfdi:Concepto></cfdi:Conceptos><cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base=\"1000\" \
         Impuesto=\"002\" TipoFactor=\"Tasa\" TasaOCuota=\"0.16\" Importe=\"160\"/></cfdi:Traslados></cfdi:Impuestos><cfdi:Complemento>{}\
         <tfd:TimbreFiscalDigital UUID=\"{folio}\" FechaTimbrado=\"2026-03-05T10:12:00\"/></cfdi:Complemento></cfdi:Comprobante>",
        if paid { payment } else { "" }
    )
}

#[test]
fn a_folder_of_invoices_is_seen_taken_in_and_undone() {
    let home = Home::new();
    home.run(&["new", "--book", "tienda.clientela", "--name", "Café del Centro", "--country", "MX"]).well();
    let folder = home.path().join("facturas");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("1.xml"), cfdi(1, "EKU9003173C9", false)).unwrap();
    fs::write(folder.join("2.xml"), cfdi(2, "EKU9003173C9", false)).unwrap();
    fs::write(folder.join("9.xml"), cfdi(9, "EKU9003173C9", true)).unwrap();
    let others = cfdi(3, "CACX7605101P8", false).replace("URE180429TM6", "XOJI740919U48");
    fs::write(folder.join("de-otro.xml"), others).unwrap();
    fs::write(folder.join("borrador.xml"), cfdi(4, "EKU9003173C9", false).replace("TimbreFiscalDigital", "Otro"))
        .unwrap();

    let seen = home.run(&["import", "facturas", "--dry-run"]).well();
    assert!(seen.out.contains("Lo que pasará con estas facturas"), "{}", seen.out);
    assert!(seen.out.contains("CFDI 4.0") && seen.out.contains("ESCUELA KEMPER URGATE (EKU9003173C9)"), "{}", seen.out);
    assert!(seen.out.contains("--tax-id"), "{}", seen.out);
    assert!(seen.out.contains("$2,320.00") && seen.out.contains("$580.00"), "{}", seen.out);
    assert!(
        seen.out.contains("de-otro.xml: La emitió otro") && seen.out.contains("borrador.xml: No está timbrada"),
        "{}",
        seen.out
    );
    assert!(seen.out.lines().all(|line| line.chars().count() <= 80), "{}", seen.out);
    assert_eq!(home.run(&["sales", "--json"]).json()["rows"].as_array().unwrap().len(), 0);

    let done = home.run(&["import", "facturas"]).well();
    assert!(done.out.contains("Ya están en el libro") && done.out.contains("clientela undo"), "{}", done.out);
    let listed = home.run(&["sales", "--as", "invoice"]).well();
    assert!(listed.out.contains("F1") && listed.out.contains("Pagado en"), "{}", listed.out);
    let owed = home.run(&["account", "ROBOTICA"]).well();
    assert!(owed.out.contains("$1,740.00"), "{}", owed.out);

    let again = home.run(&["import", "facturas", "--json"]).json();
    assert_eq!(
        (again["kind"].as_str(), again["known"].as_i64(), again["invoices"].as_i64()),
        (Some("einvoices"), Some(3), Some(0))
    );
    let history = home.run(&["history"]).well();
    assert!(history.out.contains("Facturas electrónicas traídas"), "{}", history.out);
    home.run(&["check"]).well();
    home.run(&["undo"]).well();
    assert_eq!(home.run(&["sales", "--json"]).json()["rows"].as_array().unwrap().len(), 0);

    // One file alone, and of somebody a person names.
    let other = home.run(&["import", "facturas/de-otro.xml", "--tax-id", "CACX7605101P8", "--json"]).json();
    assert_eq!((other["invoices"].as_i64(), other["ours"]["from"].as_str()), (Some(1), Some("asked")));
}
