//! `clientela new`: a book.

use super::say_json;
use crate::arguments::New;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::{Desk, country_of_the_person};
use serde_json::json;
use std::path::Path;

/// Makes a book with what was said and what is usual in its country for the rest.
pub fn run(desk: &mut Desk, new: New) -> Result<Code, Failure> {
    let path = desk.new_path()?;
    let country = new.country.map_or_else(|| country_of_the_person().to_owned(), |c| c.to_ascii_uppercase());
    let usual = crm::places::served(&country).map_or("", |c| c.currency);
    let currency = new.currency.map_or_else(|| usual.to_owned(), |c| c.to_ascii_uppercase());
    let language = new.language.unwrap_or_else(|| desk.words().language().code().to_owned());
    let named_after_file =
        || path.as_deref().and_then(|p| Path::new(p).file_stem()).map(|s| s.to_string_lossy().into_owned());
    let name = new.name.or_else(named_after_file).unwrap_or_default();
    // What cannot be made is said before a passphrase is asked for.
    crm::settings::Business::in_country(&name, &country, &language, &currency).check()?;
    if let Some(there) = path.as_deref().map(Path::new).filter(|p| p.exists()) {
        return Err(crm::Error::book("book-exists", there).into());
    }
    let passphrase = desk.new_passphrase()?;
    let made = desk.ask(
        "book.create",
        json!({
            "path": path, "name": name, "country": country, "language": language, "currency": currency,
            "user": new.user, "passphrase": passphrase.as_ref().map(|p| p.as_str()),
        }),
    )?;
    if desk.json() {
        say_json(&made);
        return Ok(Code::Done);
    }
    let words = desk.words();
    let file = made["path"].as_str().unwrap_or_default().to_owned();
    look::say(&look::good(words.say("new-made", &[("name", look::plain(&name).into()), ("path", file.into())])));
    look::say(&look::wrap(
        &words.say(if passphrase.is_some() { "make-passphrase-kept" } else { "make-no-passphrase" }, &[]),
    ));
    look::say(&words.say("new-next", &[]));
    Ok(Code::Done)
}
