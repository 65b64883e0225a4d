//! What `clientela` alone says: the home page, as the window shows it.

use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;

/// The home page of the book, or how to get one.
pub fn show(desk: &mut Desk) -> Result<Code, Failure> {
    if desk.which()?.is_none() {
        let words = desk.words();
        look::say(&look::heading(words.say("welcome-title", &[])));
        look::say(&look::wrap(&words.say("home-none", &[])));
        look::say(&words.say("home-none-verbs", &[]));
        return Ok(Code::Done);
    }
    let business = desk.business()?;
    look::say(&look::heading(look::fit(&business.name, look::WIDTH)));
    look::say(&look::quiet(desk.words().say("home-verbs", &[])));
    Ok(Code::Done)
}
