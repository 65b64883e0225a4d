//! What the window loads: the script of its first screen, compressed as a network would, and everything there is.

use crate::Line;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Weighs `ui/build`. Errors: when it was not built.
pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/build");
    let page = std::fs::read_to_string(build.join("index.html")).map_err(|_| "the page is not built: make build")?;
    let mut scripts = BTreeSet::new();
    first_load(&build, &build, &page, &mut scripts)?;
    let mut packed = 0.0;
    for script in &scripts {
        let out = Command::new("gzip").args(["-9", "-c"]).arg(script).stdin(Stdio::null()).output()?;
        packed += out.stdout.len() as f64;
    }
    let line = |work: String, bytes: f64, most: f64| Line {
        work,
        took: format!("{:.0} KB", bytes / 1e3),
        bare: format!("{:.0} KB", most / 1e3),
        ratio: bytes / most,
        must: 1.0,
    };
    Ok(vec![
        line(format!("script of the first load, gzipped, {} files (bare: allowed)", scripts.len()), packed, 200e3),
        line("the whole page (bare: allowed)".to_owned(), weight(&build)?, 2e6),
    ])
}

/// The scripts `text` names and, in turn, those they import before they run. What is imported later, by `import(…)`, is not
/// counted, except by the page itself, which begins with it.
fn first_load(build: &Path, folder: &Path, text: &str, all: &mut BTreeSet<PathBuf>) -> Result<(), Box<dyn Error>> {
    let is_page = all.is_empty();
    for (at, quote) in text.match_indices(['"', '\'']) {
        let Some((name, _)) = text[at + 1..].split_once(quote) else { continue };
        if name.len() > 200 || !name.ends_with(".js") || !name.starts_with(['.', '/']) {
            continue;
        }
        let before = text[..at].trim_end();
        if !(is_page || before.ends_with("from") || before.ends_with("import")) {
            continue;
        }
        let path = match name.strip_prefix('/') {
            Some(rest) => build.join(rest),
            None => folder.join(name),
        };
        let Ok(path) = path.canonicalize() else { continue };
        if all.insert(path.clone()) {
            let script = std::fs::read_to_string(&path)?;
            first_load(build, path.parent().unwrap_or(build), &script, all)?;
        }
    }
    Ok(())
}

fn weight(folder: &Path) -> Result<f64, Box<dyn Error>> {
    let mut bytes = 0.0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { weight(&entry.path())? } else { about.len() as f64 };
    }
    Ok(bytes)
}
