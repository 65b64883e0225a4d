//! Which format a file is.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde::{Deserialize, Serialize};

/// A format that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// UBL 2.1: [`crate::european::read`].
    Ubl,
    /// UN/CEFACT CII: [`crate::european::read`].
    Cii,
    /// A PDF, which may have an invoice inside: [`crate::european::read`].
    Pdf,
    /// Facturae: [`crate::facturae::read`].
    Facturae,
    /// CFDI 3.3 or 4.0: [`crate::cfdi::read`].
    Cfdi,
    /// The receipt of a cancelled CFDI: [`crate::cfdi::cancelled`].
    CfdiCancelled,
}

/// How far into a file its first element is looked for.
const HEAD: usize = 64 << 10;

/// The format of a file by its first element; none for what is not read here. Its reader still may refuse it.
pub fn format(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"%PDF") {
        return Some(Format::Pdf);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // Names are plain letters in every encoding but the wide ones, whose zeros are left out.
    let head: String =
        head.iter().filter(|byte| **byte != 0 && byte.is_ascii()).map(|byte| char::from(*byte)).collect();
    let mut reader = Reader::from_str(&head);
    loop {
        let start = match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => start,
            Event::Eof => return None,
            _ => continue,
        };
        return match start.local_name().as_ref() {
            "Invoice" | "CreditNote" => Some(Format::Ubl),
            "CrossIndustryInvoice" => Some(Format::Cii),
            "Facturae" => Some(Format::Facturae),
            "Comprobante" => Some(Format::Cfdi),
            "Acuse" | "CancelaCFDResponse" | "CancelaCFDResult" => Some(Format::CfdiCancelled),
            _ => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_element() {
        assert_eq!(
            format(b"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x --><cfdi:Comprobante Version='4.0'>"),
            Some(Format::Cfdi)
        );
        assert_eq!(format(b"%PDF-1.7"), Some(Format::Pdf));
        assert_eq!(format(b"<Acuse xmlns='x' Fecha='y'>"), Some(Format::CfdiCancelled));
        assert_eq!(format(b"<fe:Facturae xmlns:fe='x'/>"), Some(Format::Facturae));
        assert_eq!(format(b"<CreditNote xmlns='x'>"), Some(Format::Ubl));
        let wide: Vec<u8> = "\u{FEFF}<rsm:CrossIndustryInvoice>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(format(&wide), Some(Format::Cii));
        for other in ["", "plain", "<html>", "<a", "<Nomina/>"] {
            assert_eq!(format(other.as_bytes()), None, "{other}");
        }
    }
}
