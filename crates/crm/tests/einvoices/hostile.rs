//! Files that are not to be trusted.

use crate::papers::{NORTE, Paper};
use crate::shop::{Shop, counted, refused};
use crm::Error;
use crm::einvoices;
use crm::moment::{Progress, Unwatched, Watch};
use std::io::Write as _;

const NORTE_IS: (&str, &str) = (NORTE, "UNIVERSIDAD ROBOTICA ESPAÑOLA");

#[test]
fn what_cannot_be_trusted_is_refused_with_its_reason() {
    let shop = Shop::new();
    let good = Paper::new(1, "2026-03-01", NORTE_IS, 1000);
    let xml = good.xml();
    shop.put(std::slice::from_ref(&good));
    shop.put_text("a-sin-timbre.xml", &Paper { stamps: 0, folio: 2, ..good.clone() }.xml());
    shop.put_text("b-dos-timbres.xml", &Paper { stamps: 2, folio: 3, ..good.clone() }.xml());
    shop.put_text("c-entidades.xml", &xml.replace("?>", "?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"));
    shop.put_text("d-cortada.xml", &xml[..xml.len() - 40]);
    shop.put_text("e-vieja.xml", "<Comprobante version=\"3.2\"/>");
    shop.put_text("f-otra-cosa.xml", "<a/>");
    shop.put_text("g-moneda.xml", &Paper { currency: "QQQ", folio: 4, ..good.clone() }.xml());
    shop.put_text("h-timbre-raro.xml", &xml.replace("5fb2822e-396d-4725-8521-000000000001", "hola"));
    shop.put_text("i-enorme.xml", &format!("{xml}{}", " ".repeat(11 << 20)));
    shop.put_text("j-total.xml", &xml.replace("Total=\"1160.00\"", &format!("Total=\"{}\"", "9".repeat(28))));
    shop.put_text("k.pdf", "%PDF-1.4 nada");
    shop.put_text("notas.txt", "hola");
    let report = shop.take().value;
    let expected = [
        ("a-sin-timbre.xml", "einvoice-unstamped"),
        ("b-dos-timbres.xml", "einvoice-stamped-twice"),
        ("c-entidades.xml", "einvoice-entities"),
        ("d-cortada.xml", "einvoice-broken"),
        ("e-vieja.xml", "einvoice-version"),
        ("f-otra-cosa.xml", "einvoice-none"),
        ("g-moneda.xml", "einvoice-currency"),
        ("h-timbre-raro.xml", "einvoice-stamp-unfit"),
        ("i-enorme.xml", "einvoice-large"),
        ("j-total.xml", "einvoice-amount"),
    ];
    assert_eq!(refused(&report), expected);
    assert_eq!((counted(&report.left_out, "plain"), counted(&report.left_out, "other")), (1, 1));
    assert_eq!(report.invoices, 1);
}

#[test]
fn sums_that_do_not_agree_are_taken_as_they_are_and_told() {
    let shop = Shop::new();
    shop.put_text(
        "1.xml",
        &Paper::new(1, "2026-03-01", NORTE_IS, 1000).xml().replace("Total=\"1160.00\"", "Total=\"1161.00\""),
    );
    let report = shop.take().value;
    assert_eq!((report.invoices, counted(&report.notices, "doubtful")), (1, 1));
    assert_eq!(shop.sale("1").sale.total_minor, 116_100);
}

#[test]
fn more_than_a_hundred_refusals_are_counted_and_not_all_told() {
    let shop = Shop::new();
    for at in 0..120 {
        shop.put_text(&format!("{at:03}.xml"), "<a/>");
    }
    let report = shop.look();
    assert_eq!((report.refused.len(), report.refused_count), (100, 120));
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_is_not_followed() {
    let shop = Shop::new();
    let outside = shop.folder.path().join("fuera");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(outside.join("1.xml"), Paper::new(1, "2026-03-01", NORTE_IS, 1000).xml()).unwrap();
    std::os::unix::fs::symlink(&outside, shop.facturas().join("enlace")).unwrap();
    std::os::unix::fs::symlink(outside.join("1.xml"), shop.facturas().join("1.xml")).unwrap();
    std::os::unix::fs::symlink(shop.facturas(), shop.facturas().join("vuelta")).unwrap();
    let report = shop.look();
    assert_eq!((report.files, counted(&report.left_out, "other")), (0, 3));
}

#[test]
fn a_zip_that_unpacks_to_gigabytes_is_not_unpacked() {
    let shop = Shop::new();
    let mut zip = zip::ZipWriter::new(std::fs::File::create(shop.facturas().join("bomba.zip")).unwrap());
    zip.start_file("a.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let piece = vec![b' '; 1 << 20];
    for _ in 0..64 {
        zip.write_all(&piece).unwrap();
    }
    zip.finish().unwrap();
    std::fs::write(shop.facturas().join("rota.zip"), b"PK\x03\x04 y nada mas").unwrap();
    let report = shop.look();
    assert_eq!(refused(&report), [("bomba.zip/a.xml", "einvoice-large"), ("rota.zip", "einvoice-zip-damaged")]);
}

/// Somebody who stops the work.
struct Impatient(&'static str);

impl Watch for Impatient {
    fn tick(&self, progress: Progress) -> crm::Result<()> {
        if progress.stage == self.0 { Err(Error::Cancelled) } else { Ok(()) }
    }
}

#[test]
fn stopped_work_keeps_nothing() {
    let shop = Shop::new();
    let papers: Vec<Paper> = (1..200).map(|folio| Paper::new(folio, "2026-03-01", NORTE_IS, 100)).collect();
    shop.put(&papers);
    for stage in ["reading", "importing"] {
        let stopped = einvoices::take(&shop.book, shop.act("einvoices.take"), &shop.request(), &Impatient(stage));
        assert!(matches!(stopped, Err(Error::Cancelled)), "{stage}");
        assert_eq!(shop.rows(), [0; 7]);
    }
    let missing = einvoices::EinvoicesRequest { paths: vec!["/no/hay".into()], ..Default::default() };
    assert_eq!(einvoices::look(&shop.book, shop.act("x"), &missing, &Unwatched).unwrap_err().kind(), "file-missing");
}
