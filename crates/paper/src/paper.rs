//! A document of the sale: what a client is handed before, with and after what she buys.

use crate::Look;
use chrono::NaiveDate;
use einvoice::Issued;
use words::Language;

/// What a document is, as its title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An offer that holds until a day.
    Quote,
    /// What an invoice will say.
    Proforma,
    /// What was ordered.
    Order,
    /// What was handed over.
    Delivery,
    /// An invoice.
    Invoice,
    /// An invoice that names no customer.
    Simplified,
    /// An invoice that corrects another.
    Credit,
}

impl Kind {
    /// All, in the order of a sale.
    pub const ALL: [Kind; 7] =
        [Kind::Quote, Kind::Proforma, Kind::Order, Kind::Delivery, Kind::Invoice, Kind::Simplified, Kind::Credit];

    /// Its code, as words and files spell it.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Quote => "quote",
            Kind::Proforma => "proforma",
            Kind::Order => "order",
            Kind::Delivery => "delivery",
            Kind::Invoice => "invoice",
            Kind::Simplified => "simplified",
            Kind::Credit => "credit",
        }
    }

    /// Whether it is an invoice by law, so that an electronic one may be put inside.
    pub fn is_invoice(self) -> bool {
        matches!(self, Kind::Invoice | Kind::Simplified | Kind::Credit)
    }
}

/// The code of the Spanish agency that an invoice carries.
#[derive(Debug, Clone)]
pub struct Verifactu {
    /// Where it points.
    pub url: String,
    /// Its squares, quiet zone inside: `einvoice::verifactu::Qr::svg`.
    pub svg: String,
    /// Whether the records are sent to the agency, so that `VERI*FACTU` may be written under it.
    pub sent: bool,
}

/// A document of the sale.
#[derive(Debug, Clone)]
pub struct Paper {
    /// What it is.
    pub kind: Kind,
    /// What it says; of a quote, its series, number and day are the quote's.
    pub issued: Issued,
    /// Whether it is still a draft, which is written across every page.
    pub draft: bool,
    /// Until when a quote holds.
    pub valid_until: Option<NaiveDate>,
    /// In which language.
    pub language: Language,
    /// Whose numbers, days and money: the book's locale (`es-MX`).
    pub locale: String,
    /// How it looks.
    pub look: Look,
    /// What is said before the lines, in paragraphs.
    pub text: String,
    /// Whether it shows prices; a delivery note may go without.
    pub prices: bool,
    /// The agency's code, where the book's profile has one.
    pub verifactu: Option<Verifactu>,
    /// Whether the electronic invoice (Factur-X) is put inside.
    pub attach: bool,
    /// The code with which a bank's app pays it, as SVG with its quiet zone: `einvoice::transfer::code`.
    pub transfer: Option<String>,
}

impl Paper {
    /// A document in Spanish, of a book in Spain, with prices and nothing besides.
    pub fn new(kind: Kind, issued: Issued) -> Paper {
        Paper {
            kind,
            issued,
            draft: false,
            valid_until: None,
            language: Language::Spanish,
            locale: "es-ES".to_owned(),
            look: Look::default(),
            text: String::new(),
            prices: true,
            verifactu: None,
            attach: false,
            transfer: None,
        }
    }
}
