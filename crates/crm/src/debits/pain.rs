//! The file for the bank: pain.008, a customer's direct debit initiation of ISO 20022.
//!
//! Source: the message's schemas (iso20022.org) and the EPC's customer-to-PSP implementation guidelines. Everything that is written has only
//! characters of SEPA, none of which XML would have to escape.

use super::latin::latin;
use super::prepare::address;
use super::remittance::{self, RemittanceState, WhichRemittance};
use super::{Scheme, accounts, target};
use crate::ids::Id;
use crate::moment::{Moment, local};
use crate::{Error, Result};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::fmt::{Display, Write as _};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

/// Which version of the message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub enum PainVersion {
    /// pain.008.001.08, of the rulebooks since 2023.
    #[default]
    #[serde(rename = "08")]
    Eight,
    /// pain.008.001.02, for a bank that still asks for it.
    #[serde(rename = "02")]
    Two,
}

impl PainVersion {
    /// The name of the message.
    fn name(self) -> &'static str {
        match self {
            Self::Eight => "pain.008.001.08",
            Self::Two => "pain.008.001.02",
        }
    }

    /// What the code of a bank is called.
    fn bank(self) -> &'static str {
        match self {
            Self::Eight => "BICFI",
            Self::Two => "BIC",
        }
    }
}

/// Which remittance is written, and where to.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WriteRemittance {
    /// Which one.
    pub id: Id,
    /// The file; there must be none of that name.
    pub to: String,
    /// Which version of the message; `08` when absent.
    #[serde(default)]
    pub version: Option<PainVersion>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct WrittenRemittance {
    /// The file.
    pub path: String,
    /// How many receipts are in it.
    pub count: u32,
    /// Their sum, cents.
    #[ts(type = "number")]
    pub sum_minor: i64,
    /// Whether it comes too late: it was not collected, and no bank can have it in time for its day any more.
    pub late: bool,
}

/// Elements inside one another.
#[derive(Default)]
struct Xml {
    text: String,
    deep: usize,
}

impl Xml {
    fn inside(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        self.line(format_args!("<{name}>"));
        self.deep += 1;
        fill(self);
        self.deep -= 1;
        // Only an element's name closes it.
        self.line(format_args!("</{}>", name.split(' ').next().unwrap_or(name)));
    }

    fn one(&mut self, name: &str, value: impl Display) {
        self.line(format_args!("<{name}>{value}</{}>", name.split(' ').next().unwrap_or(name)));
    }

    fn line(&mut self, what: impl Display) {
        let _ = writeln!(self.text, "{:width$}{what}", "", width = self.deep * 2);
    }
}

/// Cents as the bank reads them: `12.05`.
fn euros(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// The identity of a row as the bank knows it: thirty-two letters and digits.
fn code(id: Id) -> String {
    id.to_string().replace('-', "")
}

/// A receipt as it is written.
struct Receipt {
    id: Id,
    amount: i64,
    reference: String,
    signed_on: String,
    recurrent: bool,
    iban: String,
    bic: String,
    name: String,
    about: String,
    client: i64,
}

/// The receipts of a remittance that did not come back before they were sent.
fn receipts(conn: &Connection, remittance: i64) -> Result<Vec<Receipt>> {
    let mut all = conn.prepare_cached(
        "SELECT d.uid, d.amount_minor, m.reference, m.signed_on, m.recurrent, m.iban, m.bic, c.name, s.series || s.number, d.client
         FROM debits AS d JOIN mandates AS m ON m.id = d.mandate JOIN clients AS c ON c.id = d.client JOIN sales AS s ON s.id = d.sale
         WHERE d.remittance = ?1 ORDER BY d.id",
    )?;
    let rows = all.query_map([remittance], |r| {
        Ok(Receipt {
            id: r.get(0)?,
            amount: r.get(1)?,
            reference: r.get(2)?,
            signed_on: r.get(3)?,
            recurrent: r.get(4)?,
            iban: r.get(5)?,
            bic: r.get(6)?,
            name: r.get(7)?,
            about: r.get(8)?,
            client: r.get(9)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The file of a remittance, as text. Errors: `not-found`, `remittance-withdrawn`; `debit-erased` when a client in it was erased since.
pub(super) fn text(conn: &Connection, moment: Moment, id: Id, version: PainVersion) -> Result<String> {
    let (remittance, row) = remittance::one(conn, id)?;
    if remittance.state == RemittanceState::Withdrawn {
        return Err(Error::refused("remittance-withdrawn"));
    }
    let (creditor, name, account): (String, String, String) = conn
        .prepare_cached("SELECT creditor, name, account FROM remittances WHERE id = ?1")?
        .query_row([row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    let all = receipts(conn, row)?;
    if all.iter().any(|one| one.iban.is_empty() || one.reference.is_empty()) {
        return Err(Error::refused("debit-erased"));
    }
    let mut lives = Vec::with_capacity(all.len());
    for one in &all {
        lives.push(if accounts::is_beyond(&one.iban) { address(conn, one.client)? } else { None });
    }
    let all: Vec<_> = all.into_iter().zip(lives).collect();
    let local_name = if remittance.scheme == Scheme::B2b { "B2B" } else { "CORE" };
    let mut xml = Xml::default();
    xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let document = format!("Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{}\"", version.name());
    xml.inside(&document, |xml| {
        xml.inside("CstmrDrctDbtInitn", |xml| {
            xml.inside("GrpHdr", |xml| {
                xml.one("MsgId", code(id));
                xml.one("CreDtTm", local(remittance.made_at, moment.zone).format("%Y-%m-%dT%H:%M:%S"));
                xml.one("NbOfTxs", all.len());
                xml.one("CtrlSum", euros(all.iter().map(|(one, _)| one.amount).sum()));
                xml.inside("InitgPty", |xml| {
                    xml.one("Nm", &name);
                    xml.inside("Id", |xml| {
                        xml.inside("OrgId", |xml| xml.inside("Othr", |xml| xml.one("Id", &creditor)));
                    });
                });
            });
            for (kind, recurrent) in [("RCUR", true), ("OOFF", false)] {
                let group: Vec<_> = all.iter().filter(|(one, _)| one.recurrent == recurrent).collect();
                if group.is_empty() {
                    continue;
                }
                xml.inside("PmtInf", |xml| {
                    xml.one("PmtInfId", format!("{}-{}", code(id), if recurrent { "R" } else { "O" }));
                    xml.one("PmtMtd", "DD");
                    xml.one("NbOfTxs", group.len());
                    xml.one("CtrlSum", euros(group.iter().map(|(one, _)| one.amount).sum()));
                    xml.inside("PmtTpInf", |xml| {
                        xml.inside("SvcLvl", |xml| xml.one("Cd", "SEPA"));
                        xml.inside("LclInstrm", |xml| xml.one("Cd", local_name));
                        xml.one("SeqTp", kind);
                    });
                    xml.one("ReqdColltnDt", &remittance.collect_on);
                    xml.inside("Cdtr", |xml| xml.one("Nm", &name));
                    xml.inside("CdtrAcct", |xml| xml.inside("Id", |xml| xml.one("IBAN", &account)));
                    xml.inside("CdtrAgt", |xml| bank(xml, "", version));
                    xml.one("ChrgBr", "SLEV");
                    xml.inside("CdtrSchmeId", |xml| {
                        xml.inside("Id", |xml| {
                            xml.inside("PrvtId", |xml| {
                                xml.inside("Othr", |xml| {
                                    xml.one("Id", &creditor);
                                    xml.inside("SchmeNm", |xml| xml.one("Prtry", "SEPA"));
                                });
                            });
                        });
                    });
                    for (one, lives) in group {
                        receipt(xml, one, lives.as_ref(), version);
                    }
                });
            }
        });
    });
    Ok(xml.text)
}

/// The bank of an account; where it is not known, the account tells it.
fn bank(xml: &mut Xml, bic: &str, version: PainVersion) {
    xml.inside("FinInstnId", |xml| {
        if bic.is_empty() {
            xml.inside("Othr", |xml| xml.one("Id", "NOTPROVIDED"));
        } else {
            xml.one(version.bank(), bic);
        }
    });
}

fn receipt(xml: &mut Xml, one: &Receipt, lives: Option<&super::prepare::Lives>, version: PainVersion) {
    xml.inside("DrctDbtTxInf", |xml| {
        xml.inside("PmtId", |xml| xml.one("EndToEndId", code(one.id)));
        xml.one("InstdAmt Ccy=\"EUR\"", euros(one.amount));
        xml.inside("DrctDbtTx", |xml| {
            xml.inside("MndtRltdInf", |xml| {
                xml.one("MndtId", &one.reference);
                xml.one("DtOfSgntr", &one.signed_on);
            });
        });
        xml.inside("DbtrAgt", |xml| bank(xml, &one.bic, version));
        xml.inside("Dbtr", |xml| {
            xml.one("Nm", or_point(latin(&one.name, 70)));
            // Told in its parts: since November 2026 banks take no address in free lines. Within the European Economic Area none is needed.
            if let Some(lives) = lives {
                xml.inside("PstlAdr", |xml| {
                    for (name, value, most) in
                        [("StrtNm", &lives.street, 70), ("PstCd", &lives.postcode, 16), ("TwnNm", &lives.town, 35)]
                    {
                        let value = latin(value, most);
                        if !value.is_empty() {
                            xml.one(name, value);
                        }
                    }
                    xml.one("Ctry", &lives.country);
                });
            }
        });
        xml.inside("DbtrAcct", |xml| xml.inside("Id", |xml| xml.one("IBAN", &one.iban)));
        xml.inside("RmtInf", |xml| xml.one("Ustrd", or_point(latin(&one.about, 140))));
    });
}

/// A text that may not be empty.
fn or_point(text: String) -> String {
    if text.is_empty() { ".".to_owned() } else { text }
}

/// Writes the file of a remittance for the bank. It can be written again. Errors: `not-found`, `remittance-withdrawn`, `debit-erased`,
/// `file-exists`, those of the disk.
pub fn write(conn: &Connection, moment: Moment, request: &WriteRemittance) -> Result<WrittenRemittance> {
    let text = text(conn, moment, request.id, request.version.unwrap_or_default())?;
    let path = Path::new(&request.to);
    let mut file = File::create_new(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => Error::book("file-exists", path),
        _ => Error::io(path)(e),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(Error::io(path))?;
    let told = remittance::get(conn, WhichRemittance { id: request.id })?.remittance;
    let earliest = target::earliest(moment.today()).to_string();
    let late = told.state == RemittanceState::Sent && told.collect_on < earliest;
    Ok(WrittenRemittance { path: request.to.clone(), count: told.count, sum_minor: told.sum_minor, late })
}
