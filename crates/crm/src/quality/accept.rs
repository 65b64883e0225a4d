use super::doubts::CONDITIONS;
use super::page::{Quality, of};
use crate::book::Tx;
use crate::clients::{name_of, row_of};
use crate::ids::Id;
use crate::{Error, Result};
use rusqlite::params;
use serde::Deserialize;

/// Something doubtful that is right as it is.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptRequest {
    /// Whose.
    pub client: Id,
    /// Its code: `no-mail`, `tax-id-wrong`…
    pub doubt: String,
}

/// Takes a doubt for settled: it costs nothing and is not asked about again. Errors: `not-found`, `choice-unknown`.
pub fn accept(tx: &Tx, request: &AcceptRequest) -> Result<Quality> {
    let client = row_of(tx, request.client)?;
    if !CONDITIONS.iter().any(|one| one.code == request.doubt) {
        return Err(Error::invalid("doubt", "choice-unknown").with("value", &request.doubt));
    }
    tx.prepare_cached(
        "INSERT INTO accepted_doubts (uid, client, doubt) SELECT ?1, ?2, ?3
         WHERE NOT EXISTS (SELECT 1 FROM accepted_doubts WHERE client = ?2 AND doubt = ?3)",
    )?
    .execute(params![tx.new_id(), client, request.doubt])?;
    tx.say("client", name_of(tx, client)?);
    // The figure itself is made true when the transaction ends; what is told now must know it already.
    of(tx, request.client, tx.moment)
}
