//! What is owed to clients in points, stamps, credit and discounts that they may still bring, by the month in which it ends.

use super::found::{Live, live};
use super::rewards::{LoyaltyState, Redeemed, standing};
use super::uses::{Use, Whose, cards, points, uses};
use crate::Result;
use crate::book::{Act, Book};
use crate::ids::Id;
use crate::moment::Watch;
use ::loyalty::{Form, Reward};
use chrono::{Datelike as _, NaiveDate};
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// What is owed of a kind and month. Money in minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyOwed {
    /// The first day of the month in which it can be used for the last time, ISO; nothing where it does not end.
    pub month: Option<String>,
    /// What it is.
    pub form: Form,
    /// Points or stamps; rewards where it is money.
    #[ts(type = "number")]
    pub units: i64,
    /// What it is worth; nothing where nobody said what a point is worth.
    #[ts(type = "number | null")]
    pub worth_minor: Option<i64>,
    /// The same, less what is never asked for.
    #[ts(type = "number | null")]
    pub expected_minor: Option<i64>,
}

/// What is owed to all clients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyLiability {
    /// ISO day.
    pub as_of: String,
    /// ISO 4217.
    pub currency: String,
    /// By month and kind, the soonest first, what does not end last.
    pub rows: Vec<LoyaltyOwed>,
    /// Of all rows with a known worth.
    #[ts(type = "number")]
    pub worth_minor: i64,
    /// Of all rows with a known worth, less what is never asked for.
    #[ts(type = "number")]
    pub expected_minor: i64,
    /// Whether points are owed and nobody said what one is worth.
    pub unvalued: bool,
}

/// Units, what they are worth, and what of that is expected.
type Sums = (i64, Option<i64>, Option<i64>);

/// Adds up rewards that are owed, by month and the place of their form.
#[derive(Default)]
struct Owed(BTreeMap<(NaiveDate, usize), Sums>);

/// Forms in the order in which they are told.
const FORMS: [Form; 4] = [Form::Points, Form::Stamps, Form::Credit, Form::Off];

impl Owed {
    fn add(&mut self, until: Option<NaiveDate>, form: Form, units: i64, worth: Option<i64>, kept_pct: Decimal) {
        let month = until.and_then(|day| day.with_day(1)).unwrap_or(NaiveDate::MAX);
        let order = FORMS.iter().position(|one| *one == form).unwrap_or_default();
        let sum = self.0.entry((month, order)).or_insert((0, Some(0), Some(0)));
        sum.0 += units;
        let expected = worth.and_then(|worth| {
            let exact = Decimal::from(worth).checked_mul(kept_pct)?.checked_div(Decimal::ONE_HUNDRED)?;
            exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()
        });
        sum.1 = sum.1.zip(worth).map(|(a, b)| a.saturating_add(b));
        sum.2 = sum.2.zip(expected).map(|(a, b)| a.saturating_add(b));
    }
}

/// What is owed as of today.
pub fn liability(book: &Book, act: Act, watch: &dyn Watch) -> Result<LoyaltyLiability> {
    let live = live(book, act, watch)?;
    let used = book.read(|conn| uses(conn, Whose::All, live.all.digits))?;
    let redeemed = Redeemed::new(&used);
    let mut owed = Owed::default();
    let kept = Decimal::ONE_HUNDRED - live.terms.breakage_pct;
    let brought = live.terms.redemption_pct.unwrap_or(Decimal::ONE_HUNDRED);
    for found in &live.rewards {
        let (state, left) = standing(&live, found, &redeemed);
        let form = live.form(found);
        if state == LoyaltyState::Ready && left > 0 && matches!(form, Form::Off | Form::Credit) {
            let reward = &live.version(found).ready.rule().reward;
            let asked = match (form, reward) {
                (Form::Credit, _) => kept,
                (_, Reward::Coupon { .. }) => brought,
                _ => Decimal::ONE_HUNDRED,
            };
            owed.add(reward.until(found.day), form, 1, Some(left), asked);
        }
    }
    let mut by_client: HashMap<Id, Vec<Use>> = HashMap::new();
    for one in used.iter().filter(|one| one.holds && one.units > 0) {
        by_client.entry(one.client.id).or_default().push(one.clone());
    }
    for place in live.by_client.keys() {
        let used = by_client.get(&live.all.clients[*place as usize]).map_or(&[][..], Vec::as_slice);
        of_client(&live, *place, used, kept, &mut owed);
    }
    let rows: Vec<LoyaltyOwed> = owed
        .0
        .into_iter()
        .map(|((month, form), (units, worth_minor, expected_minor))| LoyaltyOwed {
            month: (month != NaiveDate::MAX).then(|| month.to_string()),
            form: FORMS[form],
            units,
            worth_minor,
            expected_minor,
        })
        .collect();
    Ok(LoyaltyLiability {
        as_of: live.today.to_string(),
        currency: live.all.currency.clone(),
        worth_minor: rows.iter().filter_map(|row| row.worth_minor).fold(0, i64::saturating_add),
        expected_minor: rows.iter().filter_map(|row| row.expected_minor).fold(0, i64::saturating_add),
        unvalued: rows.iter().any(|row| row.worth_minor.is_none()),
        rows,
    })
}

/// Points and stamps of a client. What is owed beyond all lots is first taken from those that end soonest.
fn of_client(live: &Live, place: u32, used: &[Use], kept: Decimal, owed: &mut Owed) {
    let ledger = points(live, place, used);
    let mut lots: Vec<(NaiveDate, i64)> = ledger
        .lots()
        .iter()
        .filter(|lot| lot.remaining > 0)
        .map(|lot| (lot.expires.unwrap_or(NaiveDate::MAX), lot.remaining))
        .collect();
    lots.sort_unstable();
    let mut short = lots.iter().map(|lot| lot.1).sum::<i64>() - ledger.balance();
    for (until, units) in lots {
        let gone = units.min(short.max(0));
        short -= gone;
        if units > gone {
            let worth = live.terms.worth(units - gone, live.all.digits);
            owed.add((until != NaiveDate::MAX).then_some(until), Form::Points, units - gone, worth, kept);
        }
    }
    for card in cards(live, place, used).iter().filter(|card| card.stamps > 0) {
        let worth = i128::from(card.worth) * i128::from(card.stamps) / i128::from(card.size);
        owed.add(None, Form::Stamps, card.stamps, i64::try_from(worth).ok(), kept);
    }
}
