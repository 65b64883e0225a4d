//! Time, as it is passed into the engine.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Serialize;

/// Milliseconds since 1970-01-01 UTC. The window shows it in the book's time zone.
pub type Timestamp = i64;

/// The instant an action happens and the zone in which its business lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant, milliseconds UTC.
    pub now: Timestamp,
    /// The business's time zone (a setting of the book, never the machine's).
    pub zone: Tz,
}

impl Moment {
    /// The calendar day at this moment, where the business is.
    pub fn today(&self) -> NaiveDate {
        local(self.now, self.zone).date()
    }
}

/// The wall-clock time of an instant in a zone. Instants out of the calendar's range show as its nearest end.
pub fn local(at: Timestamp, zone: Tz) -> NaiveDateTime {
    let clamped = at.clamp(-62_135_596_800_000, 253_402_300_799_999);
    DateTime::<Utc>::from_timestamp_millis(clamped).unwrap_or_default().with_timezone(&zone).naive_local()
}

/// The instant of a wall-clock time in a zone. In the hour that a clock change repeats it is the first of the two; in
/// the hour it skips, the instant after the gap.
pub fn instant(wall: NaiveDateTime, zone: Tz) -> Timestamp {
    match zone.from_local_datetime(&wall).earliest() {
        Some(t) => t.timestamp_millis(),
        None => {
            let later = wall + chrono::Duration::hours(1);
            zone.from_local_datetime(&later)
                .earliest()
                .map_or(wall.and_utc().timestamp_millis(), |t| t.timestamp_millis())
        }
    }
}

/// The time zone a business of `country` (ISO 3166 alpha-2) most likely keeps: that of its largest city.
pub fn zone_of_country(country: &str) -> Tz {
    match country {
        "ES" => Tz::Europe__Madrid,
        "MX" => Tz::America__Mexico_City,
        "CO" => Tz::America__Bogota,
        "PE" => Tz::America__Lima,
        "CL" => Tz::America__Santiago,
        "AR" => Tz::America__Argentina__Buenos_Aires,
        "EC" => Tz::America__Guayaquil,
        "UY" => Tz::America__Montevideo,
        "VE" => Tz::America__Caracas,
        "CR" => Tz::America__Costa_Rica,
        "DO" => Tz::America__Santo_Domingo,
        "GT" => Tz::America__Guatemala,
        "PY" => Tz::America__Asuncion,
        "SV" => Tz::America__El_Salvador,
        "BO" => Tz::America__La_Paz,
        "PA" => Tz::America__Panama,
        "HN" => Tz::America__Tegucigalpa,
        "NI" => Tz::America__Managua,
        "CU" => Tz::America__Havana,
        "PR" => Tz::America__Puerto_Rico,
        "US" => Tz::America__New_York,
        _ => Tz::UTC,
    }
}

/// How long work tells how far it is. `done` and `total` count the same unit (rows, bytes or pages); `total` is 0 while
/// it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Progress {
    /// What is being done, as a word key: `reading`, `writing`, `searching`, `checking`…
    pub stage: &'static str,
    /// Units done.
    #[ts(type = "number")]
    pub done: u64,
    /// Units in all, 0 while unknown.
    #[ts(type = "number")]
    pub total: u64,
}

/// Where long work reports, and where it learns that a person stopped it.
pub trait Watch {
    /// Reports progress. Returns [`crate::Error::Cancelled`] when the person stopped the work.
    fn tick(&self, progress: Progress) -> crate::Result<()>;
}

/// Work nobody watches.
#[derive(Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn tick(&self, _: Progress) -> crate::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_clock_time_survives_the_change_of_hour() {
        let madrid = Tz::Europe__Madrid;
        let day = |h, m| NaiveDate::from_ymd_opt(2026, 3, 29).and_then(|d| d.and_hms_opt(h, m, 0)).unwrap_or_default();
        // 02:30 does not exist on that night; it is told as 03:30.
        assert_eq!(local(instant(day(2, 30), madrid), madrid), day(3, 30));
        assert_eq!(local(instant(day(10, 0), madrid), madrid), day(10, 0));
    }

    #[test]
    fn an_absurd_instant_has_a_day() {
        let m = Moment { now: i64::MAX, zone: Tz::America__Lima };
        assert_eq!(m.today().format("%Y").to_string(), "9999");
    }
}
