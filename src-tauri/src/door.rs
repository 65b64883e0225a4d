//! The page's one door: `call(name, input)`. Names that start with `window.` are the shell's own, all others the engine's.

use std::{
    cell::Cell,
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use api::{Answer, Door, DoorError};
use crm::moment::Progress;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::{
    dialogs,
    look::Look,
    shell::{Shell, show_look},
    window,
};

/// The event by which the page hears how far a call has come: `{ task, … }` with what the engine tells of it.
const PROGRESS: &str = "progress";

/// More often than this nobody reads it, and each one costs the page a wake-up.
const BETWEEN_PROGRESS: Duration = Duration::from_millis(80);

/// How far the call named `task` has come.
#[derive(Clone, Serialize)]
struct Told<'a> {
    task: &'a str,
    step: Progress,
}

/// The long calls under way, by the name the page gave each.
#[derive(Default)]
pub struct Tasks(Mutex<HashMap<String, Arc<AtomicBool>>>);

impl Tasks {
    fn start(&self, task: Option<&str>) -> Arc<AtomicBool> {
        let cancel = Arc::new(AtomicBool::new(false));
        if let (Some(task), Ok(mut running)) = (task, self.0.lock()) {
            running.insert(task.to_owned(), Arc::clone(&cancel));
        }
        cancel
    }

    fn end(&self, task: Option<&str>) {
        if let (Some(task), Ok(mut running)) = (task, self.0.lock()) {
            running.remove(task);
        }
    }

    /// Asks a call to stop; tells whether it was still under way.
    fn cancel(&self, task: &str) -> bool {
        let Ok(running) = self.0.lock() else { return false };
        running.get(task).is_some_and(|cancel| {
            cancel.store(true, Ordering::Relaxed);
            true
        })
    }
}

/// Answers the page: `name` from the catalogue (or one of the shell's own), its `input`, and for long work a `task` by
/// which the page hears its progress and may cancel it.
///
/// # Errors
/// `{ kind, field?, params }`, for which the page has the sentence.
#[tauri::command]
pub async fn call<R: Runtime>(
    app: AppHandle<R>,
    name: String,
    input: Option<Value>,
    task: Option<String>,
) -> Result<Value, DoorError> {
    // Everything may wait for a disk or a person, so nothing runs on the window's thread.
    let work = tauri::async_runtime::spawn_blocking(move || {
        let input = input.unwrap_or(Value::Null);
        match name.strip_prefix("window.") {
            Some(own) => ask_the_shell(&app, own, input),
            None => ask_the_engine(&app, &name, input, task.as_deref()),
        }
    });
    work.await.unwrap_or_else(|error| Err(internal(error)))
}

fn ask_the_engine<R: Runtime>(
    app: &AppHandle<R>,
    name: &str,
    input: Value,
    task: Option<&str>,
) -> Result<Value, DoorError> {
    let shell = app.state::<Shell>();
    shell.stands();
    let cancel = shell.tasks.start(task);
    let told = Cell::new(None::<Instant>);
    let progress = |step: Progress| {
        let Some(task) = task else { return };
        if told.get().is_some_and(|at| at.elapsed() < BETWEEN_PROGRESS) {
            return;
        }
        told.set(Some(Instant::now()));
        let _ = app.emit_to(window::LABEL, PROGRESS, Told { task, step });
    };
    let door: &Door = &shell.door;
    let answer = door.call(name, input, &progress, &cancel);
    shell.tasks.end(task);
    serde_json::to_value::<Answer>(answer?).map_err(internal)
}

/// The shell's own calls, which the catalogue cannot have because they are about this window:
///
/// | name | input | answer |
/// |---|---|---|
/// | `window.ready` | `{ language, background }`, again whenever they change | `null`; the window is shown |
/// | `window.open` `window.save` `window.folder` | `{ title?, name?, kind?, extensions? }` | a path or `null` |
/// | `window.files` | the same | paths, none when the person turned away |
/// | `window.keep` | the same and `bytes`, a list of numbers | the path they were written to, or `null` |
/// | `window.opened` | | path of the file this or a second start was given, once, or `null` |
/// | `window.cancel` | `{ task }` | whether it was still under way |
/// | `window.quit` | | `null` |
fn ask_the_shell<R: Runtime>(app: &AppHandle<R>, name: &str, input: Value) -> Result<Value, DoorError> {
    #[derive(Deserialize)]
    struct Cancelled {
        task: String,
    }

    let shell = app.state::<Shell>();
    match name {
        "ready" => {
            let look: Look = fitting(input)?;
            show_look(app, look);
            Ok(Value::Null)
        }
        "open" => Ok(json!(dialogs::open(app, &fitting_or_default(input)?))),
        "files" => Ok(json!(dialogs::files(app, &fitting_or_default(input)?))),
        "save" => Ok(json!(dialogs::save(app, &fitting_or_default(input)?))),
        "keep" => Ok(json!(dialogs::keep(app, &fitting(input)?)?)),
        "folder" => Ok(json!(dialogs::folder(app, &fitting_or_default(input)?))),
        "opened" => {
            shell.stands();
            Ok(json!(shell.opened.take()))
        }
        "cancel" => Ok(json!(shell.tasks.cancel(&fitting::<Cancelled>(input)?.task))),
        "quit" => {
            app.exit(0);
            Ok(Value::Null)
        }
        _ => Err(DoorError::new("command-unknown").with("name", format!("window.{name}"))),
    }
}

fn fitting<T: serde::de::DeserializeOwned>(input: Value) -> Result<T, DoorError> {
    serde_json::from_value(input).map_err(|error| DoorError::new("input-unfit").with("detail", error))
}

fn fitting_or_default<T: serde::de::DeserializeOwned + Default>(input: Value) -> Result<T, DoorError> {
    if input.is_null() { Ok(T::default()) } else { fitting(input) }
}

fn internal(error: impl ToString) -> DoorError {
    DoorError::new("internal").with("detail", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_can_be_cancelled_until_it_ends() {
        let tasks = Tasks::default();
        let cancel = tasks.start(Some("import-1"));
        assert!(tasks.cancel("import-1"));
        assert!(cancel.load(Ordering::Relaxed));
        tasks.end(Some("import-1"));
        assert!(!tasks.cancel("import-1"));
    }

    #[test]
    fn input_that_does_not_fit_is_told_with_its_reason() {
        let told = fitting::<Look>(json!({ "language": 3 })).unwrap_err();
        assert_eq!(told.kind, "input-unfit");
    }
}
