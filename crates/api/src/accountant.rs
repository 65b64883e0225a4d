//! The folder of the accountant, from either door: papers and sentences come from here, everything else from the engine.

use crate::DoorError;
use crate::door::{self, Door};
use crate::printing;
use crm::accountant::{self, PackDone, PackRequest, Papers, PeriodLook};
use crm::moment::{Moment, Watch};
use crm::money::{self, Money};
use crm::places;
use crm::sales::Printable;
use crm::settings;
use paper::Press;
use std::collections::BTreeMap;
use words::{Language, Words};

/// The words that tables, their files and the explanation are made of.
const FAMILIES: [&str; 5] = ["column-", "paper-means-", "entry-", "register-", "pack-"];

impl Door {
    /// Writes the folder of a period, in the words of the book's language. Errors: those of [`accountant::write`].
    pub fn pack(&self, request: &PackRequest, watch: &dyn Watch) -> Result<PackDone, DoorError> {
        let book = self.book()?;
        let business = book.read(settings::business)?;
        let words = Words::new(Language::of(&business.language), &business.locale());
        let mut said = BTreeMap::new();
        for key in FAMILIES.iter().flat_map(|family| words.family(family)) {
            if let Some(text) = words.known(key, []) {
                // Means of payment are called `method-…` in tables.
                said.insert(key.replace("paper-means-", "method-"), text);
            }
        }
        let dressing = book.read(printing::prefetched)?;
        let pen = Pen { press: self.press(), words: &words, country: &business.country, dressing };
        let moment = Moment { now: self.now(), zone: book.zone() };
        let seed = door::seed()?;
        Ok(book.read(|conn| accountant::write(conn, moment, seed, (request, &said), &pen, watch))?)
    }
}

struct Pen<'a> {
    press: &'a Press,
    words: &'a Words,
    country: &'a str,
    dressing: printing::Dressing,
}

impl Papers for Pen<'_> {
    fn print(&self, what: Printable) -> crm::Result<Vec<u8>> {
        let (look, worn) = (what.look.clone(), self.dressing.of(&what.look, &what.locale));
        let paper = printing::on_paper(what, worn);
        let template = printing::chosen(None, &paper, &look);
        let set = |name: &str| self.press.print(&paper, name);
        let (printed, ..) = printing::set_usual(template, set).map_err(|error| crm::Error::refused(error.kind()))?;
        Ok(printed.pdf)
    }

    fn report(&self, look: &PeriodLook) -> String {
        let words = self.words;
        let amount = |minor: i64| {
            let country = places::served(self.country);
            match (money::currency(&look.currency), country) {
                (Some(currency), Some(country)) => Money::new(minor, currency).format(country),
                _ => minor.to_string(),
            }
        };
        let mut all = vec![words.say("report-title", &[("period", look.period.clone().into())]), String::new()];
        let mut row = |key: &str, said: String| all.push(format!("{:<34}{said:>20}", words.say(key, &[])));
        row("report-invoices", words.count(i64::try_from(look.invoices).unwrap_or(i64::MAX)));
        row("report-credits", words.count(i64::try_from(look.credits).unwrap_or(i64::MAX)));
        row("report-net", amount(look.net_minor));
        row("report-tax", amount(look.tax_minor));
        row("report-total", amount(look.total_minor));
        row("report-retained", amount(look.retained_minor));
        row("report-collected", amount(look.collected_minor));
        row("report-open", amount(look.open_minor));
        all.push(String::new());
        for tax in &look.taxes {
            let rate =
                tax.rate.as_deref().map_or_else(String::new, |rate| format!(" {} %", words.marks().number(rate)));
            let name = format!("{}{rate} {}", tax.tax.to_uppercase(), tax.treatment);
            let name = if tax.tax.is_empty() { words.say("report-untaxed", &[]) } else { name };
            let (base, sum) = (amount(tax.base_minor), amount(tax.tax_minor + tax.surcharge_minor));
            all.push(format!("{:<34}{base:>20}{sum:>20}", name.trim()));
        }
        all.push(String::new());
        if look.findings.is_empty() {
            all.push(words.say("report-sound", &[]));
        } else {
            for one in &look.findings {
                let args = [("count", one.count.into()), ("detail", one.detail.into())];
                let said = words.known(&format!("finding-{}", one.code), args);
                all.push(format!("- {}", said.unwrap_or_else(|| one.code.to_owned())));
                let places: Vec<&str> = one.places.iter().map(|place| place.number.as_str()).collect();
                all.extend(places.chunks(6).map(|row| format!("    {}", row.join("  "))));
                if one.count > places.len() as u64 && !places.is_empty() {
                    all.push(format!("    {}", words.say("report-more", &[])));
                }
            }
        }
        all.push(String::new());
        all.join("\r\n")
    }
}
