//! A curious person tries the demo business.

use clientela_tests::{Desk, Told};

#[tokio::test]
async fn the_demo_business_opens_from_the_welcome() -> Told {
    let desk = Desk::set_up().await?;
    desk.stands().await?;
    desk.looks("light", "es", 100).await?;
    desk.presses("Probar con un negocio de ejemplo").await?;
    desk.chooses("Clientes", "200").await?;
    desk.chooses("Años de historia", "1").await?;
    desk.presses("Abrir el ejemplo").await?;
    desk.is_at("/today").await?;
    desk.sees("Es el negocio de ejemplo").await?;
    desk.presses("Clientes").await?;
    desk.is_at("/clients").await?;
    desk.waits_for("its clients", "return document.querySelectorAll('[role=row]').length > 10", serde_json::json!([]))
        .await?;
    desk.leave().await
}
