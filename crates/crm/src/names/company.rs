//! Companies: their legal forms, and telling them from persons.

use super::{fold, tidy};

/// Legal forms: as folded without dots or spaces, as shown, and whether the form alone makes a company of any name (short ones
/// that are also words do not, unless written with dots or capitals).
const FORMS: &[(&str, &str)] = &[
    // Mexico
    ("sadecv", "S.A. de C.V."),
    ("sapidecv", "S.A.P.I. de C.V."),
    ("sabdecv", "S.A.B. de C.V."),
    ("sderldecv", "S. de R.L. de C.V."),
    ("srldecv", "S. de R.L. de C.V."),
    ("sderl", "S. de R.L."),
    ("scdecv", "S.C. de C.V."),
    ("scderldecv", "S.C. de R.L. de C.V."),
    ("scderl", "S.C. de R.L."),
    ("ac", "A.C."),
    // Spain
    ("sl", "S.L."),
    ("slu", "S.L.U."),
    ("slp", "S.L.P."),
    ("slpu", "S.L.P.U."),
    ("slne", "S.L.N.E."),
    ("sll", "S.L.L."),
    ("sa", "S.A."),
    ("sau", "S.A.U."),
    ("sal", "S.A.L."),
    ("sad", "S.A.D."),
    ("scoop", "S. Coop."),
    ("scoopand", "S. Coop. And."),
    ("scp", "S.C.P."),
    ("cb", "C.B."),
    ("sc", "S.C."),
    ("aie", "A.I.E."),
    ("ute", "U.T.E."),
    ("scl", "S.C.L."),
    ("sociedadlimitada", "S.L."),
    ("sociedadanonima", "S.A."),
    ("sociedadcooperativa", "S. Coop."),
    ("comunidaddebienes", "C.B."),
    // South and Central America
    ("spa", "SpA"),
    ("ltda", "Ltda."),
    ("limitada", "Ltda."),
    ("ciltda", "Cía. Ltda."),
    ("cialtda", "Cía. Ltda."),
    ("eirl", "E.I.R.L."),
    ("sas", "S.A.S."),
    ("sasu", "S.A.S.U."),
    ("saic", "S.A.I.C."),
    ("sac", "S.A.C."),
    ("saa", "S.A.A."),
    ("srl", "S.R.L."),
    ("sca", "S.C.A."),
    ("sacifia", "S.A.C.I.F.I.A."),
    ("saci", "S.A.C.I."),
    ("sacif", "S.A.C.I.F."),
    ("eu", "E.U."),
    ("esp", "E.S.P."),
    ("ca", "C.A."),
    ("rl", "R.L."),
    // Elsewhere
    ("inc", "Inc."),
    ("corp", "Corp."),
    ("llc", "LLC"),
    ("ltd", "Ltd."),
    ("gmbh", "GmbH"),
    ("sarl", "S.A.R.L."),
    ("eurl", "E.U.R.L."),
    ("srls", "S.R.L.S."),
    ("plc", "PLC"),
    ("lda", "Lda."),
    ("eireli", "EIRELI"),
    ("mei", "MEI"),
];

/// Words that only businesses carry in their names.
const BUSINESS_WORDS: &[&str] = &[
    "abogados",
    "academia",
    "agencia",
    "agricola",
    "almacen",
    "almacenes",
    "aseguradora",
    "asesoria",
    "asesores",
    "asociacion",
    "autoescuela",
    "automotriz",
    "automoviles",
    "ayuntamiento",
    "banco",
    "bar",
    "bodega",
    "bodegas",
    "boutique",
    "cafeteria",
    "carniceria",
    "cafe",
    "centro",
    "cerrajeria",
    "clinica",
    "colegio",
    "comercial",
    "comercializadora",
    "compania",
    "construcciones",
    "constructora",
    "consulting",
    "consultores",
    "consultoria",
    "cooperativa",
    "cristaleria",
    "deportes",
    "despacho",
    "distribuciones",
    "distribuidora",
    "electricidad",
    "electronica",
    "empresa",
    "escuela",
    "estudio",
    "fabrica",
    "farmacia",
    "ferreteria",
    "fontaneria",
    "floristeria",
    "frutas",
    "fruteria",
    "fundacion",
    "gestoria",
    "gimnasio",
    "grupo",
    "heladeria",
    "hermanos",
    "hijos",
    "hnos",
    "hospital",
    "hostal",
    "hotel",
    "imprenta",
    "importaciones",
    "importadora",
    "industria",
    "industrial",
    "industrias",
    "ingenieria",
    "inmobiliaria",
    "inmuebles",
    "instalaciones",
    "instituto",
    "inversiones",
    "joyeria",
    "laboratorio",
    "laboratorios",
    "lavanderia",
    "libreria",
    "logistica",
    "maderas",
    "maquinaria",
    "materiales",
    "mercado",
    "muebles",
    "municipalidad",
    "optica",
    "panaderia",
    "papeleria",
    "pasteleria",
    "peluqueria",
    "perfumeria",
    "pescaderia",
    "pinturas",
    "pizzeria",
    "productos",
    "proveedora",
    "refaccionaria",
    "refacciones",
    "reformas",
    "restaurante",
    "salon",
    "seguros",
    "servicios",
    "sistemas",
    "sociedad",
    "soluciones",
    "suministros",
    "supermercado",
    "taller",
    "talleres",
    "taqueria",
    "textiles",
    "tienda",
    "transportes",
    "universidad",
    "veterinaria",
    "viajes",
    "vivero",
    "zapateria",
];

/// A company's name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Name without its legal form and the comma before it.
    pub name: String,
    /// Legal form as properly written (`S.A. de C.V.`), when one was found.
    pub form: Option<&'static str>,
}

/// The longest legal form at the end of the text: bytes before it, and how it is properly written.
fn ending_form(text: &str) -> Option<(usize, &'static str)> {
    let mut found = None;
    // A form has at most eight words (`S . A . de C . V .`): starts are tried from the right, the last that fits is longest.
    let starts = text.char_indices().rev().filter(|(at, _)| {
        *at > 0 && text[..*at].ends_with([' ', ',', '(']) && text[*at..].starts_with(|c: char| c.is_alphabetic())
    });
    for (at, _) in starts.take(10) {
        let letters: String = fold(&text[at..]).split(' ').collect();
        if letters.len() > 24 {
            break;
        }
        if let Some((_, shown)) = FORMS.iter().find(|(key, _)| *key == letters)
            && written_as_form(&text[at..], shown)
        {
            found = Some((at, *shown));
        }
    }
    found
}

/// Short forms are also words or initials (`Ana Sa`): they count when dotted, or all in capitals or small letters as
/// spreadsheets have them, but not written like a surname.
fn written_as_form(tail: &str, shown: &str) -> bool {
    let letters: Vec<char> = tail.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 3 || tail.contains('.') || letters.iter().skip(1).any(|c| c.is_uppercase()) || {
        letters.iter().all(|c| c.is_lowercase())
            || shown.chars().filter(|c| c.is_alphabetic()).eq(letters.iter().copied())
    }
}

/// Splits a company's name from its legal form: `Muebles Ruiz, SL` is `Muebles Ruiz` and `S.L.`.
pub fn company(text: &str) -> Company {
    let text = tidy(text);
    match ending_form(&text) {
        Some((at, form)) => {
            let name = text[..at].trim_end_matches([' ', ',', '(', '-']).to_owned();
            Company { name, form: Some(form) }
        }
        None => Company { name: text, form: None },
    }
}

/// A company's name with its legal form properly written, when it was written otherwise: `Sol, SL` is `Sol, S.L.`. Forms told in
/// words (`Sociedad Limitada`) stay.
pub fn with_legal_form(text: &str) -> Option<String> {
    let text = tidy(text);
    let (at, form) = ending_form(&text)?;
    let tail = text[at..].trim_end_matches(')');
    let is_short = tail.split(' ').all(|word| word.chars().filter(|c| c.is_alphabetic()).count() <= 5);
    (tail != form && is_short).then(|| format!("{}{form}{}", &text[..at], &text[at + tail.len()..]))
}

/// Whether a name is more likely a company's than a person's: it ends in a legal form, has a word or sign that only businesses
/// carry, or digits.
pub fn looks_like_company(text: &str) -> bool {
    if text.len() > 2_000 {
        return false;
    }
    let tidied = tidy(text);
    if ending_form(&tidied).is_some() {
        return true;
    }
    let folded = fold(&tidied);
    let mut words = folded.split(' ');
    tidied.contains(['&', '@'])
        || words.any(|w| BUSINESS_WORDS.contains(&w))
        || tidied.chars().any(|c| c.is_ascii_digit())
}

/// Gives a legal form at the end of a name its capitals back after the name was put in proper case, dots as they were.
pub(super) fn restore_legal_form(text: &str) -> String {
    // In proper case `S.a.` and `Sa` no longer look like forms: what the name ends with is compared by its letters alone.
    for words in (1..=7).rev() {
        let Some((start, _)) = text.match_indices(' ').rev().nth(words - 1) else { continue };
        let tail = &text[start + 1..];
        let letters: String = fold(tail).split(' ').collect();
        let Some((_, shown)) = FORMS.iter().find(|(key, _)| *key == letters) else { continue };
        let form = if tail.contains('.') || letters.len() > 8 { (*shown).to_owned() } else { shown.replace('.', "") };
        return format!("{} {form}", &text[..start]);
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_are_found_in_every_spelling() {
        for (text, name, form) in [
            ("Muebles Ruiz, SL", "Muebles Ruiz", "S.L."),
            ("Muebles Ruiz S. L.", "Muebles Ruiz", "S.L."),
            ("Muebles Ruiz s.l.u.", "Muebles Ruiz", "S.L.U."),
            ("ACEROS DEL NORTE SA DE CV", "ACEROS DEL NORTE", "S.A. de C.V."),
            ("Aceros del Norte, S. de R.L. de C.V.", "Aceros del Norte", "S. de R.L. de C.V."),
            ("Andes SpA", "Andes", "SpA"),
            ("Café Quindío Ltda", "Café Quindío", "Ltda."),
            ("Tejidos Lima S.A.C.", "Tejidos Lima", "S.A.C."),
            ("Soluciones SAS", "Soluciones", "S.A.S."),
        ] {
            assert_eq!(company(text), Company { name: name.into(), form: Some(form) }, "{text}");
        }
        for (text, whole) in [
            ("Muebles Ruiz, SL", Some("Muebles Ruiz, S.L.")),
            ("ACEROS DEL NORTE SA DE CV", Some("ACEROS DEL NORTE S.A. de C.V.")),
            ("Sol (S. L.)", Some("Sol (S.L.)")),
            ("Muebles Ruiz, S.L.", None),
            ("Muebles Ruiz Sociedad Limitada", None),
            ("Ana Sa", None),
        ] {
            assert_eq!(with_legal_form(text).as_deref(), whole, "{text}");
        }
        assert_eq!(company("Ana Sá").form, None);
        assert_eq!(company("S.L.").form, None);
    }

    #[test]
    fn companies_are_told_from_persons() {
        for text in
            ["Talleres Ruiz", "Ruiz & Hijos", "Ana Ruiz, S.L.", "FERRETERIA EL TORNILLO", "Bar Manolo", "24 Horas"]
        {
            assert!(looks_like_company(text), "{text}");
        }
        for text in ["José Muñoz García", "Ana Sá", "María de la O", "JUAN CARLOS DE BORBON", "Saúl", ""] {
            assert!(!looks_like_company(text), "{text}");
        }
    }
}
