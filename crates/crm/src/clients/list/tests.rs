use super::*;
use crate::book::{Act, Book};
use crate::clients::tests::{NOW, book, named, point, write};
use crate::clients::{self, ClientDraft, DuplicateRequest, MergeRequest};
use crate::moment::{Moment, Unwatched};

fn at(book: &Book) -> Moment {
    Moment { now: NOW, zone: book.zone() }
}

fn test(field: &str, operator: Operator, value: &str) -> Filter {
    Filter::Test(Test { field: field.to_owned(), operator, value: value.to_owned() })
}

fn names(book: &Book, filter: Option<Filter>) -> Vec<String> {
    let request = PageRequest { filter, ..PageRequest::default() };
    let page = book.read(|c| page(c, &request, at(book))).unwrap();
    page.rows.into_iter().map(|r| r.name).collect()
}

fn shop(folder: &tempfile::TempDir) -> Book {
    let book = book(folder);
    for (n, (name, city, tag)) in [
        ("Álvaro Núñez", "León", "vip"),
        ("ana gil", "leon", ""),
        ("Beatriz Sanz", "Lugo", "VIP"),
        ("Hierros Levante SL", "", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let address = crate::clients::AddressDraft { city: Some(city.to_owned()), ..Default::default() };
        let draft = ClientDraft {
            addresses: Some(vec![address]),
            tags: Some(vec![tag.to_owned()]),
            contact_points: Some(vec![point("phone", &format!("61234567{n}"))]),
            ..named(name)
        };
        book.write(Act { command: "clients.create", now: NOW + n as i64, seed: 1 }, |tx| clients::create(tx, &draft))
            .unwrap();
    }
    book
}

#[test]
fn the_list_ignores_accents_in_order_and_in_filters() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder);
    assert_eq!(names(&book, None), ["Álvaro Núñez", "ana gil", "Beatriz Sanz", "Hierros Levante SL"]);
    assert_eq!(names(&book, Some(test("city", Operator::Is, "LEÓN"))), ["Álvaro Núñez", "ana gil"]);
    assert_eq!(names(&book, Some(test("city", Operator::Empty, ""))), ["Hierros Levante SL"]);
    assert_eq!(names(&book, Some(test("city", Operator::IsNot, "León"))), ["Beatriz Sanz", "Hierros Levante SL"]);
    assert_eq!(names(&book, Some(test("phone", Operator::Contains, "345 672"))), ["Beatriz Sanz"]);
    let both =
        Filter::All(vec![test("tag", Operator::Is, "vip"), Filter::Not(Box::new(test("city", Operator::Is, "lugo")))]);
    assert_eq!(names(&book, Some(both)), ["Álvaro Núñez"]);
    let either = Filter::Any(vec![test("name", Operator::Starts, "HIE"), test("city", Operator::Is, "lugo")]);
    assert_eq!(names(&book, Some(either)), ["Beatriz Sanz", "Hierros Levante SL"]);
    assert_eq!(names(&book, Some(test("created", Operator::More, "0"))).len(), 0);
    assert_eq!(names(&book, Some(test("created", Operator::Is, "hoy"))).len(), 4);
    let wrong = PageRequest { filter: Some(test("password", Operator::Is, "x")), ..PageRequest::default() };
    assert_eq!(book.read(|c| page(c, &wrong, at(&book))).unwrap_err().kind(), "filter-field-unknown");
}

#[test]
fn pages_by_key_show_every_client_once_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder);
    for by in [SortKey::Name, SortKey::City, SortKey::LastContact, SortKey::Created, SortKey::Interactions] {
        for descending in [false, true] {
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let request = PageRequest {
                    sort: Some(Sort { by, descending }),
                    after,
                    limit: Some(1),
                    ..PageRequest::default()
                };
                let page = book.read(|c| page(c, &request, at(&book))).unwrap();
                seen.extend(page.rows.into_iter().map(|r| r.name));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let mut once = seen.clone();
            once.sort();
            once.dedup();
            assert_eq!((seen.len(), once.len()), (4, 4), "{by:?} {descending}");
        }
    }
}

#[test]
fn a_filter_answered_from_its_index_lets_the_same_clients_through_as_one_that_is_walked() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder);
    let tests = [
        ("tag", Operator::Is, "Vip"),
        ("tag", Operator::Is, "nobody"),
        ("city", Operator::Is, "león"),
        ("name", Operator::Is, "ANA GIL"),
        ("name", Operator::Starts, "á"),
        ("phone", Operator::Is, "612 345 672"),
        ("last_contact", Operator::Empty, ""),
        ("created", Operator::Is, "hoy"),
        ("created", Operator::Less, "0"),
        ("interactions", Operator::Less, "1"),
        ("salesperson", Operator::Is, "Eva"),
        ("company", Operator::Is, "hierros levante sl"),
    ];
    for (field, operator, value) in tests {
        // What is denied twice is known to no index.
        let twice = |filter| Filter::Not(Box::new(Filter::Not(Box::new(filter))));
        for by in [SortKey::Name, SortKey::Created, SortKey::City, SortKey::Interactions] {
            let page = |filter: Filter| {
                let sort = Some(Sort { by, descending: true });
                let request = PageRequest { filter: Some(filter), sort, ..PageRequest::default() };
                book.read(|c| page(c, &request, at(&book))).unwrap().rows
            };
            let one = test(field, operator, value);
            assert_eq!(page(one.clone()), page(twice(one)), "{field} {operator:?} {value} by {by:?}");
        }
    }
}

#[test]
fn all_that_match_change_as_one_and_go_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder);
    let matching =
        Selection::Matching { filter: Some(test("city", Operator::Is, "león")), archived: false, except: vec![] };
    let set = ClientDraft { growth_potential: Some("high".into()), ..ClientDraft::default() };
    let change =
        BulkChange { add_tags: vec!["Norte".into()], remove_tags: vec!["vip".into()], set: Some(set), archive: None };
    let changed = write(&book, |tx| bulk(tx, &BulkRequest { selection: matching, change }, &Unwatched)).unwrap();
    assert_eq!(changed, 2);
    assert_eq!(names(&book, Some(test("tag", Operator::Is, "norte"))).len(), 2);
    assert_eq!(names(&book, Some(test("growth_potential", Operator::Is, "high"))).len(), 2);
    assert_eq!(names(&book, Some(test("tag", Operator::Is, "vip"))), ["Beatriz Sanz"]);
    book.undo(NOW + 9).unwrap();
    assert_eq!(names(&book, Some(test("tag", Operator::Is, "norte"))).len(), 0);
    assert_eq!(names(&book, Some(test("tag", Operator::Is, "vip"))).len(), 2);
}

#[test]
fn a_likely_duplicate_shows_while_typing_and_merging_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder);
    let typed = |draft| book.read(|c| clients::likely_duplicates(c, &DuplicateRequest { draft, own: None })).unwrap();
    assert_eq!(typed(named("alvaro nunez"))[0].name, "Álvaro Núñez");
    let by_phone = typed(ClientDraft { contact_points: Some(vec![point("phone", "+34 612 345 672")]), ..named("Bea") });
    assert_eq!((by_phone[0].name.as_str(), by_phone[0].shared.as_slice()), ("Beatriz Sanz", &["phone".to_owned()][..]));
    assert!(typed(named("Zoilo Prats")).is_empty());

    let other = ClientDraft {
        contact_points: Some(vec![point("phone", "612345670"), point("mail", "alvaro@nunez.es")]),
        tags: Some(vec!["vip".into(), "taller".into()]),
        notes: Some("viene los lunes".into()),
        birthday: Some("1980-02-29".into()),
        ..named("Álvaro Nuñes")
    };
    let lose = write(&book, |tx| clients::create(tx, &other)).unwrap();
    let keep = book
        .read(|c| page(c, &PageRequest::default(), at(&book)))
        .unwrap()
        .rows
        .into_iter()
        .find(|r| r.name == "Álvaro Núñez")
        .unwrap();
    let before = book.read(|c| clients::get(c, keep.id)).unwrap();
    let request = MergeRequest { keep: keep.id, lose: lose.id, take: vec![] };
    let merged = write(&book, |tx| clients::merge(tx, &request)).unwrap();
    assert_eq!(
        merged.contact_points.iter().map(|p| p.value.as_str()).collect::<Vec<_>>(),
        ["+34612345670", "alvaro@nunez.es"]
    );
    assert_eq!(merged.tags.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["taller", "vip"]);
    assert_eq!((merged.notes.as_str(), merged.birthday.as_deref()), ("viene los lunes", Some("1980-02-29")));
    assert_eq!(names(&book, None).len(), 4);
    assert_eq!(write(&book, |tx| clients::merge(tx, &request)).map(|_| ()).unwrap_err().kind(), "client-merged");
    book.undo(NOW + 9).unwrap();
    assert_eq!(book.read(|c| clients::get(c, keep.id)).unwrap(), before);
    assert_eq!(book.read(|c| clients::get(c, lose.id)).unwrap(), lose);
}
