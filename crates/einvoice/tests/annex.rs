//! The worked examples of the norm itself (EN 16931-1, annex A): read, reckoned by us to the same cents, and written again.
#![allow(clippy::unwrap_used)]

use einvoice::european::{Syntax, read, write};
use en16931::examples::annex_a;
use en16931::profiles;

#[test]
fn the_eight_examples_of_the_norm_are_reckoned_to_the_same_cents() {
    for example in annex_a() {
        for form in [en16931_formats::Syntax::Ubl, en16931_formats::Syntax::Cii] {
            let xml = en16931_formats::write_unchecked(&example.invoice, form).unwrap().xml;
            let received = read(xml.as_bytes()).unwrap();
            let (totals, theirs) = (received.issued.totals, &example.invoice.totals);
            let ours = (totals.lines, totals.net, totals.tax, totals.total);
            let printed =
                (theirs.line_total, theirs.taxable_total, theirs.vat_total.unwrap_or_default(), theirs.gross_total);
            let printed = (
                printed.0.to_minor_units(),
                printed.1.to_minor_units(),
                printed.2.to_minor_units(),
                printed.3.to_minor_units(),
            );
            assert_eq!(ours, printed, "{}", example.clause);
            let told = billing::reckon(&received.issued.document()).unwrap();
            assert_eq!(told.totals, totals, "{}", example.clause);
            assert_eq!(told.groups, received.issued.taxes, "{}", example.clause);
        }
    }
}

#[test]
fn an_example_of_every_profile_comes_back_with_its_sums() {
    for profile in [&profiles::EN16931, &profiles::XRECHNUNG, &profiles::PEPPOL_BIS_3] {
        let invoice = en16931::examples::for_profile(profile).unwrap();
        for (form, syntax) in [(en16931_formats::Syntax::Ubl, Syntax::Ubl), (en16931_formats::Syntax::Cii, Syntax::Cii)]
        {
            let xml = en16931_formats::write_unchecked(&invoice, form).unwrap().xml;
            let received = read(xml.as_bytes()).unwrap();
            let again = write(&received.issued, syntax).unwrap();
            assert!(again.findings.iter().all(|finding| !finding.fatal), "{:?}", again.findings);
            assert_eq!(read(again.xml.as_bytes()).unwrap().issued, received.issued);
        }
    }
}
