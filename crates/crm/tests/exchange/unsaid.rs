//! What a file leaves unsaid: a name, an amount, a country, who speaks for a company, what order its dates have.

use crate::sales::inspect;
use crate::shop::{Shop, counts};

#[test]
fn a_document_without_any_amount_is_refused_and_not_taken_for_nothing() {
    let shop = Shop::new("es");
    let text = "Nº Factura;Fecha;Cliente;Base;Total\nF-1;13/01/2026;Ana Sol;100,00;121,00\nF-2;14/01/2026;Luis Gil;;\n\
                F-3;15/01/2026;Eva Paz;0,00;0,00\nF-4;16/01/2026;Bar Sol;50,00;\n";
    let done = shop.import("sales", &shop.put("f.csv", text));
    assert_eq!(counts(done.counts), [4, 3, 0, 0, 1]);
    assert_eq!(done.refusals[0].reasons[0].code, "total-missing");
    assert_eq!(
        shop.texts("SELECT number || ' ' || total_minor FROM sales ORDER BY id"),
        ["F-1 12100", "F-3 0", "F-4 5000"]
    );
    // What is in the book already may be spoken of again without its amount.
    let again = shop.import("sales", &shop.put("g.csv", "Nº Factura;Fecha;Total;Estado\nF-1;13/01/2026;;Pagada\n"));
    assert_eq!(again.counts.refused, 0, "{again:?}");
    assert_eq!(shop.texts("SELECT CAST(total_minor AS TEXT) FROM sales WHERE number = 'F-1'"), ["12100"]);
}

#[test]
fn pay_slips_and_payments_of_the_tax_office_s_list_are_passed_over() {
    let shop = Shop::new("es");
    let titles = "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
    let row = |uuid: &str, amount: &str, effect: &str| {
        format!(
            "{uuid}~EKU9003173C9~ESCUELA KEMPER~XIQB891116QE4~BERENICE XIQUI~SAT970701NN3~2026-01-13 10:00:00~2026-01-13 10:01:00~{amount}~{effect}~1~"
        )
    };
    let text = [titles.to_owned(), row("A", "116", "I"), row("B", "0", "P"), row("C", "9000", "N")].join("\n");
    let file = shop.put("m.txt", text);
    let done = shop.import("sales", &file);
    assert_eq!(counts(done.counts), [3, 1, 0, 2, 0], "{done:?}");
    assert!(done.notices.iter().any(|notice| (notice.code.as_str(), notice.count) == ("not-a-sale", 2)), "{done:?}");
    assert_eq!(shop.texts("SELECT number || ' ' || total_minor FROM sales"), ["A 11600"]);
    shop.changes_nothing("sales", &file);
}

#[test]
fn whoever_has_no_name_is_called_by_a_mail_until_a_file_tells_it() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("a.csv", "Nombre;Email\nLuis Gil;luis@gil.es\n"));
    let file = shop.put("boletin.csv", "Email;Fecha de alta\nana@ruiz.es;13/01/2026\nluis@gil.es;14/01/2026\n;\n");
    let done = shop.import("clients", &file);
    assert_eq!(counts(done.counts), [2, 1, 0, 1, 0], "{done:?}");
    assert!(done.notices.iter().any(|notice| notice.code == "nameless"), "{done:?}");
    let names = || shop.texts("SELECT name FROM clients ORDER BY id");
    assert_eq!(names(), ["Luis Gil", "ana@ruiz.es"]);
    shop.changes_nothing("clients", &file);
    // A list without names renamed nobody; one with names does.
    shop.import("clients", &shop.put("c.csv", "Nombre;Email\nAna Ruiz;ana@ruiz.es\n"));
    assert_eq!(names(), ["Luis Gil", "Ana Ruiz"]);
    // In a file that has names, a row without one is to be put right.
    let nobody =
        shop.import("clients", &shop.put("d.csv", "Nombre;Email;Ciudad\n;x@y.es;Madrid\nEva Paz;eva@paz.es;Vigo\n"));
    assert_eq!(nobody.refusals[0].reasons[0].code, "name-missing");
}

#[test]
fn the_country_is_told_by_the_postcode_or_the_tax_id_where_no_column_does() {
    let shop = Shop::new("es");
    let text = "Nombre;NIF;Dirección;CP;Ciudad\n\
                Vinhos Lda;PT501442600;Rua Augusta 1;1100-048;Lisboa\n\
                Caves Réunies SARL;FR40303265045;Rue de Rivoli 3;75001;Paris\n\
                Ferretería Sol S.L.;B12345674;Calle Mayor 1;08001;Barcelona\n\
                Bar Luna S.L.;B12345675;Calle Menor 1;08002;Barcelona\n";
    let done = shop.import("clients", &shop.put("p.csv", text));
    assert_eq!(counts(done.counts), [4, 4, 0, 0, 0]);
    let wrong = done.notices.iter().find(|notice| notice.code == "tax-id-wrong").map(|notice| notice.count);
    assert_eq!(wrong, Some(1), "only what is wrong here too: {done:?}");
    assert_eq!(
        shop.texts(
            "SELECT c.tax_country || ' ' || c.tax_id || ' ' || a.country || ' ' || a.postcode
             FROM clients AS c JOIN addresses AS a ON a.client = c.id ORDER BY c.id"
        ),
        ["PT 501442600 PT 1100-048", "FR FR40303265045 FR 75001", "ES B12345674 ES 08001", "ES B12345675 ES 08002"]
    );
}

#[test]
fn who_speaks_for_a_company_becomes_a_person_of_it_once() {
    let shop = Shop::new("es");
    let text = "Cliente;CIF;Contacto;Cargo;Teléfono\nMuebles Pérez;B12345674;Luis Gil Soto;Gerente;912345678\n\
                Talleres Norte;;Eva Paz;;\nAna Ruiz Gil;12345678Z;Ana Ruiz Gil;;\nPaco Sol;00000000T;Marta Sol;;\n";
    let file = shop.put("c.csv", text);
    let done = shop.import("clients", &file);
    assert_eq!(counts(done.counts), [4, 4, 0, 0, 0], "{done:?}");
    let people = done.newcomers.iter().find(|one| one.what == "people").map(|one| one.names.join(", "));
    assert_eq!(people.as_deref(), Some("Luis Gil Soto, Eva Paz"));
    let of_person = done.notices.iter().find(|notice| notice.code == "contact-of-person").map(|notice| notice.count);
    assert_eq!(of_person, Some(1));
    let works = "SELECT c.name || ': ' || p.name || ' ' || w.role || ' ' || p.surname1 FROM positions AS w
                 JOIN clients AS c ON c.id = w.client JOIN clients AS p ON p.id = w.person ORDER BY w.id";
    let both = ["Muebles Pérez: Luis Gil Soto Gerente Gil", "Talleres Norte: Eva Paz  Paz"];
    assert_eq!(shop.texts(works), both);
    assert_eq!(
        shop.texts("SELECT name FROM clients WHERE kind = 'company' ORDER BY id"),
        ["Muebles Pérez", "Talleres Norte"]
    );
    // The telephone is the company's.
    assert_eq!(
        shop.texts("SELECT c.name FROM contact_points AS p JOIN clients AS c ON c.id = p.client"),
        ["Muebles Pérez"]
    );
    shop.changes_nothing("clients", &file);
    // Somebody else of a company that is there.
    let more = shop.import("clients", &shop.put("d.csv", "Cliente;CIF;Contacto\nMuebles Pérez;B12345674;Rosa Mar\n"));
    assert_eq!(counts(more.counts), [1, 0, 1, 0, 0]);
    assert_eq!(shop.texts(works).len(), 3);
    // Nobody new where only what is known is taken.
    let only = shop.put("e.csv", "Cliente;CIF;Persona de contacto\nMuebles Pérez;B12345674;Pía Luz\n");
    let only = shop.import_known_only("clients", &only);
    assert_eq!(counts(only.counts), [1, 0, 0, 1, 0], "{only:?}");
    assert_eq!(shop.texts(works).len(), 3);
}

#[test]
fn beside_a_company_a_contact_is_the_client_who_works_there() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("a.csv", "Empresa;Contacto;Email\nMuebles Pérez;Luis Gil;luis@gil.es\n"));
    assert_eq!(
        shop.texts("SELECT kind || ' ' || name FROM clients ORDER BY id"),
        ["person Luis Gil", "company Muebles Pérez"]
    );
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("a.csv", "Empresa;Persona de contacto;CIF\nMuebles Pérez;Luis Gil;B12345674\n"));
    let all = shop.texts("SELECT kind || ' ' || name || ' ' || coalesce(tax_id, '') FROM clients ORDER BY id");
    assert_eq!(all, ["company Muebles Pérez B12345674", "person Luis Gil "]);
}

#[test]
fn what_a_file_could_not_tell_is_told_after_it_too() {
    let shop = Shop::new("es");
    let file = shop.put("d.csv", "Nombre;Cumpleaños\nAna Ruiz;03/04/1990\nLuis Gil;05/06/1991\n");
    assert_eq!(inspect(&shop, &file).questions.len(), 1);
    let done = shop.import("clients", &file);
    let told: Vec<_> = done.assumed.iter().map(|one| (one.name.as_str(), one.suggested.as_str())).collect();
    assert_eq!(told, [("Cumpleaños", "dmy")]);
}
