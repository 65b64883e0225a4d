//! The system's own windows for choosing a file, behind one seam: a journey answers them from a file.

use std::path::PathBuf;

use api::DoorError;
use serde::Deserialize;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;

use crate::window;

/// What a person is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Asked {
    /// Sentence on top of the dialog, in the person's language.
    title: Option<String>,
    /// Suggested file name, for saving.
    name: Option<String>,
    /// What the files are called in the filter, for example "Hojas de cálculo".
    kind: Option<String>,
    /// Extensions without the dot; empty for any file.
    extensions: Vec<String>,
}

/// What the page made and a person wants as a file.
#[derive(Debug, Deserialize)]
pub struct Kept {
    #[serde(flatten)]
    asked: Asked,
    bytes: Vec<u8>,
}

/// Asks for a file that is there. `None` when the person turned away. Waits for the person: never on the window's thread.
pub fn open<R: Runtime>(app: &AppHandle<R>, asked: &Asked) -> Option<PathBuf> {
    if let Some(answer) = answered_by_a_journey() {
        return answer;
    }
    dialog(app, asked).blocking_pick_file().and_then(|file| file.into_path().ok())
}

/// Asks for files that are there; none when the person turned away. Waits for the person: never on the window's thread.
pub fn files<R: Runtime>(app: &AppHandle<R>, asked: &Asked) -> Vec<PathBuf> {
    if let Some(answer) = answered_by_a_journey() {
        // Several stand on one line, with tabs between.
        let line = answer.map(|line| line.to_string_lossy().into_owned()).unwrap_or_default();
        return line.split('\t').filter(|path| !path.is_empty()).map(PathBuf::from).collect();
    }
    let chosen = dialog(app, asked).blocking_pick_files().unwrap_or_default();
    chosen.into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// Asks where to save. `None` when the person turned away. Waits for the person: never on the window's thread.
pub fn save<R: Runtime>(app: &AppHandle<R>, asked: &Asked) -> Option<PathBuf> {
    if let Some(answer) = answered_by_a_journey() {
        return answer;
    }
    dialog(app, asked).blocking_save_file().and_then(|file| file.into_path().ok())
}

/// Asks where to save and writes the bytes there: what the page drew, such as a chart. Gives the path, `None` when the person
/// turned away. Waits for the person: never on the window's thread.
///
/// # Errors
/// `no-permission`, `disk-full` and what else a disk refuses.
pub fn keep<R: Runtime>(app: &AppHandle<R>, kept: &Kept) -> Result<Option<PathBuf>, DoorError> {
    let Some(path) = save(app, &kept.asked) else { return Ok(None) };
    std::fs::write(&path, &kept.bytes).map_err(crm::Error::io(&path))?;
    Ok(Some(path))
}

/// Asks for a folder. `None` when the person turned away. Waits for the person: never on the window's thread.
pub fn folder<R: Runtime>(app: &AppHandle<R>, asked: &Asked) -> Option<PathBuf> {
    if let Some(answer) = answered_by_a_journey() {
        return answer;
    }
    dialog(app, asked).blocking_pick_folder().and_then(|file| file.into_path().ok())
}

fn dialog<R: Runtime>(app: &AppHandle<R>, asked: &Asked) -> tauri_plugin_dialog::FileDialogBuilder<R> {
    let mut dialog = app.dialog().file();
    if let Some(window) = app.get_webview_window(window::LABEL) {
        dialog = dialog.set_parent(&window);
    }
    if let Some(title) = &asked.title {
        dialog = dialog.set_title(title);
    }
    if let Some(name) = &asked.name {
        dialog = dialog.set_file_name(name);
    }
    if !asked.extensions.is_empty() {
        let extensions: Vec<&str> = asked.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(asked.kind.as_deref().unwrap_or_default(), &extensions);
    }
    dialog
}

/// A journey cannot reach a native dialog, so it names a file whose first line is the answer: a path, or nothing for
/// turning away. The line is used up. Only where the program was built for trying it.
fn answered_by_a_journey() -> Option<Option<PathBuf>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let file = std::env::var_os("CLIENTELA_TEST_DIALOG")?;
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let (answer, rest) = text.split_once('\n').unwrap_or((text.as_str(), ""));
    let _ = std::fs::write(&file, rest);
    let answer = answer.trim();
    Some((!answer.is_empty()).then(|| PathBuf::from(answer)))
}
