//! `--help` and usage failures in the person's language: the structure is clap's, the words are ours.

use crate::arguments::Arguments;
use crate::failure::Code;
use crate::look;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use words::Words;

/// The command line with every explanation in words.
pub fn spoken(words: &Words) -> Command {
    let mut root = Arguments::command();
    let verbs: Vec<String> = root.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    root = root.arg(flag("help", 'h', ArgAction::Help).global(true)).arg(flag("version", 'V', ArgAction::Version));
    for verb in verbs {
        root = root.mut_subcommand(&verb, |command| explained(command, words, &verb));
    }
    let verb = words.say("help-value-verb", &[]);
    let usage = format!("clientela [{}] [{verb}]", words.say("help-value-options", &[]));
    explained(root, words, "clientela")
        .override_usage(usage)
        .subcommand_help_heading(words.say("help-heading-verbs", &[]))
        .subcommand_value_name(verb)
        .after_help(words.say("help-after", &[]))
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).action(action)
}

fn explained(command: Command, words: &Words, verb: &str) -> Command {
    let usage = usage_of(&command, words, verb);
    let about = words.say(&format!("help-{verb}"), &[]);
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        words.say("help-heading-usage", &[])
    );
    command.about(about).help_template(template).override_usage(usage).mut_args(|arg| {
        let id = arg.get_id().to_string();
        let own = words.known(&format!("help-{verb}-{}", id.replace('_', "-")), []);
        let help = own.unwrap_or_else(|| words.say(&format!("help-any-{}", id.replace('_', "-")), &[]));
        let heading = if arg.is_positional() { "help-heading-arguments" } else { "help-heading-options" };
        let takes_value = arg.get_action().takes_values();
        let arg = arg.help(help).help_heading(words.say(heading, &[]));
        if takes_value {
            arg.value_name(value_name(words, &id)).hide_default_value(true).hide_possible_values(true)
        } else {
            arg
        }
    })
}

fn value_name(words: &Words, id: &str) -> String {
    let id = id.replace('_', "-");
    words.known(&format!("help-value-{id}"), []).unwrap_or_else(|| id.to_uppercase())
}

/// `clientela search [options] WORDS…`
fn usage_of(command: &Command, words: &Words, verb: &str) -> String {
    let mut usage = format!("clientela {verb} [{}]", words.say("help-value-options", &[]));
    for arg in command.get_positionals() {
        let name = value_name(words, arg.get_id().as_str());
        let many =
            if arg.get_action().takes_values() && matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
        usage.push_str(&if arg.is_required_set() { format!(" {name}{many}") } else { format!(" [{name}{many}]") });
    }
    usage
}

/// Says what clap has to say: the help itself, the version, or what was wrong with the line.
pub fn tell(words: &Words, error: &clap::Error) -> Code {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        look::say(error.render().to_string().trim_end());
        return Code::Done;
    }
    let of = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(all) => all.join(", "),
            other => other.to_string(),
        })
    };
    let text = |kind: ContextKind| look::plain(&of(kind).unwrap_or_default());
    let argument = text(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            words.say("usage-no-verb", &[("verb", text(ContextKind::InvalidSubcommand).into())])
        }
        ErrorKind::UnknownArgument => words.say("usage-no-argument", &[("argument", argument.into())]),
        ErrorKind::MissingRequiredArgument => words.say("usage-missing", &[("argument", argument.into())]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words
            .say("usage-value", &[("argument", argument.into()), ("value", text(ContextKind::InvalidValue).into())]),
        _ => words.say("usage-other", &[]),
    };
    look::complain(&look::wrong(said));
    let suggested = of(ContextKind::SuggestedSubcommand).or_else(|| of(ContextKind::SuggestedArg));
    if let Some(suggested) = suggested {
        look::complain(&words.say("usage-perhaps", &[("suggested", suggested.into())]));
    }
    look::complain(&words.say("usage-see-help", &[]));
    Code::Usage
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    #[test]
    fn every_verb_and_argument_is_explained_in_both_languages() {
        for language in [Language::Spanish, Language::English] {
            let words = Words::new(language, "es-ES");
            let root = spoken(&words);
            root.clone().debug_assert();
            for command in root.get_subcommands().chain([&root]) {
                let mut all = vec![command.get_about()];
                all.extend(command.get_arguments().map(Arg::get_help));
                for text in all {
                    let text = text.map(ToString::to_string).unwrap_or_default();
                    assert!(text.contains(' '), "{}: {text:?}", command.get_name());
                }
            }
        }
    }
}
