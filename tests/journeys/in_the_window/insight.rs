//! Who is quiet, who is in a square of the matrix, and what to offer one of them.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_square_of_the_matrix_opens_its_clients_and_one_of_them_what_to_offer() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    desk.goes_to("/insight").await?;
    desk.sees("Callados: lo que se puede perder").await?;
    let whole = desk.asks("insight.overview", json!({})).await?;
    let cells = whole["matrix"].as_array().ok_or("no matrix")?;
    let fullest = cells.iter().max_by_key(|cell| cell["clients"].as_u64()).ok_or("an empty matrix")?;
    let (recency, frequency) = (fullest["recency"].as_i64(), fullest["frequency"].as_i64());
    let asked = json!({ "recency": recency, "frequency": frequency, "by": "value", "limit": 1 });
    let first = desk.asks("insight.page", asked).await?["rows"][0]["client"].clone();
    let name = first["name"].as_str().ok_or("nobody in the fullest square")?;
    desk.goes_to(&format!("/insight?r={}&f={}", recency.unwrap_or(0), frequency.unwrap_or(0))).await?;
    desk.sees(name).await?;
    // The same group where it can be tagged, exported and kept as a view.
    desk.presses("Ver en Clientes").await?;
    desk.says("[role=grid]", name).await?;
    let of_all = whole["stages"].as_array().ok_or("no stages")?;
    let lost = of_all.iter().find(|stage| stage["stage"] == "lost").map_or(json!(0), |stage| stage["clients"].clone());
    desk.presses("Segmentos").await?;
    desk.presses("Perdido").await?;
    desk.says("header", &lost.to_string()).await?;
    desk.goes_to(&format!("/clients/{}?v=insight", first["id"].as_str().unwrap_or_default())).await?;
    desk.sees("Sigue siendo cliente").await?;
    desk.sees("Ofrecerle por primera vez").await?;
    desk.leave().await
}
