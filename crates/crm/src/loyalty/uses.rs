//! What was redeemed: what the book says of it, as far as the invoices it was taken off still say it.

use super::found::{Found, Live, Version};
use crate::Result;
use crate::ids::{Id, Named};
use crate::sales::rewards;
use ::loyalty::{Form, Ledger, PointsError};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

/// Something redeemed.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub row: i64,
    pub id: Id,
    /// The row of its version; nothing of points.
    pub version: Option<i64>,
    pub client: Named,
    /// What earned it: a sale…
    pub sale: Option<Id>,
    /// …or a day.
    pub earned_on: Option<String>,
    /// The invoice it was taken off: its identity and number.
    pub used_on: Option<(Id, String)>,
    pub is_draft: bool,
    pub reason: String,
    pub day: String,
    pub amount: i64,
    pub units: i64,
    /// Whether its document still says it, and was not given back whole.
    pub holds: bool,
}

/// Of whom.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whose {
    /// Of everybody.
    All,
    /// Of this client.
    Client(Id),
}

/// What was redeemed, the oldest first.
pub(super) fn uses(conn: &Connection, whose: Whose, digits: u32) -> Result<Vec<Use>> {
    let client = match whose {
        Whose::All => None,
        Whose::Client(id) => Some(id),
    };
    let mut all = conn.prepare_cached(
        "SELECT u.id, u.uid, u.version, c.uid, c.name, o.uid, u.earned_on, s.uid, s.series || s.number, s.state, s.adjustments, u.reason,
                u.day, u.amount_minor, u.units
         FROM loyalty_uses AS u JOIN clients AS c ON c.id = u.client LEFT JOIN sales AS o ON o.id = u.sale
         LEFT JOIN sales AS s ON s.id = u.used_on
         WHERE ?1 IS NULL OR u.client = (SELECT id FROM clients WHERE uid = ?1) ORDER BY u.id",
    )?;
    let mut rows = all.query(params![client])?;
    let mut told: HashMap<Id, Vec<(String, i64)>> = HashMap::new();
    let mut found = Vec::new();
    while let Some(r) = rows.next()? {
        let mut one = read(r)?;
        if let Some((document, _)) = &one.used_on {
            let state: Option<String> = r.get(9)?;
            let said = match told.entry(*document) {
                std::collections::hash_map::Entry::Occupied(said) => said.into_mut(),
                std::collections::hash_map::Entry::Vacant(empty) => {
                    empty.insert(rewards::said(&r.get::<_, String>(10)?, digits)?)
                }
            };
            let place = said.iter().position(|(reason, amount)| (reason, *amount) == (&one.reason, one.amount));
            one.holds = place.map(|place| said.remove(place)).is_some()
                && !matches!(state.as_deref(), Some("refunded" | "cancelled"));
            one.is_draft = state.as_deref() == Some("draft");
        }
        found.push(one);
    }
    Ok(found)
}

fn read(r: &Row) -> rusqlite::Result<Use> {
    let (on, number): (Option<Id>, Option<String>) = (r.get(7)?, r.get(8)?);
    Ok(Use {
        row: r.get(0)?,
        id: r.get(1)?,
        version: r.get(2)?,
        client: Named { id: r.get(3)?, name: r.get(4)? },
        sale: r.get(5)?,
        earned_on: r.get(6)?,
        used_on: on.map(|on| (on, number.unwrap_or_default())),
        is_draft: false,
        reason: r.get(11)?,
        day: r.get(12)?,
        amount: r.get(13)?,
        units: r.get(14)?,
        holds: true,
    })
}

impl Use {
    /// Whether it redeemed this reward.
    pub fn is_of(&self, live: &Live, found: &Found) -> bool {
        let occasion = match (live.sale(found), self.sale) {
            (Some((sale, _)), Some(own)) => *sale == own,
            (None, None) => {
                self.earned_on.as_deref() == Some(found.day.to_string().as_str())
                    && self.client.id == live.client(found)
            }
            _ => false,
        };
        occasion && self.version == Some(live.version(found).row)
    }

    fn day(&self) -> Option<NaiveDate> {
        self.day.parse().ok()
    }
}

/// A card of stamps of one rule and client.
pub(super) struct Card<'a> {
    /// The newest version that gave stamps: it says how large a card is.
    pub version: &'a Version,
    /// Not yet redeemed.
    pub stamps: i64,
    /// Of full cards that were.
    pub redeemed: i64,
    /// Stamps of a full card, and its worth in minor units.
    pub size: i64,
    pub worth: i64,
}

impl Card<'_> {
    pub fn full(&self) -> i64 {
        self.stamps.max(0) / self.size
    }
}

/// The cards of stamps of a client, one of each rule that gave some.
pub(super) fn cards<'a>(live: &'a Live, client: u32, uses: &[Use]) -> Vec<Card<'a>> {
    let mut all: Vec<Card> = Vec::new();
    let id = live.all.clients[client as usize];
    for found in live.of(client).filter(|found| found.verdict == ::loyalty::Verdict::Granted) {
        let version = live.version(found);
        let Some((size, worth)) = version.ready.card() else { continue };
        match all.iter_mut().find(|card| card.version.rule.id == version.rule.id) {
            Some(card) => {
                card.stamps += found.units - found.back;
                if version.number > card.version.number {
                    (card.version, card.size, card.worth) = (version, size, worth);
                }
            }
            None => all.push(Card { version, stamps: found.units - found.back, redeemed: 0, size, worth }),
        }
    }
    for one in uses.iter().filter(|one| one.holds && one.units > 0 && one.client.id == id) {
        let version = live.versions.iter().find(|version| Some(version.row) == one.version);
        let rule = version.filter(|version| version.ready.card().is_some()).map(|version| version.rule.id);
        if let Some(card) = all.iter_mut().find(|card| Some(card.version.rule.id) == rule) {
            card.stamps -= one.units;
            card.redeemed += one.units;
        }
    }
    all
}

/// The points of a client, up to today: earned, taken back, spent and expired in their order.
pub(super) fn points(live: &Live, client: u32, uses: &[Use]) -> Ledger {
    enum Move<'a> {
        Earn(&'a Found),
        Return(&'a Found, u32),
        Spend(&'a Use),
    }
    let id = live.all.clients[client as usize];
    let mut moves: Vec<(NaiveDate, u8, Move)> = Vec::new();
    let granted = live.of(client).filter(|found| found.verdict == ::loyalty::Verdict::Granted);
    for found in granted.filter(|found| live.form(found) == Form::Points) {
        moves.push((found.day, 0, Move::Earn(found)));
        moves.extend(found.returns.iter().map(|(day, share)| (*day, 1, Move::Return(found, *share))));
    }
    for one in uses.iter().filter(|one| one.holds && one.version.is_none() && one.client.id == id) {
        moves.extend(one.day().map(|day| (day, 2, Move::Spend(one))));
    }
    moves.sort_by_key(|(day, order, _)| (*day, *order));
    let mut ledger = Ledger::default();
    for (place, (day, _, what)) in moves.into_iter().enumerate() {
        ledger.expire(day);
        let key = place.to_string();
        match what {
            Move::Earn(found) => {
                let last = day.checked_add_days(Days::new(u64::from(live.points_days)));
                let expires = last.filter(|_| live.points_days > 0);
                let _ = ledger.earn(day, found.units, day, expires, Some(&found.id.to_string()), &key);
            }
            Move::Return(found, share) => {
                ledger.reverse(day, &found.id.to_string(), share, &key);
            }
            Move::Spend(one) => {
                // What a return took back after it was spent is owed.
                if let Err(PointsError::Short(_)) = ledger.burn(day, one.units, None, &key) {
                    let _ = ledger.adjust(day, -one.units, &key);
                }
            }
        }
    }
    ledger.expire(live.today);
    ledger
}
