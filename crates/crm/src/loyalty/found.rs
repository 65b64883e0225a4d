//! What all rules rewarded together, found anew from what happened and what people said. Nothing of it is written, so that a backdated
//! invoice, a return, a merge or an undo is always in it.

use super::gather::{Gathered, gathered};
use super::{refuse, terms};
use crate::book::{Act, Book};
use crate::ids::{Id, Named};
use crate::moment::{Moment, Progress, Watch};
use crate::{Error, Result};
use ::loyalty::{
    Decision, Form, Good, Occasion, Outcome, Ready, Reason, Rule, Run, Said, State, Tenure, Terms, Verdict,
};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::Arc;

/// What is asked besides what happened.
const SOURCES: &[&str] = &["settings", "loyalty_rules", "loyalty_versions", "loyalty_runs", "loyalty_decisions"];

/// Most days that points last: ten years.
const LONGEST: u32 = 3660;

/// A version that ran.
pub(super) struct Version {
    pub row: i64,
    pub id: Id,
    pub rule: Named,
    pub number: u32,
    pub ready: Ready,
}

/// A reward, or what waits to be one, or what a person refused.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub id: Id,
    /// The place of its version.
    pub version: u32,
    pub client: u32,
    pub day: NaiveDate,
    pub sale: Option<u32>,
    pub verdict: Verdict,
    pub reason: Option<Reason>,
    pub expected: Option<i64>,
    pub worst: Option<i64>,
    /// Points, stamps or minor units of credit as they were earned.
    pub units: i64,
    /// Minor units to take off invoices, as they were earned.
    pub off: i64,
    /// Of the units, taken back by returns.
    pub back: i64,
    /// Whether all of what is not counted was taken back.
    pub is_back: bool,
    /// Each return: when, and what was given back of the sale by then, in millionths.
    pub returns: Vec<(NaiveDate, u32)>,
}

/// All that was rewarded up to a day.
pub(super) struct Live {
    pub all: Arc<Gathered>,
    pub versions: Vec<Version>,
    /// In the order in which they were earned.
    pub rewards: Vec<Found>,
    pub by_client: HashMap<u32, Vec<usize>>,
    /// How many rules run.
    pub running: usize,
    /// Rules that cannot be asked any more, as when a category they speak of is gone.
    pub broken: Vec<Named>,
    pub terms: Terms,
    pub points_days: u32,
    pub today: NaiveDate,
}

impl Live {
    pub fn version(&self, found: &Found) -> &Version {
        &self.versions[found.version as usize]
    }

    pub fn form(&self, found: &Found) -> Form {
        self.version(found).ready.rule().reward.form()
    }

    pub fn client(&self, found: &Found) -> Id {
        self.all.clients[found.client as usize]
    }

    /// The sale that earned it, and its number.
    pub fn sale(&self, found: &Found) -> Option<&(Id, String)> {
        found.sale.and_then(|sale| self.all.sales.get(sale as usize))
    }

    /// The rewards of a client, oldest first.
    pub fn of(&self, client: u32) -> impl DoubleEndedIterator<Item = &Found> {
        self.by_client.get(&client).into_iter().flatten().map(|place| &self.rewards[*place])
    }

    /// Errors: `not-found`.
    pub fn one(&self, id: Id) -> Result<&Found> {
        self.rewards.iter().find(|found| found.id == id).ok_or(Error::NotFound { what: "reward" })
    }
}

/// What was rewarded up to today, reckoned now or before.
pub(super) fn live(book: &Book, act: Act, watch: &dyn Watch) -> Result<Arc<Live>> {
    let all = gathered(book, act, watch)?;
    let moment = Moment { now: act.now, zone: book.zone() };
    let recall = || {
        book.recall(
            moment,
            SOURCES,
            |_: &Live| 0,
            |conn| {
                watch.tick(Progress { stage: "reckoning", done: 0, total: 0 })?;
                find(conn, Arc::clone(&all), moment.today())
            },
        )
    };
    let found = recall()?;
    if Arc::ptr_eq(&found.all, &all) {
        return Ok(found);
    }
    book.forget::<Live>()?;
    recall()
}

fn find(conn: &Connection, all: Arc<Gathered>, today: NaiveDate) -> Result<Live> {
    let kept = terms::terms(conn)?;
    let (versions, tenures, broken) = versions(conn, &all)?;
    let running = tenures.iter().filter(|tenure| tenure.stretches.iter().any(|(_, until)| until.is_none())).count();
    let said = said(conn, &all, &versions)?;
    let terms = terms::of(&kept)?;
    let from = tenures.iter().flat_map(|tenure| &tenure.stretches).map(|stretch| stretch.0).min();
    let mut rewards: Vec<Found> = Vec::new();
    if let Some(from) = from {
        let ready: Vec<Ready> = versions.iter().map(|version| version.ready.clone()).collect();
        let run = Run::new(&ready, &all.past.members, &all.past.goods, &terms, State::default());
        let mut run = run.running(tenures, said);
        run.learn_before(&all.past, from);
        let mut places: HashMap<(u32, u32, Option<u32>), usize> = HashMap::new();
        run.go(&all.past, from, today, |outcome| match outcome {
            Outcome::Decided { rule, client, day, sale, decision } => {
                if let Some(found) = taken(&versions[rule as usize], &all, rule, client, day, sale, &decision) {
                    if sale.is_some() {
                        places.insert((rule, client, sale), rewards.len());
                    }
                    rewards.push(found);
                }
            }
            Outcome::TakenBack { rule, client, day, sale, units, share, .. } => {
                if let Some(place) = places.get(&(rule, client, Some(sale))) {
                    let found = &mut rewards[*place];
                    found.back += units;
                    found.is_back |= units == 0;
                    found.returns.push((day, share));
                }
            }
        });
    }
    let mut by_client: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, found) in rewards.iter().enumerate() {
        by_client.entry(found.client).or_default().push(place);
    }
    Ok(Live {
        all,
        versions,
        rewards,
        by_client,
        running,
        broken,
        terms,
        points_days: kept.points_days.min(LONGEST),
        today,
    })
}

fn taken(
    version: &Version,
    all: &Gathered,
    place: u32,
    client: u32,
    day: NaiveDate,
    sale: Option<u32>,
    decision: &Decision,
) -> Option<Found> {
    let is_refused = decision.reason == Some(Reason::Declined);
    if !matches!(decision.verdict, Verdict::Granted | Verdict::Proposed) && !is_refused {
        return None;
    }
    let id = match sale.and_then(|sale| all.sales.get(sale as usize)) {
        Some((sale, _)) => Id::of_link("reward", version.id, sale),
        None => Id::of_link("reward", version.id, format_args!("{} {day}", all.clients[client as usize])),
    };
    Some(Found {
        id,
        version: place,
        client,
        day,
        sale,
        verdict: decision.verdict,
        reason: decision.reason,
        expected: decision.cost.map(|cost| cost.expected),
        worst: decision.cost.map(|cost| cost.worst),
        units: decision.units,
        off: version.ready.off(decision),
        back: 0,
        is_back: false,
        returns: Vec::new(),
    })
}

type Versions = (Vec<Version>, Vec<Tenure>, Vec<Named>);

/// Every version that ever ran, with when.
fn versions(conn: &Connection, all: &Gathered) -> Result<Versions> {
    // A product that is no longer sold was sold when the rule ran.
    let goods: Vec<Good> = all.past.goods.iter().map(|good| Good { gone: false, ..good.clone() }).collect();
    let mut rows = conn.prepare_cached(
        "SELECT v.id, v.uid, r.id, r.uid, r.name, v.version, v.json, x.since, x.until
         FROM loyalty_runs AS x JOIN loyalty_versions AS v ON v.id = x.version JOIN loyalty_rules AS r ON r.id = v.rule
         ORDER BY v.id, x.id",
    )?;
    let mut rows = rows.query([])?;
    let (mut versions, mut tenures, mut broken): Versions = Default::default();
    while let Some(r) = rows.next()? {
        let day = |at: usize| Ok::<_, Error>(r.get::<_, Option<String>>(at)?.and_then(|day| day.parse().ok()));
        let (Some(since), until) = (day(7)?, day(8)?) else { continue };
        let row: i64 = r.get(0)?;
        if let Some((_, tenure)) =
            versions.iter().zip(&mut tenures).find(|(version, _): &(&Version, &mut Tenure)| version.row == row)
        {
            tenure.stretches.push((since, until));
            continue;
        }
        let rule = Named { id: r.get(3)?, name: r.get(4)? };
        let text: String = r.get(6)?;
        match Rule::read(&text).and_then(|said| Ready::new(&said, &goods, all.digits)).map_err(refuse) {
            Ok(ready) => {
                versions.push(Version { row, id: r.get(1)?, rule, number: r.get(5)?, ready });
                tenures.push(Tenure { rule: r.get::<_, i64>(2)? as u32, stretches: vec![(since, until)] });
            }
            Err(_) if broken.contains(&rule) => (),
            Err(_) => broken.push(rule),
        }
    }
    Ok((versions, tenures, broken))
}

/// What people said of rewards that waited; of two who said something the later one.
fn said(conn: &Connection, all: &Gathered, versions: &[Version]) -> Result<Said> {
    let places: HashMap<i64, u32> =
        versions.iter().enumerate().map(|(place, version)| (version.row, place as u32)).collect();
    let mut found = conn.prepare_cached(
        "SELECT d.version, c.uid, s.uid, d.day, d.granted FROM loyalty_decisions AS d JOIN clients AS c ON c.id = d.client
         LEFT JOIN sales AS s ON s.id = d.sale ORDER BY d.at, d.uid",
    )?;
    let mut rows = found.query([])?;
    let mut said = Said::new();
    let mut sales: Option<HashMap<Id, u32>> = None;
    while let Some(r) = rows.next()? {
        let (Some(version), Some(client)) = (places.get(&r.get(0)?), all.places.get(&r.get(1)?)) else { continue };
        let sale: Option<Id> = r.get(2)?;
        let occasion = match sale {
            Some(sale) => {
                let known = sales.get_or_insert_with(|| {
                    all.sales.iter().enumerate().map(|(place, (id, _))| (*id, place as u32)).collect()
                });
                let Some(place) = known.get(&sale) else { continue };
                Occasion::Sale(*place)
            }
            None => match r.get::<_, String>(3)?.parse() {
                Ok(day) => Occasion::Day(day),
                Err(_) => continue,
            },
        };
        said.insert((*version, *client, occasion), r.get(4)?);
    }
    Ok(said)
}
