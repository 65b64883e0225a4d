//! Rules of loyalty: kept in versions that never change, tried on the book's own past, and explained client by client; and the rewards they
//! give, found anew from what happened, decided on by people and taken off invoices.
//!
//! What a rule means is decided by the crate `loyalty`; here are the book's sales, payments and costs as it wants them, and the rules as
//! rows. Sales of clients that are archived or erased count for nobody.

mod expiring;
mod explain;
mod found;
mod gather;
mod liability;
mod redeem;
mod rewards;
mod rules;
mod runs;
mod save;
mod simulate;
mod terms;
mod uses;

pub(crate) use expiring::{Expiring, expiring};
pub use explain::{ExplainLoyalty, LoyaltyExplained, LoyaltyLeaf, explain};
pub use liability::{LoyaltyLiability, LoyaltyOwed, liability};
pub use redeem::{DecideLoyalty, LoyaltyUsed, UseLoyalty, WhichReward, decide, hand_over, spend, unuse};
pub use rewards::{
    LoyaltyEarned, LoyaltyPoints, LoyaltyRewardsPage, LoyaltyRewardsRequest, LoyaltyStamps, LoyaltyState, LoyaltyUse,
    rewards,
};
pub use rules::{LoyaltyKept, LoyaltyPage, LoyaltyRow, LoyaltyRulesRequest, LoyaltyVersion, WhichLoyalty, get, page};
pub use save::{ArchiveLoyalty, LoyaltyDraft, TurnLoyalty, archive, save, turn};
pub use simulate::{
    LoyaltyMonth, LoyaltyPoint, LoyaltyRefusal, LoyaltyRewarded, LoyaltySimulation, LoyaltyThreshold, SimulateLoyalty,
    simulate,
};
pub use terms::{LoyaltyTerms, set_terms, terms};

use crate::Error;
use ::loyalty::{Metric, On, Problem, Reward, Rule};

/// The engine's error of a problem of a rule.
fn refuse(problem: Problem) -> Error {
    let error = Error::invalid("rule", problem.code());
    match problem {
        Problem::Unreadable(detail) => error.with("detail", detail),
        Problem::Schema(schema) => error.with("schema", schema),
        Problem::Contradiction { place } | Problem::Operator { place } | Problem::Filter { place } => {
            error.with("place", place)
        }
        Problem::Number { place, what } => error.with("place", place).with("what", what),
        Problem::Product(name) => error.with("name", name),
        Problem::TierLoop(path) => error.with("path", path),
        Problem::Long | Problem::NoId | Problem::Deep | Problem::EmptyGroup | Problem::NoBudget | Problem::Schedule => {
            error
        }
    }
}

/// A rule from JSON. Errors: those of reading one; `rule-no-facts` where it asks what no book can tell yet.
fn read(json: &serde_json::Value) -> crate::Result<Rule> {
    let rule = Rule::read(&json.to_string()).map_err(refuse)?;
    let asks = rule.when.iter().flat_map(|when| when.tests()).map(|(test, _)| test.metric);
    let unknown =
        asks.into_iter().any(|metric| matches!(metric, Metric::Referrals | Metric::PointsBalance | Metric::Tier));
    if unknown
        || matches!(rule.trigger.on, On::ReferralConverted | On::TierChanged | On::Manual)
        || matches!(rule.reward, Reward::Tier { .. })
    {
        return Err(Error::invalid("rule", "rule-no-facts"));
    }
    Ok(rule)
}

#[cfg(test)]
mod tests;
