//! What holds for any table and any book.

use crate::shop::Shop;
use crm::clients::{AddressDraft, ClientDraft, ClientKind, ContactPointDraft, PositionDraft, PreferenceDraft};
use proptest::prelude::*;

/// Cells as people and other programs write them, right and wrong.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "", "Ana Ruiz", "José Muñoz García", "ANA RUIZ", "Talleres Gil S.L.", "612345678", "+34 612 34 56 78", "612345678 / 912345678",
            "ana@ruiz.es", "ana@ruiz.es; bea@ruiz.es", "mal@", "12345678Z", "B12345674", "08001", "8001", "Barcelona", "VIP, Mayorista",
            "03/04/2026", "29/02/2025", "0000-02-29", "sí", "no", "quizá", "visita", "llamada", "Móvil", "Gerente", "1.234,50", "=1+1", "'x",
            "Calle Mayor 1", "España", "Calle Mayor 1, 08001 Barcelona", "alto", "correo", "Carla", "Interesado", "C001", "C002", "línea\ndos",
        ])
        .prop_map(str::to_owned),
        1 => "[ -~áéñÑ¿]{0,12}",
    ]
}

fn table(titles: &'static [&'static str]) -> impl Strategy<Value = String> {
    let width = titles.len();
    prop::collection::vec(prop::collection::vec(cell(), width), 1..7).prop_map(move |rows| {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";"));
        std::iter::once(titles.join(";")).chain(lines).collect::<Vec<_>>().join("\n") + "\n"
    })
}

const CLIENTS: &[&str] = &[
    "Código",
    "Nombre",
    "Apellidos",
    "Tipo",
    "NIF",
    "Teléfono",
    "Móvil",
    "Teléfono 1 - Etiqueta",
    "Correo",
    "Dirección",
    "Población",
    "CP",
    "País",
    "Empresa",
    "Cargo",
    "Empresa 2",
    "Etiquetas",
    "Preferencias",
    "Vendedor",
    "Potencial",
    "Fecha de nacimiento",
    "Acepta correos",
    "Notas",
];
const VISITS: &[&str] = &[
    "Código",
    "Fecha",
    "Hora",
    "Cliente",
    "Tipo",
    "Resultado",
    "Texto",
    "Coste",
    "Minutos",
    "Usuario",
    "Próximo paso",
];
const TASKS: &[&str] = &["Código", "Título", "Cliente", "Tipo", "Vence", "Hecha", "Usuario"];

/// Small words and odd ones.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec!["Ana", "Núñez", "Bar Sol", "casa", "=1+1", "+34", "'x", "0012", "sí", "Móvil", "a; b", "a, b", "1/2"])
            .prop_map(str::to_owned),
        1 => "[!-~áñÑ€]{1,4}( [!-~áñÑ€]{1,6})?",
    ]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

fn point() -> impl Strategy<Value = ContactPointDraft> {
    let value = prop_oneof![
        "6[0-9]{8}".prop_map(|t| ("phone", t)),
        "\\+5255[0-9]{8}".prop_map(|t| ("phone", t)),
        text().prop_map(|t| ("phone", t)),
        "[a-z]{1,5}@[a-z]{2,5}\\.es".prop_map(|t| ("mail", t)),
        text().prop_map(|t| ("mail", t)),
        "https://[a-z]{2,5}\\.es/[a-z]{0,3}".prop_map(|t| ("link", t)),
    ];
    let label = prop::sample::select(vec!["", "mobile", "work", "Recepción", "Casa"]);
    (value, label).prop_map(|((kind, value), label)| ContactPointDraft {
        id: None,
        kind: kind.into(),
        value,
        label: Some(label.into()),
    })
}

fn address() -> impl Strategy<Value = AddressDraft> {
    (maybe(), maybe(), maybe(), prop::option::of("0[0-9]{4}"), prop::sample::select(vec!["ES", "PT", "MX"])).prop_map(
        |(street, city, label, postcode, country)| AddressDraft {
            street,
            city,
            label,
            postcode,
            country: Some(country.into()),
            ..AddressDraft::default()
        },
    )
}

fn draft() -> impl Strategy<Value = ClientDraft> {
    let face = (
        text(),
        prop::option::of(prop::sample::select(vec![ClientKind::Person, ClientKind::Company])),
        maybe(),
        maybe(),
        prop::option::of(prop::sample::select(vec!["1980-04-03", "0000-12-31", "2000-02-29"])),
        prop::option::of(prop::sample::select(vec!["low", "high"])),
        prop::option::of(prop::sample::select(vec!["es", "pt-BR", "zz"])),
    );
    let parts = (
        prop::collection::vec(point(), 0..4),
        prop::collection::vec(address(), 0..3),
        prop::collection::vec((text(), prop::sample::select(vec!["said", "inferred"])), 0..3),
        prop::collection::vec(text(), 0..3),
        maybe(),
    );
    (face, parts).prop_map(
        |((name, kind, tax, trade, birthday, potential, language), (points, places, likes, tags, notes))| ClientDraft {
            name: Some(name),
            kind,
            tax_id: tax,
            trade_name: trade,
            birthday: birthday.map(str::to_owned),
            growth_potential: potential.map(str::to_owned),
            language: language.map(str::to_owned),
            contact_points: Some(points),
            addresses: Some(places),
            preferences: Some(
                likes
                    .into_iter()
                    .map(|(text, source)| PreferenceDraft { id: None, text, source: source.into() })
                    .collect(),
            ),
            tags: Some(tags),
            notes,
            ..ClientDraft::default()
        },
    )
}

/// A book of a few clients, each perhaps placed in an earlier one.
fn fill(shop: &Shop, drafts: &[(ClientDraft, Option<usize>, Option<usize>)]) {
    let mut made = Vec::new();
    for (draft, first, second) in drafts {
        let mut companies: Vec<PositionDraft> = Vec::new();
        for at in [first, second].into_iter().flatten().filter(|_| !made.is_empty()) {
            let company: crm::ids::Id = made[at % made.len()];
            if companies.iter().all(|post| post.company != company) {
                companies.push(PositionDraft { company, role: Some("Gerente".to_owned()).filter(|_| at % 2 == 0) });
            }
        }
        made.push(shop.client(&ClientDraft { companies: Some(companies), ..draft.clone() }).id);
    }
}

fn drafts() -> impl Strategy<Value = Vec<(ClientDraft, Option<usize>, Option<usize>)>> {
    prop::collection::vec((draft(), prop::option::of(0..5_usize), prop::option::of(0..5_usize)), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_taken_in_twice_changes_nothing_the_second_time(
        clients in table(CLIENTS), visits in table(VISITS), tasks in table(TASKS)
    ) {
        let shop = Shop::new("es");
        for (kind, text) in [("clients", &clients), ("interactions", &visits), ("tasks", &tasks)] {
            let file = shop.put(&format!("{kind}.csv"), text);
            let first = shop.import(kind, &file);
            let again = shop.import(kind, &file);
            prop_assert!(again.batch.is_none(), "{:?}\n{:?}\n{}", first, again, text);
            prop_assert_eq!(first.counts.refused, again.counts.refused);
        }
    }

    #[test]
    fn any_book_exported_comes_back_the_same_and_makes_an_equal_one(drafts in drafts(), language in prop::sample::select(vec!["es", "en"])) {
        let shop = Shop::new("es");
        fill(&shop, &drafts);
        let file = shop.export("clients", "out.csv", Some(language));
        shop.changes_nothing("clients", &file);
        let other = Shop::new("es");
        let done = other.import("clients", &file);
        prop_assert_eq!(done.counts.refused, 0, "{:?}", done);
        let again = other.export("clients", "again.csv", Some(language));
        prop_assert_eq!(std::fs::read_to_string(file).unwrap(), std::fs::read_to_string(again).unwrap());
    }
}
