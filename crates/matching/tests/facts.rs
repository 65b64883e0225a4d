//! Who is the same and who is not, as a person would say.

use matching::{Agreement, Field, Found, Kind, Kinship, Learned, Matching, Pair, Record, Scope, Settings};

fn person(id: u64, name: &str) -> Record {
    Record { id, kind: Kind::Person, name: name.into(), ..Record::default() }
}

fn company(id: u64, name: &str) -> Record {
    Record { id, kind: Kind::Company, name: name.into(), ..Record::default() }
}

fn with_phone(record: Record, phone: &str) -> Record {
    Record { phones: vec![phone.into()], ..record }
}

fn with_mail(record: Record, mail: &str) -> Record {
    Record { mails: vec![mail.into()], ..record }
}

fn with_tax_id(record: Record, tax_id: &str) -> Record {
    Record { tax_ids: vec![tax_id.into()], ..record }
}

fn at_home(record: Record) -> Record {
    let address = vec!["C/ Mayor, 5, 3º B".into()];
    Record { address, city: "Getafe".into(), postcode: "28901".into(), ..record }
}

/// Two among strangers, weighed as a book that has learned nothing would.
fn pair(a: Record, b: Record) -> Pair {
    let mut set = Matching::with_learned(Settings::default(), Learned::default());
    let strangers =
        ["Marta Vidal Soler", "Iñaki Etxeberria", "Rocío Campos Gil", "Hugo Prieto Sanz", "Noelia Bravo Mora"];
    for (i, name) in strangers.iter().enumerate() {
        set.add(&with_phone(person(100 + i as u64, name), &format!("61100000{i}")));
    }
    let (x, y) = (a.id, b.id);
    set.add(&a);
    set.add(&b);
    let Some(pair) = set.score(x, y) else { unreachable!("both are in the set") };
    pair
}

fn agreement(pair: &Pair, field: Field) -> Option<Agreement> {
    pair.evidence.iter().find(|e| e.field == field).map(|e| e.agreement)
}

#[test]
fn spanish_names_are_read_as_they_are_meant() {
    for (a, b, how) in [
        ("José García López", "Pepe García López", Agreement::Familiar),
        ("María Carmen Núñez Gil", "Mª Carmen Nunez Gil", Agreement::Same),
        ("Francisco Ruiz Mora", "RUIZ MORA, FCO.", Agreement::Same),
        ("García López, Ana", "GARCIA LOPEZ ANA", Agreement::Same),
        ("Ana de la Fuente Ríos", "Fuente Rios Ana", Agreement::Same),
        ("José María Sanz Gil", "Chema Sanz", Agreement::Familiar),
        ("Ana María Ruiz Díaz", "Ana Ruiz", Agreement::Part),
        ("J. Iturralde Gómez", "Javier Iturralde Gómez", Agreement::Initial),
        ("MarÃ\u{AD}a GarcÃ\u{AD}a Ponce", "María García Ponce", Agreement::Same),
        ("Antonio Pérez Gil", "Antonia Pérez Gil", Agreement::CloseNames),
    ] {
        let pair = pair(person(1, a), person(2, b));
        assert_eq!(agreement(&pair, Field::Given), Some(how), "{a} / {b}: {pair:?}");
        assert_eq!(agreement(&pair, Field::Surname), Some(Agreement::Same), "{a} / {b}");
    }
}

#[test]
fn one_person_typed_twice_is_the_same() {
    let a = with_phone(person(1, "José García López"), "612 34 56 78");
    let b = with_phone(person(2, "GARCIA LOPEZ, PEPE"), "+34 612345678");
    assert!(pair(a, b).probability > 0.95);
}

#[test]
fn a_family_that_shares_telephone_and_home_is_not_one_person() {
    let ana = at_home(with_phone(person(1, "Ana García López"), "910 00 00 01"));
    let luis = at_home(with_phone(person(2, "Luis García López"), "910000001"));
    let pair = pair(ana, luis);
    assert!(pair.probability < 0.2, "{pair:?}");
    assert_eq!(pair.kinship, Some(Kinship::Household));
}

#[test]
fn father_and_son_of_one_name_are_told_apart_by_their_birthdays() {
    let born = |id, birth: &str| Record { birth: birth.into(), ..at_home(person(id, "Manuel Soto")) };
    let (other, slip) =
        (pair(born(1, "1950-03-04"), born(2, "1978-11-20")), pair(born(1, "1950-03-04"), born(2, "1950-04-03")));
    assert!(other.probability < 0.5, "{other:?}");
    assert!(slip.probability > 0.95, "{slip:?}");
}

#[test]
fn the_commoner_the_name_the_less_it_says() {
    let surname = |name: &str| {
        let pair = pair(person(1, &format!("Ana {name}")), person(2, &format!("Ana {name}")));
        pair.evidence.iter().find(|e| e.field == Field::Surname).map_or(0.0, |e| e.bits)
    };
    assert!(surname("García") + 2.0 < surname("Zubiaurre"), "{} {}", surname("García"), surname("Zubiaurre"));
}

#[test]
fn an_exact_identifier_is_strong_but_not_absolute() {
    let same = pair(
        with_tax_id(person(1, "Ana Ruiz Gil"), "12345678Z"),
        with_tax_id(person(2, "Ana Ruis Gil"), "ES-12345678-z"),
    );
    assert!(same.probability > 0.97, "{same:?}");
    let shared = pair(
        with_mail(person(1, "Ana Ruiz Gil"), "info@bar.example"),
        with_mail(person(2, "Luis Mora Paz"), "info@bar.example"),
    );
    assert!(shared.probability < 0.2, "{shared:?}");
}

#[test]
fn companies_are_the_same_whatever_their_form_is_written_like() {
    for (a, b) in [
        ("Muebles Iturgaiz, S.L.", "MUEBLES ITURGAIZ SLU"),
        ("Aceros Valdemoro S.A. de C.V.", "Aceros Valdemoro SA CV"),
        ("Hermanos Quintanilla S. L.", "HNOS QUINTANILLA, SL"),
    ] {
        let pair = pair(with_phone(company(1, a), "968 111 222"), with_phone(company(2, b), "968111222"));
        assert!(pair.probability > 0.95, "{a} / {b}: {pair:?}");
        assert_eq!(agreement(&pair, Field::Company), Some(Agreement::Same), "{a} / {b}");
    }
}

#[test]
fn branches_are_related_not_the_same() {
    let of = |id, city: &str, phone: &str, mail: &str| Record {
        city: city.into(),
        ..with_mail(with_phone(company(id, "Muebles Iturgaiz, S.L."), phone), mail)
    };
    let pair = pair(
        of(1, "Getafe", "910000001", "getafe@iturgaiz.example"),
        of(2, "Murcia", "968000002", "murcia@iturgaiz.example"),
    );
    assert!(pair.probability < 0.3, "{pair:?}");
    assert_eq!(pair.kinship, Some(Kinship::Branch));
}

fn found(records: &[Record], scope: Scope, never: &[(u64, u64)]) -> Found {
    let mut set = Matching::new(Settings { scope, ..Settings::default() });
    records.iter().for_each(|r| set.add(r));
    never.iter().for_each(|(a, b)| set.never_same(*a, *b));
    set.find()
}

fn three_entries() -> Vec<Record> {
    let entry = |id| at_home(with_phone(person(id, "Zoe Iturgaiz Valdemoro"), "612345678"));
    (1..=3).map(|id| Record { known: id != 3, ..entry(id) }).collect()
}

#[test]
fn who_was_said_to_be_different_is_never_found_together() {
    assert_eq!(found(&three_entries(), Scope::All, &[]).clusters, [[1, 2, 3]]);
    let apart = found(&three_entries(), Scope::All, &[(2, 1)]);
    assert!(apart.pairs.iter().all(|p| (p.a, p.b) != (1, 2)));
    assert!(apart.clusters.iter().all(|c| !(c.contains(&1) && c.contains(&2))), "{:?}", apart.clusters);
}

#[test]
fn the_scope_says_which_pairs_are_looked_for() {
    let pairs = |scope| found(&three_entries(), scope, &[]).pairs.iter().map(|p| (p.a, p.b)).collect::<Vec<_>>();
    assert_eq!(pairs(Scope::All).len(), 3);
    let mut new = pairs(Scope::New);
    new.sort_unstable();
    assert_eq!(new, [(1, 3), (2, 3)]);
    let mut across = pairs(Scope::Across);
    across.sort_unstable();
    assert_eq!(across, [(1, 3), (2, 3)]);
}

#[test]
fn damaged_weights_are_put_back_to_the_start() {
    let mut damaged = Learned::default();
    damaged.persons.m[0].clear();
    damaged.companies.matches_per_record = f64::NAN;
    let set = Matching::with_learned(Settings::default(), damaged);
    assert_eq!(set.find().learned, Learned::default());
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let made = matching::made::set(1_200, 3);
    let with = |threads| {
        let mut set = Matching::new(Settings { threads, ..Settings::default() });
        made.records.iter().for_each(|r| set.add(r));
        set.find()
    };
    assert_eq!(with(1), with(3));
}
