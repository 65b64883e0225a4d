//! People, outcomes and tags that a file names and the book does not know are told before they are made.

use crate::shop::Shop;

const VISITS: &str = "fecha;cliente;tipo;texto;resultado;usuario\n\
    03/04/2026;Ana Ruiz;visita;uno;Muy interesada;Ana\n\
    04/04/2026;Ana Ruiz;visita;dos;MUY INTERESADA;Bea\n\
    05/04/2026;Ana Ruiz;llamada;tres;Ni idea;Bea\n";

#[test]
fn a_preview_names_what_it_would_add_and_adds_nothing() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("c.csv", "nombre;etiquetas\nAna Ruiz;\n"));
    let users = shop.texts("SELECT name FROM users");
    let seen = shop.preview("interactions", &shop.put("v.csv", VISITS));
    let told: Vec<(&str, u64, &[String])> =
        seen.newcomers.iter().map(|n| (n.what.as_str(), n.count, n.names.as_slice())).collect();
    assert_eq!(
        told,
        [
            ("users", 1, &["Bea".to_owned()][..]),
            ("outcomes", 2, &["Muy interesada".to_owned(), "Ni idea".to_owned()][..])
        ]
    );
    assert_eq!(shop.texts("SELECT name FROM users"), users);
}

#[test]
fn only_what_is_known_can_be_asked_for_and_asked_again() {
    let shop = Shop::new("es");
    let clients = "nombre;etiquetas;vendedor\nAna Ruiz;VIP;Carla\n";
    let file = shop.put("c.csv", clients);
    let done = shop.import_known_only("clients", &file);
    assert!(done.newcomers.iter().all(|n| !n.added) && done.newcomers.len() == 2, "{:?}", done.newcomers);
    let file = shop.put("v.csv", VISITS);
    assert_eq!(shop.import_known_only("interactions", &file).counts.created, 3);
    assert!(shop.import_known_only("interactions", &file).batch.is_none());
    assert!(shop.texts("SELECT name FROM users WHERE name IN ('Bea', 'Carla')").is_empty());
    assert!(shop.texts("SELECT name FROM tags").is_empty());
    assert!(shop.texts("SELECT name FROM list_items WHERE name LIKE '%interesada'").is_empty());
    // Asked without the condition, the same rows bring them.
    let done = shop.import("interactions", &shop.put("w.csv", VISITS.replace("2026;Ana", "2025;Ana")));
    assert_eq!(done.counts.created, 3, "{done:?}");
    assert_eq!(shop.texts("SELECT name FROM users WHERE name = 'Bea'"), ["Bea"]);
}
