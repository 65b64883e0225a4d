//! Shortcuts a person does not have: asking the engine through the page's own door, to prepare a journey or to check it.

use serde_json::{Value, json};

use crate::{Desk, PATIENCE, Told, in_time};

/// What opens the books of these journeys.
pub const PASSPHRASE: &str = "tres gatos negros";

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
            // The engine's commands answer with what they did to the book; the shell's own with their value alone.
            _ if answer["v"].get("happened").is_some() => Ok(answer["v"]["value"].clone()),
            _ => Ok(answer["v"].clone()),
        }
    }

    /// Makes a book and opens it in the window, as a person would have done some day before this journey.
    ///
    /// # Errors
    /// When the engine refuses or the page does not come up.
    pub async fn has_a_book(&self) -> Told {
        self.stands().await?;
        let book = json!({
            "path": self.home().join("tienda.clientela"), "name": "Óptica Muñoz", "country": "ES", "language": "es",
            "currency": "EUR", "user": "Ana", "passphrase": PASSPHRASE,
        });
        self.asks("book.create", book).await?;
        self.comes_in().await
    }

    /// Opens the demo business: sixty clients and a year of them, the same ones every time.
    ///
    /// # Errors
    /// When the engine refuses or the page does not come up.
    pub async fn has_the_demo(&self) -> Told {
        self.stands().await?;
        let demo = json!({
            "path": self.home().join("demo.clientela"), "country": "ES", "clients": 60, "years": 1, "seed": 7,
        });
        self.asks("demo.create", demo).await?;
        self.comes_in().await
    }

    /// Adds a client by name, as was done some day before this journey, and tells its id.
    ///
    /// # Errors
    /// When the engine refuses.
    pub async fn knows(&self, name: &str) -> Told<String> {
        let client = self.asks("clients.create", json!({ "name": name })).await?;
        Ok(client["id"].as_str().ok_or("a client without an id")?.to_owned())
    }

    /// The day it was so many days ago where the business is: the machine of a journey may stand somewhere else.
    ///
    /// # Errors
    /// When the engine refuses.
    pub async fn days_ago(&self, days: u64) -> Told<chrono::NaiveDate> {
        let today = self.asks("today.get", json!(null)).await?;
        let day: chrono::NaiveDate = today["day"].as_str().ok_or("a day without its date")?.parse()?;
        Ok(day - chrono::Days::new(days))
    }

    /// How many contacts with clients the book has.
    ///
    /// # Errors
    /// When the engine refuses.
    pub async fn contacts(&self) -> Told<i64> {
        let counted = self.asks("interactions.count", json!({})).await?;
        Ok(counted["count"].as_i64().ok_or("a count without a number")?)
    }

    /// Waits until the draft `name` holds `text` in the book.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn keeps(&self, name: &str, text: &str) -> Told {
        let start = std::time::Instant::now();
        while start.elapsed() < PATIENCE {
            if self.asks("drafts.get", json!({ "name": name })).await?.to_string().contains(text) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        Err(format!("the draft {name} does not hold “{text}”").into())
    }

    /// Opens, after a start, the book of this name in the machine's home, and waits for its first screen.
    ///
    /// # Errors
    /// When the engine refuses or the page does not come up.
    pub async fn unlocks(&self, book: &str) -> Told {
        self.stands().await?;
        let path = self.home().join(book);
        self.asks("book.open", json!({ "path": path, "passphrase": PASSPHRASE })).await?;
        self.comes_in().await
    }

    async fn comes_in(&self) -> Told {
        self.goes_to("/today").await
    }

    /// Sets the look: `theme` light or dark, `language` es or en, text size in per cent. With a book open it is the
    /// book's, else the machine's.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn looks(&self, theme: &str, language: &str, size: u32) -> Told {
        if !self.asks("book.status", Value::Null).await?["open"].is_null() {
            let mut habits = self.asks("settings.habits", Value::Null).await?;
            habits["theme"] = json!(theme);
            habits["text_percent"] = json!(size);
            self.asks("settings.set_habits", habits).await?;
            let mut business = self.asks("settings.business", Value::Null).await?;
            business["language"] = json!(language);
            self.asks("settings.set_business", business).await?;
        }
        let look = json!({ "theme": theme, "language": language, "size": size });
        self.runs("localStorage.setItem('look', JSON.stringify(arguments[0]))", vec![look]).await?;
        self.comes_back().await
    }

    /// Loads the page anew where it is and waits until it stands.
    ///
    /// # Errors
    /// When it does not come up in time.
    pub async fn comes_back(&self) -> Told {
        in_time(self.client.refresh()).await?;
        self.stands().await
    }

    /// Waits until the page shows a screen and has finished what it was loading.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn stands(&self) -> Told {
        let script = "return document.readyState === 'complete' && !!document.querySelector('main') \
            && !document.querySelector('[aria-busy=true]')";
        self.waits_for("a screen", script, json!([])).await
    }
}
