//! The breakdown of an invoice (`Desglose`): at most twelve rows.

use super::xml::RecordError;
use crate::Issued;
use billing::{Kind, Treatment};
use rust_decimal::Decimal;

/// A row of the breakdown; amounts in cents of a euro.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `01` IVA, `02` IPSI, `03` IGIC, `05` another.
    pub tax: &'static str,
    /// How the operation is treated.
    pub treatment: Treatment,
    /// Percent.
    pub rate: Decimal,
    /// Base, or what is not subject.
    pub base: i64,
    /// Tax.
    pub amount: i64,
    /// Recargo in percent.
    pub surcharge_rate: Option<Decimal>,
    /// Recargo.
    pub surcharge: i64,
}

/// The most rows that a record may have.
const MOST: usize = 12;

/// The rows of an invoice, in euros: its own amounts, or those of the book when it is in another currency.
pub fn rows(issued: &Issued) -> Result<Vec<Row>, RecordError> {
    let euros = |at: usize| -> Result<(i64, i64, i64), RecordError> {
        let group = issued.taxes.get(at).ok_or(RecordError::Currency)?;
        if issued.currency == "EUR" {
            return Ok((group.base, group.amount, group.surcharge));
        }
        let book = issued.book.as_ref().filter(|book| book.currency == "EUR").ok_or(RecordError::Currency)?;
        book.amounts.groups.get(at).copied().ok_or(RecordError::Currency)
    };
    let mut rows = Vec::with_capacity(issued.taxes.len());
    for (at, group) in issued.taxes.iter().enumerate() {
        let (base, amount, surcharge) = euros(at)?;
        rows.push(Row {
            tax: match group.tax.kind {
                Kind::Iva => "01",
                Kind::Ipsi => "02",
                Kind::Igic => "03",
                _ => "05",
            },
            treatment: group.tax.treatment,
            rate: group.tax.rate().ok_or(RecordError::Quota)?,
            base,
            amount,
            surcharge_rate: group.tax.surcharge,
            surcharge,
        });
    }
    match rows.len() {
        0 => Err(RecordError::NoRows),
        n if n > MOST => Err(RecordError::TooManyRows),
        _ => Ok(rows),
    }
}

/// `CuotaTotal` and `ImporteTotal` in cents of a euro: the sums of the rows, as the agency checks them. Lines without any tax (expenses
/// paid in the customer's name) are in no row, so they are in neither.
pub(crate) fn sums(issued: &Issued) -> Result<(i64, i64), RecordError> {
    let add = |a: i64, b: i64| a.checked_add(b).ok_or(RecordError::Amount);
    rows(issued)?.iter().try_fold((0, 0), |(tax, total), row| {
        let taxes = add(row.amount, row.surcharge)?;
        Ok((add(tax, taxes)?, add(total, add(row.base, taxes)?)?))
    })
}
