//! CFDI as programs stamp them, written by the tests.

/// The business, and two who buy from it.
pub const US: &str = "EKU9003173C9";
pub const ROSA: &str = "CACX7605101P8";
pub const NORTE: &str = "URE180429TM6";

/// A folio fiscal that ends in a number.
pub fn folio(number: u32) -> String {
    format!("5FB2822E-396D-4725-8521-{number:012}")
}

/// Date, form, amount; and what it pays: folio, instalment, paid, left.
type Paid = (&'static str, &'static str, u32, Vec<(u32, u32, u32, u32)>);

/// A CFDI to be written.
#[derive(Debug, Clone)]
pub struct Paper {
    pub version: &'static str,
    pub kind: char,
    pub folio: u32,
    pub day: &'static str,
    pub form: &'static str,
    pub method: &'static str,
    pub currency: &'static str,
    pub rate: &'static str,
    pub issuer: (&'static str, &'static str),
    pub receiver: (&'static str, &'static str),
    /// Code, key, text, quantity, price; 16 % of IVA on each.
    pub lines: Vec<(&'static str, &'static str, &'static str, u32, u32)>,
    /// Relation and folio.
    pub related: Option<(&'static str, u32)>,
    /// Percent that is retained.
    pub retained: u32,
    pub paid: Vec<Paid>,
    pub stamps: u32,
}

impl Paper {
    /// An invoice of one line, paid in parts or later.
    pub fn new(folio: u32, day: &'static str, receiver: (&'static str, &'static str), price: u32) -> Self {
        Self {
            version: "4.0",
            kind: 'I',
            folio,
            day,
            form: "99",
            method: "PPD",
            currency: "MXN",
            rate: "",
            issuer: (US, "ESCUELA KEMPER URGATE"),
            receiver,
            lines: vec![("CAFE-1", "50201706", "Café de Chiapas", 1, price)],
            related: None,
            retained: 0,
            paid: Vec::new(),
            stamps: 1,
        }
    }

    /// Paid in one sum.
    pub fn at_once(self, form: &'static str) -> Self {
        Self { method: "PUE", form, ..self }
    }

    /// A credit note for an invoice.
    pub fn credit(self, of: u32, form: &'static str) -> Self {
        Self { kind: 'E', method: "PUE", form, related: Some(("01", of)), ..self }
    }

    /// A complement of one payment: its day, form, amount and what it pays.
    pub fn payment(
        folio: u32,
        day: &'static str,
        form: &'static str,
        amount: u32,
        parts: &[(u32, u32, u32, u32)],
    ) -> Self {
        let paper = Self::new(folio, day, (NORTE, "UNIVERSIDAD ROBOTICA ESPAÑOLA"), 0);
        Self {
            kind: 'P',
            form: "",
            method: "",
            lines: Vec::new(),
            paid: vec![(day, form, amount, parts.to_vec())],
            ..paper
        }
    }

    pub fn xml(&self) -> String {
        let is_money = self.kind != 'P';
        let net: u32 = self.lines.iter().map(|(.., quantity, price)| quantity * price).sum();
        let (tax, kept) = (net * 16, net * self.retained);
        let cents = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let total = cents(net * 100 + tax - kept);
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/{}\" Version=\"{}\" Serie=\"F\" \
             Folio=\"{}\" Fecha=\"{}T10:11:12\" TipoDeComprobante=\"{}\" LugarExpedicion=\"06600\" Exportacion=\"01\"",
            &self.version[..1],
            self.version,
            self.folio,
            self.day,
            self.kind
        );
        if is_money {
            xml += &format!(
                " FormaPago=\"{}\" MetodoPago=\"{}\" Moneda=\"{}\" TipoCambio=\"{}\" SubTotal=\"{net}.00\" Total=\"{total}\"",
                self.form, self.method, self.currency, self.rate
            );
        } else {
            xml += " Moneda=\"XXX\" SubTotal=\"0\" Total=\"0\"";
        }
        xml += ">";
        if let Some((relation, of)) = self.related {
            let of = folio(of).to_lowercase();
            xml += &format!(
                "<cfdi:CfdiRelacionados TipoRelacion=\"{relation}\"><cfdi:CfdiRelacionado UUID=\"{of}\"/></cfdi:CfdiRelacionados>"
            );
        }
        let new = self.version == "4.0";
        xml += &format!(
            "<cfdi:Emisor Rfc=\"{}\" Nombre=\"{}\" RegimenFiscal=\"601\"/><cfdi:Receptor Rfc=\"{}\" Nombre=\"{}\" UsoCFDI=\"G03\"{}/>",
            self.issuer.0,
            self.issuer.1,
            self.receiver.0,
            self.receiver.1,
            if new { " DomicilioFiscalReceptor=\"65000\" RegimenFiscalReceptor=\"601\"" } else { "" }
        );
        xml += "<cfdi:Conceptos>";
        for (code, key, text, quantity, price) in &self.lines {
            let base = quantity * price;
            xml += &format!(
                "<cfdi:Concepto ClaveProdServ=\"{key}\" NoIdentificacion=\"{code}\" Cantidad=\"{quantity}.000000\" ClaveUnidad=\"H87\" \
                 Unidad=\"Pieza\" Descripcion=\"{text}\" ValorUnitario=\"{price}.000000\" Importe=\"{base}.00\" ObjetoImp=\"02\"><cfdi:Impuestos>\
                 <cfdi:Traslados><cfdi:Traslado Base=\"{base}.00\" Impuesto=\"002\" TipoFactor=\"Tasa\" TasaOCuota=\"0.160000\" Importe=\"{}\"/>\
                 </cfdi:Traslados></cfdi:Impuestos></cfdi:Concepto>",
                cents(base * 16)
            );
        }
        xml += "</cfdi:Conceptos>";
        if is_money {
            xml += "<cfdi:Impuestos>";
            if kept > 0 {
                xml += &format!(
                    "<cfdi:Retenciones><cfdi:Retencion Impuesto=\"001\" Importe=\"{}\"/></cfdi:Retenciones>",
                    cents(kept)
                );
            }
            xml += &format!(
                "<cfdi:Traslados><cfdi:Traslado Base=\"{net}.00\" Impuesto=\"002\" TipoFactor=\"Tasa\" TasaOCuota=\"0.160000\" Importe=\"{}\"/></cfdi:Traslados></cfdi:Impuestos>",
                cents(tax)
            );
        }
        xml += "<cfdi:Complemento>";
        let (prefix, ending) = if new { ("pago20", "EquivalenciaDR") } else { ("pago10", "TipoCambioDR") };
        for (day, form, amount, parts) in &self.paid {
            xml += &format!(
                "<{prefix}:Pagos xmlns:{prefix}=\"http://www.sat.gob.mx/Pagos\"><{prefix}:Pago FechaPago=\"{day}T12:00:00\" FormaDePagoP=\"{form}\" \
                 MonedaP=\"MXN\" Monto=\"{amount}.00\" NumOperacion=\"OP-{}\">",
                self.folio
            );
            for (of, instalment, paid, left) in parts {
                xml += &format!(
                    "<{prefix}:DoctoRelacionado IdDocumento=\"{}\" Serie=\"F\" Folio=\"{of}\" MonedaDR=\"MXN\" {ending}=\"1\" NumParcialidad=\"{instalment}\" \
                     ImpSaldoAnt=\"{}.00\" ImpPagado=\"{paid}.00\" ImpSaldoInsoluto=\"{left}.00\"/>",
                    folio(*of),
                    paid + left
                );
            }
            xml += &format!("</{prefix}:Pago></{prefix}:Pagos>");
        }
        for _ in 0..self.stamps {
            xml += &format!(
                "<tfd:TimbreFiscalDigital xmlns:tfd=\"http://www.sat.gob.mx/TimbreFiscalDigital\" Version=\"1.1\" UUID=\"{}\" \
                 FechaTimbrado=\"{}T10:12:00\" RfcProvCertif=\"SPR190613I52\"/>",
                folio(self.folio).to_lowercase(),
                self.day
            );
        }
        xml + "</cfdi:Complemento></cfdi:Comprobante>"
    }
}

/// The receipt of a cancelled CFDI.
pub fn receipt(of: u32) -> String {
    format!(
        "<?xml version=\"1.0\"?><Acuse xmlns=\"http://cancelacfd.sat.gob.mx\" Fecha=\"2026-04-01T10:00:00\" RfcEmisor=\"{US}\"><Folios><UUID>{}</UUID>\
         <EstatusUUID>201</EstatusUUID></Folios></Acuse>",
        folio(of)
    )
}
