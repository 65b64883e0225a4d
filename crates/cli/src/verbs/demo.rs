//! `clientela demo`: a made-up business to try everything on.

use super::say_json;
use crate::arguments::Demo;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::json;

/// Makes a demo book and says where it is.
pub fn run(desk: &mut Desk, demo: &Demo) -> Result<Code, Failure> {
    let passphrase = desk.given_passphrase()?;
    let made = desk.ask(
        "demo.create",
        json!({
            "path": desk.new_path()?, "country": demo.country.as_ref().map(|c| c.to_ascii_uppercase()),
            "clients": demo.clients, "years": demo.years, "seed": demo.seed,
            "passphrase": passphrase.as_ref().map(|p| p.as_str()),
        }),
    )?;
    if desk.json() {
        say_json(&made);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let name = made["business"]["name"].as_str().unwrap_or_default().to_owned();
    let file = made["path"].as_str().unwrap_or_default().to_owned();
    let args = [("name", name.into()), ("clients", demo.clients.into()), ("path", file.into())];
    look::say(&look::good(words.say("demo-made", &args)));
    look::say(&words.say("new-next", &[]));
    Ok(Code::Done)
}
