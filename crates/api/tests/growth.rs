//! A command that reads takes about the same work in a book ten times larger. Work is counted in steps of SQLite's virtual
//! machine, so the answer is the same on any machine and needs no clock.
//!
//! The small book is large enough for every page and every cap to be full in it. In both there is the same client with the
//! same past, and five clients with a tag, a city, a salesperson and a field of their own: what is rare stays as rare in
//! numbers, what is common stays as common in parts.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use api::{Door, Effect};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

const CLIENTS: u64 = 3_000;
const TIMES: u64 = 10;
/// 2026-11-21, a Saturday, at ten in the morning in Madrid.
const NOW: i64 = 1_795_251_600_000;
/// So many steps more, whatever the growth: below it the count of a few rows more or less decides.
const SLACK: u64 = 300;

/// Commands whose work does grow, for which input (a piece of it; all when empty), and why that is right.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("sales.aging", "", "it adds up all that waits for money and all advances, which is what is asked"),
    ("sales.totals", "", "it adds up every sale that matches; the list is shown before the sum is there"),
    (
        "sales.page",
        "{\"state\":\"paid\"}",
        "where none is paid it looks at two thousand rows and says where it stopped; the small book has fewer",
    ),
    ("debits.prepare", "", "it looks at every invoice that waits for money, which is what is asked"),
    ("payments.day", "", "it adds up the payments of one day, of which the large book has more"),
    ("clients.count", "", "it counts every match exactly; the list is shown before the count is there"),
    (
        "search.find",
        "garzia",
        "of the words that share letters four thousand are compared; the small book has fewer words",
    ),
];

/// A book with the identities the table of inputs needs.
struct Sample {
    door: Door,
    ana: Value,
    buyer: Value,
    sale: Value,
    own: Value,
    payment: Value,
    came: Value,
    went: Value,
    list: Value,
    remittance: Value,
    interaction: Value,
    attachment: Value,
    first: Value,
    last: Value,
    outcome: Value,
    user: Value,
    field: String,
    common_tag: String,
    common_city: String,
    folder: tempfile::TempDir,
}

impl Sample {
    fn of(clients: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let door = Door::with_clock(&folder.path().join("own"), folder.path(), || NOW);
        let plan = crm::demo::Plan {
            per_client: 4,
            ..crm::demo::Plan::new(
                crm::demo::Country::Spain,
                clients,
                2,
                7,
                chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            )
        };
        let path = folder.path().join("shop.clientela");
        drop(crm::demo::make(&path, None, &plan, "here", NOW, [7; 32], &crm::moment::Unwatched).unwrap());
        call(&door, "book.open", json!({ "path": path }));

        let ana = call(&door, "clients.create", json!({ "name": "Ana Rareza Única" }))["id"].clone();
        let mut interaction = Value::Null;
        for day in 0..130 {
            let new = json!({ "client": ana, "kind": "visit", "direction": "out", "text": "xilófono",
                              "at": NOW - day * 86_400_000, "minutes": 5 });
            interaction = call(&door, "interactions.record", new)["id"].clone();
        }
        let new = json!({ "client": ana, "interaction": interaction, "name": "croquis.txt", "bytes": "aG9sYQ==" });
        let attachment = call(&door, "attachments.add", new)["id"].clone();
        let user = call(&door, "users.add", json!({ "name": "Nueva" }))["id"].clone();
        let field =
            call(&door, "fields.add", json!({ "name": "Talla", "kind": "text" }))["id"].as_str().unwrap().to_owned();
        let rows = |sql: &str| door.book().unwrap().read(|conn| Ok(one(conn, sql))).unwrap();
        let rare: Vec<String> = door
            .book()
            .unwrap()
            .read(|conn| {
                let mut rows = conn.prepare("SELECT uid FROM clients WHERE active = 1 ORDER BY id LIMIT 5")?;
                Ok(rows.query_map([], |r| r.get::<_, crm::ids::Id>(0))?.map(|id| id.unwrap().to_string()).collect())
            })
            .unwrap();
        // Everybody changes once: the history of each has something in it, and the journal as many rows as there are clients.
        let all = json!({ "matching": {} });
        call(&door, "clients.bulk", json!({ "selection": all, "change": { "set": { "growth_potential": "medium" } } }));
        let set = json!({ "salesperson": user, "fields": { &field: "XXL" }, "addresses": [{ "city": "Villarrara" }] });
        let change = json!({ "add_tags": ["Raro"], "set": set });
        call(&door, "clients.bulk", json!({ "selection": { "these": rare }, "change": change }));
        call(&door, "views.save", json!({ "screen": "clients", "name": "Raros", "query": {} }));
        call(&door, "duplicates.find", json!({}));
        call(&door, "drafts.keep", json!({ "name": "client:new", "body": { "name": "Eva" } }));

        // Half as many sales as clients, one of whom bought often, and as many products.
        let mut file = "Pedido;Fecha;Nº cliente;Cliente;Código de producto;Producto;Cantidad;Precio\n".to_owned();
        for n in 0..clients / 2 {
            let (day, many) = (n % 28 + 1, n % 97);
            file.push_str(&format!("P{n};{day:02}/03/2026;{many};Comprador {many};C{n};Producto {n};2;3,50\n"));
        }
        for n in 0..130 {
            file.push_str(&format!("R{n};01/04/2026;raro;Comprador Raro;C1;Producto 1;-1;3,50\n"));
        }
        let orders = folder.path().join("pedidos.csv");
        std::fs::write(&orders, file).unwrap();
        call(&door, "import.run", json!({ "path": orders, "kind": "sales" }));

        // As many documents made here, of which one is asked for.
        let line = json!({ "text": "Porte", "quantity": "2", "price": "3.50" });
        let own = json!({ "kind": "quote", "client": rows("SELECT uid FROM clients WHERE name = 'Comprador Raro'"), "lines": [line] });
        let own = call(&door, "sales.draft", own)["sale"]["id"].clone();
        let new = json!({ "kind": "quote", "lines": [line] });
        for _ in 0..clients / 20 {
            call(&door, "sales.draft", new.clone());
        }

        // Whoever bought paid something before, and one of them is asked for.
        let buyers = door
            .book()
            .unwrap()
            .read(|conn| {
                let mut rows = conn.prepare("SELECT uid FROM clients WHERE name LIKE 'Comprador %' ORDER BY id")?;
                Ok(rows.query_map([], |r| r.get::<_, crm::ids::Id>(0))?.collect::<Result<Vec<_>, _>>()?)
            })
            .unwrap();
        let pay = |client: &Value| {
            let new = json!({ "client": client, "amount_minor": 350, "method": "10", "day": "2026-04-02", "allocations": [] });
            call(&door, "payments.record", new)["id"].clone()
        };
        for n in 0..clients / 20 {
            pay(&json!(buyers[n as usize % (buyers.len() - 1)]));
        }
        let mut payment = Value::Null;
        for _ in 0..60 {
            payment = pay(&rows("SELECT uid FROM clients WHERE name = 'Comprador Raro'"));
        }

        // A statement of the bank, of whose lines one is asked for: of a common name, and of the amount of all those payments.
        let mut file = "<OFX><STMTRS><CURDEF>EUR<ACCTID>ES9121000418450200051332".to_owned();
        for n in 0..clients / 20 {
            let (day, sum) = (n % 28 + 1, n % 50 + 1);
            file.push_str(&format!(
                "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>202603{day:02}<TRNAMT>{sum}.25<FITID>{n}<NAME>Comprador {}<MEMO>FRA A26/{n}</STMTTRN>",
                n % 97
            ));
        }
        file.push_str(
            "<STMTTRN><DTPOSTED>20260402<TRNAMT>3.50<FITID>x<NAME>MARIA GARCIA LOPEZ<MEMO>PEDIDO 17</STMTTRN>",
        );
        file.push_str("<STMTTRN><DTPOSTED>20260402<TRNAMT>-3.50<FITID>y<NAME>Comprador Raro<MEMO>DEVOLUCION RECIBO</STMTTRN></STMTRS></OFX>");
        let extract = folder.path().join("extracto.ofx");
        std::fs::write(&extract, file).unwrap();
        call(&door, "bank.take", json!({ "paths": [extract] }));
        // As many remittances, all of the one receipt of somebody who signed and all but the last withdrawn; she paid in cash since.
        let mut issuer = call(&door, "business.get", json!({}))["issuer"].clone();
        let known = [("tax_id", "B12345674"), ("street", "Calle Mayor, 1"), ("postcode", "24001"), ("city", "León")];
        for (field, value) in known.into_iter().chain([("iban", "ES9121000418450200051332")]) {
            issuer[field] = json!(value);
        }
        call(&door, "business.set", issuer);
        let address = json!([{ "street": "Gran Vía, 5", "postcode": "28013", "city": "Madrid", "country": "ES" }]);
        let signer = json!({ "name": "Domiciliada", "tax_id": "B12345674", "addresses": address });
        let signer = call(&door, "clients.create", signer)["id"].clone();
        for client in [&signer, &rows("SELECT uid FROM clients WHERE name = 'Comprador Raro'")] {
            call(&door, "debits.save_mandate", json!({ "client": client, "iban": "ES9121000418450200051332" }));
        }
        let quota = json!({ "text": "Cuota", "quantity": "1", "price": "30", "taxes": ["iva:0"] });
        let sale = json!({ "kind": "invoice", "client": signer, "lines": [quota], "due": "2026-11-21" });
        let sale = call(&door, "sales.draft", sale)["sale"]["id"].clone();
        call(&door, "sales.issue", json!({ "id": sale }));
        let mut remittance = Value::Null;
        for _ in 0..clients / 20 {
            if !remittance.is_null() {
                call(&door, "debits.take_back", json!({ "id": remittance }));
            }
            remittance = call(&door, "debits.make", json!({ "sales": [sale] }))["remittance"]["id"].clone();
        }
        call(&door, "payments.record", json!({ "client": signer, "amount_minor": 3_000, "method": "10" }));
        // Lists for one client each, for a tag that many have, and one for all that speaks of every product.
        let save = |draft: Value| call(&door, "prices.save", draft)["list"]["id"].clone();
        for n in 0..clients / 20 {
            let chosen = json!([buyers[n as usize % (buyers.len() - 1)]]);
            save(json!({ "name": format!("Tarifa {n}"), "audience": "clients", "clients": chosen }));
        }
        save(json!({ "name": "Los de siempre", "audience": "tag", "tag": "Raro" }));
        save(json!({ "name": "La del raro", "audience": "clients", "clients": [buyers.last()] }));
        let list = save(json!({ "name": "General" }));
        let discount = json!({ "type": "discount_pct", "percent": "5" });
        let rule = json!({ "schema": 1, "id": "r", "trigger": { "on": "invoice_paid" }, "reward": discount });
        for n in 0..100 {
            call(&door, "loyalty.save", json!({ "name": format!("Regla {n}"), "rule": rule }));
        }
        let goods = door
            .book()
            .unwrap()
            .read(|conn| {
                let mut rows = conn.prepare("SELECT uid FROM products ORDER BY id LIMIT 5000")?;
                Ok(rows.query_map([], |r| r.get::<_, crm::ids::Id>(0))?.collect::<Result<Vec<_>, _>>()?)
            })
            .unwrap();
        let of = |product: &crm::ids::Id| json!({ "scope": "product", "product": product, "kind": "price", "value": "3", "min_quantity": "10" });
        let mut entries: Vec<Value> = goods.iter().map(of).collect();
        entries.truncate(4_999);
        entries.push(json!({ "scope": "all", "kind": "discount", "value": "2" }));
        call(&door, "prices.set", json!({ "list": list, "entries": entries }));

        let text = |sql: &str| {
            door.book().unwrap().read(|conn| Ok(conn.query_row(sql, [], |r| r.get::<_, String>(0))?)).unwrap()
        };
        Self {
            first: rows("SELECT uid FROM clients ORDER BY id LIMIT 1"),
            last: rows("SELECT uid FROM clients WHERE name <> 'Ana Rareza Única' ORDER BY id DESC LIMIT 1"),
            outcome: rows(
                "SELECT o.uid FROM list_items AS o JOIN interactions AS i ON i.outcome = o.id GROUP BY o.id ORDER BY count(*) DESC LIMIT 1",
            ),
            common_tag: text(
                "SELECT t.name FROM tags AS t JOIN client_tags AS x ON x.tag = t.id GROUP BY t.id ORDER BY count(*) DESC LIMIT 1",
            ),
            common_city: text("SELECT city FROM addresses GROUP BY city ORDER BY count(*) DESC LIMIT 1"),
            sale: rows("SELECT uid FROM sales WHERE number = 'R7'"),
            own,
            payment,
            list,
            remittance,
            buyer: rows("SELECT uid FROM clients WHERE name = 'Comprador Raro'"),
            came: rows("SELECT uid FROM bank_lines WHERE amount_minor = 350"),
            went: rows("SELECT uid FROM bank_lines WHERE amount_minor = -350"),
            ana,
            interaction,
            attachment,
            user,
            field,
            door,
            folder,
        }
    }

    /// What each reading command is asked.
    fn inputs(&self) -> BTreeMap<&'static str, Vec<Value>> {
        let mut all: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
        let nothing = [
            "settings.business",
            "settings.habits",
            "tags.all",
            "views.all",
            "fields.all",
            "users.all",
            "users.here",
            "history.undo_state",
            "today.get",
            "duplicates.page",
            "series.list",
            "reminders.due",
            "reminders.procedure",
            "bank.accounts",
            "debits.creditor",
            "debits.prepare",
            "business.get",
            "quality.page",
        ];
        for name in nothing {
            all.insert(name, vec![json!({})]);
        }
        let test = |field: &str, operator: &str, value: &str| json!({ "test": { "field": field, "operator": operator, "value": value } });
        let own = format!("field:{}", self.field);
        let filters = [
            test("tag", "is", &self.common_tag),
            test("tag", "is", "Raro"),
            test("tag", "is", "nobody has it"),
            test("city", "is", &self.common_city),
            test("city", "is", "villarrara"),
            test("salesperson", "is", "nueva"),
            test(&own, "is", "xxl"),
            test(&own, "filled", ""),
            test("name", "is", "ana rareza única"),
            test("name", "starts", "ana rareza"),
            test("name", "contains", "zzz"),
            test("notes", "contains", "zzz"),
            test("phone", "contains", "6"),
            test("phone", "is", "600 000 001"),
            test("tax_id", "is", "00000000T"),
            test("company", "is", "Nadie SL"),
            test("last_contact", "more", "-60"),
            test("last_contact", "less", "-60"),
            test("last_contact", "less", "1/1/1990"),
            test("next_step", "empty", ""),
            test("growth_potential", "is", "low"),
            test("interactions", "more", "100"),
            test("stage", "is", "lost"),
            test("sales_year", "more", "1000000"),
            json!({ "all": [test("tag", "is", &self.common_tag), test("city", "is", "villarrara"), test("last_contact", "filled", "")] }),
            json!({ "any": [test("tag", "is", "raro"), test("city", "is", "villarrara")] }),
            json!({ "not": test("tag", "is", &self.common_tag) }),
        ];
        // What clients buy is reckoned once, then it is read.
        call(&self.door, "clients.page", json!({ "figures": true }));
        let keys = ["name", "last_contact", "first_contact", "next_step", "created", "city", "interactions"];
        let mut pages = Vec::new();
        for by in keys {
            for descending in [false, true] {
                let sort = json!({ "by": by, "descending": descending });
                pages.push(json!({ "sort": sort }));
                let first = call(&self.door, "clients.page", json!({ "sort": sort }));
                pages.push(json!({ "sort": sort, "after": first["next"] }));
                // A rare thing in every order.
                pages.push(json!({ "sort": sort, "filter": test("tag", "is", "raro") }));
            }
        }
        for filter in &filters {
            pages.push(json!({ "filter": filter }));
            pages.push(json!({ "filter": filter, "sort": { "by": "last_contact", "descending": true } }));
        }
        pages.push(json!({ "archived": true }));
        pages.push(json!({ "figures": true }));
        all.insert("clients.page", pages);
        all.insert("clients.count", vec![json!({}), json!({ "filter": filters[0] })]);
        all.insert("quality.of", vec![json!({ "id": self.first })]);
        all.insert("clients.get", [&self.ana, &self.first, &self.last].map(|id| json!({ "id": id })).to_vec());
        let drafts = [
            json!({ "name": "María" }),
            json!({ "name": "Ana Rareza Única" }),
            json!({ "name": "Jose", "tax_id": "00000000T" }),
            json!({ "contact_points": [{ "kind": "phone", "value": "600 000 001" }, { "kind": "mail", "value": "a@b.es" }] }),
        ];
        all.insert("clients.likely_duplicates", drafts.map(|draft| json!({ "draft": draft })).to_vec());

        let mut timeline = vec![json!({}), json!({ "limit": 200 })];
        let first = call(&self.door, "interactions.page", json!({}));
        timeline.push(json!({ "after": first["next"] }));
        timeline.extend([
            json!({ "client": self.ana }),
            json!({ "client": self.ana, "kind": "visit" }),
            json!({ "client": self.ana, "from": "2026-10-01", "to": "2026-10-31" }),
            json!({ "kind": "call" }),
            json!({ "kind": "call", "direction": "in" }),
            json!({ "kind": "meeting", "outcome": self.outcome }),
            json!({ "outcome": self.outcome }),
            json!({ "user": self.user }),
            json!({ "direction": "in" }),
            json!({ "from": "2026-01-01", "to": "2026-06-30" }),
            json!({ "text": "xilófono" }),
            json!({ "text": "p" }),
            json!({ "text": "zzz" }),
        ]);
        all.insert("interactions.page", timeline.clone());
        all.insert("interactions.count", timeline);
        all.insert("interactions.get", vec![json!({ "id": self.interaction })]);

        let tasks = call(&self.door, "tasks.page", json!({}));
        let done = call(&self.door, "tasks.page", json!({ "state": "done" }));
        all.insert("history.of_task", vec![json!({ "task": tasks["rows"][0]["id"] })]);
        all.insert(
            "tasks.page",
            vec![
                json!({}),
                json!({ "after": tasks["next"] }),
                json!({ "state": "done" }),
                json!({ "state": "done", "after": done["next"] }),
                json!({ "client": self.ana }),
                json!({ "client": self.ana, "state": "done" }),
            ],
        );
        all.insert(
            "tasks.understand",
            vec![json!({ "text": "mañana 10:00 llamar a Ana Rareza" }), json!({ "text": "visitar a García" })],
        );
        // As many days as the whole history has are a cap of their own: a day has as many entries as the shop was busy.
        all.insert("today.activity", vec![json!({ "days": 1 })]);
        let both = [json!({ "client": self.ana }), json!({ "client": self.ana, "interaction": self.interaction })];
        all.insert("attachments.of_client", both.to_vec());
        all.insert("attachments.content", vec![json!({ "id": self.attachment })]);
        let to = self.folder.path().join("saved.txt");
        all.insert("attachments.save", vec![json!({ "id": self.attachment, "to": to })]);
        let products = call(&self.door, "products.page", json!({}));
        all.insert(
            "products.page",
            vec![
                json!({}),
                json!({ "after": products["next"] }),
                json!({ "text": "producto 1" }),
                json!({ "text": "c7" }),
                json!({ "text": "zzz" }),
                json!({ "archived": true }),
            ],
        );
        let sold: Vec<&Value> = products["rows"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
        all.insert("products.get", vec![json!({ "id": sold[0] })]);
        all.insert("history.of_product", vec![json!({ "product": sold[0] })]);
        all.insert("products.suggest", vec![json!({ "products": sold })]);
        all.insert("recurring.page", vec![json!({}), json!({ "after": "1" })]);
        all.insert("recurring.of_sale", vec![json!({ "id": self.own })]);
        let rules = call(&self.door, "loyalty.page", json!({}));
        all.insert("loyalty.page", vec![json!({}), json!({ "archived": true }), json!({ "after": "1 a" })]);
        all.insert("loyalty.get", vec![json!({ "id": rules["rows"][0]["kept"]["id"] })]);
        all.insert("loyalty.terms", vec![json!({})]);
        let lists = call(&self.door, "prices.page", json!({ "limit": 20 }));
        all.insert("prices.page", vec![json!({}), json!({ "after": lists["next"] }), json!({ "archived": true })]);
        all.insert("prices.get", vec![json!({ "id": self.list })]);
        let entries = call(&self.door, "prices.entries", json!({ "list": self.list }));
        all.insert(
            "prices.entries",
            vec![
                json!({ "list": self.list }),
                json!({ "list": self.list, "after": entries["next"] }),
                json!({ "list": self.list, "text": "c7" }),
            ],
        );
        all.insert("prices.categories", vec![json!(null)]);
        let product = &products["rows"][0]["id"];
        let asked =
            [json!({ "product": product, "client": self.buyer, "quantity": "12" }), json!({ "product": product })];
        all.insert("prices.price_for", asked.to_vec());
        all.insert("prices.preview", vec![json!({ "client": self.buyer }), json!({ "text": "zzz" })]);
        all.insert("prices.of_client", vec![json!({ "client": self.buyer })]);
        let sales = call(&self.door, "sales.page", json!({}));
        all.insert(
            "sales.page",
            vec![
                json!({}),
                json!({ "after": sales["next"] }),
                json!({ "client": self.buyer }),
                json!({ "client": self.buyer, "kind": "order" }),
                json!({ "kind": "credit" }),
                json!({ "kind": "invoice" }),
                json!({ "from": "2026-03-05", "to": "2026-03-06" }),
                json!({ "from": "2027-01-01" }),
                json!({ "state": "paid" }),
                json!({ "state": "paid", "kind": "credit" }),
                json!({ "state": "owed" }),
                json!({ "state": "overdue" }),
                json!({ "state": "partial", "client": self.buyer }),
                json!({ "kind": "quote" }),
                json!({ "state": "draft" }),
                json!({ "state": "expired", "kind": "quote" }),
            ],
        );
        all.insert("sales.totals", vec![json!({})]);
        all.insert("sales.get", [&self.sale, &self.own].map(|id| json!({ "id": id })).to_vec());
        all.insert("sales.find", [json!({ "number": "P7" }), json!({ "number": "AP26/000007" })].to_vec());
        all.insert("sales.records", vec![json!({}), json!({ "limit": 1000 })]);
        all.insert("sales.aging", vec![json!({})]);
        all.insert("payments.get", vec![json!({ "id": self.payment })]);
        all.insert("payments.suggest", vec![json!({ "client": self.buyer, "amount_minor": 1_000_000 })]);
        let payments = call(&self.door, "payments.page", json!({}));
        all.insert(
            "payments.page",
            vec![
                json!({}),
                json!({ "after": payments["next"] }),
                json!({ "client": self.buyer }),
                json!({ "client": self.buyer, "free": true }),
                json!({ "from": "2027-01-01" }),
            ],
        );
        let lines = call(&self.door, "bank.page", json!({ "limit": 10 }));
        all.insert(
            "bank.page",
            vec![
                json!({ "limit": 10 }),
                json!({ "limit": 10, "after": lines["next"] }),
                json!({ "limit": 10, "state": "open" }),
                json!({ "state": "matched" }),
                json!({ "limit": 10, "account": "ES9121000418450200051332" }),
            ],
        );
        all.insert("bank.candidates", [&self.came, &self.went].map(|id| json!({ "id": id })).to_vec());
        all.insert("debits.of_client", vec![json!({ "id": self.buyer })]);
        all.insert("debits.list", vec![json!({}), json!({ "after": "100" })]);
        all.insert("debits.get", vec![json!({ "id": self.remittance })]);
        all.insert("accountant.settings", vec![json!(null)]);
        all.insert("accountant.closed", vec![json!(null)]);
        all.insert("payments.day", vec![json!({}), json!({ "day": "2026-04-01" })]);
        let account = call(&self.door, "clients.account", json!({ "client": self.buyer }));
        all.insert(
            "clients.account",
            vec![
                json!({ "client": self.buyer }),
                json!({ "client": self.buyer, "after": account["next"] }),
                json!({ "client": self.buyer, "as_of": "2026-03-31" }),
                json!({ "client": self.ana }),
            ],
        );
        all.insert(
            "sales.start",
            vec![json!({ "kind": "quote", "client": self.buyer }), json!({ "kind": "invoice", "client": self.ana })],
        );
        let line = json!({ "text": "Porte", "quantity": "2", "price": "3.50" });
        all.insert("sales.reckon", vec![json!({ "kind": "invoice", "client": self.buyer, "lines": [line] })]);
        all.insert("drafts.get", vec![json!({ "name": "client:new" })]);
        all.insert("lists.all", vec![json!({}), json!({ "list": "outcome" })]);
        let words = [
            "m",
            "ma",
            "maria",
            "garcia",
            "jose garcia",
            "6",
            "a@",
            "pedido",
            "xilofono",
            "garzia",
            "zzz",
            "28",
            "F26",
            "0001",
            "cemento",
        ];
        all.insert("search.find", words.map(|words| json!({ "words": words })).to_vec());
        all.insert("history.page", vec![json!({}), json!({ "before": 100, "limit": 50 })]);
        all.insert(
            "history.of_client",
            [&self.ana, &self.first, &self.last].map(|id| json!({ "client": id })).to_vec(),
        );
        all
    }
}

fn one(conn: &rusqlite::Connection, sql: &str) -> Value {
    json!(conn.query_row(sql, [], |r| r.get::<_, crm::ids::Id>(0)).unwrap())
}

fn call(door: &Door, name: &str, input: Value) -> Value {
    door.call(name, input, &|_| (), &AtomicBool::new(false)).unwrap_or_else(|e| panic!("{name}: {e:?}")).value
}

#[test]
fn no_reading_command_works_much_harder_in_a_book_ten_times_larger() {
    let (small, large) = (Sample::of(CLIENTS), Sample::of(CLIENTS * TIMES));
    let (asked, asked_large) = (small.inputs(), large.inputs());
    let mut grown = Vec::new();
    for command in api::commands().iter().filter(|command| command.effect == Effect::Read) {
        let Some(inputs) = asked.get(command.name).filter(|inputs| !inputs.is_empty()) else {
            grown.push(format!("{}: not in the table of this test", command.name));
            continue;
        };
        for (input, input_large) in inputs.iter().zip(&asked_large[command.name]) {
            let excepted =
                |(name, piece, _): &(&str, &str, &str)| *name == command.name && input.to_string().contains(*piece);
            if EXCEPTIONS.iter().any(excepted) {
                continue;
            }
            let steps = |door: &Door, input: &Value| door.call_counting(command.name, input.clone()).unwrap().1;
            let (few, many) = (steps(&small.door, input), steps(&large.door, input_large));
            if std::env::var_os("GROWTH_STEPS").is_some() {
                println!("{} {input}: {few} → {many}", command.name);
            }
            if many > few + few / 2 + SLACK {
                grown.push(format!("{} {input}: {few} steps became {many}", command.name));
            }
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}
