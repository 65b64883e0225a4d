//! Long work: how far it is, on stderr when someone sees it, and Ctrl+C.

use api::{Answer, Door, DoorError};
use crm::moment::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::Value;
use std::io::IsTerminal;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use words::Words;

/// Set by Ctrl+C; the work in progress sees it and keeps nothing.
static CANCEL: AtomicBool = AtomicBool::new(false);
static LISTEN: Once = Once::new();
/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(300);

/// Calls the door with a progress line and Ctrl+C. Pressed twice, the program ends at once; the book is safe even then.
pub fn call(door: &Door, words: &Words, name: &str, input: Value) -> Result<Answer, DoorError> {
    // Only from here on: at a prompt Ctrl+C ends the program as everywhere.
    LISTEN.call_once(|| {
        // Without a handler Ctrl+C ends the program, and the transaction with it.
        let _ = ctrlc::set_handler(|| {
            if CANCEL.swap(true, Ordering::AcqRel) {
                std::process::exit(130);
            }
        });
    });
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    let begun = Instant::now();
    let seen = std::io::stderr().is_terminal();
    let answer = door.call(
        name,
        input,
        &|progress| {
            if seen && begun.elapsed() > PATIENCE {
                show(&bar, words, progress);
            }
        },
        &CANCEL,
    );
    bar.finish_and_clear();
    answer
}

fn show(bar: &ProgressBar, words: &Words, progress: Progress) {
    if bar.is_hidden() {
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %") {
            bar.set_style(style);
        }
    }
    if progress.total > 0 {
        bar.set_length(progress.total);
    }
    bar.set_position(progress.done);
    let stage = words.known(&format!("stage-{}", progress.stage), []);
    bar.set_message(stage.unwrap_or_else(|| words.say("stage-working", &[])));
}
