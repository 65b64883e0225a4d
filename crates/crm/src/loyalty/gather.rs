//! What happened, as the rules want it: invoices, credit notes and payments in the order in which they became known.

use crate::book::{Act, Book};
use crate::ids::Id;
use crate::insight::factor;
use crate::moment::{Moment, Progress, Watch, local};
use crate::{Error, Result, money, products, settings};
use chrono::NaiveDate;
use chrono_tz::Tz;
use loyalty::{Bill, Event, Good, Line, Member, Past, What};
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::Arc;

/// Rows read between two looks at whether to stop.
const STEP: u64 = 5_000;
/// What the past is read from.
const SOURCES: &[&str] =
    &["settings", "clients", "tags", "client_tags", "products", "sales", "sale_lines", "payments", "allocations"];
/// Above so many documents what was read serves for `PATIENCE`, because reading it again takes long enough to be seen.
const MANY: usize = 50_000;
/// Milliseconds.
const PATIENCE: i64 = 600_000;

/// What happened, and whose places are whose.
pub(super) struct Gathered {
    pub past: Past,
    /// Of each client's place.
    pub clients: Vec<Id>,
    pub places: HashMap<Id, u32>,
    /// Of each sale's place its number and identity.
    pub sales: Vec<(Id, String)>,
    /// ISO 4217, of the book.
    pub currency: String,
    pub digits: u32,
}

/// All that happened up to today, read now or before.
pub(super) fn gathered(book: &Book, act: Act, watch: &dyn Watch) -> Result<Arc<Gathered>> {
    let moment = Moment { now: act.now, zone: book.zone() };
    book.recall(
        moment,
        SOURCES,
        |kept: &Gathered| if kept.sales.len() > MANY { PATIENCE } else { 0 },
        |conn| gather(conn, moment, watch),
    )
}

/// What is sold, and the decimals of the book's currency.
pub(super) fn goods_of(conn: &Connection) -> Result<(Vec<Good>, u32)> {
    let (goods, _) = goods(conn)?;
    Ok((goods, digits_of(&settings::business(conn)?.currency)?))
}

fn digits_of(currency: &str) -> Result<u32> {
    let known = money::currency(currency).map(money::decimals);
    known.ok_or_else(|| Error::invalid("currency", "currency-unknown").with("value", currency))
}

fn goods(conn: &Connection) -> Result<(Vec<Good>, HashMap<i64, u32>)> {
    let mut all = conn.prepare_cached("SELECT id, uid, category, line, cost, active FROM products ORDER BY id")?;
    let mut rows = all.query([])?;
    let (mut goods, mut places) = (Vec::new(), HashMap::new());
    while let Some(r) = rows.next()? {
        let tags: [String; 2] = [r.get(2)?, r.get(3)?];
        places.insert(r.get(0)?, goods.len() as u32);
        goods.push(Good {
            id: r.get::<_, Id>(1)?.to_string(),
            tags: tags.into_iter().filter(|tag| !tag.is_empty()).collect(),
            cost: r.get(4)?,
            gone: !r.get::<_, bool>(5)?,
        });
    }
    Ok((goods, places))
}

/// A document while its lines and payments are read.
struct Document {
    client: u32,
    known: NaiveDate,
    factor: f64,
    is_credit: bool,
    /// Told as paid by a program that tells no payments.
    told_paid: bool,
    corrects: Option<i64>,
    bill: Bill,
}

fn gather(conn: &Connection, moment: Moment, watch: &dyn Watch) -> Result<Gathered> {
    let currency = settings::business(conn)?.currency;
    let digits = digits_of(&currency)?;
    let (goods, products) = goods(conn)?;
    let (members, clients, rows) = members(conn)?;
    let mut sales = Vec::new();
    let (mut documents, places) = documents(conn, moment, &currency, &rows, &mut sales, watch)?;
    lines(conn, &mut documents, &places, &goods, &products, digits, watch)?;
    let events = events(conn, documents, &places, moment.today(), watch)?;
    let ids = clients.iter().enumerate().map(|(place, id)| (*id, place as u32)).collect();
    Ok(Gathered { past: Past { members, goods, events }, clients, places: ids, sales, currency, digits })
}

type Members = (Vec<Member>, Vec<Id>, HashMap<i64, u32>);

fn members(conn: &Connection) -> Result<Members> {
    let mut all = conn.prepare_cached(
        "SELECT id, uid, birth_month_day, credit_limit_minor FROM clients WHERE active = 1 ORDER BY id",
    )?;
    let mut found = all.query([])?;
    let (mut members, mut ids, mut rows) = (Vec::new(), Vec::new(), HashMap::new());
    while let Some(r) = found.next()? {
        let birthday: Option<String> = r.get(2)?;
        let birthday = birthday.as_deref().and_then(|day| day.split_once('-'));
        rows.insert(r.get(0)?, members.len() as u32);
        ids.push(r.get(1)?);
        members.push(Member {
            // Since when is told by the first purchase: a client imported today did not come today.
            joined: None,
            birthday: birthday.and_then(|(month, day)| month.parse().ok().zip(day.parse().ok())),
            tags: Vec::new(),
            credit_limit: r.get(3)?,
        });
    }
    let mut tags =
        conn.prepare_cached("SELECT l.client, t.name FROM client_tags AS l JOIN tags AS t ON t.id = l.tag")?;
    let mut found = tags.query([])?;
    while let Some(r) = found.next()? {
        if let Some(place) = rows.get(&r.get(0)?) {
            members[*place as usize].tags.push(r.get(1)?);
        }
    }
    Ok((members, ids, rows))
}

fn day(text: Option<&str>) -> Option<NaiveDate> {
    text.and_then(|text| text.parse().ok())
}

/// When a document became known: on its day, or on the later day on which it was issued here.
fn known(day: NaiveDate, issued_at: Option<i64>, zone: Tz) -> NaiveDate {
    issued_at.map_or(day, |at| day.max(local(at, zone).date()))
}

fn scaled(minor: i64, factor: f64) -> i64 {
    if factor == 1.0 { minor } else { (minor as f64 * factor).round() as i64 }
}

type Documents = (Vec<Document>, HashMap<i64, u32>);

fn documents(
    conn: &Connection,
    moment: Moment,
    currency: &str,
    clients: &HashMap<i64, u32>,
    sales: &mut Vec<(Id, String)>,
    watch: &dyn Watch,
) -> Result<Documents> {
    let mut all = conn.prepare_cached(
        "SELECT id, uid, client, kind, day, due, currency, exchange_rate, coalesce(net_minor, total_minor), total_minor - retained_minor,
                issued_at, corrects, series || number, own, state, kept_credited_minor
         FROM sales
         WHERE client IS NOT NULL AND kind IN ('invoice', 'credit') AND day <= ?1
           AND coalesce(state, '') NOT IN ('draft', 'cancelled', 'lost')
         ORDER BY day, id",
    )?;
    let mut rows = all.query([moment.today().to_string()])?;
    let (mut documents, mut places, mut read) = (Vec::new(), HashMap::new(), 0_u64);
    while let Some(r) = rows.next()? {
        read += 1;
        if read.is_multiple_of(STEP) {
            watch.tick(Progress { stage: "reading", done: read, total: 0 })?;
        }
        let own: bool = r.get(13)?;
        let state = r.get_ref(14)?.as_str().ok();
        // Given back, says another program, and tells no credit note: as if it had not been.
        if !own && state == Some("refunded") && r.get::<_, i64>(15)? == 0 {
            continue;
        }
        let Some(client) = clients.get(&r.get(2)?) else { continue };
        let Some(on) = day(r.get_ref(4)?.as_str().ok()) else { continue };
        let rate: Option<String> = r.get(7)?;
        // Money of another currency without a rate has no size here.
        let factor = factor(r.get_ref(6)?.as_str().unwrap_or_default(), currency, rate.as_deref()).unwrap_or(0.0);
        let is_credit = r.get_ref(3)?.as_str() == Ok("credit");
        let (net, total): (i64, i64) = (r.get(8)?, r.get(9)?);
        let sign = if is_credit { -1 } else { 1 };
        let place = documents.len() as u32;
        places.insert(r.get(0)?, place);
        sales.push((r.get(1)?, r.get(12)?));
        documents.push(Document {
            client: *client,
            known: known(on, r.get(10)?, moment.zone),
            factor,
            is_credit,
            told_paid: !own && state == Some("paid"),
            corrects: r.get(11)?,
            bill: Bill {
                sale: place,
                net: sign * scaled(net, factor),
                total: sign * scaled(total, factor),
                due: day(r.get_ref(5)?.as_str().ok()).or(Some(on)),
                lines: Vec::new(),
            },
        });
    }
    Ok((documents, places))
}

/// Gives the documents their lines; amounts that count tax are brought down to the document's net.
fn lines(
    conn: &Connection,
    documents: &mut [Document],
    places: &HashMap<i64, u32>,
    goods: &[Good],
    products: &HashMap<i64, u32>,
    digits: u32,
    watch: &dyn Watch,
) -> Result<()> {
    let mut all = conn.prepare_cached(
        "SELECT sale, product, quantity, coalesce(base_minor, amount_minor) FROM sale_lines ORDER BY sale, position",
    )?;
    let mut rows = all.query([])?;
    let mut read = 0_u64;
    while let Some(r) = rows.next()? {
        read += 1;
        if read.is_multiple_of(STEP) {
            watch.tick(Progress { stage: "reading", done: read, total: 0 })?;
        }
        let Some(document) = places.get(&r.get(0)?).and_then(|place| documents.get_mut(*place as usize)) else {
            continue;
        };
        let sign = if document.is_credit { -1 } else { 1 };
        let (quantity, amount): (i64, i64) = (r.get(2)?, r.get(3)?);
        let good = r.get::<_, Option<i64>>(1)?.and_then(|product| products.get(&product)).copied();
        // A credit note of another program may count what came back above zero and its money below.
        let units = if document.is_credit { quantity.abs() } else { quantity };
        let cost =
            good.and_then(|good| goods[good as usize].cost).and_then(|cost| products::worth(cost, units, digits));
        document.bill.lines.push(Line {
            good,
            net: sign * scaled(amount, document.factor),
            units,
            cost,
            reward: false,
        });
    }
    for Document { bill, .. } in documents {
        let sum = bill.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.net));
        if sum == bill.net || sum == 0 {
            continue;
        }
        for line in &mut bill.lines {
            let exact = i128::from(line.net) * i128::from(bill.net);
            line.net = i64::try_from(exact / i128::from(sum)).unwrap_or(line.net);
        }
    }
    Ok(())
}

fn events(
    conn: &Connection,
    documents: Vec<Document>,
    places: &HashMap<i64, u32>,
    today: NaiveDate,
    watch: &dyn Watch,
) -> Result<Vec<Event>> {
    let mut events: Vec<(NaiveDate, u8, u32, Event)> = Vec::with_capacity(documents.len() * 2);
    let mut all =
        conn.prepare_cached("SELECT sale, day, amount_minor, payment IS NOT NULL FROM allocations ORDER BY id")?;
    let mut rows = all.query([])?;
    let (mut read, mut has_money) = (0_u64, vec![false; documents.len()]);
    while let Some(r) = rows.next()? {
        read += 1;
        if read.is_multiple_of(STEP) {
            watch.tick(Progress { stage: "reading", done: read, total: 0 })?;
        }
        let Some(place) = places.get(&r.get(0)?) else { continue };
        let document = &documents[*place as usize];
        let Some(on) = day(r.get_ref(1)?.as_str().ok()) else { continue };
        // Money that came before the invoice pays it when there is one.
        let on = on.max(document.known);
        has_money[*place as usize] = true;
        let amount = scaled(r.get(2)?, document.factor);
        let sale = *place;
        let what = if r.get(3)? { What::Paid { sale, amount } } else { What::Offset { sale, amount } };
        if on <= today {
            events.push((on, 2, sale, Event { day: on, client: document.client, what }));
        }
    }
    for (document, has_money) in documents.into_iter().zip(has_money) {
        let Document { client, known: on, bill, .. } = document;
        let (sale, total) = (bill.sale, bill.total);
        if on > today {
            continue;
        }
        if document.is_credit {
            let of = document.corrects.and_then(|corrects| places.get(&corrects)).copied();
            events.push((on, 1, sale, Event { day: on, client, what: What::Credited { of, bill } }));
            continue;
        }
        events.push((on, 0, sale, Event { day: on, client, what: What::Invoiced(bill) }));
        if document.told_paid && !has_money {
            let what = What::Paid { sale, amount: total };
            events.push((on, 2, sale, Event { day: on, client, what }));
        }
    }
    // Stable: payments of one sale keep the order in which they were written.
    events.sort_by_key(|(day, kind, sale, _)| (*day, *kind, *sale));
    Ok(events.into_iter().map(|(_, _, _, event)| event).collect())
}
