//! Receipts are collected under mandates: what goes into a remittance, what the bank gets, and what becomes of it.

use crate::shop::{NOW, Shop, line, new_book, sound};
use crm::book::{Act, Book, Tx};
use crm::clients::WhichClient;
use crm::debits::{
    self, CollectRemittance, DebitState, Mandate, MandateDraft, NewRemittance, PainVersion, PrepareDebits,
    PreparedDebits, RemittanceDetail, RemittanceState, RemittancesRequest, ReturnDebit, RevokeMandate, Scheme,
    SetCreditor, Standing, WhichRemittance, WhyNot, WriteRemittance,
};
use crm::ids::Id;
use crm::moment::Moment;
use crm::payments::{self, NewPayment, ReverseRequest};
use crm::sales::{self, IssueSale, NewSale};
use proptest::prelude::*;
use std::collections::HashMap;

const DAY: i64 = 86_400_000;
/// Examples of SWIFT's IBAN Registry and of Spanish banks' manuals.
const SPANISH: &str = "ES91 2100 0418 4502 0005 1332";
const SWISS: &str = "CH93 0076 2011 6238 5295 7";

fn mandate(client: Id) -> MandateDraft {
    MandateDraft {
        id: None,
        client,
        iban: SPANISH.into(),
        bic: None,
        reference: None,
        signed_on: Some("2026-01-15".into()),
        scheme: None,
        recurrent: None,
    }
}

fn sign(shop: &Shop, draft: &MandateDraft) -> Mandate {
    shop.write("debits.save_mandate", |tx| debits::save_mandate(tx, draft))
}

/// An invoice of so many cents that was to be paid on the 20th.
fn invoice(shop: &Shop, client: Id, cents: i64) -> Id {
    let price = format!("{}.{:02}", cents / 100, cents % 100);
    let new = NewSale {
        client: Some(client),
        day: Some("2026-11-20".into()),
        due: Some("2026-11-20".into()),
        ..shop.sale("invoice", vec![line("Cuota", "1", &price, "iva:0")])
    };
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &new)).sale.id;
    shop.write("sales.issue", |tx| sales::issue(tx, &IssueSale { id: draft, day: Some("2026-11-20".into()) })).sale.id
}

fn prepared(shop: &Shop, request: &PrepareDebits) -> PreparedDebits {
    shop.read(|conn| debits::prepare(conn, shop.moment(), request))
}

fn make(shop: &Shop, new: &NewRemittance) -> RemittanceDetail {
    shop.write("debits.make", |tx| debits::make(tx, new))
}

fn get(shop: &Shop, id: Id) -> RemittanceDetail {
    shop.read(|conn| debits::get(conn, WhichRemittance { id }))
}

fn later<T>(shop: &Shop, days: i64, command: &'static str, work: impl FnOnce(&Tx) -> crm::Result<T>) -> crm::Result<T> {
    let act = shop.act(command);
    shop.book.write(Act { now: act.now + days * DAY, ..act }, work).map(|done| done.value)
}

fn collect(shop: &Shop, id: Id) -> crm::Result<RemittanceDetail> {
    later(shop, 2, "debits.collect", |tx| debits::collect(tx, &CollectRemittance { id, day: None }))
}

fn give_back(shop: &Shop, id: Id) -> crm::Result<RemittanceDetail> {
    let request =
        ReturnDebit { id, reason: "AM04".into(), note: Some("Sin fondos".into()), day: None, fee_minor: Some(350) };
    later(shop, 3, "debits.return", |tx| debits::return_debit(tx, &request))
}

fn text(shop: &Shop, id: Id, version: PainVersion) -> String {
    let to = shop.folder.path().join(format!("{id}-{version:?}.xml"));
    let request = WriteRemittance { id, to: to.display().to_string(), version: Some(version) };
    shop.read(|conn| debits::write(conn, shop.moment(), &request));
    let text = std::fs::read_to_string(&to).unwrap();
    // `make remittances` looks at them with the schemas of the message.
    if let Some(out) = std::env::var_os("REMITTANCES_OUT") {
        std::fs::create_dir_all(&out).unwrap();
        std::fs::write(std::path::Path::new(&out).join(to.file_name().unwrap()), &text).unwrap();
    }
    text
}

/// What stands in every element of a name.
fn all<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    xml.split(&open)
        .skip(1)
        .filter(|rest| rest.starts_with(['>', ' ']))
        .filter_map(|rest| rest.split_once('>')?.1.split_once(&close).map(|(inside, _)| inside))
        .collect()
}

fn cents(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap();
    assert_eq!(part.len(), 2, "{text}");
    whole.parse::<i64>().unwrap() * 100 + part.parse::<i64>().unwrap()
}

/// The control sums of a file agree with its receipts; tells their sum.
fn agrees(xml: &str) -> i64 {
    let (sums, counts) = (all(xml, "CtrlSum"), all(xml, "NbOfTxs"));
    let amounts: Vec<i64> = all(xml, "InstdAmt").into_iter().map(cents).collect();
    let sum: i64 = amounts.iter().sum();
    assert_eq!(cents(sums[0]), sum);
    assert_eq!(sums[1..].iter().map(|one| cents(one)).sum::<i64>(), sum);
    assert_eq!(counts[0].parse::<usize>().unwrap(), amounts.len());
    assert_eq!(counts[1..].iter().map(|one| one.parse::<usize>().unwrap()).sum::<usize>(), amounts.len());
    sum
}

#[test]
fn a_remittance_is_prepared_made_written_collected_and_one_receipt_comes_back() {
    let shop = Shop::new();
    let sun = shop.client("Panadería Sol & Mar, S.L.", "B12345674");
    for client in [shop.buyer, sun] {
        sign(&shop, &mandate(client));
    }
    let (first, second) = (invoice(&shop, shop.buyer, 10_050), invoice(&shop, sun, 1_999));
    let look = prepared(&shop, &PrepareDebits::default());
    assert_eq!((look.collect_on.as_str(), look.sum_minor, look.ready.len()), ("2026-11-24", 12_049, 2));
    assert_eq!((look.ready[0].masked.as_str(), look.ready[0].reference.as_str()), ("ES91 … 1332", "M-000001"));
    let made = make(&shop, &NewRemittance::default());
    let id = made.remittance.id;
    assert_eq!((made.remittance.count, made.remittance.sum_minor), (2, 12_049));
    // What is on its way is not taken again.
    let look = prepared(&shop, &PrepareDebits::default());
    assert!(look.ready.is_empty() && look.left_out.iter().all(|one| one.why == WhyNot::OnItsWay));
    assert_eq!(shop.refused("debits.make", |tx| debits::make(tx, &NewRemittance::default())), "debits-nothing");
    let again = NewRemittance { sales: Some(vec![second]), ..NewRemittance::default() };
    assert_eq!(shop.refused("debits.make", |tx| debits::make(tx, &again)), "debit-left-out");

    let xml = text(&shop, id, PainVersion::Eight);
    assert_eq!(agrees(&xml), 12_049);
    assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.08\">"));
    assert_eq!(all(&xml, "Dbtr")[1].trim(), "<Nm>Panaderia Sol + Mar, S.L.</Nm>");
    let creditor = shop.read(debits::creditor);
    assert!(xml.contains(&format!("<Id>{}</Id>", creditor.identifier)));
    assert_eq!((all(&xml, "SeqTp"), all(&xml, "ReqdColltnDt")), (vec!["RCUR"], vec!["2026-11-24"]));
    assert!(xml.is_ascii());

    assert_eq!(
        shop.refused("debits.collect", |tx| debits::collect(tx, &CollectRemittance { id, day: None })),
        "collected-early"
    );
    let done = collect(&shop, id).unwrap();
    assert_eq!(done.remittance.state, RemittanceState::Collected);
    assert_eq!(shop.get(first).sale.owed_minor + shop.get(second).sale.owed_minor, 0);
    assert_eq!(
        shop.texts("SELECT method || ' ' || day || ' ' || amount_minor FROM payments ORDER BY id"),
        ["59 2026-11-24 10050", "59 2026-11-24 1999"]
    );
    assert_eq!(collect(&shop, id).unwrap_err().kind(), "remittance-collected");

    let back = give_back(&shop, done.debits[1].id).unwrap();
    assert_eq!((back.remittance.returned, back.remittance.returned_minor), (1, 1_999));
    assert_eq!(
        (back.debits[1].state, back.debits[1].reason.as_str(), back.debits[1].fee_minor),
        (DebitState::Returned, "AM04", Some(350))
    );
    assert_eq!(shop.get(second).sale.owed_minor, 1_999, "the invoice is owed again");
    assert_eq!(give_back(&shop, done.debits[1].id).unwrap_err().kind(), "debit-returned");
    // And it can be asked for again.
    assert_eq!(prepared(&shop, &PrepareDebits::default()).sum_minor, 1_999);
    sound(&shop.book);
    // One step each: the return, then the whole collection.
    shop.book.undo(NOW + 4 * DAY).unwrap();
    assert_eq!(shop.get(second).sale.owed_minor, 0);
    shop.book.undo(NOW + 4 * DAY + 1).unwrap();
    assert_eq!(get(&shop, id).remittance.state, RemittanceState::Sent);
    assert_eq!(shop.one("SELECT count(*) FROM payments"), "0");
    shop.book.undo(NOW + 4 * DAY + 2).unwrap();
    assert_eq!(shop.one("SELECT count(*) FROM debits"), "0");
    sound(&shop.book);
}

#[test]
fn a_file_that_no_bank_can_have_in_time_is_written_and_says_so() {
    let shop = Shop::new();
    sign(&shop, &mandate(shop.buyer));
    invoice(&shop, shop.buyer, 1_000);
    let id = make(&shop, &NewRemittance::default()).remittance.id;
    let late = |days: i64| {
        let to = shop.folder.path().join(format!("{days}.xml")).display().to_string();
        let moment = Moment { now: NOW + days * DAY, ..shop.moment() };
        shop.read(|conn| debits::write(conn, moment, &WriteRemittance { id, to, version: None })).late
    };
    assert_eq!([late(0), late(1), late(5)], [false, true, true]);
    collect(&shop, id).unwrap();
    assert!(!late(6), "what was collected is a copy");
}

#[test]
fn a_thousand_receipts_are_one_remittance_and_one_step_of_undo() {
    let shop = Shop::new();
    sign(&shop, &mandate(shop.buyer));
    for cents in 1..=1_000 {
        invoice(&shop, shop.buyer, cents);
    }
    let owed = (1..=1_000).sum::<i64>();
    assert_eq!(prepared(&shop, &PrepareDebits::default()).sum_minor, owed);
    let made = make(&shop, &NewRemittance::default());
    assert_eq!((made.remittance.count, made.remittance.sum_minor), (1_000, owed));
    let xml = text(&shop, made.remittance.id, PainVersion::Eight);
    assert_eq!(agrees(&xml), owed);
    assert_eq!(collect(&shop, made.remittance.id).unwrap().remittance.state, RemittanceState::Collected);
    assert_eq!(shop.one("SELECT sum(owed_minor) FROM sales"), "0");
    assert_eq!(give_back(&shop, made.debits[500].id).unwrap().remittance.returned_minor, 501);
    shop.book.undo(NOW + 4 * DAY).unwrap();
    shop.book.undo(NOW + 4 * DAY + 1).unwrap();
    assert_eq!(
        shop.one("SELECT sum(owed_minor) || ' ' || (SELECT count(*) FROM payments) FROM sales"),
        format!("{owed} 0")
    );
    sound(&shop.book);
}

#[test]
fn who_stays_out_is_told_with_the_reason() {
    let shop = Shop::new();
    let client = |n: u32| shop.client(&format!("Cliente {n}, S. L."), "B12345674");
    let signed = |draft: MandateDraft| sign(&shop, &draft);
    let none = client(0);
    let revoked = client(1);
    let gone = signed(mandate(revoked)).id;
    shop.write("debits.revoke", |tx| debits::revoke(tx, &RevokeMandate { id: gone, day: None }));
    let lapsed = client(2);
    signed(MandateDraft { signed_on: Some("2023-11-24".into()), ..mandate(lapsed) });
    let just = client(3);
    signed(MandateDraft { signed_on: Some("2023-11-25".into()), ..mandate(just) });
    let business = client(4);
    signed(MandateDraft { scheme: Some(Scheme::B2b), ..mandate(business) });
    let once = client(5);
    signed(MandateDraft { recurrent: Some(false), ..mandate(once) });
    let abroad = client(6);
    signed(MandateDraft { iban: SWISS.into(), bic: Some("UBSWCHZH80A".into()), ..mandate(abroad) });
    for who in [none, revoked, lapsed, just, business, once, once, abroad] {
        invoice(&shop, who, 1_000);
    }
    shop.write("clients.update", |tx| {
        tx.execute("DELETE FROM addresses WHERE client = (SELECT id FROM clients WHERE uid = ?1)", [abroad])?;
        Ok(())
    });
    let look = prepared(&shop, &PrepareDebits::default());
    let out: HashMap<Id, WhyNot> = look.left_out.iter().map(|one| (one.client.as_ref().unwrap().id, one.why)).collect();
    assert_eq!(look.left_out_count, 6);
    for (who, why) in [
        (none, WhyNot::NoMandate),
        (revoked, WhyNot::Revoked),
        (lapsed, WhyNot::Lapsed),
        (business, WhyNot::OtherScheme),
        (once, WhyNot::Spent),
        (abroad, WhyNot::NoAddress),
    ] {
        assert_eq!(out.get(&who), Some(&why));
    }
    assert_eq!(look.ready.iter().map(|one| one.client.id).collect::<Vec<_>>(), [just, once]);
    let b2b = PrepareDebits { scheme: Some(Scheme::B2b), ..PrepareDebits::default() };
    assert_eq!(prepared(&shop, &b2b).ready.len(), 1);
    // The one for one receipt is written as such, and is spent by it.
    let made = make(&shop, &NewRemittance::default());
    let xml = text(&shop, made.remittance.id, PainVersion::Two);
    assert_eq!((agrees(&xml), all(&xml, "SeqTp")), (2_000, vec!["RCUR", "OOFF"]));
    let mandates = shop.read(|conn| debits::of_client(conn, shop.moment(), WhichClient { id: once })).mandates;
    assert_eq!((mandates[0].standing, mandates[0].last_used.as_deref()), (Standing::Spent, Some("2026-11-24")));
    let b2b = make(&shop, &NewRemittance { scheme: Some(Scheme::B2b), ..NewRemittance::default() });
    assert_eq!(all(&text(&shop, b2b.remittance.id, PainVersion::Eight), "LclInstrm")[0].trim(), "<Cd>B2B</Cd>");
}

#[test]
fn a_client_beyond_the_economic_area_is_told_with_bank_and_address_in_its_parts() {
    let shop = Shop::new();
    let draft = MandateDraft { iban: SWISS.into(), ..mandate(shop.buyer) };
    assert_eq!(shop.refused("debits.save_mandate", |tx| debits::save_mandate(tx, &draft)), "bic-missing");
    sign(&shop, &MandateDraft { bic: Some("ubswchzh80a".into()), ..draft });
    invoice(&shop, shop.buyer, 5_000);
    let id = make(&shop, &NewRemittance::default()).remittance.id;
    for (version, bic) in [(PainVersion::Eight, "BICFI"), (PainVersion::Two, "BIC")] {
        let xml = text(&shop, id, version);
        assert_eq!(all(&xml, bic), ["UBSWCHZH80A"]);
        for (name, value) in [("StrtNm", "Gran Via, 5"), ("PstCd", "28013"), ("TwnNm", "Madrid"), ("Ctry", "ES")] {
            assert_eq!(all(&xml, name), [value]);
        }
        assert!(!xml.contains("AdrLine"));
    }
}

#[test]
fn the_days_banks_rest_and_days_too_soon_are_refused_with_the_next() {
    let shop = Shop::new();
    let asked = |day: &str| {
        let request = PrepareDebits { collect_on: Some(day.into()), ..PrepareDebits::default() };
        shop.book.read(|conn| debits::prepare(conn, shop.moment(), &request)).map(|one| one.collect_on)
    };
    let early = asked("2026-11-23").unwrap_err();
    assert_eq!((early.kind(), early.params()), ("collect-early", vec![("value", "2026-11-24".to_owned())]));
    let closed = asked("2026-12-25").unwrap_err();
    assert_eq!((closed.kind(), closed.params()), ("collect-closed", vec![("value", "2026-12-28".to_owned())]));
    assert_eq!(asked("pronto").unwrap_err().kind(), "not-a-day");
    assert_eq!(asked("2026-12-08").unwrap(), "2026-12-08", "a holiday of Spain on which banks settle");
}

#[test]
fn a_mandate_is_checked_and_one_that_was_used_stays_as_it_is() {
    let shop = Shop::new();
    let refused = |draft: MandateDraft| shop.refused("debits.save_mandate", |tx| debits::save_mandate(tx, &draft));
    let draft = || mandate(shop.buyer);
    assert_eq!(refused(MandateDraft { iban: "ES91 2100 0418 4502 0005 1333".into(), ..draft() }), "iban-unfit");
    assert_eq!(refused(MandateDraft { iban: "SA0380000000608010167519".into(), ..draft() }), "iban-not-sepa");
    assert_eq!(refused(MandateDraft { bic: Some("X".into()), ..draft() }), "bic-unfit");
    assert_eq!(refused(MandateDraft { reference: Some("ñandú".into()), ..draft() }), "mandate-reference-unfit");
    assert_eq!(refused(MandateDraft { signed_on: Some("2027-01-01".into()), ..draft() }), "mandate-in-future");
    let kept = sign(&shop, &MandateDraft { reference: Some("A/1".into()), ..draft() });
    assert_eq!((kept.iban.as_str(), kept.lapses_on.as_str()), ("ES9121000418450200051332", "2029-01-15"));
    assert_eq!(refused(MandateDraft { reference: Some("A/1".into()), ..draft() }), "mandate-reference-taken");
    let changed = sign(&shop, &MandateDraft { id: Some(kept.id), iban: "DE89370400440532013000".into(), ..draft() });
    assert_eq!((changed.id, changed.reference.as_str(), changed.masked.as_str()), (kept.id, "A/1", "DE89 … 3000"));
    invoice(&shop, shop.buyer, 1_000);
    make(&shop, &NewRemittance::default());
    assert_eq!(refused(MandateDraft { id: Some(kept.id), ..draft() }), "mandate-used");
    let revoke = RevokeMandate { id: kept.id, day: None };
    assert_eq!(shop.write("debits.revoke", |tx| debits::revoke(tx, &revoke)).standing, Standing::Revoked);
    assert_eq!(shop.refused("debits.revoke", |tx| debits::revoke(tx, &revoke)), "mandate-revoked");
    // It lapses thirty-six months after the last receipt.
    let told = shop.read(|conn| debits::of_client(conn, shop.moment(), WhichClient { id: shop.buyer }));
    assert_eq!((told.mandates[0].lapses_on.as_str(), told.reference.as_str()), ("2029-11-24", "M-000002"));
}

#[test]
fn chosen_invoices_go_in_and_one_that_cannot_stops_all() {
    let shop = Shop::new();
    sign(&shop, &mandate(shop.buyer));
    let stranger = shop.client("Sin Mandato, S. L.", "B12345674");
    let (one, two, not) =
        (invoice(&shop, shop.buyer, 100), invoice(&shop, shop.buyer, 200), invoice(&shop, stranger, 300));
    let new = |sales: Vec<Id>| NewRemittance { sales: Some(sales), ..NewRemittance::default() };
    let all = new(vec![one, not]);
    assert_eq!(shop.refused("debits.make", |tx| debits::make(tx, &all)), "debit-left-out");
    assert_eq!(shop.refused("debits.make", |tx| debits::make(tx, &new(Vec::new()))), "debits-nothing");
    let made = make(&shop, &new(vec![two]));
    assert_eq!(made.remittance.sum_minor, 200);
    // One that was taken back lets its invoices go, and says so in its file no more.
    let id = made.remittance.id;
    let back = shop.write("debits.take_back", |tx| debits::take_back(tx, WhichRemittance { id }));
    assert_eq!((back.remittance.state, back.debits[0].state), (RemittanceState::Withdrawn, DebitState::Withdrawn));
    assert_eq!(collect(&shop, id).unwrap_err().kind(), "remittance-withdrawn");
    let to = shop.folder.path().join("x.xml").display().to_string();
    let write = WriteRemittance { id, to, version: None };
    assert_eq!(
        shop.book.read(|conn| debits::write(conn, shop.moment(), &write)).unwrap_err().kind(),
        "remittance-withdrawn"
    );
    assert_eq!(prepared(&shop, &PrepareDebits::default()).sum_minor, 300);
    let used = shop.read(|conn| debits::of_client(conn, shop.moment(), WhichClient { id: shop.buyer }));
    assert_eq!(used.mandates[0].last_used, None, "what was taken back was not presented");
}

#[test]
fn what_was_paid_otherwise_meanwhile_is_an_advance_and_what_was_refused_is_not_collected() {
    let shop = Shop::new();
    sign(&shop, &mandate(shop.buyer));
    let (one, two) = (invoice(&shop, shop.buyer, 1_000), invoice(&shop, shop.buyer, 2_000));
    let made = make(&shop, &NewRemittance::default());
    let cash =
        NewPayment { client: Some(shop.buyer), amount_minor: 1_000, method: "10".into(), ..NewPayment::default() };
    shop.write("payments.record", |tx| payments::record(tx, &cash));
    let rejected = ReturnDebit { id: made.debits[1].id, reason: "MD01".into(), note: None, day: None, fee_minor: None };
    shop.write("debits.return", |tx| debits::return_debit(tx, &rejected));
    let done = collect(&shop, made.remittance.id).unwrap();
    assert_eq!(
        done.debits.iter().map(|one| one.state).collect::<Vec<_>>(),
        [DebitState::Collected, DebitState::Returned]
    );
    assert_eq!((shop.get(one).sale.owed_minor, shop.get(two).sale.owed_minor), (0, 2_000));
    assert_eq!(shop.one("SELECT kept_free_minor FROM payments WHERE method = '59'"), "1000");
    let odd = ReturnDebit { id: made.debits[0].id, reason: "XX99".into(), note: None, day: None, fee_minor: None };
    assert_eq!(shop.refused("debits.return", |tx| debits::return_debit(tx, &odd)), "choice-unknown");
    // A line of the bank may take the payment back: the receipt knows.
    let reverse = ReverseRequest { id: done.debits[0].payment.unwrap(), reason: "Devuelto".into(), day: None };
    later(&shop, 3, "payments.reverse", |tx| payments::reverse(tx, &reverse)).unwrap();
    assert_eq!(get(&shop, made.remittance.id).debits[0].state, DebitState::Returned);
    sound(&shop.book);
}

#[test]
fn where_no_euros_are_paid_there_is_none_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::create(&folder.path().join("a.clientela"), None, &new_book("MX", "MXN")).unwrap();
    let moment = Moment { now: NOW, zone: book.zone() };
    assert!(!book.read(debits::creditor).unwrap().available);
    let refused = book.read(|conn| debits::prepare(conn, moment, &PrepareDebits::default())).unwrap_err();
    assert_eq!(refused.kind(), "debits-country");
    let made = book
        .write(Act { command: "debits.make", now: NOW + 1, seed: 1 }, |tx| debits::make(tx, &NewRemittance::default()));
    assert_eq!(made.unwrap_err().kind(), "debits-country");
}

#[test]
fn the_creditor_is_known_by_the_tax_id_or_as_the_bank_says() {
    let shop = Shop::new();
    let told = shop.read(debits::creditor);
    assert!(told.available && told.missing.is_empty());
    assert_eq!((told.identifier.len(), &told.identifier[4..]), (16, "000B12345674"));
    assert_eq!(told.iban, "ES9121000418450200051332");
    let set = |text: &str| {
        let new = SetCreditor { identifier: text.into() };
        shop.book.write(shop.act("debits.set_creditor"), |tx| debits::set_creditor(tx, &new)).map(|done| done.value)
    };
    assert_eq!(set("ES78 000 B85626240").unwrap_err().kind(), "creditor-unfit");
    assert_eq!(set("es77 001 b85626240").unwrap().identifier, "ES77001B85626240");
    assert_eq!(set("").unwrap().identifier, told.suggested);
    shop.write("business.set", |tx| {
        let issuer = crm::fiscal::Issuer { iban: String::new(), ..crm::fiscal::issuer(tx)? };
        crm::fiscal::set_issuer(tx, &issuer)
    });
    assert_eq!(shop.refused("debits.make", |tx| debits::make(tx, &NewRemittance::default())), "account-missing");
}

#[test]
fn a_merge_takes_mandates_along_and_an_erased_client_leaves_no_account() {
    let shop = Shop::new();
    let other = shop.client("Cafes Nuñez", "B12345674");
    sign(&shop, &mandate(other));
    invoice(&shop, other, 1_000);
    let made = make(&shop, &NewRemittance::default());
    let merge = crm::clients::MergeRequest { keep: shop.buyer, lose: other, take: Vec::new() };
    shop.write("clients.merge", |tx| crm::clients::merge(tx, &merge));
    assert_eq!(get(&shop, made.remittance.id).debits[0].client.id, shop.buyer);
    assert_eq!(
        shop.read(|conn| debits::of_client(conn, shop.moment(), WhichClient { id: shop.buyer })).mandates.len(),
        1
    );
    shop.write("clients.erase", |tx| crm::clients::erase(tx, shop.buyer));
    assert_eq!(shop.one("SELECT iban || bic || reference FROM mandates"), "");
    assert_eq!(shop.one("SELECT count(*) FROM journal WHERE change LIKE '%51332%'"), "0");
    let to = shop.folder.path().join("x.xml").display().to_string();
    let write = WriteRemittance { id: made.remittance.id, to, version: None };
    assert_eq!(shop.book.read(|conn| debits::write(conn, shop.moment(), &write)).unwrap_err().kind(), "debit-erased");
}

#[test]
fn remittances_are_told_newest_first_a_page_at_a_time() {
    let shop = Shop::new();
    sign(&shop, &mandate(shop.buyer));
    let made: Vec<Id> = (1..=5)
        .map(|n| {
            invoice(&shop, shop.buyer, n * 100);
            make(&shop, &NewRemittance::default()).remittance.id
        })
        .collect();
    let (mut seen, mut request) = (Vec::new(), RemittancesRequest { limit: Some(2), ..RemittancesRequest::default() });
    loop {
        let page = shop.read(|conn| debits::list(conn, &request));
        seen.extend(page.rows.iter().map(|one| one.id));
        request.after = page.next;
        if request.after.is_none() {
            break;
        }
    }
    assert_eq!(seen, made.into_iter().rev().collect::<Vec<_>>());
}

/// Everything of receipts and what is owed, as it stands.
fn state(shop: &Shop) -> Vec<String> {
    shop.texts(
        "SELECT 'd ' || id || ' ' || amount_minor || ' ' || coalesce(payment, '-') || ' ' || coalesce(returned_on, '-') FROM debits
         UNION ALL SELECT 'r ' || id || ' ' || coalesce(collected_on, '-') || ' ' || coalesce(withdrawn_on, '-') FROM remittances
         UNION ALL SELECT 's ' || id || ' ' || owed_minor FROM sales UNION ALL SELECT 'p ' || id || ' ' || amount_minor FROM payments",
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_invoice_is_asked_for_twice_and_every_sum_agrees(
        amounts in prop::collection::vec(1_i64..5_000_000, 1..8),
        steps in prop::collection::vec((0_u8..6, any::<prop::sample::Index>()), 1..14),
    ) {
        let shop = Shop::new();
        let others = [shop.buyer, shop.client("Bar Sol, S. L.", "B12345674")];
        for client in others {
            sign(&shop, &mandate(client));
        }
        let sales: Vec<Id> =
            amounts.iter().enumerate().map(|(at, cents)| invoice(&shop, others[at % 2], *cents)).collect();
        let (mut made, mut undone) = (Vec::<Id>::new(), 0);
        for (step, which) in steps {
            let before = state(&shop);
            let acts = shop.one("SELECT count(*) FROM transactions");
            match step {
                0 | 1 => {
                    let ready = prepared(&shop, &PrepareDebits::default());
                    let chosen: Vec<Id> = ready.ready.iter().take(which.index(sales.len()) + 1).map(|one| one.sale).collect();
                    if chosen.is_empty() {
                        continue;
                    }
                    let owed: i64 = chosen.iter().map(|sale| shop.get(*sale).sale.owed_minor).sum();
                    let remittance = make(&shop, &NewRemittance { sales: Some(chosen), ..NewRemittance::default() });
                    prop_assert_eq!(remittance.remittance.sum_minor, owed);
                    prop_assert_eq!(agrees(&text(&shop, remittance.remittance.id, PainVersion::Eight)), owed);
                    made.push(remittance.remittance.id);
                }
                _ if made.is_empty() => continue,
                2 => drop(collect(&shop, made[which.index(made.len())])),
                3 => {
                    let id = made[which.index(made.len())];
                    drop(shop.book.write(shop.act("debits.take_back"), |tx| debits::take_back(tx, WhichRemittance { id })));
                }
                _ => {
                    let debits = get(&shop, made[which.index(made.len())]).debits;
                    drop(give_back(&shop, debits[which.index(debits.len())].id));
                }
            }
            prop_assert_eq!(
                shop.one("SELECT coalesce(max(n), 0) <= 1 FROM (SELECT count(*) AS n FROM debits AS d JOIN remittances AS r ON r.id = d.remittance
                          WHERE d.payment IS NULL AND d.returned_on IS NULL AND r.withdrawn_on IS NULL GROUP BY d.sale)"),
                "1"
            );
            // Undo gives back what was, and redo what is.
            if shop.one("SELECT count(*) FROM transactions") != acts {
                let after = state(&shop);
                undone += 2;
                shop.book.undo(NOW + 10 * DAY + undone).unwrap();
                prop_assert_eq!(state(&shop), before);
                shop.book.redo(NOW + 10 * DAY + undone + 1).unwrap();
                prop_assert_eq!(state(&shop), after);
            }
        }
        sound(&shop.book);
    }
}
