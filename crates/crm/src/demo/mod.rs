//! The demo business: a believable Spanish or Mexican hardware shop, to try everything on before typing one's own clients.
//!
//! [`Plan`] says how large; [`Shop`] draws clients, interactions and sales one at a time, so that a million of them need no
//! memory; [`fill`] writes them into a new book. The same plan gives the same book on every machine and in every version:
//! each client has its own stream of chance made from the seed and its position, only whole numbers are drawn, and the
//! generator (PCG 32) is one whose values are promised not to change.
//!
//! The book stands as it does when the shop opens on the morning of `today`: the last interaction was yesterday or
//! before, and some next steps are late, some due today, some this week.

mod calendar;
mod clients;
mod dice;
mod dirt;
mod fill;
mod goods;
mod issued;
mod pen;
mod people;
mod reach;
mod rhythm;
mod sales;
mod shelf;
mod talk;
mod tariffs;
mod till;

pub use clients::{ClientKind, GeneratedClient, Preference};
pub use fill::{DemoSummary, business, fill, make, staff};
pub use goods::Good;
pub use people::Birthday;
pub use reach::{GeneratedAddress, GeneratedPhone, PhoneLabel};
pub use rhythm::{GeneratedInteraction, GeneratedTask};
pub use sales::{GeneratedLine, GeneratedPayment, GeneratedSale, Occasion, SaleKind};

use calendar::Calendar;
use chrono::NaiveDate;
use dice::{About, Dice, Weighted};
use shelf::{Place, Shelf};

/// Where the shop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// Spain: two surnames, NIF and CIF, `calle, número, piso`.
    Spain,
    /// Mexico: two surnames, RFC, *colonias*.
    Mexico,
}

impl Country {
    /// From ISO 3166 alpha-2; only the countries a demo can be made for.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "ES" => Some(Self::Spain),
            "MX" => Some(Self::Mexico),
            _ => None,
        }
    }

    /// ISO 3166 alpha-2.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spain => "ES",
            Self::Mexico => "MX",
        }
    }
}

/// How large a demo business is, and what it is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where the shop is.
    pub country: Country,
    /// Clients in the book: persons, companies, and the people of companies.
    pub clients: u64,
    /// Years of history before `today`; at least one is made.
    pub years: u32,
    /// Interactions in the whole book for each client in it, on average.
    pub per_client: u32,
    /// What chance is drawn from.
    pub seed: u64,
    /// The day on which the shop is opened.
    pub today: NaiveDate,
}

impl Plan {
    /// A shop with about ten interactions a client.
    pub fn new(country: Country, clients: u64, years: u32, seed: u64, today: NaiveDate) -> Self {
        Self { country, clients, years, per_client: 10, seed, today }
    }
}

/// What an interaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One went to see the other.
    Visit,
    /// By telephone.
    Call,
    /// By electronic mail.
    Mail,
    /// By a messaging program.
    Message,
    /// Agreed beforehand, around a table.
    Meeting,
    /// Something worth remembering.
    Note,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Visit, Self::Call, Self::Mail, Self::Message, Self::Meeting, Self::Note];

    /// As the book writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Call => "call",
            Self::Mail => "mail",
            Self::Message => "message",
            Self::Meeting => "meeting",
            Self::Note => "note",
        }
    }
}

/// How an interaction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something was sold.
    Sale,
    /// They may buy.
    Interested,
    /// To be called again.
    Callback,
    /// Told what they wanted to know.
    Informed,
    /// They will not buy.
    Refused,
    /// Something is wrong.
    Complaint,
    /// What was wrong is right again.
    Solved,
    /// Nobody was there.
    NoAnswer,
}

impl Outcome {
    /// All, in the order of the shop's list.
    pub const ALL: [Self; 8] = [
        Self::Sale,
        Self::Interested,
        Self::Callback,
        Self::Informed,
        Self::Refused,
        Self::Complaint,
        Self::Solved,
        Self::NoAnswer,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Interested => "interested",
            Self::Callback => "callback",
            Self::Informed => "info",
            Self::Refused => "refused",
            Self::Complaint => "complaint",
            Self::Solved => "solved",
            Self::NoAnswer => "no_answer",
        }
    }
}

/// A plan made ready to draw from: the country's data, the shop's surroundings, its calendar and its sentences.
#[derive(Debug)]
pub struct Shop {
    plan: Plan,
    shelf: &'static Shelf,
    /// Towns by how many of the shop's clients live there.
    around: Weighted<Place>,
    calendar: Calendar,
    talk: talk::Talk,
    /// What mobiles, landlines, homes and premises are labelled.
    labels: [&'static str; 4],
    /// The general tax is the border's lower one.
    border: bool,
}

impl Shop {
    /// Prepares a plan.
    pub fn open(plan: &Plan) -> Self {
        let shelf = Shelf::of(plan.country);
        let mut dice = Dice::of(plan.seed, About::Shop, 0);
        let home = shelf.places.draw(&mut dice);
        let weight = |place: &Place| match place {
            p if p.city == home.city => p.thousands * 60,
            p if p.region == home.region => p.thousands * 30,
            p => p.thousands,
        };
        Self {
            plan: *plan,
            shelf,
            around: Weighted::of(shelf.places.items().iter().map(|p| (*p, weight(p)))),
            calendar: Calendar::of(plan),
            talk: talk::Talk::of(shelf),
            border: shelf.words("border").contains(&home.city),
            labels: ["label_mobile", "label_landline", "label_home", "label_office"].map(|label| shelf.word(label)),
        }
    }

    /// What the shop is called.
    pub fn name(&self) -> &'static str {
        self.shelf.word("business")
    }

    /// The people who work in the shop; a client's and an interaction's `staff` is a position in this list.
    pub fn staff(&self) -> &'static [&'static str] {
        self.shelf.staff.items()
    }

    /// The shop's tags; a client's `tags` are positions in this list.
    pub fn tags(&self) -> &'static [&'static str] {
        self.shelf.tags.items()
    }

    /// The name of an outcome in the shop's list.
    pub fn outcome(&self, outcome: Outcome) -> &'static str {
        self.shelf.outcome(outcome)
    }

    /// The shop's own field for what a person or a company does.
    pub fn activity_field(&self, kind: ClientKind) -> &'static str {
        self.shelf.word(match kind {
            ClientKind::Person => "field_occupation",
            ClientKind::Company => "field_activity",
        })
    }

    /// All clients, in the order in which they enter the book. People of a company follow it; a client typed a second
    /// time comes after the first.
    pub fn clients(&self) -> impl Iterator<Item = GeneratedClient> + '_ {
        (0..self.plan.clients).map(|index| self.client(index))
    }
}
