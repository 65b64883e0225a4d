//! Fiscal profiles: `assets/fiscal/*.toml`, one a file.

use crate::Result;
use crate::settings;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// How a book behaves where invoices are a matter of law. What it does and lacks are codes of words, with a dash for each
/// underscore: `fiscal-does-<code>`, `fiscal-lacks-<code>`; its name is the word `fiscal-<id>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct FiscalProfile {
    /// `es_verifactu`, `es_registro`, `mx_cfdi` or `generic`.
    #[serde(default)]
    pub id: String,
    /// For businesses in these countries, ISO 3166 alpha-2; any other where empty.
    pub countries: Vec<String>,
    /// The one a business there begins with.
    #[serde(default)]
    pub usual: bool,
    /// Whether invoices are issued here.
    pub issues: bool,
    /// Whether each invoice makes a record in a chain.
    pub chain: bool,
    /// Where documents round: `en16931`, `mx_cfdi` or `generic`.
    pub rounding: String,
    /// Whether tax ids must be right.
    pub identifies: bool,
    /// The most a simplified invoice may come to, minor units with tax; nothing where it has no limit.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub simplified_limit_minor: Option<i64>,
    /// What must be known of the business before anything is issued: fields of its data.
    pub issuer_needs: Vec<String>,
    /// What must be known of the customer of an invoice that is not simplified: `tax_id`, `street`, `postcode`, `city`.
    pub customer_needs: Vec<String>,
    /// What it does.
    pub does: Vec<String>,
    /// What the law of its country asks for and is not built.
    pub lacks: Vec<String>,
    /// Since when whom the law obliges.
    #[serde(default, alias = "duty")]
    pub duties: Vec<Duty>,
}

/// A date of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// ISO day.
    pub from: String,
    /// Whom: `companies`, `others`.
    pub who: String,
    /// The law.
    pub source: String,
}

const FILES: [(&str, &str); 4] = [
    ("es_verifactu", include_str!("../../../../assets/fiscal/es_verifactu.toml")),
    ("es_registro", include_str!("../../../../assets/fiscal/es_registro.toml")),
    ("mx_cfdi", include_str!("../../../../assets/fiscal/mx_cfdi.toml")),
    ("generic", include_str!("../../../../assets/fiscal/generic.toml")),
];

/// The files are part of the program; a test reads every one of them.
static ALL: LazyLock<Vec<FiscalProfile>> = LazyLock::new(|| {
    let read = |(id, text): &(&str, &str)| {
        toml::from_str::<FiscalProfile>(text).ok().map(|profile| FiscalProfile { id: (*id).to_owned(), ..profile })
    };
    FILES.iter().filter_map(read).collect()
});

impl FiscalProfile {
    /// Whether a business in `country` may choose it.
    pub fn is_for(&self, country: &str) -> bool {
        self.countries.is_empty() || self.countries.iter().any(|one| one == country)
    }

    /// The key of its name, and those of what it does and lacks.
    pub fn words(&self) -> (String, Vec<String>) {
        let key = |code: &str| code.replace('_', "-");
        let does = self.does.iter().map(|code| format!("fiscal-does-{}", key(code)));
        let lacks = self.lacks.iter().map(|code| format!("fiscal-lacks-{}", key(code)));
        (format!("fiscal-{}", key(&self.id)), does.chain(lacks).collect())
    }

    /// Where documents round.
    pub(crate) fn rounds(&self) -> billing::Profile {
        match self.rounding.as_str() {
            "en16931" => billing::Profile::En16931,
            "mx_cfdi" => billing::Profile::MxCfdi,
            _ => billing::Profile::Generic,
        }
    }
}

/// The profiles a business in `country` may choose from, the usual one first.
pub fn all(country: &str) -> Vec<&'static FiscalProfile> {
    let mut all: Vec<_> = ALL.iter().filter(|profile| profile.is_for(country)).collect();
    all.sort_by_key(|profile| (profile.countries.is_empty(), !profile.usual));
    all
}

/// The profile of an open book: the chosen one, else the usual one of its country.
pub(crate) fn of_book(conn: &Connection) -> Result<&'static FiscalProfile> {
    let chosen = settings::get(conn, "issuer.profile")?;
    let country = settings::business(conn)?.country;
    let all = all(&country);
    let chosen = chosen.as_ref().and_then(|id| id.as_str()).and_then(|id| all.iter().find(|one| one.id == id));
    chosen.or(all.first()).copied().ok_or_else(|| crate::Error::refused("internal"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_every_country_has_a_usual_profile() {
        assert_eq!(ALL.len(), FILES.len());
        for (country, usual) in [("ES", "es_verifactu"), ("MX", "mx_cfdi"), ("AR", "generic")] {
            assert_eq!(all(country).first().map(|profile| profile.id.as_str()), Some(usual));
        }
        assert_eq!(all("ES").len(), 3, "and the other one, and the one for any country");
    }
}
