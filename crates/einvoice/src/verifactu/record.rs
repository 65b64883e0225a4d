//! What a record says of itself, as one line of text, and the fingerprint of it.

use super::rows::sums;
use super::xml::RecordError;
use crate::freeze::hex;
use crate::{Issued, Kind};
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What an invoice is known by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceId {
    /// The issuer's NIF.
    pub issuer: String,
    /// Series and number as one text.
    pub number: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
}

/// What is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// An invoice was issued (`RegistroAlta`).
    Registration {
        /// Which.
        id: InvoiceId,
        /// What it is.
        kind: Kind,
        /// `CuotaTotal`: all taxes with recargo, cents of a euro.
        tax: i64,
        /// `ImporteTotal`: with tax, before retentions, cents of a euro.
        total: i64,
    },
    /// A record is declared void (`RegistroAnulacion`).
    Annulment {
        /// Of which invoice.
        id: InvoiceId,
    },
}

impl Record {
    /// The record of an issued invoice.
    pub fn of(issued: &Issued) -> Result<Record, RecordError> {
        let (tax, total) = sums(issued)?;
        let id = InvoiceId {
            issuer: issued.issuer.tax_id.clone(),
            number: issued.full_number(),
            issued_on: issued.issued_on,
        };
        Ok(Record::Registration { id, kind: issued.kind, tax, total })
    }

    /// The invoice it is about.
    pub fn id(&self) -> &InvoiceId {
        match self {
            Record::Registration { id, .. } | Record::Annulment { id } => id,
        }
    }

    /// The text that is hashed: fields and values in the order of the specification ("Detalle de las especificaciones técnicas para la
    /// generación de la huella", 0.1.2). `previous` is the fingerprint before, empty for the first.
    pub fn text(&self, previous: &str, at: DateTime<FixedOffset>) -> String {
        let (issuer, number) = (self.id().issuer.trim(), self.id().number.trim());
        let (day, at) = (day(self.id().issued_on), moment(at));
        match self {
            Record::Registration { kind, tax, total, .. } => format!(
                "IDEmisorFactura={issuer}&NumSerieFactura={number}&FechaExpedicionFactura={day}&TipoFactura={}&CuotaTotal={}\
                 &ImporteTotal={}&Huella={previous}&FechaHoraHusoGenRegistro={at}",
                kind.code(),
                amount(*tax),
                amount(*total),
            ),
            Record::Annulment { .. } => format!(
                "IDEmisorFacturaAnulada={issuer}&NumSerieFacturaAnulada={number}&FechaExpedicionFacturaAnulada={day}\
                 &Huella={previous}&FechaHoraHusoGenRegistro={at}"
            ),
        }
    }

    /// The fingerprint: SHA-256 of the text's UTF-8, 64 upper-case hexadecimal digits.
    pub fn fingerprint(&self, previous: &str, at: DateTime<FixedOffset>) -> String {
        hex(&Sha256::digest(self.text(previous, at).as_bytes()), b"0123456789ABCDEF")
    }
}

/// A day as the agency writes it: `dd-mm-yyyy`.
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// A moment with its offset, to the second.
pub(crate) fn moment(at: DateTime<FixedOffset>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Cents as euros with a point and two decimals.
pub(crate) fn amount(cents: i64) -> String {
    Decimal::new(cents, 2).to_string()
}
