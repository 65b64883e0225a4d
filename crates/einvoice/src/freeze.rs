//! The frozen form of an invoice: one text for one invoice, and its hash.

use crate::{Issued, SCHEMA};
use billing::{Levy, Tax, Worth};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

/// An invoice as it is kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// JSON without spaces, fields in the order of the structs, decimals as text without zeros behind.
    pub json: String,
    /// SHA-256 of the JSON's bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// Why a frozen invoice is not to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrozenError {
    /// The text has another hash than the one kept.
    #[error("the text is not the one that was hashed")]
    Hash,
    /// Not a frozen invoice, or one of a newer program.
    #[error("not a frozen invoice: {0}")]
    Form(String),
    /// The amounts are not what the lines give.
    #[error("the amounts are not those of the lines")]
    Amounts,
}

/// Freezes an invoice: the same invoice gives the same text and hash, however its decimals were written.
pub fn freeze(issued: &Issued) -> Result<Frozen, FrozenError> {
    let mut issued = issued.clone();
    issued.schema = SCHEMA;
    plain(&mut issued);
    let json = serde_json::to_string(&issued).map_err(|error| FrozenError::Form(error.to_string()))?;
    let sha256 = sha256(json.as_bytes());
    Ok(Frozen { json, sha256 })
}

/// Reads a frozen invoice back, once its hash and its arithmetic agree.
pub fn thaw(json: &str, hash: &str) -> Result<Issued, FrozenError> {
    if sha256(json.as_bytes()) != hash {
        return Err(FrozenError::Hash);
    }
    let issued: Issued = serde_json::from_str(json).map_err(|error| FrozenError::Form(error.to_string()))?;
    if issued.schema != SCHEMA {
        return Err(FrozenError::Form(format!("schema {}", issued.schema)));
    }
    if !issued.agrees() {
        return Err(FrozenError::Amounts);
    }
    Ok(issued)
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes), b"0123456789abcdef")
}

pub(crate) fn hex(bytes: &[u8], digits: &[u8; 16]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [digits[usize::from(byte >> 4)] as char, digits[usize::from(byte & 15)] as char])
        .collect()
}

/// Writes every decimal in one way: 16 and 16.000 are the same price.
fn plain(issued: &mut Issued) {
    let one = |decimal: &mut Decimal| *decimal = decimal.normalize();
    let worth = |worth: &mut Worth| match worth {
        Worth::Amount(decimal) | Worth::Percent(decimal) | Worth::PercentOfRest(decimal) => one(decimal),
    };
    let tax = |tax: &mut Tax| {
        match &mut tax.levy {
            Levy::Percent(percent) => one(percent),
            Levy::PerUnit { quota, units } => {
                one(quota);
                one(units);
            }
        }
        tax.surcharge.iter_mut().for_each(one);
    };
    for line in &mut issued.lines {
        one(&mut line.quantity);
        one(&mut line.unit_price);
        line.changes.iter_mut().for_each(|change| worth(&mut change.worth));
        line.taxes.iter_mut().for_each(tax);
        line.retentions.iter_mut().for_each(|retention| one(&mut retention.percent));
    }
    for change in &mut issued.changes {
        worth(&mut change.worth);
        change.parts.iter_mut().flat_map(|part| &mut part.taxes).for_each(tax);
    }
    for group in &mut issued.taxes {
        tax(&mut group.tax);
        group.units.iter_mut().for_each(one);
    }
    issued.retentions.iter_mut().for_each(|retention| one(&mut retention.percent));
    if let Some(book) = &mut issued.book {
        one(&mut book.rate);
    }
}
