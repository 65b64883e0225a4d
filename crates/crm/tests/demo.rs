//! The demo business is believable, valid, and the same every time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

use chrono::{Datelike, NaiveDate, Weekday};
use crm::book::{Act, Book};
use crm::demo::{ClientKind, Country, GeneratedClient, GeneratedInteraction, Kind, Outcome, Plan, Shop};
use crm::moment::{Progress, Unwatched, Watch};
use std::collections::{HashMap, HashSet};

const NOW: i64 = 1_795_420_800_000;
const BOTH: [Country; 2] = [Country::Spain, Country::Mexico];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn plan(country: Country, clients: u64) -> Plan {
    Plan::new(country, clients, 4, 7, today())
}

/// Everything of a plan, in order.
fn everything(plan: &Plan) -> Vec<(GeneratedClient, Vec<GeneratedInteraction>)> {
    let shop = Shop::open(plan);
    let mut found = Vec::new();
    shop.clients()
        .map(|client| {
            shop.interactions(&client, &mut found);
            (client, found.clone())
        })
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_shop_and_another_seed_another() {
    for country in BOTH {
        let one = format!("{:?}", everything(&plan(country, 150)));
        assert_eq!(one, format!("{:?}", everything(&plan(country, 150))));
        assert_ne!(one, format!("{:?}", everything(&Plan { seed: 8, ..plan(country, 150) })));
    }
}

#[test]
fn every_tax_id_is_valid_where_the_client_is() {
    for country in BOTH {
        let mut kinds = HashMap::new();
        for (client, _) in everything(&plan(country, 3000)) {
            if let Some(id) = &client.tax_id {
                let check = crm::taxid::check(country.code(), id);
                assert_eq!(check.verdict, crm::taxid::Verdict::Valid, "{id} of {}", client.name);
                assert_eq!(&check.compact, id);
                *kinds.entry(check.kind).or_insert(0) += 1;
            }
        }
        let expected = if country == Country::Spain { 3 } else { 1 };
        assert!(kinds.len() >= expected && kinds.values().sum::<i32>() > 1000, "{kinds:?}");
    }
}

#[test]
fn everybody_has_two_surnames_and_most_postcodes_are_of_the_region() {
    let files =
        [include_str!("../../../assets/demo/es/regions.csv"), include_str!("../../../assets/demo/mx/regions.csv")];
    for (country, file) in BOTH.into_iter().zip(files) {
        let regions: HashMap<&str, &str> = file.lines().skip(1).filter_map(|l| l.split_once(';')).collect();
        let (mut with, mut without) = (0, 0);
        for (client, _) in everything(&plan(country, 3000)) {
            match (client.kind, &client.given, &client.surnames) {
                (ClientKind::Person, Some(given), Some([first, second])) => {
                    assert!(!given.is_empty() && !first.is_empty() && !second.is_empty());
                    assert_eq!(client.name, format!("{given} {first} {second}"));
                }
                (ClientKind::Company, None, None) => assert!(client.name.chars().count() > 3, "{}", client.name),
                _ => panic!("{client:?}"),
            }
            if let Some(address) = &client.address {
                if address.postcode.is_empty() {
                    without += 1;
                    continue;
                }
                with += 1;
                assert!(address.postcode.len() == 5 && address.postcode.bytes().all(|b| b.is_ascii_digit()));
                let prefixes = regions.get(address.region).copied().unwrap_or_default();
                assert!(prefixes.split(' ').any(|p| address.postcode.starts_with(p)), "{address:?}");
            }
        }
        assert!(with > 1500 && (20..with / 8).contains(&without), "{with} {without}");
    }
}

#[test]
fn telephones_are_of_the_country_and_mails_reach_nobody() {
    for country in BOTH {
        let (prefix, length) = if country == Country::Spain { ("+34", 12) } else { ("+52", 13) };
        let mut numbers = HashSet::new();
        for (client, _) in everything(&plan(country, 2000)) {
            for phone in &client.phones {
                assert!(phone.e164.starts_with(prefix) && phone.e164.len() == length, "{phone:?}");
                let digits: String = phone.shown.chars().filter(char::is_ascii_digit).collect();
                assert!(digits.ends_with(&phone.e164[3..]), "{phone:?}");
                for typed in [&phone.e164, &phone.shown] {
                    let read = crm::phones::normalise(typed, country.code()).map(|read| read.e164);
                    assert_eq!(read.as_ref(), Some(&phone.e164), "{phone:?}");
                }
                numbers.insert(phone.e164.clone());
            }
            for reach in client.mail.iter().chain(&client.site) {
                assert!(reach.ends_with(".example") && reach.is_ascii(), "{reach}");
                assert_eq!(reach, &reach.to_lowercase());
            }
        }
        assert!(numbers.len() > 1500, "{}", numbers.len());
    }
}

#[test]
fn contacts_keep_shop_hours_and_none_lies_ahead() {
    for country in BOTH {
        let (mut per_month, mut total) = ([0; 12], 0);
        for (client, contacts) in everything(&plan(country, 2000)) {
            let mut before = None;
            for contact in &contacts {
                assert!(contact.day < today(), "nothing has happened yet on the morning it is opened");
                assert!(contact.day >= client.since);
                assert_ne!(contact.day.weekday(), Weekday::Sun);
                assert!((8 * 60..21 * 60).contains(&contact.minute), "{}", contact.minute);
                assert!(before <= Some((contact.day, contact.minute)), "in order");
                before = Some((contact.day, contact.minute));
                assert_eq!(contact.kind == Kind::Note, contact.outcome.is_none());
                assert!(contact.outcome != Some(Outcome::NoAnswer) || contact.kind == Kind::Call);
                assert!(!contact.text.contains(['{', '}']) && contact.text.len() > 10, "{}", contact.text);
                if let Some(next) = &contact.next {
                    assert!(next.due >= contact.day && !next.title.is_empty());
                    assert!(next.done.is_none_or(|(day, _)| day >= contact.day && day < today()));
                }
                per_month[contact.day.month0() as usize] += 1;
                total += 1;
            }
        }
        assert!((17_000..24_000).contains(&total), "about ten a client: {total}");
        if country == Country::Spain {
            assert!(per_month[7] * 3 < per_month[5] * 2, "August is quiet in Spain: {per_month:?}");
        }
    }
}

#[test]
fn clients_differ_in_cadence_and_some_are_lost_and_some_are_new() {
    let all = everything(&plan(Country::Spain, 3000));
    let ago = |days| today() - chrono::Duration::days(days);
    let with: Vec<_> = all.iter().filter(|(_, contacts)| !contacts.is_empty()).collect();
    let last = |contacts: &[GeneratedInteraction]| contacts.last().map(|c| c.day);
    let lost = with.iter().filter(|(_, c)| last(c) < Some(ago(365))).count();
    let new = all.iter().filter(|(client, _)| client.since > ago(60)).count();
    let often = with.iter().filter(|(_, c)| c.len() > 40).count();
    let seldom = with.iter().filter(|(_, c)| c.len() < 4).count();
    let n = with.len();
    assert!(lost > n / 20 && lost < n / 2, "{lost} of {n} lost");
    assert!(new > n / 50 && new < n / 5, "{new} of {n} new");
    assert!(often > n / 50 && seldom > n / 10, "{often} often, {seldom} seldom");
}

#[test]
fn some_are_typed_twice_and_their_first_entry_is_there() {
    for country in BOTH {
        let all = everything(&plan(country, 3000));
        let copies: Vec<_> = all.iter().filter_map(|(c, _)| Some((c, &all[c.copy_of? as usize].0))).collect();
        assert!((30..150).contains(&copies.len()), "{}", copies.len());
        let phones = |c: &GeneratedClient| c.phones.iter().map(|p| p.e164.clone()).collect::<HashSet<_>>();
        for (copy, first) in &copies {
            assert!(copy.index > first.index && first.copy_of.is_none() && copy.kind == first.kind);
        }
        let same_phone = copies.iter().filter(|(a, b)| !phones(a).is_disjoint(&phones(b))).count();
        let other_name = copies.iter().filter(|(a, b)| a.name != b.name).count();
        assert!(same_phone > copies.len() / 3 && other_name > copies.len() / 3, "{same_phone} {other_name}");
    }
}

#[test]
fn people_work_at_companies_that_are_there() {
    let all = everything(&plan(Country::Mexico, 2000));
    let mut at_work = 0;
    for (client, contacts) in &all {
        if let Some((company, role)) = client.works_at {
            assert!(all[company as usize].0.kind == ClientKind::Company && !role.is_empty());
            at_work += 1;
        }
        for person in contacts.iter().filter_map(|c| c.person) {
            assert_eq!(all[person as usize].0.works_at.map(|w| w.0), Some(client.index));
        }
    }
    assert!(at_work > 200, "{at_work}");
}

#[test]
fn the_shop_is_alive_on_the_morning_it_is_opened() {
    for country in BOTH {
        for seed in 0..5 {
            let all = everything(&Plan { seed, ..plan(country, 300) });
            let open: Vec<_> =
                all.iter().flat_map(|(_, c)| c).filter_map(|c| c.next.as_ref()).filter(|t| t.done.is_none()).collect();
            let due = |from: i64, to: i64| {
                let (from, to) = (today() + chrono::Duration::days(from), today() + chrono::Duration::days(to));
                open.iter().filter(|t| (from..=to).contains(&t.due)).count()
            };
            assert!(
                due(0, 0) >= 2 && due(-60, -1) >= 2 && due(1, 8) >= 4,
                "{} {} {}",
                due(0, 0),
                due(-60, -1),
                due(1, 8)
            );
            assert!(open.len() < 150, "and not drowned: {}", open.len());
            let week: Vec<_> = (0..8).map(|d| today() + chrono::Duration::days(d)).collect();
            let birthdays = |days: &[NaiveDate]| {
                let on = |c: &GeneratedClient| {
                    c.birthday.is_some_and(|b| days.iter().any(|d| (d.month(), d.day()) == (b.month, b.day)))
                };
                all.iter().filter(|(c, _)| on(c)).count()
            };
            assert!(
                birthdays(&week[..1]) >= 1 && birthdays(&week) >= 2,
                "{} {}",
                birthdays(&week[..1]),
                birthdays(&week)
            );
        }
    }
}

fn book(plan: &Plan, folder: &tempfile::TempDir, name: &str) -> (Book, crm::demo::DemoSummary) {
    crm::demo::make(&folder.path().join(name), Some("secreto"), plan, "mostrador", NOW, [7; 32], &Unwatched).unwrap()
}

/// Every value of every journaled table, in one text.
fn state(book: &Book) -> String {
    book.read(|conn| {
        let mut all = String::new();
        for (_, table) in crm::book::journal::TABLES {
            let mut rows = conn.prepare(&format!("SELECT * FROM {table} ORDER BY id"))?;
            let width = rows.column_count();
            let mut found = rows.query([])?;
            while let Some(row) = found.next()? {
                for i in 0..width {
                    all.push_str(&format!("{:?}|", row.get_ref(i)?));
                }
                all.push('\n');
            }
        }
        Ok(all)
    })
    .unwrap()
}

fn count(book: &Book, sql: &str) -> i64 {
    book.read(|conn| Ok(conn.query_row(sql, [], |r| r.get(0))?)).unwrap()
}

#[test]
fn the_same_plan_gives_the_same_book() {
    let folder = tempfile::tempdir().unwrap();
    for country in BOTH {
        let plan = plan(country, 120);
        let (one, said) = book(&plan, &folder, &format!("{country:?}1"));
        let (two, also) = book(&plan, &folder, &format!("{country:?}2"));
        assert_eq!(said, also);
        assert_eq!(state(&one), state(&two));
        let (other, _) = book(&Plan { seed: 8, ..plan }, &folder, &format!("{country:?}3"));
        assert_ne!(state(&one), state(&other));
    }
}

#[test]
fn what_was_told_is_what_the_book_holds_and_its_kept_figures_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let (book, said) = book(&plan(Country::Spain, 400), &folder, "a");
    assert_eq!(said.clients, 400);
    for (told, sql) in [
        (said.clients, "SELECT count(*) FROM clients"),
        (said.companies, "SELECT count(*) FROM clients WHERE kind = 'company'"),
        (said.interactions, "SELECT count(*) FROM interactions"),
        (said.interactions, "SELECT sum(kept_interactions) FROM clients"),
        (said.tasks, "SELECT count(*) FROM tasks"),
        (said.open_tasks, "SELECT count(*) FROM tasks WHERE done_at IS NULL"),
        (said.products, "SELECT count(*) FROM products"),
        (said.sales, "SELECT count(*) FROM sales"),
        (said.sale_lines, "SELECT count(*) FROM sale_lines"),
        (said.payments, "SELECT count(*) FROM payments"),
        (0, "SELECT count(*) FROM pragma_foreign_key_check"),
        (0, "SELECT count(*) FROM stale"),
        (0, "SELECT count(*) FROM interactions AS i JOIN clients AS c ON c.id = i.client WHERE i.at < c.created_at"),
    ] {
        assert_eq!(count(&book, sql), told as i64, "{sql}");
    }
    assert!(
        count(&book, "SELECT count(*) FROM search_interactions WHERE search_interactions MATCH 'presupuesto'") > 50
    );
    assert!(count(&book, "SELECT count(*) FROM search_clients WHERE search_clients MATCH 'garcia'") > 5);
    assert!(count(&book, "SELECT count(*) FROM tasks WHERE done_at IS NULL AND due = '2026-11-23'") > 2);
    assert_eq!(count(&book, "SELECT count(*) FROM transactions"), 1, "one line in the history");
    assert_eq!(count(&book, "SELECT count(*) FROM users"), 4, "who opened the book is one of the staff");
}

#[test]
fn what_is_sold_adds_up_and_is_numbered_by_day() {
    let folder = tempfile::tempdir().unwrap();
    // The seed's Mexican shop is in a town of the border.
    for (country, rates) in [(Country::Spain, "4,10,21"), (Country::Mexico, "0,8")] {
        let (book, said) = book(&plan(country, 600), &folder, &format!("{country:?}"));
        assert!((40..=200).contains(&said.products) && said.sales > 800, "{said:?}");
        let rate =
            "SELECT group_concat(rate) FROM (SELECT DISTINCT tax_rate / 1000000 AS rate FROM sale_lines ORDER BY 1)";
        let found: String = book.read(|conn| Ok(conn.query_row(rate, [], |r| r.get(0))?)).unwrap();
        assert_eq!(found, rates);
        for sql in [
            "SELECT count(*) FROM sales WHERE total_minor <> net_minor + tax_minor",
            "SELECT count(*) FROM sales AS s WHERE net_minor IS NOT (SELECT sum(amount_minor) FROM sale_lines WHERE sale = s.id)",
            "SELECT count(*) FROM sale_lines WHERE amount_minor <> quantity * price / 10000000000 - discount_minor",
            "SELECT count(*) FROM sales WHERE (total_minor < 0) <> (kind = 'credit')",
            "SELECT count(*) FROM sales AS a JOIN sales AS b ON b.series = a.series AND b.number > a.number AND b.day < a.day",
            "SELECT count(*) FROM (SELECT 1 FROM sales GROUP BY series, number HAVING count(*) > 1)",
            "SELECT count(*) FROM sales AS s WHERE kind IN ('invoice', 'credit') AND state NOT IN ('refunded') AND state IS NOT CASE
               (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE sale = s.id) WHEN total_minor THEN 'paid' WHEN 0 THEN 'open'
               ELSE 'partial' END",
            "SELECT count(*) FROM allocations AS p JOIN sales AS s ON s.id = p.sale WHERE p.day < s.day OR p.day >= '2026-11-23'",
            "SELECT count(*) FROM sales WHERE day >= '2026-11-23'",
            "SELECT count(*) FROM products WHERE price <= cost OR code = '' OR length(barcode) <> 13",
        ] {
            assert_eq!(count(&book, sql), 0, "{country:?}: {sql}");
        }
    }
}

#[test]
fn what_was_sold_since_the_shop_came_is_issued_and_proved() {
    let folder = tempfile::tempdir().unwrap();
    for (country, clients) in [(Country::Spain, 1500), (Country::Spain, 150), (Country::Mexico, 150)] {
        let (book, _) = book(&plan(country, clients), &folder, &format!("{country:?}{clients}"));
        let proved = book.read(crm::sales::verify).unwrap();
        assert_eq!(proved.count, 0, "{:?}", proved.findings);
        let own = "kind IN ('invoice', 'credit') AND own = 1";
        assert_eq!(proved.issued as i64, count(&book, &format!("SELECT count(*) FROM sales WHERE {own}")));
        assert!((150..=1_500).contains(&proved.issued), "{}", proved.issued);
        if country == Country::Spain {
            assert_eq!(proved.records, proved.issued, "each has its place in the chain");
            assert!(count(&book, "SELECT count(*) FROM sales WHERE fiscal_kind = 'F2'") > 10);
        }
        let told = count(&book, "SELECT count(*) FROM sales WHERE own = 0");
        assert_eq!(told > 0, clients == 1500, "a large shop had an older program: {told}");
        for sql in [
            format!("SELECT count(*) FROM sales WHERE {own} AND issued_at IS NULL"),
            "SELECT count(*) FROM sales AS a JOIN sales AS b ON a.own = 0 AND b.own = 1 AND b.day < a.day".to_owned(),
            format!(
                "SELECT count(*) FROM sales WHERE {own} AND strftime('%Y-%m-%d', issued_at / 1000, 'unixepoch') <> day"
            ),
            "SELECT count(*) FROM sales WHERE kind = 'credit' AND own = 1 AND corrects IS NULL".to_owned(),
            "SELECT count(*) FROM sales WHERE fiscal_kind = 'F2' AND total_minor > 40000".to_owned(),
            "SELECT count(*) FROM sales WHERE own = 0 AND kind = 'quote'".to_owned(),
        ] {
            assert_eq!(count(&book, &sql), 0, "{country:?} {clients}: {sql}");
        }
        for state in ["accepted", "lost", "open"] {
            let sql = format!("SELECT count(*) FROM sales WHERE kind = 'quote' AND state = '{state}'");
            assert!(count(&book, &sql) > 3, "{country:?} {clients}: {state}");
        }
    }
}

#[test]
fn the_general_tax_is_lower_on_mexicos_border_alone() {
    let rates = |country, seed| {
        let shop = Shop::open(&Plan { seed, ..plan(country, 1) });
        shop.goods().iter().map(|good| shop.tax_of(good)).max().unwrap()
    };
    let mexico: HashSet<i64> = (0..40).map(|seed| rates(Country::Mexico, seed)).collect();
    assert_eq!(mexico, HashSet::from([8, 16]));
    assert!((0..40).all(|seed| rates(Country::Spain, seed) == 21));
}

#[test]
fn some_pay_late_some_in_parts_and_some_bring_things_back() {
    let folder = tempfile::tempdir().unwrap();
    let (book, said) = book(&plan(Country::Spain, 1500), &folder, "a");
    let invoices = count(&book, "SELECT count(*) FROM sales WHERE kind = 'invoice'");
    let part = |sql: &str| count(&book, sql) * 1000 / invoices;
    let overdue = part(
        "SELECT count(*) FROM sales WHERE kind = 'invoice' AND state IN ('open', 'partial') AND due < '2026-11-23'",
    );
    let late = part(
        "SELECT count(*) FROM sales AS s WHERE state = 'paid' AND due < (SELECT max(day) FROM allocations WHERE sale = s.id)",
    );
    let parts = part(
        "SELECT count(*) FROM sales WHERE state = 'partial' OR (SELECT count(*) FROM allocations WHERE sale = sales.id) > 1",
    );
    let back = part("SELECT count(*) FROM sales WHERE kind = 'credit' AND (note LIKE 'F%' OR corrects IS NOT NULL)");
    let orders = part("SELECT count(*) FROM sales WHERE kind = 'order' AND state = 'open'");
    let told = (overdue, late, parts, back, orders);
    assert!((5..60).contains(&overdue) && (30..250).contains(&late) && (10..90).contains(&parts), "{told:?} {said:?}");
    assert!((8..50).contains(&back) && (1..40).contains(&orders), "{told:?} {said:?}");
    let lights =
        "SELECT sum(quantity) FROM sale_lines AS l JOIN sales AS s ON s.id = l.sale WHERE l.text LIKE 'Guirnalda%'
                  AND substr(s.day, 6, 2) NOT IN ('11', '12') AND s.kind <> 'credit'";
    assert_eq!(count(&book, &format!("SELECT coalesce(({lights}), 0)")), 0, "nobody buys Christmas lights in May");
}

#[test]
fn what_is_written_in_bulk_is_found_like_what_is_written_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = book(&plan(Country::Mexico, 200), &folder, "a");
    let found = "SELECT count(*) FROM search_interactions WHERE search_interactions MATCH 'zanahoria'";
    assert_eq!(count(&book, found), 0);
    let act = Act { command: "test", now: NOW, seed: 2 };
    book.write(act, |tx| {
        // Agrees with the interactions, word by word.
        tx.execute("INSERT INTO search_interactions (search_interactions, rank) VALUES ('integrity-check', 1)", [])?;
        tx.execute("INSERT INTO search_tasks (search_tasks, rank) VALUES ('integrity-check', 1)", [])?;
        tx.execute(
            "INSERT INTO interactions (uid, client, kind, at, text) VALUES (?1, 1, 'note', ?2, 'zanahoria')",
            (tx.new_id(), NOW),
        )?;
        Ok(())
    })
    .unwrap();
    assert_eq!(count(&book, found), 1, "the triggers are back");
    assert_eq!(count(&book, "SELECT kept_last_contact FROM clients WHERE id = 1"), NOW);
    for (told, sql) in [
        (
            "first contact",
            "SELECT count(*) FROM clients AS c WHERE kept_first_contact IS NOT (SELECT min(at) FROM interactions WHERE client = c.id)",
        ),
        (
            "next step",
            "SELECT count(*) FROM clients AS c WHERE kept_next_step IS NOT (SELECT min(due) FROM tasks WHERE client = c.id AND done_at IS NULL)",
        ),
        (
            "city",
            "SELECT count(*) FROM clients AS c WHERE kept_city IS NULL AND EXISTS (SELECT 1 FROM addresses WHERE client = c.id AND city <> '')",
        ),
    ] {
        assert_eq!(count(&book, sql), 0, "{told}");
    }
}

#[test]
fn a_demo_that_is_stopped_leaves_no_book() {
    struct Impatient;
    impl Watch for Impatient {
        fn tick(&self, progress: Progress) -> crm::Result<()> {
            if progress.done > 0 { Err(crm::Error::Cancelled) } else { Ok(()) }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let made = crm::demo::make(&path, None, &plan(Country::Mexico, 600), "mostrador", NOW, [7; 32], &Impatient);
    assert!(matches!(made, Err(crm::Error::Cancelled)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
#[ignore = "a minute: how long a hundred thousand clients take"]
fn a_hundred_thousand_clients_are_written_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let clients = std::env::var("DEMO_CLIENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let begun = std::time::Instant::now();
    let (book, said) = book(&plan(Country::Spain, clients), &folder, "a");
    println!("{said:?} in {:?}, {} MB", begun.elapsed(), std::fs::metadata(book.path()).unwrap().len() >> 20);
    assert!(begun.elapsed().as_secs() < 120);
}

#[test]
#[ignore = "prints a page to read"]
fn show() {
    for country in BOTH {
        let plan = plan(country, 100_000);
        let shop = Shop::open(&plan);
        let mut found = Vec::new();
        for index in 100..118 {
            let c = shop.client(index);
            shop.interactions(&c, &mut found);
            println!(
                "{} | {:?} | {:?} | {:?} {:?} | {:?} | {:?}",
                c.name,
                c.tax_id,
                c.address,
                c.phones.first().map(|p| &p.shown),
                c.mail,
                c.activity,
                c.copy_of
            );
            for i in found.iter().rev().take(4) {
                println!(
                    "    {} {:02}:{:02} {:?} {:?}: {} {}",
                    i.day,
                    i.minute / 60,
                    i.minute % 60,
                    i.kind,
                    i.outcome,
                    i.text,
                    i.next.as_ref().map_or(String::new(), |n| format!("-> {} {}", n.due, n.title))
                );
            }
        }
        let begun = std::time::Instant::now();
        let (mut contacts, mut tasks, mut open, mut bytes) = (0, 0, 0, 0);
        for client in shop.clients() {
            shop.interactions(&client, &mut found);
            contacts += found.len();
            tasks += found.iter().filter(|i| i.next.is_some()).count();
            open += found.iter().filter(|i| i.next.as_ref().is_some_and(|n| n.done.is_none())).count();
            bytes += found.iter().map(|i| i.text.len()).sum::<usize>();
        }
        println!(
            "{contacts} contacts ({} bytes each), {tasks} tasks, {open} open in {:?}",
            bytes / contacts,
            begun.elapsed()
        );
    }
}
