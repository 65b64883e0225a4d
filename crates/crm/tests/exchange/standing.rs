//! How sales stand: the list narrowed to what is paid, waits for money or waits too long, and what it comes to.

use crm::book::Book;
use crm::demo::{Country, Plan};
use crm::moment::{Moment, Unwatched};
use crm::sales::{self, Sale, SalesRequest};

/// 2026-11-23, a Monday, in Madrid.
const NOW: i64 = 1_795_420_800_000;
const TODAY: &str = "2026-11-23";

fn moment() -> Moment {
    Moment { now: NOW, zone: crm::moment::zone_of_country("ES") }
}

fn shop(folder: &tempfile::TempDir) -> Book {
    let plan = Plan::new(Country::Spain, 500, 3, 7, TODAY.parse().unwrap());
    crm::demo::make(&folder.path().join("a"), None, &plan, "mostrador", NOW, [7; 32], &Unwatched).unwrap().0
}

/// Every row of a list, page after page.
fn walk(book: &Book, request: &SalesRequest) -> Vec<Sale> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let asked = SalesRequest { after, limit: Some(37), ..request.clone() };
        let page = book.read(|conn| sales::page(conn, moment(), &asked)).unwrap();
        rows.extend(page.rows);
        match page.next {
            Some(next) => after = Some(next),
            None => return rows,
        }
    }
}

fn count(book: &Book, filter: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM sales AS s WHERE {filter}");
    book.read(|conn| Ok(conn.query_row(&sql, [], |r| r.get(0))?)).unwrap()
}

fn of(state: Option<&str>) -> SalesRequest {
    SalesRequest { state: state.map(str::to_owned), ..SalesRequest::default() }
}

#[test]
fn a_list_of_a_state_has_all_of_it_and_its_sum() {
    let folder = tempfile::tempdir().unwrap();
    let book = shop(&folder);
    let buyer = walk(&book, &of(Some("partial"))).remove(0).client.unwrap().id;
    let waits = "kind = 'invoice' AND state IN ('open', 'partial')";
    let late = format!("{waits} AND due < '{TODAY}'");
    let year = " AND day BETWEEN '2026-01-01' AND '2026-09-30'";
    for (state, filter) in [
        (None, "true"),
        (Some("paid"), "state = 'paid'"),
        (Some("owed"), waits),
        (Some("partial"), "kind = 'invoice' AND state = 'partial'"),
        (Some("overdue"), &late),
    ] {
        for (request, more) in [
            (of(state), String::new()),
            (
                SalesRequest { client: Some(buyer), ..of(state) },
                format!(" AND client = (SELECT id FROM clients WHERE hex(uid) = '{}')", hex(&buyer)),
            ),
            (SalesRequest { kind: Some("invoice".into()), ..of(state) }, " AND kind = 'invoice'".to_owned()),
            (
                SalesRequest { from: Some("2026-01-01".into()), to: Some("2026-09-30".into()), ..of(state) },
                year.to_owned(),
            ),
        ] {
            let rows = walk(&book, &request);
            let expected = count(&book, &format!("{filter}{more}"));
            assert_eq!(rows.len() as i64, expected, "{state:?}{more}");
            let ids: std::collections::HashSet<_> = rows.iter().map(|sale| sale.id).collect();
            assert_eq!(ids.len(), rows.len(), "each once: {state:?}{more}");
            let totals = book.read(|conn| sales::totals(conn, moment(), &request)).unwrap();
            let told: Vec<_> = totals
                .sums
                .iter()
                .map(|sum| (sum.of.as_str(), sum.currency.as_str(), sum.count, sum.total_minor))
                .collect();
            let mut sums = Vec::new();
            for (name, kinds) in [("sold", &["invoice", "credit"][..]), ("order", &["order"]), ("quote", &["quote"])] {
                let of: Vec<_> = rows.iter().filter(|sale| kinds.contains(&sale.kind.as_str())).collect();
                if !of.is_empty() {
                    sums.push((name, "EUR", of.len() as i64, of.iter().map(|sale| sale.total_minor).sum::<i64>()));
                }
            }
            assert_eq!(told, sums, "{state:?}{more}");
            let by_due = state == Some("overdue") && request.client.is_none();
            let key = |sale: &Sale| if by_due { sale.due.clone().unwrap_or_default() } else { sale.day.clone() };
            assert!(rows.windows(2).all(|two| key(&two[0]) >= key(&two[1])), "newest first: {state:?}{more}");
        }
    }
    assert!(count(&book, &late) > 5, "the shop has late payers");
    let overdue = walk(&book, &of(None)).iter().filter(|sale| sale.overdue).count() as i64;
    assert_eq!(overdue, count(&book, &late));
    let today = book.read(|conn| crm::today::get(conn, moment())).unwrap();
    assert_eq!(i64::from(today.overdue_invoices.count), overdue.min(99));
    let wrong = book.read(|conn| sales::page(conn, moment(), &of(Some("late")))).unwrap_err();
    assert_eq!(crm::Error::invalid("state", "choice-unknown").with("value", "late").to_string(), wrong.to_string());
}

fn hex(id: &crm::ids::Id) -> String {
    id.to_string().replace('-', "").to_uppercase()
}
