//! The conditions: each has a code, what it costs and the SQL that tells it of the client `c`.

use crate::{Result, mails, names, places, taxid};
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use std::sync::OnceLock;

/// A reason to look at a client.
pub(super) struct Condition {
    /// Its code; the sentence is the word `doubt-<code>`.
    pub code: &'static str,
    /// Points of a hundred it takes away.
    costs: u32,
    /// The SQL that holds when it is there.
    when: &'static str,
}

/// What keeps one from reaching somebody costs most, then what is written wrong, then what is only missing.
pub(super) const CONDITIONS: &[Condition] = &[
    Condition {
        code: "no-reach",
        costs: 30,
        when: "NOT EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind IN ('phone', 'mail'))",
    },
    Condition {
        code: "tax-id-wrong",
        costs: 20,
        when: "c.tax_id IS NOT NULL AND NOT tax_id_fits(c.tax_country, c.tax_id)",
    },
    Condition {
        code: "phone-doubtful",
        costs: 15,
        when: "EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind = 'phone' AND value NOT LIKE '+%')",
    },
    Condition {
        code: "mail-doubtful",
        costs: 15,
        when: "EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind = 'mail' AND NOT mail_fits(value))",
    },
    Condition {
        code: "postcode-doubtful",
        costs: 10,
        when: "EXISTS (SELECT 1 FROM addresses WHERE client = c.id AND postcode <> '' AND NOT postcode_fits(postcode, country))",
    },
    Condition {
        code: "birthday-doubtful",
        costs: 10,
        when: "c.birthday IS NOT NULL AND c.birthday NOT LIKE '0000%'
               AND (c.birthday < '1900' OR c.birthday > date(c.created_at / 1000, 'unixepoch', '+1 day'))",
    },
    Condition {
        code: "no-phone",
        costs: 10,
        when: "NOT EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind = 'phone')
               AND EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind = 'mail')",
    },
    Condition {
        code: "no-address",
        costs: 10,
        when: "NOT EXISTS (SELECT 1 FROM addresses WHERE client = c.id AND (city <> '' OR postcode <> ''))",
    },
    Condition { code: "no-tax-id", costs: 10, when: "c.kind = 'company' AND c.tax_id IS NULL" },
    Condition { code: "no-surname", costs: 10, when: "c.kind = 'person' AND instr(c.name, ' ') = 0" },
    Condition {
        code: "no-mail",
        costs: 5,
        when: "NOT EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind = 'mail')
               AND EXISTS (SELECT 1 FROM contact_points WHERE client = c.id AND kind = 'phone')",
    },
    Condition { code: "name-capitals", costs: 5, when: "c.kind = 'person' AND is_shouted(c.name)" },
];

/// The SQL that tells whether the client `c` has a condition that nobody accepted.
fn holds(condition: &Condition) -> String {
    // The code is one of ours, never what a person typed.
    format!(
        "({} AND NOT EXISTS (SELECT 1 FROM accepted_doubts WHERE client = c.id AND doubt = '{}'))",
        condition.when, condition.code
    )
}

/// The SQL of the score of the client `c`: 100 where nothing is missing or doubtful, never below 0.
pub(crate) fn score() -> &'static str {
    static SQL: OnceLock<String> = OnceLock::new();
    SQL.get_or_init(|| {
        let costs: String = CONDITIONS.iter().map(|one| format!(" - iif({}, {}, 0)", holds(one), one.costs)).collect();
        format!("max(0, 100{costs})")
    })
}

/// The codes of the conditions a client has.
pub(super) fn of_row(conn: &Connection, client: i64) -> Result<Vec<&'static str>> {
    static SQL: OnceLock<String> = OnceLock::new();
    let sql = SQL.get_or_init(|| {
        let all = CONDITIONS.iter().map(holds).collect::<Vec<_>>().join(", ");
        format!("SELECT {all} FROM clients AS c WHERE c.id = ?1")
    });
    let found = conn.prepare_cached(sql)?.query_row([client], |r| {
        (0..CONDITIONS.len()).map(|at| r.get::<_, bool>(at)).collect::<rusqlite::Result<Vec<_>>>()
    })?;
    Ok(CONDITIONS.iter().zip(found).filter(|(_, holds)| *holds).map(|(one, _)| one.code).collect())
}

/// Gives a connection the functions the conditions use.
pub(crate) fn install(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS | FunctionFlags::SQLITE_DETERMINISTIC;
    let text = |context: &Context, at: usize| -> rusqlite::Result<String> {
        Ok(context.get_raw(at).as_str_or_null()?.unwrap_or_default().to_owned())
    };
    conn.create_scalar_function("tax_id_fits", 2, flags, move |c| {
        Ok(taxid::check(&text(c, 0)?, &text(c, 1)?).acceptable())
    })?;
    conn.create_scalar_function("mail_fits", 1, flags, move |c| {
        let mail = text(c, 0)?;
        Ok(mails::normalise(&mail).is_some() && mails::meant(&mail).is_none())
    })?;
    conn.create_scalar_function("postcode_fits", 2, flags, move |c| {
        Ok(places::postcode(&text(c, 0)?, &text(c, 1)?).is_some_and(|code| !code.restored))
    })?;
    conn.create_scalar_function("is_shouted", 1, flags, move |c| {
        let name = text(c, 0)?;
        Ok(name.chars().filter(|sign| sign.is_alphabetic()).count() > 3
            && names::proper_case(&name) != names::tidy(&name))
    })?;
    Ok(())
}
