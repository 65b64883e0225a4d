//! What is compared, in which steps of agreement, and what is believed of them before any data is seen.

use serde::{Deserialize, Serialize};

/// What two records are compared in. The code (`snake_case`) is what the words of a reason are looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Given names of a person.
    Given,
    /// First surname.
    Surname,
    /// Second surname.
    SecondSurname,
    /// Whether given names and surnames stand in each other's place, or the surnames do.
    NameOrder,
    /// A company's name without its legal form.
    Company,
    /// Legal form.
    LegalForm,
    /// Person or company.
    Kind,
    /// Street, quarter and house number.
    Street,
    /// Postcode, town and region.
    Place,
    /// Day of birth.
    Birth,
    /// Tax ids.
    TaxId,
    /// Mail addresses.
    Mail,
    /// Telephones.
    Phone,
}

/// How far two values agree. The code (`snake_case`) is what the words of a reason are looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The same, forgiving case, accents and writing.
    Same,
    /// One is a familiar form of the other (Pepe, José).
    Familiar,
    /// One is a part of the other (Ana, Ana María).
    Part,
    /// One is the other's initial.
    Initial,
    /// A typing mistake apart.
    Close,
    /// Nearly the same, but what differs are names both people or companies have (Antonio, Antonia; Talleres Ruiz, Muebles Ruiz).
    CloseNames,
    /// Alike.
    Alike,
    /// In each other's place: given names as surnames, first surname as second, day as month.
    Swapped,
    /// The same surname, but first in one and second in the other.
    OtherPlace,
    /// The same street and house number.
    StreetAndNumber,
    /// The same street, the house number unknown in one.
    StreetOnly,
    /// The same street, another house number.
    OtherNumber,
    /// A street a typing mistake apart, the same number.
    CloseStreetAndNumber,
    /// A street a typing mistake apart, the number unknown or another.
    CloseStreet,
    /// Some words of the address are shared, and the number.
    PartAndNumber,
    /// Some words of the address are shared.
    PartOfStreet,
    /// Only the house number is the same.
    NumberOnly,
    /// The same postcode and town.
    PostcodeAndCity,
    /// The same postcode, the town unknown in one.
    Postcode,
    /// The same postcode, another town.
    PostcodeOtherCity,
    /// A postcode a typing mistake apart, the same town.
    ClosePostcodeAndCity,
    /// The same town, the postcode unknown in one.
    City,
    /// The same town, another postcode of its area.
    CityAndArea,
    /// The same town, quite another postcode.
    CityOtherPostcode,
    /// A postcode a typing mistake apart, the town unknown or another.
    ClosePostcode,
    /// The same postal area or region.
    Area,
    /// Two of day, month and year.
    TwoParts,
    /// The same part before the at sign, elsewhere.
    SameLocal,
    /// Another address at the same domain.
    SameDomain,
    /// Something else.
    Other,
}

/// One step of agreement with its starting values: its share among records that stand for the same (m) and among others (u).
pub(crate) type Step = (Agreement, f64, f64);

impl Field {
    /// Every field, in the order evidence is told.
    pub const ALL: [Self; 13] = [
        Self::Given,
        Self::Surname,
        Self::SecondSurname,
        Self::NameOrder,
        Self::Company,
        Self::LegalForm,
        Self::Kind,
        Self::Street,
        Self::Place,
        Self::Birth,
        Self::TaxId,
        Self::Mail,
        Self::Phone,
    ];

    /// The steps of agreement, the best first; the last is disagreement. The starting values are guesses of ours, on the side of
    /// caution, and give way to the data (see [`crate::Learned`]).
    pub(crate) fn steps(self) -> &'static [Step] {
        use Agreement as A;
        match self {
            Self::Given => &[
                (A::Same, 0.74, 0.010),
                (A::Familiar, 0.05, 0.003),
                (A::Part, 0.06, 0.010),
                (A::Initial, 0.02, 0.010),
                (A::Close, 0.08, 0.001),
                (A::CloseNames, 0.01, 0.004),
                (A::Alike, 0.02, 0.020),
                (A::Other, 0.02, 0.942),
            ],
            Self::Surname => &[
                (A::Same, 0.80, 0.008),
                (A::Close, 0.09, 0.001),
                (A::CloseNames, 0.02, 0.006),
                (A::OtherPlace, 0.02, 0.012),
                (A::Alike, 0.03, 0.010),
                (A::Other, 0.04, 0.963),
            ],
            Self::SecondSurname => &[
                (A::Same, 0.84, 0.008),
                (A::Close, 0.09, 0.001),
                (A::CloseNames, 0.02, 0.006),
                (A::Alike, 0.02, 0.010),
                (A::Other, 0.03, 0.975),
            ],
            Self::NameOrder => &[(A::Same, 0.95, 0.97), (A::Swapped, 0.05, 0.03)],
            Self::Company => &[
                (A::Same, 0.62, 0.0005),
                (A::Part, 0.12, 0.004),
                (A::Close, 0.12, 0.001),
                (A::Alike, 0.07, 0.005),
                (A::CloseNames, 0.01, 0.010),
                (A::Other, 0.06, 0.9795),
            ],
            Self::LegalForm => &[(A::Same, 0.93, 0.6), (A::Other, 0.07, 0.4)],
            Self::Kind => &[(A::Same, 0.98, 0.65), (A::Other, 0.02, 0.35)],
            Self::Street => &[
                (A::StreetAndNumber, 0.56, 0.0003),
                (A::StreetOnly, 0.05, 0.001),
                (A::OtherNumber, 0.04, 0.004),
                (A::CloseStreetAndNumber, 0.12, 0.0002),
                (A::CloseStreet, 0.03, 0.002),
                (A::PartAndNumber, 0.05, 0.0005),
                (A::PartOfStreet, 0.03, 0.012),
                (A::NumberOnly, 0.02, 0.020),
                (A::Other, 0.10, 0.960),
            ],
            Self::Place => &[
                (A::PostcodeAndCity, 0.58, 0.004),
                (A::Postcode, 0.05, 0.001),
                (A::PostcodeOtherCity, 0.03, 0.0005),
                (A::ClosePostcodeAndCity, 0.08, 0.003),
                (A::City, 0.08, 0.010),
                (A::CityAndArea, 0.03, 0.015),
                (A::CityOtherPostcode, 0.02, 0.002),
                (A::ClosePostcode, 0.02, 0.004),
                (A::Area, 0.04, 0.080),
                (A::Other, 0.07, 0.8805),
            ],
            Self::Birth => &[
                (A::Same, 0.86, 0.0001),
                (A::Swapped, 0.03, 0.0001),
                (A::Close, 0.06, 0.0012),
                (A::TwoParts, 0.03, 0.006),
                (A::Other, 0.02, 0.9926),
            ],
            Self::TaxId => &[(A::Same, 0.93, 0.00002), (A::Close, 0.06, 0.00002), (A::Other, 0.01, 0.99996)],
            Self::Mail => &[
                (A::Same, 0.72, 0.0001),
                (A::Close, 0.06, 0.0001),
                (A::SameLocal, 0.04, 0.001),
                (A::SameDomain, 0.08, 0.200),
                (A::Other, 0.10, 0.7988),
            ],
            Self::Phone => &[(A::Same, 0.72, 0.0002), (A::Close, 0.05, 0.0004), (A::Other, 0.23, 0.9994)],
        }
    }

    /// Place in [`Field::ALL`].
    pub(crate) fn at(self) -> usize {
        self as usize
    }
}

/// Number of fields.
pub(crate) const FIELDS: usize = Field::ALL.len();

/// Ways in which two records that do not stand for the same are yet not strangers.
#[derive(Debug)]
pub(crate) struct Relation {
    /// Pairs so related per record, to start with.
    pub per_record: f64,
    /// Per field in the order of [`Field::ALL`], how often the two agree as one and the same would; otherwise they agree by chance.
    pub shared: [f64; FIELDS],
    /// Shares of the steps of agreement of fields where they are known better than that.
    pub own: &'static [(Field, &'static [f64])],
}

/// People who live together, and the namesakes among them: Larsen and Rubin (2001) gave pairs of one household a class of their own.
pub(crate) const HOUSEHOLD: Relation = Relation {
    per_record: 0.1,
    //       given  sur   second order comp form kind street place birth tax   mail phone
    shared: [0.06, 0.70, 0.65, 0.9, 0.0, 0.5, 0.9, 0.90, 0.97, 0.01, 0.003, 0.15, 0.65],
    own: &[],
};

/// People of one name who have nothing else to do with each other: names go together more often than by chance.
pub(crate) const NAMESAKES: Relation = Relation {
    per_record: 0.01,
    shared: [0.95, 0.98, 0.95, 0.9, 0.0, 0.5, 0.9, 0.01, 0.40, 0.0, 0.0, 0.0, 0.0],
    // Mail addresses are made of names.
    own: &[(Field::Mail, &[0.02, 0.02, 0.10, 0.26, 0.60])],
};

/// Branches and sister companies: one name, perhaps one tax id and one mail domain, and another place.
pub(crate) const BRANCH: Relation = Relation {
    per_record: 0.03,
    shared: [0.0, 0.0, 0.0, 0.0, 0.97, 0.8, 0.9, 0.01, 0.05, 0.0, 0.45, 0.30, 0.05],
    own: &[(Field::Company, &[0.52, 0.14, 0.06, 0.04, 0.20, 0.04]), (Field::Mail, &[0.30, 0.03, 0.02, 0.45, 0.20])],
};

/// Companies at one address, with one adviser's mail or telephone.
pub(crate) const NEIGHBOURS: Relation = Relation {
    per_record: 0.03,
    shared: [0.0, 0.2, 0.0, 0.0, 0.02, 0.5, 0.6, 0.95, 0.98, 0.0, 0.003, 0.40, 0.60],
    own: &[(Field::Company, &[0.005, 0.02, 0.005, 0.02, 0.45, 0.50])],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starting_values_of_a_field_are_shares() {
        for field in Field::ALL {
            let (m, u): (Vec<f64>, Vec<f64>) = field.steps().iter().map(|s| (s.1, s.2)).unzip();
            for sum in [m.iter().sum::<f64>(), u.iter().sum::<f64>()] {
                assert!((sum - 1.0).abs() < 1e-6, "{field:?} {sum}");
            }
            assert_eq!(Field::ALL[field.at()], field);
        }
        for relation in [HOUSEHOLD, NAMESAKES, BRANCH, NEIGHBOURS] {
            for (field, shares) in relation.own {
                assert_eq!(shares.len(), field.steps().len());
                assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-6, "{field:?}");
            }
        }
    }
}
