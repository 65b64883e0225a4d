//! A contact card as the fields of a client.

use super::{Fields, put};
use crate::ids::Id;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calcard::vcard::{VCard, VCardEntry, VCardParameterValue, VCardProperty, VCardType, VCardValue};

/// The parts of an address in their order (RFC 6350, 6.3.1).
const ADDRESS: [&str; 7] = [
    "address_pobox",
    "address_extra",
    "address_street",
    "address_city",
    "address_region",
    "address_postcode",
    "address_country",
];

pub(super) fn fields(card: &VCard) -> Fields {
    let mut fields = Fields::new();
    let mut addresses = 0;
    for entry in &card.entries {
        let text = || entry.values.iter().map(value).collect::<Vec<_>>().join(", ").trim().to_owned();
        let mut one = |code: &str, text: String| {
            if !text.is_empty() {
                fields.entry(code.to_owned()).or_insert(text);
            }
        };
        match &entry.name {
            VCardProperty::Fn => one("name", text()),
            VCardProperty::N => {
                let parts: Vec<String> = entry.values.iter().map(value).collect();
                let part = |at: usize| parts.get(at).map(|text| text.trim().to_owned()).unwrap_or_default();
                one("surnames", part(0));
                one("given_name", format!("{} {}", part(1), part(2)).trim().to_owned());
            }
            VCardProperty::Org => one("company", entry.values.first().map(value).unwrap_or_default().trim().to_owned()),
            VCardProperty::Title | VCardProperty::Role => one("role", text()),
            VCardProperty::Bday => one("birthday", text()),
            VCardProperty::Note => one("notes", text()),
            VCardProperty::Photo => one("photo", entry.values.first().map(picture).unwrap_or_default()),
            VCardProperty::Categories => {
                let tags: Vec<String> = entry.values.iter().map(value).filter(|tag| !tag.trim().is_empty()).collect();
                let is_plain = !tags.iter().any(|tag| tag.contains([',', ';', '|']));
                one("tags", if is_plain { tags.join(", ") } else { tags.join(" ::: ") + " :::" });
            }
            VCardProperty::Lang | VCardProperty::Language => one("language", text()),
            VCardProperty::Hobby | VCardProperty::Interest => one("likes_said", text()),
            VCardProperty::Kind => one("kind", if text().contains("org") { "company" } else { "person" }.to_owned()),
            VCardProperty::Uid => {
                let text = text();
                let bare = text.strip_prefix("urn:uuid:").unwrap_or(&text).to_owned();
                if Id::parse(&bare).is_some_and(|id| id.to_string() == bare) {
                    one("id", bare)
                } else {
                    one("source_id", text)
                }
            }
            VCardProperty::Tel => point(&mut fields, card, entry, "phones", text().trim_start_matches("tel:")),
            VCardProperty::Email => point(&mut fields, card, entry, "mails", text().trim_start_matches("mailto:")),
            VCardProperty::Url => point(&mut fields, card, entry, "links", &text()),
            VCardProperty::Adr => {
                let parts: Vec<String> = entry.values.iter().map(value).collect();
                if parts.iter().all(|part| part.trim().is_empty()) {
                    continue;
                }
                addresses += 1;
                let nth = if addresses == 1 { String::new() } else { format!(" {addresses}") };
                for (code, part) in ADDRESS.iter().zip(&parts).filter(|(_, part)| !part.trim().is_empty()) {
                    fields.insert(format!("{code}{nth}"), part.trim().to_owned());
                }
                if let Some(label) = label(card, entry) {
                    fields.insert(format!("address_street {addresses} - label"), label);
                }
            }
            VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-TAX-ID") => one("tax_id", text()),
            VCardProperty::Other(name)
                if name.eq_ignore_ascii_case("X-ABShowAs") && text().eq_ignore_ascii_case("company") =>
            {
                one("kind", "company".to_owned());
            }
            _ => {}
        }
    }
    fields
}

/// A way to reach somebody, with what it is.
fn point(fields: &mut Fields, card: &VCard, entry: &VCardEntry, code: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let nth = put(fields, code, text.to_owned());
    if let Some(label) = label(card, entry) {
        fields.insert(format!("{code} {nth} - label"), label);
    }
}

/// What a phone, mail or address is: the label of its group, or its type.
fn label(card: &VCard, entry: &VCardEntry) -> Option<String> {
    let of_group = entry.group.as_ref().and_then(|group| {
        card.entries.iter().find(|other| {
            other.group.as_ref() == Some(group)
                && matches!(&other.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABLabel"))
        })
    });
    if let Some(other) = of_group {
        let text = other.values.first().map(value).unwrap_or_default();
        // Macs write their own labels as `_$!<Mobile>!$_`.
        let text = text.trim_start_matches("_$!<").trim_end_matches(">!$_").trim().to_owned();
        return Some(text).filter(|text| !text.is_empty());
    }
    let types = entry.params.iter().filter_map(|param| match &param.value {
        VCardParameterValue::Type(kind) => Some(kind),
        _ => None,
    });
    types
        .filter_map(|kind| match kind {
            VCardType::Cell => Some("mobile"),
            VCardType::Fax => Some("fax"),
            VCardType::Home => Some("home"),
            VCardType::Work => Some("work"),
            VCardType::Billing => Some("billing"),
            VCardType::Delivery => Some("shipping"),
            _ => None,
        })
        .min_by_key(|label| !matches!(*label, "mobile" | "fax"))
        .map(str::to_owned)
}

/// A picture inside the card as a `data:` address, whatever way its version has of carrying one; empty for one that is elsewhere.
fn picture(value: &VCardValue) -> String {
    match value {
        VCardValue::Binary(inside) => format!("data:;base64,{}", STANDARD.encode(&inside.data)),
        VCardValue::Text(text) if text.starts_with("data:") => text.clone(),
        // Old phones name no encoding.
        VCardValue::Text(text) if !text.contains(':') => {
            format!("data:;base64,{}", text.replace(char::is_whitespace, ""))
        }
        _ => String::new(),
    }
}

/// A value as text; a birthday without its year as `0000-03-15`.
fn value(value: &VCardValue) -> String {
    match value {
        VCardValue::Text(text) => text.clone(),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::Boolean(yes) => yes.to_string(),
        VCardValue::Component(parts) => parts.join(", "),
        VCardValue::Kind(kind) => format!("{kind:?}").to_lowercase(),
        VCardValue::PartialDateTime(at) => match (at.month, at.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", at.year.unwrap_or(0)),
            _ => String::new(),
        },
        _ => String::new(),
    }
}
