//! What holds for any records whatever.

use matching::{Kind, Learned, Matching, Record, Settings, Standing};
use proptest::prelude::*;

fn set(records: &[Record]) -> Matching {
    let mut set = Matching::new(Settings::default());
    records.iter().for_each(|r| set.add(r));
    set
}

/// Any text, among them what breaks programs.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        "[A-ZÑa-zñáéíóú ,.ºª'-]{0,40}",
        "[0-9 +().-]{0,16}",
        Just("\u{200B}\u{200D}\u{FEFF}".to_owned()),
        Just("\u{202E}שלום عالم 😀👨‍👩‍👧".to_owned()),
        Just("a@b@c..@".to_owned()),
        Just("S.L.".to_owned()),
        Just(", ,".to_owned()),
        Just("Ã‚Â€Ã".to_owned()),
        Just("0000-00-00".to_owned()),
    ]
}

prop_compose! {
    fn any_record()(
        id in 1_u64..500,
        known in any::<bool>(),
        kind in prop_oneof![Just(Kind::Unknown), Just(Kind::Person), Just(Kind::Company)],
        texts in prop::collection::vec(any_text(), 10),
        lists in prop::collection::vec(prop::collection::vec(any_text(), 0..3), 4),
    ) -> Record {
        let mut texts = texts.into_iter();
        let mut lists = lists.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        let mut list = || lists.next().unwrap_or_default();
        Record {
            id, known, kind, name: text(), given: text(), surnames: text(), form: text(), city: text(), postcode: text(), region: text(),
            country: text(), birth: text(), address: list(), tax_ids: list(), mails: list(), phones: list(),
        }
    }
}

prop_compose! {
    fn somebody()(
        name in "[A-Z][a-zñ]{3,9} [A-Z][a-zñ]{3,9} [A-Z][a-zñ]{3,9}",
        phone in "6[0-9]{8}",
        local in "[a-z]{5,12}",
        birth in "19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9])",
        company in any::<bool>(),
    ) -> Record {
        let kind = if company { Kind::Company } else { Kind::Person };
        let mails = vec![format!("{local}@correo.example")];
        Record { id: 1, kind, name, phones: vec![phone], mails, birth, ..Record::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn who_comes_first_does_not_matter(a in any_record(), b in any_record()) {
        let (a, b) = (Record { id: 1, ..a }, Record { id: 2, ..b });
        let set = set(&[a, b]);
        prop_assert_eq!(set.score(1, 2), set.score(2, 1));
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(records in prop::collection::vec(any_record(), 0..24), seed in any::<u64>()) {
        let mut records: Vec<Record> = records.into_iter().enumerate().map(|(i, r)| Record { id: i as u64, ..r }).collect();
        // Some that are surely found, so that there is something to differ.
        let twins = records.iter().take(6).map(|r| Record { id: r.id + 1000, ..r.clone() }).collect::<Vec<_>>();
        records.extend(twins);
        let found = set(&records).find();
        records.sort_by_key(|r| (r.id ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        prop_assert_eq!(set(&records).find(), found);
    }

    #[test]
    fn a_record_and_its_copy_are_certain(one in somebody()) {
        let copy = Record { id: 2, ..one.clone() };
        let set = set(&[one, copy]);
        prop_assert!(set.score(1, 2).is_some_and(|p| p.probability > 0.99));
        let found = set.find();
        prop_assert_eq!(&found.clusters, &[vec![1, 2]]);
        prop_assert_eq!(found.pairs[0].standing, Standing::Same);
    }

    #[test]
    fn chances_are_chances_for_any_text(records in prop::collection::vec(any_record(), 2..12)) {
        let found = set(&records).find();
        for pair in &found.pairs {
            prop_assert!((0.0..=1.0).contains(&pair.probability) && pair.a < pair.b);
            prop_assert!(pair.evidence.iter().all(|e| e.bits.is_finite()));
        }
        prop_assert!(found.pairs.windows(2).all(|w| w[0].probability >= w[1].probability));
    }

    #[test]
    fn what_was_learned_can_be_kept(records in prop::collection::vec(somebody(), 2..20)) {
        let records: Vec<Record> = records.into_iter().enumerate().map(|(i, r)| Record { id: i as u64, ..r }).collect();
        let learned = set(&records).find().learned;
        let kept = serde_json::to_string(&learned).unwrap();
        let back: Learned = serde_json::from_str(&kept).unwrap();
        let mut again = Matching::with_learned(Settings::default(), back);
        records.iter().for_each(|r| again.add(r));
        prop_assert_eq!(again.find().clusters, set(&records).find().clusters);
    }
}

#[test]
fn records_without_anything_are_never_the_same() {
    let blank = |id, text: &str| Record {
        id,
        name: text.into(),
        city: text.into(),
        phones: vec![text.into()],
        mails: vec![text.into()],
        address: vec![text.into()],
        ..Record::default()
    };
    let records: Vec<Record> = (0..40).map(|id| blank(id, ["", " ", "\u{200B}", "-", "."][id as usize % 5])).collect();
    let found = set(&records).find();
    assert!(found.pairs.is_empty() && found.clusters.is_empty());
    let set = set(&records);
    assert!(set.score(0, 5).is_some_and(|p| p.probability < 0.5 && p.evidence.is_empty()));
}

#[test]
fn a_cell_of_a_megabyte_is_read_in_no_time() {
    let huge = "de la Ñ ".repeat(130_000);
    let one = |id| Record {
        id,
        name: huge.clone(),
        given: huge.clone(),
        address: vec![huge.clone(); 3],
        city: huge.clone(),
        postcode: huge.clone(),
        birth: huge.clone(),
        tax_ids: vec![huge.clone()],
        mails: vec![huge.clone(), format!("{huge}@{huge}.example")],
        phones: vec!["6".repeat(1_000_000)],
        ..Record::default()
    };
    let found = set(&[one(1), one(2), Record { id: 3, name: "Ana".into(), ..Record::default() }]).find();
    assert!(found.compared <= 3);
}
