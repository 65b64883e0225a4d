//! Tax, identity and bank numbers of the countries served: cleaned, recognised, checked, and shown as locally written.
//!
//! A bad number never stops a person from keeping it: `check` says what is wrong and the feature that asked warns.
//! Rules are named `country.number` (`es.nif`, `ar.cbu`); one file per country holds them with the public source of each.

mod ar;
mod bo;
mod br;
mod cl;
mod clean;
mod co;
mod cr;
mod cu;
#[path = "do.rs"]
mod do_;
mod ec;
pub mod es;
mod es_supply;
mod gt;
mod hn;
mod iban;
pub mod mx;
mod mx_words;
mod ni;
mod pa;
mod pe;
mod pr;
mod pt;
mod py;
mod sv;
mod uy;
mod ve;

pub(crate) use clean::mod97;

/// What a number fails at, from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Too short or too long.
    Length,
    /// A character where it may not be.
    Format,
    /// A part that means something (date, province, kind) and cannot be.
    Component,
    /// The check digit or letter does not follow from the rest.
    CheckDigit,
}

impl Rule {
    /// Stable code for words and doors: `length`, `format`, `component`, `check-digit`.
    pub fn code(self) -> &'static str {
        match self {
            Rule::Length => "length",
            Rule::Format => "format",
            Rule::Component => "component",
            Rule::CheckDigit => "check-digit",
        }
    }
}

/// What a check concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every rule holds.
    Valid,
    /// Good, but something is unusual and worth a look (a Mexican RFC whose check digit the SAT itself assigned otherwise).
    Advisory {
        /// The code of the rule, as in `Rule::code`.
        rule: &'static str,
    },
    /// Cannot be a number of this kind.
    Invalid {
        /// The code of the rule, as in `Rule::code`.
        rule: &'static str,
    },
    /// No rule is known for the country: kept as typed.
    Unchecked,
}

/// A number after its check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxIdCheck {
    /// The rule that recognised it, `es.nif`; empty when the country has none.
    pub module: &'static str,
    /// What people call it there: `NIF`, `NIE`, `CIF`, `RFC`, `CUIT`, `RUT`…; empty when the country has none.
    pub kind: &'static str,
    /// Upper case, without separators: the form to keep, compare and search.
    pub compact: String,
    /// As written locally when it is good; as typed (trimmed) when it is not.
    pub shown: String,
    /// The conclusion.
    pub verdict: Verdict,
}

impl TaxIdCheck {
    /// Whether the number may be used without a warning that it is wrong (valid or advisory).
    pub fn acceptable(&self) -> bool {
        matches!(self.verdict, Verdict::Valid | Verdict::Advisory { .. })
    }
}

/// One rule: how to clean, check and show one kind of number.
struct Module {
    name: &'static str,
    /// Kind told while the number is not good enough to say more.
    kind: &'static str,
    clean: fn(&str) -> String,
    /// The exact kind, or what is broken.
    verify: fn(&str) -> Result<&'static str, Rule>,
    show: fn(&str) -> String,
    /// What is unusual about a number that passed.
    advise: fn(&str) -> Option<Rule>,
}

const fn module(
    name: &'static str,
    kind: &'static str,
    clean: fn(&str) -> String,
    verify: fn(&str) -> Result<&'static str, Rule>,
    show: fn(&str) -> String,
) -> Module {
    Module { name, kind, clean, verify, show, advise: |_| None }
}

const MODULES: &[&Module] = &[
    &ar::CUIT,
    &ar::DNI,
    &ar::CBU,
    &bo::NIT,
    &br::CNPJ,
    &br::CPF,
    &cl::RUT,
    &co::NIT,
    &cr::CPJ,
    &cr::CPF,
    &cr::DIMEX,
    &cu::NI,
    &do_::RNC,
    &do_::CEDULA,
    &do_::NCF,
    &ec::RUC,
    &ec::CI,
    &es::NIF,
    &es::DNI,
    &es::NIE,
    &es::CIF,
    &es_supply::CCC,
    &es_supply::IBAN,
    &es_supply::CUPS,
    &es_supply::CAE,
    &es_supply::CATASTRAL,
    &es_supply::POSTAL_CODE,
    &gt::NIT,
    &hn::RTN,
    &iban::IBAN,
    &mx::RFC,
    &mx::CURP,
    &ni::RUC,
    &pa::RUC,
    &pe::RUC,
    &pe::CUI,
    &pr::EIN,
    &pt::NIF,
    &py::RUC,
    &sv::NIT,
    &uy::RUT,
    &ve::RIF,
];

/// The rules that may hold a client's tax or identity number in each country, the usual one first.
const COUNTRIES: &[(&str, &[&Module])] = &[
    ("ES", &[&es::NIF]),
    ("MX", &[&mx::RFC, &mx::CURP]),
    ("CO", &[&co::NIT]),
    ("PE", &[&pe::RUC, &pe::CUI]),
    ("CL", &[&cl::RUT]),
    ("AR", &[&ar::CUIT, &ar::DNI]),
    ("EC", &[&ec::RUC, &ec::CI]),
    ("UY", &[&uy::RUT]),
    ("VE", &[&ve::RIF]),
    ("CR", &[&cr::CPJ, &cr::CPF, &cr::DIMEX]),
    ("DO", &[&do_::RNC, &do_::CEDULA]),
    ("GT", &[&gt::NIT]),
    ("PY", &[&py::RUC]),
    ("SV", &[&sv::NIT]),
    ("BO", &[&bo::NIT]),
    ("PA", &[&pa::RUC]),
    ("HN", &[&hn::RTN]),
    ("NI", &[&ni::RUC]),
    ("CU", &[&cu::NI]),
    ("PR", &[&pr::EIN]),
    ("BR", &[&br::CNPJ, &br::CPF]),
    ("PT", &[&pt::NIF]),
];

/// The country that the first letters of a value added tax number name, as states of the European Union and their neighbours write
/// it; nothing where it is no such number. Source: Council Directive 2006/112/EC, article 215 (Greece writes `EL`).
pub fn country_of_prefix(text: &str) -> Option<&'static str> {
    const PREFIXED: &[&str] = &[
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT",
        "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ];
    let compact = clean::strip(text, " -./");
    let (prefix, number) = compact.split_at_checked(2)?;
    let prefix = if prefix == "EL" { "GR" } else { prefix };
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_number = (8..=12).contains(&number.len()) && digits + 3 >= number.len();
    PREFIXED.iter().copied().find(|country| *country == prefix && is_number)
}

fn run(module: &Module, text: &str) -> TaxIdCheck {
    let compact = (module.clean)(text);
    let (kind, verdict) = match (module.verify)(&compact) {
        Ok(kind) => match (module.advise)(&compact) {
            Some(rule) => (kind, Verdict::Advisory { rule: rule.code() }),
            None => (kind, Verdict::Valid),
        },
        Err(rule) => (module.kind, Verdict::Invalid { rule: rule.code() }),
    };
    let shown =
        if matches!(verdict, Verdict::Invalid { .. }) { text.trim().to_owned() } else { (module.show)(&compact) };
    TaxIdCheck { module: module.name, kind, compact, shown, verdict }
}

/// Checks a number under one named rule (`ar.cbu`, `es.iban`, `iban`); `None` when there is no such rule.
pub fn check_module(name: &str, text: &str) -> Option<TaxIdCheck> {
    MODULES.iter().find(|m| m.name == name).map(|m| run(m, text))
}

/// The names of every rule, sorted by country.
pub fn modules() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|m| m.name)
}

/// Checks a tax or identity number as the country (ISO 3166 alpha-2, any case) writes it. Where a country has several kinds
/// the first that accepts wins; when none does, the answer is the one that came furthest. A country without rules keeps the
/// text, separators out, as `Verdict::Unchecked`.
pub fn check(country: &str, text: &str) -> TaxIdCheck {
    let depth = |c: &TaxIdCheck| match c.verdict {
        Verdict::Invalid { rule: "check-digit" } => 3,
        Verdict::Invalid { rule: "component" } => 2,
        Verdict::Invalid { rule: "format" } => 1,
        _ => 0,
    };
    let mut best: Option<TaxIdCheck> = None;
    let rules = COUNTRIES.iter().find(|(c, _)| c.eq_ignore_ascii_case(country)).map_or(&[][..], |(_, rules)| rules);
    for module in rules {
        let found = run(module, text);
        if found.acceptable() {
            return found;
        }
        if best.as_ref().is_none_or(|b| depth(&found) > depth(b)) {
            best = Some(found);
        }
    }
    best.unwrap_or_else(|| TaxIdCheck {
        module: "",
        kind: "",
        compact: clean::strip(text, " -./"),
        shown: text.trim().to_owned(),
        verdict: Verdict::Unchecked,
    })
}

/// The countries (alpha-2) whose rules accept the text, those we serve in Spanish first. Used on a whole column: the country
/// that most cells agree on is the column's. Rules without a check digit never claim a text here, they accept too much.
pub fn detect(text: &str) -> Vec<&'static str> {
    const TOO_WIDE: &[&str] =
        &["ar.dni", "bo.nit", "hn.rtn", "pa.ruc", "pr.ein", "cr.cpf", "cr.dimex", "cr.cr", "cu.ni"];
    COUNTRIES
        .iter()
        .filter(|(_, rules)| rules.iter().filter(|m| !TOO_WIDE.contains(&m.name)).any(|m| run(m, text).acceptable()))
        .map(|(country, _)| *country)
        .collect()
}

/// The countries with rules of their own, alpha-2.
pub fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().map(|(country, _)| *country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letters_of_a_european_number_name_its_country() {
        for (text, country) in [
            ("FR40303265045", Some("FR")),
            ("EL 123456789", Some("GR")),
            ("IE-6388047V", Some("IE")),
            ("B12345674", None),
            ("XX123456789", None),
            ("ITALIANA SL", None),
        ] {
            assert_eq!(country_of_prefix(text), country, "{text}");
        }
    }

    #[test]
    fn the_first_kind_that_accepts_wins_and_a_bad_number_tells_how_far_it_came() {
        assert_eq!(check("ES", "12.345.678-z").kind, "NIF");
        assert_eq!(check("es", "X-5253868-R").kind, "NIE");
        assert_eq!(check("ES", "ES B-58378431").kind, "CIF");
        assert_eq!(check("DO", "001-0028892-9").compact, "00100288929");
        assert_eq!(check("ES", "12345678A").verdict, Verdict::Invalid { rule: "check-digit" });
        assert_eq!(check("EC", "1714307104").verdict, Verdict::Invalid { rule: "check-digit" });
    }

    #[test]
    fn a_country_without_rules_keeps_the_number() {
        let found = check("FR", " 83-404.833 ");
        assert_eq!(
            (found.verdict, found.compact.as_str(), found.shown.as_str()),
            (Verdict::Unchecked, "83404833", "83-404.833")
        );
    }

    #[test]
    fn a_column_of_ids_tells_its_country() {
        assert!(detect("54362315K").contains(&"ES"));
        assert!(detect("GODE561231GR8").contains(&"MX"));
        assert!(detect("20-05536168-2").contains(&"AR"));
        assert!(detect("hola").is_empty());
    }
}
