//! By what a table is made, and what it measures.

use serde::{Deserialize, Serialize};

/// What the rows or the columns of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Who bought.
    Client,
    /// `person` or `company`.
    Kind,
    /// Of the client's first address.
    City,
    /// Its province or state.
    Region,
    /// Its country, ISO 3166 alpha-2.
    Country,
    /// Each of the client's tags: one sale may stand in several rows.
    Tag,
    /// Whose client it is.
    Salesperson,
    /// How the client came.
    Origin,
    /// Where the client stands today: `insight::Stage`.
    Stage,
    /// `A`, `B` or `C` by the sales of twelve months, today.
    Class,
    /// `2026-03`: the month in which the client first bought.
    Cohort,
    /// What was sold.
    Product,
    /// Its category.
    Category,
    /// Its line.
    Line,
    /// `invoice`, `credit` or `order`.
    Document,
    /// What stands before the number.
    Series,
    /// ISO day.
    Day,
    /// `2026-03`
    Month,
    /// `2026-Q1`
    Quarter,
    /// `2026`
    Year,
    /// `1` Monday to `7` Sunday.
    Weekday,
    /// `00` to `23`, where it is known.
    Hour,
}

impl Dimension {
    /// Whether one sale stands in several of its values: totals are then less than the sum of the rows.
    pub fn is_overlapping(self) -> bool {
        self == Self::Tag
    }

    /// Whether it is told of lines, not of documents.
    pub(super) fn is_of_lines(self) -> bool {
        matches!(self, Self::Product | Self::Category | Self::Line)
    }

    /// Whether a visit has it.
    pub(super) fn is_of_visits(self) -> bool {
        !self.is_of_lines() && !matches!(self, Self::Document | Self::Series)
    }

    /// Whether its values follow each other in time without end, and a gap between two is a value of its own.
    pub(super) fn is_of_time(self) -> bool {
        matches!(self, Self::Day | Self::Month | Self::Quarter | Self::Year)
    }

    /// Whether its values have an order of their own; the others stand by size.
    pub(super) fn is_ordered(self) -> bool {
        self.is_of_time() || matches!(self, Self::Cohort | Self::Weekday | Self::Hour)
    }

    /// Whether what it says is reckoned (`client_figures`).
    pub(super) fn is_reckoned(self) -> bool {
        matches!(self, Self::Stage | Self::Class | Self::Cohort)
    }
}

/// What a table measures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Sold without tax, less what was given back. Minor units.
    #[default]
    Sales,
    /// Sales less what the product costs today, of lines whose cost is known. Minor units.
    Margin,
    /// How many of it. Millionths.
    Units,
    /// Invoices; orders where no invoice says what was sold.
    Invoices,
    /// Different clients who bought.
    Clients,
    /// Sales by invoice. Minor units, half away from nought.
    Ticket,
    /// Interactions that were visits.
    Visits,
}

impl Measure {
    /// What its figures are.
    pub(super) fn unit(self) -> PivotUnit {
        match self {
            Self::Sales | Self::Margin | Self::Ticket => PivotUnit::Money,
            Self::Units => PivotUnit::Millionths,
            Self::Invoices | Self::Clients | Self::Visits => PivotUnit::Count,
        }
    }

    /// Whether it is told of lines, whatever the dimensions are.
    pub(super) fn is_of_lines(self) -> bool {
        matches!(self, Self::Margin | Self::Units)
    }
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PivotUnit {
    /// Minor units of the book's currency.
    Money,
    /// Millionths of one.
    Millionths,
    /// Of things that are counted.
    Count,
}

/// The period that stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// As much time right before: as many months of whole months, as many days otherwise.
    Before,
    /// The same days a year before.
    Year,
}
