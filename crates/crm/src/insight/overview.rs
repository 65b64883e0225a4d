//! The whole business at a glance.

use super::matrix::{self, Cell, Cuts, Limits};
use super::reckon::{Class, Known};
use super::{Stage, reckoned};
use crate::Result;
use crate::book::{Act, Book};
use crate::moment::Watch;
use lifetime::{Edge, Reason, Standing};
use serde::{Deserialize, Serialize};

/// How the matrix is cut.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct OverviewRequest {
    /// The owner's own limits; fifths of the clients when absent.
    #[ts(as = "Option<_>", optional)]
    pub limits: Limits,
}

/// The clients of a stage. Minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct StageSum {
    /// Which.
    pub stage: Stage,
    /// How many.
    #[ts(type = "number")]
    pub clients: usize,
    /// What they bought in the last twelve months.
    #[ts(type = "number")]
    pub sales_minor: i64,
    /// What they will buy in the next twelve.
    #[ts(type = "number")]
    pub value_minor: i64,
    /// What has probably been lost of it.
    #[ts(type = "number")]
    pub loss_minor: i64,
}

/// The clients of a class by sales. Minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClassSum {
    /// Which.
    pub class: Class,
    /// How many.
    #[ts(type = "number")]
    pub clients: usize,
    /// What they bought in the last twelve months.
    #[ts(type = "number")]
    pub sales_minor: i64,
}

/// What the expectations rest on: the model's parameters (`crates/lifetime`), times in days, money in minor units.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Learning {
    /// Whether buying was fitted to this book's clients; assumed otherwise.
    pub learned: bool,
    /// Why it was not: `no_clients`, `no_time`, `no_repeats`, `few_clients`, `not_found`.
    pub reason: Option<String>,
    /// Where the fit leans on a limit: `one_rhythm`, `few_buy`, `nobody_leaves`, `one_loyalty`, `one_spend`.
    pub edges: Vec<String>,
    /// Clients it was learned from.
    #[ts(type = "number")]
    pub clients: usize,
    /// Documents they bought by.
    #[ts(type = "number")]
    pub sales: usize,
    /// Shape of the rates of buying.
    pub r: f64,
    /// Their scale, days.
    pub alpha: f64,
    /// With `b`, the chance of leaving after a purchase.
    pub a: f64,
    /// See `a`.
    pub b: f64,
    /// Shape of a client's amounts.
    pub p: f64,
    /// Shape of the differences between clients.
    pub q: f64,
    /// Scale of amounts, minor units.
    pub v: f64,
}

/// All buyers at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InsightOverview {
    /// ISO day of the figures.
    pub as_of: String,
    /// When they were reckoned, milliseconds UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// ISO 4217 of the amounts.
    pub currency: String,
    /// Who ever bought.
    #[ts(type = "number")]
    pub clients: usize,
    /// Who is late by their own rhythm and may have left.
    #[ts(type = "number")]
    pub quiet: usize,
    /// What those would have bought.
    #[ts(type = "number")]
    pub quiet_loss_minor: i64,
    /// What all will buy in the next twelve months.
    #[ts(type = "number")]
    pub value_minor: i64,
    /// What they bought in the last twelve.
    #[ts(type = "number")]
    pub sales_minor: i64,
    /// By stage, from best to worst; all are there.
    pub stages: Vec<StageSum>,
    /// By class of sales.
    pub classes: Vec<ClassSum>,
    /// How lately by how often, the latest first.
    pub matrix: Vec<Cell>,
    /// Where its groups end.
    pub cuts: Cuts,
    /// What it rests on.
    pub learning: Learning,
}

/// All buyers at a glance. Errors: `limits-unfit`, `cancelled`.
pub fn overview(book: &Book, act: Act, request: &OverviewRequest, watch: &dyn Watch) -> Result<InsightOverview> {
    let all = reckoned(book, act, watch)?;
    let cuts = Cuts::of(&all.clients, &request.limits)?;
    let sum = |of: &[&Known], what: fn(&Known) -> i64| of.iter().map(|k| what(k)).sum::<i64>();
    let stages = Stage::ALL
        .into_iter()
        .map(|stage| {
            let of = all.which(|k| k.stage == stage);
            StageSum {
                stage,
                clients: of.len(),
                sales_minor: sum(&of, Known::sales_year),
                value_minor: sum(&of, Known::value),
                loss_minor: sum(&of, Known::loss),
            }
        })
        .collect();
    let classes = [Class::A, Class::B, Class::C]
        .into_iter()
        .map(|class| {
            let of = all.which(|k| k.class == class);
            ClassSum { class, clients: of.len(), sales_minor: sum(&of, Known::sales_year) }
        })
        .collect();
    let (everybody, quiet) = (all.which(|_| true), all.which(Known::is_quiet));
    let (buying, spending) = (&all.model.buying, &all.model.spending);
    let mut edges = codes(&buying.standing);
    edges.extend(codes(&spending.standing));
    let learning = Learning {
        learned: buying.standing.is_learned(),
        reason: match buying.standing {
            Standing::Learned { .. } => None,
            Standing::Assumed { reason } => Some(why(reason).to_owned()),
        },
        edges,
        clients: buying.clients,
        sales: all.sales,
        r: buying.parameters.r,
        alpha: buying.parameters.alpha,
        a: buying.parameters.a,
        b: buying.parameters.b,
        p: spending.parameters.p,
        q: spending.parameters.q,
        v: spending.parameters.v,
    };
    Ok(InsightOverview {
        as_of: all.today.to_string(),
        at: all.at,
        currency: all.currency.clone(),
        clients: all.clients.len(),
        quiet: quiet.len(),
        quiet_loss_minor: sum(&quiet, Known::loss),
        value_minor: sum(&everybody, Known::value),
        sales_minor: sum(&everybody, Known::sales_year),
        stages,
        classes,
        matrix: matrix::cells(&all.clients, &cuts),
        cuts,
        learning,
    })
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::NoClients => "no_clients",
        Reason::NoTime => "no_time",
        Reason::NoRepeats => "no_repeats",
        Reason::FewClients => "few_clients",
        Reason::NotFound => "not_found",
    }
}

fn codes(standing: &Standing) -> Vec<String> {
    let Standing::Learned { edges } = standing else { return Vec::new() };
    let code = |edge: &Edge| match edge {
        Edge::OneRhythm => "one_rhythm",
        Edge::FewBuy => "few_buy",
        Edge::NobodyLeaves => "nobody_leaves",
        Edge::OneLoyalty => "one_loyalty",
        Edge::OneSpend => "one_spend",
    };
    edges.iter().map(|edge| code(edge).to_owned()).collect()
}
