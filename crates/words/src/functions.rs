//! NUMBER and DATETIME of the sentences, and how a bare number is written: as the window does with `Intl`.

use crate::marks::Marks;
use chrono::NaiveDate;
use crm::moment;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

/// The intl memoizer's type is only reachable through the bundle; a formatter is generic over it.
type Formatter<M> = fn(&FluentValue, &M) -> Option<String>;

/// Fluent takes a function without surroundings here: one for each way of writing numbers.
pub(crate) fn formatter_of<M>(marks: Marks) -> Formatter<M> {
    match (marks.decimal, marks.group) {
        (',', '.') => bare::<M, ',', '.'>,
        (',', _) => bare::<M, ',', '\u{A0}'>,
        _ => bare::<M, '.', ','>,
    }
}

fn bare<M, const DECIMAL: char, const GROUP: char>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let marks = Marks { decimal: DECIMAL, group: GROUP, order: crm::places::DayOrder::DayMonthYear };
            Some(written(number, marks))
        }
        _ => None,
    }
}

fn written(number: &FluentNumber, marks: Marks) -> String {
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(3).max(least);
    let mut plain = format!("{:.most$}", number.value);
    if let Some(point) = plain.find('.') {
        let kept = plain.trim_end_matches('0').len().max(if least > 0 { point + 1 + least } else { point });
        plain.truncate(kept);
        if plain.ends_with('.') {
            plain.pop();
        }
    }
    if options.use_grouping { marks.number(&plain) } else { plain.replace('.', &marks.decimal.to_string()) }
}

/// Adds the functions. `DATETIME` takes a day (`2026-03-15`) or an instant (milliseconds UTC, with `timeZone`), and with
/// `timeStyle` says the time too.
pub(crate) fn add(bundle: &mut FluentBundle<FluentResource>, marks: Marks) {
    // Neither name is taken in a new bundle.
    let _ = bundle.add_function("NUMBER", |positional, named| match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut number = number.clone();
            number.options.merge(named);
            FluentValue::Number(number)
        }
        Some(other) => FluentValue::from(text_of(other)),
        None => FluentValue::Error,
    });
    let _ = bundle.add_function("DATETIME", move |positional, named| match positional.first() {
        Some(FluentValue::Number(instant)) => {
            let local = moment::local(instant.value as i64, zone(named));
            let said =
                if named.get("timeStyle").is_some() { marks.day_and_time(local) } else { marks.day(local.date()) };
            FluentValue::from(said)
        }
        Some(FluentValue::String(day)) => {
            let read = NaiveDate::parse_from_str(day, "%Y-%m-%d");
            FluentValue::from(read.map_or_else(|_| day.to_string(), |day| marks.day(day)))
        }
        _ => FluentValue::Error,
    });
}

fn text_of(value: &FluentValue) -> String {
    match value {
        FluentValue::String(text) => text.to_string(),
        _ => String::new(),
    }
}

fn zone(named: &FluentArgs) -> chrono_tz::Tz {
    match named.get("timeZone") {
        Some(FluentValue::String(name)) => name.parse().unwrap_or(chrono_tz::UTC),
        _ => chrono_tz::UTC,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(locale: &str, text: &str, value: FluentValue) -> String {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.parse().unwrap()]);
        let marks = Marks::of_locale(locale);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formatter_of(marks)));
        add(&mut bundle, marks);
        bundle.add_resource(FluentResource::try_new(format!("it = {text}\n")).unwrap()).unwrap();
        let mut args = FluentArgs::new();
        args.set("x", value);
        let pattern = bundle.get_message("it").unwrap().value().unwrap();
        bundle.format_pattern(pattern, Some(&args), &mut vec![]).into_owned()
    }

    #[test]
    fn numbers_take_the_decimals_they_are_asked_for() {
        let two = "{ NUMBER($x, minimumFractionDigits: 2, maximumFractionDigits: 2) }";
        assert_eq!(say("es-ES", two, 1234.5.into()), "1.234,50");
        assert_eq!(say("es-MX", two, 1234.5.into()), "1,234.50");
        assert_eq!(say("es-ES", "{ $x }", 1234.5.into()), "1.234,5");
        assert_eq!(say("es-ES", "{ $x }", 1000.into()), "1.000");
        assert_eq!(say("es-ES", "{ NUMBER($x, useGrouping: \"false\") }", 1000.into()), "1000");
    }

    #[test]
    fn days_and_instants_are_told() {
        assert_eq!(say("es-ES", "{ DATETIME($x) }", "2026-03-05".into()), "05/03/2026");
        assert_eq!(say("es-PR", "{ DATETIME($x) }", "2026-03-05".into()), "03/05/2026");
        assert_eq!(say("es-ES", "{ DATETIME($x) }", "someday".into()), "someday");
        let new_year = "{ DATETIME($x, timeStyle: \"short\", timeZone: \"Europe/Madrid\") }";
        assert_eq!(say("es-ES", new_year, 1_767_222_000_000_i64.into()), "01/01/2026 00:00");
    }
}
