//! A chart is taken away as a picture and as a table.

use clientela_tests::{Desk, Told};

#[tokio::test]
async fn the_chart_of_the_week_is_kept_as_a_picture_and_as_a_table() -> Told {
    let desk = Desk::set_up().await?;
    desk.has_the_demo().await?;
    let picture = desk.home().join("semana.png");
    desk.will_choose(&picture)?;
    desk.presses("Guardar el gráfico").await?;
    desk.presses("Guardar como imagen").await?;
    desk.sees("semana.png").await?;
    assert!(std::fs::read(&picture)?.starts_with(b"\x89PNG\r\n\x1a\n"), "not a picture");
    let table = desk.home().join("semana.csv");
    desk.will_choose(&table)?;
    desk.presses("Guardar el gráfico").await?;
    desk.presses("Guardar como tabla").await?;
    desk.sees("semana.csv").await?;
    let text = std::fs::read_to_string(&table)?;
    assert_eq!(text.lines().count(), 8, "a heading and seven days: {text}");
    assert!(text.contains("lunes;"), "{text}");
    desk.leave().await
}
