//! The payments complement, 1.0 (`pago10`, of CFDI 3.3) and 2.0 (`pago20`, of CFDI 4.0).

use super::Tax;
use super::read::{amount, moment, number, taxes};
use crate::ReadError;
use crate::markup::Node;
use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a payment pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidDocument {
    /// Folio fiscal of the invoice, upper case.
    pub uuid: String,
    /// Its series.
    pub series: String,
    /// Its folio.
    pub folio: String,
    /// Its currency.
    pub currency: String,
    /// Units of its currency for one of the payment's (`EquivalenciaDR`); in 1.0 pesos for one of its currency (`TipoCambioDR`).
    pub equivalence: Option<Decimal>,
    /// Which instalment.
    pub instalment: u32,
    /// Due before, in its currency.
    pub before: Option<Decimal>,
    /// Paid, in its currency; 1.0 may leave it out where the payment has one document only.
    pub paid: Option<Decimal>,
    /// Due after, in its currency.
    pub after: Option<Decimal>,
    /// `ObjetoImpDR` (2.0).
    pub object: String,
    /// Taxes inside what is paid (2.0).
    pub taxes: Vec<Tax>,
}

/// A payment received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// When.
    pub at: Option<NaiveDateTime>,
    /// `FormaDePagoP`.
    pub form: String,
    /// Currency.
    pub currency: String,
    /// Pesos for one of it.
    pub rate: Option<Decimal>,
    /// How much, major units.
    pub amount: Decimal,
    /// Number of the operation.
    pub operation: String,
    /// What it pays.
    pub documents: Vec<PaidDocument>,
    /// Taxes inside it (2.0).
    pub taxes: Vec<Tax>,
}

pub(super) fn read(complements: &[&Node]) -> Result<Vec<Payment>, ReadError> {
    let payments = complements.iter().filter(|node| node.name == "Pagos").flat_map(|node| node.all("Pago"));
    payments.map(payment).collect()
}

fn payment(node: &Node) -> Result<Payment, ReadError> {
    Ok(Payment {
        at: moment("FechaPago", node.attribute("FechaPago"))?,
        form: node.attribute("FormaDePagoP").to_owned(),
        currency: node.attribute("MonedaP").to_owned(),
        rate: number("TipoCambioP", node.attribute("TipoCambioP"))?,
        amount: amount("Monto", node.attribute("Monto"))?,
        operation: node.attribute("NumOperacion").to_owned(),
        documents: node.all("DoctoRelacionado").map(document).collect::<Result<Vec<_>, _>>()?,
        taxes: node.child("ImpuestosP").map(|node| taxes(node, "P")).transpose()?.unwrap_or_default(),
    })
}

fn document(node: &Node) -> Result<PaidDocument, ReadError> {
    let rate = match node.attribute("EquivalenciaDR") {
        "" => node.attribute("TipoCambioDR"),
        rate => rate,
    };
    let instalment = node.attribute("NumParcialidad");
    Ok(PaidDocument {
        uuid: node.attribute("IdDocumento").to_uppercase(),
        series: node.attribute("Serie").to_owned(),
        folio: node.attribute("Folio").to_owned(),
        currency: node.attribute("MonedaDR").to_owned(),
        equivalence: number("EquivalenciaDR", rate)?,
        instalment: if instalment.is_empty() {
            0
        } else {
            instalment.parse().map_err(|_| ReadError::Value("NumParcialidad", instalment.chars().take(20).collect()))?
        },
        before: number("ImpSaldoAnt", node.attribute("ImpSaldoAnt"))?,
        paid: number("ImpPagado", node.attribute("ImpPagado"))?,
        after: number("ImpSaldoInsoluto", node.attribute("ImpSaldoInsoluto"))?,
        object: node.attribute("ObjetoImpDR").to_owned(),
        taxes: node.child("ImpuestosDR").map(|node| taxes(node, "DR")).transpose()?.unwrap_or_default(),
    })
}
