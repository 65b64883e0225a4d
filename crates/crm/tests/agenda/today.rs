//! The home page, and drafts.

use super::book::{DAY, NOW, Shop, input};
use chrono::NaiveDate;
use crm::moment::{Moment, instant};
use crm::{drafts, interactions, tasks, today};
use serde_json::json;

#[test]
fn the_home_page_knows_what_is_owed_and_who_goes_quiet() {
    let shop = Shop::new();
    let seen = |name: &str, days: i64| {
        let client = shop.client(name);
        let new = json!({ "client": client, "kind": "call", "at": NOW - days * DAY });
        shop.write("interactions.record", |tx| interactions::record(tx, &input(new)));
        client
    };
    let ana = seen("Ana Ruiz", 50);
    seen("José Muñoz", 10);
    seen("María Peña", 70);
    seen("Luis Gil", 400);
    shop.client("Nunca Visto");
    let away = seen("Se Fue", 90);
    shop.write("clients.archive", |tx| Ok(tx.execute("UPDATE clients SET archived_at = 1 WHERE uid = ?1", [away])?));
    for (title, due) in [("tarde", "ayer"), ("hoy", "hoy"), ("pronto", "+7"), ("lejos", "+8"), ("sin día", "")] {
        shop.write("tasks.create", |tx| tasks::create(tx, &input(json!({ "title": title, "due": due }))));
    }
    let page = shop.book.read(|c| today::get(c, shop.moment())).unwrap();
    let titles = |group: &today::TaskGroup| group.tasks.iter().map(|t| t.title.clone()).collect::<Vec<_>>();
    assert_eq!(
        (titles(&page.late), titles(&page.due), titles(&page.next)),
        (vec!["tarde".into()], vec!["hoy".into()], vec!["pronto".into()])
    );
    let names = |some: &today::QuietClients| some.clients.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&page.without_step), ["Ana Ruiz", "José Muñoz"]);
    assert_eq!(names(&page.quiet), ["María Peña", "Luis Gil"]);
    assert_eq!((page.clients, page.day.as_str(), page.last.len()), (5, "2026-11-21", 5));
    assert_eq!((page.quiet.count.count, page.quiet.count.more), (2, false));
    shop.write("tasks.create", |tx| {
        tasks::create(tx, &input(json!({ "title": "Volver", "client": ana, "due": "+30" })))
    });
    let page = shop.book.read(|c| today::get(c, shop.moment())).unwrap();
    assert_eq!(names(&page.without_step), ["José Muñoz"]);

    let week = shop.book.read(|c| today::activity(c, shop.moment(), &input(json!({ "days": 11 })))).unwrap();
    assert_eq!(week.len(), 11 * 6);
    let busy: Vec<_> = week.iter().filter(|a| a.count > 0).map(|a| (a.day.as_str(), a.count)).collect();
    assert_eq!(busy, [("2026-11-11", 1)]);
}

#[test]
fn birthdays_wrap_around_the_year_and_29_february_is_kept_every_year() {
    let shop = Shop::new();
    for (name, birthday) in [
        ("Hoy", "1980-12-28"),
        ("Año nuevo", "0000-01-01"),
        ("Reyes", "1990-01-06"),
        ("Bisiesta", "2000-02-29"),
        ("Marzo", "1999-03-01"),
    ] {
        let client = shop.client(name);
        shop.write("clients.update", |tx| {
            Ok(tx.execute("UPDATE clients SET birthday = ?2 WHERE uid = ?1", rusqlite::params![client, birthday])?)
        });
    }
    let on = |year, month, day| {
        let noon = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(12, 0, 0).unwrap();
        let moment = Moment { now: instant(noon, shop.book.zone()), zone: shop.book.zone() };
        let page = shop.book.read(|c| today::get(c, moment)).unwrap();
        page.birthdays.rows.into_iter().map(|b| (b.client.name, b.day, b.age)).collect::<Vec<_>>()
    };
    let row = |name: &str, day: &str, age| (name.to_owned(), day.to_owned(), age);
    assert_eq!(on(2026, 12, 28), [row("Hoy", "2026-12-28", Some(46)), row("Año nuevo", "2027-01-01", None)]);
    assert_eq!(on(2027, 2, 27), [row("Bisiesta", "2027-02-28", Some(27)), row("Marzo", "2027-03-01", Some(28))]);
    assert_eq!(on(2028, 2, 28), [row("Bisiesta", "2028-02-29", Some(28)), row("Marzo", "2028-03-01", Some(29))]);
}

#[test]
fn a_draft_is_kept_replaced_and_let_go_without_a_line_in_the_history() {
    let shop = Shop::new();
    let draft = |text: &str| input(json!({ "name": "interaction:ana", "body": { "text": text } }));
    let which = || input(json!({ "name": "interaction:ana" }));
    for text in ["ho", "hola"] {
        assert!(shop.write("drafts.keep", |tx| drafts::keep(tx, &draft(text))).entry.is_none());
    }
    assert_eq!(shop.book.read(|c| drafts::get(c, &which())).unwrap().unwrap().body, json!({ "text": "hola" }));
    shop.write("drafts.discard", |tx| drafts::discard(tx, &which()));
    assert_eq!(shop.book.read(|c| drafts::get(c, &which())).unwrap(), None);
}
