//! A small shop with clients and visits, for the stories of this folder.

use crm::Result;
use crm::book::{Act, Book, NewBook, Secret, Tx};
use crm::settings::Business;
use rusqlite::params;
use std::path::Path;
use zeroize::Zeroizing;

/// 2026-11-18 in the morning.
pub const NOW: i64 = 1_795_000_000_000;
pub const DAY: i64 = 86_400_000;

pub fn new_book() -> NewBook {
    NewBook {
        business: Business::in_country("Café Sol", "ES", "es", "EUR"),
        user: "Ana".to_owned(),
        device: "mostrador".to_owned(),
        now: NOW,
        seed: [7; 32],
    }
}

pub fn act(now: i64) -> Act<'static> {
    Act { command: "test", now, seed: now as u64 }
}

pub fn typed(passphrase: Option<&str>) -> Secret {
    passphrase.map_or(Secret::None, |text| Secret::Passphrase(Zeroizing::new(text.to_owned())))
}

/// A book with `clients` clients, each with a phone, an address, a tag and two visits: enough to fill many pages.
pub fn shop(path: &Path, passphrase: Option<&str>, clients: usize) -> Book {
    let book = Book::create(path, passphrase, &new_book()).unwrap();
    book.write(act(NOW + 1), |tx| {
        tx.execute("INSERT INTO tags (uid, name, sort_key) VALUES (?1, 'Fieles', 'fieles')", [tx.new_id()])?;
        for n in 0..clients {
            let client = add(tx, &format!("Cliente {n:06}"))?;
            tx.execute(
                "INSERT INTO contact_points (uid, client, kind, value, shown, position) VALUES (?1, ?2, 'phone', ?3, ?3, 0)",
                params![tx.new_id(), client, format!("+34600{n:06}")],
            )?;
            tx.execute(
                "INSERT INTO addresses (uid, client, street, city, position) VALUES (?1, ?2, 'Calle Mayor 1', 'León', 0)",
                params![tx.new_id(), client],
            )?;
            tx.execute(
                "INSERT INTO client_tags (uid, client, tag) SELECT ?1, ?2, id FROM tags LIMIT 1",
                params![tx.new_id(), client],
            )?;
            visit(tx, client, "pide café y harina")?;
            visit(tx, client, "otra visita, con un texto algo más largo para que ocupe sitio")?;
        }
        Ok(())
    })
    .unwrap();
    book
}

pub fn add(tx: &Tx, name: &str) -> Result<i64> {
    tx.execute(
        "INSERT INTO clients (uid, kind, name, sort_key, created_at) VALUES (?1, 'person', ?2, lower(?2), ?3)",
        params![tx.new_id(), name, tx.now()],
    )?;
    Ok(tx.last_insert_rowid())
}

pub fn visit(tx: &Tx, client: i64, text: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO interactions (uid, client, kind, at, text) VALUES (?1, ?2, 'visit', ?3, ?4)",
        params![tx.new_id(), client, tx.now(), text],
    )?;
    Ok(())
}

pub fn count(book: &Book, table: &str) -> i64 {
    book.read(|c| Ok(c.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0))?)).unwrap()
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
