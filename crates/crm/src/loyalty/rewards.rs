//! The rewards: of a client, of a rule, or all that wait for a person; each with how it stands.

use super::found::{Found, Live, live};
use super::simulate::named;
use super::uses::{Card, Use, Whose, cards, points, uses};
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::Watch;
use crate::{Error, Result};
use ::loyalty::{Form, Reason, Reward, Verdict};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Most rows of one page.
const MOST: u32 = 200;

/// How a reward stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LoyaltyState {
    /// A person decides.
    Waiting,
    /// A person said no.
    Refused,
    /// It counts among the client's points or stamps.
    Collected,
    /// It can be taken off an invoice, or handed over.
    Ready,
    /// It holds until its day.
    InForce,
    /// It was taken off an invoice.
    Used,
    /// It was handed over.
    HandedOver,
    /// Its time is over.
    Expired,
    /// What earned it was given back.
    TakenBack,
}

/// Which rewards: those of a client, of a rule, in some states, or of all.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct LoyaltyRewardsRequest {
    /// Of this client; then also with points and full cards of stamps.
    pub client: Option<Id>,
    /// Of this rule, whatever its version.
    pub rule: Option<Id>,
    /// In one of these states; in any when absent.
    pub states: Option<Vec<LoyaltyState>>,
    /// The last reward of the page before.
    pub after: Option<Id>,
    /// Most rows; 50 when absent, never over 200.
    pub limit: Option<u32>,
}

/// A reward. Money in minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoyaltyEarned {
    /// Its identity, made of what earned it.
    pub id: Id,
    /// The rule that gave it.
    pub rule: Named,
    /// In which version.
    pub version: u32,
    /// Whose it is.
    pub client: Named,
    /// What the rule gives.
    pub gives: Reward,
    /// What that becomes.
    pub form: Form,
    /// How it stands.
    pub state: LoyaltyState,
    /// When it was earned, ISO day.
    pub day: String,
    /// Until when it can be used or holds, ISO day; nothing where it does not end.
    pub until: Option<String>,
    /// The sale that earned it; nothing where a day of the calendar did.
    pub sale: Option<Id>,
    /// Its series and number.
    pub number: Option<String>,
    /// Why a person has to decide.
    pub reason: Option<Reason>,
    /// Expected cost; nothing where it is not known.
    #[ts(type = "number | null")]
    pub expected_minor: Option<i64>,
    /// Cost at worst.
    #[ts(type = "number | null")]
    pub worst_minor: Option<i64>,
    /// What it still takes off an invoice.
    #[ts(type = "number")]
    pub left_minor: i64,
    /// Points, stamps, or minor units of credit, less what returns took back.
    #[ts(type = "number")]
    pub units: i64,
    /// What of it was redeemed.
    pub uses: Vec<LoyaltyUse>,
}

/// Something redeemed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyUse {
    /// Its identity.
    pub id: Id,
    /// The rule as its invoice names it; nothing of points.
    pub name: Option<String>,
    /// The invoice it was taken off; nothing where it was handed over.
    pub sale: Option<Id>,
    /// Its series and number; empty while it is a draft.
    pub number: String,
    /// Whether that is a draft, so that it can be taken off again.
    pub draft: bool,
    /// ISO day.
    pub day: String,
    /// Taken off.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Points or stamps.
    #[ts(type = "number")]
    pub units: i64,
}

/// The points of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyPoints {
    /// What can be spent today.
    #[ts(type = "number")]
    pub points: i64,
    /// All that was added and taken away; below zero where a return took back what was spent.
    #[ts(type = "number")]
    pub balance: i64,
    /// What they are worth; nothing where nobody said what a point is worth.
    #[ts(type = "number | null")]
    pub worth_minor: Option<i64>,
    /// The next day on which some can be spent for the last time, ISO.
    pub until: Option<String>,
    /// What was spent.
    pub uses: Vec<LoyaltyUse>,
}

/// The stamps of a client by one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoyaltyStamps {
    /// Of which rule.
    pub rule: Named,
    /// On the card that is being filled.
    #[ts(type = "number")]
    pub stamps: i64,
    /// That fill it.
    #[ts(type = "number")]
    pub card: i64,
    /// Full cards that were redeemed.
    pub uses: Vec<LoyaltyUse>,
}

/// A page of rewards, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoyaltyRewardsPage {
    /// ISO 4217.
    pub currency: String,
    /// The rows.
    pub rows: Vec<LoyaltyEarned>,
    /// How many there are in all.
    pub count: usize,
    /// Of all of them, what was given, expected cost.
    #[ts(type = "number")]
    pub expected_minor: i64,
    /// What this client's drafts say, also of rewards that are no more, as when what earned them was given back.
    pub on_drafts: Vec<LoyaltyUse>,
    /// What was taken off invoices, of this client, this rule, or all.
    #[ts(type = "number")]
    pub used_minor: i64,
    /// The `after` of the next page; nothing when this is the last.
    pub next: Option<Id>,
    /// The client's points; nothing where no client was asked for.
    pub points: Option<LoyaltyPoints>,
    /// The client's cards of stamps.
    pub stamps: Vec<LoyaltyStamps>,
    /// How many rules run today.
    pub running: usize,
    /// Rules that cannot be asked any more, as when a category they speak of is gone.
    pub broken: Vec<Named>,
}

/// Rewards by what redeemed them.
pub(super) struct Redeemed<'a>(HashMap<(i64, Option<Id>), Vec<&'a Use>>);

impl<'a> Redeemed<'a> {
    pub fn new(uses: &'a [Use]) -> Self {
        let mut all: HashMap<_, Vec<&Use>> = HashMap::new();
        for one in uses.iter().filter(|one| one.holds) {
            if let Some(version) = one.version.filter(|_| one.earned_on.is_some()) {
                all.entry((version, one.sale)).or_default().push(one);
            }
        }
        Self(all)
    }

    /// What of a reward was redeemed.
    pub fn of(&self, live: &Live, found: &Found) -> impl Iterator<Item = &'a Use> {
        let key = (live.version(found).row, live.sale(found).map(|(sale, _)| *sale));
        let all = self.0.get(&key).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |one| one.is_of(live, found))
    }
}

/// How a reward stands, and what it still takes off.
pub(super) fn standing(live: &Live, found: &Found, redeemed: &Redeemed) -> (LoyaltyState, i64) {
    let form = live.form(found);
    let until = live.version(found).ready.rule().reward.until(found.day);
    let is_over = until.is_some_and(|until| until < live.today);
    let (mut count, mut taken) = (0_u32, 0_i64);
    for one in redeemed.of(live, found) {
        count += 1;
        taken += one.amount;
    }
    match (found.verdict, form) {
        (Verdict::Proposed, _) if found.is_back => (LoyaltyState::TakenBack, 0),
        (Verdict::Proposed, _) => (LoyaltyState::Waiting, 0),
        (Verdict::Granted, Form::Off | Form::Thing) if count > 0 => {
            (if form == Form::Off { LoyaltyState::Used } else { LoyaltyState::HandedOver }, 0)
        }
        (Verdict::Granted, Form::Credit) => {
            let left = (found.off - found.back - taken).max(0);
            match left {
                0 if count > 0 => (LoyaltyState::Used, 0),
                0 => (LoyaltyState::TakenBack, 0),
                left => (LoyaltyState::Ready, left),
            }
        }
        (Verdict::Granted, _) if found.is_back => (LoyaltyState::TakenBack, 0),
        (Verdict::Granted, Form::Points | Form::Stamps) if found.back >= found.units => (LoyaltyState::TakenBack, 0),
        (Verdict::Granted, Form::Points | Form::Stamps) => (LoyaltyState::Collected, 0),
        (Verdict::Granted, _) if is_over => (LoyaltyState::Expired, 0),
        (Verdict::Granted, Form::Condition) => (LoyaltyState::InForce, 0),
        (Verdict::Granted, _) => (LoyaltyState::Ready, found.off),
        _ => (LoyaltyState::Refused, 0),
    }
}

/// One page of rewards. Errors: `not-found` for a client that is not there; `cursor-unfit`.
pub fn rewards(
    book: &Book,
    act: Act,
    request: &LoyaltyRewardsRequest,
    watch: &dyn Watch,
) -> Result<LoyaltyRewardsPage> {
    // Every look at a client asks: where nothing ever rewarded, the past is not read for it.
    if let Some(none) = book.read(|conn| never(conn, request))? {
        return Ok(none);
    }
    let live = live(book, act, watch)?;
    book.read(|conn| page(conn, &live, request))
}

/// The page of a book in which no rule ever ran.
fn never(conn: &Connection, request: &LoyaltyRewardsRequest) -> Result<Option<LoyaltyRewardsPage>> {
    let mut any =
        conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM loyalty_runs) OR EXISTS (SELECT 1 FROM loyalty_uses)")?;
    if any.query_row([], |r| r.get(0))? {
        return Ok(None);
    }
    if let Some(client) = request.client {
        crate::clients::row_of(conn, client)?;
    }
    if request.after.is_some() {
        return Err(Error::invalid("after", "cursor-unfit"));
    }
    Ok(Some(empty(crate::settings::business(conn)?.currency)))
}

fn empty(currency: String) -> LoyaltyRewardsPage {
    LoyaltyRewardsPage {
        currency,
        rows: Vec::new(),
        count: 0,
        expected_minor: 0,
        on_drafts: Vec::new(),
        used_minor: 0,
        next: None,
        points: None,
        stamps: Vec::new(),
        running: 0,
        broken: Vec::new(),
    }
}

fn page(conn: &Connection, live: &Live, request: &LoyaltyRewardsRequest) -> Result<LoyaltyRewardsPage> {
    let limit = request.limit.unwrap_or(50).clamp(1, MOST) as usize;
    let used = uses(conn, request.client.map_or(Whose::All, Whose::Client), live.all.digits)?;
    let redeemed = Redeemed::new(&used);
    let mut told = empty(live.all.currency.clone());
    (told.running, told.broken) = (live.running, live.broken.clone());
    let is_asked = |state| request.states.as_ref().is_none_or(|states| states.contains(&state));
    let places: Vec<usize> = match request.client {
        None => (0..live.rewards.len()).collect(),
        Some(id) => {
            let place = place_of(conn, live, id)?;
            told.on_drafts = used.iter().filter(|one| one.holds && one.is_draft).map(use_of).collect();
            if let Some(place) = place {
                of_client(conn, live, place, &used, request, &mut told)?;
            }
            place.and_then(|place| live.by_client.get(&place)).cloned().unwrap_or_default()
        }
    };
    told.count = told.rows.len();
    // Full cards stand before the first page, however many they are.
    let limit = limit.max(told.count + 1);
    if request.after.is_some() {
        told.rows.clear();
    }
    let mut begun = request.after.is_none();
    for found in places.iter().rev().map(|place| &live.rewards[*place]) {
        let version = live.version(found);
        if request.rule.is_some_and(|rule| rule != version.rule.id) {
            continue;
        }
        let (state, left) = standing(live, found, &redeemed);
        if !is_asked(state) {
            continue;
        }
        told.count += 1;
        if found.verdict == Verdict::Granted {
            told.expected_minor = told.expected_minor.saturating_add(found.expected.unwrap_or(0));
        }
        if begun && told.rows.len() < limit {
            told.rows.push(row(conn, live, found, state, left, &redeemed)?);
        } else if begun && told.next.is_none() {
            told.next = told.rows.last().map(|row| row.id);
        }
        begun |= request.after == Some(found.id);
    }
    if !begun {
        return Err(Error::invalid("after", "cursor-unfit"));
    }
    let is_of = |one: &&Use| {
        request.rule.is_none_or(|rule| {
            live.versions.iter().any(|version| Some(version.row) == one.version && version.rule.id == rule)
        })
    };
    told.used_minor = used.iter().filter(|one| one.holds).filter(is_of).map(|one| one.amount).sum();
    Ok(told)
}

/// The place of a client; nothing of one who is archived. Errors: `not-found`.
pub(super) fn place_of(conn: &Connection, live: &Live, client: Id) -> Result<Option<u32>> {
    crate::clients::row_of(conn, client)?;
    Ok(live.all.places.get(&client).copied())
}

/// Points, stamps and full cards of a client.
fn of_client(
    conn: &Connection,
    live: &Live,
    place: u32,
    used: &[Use],
    request: &LoyaltyRewardsRequest,
    told: &mut LoyaltyRewardsPage,
) -> Result<()> {
    let ledger = points(live, place, used);
    let spent = used.iter().filter(|one| one.holds && one.version.is_none());
    let points = ledger.available(live.today);
    told.points = Some(LoyaltyPoints {
        points,
        balance: ledger.balance(),
        worth_minor: live.terms.worth(points, live.all.digits),
        until: ledger
            .lots()
            .iter()
            .filter(|lot| lot.remaining > 0)
            .filter_map(|lot| lot.expires)
            .min()
            .map(|day| day.to_string()),
        uses: spent.map(use_of).collect(),
    });
    let is_asked = |state| request.states.as_ref().is_none_or(|states| states.contains(&state));
    for card in cards(live, place, used) {
        if request.rule.is_some_and(|rule| rule != card.version.rule.id) {
            continue;
        }
        let stamps = card.stamps - card.full() * card.size;
        let is_its = |one: &&Use| {
            let version = live.versions.iter().find(|version| Some(version.row) == one.version);
            one.holds && one.units > 0 && version.is_some_and(|version| version.rule.id == card.version.rule.id)
        };
        told.stamps.push(LoyaltyStamps {
            rule: card.version.rule.clone(),
            stamps,
            card: card.size,
            uses: used.iter().filter(is_its).map(use_of).collect(),
        });
        if !is_asked(LoyaltyState::Ready) {
            continue;
        }
        for number in 0..card.full().min(i64::from(MOST)) {
            told.rows.push(full_card(conn, live, place, &card, number)?);
        }
    }
    Ok(())
}

/// The identity of a full card: one that was redeemed is another than the next one.
pub(super) fn card_id(live: &Live, place: u32, card: &Card, number: i64) -> Id {
    let client = live.all.clients[place as usize];
    Id::of_link("card", card.version.rule.id, format_args!("{client} {}", card.redeemed + number * card.size))
}

fn full_card(conn: &Connection, live: &Live, place: u32, card: &Card, number: i64) -> Result<LoyaltyEarned> {
    Ok(LoyaltyEarned {
        id: card_id(live, place, card, number),
        rule: card.version.rule.clone(),
        version: card.version.number,
        client: named(conn, live.all.clients[place as usize])?,
        gives: card.version.ready.rule().reward.clone(),
        form: Form::Off,
        state: LoyaltyState::Ready,
        day: live.today.to_string(),
        until: None,
        sale: None,
        number: None,
        reason: None,
        expected_minor: None,
        worst_minor: None,
        left_minor: card.worth,
        units: card.size,
        uses: Vec::new(),
    })
}

fn use_of(one: &Use) -> LoyaltyUse {
    LoyaltyUse {
        id: one.id,
        name: one.version.map(|_| one.reason.clone()),
        sale: one.used_on.as_ref().map(|(sale, _)| *sale),
        number: one.used_on.as_ref().map_or_else(String::new, |(_, number)| number.clone()),
        draft: one.is_draft,
        day: one.day.clone(),
        amount_minor: one.amount,
        units: one.units,
    }
}

fn row(
    conn: &Connection,
    live: &Live,
    found: &Found,
    state: LoyaltyState,
    left: i64,
    redeemed: &Redeemed,
) -> Result<LoyaltyEarned> {
    let version = live.version(found);
    let reward = &version.ready.rule().reward;
    let sale = live.sale(found);
    Ok(LoyaltyEarned {
        id: found.id,
        rule: version.rule.clone(),
        version: version.number,
        client: named(conn, live.client(found))?,
        gives: reward.clone(),
        form: reward.form(),
        state,
        day: found.day.to_string(),
        until: reward.until(found.day).map(|day| day.to_string()),
        sale: sale.map(|(id, _)| *id),
        number: sale.map(|(_, number)| number.clone()),
        reason: found.reason,
        expected_minor: found.expected,
        worst_minor: found.worst,
        left_minor: left,
        units: found.units - found.back,
        uses: redeemed.of(live, found).map(use_of).collect(),
    })
}
