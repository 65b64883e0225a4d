//! What a reward becomes once it is given: money off a later invoice, points, something to hand over, or a condition in force.

use crate::ready::minor;
use crate::{Decision, Ready, Reward, Terms};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

/// What a reward becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyForm")]
pub enum Form {
    /// So much off one later invoice.
    Off,
    /// Credit that is taken off later invoices until it is gone.
    Credit,
    /// Points.
    Points,
    /// Stamps on a card.
    Stamps,
    /// Something that is handed over.
    Thing,
    /// Something that holds until a day: time to pay, credit, a tier.
    Condition,
}

impl Reward {
    /// What it becomes.
    pub fn form(&self) -> Form {
        match self {
            Self::DiscountPct { .. } | Self::DiscountAmount { .. } | Self::Coupon { .. } => Form::Off,
            Self::Cashback { .. } => Form::Credit,
            Self::Points { .. } => Form::Points,
            Self::Stamps { .. } => Form::Stamps,
            Self::FreeItem { .. } | Self::Gift { .. } | Self::Exchange { .. } => Form::Thing,
            Self::PaymentTerms { .. } | Self::CreditLimit { .. } | Self::Tier { .. } => Form::Condition,
        }
    }

    /// The last day on which it can be used or holds, given on `day`; nothing where it does not end.
    pub fn until(&self, day: NaiveDate) -> Option<NaiveDate> {
        let days = match self {
            Self::Coupon { valid_days, .. } => *valid_days,
            Self::PaymentTerms { for_days, .. } | Self::CreditLimit { for_days, .. } | Self::Tier { for_days, .. } => {
                *for_days
            }
            _ => return None,
        };
        Some(day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX))
    }
}

impl Ready {
    /// Minor units that a reward takes off invoices; 0 where it is no money.
    pub fn off(&self, decision: &Decision) -> i64 {
        match &self.rule().reward {
            Reward::DiscountPct { .. } | Reward::DiscountAmount { .. } => decision.cost.map_or(0, |cost| cost.worst),
            Reward::Coupon { amount, .. } => self.minor(*amount),
            Reward::Cashback { .. } => decision.units,
            _ => 0,
        }
    }

    /// Of a rule that gives stamps: how many fill a card, and its worth in minor units.
    pub fn card(&self) -> Option<(i64, i64)> {
        match &self.rule().reward {
            Reward::Stamps { card, worth, .. } => Some((i64::from(*card).max(1), self.minor(*worth))),
            _ => None,
        }
    }
}

impl Terms {
    /// Minor units that so many points are worth, halves away from zero; nothing where nobody said.
    pub fn worth(&self, points: i64, digits: u32) -> Option<i64> {
        Some(minor(self.unit_value?.checked_mul(Decimal::from(points))?, digits))
    }

    /// The most points that are worth no more than `most` minor units; nothing where nobody said what one is worth.
    pub fn points_within(&self, most: i64, digits: u32) -> Option<i64> {
        use rust_decimal::prelude::ToPrimitive as _;
        let value = self.unit_value.filter(|value| *value > Decimal::ZERO)?;
        // What is worth no more than a whole number of minor units is not rounded above it.
        (Decimal::new(most.max(0), digits) / value).floor().to_i64()
    }
}
