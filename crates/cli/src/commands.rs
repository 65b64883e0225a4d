//! `clientela commands`: the catalogue itself.

use crate::arguments::Commands;
use crate::failure::Code;
use crate::look::{self, cell};
use crate::opening::Desk;
use crate::verbs::say_json;
use serde_json::{Value, json};

/// Says every command with what it takes and answers; with `--typescript`, the whole of the page's `api.ts`.
pub fn run(desk: &Desk, asked: &Commands) -> Code {
    if asked.typescript {
        look::say(api::typescript().trim_end());
    } else if desk.json() {
        let all = api::commands().iter();
        let all =
            all.map(|c| json!({ "name": c.name, "effect": c.effect, "input": (c.input)(), "output": (c.output)() }));
        say_json(&Value::Array(all.collect()));
    } else {
        for command in api::commands() {
            let effect = json!(command.effect);
            let effect = effect.as_str().unwrap_or_default().to_owned();
            look::say(&format!(
                "{} {} {} → {}",
                cell(command.name, 28),
                look::quiet(cell(&effect, 6)),
                (command.input)(),
                (command.output)()
            ));
        }
    }
    Code::Done
}
