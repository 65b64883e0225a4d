//! From the XML.

use super::{Cfdi, Concept, Party, Related, Stamp, Tax, Type, payments};
use crate::ReadError;
use crate::markup::{Node, parse};
use chrono::NaiveDateTime;
use rust_decimal::Decimal;

/// The longest number that is read: thirty digits are more than any amount has.
const MOST_DIGITS: usize = 40;

/// Reads a CFDI 3.3 or 4.0. Document types, entities and absurd sizes are refused; what is unknown is passed over.
pub fn read(bytes: &[u8]) -> Result<Cfdi, ReadError> {
    let root = parse(bytes)?;
    let version = root.attribute("Version").to_owned();
    if root.name != "Comprobante" || !matches!(version.as_str(), "3.3" | "4.0") {
        let old = if version.is_empty() { root.attribute("version") } else { &version };
        return Err(ReadError::UnknownKind(format!("{} {old}", root.name).trim().to_owned()));
    }
    let issuer = root.child("Emisor").ok_or(ReadError::Missing("Emisor"))?;
    let receiver = root.child("Receptor").ok_or(ReadError::Missing("Receptor"))?;
    let r#type = match root.attribute("TipoDeComprobante") {
        "I" => Type::I,
        "E" => Type::E,
        "P" => Type::P,
        "N" => Type::N,
        "T" => Type::T,
        other => return Err(ReadError::Value("TipoDeComprobante", other.chars().take(40).collect())),
    };
    let complements: Vec<&Node> = root.all("Complemento").flat_map(|node| &node.children).collect();
    let concepts = root.child("Conceptos").map(|node| node.all("Concepto").map(concept).collect::<Result<Vec<_>, _>>());
    Ok(Cfdi {
        r#type,
        series: root.attribute("Serie").to_owned(),
        folio: root.attribute("Folio").to_owned(),
        issued_at: moment("Fecha", root.attribute("Fecha"))?.ok_or(ReadError::Missing("Fecha"))?,
        form: root.attribute("FormaPago").to_owned(),
        method: root.attribute("MetodoPago").to_owned(),
        terms: root.attribute("CondicionesDePago").to_owned(),
        currency: root.attribute("Moneda").to_owned(),
        rate: number("TipoCambio", root.attribute("TipoCambio"))?,
        subtotal: required("SubTotal", root.attribute("SubTotal"))?,
        discount: amount("Descuento", root.attribute("Descuento"))?,
        total: required("Total", root.attribute("Total"))?,
        place: root.attribute("LugarExpedicion").to_owned(),
        issuer: Party {
            rfc: issuer.attribute("Rfc").to_uppercase(),
            name: issuer.attribute("Nombre").to_owned(),
            regime: issuer.attribute("RegimenFiscal").to_owned(),
            ..Party::default()
        },
        receiver: Party {
            rfc: receiver.attribute("Rfc").to_uppercase(),
            name: receiver.attribute("Nombre").to_owned(),
            regime: receiver.attribute("RegimenFiscalReceptor").to_owned(),
            postcode: receiver.attribute("DomicilioFiscalReceptor").to_owned(),
            r#use: receiver.attribute("UsoCFDI").to_owned(),
            foreign: Some((
                receiver.attribute("ResidenciaFiscal").to_owned(),
                receiver.attribute("NumRegIdTrib").to_owned(),
            ))
            .filter(|(country, id)| !country.is_empty() || !id.is_empty()),
        },
        global: root.child("InformacionGlobal").is_some(),
        concepts: concepts.transpose()?.unwrap_or_default(),
        taxes: root.child("Impuestos").map(|node| taxes(node, "")).transpose()?.unwrap_or_default(),
        local: local(&complements)?,
        related: root
            .all("CfdiRelacionados")
            .map(|node| Related {
                relation: node.attribute("TipoRelacion").to_owned(),
                uuids: node.all("CfdiRelacionado").map(|one| one.attribute("UUID").to_uppercase()).collect(),
            })
            .collect(),
        payments: payments::read(&complements)?,
        stamps: complements
            .iter()
            .filter(|node| node.name == "TimbreFiscalDigital")
            .map(|node| stamp(node))
            .collect::<Result<Vec<_>, _>>()?,
        version,
    })
}

fn stamp(node: &Node) -> Result<Stamp, ReadError> {
    Ok(Stamp {
        uuid: node.attribute("UUID").to_uppercase(),
        at: moment("FechaTimbrado", node.attribute("FechaTimbrado"))?,
        provider: node.attribute("RfcProvCertif").to_owned(),
    })
}

fn concept(node: &Node) -> Result<Concept, ReadError> {
    Ok(Concept {
        product_key: node.attribute("ClaveProdServ").to_owned(),
        code: node.attribute("NoIdentificacion").to_owned(),
        quantity: required("Cantidad", node.attribute("Cantidad"))?,
        unit_key: node.attribute("ClaveUnidad").to_owned(),
        unit: node.attribute("Unidad").to_owned(),
        description: node.attribute("Descripcion").to_owned(),
        price: required("ValorUnitario", node.attribute("ValorUnitario"))?,
        amount: required("Importe", node.attribute("Importe"))?,
        discount: amount("Descuento", node.attribute("Descuento"))?,
        object: node.attribute("ObjetoImp").to_owned(),
        taxes: node.child("Impuestos").map(|node| taxes(node, "")).transpose()?.unwrap_or_default(),
    })
}

/// `Traslados` and `Retenciones` inside a node. In payments every name ends in `P` or `DR`.
pub(crate) fn taxes(node: &Node, ending: &str) -> Result<Vec<Tax>, ReadError> {
    let mut found = Vec::new();
    for (group, one, retained) in [("Traslados", "Traslado", false), ("Retenciones", "Retencion", true)] {
        let Some(group) = node.child(&format!("{group}{ending}")) else { continue };
        for tax in group.all(&format!("{one}{ending}")) {
            let of = |name: &str| tax.attribute(&format!("{name}{ending}"));
            found.push(Tax {
                tax: of("Impuesto").to_owned(),
                factor: of("TipoFactor").to_owned(),
                rate: number("TasaOCuota", of("TasaOCuota"))?,
                base: number("Base", of("Base"))?,
                amount: amount("Importe", of("Importe"))?,
                retained,
            });
        }
    }
    Ok(found)
}

fn local(complements: &[&Node]) -> Result<Vec<Tax>, ReadError> {
    let mut found = Vec::new();
    for node in complements.iter().filter(|node| node.name == "ImpuestosLocales") {
        for (name, title, rate, retained) in [
            ("TrasladosLocales", "ImpLocTrasladado", "TasadeTraslado", false),
            ("RetencionesLocales", "ImpLocRetenido", "TasadeRetencion", true),
        ] {
            for tax in node.all(name) {
                found.push(Tax {
                    tax: tax.attribute(title).to_owned(),
                    factor: "Tasa".to_owned(),
                    rate: number("Tasa", tax.attribute(rate))?,
                    base: None,
                    amount: amount("Importe", tax.attribute("Importe"))?,
                    retained,
                });
            }
        }
    }
    Ok(found)
}

/// A decimal, or none where nothing is written. `0.160000` is 0.16.
pub(crate) fn number(what: &'static str, text: &str) -> Result<Option<Decimal>, ReadError> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || ReadError::Value(what, text.chars().take(MOST_DIGITS).collect());
    if text.len() > MOST_DIGITS || !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'))
    {
        return Err(wrong());
    }
    Decimal::from_str_exact(text).map(|number| Some(number.normalize())).map_err(|_| wrong())
}

/// A decimal, zero where nothing is written.
pub(crate) fn amount(what: &'static str, text: &str) -> Result<Decimal, ReadError> {
    Ok(number(what, text)?.unwrap_or_default())
}

fn required(what: &'static str, text: &str) -> Result<Decimal, ReadError> {
    number(what, text)?.ok_or(ReadError::Missing(what))
}

/// A local moment; some programs write a zone or fractions after it, which are passed over.
pub(crate) fn moment(what: &'static str, text: &str) -> Result<Option<NaiveDateTime>, ReadError> {
    if text.is_empty() {
        return Ok(None);
    }
    let short = text.get(..19).unwrap_or(text);
    let found = NaiveDateTime::parse_from_str(short, "%Y-%m-%dT%H:%M:%S");
    found.map(Some).map_err(|_| ReadError::Value(what, text.chars().take(MOST_DIGITS).collect()))
}
