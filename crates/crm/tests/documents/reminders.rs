//! Who is reminded of what, and never twice of the same.

use crate::shop::{NOW, Shop, line, sound};
use crm::book::{Act, Tx};
use crm::ids::Id;
use crm::moment::Moment;
use crm::payments::{self, NewPayment};
use crm::reminders::{
    self, DueReminder, HowSent, NewNotice, PauseRequest, Procedure, RecordReminders, Recorded, RemindersRequest,
    WhichReminder,
};
use crm::sales::{self, IssueSale, NewSale};

const DAY: i64 = 86_400_000;

/// An invoice that was to be paid on a day of this year.
fn invoice(shop: &Shop, client: Id, price: &str, day: &str, due: &str) -> Id {
    let new = NewSale {
        client: Some(client),
        day: Some(day.into()),
        due: Some(due.into()),
        ..shop.sale("invoice", vec![line("A", "1", price, "iva:0")])
    };
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &new)).sale.id;
    let issue = IssueSale { id: draft, day: Some(day.into()) };
    shop.write("sales.issue", |tx| sales::issue(tx, &issue)).sale.id
}

fn due_in(shop: &Shop, days: i64, request: &RemindersRequest) -> reminders::DuePage {
    let moment = Moment { now: NOW + days * DAY, zone: shop.book.zone() };
    shop.read(|conn| reminders::due(conn, moment, request))
}

/// Whom, level, tone and sum, so many days from now.
fn told(shop: &Shop, days: i64) -> Vec<(String, usize, u8, i64)> {
    let rows = due_in(shop, days, &RemindersRequest::default()).rows;
    rows.into_iter().map(|row| (row.client.name, row.level, row.tone, row.owed_minor)).collect()
}

fn later<T>(shop: &Shop, days: i64, command: &'static str, work: impl FnOnce(&Tx) -> crm::Result<T>) -> crm::Result<T> {
    let act = shop.act(command);
    let act = Act { command: act.command, now: act.now + days * DAY, seed: act.seed + 1_000 };
    shop.book.write(act, work).map(|done| done.value)
}

fn send(shop: &Shop, days: i64, client: Id) -> crm::Result<Recorded> {
    let notice = NewNotice { client, currency: None, text: "Aviso de pago".into() };
    let request = RecordReminders { reminders: vec![notice], how: HowSent::Mail };
    later(shop, days, "reminders.record", |tx| reminders::record(tx, &request))
}

fn is_due(shop: &Shop, days: i64) -> bool {
    !told(shop, days).is_empty()
}

#[test]
fn a_late_client_is_reminded_level_by_level_and_then_no_more() {
    let shop = Shop::new();
    // Three days late today, a Monday.
    invoice(&shop, shop.buyer, "100", "2026-10-20", "2026-11-20");
    let name = "Cafés Núñez, S. A.".to_owned();
    assert!(!is_due(&shop, 3), "six days late");
    assert_eq!(told(&shop, 4), [(name.clone(), 1, 1, 10_000)]);
    assert_eq!(send(&shop, 4, shop.buyer).unwrap(), Recorded { reminders: 1, left_out: 0 });
    assert!(!is_due(&shop, 4) && !is_due(&shop, 16), "the next is not due before it is twenty days late");
    assert_eq!(told(&shop, 17), [(name.clone(), 2, 2, 10_000)]);
    send(&shop, 17, shop.buyer).unwrap();
    assert_eq!(told(&shop, 37), [(name, 3, 3, 10_000)]);
    send(&shop, 37, shop.buyer).unwrap();
    assert!(!is_due(&shop, 400), "the last was the last");
    assert_eq!(shop.texts("SELECT level || ' ' || day || ' ' || how FROM reminders ORDER BY id").len(), 3);
    assert_eq!(shop.one("SELECT count(*) FROM interactions WHERE kind = 'mail' AND direction = 'out'"), "3");
    assert_eq!(send(&shop, 400, shop.buyer).unwrap_err().kind(), "reminder-not-due");
    sound(&shop.book);
}

#[test]
fn however_late_the_first_letter_is_the_first_and_the_second_waits() {
    let shop = Shop::new();
    invoice(&shop, shop.buyer, "100", "2026-06-01", "2026-07-01");
    assert_eq!(told(&shop, 0)[0].1, 1, "145 days late, and nobody ever wrote");
    send(&shop, 0, shop.buyer).unwrap();
    assert!(!is_due(&shop, 12), "the levels are thirteen days apart");
    assert_eq!(told(&shop, 13)[0].1, 2);
}

#[test]
fn a_letter_asks_for_what_is_new_and_for_what_was_asked_before_in_the_tone_of_what_is_due() {
    let shop = Shop::new();
    let old = invoice(&shop, shop.buyer, "100", "2026-10-01", "2026-11-01");
    send(&shop, 0, shop.buyer).unwrap();
    // Seven days late on the first of December, when the first of the other is eight days old.
    let new = invoice(&shop, shop.buyer, "30", "2026-11-22", "2026-11-24");
    invoice(&shop, shop.buyer, "5", "2026-11-23", "2026-11-30");
    let row: DueReminder = due_in(&shop, 8, &RemindersRequest::default()).rows.remove(0);
    assert_eq!((row.level, row.owed_minor, row.days_late), (1, 13_000, 30));
    let invoices: Vec<_> = row.invoices.iter().map(|one| (one.sale, one.level, one.sent)).collect();
    assert_eq!(
        invoices,
        [(old, None, Some(1)), (new, Some(1), None)],
        "the longest late first, what has time not at all"
    );
    assert_eq!(row.last.as_deref(), Some("2026-11-23"));
    send(&shop, 8, shop.buyer).unwrap();
    assert_eq!(shop.one("SELECT count(*) FROM reminders"), "2", "what stood beside was not sent again");
}

#[test]
fn who_paid_or_is_left_in_peace_is_not_reminded() {
    let shop = Shop::new();
    let other = shop.client("Bar Sol, S. L.", "B12345674");
    invoice(&shop, shop.buyer, "100", "2026-10-01", "2026-11-01");
    invoice(&shop, other, "40", "2026-10-02", "2026-11-02");
    let pay =
        NewPayment { client: Some(shop.buyer), amount_minor: 10_000, method: "10".into(), ..NewPayment::default() };
    shop.write("payments.record", |tx| payments::record(tx, &pay));
    assert_eq!(told(&shop, 0).iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["Bar Sol, S. L."]);
    let pause = |until: Option<&str>| {
        let request = PauseRequest { client: other, until: until.map(str::to_owned) };
        shop.write("reminders.pause", |tx| reminders::pause(tx, &request))
    };
    pause(Some("2026-11-30"));
    assert!(!is_due(&shop, 0) && !is_due(&shop, 7), "until the last of November, included");
    assert!(is_due(&shop, 8));
    pause(None);
    assert!(is_due(&shop, 0));
    let never = PauseRequest { client: other, until: Some("pronto".into()) };
    assert_eq!(shop.refused("reminders.pause", |tx| reminders::pause(tx, &never)), "not-a-day");
}

#[test]
fn what_is_hers_is_told_before_a_letter_goes() {
    let shop = Shop::new();
    invoice(&shop, shop.buyer, "100", "2026-10-01", "2026-11-01");
    let advance = NewPayment {
        client: Some(shop.buyer),
        amount_minor: 2_500,
        method: "10".into(),
        allocations: Some(Vec::new()),
        ..NewPayment::default()
    };
    shop.write("payments.record", |tx| payments::record(tx, &advance));
    let row = due_in(&shop, 0, &RemindersRequest::default()).rows.remove(0);
    assert_eq!((row.owed_minor, row.in_favour_minor), (10_000, 2_500));
}

#[test]
fn sending_is_one_action_that_can_be_taken_back_and_done_again() {
    let shop = Shop::new();
    let other = shop.client("Bar Sol, S. L.", "B12345674");
    for client in [shop.buyer, other] {
        invoice(&shop, client, "100", "2026-10-01", "2026-11-01");
    }
    let notice = |client| NewNotice { client, currency: None, text: "Aviso".into() };
    let nobody = shop.client("Nadie, S. L.", "A58818501");
    let all = RecordReminders { reminders: [shop.buyer, other, nobody].map(notice).into(), how: HowSent::Letter };
    let done = shop.write("reminders.record", |tx| reminders::record(tx, &all));
    assert_eq!(done, Recorded { reminders: 2, left_out: 1 });
    assert!(!is_due(&shop, 0));
    shop.book.undo(NOW + 60_000).unwrap();
    assert_eq!(told(&shop, 0).len(), 2);
    assert_eq!(shop.one("SELECT count(*) FROM interactions"), "0");
    shop.book.redo(NOW + 61_000).unwrap();
    assert!(!is_due(&shop, 0));
    sound(&shop.book);
}

#[test]
fn pages_tell_everybody_once() {
    let shop = Shop::new();
    for n in 0..7 {
        let client = shop.client(&format!("Cliente {n}, S. L."), "B12345674");
        invoice(&shop, client, "10", "2026-10-01", "2026-11-01");
    }
    let (mut names, mut request) = (Vec::new(), RemindersRequest { limit: Some(3), ..RemindersRequest::default() });
    loop {
        let page = due_in(&shop, 0, &request);
        assert!(page.rows.len() <= 3);
        names.extend(page.rows.into_iter().map(|row| row.client.name));
        request.after = page.next;
        if request.after.is_none() {
            break;
        }
    }
    names.sort();
    assert_eq!(names, (0..7).map(|n| format!("Cliente {n}, S. L.")).collect::<Vec<_>>());
    let odd = RemindersRequest { after: Some("x".into()), ..RemindersRequest::default() };
    let failed = shop.book.read(|conn| reminders::due(conn, shop.moment(), &odd)).unwrap_err();
    assert_eq!(failed.kind(), "cursor-unfit");
}

#[test]
fn the_procedure_is_the_owner_s_and_a_letter_says_until_when() {
    let shop = Shop::new();
    invoice(&shop, shop.buyer, "100", "2026-10-20", "2026-11-20");
    let which = WhichReminder { client: shop.buyer, currency: None };
    let letter = |shop: &Shop| shop.book.read(|conn| reminders::letter(conn, shop.moment(), &which));
    assert_eq!(letter(&shop).unwrap_err().kind(), "reminder-not-due");
    let soon: Procedure = serde_json::from_str(r#"{"levels":[{"days":2,"tone":3}],"pay_days":5}"#).unwrap();
    shop.write("reminders.set_procedure", |tx| reminders::set_procedure(tx, &soon));
    let told = letter(&shop).unwrap();
    assert_eq!((told.reminder.tone, told.pay_by.map(|day| day.to_string())), (3, Some("2026-11-28".into())));
    assert_eq!(told.head.payments[0].account, "ES9121000418450200051332");
    let none = Procedure { levels: Vec::new(), ..soon };
    assert_eq!(shop.refused("reminders.set_procedure", |tx| reminders::set_procedure(tx, &none)), "levels-unfit");
}

#[test]
fn what_was_sent_goes_with_the_client_into_another() {
    let shop = Shop::new();
    let other = shop.client("Cafes Nuñez", "B12345674");
    invoice(&shop, other, "100", "2026-10-01", "2026-11-01");
    send(&shop, 0, other).unwrap();
    let merge = crm::clients::MergeRequest { keep: shop.buyer, lose: other, take: Vec::new() };
    shop.write("clients.merge", |tx| crm::clients::merge(tx, &merge));
    assert!(!is_due(&shop, 0));
    assert_eq!(
        shop.one("SELECT c.name FROM reminders AS r JOIN clients AS c ON c.id = r.client"),
        "Cafés Núñez, S. A."
    );
}
