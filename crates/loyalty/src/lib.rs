//! Which client is rewarded, with what, and what does it cost? A rule is data: when it is looked at, what must hold, what it gives, and
//! what it may never do. The same [`evaluate`] decides at the counter and when a rule is tried on the past.
//!
//! A pure engine: no database, no clock, no chance. What it does not know it does not reward: a figure that is missing makes a condition
//! neither true nor false, and a cost that is missing leaves a reward waiting for a person.
//!
//! ```
//! use chrono::NaiveDate;
//! use loyalty::{Bill, Event, Past, Ready, Rule, Terms, What, simulate};
//!
//! let rule = Rule::read(r#"{"schema":1,"id":"thanks","trigger":{"on":"invoice_issued"},
//!     "when":{"metric":"net_invoiced","window":{"last_months":12},"op":">=","value":"100.00"},
//!     "reward":{"type":"discount_pct","percent":"5"}}"#).unwrap();
//! let day = |text: &str| text.parse::<NaiveDate>().unwrap();
//! let bill = |sale, net| What::Invoiced(Bill { sale, net, total: net, due: None, lines: Vec::new() });
//! let past = Past {
//!     members: vec![Default::default()],
//!     events: vec![
//!         Event { day: day("2026-03-01"), client: 0, what: bill(0, 6_000) },
//!         Event { day: day("2026-04-01"), client: 0, what: bill(1, 8_000) },
//!     ],
//!     ..Default::default()
//! };
//! let ready = Ready::new(&rule, &past.goods, 2).unwrap();
//! let told = simulate(&ready, &past, &Terms::default(), day("2026-01-01"), day("2026-12-31"));
//! assert_eq!((told.grants, told.expected), (1, 400), "the second purchase, at five per cent");
//! ```

mod cost;
mod curve;
mod evaluate;
mod facts;
mod past;
mod points;
mod problem;
mod ready;
mod rule;
mod run;
mod simulate;
mod state;
mod worth;

pub use cost::{Cost, Terms};
pub use curve::{Point, curve, first_threshold, with_threshold};
pub use evaluate::{Decision, Facing, Leaf, Reason, Verdict, evaluate};
pub use facts::{Facts, Figure, Happened};
pub use past::{Bill, Event, Good, Line, Member, Past, What};
pub use points::{Entry, EntryKind, Ledger, Lot, PointsError};
pub use problem::Problem;
pub use ready::{Ready, tier_loop};
pub use rule::{
    Budget, Calendar, Condition, Every, Filter, Guard, Limits, Metric, On, Op, Per, PerCustomer, Reward, Rule, Test,
    Trigger, Value, Window,
};
pub use run::{Occasion, Outcome, Run, Said, Tenure};
pub use simulate::{Month, Refusal, Rewarded, Simulation, simulate};
pub use state::{Given, State};
pub use worth::Form;
