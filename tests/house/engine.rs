//! The engine stands alone: no window, no network, no clock.

use std::{collections::HashSet, env, process::Command};

use crate::tree::{files, running_rust, text, top};

/// The names of all packages that `name` is made of, itself included, as built here without the window.
fn made_of(name: &str) -> HashSet<String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let listed = Command::new(cargo)
        .current_dir(top())
        .args([
            "tree",
            "--offline",
            "--package",
            name,
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .output()
        .expect("cargo lists what a package is made of");
    assert!(listed.status.success(), "{name}: {}", String::from_utf8_lossy(&listed.stderr));
    let lines = String::from_utf8_lossy(&listed.stdout).into_owned();
    let parts: HashSet<String> = lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    assert!(parts.contains(name), "cargo lists nothing for {name}");
    parts
}

/// Everything but the window: whatever lives under `crates`.
fn without_window() -> Vec<String> {
    let manifests = files("crates", &["Cargo.toml"]);
    let names = manifests.iter().filter_map(|manifest| {
        text(manifest)
            .lines()
            .find_map(|line| line.strip_prefix("name = ").map(|name| name.trim_matches('"').to_owned()))
    });
    let names: Vec<String> = names.collect();
    assert!(names.iter().any(|name| name == "crm"), "the engine is not where it should be");
    names
}

#[test]
fn the_engine_the_catalogue_and_the_terminal_know_no_window() {
    for package in without_window() {
        let parts = made_of(&package);
        for library in ["tauri", "wry", "tao", "gtk", "webkit2gtk", "winit"] {
            assert!(!parts.contains(library), "{package} is made of {library}");
        }
    }
}

#[test]
fn no_part_of_the_program_can_reach_a_network() {
    for package in without_window() {
        let parts = made_of(&package);
        for library in ["reqwest", "hyper", "ureq", "curl", "isahc", "rustls", "native-tls"] {
            assert!(!parts.contains(library), "{package} is made of {library}");
        }
    }
}

#[test]
fn the_engine_has_no_clock_of_its_own() {
    let clocks = ["Utc::now(", "Local::now(", "SystemTime::now(", "chrono::Local"];
    for file in files("crates/crm/src", &[".rs"]) {
        let code = running_rust(&file);
        for clock in clocks {
            assert!(!code.contains(clock), "{file} reads {clock}…): let `now` be passed in");
        }
    }
}
