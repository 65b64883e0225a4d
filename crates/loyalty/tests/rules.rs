//! Rules as they are written: what is read, and what is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not so"
)]

use loyalty::{Good, Problem, Ready, Rule, tier_loop};

const WHOLE: &str = r#"{"schema":1,"id":"fiel-12m","priority":10,"exclusive_group":"condiciones",
 "trigger":{"on":"invoice_paid"},
 "when":{"all":[{"metric":"net_paid","window":{"last_months":12},"filter":{"product_tag":["cafe"]},"op":">=","value":"3000.00"},
               {"not":{"metric":"overdue_days_max","window":{"last_months":6},"op":">","value":"15"}}]},
 "reward":{"type":"payment_terms","due_days":45,"for_days":180},
 "limits":{"per_customer":{"count":1,"per":"year"},"budget":{"amount":"2000.00","per":"year"}},
 "guard":{"requires_no_overdue":true,"min_margin_pct":"12","max_cost_pct_of_margin":"20","max_exposure":"1000.00","approval_over":"150.00"}}"#;

fn goods() -> Vec<Good> {
    vec![
        Good { id: "espresso".into(), tags: vec!["Cafe".into()], cost: Some(1_000_000), gone: false },
        Good { id: "old".into(), tags: vec![], cost: Some(1_000_000), gone: true },
    ]
}

fn rule(when: &str) -> Result<Ready, Problem> {
    with("{\"type\":\"discount_pct\",\"percent\":\"5\"}", when, "{}")
}

fn with(reward: &str, when: &str, limits: &str) -> Result<Ready, Problem> {
    let json = format!(
        r#"{{"schema":1,"id":"r","trigger":{{"on":"invoice_issued"}},"when":{when},"reward":{reward},"limits":{limits}}}"#
    );
    Rule::read(&json).and_then(|rule| Ready::new(&rule, &goods(), 2))
}

const SOLD: &str = r#"{"metric":"net_invoiced","window":{"last_months":12},"op":">=","value":"100"}"#;

#[test]
fn a_whole_rule_is_read_and_written_the_same() {
    let rule = Rule::read(WHOLE).expect("a rule");
    assert!(Ready::new(&rule, &goods(), 2).is_ok());
    assert_eq!(Rule::read(&rule.text()), Ok(rule.clone()));
    assert!(rule.text().contains("\"value\":\"3000.00\""), "decimals stay texts, as they were written");
}

#[test]
fn what_nobody_knows_is_refused() {
    let unknown = |json: &str| matches!(Rule::read(json), Err(Problem::Unreadable(_)));
    for (from, to) in [
        ("\"priority\"", "\"colour\""),
        ("\"on\":\"invoice_paid\"", "\"on\":\"invoice_paid\",\"also\":1"),
        ("\"op\":\">=\"", "\"op\":\"~\""),
        ("\"due_days\":45", "\"due_days\":45,\"code\":\"rm -rf\""),
        ("\"value\":\"3000.00\"", "\"value\":3000.00"),
        ("\"value\":\"3000.00\"", "\"value\":\"muchos\""),
        ("{\"not\":", "{\"never\":1,\"not\":"),
        ("net_paid", "net_stolen"),
    ] {
        assert!(WHOLE.contains(from) && unknown(&WHOLE.replacen(from, to, 1)), "{to}");
    }
    assert!(unknown("") && unknown("[]") && unknown("{\"schema\":1"));
    let other = Rule::read(&WHOLE.replace("\"schema\":1", "\"schema\":2")).expect("read");
    assert_eq!(Ready::new(&other, &goods(), 2).err(), Some(Problem::Schema(2)));
}

#[test]
fn depth_is_bounded() {
    let nested = |times: usize| format!("{}{SOLD}{}", "{\"all\":[".repeat(times), "]}".repeat(times));
    assert!(rule(&nested(4)).is_ok(), "five with the figure itself");
    assert_eq!(rule(&nested(5)).err(), Some(Problem::Deep));
    assert!(matches!(rule(&nested(100)).err(), Some(Problem::Deep | Problem::Unreadable(_))));
    assert!(
        matches!(rule(&nested(5_000)).err(), Some(Problem::Unreadable(_))),
        "and the reader itself does not overflow"
    );
    assert!(rule("{\"all\":[]}").is_err());
}

#[test]
fn a_rule_that_can_never_hold_is_told_where() {
    let sold = |op: &str, value: &str| SOLD.replace(">=", op).replace("\"100\"", &format!("\"{value}\""));
    let all = |parts: &[String]| format!("{{\"all\":[{}]}}", parts.join(","));
    let place = |when: &str| match rule(when) {
        Err(Problem::Contradiction { place }) => Some(place),
        other => {
            assert!(other.is_ok(), "{other:?}");
            None
        }
    };
    assert_eq!(place(&all(&[sold(">=", "3000"), sold("<", "1000")])), Some(2));
    assert_eq!(place(&all(&[sold(">=", "100"), sold("<=", "100")])), None);
    assert_eq!(place(&all(&[sold(">", "100"), sold("<=", "100")])), Some(2));
    assert_eq!(place(&all(&[sold("=", "100"), sold("!=", "100")])), Some(2));
    assert_eq!(place(&all(&[sold(">", "5"), format!("{{\"not\":{}}}", sold(">", "5"))])), Some(2));
    assert_eq!(place(r#"{"metric":"paid_on_time_pct","op":">","value":"100"}"#), Some(1));
    assert_eq!(place(r#"{"metric":"recency_days","op":"<","value":"0"}"#), Some(1));
    assert_eq!(place(r#"{"metric":"gross_margin","op":"<","value":"0"}"#), None, "a margin can be below zero");
    assert_eq!(place(&format!("{{\"any\":[{},{}]}}", all(&[sold(">", "9"), sold("<", "1")]), sold(">", "9"))), None);
    let tag = |name: &str| format!(r#"{{"metric":"tag","op":"=","value":"{name}"}}"#);
    assert_eq!(place(&all(&[tag("Bar"), tag("Vip")])), None, "a client has many tags");
    assert_eq!(place(&all(&[tag("Bar"), format!("{{\"not\":{}}}", tag("Bar"))])), Some(2));
    let tier = |name: &str| tag(name).replace("\"tag\"", "\"tier\"");
    assert_eq!(place(&all(&[tier("Oro"), tier("Plata")])), Some(2), "but one tier");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let discount = "{\"type\":\"discount_pct\",\"percent\":\"5\"}";
    assert_eq!(with(discount, SOLD, r#"{"budget":{"amount":"0","per":"year"}}"#).err(), Some(Problem::NoBudget));
    assert_eq!(with(discount, SOLD, r#"{"per_customer":{"count":0,"per":"year"}}"#).err(), Some(Problem::NoBudget));
    assert!(matches!(with("{\"type\":\"discount_pct\",\"percent\":\"101\"}", SOLD, "{}"), Err(Problem::Number { .. })));
    let free =
        |product: &str| with(&format!(r#"{{"type":"free_item","product":"{product}","quantity":"1"}}"#), SOLD, "{}");
    assert!(free("espresso").is_ok());
    assert_eq!(free("old").err(), Some(Problem::Product("old".into())), "no longer sold");
    assert_eq!(free("never").err(), Some(Problem::Product("never".into())));
    let filtered = SOLD.replace("\"op\"", "\"filter\":{\"product_tag\":[\"tea\"]},\"op\"");
    assert_eq!(rule(&filtered).err(), Some(Problem::Product("tea".into())));
    assert!(matches!(rule(r#"{"metric":"tag","op":">","value":"x"}"#), Err(Problem::Operator { place: 1 })));
    assert!(matches!(
        rule(r#"{"metric":"open_balance","filter":{"product_tag":["cafe"]},"op":">","value":"1"}"#),
        Err(Problem::Filter { place: 1 })
    ));
    assert!(matches!(rule(&SOLD.replace("12}", "0}")), Err(Problem::Number { place: 1, what: "window" })));
    assert!(matches!(rule(&SOLD.replace("12}", "4294967295}")), Err(Problem::Number { .. })));
    assert!(matches!(rule(&SOLD.replace("\"100\"", "\"99999999999999999999\"")), Err(Problem::Number { .. })));
    let scheduled = WHOLE.replace("\"on\":\"invoice_paid\"", "\"on\":\"scheduled\"");
    assert_eq!(Ready::new(&Rule::read(&scheduled).expect("read"), &goods(), 2).err(), Some(Problem::Schedule));
}

#[test]
fn tiers_that_lead_back_to_themselves_are_told() {
    let step = |from: &str, to: &str| {
        Rule::read(&format!(
            r#"{{"schema":1,"id":"{from}","trigger":{{"on":"tier_changed"}},"when":{{"metric":"tier","op":"=","value":"{from}"}},
            "reward":{{"type":"tier","name":"{to}","for_days":30}}}}"#
        ))
        .expect("a rule")
    };
    let (up, on, back) = (step("Plata", "Oro"), step("oro", "Platino"), step("platino", "plata"));
    assert_eq!(tier_loop(&[&up, &on]), Ok(()));
    assert!(matches!(tier_loop(&[&up, &on, &back]), Err(Problem::TierLoop(path)) if path.matches('→').count() == 3));
    assert_eq!(tier_loop(&[&step("oro", "oro")]), Ok(()), "a tier may be kept");
}
