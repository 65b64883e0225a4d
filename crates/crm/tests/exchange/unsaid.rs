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
    let file = shop.put("boletin.csv", "Email;Fecha de alta\nhola@sol.es;13/01/2026\nluis@gil.es;14/01/2026\n;\n");
    let done = shop.import("clients", &file);
    assert_eq!(counts(done.counts), [2, 1, 0, 1, 0], "{done:?}");
    assert!(done.notices.iter().any(|notice| notice.code == "nameless"), "{done:?}");
    let names = || shop.texts("SELECT name FROM clients ORDER BY id");
    assert_eq!(names(), ["Luis Gil", "hola@sol.es"]);
    shop.changes_nothing("clients", &file);
    // A list without names renamed nobody; one with names does.
    shop.import("clients", &shop.put("c.csv", "Nombre;Email\nAna Ruiz;hola@sol.es\n"));
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
    let file = shop.put("p.csv", text);
    let done = shop.import("clients", &file);
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
    shop.changes_nothing("clients", &file);
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
    // In Portugal companies have a NIF too.
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("a.csv", "Cliente;NIF;Persona de contacto\nVinhos;PT501442600;João Lopes\n"));
    assert_eq!(
        shop.texts("SELECT kind || ' ' || name FROM clients ORDER BY id"),
        ["company Vinhos", "person João Lopes"]
    );
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

#[test]
fn a_rate_beside_a_base_is_the_tax_however_a_workbook_keeps_it() {
    let shop = Shop::new("es");
    for (name, rates) in [("a.csv", ["0,21", "0,1"]), ("b.csv", ["21", "10"]), ("c.csv", ["21 %", "10 %"])] {
        let [one, two] = rates;
        let text = format!(
            "Factura;Fecha;Cliente;Base;IVA\n{name}1;13/01/2026;Ana Sol;100,00;{one}\n{name}2;14/01/2026;Eva Paz;50,00;{two}\n"
        );
        shop.import("sales", &shop.put(name, text));
    }
    // Cents that do not come out even are rounded as everywhere.
    shop.import("sales", &shop.put("d.csv", "Factura;Fecha;Cliente;Base;IVA\nd1;13/01/2026;Ana Sol;33,33;21\n"));
    assert_eq!(shop.texts("SELECT total_minor || '' FROM sales WHERE number = 'd1'"), ["4033"]);
    let sums = shop.texts(
        "SELECT net_minor || ' ' || tax_minor || ' ' || total_minor FROM sales WHERE number <> 'd1' ORDER BY id",
    );
    assert_eq!(sums, ["10000 2100 12100", "5000 500 5500"].repeat(3));
}

#[test]
fn a_first_and_a_middle_name_are_both_given_names() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("a.csv", "Nombre;Segundo nombre;Apellidos\nLuis;Miguel;Gil Soto\n"));
    assert_eq!(shop.texts("SELECT name || '|' || given_name FROM clients"), ["Luis Miguel Gil Soto|Luis Miguel"]);
}

#[test]
fn payments_of_card_and_mail_services_are_known_and_failed_ones_passed_over() {
    let shop = Shop::new("es");
    let stripe = "id,Description,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer ID,Customer Description,Customer Email\n\
                  ch_1,Pedido 12,2026-01-13 10:00:00,121.00,0.00,eur,2.1,Paid,cus_1,Ana Ruiz,ana@ruiz.es\n\
                  ch_2,Pedido 13,2026-01-14 10:00:00,50.00,0.00,eur,0,Failed,cus_2,Luis Gil,luis@gil.es\n\
                  ch_3,Pedido 14,2026-01-15 10:00:00,80.00,30.00,eur,1.5,Paid,cus_1,Ana Ruiz,ana@ruiz.es\n\
                  ch_4,Pedido 15,2026-01-16 10:00:00,80.00,80.00,eur,1.5,Refunded,cus_1,Ana Ruiz,ana@ruiz.es\n";
    let file = shop.put("stripe.csv", stripe);
    assert_eq!(inspect(&shop, &file).kind, "payments");
    assert_eq!(counts(shop.import("payments", &file).counts), [4, 3, 0, 1, 0]);
    shop.changes_nothing("payments", &file);
    let all = "SELECT amount_minor || '' FROM payments ORDER BY id";
    assert_eq!(shop.texts(all), ["12100", "8000", "-3000", "8000", "-8000"]);
    // What is given back later is found by the payment it was of.
    let later =
        shop.put("later.csv", stripe.replace("121.00,0.00", "121.00,21.00").replace("80.00,30.00", "80.00,35.00"));
    assert_eq!(counts(shop.import("payments", &later).counts), [4, 0, 2, 2, 0]);
    shop.changes_nothing("payments", &later);
    assert_eq!(shop.texts(all), ["12100", "8000", "-3500", "8000", "-8000", "-2100"]);
    let paypal = "\"Fecha\",\"Hora\",\"Nombre\",\"Tipo\",\"Estado\",\"Divisa\",\"Bruto\",\"Comisión\",\"Neto\",\"Correo electrónico del remitente\",\"Id. de transacción\"\n\
                  \"13/01/2026\",\"10:11:12\",\"Eva Paz\",\"Pago exprés\",\"Completado\",\"EUR\",\"60,50\",\"-3,50\",\"57,00\",\"eva@paz.es\",\"9AB\"\n\
                  \"14/01/2026\",\"10:11:12\",\"\",\"Retirada general\",\"Completado\",\"EUR\",\"-57,00\",\"0,00\",\"-57,00\",\"\",\"9AC\"\n";
    let file = shop.put("paypal.csv", paypal);
    assert_eq!(inspect(&shop, &file).kind, "payments");
    assert_eq!(counts(shop.import("payments", &file).counts), [2, 1, 0, 1, 0]);
    let paid = "SELECT c.name || ' ' || sum(p.amount_minor) FROM payments AS p JOIN clients AS c ON c.id = p.client
                GROUP BY c.id ORDER BY c.id";
    assert_eq!(shop.texts(paid), ["Ana Ruiz 14500", "Eva Paz 6050"]);
}

#[test]
fn contacts_of_outlook_and_google_say_what_they_mean() {
    let shop = Shop::new("es");
    let outlook = "\"Título\",\"Nombre\",\"Segundo nombre\",\"Apellidos\",\"Organización\",\"Departamento\",\"Puesto\",\"Calle del trabajo\",\"Ciudad de trabajo\",\"Código postal del trabajo\",\"Calle del domicilio\",\"Ciudad de residencia\",\"Código postal de residencia\",\"Móvil\",\"Cumpleaños\",\"Dirección de correo electrónico\"\n\
                   \"Sr.\",\"Luis\",\"\",\"Gil\",\"Gil S.L.\",\"Ventas\",\"Director\",\"Polígono Sur 4\",\"Dos Hermanas\",\"41700\",\"Calle Mayor 3\",\"Madrid\",\"28001\",\"612345678\",\"0/0/00\",\"luis@gil.es\"\n";
    let file = shop.put("o.csv", outlook);
    assert_eq!(counts(shop.import("clients", &file).counts), [1, 1, 0, 0, 0]);
    let places = "SELECT a.street || ', ' || a.postcode || ' ' || a.city || ' ' || a.region FROM addresses AS a ORDER BY a.street";
    assert_eq!(shop.texts(places), ["Calle Mayor 3, 28001 Madrid ", "Polígono Sur 4, 41700 Dos Hermanas "]);
    assert_eq!(shop.texts("SELECT role FROM positions"), ["Director"]);
    let google = "First Name,Last Name,Labels,E-mail 1 - Value,Phone 1 - Value\nAna,Ruiz,Clientes ::: * myContacts,ana@ruiz.es,612345679\n,,* myContacts,solo@mail.es,\n";
    let file = shop.put("g.csv", google);
    assert_eq!(counts(shop.import("clients", &file).counts), [2, 2, 0, 0, 0]);
    assert_eq!(shop.texts("SELECT name FROM tags"), ["Clientes"]);
    assert_eq!(shop.texts("SELECT name FROM clients ORDER BY id DESC LIMIT 1"), ["solo@mail.es"]);
    shop.changes_nothing("clients", &file);
}

#[test]
fn a_contact_that_is_a_telephone_or_a_mail_is_nobody() {
    for (cells, value) in
        [(["612345678", "699111222"], "+34612345678"), (["ana@ruiz.es", "luis@gil.es"], "ana@ruiz.es")]
    {
        for title in ["Contacto", "Persona de contacto"] {
            let shop = Shop::new("es");
            let text = format!("Cliente;CIF;{title}\nBar Luna;;{}\nMuebles Sol;;{}\n", cells[0], cells[1]);
            let done = shop.import("clients", &shop.put("a.csv", text));
            assert!(done.newcomers.is_empty(), "{done:?}");
            assert_eq!(shop.texts("SELECT value FROM contact_points ORDER BY id")[0], value);
        }
    }
}

#[test]
fn where_only_what_is_known_is_taken_nobody_is_put_in_a_new_company() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("a.csv", "Nombre;Email\nAna Ruiz;ana@ruiz.es\n"));
    let file = shop.put("b.csv", "Nombre;Email;Empresa\nAna Ruiz;ana@ruiz.es;Bar Luna\n");
    let done = shop.import_known_only("clients", &file);
    assert_eq!(counts(done.counts), [1, 0, 0, 1, 0], "{done:?}");
    let told = &done.newcomers[0];
    assert_eq!((told.what.as_str(), told.names.join(", ").as_str(), told.added), ("companies", "Bar Luna", false));
    assert_eq!(counts(shop.import("clients", &file).counts), [1, 0, 1, 0, 0]);
    assert_eq!(shop.texts("SELECT name FROM clients WHERE kind = 'company'"), ["Bar Luna"]);
}

#[test]
fn contacts_of_odoo_and_of_outlook_in_english_bring_company_role_and_place() {
    let shop = Shop::new("es");
    let odoo = "id,name,is_company,parent_id/name,vat,street,zip,city,country_id,category_id,function\n\
                __export__.res_partner_7,Muebles Pérez S.L.,True,,ESB12345674,Calle Mayor 3,28001,Madrid,España,VIP,\n\
                __export__.res_partner_8,Luis Gil,False,Muebles Pérez S.L.,,,,,,,Gerente\n";
    let file = shop.put("odoo.csv", odoo);
    assert_eq!(counts(shop.import("clients", &file).counts), [2, 2, 0, 0, 0]);
    shop.changes_nothing("clients", &file);
    let works =
        "SELECT p.name || ', ' || w.role || ', ' || c.name FROM positions AS w JOIN clients AS c ON c.id = w.client
                 JOIN clients AS p ON p.id = w.person ORDER BY w.id";
    assert_eq!(shop.texts(works), ["Luis Gil, Gerente, Muebles Pérez S.L."]);
    assert_eq!(shop.texts("SELECT country || ' ' || postcode FROM addresses"), ["ES 28001"]);
    let shop = Shop::new("es");
    let outlook = "First Name,Middle Name,Last Name,Title,Birthday,Internet Free Busy,E-mail Address,Mobile Phone,Home Street,Home City,Home Postal Code,Business Street,Business City,Business Postal Code,Company,Job Title,Office Location\n\
                   Luis,,Gil,Sr.,0/0/00,,luis@gil.es,612345678,Calle Mayor 3,Madrid,28001,Polígono Sur 4,Dos Hermanas,41700,Gil S.L.,Director,\n";
    let file = shop.put("outlook.csv", outlook);
    assert_eq!(counts(shop.import("clients", &file).counts), [1, 1, 0, 0, 0]);
    shop.changes_nothing("clients", &file);
    assert_eq!(shop.texts(works), ["Luis Gil, Director, Gil S.L."]);
    let places = "SELECT label || ' ' || street || ' ' || city || ' ' || postcode FROM addresses ORDER BY street";
    assert_eq!(shop.texts(places), ["home Calle Mayor 3 Madrid 28001", "work Polígono Sur 4 Dos Hermanas 41700"]);
}

#[test]
fn lists_of_sales_programs_and_newsletters_bring_place_site_and_standing() {
    let shop = Shop::new("es");
    let text = "Organization - ID,Organization - Name,Organization - Address,Organization - Owner,Website\n\
                7,Bar Sol S.L.,\"Calle Mayor 1, 28013 Madrid\",Luis,barsol.es\n";
    shop.import("clients", &shop.put("organizaciones.csv", text));
    let whose = "SELECT c.name || ' ' || u.name FROM clients AS c JOIN users AS u ON u.id = c.salesperson";
    assert_eq!(shop.texts(whose), ["Bar Sol S.L. Luis"]);
    assert_eq!(shop.texts("SELECT street FROM addresses"), ["Calle Mayor 1, 28013 Madrid"]);
    assert_eq!(shop.texts("SELECT shown FROM contact_points WHERE kind = 'link'"), ["barsol.es"]);
    let text = "First Name,Last Name,Email,Mailing Street,Mailing City,Mailing State,Mailing Zip,Mailing Country\n\
                Ana,Gil,ana@x.es,Calle Luna 2,Vigo,Pontevedra,36201,Spain\n";
    shop.import("clients", &shop.put("contactos.csv", text));
    let there =
        "SELECT street || ' ' || city || ' ' || region || ' ' || country FROM addresses WHERE postcode = '36201'";
    assert_eq!(shop.texts(there), ["Calle Luna 2 Vigo Pontevedra ES"]);
    // Who left the newsletter is no province.
    let text = "email;nombre;estado\na@a.es;Eva Paz;Activo\nb@b.es;Leo Sanz;Baja\n";
    let done = shop.import("clients", &shop.put("boletin.csv", text));
    assert_eq!(done.counts.created, 2);
    assert_eq!(shop.texts("SELECT CAST(count(*) AS TEXT) FROM addresses"), ["2"]);
    assert_eq!(shop.texts("SELECT name FROM clients WHERE archived_at IS NOT NULL"), ["Leo Sanz"]);
    // In Mexico a state is a state.
    let mexico = Shop::new("es");
    mexico.import("clients", &mexico.put("c.csv", "nombre;ciudad;estado\nEva Paz;Toluca;México\n"));
    assert_eq!(mexico.texts("SELECT region FROM addresses"), ["México"]);
}

#[test]
fn a_rate_beside_its_tax_leaves_it_room_and_failed_sales_are_called_off() {
    let shop = Shop::new("es");
    let text = "Nº Factura;Fecha;Cliente;Base imponible;IVA %;Cuota IVA;Total;Estado cobro\n\
                F-1;13/01/2026;Ana Sol;100,00;21;21,01;121,01;Cobrada\n";
    shop.import("sales", &shop.put("f.csv", text));
    let sums = "SELECT net_minor || ' ' || tax_minor || ' ' || total_minor || ' ' || state FROM sales";
    assert_eq!(shop.texts(sums), ["10000 2101 12101 paid"]);
    let text = "Fecha,Número de recibo,Tipo de recibo,Ventas netas,Impuestos,Total cobrado,Estado\n\
                13/01/2026,1-1,Venta,10.00,2.10,12.10,Exitosa\n13/01/2026,1-2,Reembolso,-10.00,-2.10,-12.10,Exitosa\n\
                13/01/2026,1-3,Venta,10.00,2.10,12.10,Fallida\n";
    let done = shop.import("sales", &shop.put("recibos.csv", text));
    assert_eq!(counts(done.counts), [3, 3, 0, 0, 0], "{done:?}");
    let kept = shop.texts(
        "SELECT kind || ' ' || net_minor || ' ' || total_minor || ' ' || state FROM sales WHERE number LIKE '1-%' ORDER BY number",
    );
    assert_eq!(kept[0].split(' ').skip(1).collect::<Vec<_>>(), ["1000", "1210", "paid"]);
    assert!(kept[1].starts_with("credit -1000 -1210"), "{kept:?}");
    assert!(kept[2].ends_with("cancelled"), "{kept:?}");
}
