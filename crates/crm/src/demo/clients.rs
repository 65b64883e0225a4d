//! One client of the demo, drawn from the seed and its position alone.

use super::dice::{About, Dice};
use super::people::{Birthday, Company, Person};
use super::reach::{GeneratedAddress, GeneratedPhone};
use super::rhythm::Life;
use super::shelf::fill;
use super::{Kind, Shop};
use chrono::NaiveDate;

/// A person or a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientKind {
    /// Somebody.
    Person,
    /// Something.
    Company,
}

impl ClientKind {
    /// As the book writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Company => "company",
        }
    }
}

/// Something a client likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preference {
    /// What.
    pub text: &'static str,
    /// Said by the client, not inferred by the staff.
    pub said: bool,
}

/// A client as it was typed into the book.
#[derive(Clone, Debug)]
pub struct GeneratedClient {
    /// Position in the book, from 0.
    pub index: u64,
    /// A person or a company.
    pub kind: ClientKind,
    /// The whole name, or the company's.
    pub name: String,
    /// A person's given name.
    pub given: Option<String>,
    /// A person's two surnames.
    pub surnames: Option<[String; 2]>,
    /// The name on a company's sign, where it is not its legal name.
    pub trade_name: Option<String>,
    /// NIF, NIE, CIF or RFC, compact and valid.
    pub tax_id: Option<String>,
    /// A person's birthday.
    pub birthday: Option<Birthday>,
    /// Telephones, the usual one first.
    pub phones: Vec<GeneratedPhone>,
    /// Mail address, lower case.
    pub mail: Option<String>,
    /// Web site, without protocol.
    pub site: Option<String>,
    /// Where they are.
    pub address: Option<GeneratedAddress>,
    /// The company a person works at (its position) and what as.
    pub works_at: Option<(u64, &'static str)>,
    /// A person's occupation, a company's trade.
    pub activity: Option<&'static str>,
    /// Positions in [`Shop::tags`], each once.
    pub tags: Vec<usize>,
    /// What they like.
    pub preferences: Vec<Preference>,
    /// Whether they may be written to by mail, and how they said so.
    pub consent: Option<(bool, &'static str)>,
    /// How they like to be reached.
    pub channel: Option<Kind>,
    /// What is happening in their life.
    pub life_moment: Option<&'static str>,
    /// How much more they could buy: 0 low, 1 medium, 2 high.
    pub potential: Option<u8>,
    /// How they got to know the shop.
    pub origin: Option<&'static str>,
    /// Position in [`Shop::staff`].
    pub staff: Option<usize>,
    /// Something to know about them; empty when there is nothing.
    pub note: &'static str,
    /// The day they entered the book.
    pub since: NaiveDate,
    /// They are gone and put away.
    pub archived: bool,
    /// The client this one is a second entry of.
    pub copy_of: Option<u64>,
    /// How the staff call them.
    pub called: String,
    pub(super) life: Life,
}

impl GeneratedClient {
    /// The day an archived client was put away: a month after it was last seen.
    pub(super) fn away(&self, shop: &Shop) -> NaiveDate {
        shop.calendar.date(self.life.until + 30)
    }
}

/// What stands at a position of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Company,
    Person,
    Copy(u64),
}

impl Shop {
    /// The client at a position of the book.
    pub fn client(&self, index: u64) -> GeneratedClient {
        match self.role(index) {
            Role::Copy(original) => self.copy(index, self.original(original)),
            _ => {
                let mut client = self.original(index);
                self.soil(&mut client);
                client
            }
        }
    }

    /// The people of a company, the one who is called first.
    pub(super) fn people_of(&self, company: u64) -> Vec<(u64, Person)> {
        let works_here = |i: &u64| self.employer(*i) == Some(company);
        let last = self.plan.clients.saturating_sub(1).min(company + 2);
        (company + 1..=last)
            .filter(works_here)
            .map(|i| (i, self.person(&mut Dice::of(self.plan.seed, About::Client, i))))
            .collect()
    }

    fn role(&self, index: u64) -> Role {
        let mut dice = Dice::of(self.plan.seed, About::Role, index);
        match dice.below(1000) {
            0..=219 => Role::Company,
            220..=243 if index >= 10 => {
                let original = u64::from(dice.below(index.min(u64::from(u32::MAX)) as u32));
                // A copy of a copy would hide which the first was: such a throw is an ordinary person.
                let first = Dice::of(self.plan.seed, About::Role, original).below(1000);
                if (220..=243).contains(&first) { Role::Person } else { Role::Copy(original) }
            }
            _ => Role::Person,
        }
    }

    /// The company, one or two positions before, at which the person at a position works.
    fn employer(&self, index: u64) -> Option<u64> {
        let joins = |i: u64, per_thousand| {
            self.role(i) == Role::Person && Dice::of(self.plan.seed, About::Role, !i).chance(per_thousand)
        };
        let before = index.checked_sub(1)?;
        if self.role(before) == Role::Company {
            return joins(index, 780).then_some(before);
        }
        let company = index.checked_sub(2)?;
        (self.role(company) == Role::Company && joins(before, 780) && joins(index, 400)).then_some(company)
    }

    /// The client at a position before anything is mistyped.
    fn original(&self, index: u64) -> GeneratedClient {
        let mut dice = Dice::of(self.plan.seed, About::Client, index);
        match self.role(index) {
            Role::Company => {
                let company = self.company(&mut dice);
                self.company_client(index, company, dice)
            }
            _ => {
                let person = self.person(&mut dice);
                self.person_client(index, person, dice)
            }
        }
    }

    fn person_client(&self, index: u64, person: Person, mut dice: Dice) -> GeneratedClient {
        let dice = &mut dice;
        let shelf = self.shelf;
        let employer = self.employer(index);
        let place = self.around.draw(dice);
        let [first, second] = person.surnames;
        let mut client = self.blank(index, ClientKind::Person, format!("{} {first} {second}", person.given.name));
        client.called = person.called().to_owned();
        client.birthday = self.birthday(&person, dice).filter(|_| employer.is_none() || dice.chance(300));
        if employer.is_none() && dice.chance(420) {
            client.tax_id = self.person_tax_id(&person, dice);
        }
        if dice.chance(930) {
            client.phones.push(self.mobile(&place, dice));
        }
        if dice.chance(160) {
            client.phones.push(self.landline(&place, dice));
        }
        if dice.chance(if employer.is_some() { 700 } else { 560 }) {
            client.mail = Some(self.mail_of_person(index, person.given.name, person.surnames, dice));
        }
        if employer.is_none() {
            client.address = dice.chance(860).then(|| self.address(&place, None, false, dice));
            client.activity = dice.chance(450).then(|| person.word(shelf.occupations.draw(dice)));
        }
        client.works_at = employer.map(|company| (company, person.word(shelf.roles.draw(dice))));
        client.given = Some(person.given.name.to_owned());
        client.surnames = Some([first.to_owned(), second.to_owned()]);
        self.know(&mut client, dice);
        client
    }

    fn company_client(&self, index: u64, company: Company, mut dice: Dice) -> GeneratedClient {
        let dice = &mut dice;
        let place = self.around.draw(dice);
        let address = self.address(&place, company.community, true, dice);
        let form = company.legal.form;
        // One in five is the sign of somebody working alone, without legal form.
        let alone = company.community.is_none() && dice.chance(200);
        let name = if alone || form.is_empty() { company.sign.clone() } else { self.legal_name(&company.sign, form) };
        let mut client = self.blank(index, ClientKind::Company, name);
        client.tax_id = match alone {
            false if dice.chance(820) => self.company_tax_id(&company, place.postcodes.0, dice),
            true if dice.chance(500) => {
                let owner = self.person(dice);
                self.person_tax_id(&owner, dice)
            }
            _ => None,
        };
        if dice.chance(180) {
            client.trade_name = Some(self.shelf.fantasy.draw(dice).to_owned());
        }
        if dice.chance(860) {
            client.phones.push(self.landline(&place, dice));
        }
        if dice.chance(480) {
            client.phones.push(self.mobile(&place, dice));
        }
        if dice.chance(740) {
            let site = self.site(&company.sign);
            client.mail = Some(format!("{}@{site}", self.shelf.mail_names.draw(dice)));
            client.site = dice.chance(500).then_some(site);
        }
        client.address = Some(address);
        client.activity = Some(company.activity);
        client.called = company.sign;
        self.know(&mut client, dice);
        client
    }

    /// What the shop came to know about a client over time.
    fn know(&self, client: &mut GeneratedClient, dice: &mut Dice) {
        let shelf = self.shelf;
        let person = client.kind == ClientKind::Person;
        for _ in 0..[0, 0, 0, 1, 1, 2, 3][dice.below(7) as usize] {
            let tag = shelf.tags.place(dice);
            if !client.tags.contains(&tag) {
                client.tags.push(tag);
            }
        }
        for _ in 0..[0, 0, 0, 0, 1, 2][dice.below(6) as usize] {
            let text = shelf.preferences.draw(dice);
            if client.preferences.iter().all(|p| p.text != text) {
                client.preferences.push(Preference { text, said: dice.chance(700) });
            }
        }
        client.consent = dice.chance(420).then(|| (dice.chance(860), shelf.consents.draw(dice)));
        if dice.chance(450) {
            let reachable = [!client.phones.is_empty(), client.mail.is_some(), !client.phones.is_empty(), true];
            let channel = dice.slot(&[40, 20, 30, 10]);
            client.channel =
                reachable[channel].then_some([Kind::Call, Kind::Mail, Kind::Message, Kind::Visit][channel]);
        }
        client.life_moment = dice.chance(if person { 110 } else { 40 }).then(|| shelf.moments.draw(dice));
        client.potential = dice.chance(350).then(|| dice.slot(&[40, 40, 20]) as u8);
        client.origin = dice.chance(620).then(|| shelf.origins.draw(dice));
        client.staff = dice.chance(800).then(|| shelf.staff.place(dice));
        if dice.chance(140) {
            client.note = shelf.notes.draw(dice);
        }
    }

    fn legal_name(&self, sign: &str, form: &str) -> String {
        let mut name = String::with_capacity(sign.len() + form.len() + 2);
        fill(&mut name, self.shelf.legal_joint, |to, blank| to.push_str(if blank == "a" { sign } else { form }));
        name
    }

    fn blank(&self, index: u64, kind: ClientKind, name: String) -> GeneratedClient {
        let life = self.life(index, kind, self.employer(index).is_some());
        GeneratedClient {
            index,
            kind,
            name,
            given: None,
            surnames: None,
            trade_name: None,
            tax_id: None,
            birthday: None,
            phones: Vec::new(),
            mail: None,
            site: None,
            address: None,
            works_at: None,
            activity: None,
            tags: Vec::new(),
            preferences: Vec::new(),
            consent: None,
            channel: None,
            life_moment: None,
            potential: None,
            origin: None,
            staff: None,
            note: "",
            since: self.calendar.date(life.since),
            archived: life.archived,
            copy_of: None,
            called: String::new(),
            life,
        }
    }
}
