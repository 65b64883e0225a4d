//! Who sells and who buys, as an address is written.

use super::{Party, Pen};
use crm::places::country_name;
use einvoice::IdKind;

/// Who issues it, with how to reach them.
pub(super) fn issuer(pen: &Pen<'_>, party: &einvoice::Party) -> Party {
    let mut told = written(pen, party, String::new());
    told.contact = [&party.phone, &party.mail].into_iter().filter(|text| !text.is_empty()).cloned().collect();
    told
}

/// Who it is for; the country is said when it is another than the issuer's.
pub(super) fn customer(pen: &Pen<'_>, party: &einvoice::Party, issuer: &einvoice::Party, label: &str) -> Party {
    let mut told = written(pen, party, pen.say(label));
    let country = &party.address.country;
    if !country.is_empty() && !country.eq_ignore_ascii_case(&issuer.address.country) {
        let name = country_name(country, pen.language().code()).map_or_else(|| country.clone(), str::to_owned);
        told.address.push(name);
    }
    told
}

fn written(pen: &Pen<'_>, party: &einvoice::Party, label: String) -> Party {
    let address = &party.address;
    let town = [address.postcode.as_str(), address.town.as_str()].join(" ");
    let mut lines: Vec<String> = address.street.lines().map(|line| line.trim().to_owned()).collect();
    lines.push(town.trim().to_owned());
    if !address.region.eq_ignore_ascii_case(&address.town) {
        lines.push(address.region.clone());
    }
    lines.retain(|line| !line.is_empty());
    let trade = if party.trade_name == party.name { String::new() } else { party.trade_name.clone() };
    Party { label, name: party.name.clone(), trade, tax_id: tax_id(pen, party), address: lines, contact: Vec::new() }
}

/// The tax id with what its country calls it: `NIF B12345674`.
fn tax_id(pen: &Pen<'_>, party: &einvoice::Party) -> String {
    if party.tax_id.is_empty() {
        return String::new();
    }
    let name = match party.id_kind {
        IdKind::National | IdKind::NotInCensus => pen.say_in("paper-tax-id", &party.address.country),
        IdKind::Vat => pen.say("paper-tax-id-vat"),
        IdKind::Passport => pen.say("paper-tax-id-passport"),
        IdKind::Country | IdKind::Residence | IdKind::Other => pen.say("paper-tax-id-other"),
    };
    format!("{name}\u{A0}{}", party.tax_id)
}
