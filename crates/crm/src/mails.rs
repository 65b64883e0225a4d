//! Mail addresses as people paste them: cleaned, checked, several in a cell.

/// An address that could receive mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// As to be shown and written to: the part before the @ as typed, the domain in lower case.
    pub shown: String,
    /// Whole in lower case: what two addresses are compared by.
    pub compared: String,
}

/// Longest address that SMTP carries (RFC 5321, 4.5.3.1, with its brackets off).
const LONGEST: usize = 254;

fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// Reads one address: `mailto:`, angle brackets with a name before them, quotes, blanks and trailing dots fall off. `None`
/// when it cannot be one: local part of RFC 5321's dot-atom (letters of any language allowed, RFC 6531), at least two labels
/// in the domain, no label that begins or ends with a hyphen, no domain that is only digits at its end.
pub fn normalise(text: &str) -> Option<Mail> {
    if text.len() > 4 * LONGEST {
        return None;
    }
    let visible: String = text.chars().filter(|c| !invisible(*c)).collect();
    let mut bare = visible.trim();
    if let Some((_, rest)) = bare.rsplit_once('<') {
        bare = rest.split_once('>').map_or(rest, |(inside, _)| inside).trim();
    }
    if bare.get(..7).is_some_and(|p| p.eq_ignore_ascii_case("mailto:")) {
        bare = bare[7..].split('?').next().unwrap_or("");
    }
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || "\"'`.,;:()[]{}<>".contains(c));
    let (local, domain) = bare.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if bare.len() > LONGEST || local.len() > 64 || !local_part(local) || !domain_part(&domain) {
        return None;
    }
    let shown = format!("{local}@{domain}");
    Some(Mail { compared: shown.to_lowercase(), shown })
}

/// Where most people have their mail.
const USUAL: &[&str] = &[
    "gmail.com",
    "hotmail.com",
    "hotmail.es",
    "outlook.com",
    "outlook.es",
    "yahoo.com",
    "yahoo.es",
    "yahoo.com.mx",
    "live.com",
    "icloud.com",
    "telefonica.net",
    "movistar.es",
    "prodigy.net.mx",
];
/// Real ones that look like a slip in one of them.
const ALSO: &[&str] = &["mail.com", "ymail.com", "email.com", "gmx.com", "live.cl", "live.co"];

/// The address that was probably meant, where its domain is one slip (a letter too many, too few, wrong or swapped with the next)
/// away from a usual one: `ana@gmial.com` gives `ana@gmail.com`.
pub fn meant(mail: &str) -> Option<String> {
    let (local, domain) = mail.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if USUAL.contains(&domain.as_str()) || ALSO.contains(&domain.as_str()) {
        return None;
    }
    let usual = USUAL.iter().find(|usual| strsim::osa_distance(usual, &domain) == 1)?;
    Some(format!("{local}@{usual}"))
}

fn local_part(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    !local.is_empty()
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn domain_part(domain: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let mut labels = domain.rsplit('.');
    let top = labels.next().unwrap_or("");
    top.chars().count() >= 2
        && top.chars().any(char::is_alphabetic)
        && label(top)
        && domain.contains('.')
        && labels.all(label)
}

/// Reads a cell that may hold several addresses (`;`, `,`, ` ::: `, `/`, blanks, new lines): each piece as typed, and its
/// address when it can be one. Pieces without an @ are left out when another has one, so `Ana <ana@x.es>` is one piece.
pub fn several(text: &str) -> Vec<(String, Option<Mail>)> {
    if let Some(mail) = normalise(text).filter(|_| text.matches('@').count() == 1) {
        return vec![(text.trim().to_owned(), Some(mail))];
    }
    let pieces: Vec<&str> = text
        .split([';', ',', '/', '|'])
        .flat_map(|p| p.split(":::"))
        .flat_map(str::split_whitespace)
        .filter(|p| !p.is_empty())
        .collect();
    if !pieces.iter().any(|p| p.contains('@')) {
        let whole = text.trim();
        return if whole.is_empty() { Vec::new() } else { vec![(whole.to_owned(), None)] };
    }
    pieces.into_iter().filter(|p| p.contains('@')).map(|p| (p.to_owned(), normalise(p))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Option<String> {
        normalise(text).map(|m| m.shown)
    }

    #[test]
    fn what_surrounds_an_address_falls_off() {
        for text in [
            " Ana.Ruiz@Example.COM ",
            "mailto:Ana.Ruiz@example.com?subject=x",
            "Ana Ruiz <Ana.Ruiz@EXAMPLE.com>",
            "Ana.Ruiz@example.com.",
            "\u{200B}Ana.Ruiz@example.com;",
        ] {
            assert_eq!(shown(text).as_deref(), Some("Ana.Ruiz@example.com"), "{text}");
        }
        assert_eq!(normalise("Ana@X.es").map(|m| m.compared).as_deref(), Some("ana@x.es"));
        assert_eq!(shown("josé@muñoz.es").as_deref(), Some("josé@muñoz.es"));
    }

    #[test]
    fn what_cannot_receive_mail_is_refused() {
        for text in [
            "",
            "@",
            "ana",
            "ana@",
            "@x.es",
            "ana@x",
            "ana@-x.es",
            "a..b@x.es",
            "ana ruiz@x.es",
            "a@b@c",
            "ana@1.2.3.4",
            "ana@x..es",
            "a@x.e",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
        assert_eq!(shown(&format!("{}@x.es", "a".repeat(65))), None);
        assert_eq!(shown(&"a@b.c".repeat(200_000)), None);
    }

    #[test]
    fn several_in_a_cell() {
        for cell in [
            "a@x.es; b@y.es",
            "a@x.es,b@y.es",
            "a@x.es ::: b@y.es",
            "a@x.es b@y.es",
            "a@x.es / b@y.es",
            "Ana <a@x.es>, B <b@y.es>",
        ] {
            let found: Vec<_> = several(cell).into_iter().filter_map(|(_, m)| m).map(|m| m.shown).collect();
            assert_eq!(found, ["a@x.es", "b@y.es"], "{cell}");
        }
        assert_eq!(several("no tiene"), [("no tiene".to_owned(), None)]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", like in "[a-zñ@.<>; \u{200B}😀İ-]{0,40}") {
            for text in [&any, &like] {
                for (_, mail) in several(text) {
                    if let Some(mail) = mail {
                        prop_assert_eq!(normalise(&mail.shown), Some(mail));
                    }
                }
            }
        }
    }
}
