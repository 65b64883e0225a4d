use super::sheet::{Held, Sheet};
use crate::fields::{self, Field, FieldKind};
use crate::ids::Id;
use crate::tables::matching::fold;
use crate::{Result, moment, money, settings};
use rusqlite::{Connection, OptionalExtension, params};
use rust_decimal::Decimal;

const PLACE: [&str; 5] = ["address_street", "address_city", "address_region", "address_postcode", "address_country"];
const CONSENTS: [(&str, &str); 4] =
    [("consent_phone", "phone"), ("consent_mail", "mail"), ("consent_whatsapp", "message"), ("consent_post", "post")];
const POINTS: [(&str, &str); 3] = [("phones", "phone"), ("mails", "mail"), ("links", "link")];

/// How many columns each thing needs that a client may have several of, and whether any of them is labelled.
struct Widths {
    points: [(usize, bool); 3],
    places: (usize, bool),
    posts: usize,
}

fn widths(conn: &Connection) -> Result<Widths> {
    let mut most = conn.prepare_cached(
        "SELECT coalesce(max(n), 1), coalesce(max(labelled), 0) FROM
           (SELECT count(*) AS n, max(label <> '') AS labelled FROM contact_points WHERE kind = ?1 GROUP BY client)",
    )?;
    let pair = |r: &rusqlite::Row| Ok((r.get::<_, i64>(0)?.max(1) as usize, r.get(1)?));
    let mut points = [(1, false); 3];
    for (place, (_, kind)) in POINTS.iter().enumerate() {
        points[place] = most.query_row([kind], pair)?;
    }
    let places = conn
        .prepare_cached(
            "SELECT coalesce(max(n), 1), coalesce(max(labelled), 0) FROM
               (SELECT count(*) AS n, max(label <> '') AS labelled FROM addresses GROUP BY client)",
        )?
        .query_row([], pair)?;
    let posts: i64 = conn
        .prepare_cached("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM positions GROUP BY person)")?
        .query_row([], |r| r.get(0))?;
    Ok(Widths { points, places, posts: posts.max(0) as usize })
}

/// Writes clients, or only the people of companies. Merged and erased ones are not there.
pub(super) fn write(conn: &Connection, sheet: &mut Sheet, only: Option<&[Id]>, people: bool) -> Result<()> {
    let own: Vec<Field> = fields::all(conn)?.into_iter().filter(|f| !f.archived).collect();
    let currency = money::currency(&settings::business(conn)?.currency);
    let decimals = currency.map_or(2, money::decimals);
    let widths = widths(conn)?;
    sheet.header(&titles(sheet, &own, &widths))?;
    let mut one = Client { own: &own, widths: &widths, decimals };
    let mut row = conn.prepare(
        "SELECT c.id, c.uid, c.kind, c.name, c.given_name, c.surname1, c.surname2, c.trade_name, c.tax_id, c.tax_country,
                c.birthday, c.preferred_channel, c.life_moment, c.growth_potential, c.origin, u.name, c.language,
                c.created_at, c.archived_at IS NOT NULL, c.notes
         FROM clients AS c LEFT JOIN users AS u ON u.id = c.salesperson
         WHERE (?1 IS NULL OR c.uid = ?1) AND c.merged_into IS NULL AND c.erased_at IS NULL
           AND (NOT ?2 OR EXISTS (SELECT 1 FROM positions AS p WHERE p.person = c.id))
         ORDER BY c.uid",
    )?;
    let mut all = |id: Option<Id>| -> Result<()> {
        let mut rows = row.query(params![id, people])?;
        while let Some(r) = rows.next()? {
            let cells = one.cells(conn, sheet, r)?;
            sheet.row(&cells.iter().map(Held::cell).collect::<Vec<_>>())?;
        }
        Ok(())
    };
    match only {
        None => all(None),
        Some(ids) => ids.iter().try_for_each(|id| all(Some(*id))),
    }
}

fn titles(sheet: &Sheet, own: &[Field], widths: &Widths) -> Vec<String> {
    let one = |field: &str| sheet.title(field, 1);
    let mut all: Vec<String> =
        ["id", "kind", "name", "given_name", "surname1", "surname2", "trade_name"].map(one).to_vec();
    all.extend(["tax_id", "tax_country", "birthday"].map(one));
    for ((field, _), (many, is_labelled)) in POINTS.iter().zip(widths.points) {
        for nth in 1..=many {
            all.push(sheet.title(field, nth));
            all.extend(is_labelled.then(|| sheet.label_title(field, nth)));
        }
    }
    for nth in 1..=widths.places.0 {
        all.extend(PLACE.iter().map(|field| sheet.title(field, nth)));
        all.extend(widths.places.1.then(|| sheet.label_title(PLACE[0], nth)));
    }
    all.extend(["company", "role"].map(one));
    all.extend((widths.posts > 0).then(|| one("company_id")));
    for nth in 2..=widths.posts {
        all.extend(["company", "role", "company_id"].map(|field| sheet.title(field, nth)));
    }
    let rest = [
        "tags",
        "likes_said",
        "likes_inferred",
        "preferred_channel",
        "life_moment",
        "growth_potential",
        "origin",
        "salesperson",
    ];
    all.extend(rest.map(one));
    all.extend(["language", "first_contact", "archived"].map(one));
    all.extend(CONSENTS.iter().map(|(field, _)| one(field)));
    all.extend(["notes"].map(one));
    for field in own {
        // A field called as one of ours would be taken for it on the way back.
        let is_taken = all.iter().any(|title| fold(title) == fold(&field.name));
        all.push(if is_taken { format!("{} ({})", field.name, sheet.value("own")) } else { field.name.clone() });
    }
    all
}

struct Client<'a> {
    own: &'a [Field],
    widths: &'a Widths,
    decimals: u32,
}

impl Client<'_> {
    fn cells(&mut self, conn: &Connection, sheet: &Sheet, r: &rusqlite::Row) -> Result<Vec<Held>> {
        let row: i64 = r.get(0)?;
        let text = |at: usize| -> Result<Held> { Ok(Held::text(r.get(at)?)) };
        let word = |at: usize| -> Result<Held> {
            Ok(Held::text(r.get::<_, Option<String>>(at)?.map(|code| sheet.value(&code).to_owned())))
        };
        let mut cells = vec![Held::Text(r.get::<_, Id>(1)?.to_string()), word(2)?];
        for at in 3..=9 {
            cells.push(text(at)?);
        }
        cells.push(Held::day(r.get(10)?));
        for ((_, kind), (many, is_labelled)) in POINTS.iter().zip(self.widths.points) {
            let mut all = conn.prepare_cached(
                "SELECT shown, label FROM contact_points WHERE client = ?1 AND kind = ?2 ORDER BY position, id",
            )?;
            let mut found = all.query(params![row, kind])?;
            let mut points = Vec::new();
            while let Some(p) = found.next()? {
                points.push(Held::text(p.get(0)?));
                if is_labelled {
                    points.push(label(sheet, p.get(1)?));
                }
            }
            fill(&mut cells, points.into_iter(), many * (1 + usize::from(is_labelled)));
        }
        let mut all = conn.prepare_cached(
            "SELECT street, city, region, postcode, country, label FROM addresses
             WHERE client = ?1 AND street || city || region || postcode <> '' ORDER BY position, id",
        )?;
        let mut places = Vec::new();
        let mut found = all.query([row])?;
        let (many, is_labelled) = self.widths.places;
        while let Some(p) = found.next()? {
            for at in 0..PLACE.len() {
                places.push(Held::text(p.get(at)?));
            }
            if is_labelled {
                places.push(label(sheet, p.get(PLACE.len())?));
            }
        }
        fill(&mut cells, places.into_iter(), many * (PLACE.len() + usize::from(is_labelled)));
        let mut all = conn.prepare_cached(
            "SELECT c.name, p.role, c.uid FROM positions AS p JOIN clients AS c ON c.id = p.client WHERE p.person = ?1
             ORDER BY p.id",
        )?;
        let mut posts = Vec::new();
        let mut found = all.query([row])?;
        while let Some(p) = found.next()? {
            posts.extend([Held::text(p.get(0)?), Held::text(p.get(1)?), Held::Text(p.get::<_, Id>(2)?.to_string())]);
        }
        fill(&mut cells, posts.into_iter(), if self.widths.posts == 0 { 2 } else { self.widths.posts * 3 });
        cells.extend([tags(conn, row)?, likes(conn, row, "said")?, likes(conn, row, "inferred")?]);
        cells.extend([word(11)?, text(12)?, word(13)?, text(14)?, text(15)?, word(16)?]);
        cells.push(Held::Day(moment::local(r.get(17)?, sheet.at.zone).date()));
        let yes_no = |yes: bool| Held::Text(sheet.value(if yes { "yes" } else { "no" }).to_owned());
        cells.push(yes_no(r.get(18)?));
        for (_, channel) in CONSENTS {
            let mut one = conn.prepare_cached(
                "SELECT state = 'given' FROM consents WHERE client = ?1 AND channel = ?2 ORDER BY id DESC LIMIT 1",
            )?;
            let state: Option<bool> = one.query_row(params![row, channel], |p| p.get(0)).optional()?;
            cells.push(state.map_or(Held::Empty, yes_no));
        }
        cells.push(text(19)?);
        for field in self.own {
            cells.push(self.value(conn, sheet, row, field)?);
        }
        Ok(cells)
    }

    fn value(&self, conn: &Connection, sheet: &Sheet, client: i64, field: &Field) -> Result<Held> {
        let mut one = conn.prepare_cached(
            "SELECT v.text, v.number, c.name FROM field_values AS v LEFT JOIN clients AS c ON c.id = v.linked
             WHERE v.client = ?1 AND v.field = ?2 LIMIT 1",
        )?;
        type Kept = (String, Option<i64>, Option<String>);
        let found: Option<Kept> =
            one.query_row(params![client, field.row], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()?;
        let Some((text, number, linked)) = found else { return Ok(Held::Empty) };
        Ok(match field.kind {
            FieldKind::Money => number.map_or(Held::Empty, |minor| Held::Number(Decimal::new(minor, self.decimals))),
            FieldKind::Number => match text.parse::<Decimal>() {
                // Three decimals look like thousands; a fourth says which they are.
                Ok(mut number) if number.scale() == 3 => {
                    number.rescale(4);
                    Held::Number(number)
                }
                Ok(number) => Held::Number(number),
                Err(_) => Held::Text(text),
            },
            FieldKind::Date => Held::day(Some(text)),
            FieldKind::Boolean => Held::Text(sheet.value(if text == "1" { "yes" } else { "no" }).to_owned()),
            FieldKind::Client => Held::text(linked.or(Some(text))),
            FieldKind::Text | FieldKind::Choice => Held::Text(text),
        })
    }
}

/// A label in words; people have labels of their own too.
fn label(sheet: &Sheet, label: String) -> Held {
    Held::text(Some(sheet.value(&label).to_owned()))
}

/// What a client likes, a line each.
fn likes(conn: &Connection, client: i64, source: &str) -> Result<Held> {
    let mut all = conn.prepare_cached("SELECT text FROM preferences WHERE client = ?1 AND source = ?2 ORDER BY id")?;
    let texts = all.query_map(params![client, source], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(Held::text(Some(texts.join("\n"))))
}

/// Adds exactly `many` cells, empty ones at the end.
fn fill(cells: &mut Vec<Held>, found: impl Iterator<Item = Held>, many: usize) {
    let end = cells.len() + many;
    cells.extend(found.take(many));
    cells.resize_with(end, || Held::Empty);
}

fn tags(conn: &Connection, client: i64) -> Result<Held> {
    let mut all = conn.prepare_cached(
        "SELECT t.name FROM client_tags AS ct JOIN tags AS t ON t.id = ct.tag WHERE ct.client = ?1
         ORDER BY t.sort_key, t.id",
    )?;
    let names = all.query_map([client], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    // A tag with a comma in it must not come back as two.
    let is_plain = !names.iter().any(|name| name.contains([',', ';', '|', '\n']));
    Ok(Held::text(Some(if is_plain { names.join(", ") } else { names.join(" ::: ") + " :::" })))
}
