//! Whether the figures of a CFDI agree with each other, and its taxes summed.

use super::{Cfdi, Type};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Something in a CFDI that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// No stamp: nothing but a draft.
    NotStamped,
    /// Two or more stamps.
    StampedTwice,
    /// The lines do not sum to the subtotal; how much they sum to.
    Subtotal(Decimal),
    /// Subtotal, discount and taxes do not make the total; what they make.
    Total(Decimal),
}

/// The sum of one tax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxSum {
    /// `001`, `002`, `003`.
    pub tax: String,
    /// `Tasa`, `Cuota`, `Exento`.
    pub factor: String,
    /// Fraction or quota.
    pub rate: Option<Decimal>,
    /// Whether retained.
    pub retained: bool,
    /// Base, major units or taxed units.
    pub base: Decimal,
    /// Tax, major units.
    pub amount: Decimal,
}

/// Tax, factor, rate, whether retained.
type Key<'a> = (&'a str, &'a str, Option<Decimal>, bool);

/// What lines may lose when each is rounded: half a cent, and half a cent for the sum.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

impl Cfdi {
    /// What does not agree; nothing for a sound one. Lines may differ from their sum by half a cent each.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        match self.stamps.len() {
            0 => doubts.push(Doubt::NotStamped),
            1 => {}
            _ => doubts.push(Doubt::StampedTwice),
        }
        if matches!(self.r#type, Type::P | Type::T) {
            return doubts;
        }
        let slack = HALF.saturating_mul(Decimal::from(self.concepts.len() + 1));
        let lines = sum(self.concepts.iter().map(|concept| concept.amount));
        if (lines.saturating_sub(self.subtotal)).abs() > slack {
            doubts.push(Doubt::Subtotal(lines));
        }
        let taxes = self.taxes.iter().chain(&self.local);
        let taxes = sum(taxes.map(|tax| if tax.retained { -tax.amount } else { tax.amount }));
        let total = self.subtotal.saturating_sub(self.discount).saturating_add(taxes);
        if (total.saturating_sub(self.total)).abs() > slack {
            doubts.push(Doubt::Total(total));
        }
        doubts
    }

    /// The taxes of the lines by tax, factor and rate: a rate is a number (`0.16` is `0.160000`), and what is said twice is summed.
    pub fn tax_sums(&self) -> Vec<TaxSum> {
        let mut sums: BTreeMap<Key<'_>, (Decimal, Decimal)> = BTreeMap::new();
        for tax in self.concepts.iter().flat_map(|concept| &concept.taxes) {
            let of = sums.entry((&tax.tax, &tax.factor, tax.rate, tax.retained)).or_default();
            of.0 = of.0.saturating_add(tax.base.unwrap_or_default());
            of.1 = of.1.saturating_add(tax.amount);
        }
        let told = sums.into_iter().map(|((tax, factor, rate, retained), (base, amount))| TaxSum {
            tax: tax.to_owned(),
            factor: factor.to_owned(),
            rate,
            retained,
            base,
            amount,
        });
        told.collect()
    }
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}
