//! What real books look like: shouted names, missing postcodes, the same person typed twice.

use super::clients::{ClientKind, GeneratedClient};
use super::dice::{About, Dice};
use super::reach::unaccented;
use super::{Country, Shop};

impl Shop {
    /// Leaves a few traces of haste in a client.
    pub(super) fn soil(&self, client: &mut GeneratedClient) {
        let mut dice = Dice::of(self.plan.seed, About::Dirt, client.index);
        match dice.below(1000) {
            0..=29 => retype(client, str::to_uppercase),
            30..=44 => retype(client, str::to_lowercase),
            45..=84 => retype(client, |text| text.chars().map(unaccented).collect()),
            _ => {}
        }
        if let Some(address) = &mut client.address {
            match dice.below(1000) {
                0..=44 => address.postcode.clear(),
                45..=64 => address.city = address.city.to_uppercase(),
                65..=84 => address.street.clear(),
                _ => {}
            }
        }
        for phone in &mut client.phones {
            if dice.chance(120) {
                phone.shown = self.phone_typed_otherwise(&phone.e164, &mut dice);
            }
        }
    }

    /// A second entry of a client, made by somebody who did not find the first.
    pub(super) fn copy(&self, index: u64, first: GeneratedClient) -> GeneratedClient {
        let mut dice = Dice::of(self.plan.seed, About::Dirt, index);
        let original = first.index;
        let mut copy = GeneratedClient { index, copy_of: Some(original), works_at: None, ..first };
        match (copy.kind, dice.below(4)) {
            (_, 0) => retype(&mut copy, |text| text.chars().map(unaccented).collect()),
            (ClientKind::Person, 1) => {
                copy.given = Some(copy.called.clone());
                rename(&mut copy);
            }
            (ClientKind::Company, 1) => copy.name = copy.called.clone(),
            (_, 2) => retype(&mut copy, str::to_uppercase),
            _ => {}
        }
        for phone in &mut copy.phones {
            phone.shown = self.phone_typed_otherwise(&phone.e164, &mut dice);
        }
        // What still ties the two together varies: the telephone, the mail or the tax id, and the name always.
        match dice.below(5) {
            0 => copy.phones.clear(),
            1 => copy.mail = None,
            2 => copy.phones.truncate(1),
            _ => {}
        }
        if dice.chance(700) {
            copy.tax_id = None;
        }
        if dice.chance(550) {
            copy.address = None;
        }
        copy.preferences.clear();
        copy.tags.clear();
        copy.consent = None;
        copy.life_moment = None;
        copy.note = "";
        copy.archived = false;
        copy.life = self.short_life(index);
        copy.since = self.calendar.date(copy.life.since);
        copy
    }

    /// A number as people write it who do not care: without spaces, with dots, with the country's prefix.
    fn phone_typed_otherwise(&self, e164: &str, dice: &mut Dice) -> String {
        let national = e164.get(3..).unwrap_or(e164);
        let (head, tail) = national.split_at(national.len().min(3));
        match (dice.below(5), self.plan.country) {
            (0, _) => national.to_owned(),
            (1, _) => format!("{head}-{tail}"),
            (2, Country::Spain) => format!("0034{national}"),
            (2, Country::Mexico) => format!("+52 1 {national}"),
            (3, Country::Spain) => format!("{head}.{tail}"),
            (3, Country::Mexico) => format!("044 {national}"),
            _ => format!("{} {head} {tail}", e164.get(..3).unwrap_or_default()),
        }
    }
}

/// Types all of a client's names in another manner.
fn retype(client: &mut GeneratedClient, manner: impl Fn(&str) -> String) {
    client.name = manner(&client.name);
    client.given = client.given.as_deref().map(&manner);
    client.surnames = client.surnames.as_ref().map(|[a, b]| [manner(a), manner(b)]);
}

/// Makes the whole name again from its parts.
fn rename(client: &mut GeneratedClient) {
    if let (Some(given), Some([first, second])) = (&client.given, &client.surnames) {
        client.name = format!("{given} {first} {second}");
    }
}
