//! Facturae: what is written is read back equal, retentions and recargo too.
#![allow(clippy::unwrap_used)]

mod made;

use billing::{Kind as TaxKind, Prices, Retention, Tax, Treatment, Turn, Worth};
use einvoice::facturae::{WriteError, read, write};
use einvoice::{By, Due, Issued, Kind, Lost, ReadError};
use made::d;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The invoice as the format carries it: discounts before charges, and a day for every way of paying.
fn carried(issued: &Issued) -> Issued {
    let mut carried = issued.clone();
    carried.changes.sort_by_key(|change| change.turn == Turn::Charge);
    carried.lines.iter_mut().for_each(|line| line.changes.sort_by_key(|change| change.turn == Turn::Charge));
    if carried.due.is_empty() && !carried.payments.is_empty() {
        carried.due.push(Due { on: carried.issued_on, amount: carried.totals.payable });
    }
    let changes: Vec<_> = carried.lines.iter().map(|line| line.changes.clone()).collect();
    let mut carried = made::filled(carried);
    carried.lines.iter_mut().zip(changes).for_each(|(line, changes)| line.changes = changes);
    carried
}

fn comes_back(name: &str, issued: &Issued) {
    let written = write(issued).unwrap();
    made::keep(&format!("{name}.facturae.xml"), &written.xml);
    let back = read(written.xml.as_bytes()).unwrap();
    assert_eq!(back, [carried(issued)], "{}", written.xml);
    assert_eq!(write(&back[0]).unwrap().xml, written.xml);
    assert_eq!(written.lost, []);
}

#[test]
fn invoices_come_back_with_retentions_and_corrections() {
    comes_back("invoice", &made::invoice());
    comes_back("fees", &made::fees());
    comes_back("correction", &made::correction());
    let mut whole = made::correction();
    whole.correction.as_mut().unwrap().by = By::Substitution;
    (whole.kind, whole.lines[0].quantity) = (Kind::R4, d("8"));
    comes_back("substitution", &made::filled(whole));
    let mut simplified = made::invoice();
    simplified.kind = Kind::F2;
    simplified.payments = vec![einvoice::Payment { means: "10".into(), ..Default::default() }];
    simplified.due.clear();
    simplified.deliveries = vec!["ALB-1".into(), "ALB-2".into()];
    simplified.operation_on = Some(made::day("2026-11-20"));
    comes_back("simplified", &simplified);
}

#[test]
fn the_total_is_less_the_retentions() {
    let xml = write(&made::fees()).unwrap().xml;
    // 605.50 + 127.16 − 90.83.
    for piece in [
        "<TotalGrossAmountBeforeTaxes>605.50</TotalGrossAmountBeforeTaxes><TotalTaxOutputs>127.16</TotalTaxOutputs>",
        "<TotalTaxesWithheld>90.83</TotalTaxesWithheld><InvoiceTotal>641.83</InvoiceTotal>",
        "<PersonTypeCode>F</PersonTypeCode>",
        "<Name>Ana</Name><FirstSurname>López</FirstSurname><SecondSurname>Ruiz</SecondSurname>",
    ] {
        assert!(xml.contains(piece), "{piece} in {xml}");
    }
}

#[test]
fn every_tax_of_spain_comes_back() {
    use Treatment::{E1, E2, E5, Exempt, N1, N2, S2};
    let only = |tax: Tax| {
        let mut issued = made::invoice();
        issued.lines = vec![made::line("Algo", "3", "9.99", tax)];
        made::filled(issued)
    };
    for (at, treatment) in [E1, E2, E5, Exempt, N1, N2, S2].into_iter().enumerate() {
        comes_back(&format!("free-{at}"), &only(Tax::free(TaxKind::Iva, treatment)));
    }
    comes_back("recargo", &only(Tax::iva_with_recargo(d("21"), d("5.2"))));
    comes_back("igic", &only(Tax::percent(TaxKind::Igic, d("7"))));
    comes_back("ipsi", &only(Tax::percent(TaxKind::Ipsi, d("0.5"))));
    let mut bare = made::invoice();
    bare.lines[2].taxes.clear();
    comes_back("bare", &made::filled(bare));
    let mut abroad = made::invoice();
    abroad.customer = Some(made::abroad());
    comes_back("abroad", &abroad);
    let mut paid = made::invoice();
    paid.totals.prepaid = 10_000;
    comes_back("paid", &made::filled(paid));
}

#[test]
fn what_the_format_cannot_carry_is_said_or_refused() {
    let mut issued = made::invoice();
    issued.prices = Prices::WithTax;
    let written = write(&made::filled(issued)).unwrap();
    made::keep("inside.facturae.xml", &written.xml);
    assert_eq!(written.lost, [Lost::PricesWithTax]);
    let refused = |change: &dyn Fn(&mut Issued)| {
        let mut issued = made::invoice();
        change(&mut issued);
        write(&issued).unwrap_err()
    };
    assert_eq!(refused(&|issued| issued.customer = None), WriteError::NoCustomer);
    assert_eq!(refused(&|issued| issued.issuer.address.postcode = "2800".into()), WriteError::Party);
    assert_eq!(refused(&|issued| issued.issuer.tax_id.clear()), WriteError::Party);
    assert_eq!(refused(&|issued| issued.number = "1".repeat(21)), WriteError::Number);
    assert_eq!(refused(&|issued| issued.taxes[0].tax.kind = TaxKind::Ieps), WriteError::Taxes);
    let mut long = made::invoice();
    long.notes = vec!["x".repeat(300)];
    assert_eq!(write(&long).unwrap().lost, [Lost::Cut]);
}

#[test]
fn hostile_and_broken_files_are_refused() {
    let xml = write(&made::invoice()).unwrap().xml;
    let of = |xml: &str| read(xml.as_bytes()).map(|_| ()).unwrap_err();
    assert_eq!(of(&xml.replace("?>", "?><!DOCTYPE a>")), ReadError::DocumentType);
    assert_eq!(of("<Invoice/>"), ReadError::UnknownKind("Invoice".into()));
    assert!(matches!(of(&xml.replace(">2026-11-22<", ">22-11-2026<")), ReadError::Value("IssueDate", _)));
    assert!(matches!(of(&xml.replace("<Quantity>16<", "<Quantity>NaN<")), ReadError::Value("Quantity", _)));
    for end in (0..xml.len()).step_by(61).filter(|end| xml.is_char_boundary(*end)) {
        assert!(read(&xml.as_bytes()[..end]).is_err());
    }
    // A number as other programs write it.
    let same = read(xml.replace("<Quantity>16<", "<Quantity>1.6E1<").as_bytes()).unwrap();
    assert_eq!(same[0].lines[0].quantity, d("16"));
}

fn some_line() -> impl Strategy<Value = einvoice::Line> {
    let tax = prop_oneof![
        3 => Just(Tax::iva(d("21"))),
        2 => Just(Tax::iva(d("10"))),
        2 => Just(Tax::iva_with_recargo(d("21"), d("5.2"))),
        1 => Just(Tax::free(TaxKind::Iva, Treatment::E1)),
    ];
    let change = (any::<bool>(), any::<bool>(), 1_i64..3_000, "[A-Za-zñ&<]{1,12}").prop_map(
        |(discount, percent, worth, reason)| {
            let worth = Decimal::new(worth, 2);
            let mut change = made::off(
                if percent { Worth::Percent(worth.normalize()) } else { Worth::Amount(worth.normalize()) },
                &reason,
            );
            change.turn = if discount { Turn::Discount } else { Turn::Charge };
            change
        },
    );
    (
        -5_000_000_i64..50_000_000,
        0_u32..7,
        0_i64..9_999_999,
        0_u32..9,
        tax,
        prop::collection::vec(change, 0..3),
        any::<bool>(),
    )
        .prop_map(|(quantity, q, price, p, tax, changes, irpf)| {
            let mut line = made::line("Cosa & <más>", "1", "1", tax);
            (line.quantity, line.unit_price, line.changes) =
                (Decimal::new(quantity, q).normalize(), Decimal::new(price, p).normalize(), changes);
            if irpf {
                line.retentions.push(Retention::new(TaxKind::Irpf, d("15")));
            }
            line
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_comes_back(lines in prop::collection::vec(some_line(), 1..8), percent in 0_i64..60) {
        let mut issued = made::fees();
        issued.lines = lines;
        issued.changes = if percent > 0 { vec![made::off(Worth::Percent(Decimal::from(percent)), "Todo")] } else { Vec::new() };
        let issued = made::filled(issued);
        let written = write(&issued).unwrap();
        prop_assert_eq!(&read(written.xml.as_bytes()).unwrap(), &[carried(&issued)]);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_and_nothing_else(at in 0_usize..8_000, byte in any::<u8>()) {
        let mut xml = write(&made::invoice()).unwrap().xml.into_bytes();
        let at = at % xml.len();
        xml[at] = byte;
        let _ = read(&xml);
    }
}
