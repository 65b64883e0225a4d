//! Codes that a file writes without their hyphens.

use crate::shop::{Shop, counts};
use crm::import::Notice;

fn found(notices: &[Notice]) -> Vec<(String, String)> {
    let told = notices.iter().filter(|notice| notice.code == "code-hyphen").flat_map(|notice| &notice.samples);
    told.map(|said| (said.params["value"].clone(), said.params["new"].clone())).collect()
}

fn pair(written: &str, kept: &str) -> (String, String) {
    (written.to_owned(), kept.to_owned())
}

#[test]
fn a_product_is_found_without_its_hyphen_where_one_can_be_meant() {
    let shop = Shop::new("es");
    let book = "código;nombre\nA-0012;Tornillo M5\nB-1;Tuerca\nB1-;Arandela\nC-77;Clavo\n";
    assert_eq!(shop.import("products", &shop.put("p.csv", book)).counts.created, 4);
    let file = shop.put(
        "f.csv",
        "Factura;Fecha;Código de producto;Producto;Cantidad;Precio\n1;01/02/2026;A0012;;2;1,00\n2;01/02/2026;a0012;TORNILLO M5;1;1,00\n\
         3;01/02/2026;B1;;1;1,00\n4;01/02/2026;C77;Martillo;1;1,00\n5;01/02/2026;C-77;Clavo;1;1,00\n",
    );
    let seen = shop.preview("sales", &file);
    assert_eq!(found(&seen.notices), [pair("A0012", "A-0012")]);
    let done = shop.import("sales", &file);
    assert_eq!((counts(done.counts), found(&done.notices)), ([5, 5, 0, 0, 0], found(&seen.notices)));
    let sold =
        "SELECT p.code || ' ' || p.name FROM sale_lines AS l JOIN products AS p ON p.id = l.product ORDER BY l.id";
    assert_eq!(
        shop.texts(sold),
        ["A-0012 Tornillo M5", "A-0012 Tornillo M5", "B1 B1", "C77 Martillo", "C-77 Clavo"],
        "two codes come to B1, and a hammer is no nail"
    );
    shop.changes_nothing("sales", &file);
}

#[test]
fn a_list_of_products_finds_them_and_leaves_their_codes() {
    let shop = Shop::new("es");
    shop.import("products", &shop.put("p.csv", "código;nombre;precio\nA-0012;Tornillo M5;1,00\n"));
    let file = shop.put("q.csv", "código;nombre;precio\nA0012;Tornillo M5;2,00\nA00-13;Tornillo M6;3,00\n");
    let done = shop.import("products", &file);
    assert_eq!(counts(done.counts), [2, 1, 1, 0, 0]);
    assert_eq!(found(&done.notices), [pair("A0012", "A-0012")]);
    let all = "SELECT code || ' ' || name || ' ' || price FROM products ORDER BY id";
    assert_eq!(shop.texts(all), ["A-0012 Tornillo M5 2000000", "A00-13 Tornillo M6 3000000"]);
    shop.changes_nothing("products", &file);
}

#[test]
fn a_client_is_found_without_the_hyphen_of_its_number() {
    let shop = Shop::new("es");
    let book = "código;nombre\nCLI-007;Ana Sol\nCLI-008;Luis Gil\n12-3;Eva Mar\n";
    shop.import("clients", &shop.put("c.csv", book));
    let file = shop.put(
        "f.csv",
        "Factura;Fecha;Código de cliente;Cliente;Total\n1;01/02/2026;CLI007;Ana Sol;5\n2;01/02/2026;CLI008;Zoilo Prats;6\n3;01/02/2026;123;;7\n",
    );
    let done = shop.import("sales", &file);
    assert_eq!((counts(done.counts), found(&done.notices)), ([3, 3, 0, 0, 0], vec![pair("CLI007", "CLI-007")]));
    let bought = "SELECT c.name FROM sales AS s JOIN clients AS c ON c.id = s.client ORDER BY s.id";
    assert_eq!(shop.texts(bought), ["Ana Sol", "Zoilo Prats", "123"], "another name, and a number without letters");
    shop.changes_nothing("sales", &file);
    let visits = "Código de cliente;fecha;tipo;texto\nCLI007;03/02/2026;visita;Hola\n";
    let done = shop.import("interactions", &shop.put("i.csv", visits));
    assert_eq!(
        (done.counts.created, found(&done.notices)),
        (1, vec![pair("CLI007", "CLI-007")]),
        "{:?}",
        done.refusals
    );
}
