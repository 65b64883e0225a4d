//! Clientela in the terminal. Every verb goes through the catalogue, so that this door and the window cannot differ.

mod arguments;
mod commands;
mod failure;
mod help;
mod home;
mod look;
mod opening;
mod verbs;
mod watching;

use arguments::Arguments;
use clap::FromArgMatches;
use failure::{Code, Failure};
use opening::Desk;
use std::process::ExitCode;
use words::Words;

fn main() -> ExitCode {
    let words = opening::words_of_the_person();
    let matches = match help::spoken(&words).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return help::tell(&words, &error).into(),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return help::tell(&words, &error).into(),
    };
    run(words, arguments).into()
}

fn run(words: Words, arguments: Arguments) -> Code {
    let Arguments { common, verb } = arguments;
    let json = common.json;
    let mut desk = match Desk::new(words, common) {
        Ok(desk) => desk,
        Err(failed) => {
            let (words, error) = *failed;
            return Failure::from(error).tell(&words, json);
        }
    };
    let done = match verb {
        None => home::show(&mut desk),
        Some(verb) => verbs::run(&mut desk, verb),
    };
    match done {
        Ok(code) => code,
        Err(failure) => failure.tell(desk.words(), json),
    }
}
