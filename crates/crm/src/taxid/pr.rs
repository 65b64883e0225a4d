//! Puerto Rico: the federal EIN or SSN that its Hacienda uses.

use super::clean::{digits, grouped, need, strip};
use super::{Module, Rule, module};

/// Nine digits, shown as an EIN (`66-0123456`); there is no check digit. Source: IRS Publication 1635.
pub(super) const EIN: Module = module("pr.ein", "EIN", |t| strip(t, " -"), ein, |c| grouped(c, &[2, 7], "-"));

fn ein(compact: &str) -> Result<&'static str, Rule> {
    digits(compact)?;
    need(compact.len() == 9, Rule::Length)?;
    Ok("EIN")
}
