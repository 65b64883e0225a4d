//! What streets are called in full.

/// Ways people shorten the kind of a street, without the point, as they stand before its name.
const KINDS: [(&str, &str); 27] = [
    ("c/", "Calle"),
    ("c\\", "Calle"),
    ("c.", "Calle"),
    ("cl.", "Calle"),
    ("cl", "Calle"),
    ("av.", "Avenida"),
    ("av", "Avenida"),
    ("avd.", "Avenida"),
    ("avd", "Avenida"),
    ("avda.", "Avenida"),
    ("avda", "Avenida"),
    ("pl.", "Plaza"),
    ("pza.", "Plaza"),
    ("pza", "Plaza"),
    ("plza.", "Plaza"),
    ("plza", "Plaza"),
    ("pº", "Paseo"),
    ("p.º", "Paseo"),
    ("pso.", "Paseo"),
    ("ctra.", "Carretera"),
    ("ctra", "Carretera"),
    ("crta.", "Carretera"),
    ("rda.", "Ronda"),
    ("cno.", "Camino"),
    ("urb.", "Urbanización"),
    ("trv.", "Travesía"),
    ("bº", "Barrio"),
];

/// Kinds nobody shortens.
const WHOLE: [&str; 6] = ["Bulevar", "Calzada", "Glorieta", "Gran Vía", "Gran Via", "Pasaje"];

/// Whether a text begins as streets of Spain and America do, with its kind in full or shortened.
pub fn looks_like_street(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let begins = |kind: &str| lower.strip_prefix(&kind.to_lowercase()).is_some_and(|rest| rest.starts_with(' '));
    street(text).is_some() || KINDS.iter().map(|(_, whole)| *whole).chain(WHOLE).any(begins)
}

/// A street with its kind written out, when it was shortened: `C/ Mayor, 3` is `Calle Mayor, 3`. Figures and names stay as they are.
pub fn street(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    // Case folding that changes lengths (İ) would cut a letter in two; such a street is left alone.
    if lower.len() != text.len() {
        return None;
    }
    KINDS.iter().find_map(|(short, whole)| {
        let rest = lower.strip_prefix(short).and_then(|rest| text.get(text.len() - rest.len()..))?;
        let stands_alone = short.ends_with(['.', '/', '\\', 'º']) || rest.starts_with([' ', '.']);
        let rest = rest.trim_start_matches(['.', ' ']);
        let names_something = rest.chars().next().is_some_and(char::is_alphanumeric);
        (stands_alone && names_something).then(|| format!("{whole} {rest}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{looks_like_street, street};

    #[test]
    fn shortened_kinds_of_streets_are_written_out() {
        for (text, whole) in [
            ("C/ Mayor, 3", "Calle Mayor, 3"),
            ("c/Mayor 3", "Calle Mayor 3"),
            ("CL MAYOR 3", "Calle MAYOR 3"),
            ("Avda. del Sol 4", "Avenida del Sol 4"),
            ("Av Insurgentes Sur 1602", "Avenida Insurgentes Sur 1602"),
            ("Pº de la Castellana 95", "Paseo de la Castellana 95"),
            ("Ctra. N-340 km 12", "Carretera N-340 km 12"),
        ] {
            assert_eq!(street(text).as_deref(), Some(whole), "{text}");
        }
        for text in ["Calle Mayor 3", "Clavel 3", "Avilés 4", "C/", "Plasencia 1", "", "Cl."] {
            assert_eq!(street(text), None, "{text}");
        }
        assert!(
            looks_like_street("Calle Mayor 3")
                && looks_like_street("pza. Real 1")
                && looks_like_street("Bulevar Norte 4")
        );
        assert!(!looks_like_street("Clavel 3") && !looks_like_street("Callejas, Ana"));
    }
}
