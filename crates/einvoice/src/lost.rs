//! What does not travel.

use serde::{Deserialize, Serialize};

/// What a format has no place for: it is in the invoice and not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// Retentions: the amount due is the whole total. Print a note.
    Retentions,
    /// Further due dates after the first.
    DueDates,
    /// Further means of payment after the first kind.
    Payments,
    /// That prices had the tax inside: they are written without it.
    PricesWithTax,
    /// That the customer or issuer is a person, with names apart.
    Names,
    /// Why each line is exempt, where lines are exempt for several reasons: the norm has one row for all, with all reasons.
    Reasons,
    /// Numbers of delivery notes after the first.
    Deliveries,
    /// The exchange, or part of it.
    Exchange,
    /// Corrected or replaced invoices after the first.
    References,
    /// That a discount or charge of the whole has taxes of its own.
    OwnTaxes,
    /// What kind of invoice it is, more than complete, simplified or corrective.
    Kind,
    /// What was longer than the format allows, cut short.
    Cut,
}
