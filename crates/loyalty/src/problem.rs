//! What is wrong with a rule, as codes that become sentences.

/// Why a rule cannot be. `place` counts the compared figures in the order they are written, from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not JSON, or not the JSON of a rule.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// Longer than a rule can be.
    #[error("long")]
    Long,
    /// A shape this program does not know.
    #[error("schema {0}")]
    Schema(u32),
    /// No name.
    #[error("no id")]
    NoId,
    /// Conditions within conditions beyond what can be understood.
    #[error("deep")]
    Deep,
    /// `all` or `any` of nothing.
    #[error("empty group")]
    EmptyGroup,
    /// It can never hold.
    #[error("contradiction at {place}")]
    Contradiction {
        /// Where.
        place: usize,
    },
    /// A number outside of what it can be.
    #[error("number at {place}")]
    Number {
        /// Where; 0 outside of the conditions.
        place: usize,
        /// Of what.
        what: &'static str,
    },
    /// A name compared by size.
    #[error("operator at {place}")]
    Operator {
        /// Where.
        place: usize,
    },
    /// A filter of products on a figure that is not about products.
    #[error("filter at {place}")]
    Filter {
        /// Where.
        place: usize,
    },
    /// A product, category or line that is not in the book.
    #[error("no such product: {0}")]
    Product(String),
    /// Nothing could ever be given.
    #[error("budget of zero")]
    NoBudget,
    /// A schedule without how often, or how often without a schedule.
    #[error("schedule")]
    Schedule,
    /// Tiers that lead back to themselves.
    #[error("tiers in a circle: {0}")]
    TierLoop(String),
}

impl Problem {
    /// Its code: `error-<code>` is its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "rule-unreadable",
            Self::Long => "rule-long",
            Self::Schema(_) => "rule-schema",
            Self::NoId => "rule-no-id",
            Self::Deep => "rule-deep",
            Self::EmptyGroup => "rule-empty-group",
            Self::Contradiction { .. } => "rule-contradiction",
            Self::Number { .. } => "rule-number",
            Self::Operator { .. } => "rule-operator",
            Self::Filter { .. } => "rule-filter",
            Self::Product(_) => "rule-product",
            Self::NoBudget => "rule-no-budget",
            Self::Schedule => "rule-schedule",
            Self::TierLoop(_) => "rule-tier-loop",
        }
    }
}
