//! When clients and the shop meet: each client has a cadence, a favourite weekday and hour, a beginning and sometimes an end.

use super::clients::{ClientKind, GeneratedClient};
use super::dice::{About, Dice};
use super::talk::Blanks;
use super::{Country, Kind, Outcome, Shop};
use chrono::{Datelike, NaiveDate};

/// The time a client spent with the shop. Days count from the first day of history.
#[derive(Clone, Copy, Debug)]
pub(super) struct Life {
    pub(super) since: i32,
    /// Last day on which something may happen.
    pub(super) until: i32,
    /// How many interactions there were.
    contacts: u32,
    /// They stopped coming before the end of the history.
    lapsed: bool,
    pub(super) archived: bool,
}

/// Something that happened between the shop and a client.
#[derive(Clone, Debug)]
pub struct GeneratedInteraction {
    /// What.
    pub kind: Kind,
    /// Whether the client began it; notes have no direction.
    pub inbound: Option<bool>,
    /// The day.
    pub day: NaiveDate,
    /// Minutes after local midnight.
    pub minute: u16,
    /// How it ended; notes do not end.
    pub outcome: Option<Outcome>,
    /// How long it took, where somebody looked at the clock.
    pub minutes: Option<u16>,
    /// What it cost the shop, in minor units.
    pub cost_minor: Option<i64>,
    /// What the staff wrote.
    pub text: String,
    /// Position in [`Shop::staff`].
    pub staff: usize,
    /// With whom of the company: a position of the book.
    pub person: Option<u64>,
    /// What was to be done next.
    pub next: Option<GeneratedTask>,
}

/// The next step of an interaction.
#[derive(Clone, Debug)]
pub struct GeneratedTask {
    /// What.
    pub title: String,
    /// By which means.
    pub kind: Kind,
    /// By when.
    pub due: NaiveDate,
    /// Minutes after local midnight, where an hour was agreed.
    pub time: Option<u16>,
    /// Day and minute at which it was done.
    pub done: Option<(NaiveDate, u16)>,
}

/// How a client and the shop deal with each other.
struct Habits {
    /// Weights of [`Kind::ALL`].
    kinds: [u32; 6],
    /// Monday is 0.
    weekday: u32,
    /// Minutes after midnight.
    hour: i32,
    staff: usize,
}

impl Shop {
    /// Since when, until when and how often a client came.
    pub(super) fn life(&self, index: u64, kind: ClientKind, employee: bool) -> Life {
        let mut dice = Dice::of(self.plan.seed, About::Rhythm, !index);
        let days = self.calendar.days().max(1);
        let since = match dice.below(100) {
            0..=34 => dice.below(days.min(90) as u32) as i32,
            35..=39 => days - 1 - dice.below(days.min(45) as u32) as i32,
            _ => dice.below(days as u32) as i32,
        };
        let since = self.calendar.open_near(since);
        let lapsed = since < days - 200 && dice.chance(190);
        let until = if lapsed { dice.between(since, days - 150) } else { days - 1 };
        let contacts = match dice.slot(if kind == ClientKind::Company { &[34, 42, 18, 6] } else { &[54, 34, 10, 2] }) {
            0 => dice.between(1, 6),
            1 => dice.between(6, 16),
            2 => dice.between(15, 45),
            _ => dice.between(40, 120),
        };
        // 1,095 thousandths: what makes a book of ten a client, with people of companies, copies and new clients having fewer.
        let wanted = contacts as u32 * self.plan.per_client * 1095 / 10_000 + u32::from(dice.chance(500));
        let room = (until - since + 1).max(1) as u32 * 2 / 3 + 1;
        let contacts = if employee { 0 } else { wanted.clamp(u32::from(self.plan.per_client > 0), room) };
        Life { since, until, contacts, lapsed, archived: lapsed && dice.chance(220) }
    }

    /// The life of a second entry: once or twice, then the first was used again.
    pub(super) fn short_life(&self, index: u64) -> Life {
        let mut dice = Dice::of(self.plan.seed, About::Rhythm, !index);
        let days = self.calendar.days().max(1);
        let since = self.calendar.open_near(dice.below(days as u32) as i32);
        let until = (since + 60).min(days - 1);
        Life { since, until, contacts: 1 + dice.below(2), lapsed: true, archived: false }
    }

    /// Everything that happened with a client, oldest first; `found` is emptied before.
    pub fn interactions(&self, client: &GeneratedClient, found: &mut Vec<GeneratedInteraction>) {
        found.clear();
        let life = client.life;
        if life.contacts == 0 {
            return;
        }
        let mut dice = Dice::of(self.plan.seed, About::Rhythm, client.index);
        let dice = &mut dice;
        let habits = self.habits(client, dice);
        let people = if client.kind == ClientKind::Company { self.people_of(client.index) } else { Vec::new() };
        let times = self.times(&life, &habits, dice);
        let mut before = None;
        for (i, (day, minute, kind)) in times.iter().copied().enumerate() {
            let person = if people.is_empty() || dice.chance(350) { None } else { dice.one(&people) };
            let date = self.calendar.date(day);
            let month = date.month0() as usize;
            let product = self.shelf.products.get(month).map_or("", |asked| asked.draw(dice));
            let blanks = Blanks {
                country: self.plan.country,
                weekdays: &self.shelf.weekdays,
                who: person.map_or(client.called.as_str(), |(_, person)| person.called()),
                product,
            };
            let (inbound, outcome) = turn(kind, before, dice);
            let text = self.talk.about(kind, inbound, outcome, &blanks, dice);
            let following = times.get(i + 1).map(|(day, minute, _)| (*day, *minute));
            let next = self.next(day, following, outcome, &life, &blanks, dice);
            before = outcome;
            found.push(GeneratedInteraction {
                kind,
                inbound: (kind != Kind::Note).then_some(inbound),
                day: date,
                minute,
                outcome,
                minutes: how_long(kind, outcome, dice),
                cost_minor: self.cost(kind, inbound, dice),
                text,
                staff: if dice.chance(820) { habits.staff } else { self.shelf.staff.place(dice) },
                person: person.map(|(index, _)| *index),
                next,
            });
        }
    }

    fn habits(&self, client: &GeneratedClient, dice: &mut Dice) -> Habits {
        // visit, call, mail, message, meeting, note
        let mut kinds = match client.kind {
            ClientKind::Company => [24, 32, 20, 12, 6, 6],
            ClientKind::Person => [36, 24, 8, 22, 1, 9],
        };
        if let Some(channel) = client.channel {
            kinds[channel as usize] += 45;
        }
        let morning = dice.chance(560);
        let hour =
            if morning { dice.between(9 * 60 + 15, 13 * 60 + 15) } else { dice.between(16 * 60 + 45, 19 * 60 + 15) };
        let staff = client.staff.unwrap_or_else(|| self.shelf.staff.place(dice));
        Habits { kinds, weekday: dice.below(6), hour, staff }
    }

    /// The days and hours of a life's contacts, in order: even steps through the busyness of the calendar, each a little
    /// early or late, drawn to the favourite weekday.
    fn times(&self, life: &Life, habits: &Habits, dice: &mut Dice) -> Vec<(i32, u16, Kind)> {
        let calendar = &self.calendar;
        let steady = if dice.chance(600) { 60 } else { 8 };
        let mut gaps: Vec<u32> = (0..life.contacts).map(|_| steady + dice.below(140)).collect();
        let sum: u32 = gaps.iter().sum::<u32>().max(1);
        let (from, to) = (calendar.before(life.since), calendar.before(life.until + 1));
        let mut passed = 0;
        let mut times: Vec<(i32, u16, Kind)> = gaps
            .drain(..)
            .map(|gap| {
                let mass = from + (u64::from(to - from) * u64::from(passed) / u64::from(sum)) as u32;
                passed += gap;
                let day = calendar.day_at(mass);
                let day = if dice.chance(520) { self.favourite(day, habits.weekday, life) } else { day };
                let kind = Kind::ALL[dice.slot(&habits.kinds)];
                (day, self.minute(day, kind, habits, dice), kind)
            })
            .collect();
        times.sort_by_key(|(day, minute, _)| (*day, *minute));
        times
    }

    /// The favourite weekday of the same week, when the shop opens on it and the life lasts that long.
    fn favourite(&self, day: i32, weekday: u32, life: &Life) -> i32 {
        let now = self.calendar.date(day).weekday().num_days_from_monday();
        let moved = day + weekday as i32 - now as i32;
        if (life.since..=life.until).contains(&moved) && self.calendar.opens(moved) { moved } else { day }
    }

    /// A minute of the day within the hours of the shop, near the client's own.
    fn minute(&self, day: i32, kind: Kind, habits: &Habits, dice: &mut Dice) -> u16 {
        let saturday = self.calendar.date(day).weekday().num_days_from_monday() == 5;
        let (opens, closes) = match (self.plan.country, saturday, kind) {
            (_, true, _) => (9 * 60 + 30, 13 * 60 + 45),
            (_, _, Kind::Message) => (8 * 60 + 40, 20 * 60 + 50),
            (Country::Spain, ..) => (9 * 60, 20 * 60 + 10),
            (Country::Mexico, ..) => (8 * 60 + 30, 18 * 60 + 50),
        };
        let mut minute = habits.hour + dice.around(130);
        let lunch = match self.plan.country {
            Country::Spain => 14 * 60..16 * 60 + 30,
            Country::Mexico => 14 * 60 + 30..16 * 60,
        };
        if !saturday && kind != Kind::Message && lunch.contains(&minute) {
            minute = if minute < 15 * 60 + 15 {
                lunch.start - 5 - dice.between(0, 50)
            } else {
                lunch.end + dice.between(0, 50)
            };
        }
        if minute < opens || minute > closes {
            minute = dice.between(opens, closes.min(13 * 60 + 45));
        }
        // People write round minutes.
        let round = if dice.chance(600) { 5 } else { 1 };
        (minute / round * round).clamp(opens, closes) as u16
    }

    fn next(
        &self,
        day: i32,
        following: Option<(i32, u16)>,
        outcome: Option<Outcome>,
        life: &Life,
        blanks: &Blanks<'_>,
        dice: &mut Dice,
    ) -> Option<GeneratedTask> {
        let promising = matches!(outcome, Some(Outcome::Interested | Outcome::Callback | Outcome::Complaint));
        let calendar = &self.calendar;
        let open = |day: i32| (day..day + 7).find(|d| calendar.opens(*d)).unwrap_or(day);
        let (due, done) = match following {
            Some((next, minute)) => {
                if !dice.chance(if promising { 260 } else { 60 }) {
                    return None;
                }
                let due = open(day + dice.between(0, (next - day).min(21)));
                (due, Some((calendar.date(next), minute)))
            }
            None => {
                // A shop of four can keep a few hundred promises at a time, however many clients it has.
                let per_thousand = (12 + 60_000 / self.plan.clients.max(1)).min(330) as u32;
                let per_thousand = if promising { per_thousand * 2 } else { per_thousand };
                if !dice.chance(if life.lapsed { per_thousand / 6 } else { per_thousand }) {
                    return None;
                }
                let today = calendar.days();
                let due = match dice.below(100) {
                    0..=15 => today,
                    16..=33 => open(day.max(today - dice.between(2, 24))).min(today - 1).max(day),
                    34..=69 => open(today + dice.between(1, 7)),
                    _ => open(today + dice.between(8, 45)),
                };
                (due, None)
            }
        };
        let (kind, title) = self.talk.next(blanks, dice);
        let time = dice.chance(380).then(|| ((dice.between(18, 39) * 30) as u16).min(19 * 60 + 30));
        // Not into the lunch hours.
        let time = time.map(|t| if (14 * 60..16 * 60 + 30).contains(&t) { 17 * 60 } else { t });
        Some(GeneratedTask { title, kind, due: calendar.date(due), time, done })
    }

    fn cost(&self, kind: Kind, inbound: bool, dice: &mut Dice) -> Option<i64> {
        let away = matches!(kind, Kind::Visit | Kind::Meeting) && !inbound;
        let euros = (away && dice.chance(300)).then(|| i64::from(dice.between(3, 30)))?;
        Some(match self.plan.country {
            Country::Spain => euros * 100,
            Country::Mexico => euros * 1500,
        })
    }
}

/// Who began, and how it ended, knowing how the last one ended.
fn turn(kind: Kind, before: Option<Outcome>, dice: &mut Dice) -> (bool, Option<Outcome>) {
    if kind == Kind::Note {
        return (false, None);
    }
    let inbound = kind != Kind::Meeting && dice.chance(450);
    if before == Some(Outcome::Complaint) && dice.chance(800) {
        return (inbound, Some(Outcome::Solved));
    }
    // sale, interested, callback, informed, refused, complaint, solved, no answer
    let outcome = Outcome::ALL[dice.slot(&[22, 20, 10, 29, 6, 4, 0, 9])];
    match outcome {
        Outcome::Complaint if kind != Kind::Meeting => (true, Some(outcome)),
        Outcome::NoAnswer if kind != Kind::Call || inbound => (inbound, Some(Outcome::Informed)),
        _ => (inbound, Some(outcome)),
    }
}

fn how_long(kind: Kind, outcome: Option<Outcome>, dice: &mut Dice) -> Option<u16> {
    let (usual, low, high) = match kind {
        Kind::Visit => (640, 2, 12),
        Kind::Meeting => (900, 6, 18),
        Kind::Call if outcome == Some(Outcome::NoAnswer) => return None,
        Kind::Call => (500, 0, 4),
        Kind::Mail | Kind::Message | Kind::Note => return None,
    };
    dice.chance(usual).then(|| (dice.between(low, high) * 5).max(2) as u16)
}
