//! Clients that rows of sales, payments, interactions and tasks name as nobody of the book is called exactly.

use crate::shop::{NOW, Shop, asked, counts};
use crm::duplicates::{self, DuplicatesRequest};
use crm::import::{self, Answers, ImportDone};
use crm::moment::Unwatched;
use std::path::Path;

const BOOK: &str = "nombre;tipo;dirección;ciudad;cp;teléfono\n\
    Panadería Sol y Mar;empresa;Calle Mayor 5;Madrid;28013;612345670\n\
    José Muñoz García;persona;Avenida del Puerto 12;Valencia;46021;963812404\n\
    Ana Ruiz Gil;persona;Calle Luna 2;Lugo;27001;982551937\n\
    Ana Ruiz Gil;persona;Calle Sol 9;Vigo;36201;608214456\n\
    Talleres Ibarra, S.L.;empresa;Polígono Sur 3;Sevilla;41006;954730182\n";

const SALES: &str = "Factura;Fecha;Cliente;Producto;Cantidad;Precio\n\
    F1;01/02/2026;PANADERIA SOL Y MAR S.L.;Harina;2;10,00\n\
    F2;02/02/2026;Pepe Muñoz Gª;Pan;1;5,00\n\
    F3;03/02/2026;Mª Ana Ruiz Gil;Pan;1;5,00\n\
    F4;04/02/2026;Pepe Muñoz Gª;Queso;1;7,00\n\
    F5;05/02/2026;Zoilo Prats Iturbe;Queso;1;7,00\n\
    F6;06/02/2026;Muebles Ibarra, S.A.;Queso;1;7,00\n";

fn with_book() -> Shop {
    let shop = Shop::new("es");
    assert_eq!(shop.import("clients", &shop.put("book.csv", BOOK)).counts.created, 5);
    shop
}

fn run(shop: &Shop, kind: &str, path: &Path, answers: Answers) -> ImportDone {
    let request = import::ImportRequest { answers, ..asked(kind, path) };
    import::run(&shop.book, shop.act("import.run"), request, &Unwatched).unwrap().value
}

fn bought(shop: &Shop) -> Vec<String> {
    shop.texts("SELECT s.number || ' ' || c.name FROM sales AS s JOIN clients AS c ON c.id = s.client ORDER BY s.id")
}

#[test]
fn who_a_sale_names_in_another_way_is_found_and_namesakes_are_not_mixed_up() {
    let shop = with_book();
    let file = shop.put("ventas.csv", SALES);
    let seen = shop.preview("sales", &file);
    let told: Vec<(u64, String, bool)> = seen
        .samples
        .iter()
        .filter_map(|row| row.alike.as_ref().map(|alike| (row.line, alike.name.clone(), alike.joins)))
        .collect();
    let of = |line: u64| told.iter().find(|(at, ..)| *at == line).map(|(_, name, joins)| (name.as_str(), *joins));
    assert_eq!(of(2), Some(("Panadería Sol y Mar", true)), "{:#?}", seen.samples);
    assert_eq!(of(3), Some(("José Muñoz García", true)), "{:#?}", seen.samples);
    assert_eq!(of(4).map(|(_, joins)| joins), Some(false), "two clients are called so: {:#?}", seen.samples);
    assert_eq!(of(5), None, "each client is asked about once");
    assert_eq!(of(6), None);
    assert!(of(7).is_none_or(|(_, joins)| !joins));

    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [6, 6, 0, 0, 0], "{:?}", done.refusals);
    assert_eq!((done.joined_alike, done.uncompared), (2, false));
    assert_eq!((done.joined_alike, done.doubtful), (seen.joined_alike, seen.doubtful));
    assert!(done.doubtful >= 1);
    assert_eq!(
        bought(&shop)[..2],
        ["F1 Panadería Sol y Mar", "F2 José Muñoz García"],
        "what a client says of itself stays"
    );
    assert_eq!(bought(&shop)[3], "F4 José Muñoz García");
    assert_eq!(shop.texts("SELECT name FROM clients").len(), 8, "{:?}", bought(&shop));
    let page = shop.book.read(|conn| duplicates::page(conn, &DuplicatesRequest::default())).unwrap();
    assert!(page.pairs.iter().any(|pair| pair.client.name.contains("Ruiz")), "the doubtful wait to be looked at");
    shop.changes_nothing("sales", &file);

    // Somebody who is called nearly so comes later: the same file still finds whom it found.
    shop.import("clients", &shop.put("more.csv", "nombre;ciudad\nJosefa Muñoz García;Lugo\nJosé Muños García;Vigo\n"));
    shop.changes_nothing("sales", &file);
}

#[test]
fn undoing_takes_back_what_was_joined_and_made() {
    let shop = with_book();
    let file = shop.put("ventas.csv", SALES);
    run(&shop, "sales", &file, Answers::default());
    shop.book.undo(NOW + 99_000).unwrap();
    assert_eq!(shop.texts("SELECT name FROM clients").len(), 5);
    assert!(shop.texts("SELECT key FROM source_keys").is_empty());
    let page = shop.book.read(|conn| duplicates::page(conn, &DuplicatesRequest::default())).unwrap();
    assert!(page.pairs.is_empty());
    assert_eq!(run(&shop, "sales", &file, Answers::default()).joined_alike, 2);
}

#[test]
fn a_client_that_is_joined_can_be_kept_apart() {
    let shop = with_book();
    let file = shop.put("ventas.csv", SALES);
    let apart = Answers { apart: vec![3], ..Answers::default() };
    let done = run(&shop, "sales", &file, apart);
    assert_eq!(done.joined_alike, 1);
    assert_eq!(bought(&shop)[1], "F2 Pepe Muñoz Gª");
    assert_eq!(bought(&shop)[3], "F4 Pepe Muñoz Gª");
    shop.changes_nothing("sales", &file);

    let shop = with_book();
    let file = shop.put("ventas.csv", SALES);
    let done = run(&shop, "sales", &file, Answers { alike_as_new: true, ..Answers::default() });
    assert_eq!(done.joined_alike, 0);
    assert_eq!(shop.texts("SELECT name FROM clients").len(), 10);
}

#[test]
fn a_number_or_a_phone_of_its_own_is_more_than_a_name() {
    let shop = with_book();
    let head = "Factura;Fecha;Nº cliente;Cliente;Teléfono;Total\n";
    let file = shop.put(
        "f.csv",
        format!(
            "{head}1;01/02/2026;70;Pepe Muñoz Gª;;5\n2;01/02/2026;;Pepe Muñoz Gª;699000111;6\n\
             3;01/02/2026;;PANADERIA SOL MAR SL;612345670;6\n"
        ),
    );
    let done = run(&shop, "sales", &file, Answers::default());
    assert_eq!(counts(done.counts), [3, 3, 0, 0, 0], "{:?}", done.refusals);
    let bought = bought(&shop);
    assert!(bought[..2].iter().all(|sale| !sale.ends_with("José Muñoz García")), "{bought:?}");
    assert_eq!(bought[2], "3 Panadería Sol y Mar", "the phone tells whose");
}

#[test]
fn payments_interactions_and_tasks_find_her_too() {
    let shop = with_book();
    let payments = shop.put("p.csv", "Fecha de pago;Importe;Cliente\n05/02/2026;20,00;Panaderia Sol y Mar, SL\n");
    assert_eq!(run(&shop, "payments", &payments, Answers::default()).joined_alike, 1);
    let paid = "SELECT c.name FROM payments AS p JOIN clients AS c ON c.id = p.client";
    assert_eq!(shop.texts(paid), ["Panadería Sol y Mar"]);

    let visits = "cliente;fecha;tipo;texto\n\
        MUÑOZ GARCIA, PEPE;03/02/2026;visita;Quiere más pan\n\
        Pepe Muñoz Gª;04/02/2026;visita;Quiere más queso\n\
        Pepe Muñoz Gª;05/02/2026;visita;Quiere menos queso\n\
        Mª Ana Ruiz Gil;05/02/2026;visita;Nada\n";
    let visits = shop.put("i.csv", visits);
    let seen = shop.preview("interactions", &visits);
    let done = run(&shop, "interactions", &visits, Answers::default());
    assert_eq!(counts(done.counts)[1..], [2, 0, 0, 2], "{:#?}", seen.samples);
    assert_eq!(shop.texts("SELECT name FROM clients").len(), 5, "nobody is made for a visit");
    let doubtful: Vec<_> = done.refusals.iter().filter_map(|row| row.alike.as_ref()).collect();
    assert!(doubtful.iter().all(|alike| !alike.joins) && !doubtful.is_empty(), "{:#?}", done.refusals);
    let again = run(&shop, "interactions", &visits, Answers::default());
    assert_eq!((counts(again.counts)[3], again.batch), (2, None));

    let tasks = shop.put("t.csv", "título;cliente;vence\nLlamar;Pepe Muñoz Gª;03/12/2026\n");
    let refused = run(&shop, "tasks", &tasks, Answers { apart: vec![2], ..Answers::default() });
    assert_eq!((refused.counts.refused, refused.joined_alike), (1, 0));
    assert_eq!(refused.refusals[0].reasons[0].code, "client-unknown");
    assert_eq!(run(&shop, "tasks", &tasks, Answers::default()).counts.created, 1);
    let whose = "SELECT c.name FROM tasks AS t JOIN clients AS c ON c.id = t.client";
    assert_eq!(shop.texts(whose), ["José Muñoz García"]);
}

#[test]
fn a_name_of_a_few_letters_is_nobody_s_alone() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("book.csv", "nombre;tipo\nBar Sol, S.L.;empresa\nSuministros Ibarra;empresa\n"));
    let sales = "Factura;Fecha;Cliente;Total\n1;01/02/2026;Bar Sol;5\n2;01/02/2026;SUMINISTROS IBARRA SA;5\n";
    let done = run(&shop, "sales", &shop.put("f.csv", sales), Answers::default());
    assert_eq!((done.counts.created, done.joined_alike), (2, 1));
    assert_eq!(bought(&shop), ["1 Bar Sol", "2 Suministros Ibarra"]);
}

#[test]
fn among_many_who_are_called_alike_a_name_alone_joins_nobody() {
    let shop = Shop::new("es");
    let mut book = "nombre;ciudad\n".to_owned();
    for n in 0..40 {
        book.push_str(&format!("José Luis García López;Pueblo {}\n", char::from(b'a' + n % 26)));
    }
    shop.import("clients", &shop.put("book.csv", book));
    let before = shop.texts("SELECT name FROM clients").len();
    let file = shop.put("f.csv", "Factura;Fecha;Cliente;Total\n1;01/02/2026;PEPE LUIS GARCIA LOPEZ;5\n");
    let done = run(&shop, "sales", &file, Answers::default());
    assert_eq!((done.counts.created, done.joined_alike), (1, 0));
    assert_eq!(shop.texts("SELECT name FROM clients").len(), before + 1);
}
