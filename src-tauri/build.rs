//! Prepares the window's context. Without the `window` feature there is nothing to prepare.

#[cfg(feature = "window")]
fn main() {
    use std::{fs, path::Path};

    // The page is embedded while compiling, so its folder has to exist; a check that never opens the window should not
    // have to build the page first.
    let page = Path::new("../ui/build/index.html");
    if !page.exists() {
        let _ = fs::create_dir_all("../ui/build");
        let _ = fs::write(page, "<!doctype html><title>Clientela</title><p>npm --prefix ui run build</p>\n");
    }
    println!("cargo:rerun-if-changed=../ui/build");
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(&["call"]));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

#[cfg(not(feature = "window"))]
fn main() {}
