//! Files and photos of a client.

use super::book::{Shop, input};
use crm::attachments::{LARGEST, add, content, of_client, remove, save};
use serde_json::json;

fn contents(shop: &Shop) -> i64 {
    shop.book.read(|c| Ok(c.query_row("SELECT count(*) FROM files", [], |r| r.get(0))?)).unwrap()
}

#[test]
fn a_file_goes_in_and_comes_out_byte_by_byte_and_its_contents_are_kept_once() {
    let shop = Shop::new();
    let folder = tempfile::tempdir().unwrap();
    let (jose, maria) = (shop.client("José Muñoz"), shop.client("María Peña"));
    let path = folder.path().join("presupuesto año.pdf");
    let bytes: Vec<u8> = b"%PDF-1.7\n".iter().copied().chain((0..300_000u32).map(|n| (n % 251) as u8)).collect();
    std::fs::write(&path, &bytes).unwrap();
    let new = |client| input(json!({ "client": client, "path": path }));
    let file = shop.write_and_turn("attachments.add", |tx| add(tx, &new(jose))).value;
    assert_eq!(
        (file.name.as_str(), file.mime.as_str(), file.size),
        ("presupuesto año.pdf", "application/pdf", bytes.len() as i64)
    );
    shop.write("attachments.add", |tx| add(tx, &new(maria)));
    assert_eq!(contents(&shop), 1, "the same contents twice");
    let copy = folder.path().join("copia.pdf");
    shop.book.read(|c| save(c, &input(json!({ "id": file.id, "to": copy })))).unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
    shop.write_and_turn("attachments.remove", |tx| remove(tx, &input(json!({ "id": file.id }))));
    assert!(shop.book.read(|c| of_client(c, &input(json!({ "client": jose })))).unwrap().is_empty());
    shop.book.undo(super::book::NOW).unwrap();
    let shown = shop.book.read(|c| content(c, &input(json!({ "id": file.id })))).unwrap();
    assert!(shown.base64.starts_with("JVBERi0xLjcK"));
}

#[test]
fn what_is_pasted_hangs_from_its_visit() {
    let shop = Shop::new();
    let (jose, maria) = (shop.client("José Muñoz"), shop.client("María Peña"));
    let new = json!({ "client": jose, "kind": "visit" });
    let visit = shop.write("interactions.record", |tx| crm::interactions::record(tx, &input(new))).value;
    let photo = json!({ "client": jose, "interaction": visit.id, "name": "../foto.png", "bytes": "iVBORw0KGgo=" });
    let photo = shop.write_and_turn("attachments.add", |tx| add(tx, &input(photo))).value;
    assert_eq!(
        (photo.name.as_str(), photo.mime.as_str(), photo.interaction),
        ("..foto.png", "image/png", Some(visit.id))
    );
    assert_eq!(shop.book.read(|c| crm::interactions::get(c, visit.id)).unwrap().attachments, 1);
    let other = json!({ "client": maria, "interaction": visit.id, "name": "a", "bytes": "aaaa" });
    assert_eq!(shop.kind_of_error(|tx| add(tx, &input(other))), "not-found", "a visit to another client");
}

#[test]
fn files_past_two_hundred_come_after_the_last_one_seen() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    for n in 0..203 {
        let new = json!({ "client": jose, "name": format!("{n}.txt"), "bytes": "aaaa" });
        shop.write("attachments.add", |tx| add(tx, &input(new)));
    }
    let page = |asked: serde_json::Value| shop.book.read(|c| of_client(c, &input(asked))).unwrap();
    let first = page(json!({ "client": jose }));
    assert_eq!((first.len(), first[0].name.as_str()), (200, "202.txt"));
    let rest = page(json!({ "client": jose, "before": first[199].id }));
    assert_eq!(rest.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["2.txt", "1.txt", "0.txt"]);
}

#[test]
fn a_visit_and_its_photos_are_one_step() {
    let shop = Shop::new();
    let jose = shop.client("José Muñoz");
    let photo = |name: &str, bytes: &str| json!({ "name": name, "bytes": bytes });
    let new =
        json!({ "client": jose, "kind": "visit", "files": [photo("a.png", "iVBORw0KGgo="), photo("b.txt", "aaaa")] });
    let visit = shop.write_and_turn("interactions.record", |tx| crm::interactions::record(tx, &input(new)));
    assert_eq!(visit.value.attachments, 2);
    assert_eq!(visit.entry.unwrap().params["client"], "José Muñoz");
    let wrong = json!({ "client": jose, "kind": "visit", "files": [photo("a.png", "ñ")] });
    assert_eq!(shop.kind_of_error(|tx| crm::interactions::record(tx, &input(wrong))), "bytes-unfit");
    assert_eq!(shop.book.read(|c| of_client(c, &input(json!({ "client": jose })))).unwrap().len(), 2);
}

#[test]
fn a_file_that_cannot_be_kept_says_why() {
    let shop = Shop::new();
    let folder = tempfile::tempdir().unwrap();
    let jose = shop.client("José Muñoz");
    let large = folder.path().join("película.mkv");
    std::fs::File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
    let empty = folder.path().join("nada.txt");
    std::fs::write(&empty, "").unwrap();
    for (new, kind) in [
        (json!({ "path": large }), "file-too-large"),
        (json!({ "path": empty }), "file-empty"),
        (json!({ "path": folder.path() }), "file-missing"),
        (json!({ "path": folder.path().join("no está") }), "file-missing"),
        (json!({ "name": "a", "bytes": "ñ" }), "bytes-unfit"),
        (json!({ "name": "", "bytes": "aaaa" }), "name-missing"),
        (json!({ "name": "a" }), "file-missing"),
    ] {
        let mut all = json!({ "client": jose });
        all.as_object_mut().unwrap().extend(new.as_object().unwrap().clone());
        assert_eq!(shop.kind_of_error(|tx| add(tx, &input(all.clone()))), kind, "{new}");
    }
    assert_eq!(contents(&shop), 0);
}
