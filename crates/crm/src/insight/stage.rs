//! Where a client stands, by their own rhythm.

use super::reckon::Known;
use serde::{Deserialize, Serialize};

/// A stage of the life of a client; each buyer is in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// First bought within the last 90 days.
    New,
    /// Bought in the last half year at least a third more than in the half year before.
    Growing,
    /// Came back three times or more, and is on time.
    Loyal,
    /// Comes now and then.
    Occasional,
    /// Bought in the last half year at least a third less than in the half year before.
    Falling,
    /// Silent for longer than their own rhythm, and may have left; or a regular who missed three times.
    AtRisk,
    /// Has left, more likely than not by far.
    Lost,
    /// Bought once, more than 90 days ago, and may come back.
    Once,
}

impl Stage {
    /// All of them, from best to worst.
    pub const ALL: [Self; 8] =
        [Self::Growing, Self::Loyal, Self::New, Self::Occasional, Self::Falling, Self::Once, Self::AtRisk, Self::Lost];
}

/// Days in which a client is new.
const NEW: i32 = 90;
/// Below this chance of being there still, a client is lost.
const LOST: f64 = 0.25;
/// Below this one, and late, at risk.
const RISK: f64 = 0.7;
/// So many of their own gaps without a purchase are too many for a regular client.
const MISSED: f64 = 3.0;
/// Repeats of a loyal client.
const LOYAL: u32 = 3;

/// The stage of a client.
pub(super) fn of(known: &Known) -> Stage {
    let is_new = known.age <= NEW;
    // The model knows no regular buyers, only chance: who never missed a month and misses three is late whatever it says.
    let is_late = known.is_later_than(1.0) && known.forecast.alive < RISK
        || known.is_later_than(MISSED) && known.repeats >= LOYAL;
    let (now, before) = (known.half_year, known.half_year_before);
    if known.forecast.alive < LOST {
        Stage::Lost
    } else if is_new {
        Stage::New
    } else if known.repeats == 0 {
        Stage::Once
    } else if is_late {
        Stage::AtRisk
    } else if before > 0.0 && now <= before * 2.0 / 3.0 {
        Stage::Falling
    } else if before > 0.0 && now >= before * 4.0 / 3.0 {
        Stage::Growing
    } else if known.repeats >= LOYAL {
        Stage::Loyal
    } else {
        Stage::Occasional
    }
}
