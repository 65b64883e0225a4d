//! `clientela-desktop`: opens the window and lends its page one door to the engine.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod door;
mod graphics;
mod look;
mod menu;
mod opened;
mod shell;
mod window;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    graphics::prefer_what_works();
    match shell::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // No window could be opened, so the terminal is the only place left to say it.
            eprintln!("{}: {error}", words::Words::of_the_system().say("window-failed", &[]));
            ExitCode::FAILURE
        }
    }
}
