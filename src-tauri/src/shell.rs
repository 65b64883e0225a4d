//! What lives as long as the program: the door to the engine, the look, the calls under way.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, atomic::AtomicBool},
    thread::{self, JoinHandle},
};

use api::Door;
use directories::ProjectDirs;
use serde_json::json;
use tauri::{AppHandle, Emitter, Manager, RunEvent, Runtime};
use tauri_plugin_window_state::StateFlags;

use crate::{
    door::{self, Tasks},
    look::Look,
    menu,
    opened::{self, Opened},
    window,
    words::Words,
};

/// The event by which the page hears that a file waits for it (`window.opened`).
const OPENED: &str = "opened";

/// The state every call shares.
pub struct Shell {
    /// The engine, by its catalogue.
    pub door: Door,
    /// Long calls under way.
    pub tasks: Tasks,
    /// The file this start, or a second one, was given.
    pub opened: Opened,
    look: Mutex<Look>,
    settings: PathBuf,
    starting: Mutex<Option<JoinHandle<()>>>,
}

impl Shell {
    /// Waits until the book of this start is open, which goes on while the window is made.
    pub fn stands(&self) {
        if let Ok(mut starting) = self.starting.lock()
            && let Some(opening) = starting.take()
        {
            // Its panic, if any, was its own: without a book the page asks for one.
            let _ = opening.join();
        }
    }
}

/// Runs the program until its window is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run() -> Result<(), Box<dyn std::error::Error>> {
    // Where the look is kept is beside what the door keeps; without a home the door says so.
    let settings = ProjectDirs::from("", "", "clientela").map(|own| own.config_dir().to_path_buf()).unwrap_or_default();
    let look = Look::kept_in(&settings);
    let first = look.clone();
    let shell = Shell {
        door: Door::of_this_machine()?,
        tasks: Tasks::default(),
        opened: Opened::default(),
        look: Mutex::new(look),
        settings,
        starting: Mutex::default(),
    };
    if let Some(path) = opened::among(std::env::args(), &std::env::current_dir().unwrap_or_default()) {
        shell.opened.keep(path);
    }

    let app = tauri::Builder::default()
        // First of all: a second start must end before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            if let Some(path) = opened::among(arguments, Path::new(&folder)) {
                hand_over(app, path);
            }
            window::focus(app);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .manage(shell)
        .invoke_handler(tauri::generate_handler![door::call])
        .on_menu_event(|app, event| match event.id().as_ref() {
            menu::QUIT => app.exit(0),
            choice => {
                let _ = app.emit_to(window::LABEL, menu::CHOSEN, choice);
            }
        })
        .setup(move |app| {
            // Only now: a second start has ended above without touching the book.
            let handle = app.handle().clone();
            let opening = thread::spawn(move || open_the_book(&handle));
            if let Ok(mut starting) = app.state::<Shell>().starting.lock() {
                *starting = Some(opening);
            }
            window::make(app.handle(), &first)?;
            // After the window: its letters are measured while the webview's own processes start.
            app.set_menu(menu::build(app.handle(), &Words::of(&first.language))?)?;
            Ok(())
        })
        .build(tauri::generate_context!())?;

    app.run(|app, event| match event {
        // A book is closed before the program ends, so that what closing does (a backup) is done.
        RunEvent::Exit => close_the_book(app),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            if let Some(path) = urls.iter().find_map(|url| url.to_file_path().ok()) {
                hand_over(app, path);
            }
        }
        _ => {}
    });
    Ok(())
}

/// Takes the page's look over: shows the window in it, speaks its language in the menu, and keeps it for the next start.
pub fn show_look<R: Runtime>(app: &AppHandle<R>, look: Look) {
    let shell = app.state::<Shell>();
    let Ok(mut known) = shell.look.lock() else { return };
    if known.language != look.language
        && let Ok(menu) = menu::build(app, &Words::of(&look.language))
    {
        let _ = app.set_menu(menu);
    }
    let is_new = *known != look;
    if is_new {
        look.keep_in(&shell.settings);
        known.clone_from(&look);
    }
    drop(known);
    window::show(app, look, is_new);
}

fn hand_over<R: Runtime>(app: &AppHandle<R>, path: PathBuf) {
    app.state::<Shell>().opened.keep(path);
    let _ = app.emit_to(window::LABEL, OPENED, ());
}

fn open_the_book<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    let given = shell.opened.take();
    let book = given.as_ref().filter(|path| path.extension().is_some_and(|ending| ending == api::EXTENSION));
    let stands = shell.door.start(book.map(PathBuf::as_path));
    // What is no book, or did not open, is for the page.
    if let Some(path) = given.filter(|path| !stands || path.extension().is_none_or(|ending| ending != api::EXTENSION)) {
        shell.opened.keep(path);
    }
}

fn close_the_book<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    // Without an open book both are refused, which is as good as done.
    let _ = shell.door.call("backups.if_due", json!({ "closing": true }), &|_| {}, &AtomicBool::new(false));
    let _ = shell.door.close(false);
}
