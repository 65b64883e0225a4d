//! What cannot be reckoned.

/// Why a document has no totals. `line` counts from 0; the document's own discounts and charges count on after the last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Larger than can be held exactly.
    #[error("overflow in line {line}")]
    Overflow {
        /// Where.
        line: usize,
    },
    /// A sum of the document is larger than can be held exactly.
    #[error("overflow in the totals")]
    TotalOverflow,
    /// More decimals than can be multiplied exactly.
    #[error("too many decimals in line {line}")]
    Decimals {
        /// Where.
        line: usize,
    },
    /// A tax rate, quota or retention below zero, above what any country has, or with more than six decimals.
    #[error("rate in line {line}")]
    Rate {
        /// Where.
        line: usize,
    },
    /// A discount outside of 0 to 100 %, or a charge outside of 0 to 1000 %.
    #[error("percentage in line {line}")]
    Percentage {
        /// Where.
        line: usize,
    },
    /// An exempt, not subject or reverse-charged operation with a tax above zero.
    #[error("line {line} charges a tax it is free of")]
    ChargedThoughFree {
        /// Where.
        line: usize,
    },
    /// The same kind of tax twice in one line.
    #[error("line {line} has a tax twice")]
    TaxTwice {
        /// Where.
        line: usize,
    },
    /// A discount or charge of the whole document, without taxes of its own, where the lines are worth nothing together.
    #[error("nothing to split a discount or charge over")]
    NothingToSplit,
    /// A currency with more than four decimals, or an exchange rate that is not above zero.
    #[error("currency")]
    Currency,
}
