//! A pair with its reasons, as codes that words can be put to.

use crate::compare::Comparison;
use crate::field::{Agreement, Field};
use crate::learned::{Judge, Verdict};
use serde::{Deserialize, Serialize};

/// What is to be done with a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The two are one: they are in one cluster.
    Same,
    /// A person should look.
    Review,
}

/// What a pair may be when it is not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinship {
    /// People who share a home or a telephone.
    Household,
    /// People of one name.
    Namesakes,
    /// Branches or sister companies.
    Branch,
    /// Companies at one address or with one adviser.
    Neighbours,
}

/// One reason for or against.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// In what.
    pub field: Field,
    /// How far the two agree.
    pub agreement: Agreement,
    /// Weight in bits (logarithm to base 2 of m/u): each bit doubles the odds; below 0 it speaks against.
    pub bits: f32,
}

/// Two records that may be one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The smaller id.
    pub a: u64,
    /// The larger id.
    pub b: u64,
    /// Chance that the two are the same, 0 to 1.
    pub probability: f64,
    /// What is to be done.
    pub standing: Standing,
    /// What else they are, where that is likelier than their being the same.
    pub kinship: Option<Kinship>,
    /// The reasons, the weightiest first; fields missing in one of the two are not among them.
    pub evidence: Vec<Evidence>,
}

/// Puts the reasons of a pair together.
pub(crate) fn evidence(a: u64, b: u64, comparison: &Comparison, judge: &Judge, verdict: Verdict) -> Pair {
    let reason = |field: Field| {
        let agreement = comparison.agreement(field)?;
        let at = field.at();
        let bits = judge.bits(at, comparison.steps[at] as usize, comparison.chance[at]) as f32;
        Some(Evidence { field, agreement, bits })
    };
    let mut evidence: Vec<Evidence> = Field::ALL.into_iter().filter_map(reason).collect();
    evidence.sort_by(|x, y| y.bits.abs().total_cmp(&x.bits.abs()).then(x.field.cmp(&y.field)));
    let [first, second] = verdict.related;
    let kinship = match (comparison.company, first >= second) {
        _ if verdict.same >= first.max(second) || first + second < 0.3 => None,
        (false, true) => Some(Kinship::Household),
        (false, false) => Some(Kinship::Namesakes),
        (true, true) => Some(Kinship::Branch),
        (true, false) => Some(Kinship::Neighbours),
    };
    let standing = if verdict.same >= 0.5 { Standing::Same } else { Standing::Review };
    Pair { a, b, probability: verdict.same, standing, kinship, evidence }
}
