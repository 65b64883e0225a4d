//! Two records side by side: for each field the step of agreement, and how likely that agreement is by chance.

mod identity;
mod names;
mod place;
mod texts;

use crate::field::{Agreement, FIELDS, Field};
use crate::prepared::{Lexicons, Prepared};

/// A field that is missing in one of the two.
pub(crate) const MISSING: u8 = u8::MAX;

/// Two records side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Comparison {
    /// A company is one of the two.
    pub company: bool,
    /// Place in [`Field::steps`] per field, or [`MISSING`].
    pub steps: [u8; FIELDS],
    /// How likely two strangers agree on just this value, where that is known better than for the step at large; else 0.
    pub chance: [f32; FIELDS],
}

impl Comparison {
    fn set(&mut self, field: Field, agreement: Option<Agreement>, chance: f64) {
        let Some(agreement) = agreement else { return };
        let step = field.steps().iter().position(|s| s.0 == agreement);
        self.steps[field.at()] = step.and_then(|s| u8::try_from(s).ok()).unwrap_or(MISSING);
        self.chance[field.at()] = chance as f32;
    }

    /// The agreement on a field, nothing when it is missing in one of the two.
    pub(crate) fn agreement(&self, field: Field) -> Option<Agreement> {
        field.steps().get(self.steps[field.at()] as usize).map(|s| s.0)
    }
}

/// What a comparison of one field found: how far the two agree and, where known, how likely strangers are to agree on that value.
pub(crate) type Found = (Option<Agreement>, f64);

/// Compares two records. The one with the smaller id is taken first, so that the order they are given in does not matter.
pub(crate) fn compare(a: &Prepared, b: &Prepared, all: &Lexicons) -> Comparison {
    let (a, b) = if a.id <= b.id { (a, b) } else { (b, a) };
    let company = a.company || b.company;
    let mut found = Comparison { company, steps: [MISSING; FIELDS], chance: [0.0; FIELDS] };
    let mut set = |field, (agreement, chance): Found| found.set(field, agreement, chance);
    if company {
        set(Field::Company, names::company(a, b, all));
        if let (Some(x), Some(y)) = (a.form, b.form) {
            set(Field::LegalForm, (Some(if x == y { Agreement::Same } else { Agreement::Other }), 0.0));
        }
        // That both are companies says nothing where companies are compared.
        if a.kind_known && b.kind_known && a.company != b.company {
            set(Field::Kind, (Some(Agreement::Other), 0.0));
        }
    } else {
        let name = names::person(a, b, &all.names);
        set(Field::Given, name.given);
        set(Field::Surname, name.surname);
        set(Field::SecondSurname, name.second);
        set(Field::NameOrder, name.order);
        set(Field::Birth, identity::birth(a.birth, b.birth));
    }
    let place = place::place(a, b, all);
    let street = place::street(a, b, all);
    set(Field::Place, place);
    // Who moves to another town moves to another street: that is one reason against, not two.
    let elsewhere = matches!(place.0, Some(Agreement::Other | Agreement::Area));
    let another = matches!(street.0, Some(Agreement::Other | Agreement::NumberOnly));
    if !(elsewhere && another) {
        set(Field::Street, street);
    }
    set(Field::TaxId, identity::values(&a.tax_ids, &b.tax_ids, &all.tax_ids));
    set(Field::Mail, identity::mail(&a.mails, &b.mails, all));
    set(Field::Phone, identity::values(&a.phones, &b.phones, &all.phones));
    found
}
