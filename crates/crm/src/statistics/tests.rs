use super::*;
use crate::Result;
use crate::book::{Act, Book, NewBook, Tx};
use crate::clients::{self, ClientDraft};
use crate::ids::Id;
use crate::insight::{self, OverviewRequest};
use crate::interactions;
use crate::moment::Unwatched;
use crate::settings::Business;
use proptest::prelude::*;
use rusqlite::params;
use serde_json::json;

/// 2026-11-23, a Monday, in Madrid.
const NOW: i64 = 1_795_420_800_000;

fn act(n: i64) -> Act<'static> {
    Act { command: "test", now: NOW + n, seed: n as u64 }
}

struct Shop {
    _folder: tempfile::TempDir,
    book: Book,
    /// Ana of León, Bar Sol of Madrid, and Luis of nowhere.
    clients: Vec<Id>,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewBook {
            business: Business::in_country("Prueba", "ES", "es", "EUR"),
            user: "Ana".into(),
            device: "aquí".into(),
            now: NOW,
            seed: [7; 32],
        };
        let book = Book::create(&folder.path().join("a.clientela"), None, &new).unwrap();
        let clients = book
            .write(act(1), |tx| {
                let make = |draft: serde_json::Value| -> Result<Id> {
                    Ok(clients::create(tx, &serde_json::from_value::<ClientDraft>(draft)?)?.id)
                };
                let all = vec![
                    make(json!({ "name": "Ana Gil", "kind": "person", "addresses": [{ "city": "León" }], "tags": ["Bar", "Vip"] }))?,
                    make(json!({ "name": "Bar Sol", "kind": "company", "addresses": [{ "city": "Madrid" }], "tags": ["Bar"] }))?,
                    make(json!({ "name": "Luis Rey", "kind": "person" }))?,
                ];
                // Coffee costs 4.00; of tea nothing is known.
                for (name, category, cost) in [("Café", "Cafés", Some(4_000_000)), ("Té", "Tés", None)] {
                    tx.execute(
                        "INSERT INTO products (uid, name, sort_key, category, cost) VALUES (?1, ?2, lower(?2), ?3, ?4)",
                        params![tx.new_id(), name, category, cost],
                    )?;
                }
                Ok(all)
            })
            .unwrap()
            .value;
        Self { _folder: folder, book, clients }
    }

    /// A document of another program: its lines are (product, pieces, minor units).
    fn sell(&self, client: Option<usize>, kind: &str, day: &str, net: i64, lines: &[(i64, i64, i64)]) {
        let id = client.map(|client| self.clients[client]);
        self.book.write(act(2), |tx| sold(tx, id, kind, day, net, lines)).unwrap();
    }

    fn ask(&self, request: serde_json::Value) -> Pivot {
        let request = serde_json::from_value(request).unwrap();
        pivot(&self.book, act(9), &request, &Unwatched).unwrap()
    }

    fn refused(&self, request: serde_json::Value) -> &'static str {
        let request = serde_json::from_value(request).unwrap();
        pivot(&self.book, act(9), &request, &Unwatched).unwrap_err().kind()
    }

    fn open(&self, request: serde_json::Value) -> PivotPage {
        let request = serde_json::from_value(request).unwrap();
        rows(&self.book, act(9), &request, &Unwatched).unwrap()
    }
}

fn sold(tx: &Tx, client: Option<Id>, kind: &str, day: &str, net: i64, lines: &[(i64, i64, i64)]) -> Result<i64> {
    let row = client.map(|client| crate::clients::row_of(tx, client)).transpose()?;
    tx.execute(
        "INSERT INTO sales (uid, client, kind, day, currency, net_minor, total_minor, told) VALUES (?1, ?2, ?3, ?4, 'EUR', ?5, ?5, 'paid')",
        params![tx.new_id(), row, kind, day, net],
    )?;
    let sale = tx.last_insert_rowid();
    for (position, (product, pieces, minor)) in lines.iter().enumerate() {
        tx.execute(
            "INSERT INTO sale_lines (uid, sale, position, product, quantity, amount_minor) VALUES (?1, ?2, ?3, nullif(?4, 0), ?5, ?6)",
            params![tx.new_id(), sale, position as i64, product, pieces * 1_000_000, minor],
        )?;
    }
    Ok(sale)
}

fn labels(heads: &[PivotHead]) -> Vec<&str> {
    heads.iter().map(|head| head.label.as_str()).collect()
}

#[test]
fn months_without_sales_are_there_and_what_came_back_is_taken_away() {
    let shop = Shop::new();
    shop.sell(Some(0), "invoice", "2026-01-15", 10_000, &[]);
    shop.sell(Some(1), "invoice", "2026-03-02", 5_000, &[]);
    shop.sell(Some(0), "credit", "2026-03-09", -2_000, &[]);
    shop.sell(Some(1), "invoice", "2025-03-02", 7_000, &[]);
    shop.sell(Some(1), "invoice", "2026-12-24", 99_000, &[]);
    let table = shop.ask(json!({ "rows": "month", "columns": "client", "compare": "year" }));
    assert_eq!(labels(&table.rows)[..3], ["2026-01", "2026-02", "2026-03"]);
    assert_eq!(table.rows.len(), 11, "until today");
    assert_eq!(labels(&table.columns), ["Ana Gil", "Bar Sol"], "the larger first");
    assert_eq!(table.now.cells[..3], [[Some(10_000), None], [None, None], [Some(-2_000), Some(5_000)]]);
    assert_eq!(table.now.rows[..3], [Some(10_000), None, Some(3_000)]);
    assert_eq!((table.now.columns.clone(), table.now.all), (vec![Some(8_000), Some(5_000)], Some(13_000)));
    let before = table.before.unwrap();
    assert_eq!((before.from.as_str(), before.to.as_str()), ("2025-01-01", "2025-11-23"));
    assert_eq!(
        (before.rows[2], before.columns.clone(), before.all),
        (Some(7_000), vec![None, Some(7_000)], Some(7_000))
    );
}

#[test]
fn orders_count_of_those_whom_no_invoice_tells_of_and_what_was_given_back_counts_nothing() {
    let shop = Shop::new();
    shop.sell(Some(0), "order", "2026-02-01", 10_000, &[]);
    shop.sell(Some(0), "invoice", "2026-02-02", 10_000, &[]);
    shop.sell(Some(1), "order", "2026-02-03", 4_000, &[]);
    shop.sell(None, "order", "2026-02-04", 300, &[]);
    shop.sell(Some(2), "invoice", "2026-02-05", 900, &[]);
    shop.sell(Some(2), "invoice", "2026-02-05", 70, &[]);
    let change = |sql: &str| shop.book.write(act(5), |tx| Ok(tx.execute(sql, [])?)).unwrap();
    change("UPDATE sales SET told = 'refunded' WHERE net_minor = 900");
    change("UPDATE sales SET currency = 'USD' WHERE net_minor = 70");
    let table = shop.ask(json!({ "rows": "client", "columns": "document" }));
    assert_eq!(labels(&table.rows), ["Ana Gil", "Bar Sol", "", "Luis Rey"]);
    assert_eq!(table.now.rows, [Some(10_000), Some(4_000), Some(300), Some(0)]);
    assert_eq!(table.now.left_out, 1, "dollars without a rate");
    // The same as where clients are reckoned.
    let whole = insight::overview(&shop.book, act(8), &OverviewRequest::default(), &Unwatched).unwrap();
    let guests = 300;
    assert_eq!(whole.sales_minor, table.now.all.unwrap() - guests);
    // With a rate they count by it.
    change("UPDATE sales SET exchange_rate = '0.9' WHERE currency = 'USD'");
    let table = shop.ask(json!({ "rows": "client" }));
    assert_eq!((table.now.all, table.now.left_out), (Some(14_363), 0));
}

#[test]
fn what_was_sold_is_told_of_the_lines_and_its_margin_of_those_with_a_cost() {
    let shop = Shop::new();
    // Lines with tax: 12.10 + 24.20 of 30.00 without.
    shop.sell(Some(0), "invoice", "2026-01-15", 3_000, &[(1, 2, 1_210), (2, 1, 2_420)]);
    shop.sell(Some(1), "invoice", "2026-01-16", 1_500, &[(1, 3, 1_500)]);
    shop.sell(Some(1), "credit", "2026-01-17", -500, &[(1, 1, -500)]);
    shop.sell(Some(2), "invoice", "2026-01-18", 700, &[]);
    let table = shop.ask(json!({ "rows": "product" }));
    assert_eq!(labels(&table.rows), ["Café", "Té", ""]);
    assert_eq!((table.now.rows, table.now.all), (vec![Some(2_000), Some(2_000), Some(700)], Some(4_700)));
    let units = shop.ask(json!({ "rows": "category", "measure": "units" }));
    assert_eq!(units.now.rows[..2], [Some(4_000_000), Some(1_000_000)], "two and three less one");
    let margin = shop.ask(json!({ "rows": "product", "measure": "margin" }));
    assert_eq!(margin.now.rows, [Some(2_000 - 4 * 400)]);
    assert_eq!((margin.now.without_cost, margin.now.without_cost_minor), (2, 2_700));
    let count = shop.ask(json!({ "rows": "product", "measure": "invoices" }));
    assert_eq!((count.now.rows[0], count.now.all), (Some(2), Some(3)), "an invoice of two products is one");
    let mean = shop.ask(json!({ "rows": "client", "measure": "ticket" }));
    assert_eq!((mean.now.all, mean.now.rows[0]), (Some(1_567), Some(3_000)), "47.00 by three");
}

#[test]
fn different_clients_are_counted_once_and_tags_stand_in_two_rows() {
    let shop = Shop::new();
    for (client, day) in [(0, "2026-01-01"), (0, "2026-02-01"), (1, "2026-02-10"), (2, "2026-02-11")] {
        shop.sell(Some(client), "invoice", day, 1_000, &[]);
    }
    let months = shop.ask(json!({ "rows": "month", "measure": "clients" }));
    assert_eq!((months.now.rows[..2].to_vec(), months.now.all), (vec![Some(1), Some(3)], Some(3)));
    let tagged = shop.ask(json!({ "rows": "tag" }));
    assert_eq!(labels(&tagged.rows), ["Bar", "Vip", ""]);
    assert_eq!((tagged.now.rows, tagged.now.all), (vec![Some(3_000), Some(2_000), Some(1_000)], Some(4_000)));
    assert!(tagged.overlapping && !months.overlapping);
    // Somebody else's words for the same place.
    shop.book
        .write(act(4), |tx| Ok(tx.execute("UPDATE addresses SET city = 'LEON' WHERE city = 'Madrid'", [])?))
        .unwrap();
    assert_eq!(labels(&shop.ask(json!({ "rows": "city" })).rows).len(), 2);
    // Who first bought when, and who of them came again.
    let cohorts = shop.ask(json!({ "rows": "cohort", "columns": "month", "measure": "clients", "period": "2026-Q1" }));
    assert_eq!(labels(&cohorts.rows), ["2026-01", "2026-02"]);
    assert_eq!(cohorts.now.cells, [[Some(1), Some(1), None], [None, Some(2), None]]);
    // Where clients stand today is reckoned when it is asked for.
    let stages = shop.ask(json!({ "rows": "stage" }));
    assert_eq!(stages.now.all, Some(4_000));
    assert!(stages.rows.iter().all(|head| !head.key.is_empty()), "{:?}", stages.rows);
}

#[test]
fn what_does_not_fit_is_one_row_and_of_time_the_last_days_are_shown() {
    let shop = Shop::new();
    for day in 1..=9 {
        shop.sell(Some(day % 3), "invoice", &format!("2026-03-0{day}"), 100 * day as i64, &[]);
    }
    let table = shop.ask(json!({ "rows": "client", "columns": "weekday", "most": 1 }));
    assert_eq!(table.rows.iter().map(|head| head.others).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(table.now.rows.iter().flatten().sum::<i64>(), 4_500);
    assert_eq!(table.columns.len(), 7);
    let days = shop.ask(json!({ "rows": "day", "period": "2026-03-01..2026-03-09", "most": 3 }));
    assert_eq!(labels(&days.rows), ["2026-03-07", "2026-03-08", "2026-03-09", ""]);
    assert_eq!(days.now.rows, [Some(700), Some(800), Some(900), Some(2_100)]);
}

#[test]
fn visits_are_counted_where_the_business_is_and_what_does_not_fit_is_refused() {
    let shop = Shop::new();
    shop.book
        .write(act(3), |tx| {
            // Half past midnight of the first of March in Madrid, the day before in UTC.
            for (kind, at) in [("visit", 1_772_321_400_000_i64), ("visit", NOW), ("call", NOW)] {
                let new = json!({ "client": shop.clients[1], "kind": kind, "at": at });
                interactions::record(tx, &serde_json::from_value(new)?)?;
            }
            Ok(())
        })
        .unwrap();
    let table = shop.ask(json!({ "rows": "month", "measure": "visits" }));
    assert_eq!((table.now.rows[1], table.now.rows[2], table.now.all), (None, Some(1), Some(2)));
    let page = shop.open(json!({ "of": { "rows": "month", "measure": "visits" }, "row": "2026-03" }));
    assert_eq!((page.count, page.sum, page.rows[0].day.as_str()), (1, 1, "2026-03-01"));
    assert_eq!(shop.refused(json!({ "rows": "product", "measure": "visits" })), "dimension-not-of-visits");
    assert_eq!(shop.refused(json!({ "rows": "month", "columns": "month" })), "dimension-twice");
    assert_eq!(shop.refused(json!({ "rows": "month", "period": "ayer" })), "period-unknown");
    let nothing = shop.ask(json!({ "rows": "client", "columns": "month" }));
    assert_eq!((nothing.rows.len(), nothing.now.all), (0, None));
}

#[test]
fn a_table_is_written_with_its_totals_and_the_period_beside() {
    let shop = Shop::new();
    shop.sell(Some(0), "invoice", "2026-01-15", 10_050, &[]);
    shop.sell(Some(1), "invoice", "2025-02-02", 7_000, &[]);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("tabla.csv");
    let words = json!({ "dimension-kind": "Tipo", "value-person": "Persona", "value-company": "Empresa", "pivot-total": "Total", "pivot-before": "antes" });
    let of = json!({ "rows": "kind", "columns": "quarter", "period": "2026-Q1", "compare": "year" });
    let request = serde_json::from_value(json!({ "of": of, "to": to, "words": words })).unwrap();
    assert_eq!(export(&shop.book, act(9), &request, &Unwatched).unwrap().rows, 3);
    let text = std::fs::read_to_string(&to).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Tipo;2026-Q1;2026-Q1 (antes);Total;Total (antes)");
    assert_eq!(lines[1..], ["Persona;100,50;;100,50;", "Empresa;;70,00;;70,00", "Total;100,50;70,00;100,50;70,00"]);
    // A folder that is not there leaves nothing.
    let request = serde_json::from_value(json!({ "of": of, "to": folder.path().join("no/tabla.xlsx") })).unwrap();
    assert!(export(&shop.book, act(9), &request, &Unwatched).is_err());
}

/// A document: client (3 is nobody), kind, days ago, cents, lines.
type Sold = (usize, usize, i64, i64, Vec<(i64, i64, i64)>);

fn any_sale() -> impl Strategy<Value = Sold> {
    let line = (0..3_i64, 1..5_i64, -2_000..20_000_i64);
    (0..4_usize, 0..3_usize, 0..800_i64, 0..50_000_i64, prop::collection::vec(line, 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn cells_rows_and_columns_come_to_the_whole_and_each_opens_into_what_it_is(
        sales in prop::collection::vec(any_sale(), 1..25),
        at in 0..12_usize,
        most in 1..4_u32,
    ) {
        const PAIRS: [(&str, &str); 6] = [
            ("client", "month"), ("product", "quarter"), ("city", "weekday"), ("month", "kind"), ("category", "client"), ("stage", "document"),
        ];
        let shop = Shop::new();
        shop.book.write(act(2), |tx| {
            for (client, kind, ago, net, lines) in &sales {
                let day = (chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() - chrono::Days::new(*ago as u64)).to_string();
                let kind = ["invoice", "credit", "order"][*kind];
                let net = if kind == "credit" { -net } else { *net };
                sold(tx, shop.clients.get(*client).copied(), kind, &day, net, lines)?;
            }
            Ok(())
        }).unwrap();
        let (rows, columns) = PAIRS[at % PAIRS.len()];
        let measure = if at < 6 { "sales" } else { "units" };
        let of = json!({ "rows": rows, "columns": columns, "measure": measure, "compare": "year", "most": most });
        let table = shop.ask(of.clone());
        for figures in [Some(&table.now), table.before.as_ref()].into_iter().flatten() {
            let sum = |of: &[Option<i64>]| of.iter().flatten().sum::<i64>();
            let all = figures.all.unwrap_or(0);
            prop_assert_eq!(sum(&figures.rows), all);
            prop_assert_eq!(sum(&figures.columns), all);
            for (row, cells) in figures.cells.iter().enumerate() {
                prop_assert_eq!(sum(cells), figures.rows[row].unwrap_or(0));
            }
            for column in 0..table.columns.len() {
                let cells: Vec<Option<i64>> = figures.cells.iter().map(|row| row[column]).collect();
                prop_assert_eq!(sum(&cells), figures.columns[column].unwrap_or(0));
            }
        }
        // The whole is what one dimension less, or another one, comes to.
        if measure == "sales" {
            prop_assert_eq!(table.now.all, shop.ask(json!({ "rows": "year" })).now.all);
            prop_assert_eq!(table.now.all, shop.ask(json!({ "rows": "line", "columns": "hour" })).now.all);
        }
        for (row, head) in table.rows.iter().enumerate().filter(|(_, head)| head.others == 0) {
            for (column, of_column) in table.columns.iter().enumerate().filter(|(_, head)| head.others == 0) {
                let page = shop.open(json!({ "of": of, "row": head.key, "column": of_column.key }));
                prop_assert_eq!(page.sum, table.now.cells[row][column].unwrap_or(0));
                prop_assert_eq!(page.rows.iter().map(|row| row.amount).sum::<i64>(), page.sum);
            }
        }
    }
}

#[test]
fn what_stands_behind_a_figure_comes_in_pages() {
    let shop = Shop::new();
    for n in 0..230 {
        shop.sell(Some(0), "invoice", &format!("2026-{:02}-10", n % 10 + 1), 100 + n, &[]);
    }
    let mut asked = json!({ "of": { "rows": "client" } });
    let (mut seen, mut sum) = (Vec::new(), 0);
    loop {
        let page = shop.open(asked.clone());
        assert_eq!(page.count, 230);
        sum += page.rows.iter().map(|row| row.amount).sum::<i64>();
        seen.extend(page.rows.iter().map(|row| row.id));
        let Some(next) = page.next else { break };
        asked["after"] = json!(next);
    }
    seen.sort();
    seen.dedup();
    assert_eq!((seen.len(), sum), (230, shop.open(json!({ "of": { "rows": "client" } })).sum));
    let stranger = json!({ "of": { "rows": "client" }, "after": shop.clients[0] });
    let request = serde_json::from_value(stranger).unwrap();
    assert_eq!(rows(&shop.book, act(9), &request, &Unwatched).unwrap_err().kind(), "cursor-unfit");
}

#[test]
fn what_counts_as_sold_is_what_its_state_says() {
    let shop = Shop::new();
    let differs = shop
        .book
        .write(act(2), |tx| {
            let told = ["NULL", "'draft'", "'open'", "'partial'", "'paid'", "'refunded'", "'cancelled'"];
            let mut n = 0;
            for kind in ["invoice", "credit", "order", "quote", "delivery"] {
                // Of another program: as it tells. Made here: drafts, and what was decided of what was issued.
                let theirs = told.iter().map(|told| format!("0, {told}, NULL, NULL"));
                let ours = ["NULL, NULL", "5, NULL", "5, 'accepted'", "5, 'lost'", "5, 'cancelled'"];
                for how in theirs.chain(ours.iter().map(|ours| format!("1, NULL, {ours}"))) {
                    n += 1;
                    tx.execute(
                        &format!(
                            "INSERT INTO sales (uid, kind, number, day, currency, net_minor, total_minor, own, told, issued_at, decision)
                             VALUES (?1, '{kind}', 'N{n}', '2026-02-03', 'EUR', 100, 121, {how})"
                        ),
                        [tx.new_id()],
                    )?;
                }
            }
            let counted = crate::sales::COUNTED;
            let mut all = tx.prepare(&format!(
                "SELECT s.kind || ' ' || s.own || ' ' || coalesce(s.state, '-') FROM sales AS s
                 WHERE ({counted}) IS NOT (s.kind IN ('invoice', 'credit', 'order') AND coalesce(s.state, '') NOT IN ('draft', 'cancelled', 'lost'))"
            ))?;
            let rows = all.query_map([], |r| r.get::<_, String>(0))?;
            Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
        })
        .unwrap()
        .value;
    assert!(differs.is_empty(), "{differs:?}");
}
