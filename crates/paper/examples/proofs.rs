//! Prints papers of every sort into a folder, to be looked at: `cargo run -p paper --example proofs -- FOLDER`.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A tool for whoever draws templates.

#[path = "../tests/made/mod.rs"]
mod made;

use paper::{Kind, Paper, Piece, Press};
use std::path::Path;
use words::Language;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let press = Press::new(None);
    let print = |name: &str, piece: Piece<'_>, template: &str| {
        let printed = press.print(piece, template).expect(name);
        println!("{name}-{template}: {} pages, {:?}, {} bytes", printed.pages, printed.standard, printed.pdf.len());
        std::fs::write(Path::new(&folder).join(format!("{name}-{template}.pdf")), printed.pdf).expect("written");
    };
    let mut draft = made::of_kind(Kind::Quote);
    draft.draft = true;
    let mut plain = made::of_kind(Kind::Invoice);
    plain.look = paper::Look { accent: paper::Accent::of("#8a2be2").unwrap(), ..paper::Look::default() };
    let mut inside = made::crowded();
    inside.issued.prices = billing::Prices::WithTax;
    inside.issued.lines.truncate(9);
    inside.issued.reckon().expect("reckoned");
    inside.attach = true;
    let mut mexican = made::of_kind(Kind::Quote);
    mexican.locale = "es-MX".into();
    mexican.issued.currency = "MXN".into();
    mexican.issued.issuer.address.country = "MX".into();
    let square = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path fill='#b33' d='M0 0h9v9h-9z'/></svg>";
    mexican.look.logo = Some(paper::Logo::new(square.as_bytes()).expect("a logo"));
    mexican.look.accent = paper::Accent::of("#b3382c").expect("a colour");
    let mut attached = made::coded(made::of_kind(Kind::Invoice), true);
    attached.attach = true;
    let papers: Vec<(&str, Paper)> = vec![
        ("inside", inside),
        ("mexican", mexican),
        ("attached", attached),
        ("invoice", made::coded(made::of_kind(Kind::Invoice), true)),
        ("plain", plain),
        ("quote-draft", draft),
        ("delivery", made::of_kind(Kind::Delivery)),
        ("simplified", made::coded(made::of_kind(Kind::Simplified), false)),
        ("credit", made::coded(made::of_kind(Kind::Credit), true)),
        ("crowded", made::coded(made::crowded(), true)),
        ("abroad", made::abroad()),
    ];
    for (name, paper) in &papers {
        for template in ["modern", "classic", "ticket"] {
            print(name, paper.into(), template);
        }
    }
    print("account", (&made::statement(Language::Spanish)).into(), "statement");
    print("letter", (&made::reminder(Language::Spanish, 2)).into(), "reminder");
    print("letter-en", (&made::reminder(Language::English, 3)).into(), "reminder");
}
