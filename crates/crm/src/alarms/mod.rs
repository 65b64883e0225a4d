//! What to look at today among the clients, and why: who is late, buys less, owes and goes on buying, is about to lose a reward, or is
//! due to buy again.
//!
//! An alarm is found anew each time from figures, sales and rewards, and is in no table, so that it is gone when its reason is. Kept is only
//! what a person answered: of a client and a kind nothing is told again in its quiet time. Each day tells a few, those first with which
//! most money is at stake.

mod answer;
mod find;
mod page;

pub use answer::{AlarmAnswer, AlarmAnswered, AnswerAlarm, answer};
pub(crate) use page::kept;
pub use page::{Alarm, Alarms, AlarmsRequest, page};

use serde::{Deserialize, Serialize};

/// What an alarm is about. A client has one of each kind at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AlarmKind {
    /// Buys later than by their own rhythm.
    Late,
    /// Bought in the last half year at least a third less than in the one before.
    Falling,
    /// Owes what is past due and goes on buying.
    Overdue,
    /// Has a reward that ends in days.
    Reward,
    /// Is due to buy again within days.
    NextPurchase,
}

impl AlarmKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Late, Self::Falling, Self::Overdue, Self::Reward, Self::NextPurchase];

    /// As commands and tables write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Falling => "falling",
            Self::Overdue => "overdue",
            Self::Reward => "reward",
            Self::NextPurchase => "next_purchase",
        }
    }

    /// Days in which it is not told again, once done with and when put off. What comes by a date is quiet until that has passed.
    const fn quiet(self) -> (u64, u64) {
        match self {
            Self::Late => (60, 14),
            Self::Falling => (90, 14),
            Self::Overdue => (30, 7),
            Self::Reward => (30, 5),
            Self::NextPurchase => (10, 3),
        }
    }
}

/// Why an alarm is told. Money in minor units of the book's currency, days in ISO.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AlarmReason {
    /// Buys later than usual.
    Late {
        /// Days between two purchases until then.
        every: f64,
        /// Days since the last one.
        #[ts(type = "number")]
        silence: i64,
    },
    /// Buys less.
    Falling {
        /// Sales of the half year before the last.
        #[ts(type = "number")]
        before_minor: i64,
        /// Sales of the last half year.
        #[ts(type = "number")]
        now_minor: i64,
    },
    /// Owes and buys.
    Overdue {
        /// What is past due.
        #[ts(type = "number")]
        owed_minor: i64,
        /// Days since the oldest of it was due.
        #[ts(type = "number")]
        days: i64,
        /// The day of the newest invoice.
        bought: String,
    },
    /// A reward ends.
    Reward {
        /// The rule that gave it.
        rule: String,
        /// What it takes off an invoice; 0 where it is a thing.
        #[ts(type = "number")]
        left_minor: i64,
        /// Its last day.
        until: String,
    },
    /// Will probably buy.
    NextPurchase {
        /// Days between two purchases.
        every: f64,
        /// The day they are due again.
        day: String,
    },
}

impl AlarmReason {
    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> AlarmKind {
        match self {
            Self::Late { .. } => AlarmKind::Late,
            Self::Falling { .. } => AlarmKind::Falling,
            Self::Overdue { .. } => AlarmKind::Overdue,
            Self::Reward { .. } => AlarmKind::Reward,
            Self::NextPurchase { .. } => AlarmKind::NextPurchase,
        }
    }
}

#[cfg(test)]
mod tests;
