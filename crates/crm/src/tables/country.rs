//! What spreadsheets of a country write: the decimal sign, the separator that goes with it, and the order of dates.
//!
//! Source: Unicode CLDR number symbols of each Spanish-speaking locale (decimal point in Mexico, Central America except
//! Costa Rica, Dominican Republic, Peru, Puerto Rico and the United States; comma elsewhere).

use super::dates::DateOrder;
use super::numbers::DecimalSign;

/// The decimal sign of a country (`ES`, `mx`); comma when it is not known.
pub fn decimal_sign(country: &str) -> DecimalSign {
    match country.to_ascii_uppercase().as_str() {
        "MX" | "PE" | "GT" | "HN" | "SV" | "NI" | "PA" | "DO" | "PR" | "US" | "GB" => DecimalSign::Point,
        _ => DecimalSign::Comma,
    }
}

/// The separator a spreadsheet of the country expects: `;` where the comma is taken by decimals.
pub fn separator(country: &str) -> u8 {
    match decimal_sign(country) {
        DecimalSign::Comma => b';',
        DecimalSign::Point => b',',
    }
}

/// The order of day and month in figures.
pub fn date_order(country: &str) -> DateOrder {
    if matches!(country.to_ascii_uppercase().as_str(), "US" | "PR") { DateOrder::Mdy } else { DateOrder::Dmy }
}
