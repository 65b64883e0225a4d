//! Files in angle brackets: electronic invoices are known by their root element, others are no table.

/// The first bytes looked at for a root element.
pub(super) const HEAD: usize = 64 * 1024;

/// What a file in angle brackets is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// An electronic invoice: `cfdi`, `ubl`, `cii`, `facturae`.
    Invoice(&'static str),
    /// Something else: `xml`, `html`.
    Other(&'static str),
}

/// Knows a file by its first bytes; nothing when they are no markup.
pub(super) fn of(head: &[u8]) -> Option<Markup> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let lower =
        text.get(..text.len().min(200)).unwrap_or_else(|| text.split('\n').next().unwrap_or("")).to_ascii_lowercase();
    if lower.starts_with("<html") || lower.starts_with("<!doctype html") || lower.starts_with("<table") {
        return Some(Markup::Other("html"));
    }
    let root = root(text)?;
    if !lower.starts_with("<?xml") && !root.contains("xmlns") {
        return None;
    }
    let name = root.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or(name);
    Some(match local {
        "Comprobante" if root.contains("sat.gob.mx/cfd") => Markup::Invoice("cfdi"),
        "Invoice" | "CreditNote" if root.contains("oasis:names:specification:ubl") => Markup::Invoice("ubl"),
        "CrossIndustryInvoice" | "CrossIndustryDocument" => Markup::Invoice("cii"),
        "Facturae" => Markup::Invoice("facturae"),
        _ => Markup::Other("xml"),
    })
}

/// The text inside the first tag that is an element.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let inside = rest.strip_prefix('<')?;
        let end = if inside.starts_with("!--") { inside.find("-->")? + 2 } else { inside.find('>')? };
        if !inside.starts_with(['?', '!']) {
            return inside.get(..end);
        }
        rest = inside.get(end + 1..)?.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invoices_are_known_by_their_root_and_tables_are_left_alone() {
        for (text, known) in [
            (
                "<?xml version=\"1.0\"?><!-- x > y --><cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\">",
                "cfdi",
            ),
            ("\u{FEFF}<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">", "ubl"),
            ("<?xml version='1.0'?>\n<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un\">", "cii"),
            ("<?xml version='1.0'?><fe:Facturae xmlns:fe=\"http://www.facturae.gob.es/formato\">", "facturae"),
        ] {
            assert_eq!(of(text.as_bytes()), Some(Markup::Invoice(known)), "{text}");
        }
        assert_eq!(of(b"<?xml version='1.0'?><clients/>"), Some(Markup::Other("xml")));
        assert_eq!(of(b"<html><table><tr><td>Nombre"), Some(Markup::Other("html")));
        assert_eq!(of(b"nombre;<b>\nAna;x"), None);
        assert_eq!(of(b"<nombre>;tel\nAna;1"), None);
    }
}
