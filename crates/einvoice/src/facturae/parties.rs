//! The two parties, in Spain or abroad, person or company.

use super::WriteError;
use super::countries::{is_union, three, two};
use crate::markup::{Node, Sheet, cut};
use crate::{Address, IdKind, Party};

/// Writes the inside of `SellerParty` or `BuyerParty`; tells whether something was cut short.
pub(super) fn write(s: &mut Sheet, party: &Party) -> Result<bool, WriteError> {
    if party.name.trim().is_empty() || party.tax_id.chars().count() < 3 || party.tax_id.chars().count() > 30 {
        return Err(WriteError::Party);
    }
    let residence = match party.address.country.as_str() {
        "ES" => "R",
        country if is_union(country) => "U",
        _ => "E",
    };
    s.open("TaxIdentification").leaf("PersonTypeCode", if party.person { "F" } else { "J" });
    s.leaf("ResidenceTypeCode", residence).leaf("TaxIdentificationNumber", &party.tax_id).close();
    let mut short = false;
    let mut limited = |text: &str, most: usize| {
        short |= text.trim().chars().count() > most;
        cut(text, most)
    };
    if party.person {
        let (given, surname) = names(party);
        s.open("Individual").leaf("Name", &limited(&given, 40)).leaf("FirstSurname", &limited(&surname, 40));
        s.leaf_if("SecondSurname", &limited(&party.surname2, 40));
    } else {
        s.open("LegalEntity")
            .leaf("CorporateName", &limited(&party.name, 80))
            .leaf_if("TradeName", &limited(&party.trade_name, 40));
    }
    address(s, &party.address, &mut limited)?;
    if !party.phone.is_empty() || !party.mail.is_empty() {
        s.open("ContactDetails")
            .leaf_if("Telephone", &limited(&party.phone, 15))
            .leaf_if("ElectronicMail", &limited(&party.mail, 60))
            .close();
    }
    s.close();
    Ok(short)
}

/// Given name and first surname; from the whole name where they are not known apart.
fn names(party: &Party) -> (String, String) {
    if !party.given.is_empty() {
        return (party.given.clone(), party.surname.clone());
    }
    let (given, surname) = party.name.trim().split_once(' ').unwrap_or((party.name.trim(), ""));
    (given.to_owned(), surname.to_owned())
}

fn address(
    s: &mut Sheet,
    address: &Address,
    limited: &mut impl FnMut(&str, usize) -> String,
) -> Result<(), WriteError> {
    let country = three(&address.country).ok_or(WriteError::Party)?;
    if address.country == "ES" {
        let digits = address.postcode.chars().all(|c| c.is_ascii_digit());
        if address.postcode.chars().count() != 5 || !digits || address.street.is_empty() || address.town.is_empty() {
            return Err(WriteError::Party);
        }
        s.open("AddressInSpain").leaf("Address", &limited(&address.street, 80)).leaf("PostCode", &address.postcode);
        s.leaf("Town", &limited(&address.town, 50))
            .leaf("Province", &limited(&address.region, 20))
            .leaf("CountryCode", country)
            .close();
    } else {
        let town = format!("{} {}", address.postcode, address.town);
        s.open("OverseasAddress")
            .leaf("Address", &limited(&address.street, 80))
            .leaf("PostCodeAndTown", &limited(&town, 50));
        s.leaf("Province", &limited(&address.region, 20)).leaf("CountryCode", country).close();
    }
    Ok(())
}

/// Reads `SellerParty` or `BuyerParty`.
pub(super) fn read(node: &Node) -> Party {
    let text = |path: &[&str]| node.text_at(path).to_owned();
    let person = node.child("Individual");
    let mut party = Party {
        tax_id: text(&["TaxIdentification", "TaxIdentificationNumber"]),
        id_kind: if node.text_at(&["TaxIdentification", "ResidenceTypeCode"]) == "U" {
            IdKind::Vat
        } else {
            IdKind::National
        },
        person: person.is_some(),
        ..Party::default()
    };
    let Some(entity) = person.or(node.child("LegalEntity")) else { return party };
    let text = |path: &[&str]| entity.text_at(path).to_owned();
    if person.is_some() {
        (party.given, party.surname, party.surname2) =
            (text(&["Name"]), text(&["FirstSurname"]), text(&["SecondSurname"]));
        let parts = [&party.given, &party.surname, &party.surname2].into_iter().filter(|part| !part.is_empty());
        party.name = parts.cloned().collect::<Vec<_>>().join(" ");
    } else {
        (party.name, party.trade_name) = (text(&["CorporateName"]), text(&["TradeName"]));
    }
    (party.phone, party.mail) = (text(&["ContactDetails", "Telephone"]), text(&["ContactDetails", "ElectronicMail"]));
    let spain = entity.child("AddressInSpain");
    if let Some(node) = spain.or(entity.child("OverseasAddress")) {
        let text = |name: &str| node.text_at(&[name]).to_owned();
        let country = text("CountryCode");
        let (postcode, town) = if spain.is_some() {
            (text("PostCode"), text("Town"))
        } else {
            // Postcode and town are one text; a first word with a digit is the postcode.
            let whole = text("PostCodeAndTown");
            match whole.split_once(' ') {
                Some((first, rest)) if first.chars().any(|c| c.is_ascii_digit()) => (first.to_owned(), rest.to_owned()),
                _ => (String::new(), whole),
            }
        };
        party.address = Address {
            street: text("Address"),
            postcode,
            town,
            region: text("Province"),
            country: two(&country).unwrap_or(&country).to_owned(),
        };
    }
    // Spanish numbers may come with their letters.
    if party.address.country == "ES" && party.tax_id.len() == 11 && party.tax_id.starts_with("ES") {
        party.tax_id = party.tax_id.split_off(2);
    }
    party
}
