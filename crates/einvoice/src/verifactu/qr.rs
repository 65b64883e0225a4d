//! The code on the paper: where it points, and its modules.

use super::record::{InvoiceId, amount, day};
use fast_qr::{ECL, QRBuilder};
use serde::Deserialize;
use std::fmt::Write;

/// Which of the agency's machines answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// The real one.
    Production,
    /// The one for trying.
    Test,
}

/// Why there is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// The addresses that ship with the program cannot be read.
    #[error("addresses: {0}")]
    Hosts(String),
    /// Too long to be a code.
    #[error("too long for a code")]
    TooLong,
}

#[derive(Deserialize)]
struct Hosts {
    production: Host,
    test: Host,
}

#[derive(Deserialize)]
struct Host {
    sent: String,
    kept: String,
}

/// The address where anybody can look an invoice up. `total` in cents of a euro; `sent` is whether the records are sent to the agency
/// (VERI*FACTU) or kept.
pub fn url(id: &InvoiceId, total: i64, environment: Environment, sent: bool) -> Result<String, QrError> {
    let hosts: Hosts = toml::from_str(include_str!("../../../../assets/verifactu/hosts.toml"))
        .map_err(|error| QrError::Hosts(error.to_string()))?;
    let host = match environment {
        Environment::Production => hosts.production,
        Environment::Test => hosts.test,
    };
    let path = if sent { host.sent } else { host.kept };
    let (issuer, number) = (encoded(id.issuer.trim()), encoded(id.number.trim()));
    Ok(format!("{path}?nif={issuer}&numserie={number}&fecha={}&importe={}", day(id.issued_on), amount(total)))
}

/// Percent-encoding of everything but the unreserved (RFC 3986).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// A code as squares, dark or light, without the quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Squares on each side.
    pub size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// Whether a square is dark; those outside are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.dark.get(y * self.size + x).copied().unwrap_or(false)
    }

    /// The code as an SVG of so many millimetres, quiet zone of four squares inside (the agency asks for 30 to 40).
    pub fn svg(&self, millimetres: u32) -> String {
        let side = self.size + 8;
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + 4, y + 4);
                }
                x += run.max(1);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{millimetres}mm\" height=\"{millimetres}mm\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>"
        )
    }
}

/// The code of an address, error correction M (ISO/IEC 18004), as the agency asks.
pub fn qr(url: &str) -> Result<Qr, QrError> {
    let code = QRBuilder::new(url).ecl(ECL::M).build().map_err(|_| QrError::TooLong)?;
    let dark =
        (0..code.size).flat_map(|y| (0..code.size).map(move |x| (x, y))).map(|(x, y)| code[y][x].value()).collect();
    Ok(Qr { size: code.size, dark })
}
