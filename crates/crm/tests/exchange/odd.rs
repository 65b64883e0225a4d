//! Files as they come: reports with feet, cells with more than one thing in them, bytes that are no letters, files that contradict
//! each other.

use crate::sales::{inspect, told};
use crate::shop::{Shop, counts};
use crm::import::InspectRequest;

#[test]
fn two_files_that_contradict_each_other_spoil_nobody() {
    let shop = Shop::new("es");
    let titles = "Código;Nombre;NIF;Teléfono;Correo";
    let first =
        format!("{titles}\nC1;Ana Ruiz Gil;12345678Z;612345678;ana@ruiz.es\nC2;Luis Gil;;699111222;luis@gil.es\n");
    assert_eq!(shop.import("clients", &shop.put("a.csv", first)).counts.created, 2);
    let all = "SELECT name || ' ' || coalesce(tax_id, '-') || ' ' || (SELECT group_concat(value) FROM contact_points WHERE client = c.id)
               FROM clients AS c ORDER BY id";
    let before = shop.texts(all);
    // The code of the one with the telephone and mail of the other.
    let second = format!("{titles}\nC1;Luis Gil Soto;;699111222;luis@gil.es\n");
    let file = shop.put("b.csv", second);
    for _ in 0..2 {
        let done = shop.import("clients", &file);
        assert_eq!(counts(done.counts), [1, 0, 0, 0, 1], "{done:?}");
        let reason = &done.refusals[0].reasons[0];
        assert_eq!(reason.code, "key-of-another");
        let told = ["value", "name", "other"].map(|name| reason.params[name].as_str());
        assert_eq!(told, ["C1", "Ana Ruiz Gil", "Luis Gil"]);
        assert_eq!(shop.texts(all), before);
    }
    // A client that is called otherwise now is still the one of its code.
    let renamed = format!("{titles}\nC1;Panadería Sol;;;sol@pan.es\nC2;Luis Gil Soto;;699111222;\n");
    let done = shop.import("clients", &shop.put("c.csv", renamed));
    assert_eq!(counts(done.counts), [2, 0, 2, 0, 0], "{done:?}");
    assert_eq!(shop.texts("SELECT name FROM clients ORDER BY id"), ["Panadería Sol", "Luis Gil Soto"]);
}

#[test]
fn zeros_that_an_old_program_left_are_dropped_from_the_cells() {
    let shop = Shop::new("es");
    let rows =
        b"nombre;tel\xe9fono;correo\nAna\0 Ruiz;612\x00345678;ana@ruiz.es\nLuis Gil\0\0\0\0;\0\0\0;luis@gil.es\n";
    let file = shop.put("n.csv", rows);
    assert_eq!(counts(shop.import("clients", &file).counts), [2, 2, 0, 0, 0]);
    assert_eq!(shop.texts("SELECT name FROM clients ORDER BY id"), ["Ana Ruiz", "Luis Gil"]);
    assert_eq!(shop.texts("SELECT value FROM contact_points WHERE kind = 'phone'"), ["+34612345678"]);
    shop.changes_nothing("clients", &file);
    // Half of it zeros, and on both sides, is no text.
    let noise: Vec<u8> = (0..4_000_u32).map(|at| if at % 3 == 0 { 0 } else { b'a' + (at % 7) as u8 }).collect();
    let asked = InspectRequest { path: shop.put("x.csv", noise).display().to_string(), ..InspectRequest::default() };
    let seen = crm::import::inspect(&shop.book, asked, &crm::moment::Unwatched);
    assert_eq!(seen.unwrap_err().kind(), "table-binary");
}

#[test]
fn what_a_report_writes_below_its_totals_is_no_row() {
    let shop = Shop::new("es");
    let text = "Listado de facturas;;;;\n;;;;\nNº Factura;Fecha;Cliente;Base;Total\n\
                F-1;05/01/2026;Ana Sol;1.000,00;1.210,00\nF-2;22/02/2026;Luis Gil;(50,00);(60,50)\n\
                ;;Subtotal;950,00;1.149,50\nTOTALES;;;950,00;1.149,50\nTotal registros: 2;;;;\nPágina 1 de 1;;;;\n";
    let file = shop.put("f.csv", text);
    let seen = inspect(&shop, &file);
    let totals =
        seen.evidence.iter().find(|said| said.code == "finding-totals").map(|said| said.params["rows"].as_str());
    assert_eq!(totals, Some("4"));
    assert_eq!(counts(shop.import("sales", &file).counts), [2, 2, 0, 0, 0]);
    assert_eq!(shop.texts("SELECT CAST(total_minor AS TEXT) FROM sales ORDER BY id"), ["121000", "-6050"]);
}

#[test]
fn days_that_a_sheet_counted_come_in_with_their_time() {
    let shop = Shop::new("es");
    let rows = "Cliente;Fecha;Tipo;Notas\nAna Ruiz;46027;Visita;Pide catálogo\nAna Ruiz;46028,5;Llamada;Reclama\n";
    shop.client(&crm::clients::ClientDraft { name: Some("Ana Ruiz".into()), ..Default::default() });
    let file = shop.put("s.csv", rows);
    assert_eq!(inspect(&shop, &file).kind, "interactions");
    assert_eq!(counts(shop.import("interactions", &file).counts), [2, 2, 0, 0, 0]);
    let days = shop.texts("SELECT strftime('%Y-%m-%d %H:%M', at / 1000, 'unixepoch') FROM interactions ORDER BY id");
    assert_eq!(days, ["2026-01-04 23:00", "2026-01-06 11:00"], "in Madrid an hour later");
}

#[test]
fn several_telephones_and_words_around_them_come_in_under_their_title() {
    let shop = Shop::new("es");
    let rows = "Nombre;Teléfonos;Emails\nAna Ruiz;\"612345678 / 912345678 (casa)\";ana@ruiz.es, ana2@ruiz.es\n\
                Bar Sol;Tel. 934 44 55 66;<bar@sol.es>\nLuis Gil;\"+34 699 111 222\n699111223\";mailto:luis@gil.es\n";
    let done = shop.import("clients", &shop.put("t.csv", rows));
    assert_eq!(counts(done.counts), [3, 3, 0, 0, 0]);
    let of = |kind: &str| shop.texts(&format!("SELECT value FROM contact_points WHERE kind = '{kind}' ORDER BY id"));
    assert_eq!(of("phone"), ["+34612345678", "+34912345678", "+34934445566", "+34699111222", "+34699111223"]);
    assert_eq!(of("mail"), ["ana@ruiz.es", "ana2@ruiz.es", "bar@sol.es", "luis@gil.es"]);
}

#[test]
fn children_of_odoo_stand_below_their_order_whatever_their_column_is_called() {
    let shop = Shop::new("es");
    let rows = "Order Reference,Customer,Order Date,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Subtotal\n\
                S00001,\"Azure Interior, Brandon Freeman\",2026-03-02 10:12:00,Mesa,2.00,120.50,241.00\n,,,Silla,4.00,25.00,100.00\n\
                S00002,Deco Addict,2026-03-04 09:00:00,Mesa,1.00,120.50,120.50\n";
    let file = shop.put("o.csv", rows);
    assert_eq!(counts(shop.import("sales", &file).counts), [3, 3, 0, 0, 0]);
    assert_eq!(
        told(&shop),
        [
            "order  S00001 2026-03-02 Azure Interior, Brandon Freeman 34100 EUR - 2.0×Mesa=24100; 4.0×Silla=10000",
            "order  S00002 2026-03-04 Deco Addict 12050 EUR - 1.0×Mesa=12050"
        ]
    );
}

#[test]
fn refunds_of_amazon_are_negative_and_transfers_are_told() {
    let shop = Shop::new("es");
    let text = "\"Incluye transacciones de Amazon Marketplace\"\n\"Todos los importes en EUR\"\n\
        \"fecha y hora\",\"identificador de pago\",\"tipo\",\"número de pedido\",\"sku\",\"descripción\",\"cantidad\",\"ventas de productos\",\"tarifas de venta\",\"total\"\n\
        \"1 mar 2026 10:00:00 GMT+01:00\",\"1\",\"Pedido\",\"403-1\",\"SKU1\",\"Cafetera\",\"1\",\"36,30\",\"-5,45\",\"30,85\"\n\
        \"5 mar 2026 10:00:00 GMT+01:00\",\"1\",\"Reembolso\",\"403-1\",\"SKU1\",\"Cafetera\",\"1\",\"-36,30\",\"4,36\",\"-31,94\"\n\
        \"6 mar 2026 10:00:00 GMT+01:00\",\"1\",\"Transferir\",\"\",\"\",\"A la cuenta\",\"\",\"0\",\"0\",\"-1.035,69\"\n";
    let file = shop.put("a.csv", text);
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [3, 2, 0, 0, 1], "{:?}", done.refusals);
    assert_eq!(done.refusals[0].reasons[0].params["value"], "Transferir");
    let sums = "SELECT kind || ' ' || number || ' ' || day || ' ' || total_minor FROM sales ORDER BY id";
    assert_eq!(shop.texts(sums), ["order 403-1 2026-03-01 3630", "credit 403-1 2026-03-05 -3630"]);
}
