//! UBL and CII: what is written is read back equal, and keeps the rules of the norm.
#![allow(clippy::unwrap_used, clippy::panic)]

mod made;

use billing::{Kind as TaxKind, Prices, Tax, Treatment, Turn, Worth};
use einvoice::Lost;
use einvoice::european::{EmbedError, Syntax, WriteError, check, embed, read, write};
use einvoice::{Change, Due, Issued, Kind, Party, ReadError};
use made::d;
use proptest::prelude::*;
use rust_decimal::Decimal;

const BOTH: [Syntax; 2] = [Syntax::Ubl, Syntax::Cii];

/// The invoice as the norm carries it: series and number are one, a discount of the whole is one for each rate, lines do not know of it.
fn carried(issued: &Issued) -> Issued {
    let mut carried = issued.clone();
    (carried.number, carried.series) = (issued.full_number(), String::new());
    carried.changes = issued
        .changes
        .iter()
        .flat_map(|change| change.parts.iter().map(move |part| (change, part)))
        .filter(|(change, part)| part.net != 0 || change.parts.len() == 1)
        .map(|(change, part)| Change {
            worth: Worth::Amount(Decimal::new(if change.turn == Turn::Discount { -part.net } else { part.net }, 2)),
            printed: part.net,
            parts: vec![part.clone()],
            own_taxes: true,
            ..change.clone()
        })
        .collect();
    // Discounts come before charges.
    carried.changes.sort_by_key(|change| change.turn == Turn::Charge);
    for line in &mut carried.lines {
        line.changes.sort_by_key(|change| change.turn == Turn::Charge);
    }
    carried.retentions.clear();
    carried.lines.iter_mut().for_each(|line| line.retentions.clear());
    for party in [Some(&mut carried.issuer), carried.customer.as_mut()].into_iter().flatten() {
        *party = Party {
            person: false,
            given: String::new(),
            surname: String::new(),
            surname2: String::new(),
            ..party.clone()
        };
    }
    let due = carried.totals.total - carried.totals.prepaid;
    carried.due = carried.due.first().map(|first| Due { amount: due, ..*first }).into_iter().collect();
    let changes: Vec<_> = carried.lines.iter().map(|line| line.changes.clone()).collect();
    let mut carried = made::filled(carried);
    carried.lines.iter_mut().zip(changes).for_each(|(line, changes)| line.changes = changes);
    carried
}

fn comes_back(issued: &Issued) {
    for syntax in BOTH {
        let name = format!(
            "back-{:?}-{}.{}.xml",
            issued.kind,
            einvoice::freeze(issued).unwrap().sha256.get(..8).unwrap(),
            if syntax == Syntax::Ubl { "ubl" } else { "cii" }
        );
        made::keep(&name, &write(issued, syntax).unwrap().xml);
        let written = write(issued, syntax).unwrap();
        assert_eq!(written.findings, [], "{}", written.xml);
        let received = read(written.xml.as_bytes()).unwrap();
        assert_eq!(received.syntax, syntax);
        assert_eq!((&received.ignored, &received.findings), (&Vec::new(), &Vec::new()));
        assert_eq!(received.issued, carried(issued), "{}", written.xml);
        // And once more, to the letter.
        assert_eq!(write(&received.issued, syntax).unwrap().xml, written.xml);
    }
}

#[test]
fn invoices_and_credit_notes_come_back() {
    for (name, issued) in [("invoice", made::invoice()), ("credit", made::correction()), ("fees", made::fees())] {
        comes_back(&issued);
        for (syntax, ending) in BOTH.into_iter().zip(["ubl", "cii"]) {
            made::keep(&format!("{name}.{ending}.xml"), &write(&issued, syntax).unwrap().xml);
        }
    }
    let credit = write(&made::correction(), Syntax::Ubl).unwrap().xml;
    assert!(credit.contains("CreditNote") && credit.contains(">8</cbc:CreditedQuantity>"), "{credit}");
}

#[test]
fn customers_of_the_union_and_of_the_world_keep_their_numbers() {
    let mut issued = made::invoice();
    issued.customer = Some(made::abroad());
    comes_back(&issued);
    let mut mexican = made::abroad();
    (mexican.address.country, mexican.tax_id, mexican.id_kind) =
        ("MX".into(), "XAXX010101000".into(), einvoice::IdKind::National);
    issued.customer = Some(mexican);
    issued.lines.pop();
    issued.lines.push(made::line("Exportación", "1", "100", Tax::free(TaxKind::Iva, Treatment::E2)));
    comes_back(&made::filled(issued));
}

#[test]
fn every_treatment_and_tax_comes_back() {
    let only = |tax: Tax| {
        let mut issued = made::invoice();
        issued.lines = vec![made::line("Algo", "3", "9.99", tax)];
        issued.customer = Some(made::abroad());
        made::filled(issued)
    };
    use Treatment::{E1, E2, E3, E4, E5, E6, Exempt, N1, N2, S2};
    for treatment in [S2, N1, N2, E1, E2, E3, E4, E5, E6, Exempt] {
        // The norm asks for a place of delivery inside the Union; it is a finding and not a refusal.
        let issued = only(Tax::free(TaxKind::Iva, treatment));
        for syntax in BOTH {
            let written = write(&issued, syntax).unwrap();
            assert_eq!(read(written.xml.as_bytes()).unwrap().issued, carried(&issued));
            made::keep(
                &format!("{treatment:?}.{}.xml", if syntax == Syntax::Ubl { "ubl" } else { "cii" }),
                &written.xml,
            );
        }
    }
    // In part outside of the tax, and without any.
    let mut issued = made::invoice();
    issued.lines.pop();
    issued.lines.push(made::line("No sujeto", "1", "40", Tax::free(TaxKind::Iva, N2)));
    comes_back(&made::filled(issued.clone()));
    issued.lines[2].taxes.clear();
    comes_back(&made::filled(issued.clone()));
    issued.lines.push(made::line("Exento", "1", "40", Tax::free(TaxKind::Iva, E1)));
    assert_eq!(write(&made::filled(issued.clone()), Syntax::Ubl).unwrap().lost, [Lost::Reasons]);
    issued.lines.push(made::line("Exento por otra cosa", "1", "40", Tax::free(TaxKind::Iva, E6)));
    assert_eq!(write(&made::filled(issued.clone()), Syntax::Ubl).unwrap().lost, [Lost::Reasons]);
    issued.lines.drain(..2);
    issued.lines.truncate(1);
    comes_back(&made::filled(issued));
    for treatment in [N1, N2] {
        comes_back(&only(Tax::free(TaxKind::Iva, treatment)));
    }
    comes_back(&only(Tax::percent(TaxKind::Igic, d("7"))));
    comes_back(&only(Tax::percent(TaxKind::Ipsi, d("0.5"))));
    comes_back(&only(Tax::iva(d("0"))));
}

#[test]
fn what_the_norm_cannot_carry_is_said_or_refused() {
    assert_eq!(write(&made::fees(), Syntax::Ubl).unwrap().lost, [Lost::Retentions, Lost::Names]);
    let mut issued = made::invoice();
    issued.lines[0].taxes = vec![Tax::iva_with_recargo(d("21"), d("5.2"))];
    assert_eq!(write(&made::filled(issued), Syntax::Cii), Err(WriteError::Surcharge));
    let mut issued = made::invoice();
    issued.lines[0].taxes.push(Tax::percent(TaxKind::Ieps, d("8")));
    assert_eq!(write(&made::filled(issued), Syntax::Ubl), Err(WriteError::Taxes));
    let mut issued = made::invoice();
    issued.prices = Prices::WithTax;
    let issued = made::filled(issued);
    let written = write(&issued, Syntax::Ubl).unwrap();
    made::keep("inside.ubl.xml", &written.xml);
    assert_eq!((written.lost, written.findings), (vec![Lost::PricesWithTax], vec![]));
    assert_eq!(read(written.xml.as_bytes()).unwrap().issued.totals.total, issued.totals.total);
}

#[test]
fn an_invoice_inside_a_pdf_is_read_and_put_in() {
    // Made by another program from a blank page and our invoice.
    let theirs = include_bytes!("made/factur-x.pdf");
    assert_eq!(read(theirs).unwrap().issued.totals, made::invoice().totals);
    let blank = include_bytes!("made/blank.pdf");
    assert_eq!(read(blank).map(|_| ()), Err(ReadError::NoInvoice));
    let at = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let ours = embed(blank, &made::invoice(), at).unwrap();
    assert_eq!(read(&ours).unwrap().issued, carried(&made::invoice()));
    assert_eq!(embed(blank, &made::invoice(), at).unwrap(), ours, "the same every time");
    assert!(matches!(embed(&ours, &made::invoice(), at), Err(EmbedError::Pdf(_))), "not twice");
    let mut wrong = made::invoice();
    wrong.currency = "XX1".into();
    assert!(matches!(embed(blank, &wrong, at), Err(EmbedError::Rules(rules)) if !rules.is_empty()));
    for end in (0..theirs.len()).step_by(101) {
        let _ = read(&theirs[..end]);
    }
}

#[test]
fn hostile_files_are_refused() {
    let xml = write(&made::invoice(), Syntax::Ubl).unwrap().xml;
    let of = |xml: &str| read(xml.as_bytes()).map(|_| ()).unwrap_err();
    assert_eq!(of(&xml.replace("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>")), ReadError::DocumentType);
    assert!(matches!(of(&"<a>".repeat(10_000)), ReadError::NotXml { .. }));
    assert!(matches!(of("<html/>"), ReadError::NotXml { .. }));
    // Without a number it is no invoice, and the rules still say what is wrong.
    let without = xml.replace("<cbc:ID>A26/000123</cbc:ID>", "");
    assert_eq!(of(&without), ReadError::Missing("BT-1"));
    assert!(check(without.as_bytes()).unwrap().iter().any(|finding| finding.rule == "BR-02" && finding.fatal));
    // The largest amounts there are: read or refused.
    for amount in ["-92233720368547758.08", "92233720368547758.07", "-0.01"] {
        let _ = read(
            xml.replace(">100.00<", &format!(">{amount}<")).replace(">5350.66<", &format!(">{amount}<")).as_bytes(),
        );
    }
    for end in (0..xml.len()).step_by(61).filter(|end| xml.is_char_boundary(*end)) {
        assert!(read(&xml.as_bytes()[..end]).is_err());
    }
}

fn some_line() -> impl Strategy<Value = einvoice::Line> {
    let tax = prop_oneof![
        3 => Just(Tax::iva(d("21"))),
        2 => Just(Tax::iva(d("10"))),
        1 => Just(Tax::iva(d("7.5"))),
        1 => Just(Tax::iva(d("0"))),
        1 => Just(Tax::free(TaxKind::Iva, Treatment::E1)),
    ];
    let change = (any::<bool>(), any::<bool>(), 1_i64..3_000, "[A-Za-zñ&<]{1,12}").prop_map(
        |(discount, percent, worth, reason)| {
            let worth = Decimal::new(worth, 2).normalize();
            let mut change = made::off(
                if percent { Worth::Percent(worth) } else { Worth::Amount(Decimal::new(worth.mantissa() as i64, 2)) },
                &reason,
            );
            change.turn = if discount { Turn::Discount } else { Turn::Charge };
            change
        },
    );
    let words = "[A-Za-z0-9áéñÑ&<>\"'][A-Za-z0-9 áéñÑ&<>\"']{0,20}[A-Za-z0-9]";
    (-5_000_000_i64..50_000_000, 0_u32..7, 0_i64..9_999_999, 0_u32..6, tax, prop::collection::vec(change, 0..3), words)
        .prop_map(|(quantity, q, price, p, tax, changes, description)| {
            let quantity = Decimal::new(quantity.max(1 - quantity), q).normalize();
            let mut line = made::line(&description, "1", "1", tax);
            (line.quantity, line.unit_price, line.changes) = (quantity, Decimal::new(price, p).normalize(), changes);
            line
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_comes_back(lines in prop::collection::vec(some_line(), 1..8), percent in 0_i64..60, credit in any::<bool>()) {
        let mut issued = if credit { made::correction() } else { made::invoice() };
        issued.lines = lines;
        issued.changes = if percent > 0 { vec![made::off(Worth::Percent(Decimal::from(percent)), "Todo")] } else { Vec::new() };
        if credit {
            issued.lines.iter_mut().for_each(|line| line.quantity = -line.quantity);
            issued.lines.iter_mut().flat_map(|line| &mut line.changes).for_each(|change| if let Worth::Amount(amount) = &mut change.worth { *amount = -*amount });
        }
        let issued = made::filled(issued);
        for syntax in BOTH {
            let written = write(&issued, syntax).unwrap();
            let fatal: Vec<_> = written.findings.iter().filter(|finding| finding.fatal).collect();
            prop_assert!(fatal.is_empty(), "{:?}", fatal);
            let back = read(written.xml.as_bytes()).unwrap();
            prop_assert_eq!(&back.issued, &carried(&issued));
            prop_assert_eq!(write(&back.issued, syntax).unwrap().xml, written.xml);
        }
        assert_eq!(issued.kind, if credit { Kind::R1 } else { Kind::F1 });
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_and_nothing_else(at in 0_usize..8_000, byte in any::<u8>(), cii in any::<bool>()) {
        let mut xml = write(&made::invoice(), if cii { Syntax::Cii } else { Syntax::Ubl }).unwrap().xml.into_bytes();
        let at = at % xml.len();
        xml[at] = byte;
        let _ = read(&xml);
    }
}
