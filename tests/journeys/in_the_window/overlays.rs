//! Everybody can use what lies over a screen too, the steps of an import, and the book that is locked.

use clientela_tests::{Desk, Told};
use serde_json::{Value, json};

const SHEET: &[u8] = include_bytes!("../../data/import/excel-es-contactos.csv");

/// What is pressed, in the language of the screen.
struct Says {
    language: &'static str,
    choose: &'static str,
    look: &'static str,
    bring: &'static str,
    lock: &'static str,
}

const SPANISH: Says =
    Says { language: "es", choose: "Elegir archivo", look: "Ver qué pasará", bring: "Traer", lock: "Bloquear" };
const ENGLISH: Says =
    Says { language: "en", choose: "Choose a file", look: "See what will happen", bring: "Bring in", lock: "Lock" };

/// Adds to `found` what axe finds wrong with the page as it stands.
async fn looks_at(desk: &Desk, what: &str, found: &mut Vec<String>) -> Told {
    // What is still coming in is paler than it will be.
    let still = "return document.getAnimations().every((a) => a.effect.getTiming().iterations === Infinity)";
    desk.waits_for("everything to stand still", still, json!([])).await?;
    found.extend(desk.shuts_out().await?.into_iter().map(|wrong| format!("{what}: {wrong}")));
    let over = desk.runs_over().await?;
    if over > 0 {
        found.push(format!("{what}: {over} px wider than its window"));
    }
    if std::env::var_os("CLIENTELA_SHOTS").is_some() {
        desk.shoots(&format!("over-{what}")).await?;
    }
    Ok(())
}

async fn nobody_is_shut_out_of_what_lies_over(theme: &str, says: &Says, size: u32) -> Told {
    let desk = Desk::set_up().await?;
    desk.has_a_window_of(1024, 640).await?;
    desk.has_a_book().await?;
    let client = desk.knows("José Muñoz").await?;
    desk.looks(theme, says.language, size).await?;
    let look = format!("{theme}-{}-{size}", says.language);
    let mut found = Vec::new();
    for (keys, name) in [
        (&["Control", "k"][..], "palette"),
        (&["?"], "keys"),
        (&["c"], "new-client"),
        (&["v"], "log"),
        (&["t"], "new-task"),
    ] {
        desk.goes_to("/today").await?;
        desk.chord(keys).await?;
        desk.waits_for(name, "return !!document.querySelector('dialog[open]')", json!([])).await?;
        looks_at(&desk, &format!("{name}-{look}"), &mut found).await?;
    }
    desk.goes_to(&format!("/clients/{client}")).await?;
    desk.chord(&["v"]).await?;
    desk.waits_for("the form", "return document.activeElement.matches('form textarea')", json!([])).await?;
    looks_at(&desk, &format!("log-here-{look}"), &mut found).await?;
    desk.goes_to("/clients").await?;
    desk.runs("document.querySelector('[role=grid]').focus()", vec![]).await?;
    desk.chord(&["x"]).await?;
    desk.chord(&["#"]).await?;
    desk.waits_for("the tags", "return !!document.querySelector('dialog[open]')", json!([])).await?;
    looks_at(&desk, &format!("bulk-{look}"), &mut found).await?;

    desk.will_choose(&desk.file("contactos.csv", SHEET)?)?;
    desk.goes_to("/import").await?;
    desk.presses(says.choose).await?;
    desk.sees("windows-1252").await?;
    looks_at(&desk, &format!("import-2-{look}"), &mut found).await?;
    desk.presses(says.look).await?;
    desk.sees("José Muñoz García").await?;
    looks_at(&desk, &format!("import-3-{look}"), &mut found).await?;
    desk.presses(says.bring).await?;
    desk.sees("31/02/1990").await?;
    looks_at(&desk, &format!("import-4-{look}"), &mut found).await?;

    desk.asks("backups.make", Value::Null).await?;
    desk.goes_to("/settings/backups").await?;
    looks_at(&desk, &format!("backups-{look}"), &mut found).await?;
    let book = desk.home().join("tienda.clientela");
    desk.goes_to(&format!("/salvage?path={}", book.display())).await?;
    looks_at(&desk, &format!("salvage-{look}"), &mut found).await?;
    desk.goes_to("/today").await?;
    desk.presses(says.lock).await?;
    desk.is_at("/locked").await?;
    looks_at(&desk, &format!("locked-{look}"), &mut found).await?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.leave().await
}

#[tokio::test]
async fn nobody_is_shut_out_of_what_lies_over_by_day() -> Told {
    nobody_is_shut_out_of_what_lies_over("light", &SPANISH, 100).await
}

#[tokio::test]
async fn nobody_is_shut_out_of_what_lies_over_by_night() -> Told {
    nobody_is_shut_out_of_what_lies_over("dark", &SPANISH, 100).await
}

#[tokio::test]
async fn nobody_is_shut_out_of_what_lies_over_by_day_in_english() -> Told {
    nobody_is_shut_out_of_what_lies_over("light", &ENGLISH, 100).await
}

#[tokio::test]
async fn nobody_is_shut_out_of_what_lies_over_by_night_in_english() -> Told {
    nobody_is_shut_out_of_what_lies_over("dark", &ENGLISH, 100).await
}

#[tokio::test]
async fn nobody_is_shut_out_of_what_lies_over_with_text_twice_as_large() -> Told {
    nobody_is_shut_out_of_what_lies_over("dark", &SPANISH, 200).await
}
