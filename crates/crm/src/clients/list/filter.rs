//! A filter as data, and the SQL it becomes. Names of columns come from the table below, values are bound.

use crate::ids::Id;
use crate::moment::{self, Moment};
use crate::{Error, Result, dates, fields, names, phones, places, settings};
use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde::{Deserialize, Serialize};

/// A condition on clients: `{"test":{"field":"city","operator":"is","value":"Lugo"}}`, joined with `all`, `any`, `not`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Filter {
    /// Every one holds; an empty list holds always.
    All(Vec<Filter>),
    /// At least one holds.
    Any(Vec<Filter>),
    /// It does not hold.
    Not(Box<Filter>),
    /// A field compared with a value.
    Test(Test),
}

/// A field compared with a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// A built-in field (`name`, `city`, `tag`, `last_contact`…), `consent:CHANNEL`, or `field:ID` of an own one.
    pub field: String,
    /// How.
    pub operator: Operator,
    /// With what, as typed. Days may be relative: `-30` is thirty days ago.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub value: String,
}

/// How a field is compared. Text ignores case and accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Equal.
    Is,
    /// Not equal, or empty.
    IsNot,
    /// Has the text in it.
    Contains,
    /// Begins with the text.
    Starts,
    /// Less, or before the day.
    Less,
    /// More, or after the day.
    More,
    /// Nothing in it.
    Empty,
    /// Something in it.
    Filled,
}

/// What a field holds, and so how its value is read.
#[derive(Clone, Copy)]
enum Holds {
    Text,
    /// Already without case and accents.
    Folded,
    /// A code or number compared as it is.
    Code,
    /// `YYYY-MM-DD`.
    Day,
    /// Milliseconds UTC.
    Instant,
    Whole,
    /// Minor units of the book's currency.
    Money,
    Phone,
}

/// A built-in field: its name, what it holds, the SQL of its value in the row `c`, and for fields of many values the rows
/// they come from, where `v` stands for the value.
const FIELDS: &[(&str, Holds, &str, Option<&str>)] = &[
    ("name", Holds::Folded, "c.sort_key", None),
    ("kind", Holds::Code, "c.kind", None),
    ("given_name", Holds::Text, "c.given_name", None),
    ("surname1", Holds::Text, "c.surname1", None),
    ("surname2", Holds::Text, "c.surname2", None),
    ("trade_name", Holds::Text, "c.trade_name", None),
    ("tax_id", Holds::Code, "c.tax_id", None),
    ("language", Holds::Code, "c.language", None),
    ("preferred_channel", Holds::Code, "c.preferred_channel", None),
    ("life_moment", Holds::Text, "c.life_moment", None),
    ("growth_potential", Holds::Code, "c.growth_potential", None),
    ("origin", Holds::Text, "c.origin", None),
    ("notes", Holds::Text, "nullif(c.notes, '')", None),
    ("birthday", Holds::Day, "c.birthday", None),
    ("birth_month", Holds::Code, "substr(c.birthday, 6, 2)", None),
    ("created", Holds::Instant, "c.created_at", None),
    ("first_contact", Holds::Instant, "c.kept_first_contact", None),
    ("last_contact", Holds::Instant, "c.kept_last_contact", None),
    ("next_step", Holds::Day, "c.kept_next_step", None),
    ("interactions", Holds::Whole, "c.kept_interactions", None),
    ("city", Holds::Text, "city", Some("SELECT nullif(city, '') AS v FROM addresses WHERE client = c.id")),
    ("region", Holds::Text, "region", Some("SELECT nullif(region, '') AS v FROM addresses WHERE client = c.id")),
    ("postcode", Holds::Code, "postcode", Some("SELECT nullif(postcode, '') AS v FROM addresses WHERE client = c.id")),
    ("country", Holds::Code, "country", Some("SELECT nullif(country, '') AS v FROM addresses WHERE client = c.id")),
    (
        "phone",
        Holds::Phone,
        "phone",
        Some("SELECT value AS v FROM contact_points WHERE client = c.id AND kind = 'phone'"),
    ),
    ("mail", Holds::Text, "mail", Some("SELECT value AS v FROM contact_points WHERE client = c.id AND kind = 'mail'")),
    (
        "tag",
        Holds::Folded,
        "tag",
        Some("SELECT t.sort_key AS v FROM client_tags AS x JOIN tags AS t ON t.id = x.tag WHERE x.client = c.id"),
    ),
    ("salesperson", Holds::Text, "salesperson", Some("SELECT u.name AS v FROM users AS u WHERE u.id = c.salesperson")),
    (
        "company",
        Holds::Folded,
        "company",
        Some("SELECT k.sort_key AS v FROM positions AS p JOIN clients AS k ON k.id = p.client WHERE p.person = c.id"),
    ),
    ("preference", Holds::Text, "preference", Some("SELECT text AS v FROM preferences WHERE client = c.id")),
    ("stage", Holds::Code, "stage", Some("SELECT stage AS v FROM client_figures WHERE client = c.id")),
    ("class", Holds::Code, "class", Some("SELECT class AS v FROM client_figures WHERE client = c.id")),
    ("quiet", Holds::Whole, "quiet", Some("SELECT quiet AS v FROM client_figures WHERE client = c.id")),
    ("recency", Holds::Whole, "recency", Some("SELECT recency AS v FROM client_figures WHERE client = c.id")),
    ("frequency", Holds::Whole, "frequency", Some("SELECT frequency AS v FROM client_figures WHERE client = c.id")),
    (
        "first_purchase",
        Holds::Day,
        "first_purchase",
        Some("SELECT first_purchase AS v FROM client_figures WHERE client = c.id"),
    ),
    (
        "last_purchase",
        Holds::Day,
        "last_purchase",
        Some("SELECT last_purchase AS v FROM client_figures WHERE client = c.id"),
    ),
    ("purchases", Holds::Whole, "purchases", Some("SELECT purchases AS v FROM client_figures WHERE client = c.id")),
    (
        "purchases_year",
        Holds::Whole,
        "purchases_year",
        Some("SELECT purchases_year AS v FROM client_figures WHERE client = c.id"),
    ),
    ("sales", Holds::Money, "sales", Some("SELECT sales_minor AS v FROM client_figures WHERE client = c.id")),
    (
        "sales_year",
        Holds::Money,
        "sales_year",
        Some("SELECT sales_year_minor AS v FROM client_figures WHERE client = c.id"),
    ),
    ("value_year", Holds::Money, "value_year", Some("SELECT value_minor AS v FROM client_figures WHERE client = c.id")),
    ("loss", Holds::Money, "loss", Some("SELECT loss_minor AS v FROM client_figures WHERE client = c.id")),
];

/// Whether a field is reckoned from all sales, and so has to be reckoned before it is asked for.
pub fn is_reckoned(field: &str) -> bool {
    FIELDS.iter().any(|(name, _, _, rows)| *name == field && rows.is_some_and(|rows| rows.contains("client_figures")))
}

impl Filter {
    /// Whether it asks for what clients buy or are worth.
    pub fn asks_figures(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_figures),
            Self::Not(part) => part.asks_figures(),
            Self::Test(test) => is_reckoned(&test.field),
        }
    }
}

/// A condition in SQL on the row `c` of clients, with its values.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    /// The condition.
    pub sql: String,
    /// Its values, in the order of its `?`.
    pub values: Vec<Sql>,
}

/// Turns a filter into SQL. Errors: `filter-field-unknown`, `filter-value-unfit`, `filter-too-deep`.
pub(crate) fn compile(conn: &Connection, filter: &Filter, at: Moment) -> Result<Compiled> {
    let mut compiled = Compiled::default();
    let business = settings::business(conn)?;
    let order = places::served(&business.country).map_or(places::DayOrder::DayMonthYear, |c| c.day_order);
    Compiler { conn, at, order, country: business.country, out: &mut compiled }.filter(filter, 0)?;
    Ok(compiled)
}

struct Compiler<'a> {
    conn: &'a Connection,
    at: Moment,
    order: places::DayOrder,
    country: String,
    out: &'a mut Compiled,
}

impl Compiler<'_> {
    fn filter(&mut self, filter: &Filter, depth: u8) -> Result<()> {
        if depth > 8 {
            return Err(Error::invalid("filter", "filter-too-deep"));
        }
        match filter {
            Filter::All(parts) => self.join(parts, " AND ", "1", depth),
            Filter::Any(parts) => self.join(parts, " OR ", "0", depth),
            Filter::Not(part) => {
                self.out.sql.push_str("NOT coalesce(");
                self.filter(part, depth + 1)?;
                self.out.sql.push_str(", 0)");
                Ok(())
            }
            Filter::Test(test) => self.test(test),
        }
    }

    fn join(&mut self, parts: &[Filter], word: &str, none: &str, depth: u8) -> Result<()> {
        if parts.is_empty() {
            self.out.sql.push_str(none);
            return Ok(());
        }
        self.out.sql.push('(');
        for (n, part) in parts.iter().enumerate() {
            if n > 0 {
                self.out.sql.push_str(word);
            }
            self.filter(part, depth + 1)?;
        }
        self.out.sql.push(')');
        Ok(())
    }

    fn test(&mut self, test: &Test) -> Result<()> {
        if let Some(channel) = test.field.strip_prefix("consent:") {
            self.out.values.push(Sql::Text(channel.to_owned()));
            let rows = "SELECT state AS v FROM consents WHERE id = (SELECT max(id) FROM consents WHERE client = c.id AND channel = ?)";
            return self.many(rows, Holds::Code, test);
        }
        if let Some(id) = test.field.strip_prefix("field:") {
            return self.own_field(id, test);
        }
        let &(_, holds, value, rows) = FIELDS
            .iter()
            .find(|(name, ..)| *name == test.field)
            .ok_or_else(|| Error::invalid("filter", "filter-field-unknown").with("field", &test.field))?;
        match rows {
            Some(rows) => self.many(rows, holds, test),
            None => {
                self.out.sql.push('(');
                self.compare(value, holds, test)?;
                self.out.sql.push(')');
                Ok(())
            }
        }
    }

    fn own_field(&mut self, id: &str, test: &Test) -> Result<()> {
        let unknown = || Error::invalid("filter", "filter-field-unknown").with("field", id);
        let field = fields::field(self.conn, Id::parse(id).ok_or_else(unknown)?)?;
        self.out.values.push(Sql::Integer(field.row));
        let by_number = matches!(field.kind, fields::FieldKind::Number | fields::FieldKind::Money);
        let compares = matches!(test.operator, Operator::Is | Operator::IsNot | Operator::Less | Operator::More);
        if by_number && compares {
            let reading = fields::Reading::at(self.conn, self.at)?;
            let kept = fields::keep(self.conn, &field, &reading, &test.value)?.and_then(|k| k.number);
            let number = kept.ok_or_else(|| self.unfit(test))?;
            let rows = "SELECT number AS v FROM field_values WHERE client = c.id AND field = ?";
            return self.many(rows, Holds::Whole, &Test { value: number.to_string(), ..test.clone() });
        }
        let holds = match field.kind {
            fields::FieldKind::Date => Holds::Day,
            fields::FieldKind::Boolean => Holds::Code,
            _ => Holds::Text,
        };
        let rows = "SELECT coalesce((SELECT name FROM clients WHERE id = linked), text) AS v FROM field_values
                    WHERE client = c.id AND field = ?";
        self.many(rows, holds, test)
    }

    /// A field of several values: one of them fits; for `is not` and `empty`, none does.
    fn many(&mut self, rows: &str, holds: Holds, test: &Test) -> Result<()> {
        let (word, operator) = match test.operator {
            Operator::IsNot => ("NOT EXISTS", Operator::Is),
            Operator::Empty => ("NOT EXISTS", Operator::Filled),
            other => ("EXISTS", other),
        };
        self.out.sql.push_str(&format!("{word} (SELECT 1 FROM ({rows}) WHERE "));
        self.compare("v", holds, &Test { operator, ..test.clone() })?;
        self.out.sql.push(')');
        Ok(())
    }

    fn compare(&mut self, value: &str, holds: Holds, test: &Test) -> Result<()> {
        let shown = match holds {
            Holds::Text => format!("fold({value})"),
            _ => value.to_owned(),
        };
        let sql = match test.operator {
            Operator::Empty => format!("{value} IS NULL"),
            Operator::Filled => format!("{value} IS NOT NULL"),
            Operator::Contains | Operator::Starts => {
                let text = match holds {
                    Holds::Phone => phones::digits(&test.value),
                    Holds::Code => test.value.trim().to_owned(),
                    _ => names::fold(&test.value),
                };
                let like = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
                let anywhere = matches!(test.operator, Operator::Contains) || matches!(holds, Holds::Phone);
                self.out.values.push(Sql::Text(if anywhere { format!("%{like}%") } else { format!("{like}%") }));
                format!("{shown} LIKE ? ESCAPE '\\'")
            }
            Operator::Is | Operator::IsNot | Operator::Less | Operator::More => {
                return self.ordered(&shown, holds, test);
            }
        };
        self.out.sql.push_str(&sql);
        Ok(())
    }

    fn ordered(&mut self, value: &str, holds: Holds, test: &Test) -> Result<()> {
        let bound = match holds {
            Holds::Text | Holds::Folded => Sql::Text(names::fold(&test.value)),
            Holds::Code => Sql::Text(test.value.trim().to_owned()),
            Holds::Phone => Sql::Text(match phones::normalise(&test.value, &self.country) {
                Some(phone) => phone.e164,
                None => phones::digits(&test.value),
            }),
            Holds::Whole => Sql::Integer(test.value.trim().parse().map_err(|_| self.unfit(test))?),
            Holds::Money => {
                let reading = fields::Reading::at(self.conn, self.at)?;
                Sql::Integer(reading.minor(&test.value).ok_or_else(|| self.unfit(test))?)
            }
            Holds::Day => Sql::Text(self.day(test)?.format("%Y-%m-%d").to_string()),
            Holds::Instant => return self.instant(value, test),
        };
        self.out.values.push(bound);
        self.out.sql.push_str(&match test.operator {
            Operator::IsNot => format!("{value} IS NOT ?"),
            Operator::Less => format!("{value} < ?"),
            Operator::More => format!("{value} > ?"),
            _ => format!("{value} = ?"),
        });
        Ok(())
    }

    /// An instant is compared with a whole day where the business is.
    fn instant(&mut self, value: &str, test: &Test) -> Result<()> {
        let day = self.day(test)?;
        let start = |day: NaiveDate| moment::instant(day.and_time(NaiveTime::MIN), self.at.zone);
        let (from, until) = (start(day), start(day.checked_add_days(Days::new(1)).unwrap_or(day)));
        let (sql, bounds) = match test.operator {
            Operator::Less => (format!("{value} < ?"), vec![from]),
            Operator::More => (format!("{value} >= ?"), vec![until]),
            Operator::IsNot => (format!("NOT ({value} >= ? AND {value} < ?)"), vec![from, until]),
            _ => (format!("({value} >= ? AND {value} < ?)"), vec![from, until]),
        };
        self.out.sql.push_str(&sql);
        self.out.values.extend(bounds.into_iter().map(Sql::Integer));
        Ok(())
    }

    fn day(&self, test: &Test) -> Result<NaiveDate> {
        let today = self.at.today();
        let text = test.value.trim();
        let relative =
            text.parse::<i64>().ok().filter(|n| n.abs() < 40_000 && (text.starts_with(['-', '+']) || *n == 0));
        match relative {
            Some(days) => today.checked_add_signed(chrono::Duration::days(days)),
            None => dates::parse(text, today, self.order).ok(),
        }
        .ok_or_else(|| self.unfit(test))
    }

    fn unfit(&self, test: &Test) -> Error {
        Error::invalid("filter", "filter-value-unfit").with("field", &test.field).with("value", &test.value)
    }
}
