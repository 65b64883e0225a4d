//! What a row says only when all of it was seen, and the words of files that mean the same.

use super::cells::{Place, Slot};
use crate::tables::dates::DateOrder;
use crate::tables::numbers::{self, DecimalSign};
use crate::{names, places};

/// What is only known when the whole row was seen.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub(super) is_own: bool,
    /// Given names, the middle ones last, and whether a column of their own told the first.
    pub(super) given: Vec<String>,
    pub(super) has_given: bool,
    pub(super) surnames: String,
    pub(super) surnames_column: usize,
    pub(super) tax: Option<(usize, String)>,
    pub(super) tax_country: Option<String>,
    pub(super) places: Vec<RawPlace>,
    pub(super) labels: Vec<(String, u32, String)>,
    pub(super) at: Option<(usize, String, DateOrder)>,
    pub(super) time: Option<(usize, String)>,
}

/// An address as its columns give it, part by part.
#[derive(Debug, Default)]
pub(super) struct RawPlace {
    pub(super) group: u32,
    pub(super) label: String,
    pub(super) is_labelled: bool,
    pub(super) line: String,
    pub(super) street: String,
    pub(super) number: String,
    pub(super) extra: String,
    pub(super) city: String,
    pub(super) region: String,
    pub(super) postcode: String,
    pub(super) postcode_column: usize,
    pub(super) country: String,
}

impl Whole {
    pub(super) fn place(&mut self, slot: &Slot, field: &str, cell: &str) {
        let at = match self.places.iter().position(|p| p.group == slot.group) {
            Some(at) => at,
            None => {
                self.places.push(RawPlace { group: slot.group, label: slot.label.clone(), ..RawPlace::default() });
                self.places.len() - 1
            }
        };
        let Some(place) = self.places.get_mut(at) else { return };
        let tidy = names::tidy(cell);
        match field {
            "address_street" => place.street = tidy,
            "address_extra" => place.extra = tidy,
            "address_number" => place.number = tidy,
            "address_city" => place.city = tidy,
            "address_region" => place.region = tidy,
            "address_postcode" => (place.postcode, place.postcode_column) = (tidy, slot.column),
            "address_country" => place.country = places::country_code(cell).map_or(tidy, str::to_owned),
            "address_pobox" => place.extra = tidy,
            _ => place.line = tidy,
        }
    }
}

impl RawPlace {
    pub(super) fn finished(self) -> Place {
        let street = if self.street.is_empty() { self.line } else { self.street };
        let street = [street, self.number].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
        let street = [street, self.extra].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        let country = if self.country.len() == 2 { self.country } else { String::new() };
        Place {
            group: self.group,
            label: self.label,
            is_labelled: self.is_labelled,
            street,
            city: self.city,
            region: self.region,
            postcode: self.postcode,
            country,
        }
    }
}

/// Whole minutes from `45`, `1:30` or `1,5` of minutes.
pub(super) fn minutes(cell: &str, sign: DecimalSign) -> Option<i64> {
    use rust_decimal::prelude::ToPrimitive as _;
    if let Some((hours, minutes)) = cell.split_once(':') {
        let (hours, minutes) =
            (hours.trim().parse::<i64>().ok()?, minutes.split(':').next()?.trim().parse::<i64>().ok()?);
        return (hours >= 0 && (0..60).contains(&minutes)).then_some(hours.checked_mul(60)?.checked_add(minutes)?);
    }
    let bare = cell.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
    numbers::parse(bare, sign)?.round().to_i64().filter(|m| (0..=100_000).contains(m))
}
