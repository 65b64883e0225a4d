//! What becomes of a quote, an order or a delivery note.

use super::store;
use super::{SaleDetail, WhichSale, get};
use crate::book::Tx;
use crate::ids::Id;
use crate::moment::Moment;
use crate::{Error, Result};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// Longest reason, letters.
const LONGEST: usize = 500;

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct DecideSale {
    /// The document: a quote, proforma, order or delivery note.
    pub id: Id,
    /// `accepted` or `lost` of a quote, `cancelled` of any; `open` takes a decision back.
    pub decision: String,
    /// Why.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
}

/// Notes what became of a document. Errors: `not-found`, `not-own`, `sale-issued` for an invoice, `choice-unknown`, `line-used` for
/// cancelling what went on, `text-too-long`.
pub fn decide(tx: &Tx, request: &DecideSale) -> Result<SaleDetail> {
    decide_at(tx, request, tx.moment)?;
    get(tx, tx.moment, WhichSale { id: request.id })
}

/// Notes it as it would have been noted at a moment. Errors: as [`decide`].
pub(crate) fn decide_at(tx: &Tx, request: &DecideSale, at: Moment) -> Result<()> {
    let kept = store::load(tx, request.id)?;
    let decision = match (kept.prepared.kind, request.decision.as_str()) {
        ("invoice" | "credit", _) => return Err(Error::refused("sale-issued")),
        (_, "open") => None,
        ("quote" | "proforma", known @ ("accepted" | "lost")) | (_, known @ "cancelled") => Some(known),
        (_, other) => return Err(Error::invalid("decision", "choice-unknown").with("value", other)),
    };
    let reason = request.reason.trim();
    if reason.chars().count() > LONGEST {
        return Err(Error::invalid("reason", "text-too-long").with("count", LONGEST));
    }
    if matches!(decision, Some("cancelled" | "lost")) {
        for row in &kept.rows {
            if super::links::went_on(tx, *row)?.iter().any(|gone| *gone > 0) {
                return Err(Error::refused("line-used"));
            }
        }
    }
    store::say(tx, kept.row)?;
    tx.say("decision", request.decision.as_str());
    tx.prepare_cached("UPDATE sales SET decision = ?2, decided_on = ?3, decision_reason = ?4 WHERE id = ?1")?
        .execute(params![kept.row, decision, decision.map(|_| at.today().to_string()), reason])?;
    Ok(())
}
