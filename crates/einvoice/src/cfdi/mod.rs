//! Stamped Mexican invoices as they are received: CFDI 3.3 and 4.0 with their stamp and the payments complement (1.0 and 2.0).
//!
//! They are read as they are. Only the stamp of an authorised provider makes one valid, and whether it was cancelled since only the tax
//! office knows: neither the seals nor the state are checked here.

mod cancelled;
mod payments;
mod read;
mod sums;

pub use cancelled::cancelled;
pub use payments::{PaidDocument, Payment};
pub use read::read;
pub use sums::{Doubt, TaxSum};

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a CFDI is (`TipoDeComprobante`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Type {
    /// Income: an invoice.
    I,
    /// Outgo: a credit note.
    E,
    /// Payment.
    P,
    /// Payroll.
    N,
    /// Transport.
    T,
}

/// Who issues or receives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// RFC.
    pub rfc: String,
    /// Name.
    pub name: String,
    /// Code of the fiscal regime (`RegimenFiscal`, `RegimenFiscalReceptor`).
    pub regime: String,
    /// Postcode of the fiscal domicile; of the receiver, 4.0 only.
    pub postcode: String,
    /// What the receiver uses it for (`UsoCFDI`).
    pub r#use: String,
    /// Country of a receiver abroad, and the tax id there.
    pub foreign: Option<(String, String)>,
}

/// A tax of a concept, of the whole, or of a paid document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tax {
    /// `001` ISR, `002` IVA, `003` IEPS; the name of a local tax.
    pub tax: String,
    /// `Tasa`, `Cuota` or `Exento`; empty in the summary of retentions.
    pub factor: String,
    /// Fraction (`0.16`) or quota a unit.
    pub rate: Option<Decimal>,
    /// What it is reckoned on, where it is said.
    pub base: Option<Decimal>,
    /// How much, in major units; zero where exempt.
    pub amount: Decimal,
    /// Whether it is retained rather than charged.
    pub retained: bool,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// `ClaveProdServ`.
    pub product_key: String,
    /// `NoIdentificacion`: the issuer's code.
    pub code: String,
    /// How many.
    pub quantity: Decimal,
    /// `ClaveUnidad`.
    pub unit_key: String,
    /// Unit as printed.
    pub unit: String,
    /// What.
    pub description: String,
    /// Price of one, major units.
    pub price: Decimal,
    /// Quantity × price, major units.
    pub amount: Decimal,
    /// Discount, major units.
    pub discount: Decimal,
    /// `ObjetoImp` (4.0).
    pub object: String,
    /// Its taxes.
    pub taxes: Vec<Tax>,
}

/// The stamp (`TimbreFiscalDigital`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Folio fiscal, upper case.
    pub uuid: String,
    /// When it was stamped.
    pub at: Option<NaiveDateTime>,
    /// RFC of the provider.
    pub provider: String,
}

/// Other CFDI it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// `TipoRelacion`: `01` credit note, `04` substitution, `07` advance…
    pub relation: String,
    /// Their folios, upper case.
    pub uuids: Vec<String>,
}

/// A CFDI.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cfdi {
    /// `3.3` or `4.0`.
    pub version: String,
    /// What it is.
    pub r#type: Type,
    /// Series.
    pub series: String,
    /// Folio.
    pub folio: String,
    /// When it was issued, local time of its place.
    pub issued_at: NaiveDateTime,
    /// `FormaPago`.
    pub form: String,
    /// `MetodoPago`: `PUE` or `PPD`.
    pub method: String,
    /// Terms of payment.
    pub terms: String,
    /// ISO 4217; `XXX` where there is no money.
    pub currency: String,
    /// Pesos for one of the currency.
    pub rate: Option<Decimal>,
    /// Before discounts and taxes, major units.
    pub subtotal: Decimal,
    /// Discounts, major units.
    pub discount: Decimal,
    /// To pay, major units.
    pub total: Decimal,
    /// Postcode of the place of issue.
    pub place: String,
    /// Who issues.
    pub issuer: Party,
    /// Who receives.
    pub receiver: Party,
    /// Whether it sums sales to the public (`InformacionGlobal`).
    pub global: bool,
    /// The lines.
    pub concepts: Vec<Concept>,
    /// Taxes as its summary has them.
    pub taxes: Vec<Tax>,
    /// Local taxes (complement), rates in percent.
    pub local: Vec<Tax>,
    /// Others it belongs to.
    pub related: Vec<Related>,
    /// Payments, of type `P`.
    pub payments: Vec<Payment>,
    /// Its stamps: one, or it is not to be trusted.
    pub stamps: Vec<Stamp>,
}

impl Cfdi {
    /// The folio fiscal, when it has exactly one stamp.
    pub fn uuid(&self) -> Option<&str> {
        match self.stamps.as_slice() {
            [stamp] if !stamp.uuid.is_empty() => Some(&stamp.uuid),
            _ => None,
        }
    }
}
