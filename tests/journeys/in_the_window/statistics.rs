//! A table of what was sold: what stands behind a figure, the same with rows and columns swapped, and kept under a name.

use clientela_tests::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn a_table_opens_into_its_documents_and_is_kept_under_a_name() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    desk.goes_to("/insight").await?;
    desk.presses("Estadísticas").await?;
    desk.sees("Facturas menos abonos, sin impuestos").await?;
    let of = json!({ "rows": "kind", "columns": "quarter", "compare": "year" });
    let table = desk.asks("statistics.pivot", of.clone()).await?;
    let page = desk.asks("statistics.rows", json!({ "of": of, "row": "company" })).await?;
    assert!(table["now"]["all"].as_i64().unwrap_or(0) > 0 && page["count"].as_u64().unwrap_or(0) > 0, "{table}");
    desk.goes_to("/insight/statistics?rows=kind&columns=quarter&measure=sales&compare=year").await?;
    desk.sees("frente a").await?;
    desk.presses("Cambiar filas por columnas").await?;
    desk.says("thead", "Empresa").await?;
    // What stands behind a total, and a document of it.
    desk.goes_to("/insight/statistics?rows=kind&columns=quarter&measure=sales&open=&row=company").await?;
    let first = page["rows"][0]["title"].as_str().ok_or("no document")?;
    desk.says("section", first).await?;
    desk.presses("Guardar con nombre").await?;
    desk.fills("Nombre de la vista", "Por trimestre").await?;
    desk.presses("Guardar").await?;
    desk.sees("Tablas guardadas").await?;
    let views = desk.asks("views.all", json!(null)).await?;
    let kept = views.as_array().into_iter().flatten().find(|view| view["screen"] == "statistics");
    assert_eq!(kept.map(|view| view["name"].clone()), Some(json!("Por trimestre")), "{views}");
    desk.leave().await
}

#[tokio::test]
async fn a_figure_is_reached_and_opened_with_the_keys_alone_and_left_again() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    desk.goes_to("/insight/statistics?rows=kind&columns=quarter&measure=sales").await?;
    let mut steps = 0;
    while desk.runs("return document.activeElement.matches('tbody a')", vec![]).await? != true {
        steps += 1;
        assert!(steps < 60, "the keys never come to a figure");
        desk.chord(&["Tab"]).await?;
    }
    desk.chord(&["Enter"]).await?;
    desk.says("section", "documento").await?;
    desk.chord(&["Escape"]).await?;
    let gone = "return !document.getElementById('pivot-behind') && document.activeElement.matches('tbody a')";
    desk.waits_for("the documents to go, and the keys where they were", gone, json!([])).await?;
    // A period earlier by its letter.
    desk.chord(&["j"]).await?;
    desk.waits_for("last year", "return location.search.includes(arguments[0])", json!(["period=2025"])).await?;
    desk.leave().await
}
