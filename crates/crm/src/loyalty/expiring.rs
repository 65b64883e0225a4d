//! Rewards that can be used and soon no more.

use super::found::live;
use super::rewards::{LoyaltyState, Redeemed, standing};
use super::uses::{Whose, uses};
use crate::Result;
use crate::book::{Act, Book};
use crate::ids::Id;
use crate::moment::Watch;
use chrono::NaiveDate;

/// Days ahead that are looked at.
const AHEAD: i64 = 14;

/// A reward near its last day.
pub(crate) struct Expiring {
    pub client: Id,
    /// The name of the rule that gave it.
    pub rule: String,
    /// What it takes off an invoice, minor units; 0 where it is a thing.
    pub left_minor: i64,
    /// The last day on which it can be used.
    pub until: NaiveDate,
}

/// Rewards whose last day comes within two weeks and that nobody used, soonest first. Points and cards of stamps are not among them.
pub(crate) fn expiring(book: &Book, act: Act, watch: &dyn Watch) -> Result<Vec<Expiring>> {
    // Asked for each day: where nothing ever rewarded, the past is not read for it.
    if !book.read(|conn| Ok(conn.prepare_cached("SELECT 1 FROM loyalty_runs LIMIT 1")?.exists([])?))? {
        return Ok(Vec::new());
    }
    let live = live(book, act, watch)?;
    let used = book.read(|conn| uses(conn, Whose::All, live.all.digits))?;
    let redeemed = Redeemed::new(&used);
    let mut found: Vec<Expiring> = Vec::new();
    for reward in &live.rewards {
        let Some(until) = live.version(reward).ready.rule().reward.until(reward.day) else { continue };
        if !(0..=AHEAD).contains(&(until - live.today).num_days()) {
            continue;
        }
        if let (LoyaltyState::Ready, left_minor) = standing(&live, reward, &redeemed) {
            let rule = live.version(reward).rule.name.clone();
            found.push(Expiring { client: live.client(reward), rule, left_minor, until });
        }
    }
    found.sort_by_key(|ends| (ends.until, -ends.left_minor));
    Ok(found)
}
