//! Export profiles: what other programs take, and what comes back from them.

use crate::shop::{NOW, Shop};
use crm::clients::{AddressDraft, ClientDraft, ContactPointDraft};
use crm::export::ExportRequest;
use crm::moment::{Moment, Unwatched};
use std::path::Path;

fn full(shop: &Shop) {
    let point = |kind: &str, value: &str, label: &str| ContactPointDraft {
        kind: kind.into(),
        value: value.into(),
        label: Some(label.into()),
        ..ContactPointDraft::default()
    };
    let draft = ClientDraft {
        name: Some("José Muñoz García".into()),
        birthday: Some("1980-04-03".into()),
        contact_points: Some(vec![
            point("phone", "612345678", "mobile"),
            point("phone", "912345678", "work"),
            point("mail", "jose@munoz.es", "work"),
        ]),
        addresses: Some(vec![AddressDraft {
            street: Some("Calle Mayor 1".into()),
            city: Some("Ávila".into()),
            postcode: Some("05001".into()),
            country: Some("ES".into()),
            ..AddressDraft::default()
        }]),
        notes: Some("=fórmula\nsegunda".into()),
        ..ClientDraft::default()
    };
    shop.client(&draft);
}

fn export(shop: &Shop, kind: &str, profile: &str, name: &str) -> crm::Result<Vec<u8>> {
    let path = shop.path(name);
    let request = ExportRequest {
        kind: kind.into(),
        to: path.display().to_string(),
        profile: Some(profile.into()),
        words: crate::shop::words("es"),
        ..ExportRequest::default()
    };
    let at = Moment { now: NOW, zone: shop.book.zone() };
    shop.book.read(|conn| crm::export::write(conn, at, &request, &Unwatched))?;
    Ok(std::fs::read(path).unwrap())
}

fn text(shop: &Shop, kind: &str, profile: &str, name: &str) -> String {
    String::from_utf8(export(shop, kind, profile, name).unwrap()).unwrap()
}

#[test]
fn contacts_go_to_google_and_outlook_in_their_own_form_and_are_the_same_client_on_the_way_back() {
    let shop = Shop::new("es");
    full(&shop);
    let google = text(&shop, "clients", "google-contacts", "g.csv");
    assert!(google.starts_with("First Name,Last Name,Organization Name,"), "{google}");
    assert!(
        google.contains("José,Muñoz García,,,José Muñoz García,1980-04-03,\"=fórmula\nsegunda\",work,jose@munoz.es"),
        "{google}"
    );
    assert!(google.contains(",Calle Mayor 1,Ávila,"), "{google}");
    let outlook = text(&shop, "clients", "outlook", "o.csv");
    assert!(outlook.starts_with("\u{feff}\"First Name\",\"Last Name\","), "{outlook}");
    assert!(outlook.contains("\"3/4/1980\""), "{outlook}");
    for file in ["g.csv", "o.csv"] {
        let other = Shop::new("es");
        let done = other.import("clients", &shop.path(file));
        assert_eq!((done.counts.created, done.counts.refused), (1, 0), "{file}: {done:?}");
        assert_eq!(
            other.texts("SELECT name || ' ' || kept_phone || ' ' || kept_mail || ' ' || kept_city FROM clients").len(),
            1
        );
        assert_eq!(
            other.texts("SELECT surname1 || '|' || surname2 || '|' || birthday FROM clients"),
            ["Muñoz|García|1980-04-03"]
        );
        assert_eq!(other.texts("SELECT postcode FROM addresses"), ["05001"], "{file}");
    }
}

#[test]
fn a_profile_of_one_s_own_says_columns_names_order_and_dialect() {
    let shop = Shop::new("es");
    full(&shop);
    let own = |name: &str, rest: &str| {
        let columns = "[[columns]]\ntitle = \"Correo\"\nfield = \"mails\"\n[[columns]]\ntitle = \"Quién\"\nfields = [\"surname1\", \"given_name\"]\n\
                       join = \", \"\n[[columns]]\ntitle = \"Nació\"\nfield = \"birthday\"\n[[columns]]\ntitle = \"De\"\nvalue = \"Café Sol\"\n\
                       [[columns]]\ntitle = \"Tercero\"\nfield = \"phones 3\"\n";
        shop.put(name, format!("name = \"Mío\"\n{rest}\n{columns}")).display().to_string()
    };
    let first = own("uno.toml", "separator = \"|\"\ndates = \"d.m.yy\"\nline_end = \"lf\"");
    assert_eq!(
        text(&shop, "clients", &first, "a.csv"),
        "Correo|Quién|Nació|De|Tercero\njose@munoz.es|Muñoz, José|3.4.80|Café Sol|\n"
    );
    let second = own("dos.toml", "encoding = \"windows-1252\"\nquotes = \"all\"");
    let bytes = export(&shop, "clients", &second, "b.csv").unwrap();
    assert!(bytes.windows(5).any(|w| w == b"Mu\xf1oz"), "{bytes:?}");
    assert!(bytes.starts_with(b"\"Correo\",\"Qui\xe9n\""), "{bytes:?}");
    let wide = own("tres.toml", "encoding = \"utf-16le\"");
    let bytes = export(&shop, "clients", &wide, "c.csv").unwrap();
    assert!(bytes.starts_with(b"\xFF\xFEC\0o\0r\0"), "{bytes:?}");
}

#[test]
fn what_a_profile_cannot_do_is_told_and_no_file_is_left() {
    let shop = Shop::new("es");
    shop.client(&ClientDraft { name: Some("Łucja 🦀".into()), ..ClientDraft::default() });
    let refused = |profile: &str| {
        let error = export(&shop, "clients", profile, "x.csv").unwrap_err();
        assert!(!shop.path("x.csv").exists() && !shop.path("x.csv.new").exists());
        (error.kind(), error.params().into_iter().map(|(_, value)| value).collect::<Vec<_>>())
    };
    let old = shop.put("viejo.toml", "name = \"v\"\nencoding = \"windows-1252\"\n");
    assert_eq!(refused(&old.display().to_string()), ("export-letter-unfit", vec!["Ł".into()]));
    let wrong = shop.put("mal.toml", "name = \"m\"\n[[columns]]\ntitle = \"Signo\"\nfield = \"zodiac\"\n");
    let (kind, said) = refused(&wrong.display().to_string());
    assert_eq!((kind, said[1].as_str(), said[2].as_str()), ("profile-column-unknown", "4", "zodiac"));
    assert_eq!(refused("no-such").0, "profile-missing");
    let tasks = export(&shop, "tasks", "google-contacts", "x.csv").unwrap_err();
    assert_eq!(tasks.kind(), "profile-kind-unfit");
}

#[test]
fn without_columns_a_profile_is_the_whole_table_and_comes_back_unchanged() {
    let shop = Shop::new("es");
    full(&shop);
    for profile in ["excel-espana", "rfc-4180"] {
        export(&shop, "clients", profile, "t.csv").unwrap();
        shop.changes_nothing("clients", Path::new(&shop.path("t.csv")));
    }
    assert!(text(&shop, "clients", "excel-espana", "e.csv").contains(";Persona;"));
    assert!(text(&shop, "clients", "rfc-4180", "r.csv").contains(",person,"));
    export(&shop, "clients", "etiquetas", "l.xlsx").unwrap();
    let seen = shop.preview("clients", &shop.path("l.xlsx"));
    assert_eq!(seen.counts.rows, 1);
}
