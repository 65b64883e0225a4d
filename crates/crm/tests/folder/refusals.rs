//! What is refused, with its reason, and nothing changed.

use crate::shop::{NOW, Shop, contents};
use crm::clients::{self, ClientDraft};
use crm::folder::{self, FolderRequest};
use crm::moment::{Moment, Progress, Watch};
use std::fs;

fn shop() -> Shop {
    let shop = Shop::new("Ana");
    for n in 0..3 {
        let new = ClientDraft { name: Some(format!("Cliente {n}")), ..ClientDraft::default() };
        shop.book.write(shop.act("clients.create"), |tx| clients::create(tx, &new)).unwrap();
    }
    shop.write("libro").unwrap();
    shop
}

/// The kind of the refusal and what it names, and that the empty book stays as it was.
fn refused(shop: &Shop) -> (String, Vec<String>) {
    let other = Shop::new("Bea");
    let before = other.texts("SELECT name FROM users UNION ALL SELECT name FROM list_items");
    let error = other.read(&shop.path("libro")).unwrap_err();
    assert_eq!(other.texts("SELECT name FROM users UNION ALL SELECT name FROM list_items"), before);
    assert!(other.texts("SELECT name FROM clients").is_empty());
    (error.kind().to_owned(), error.params().into_iter().map(|(_, value)| value).collect())
}

fn change_manifest(shop: &Shop, change: impl Fn(&mut serde_json::Value)) {
    let place = shop.path("libro/manifest.json");
    let mut manifest = serde_json::from_slice(&fs::read(&place).unwrap()).unwrap();
    change(&mut manifest);
    fs::write(&place, manifest.to_string()).unwrap();
}

#[test]
fn a_file_that_was_changed_cut_or_lost_is_named() {
    let shop = shop();
    let place = shop.path("libro/clients.csv");
    let whole = fs::read(&place).unwrap();
    let swapped = String::from_utf8(whole.clone()).unwrap().replace("Cliente 1", "Cliente 7");
    fs::write(&place, swapped).unwrap();
    assert_eq!(refused(&shop), ("folder-file-differs".into(), vec!["clients.csv".into()]));
    fs::write(&place, &whole[..whole.len() - 3]).unwrap();
    assert_eq!(refused(&shop), ("folder-file-differs".into(), vec!["clients.csv".into()]));
    fs::remove_file(&place).unwrap();
    assert_eq!(refused(&shop), ("folder-file-missing".into(), vec!["clients.csv".into()]));
}

#[test]
fn a_folder_of_a_newer_program_and_one_that_is_none_are_told_apart() {
    let shop = shop();
    change_manifest(&shop, |m| m["version"] = 2.into());
    assert_eq!(refused(&shop).0, "folder-newer");
    change_manifest(&shop, |m| {
        m["version"] = 1.into();
        m["schema"] = 999.into();
    });
    assert_eq!(refused(&shop).0, "folder-newer");
    change_manifest(&shop, |m| {
        m["schema"] = 1.into();
        m["files"][1]["table"] = "spaceships".into();
        m["files"][1]["path"] = "spaceships.csv".into();
    });
    assert!(["folder-newer", "folder-file-missing"].contains(&refused(&shop).0.as_str()));
    change_manifest(&shop, |m| m["format"] = "other".into());
    assert_eq!(refused(&shop).0, "folder-manifest-unfit");
    fs::write(shop.path("libro/manifest.json"), "{").unwrap();
    assert_eq!(refused(&shop).0, "folder-manifest-unfit");
    fs::remove_file(shop.path("libro/manifest.json")).unwrap();
    assert_eq!(refused(&shop).0, "folder-manifest-missing");
}

#[test]
fn a_manifest_that_leads_out_of_its_folder_is_refused() {
    for path in ["../secret.csv", "/etc/passwd", "attachments/../../x", "a/b/c.csv", "..", "C:\\x.csv", "settings.csv"]
    {
        let shop = shop();
        change_manifest(&shop, |m| m["files"][2]["path"] = path.into());
        assert_eq!(refused(&shop).0, "folder-manifest-unfit", "{path}");
    }
}

#[test]
fn a_book_with_something_in_it_is_left_alone() {
    let shop = shop();
    let error = shop.read(&shop.path("libro")).unwrap_err();
    assert_eq!(error.kind(), "book-not-empty");
    assert_eq!(shop.texts("SELECT count(*) || '' FROM clients"), ["3"]);
}

#[test]
fn a_folder_that_is_there_is_never_written_over() {
    let shop = shop();
    let before = contents(&shop.path("libro"));
    assert_eq!(shop.write("libro").unwrap_err().kind(), "folder-not-empty");
    assert_eq!(contents(&shop.path("libro")), before);
    fs::write(shop.path("archivo"), "x").unwrap();
    assert_eq!(shop.write("archivo").unwrap_err().kind(), "folder-not-empty");
    fs::create_dir(shop.path("vacía")).unwrap();
    shop.write("vacía").unwrap();
    assert_eq!(shop.write("no/hay").unwrap_err().kind(), "folder-missing");
}

/// Stops the work at its third report.
struct Impatient(std::cell::Cell<u32>);
impl Watch for Impatient {
    fn tick(&self, _: Progress) -> crm::Result<()> {
        self.0.set(self.0.get() + 1);
        if self.0.get() > 2 { Err(crm::Error::Cancelled) } else { Ok(()) }
    }
}

#[test]
fn stopped_half_way_nothing_is_left_behind() {
    let shop = shop();
    let request = FolderRequest { to: shop.path("otro").display().to_string(), ..FolderRequest::default() };
    let at = Moment { now: NOW, zone: shop.book.zone() };
    let stopped = shop.book.read(|conn| folder::write(conn, at, 3, &request, &Impatient(0.into())));
    assert_eq!(stopped.unwrap_err().kind(), "cancelled");
    let left: Vec<_> = fs::read_dir(shop.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("otro")), "{left:?}");
    for patience in [0, 1] {
        let other = Shop::new("Bea");
        let watch = Impatient((patience * 2).into());
        let stopped = folder::read(&other.book, other.act("folder.read"), &shop.path("libro"), &watch);
        assert_eq!(stopped.unwrap_err().kind(), "cancelled");
        assert!(other.texts("SELECT name FROM clients").is_empty());
        other.is_sound();
    }
}
