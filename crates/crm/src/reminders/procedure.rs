//! How a business reminds: after how many days, in which tone.

use crate::book::Tx;
use crate::{Error, Result, settings};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// The name of the setting.
const SETTING: &str = "reminders.procedure";
/// Most levels.
const MOST: usize = 6;
/// The last tone there is a letter for.
const LAST_TONE: u8 = 3;
/// Most days anything here may be.
const LONGEST: u32 = 3_650;

/// A level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// From how many days late on.
    pub days: u32,
    /// 1 friendly, 2 firm, 3 the last before other steps.
    pub tone: u8,
}

/// How a business reminds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The levels, the earliest first.
    pub levels: Vec<Level>,
    /// Within how many days a letter asks for the money.
    pub pay_days: u32,
}

impl Default for Procedure {
    /// After a week, three weeks and forty days; to be paid within eight.
    fn default() -> Self {
        let levels = [(7, 1), (20, 2), (40, 3)].map(|(days, tone)| Level { days, tone });
        Self { levels: levels.into(), pay_days: 8 }
    }
}

impl Procedure {
    /// The level an invoice is to be sent now, from 1, or nothing: the one after the last that was sent, once the invoice is late enough and
    /// as many days went by as the two levels are apart. `sent` is that last level and how many days ago it was.
    pub(super) fn next(&self, days_late: i64, sent: Option<(usize, i64)>) -> Option<usize> {
        let (last, ago) = sent.unwrap_or((0, 0));
        let level = self.levels.get(last)?;
        let before = last.checked_sub(1).and_then(|at| self.levels.get(at));
        let apart = before.map_or(0, |before| i64::from(level.days.saturating_sub(before.days)));
        (days_late >= i64::from(level.days) && ago >= apart).then_some(last + 1)
    }

    /// The tone of a level.
    pub(super) fn tone(&self, level: usize) -> u8 {
        level.checked_sub(1).and_then(|at| self.levels.get(at)).map_or(LAST_TONE, |level| level.tone)
    }

    fn check(&self) -> Result<()> {
        if self.levels.is_empty() || self.levels.len() > MOST {
            return Err(Error::invalid("levels", "levels-unfit").with("count", MOST));
        }
        for (at, level) in self.levels.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| self.levels[at]);
            if level.days == 0 || level.days > LONGEST || before.is_some_and(|before| level.days <= before.days) {
                return Err(Error::invalid(format!("levels.{at}.days"), "level-days-unfit"));
            }
            if !(1..=LAST_TONE).contains(&level.tone) {
                return Err(Error::invalid(format!("levels.{at}.tone"), "choice-unknown").with("value", level.tone));
            }
        }
        if self.pay_days > LONGEST {
            return Err(Error::invalid("pay_days", "level-days-unfit"));
        }
        Ok(())
    }
}

/// How the business reminds.
pub fn procedure(conn: &Connection) -> Result<Procedure> {
    let set = settings::get(conn, SETTING)?;
    // A setting nobody can read must not keep anybody from asking for her money.
    let set = set.and_then(|set| serde_json::from_value::<Procedure>(set).ok()).filter(|set| set.check().is_ok());
    Ok(set.unwrap_or_default())
}

/// Changes how the business reminds; what was sent stays sent. Errors: `levels-unfit` for none or more than six, `level-days-unfit` where a
/// level does not come after the one before, `choice-unknown` (tone).
pub fn set_procedure(tx: &Tx, new: &Procedure) -> Result<Procedure> {
    new.check()?;
    settings::set(tx, SETTING, &serde_json::to_value(new)?)?;
    Ok(new.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_come_one_after_the_other_and_never_closer_than_they_are_apart() {
        let usual = Procedure::default();
        assert_eq!(usual.next(6, None), None, "a day too early");
        assert_eq!(usual.next(7, None), Some(1));
        assert_eq!(usual.next(90, None), Some(1), "however late, the first letter is the first");
        assert_eq!(usual.next(90, Some((1, 12))), None, "twelve days after a letter that thirteen should follow");
        assert_eq!(usual.next(90, Some((1, 13))), Some(2));
        assert_eq!(usual.next(19, Some((1, 30))), None, "not late enough for the second");
        assert_eq!(usual.next(400, Some((2, 20))), Some(3));
        assert_eq!(usual.next(400, Some((3, 300))), None, "the last was the last");
        assert_eq!((usual.tone(1), usual.tone(3), usual.tone(9)), (1, 3, 3));
    }

    #[test]
    fn a_procedure_that_makes_no_sense_is_refused() {
        let of = |days: &[u32]| Procedure {
            levels: days.iter().map(|days| Level { days: *days, tone: 1 }).collect(),
            pay_days: 8,
        };
        let kind = |procedure: Procedure| procedure.check().map_err(|error| error.kind()).err();
        assert_eq!(kind(of(&[7, 20, 40])), None);
        assert_eq!(kind(of(&[])), Some("levels-unfit"));
        assert_eq!(kind(of(&[1, 2, 3, 4, 5, 6, 7])), Some("levels-unfit"));
        assert_eq!(kind(of(&[7, 7])), Some("level-days-unfit"));
        assert_eq!(kind(of(&[0])), Some("level-days-unfit"));
        let shouting = Procedure { levels: vec![Level { days: 7, tone: 4 }], pay_days: 8 };
        assert_eq!(kind(shouting), Some("choice-unknown"));
    }
}
