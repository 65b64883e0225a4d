//! A person's own templates: used, corrected, stopped, kept inside of their folder.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

mod made;

use made::of_kind;
use paper::{Error, Kind, Press, Printed, Standard};
use std::fs;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

fn text(printed: &Printed) -> String {
    let pdf = lopdf::Document::load_mem(&printed.pdf).unwrap();
    pdf.extract_text(&[1]).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

const PLAIN: &str = "#let paper = json(\"data.json\")\n#set document(title: paper.name)\n= Mía\n#paper.number\n";

#[test]
fn an_own_template_is_used_and_a_changed_one_at_once() {
    let folder = folder();
    let press = Press::new(Some(folder.path()));
    let paper = of_kind(Kind::Invoice);
    assert!(press.print(&paper, "modern").unwrap().fault.is_none());
    write(folder.path(), "modern.typ", PLAIN);
    write(folder.path(), "mine.typ", "#import \"parts.typ\": paper\n#paper.title, y #lower(\"GRACIAS\")");
    assert!(text(&press.print(&paper, "modern").unwrap()).contains("Mía A26/000123"));
    assert!(text(&press.print(&paper, "mine").unwrap()).contains("gracias"));
    let names: Vec<(String, bool, bool)> =
        press.templates().into_iter().map(|one| (one.name, one.own, one.shipped)).collect();
    assert!(names.contains(&("modern".into(), true, true)) && names.contains(&("mine".into(), true, false)));
    assert!(names.contains(&("classic".into(), false, true)) && names.len() == 6);
}

#[test]
fn a_broken_template_tells_its_line_and_the_last_good_one_prints() {
    let folder = folder();
    let press = Press::new(Some(folder.path()));
    let paper = of_kind(Kind::Invoice);
    write(folder.path(), "modern.typ", PLAIN);
    press.print(&paper, "modern").unwrap();
    write(folder.path(), "modern.typ", "= Mía\n\nHola #paper.nombre");
    let printed = press.print(&paper, "modern").unwrap();
    assert!(text(&printed).contains("Mía A26/000123"), "the last good one is used");
    let Some(Error::Template(fault)) = printed.fault else { panic!("no fault is told") };
    assert_eq!((fault.file.as_str(), fault.line, fault.column), ("modern.typ", 3, 7));
    assert!(fault.message.contains("unknown variable: paper"), "{fault}");
    assert!(matches!(press.prove(&paper, "modern"), Err(Error::Template(told)) if told == fault));
    // A press that never saw it good prints by the one that ships.
    let printed = Press::new(Some(folder.path())).print(&paper, "modern").unwrap();
    assert!(text(&printed).contains("Forma de pago") && printed.fault.is_some());
    write(folder.path(), "modern.typ", &PLAIN.replace("Mía", "Corregida"));
    let printed = press.print(&paper, "modern").unwrap();
    assert!(text(&printed).contains("Corregida") && printed.fault.is_none());
    assert_eq!(press.prove(&paper, "modern"), Ok(()));
}

#[test]
fn the_last_good_one_is_known_after_another_start() {
    let (own, memory) = (folder(), folder());
    let memory = memory.path().join("good");
    let paper = of_kind(Kind::Invoice);
    let start = || Press::new(Some(own.path())).remembering(&memory);
    fs::create_dir(own.path().join("inner")).unwrap();
    write(&own.path().join("inner"), "far.txt", "dentro");
    write(own.path(), "mía.typ", &format!("{PLAIN}#read(\"inner/far.txt\")"));
    start().print(&paper, "mía").unwrap();
    write(own.path(), "mía.typ", "#nada");
    let printed = start().print(&paper, "mía").unwrap();
    assert!(text(&printed).contains("Mía A26/000123 dentro") && printed.fault.is_some());
    // Of another folder nothing is remembered.
    let press = start();
    press.look_in(None);
    assert!(matches!(press.print(&paper, "mía"), Err(Error::Unknown(_))));
    assert!(start().print(&paper, "mía").is_err());
}

#[test]
fn the_folder_may_be_another_and_the_files_to_begin_with_are_good_as_they_are() {
    let (first, second) = (folder(), folder());
    let press = Press::new(Some(first.path()));
    let paper = of_kind(Kind::Invoice);
    write(first.path(), "modern.typ", PLAIN);
    assert!(text(&press.print(&paper, "modern").unwrap()).contains("Mía A26/000123"));
    assert!(Press::has_templates(first.path()) && !Press::has_templates(second.path()));
    press.look_in(Some(second.path()));
    assert!(
        text(&press.print(&paper, "modern").unwrap()).contains("Forma de pago"),
        "nothing is left of the one before"
    );
    for (name, text) in Press::files() {
        write(second.path(), &name, text);
    }
    for one in
        press.templates().into_iter().filter(|one| one.own && !matches!(one.name.as_str(), "statement" | "reminder"))
    {
        assert_eq!(press.prove(&paper, &one.name), Ok(()), "{}", one.name);
    }
    assert!(press.templates().iter().all(|one| one.own) && second.path().join("README.md").exists());
    press.look_in(None);
    assert!(press.templates().iter().all(|one| !one.own));
}

#[test]
fn a_fault_in_the_syntax_and_one_of_no_other_template_are_told() {
    let folder = folder();
    let press = Press::new(Some(folder.path()));
    let paper = of_kind(Kind::Invoice);
    write(folder.path(), "mine.typ", "#let a = (1, 2\n\nHola");
    let Err(Error::Template(fault)) = press.print(&paper, "mine") else { panic!("it printed") };
    assert_eq!((fault.line, fault.message.as_str()), (1, "unclosed delimiter"));
    for name in ["yours", "parts", "", "../modern", "modern.typ", "/etc/passwd"] {
        assert_eq!(press.print(&paper, name).map(|_| ()), Err(Error::Unknown(name.to_owned())), "{name}");
    }
}

#[test]
fn a_template_that_does_not_end_is_stopped_and_the_shipped_one_prints() {
    let folder = folder();
    // The shipped one goes by it too: long enough for a machine that is busy.
    let seconds = 8;
    let press = Press::new(Some(folder.path())).with_limit(Duration::from_secs(seconds));
    let paper = of_kind(Kind::Invoice);
    for endless in [
        "#for a in range(9000) { for b in range(9000) { upper(\"a\") } }",
        "#for a in range(100000) [Una página más, y otra. #pagebreak()]",
    ] {
        write(folder.path(), "ticket.typ", endless);
        let printed = press.print(&paper, "ticket").unwrap();
        assert_eq!(printed.fault, Some(Error::Stopped { template: "ticket".into(), seconds }), "{endless}");
        assert!(text(&printed).contains("782,36"));
        // Until something changes it is not tried again.
        assert!(press.print(&paper, "ticket").unwrap().fault.is_some());
    }
    // Typst itself finds a loop that changes nothing.
    write(folder.path(), "ticket.typ", "#while true { let a = 1 }");
    let press = Press::new(Some(folder.path()));
    let Some(Error::Template(fault)) = press.print(&paper, "ticket").unwrap().fault else { panic!("no fault") };
    assert!(fault.message.contains("infinite") || fault.message.contains("condition is always true"), "{fault}");
}

#[cfg(unix)]
#[test]
fn a_template_sees_nothing_outside_of_its_folder() {
    let (outside, folder) = (folder(), folder());
    write(outside.path(), "secret.txt", "secreto");
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("link.txt")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("door")).unwrap();
    write(folder.path(), "near.txt", "cerca");
    fs::create_dir(folder.path().join("inner")).unwrap();
    write(&folder.path().join("inner"), "far.txt", "dentro");
    let press = Press::new(Some(folder.path()));
    let paper = of_kind(Kind::Invoice);
    write(folder.path(), "mine.typ", "#read(\"near.txt\") #read(\"inner/far.txt\")");
    assert!(text(&press.print(&paper, "mine").unwrap()).contains("cerca dentro"));
    let far = format!("..{}/secret.txt", outside.path().display());
    for path in ["link.txt", "door/secret.txt", "/etc/hostname", "../secret.txt", far.as_str()] {
        write(folder.path(), "mine.typ", &format!("#read(\"{path}\") {}", "x".repeat(path.len())));
        let told = press.prove(&paper, "mine");
        assert!(matches!(&told, Err(Error::Template(fault)) if fault.line == 1), "{path}: {told:?}");
    }
    write(folder.path(), "mine.typ", "#import \"@preview/cetz:0.3.0\"");
    assert!(matches!(press.prove(&paper, "mine"), Err(Error::Template(_))));
}

#[test]
fn a_template_that_keeps_no_standard_still_prints() {
    let folder = folder();
    write(folder.path(), "mine.typ", "#box(width: 10mm, height: 10mm, image(\"logo.svg\"))");
    let printed = Press::new(Some(folder.path())).print(&of_kind(Kind::Invoice), "mine").unwrap();
    assert_eq!(printed.standard, Standard::Archive);
}

#[test]
fn pages_are_shown_as_pictures() {
    let preview = Press::new(None).preview(&of_kind(Kind::Invoice), "modern").unwrap();
    assert_eq!(preview.pages.len(), 1);
    assert!(preview.pages[0].starts_with("<svg") && !preview.pages[0].contains("<script"));
}
