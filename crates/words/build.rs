//! Gathers `assets/words` into one text a language, to be carried inside the program.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    for language in ["es", "en"] {
        let folder = format!("../../assets/words/{language}");
        println!("cargo::rerun-if-changed={folder}");
        let mut files: Vec<_> =
            fs::read_dir(&folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "ftl"));
        files.sort();
        let mut all = String::new();
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
            all.push_str(&fs::read_to_string(file)?);
            all.push('\n');
        }
        fs::write(Path::new(&out).join(format!("{language}.ftl")), all)?;
    }
    Ok(())
}
