//! What happened: the members, what is sold, and the events in their order.

use chrono::NaiveDate;

/// All that is known of the past. Amounts are minor units of the book's currency; clients, sales and goods are places in lists.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The clients.
    pub members: Vec<Member>,
    /// What is sold.
    pub goods: Vec<Good>,
    /// What happened, in the order in which it became known. A sale is told before it is paid.
    pub events: Vec<Event>,
}

/// A client.
#[derive(Debug, Clone, Default)]
pub struct Member {
    /// Since when; the first purchase where nothing is told.
    pub joined: Option<NaiveDate>,
    /// Month and day.
    pub birthday: Option<(u32, u32)>,
    /// Tags, as they are written.
    pub tags: Vec<String>,
    /// What they may owe.
    pub credit_limit: Option<i64>,
}

/// A product.
#[derive(Debug, Clone, Default)]
pub struct Good {
    /// Its identity.
    pub id: String,
    /// Its category and line.
    pub tags: Vec<String>,
    /// What one costs the business, in millionths of a unit of currency.
    pub cost: Option<i64>,
    /// Whether it is no longer sold.
    pub gone: bool,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// When it became known.
    pub day: NaiveDate,
    /// Whom it is about.
    pub client: u32,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum What {
    /// An invoice, of whatever kind.
    Invoiced(Bill),
    /// Something was given back; amounts above zero.
    Credited {
        /// What it was sold with, where that is known.
        of: Option<u32>,
        /// What was given back.
        bill: Bill,
    },
    /// Money came for a sale; what went back is below zero.
    Paid {
        /// For which.
        sale: u32,
        /// How much, with tax.
        amount: i64,
    },
    /// A credit note, or what was written off, pays a part of a sale: nothing is open for it any more, but no money came.
    Offset {
        /// Of which.
        sale: u32,
        /// How much, with tax.
        amount: i64,
    },
    /// Somebody the client sent bought.
    Referred,
}

/// What was sold, or given back.
#[derive(Debug, Clone, Default)]
pub struct Bill {
    /// Its place.
    pub sale: u32,
    /// Without tax.
    pub net: i64,
    /// What is to be paid.
    pub total: i64,
    /// Until when; its own day where nothing is told.
    pub due: Option<NaiveDate>,
    /// What was sold; nothing where only the sum is known.
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line {
    /// What was sold.
    pub good: Option<u32>,
    /// Without tax.
    pub net: i64,
    /// Pieces, in millionths.
    pub units: i64,
    /// What all of it cost the business.
    pub cost: Option<i64>,
    /// Whether it is itself a reward, which earns nothing.
    pub reward: bool,
}

impl Bill {
    /// What earns: without tax and rewards. A reward's discount lowers it, a reward's worth does not raise it.
    pub fn base(&self) -> i64 {
        let rewards: i64 = self.lines.iter().filter(|line| line.reward).map(|line| line.net.max(0)).sum();
        self.net.saturating_sub(rewards)
    }
}
