//! The taxes of a line: what kind, how the operation is treated, how much.

use crate::Error;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Which tax. The order is the one groups are told in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Value added tax of Spain, Mexico and others.
    Iva,
    /// Value added tax of the Canaries.
    Igic,
    /// Tax on production, services and imports of Ceuta and Melilla.
    Ipsi,
    /// Mexico's special tax on production and services; it enters the base of the IVA.
    Ieps,
    /// Spanish income tax, as a retention.
    Irpf,
    /// Mexican income tax, as a retention.
    Isr,
    /// Any other, by the code its country gives it.
    Other(String),
}

/// How the operation is treated: the codes of Verifactu (list L9 and L10) and a plain exemption for the rest of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Treatment {
    /// Taxed, the issuer charges the tax (a rate of 0 % is still taxed).
    S1,
    /// Taxed, the customer pays the tax (reverse charge).
    S2,
    /// Not subject: articles 7, 14 and others.
    N1,
    /// Not subject by the rules of place.
    N2,
    /// Exempt by article 20.
    E1,
    /// Exempt by article 21 (exports).
    E2,
    /// Exempt by article 22.
    E3,
    /// Exempt by articles 23 and 24.
    E4,
    /// Exempt by article 25 (deliveries inside the Union).
    E5,
    /// Exempt by another.
    E6,
    /// Exempt, where the country has no codes for why (`Exento` of a CFDI).
    Exempt,
}

impl Treatment {
    /// Whether a rate above zero may be charged with it.
    pub fn charges(self) -> bool {
        self == Treatment::S1
    }

    /// Whether it is one of the exemptions.
    pub fn is_exempt(self) -> bool {
        use Treatment::{E1, E2, E3, E4, E5, E6, Exempt};
        matches!(self, E1 | E2 | E3 | E4 | E5 | E6 | Exempt)
    }

    /// Its code, as the Spanish agency writes it; `Exempt`, which has none there, by its own name.
    pub fn code(self) -> &'static str {
        match self {
            Treatment::S1 => "S1",
            Treatment::S2 => "S2",
            Treatment::N1 => "N1",
            Treatment::N2 => "N2",
            Treatment::E1 => "E1",
            Treatment::E2 => "E2",
            Treatment::E3 => "E3",
            Treatment::E4 => "E4",
            Treatment::E5 => "E5",
            Treatment::E6 => "E6",
            Treatment::Exempt => "Exempt",
        }
    }
}

/// How much a tax is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Levy {
    /// A percentage of the base: `21` is 21 %.
    Percent(Decimal),
    /// A quota for each taxed unit (`Cuota` of the IEPS).
    PerUnit {
        /// Major units of the currency for one taxed unit.
        quota: Decimal,
        /// Taxed units (litres, cigarettes) in one unit of the line's quantity.
        units: Decimal,
    },
}

/// One tax of a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tax {
    /// Which.
    pub kind: Kind,
    /// How the operation is treated.
    pub treatment: Treatment,
    /// How much.
    pub levy: Levy,
    /// Recargo de equivalencia in percent of the same base, or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surcharge: Option<Decimal>,
}

impl Tax {
    /// A tax charged at a percentage.
    pub fn percent(kind: Kind, percent: Decimal) -> Tax {
        Tax { kind, treatment: Treatment::S1, levy: Levy::Percent(percent), surcharge: None }
    }

    /// IVA at a percentage.
    pub fn iva(percent: Decimal) -> Tax {
        Tax::percent(Kind::Iva, percent)
    }

    /// IVA with recargo de equivalencia, both in percent.
    pub fn iva_with_recargo(percent: Decimal, surcharge: Decimal) -> Tax {
        Tax { surcharge: Some(surcharge), ..Tax::iva(percent) }
    }

    /// A tax that is not charged, with the reason.
    pub fn free(kind: Kind, treatment: Treatment) -> Tax {
        Tax { kind, treatment, levy: Levy::Percent(Decimal::ZERO), surcharge: None }
    }

    /// Whether its amount enters the base of the line's other taxes.
    pub fn raises_base(&self) -> bool {
        self.kind == Kind::Ieps
    }

    /// Its rate in percent; nothing for a quota.
    pub fn rate(&self) -> Option<Decimal> {
        match self.levy {
            Levy::Percent(percent) => Some(percent),
            Levy::PerUnit { .. } => None,
        }
    }

    /// The same with decimals in one form, so that 16 and 16.0000 are one rate; refused when it makes no sense.
    pub(crate) fn checked(&self, line: usize) -> Result<Tax, Error> {
        let levy = match self.levy {
            Levy::Percent(percent) => Levy::Percent(rate(percent, line)?),
            Levy::PerUnit { quota, units } => {
                if quota < Decimal::ZERO || units < Decimal::ZERO || quota > MOST_QUOTA {
                    return Err(Error::Rate { line });
                }
                Levy::PerUnit { quota: quota.normalize(), units: units.normalize() }
            }
        };
        let surcharge = self.surcharge.map(|percent| rate(percent, line)).transpose()?;
        let surcharge = surcharge.filter(|percent| !percent.is_zero());
        let charged = levy != Levy::Percent(Decimal::ZERO) || surcharge.is_some();
        if charged && !self.treatment.charges() {
            return Err(Error::ChargedThoughFree { line });
        }
        Ok(Tax { kind: self.kind.clone(), treatment: self.treatment, levy, surcharge })
    }
}

/// What the customer keeps back of the payment and pays to the tax office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Retention {
    /// Which tax is retained: IRPF, ISR, or IVA.
    pub kind: Kind,
    /// Percentage of the line's net amount: `15` is 15 %, two thirds of an IVA of 16 % are `10.6667`.
    pub percent: Decimal,
}

impl Retention {
    /// A retention of a percentage of the net amount.
    pub fn new(kind: Kind, percent: Decimal) -> Retention {
        Retention { kind, percent }
    }

    pub(crate) fn checked(&self, line: usize) -> Result<Retention, Error> {
        if self.percent > Decimal::ONE_HUNDRED {
            return Err(Error::Rate { line });
        }
        Ok(Retention { kind: self.kind.clone(), percent: rate(self.percent, line)? })
    }
}

/// No tax of any country is above ten times what it taxes.
const MOST_PERCENT: Decimal = Decimal::ONE_THOUSAND;
const MOST_QUOTA: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// Decimals a percentage may have: a CFDI's six of a fraction are four of a percentage, two more for care.
const RATE_DECIMALS: u32 = 6;

fn rate(percent: Decimal, line: usize) -> Result<Decimal, Error> {
    let percent = percent.normalize();
    if percent < Decimal::ZERO || percent > MOST_PERCENT || percent.scale() > RATE_DECIMALS {
        return Err(Error::Rate { line });
    }
    Ok(percent)
}
