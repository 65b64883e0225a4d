//! What the bank says becomes payments: each format, each line once, and nothing booked that fits two things.

use crate::payments::invoice;
use crate::shop::{Shop, line, sound, texts};
use crm::Result;
use crm::bank::{
    self, AcceptLine, BankLine, BankReport, BankRequest, BankTake, Choice, ChoiceKind, IgnoreLine, SureDone,
    SureRequest, UnmatchLine,
};
use crm::ids::Id;
use crm::moment::Unwatched;
use crm::payments::{self, NewPayment};
use crm::sales::{self, IssueSale};
use proptest::prelude::*;

/// A line of an account: day of November, minor units, text.
type Said<'a> = (u32, i64, &'a str);

fn record(text: &str) -> String {
    format!("{text:<80}\r\n")
}

/// A file of Norma 43.
fn norma43(opening: i64, lines: &[Said]) -> Vec<u8> {
    let mut all = record(&format!("112100041802000513322611012611302{opening:014}9783TOSTADERO LA PERLA SL"));
    let (mut out, mut came, mut records) = ((0, 0), (0, 0), 1);
    for (day, amount, text) in lines {
        let side = if *amount < 0 { &mut out } else { &mut came };
        (side.0, side.1) = (side.0 + 1, side.1 + amount.abs());
        let sign = if *amount < 0 { 1 } else { 2 };
        let concept = if text.contains("DEVOLUCION") { "14" } else { "04" };
        let day = format!("2611{day:02}");
        all += &record(&format!(
            "22    0418{day}{day}{concept}000{sign}{:014}{:>10}{:<12}{:<16}",
            amount.abs(),
            "0",
            "",
            ""
        ));
        all += &record(&format!("2301{text:<76.76}"));
        records += 2;
    }
    let closing = opening + came.1 - out.1;
    let (sign, closing) = if closing < 0 { (1, -closing) } else { (2, closing) };
    all += &record(&format!(
        "33210004180200051332{:05}{:014}{:05}{:014}{sign}{closing:014}978",
        out.0, out.1, came.0, came.1
    ));
    all += &record(&format!("88999999999999999999{:06}", records + 1));
    // Latin letters, as banks write them.
    all.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

fn kept(shop: &Shop, name: &str, bytes: &[u8]) -> String {
    let path = shop.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn take(shop: &Shop, paths: &[String], accept_sure: bool) -> BankReport {
    let request = BankTake { paths: paths.to_vec(), account: None, accept_sure };
    let looked = bank::look(&shop.book, shop.act("bank.look"), &request, &Unwatched).unwrap();
    let taken = bank::take(&shop.book, shop.act("bank.take"), &request, &Unwatched).unwrap().value;
    assert_eq!(
        (looked.new, looked.known, &looked.files),
        (taken.new, taken.known, &taken.files),
        "what is announced is what happens"
    );
    taken
}

fn statement(shop: &Shop, lines: &[Said]) -> BankReport {
    let path = kept(shop, "n43.txt", &norma43(100_000, lines));
    take(shop, &[path], false)
}

fn lines(shop: &Shop) -> Vec<BankLine> {
    shop.read(|conn| bank::page(conn, &BankRequest::default())).rows
}

fn the_line(shop: &Shop) -> BankLine {
    let mut all = lines(shop);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn accept(shop: &Shop, id: Id, choice: Option<Choice>) -> BankLine {
    shop.write("bank.accept", |tx| bank::accept(tx, &AcceptLine { id, choice }))
}

fn sure(shop: &Shop) -> SureDone {
    shop.write("bank.accept_sure", |tx| bank::accept_sure(tx, &SureRequest::default(), &Unwatched))
}

fn owed(shop: &Shop, id: Id) -> i64 {
    shop.get(id).sale.owed_minor
}

fn number(shop: &Shop, id: Id) -> String {
    let sale = shop.get(id).sale;
    format!("{}{}", sale.series, sale.number)
}

fn codes(line: &BankLine) -> Vec<&str> {
    line.candidates.first().map(|one| one.reasons.iter().map(|why| why.code.as_str()).collect()).unwrap_or_default()
}

/// An invoice to another client.
fn invoice_of(shop: &Shop, client: Id, price: &str) -> Id {
    let mut sale = shop.sale("invoice", vec![line("A", "1", price, "iva:0")]);
    sale.client = Some(client);
    let draft = shop.write("sales.draft", |tx| sales::draft(tx, &sale));
    shop.write("sales.issue", |tx| sales::issue(tx, &IssueSale { id: draft.sale.id, day: None })).sale.id
}

#[test]
fn a_transfer_that_names_its_invoice_pays_it_and_one_undo_takes_all_back() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    let text = format!("TRANSFERENCIA DE CAFES NUÑEZ SA FRA {}", number(&shop, one));
    let path = kept(&shop, "n43.txt", &norma43(0, &[(23, 10_000, &text), (23, -250, "COMISION MANTENIMIENTO")]));
    let report = take(&shop, std::slice::from_ref(&path), true);
    assert_eq!((report.new, report.known, report.accepted), (2, 0, 1));
    let account = &report.files[0].accounts[0];
    assert_eq!((account.number.as_str(), account.agrees), ("ES9121000418450200051332", Some(true)));
    assert_eq!((account.in_minor, account.out_minor, account.closing_minor), (10_000, -250, Some(9_750)));
    assert_eq!((owed(&shop, one), shop.get(one).sale.state.as_deref()), (0, Some("paid")));
    let all = lines(&shop);
    let paid = all.iter().find(|line| line.amount_minor > 0).unwrap();
    assert!(paid.text.contains("NUÑEZ"), "{}", paid.text);
    let matched = paid.matched.as_ref().unwrap();
    assert_eq!((matched.made, &matched.pays[..]), (true, &[number(&shop, one)][..]));
    assert_eq!(shop.one("SELECT method || day || amount_minor FROM payments"), "302026-11-2310000");
    shop.book.undo(crate::shop::NOW + 900_000).unwrap();
    assert_eq!((owed(&shop, one), lines(&shop).len()), (10_000, 0));
    assert_eq!(take(&shop, &[path], false).new, 2);
    sound(&shop.book);
}

#[test]
fn the_same_statement_again_or_an_overlapping_one_adds_nothing() {
    let shop = Shop::new();
    let said: [Said; 4] =
        [(2, 500, "BIZUM"), (2, 500, "BIZUM"), (3, -90, "RECIBO LUZ"), (4, 700, "TRANSFERENCIA DE ANA")];
    assert_eq!(statement(&shop, &said[..3]).new, 3);
    let again = statement(&shop, &said[..3]);
    assert_eq!((again.new, again.known), (0, 3));
    let overlapping = statement(&shop, &said);
    assert_eq!((overlapping.new, overlapping.known), (1, 3));
    assert_eq!(
        shop.one("SELECT count(*) FROM transactions WHERE command = 'bank.take'"),
        "2",
        "what adds nothing leaves no line"
    );
}

#[test]
fn what_fits_two_invoices_is_never_booked_by_itself() {
    let shop = Shop::new();
    let (one, two) = (invoice(&shop, "100").sale.id, invoice(&shop, "100").sale.id);
    statement(&shop, &[(23, 10_000, "TRANSFERENCIA DE CAFES NUNEZ SA")]);
    assert_eq!(sure(&shop).accepted, 0);
    let line = the_line(&shop);
    assert_eq!((line.candidates[0].score, line.candidates[0].sure), (line.candidates[1].score, false));
    let by_itself = shop.refused("bank.accept", |tx| bank::accept(tx, &AcceptLine { id: line.id, choice: None }));
    assert_eq!(by_itself, "bank-several");
    let second = line.candidates.iter().find(|one| one.parts[0].sale == two).unwrap();
    accept(&shop, line.id, Some(second.choice.clone()));
    assert_eq!((owed(&shop, one), owed(&shop, two)), (10_000, 0));
    let twice = shop.refused("bank.accept", |tx| {
        bank::accept(tx, &AcceptLine { id: line.id, choice: Some(second.choice.clone()) })
    });
    assert_eq!(twice, "bank-line-done");
    sound(&shop.book);
}

#[test]
fn the_amount_alone_is_not_enough_and_a_stranger_of_the_same_amount_changes_nothing() {
    let shop = Shop::new();
    let other = shop.client("Panadería Ruiz, S. L.", "B12345674");
    let (one, two) = (invoice(&shop, "100").sale.id, invoice_of(&shop, other, "100"));
    statement(&shop, &[(23, 10_000, "INGRESO")]);
    assert_eq!(sure(&shop).accepted, 0);
    assert_eq!(codes(&the_line(&shop)), ["amount"]);
    statement(&shop, &[(23, 10_000, "INGRESO"), (24, 10_000, "TRANSF PANADERIA RUIZ")]);
    assert_eq!(sure(&shop).accepted, 0, "the day after today is not booked yet");
    statement(&shop, &[(22, 10_000, "TRANSF PANADERIA RUIZ")]);
    assert_eq!(sure(&shop).accepted, 1);
    assert_eq!((owed(&shop, one), owed(&shop, two)), (10_000, 0));
}

#[test]
fn several_invoices_are_paid_by_their_sum_and_what_is_left_is_an_advance() {
    let shop = Shop::new();
    let all = [invoice(&shop, "100").sale.id, invoice(&shop, "50").sale.id];
    statement(&shop, &[(23, 15_000, "TRANSFERENCIA CAFES NUNEZ")]);
    let line = the_line(&shop);
    assert!(codes(&line).contains(&"all") && line.candidates[0].sure, "{:?}", line.candidates);
    assert_eq!(sure(&shop).accepted, 1);
    assert_eq!(all.map(|id| owed(&shop, id)), [0, 0]);
    let three = invoice(&shop, "10").sale.id;
    statement(&shop, &[(22, 2_500, "TRANSFERENCIA CAFES NUNEZ")]);
    assert_eq!(sure(&shop).accepted, 0, "more than is owed is for a person to see");
    let line = lines(&shop).into_iter().find(|line| line.state == "open").unwrap();
    assert_eq!((line.candidates[0].left_minor, line.candidates[0].parts.len()), (1_500, 1));
    let done = accept(&shop, line.id, None);
    assert_eq!((owed(&shop, three), done.state.as_str()), (0, "matched"));
    assert_eq!(shop.one("SELECT sum(kept_free_minor) FROM payments"), "1500");
    sound(&shop.book);
}

#[test]
fn a_payment_recorded_by_hand_is_the_match_and_is_not_counted_twice() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    let by_hand = NewPayment {
        client: Some(shop.buyer),
        amount_minor: 10_000,
        method: "30".into(),
        day: Some("2026-11-21".into()),
        ..NewPayment::default()
    };
    shop.write("payments.record", |tx| payments::record(tx, &by_hand));
    statement(&shop, &[(23, 10_000, "TRANSFERENCIA CAFES NUNEZ")]);
    let line = the_line(&shop);
    assert_eq!(line.candidates[0].choice.kind, ChoiceKind::Payment);
    let done = sure(&shop);
    assert_eq!((done.accepted, done.known, owed(&shop, one)), (1, 1, 0));
    assert_eq!(shop.one("SELECT count(*) FROM payments"), "1");
    assert!(!the_line(&shop).matched.unwrap().made);
    // The next of the same amount is other money.
    invoice(&shop, "100");
    statement(&shop, &[(22, 10_000, "TRANSFERENCIA CAFES NUNEZ")]);
    assert_eq!(sure(&shop).known, 0);
    assert_eq!(shop.one("SELECT count(*) FROM payments"), "2");
    sound(&shop.book);
}

#[test]
fn a_payment_by_hand_and_another_invoice_of_the_same_amount_wait_for_a_person() {
    let shop = Shop::new();
    invoice(&shop, "100");
    let by_hand =
        NewPayment { client: Some(shop.buyer), amount_minor: 10_000, method: "30".into(), ..NewPayment::default() };
    shop.write("payments.record", |tx| payments::record(tx, &by_hand));
    let two = invoice(&shop, "100").sale.id;
    statement(&shop, &[(23, 10_000, "TRANSFERENCIA CAFES NUNEZ")]);
    assert_eq!((sure(&shop).accepted, owed(&shop, two)), (0, 10_000));
}

#[test]
fn who_pays_under_another_name_is_known_the_next_time_until_that_is_taken_back() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    statement(&shop, &[(20, 10_000, "TRANSF INVERSIONES GARCILASO")]);
    let line = the_line(&shop);
    assert!(!line.candidates[0].sure);
    accept(&shop, line.id, Some(line.candidates[0].choice.clone()));
    let two = invoice(&shop, "70").sale.id;
    statement(&shop, &[(21, 7_000, "TRANSF INVERSIONES GARCILASO 998")]);
    let next = lines(&shop).into_iter().find(|line| line.state == "open").unwrap();
    assert_eq!((codes(&next).contains(&"payer"), next.candidates[0].sure), (true, true), "{:?}", next.candidates);
    let back = UnmatchLine { id: line.id, reason: "No era suyo".into() };
    let open = shop.write("bank.unmatch", |tx| bank::unmatch(tx, &back));
    assert_eq!((open.state.as_str(), owed(&shop, one), owed(&shop, two)), ("open", 10_000, 7_000));
    assert_eq!(shop.one("SELECT count(*) FROM bank_payers"), "0");
    let next = lines(&shop).into_iter().find(|line| line.amount_minor == 7_000).unwrap();
    assert!(!codes(&next).contains(&"payer"));
    sound(&shop.book);
}

#[test]
fn a_returned_direct_debit_takes_its_payment_back() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    let debit = NewPayment {
        client: Some(shop.buyer),
        amount_minor: 10_000,
        method: "59".into(),
        day: Some("2026-11-20".into()),
        ..NewPayment::default()
    };
    shop.write("payments.record", |tx| payments::record(tx, &debit));
    statement(&shop, &[(22, -10_000, "DEVOLUCION RECIBO CAFES NUNEZ SA"), (22, -9_900, "RECIBO ALQUILER")]);
    assert_eq!(sure(&shop).accepted, 0, "what went out is never accepted by itself");
    let line = lines(&shop).into_iter().find(|line| line.amount_minor == -10_000).unwrap();
    assert_eq!(line.candidates[0].choice.kind, ChoiceKind::Returned);
    accept(&shop, line.id, None);
    assert_eq!((owed(&shop, one), shop.one("SELECT sum(amount_minor) FROM payments")), (10_000, "0".into()));
    assert!(lines(&shop).iter().find(|line| line.amount_minor == -9_900).unwrap().candidates.is_empty());
    sound(&shop.book);
}

#[test]
fn money_given_back_is_a_refund_of_what_the_client_had() {
    let shop = Shop::new();
    let advance = NewPayment {
        client: Some(shop.buyer),
        amount_minor: 3_000,
        method: "30".into(),
        day: Some("2026-11-10".into()),
        ..NewPayment::default()
    };
    shop.write("payments.record", |tx| payments::record(tx, &advance));
    statement(&shop, &[(22, -3_000, "TRANSFERENCIA A FAVOR DE CAFES NUNEZ")]);
    let line = the_line(&shop);
    let refund = line.candidates.iter().find(|one| one.choice.kind == ChoiceKind::Refund).unwrap();
    accept(&shop, line.id, Some(refund.choice.clone()));
    assert_eq!(shop.one("SELECT sum(amount_minor) || '/' || sum(kept_free_minor) FROM payments"), "0/0");
    sound(&shop.book);
}

#[test]
fn what_is_nothing_of_ours_is_set_aside_and_taken_up_again() {
    let shop = Shop::new();
    statement(&shop, &[(22, 5_000, "TRASPASO PROPIO")]);
    let line = the_line(&shop);
    let none = shop.refused("bank.accept", |tx| bank::accept(tx, &AcceptLine { id: line.id, choice: None }));
    assert_eq!(none, "bank-no-candidate");
    let set = |ignored| shop.write("bank.ignore", |tx| bank::ignore(tx, IgnoreLine { id: line.id, ignored })).state;
    assert_eq!((set(true), set(false)), ("ignored".to_owned(), "open".to_owned()));
    // Chosen by hand: a client who owes nothing has an advance.
    let by_hand = Choice { kind: ChoiceKind::Client, client: Some(shop.buyer), payment: None, parts: Vec::new() };
    accept(&shop, line.id, Some(by_hand));
    assert_eq!(shop.one("SELECT kept_free_minor FROM payments"), "5000");
    let wrong = Choice { kind: ChoiceKind::Returned, client: None, payment: None, parts: Vec::new() };
    statement(&shop, &[(21, 5_000, "OTRO")]);
    let open = lines(&shop).into_iter().find(|line| line.state == "open").unwrap();
    let unfit =
        shop.refused("bank.accept", |tx| bank::accept(tx, &AcceptLine { id: open.id, choice: Some(wrong.clone()) }));
    assert_eq!(unfit, "bank-choice-unfit");
}

#[test]
fn each_format_tells_the_same_and_what_cannot_be_read_says_where() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    let named = number(&shop, one);
    let ofx = format!(
        "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>ES9121000418450200051332</BANKACCTFROM>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261123<TRNAMT>100.00<FITID>1<NAME>CAFES NUNEZ SA<MEMO>FRA {named}</STMTTRN></STMTRS></OFX>"
    );
    let csv = format!(
        "Cuenta;ES9121000418450200051332\n\nFecha;Concepto;Importe;Saldo\n23/11/2026;CAFES NUNEZ SA FRA {named};100,00;1.100,00\n"
    );
    let camt = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>ES9121000418450200051332</IBAN>
</Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Cafés Núñez, S. A.</Nm></Dbtr></RltdPties><RmtInf><Ustrd>FRA {named}</Ustrd></RmtInf></TxDtls></NtryDtls>
</Ntry></Stmt></BkToCstmrStmt></Document>"
    );
    let n43 = norma43(0, &[(23, 10_000, &format!("CAFES NUNEZ SA FRA {named}"))]);
    let files: [(&str, &str, Vec<u8>); 4] = [
        ("norma43", "a.n43", n43.clone()),
        ("ofx", "a.ofx", ofx.into_bytes()),
        ("table", "a.csv", csv.into_bytes()),
        ("camt", "a.xml", camt.into_bytes()),
    ];
    for (format, name, bytes) in files {
        let path = kept(&shop, name, &bytes);
        let request = BankTake { paths: vec![path], account: None, accept_sure: false };
        let report = bank::look(&shop.book, shop.act("bank.look"), &request, &Unwatched).unwrap();
        assert_eq!((report.files[0].format.as_str(), report.new, report.accepted), (format, 1, 1), "{name}");
        assert_eq!(report.files[0].accounts[0].number, "ES9121000418450200051332", "{name}");
    }
    let cut = kept(&shop, "cut.n43", &n43[..170]);
    let good = kept(&shop, "good.n43", &n43);
    let report = take(&shop, &[cut, good], false);
    assert_eq!(report.files[0].refused.as_ref().map(|why| why.code.as_str()), Some("bank-cut"));
    assert_eq!(report.new, 1, "one that cannot be read does not hold up the others");
    let missing = BankTake { paths: vec!["/nirgends.n43".into()], ..BankTake::default() };
    assert_eq!(bank::look(&shop.book, shop.act("bank.look"), &missing, &Unwatched).unwrap_err().kind(), "file-missing");
}

#[test]
fn whoever_is_erased_is_forgotten_in_the_bank_too() {
    let shop = Shop::new();
    let one = invoice(&shop, "100").sale.id;
    statement(&shop, &[(23, 10_000, &format!("TRANSF CAFES NUNEZ {}", number(&shop, one)))]);
    assert_eq!(sure(&shop).accepted, 1);
    shop.write("clients.erase", |tx| crm::clients::erase(tx, shop.buyer));
    let told = |conn: &rusqlite::Connection| -> Result<Vec<String>> {
        let mut all = texts(conn, "SELECT coalesce(change, '') FROM journal")?;
        all.extend(texts(conn, "SELECT params FROM transactions")?);
        all.extend(texts(conn, "SELECT text || payer FROM bank_lines")?);
        all.extend(texts(conn, "SELECT name FROM bank_payers")?);
        Ok(all)
    };
    let all = shop.read(told);
    assert!(!all.iter().any(|text| text.to_uppercase().contains("NUNEZ")), "{all:?}");
    sound(&shop.book);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    /// Whatever days a statement is cut at, and however its parts overlap: taken in twice it is what the whole is once, and what was
    /// matched is what was paid.
    #[test]
    fn any_parts_of_a_statement_twice_are_the_whole_once(
        all in prop::collection::vec((1_u32..=23, prop::sample::select(vec![10_000_i64, 5_000, 700, -700]), 0_usize..3), 1..20),
        cuts in prop::collection::vec((1_u32..=23, 1_u32..=23), 1..4),
    ) {
        let texts = ["TRANSFERENCIA CAFES NUNEZ", "BIZUM", "TRANSF PANADERIA RUIZ"];
        let mut all: Vec<Said> = all.into_iter().map(|(day, amount, text)| (day, amount, texts[text])).collect();
        all.sort_by_key(|(day, _, _)| *day);
        let (parted, whole) = (Shop::new(), Shop::new());
        for shop in [&parted, &whole] {
            for price in ["100", "50", "7"] {
                invoice(shop, price);
            }
        }
        let mut parts: Vec<Vec<Said>> =
            cuts.iter().map(|(a, b)| all.iter().filter(|(day, ..)| (*a.min(b)..=*a.max(b)).contains(day)).copied().collect()).collect();
        parts.push(all.clone());
        for part in parts.iter().chain(&parts).filter(|part| !part.is_empty()) {
            statement(&parted, part);
        }
        statement(&whole, &all);
        let told = "SELECT day || amount_minor || text FROM bank_lines ORDER BY uid";
        prop_assert_eq!(parted.texts(told), whole.texts(told));
        prop_assert_eq!(parted.one("SELECT count(*) FROM bank_lines"), all.len().to_string());
        sure(&whole);
        let paid = "SELECT coalesce(sum(amount_minor), 0) FROM payments";
        let matched = "SELECT coalesce(sum(amount_minor), 0) FROM bank_lines WHERE state = 'matched'";
        prop_assert_eq!(whole.one(paid), whole.one(matched));
        sound(&whole.book);
    }
}
