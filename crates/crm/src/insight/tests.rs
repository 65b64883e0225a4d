use super::*;
use crate::Error;
use crate::alarms::AlarmReason;
use crate::book::{NewBook, Secret, Tx};
use crate::clients::{self, ClientDraft, list};
use crate::ids::Id;
use crate::moment::Unwatched;
use crate::settings::Business;
use crate::{interactions, today};
use rusqlite::params;

/// 2026-11-23 in Madrid.
const NOW: i64 = 1_795_420_800_000;

fn act(n: i64) -> Act<'static> {
    Act { command: "test", now: NOW + n, seed: n as u64 }
}

fn day(ago: i64) -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    (today - chrono::Days::new(ago as u64)).to_string()
}

fn new_book(folder: &std::path::Path) -> Book {
    let new = NewBook {
        business: Business::in_country("Prueba", "ES", "es", "EUR"),
        user: "Ana".into(),
        device: "aquí".into(),
        now: NOW,
        seed: [7; 32],
    };
    Book::create(&folder.join("a.clientela"), None, &new).unwrap()
}

fn client(tx: &Tx, name: &str) -> Result<Id> {
    Ok(clients::create(tx, &serde_json::from_value::<ClientDraft>(serde_json::json!({ "name": name }))?)?.id)
}

/// A document another program told, so many days ago.
fn sale(tx: &Tx, client: Id, kind: &str, ago: i64, minor: i64) -> Result<i64> {
    let row = crate::clients::row_of(tx, client)?;
    tx.execute(
        "INSERT INTO sales (uid, client, kind, day, currency, net_minor, total_minor, told) VALUES (?1, ?2, ?3, ?4, 'EUR', ?5, ?5, 'paid')",
        params![tx.new_id(), row, kind, day(ago), minor],
    )?;
    Ok(tx.last_insert_rowid())
}

/// Forty who buy each month and one who stopped; twenty who came once long ago.
fn shop(folder: &std::path::Path) -> (Book, Vec<Id>) {
    let book = new_book(folder);
    let ids = book
        .write(act(1), |tx| {
            let mut ids = Vec::new();
            for n in 0..40 {
                let id = client(tx, &format!("Fiel {n}"))?;
                for visit in 0..(6 + n % 7) {
                    sale(tx, id, "invoice", 3 + n % 20 + visit * (25 + n % 9), 5_000 + n * 100)?;
                }
                ids.push(id);
            }
            let gone = client(tx, "Se fue callando")?;
            for visit in 0..12 {
                sale(tx, gone, "invoice", 95 + visit * 30, 90_000)?;
            }
            ids.push(gone);
            for n in 0..20 {
                let id = client(tx, &format!("Pasaba {n}"))?;
                sale(tx, id, "invoice", 200 + n * 7, 2_000)?;
                ids.push(id);
            }
            Ok(ids)
        })
        .unwrap()
        .value;
    (book, ids)
}

fn known(book: &Book, id: Id) -> ClientInsight {
    one(book, act(9), WhichInsight { client: id }, &Unwatched).unwrap().known.unwrap()
}

#[test]
fn who_buys_each_month_is_loyal_and_who_stopped_is_told_first_among_the_quiet() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let faithful = known(&book, ids[0]);
    assert!(faithful.alive > 0.8 && faithful.purchases > 5.0, "{faithful:?}");
    let gone = known(&book, ids[40]);
    assert_eq!((gone.orders, gone.silence, gone.every), (12, 95, Some(30.0)));
    assert!(gone.alive < faithful.alive && gone.stage == Stage::AtRisk && gone.loss_minor > 0, "{gone:?}");
    let asked = InsightRequest { quiet: true, by: InsightOrder::Loss, ..InsightRequest::default() };
    let quiet = page(&book, act(9), &asked, &Unwatched).unwrap();
    assert_eq!(quiet.rows[0].client.name, "Se fue callando");
}

#[test]
fn each_buyer_is_in_one_stage_one_class_and_one_square() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let all = overview(&book, act(9), &OverviewRequest::default(), &Unwatched).unwrap();
    assert_eq!(all.clients, ids.len());
    assert!(all.learning.learned);
    for counted in [
        all.stages.iter().map(|s| s.clients).sum::<usize>(),
        all.classes.iter().map(|s| s.clients).sum(),
        all.matrix.iter().map(|s| s.clients).sum(),
    ] {
        assert_eq!(counted, ids.len());
    }
    assert_eq!(all.matrix.iter().map(|c| c.sales_minor).sum::<i64>(), all.sales_minor);
    assert_eq!(all.stages.iter().map(|c| c.value_minor).sum::<i64>(), all.value_minor);
    for cell in all.matrix.iter().filter(|c| c.clients > 0) {
        let asked = InsightRequest {
            recency: Some(cell.recency),
            frequency: Some(cell.frequency),
            ..InsightRequest::default()
        };
        assert_eq!(page(&book, act(9), &asked, &Unwatched).unwrap().count, cell.clients);
    }
}

#[test]
fn pages_follow_one_another_without_gap_or_double() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let mut asked = InsightRequest { limit: Some(7), ..InsightRequest::default() };
    let mut seen = Vec::new();
    loop {
        let page = page(&book, act(9), &asked, &Unwatched).unwrap();
        assert_eq!(page.count, ids.len());
        seen.extend(page.rows.iter().map(|r| (r.value_minor, r.client.id)));
        asked.after = page.next;
        if page.next.is_none() {
            break;
        }
    }
    assert!(seen.is_sorted_by(|a, b| a.0 >= b.0));
    seen.sort_by_key(|s| s.1);
    seen.dedup();
    assert_eq!(seen.len(), ids.len());
}

#[test]
fn the_owners_limits_cut_the_matrix_and_must_rise() {
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = shop(folder.path());
    let limits = Limits { recency: Some([30, 60, 120, 240]), ..Limits::default() };
    let all = overview(&book, act(9), &OverviewRequest { limits: limits.clone() }, &Unwatched).unwrap();
    assert_eq!(all.cuts.recency, [30, 60, 120, 240]);
    let late = InsightRequest { recency: Some(3), limits, ..InsightRequest::default() };
    let late = page(&book, act(9), &late, &Unwatched).unwrap();
    assert!(late.rows.iter().all(|r| (61..=120).contains(&r.silence)) && late.count > 0, "{late:?}");
    let wrong = OverviewRequest { limits: Limits { frequency: Some([3, 2, 5, 9]), ..Limits::default() } };
    let refused: Error = overview(&book, act(9), &wrong, &Unwatched).unwrap_err();
    assert_eq!(refused.kind(), "limits-unfit");
}

#[test]
fn orders_count_where_there_is_no_invoice_and_credit_notes_only_take_back() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let (both, orders, none) = book
        .write(act(1), |tx| {
            let (both, orders, none) = (client(tx, "Ambos")?, client(tx, "Pedidos")?, client(tx, "Nadie")?);
            sale(tx, both, "order", 40, 10_000)?;
            sale(tx, both, "invoice", 38, 10_000)?;
            sale(tx, both, "credit", 30, -4_000)?;
            sale(tx, orders, "order", 40, 3_000)?;
            sale(tx, orders, "order", 20, 3_000)?;
            sale(tx, orders, "order", 20, 3_000)?;
            sale(tx, none, "credit", 20, -1_000)?;
            Ok((both, orders, none))
        })
        .unwrap()
        .value;
    let both = known(&book, both);
    assert_eq!((both.orders, both.sales_minor, both.last), (1, 6_000, day(38)));
    let orders = known(&book, orders);
    assert_eq!((orders.orders, orders.sales_minor, orders.every), (2, 9_000, Some(20.0)));
    assert_eq!(one(&book, act(9), WhichInsight { client: none }, &Unwatched).unwrap().known, None);
}

#[test]
fn a_book_without_sales_says_that_nothing_was_learned() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let all = overview(&book, act(9), &OverviewRequest::default(), &Unwatched).unwrap();
    assert_eq!((all.clients, all.learning.learned), (0, false));
    assert_eq!(all.learning.reason.as_deref(), Some("no_clients"));
    assert_eq!(all.matrix.len(), 25);
}

#[test]
fn figures_follow_the_next_sale_and_its_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let before = known(&book, ids[40]);
    book.write(act(2), |tx| sale(tx, ids[40], "invoice", 0, 90_000)).unwrap();
    let after = known(&book, ids[40]);
    assert_eq!((after.orders, after.silence), (13, 0));
    assert!(after.alive > before.alive);
}

#[test]
fn products_are_offered_with_a_reason_that_names_them_and_old_ones_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let book = new_book(folder.path());
    let asker = book
        .write(act(1), |tx| {
            for (row, name, archived) in [(1, "Café", None), (2, "Azúcar", None), (3, "Molinillo", Some(NOW))] {
                tx.execute(
                    "INSERT INTO products (id, uid, name, sort_key, archived_at) VALUES (?1, ?2, ?3, ?3, ?4)",
                    params![row, tx.new_id(), name, archived],
                )?;
            }
            let buys = |id: Id, ago: i64, product: i64| -> Result<()> {
                let sale = sale(tx, id, "invoice", ago, 1_000)?;
                tx.execute(
                    "INSERT INTO sale_lines (uid, sale, position, product, quantity, amount_minor) VALUES (?1, ?2, 1, ?3, 1000000, 1000)",
                    params![tx.new_id(), sale, product],
                )?;
                Ok(())
            };
            for n in 0..9 {
                let id = client(tx, &format!("Cafetera {n}"))?;
                buys(id, 40, 1)?;
                buys(id, 30, 3)?;
                if n < 7 {
                    buys(id, 20, 2)?;
                }
            }
            let asker = client(tx, "Nueva")?;
            buys(asker, 60, 1)?;
            buys(asker, 30, 1)?;
            Ok(asker)
        })
        .unwrap()
        .value;
    let told = offers(&book, act(9), WhichInsight { client: asker }, &Unwatched).unwrap();
    let [New { product, reason: OfferReason::Alike { products, clients: 9, bought: 7 } }] = &told.new[..] else {
        panic!("{told:?}");
    };
    assert_eq!((product.name.as_str(), products[0].name.as_str()), ("Azúcar", "Café"));
    assert_eq!((told.again[0].times, told.again[0].every, told.again[0].due.clone()), (2, Some(30.0), Some(day(0))));
}

fn listed(book: &Book, at: Act, field: &str, operator: &str, value: &str) -> Vec<Id> {
    keep(book, at, &Unwatched).unwrap();
    let filter = serde_json::json!({ "test": { "field": field, "operator": operator, "value": value } });
    let request: list::PageRequest =
        serde_json::from_value(serde_json::json!({ "filter": filter, "limit": 500, "figures": true })).unwrap();
    let page = book.read(|conn| list::page(conn, &request, moment(book, at))).unwrap();
    assert!(page.next.is_none());
    let mut ids: Vec<Id> = page
        .rows
        .iter()
        .map(|row| {
            let told = known(book, row.id);
            let figures = row.figures.as_ref().unwrap();
            assert_eq!((figures.sales_year, figures.value_year), (told.year_minor, told.value_minor));
            row.id
        })
        .collect();
    ids.sort_unstable();
    ids
}

fn told(book: &Book, at: Act, request: &InsightRequest) -> Vec<Id> {
    let asked = InsightRequest { limit: Some(200), ..request.clone() };
    let mut ids: Vec<Id> = page(book, at, &asked, &Unwatched).unwrap().rows.iter().map(|row| row.client.id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn the_list_of_clients_is_filtered_by_the_very_figures_that_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    for stage in Stage::ALL {
        let code = serde_json::to_value(stage).unwrap();
        let asked = InsightRequest { stage: Some(stage), ..InsightRequest::default() };
        assert_eq!(
            listed(&book, act(9), "stage", "is", code.as_str().unwrap()),
            told(&book, act(9), &asked),
            "{stage:?}"
        );
    }
    let quiet = InsightRequest { quiet: true, ..InsightRequest::default() };
    assert_eq!(listed(&book, act(9), "quiet", "is", "1"), told(&book, act(9), &quiet));
    let square = InsightRequest { recency: Some(5), ..InsightRequest::default() };
    assert_eq!(listed(&book, act(9), "recency", "is", "5"), told(&book, act(9), &square));
    let over: Vec<Id> = told(&book, act(9), &InsightRequest::default())
        .into_iter()
        .filter(|id| known(&book, *id).year_minor > 50_000)
        .collect();
    assert!(!over.is_empty() && over.len() < ids.len());
    assert_eq!(listed(&book, act(9), "sales_year", "more", "500,00"), over);
    assert_eq!(listed(&book, act(9), "last_purchase", "less", "-150").len(), 20);
}

#[test]
fn what_is_written_or_taken_back_and_a_new_day_are_in_the_list_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let before = listed(&book, act(2), "purchases_year", "more", "1");
    let came_back = ids[60];
    assert!(!before.contains(&came_back));
    book.write(act(3), |tx| sale(tx, came_back, "invoice", 0, 1_000)).unwrap();
    assert!(listed(&book, act(4), "purchases_year", "more", "1").contains(&came_back));
    book.undo(NOW + 5).unwrap();
    assert_eq!(listed(&book, act(6), "purchases_year", "more", "1"), before);
    let in_a_year = Act { now: NOW + 370 * 86_400_000, ..act(7) };
    keep(&book, in_a_year, &Unwatched).unwrap();
    let kept: i64 = book
        .read(|conn| {
            Ok(conn.query_row("SELECT count(*) FROM client_figures WHERE purchases_year > 0", [], |r| r.get(0))?)
        })
        .unwrap();
    assert_eq!(kept, 0);
}

#[test]
fn all_of_a_stage_are_tagged_in_one_step_though_nobody_asked_for_figures_before() {
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = shop(folder.path());
    let request: list::BulkRequest = serde_json::from_value(serde_json::json!({
        "selection": { "matching": { "filter": { "test": { "field": "stage", "operator": "is", "value": "at_risk" } } } },
        "change": { "add_tags": ["Llamar"] },
    }))
    .unwrap();
    let tagged = book.write(act(3), |tx| list::bulk(tx, &request, &Unwatched)).unwrap().value;
    let asked = InsightRequest { stage: Some(Stage::AtRisk), ..InsightRequest::default() };
    assert_eq!(tagged, told(&book, act(4), &asked).len());
    assert!(tagged > 0);
}

/// What the rows say they were reckoned at: a row written again has another number.
fn kept_at(book: &Book) -> String {
    book.read(|conn| Ok(crate::book::local_value(conn, "figures")?.unwrap_or_default())).unwrap()
}

#[test]
fn the_home_page_names_who_is_leaving_as_the_analysis_does() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    let leaving = |at: Act| -> Vec<_> {
        let rows = book.read(|conn| today::get(conn, moment(&book, at))).unwrap().alarms.rows;
        rows.into_iter()
            .filter_map(|alarm| match alarm.why {
                AlarmReason::Late { silence, every } => {
                    Some((alarm.client.id, silence, Some(every), alarm.at_stake_minor))
                }
                _ => None,
            })
            .collect()
    };
    assert!(leaving(act(2)).is_empty());
    keep(&book, act(2), &Unwatched).unwrap();
    let asked = InsightRequest { quiet: true, by: InsightOrder::Loss, limit: Some(3), ..InsightRequest::default() };
    let told = page(&book, act(3), &asked, &Unwatched).unwrap();
    let shown = leaving(act(3));
    assert_eq!(shown[0].0, ids[40]);
    let told: Vec<_> = told.rows.iter().map(|c| (c.client.id, i64::from(c.silence), c.every, c.loss_minor)).collect();
    assert_eq!(shown, told);
}

#[test]
fn what_is_no_sale_leaves_the_figures_as_they_are_kept_also_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (book, ids) = shop(folder.path());
    keep(&book, act(2), &Unwatched).unwrap();
    let before = kept_at(&book);
    let visit = serde_json::json!({ "client": ids[0], "kind": "visit" });
    book.write(act(3), |tx| interactions::record(tx, &serde_json::from_value(visit)?)).unwrap();
    keep(&book, act(4), &Unwatched).unwrap();
    assert_eq!(kept_at(&book), before);
    drop(book);
    let book = Book::open(&folder.path().join("a.clientela"), &Secret::None).unwrap();
    keep(&book, act(5), &Unwatched).unwrap();
    assert_eq!(kept_at(&book), before);
    book.write(act(6), |tx| sale(tx, ids[0], "invoice", 0, 1_000)).unwrap();
    keep(&book, act(7), &Unwatched).unwrap();
    assert_ne!(kept_at(&book), before);
}
