//! The window: made hidden in the right colour, shown when its page has something to show.

use std::{thread, time::Duration};

use tauri::{
    AppHandle, Manager, Runtime, Theme, WebviewUrl, WebviewWindow, WebviewWindowBuilder, utils::config::Color,
};

use crate::look::Look;

/// The name of the only window.
pub const LABEL: &str = "main";

/// Where the page begins: straight at the home page, which leads elsewhere when no book is open.
const HOME: &str = "today";

/// A page that never says it is ready (a broken build, a broken webview) must still be seen.
const SHOWN_AT_LATEST: Duration = Duration::from_secs(3);

/// Makes the window, hidden.
///
/// # Errors
/// When the system has no webview or no display.
pub fn make<R: Runtime>(app: &AppHandle<R>, look: &Look) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(HOME.into()))
        .title("Clientela")
        .inner_size(1180.0, 760.0)
        .min_inner_size(640.0, 480.0)
        .center()
        .visible(false)
        .background_color(look.first_colour(false))
        // The page is the whole application: nothing in it may lead the window elsewhere.
        .on_navigation(|address| {
            address.scheme() == "tauri"
                || address.host_str() == Some("tauri.localhost")
                || address.as_str() == "about:blank"
        })
        .build()?;
    if window.theme().is_ok_and(|theme| theme == Theme::Dark) {
        window.set_background_color(Some(look.first_colour(true)))?;
    }
    let latest = window.clone();
    thread::spawn(move || {
        thread::sleep(SHOWN_AT_LATEST);
        if latest.is_visible().is_ok_and(|visible| !visible) {
            let _ = latest.show();
        }
    });
    Ok(())
}

/// Shows the window in the colour the page now has; when that `is_new`, keeps it for resizing.
pub fn show<R: Runtime>(app: &AppHandle<R>, look: Look, is_new: bool) {
    let Some(window) = found(app) else { return };
    // In one turn of the window's thread, and only what changes: each of these makes the system style the window anew.
    let _ = app.run_on_main_thread(move || {
        let dark = window.theme().is_ok_and(|theme| theme == Theme::Dark);
        let colour = look.first_colour(dark);
        if is_new {
            let _ = window.set_background_color(Some(colour));
        }
        // The menu is drawn by the system on the page's colour: its letters must be of the other kind.
        if is_dark(colour) != dark {
            let _ = window.set_theme(Some(if is_dark(colour) { Theme::Dark } else { Theme::Light }));
        }
        if window.is_visible().is_ok_and(|visible| !visible) {
            let _ = window.show();
            let _ = window.set_focus();
        }
    });
}

/// Brings the window to the front, as after a second start.
pub fn focus<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = found(app) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

fn is_dark(Color(red, green, blue, _): Color) -> bool {
    // Weights of ITU-R BT.601, enough to tell black letters from white ones.
    u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114 < 128_000
}

fn found<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(LABEL)
}
