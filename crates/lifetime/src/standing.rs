//! How far an answer can be trusted.

use serde::{Deserialize, Serialize};

/// Where the parameters come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "how")]
pub enum Standing {
    /// Fitted. `edges` names where the data wanted to go further than is told apart: there the answer is that of the limit.
    Learned {
        /// Where the fit leans on a limit; usually none.
        edges: Vec<Edge>,
    },
    /// Assumed around the pooled mean, because the data cannot carry a fit.
    Assumed {
        /// Why.
        reason: Reason,
    },
}

impl Standing {
    /// Whether the parameters were fitted.
    pub fn is_learned(&self) -> bool {
        matches!(self, Self::Learned { .. })
    }
}

/// A limit the fit leans on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// All clients buy at one rate.
    OneRhythm,
    /// Very few clients buy at all.
    FewBuy,
    /// Nobody is seen to leave.
    NobodyLeaves,
    /// All leave with one chance, or each either at once or never.
    OneLoyalty,
    /// All spend alike, or one client's purchases are all alike.
    OneSpend,
}

/// Why nothing was fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody is known.
    NoClients,
    /// All purchases are of one time.
    NoTime,
    /// Nobody came back.
    NoRepeats,
    /// Too few clients, or too few of them came back.
    FewClients,
    /// The search for parameters ended nowhere.
    NotFound,
}
