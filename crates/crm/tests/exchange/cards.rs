//! Contact cards and calendars come in.

use crate::shop::{Shop, asked, counts};
use crm::import::InspectRequest;
use crm::moment::Unwatched;

/// One card of each version, with the ways programs have of saying the same.
const CARDS: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mu=C3=B1oz;Jos=C3=A9;;;\r\n\
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 Mu=C3=B1oz\r\nTEL;CELL:612345678\r\nTEL;HOME:912345678\r\nEND:VCARD\r\n\
BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Pérez\r\nN:Pérez;Ana;;;\r\nORG:Talleres Gil S.L.;Ventas\r\nTITLE:Gerente\r\n\
EMAIL;TYPE=WORK:ana@perez.es\r\nitem1.TEL:+34 600 111 222\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\n\
ADR;TYPE=HOME:;;Calle Mayor 1;Ávila;Ávila;05001;España\r\nBDAY:1980-04-03\r\nCATEGORIES:VIP,Mayorista\r\n\
NOTE:primera línea\\nsegunda\\, con coma\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nUID:abc-1\r\nEND:VCARD\r\n\
BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Bar Sol\r\nTEL;VALUE=uri;TYPE=work:tel:+34-913-456-789\r\nURL:https://barsol.es\r\n\
BDAY:--0315\r\nEND:VCARD\r\n";

const CLIENTS: &str = "SELECT kind || '|' || name || '|' || coalesce(surname1, '') || '|' || coalesce(birthday, '') || '|' || notes || '|' ||
    coalesce((SELECT group_concat(shown || ' ' || label, ',') FROM contact_points WHERE client = c.id), '') || '|' ||
    coalesce((SELECT group_concat(street || ' ' || postcode || ' ' || country || ' ' || label) FROM addresses WHERE client = c.id), '')
    FROM clients AS c WHERE name <> 'Talleres Gil S.L.' ORDER BY id";

#[test]
fn cards_of_every_version_become_clients_once() {
    let shop = Shop::new("es");
    let file = shop.put("contactos.vcf", CARDS);
    let done = shop.import("clients", &file);
    assert_eq!((counts(done.counts), done.companies), ([3, 3, 0, 0, 0], 1), "{done:?}");
    assert_eq!(
        shop.texts(CLIENTS),
        [
            "person|José Muñoz|Muñoz|||612 34 56 78 mobile,912 34 56 78 home|",
            "person|Ana Pérez|Pérez|1980-04-03|primera línea\nsegunda, con coma|600 11 12 22 Mobile,ana@perez.es work|\
             Calle Mayor 1 05001 ES home",
            "company|Bar Sol||0000-03-15||913 45 67 89 work,https://barsol.es |",
        ]
    );
    assert_eq!(shop.texts("SELECT role FROM positions"), ["Gerente"]);
    assert_eq!(shop.texts("SELECT name FROM tags ORDER BY sort_key"), ["Mayorista", "VIP"]);
    // The photo of the second card is a file of hers.
    let photos = "SELECT c.name || '|' || a.name || '|' || a.mime || '|' || a.size FROM attachments AS a JOIN clients AS c ON c.id = a.client";
    assert_eq!(shop.texts(photos), ["Ana Pérez|Ana Pérez.jpg|image/jpeg|10"]);
    shop.changes_nothing("clients", &file);
    let lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Ana Pérez",
        "EMAIL:ana@perez.es",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
        "END:VCARD",
        "",
    ];
    let newer = shop.put("foto.vcf", lines.join("\r\n"));
    assert_eq!(counts(shop.import("clients", &newer).counts), [1, 0, 1, 0, 0]);
    assert_eq!(shop.texts(&format!("{photos} ORDER BY a.id")).last().unwrap(), "Ana Pérez|Ana Pérez.png|image/png|8");
    shop.changes_nothing("clients", &newer);
}

#[test]
fn a_calendar_becomes_tasks_by_the_clock_of_the_business() {
    let shop = Shop::new("es");
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Madrid\r\nEND:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Visita a Ana\r\nDTSTART:20260403T083000Z\r\nDTEND:20260403T093000Z\r\n\
        BEGIN:VALARM\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VTODO\r\nUID:2@x\r\nSUMMARY:Comprar papel\r\nDUE;VALUE=DATE:20260501\r\nSTATUS:COMPLETED\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
    let file = shop.put("agenda.ics", calendar);
    let request = InspectRequest { path: file.display().to_string(), ..InspectRequest::default() };
    let seen = crm::import::inspect(&shop.book, request, &Unwatched).unwrap();
    assert_eq!((seen.kind.as_str(), seen.format.as_str(), seen.rows), ("tasks", "cards", 2));
    let done = shop.import("tasks", &file);
    assert_eq!(counts(done.counts), [2, 2, 0, 0, 0], "{done:?}");
    let tasks = "SELECT title || '|' || due || '|' || coalesce(time, '') || '|' || coalesce(kind, '') || '|' || (done_at IS NOT NULL) FROM tasks";
    assert_eq!(shop.texts(tasks), ["Visita a Ana|2026-04-03|10:30|meeting|0", "Comprar papel|2026-05-01|||1"]);
    shop.changes_nothing("tasks", &file);
}

#[test]
fn a_card_that_is_cut_or_empty_is_survived() {
    let shop = Shop::new("es");
    let done = shop.import("clients", &shop.put("c.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nTEL:612345678\n"));
    assert_eq!(done.counts.created, 1);
    let file = shop.put("v.vcf", "BEGIN:VCARD\nEND:VCARD\n");
    let failed = crm::import::run(&shop.book, shop.act("import.run"), asked("clients", &file), &Unwatched).unwrap_err();
    assert_eq!(failed.kind(), "table-empty");
}

#[test]
fn clients_and_tasks_leave_as_cards_and_come_back_unchanged() {
    let shop = Shop::new("es");
    shop.import("clients", &shop.put("contactos.vcf", CARDS));
    let file = shop.export("clients", "todos.vcf", Some("es"));
    let text = std::fs::read_to_string(&file).unwrap();
    for part in [
        "VERSION:3.0\r\n",
        "N:Muñoz;José;;;",
        "TEL;TYPE=CELL:612 34 56 78",
        "X-ABShowAs:COMPANY",
        "BDAY:--0315",
        "CATEGORIES:Mayorista,VIP",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    shop.changes_nothing("clients", &file);
    let other = Shop::new("es");
    assert_eq!(other.import("clients", &file).counts.refused, 0);
    assert_eq!(other.texts(CLIENTS), shop.texts(CLIENTS));

    shop.import("tasks", &shop.put("t.csv", "título;cliente;vence;hora;hecha;tipo\nLlamar, sin falta;Ana Pérez;05/05/2026;09:30;no;llamada\nPapel;;;;sí;\n"));
    let file = shop.export("tasks", "tareas.ics", Some("es"));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("DUE:20260505T093000\r\n") && text.contains("SUMMARY:Llamar\\, sin falta"), "{text}");
    shop.changes_nothing("tasks", &file);

    let file = shop.export("clients", "todos.jsonl", Some("es"));
    let first: serde_json::Value =
        serde_json::from_str(std::fs::read_to_string(file).unwrap().lines().next().unwrap()).unwrap();
    assert_eq!((first["name"].as_str(), first["phones"].as_str()), (Some("José Muñoz"), Some("612 34 56 78")));
}
