//! Shortcuts a person does not have: asking the engine through the page's own door, to prepare a journey or to check it.

use serde_json::{Value, json};

use crate::{Desk, PATIENCE, Told};

impl Desk {
    /// Calls a command of the catalogue as the page would and gives its answer.
    ///
    /// # Errors
    /// With the refusal as the page would get it.
    pub async fn asks(&self, name: &str, input: Value) -> Told<Value> {
        let script = "const [name, input, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke('call', { name, input }).then((v) => done({ v }), (e) => done({ e }));";
        let asking = self.client.execute_async(script, vec![json!(name), input]);
        let answer = tokio::time::timeout(PATIENCE, asking).await.map_err(|_| format!("{name} did not answer"))??;
        match answer.get("e") {
            Some(refused) if !refused.is_null() => Err(format!("{name} refused: {refused}").into()),
            _ => Ok(answer["v"].clone()),
        }
    }

    /// Sets the look this machine remembers: `theme` light or dark, `language` es or en, text size in per cent.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn looks(&self, theme: &str, language: &str, size: u32) -> Told {
        let look = json!({ "theme": theme, "language": language, "size": size });
        self.runs("localStorage.setItem('look', JSON.stringify(arguments[0]))", vec![look]).await?;
        self.client.refresh().await?;
        Ok(())
    }
}
