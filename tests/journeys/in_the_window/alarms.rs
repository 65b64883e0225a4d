//! What to look at on the home page: answered, quiet, and back when that is undone.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn an_alarm_that_is_answered_is_gone_and_comes_back_when_that_is_undone() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    let told = desk.asks("alarms.page", json!({})).await?;
    let first = &told["rows"][0];
    let name = first["client"]["name"].as_str().ok_or("the demo has nothing to look at")?;
    desk.goes_to("/").await?;
    desk.sees("Alertas").await?;
    let answers = format!("Responder al aviso de {name}");
    let button =
        "return [...document.querySelectorAll('[aria-haspopup=menu]')].some((e) => e.ariaLabel === arguments[0])";
    desk.waits_for(&answers, button, json!([answers])).await?;
    desk.presses(&answers).await?;
    desk.presses("Ahora no").await?;
    desk.sees("ahora no").await?;
    let left = desk.asks("alarms.page", json!({ "all": true })).await?;
    let is_there = |rows: &serde_json::Value| {
        rows["rows"].as_array().is_some_and(|rows| {
            rows.iter()
                .any(|row| row["client"]["id"] == first["client"]["id"] && row["why"]["kind"] == first["why"]["kind"])
        })
    };
    if is_there(&left) {
        return Err("what was answered is told again".into());
    }
    desk.presses("Deshacer").await?;
    desk.waits_for(&answers, button, json!([answers])).await?;
    let back = desk.asks("alarms.page", json!({})).await?;
    if !is_there(&back) {
        return Err("what was undone is not told".into());
    }
    desk.leave().await
}
