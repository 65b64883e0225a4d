//! A process is killed at random moments, hundreds of times: what it was told is saved is there, and the book is whole.

use crate::child::{Child, Job, job};
use crate::shop::{NOW, act, add, count, shop, typed, visit};
use crm::book::backup::{self, Why};
use crm::book::check::check;
use crm::book::{Book, Secret, passphrase, restore};
use crm::moment::Unwatched;
use std::path::Path;
use std::time::Duration;

/// How often, unless `CLIENTELA_KILLS` says more.
fn times(usual: u64) -> u64 {
    std::env::var("CLIENTELA_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A number below `end` that looks like chance and repeats with its seed (SplitMix64).
fn chance(seed: u64, end: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % end
}

/// Run in a process of its own, until it is killed.
#[test]
#[ignore = "started by other tests"]
fn victim() {
    let Some(job) = job() else { return };
    match job.what.as_str() {
        "visits" => write(&job, 1),
        "import" => write(&job, 200),
        "backups" => {
            let book = Book::open(&job.path, &Secret::None).unwrap();
            job.tell("ready");
            for n in 0.. {
                let folder = backup::default_folder(&job.path);
                book.back_up(&folder, Why::Daily, NOW + job.seed as i64 * 100_000 + n, &Unwatched).unwrap();
            }
        }
        "restore" => {
            job.tell("ready");
            let from = job.path.with_file_name("from.clientela");
            for n in 0.. {
                let now = NOW + job.seed as i64 * 100_000 + n;
                let restored = restore::restore(&job.path, &from, &Secret::None, now, &Unwatched).unwrap();
                std::fs::remove_file(restored.kept_aside.unwrap()).unwrap();
            }
        }
        _ => {
            job.tell("ready");
            let is = if Book::open(&job.path, &Secret::None).is_ok() { [None, Some("x")] } else { [Some("x"), None] };
            for pair in is.iter().cycle().zip(is.iter().cycle().skip(1)) {
                passphrase::change(&job.path, &typed(*pair.0), *pair.1, [5; 16], &Unwatched).unwrap();
            }
        }
    }
}

/// Adds clients with a visit each, `rows` at a time, and tells each commit when it was told itself.
fn write(job: &Job, rows: usize) {
    let book = Book::open(&job.path, &Secret::None).unwrap();
    job.tell("ready");
    for n in 0.. {
        let name = format!("{}-{n}", job.seed);
        book.write(act(NOW + n), |tx| {
            for _ in 0..rows {
                let client = add(tx, &name)?;
                visit(tx, client, "lo que se habló")?;
            }
            // Some of it changes what was there, so that the journal has values to keep.
            tx.execute("UPDATE clients SET notes = ?1 WHERE id % 7 = ?2", (&name, n % 7))?;
            Ok(())
        })
        .unwrap();
        job.tell(&name);
    }
}

fn assert_sound(book: &Book, seed: u64) {
    let report = check(book, &Unwatched).unwrap();
    assert!(report.is_clean(), "seed {seed}: {:#?}", report.problems);
}

/// Kills the victim doing `what`, `kills` times in books of `each` kills, and looks at what it left.
fn kill_while_writing(what: &str, rows: i64, kills: u64, each: u64, patience: u64) {
    let mut told = 0;
    for round in 0..kills.div_ceil(each) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.clientela");
        drop(shop(&path, None, 20));
        for seed in round * each..(round + 1) * each {
            let mut child = Child::start("kills::victim", what, &path, seed);
            child.until("ready");
            let said = child.kill(Duration::from_micros(chance(seed, patience * 1000)));
            let book = Book::open(&path, &Secret::None).unwrap();
            let count_of = "SELECT count(*) FROM clients WHERE name = ?1";
            for name in &said {
                let there: i64 = book.read(|c| Ok(c.query_row(count_of, [name], |r| r.get(0))?)).unwrap();
                assert_eq!(there, rows, "seed {seed}: {name} was told to be saved");
            }
            // What was not told is there whole or not at all.
            let halves = "SELECT count(*) FROM (SELECT count(*) AS n FROM clients WHERE name LIKE '%-%' GROUP BY name) WHERE n <> ?1";
            assert_eq!(
                book.read(|c| Ok(c.query_row(halves, [rows], |r| r.get::<_, i64>(0))?)).unwrap(),
                0,
                "seed {seed}"
            );
            told += said.len();
            if seed % 5 == 4 {
                assert_sound(&book, seed);
            }
        }
        let book = Book::open(&path, &Secret::None).unwrap();
        assert_sound(&book, round);
        while book.undo(NOW).unwrap().value.is_some() {}
        assert_eq!(count(&book, "clients"), 0, "all of it can be undone");
    }
    assert!(told as u64 > kills / 3, "only {told} commits in {kills} kills: they came too early");
}

#[test]
fn what_was_told_to_be_saved_survives_a_kill_at_any_moment() {
    kill_while_writing("visits", 1, times(160), 20, 60);
}

#[test]
fn an_import_that_was_killed_is_there_whole_or_not_at_all() {
    kill_while_writing("import", 200, times(40), 10, 300);
}

#[test]
fn a_backup_that_was_killed_costs_neither_the_book_nor_a_good_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    drop(shop(&path, None, 200));
    let backups = backup::default_folder(&path);
    let mut good = 0;
    for seed in 0..times(15) {
        let mut child = Child::start("kills::victim", "backups", &path, seed);
        child.until("ready");
        child.kill(Duration::from_millis(chance(seed, 120)));
        for backup in backup::list(&backups, &path).unwrap().iter().filter(|b| b.verified) {
            let copy = Book::open(Path::new(&backup.file), &Secret::None).unwrap();
            assert_eq!(count(&copy, "clients"), 200, "seed {seed}: {}", backup.file);
            good += 1;
        }
    }
    assert!(good > 0);
    assert_sound(&Book::open(&path, &Secret::None).unwrap(), 0);
}

#[test]
fn a_restoration_that_was_killed_leaves_a_whole_book_in_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    shop(&path, None, 60).save_copy(&folder.path().join("from.clientela"), &Unwatched).unwrap();
    for seed in 0..times(30) {
        let mut child = Child::start("kills::victim", "restore", &path, seed);
        child.until("ready");
        child.kill(Duration::from_micros(chance(seed, 90_000)));
        let book = Book::open(&path, &Secret::None).unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        assert_eq!(count(&book, "clients"), 60, "seed {seed}");
        assert_sound(&book, seed);
    }
}

#[test]
fn a_change_of_passphrase_that_was_killed_leaves_the_old_book_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.clientela");
    drop(shop(&path, None, 60));
    let mut seen = [0, 0];
    for seed in 0..times(10) {
        let mut child = Child::start("kills::victim", "passphrase", &path, seed);
        child.until("ready");
        child.kill(Duration::from_millis(50 + chance(seed, 900)));
        let book = Book::open(&path, &typed(Some("x"))).unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        seen[usize::from(book.is_encrypted())] += 1;
        assert_eq!(count(&book, "clients"), 60, "seed {seed}");
        assert_sound(&book, seed);
    }
    println!("without and with a passphrase: {seen:?}");
}
