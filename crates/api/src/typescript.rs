//! The TypeScript of the page, written from the catalogue: the types, and a function for every command.

use crate::catalogue::commands;
use crate::{Answer, DoorError};
use crm::moment::Progress;
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// The declarations of every type the commands speak of, by name.
#[derive(Default)]
pub(crate) struct Declarations {
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Declarations {
    /// Adds a type and what it is made of.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let config = Config::default();
            self.declared.insert(T::ident(&config), T::decl(&config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The TypeScript name of a type.
pub(crate) fn name<T: TS>() -> String {
    T::name(&Config::default())
}

/// The whole of `ui/src/lib/api.ts`.
pub fn typescript() -> String {
    let mut all = Declarations::default();
    all.add::<DoorError>();
    all.add::<Answer>();
    all.add::<Progress>();
    for command in commands() {
        (command.declare)(&mut all);
    }
    let mut text = String::from(
        "// Written by `clientela commands --typescript` from the catalogue. Do not edit.\n\
         /* eslint-disable */\n\
         import { call, type Watching } from './call';\n\n",
    );
    for declaration in all.declared.values().filter(|d| !d.starts_with("type Nothing")) {
        let _ = writeln!(text, "export {declaration}");
    }
    let mut features: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for command in commands() {
        if let Some((feature, verb)) = command.name.split_once('.') {
            features.entry(feature).or_default().push((verb, command));
        }
    }
    text.push_str("\nexport interface Api {\n");
    let mut bare = Vec::new();
    for (feature, verbs) in features {
        let _ = writeln!(text, "  {feature}: {{");
        for (verb, command) in verbs {
            let (input, output) = ((command.input)(), (command.output)());
            let output = if output == "Nothing" { "null".to_owned() } else { output };
            let input = if input == "Nothing" {
                bare.push(format!("'{}'", command.name));
                String::new()
            } else {
                format!("input: {input}, ")
            };
            let _ = writeln!(text, "    {verb}({input}watching?: Watching): Promise<{output}>;");
        }
        text.push_str("  };\n");
    }
    text.push_str("}\n\n");
    // A function for each command would be a tenth of what the page loads before it stands.
    let _ = write!(
        text,
        "/** Commands that take nothing. */\n\
         const bare = new Set([{}]);\n\
         const reach = <T extends object>(get: (name: string) => unknown) =>\n  \
           new Proxy({{}}, {{ get: (_, name) => get(String(name)) }}) as T;\n\n\
         export const api = reach<Api>((feature) =>\n  \
           reach((verb) => (input: unknown, watching?: Watching) => {{\n    \
             const name = `${{feature}}.${{verb}}`;\n    \
             return bare.has(name) ? call(name, null, input as Watching) : call(name, input, watching);\n  \
           }}),\n\
         );\n",
        bare.join(", ")
    );
    text.push_str("\n/** Every command of the catalogue. */\nexport type CommandName =\n");
    for command in commands() {
        let _ = writeln!(text, "  | '{}'", command.name);
    }
    text.push_str(";\n");
    text
}
