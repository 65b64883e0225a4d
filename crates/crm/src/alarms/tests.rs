use super::*;
use crate::book::{Act, Book, NewBook, Tx};
use crate::clients::{self, ClientDraft, MergeRequest};
use crate::ids::Id;
use crate::loyalty::{self, LoyaltyDraft, TurnLoyalty};
use crate::moment::Unwatched;
use crate::settings::Business;
use crate::{Result, today};
use rusqlite::params;
use serde_json::json;

/// 2026-11-23 in Madrid.
const NOW: i64 = 1_795_420_800_000;
const DAY: i64 = 86_400_000;

fn act(n: i64) -> Act<'static> {
    Act { command: "test", now: NOW + n, seed: n as u64 }
}

fn day(ago: i64) -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    (today - chrono::TimeDelta::days(ago)).to_string()
}

fn client(tx: &Tx, name: &str) -> Result<Id> {
    Ok(clients::create(tx, &serde_json::from_value::<ClientDraft>(json!({ "name": name }))?)?.id)
}

/// An invoice another program told, so many days ago; `due` days ago where it is not paid.
fn sale(tx: &Tx, client: Id, ago: i64, minor: i64, due: Option<i64>) -> Result<i64> {
    let row = clients::row_of(tx, client)?;
    tx.execute(
        "INSERT INTO sales (uid, client, kind, day, due, currency, net_minor, total_minor, told)
         VALUES (?1, ?2, 'invoice', ?3, ?4, 'EUR', ?5, ?5, ?6)",
        params![tx.new_id(), row, day(ago), due.map(day), minor, if due.is_some() { "open" } else { "paid" }],
    )?;
    Ok(tx.last_insert_rowid())
}

fn regular(tx: &Tx, name: &str, last: i64, every: i64, times: i64, minor: i64) -> Result<Id> {
    let id = client(tx, name)?;
    for time in 0..times {
        sale(tx, id, last + time * every, minor, None)?;
    }
    Ok(id)
}

/// Forty who buy each ten days, of whom there is nothing to tell; and what `more` makes.
fn shop<T>(more: impl FnOnce(&Tx) -> Result<T>) -> (tempfile::TempDir, Book, T) {
    let folder = tempfile::tempdir().unwrap();
    let new = NewBook {
        business: Business::in_country("Prueba", "ES", "es", "EUR"),
        user: "Ana".into(),
        device: "aquí".into(),
        now: NOW,
        seed: [7; 32],
    };
    let book = Book::create(&folder.path().join("a.clientela"), None, &new).unwrap();
    let made = book.write(act(1), |tx| {
        for n in 0..40 {
            regular(tx, &format!("Fiel {n}"), n % 8, 10, 40, 5_000)?;
        }
        more(tx)
    });
    (folder, book, made.unwrap().value)
}

fn told_at(book: &Book, at: Act, all: bool) -> Alarms {
    page(book, at, &AlarmsRequest { all }, &Unwatched).unwrap()
}

fn all(book: &Book) -> Vec<(String, AlarmReason)> {
    told_at(book, act(9), true).rows.into_iter().map(|alarm| (alarm.client.name, alarm.why)).collect()
}

fn say(book: &Book, at: Act, client: Id, kind: AlarmKind, answer: AlarmAnswer) -> Option<String> {
    let request = AnswerAlarm { client, kind, answer };
    book.write(at, |tx| super::answer(tx, &request)).unwrap().value.until
}

fn late(tx: &Tx, name: &str, minor: i64) -> Result<Id> {
    regular(tx, name, 95, 30, 12, minor)
}

/// 320 euros that were due fifteen days ago, and a purchase three days ago.
fn debtor(tx: &Tx, name: &str) -> Result<Id> {
    let id = client(tx, name)?;
    sale(tx, id, 45, 32_000, Some(15))?;
    sale(tx, id, 3, 9_000, None)?;
    Ok(id)
}

#[test]
fn who_goes_on_as_always_is_not_told() {
    let (_folder, book, ()) = shop(|_| Ok(()));
    let told = told_at(&book, act(9), true);
    assert_eq!((told.rows, told.more, told.currency.as_str()), (Vec::new(), false, "EUR"));
}

#[test]
fn who_is_late_is_told_with_their_rhythm_and_silence() {
    let (_folder, book, _) = shop(|tx| late(tx, "Tarda", 90_000));
    let told = told_at(&book, act(9), false);
    let [alarm] = &told.rows[..] else { panic!("{told:?}") };
    assert_eq!((alarm.client.name.as_str(), &alarm.why), ("Tarda", &AlarmReason::Late { every: 30.0, silence: 95 }));
    let kept: i64 = book
        .read(|conn| Ok(conn.query_row("SELECT loss_minor FROM client_figures WHERE quiet = 1", [], |r| r.get(0))?))
        .unwrap();
    assert!(kept > 0 && alarm.at_stake_minor == kept);
    let home = book.read(|conn| today::get(conn, crate::moment::Moment { now: NOW + 9, zone: book.zone() })).unwrap();
    assert_eq!(home.alarms, told, "the home page tells it from what is kept");
}

#[test]
fn whose_half_year_fell_by_more_than_a_third_is_told_with_both_sums() {
    let (_folder, book, ()) = shop(|tx| {
        for (name, less) in [("Baja", 4_000), ("Igual", 9_000)] {
            let id = client(tx, name)?;
            // Every twelve days: fifteen times in the last half year, sixteen in the one before.
            for time in 0..31 {
                sale(tx, id, 2 + time * 12, if time < 15 { less } else { 10_000 }, None)?;
            }
        }
        Ok(())
    });
    let why = AlarmReason::Falling { before_minor: 160_000, now_minor: 60_000 };
    assert_eq!(all(&book), [("Baja".to_owned(), why)]);
    assert_eq!(told_at(&book, act(9), false).rows[0].at_stake_minor, 100_000);
}

#[test]
fn who_owes_and_goes_on_buying_is_told_and_who_only_owes_or_only_buys_is_not() {
    let (_folder, book, ()) = shop(|tx| {
        debtor(tx, "Debe y compra")?;
        let id = client(tx, "Solo debe")?;
        sale(tx, id, 45, 50_000, Some(15))?;
        let id = client(tx, "Vence hoy")?;
        sale(tx, id, 30, 50_000, Some(0))?;
        sale(tx, id, 0, 9_000, None)?;
        // The newer invoice is too long ago to say that they still buy.
        let id = client(tx, "Debe hace mucho")?;
        sale(tx, id, 130, 50_000, Some(100))?;
        sale(tx, id, 61, 9_000, None)?;
        Ok(())
    });
    let why = AlarmReason::Overdue { owed_minor: 32_000, days: 15, bought: day(3) };
    assert_eq!(all(&book), [("Debe y compra".to_owned(), why)]);
}

#[test]
fn who_is_due_to_buy_within_a_week_is_told_and_who_came_too_seldom_is_not() {
    let (_folder, book, ()) = shop(|tx| {
        regular(tx, "Toca", 27, 30, 6, 20_000)?;
        regular(tx, "En ocho días", 22, 30, 6, 20_000)?;
        regular(tx, "Tres veces", 27, 30, 3, 20_000)?;
        Ok(())
    });
    assert_eq!(all(&book), [("Toca".to_owned(), AlarmReason::NextPurchase { every: 30.0, day: day(-3) })]);
    assert_eq!(told_at(&book, act(9), false).rows[0].at_stake_minor, 20_000);
}

#[test]
fn a_reward_is_told_in_its_last_two_weeks_until_it_is_over() {
    let (_folder, book, _) = shop(|tx| client(tx, "Premiada"));
    let reward = json!({ "type": "coupon", "amount": "25.00", "valid_days": 20 });
    let rule = json!({ "schema": 1, "id": "vale", "trigger": { "on": "invoice_issued" }, "reward": reward });
    let made = book.write(act(2), |tx| {
        let rule = loyalty::save(tx, &LoyaltyDraft { id: None, name: "Vale de bienvenida".into(), rule })?.kept.id;
        loyalty::turn(tx, TurnLoyalty { id: rule, running: true })?;
        let id = tx.query_row("SELECT uid FROM clients WHERE name = 'Premiada'", [], |r| r.get(0))?;
        sale(tx, id, 0, 10_000, None)?;
        Ok(id)
    });
    let id = made.unwrap().value;
    let on = |days: i64| -> Vec<Alarm> {
        let rows = told_at(&book, act(9 + days * DAY), true).rows;
        rows.into_iter().filter(|alarm| alarm.client.id == id).collect()
    };
    assert_eq!(on(5), []);
    for days in [6, 20] {
        let rows = on(days);
        let why = AlarmReason::Reward { rule: "Vale de bienvenida".into(), left_minor: 2_500, until: day(-20) };
        assert_eq!(rows.iter().map(|alarm| (&alarm.why, alarm.at_stake_minor)).collect::<Vec<_>>(), [(&why, 2_500)]);
    }
    assert_eq!(on(21), []);
}

#[test]
fn nothing_is_told_twice_within_its_quiet_time() {
    let (_folder, book, id) = shop(|tx| debtor(tx, "Debe y compra"));
    let other = book.write(act(2), |tx| late(tx, "Tarda", 90_000)).unwrap().value;
    let is_told = |days: i64, kind: AlarmKind| {
        let found = told_at(&book, act(100 + days * DAY), true).rows;
        found.iter().any(|alarm| alarm.client.id == id && alarm.why.kind() == kind)
    };
    let rounds = [(AlarmAnswer::Done, 30), (AlarmAnswer::Later, 7)];
    for (said, quiet) in rounds {
        assert!(is_told(0, AlarmKind::Overdue));
        assert_eq!(say(&book, act(101), id, AlarmKind::Overdue, said), Some(day(-quiet)));
        for days in 0..quiet {
            assert!(!is_told(days, AlarmKind::Overdue), "{said:?} after {days} days");
        }
        assert!(is_told(quiet, AlarmKind::Overdue), "{said:?} is over after {quiet} days");
        book.undo(NOW + 200).unwrap();
    }
    assert!(is_told(0, AlarmKind::Overdue), "undone, it is told again");
    assert_eq!(say(&book, act(201), id, AlarmKind::Overdue, AlarmAnswer::Never), None);
    assert!([0, 1, 20, 50].iter().all(|days| !is_told(*days, AlarmKind::Overdue)));
    assert!(
        told_at(&book, act(300), true).rows.iter().any(|alarm| alarm.client.id == other),
        "others are told as before"
    );
}

#[test]
fn every_kind_is_quiet_for_some_days_and_longer_once_it_is_done() {
    for kind in AlarmKind::ALL {
        let (done, later) = kind.quiet();
        assert!(later > 0 && done > later, "{kind:?}");
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
}

#[test]
fn a_day_tells_five_with_those_answered_and_two_of_a_kind_before_others() {
    let (_folder, book, ids) = shop(|tx| {
        let ids = (0..7).map(|n| late(tx, &format!("Tarda {n}"), 90_000 + n * 1_000)).collect::<Result<Vec<_>>>()?;
        debtor(tx, "Debe y compra")?;
        regular(tx, "Toca", 27, 30, 6, 20_000)?;
        Ok(ids)
    });
    told_at(&book, act(2), false);
    let losses = "UPDATE client_figures SET loss_minor = 100000 + client WHERE quiet = 1";
    book.write(act(3), |tx| Ok(tx.execute(losses, [])?)).unwrap();
    let names = |at: Act| told_at(&book, at, false).rows.into_iter().map(|a| a.client.name).collect::<Vec<_>>();
    // Two who are late, then who owes and who is due however little that is, then the next who is late.
    assert_eq!(names(act(9)), ["Tarda 6", "Tarda 5", "Debe y compra", "Toca", "Tarda 4"]);
    assert!(told_at(&book, act(9), false).more);
    assert_eq!(told_at(&book, act(9), true).rows.len(), 9);
    for (n, id) in ids.iter().rev().take(4).enumerate() {
        say(&book, act(10 + n as i64), *id, AlarmKind::Late, AlarmAnswer::Done);
    }
    assert_eq!(names(act(20)), ["Tarda 2"], "four of five were answered today");
    say(&book, act(21), ids[2], AlarmKind::Late, AlarmAnswer::Later);
    assert_eq!(names(act(22)), [""; 0]);
    assert_eq!(names(act(22 + DAY)).len(), 4, "another day, but what was answered is quiet");
}

#[test]
fn two_records_of_one_client_that_become_one_keep_what_was_answered_of_either() {
    let (_folder, book, (keep, lose)) = shop(|tx| Ok((debtor(tx, "Debe y compra")?, client(tx, "Debe y compra bis")?)));
    say(&book, act(2), lose, AlarmKind::Overdue, AlarmAnswer::Never);
    assert_eq!(all(&book).len(), 1);
    let merge = MergeRequest { keep, lose, take: Vec::new() };
    book.write(act(3), |tx| clients::merge(tx, &merge)).unwrap();
    assert_eq!(all(&book), []);
    book.undo(NOW + 4).unwrap();
    assert_eq!(all(&book).len(), 1);
    book.write(act(5), |tx| clients::erase(tx, lose)).unwrap();
    let left: i64 =
        book.read(|conn| Ok(conn.query_row("SELECT count(*) FROM alarm_answers", [], |r| r.get(0))?)).unwrap();
    assert_eq!(left, 0);
    let gone = AnswerAlarm { client: lose, kind: AlarmKind::Late, answer: AlarmAnswer::Done };
    assert_eq!(book.write(act(6), |tx| super::answer(tx, &gone)).unwrap_err().kind(), "client-erased");
}
