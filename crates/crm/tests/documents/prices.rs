//! Price lists: whose price a product has, in a document and when it is asked for.

use crate::shop::{NOW, Shop, line, sound};
use crm::clients::{self, ClientChange, ClientDraft, MergeRequest};
use crm::ids::Id;
use crm::prices::{
    self, ArchivePrices, CopyPrices, NewPriceEntry, PriceEntriesRequest, PriceListDetail, PriceListDraft,
    PriceQuestion, ProductPrice, SetPrices, WhichPriceEntry, WhichPriceList, WhosePrices,
};
use crm::sales::{self, NewLine, ReckonedSale};
use crm::tags;

fn made(shop: &Shop, name: &str, rest: PriceListDraft) -> Id {
    let draft = PriceListDraft { name: Some(name.into()), ..rest };
    shop.write("prices.save", |tx| prices::save(tx, &draft)).list.id
}

fn for_tag(tag: &str) -> PriceListDraft {
    PriceListDraft { audience: Some("tag".into()), tag: Some(tag.into()), ..PriceListDraft::default() }
}

fn tagged(shop: &Shop, client: Id, tag: &str) {
    let changes = ClientDraft { tags: Some(vec![tag.into()]), ..ClientDraft::default() };
    let change = ClientChange { id: client, changes };
    shop.write("clients.update", |tx| clients::update(tx, &change));
}

fn of_product(product: Id, from: &str, kind: &str, value: &str) -> NewPriceEntry {
    NewPriceEntry {
        scope: "product".into(),
        product: Some(product),
        min_quantity: Some(from.into()),
        kind: kind.into(),
        value: value.into(),
        ..NewPriceEntry::default()
    }
}

fn of_all(kind: &str, value: &str) -> NewPriceEntry {
    NewPriceEntry { scope: "all".into(), kind: kind.into(), value: value.into(), ..NewPriceEntry::default() }
}

fn set(shop: &Shop, list: Id, entries: Vec<NewPriceEntry>) {
    shop.write("prices.set", |tx| prices::set(tx, &SetPrices { list, entries: entries.clone() }));
}

fn ask(shop: &Shop, client: Option<Id>, quantity: &str) -> ProductPrice {
    let asked = PriceQuestion {
        product: shop.product(),
        client,
        quantity: Some(quantity.into()),
        day: None,
        currency: None,
        prices: None,
    };
    shop.read(|conn| prices::price_for(conn, shop.moment(), &asked))
}

fn told(price: &ProductPrice) -> (String, String, String) {
    let name = price.why.as_ref().map_or("", |why| why.list.name.as_str());
    (price.price.clone().unwrap_or_default(), price.discount.clone(), name.to_owned())
}

fn bag(shop: &Shop, quantity: &str) -> NewLine {
    NewLine { product: Some(shop.product()), quantity: Some(quantity.into()), ..NewLine::default() }
}

fn reckoned(shop: &Shop, lines: Vec<NewLine>) -> ReckonedSale {
    let sale = shop.sale("quote", lines);
    shop.read(|conn| sales::reckon(conn, shop.moment(), &sale))
}

fn list_of(shop: &Shop, id: Id) -> PriceListDetail {
    shop.read(|conn| prices::get(conn, shop.moment(), WhichPriceList { id }))
}

#[test]
fn a_document_takes_the_price_of_the_clients_list_and_says_why() {
    let shop = Shop::new();
    tagged(&shop, shop.buyer, "Hostelería");
    let list = made(&shop, "Hostelería", for_tag("Hostelería"));
    set(
        &shop,
        list,
        vec![of_product(shop.product(), "0", "price", "12"), of_product(shop.product(), "10", "price", "11.5")],
    );
    let prices: Vec<_> = reckoned(&shop, vec![bag(&shop, "9"), bag(&shop, "10"), line("Porte", "1", "6", "iva:21")])
        .lines
        .into_iter()
        .flatten()
        .map(|line| (line.price, line.why.map(|why| (why.list.name, why.min_quantity))))
        .collect();
    let because = |step: &str| Some(("Hostelería".to_owned(), step.to_owned()));
    assert_eq!(prices, [("12".into(), because("0")), ("11.5".into(), because("10")), ("6".into(), None)]);
    let quote = shop.draft("quote", vec![bag(&shop, "10")]);
    assert_eq!((quote.lines[0].price.as_deref(), quote.sale.net_minor), (Some("11.5"), Some(11_500)));
    // What is typed stays as it is typed.
    let typed = NewLine { price: Some("12.4".into()), ..bag(&shop, "10") };
    let typed = reckoned(&shop, vec![typed]).lines.remove(0).unwrap();
    assert_eq!((typed.price.as_str(), typed.why), ("12.4", None));
    // Somebody else pays what the product says.
    assert_eq!(told(&ask(&shop, None, "10")), ("12.5".into(), "0".into(), String::new()));
    sound(&shop.book);
}

#[test]
fn a_discount_of_a_list_is_a_discount_of_the_line_unless_another_is_typed() {
    let shop = Shop::new();
    let list = made(&shop, "General", PriceListDraft::default());
    set(&shop, list, vec![of_all("discount", "5")]);
    let typed = NewLine { discount: Some("20%".into()), ..bag(&shop, "2") };
    let lines: Vec<_> = reckoned(&shop, vec![bag(&shop, "2"), typed]).lines.into_iter().flatten().collect();
    assert_eq!((lines[0].price.as_str(), lines[0].discount.as_str(), lines[0].amount_minor), ("12.5", "5%", 2_375));
    assert_eq!((lines[1].discount.as_str(), lines[1].amount_minor), ("20%", 2_000));
    let quote = shop.draft("quote", vec![bag(&shop, "2")]);
    assert_eq!((quote.lines[0].discount.as_str(), quote.sale.net_minor), ("5%", Some(2_375)));
}

#[test]
fn the_list_of_the_client_goes_before_that_of_her_tag_and_that_before_everybodys() {
    let shop = Shop::new();
    tagged(&shop, shop.buyer, "Hostelería");
    let all = made(&shop, "Todos", PriceListDraft::default());
    let tag = made(&shop, "Hostelería", for_tag("hosteleria"));
    let chosen = PriceListDraft {
        audience: Some("clients".into()),
        clients: Some(vec![shop.buyer]),
        ..PriceListDraft::default()
    };
    let own = made(&shop, "Núñez", chosen);
    set(&shop, all, vec![of_product(shop.product(), "0", "price", "9")]);
    set(&shop, tag, vec![of_product(shop.product(), "0", "price", "10")]);
    set(&shop, own, vec![of_all("discount", "3")]);
    let buyer = Some(shop.buyer);
    assert_eq!(told(&ask(&shop, buyer, "1")), ("12.5".into(), "3".into(), "Núñez".into()));
    let through: Vec<_> = shop
        .read(|conn| prices::of_client(conn, shop.moment(), WhosePrices { client: shop.buyer }))
        .into_iter()
        .map(|one| (one.through, one.list.name))
        .collect();
    assert_eq!(
        through.iter().map(|(through, name)| (through.as_str(), name.as_str())).collect::<Vec<_>>(),
        [("clients", "Núñez"), ("tag", "Hostelería"), ("everybody", "Todos")]
    );
    let away = |id: Id| shop.write("prices.archive", |tx| prices::archive(tx, &ArchivePrices { id, archived: true }));
    assert_eq!(away(own).list.state, "archived");
    assert_eq!(told(&ask(&shop, buyer, "1")).2, "Hostelería");
    let gone = shop.read(tags::all)[0].id;
    shop.write("tags.delete", |tx| tags::delete(tx, gone));
    assert_eq!(told(&ask(&shop, buyer, "1")).2, "Todos");
    assert_eq!(list_of(&shop, tag).list.tag, None, "its tag is gone, and it says so");
    shop.book.undo(NOW + 900_000).unwrap();
    assert_eq!(told(&ask(&shop, buyer, "1")).2, "Hostelería", "undone, it is hers again");
    sound(&shop.book);
}

#[test]
fn a_list_holds_on_its_days_and_in_its_currency_and_counts_as_it_says() {
    let shop = Shop::new();
    let days = PriceListDraft {
        valid_from: Some("2026-11-24".into()),
        valid_until: Some("2026-11-30".into()),
        prices: Some("with_tax".into()),
        ..PriceListDraft::default()
    };
    let list = made(&shop, "Semana negra", days);
    set(&shop, list, vec![of_product(shop.product(), "0", "price", "11")]);
    let on = |day: &str, currency: &str, how: &str| {
        let asked = PriceQuestion {
            product: shop.product(),
            client: None,
            quantity: None,
            day: Some(day.into()),
            currency: Some(currency.into()),
            prices: Some(how.into()),
        };
        shop.read(|conn| prices::price_for(conn, shop.moment(), &asked)).price
    };
    let price = |text: &str| Some(text.to_owned());
    assert_eq!(on("2026-11-23", "EUR", "without_tax"), price("12.5"), "the day before");
    assert_eq!(on("2026-11-24", "EUR", "without_tax"), price("10"), "11 with its 10 %");
    assert_eq!(on("2026-11-30", "EUR", "with_tax"), price("11"));
    assert_eq!(on("2026-12-01", "EUR", "without_tax"), price("12.5"));
    assert_eq!(on("2026-11-25", "USD", "without_tax"), None, "nobody said what it costs in dollars");
    assert_eq!(list_of(&shop, list).list.state, "later");
    let reversed =
        PriceListDraft { id: Some(list), valid_until: Some("2026-11-01".into()), ..PriceListDraft::default() };
    assert_eq!(shop.refused("prices.save", |tx| prices::save(tx, &reversed)), "days-reversed");
}

#[test]
fn setting_the_same_step_again_changes_it_and_a_copy_costs_more() {
    let shop = Shop::new();
    let list = made(&shop, "Base", PriceListDraft::default());
    let coffee = shop.product();
    set(&shop, list, vec![of_product(coffee, "0", "price", "12"), of_all("discount", "2")]);
    set(&shop, list, vec![of_product(coffee, "0", "price", "11.99"), of_product(coffee, "10", "markup", "30")]);
    let rows = |id: Id| {
        let request = PriceEntriesRequest { list: id, text: None, after: None, limit: None };
        let page = shop.read(|conn| prices::entries(conn, &request));
        page.rows
            .into_iter()
            .map(|e| format!("{} {} {} {}", e.scope, e.min_quantity, e.kind, e.value))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(list), ["all 0 discount 2", "product 0 price 11.99", "product 10 markup 30"]);
    let asked = CopyPrices { id: list, name: "Base 2027".into(), percent: Some("5".into()) };
    let copy = shop.write("prices.copy", |tx| prices::copy(tx, &asked)).list;
    assert_eq!((copy.entries.count, copy.name.as_str()), (3, "Base 2027"));
    assert_eq!(rows(copy.id), ["all 0 discount 2", "product 0 price 12.59", "product 10 markup 30"]);
    assert_eq!(shop.refused("prices.copy", |tx| prices::copy(tx, &asked)), "price-list-exists");
    // Of two lists as particular the newer holds, and priority goes before age.
    assert_eq!(told(&ask(&shop, None, "1")).0, "12.59");
    let first = PriceListDraft { id: Some(list), priority: Some(1), ..PriceListDraft::default() };
    shop.write("prices.save", |tx| prices::save(tx, &first));
    assert_eq!(told(&ask(&shop, None, "1")).0, "11.99");
    // Without a cost nothing can be marked up: the step before holds.
    assert_eq!(told(&ask(&shop, None, "10")).0, "11.99");
    // Moved onto another step, an entry takes its place; taken away, it is gone; all of it can be undone.
    let page = |text: Option<&str>| {
        let request = PriceEntriesRequest { list, text: text.map(str::to_owned), after: None, limit: Some(2) };
        shop.read(|conn| prices::entries(conn, &request))
    };
    let found = page(Some("cafe-1"));
    assert_eq!((found.rows.len(), page(Some("té")).rows.len()), (2, 0));
    let moved = NewPriceEntry { id: Some(found.rows[1].id), ..of_product(coffee, "0", "price", "7") };
    set(&shop, list, vec![moved]);
    assert_eq!(rows(list), ["all 0 discount 2", "product 0 price 7"]);
    shop.write("prices.remove", |tx| prices::remove(tx, WhichPriceEntry { id: found.rows[1].id }));
    assert_eq!(rows(list), ["all 0 discount 2"]);
    shop.book.undo(NOW + 900_000).unwrap();
    shop.book.undo(NOW + 901_000).unwrap();
    assert_eq!(rows(list).len(), 3);
    sound(&shop.book);
}

#[test]
fn pages_of_entries_leave_none_out_and_tell_none_twice() {
    let shop = Shop::new();
    let list = made(&shop, "Base", PriceListDraft::default());
    let steps = |from: u32| of_product(shop.product(), &from.to_string(), "price", "1");
    let mut entries: Vec<NewPriceEntry> = (0..7).map(steps).collect();
    entries.extend(["Café", "Té", "cafe"].map(|name| NewPriceEntry {
        scope: "category".into(),
        name: Some(name.into()),
        kind: "discount".into(),
        value: "1".into(),
        ..NewPriceEntry::default()
    }));
    set(&shop, list, entries);
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let request = PriceEntriesRequest { list, text: None, after, limit: Some(2) };
        let page = shop.read(|conn| prices::entries(conn, &request));
        all.extend(page.rows.into_iter().map(|entry| (entry.scope, entry.name, entry.min_quantity)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(all.len(), 9, "accents and case make no other category: {all:?}");
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 9);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let shop = Shop::new();
    let list = made(&shop, "Base", PriceListDraft::default());
    let refused = |entry: NewPriceEntry| {
        shop.refused("prices.set", |tx| prices::set(tx, &SetPrices { list, entries: vec![entry.clone()] }))
    };
    assert_eq!(refused(of_all("price", "5")), "price-for-all");
    assert_eq!(refused(of_all("discount", "100.01")), "percentage-out-of-range");
    assert_eq!(refused(of_all("discount", "-1")), "not-below-zero");
    assert_eq!(refused(of_all("markup", "1e3")), "not-a-decimal");
    assert_eq!(refused(of_all("gift", "1")), "choice-unknown");
    assert_eq!(refused(of_product(shop.buyer, "0", "price", "1")), "not-found");
    let nothing = NewPriceEntry { scope: "category".into(), ..of_all("discount", "1") };
    assert_eq!(refused(nothing), "price-target-missing");
    let name = |name: &str| {
        let draft = PriceListDraft { name: Some(name.into()), ..PriceListDraft::default() };
        shop.refused("prices.save", |tx| prices::save(tx, &draft))
    };
    assert_eq!((name(" "), name("BASE")), ("name-missing", "price-list-exists"));
    let untagged = PriceListDraft { name: Some("X".into()), audience: Some("tag".into()), ..PriceListDraft::default() };
    assert_eq!(shop.refused("prices.save", |tx| prices::save(tx, &untagged)), "tag-missing");
}

#[test]
fn a_merged_client_keeps_the_lists_of_both() {
    let shop = Shop::new();
    let other = shop.client("Núñez Cafés", "");
    let chosen = |clients: Vec<Id>| PriceListDraft {
        audience: Some("clients".into()),
        clients: Some(clients),
        ..PriceListDraft::default()
    };
    let both = made(&shop, "Los dos", chosen(vec![shop.buyer, other]));
    let one = made(&shop, "Uno", chosen(vec![other]));
    let merge = MergeRequest { keep: shop.buyer, lose: other, take: Vec::new() };
    shop.write("clients.merge", |tx| clients::merge(tx, &merge));
    let of = |id: Id| list_of(&shop, id).clients.into_iter().map(|client| client.id).collect::<Vec<_>>();
    assert_eq!((of(both), of(one)), (vec![shop.buyer], vec![shop.buyer]));
    sound(&shop.book);
}
