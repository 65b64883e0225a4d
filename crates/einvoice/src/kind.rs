//! What an invoice is.

use serde::{Deserialize, Serialize};

/// What an invoice is: the codes of Verifactu's list L2, which serve any country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Complete invoice.
    F1,
    /// Simplified invoice.
    F2,
    /// Invoice in place of simplified ones.
    F3,
    /// Corrective: error founded in law, article 80 one, two and six.
    R1,
    /// Corrective: insolvency, article 80 three.
    R2,
    /// Corrective: bad debt, article 80 four.
    R3,
    /// Corrective: any other reason.
    R4,
    /// Corrective of a simplified invoice.
    R5,
}

impl Kind {
    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Kind::F1 => "F1",
            Kind::F2 => "F2",
            Kind::F3 => "F3",
            Kind::R1 => "R1",
            Kind::R2 => "R2",
            Kind::R3 => "R3",
            Kind::R4 => "R4",
            Kind::R5 => "R5",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Kind> {
        [Kind::F1, Kind::F2, Kind::F3, Kind::R1, Kind::R2, Kind::R3, Kind::R4, Kind::R5]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// Whether it corrects another.
    pub fn corrects(self) -> bool {
        matches!(self, Kind::R1 | Kind::R2 | Kind::R3 | Kind::R4 | Kind::R5)
    }

    /// Whether it may have no customer.
    pub fn is_simplified(self) -> bool {
        matches!(self, Kind::F2 | Kind::R5)
    }
}
