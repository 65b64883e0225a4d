//! Who is worth what, who is leaving, and what to offer next: reckoned from all sales at once and kept in memory; the list of
//! clients finds them as rows, which are never journaled.
//!
//! A purchase is an invoice; of a client without a single one, an order. Several of one day are one. Credit notes take money back and are
//! no purchase. Every figure says as of when it is, and how far it rests on the data (`Learning`).

mod gather;
mod keep;
mod matrix;
mod offer;
mod one;
mod overview;
mod page;
mod reckon;
mod stage;

pub(crate) use gather::factor;
pub use keep::{Figures, keep};
pub(crate) use keep::{keep_in, of as figures_of};
pub use matrix::{Cell, Cuts, Limits};
pub use offer::{Again, ClientOffers, New, OfferReason, offers};
pub use one::{ClientInsight, Insight, WhichInsight, one};
pub use overview::{ClassSum, InsightOverview, Learning, OverviewRequest, StageSum, overview};
pub use page::{InsightOrder, InsightPage, InsightRequest, page};
pub use stage::Stage;

use crate::Result;
use crate::book::{Act, Book, journal};
use crate::moment::{Moment, Progress, Watch};
use reckon::Reckoned;
use std::sync::Arc;

/// What the figures are reckoned from.
const SOURCES: &[&str] = &["sales", "clients", "settings"];
/// Above so many sales a reckoning takes long enough to be seen, and serves for `PATIENCE`.
const MANY: usize = 50_000;
/// Milliseconds.
const PATIENCE: i64 = 600_000;

fn moment(book: &Book, act: Act) -> Moment {
    Moment { now: act.now, zone: book.zone() }
}

/// How long what was reckoned from so many sales serves although others were written since, milliseconds.
fn patience(sales: usize) -> i64 {
    if sales > MANY { PATIENCE } else { 0 }
}

/// All clients' figures as of today, reckoned now or before.
fn reckoned(book: &Book, act: Act, watch: &dyn Watch) -> Result<Arc<Reckoned>> {
    let moment = moment(book, act);
    book.recall(
        moment,
        SOURCES,
        |kept: &Reckoned| patience(kept.sales),
        |conn| {
            let transaction = journal::newest(conn)?;
            let gathered = gather::gather(conn, moment.today(), watch)?;
            watch.tick(Progress { stage: "reckoning", done: 0, total: 0 })?;
            Ok(reckon::reckon(gathered, moment, transaction))
        },
    )
}

#[cfg(test)]
mod tests;
