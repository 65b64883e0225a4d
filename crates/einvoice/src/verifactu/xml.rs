//! The XML of records, in the order of the agency's schema (SuministroInformacion.xsd, SuministroLR.xsd, version 1.0).

use super::chain::Link;
use super::record::{Record, amount, day, moment};
use super::rows::{Row, rows, sums};
use crate::markup::{Sheet, cut};
use crate::{By, IdKind, Issued, Kind, Party};
use billing::Treatment;
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

const INFORMATION: &str = "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/SuministroInformacion.xsd";
const SUPPLY: &str = "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/SuministroLR.xsd";
/// From a hundred million euros on a record says that it means it (1139).
const LARGE: u64 = 10_000_000_000;
/// The most records of one delivery.
const MOST: usize = 1_000;

/// Why an invoice has no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is neither in euros nor converted to them.
    #[error("not in euros")]
    Currency,
    /// It has a tax by quota, which the breakdown does not know.
    #[error("a tax by quota")]
    Quota,
    /// It has no tax at all, not even one it is free of.
    #[error("no breakdown")]
    NoRows,
    /// More than twelve rows.
    #[error("more than twelve rows")]
    TooManyRows,
    /// Exempt without saying by which article.
    #[error("exempt without a reason")]
    NoReason,
    /// A NIF that has not nine characters.
    #[error("tax id")]
    TaxId,
    /// A kind that needs a customer, without one.
    #[error("no customer")]
    NoCustomer,
    /// A corrective invoice without what it corrects, or by substitution without the sums it replaces.
    #[error("no correction")]
    NoCorrection,
    /// A number of more than 60 characters, none, or with what the agency does not take: only ASCII, without quotes, `<`, `>` and `=` (1130).
    #[error("number")]
    Number,
    /// An amount of more than twelve digits.
    #[error("amount")]
    Amount,
    /// A reverse charge on a simplified invoice (1197).
    #[error("reverse charge")]
    ReverseCharge,
    /// The link of another invoice, or with other sums.
    #[error("another record")]
    OtherRecord,
    /// More than a thousand records in one delivery, or none.
    #[error("records")]
    Records,
}

/// The program that makes the records (`SistemaInformatico`): who is responsible for it, and this installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Name of its producer.
    pub producer: String,
    /// NIF of its producer.
    pub producer_nif: String,
    /// Name of the program.
    pub name: String,
    /// Its two characters.
    pub id: String,
    /// Its version.
    pub version: String,
    /// This installation.
    pub installation: String,
    /// Whether it can only send (`TipoUsoPosibleSoloVerifactu`).
    pub only_verifactu: bool,
    /// Whether it can serve several issuers.
    pub several_possible: bool,
    /// Whether it serves several.
    pub several: bool,
}

/// Whether an earlier delivery of the same record was refused (`RechazoPrevio`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PreviousRefusal {
    /// It was not.
    #[default]
    No,
    /// It was (`S`).
    Refused,
    /// The agency has no record of it at all (`X`).
    Unknown,
}

/// What a record may say besides the invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// What the invoice is for, in one sentence of at most 500 characters.
    pub description: String,
    /// Key of the regime (list L8A), `01` as a rule; exports and recargo find theirs by themselves.
    pub regime: String,
    /// Whether it mends an earlier record of the same invoice (`Subsanacion`).
    pub mends: bool,
    /// Whether an earlier delivery was refused.
    pub refused: PreviousRefusal,
    /// For an annulment: there is no record that it annuls (`SinRegistroPrevio`).
    pub without_previous: bool,
}

impl Extra {
    /// Nothing out of the ordinary.
    pub fn of(description: &str) -> Extra {
        Extra {
            description: description.to_owned(),
            regime: "01".to_owned(),
            mends: false,
            refused: PreviousRefusal::No,
            without_previous: false,
        }
    }
}

fn yes(is: bool) -> &'static str {
    if is { "S" } else { "N" }
}

/// The record of an invoice (`RegistroAlta`) that stands at a link of the chain, as a piece for [`batch`].
pub fn registration(issued: &Issued, link: &Link, system: &System, extra: &Extra) -> Result<String, RecordError> {
    let Record::Registration { id, kind, tax, total } = &link.record else { return Err(RecordError::OtherRecord) };
    let of_it =
        id.number == issued.full_number() && id.issued_on == issued.issued_on && id.issuer == issued.issuer.tax_id;
    if !of_it || *kind != issued.kind || (*tax, *total) != sums(issued)? {
        return Err(RecordError::OtherRecord);
    }
    let allowed = |c: char| matches!(c, ' '..='~') && !matches!(c, '"' | '\'' | '<' | '>' | '=');
    if id.number.is_empty() || id.number.chars().count() > 60 || !id.number.chars().all(allowed) {
        return Err(RecordError::Number);
    }
    let rows = rows(issued)?;
    if kind.is_simplified() && rows.iter().any(|row| row.treatment == Treatment::S2) {
        return Err(RecordError::ReverseCharge);
    }
    let mut s = Sheet::piece();
    s.open_with("sf:RegistroAlta", &[("xmlns:sf", INFORMATION)]).leaf("sf:IDVersion", "1.0");
    s.open("sf:IDFactura").leaf("sf:IDEmisorFactura", nif(&id.issuer)?);
    s.leaf("sf:NumSerieFactura", &id.number).leaf("sf:FechaExpedicionFactura", &day(id.issued_on)).close();
    s.leaf("sf:NombreRazonEmisor", &cut(&issued.issuer.name, 120));
    // What was refused before is always mended (1153, 1161).
    if extra.mends || extra.refused != PreviousRefusal::No {
        s.leaf("sf:Subsanacion", "S");
    }
    match extra.refused {
        PreviousRefusal::No => {}
        PreviousRefusal::Refused => _ = s.leaf("sf:RechazoPrevio", "S"),
        PreviousRefusal::Unknown => _ = s.leaf("sf:RechazoPrevio", "X"),
    }
    s.leaf("sf:TipoFactura", kind.code());
    correction(&mut s, issued)?;
    if let Some(operation) = issued.operation_on {
        s.leaf("sf:FechaOperacion", &day(operation));
    }
    s.leaf("sf:DescripcionOperacion", &cut(&extra.description, 500));
    if total.unsigned_abs() >= LARGE {
        s.leaf("sf:Macrodato", "S");
    }
    match &issued.customer {
        // A simplified invoice must not name one (1190).
        _ if kind.is_simplified() => {}
        Some(customer) if !customer.tax_id.is_empty() => {
            s.open("sf:Destinatarios").open("sf:IDDestinatario");
            party(&mut s, customer)?;
            s.close().close();
        }
        _ => return Err(RecordError::NoCustomer),
    }
    s.open("sf:Desglose");
    for row in &rows {
        detail(&mut s, row, &extra.regime)?;
    }
    s.close();
    s.leaf("sf:CuotaTotal", &sum(*tax)?).leaf("sf:ImporteTotal", &sum(*total)?);
    tail(&mut s, link, system)?;
    Ok(s.done())
}

/// The annulment of a record (`RegistroAnulacion`) that stands at a link of the chain, as a piece for [`batch`].
pub fn annulment(link: &Link, system: &System, extra: &Extra) -> Result<String, RecordError> {
    let Record::Annulment { id } = &link.record else { return Err(RecordError::OtherRecord) };
    let mut s = Sheet::piece();
    s.open_with("sf:RegistroAnulacion", &[("xmlns:sf", INFORMATION)]).leaf("sf:IDVersion", "1.0");
    s.open("sf:IDFactura").leaf("sf:IDEmisorFacturaAnulada", nif(&id.issuer)?);
    s.leaf("sf:NumSerieFacturaAnulada", &id.number)
        .leaf("sf:FechaExpedicionFacturaAnulada", &day(id.issued_on))
        .close();
    if extra.without_previous {
        s.leaf("sf:SinRegistroPrevio", "S");
    }
    if extra.refused != PreviousRefusal::No {
        s.leaf("sf:RechazoPrevio", "S");
    }
    tail(&mut s, link, system)?;
    Ok(s.done())
}

/// Who delivers, and why so late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Name of the issuer.
    pub name: String,
    /// NIF of the issuer.
    pub nif: String,
    /// Whether the records could not be sent when they were made (`Incidencia`).
    pub incident: bool,
    /// The last day the issuer sends by its own will, when it gives that up.
    pub until: Option<NaiveDate>,
}

/// A delivery of up to a thousand records (`RegFactuSistemaFacturacion`), in the order of the chain.
pub fn batch(header: &Header, records: &[String]) -> Result<String, RecordError> {
    if records.is_empty() || records.len() > MOST {
        return Err(RecordError::Records);
    }
    let mut s = Sheet::new();
    s.open_with("sfLR:RegFactuSistemaFacturacion", &[("xmlns:sfLR", SUPPLY), ("xmlns:sf", INFORMATION)]);
    s.open("sfLR:Cabecera").open("sf:ObligadoEmision");
    s.leaf("sf:NombreRazon", &cut(&header.name, 120)).leaf("sf:NIF", nif(&header.nif)?).close();
    if header.incident || header.until.is_some() {
        s.open("sf:RemisionVoluntaria");
        if let Some(until) = header.until {
            s.leaf("sf:FechaFinVeriFactu", &day(until));
        }
        if header.incident {
            s.leaf("sf:Incidencia", "S");
        }
        s.close();
    }
    s.close();
    for record in records {
        s.open("sfLR:RegistroFactura").raw(record).close();
    }
    Ok(s.done())
}

fn nif(nif: &str) -> Result<&str, RecordError> {
    if nif.chars().count() == 9 { Ok(nif) } else { Err(RecordError::TaxId) }
}

fn sum(cents: i64) -> Result<String, RecordError> {
    if cents.unsigned_abs() < 100_000_000_000_000 { Ok(amount(cents)) } else { Err(RecordError::Amount) }
}

fn correction(s: &mut Sheet, issued: &Issued) -> Result<(), RecordError> {
    let reference = |s: &mut Sheet, name: &str, reference: &crate::Reference| -> Result<(), RecordError> {
        let on = reference.issued_on.ok_or(RecordError::NoCorrection)?;
        s.open(name).leaf("sf:IDEmisorFactura", nif(&issued.issuer.tax_id)?);
        s.leaf("sf:NumSerieFactura", &reference.number).leaf("sf:FechaExpedicionFactura", &day(on)).close();
        Ok(())
    };
    if issued.kind.corrects() {
        let correction = issued.correction.as_ref().ok_or(RecordError::NoCorrection)?;
        s.leaf("sf:TipoRectificativa", correction.by.code());
        if !correction.rectified.is_empty() {
            s.open("sf:FacturasRectificadas");
            for one in &correction.rectified {
                reference(s, "sf:IDFacturaRectificada", one)?;
            }
            s.close();
        }
        if correction.by == By::Substitution {
            let replaced = correction.replaced.ok_or(RecordError::NoCorrection)?;
            s.open("sf:ImporteRectificacion").leaf("sf:BaseRectificada", &sum(replaced.base)?);
            s.leaf("sf:CuotaRectificada", &sum(replaced.tax)?);
            if replaced.surcharge != 0 {
                s.leaf("sf:CuotaRecargoRectificado", &sum(replaced.surcharge)?);
            }
            s.close();
        }
    } else if issued.kind == Kind::F3 && !issued.replaces.is_empty() {
        s.open("sf:FacturasSustituidas");
        for one in &issued.replaces {
            reference(s, "sf:IDFacturaSustituida", one)?;
        }
        s.close();
    }
    Ok(())
}

fn party(s: &mut Sheet, party: &Party) -> Result<(), RecordError> {
    s.leaf("sf:NombreRazon", &cut(&party.name, 120));
    let kind = match party.id_kind {
        IdKind::National if party.address.country == "ES" => {
            s.leaf("sf:NIF", nif(&party.tax_id)?);
            return Ok(());
        }
        IdKind::National | IdKind::Country => "04",
        IdKind::Vat => "02",
        IdKind::Passport => "03",
        IdKind::Residence => "05",
        IdKind::Other => "06",
        IdKind::NotInCensus => "07",
    };
    if party.tax_id.chars().count() > 20 {
        return Err(RecordError::TaxId);
    }
    s.open("sf:IDOtro");
    // A VAT number begins with its country.
    if kind != "02" {
        s.leaf_if("sf:CodigoPais", &party.address.country);
    }
    s.leaf("sf:IDType", kind).leaf("sf:ID", &party.tax_id).close();
    Ok(())
}

/// A percentage with two decimals.
fn percent(percent: Decimal) -> String {
    let mut rounded = percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    rounded.to_string()
}

fn detail(s: &mut Sheet, row: &Row, regime: &str) -> Result<(), RecordError> {
    s.open("sf:DetalleDesglose").leaf("sf:Impuesto", row.tax);
    if row.tax == "01" || row.tax == "03" {
        let own = match row {
            // Exports and the like have a key of their own (1199), and so has the recargo of the IVA (1279).
            Row { treatment: Treatment::E2 | Treatment::E3, .. } => "02",
            Row { tax: "01", surcharge_rate: Some(_), .. } => "18",
            _ => regime,
        };
        s.leaf("sf:ClaveRegimen", own);
    }
    if row.treatment == Treatment::Exempt {
        return Err(RecordError::NoReason);
    }
    s.leaf(
        if row.treatment.is_exempt() { "sf:OperacionExenta" } else { "sf:CalificacionOperacion" },
        row.treatment.code(),
    );
    // What is exempt or not subject has neither rate nor tax; a reverse charge has both, of zero.
    let taxed = matches!(row.treatment, Treatment::S1 | Treatment::S2);
    if taxed {
        s.leaf("sf:TipoImpositivo", &percent(row.rate));
    }
    s.leaf("sf:BaseImponibleOimporteNoSujeto", &sum(row.base)?);
    if taxed {
        s.leaf("sf:CuotaRepercutida", &sum(row.amount)?);
    }
    if let Some(rate) = row.surcharge_rate {
        s.leaf("sf:TipoRecargoEquivalencia", &percent(rate)).leaf("sf:CuotaRecargoEquivalencia", &sum(row.surcharge)?);
    }
    s.close();
    Ok(())
}

fn tail(s: &mut Sheet, link: &Link, system: &System) -> Result<(), RecordError> {
    s.open("sf:Encadenamiento");
    match &link.previous {
        None => _ = s.leaf("sf:PrimerRegistro", "S"),
        Some((id, fingerprint)) => {
            s.open("sf:RegistroAnterior").leaf("sf:IDEmisorFactura", nif(&id.issuer)?);
            s.leaf("sf:NumSerieFactura", &id.number).leaf("sf:FechaExpedicionFactura", &day(id.issued_on));
            s.leaf("sf:Huella", fingerprint).close();
        }
    }
    s.close().open("sf:SistemaInformatico");
    s.leaf("sf:NombreRazon", &cut(&system.producer, 120)).leaf("sf:NIF", nif(&system.producer_nif)?);
    s.leaf("sf:NombreSistemaInformatico", &cut(&system.name, 30)).leaf("sf:IdSistemaInformatico", &cut(&system.id, 2));
    s.leaf("sf:Version", &cut(&system.version, 50)).leaf("sf:NumeroInstalacion", &cut(&system.installation, 100));
    s.leaf("sf:TipoUsoPosibleSoloVerifactu", yes(system.only_verifactu));
    s.leaf("sf:TipoUsoPosibleMultiOT", yes(system.several_possible))
        .leaf("sf:IndicadorMultiplesOT", yes(system.several))
        .close();
    s.leaf("sf:FechaHoraHusoGenRegistro", &moment(link.at))
        .leaf("sf:TipoHuella", "01")
        .leaf("sf:Huella", &link.fingerprint);
    Ok(())
}
