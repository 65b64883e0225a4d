//! A demo business leaves and comes back.

use crate::shop::{Shop, contents, same};
use crm::attachments::{self, NewAttachment};
use crm::clients::{self, ClientDraft, ConsentDraft};
use crm::folder::{self, LookRequest};
use crm::moment::Unwatched;

fn full(shop: &Shop) {
    let ana = ClientDraft {
        name: Some("Ana Ruiz".into()),
        notes: Some("=cmd()\r\nsegunda".into()),
        consents: Some(vec![ConsentDraft {
            channel: "mail".into(),
            state: "given".into(),
            day: Some("2026-01-31".into()),
            how: Some("Firmó en el mostrador".into()),
        }]),
        tags: Some(vec!["VIP".into()]),
        ..ClientDraft::default()
    };
    let ana = shop.book.write(shop.act("clients.create"), |tx| clients::create(tx, &ana)).unwrap().value;
    std::fs::write(shop.path("foto.JPG"), b"\xff\xd8\xffpixels").unwrap();
    for name in ["foto.jpg", "la misma.jpg"] {
        let new = NewAttachment {
            client: ana.id,
            interaction: None,
            path: Some(shop.path("foto.JPG").display().to_string()),
            name: Some(name.into()),
            bytes: None,
        };
        shop.book.write(shop.act("attachments.add"), |tx| attachments::add(tx, &new)).unwrap();
    }
}

#[test]
fn a_book_goes_out_as_files_that_any_program_reads() {
    let shop = Shop::new("Ana");
    full(&shop);
    let done = shop.write("libro").unwrap();
    let files = contents(&shop.path("libro"));
    assert_eq!(done.files as usize + 1, files.len(), "all but the explanation: {:?}", files.keys());
    assert!(files.keys().filter(|name| name.starts_with("attachments/")).all(|name| name.ends_with(".jpg")));
    assert_eq!(files.keys().filter(|name| name.starts_with("attachments/")).count(), 1, "a content is there once");
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(text("clients.csv").starts_with("uid,kind,name,sort_key,given_name"), "{}", text("clients.csv"));
    assert!(text("clients.csv").contains("\"'=cmd()\r\nsegunda\""), "{}", text("clients.csv"));
    assert!(
        text("consents.csv").contains(",mail,given,2026-01-31,Firmó en el mostrador\r\n"),
        "{}",
        text("consents.csv")
    );
    assert!(text("columns.csv").contains("consents,client,reference,0,clients\r\n"));
    assert!(text("attachments.csv").contains("T"), "instants are ISO 8601: {}", text("attachments.csv"));
    assert_eq!(text("README.txt"), "Léame\n");
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!((manifest["format"].as_str(), manifest["version"].as_u64()), (Some("clientela-book"), Some(1)));
    let seen = folder::look(&LookRequest { path: done.path, verify: true }, &Unwatched).unwrap();
    assert_eq!((seen.business.as_str(), seen.tables["clients"], seen.attachments), ("Café Sol", 1, 1));
    assert!(seen.verified);
}

#[test]
fn an_equal_book_is_made_of_it_with_photos_consents_and_who_is_here() {
    let shop = Shop::new("Ana");
    full(&shop);
    shop.write("libro").unwrap();
    let other = Shop::new("ana");
    let done = other.read(&shop.path("libro")).unwrap();
    assert_eq!(done.tables["attachments"], 2);
    other.write("libro").unwrap();
    same(&shop.path("libro"), &other.path("libro"));
    assert_eq!(other.texts("SELECT day || ' ' || how FROM consents"), ["2026-01-31 Firmó en el mostrador"]);
    let here = other.book.read(crm::users::here).unwrap().unwrap();
    assert_eq!(here.name, "Ana", "who is at this machine is found by name");
    other.is_sound();
    // What is done afterwards is theirs, and the history goes on.
    let new = ClientDraft { name: Some("Luis".into()), ..ClientDraft::default() };
    other.book.write(other.act("clients.create"), |tx| clients::create(tx, &new)).unwrap();
    other.book.undo(crate::shop::NOW + 50_000).unwrap();
    other.book.undo(crate::shop::NOW + 60_000).unwrap();
    assert!(other.texts("SELECT name FROM clients").is_empty());
    assert_eq!(other.texts("SELECT name FROM users"), ["ana"]);
    assert_eq!(other.book.read(crm::users::here).unwrap().unwrap().name, "ana");
    other.is_sound();
}

#[test]
fn a_demo_business_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let zone = crm::moment::zone_of_country("ES");
    let now = crate::shop::NOW;
    let today = crm::moment::Moment { now, zone }.today();
    let plan = crm::demo::Plan::new(crm::demo::Country::of_code("ES").unwrap(), 150, 2, 5, today);
    let path = folder.path().join("d.clientela");
    let (book, _) = crm::demo::make(&path, None, &plan, "aquí", now, [3; 32], &Unwatched).unwrap();
    let at = crm::moment::Moment { now, zone };
    let to = folder.path().join("fuera");
    let request = folder::FolderRequest { to: to.display().to_string(), ..folder::FolderRequest::default() };
    book.read(|conn| folder::write(conn, at, 9, &request, &Unwatched)).unwrap();
    let other = Shop::new("Ana");
    other.read(&to).unwrap();
    let request =
        folder::FolderRequest { to: other.path("x").display().to_string(), ..folder::FolderRequest::default() };
    other.book.read(|conn| folder::write(conn, at, 9, &request, &Unwatched)).unwrap();
    same(&to, &other.path("x"));
    other.is_sound();
    let zone = other.book.zone();
    assert_eq!(zone, book.zone(), "the settings of the folder are in force at once");
}
