//! A book with one of everything leaves in both languages and comes back.

use crate::shop::{Shop, counts};
use crm::clients::{AddressDraft, ClientDraft, ConsentDraft, ContactPointDraft, PositionDraft, PreferenceDraft};
use crm::interactions::{self, NewInteraction};
use crm::tasks::{self, NewTask};
use serde_json::json;

fn point(kind: &str, value: &str, label: &str) -> ContactPointDraft {
    ContactPointDraft {
        kind: kind.into(),
        value: value.into(),
        label: Some(label.into()),
        ..ContactPointDraft::default()
    }
}

fn like(text: &str, source: &str) -> PreferenceDraft {
    PreferenceDraft { id: None, text: text.into(), source: source.into() }
}

fn named(name: &str) -> ClientDraft {
    ClientDraft { name: Some(name.into()), ..ClientDraft::default() }
}

/// Two companies, one called as the other, and a person who works in both, with everything a client can have.
fn full(shop: &Shop) {
    let first = shop.client(&named("Talleres Gil S.L."));
    let second = shop.client(&named("Talleres Gil S.L."));
    let consent = |channel: &str, state: &str| ConsentDraft {
        channel: channel.into(),
        state: state.into(),
        day: None,
        how: None,
    };
    let ana = shop.client(&ClientDraft {
        contact_points: Some(vec![
            point("phone", "612345678", "mobile"),
            point("phone", "912345678", "Recepción"),
            point("phone", "no tiene 12/34, preguntar", ""),
            point("mail", "ana@ruiz.es", "work"),
            point("link", "https://ruiz.es/a b", "Tienda"),
        ]),
        addresses: Some(vec![
            AddressDraft {
                label: Some("billing".into()),
                street: Some("Calle Mayor 1, 2º B".into()),
                city: Some("Ávila".into()),
                postcode: Some("05001".into()),
                ..AddressDraft::default()
            },
            AddressDraft { city: Some("Lisboa".into()), country: Some("PT".into()), ..AddressDraft::default() },
        ]),
        preferences: Some(vec![
            like("café solo, sin azúcar", "said"),
            like("la tarde", "said"),
            like("té; verde", "inferred"),
        ]),
        consents: Some(vec![consent("message", "given"), consent("post", "refused")]),
        companies: Some(vec![
            PositionDraft { company: second.id, role: Some("Gerente".into()) },
            PositionDraft { company: first.id, role: None },
        ]),
        preferred_channel: Some("message".into()),
        growth_potential: Some("high".into()),
        language: Some("ca".into()),
        birthday: Some("0000-02-29".into()),
        tags: Some(vec!["VIP".into(), "uno, dos".into()]),
        notes: Some("primera línea\n=segunda".into()),
        ..named("Ana María Ruiz de la Peña")
    });
    for kind in ["visit", "call", "message", "note"] {
        let talk = json!({ "client": ana.id, "kind": kind, "text": "Pidió precio", "direction": "in" });
        let talk: NewInteraction = serde_json::from_value(talk).unwrap();
        shop.book.write(shop.act("interactions.record"), |tx| interactions::record(tx, &talk)).unwrap();
    }
    let task = json!({
        "title": "Llamar por el presupuesto", "client": ana.id, "kind": "meeting", "due": "2026-12-01", "time": "09:30"
    });
    let task: NewTask = serde_json::from_value(task).unwrap();
    shop.book.write(shop.act("tasks.create"), |tx| tasks::create(tx, &task)).unwrap();
}

const KINDS: [(&str, u64); 4] = [("clients", 3), ("people", 1), ("interactions", 4), ("tasks", 1)];

#[test]
fn what_is_exported_in_any_language_comes_back_without_changing_anything() {
    let shop = Shop::new("es");
    full(&shop);
    for language in [Some("es"), Some("en"), None] {
        for (kind, rows) in KINDS {
            let file = shop.export(kind, &format!("{kind}-{}.csv", language.unwrap_or("codes")), language);
            assert_eq!(counts(shop.preview(kind, &file).counts), [rows, 0, 0, rows, 0], "{kind} {language:?}");
            shop.changes_nothing(kind, &file);
        }
    }
    for (kind, rows) in KINDS {
        let file = shop.export(kind, &format!("{kind}.xlsx"), Some("es"));
        assert_eq!(counts(shop.preview(kind, &file).counts), [rows, 0, 0, rows, 0], "{kind}");
        shop.changes_nothing(kind, &file);
    }
    let text = std::fs::read_to_string(shop.path("clients-es.csv")).unwrap();
    for part in
        [";Persona;", ";Móvil;", ";Recepción;", ";Facturación;", ";Gerente;", ";Mensaje;", ";Alto;", ";Catalán;"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains(";person;") && !text.contains(";high;"), "{text}");
    let text = std::fs::read_to_string(shop.path("tasks-en.csv")).unwrap();
    assert!(text.contains(";Meeting;"), "{text}");
}

#[test]
fn a_file_of_one_language_means_the_same_after_the_book_speaks_another() {
    let shop = Shop::new("es");
    full(&shop);
    let files = KINDS.map(|(kind, _)| (kind, shop.export(kind, &format!("{kind}.csv"), Some("es"))));
    let mut business = shop.book.read(crm::settings::business).unwrap();
    business.language = "en".into();
    shop.book.write(shop.act("settings.business"), |tx| crm::settings::set_business(tx, &business)).unwrap();
    for (kind, file) in files {
        shop.changes_nothing(kind, &file);
    }
}

#[test]
fn an_empty_book_that_takes_an_export_in_gives_the_same_file_out() {
    let shop = Shop::new("es");
    full(&shop);
    let files = KINDS.map(|(kind, _)| (kind, shop.export(kind, &format!("{kind}.csv"), Some("es"))));
    let other = Shop::new("es");
    for (kind, file) in &files {
        let done = other.import(kind, file);
        assert_eq!(done.counts.refused, 0, "{:?}", done.refusals);
        assert_eq!(done.counts.created, if *kind == "people" { 0 } else { done.counts.rows }, "{done:?}");
    }
    for (kind, file) in &files {
        let again = other.export(kind, "again.csv", Some("es"));
        let (was, is) = (std::fs::read_to_string(file).unwrap(), std::fs::read_to_string(&again).unwrap());
        pretty(&was, &is, kind);
    }
}

fn pretty(was: &str, is: &str, kind: &str) {
    assert!(was == is, "{kind}\n--- was\n{was}\n--- is\n{is}");
}

#[test]
fn a_label_in_a_cell_of_its_own_is_laid_over_the_old_one() {
    let shop = Shop::new("es");
    shop.client(&ClientDraft {
        contact_points: Some(vec![point("phone", "612345678", "Móvil")]), ..named("Ana Ruiz")
    });
    let file = shop.export("clients", "a.csv", Some("es"));
    let text = std::fs::read_to_string(&file).unwrap().replace(";Móvil;", ";Casa;");
    let done = shop.import("clients", &shop.put("b.csv", text));
    assert_eq!(done.counts.changed, 1, "{done:?}");
    assert_eq!(shop.texts("SELECT label FROM contact_points"), ["Casa"]);
}

#[test]
fn people_with_two_companies_in_a_file_of_another_program_work_in_both() {
    let shop = Shop::new("es");
    let file = shop.put(
        "p.csv",
        "nombre;empresa;cargo;empresa 2;cargo 2;preferencias\nAna Ruiz;Bar Sol;Dueña;Talleres Gil;Socia;\"té\ncafé\"\n",
    );
    let done = shop.import("people", &file);
    assert_eq!((done.counts.created, done.companies), (1, 2));
    let posts = "SELECT p.role || ' ' || c.name FROM positions AS p JOIN clients AS c ON c.id = p.client ORDER BY p.id";
    assert_eq!(shop.texts(posts), ["Dueña Bar Sol", "Socia Talleres Gil"]);
    assert_eq!(shop.texts("SELECT text || ' ' || source FROM preferences ORDER BY id"), ["té said", "café said"]);
    shop.changes_nothing("people", &file);
}

/// Stops the work once it prepares the search.
struct StoppedAtSearch;
impl crm::moment::Watch for StoppedAtSearch {
    fn tick(&self, progress: crm::moment::Progress) -> crm::Result<()> {
        if progress.stage == "searching" && progress.done > 0 { Err(crm::Error::Cancelled) } else { Ok(()) }
    }
}

#[test]
fn an_import_stopped_while_it_prepares_the_search_leaves_no_trace() {
    let shop = Shop::new("es");
    let rows: String = (0..600).map(|n| format!("Cliente {n};6{n:08}\n")).collect();
    let file = shop.put("c.csv", format!("nombre;teléfono\n{rows}"));
    let asked = crate::shop::asked("clients", &file);
    let stopped = crm::import::run(&shop.book, shop.act("import.run"), asked, &StoppedAtSearch);
    assert_eq!(stopped.unwrap_err().kind(), "cancelled");
    assert!(shop.texts("SELECT name FROM clients").is_empty());
    assert!(shop.texts("SELECT file FROM imports").is_empty() && shop.texts("SELECT shape FROM mappings").is_empty());
    // The same file afterwards, undisturbed.
    assert_eq!(shop.import("clients", &file).counts.created, 600);
}
