//! What stands on paper is what the document says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

mod made;

use billing::{Kind as TaxKind, Prices, Retention, Tax, Turn, Worth};
use einvoice::european::{self, EmbedError, WriteError};
use einvoice::{Change, Issued, Line};
use made::{abroad, coded, crowded, day, issued, issuer, of_kind, reminder, statement};
use paper::{Attachment, Kind, Paper, Piece, Press, Printed, Standard};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::LazyLock;
use words::{Language, Words};

static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new(None));

fn print<'a>(piece: impl Into<Piece<'a>>, template: &str) -> Printed {
    PRESS.print(piece, template).unwrap()
}

/// What stands on a page, blanks of every sort as one, a true minus as the plain one.
fn page(pdf: &lopdf::Document, number: u32) -> String {
    let text = pdf.extract_text(&[number]).unwrap();
    text.replace('\u{2212}', "-").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pages(printed: &Printed) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(&printed.pdf).unwrap();
    pdf.get_pages().keys().map(|number| page(&pdf, *number)).collect()
}

fn text(printed: &Printed) -> String {
    pages(printed).join(" ")
}

#[test]
fn an_invoice_says_who_what_and_how_much() {
    let printed = print(&coded(of_kind(Kind::Invoice), true), "modern");
    assert_eq!((printed.pages, printed.standard), (1, Standard::Full));
    assert!(printed.unknown.is_empty() && printed.fault.is_none());
    let text = text(&printed);
    for said in
        ["Factura A26/000123", "NIF A58818501", "22/11/2026", "782,36 €", "135,78", "ES91 2100 0418", "L’Hospitalet"]
    {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
}

#[test]
fn every_kind_prints_by_every_template_in_both_languages() {
    for kind in Kind::ALL {
        for language in [Language::Spanish, Language::English] {
            let mut paper = of_kind(kind);
            paper.language = language;
            let words = Words::new(language, &paper.locale);
            let title = words.say(&format!("paper-kind-{}", kind.code()), &[("country", "ES".into())]);
            for template in ["modern", "classic", "ticket"] {
                let printed = print(&paper, template);
                assert_eq!(printed.standard, Standard::Full, "{kind:?} {template}");
                let text = text(&printed);
                assert!(text.contains(&title), "{title} is not in {text}");
                assert_eq!(text.contains("782,36"), kind != Kind::Delivery, "{kind:?} {template}: {text}");
                assert!(!text.contains("paper-"), "a word nobody wrote in {text}");
            }
        }
    }
}

#[test]
fn accounts_and_letters_are_printed_in_both_languages() {
    for (language, balance, means, title) in [
        (Language::Spanish, "Saldo pendiente 697,91 €", "Transferencia", "Último aviso de pago"),
        (Language::English, "Balance due 697,91 €", "Bank transfer", "Final payment reminder"),
    ] {
        let account = print(&statement(language), "statement");
        assert_eq!(account.standard, Standard::Full);
        let text = text(&account);
        assert!(text.contains(balance) && text.contains(means) && text.contains("31,20"), "{text}");
        let letter = print(&reminder(language, 3), "reminder");
        assert_eq!(letter.standard, Standard::Full);
        let text = crate::text(&letter);
        assert!(text.contains(title) && text.contains("1.634,55 €") && text.contains("70"), "{text}");
    }
}

#[test]
fn a_reminder_is_said_in_a_mail_as_on_paper() {
    let (subject, text) = PRESS.in_words(&reminder(Language::Spanish, 2));
    assert_eq!(subject, "Segundo aviso de pago · Tostadero La Perla, S. L.");
    let text = text.replace('\u{A0}', " ");
    for said in [
        "Muy señores nuestros:",
        "- Factura A26/000071 · Vencimiento 13/09/2026 · 1.234,50",
        "Total pendiente: 1.634,55 €",
        "Cuenta: ES91 2100 0418 4502 0005 1332",
        "Atentamente,\nTostadero La Perla, S. L.",
    ] {
        assert!(text.contains(said), "“{said}” is not in {text}");
    }
}

#[test]
fn the_same_paper_twice_is_the_same_bytes() {
    let mut paper = coded(of_kind(Kind::Invoice), true);
    paper.attach = true;
    let (first, second) = (print(&paper, "classic"), Press::new(None).print(&paper, "classic").unwrap());
    assert_eq!(first.attachment, Attachment::Inside);
    assert!(first.pdf == second.pdf, "the bytes differ");
    paper.issued.number = "000124".into();
    assert!(print(&paper, "classic").pdf != first.pdf);
}

#[test]
fn a_long_invoice_repeats_its_headings_and_keeps_its_totals_with_its_last_line() {
    let paper = crowded();
    for template in ["modern", "classic"] {
        let printed = print(&paper, template);
        assert_eq!(printed.standard, Standard::Full);
        let pages = pages(&printed);
        assert!(pages.len() > 2 && pages.len() == printed.pages);
        for (at, page) in pages.iter().enumerate() {
            assert!(page.contains("Descripción") && page.contains("Impuesto"), "{template}, page {}: {page}", at + 1);
            assert!(page.contains(&format!("Página {} de {}", at + 1, pages.len())), "{page}");
            assert!(page.contains("A26/000123"), "{page}");
        }
        let last = pages.last().unwrap();
        for said in ["ART-059", "23.647,00 €", "Retención IRPF 15 %", "-500,00", "Recargo equiv. 5,2 %", "11.823,50"]
        {
            assert!(last.contains(said), "{template}: “{said}” is not on the last page: {last}");
        }
    }
}

#[test]
fn however_many_lines_the_total_stands_with_the_last_one() {
    let mut paper = of_kind(Kind::Invoice);
    let line = paper.issued.lines[0].clone();
    for (template, counts) in [("modern", 13..22), ("classic", 11..20)] {
        let mut split = 0;
        for count in counts {
            paper.issued.lines = (0..count).map(|at| Line { code: format!("LIN-{at:02}"), ..line.clone() }).collect();
            paper.issued.reckon().unwrap();
            let pages = pages(&print(&paper, template));
            let (total, last) = (written(paper.issued.totals.total), format!("LIN-{:02}", count - 1));
            let page = pages.iter().find(|page| page.contains(&total)).unwrap();
            assert!(page.contains(&last), "{template}: {count} lines, {last} is not with the total: {page}");
            split += usize::from(pages.len() == 2);
        }
        assert!(split > 0, "{template}: all fit on a page, the test proves nothing");
    }
}

#[test]
fn the_agency_s_words_stand_only_where_they_are_true() {
    for template in ["modern", "classic", "ticket"] {
        let told = |paper: &Paper| text(&print(paper, template));
        let (sent, kept) = (coded(of_kind(Kind::Invoice), true), coded(of_kind(Kind::Invoice), false));
        assert!(told(&sent).contains("QR tributario:") && told(&sent).contains("VERI*FACTU"));
        assert!(told(&kept).contains("QR tributario:") && !told(&kept).contains("VERI*FACTU"));
        assert!(!told(&of_kind(Kind::Invoice)).contains("QR"));
    }
}

#[test]
fn the_electronic_invoice_is_inside_and_is_read_back() {
    let mut paper = of_kind(Kind::Invoice);
    paper.attach = true;
    let printed = print(&paper, "modern");
    assert_eq!(printed.attachment, Attachment::Inside);
    let read = european::read(&printed.pdf).unwrap();
    assert_eq!(read.syntax, european::Syntax::Cii);
    assert_eq!(read.issued.totals, paper.issued.totals);
    assert_eq!(read.issued.full_number(), "A26/000123");
    let pdf = lopdf::Document::load_mem(&printed.pdf).unwrap();
    let catalog = pdf.catalog().unwrap();
    assert!(catalog.has(b"AF") && catalog.has(b"StructTreeRoot") && catalog.has(b"OutputIntents"));
    let metadata = catalog.get(b"Metadata").and_then(|told| pdf.dereference(told)).unwrap().1.as_stream().unwrap();
    let xmp = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
    let xmp = String::from_utf8(xmp).unwrap();
    for said in [
        "<pdfaid:part>3",
        "pdfaid:conformance>A",
        "<pdfuaid:part>1",
        ">Factura A26/000123<",
        "fx:ConformanceLevel",
        "fx:DocumentFileName",
    ] {
        assert!(xmp.contains(said), "“{said}” is not in {xmp}");
    }
}

#[test]
fn what_the_norm_has_no_place_for_is_printed_and_not_put_inside() {
    let mut paper = crowded();
    paper.attach = true;
    let printed = print(&paper, "ticket");
    assert_eq!(printed.attachment, Attachment::Refused(EmbedError::Write(WriteError::Surcharge)));
    let mut quote = of_kind(Kind::Quote);
    quote.attach = true;
    assert_eq!(print(&quote, "ticket").attachment, Attachment::None);
}

#[test]
fn foreign_money_is_told_in_the_book_s_currency_too() {
    for template in ["modern", "classic", "ticket"] {
        let text = text(&print(&abroad(), template));
        for said in ["646,58 USD", "596,86 €", "0,9231 EUR", "United States", "exempt, export (art. 21)"] {
            assert!(text.contains(said), "{template}: “{said}” is not in {text}");
        }
    }
}

#[test]
fn a_draft_says_so_and_a_quote_says_until_when() {
    let mut paper = of_kind(Kind::Quote);
    assert!(!text(&print(&paper, "modern")).contains("Borrador"));
    paper.draft = true;
    for (template, word) in [("modern", "Borrador"), ("classic", "Borrador"), ("ticket", "BORRADOR")] {
        let text = text(&print(&paper, template));
        assert!(text.contains(word) && text.contains("Válido hasta 15/12/2026"), "{text}");
    }
}

#[test]
fn letters_without_a_shape_become_a_question_mark_and_are_told() {
    let mut paper = of_kind(Kind::Invoice);
    paper.issued.lines[0].description = "Té 龍井 🍵\u{7}\u{202e}".into();
    let printed = print(&paper, "modern");
    assert_eq!(printed.standard, Standard::Full);
    assert_eq!(printed.unknown.iter().collect::<String>(), "井龍🍵");
    assert!(text(&printed).contains("Té ? ?"));
}

#[test]
fn markup_in_what_people_write_is_only_text() {
    let mut paper = of_kind(Kind::Invoice);
    paper.issued.lines[0].description = "#panic(\"x\") *bold* $x^2$ @ref <a> // no \\ [b] `c` = t".into();
    let text = text(&print(&paper, "modern"));
    assert!(text.contains("#panic(\"x\") *bold* $x^2$ @ref <a> // no \\ [b] `c` = t"), "{text}");
}

#[test]
fn a_paper_that_says_nothing_is_printed_too() {
    let empty = Issued::new(einvoice::Kind::F2, "", "", day("2026-11-22"), einvoice::Party::default());
    for template in ["modern", "classic", "ticket"] {
        assert_eq!(print(&Paper::new(Kind::Simplified, empty.clone()), template).standard, Standard::Full);
    }
    let mut account = statement(Language::Spanish);
    account.entries.clear();
    assert!(text(&print(&account, "statement")).contains("Sin movimientos"));
}

#[test]
fn a_description_longer_than_a_page_loses_nothing() {
    let mut paper = of_kind(Kind::Invoice);
    let told: Vec<String> = (0..150).map(|at| format!("Cláusula {at} de las condiciones")).collect();
    paper.issued.lines[2].description = told.join("\n");
    for template in ["modern", "classic"] {
        let printed = print(&paper, template);
        let text = text(&printed);
        assert!(printed.pages > 2 && text.contains("Cláusula 149") && text.contains("782,36 €"));
        for at in 0..150 {
            assert!(text.contains(&format!("Cláusula {at} de")), "{template} lost {at}");
        }
    }
}

/// Minor units as Spain writes them, reckoned here by itself.
fn written(minor: i64) -> String {
    let (whole, rest) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{}{grouped},{rest:02}", if minor < 0 { "-" } else { "" })
}

fn line() -> impl Strategy<Value = Line> {
    let rate = prop_oneof![Just(21), Just(10), Just(4)];
    (1..2_000_i64, 1..500_000_i64, rate, 0..3_u8).prop_map(|(quantity, price, rate, extra)| {
        let tax = Tax { surcharge: (extra == 2).then(|| Decimal::new(14, 1)), ..Tax::iva(rate.into()) };
        let mut line = Line::new("Artículo", Decimal::new(quantity, 1), Decimal::new(price, 2), vec![tax]);
        if extra == 1 {
            line.changes.push(made::off(Worth::Percent(Decimal::new(75, 1)), ""));
            line.retentions.push(Retention::new(TaxKind::Irpf, 15.into()));
        }
        line
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_amount_of_the_document_stands_on_paper(lines in prop::collection::vec(line(), 1..9), off in 0..2_u8, paid in 0..2_i64, inside in any::<bool>()) {
        let mut told = issued(Kind::Invoice);
        told.issuer = issuer();
        told.lines = lines;
        told.prices = if inside { Prices::WithTax } else { Prices::WithoutTax };
        if off == 1 {
            told.changes.push(Change { turn: Turn::Discount, ..made::off(Worth::Percent(3.into()), "Pronto pago") });
        }
        told.totals.prepaid = paid * 12_345;
        told.reckon().unwrap();
        let mut amounts: Vec<i64> = told.lines.iter().map(|line| line.printed).collect();
        amounts.extend(told.taxes.iter().flat_map(|group| [group.base, group.amount]));
        amounts.extend(told.taxes.iter().map(|group| group.surcharge).filter(|amount| *amount != 0));
        amounts.extend(told.retentions.iter().map(|one| -one.amount));
        amounts.extend(told.changes.iter().map(|change| change.printed));
        amounts.extend([told.totals.net, told.totals.total, told.totals.payable]);
        let frozen = einvoice::freeze(&told).unwrap();
        let again = einvoice::thaw(&frozen.json, &frozen.sha256).unwrap();
        for template in ["modern", "ticket"] {
            let text = text(&print(&Paper::new(Kind::Invoice, again.clone()), template));
            for amount in &amounts {
                prop_assert!(text.contains(&written(*amount)), "{} is not in {text}", written(*amount));
            }
        }
    }
}

#[test]
fn the_code_of_a_transfer_stands_beside_the_account_and_keeps_the_strictest_form() {
    let transfer = einvoice::transfer::Transfer {
        name: issuer().name,
        iban: "ES9121000418450200051332".into(),
        amount: 5_500,
        remittance: "A26/000001".into(),
    };
    let svg = einvoice::transfer::code(&transfer).unwrap().svg(28);
    let says = "lea este código con la app";
    for template in ["modern", "classic", "ticket"] {
        let mut paper = of_kind(Kind::Invoice);
        assert!(!pages(&print(&paper, template)).concat().contains(says), "{template}");
        paper.transfer = Some(svg.clone());
        let printed = print(&paper, template);
        assert!(pages(&printed).concat().contains(says), "{template}");
        assert_eq!(printed.standard, Standard::Full, "{template}");
    }
    let mut told = statement(Language::Spanish);
    told.transfer = Some(svg);
    let printed = print(&told, "statement");
    assert!(pages(&printed).concat().contains(says));
    assert_eq!(printed.standard, Standard::Full);
}
