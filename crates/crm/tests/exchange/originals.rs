//! What stood in a file before it was put right stays in the history of products, interactions and tasks, and can be put back.

use crate::shop::{NOW, Shop};
use crm::book::history::{
    self, ProductHistoryRequest, PutBack, RecordChange, RecordHistoryRequest, TaskHistoryRequest, of_client,
    of_product, of_task,
};
use crm::clients::ClientDraft;
use crm::ids::Id;

fn id(shop: &Shop, sql: &str) -> Id {
    Id::parse(&shop.texts(&format!("SELECT hex(uid) FROM {sql}"))[0]).unwrap()
}

fn of_the_product(shop: &Shop) -> Vec<RecordChange> {
    let request = ProductHistoryRequest { product: id(shop, "products WHERE code = 'A1'"), before: None };
    shop.book.read(|conn| of_product(conn, &request)).unwrap()
}

fn of_ana(shop: &Shop) -> Vec<RecordChange> {
    let request = RecordHistoryRequest { client: id(shop, "clients WHERE name LIKE 'Ana%'"), before: None };
    shop.book.read(|conn| of_client(conn, &request)).unwrap()
}

/// Column, before and after of everything that was changed, the newest first.
fn steps(changes: &[RecordChange]) -> Vec<(i64, String)> {
    let told = |change: &RecordChange| {
        let columns = change.columns.iter().filter(|_| change.what == "updated");
        let said = |c: &history::ColumnChange| format!("{}.{}: {} → {}", change.table, c.column, c.before, c.after);
        columns.map(|column| (change.change, said(column))).collect::<Vec<_>>()
    };
    changes.iter().flat_map(told).collect()
}

fn put_back(shop: &Shop, change: i64, column: &str) {
    let request = PutBack { change, column: column.to_owned() };
    shop.book.write(shop.act("history.put_back"), |tx| history::put_back(tx, &request)).unwrap();
}

#[test]
fn the_name_of_a_product_stays_as_the_file_had_it_in_its_history() {
    let shop = Shop::new("es");
    let file = shop.put("p.csv", "código;nombre;categoría;precio\nA1;CafÃ© molido;CafÃ©s;3,50\nB2;Pan;Panes;1,00\n");
    assert_eq!(shop.import("products", &file).counts.created, 2);
    let made = of_the_product(&shop);
    let told = steps(&made);
    let said: Vec<&str> = told.iter().map(|(_, said)| said.as_str()).collect();
    assert_eq!(
        said,
        [r#"products.category: "CafÃ©s" → "Cafés""#, r#"products.name: "CafÃ© molido" → "Café molido""#],
        "{made:#?}"
    );
    assert!(made.iter().any(|change| change.what == "inserted"), "{made:#?}");

    put_back(&shop, told[1].0, "name");
    let named = "SELECT name || '|' || sort_key || '|' || category FROM products WHERE code = 'A1'";
    let back = format!("CafÃ© molido|{}|Cafés", crm::names::fold("CafÃ© molido"));
    assert_eq!(shop.texts(named), [back.as_str()]);
    shop.book.undo(NOW + 50_000).unwrap();
    assert_eq!(shop.texts(named), ["Café molido|cafe molido|Cafés"]);
    shop.book.undo(NOW + 51_000).unwrap();
    assert!(shop.texts("SELECT name FROM products").is_empty());
    shop.book.redo(NOW + 52_000).unwrap();
    assert_eq!(shop.texts(named), ["Café molido|cafe molido|Cafés"]);
    shop.changes_nothing("products", &file);
}

#[test]
fn a_product_that_was_there_has_both_steps_and_undo_takes_both() {
    let shop = Shop::new("es");
    shop.import("products", &shop.put("a.csv", "código;nombre\nA1;Café en grano\n"));
    shop.import("products", &shop.put("b.csv", "código;nombre\nA1;CafÃ© molido\n"));
    let told = steps(&of_the_product(&shop));
    let said: Vec<&str> = told.iter().map(|(_, said)| said.as_str()).collect();
    let both =
        [r#"products.name: "CafÃ© molido" → "Café molido""#, r#"products.name: "Café en grano" → "CafÃ© molido""#];
    assert_eq!(said, both);
    let named = "SELECT name || '|' || sort_key FROM products";
    assert_eq!(shop.texts(named), ["Café molido|cafe molido"]);
    shop.book.undo(NOW + 50_000).unwrap();
    assert_eq!(shop.texts(named), ["Café en grano|cafe en grano"]);
    shop.book.redo(NOW + 51_000).unwrap();
    assert_eq!(shop.texts(named), ["Café molido|cafe molido"]);
    put_back(&shop, told[1].0, "name");
    assert_eq!(shop.texts(named), ["Café en grano|cafe en grano"]);
}

#[test]
fn what_was_said_and_what_is_to_be_done_stay_as_they_were_written_too() {
    let shop = Shop::new("es");
    shop.client(&ClientDraft { name: Some("Ana Ruiz".to_owned()), ..ClientDraft::default() });
    let talks = "id externo;cliente;fecha;tipo;texto;próximo paso\n7;Ana Ruiz;03/02/2026;visita;Quiere cafÃ© y tÃ©;Llevar cafÃ©\n";
    let file = shop.put("i.csv", talks);
    let done = shop.import("interactions", &file);
    assert_eq!(done.counts.created, 1, "{done:?}");
    let tasks = shop.put("t.csv", "título;cliente;vence\nPedir cafÃ©;Ana Ruiz;03/12/2026\n");
    assert_eq!(shop.import("tasks", &tasks).counts.created, 1);
    let told = steps(&of_ana(&shop));
    let of = |text: &str| told.iter().find(|(_, said)| said.starts_with(text)).cloned().unwrap_or_default();
    assert_eq!(of("interactions").1, r#"interactions.text: "Quiere cafÃ© y tÃ©" → "Quiere café y té""#, "{told:?}");
    let titles: Vec<&str> =
        told.iter().map(|(_, said)| said.as_str()).filter(|said| said.starts_with("tasks")).collect();
    assert_eq!(
        titles,
        [r#"tasks.title: "Pedir cafÃ©" → "Pedir café""#, r#"tasks.title: "Llevar cafÃ©" → "Llevar café""#]
    );
    put_back(&shop, of("interactions").0, "text");
    let said = "SELECT text FROM interactions";
    assert_eq!(shop.texts(said), ["Quiere cafÃ© y tÃ©"]);
    shop.book.undo(NOW + 50_000).unwrap();
    assert_eq!(shop.texts(said), ["Quiere café y té"]);
    // The tasks, then the visits.
    shop.book.undo(NOW + 51_000).unwrap();
    shop.book.undo(NOW + 52_000).unwrap();
    assert!(shop.texts(said).is_empty());
    assert!(shop.texts("SELECT title FROM tasks").is_empty());
    shop.book.redo(NOW + 53_000).unwrap();
    shop.book.redo(NOW + 54_000).unwrap();
    assert_eq!(shop.texts(said), ["Quiere café y té"]);
    shop.changes_nothing("interactions", &file);
    shop.changes_nothing("tasks", &tasks);
}

#[test]
fn a_client_that_a_sale_made_has_its_name_as_it_was_written() {
    let shop = Shop::new("es");
    let file = shop
        .put("f.csv", "Factura;Fecha;Cliente;Total\n1;01/02/2026;Ana MuÃ±oz Gil;5\n2;01/02/2026;Ana MuÃ±oz Gil;6\n");
    assert_eq!(shop.import("sales", &file).counts.created, 2);
    let told = steps(&of_ana(&shop));
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, r#"clients.name: "Ana MuÃ±oz Gil" → "Ana Muñoz Gil""#);
    put_back(&shop, told[0].0, "name");
    let key = crm::names::fold("Ana MuÃ±oz Gil");
    assert_eq!(shop.texts("SELECT name || '|' || sort_key FROM clients"), [format!("Ana MuÃ±oz Gil|{key}")]);
}

#[test]
fn a_product_that_a_sale_made_has_what_was_written_of_it_too() {
    let shop = Shop::new("es");
    let rows = "Factura;Fecha;Cliente;Código de producto;Producto;Categoría;Cantidad;Precio\n\
                1;01/02/2026;Ana MuÃ±oz Gil;A1;CafÃ© molido;CafÃ©s;1;5\n1;01/02/2026;Ana MuÃ±oz Gil;B2;TÃ© verde;;1;4\n\
                2;01/02/2026;Ana MuÃ±oz Gil;A1;CafÃ© molido;CafÃ©s;2;5\n";
    let file = shop.put("f.csv", rows);
    assert_eq!(shop.import("sales", &file).counts.created, 3);
    let told = steps(&of_the_product(&shop));
    let said: Vec<&str> = told.iter().map(|(_, said)| said.as_str()).collect();
    assert_eq!(
        said,
        [r#"products.category: "CafÃ©s" → "Cafés""#, r#"products.name: "CafÃ© molido" → "Café molido""#],
        "once, however many lines speak of it"
    );
    assert_eq!(steps(&of_ana(&shop)).len(), 1, "and hers is hers");
    put_back(&shop, told[1].0, "name");
    let named = "SELECT name FROM products ORDER BY code";
    assert_eq!(shop.texts(named), ["CafÃ© molido", "Té verde"]);
    shop.book.undo(NOW + 50_000).unwrap();
    shop.book.undo(NOW + 51_000).unwrap();
    assert!(shop.texts(named).is_empty());
    shop.book.redo(NOW + 52_000).unwrap();
    assert_eq!(shop.texts(named), ["Café molido", "Té verde"]);
    shop.changes_nothing("sales", &file);
}

#[test]
fn a_task_of_nobody_has_its_history() {
    let shop = Shop::new("es");
    let tasks = shop.put("t.csv", "título;vence\nPedir cafÃ©;03/12/2026\n");
    assert_eq!(shop.import("tasks", &tasks).counts.created, 1);
    let of_it = |shop: &Shop| {
        let request = TaskHistoryRequest { task: id(shop, "tasks"), before: None };
        shop.book.read(|conn| of_task(conn, &request)).unwrap()
    };
    let told = steps(&of_it(&shop));
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, r#"tasks.title: "Pedir cafÃ©" → "Pedir café""#);
    assert!(of_it(&shop).iter().any(|change| change.what == "inserted"));
    put_back(&shop, told[0].0, "title");
    assert_eq!(shop.texts("SELECT title FROM tasks"), ["Pedir cafÃ©"]);
    assert_eq!(steps(&of_it(&shop)).len(), 2);
    let nobody = TaskHistoryRequest { task: Id::of_link("nobody", "", ""), before: None };
    assert_eq!(shop.book.read(|conn| of_task(conn, &nobody)).unwrap_err().kind(), "not-found");
}

/// Table, column, before and after of every correction that is journaled.
fn corrected(shop: &Shop, table: &str) -> Vec<String> {
    shop.texts(&format!(
        "SELECT c.key || ': ' || (c.value ->> 0) || ' → ' || (c.value ->> 1)
         FROM journal AS j JOIN journal_tables AS t ON t.id = j.tbl, json_each(j.change) AS c
         WHERE j.op = 'u' AND t.name = '{table}' AND j.change LIKE '%Ã%' ORDER BY j.id, c.key"
    ))
}

#[test]
fn the_words_of_documents_lines_and_payments_stay_as_the_file_had_them() {
    let shop = Shop::new("es");
    let rows = "Factura;Fecha;Cliente;Producto;Descripción;Cantidad;Precio;Observaciones\n\
                1;01/02/2026;Ana Gil;Café;CafÃ© de la maÃ±ana;1;5;Dejar en la cabaÃ±a\n\
                1;01/02/2026;Ana Gil;TÃ© verde;;1;4;\n";
    let file = shop.put("f.csv", rows);
    assert_eq!(shop.import("sales", &file).counts.created, 2);
    assert_eq!(corrected(&shop, "sales"), ["note: Dejar en la cabaÃ±a → Dejar en la cabaña"]);
    assert_eq!(
        corrected(&shop, "sale_lines"),
        ["text: CafÃ© de la maÃ±ana → Café de la mañana", "text: TÃ© verde → Té verde"]
    );
    shop.changes_nothing("sales", &file);
    // The same document with another text: what was there, what the file has, and what was made of it.
    shop.import("sales", &shop.put("g.csv", rows.replace("de la maÃ±ana", "de las mÃ¡quinas")));
    assert_eq!(
        corrected(&shop, "sale_lines")[2..],
        ["text: Café de la mañana → CafÃ© de las mÃ¡quinas", "text: CafÃ© de las mÃ¡quinas → Café de las máquinas"]
    );
    let money = shop
        .put("p.csv", "Fecha;Cliente;Factura;Importe;Referencia;Notas\n03/02/2026;Ana Gil;1;9;REF Ã‘1;Pagó BegoÃ±a\n");
    assert_eq!(shop.import("payments", &money).counts.created, 1);
    assert_eq!(
        corrected(&shop, "payments"),
        ["reference: REF Ã‘1 → REF Ñ1", "note: Pagó BegoÃ±a → Pagó Begoña"].map(str::to_owned)
    );
    shop.changes_nothing("payments", &money);
    (0..3).for_each(|n| drop(shop.book.undo(NOW + 50_000 + n).unwrap()));
    assert!(shop.texts("SELECT text FROM sale_lines UNION SELECT note FROM payments").is_empty());
}
