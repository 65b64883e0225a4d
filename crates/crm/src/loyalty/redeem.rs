//! What people do with rewards: decide on those that wait, put them on drafts of invoices, take them off again, hand things over.

use super::found::{Found, Live, live};
use super::rewards::{LoyaltyState, Redeemed, card_id, place_of, standing};
use super::uses::{Use, Whose, cards, points, uses};
use crate::book::{Act, Book, Done, Tx};
use crate::error::OrNotFound as _;
use crate::ids::Id;
use crate::moment::Watch;
use crate::sales::rewards as drafts;
use crate::{Error, Result, clients};
use ::loyalty::{Form, Verdict};
use rusqlite::params;
use serde::Deserialize;

/// Longest note, letters.
const LONGEST: usize = 500;

/// What a person says of a reward that waits.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DecideLoyalty {
    /// The reward.
    pub id: Id,
    /// Whether it is given.
    pub give: bool,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// What is taken off which draft: a reward, or points.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct UseLoyalty {
    /// The draft of an invoice to who earned it.
    pub sale: Id,
    /// A reward, or a full card of stamps.
    #[serde(default)]
    #[ts(optional)]
    pub reward: Option<Id>,
    /// So many points; fewer where the invoice comes to less.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub points: Option<i64>,
}

/// Which reward or use.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichReward {
    /// Its identity.
    pub id: Id,
}

/// What was redeemed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct LoyaltyUsed {
    /// The use, by which it is taken back.
    pub id: Id,
    /// Taken off, minor units of the book's currency.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Points or stamps.
    #[ts(type = "number")]
    pub units: i64,
}

/// The row of a sale.
fn sale_row(tx: &Tx, live: &Live, found: &Found) -> Result<Option<i64>> {
    let Some((id, _)) = live.sale(found) else { return Ok(None) };
    let mut one = tx.prepare_cached("SELECT id FROM sales WHERE uid = ?1")?;
    one.query_row([id], |r| r.get(0)).or_not_found("sale").map(Some)
}

/// Approves or refuses a reward that waits, also one that was refused before. What is refused no longer counts against limits and budget.
/// Errors: `not-found`, `loyalty-not-waiting`, `text-too-long`.
pub fn decide(book: &Book, act: Act, asked: &DecideLoyalty, watch: &dyn Watch) -> Result<Done<()>> {
    let note = asked.note.as_deref().unwrap_or("").trim();
    if note.chars().count() > LONGEST {
        return Err(Error::invalid("note", "text-too-long").with("count", LONGEST));
    }
    let live = live(book, act, watch)?;
    let found = live.one(asked.id)?;
    if found.verdict == Verdict::Granted || found.is_back {
        return Err(Error::refused("loyalty-not-waiting"));
    }
    let version = live.version(found);
    book.write(act, |tx| {
        let client = clients::row_of(tx, live.client(found))?;
        let (sale, day) = (sale_row(tx, &live, found)?, found.day.to_string());
        // A sale is one occasion, whatever day it was paid.
        let changed = tx
            .prepare_cached(
                "UPDATE loyalty_decisions SET granted = ?5, note = ?6, at = ?7
                 WHERE version = ?1 AND client = ?2 AND sale IS ?3 AND (sale IS NOT NULL OR day = ?4)",
            )?
            .execute(params![version.row, client, sale, day, asked.give, note, tx.now()])?;
        if changed == 0 {
            tx.prepare_cached(
                "INSERT INTO loyalty_decisions (uid, version, client, sale, day, granted, note, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![tx.new_id(), version.row, client, sale, day, asked.give, note, tx.now()])?;
        }
        tx.say("name", version.rule.name.clone());
        tx.say("client", clients::name_of(tx, client)?);
        tx.say("given", if asked.give { "yes" } else { "no" });
        Ok(())
    })
}

/// What is written of something redeemed.
struct Redeeming<'a> {
    version: Option<i64>,
    client: i64,
    sale: Option<i64>,
    earned_on: Option<String>,
    used_on: Option<i64>,
    reason: &'a str,
    amount: i64,
    units: i64,
}

fn write(tx: &Tx, one: &Redeeming) -> Result<LoyaltyUsed> {
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO loyalty_uses (uid, version, client, sale, earned_on, used_on, reason, day, amount_minor, units)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        id,
        one.version,
        one.client,
        one.sale,
        one.earned_on,
        one.used_on,
        one.reason,
        tx.moment.today().to_string(),
        one.amount,
        one.units,
    ])?;
    tx.say("name", one.reason);
    tx.say("client", clients::name_of(tx, one.client)?);
    Ok(LoyaltyUsed { id, amount_minor: one.amount, units: one.units })
}

/// Takes a reward, a full card, or points off the draft of an invoice: as a discount of the whole named after the rule, never more than
/// the invoice comes to. What is left of credit and points stays; of a discount or a coupon nothing stays. Errors: `not-found`,
/// `loyalty-one-of` unless exactly one thing is told, `loyalty-not-ready` with how it stands, `loyalty-too-few-points`,
/// `loyalty-no-point-value`, those of putting it on the draft.
pub fn spend(book: &Book, act: Act, asked: &UseLoyalty, watch: &dyn Watch) -> Result<Done<LoyaltyUsed>> {
    let live = live(book, act, watch)?;
    match (asked.reward, asked.points) {
        (Some(reward), None) => book.write(act, |tx| spend_reward(tx, &live, asked.sale, reward)),
        (None, Some(count)) => book.write(act, |tx| spend_points(tx, &live, asked.sale, count)),
        _ => Err(Error::invalid("reward", "loyalty-one-of")),
    }
}

/// Uses that no longer hold make room: their discount is no longer on the draft.
fn forget_void(tx: &Tx, all: &[Use]) -> Result<()> {
    for one in all.iter().filter(|one| !one.holds && one.is_draft) {
        tx.prepare_cached("DELETE FROM loyalty_uses WHERE id = ?1")?.execute([one.row])?;
    }
    Ok(())
}

fn spend_reward(tx: &Tx, live: &Live, sale: Id, reward: Id) -> Result<LoyaltyUsed> {
    let Ok(found) = live.one(reward) else { return spend_card(tx, live, sale, reward) };
    let used = uses(tx, Whose::Client(live.client(found)), live.all.digits)?;
    let (state, left) = standing(live, found, &Redeemed::new(&used));
    if state != LoyaltyState::Ready || !matches!(live.form(found), Form::Off | Form::Credit) {
        return Err(not_ready(state));
    }
    forget_void(tx, &used)?;
    let version = live.version(found);
    let client = clients::row_of(tx, live.client(found))?;
    let (used_on, amount) = drafts::put(tx, sale, client, &version.rule.name, |_| Ok(left))?;
    write(
        tx,
        &Redeeming {
            version: Some(version.row),
            client,
            sale: sale_row(tx, live, found)?,
            earned_on: Some(found.day.to_string()),
            used_on: Some(used_on),
            reason: &version.rule.name,
            amount,
            units: 0,
        },
    )
}

fn not_ready(state: LoyaltyState) -> Error {
    let state = serde_json::to_value(state).ok();
    let state = state.as_ref().and_then(|state| state.as_str()).unwrap_or_default();
    Error::refused("loyalty-not-ready").with("state", state)
}

/// The client of a document, and its place. Errors: `not-found`; `loyalty-other-client` where nobody, or who is archived, buys.
fn buyer(tx: &Tx, live: &Live, sale: Id) -> Result<(Id, u32)> {
    let mut one =
        tx.prepare_cached("SELECT c.uid FROM sales AS s LEFT JOIN clients AS c ON c.id = s.client WHERE s.uid = ?1")?;
    let client: Option<Id> = one.query_row([sale], |r| r.get(0)).or_not_found("sale")?;
    let nobody = || Error::refused("loyalty-other-client");
    let client = client.ok_or_else(nobody)?;
    Ok((client, place_of(tx, live, client)?.ok_or_else(nobody)?))
}

fn spend_card(tx: &Tx, live: &Live, sale: Id, reward: Id) -> Result<LoyaltyUsed> {
    let (buyer, place) = buyer(tx, live, sale)?;
    let used = uses(tx, Whose::Client(buyer), live.all.digits)?;
    let cards = cards(live, place, &used);
    let is_it = |card: &&super::uses::Card| (0..card.full()).any(|number| card_id(live, place, card, number) == reward);
    let card = cards.iter().find(is_it).ok_or(Error::NotFound { what: "reward" })?;
    forget_void(tx, &used)?;
    let client = clients::row_of(tx, buyer)?;
    let (used_on, amount) = drafts::put(tx, sale, client, &card.version.rule.name, |_| Ok(card.worth))?;
    write(
        tx,
        &Redeeming {
            version: Some(card.version.row),
            client,
            sale: None,
            earned_on: None,
            used_on: Some(used_on),
            reason: &card.version.rule.name,
            amount,
            units: card.size,
        },
    )
}

fn spend_points(tx: &Tx, live: &Live, sale: Id, count: i64) -> Result<LoyaltyUsed> {
    if count <= 0 {
        return Err(Error::invalid("points", "not-above-zero"));
    }
    let (buyer, place) = buyer(tx, live, sale)?;
    let used = uses(tx, Whose::Client(buyer), live.all.digits)?;
    let can = points(live, place, &used).available(live.today);
    if count > can {
        return Err(Error::invalid("points", "loyalty-too-few-points").with("count", can));
    }
    forget_void(tx, &used)?;
    let client = clients::row_of(tx, buyer)?;
    // Points are of no rule; the invoice names the last one that gave some.
    let gave = live.of(place).rev().find(|found| live.form(found) == Form::Points && found.verdict == Verdict::Granted);
    let reason = gave.map_or("", |found| live.version(found).rule.name.as_str());
    let mut units = count;
    let (used_on, amount) = drafts::put(tx, sale, client, reason, |most| {
        let digits = live.all.digits;
        let unvalued = || Error::refused("loyalty-no-point-value");
        units = count.min(live.terms.points_within(most, digits).ok_or_else(unvalued)?);
        live.terms.worth(units, digits).ok_or_else(unvalued)
    })?;
    write(
        tx,
        &Redeeming {
            version: None,
            client,
            sale: None,
            earned_on: None,
            used_on: Some(used_on),
            reason,
            amount,
            units,
        },
    )
}

/// Takes back something redeemed: off the draft, or what was noted as handed over. Errors: `not-found`, `sale-issued`.
pub fn unuse(tx: &Tx, which: WhichReward) -> Result<()> {
    let (row, client, sale, reason, amount): (i64, i64, Option<Id>, String, i64) = tx
        .prepare_cached(
            "SELECT u.id, u.client, s.uid, u.reason, u.amount_minor FROM loyalty_uses AS u LEFT JOIN sales AS s ON s.id = u.used_on
             WHERE u.uid = ?1",
        )?
        .query_row([which.id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))
        .or_not_found("reward")?;
    if let Some(sale) = sale {
        drafts::take_off(tx, sale, &reason, amount)?;
    }
    tx.prepare_cached("DELETE FROM loyalty_uses WHERE id = ?1")?.execute([row])?;
    tx.say("name", reason);
    tx.say("client", clients::name_of(tx, client)?);
    Ok(())
}

/// Notes that something was handed over. Errors: `not-found`, `loyalty-not-ready`.
pub fn hand_over(book: &Book, act: Act, which: WhichReward, watch: &dyn Watch) -> Result<Done<LoyaltyUsed>> {
    let live = live(book, act, watch)?;
    let found = live.one(which.id)?;
    book.write(act, |tx| {
        let used = uses(tx, Whose::Client(live.client(found)), live.all.digits)?;
        let (state, _) = standing(&live, found, &Redeemed::new(&used));
        if state != LoyaltyState::Ready || live.form(found) != Form::Thing {
            return Err(not_ready(state));
        }
        let version = live.version(found);
        write(
            tx,
            &Redeeming {
                version: Some(version.row),
                client: clients::row_of(tx, live.client(found))?,
                sale: sale_row(tx, &live, found)?,
                earned_on: Some(found.day.to_string()),
                used_on: None,
                reason: &version.rule.name,
                amount: 0,
                units: 0,
            },
        )
    })
}
