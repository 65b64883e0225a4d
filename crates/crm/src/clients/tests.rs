use super::*;
use crate::Error;
use crate::book::{Act, Book, NewBook};
use crate::settings::Business;

pub(super) const NOW: i64 = 1_795_000_000_000;

pub(super) fn book(folder: &tempfile::TempDir) -> Book {
    let new = NewBook {
        business: Business::in_country("Café Sol", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "mostrador".to_owned(),
        now: NOW,
        seed: [7; 32],
    };
    Book::create(&folder.path().join("a.clientela"), None, &new).unwrap()
}

pub(super) fn write<T>(book: &Book, work: impl FnOnce(&crate::book::Tx) -> crate::Result<T>) -> crate::Result<T> {
    book.write(Act { command: "test", now: NOW, seed: 3 }, work).map(|done| done.value)
}

pub(super) fn named(name: &str) -> ClientDraft {
    ClientDraft { name: Some(name.to_owned()), ..ClientDraft::default() }
}

pub(super) fn point(kind: &str, value: &str) -> ContactPointDraft {
    ContactPointDraft { kind: kind.to_owned(), value: value.to_owned(), ..ContactPointDraft::default() }
}

#[test]
fn a_name_is_enough_and_is_taken_apart() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let jose = write(&book, |tx| create(tx, &named("  José   Muñoz de la Fuente "))).unwrap();
    assert_eq!((jose.name.as_str(), jose.kind), ("José Muñoz de la Fuente", ClientKind::Person));
    assert_eq!(jose.given_name.as_deref(), Some("José"));
    assert_eq!(jose.surname1.as_deref(), Some("Muñoz"));
    assert_eq!(jose.surname2.as_deref(), Some("de la Fuente"));
    let firm = write(&book, |tx| create(tx, &named("Hierros Levante, S.L."))).unwrap();
    assert_eq!(firm.kind, ClientKind::Company);
    let nobody = write(&book, |tx| create(tx, &named(" \u{200b} "))).unwrap_err();
    assert_eq!((nobody.kind(), nobody.field()), ("name-missing", Some("name")));
}

#[test]
fn a_wrong_tax_id_is_kept_with_its_warning() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let draft = ClientDraft { tax_id: Some("12.345.678-a".to_owned()), ..named("Ana Gil") };
    let ana = write(&book, |tx| create(tx, &draft)).unwrap();
    assert_eq!(ana.tax_id.as_ref().map(|t| t.verdict.as_str()), Some("invalid"));
    let change =
        ClientChange { id: ana.id, changes: ClientDraft { tax_id: Some("12345678Z".into()), ..Default::default() } };
    let ana = write(&book, |tx| update(tx, &change)).unwrap();
    assert_eq!(ana.tax_id.map(|t| t.verdict), Some("valid".to_owned()));
}

#[test]
fn lists_keep_what_has_an_id_and_the_rest_goes() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let draft = ClientDraft {
        contact_points: Some(vec![point("phone", "612 345 678"), point("mail", "Ana@Sol.ES."), point("phone", "  ")]),
        tags: Some(vec!["VIP".into(), "vip".into(), "café".into()]),
        ..named("Ana Gil")
    };
    let ana = write(&book, |tx| create(tx, &draft)).unwrap();
    assert_eq!(ana.contact_points.iter().map(|p| p.value.as_str()).collect::<Vec<_>>(), ["+34612345678", "ana@sol.es"]);
    assert_eq!(ana.tags.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["café", "VIP"]);
    let keep = ContactPointDraft { id: Some(ana.contact_points[1].id), ..point("mail", "ana@sol.com") };
    let changes = ClientDraft { contact_points: Some(vec![keep]), tags: Some(vec![]), ..ClientDraft::default() };
    let ana2 = write(&book, |tx| update(tx, &ClientChange { id: ana.id, changes })).unwrap();
    assert_eq!(ana2.contact_points.len(), 1);
    assert_eq!(ana2.contact_points[0].id, ana.contact_points[1].id);
    assert!(ana2.tags.is_empty());
    book.undo(NOW + 1).unwrap();
    assert_eq!(book.read(|c| get(c, ana.id)).unwrap(), ana);
}

#[test]
fn own_fields_keep_their_kind() {
    use crate::fields::{self, FieldDraft, FieldKind};
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let add = |name: &str, kind, choices: &[&str]| {
        let choices = choices.iter().map(|c| (*c).to_owned()).collect();
        write(&book, |tx| fields::add(tx, &FieldDraft { name: name.to_owned(), kind, choices })).unwrap()
    };
    let limit = add("Límite", FieldKind::Money, &[]);
    let size = add("Talla", FieldKind::Choice, &["S", "M"]);
    let since = add("Desde", FieldKind::Date, &[]);
    let ana = write(&book, |tx| create(tx, &named("Ana Gil"))).unwrap();
    let set = |id: crate::ids::Id, text: &str| {
        let fields = [(id.to_string(), text.to_owned())].into();
        let changes = ClientDraft { fields: Some(fields), ..ClientDraft::default() };
        write(&book, |tx| update(tx, &ClientChange { id: ana.id, changes }))
    };
    set(limit.id, "1.234,50 €").unwrap();
    set(size.id, "m").unwrap();
    let ana = set(since.id, "15/3/2020").unwrap();
    assert_eq!(ana.fields.iter().map(|f| f.text.as_str()).collect::<Vec<_>>(), ["123450", "M", "2020-03-15"]);
    assert_eq!(set(size.id, "XL").unwrap_err().kind(), "choice-unknown");
    assert_eq!(set(limit.id, &"9".repeat(40)).unwrap_err().kind(), "number-unfit");
    assert_eq!(set(since.id, "").unwrap().fields.len(), 2);
}

#[test]
fn an_erased_person_leaves_no_trace_in_the_file_and_the_visit_stays() {
    let folder = tempfile::tempdir().unwrap();
    let book = book(&folder);
    let draft = ClientDraft {
        contact_points: Some(vec![point("phone", "612345678")]),
        notes: Some("alergia al gluten".into()),
        ..named("Zacarías Ruiz")
    };
    let id = write(&book, |tx| create(tx, &draft)).unwrap().id;
    let changes = ClientDraft { notes: Some("celíaco severo".into()), ..ClientDraft::default() };
    write(&book, |tx| update(tx, &ClientChange { id, changes })).unwrap();
    write(&book, |tx| {
        tx.execute(
            "INSERT INTO interactions (uid, client, kind, at, text) VALUES (?1, ?2, 'visit', 5, 'habló de su madre')",
            rusqlite::params![tx.new_id(), row_of(tx, id)?],
        )?;
        tx.say("client", "Zacarías Ruiz");
        Ok(())
    })
    .unwrap();
    let erased = write(&book, |tx| erase(tx, id)).unwrap();
    assert_eq!((erased.interactions, erased.contact_points.len()), (1, 0));
    for secret in ["Zacar", "612345678", "gluten", "severo", "madre"] {
        let found: i64 = book
            .read(|c| {
                let everything =
                    "SELECT count(*) FROM (SELECT change AS text FROM journal UNION ALL SELECT params FROM transactions
                     UNION ALL SELECT name || sort_key || notes FROM clients UNION ALL SELECT text FROM interactions
                     UNION ALL SELECT shown FROM contact_points) WHERE instr(text, ?1)";
                Ok(c.query_row(everything, [secret], |r| r.get(0))?)
            })
            .unwrap();
        assert_eq!(found, 0, "{secret}");
    }
    assert_eq!(book.undo(NOW + 1).map(|_| ()).unwrap_err().kind(), "undo-final");
    let update = write(&book, |tx| update(tx, &ClientChange { id, changes: named("Otro") }));
    assert_eq!(update.map(|_| ()).unwrap_err().kind(), Error::refused("client-erased").kind());
}
