//! How a country writes numbers and days.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use crm::places::{DayOrder, DecimalMark, served};

/// The marks of a country: decimals, thousands, and the order of a day in figures. Source: `crm::places::SERVED`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Parts whole from fraction.
    pub decimal: char,
    /// Groups thousands.
    pub group: char,
    /// The order of day and month.
    pub order: DayOrder,
}

impl Marks {
    /// Those of the locale's country (`es-MX`); point and comma, day first, where the country is not one we serve.
    pub fn of_locale(locale: &str) -> Self {
        let country = locale.rsplit_once(['-', '_']).map_or("", |(_, country)| country);
        served(country).map_or(Self { decimal: '.', group: ',', order: DayOrder::DayMonthYear }, |c| Self {
            decimal: match c.decimal {
                DecimalMark::Comma => ',',
                DecimalMark::Point => '.',
            },
            group: c.group,
            order: c.day_order,
        })
    }

    /// Writes a number given in plain figures (`-1234567.50`) with these marks: `-1.234.567,50`. Thousands are always
    /// grouped, as in the window.
    pub fn number(self, plain: &str) -> String {
        let (sign, figures) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
        let (whole, fraction) = figures.split_once('.').map_or((figures, None), |(w, f)| (w, Some(f)));
        let mut written = sign.to_owned();
        let count = whole.chars().count();
        for (at, figure) in whole.chars().enumerate() {
            if at > 0 && (count - at) % 3 == 0 {
                written.push(self.group);
            }
            written.push(figure);
        }
        if let Some(fraction) = fraction {
            written.push(self.decimal);
            written.push_str(fraction);
        }
        written
    }

    /// A day in figures, two of them for day and month, four for the year.
    pub fn day(self, day: NaiveDate) -> String {
        let (d, m, y) = (day.day(), day.month(), day.year());
        match self.order {
            DayOrder::DayMonthYear => format!("{d:02}/{m:02}/{y:04}"),
            DayOrder::MonthDayYear => format!("{m:02}/{d:02}/{y:04}"),
        }
    }

    /// A day and its time: `15/03/2026 10:05`.
    pub fn day_and_time(self, moment: NaiveDateTime) -> String {
        format!("{} {:02}:{:02}", self.day(moment.date()), moment.hour(), moment.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_from_four_figures_on() {
        let spain = Marks::of_locale("es-ES");
        assert_eq!(spain.number("1234.50"), "1.234,50");
        assert_eq!(spain.number("-999"), "-999");
        assert_eq!(spain.number("0"), "0");
        assert_eq!(Marks::of_locale("es-MX").number("1234.50"), "1,234.50");
        assert_eq!(Marks::of_locale("es-CR").number("1000000"), "1\u{A0}000\u{A0}000");
        assert_eq!(Marks::of_locale("es").number("1234.5"), "1,234.5");
    }
}
