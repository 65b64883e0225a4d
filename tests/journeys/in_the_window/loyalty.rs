//! A rule is chosen from lists, tried on the last year, kept, turned on, and explained for one client.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_rule_is_tried_before_it_runs_and_says_why_a_client_gets_it() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    desk.goes_to("/loyalty").await?;
    desk.sees("Todavía no hay ninguna regla").await?;
    desk.presses("Regla nueva").await?;
    desk.sees("Sin riesgo").await?;
    desk.presses("Simular").await?;
    desk.sees("No supone cambio de conducta").await?;
    desk.sees("Por qué no se dio").await?;
    desk.sees("Coste según el umbral").await?;
    desk.presses("Guardar").await?;
    desk.sees("Poner en marcha").await?;
    desk.presses("Poner en marcha").await?;
    desk.sees("Quién lo ha ganado desde que está en marcha").await?;
    let page = desk.asks("loyalty.page", json!({})).await?;
    let kept = &page["rows"][0]["kept"];
    assert_eq!((&kept["name"], &kept["version"]), (&json!("Clientes fieles"), &json!(1)));
    assert!(kept["running_since"].is_string(), "{kept}");
    // What was seen is what any door says.
    let rule = page["rows"][0]["rule"].clone();
    let told = desk.asks("loyalty.simulate", json!({ "rule": rule, "curve": true })).await?;
    assert!(
        told["asked"].as_u64() > Some(0) && told["curve"].as_array().is_some_and(|curve| curve.len() > 5),
        "{told}"
    );
    desk.goes_to("/loyalty").await?;
    desk.sees("En marcha desde").await?;
    desk.leave().await
}
