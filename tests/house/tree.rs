//! The files of the house, without what is built, fetched or generated.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Folders that hold nothing written by hand.
const SKIPPED: &[&str] = &["target", "node_modules", "build", ".svelte-kit", ".git", "gen"];

/// The top of the house.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file under `folder` (given from the top) with one of `endings` (all files when there are none), by its path from
/// the top. A folder that is not there yet has none.
pub fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![top().join(folder)];
    while let Some(one) = folders.pop() {
        for entry in fs::read_dir(&one).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending)) {
                let from_top = path.strip_prefix(top()).unwrap_or(&path);
                found.push(from_top.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// The text of a file named from the top.
pub fn text(file: &str) -> String {
    fs::read_to_string(top().join(file)).unwrap_or_default()
}

/// The Rust of a file without its comments and its own tests: the part that runs at a person's.
pub fn running_rust(file: &str) -> String {
    let text = text(file);
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}
