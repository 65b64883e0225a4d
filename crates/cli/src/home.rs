//! What `clientela` alone says: the home page, as the window shows it.

use crate::failure::{Code, Failure};
use crate::look::{self, cell, fit};
use crate::opening::Desk;
use crate::verbs::say_json;
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::{Value, json};
use words::Words;

/// Lines of a section.
const SHOWN: usize = 5;

/// The home page of the book, or how to get one.
pub fn show(desk: &mut Desk) -> Result<Code, Failure> {
    if desk.which()?.is_some() || desk.json() {
        return today(desk);
    }
    let words = desk.words();
    look::say(&look::heading(words.say("welcome-title", &[])));
    look::say(&look::wrap(&words.say("home-none", &[])));
    look::say(&words.say("home-none-verbs", &[]));
    Ok(Code::Done)
}

/// What is owed, who is waiting, what happened last.
pub fn today(desk: &mut Desk) -> Result<Code, Failure> {
    let today = desk.ask("today.get", json!(null))?;
    if desk.json() {
        say_json(&today);
        return Ok(Code::Done);
    }
    let business = desk.business()?;
    let page = Page { words: desk.words(), zone: business.zone() };
    look::say(&page.title(&business.name, &today));
    page.tasks("home-late", &today["late"], look::wrong);
    page.tasks("home-due", &today["due"], look::good);
    if rows(&today["late"]["tasks"]).is_empty() && rows(&today["due"]["tasks"]).is_empty() {
        look::say(&page.words.say("home-nothing-due", &[]));
    }
    page.tasks("home-next", &today["next"], |line| line);
    page.birthdays(&today["birthdays"]);
    let days = today["quiet_days"].as_i64().unwrap_or_default();
    page.clients(&page.words.say("home-quiet", &[("days", days.into())]), &today["quiet"]);
    page.clients(&page.words.say("home-without-step", &[]), &today["without_step"]);
    page.last(&today["last"]);
    page.overdue(&today["overdue_invoices"]);
    page.alarms(&today["alarms"]);
    let clients = today["clients"].as_i64().unwrap_or_default();
    look::say("");
    look::say(&look::quiet(page.words.say("home-verbs", &[("count", clients.into())])));
    Ok(Code::Done)
}

struct Page<'a> {
    words: &'a Words,
    zone: Tz,
}

fn rows(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn name_of(value: &Value) -> &str {
    text(value, "name")
}

impl Page<'_> {
    fn title(&self, business: &str, today: &Value) -> String {
        let day = text(today, "day").parse::<NaiveDate>().map(|day| self.words.long_day(day)).unwrap_or_default();
        let room = look::WIDTH.saturating_sub(day.chars().count() + 2);
        format!("{}  {day}", look::heading(cell(business, room)))
    }

    fn day(&self, iso: &str) -> String {
        iso.parse::<NaiveDate>().map_or_else(|_| iso.to_owned(), |day| self.words.day(day))
    }

    /// A section's heading with its count: `Atrasado (12)`, `(100+)` where counting stopped.
    fn section(&self, title: &str, count: &Value) {
        let more = if count["more"].as_bool().unwrap_or_default() { "+" } else { "" };
        let count = self.words.count(count["count"].as_i64().unwrap_or_default());
        look::say("");
        look::say(&look::heading(format!("{title} ({count}{more})")));
    }

    /// Says the first lines, then how many are left out.
    fn lines(&self, all: &[Value], counted: i64, line: impl Fn(&Value) -> String) {
        for one in all.iter().take(SHOWN) {
            look::say(&format!("  {}", line(one).trim_end()));
        }
        let left = counted - all.len().min(SHOWN) as i64;
        if left > 0 {
            look::say(&look::quiet(format!("  {}", self.words.say("home-more", &[("count", left.into())]))));
        }
    }

    fn tasks(&self, title: &str, group: &Value, colour: impl Fn(String) -> String) {
        let tasks = rows(&group["tasks"]);
        if tasks.is_empty() {
            return;
        }
        self.section(&self.words.say(title, &[]), &group["count"]);
        self.lines(tasks, group["count"]["count"].as_i64().unwrap_or_default(), |task| {
            let when = colour(cell(&format!("{} {}", self.day(text(task, "due")), text(task, "time")), 16));
            format!("{when}  {}  {}", cell(text(task, "title"), 34), fit(name_of(&task["client"]), 24))
        });
    }

    /// One quiet line of invoices that wait too long for their money.
    fn overdue(&self, counted: &Value) {
        let count = counted["count"].as_i64().unwrap_or_default();
        if count > 0 {
            let more = if counted["more"].as_bool().unwrap_or_default() { "+" } else { "" };
            let said = format!("{}{more}", self.words.count(count));
            look::say("");
            look::say(&self.words.say("home-overdue", &[("count", count.into()), ("said", said.into())]));
        }
    }

    /// One line of how many alarms there are, by the figures that are kept.
    fn alarms(&self, alarms: &Value) {
        let count = rows(&alarms["rows"]).len();
        if count > 0 {
            look::say(&self.words.say("home-alarms", &[("count", count.into())]));
        }
    }

    fn birthdays(&self, birthdays: &Value) {
        let all = rows(&birthdays["rows"]);
        if all.is_empty() {
            return;
        }
        self.section(&self.words.say("home-birthdays", &[]), &json!({ "count": all.len(), "more": birthdays["more"] }));
        self.lines(all, all.len() as i64, |one| {
            let age = one["age"].as_i64().map(|age| self.words.say("home-age", &[("age", age.into())]));
            let name = cell(name_of(&one["client"]), 30);
            format!(
                "{}  {name}  {}  {}",
                self.day(text(one, "day")),
                cell(&age.unwrap_or_default(), 8),
                text(one, "phone")
            )
        });
    }

    fn clients(&self, title: &str, group: &Value) {
        let all = rows(&group["clients"]);
        if all.is_empty() {
            return;
        }
        self.section(title, &group["count"]);
        self.lines(all, group["count"]["count"].as_i64().unwrap_or_default(), |client| {
            let at = crm::moment::local(client["last_contact"].as_i64().unwrap_or_default(), self.zone);
            format!("{}  {}  {}", self.words.day(at.date()), cell(name_of(client), 40), text(client, "phone"))
        });
    }

    fn last(&self, last: &Value) {
        let all = rows(last);
        if all.is_empty() {
            return;
        }
        look::say("");
        look::say(&look::heading(self.words.say("home-last", &[])));
        self.lines(all, 0, |one| {
            let at = crm::moment::local(one["at"].as_i64().unwrap_or_default(), self.zone);
            let kind = self.words.say(&format!("home-{}", text(one, "kind")), &[]);
            let said = fit(text(one, "text"), 24);
            let when = self.words.marks().day_and_time(at);
            format!("{when}  {}  {}  {}", cell(&kind, 8), cell(name_of(&one["client"]), 24), look::quiet(said))
        });
    }
}
