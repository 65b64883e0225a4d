//! `clientela call`: any command of the catalogue, JSON in and out.

use super::say_json;
use crate::arguments::Call;
use crate::failure::{Code, Failure};
use crate::opening::Desk;
use serde_json::Value;
use std::io::Read;
use std::path::Path;

/// Longest JSON taken from standard input: an attachment fits, an endless stream does not.
const LONGEST: u64 = 256 << 20;

/// Calls the command with the JSON given, with that of standard input for `-`, or with none.
pub fn run(desk: &mut Desk, call: Call) -> Result<Code, Failure> {
    let text = match call.input.as_deref() {
        Some("-") => {
            let mut text = String::new();
            let read = std::io::stdin().lock().take(LONGEST).read_to_string(&mut text);
            read.map_err(crm::Error::io(Path::new("-")))?;
            text
        }
        Some(text) => text.to_owned(),
        None => "null".to_owned(),
    };
    let input: Value = serde_json::from_str(&text).map_err(crm::Error::from)?;
    let answer = desk.ask(&call.command, input)?;
    say_json(&answer);
    Ok(Code::Done)
}
