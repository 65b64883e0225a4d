//! `clientela import`: tables and electronic invoices in.

mod alike;
mod einvoices;
mod reading;

use super::{folder, say_json, understood};
use crate::arguments::Import;
use crate::failure::{Code, Failure};
use crate::look;
use crate::opening::Desk;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use words::Words;

/// Refusals said on the screen; the rejects file has them all.
const SHOWN: usize = 10;
const COUNTS: [&str; 5] = ["rows", "created", "changed", "unchanged", "refused"];

/// Imports each file in a transaction of its own, or says what would happen. Several files, or a folder of them, come in the order of
/// their kinds; one that cannot be read is told and does not keep the others out. They make one JSON object whose counts are the sums,
/// with each file's own under `files`.
pub fn run(desk: &mut Desk, import: &Import) -> Result<Code, Failure> {
    if let Some(found) = einvoices::among(desk, import) {
        return einvoices::run(desk, import, &found);
    }
    if let [file] = import.file.as_slice()
        && (!file.is_dir() || crm::folder::is_one(file))
    {
        if let Some(found) = tables_of(desk, import, file)? {
            return many(desk, import, &found);
        }
        let result = one(desk, import, file, import.sheet.as_deref(), import.rejects.clone())?;
        if desk.json() {
            say_json(&result);
        } else {
            told(desk, import, &name_of(file), &result);
        }
        return Ok(ends_with(&result));
    }
    let found = among(desk, &import.file)?;
    many(desk, import, &found)
}

/// What the files and folders hold.
fn among(desk: &mut Desk, files: &[PathBuf]) -> Result<Value, Failure> {
    desk.open()?;
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    desk.ask("import.files", json!({ "paths": paths }))
}

/// What is taken of a workbook or archive of several tables: all that leave nothing to ask, else the one that is looked at first; the
/// names of the others are told under `left`. Nothing of any other file, or where something was said of one table.
fn tables_of(desk: &mut Desk, import: &Import, file: &Path) -> Result<Option<Value>, Failure> {
    const SEVERAL: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "zip"];
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_one = import.sheet.is_some() || import.kind.is_some() || import.header.is_some() || !import.uses.is_empty();
    if is_one || !SEVERAL.contains(&ending.as_str()) || !file.is_file() {
        return Ok(None);
    }
    let mut found = among(desk, &[file.to_owned()])?;
    let mut tables = found["files"].as_array().cloned().unwrap_or_default();
    tables.retain(|table| table["sheet"].is_string() && table["rows"].as_u64().is_some_and(|rows| rows > 0));
    if tables.len() < 2 {
        return Ok(None);
    }
    let is_ready = |table: &Value| table["state"] == "ready";
    let (taken, left): (Vec<Value>, Vec<Value>) = if tables.iter().filter(|table| is_ready(table)).count() > 1 {
        tables.into_iter().partition(is_ready)
    } else {
        let first = desk.ask("import.inspect", json!({ "path": file.display().to_string() }))?["sheet"].clone();
        tables.into_iter().partition(|table| table["sheet"] == first)
    };
    found["files"] = taken.into();
    found["left"] = left.iter().map(|table| table["sheet"].clone()).collect();
    Ok(Some(found))
}

/// How the program ends after one file: refused where not a row of it was good.
fn ends_with(result: &Value) -> Code {
    let count = |what: &str| result[what].as_u64().unwrap_or_default();
    if count("rows") > 0 && count("refused") == count("rows") { Code::Refused } else { Code::Done }
}

fn many(desk: &mut Desk, import: &Import, found: &Value) -> Result<Code, Failure> {
    let (mut done, mut failed, mut same, mut ends) = (Vec::new(), Vec::new(), 0, Code::Done);
    for found in found["files"].as_array().into_iter().flatten() {
        let name = look::plain(found["name"].as_str().unwrap_or_default());
        let path = PathBuf::from(found["path"].as_str().unwrap_or_default());
        if let Some(first) = found["same_as"].as_str() {
            same += 1;
            if !desk.json() {
                let args = [("file", name.into()), ("other", look::plain(first).into())];
                look::say(&look::quiet(look::wrap(&desk.words().say("rows-same-file", &args))));
            }
            continue;
        }
        let result = match refusal(found) {
            Some(refused) => Err(refused),
            None => {
                let rejects = import.rejects.as_deref().map(|path| numbered(path, done.len()));
                one(desk, import, &path, found["sheet"].as_str(), rejects)
            }
        };
        match result {
            Ok(result) => {
                if !desk.json() {
                    let name = name_of(&path);
                    let sheet = found["sheet"].as_str().map(|sheet| format!("{name} · {}", look::plain(sheet)));
                    told(desk, import, &sheet.unwrap_or(name), &result);
                }
                ends = if ends == Code::Done { ends_with(&result) } else { ends };
                done.push(result);
            }
            Err(failure) => {
                let code = failure.tell(desk.words(), desk.json());
                failed.push(code);
                // What stops one stops all.
                if !matches!(code, Code::Refused) {
                    break;
                }
            }
        }
    }
    let left_out = found["left_out_count"].as_u64().unwrap_or_default();
    if desk.json() {
        let mut all = together(done);
        all["same"] = same.into();
        all["failed"] = failed.len().into();
        all["left_out"] = left_out.into();
        all["left"] = found["left"].clone();
        say_json(&all);
    } else {
        let count = |number: usize| words::Value::from(number as i64);
        let args = [("done", count(done.len())), ("same", count(same)), ("failed", count(failed.len()))];
        look::say(&look::heading(desk.words().say("rows-files", &args)));
        if left_out > 0 {
            let first: Vec<String> =
                found["left_out"].as_array().into_iter().flatten().filter_map(Value::as_str).map(look::plain).collect();
            let args = [("count", (left_out as i64).into()), ("names", first.join(", ").into())];
            look::say(&look::quiet(look::wrap(&desk.words().say("rows-no-tables", &args))));
        }
        let left: Vec<String> =
            found["left"].as_array().into_iter().flatten().filter_map(Value::as_str).map(look::plain).collect();
        if !left.is_empty() {
            let args = [("names", left.join(", ").into())];
            look::say(&look::wrong(look::wrap(&desk.words().say("rows-left-tables", &args))));
        }
    }
    Ok(failed.first().copied().unwrap_or(ends))
}

/// Why a file that was found cannot be read.
fn refusal(found: &Value) -> Option<Failure> {
    let refused = found["refused"].as_object()?;
    let params = refused.get("params").and_then(Value::as_object).into_iter().flatten();
    let error = api::DoorError::new(refused.get("kind").and_then(Value::as_str).unwrap_or("internal"));
    Some(params.fold(error, |error, (name, value)| error.with(name, value.as_str().unwrap_or_default())).into())
}

fn name_of(file: &Path) -> String {
    look::plain(&file.file_name().unwrap_or_default().to_string_lossy())
}

fn told(desk: &Desk, import: &Import, name: &str, result: &Value) {
    if result["kind"] == "book" {
        folder::tell(desk, result, import.dry_run);
    } else {
        tell(desk.words(), name, result, import.dry_run);
    }
}

fn one(
    desk: &mut Desk,
    import: &Import,
    file: &Path,
    sheet: Option<&str>,
    rejects: Option<PathBuf>,
) -> Result<Value, Failure> {
    // The words of the rejects file are those of the book's language.
    desk.open()?;
    if crm::folder::is_one(file) {
        return folder::read(desk, file, import.dry_run);
    }
    let path = file.display().to_string();
    let reading::Reading { answers, mapping, report } = reading::of(desk, import, &path, sheet)?;
    let input = json!({
        "path": path, "kind": import.kind, "words": words_of_rejects(desk.words()), "answers": answers, "mapping": mapping,
        "rejects": rejects.filter(|_| !import.dry_run).map(|path| path.display().to_string()),
    });
    if !import.dry_run {
        return desk.ask("import.run", input);
    }
    let mut preview = desk.ask("import.preview", input)?;
    if let Some(result) = preview.as_object_mut() {
        if let Some(Value::Object(counts)) = result.remove("counts") {
            result.extend(counts);
        }
        result.insert("batch".to_owned(), Value::Null);
        result.insert("dry_run".to_owned(), true.into());
        result.insert("understood".to_owned(), report);
    }
    Ok(preview)
}

/// The rejects file of the file number `at`, from 0: the first has the name as given, the second `name-2.csv`…
fn numbered(path: &Path, at: usize) -> PathBuf {
    if at == 0 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{}", at + 1));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The title and the reasons of the rejects file, each with `{name}` where the engine puts a value.
fn words_of_rejects(words: &Words) -> Map<String, Value> {
    let hole = |name: &'static str| (name, words::Value::from(format!("{{{name}}}")));
    words
        .family("reason-")
        .map(|key| (key.to_owned(), words.known(key, ["value", "column", "row", "name", "other"].map(hole)).into()))
        .collect()
}

/// One object of several: the counts are sums, the kind is told when all have the same.
fn together(mut done: Vec<Value>) -> Value {
    if done.len() == 1 {
        return done.remove(0);
    }
    let first = done.first().map_or(Value::Null, |one| one["kind"].clone());
    let kind = if done.iter().all(|one| one["kind"] == first) { first } else { Value::Null };
    let mut all = json!({ "kind": kind, "batch": null });
    for count in COUNTS {
        all[count] = done.iter().filter_map(|one| one[count].as_u64()).sum::<u64>().into();
    }
    all["files"] = done.into();
    all
}

fn tell(words: &Words, name: &str, result: &Value, dry_run: bool) {
    let kind = result["kind"].as_str().unwrap_or_default().to_owned();
    if dry_run {
        understood::tell(words, &result["understood"]);
    }
    let key = if dry_run { "rows-would" } else { "rows-done" };
    look::say(&look::heading(look::wrap(&words.say(key, &[("kind", kind.into()), ("file", name.to_owned().into())]))));
    let counts = COUNTS.map(|count| (count, result[count].as_i64().unwrap_or_default().into()));
    look::say(&words.say("rows-counts", &counts));
    for notice in result["notices"].as_array().into_iter().flatten() {
        let code = notice["code"].as_str().unwrap_or_default();
        if let Some(said) = words.known(&format!("notice-{code}"), []) {
            let count = words.count(notice["count"].as_i64().unwrap_or_default());
            look::say(&look::quiet(format!("{count:>8}  {}", look::fit(&said, look::WIDTH - 10))));
        }
    }
    let is_repair = |notice: &Value| notice["code"].as_str().is_some_and(|code| code.starts_with("repaired-"));
    if dry_run && result["notices"].as_array().is_some_and(|all| all.iter().any(is_repair)) {
        look::say(&look::quiet(look::wrap(&words.say("rows-repairs-how", &[]))));
    }
    for question in result["assumed"].as_array().into_iter().flatten() {
        look::say(&look::wrong(look::wrap(&understood::asked(words, question, "rows-assumed"))));
    }
    for sort in result["newcomers"].as_array().into_iter().flatten() {
        look::say(&look::wrap(&newcomers(words, sort, dry_run)));
    }
    alike::tell(words, result);
    let samples = result["refusals"].as_array().or(result["samples"].as_array());
    let refused = samples.into_iter().flatten().filter(|row| row["verdict"] == "refused");
    for row in refused.take(SHOWN) {
        let line = words.count(row["line"].as_i64().unwrap_or_default());
        let why: Vec<String> =
            row["reasons"].as_array().into_iter().flatten().map(|reason| said(words, reason)).collect();
        let text = words.say("rows-refused-row", &[("row", line.into()), ("why", why.join(" ").into())]);
        look::say(&look::wrong(look::fit(&text, look::WIDTH)));
    }
    if let Some(rejects) = result["rejects"].as_str() {
        look::say(&look::wrap(&words.say("rows-rejects", &[("path", rejects.into())])));
    } else if result["refused"].as_i64().unwrap_or_default() > 0 {
        look::say(&look::quiet(look::wrap(&words.say("rows-refused-how", &[]))));
    }
    if !result["batch"].is_null() {
        look::say(&look::quiet(words.say("rows-undo", &[])));
    }
}

/// Who and what the book did not know: added, to be added, or left out.
fn newcomers(words: &Words, sort: &Value, dry_run: bool) -> String {
    let key = match (sort["added"] == true, dry_run) {
        (false, _) => "import-newcomers-left",
        (true, true) => "import-newcomers",
        (true, false) => "import-newcomers-added",
    };
    let mut names: Vec<String> =
        sort["names"].as_array().into_iter().flatten().filter_map(Value::as_str).map(look::plain).collect();
    let count = sort["count"].as_i64().unwrap_or_default();
    if names.len() > SHOWN {
        names.truncate(SHOWN);
        names.push("…".to_owned());
    }
    let what = sort["what"].as_str().unwrap_or_default().to_owned();
    let args = [("what", what.into()), ("said", words.count(count).into()), ("names", names.join(", ").into())];
    words.say(key, &args)
}

/// The sentence of a reason or of a piece of evidence.
pub(super) fn said(words: &Words, reason: &Value) -> String {
    let code = reason["code"].as_str().unwrap_or_default();
    let params = || {
        let params = reason["params"].as_object().into_iter().flatten();
        params.map(|(name, value)| (name.as_str(), look::plain(value.as_str().unwrap_or_default()).into()))
    };
    words
        .known(&format!("reason-{code}"), params())
        .or_else(|| words.known(&format!("import-{code}"), params()))
        .unwrap_or_else(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_add_up() {
        let file = |created, refused| {
            json!({ "kind": "clients", "rows": created + refused, "created": created, "changed": 0, "unchanged": 0,
                    "refused": refused, "batch": "x" })
        };
        let all = together(vec![file(2, 1), file(3, 0)]);
        assert_eq!(
            (all["rows"].as_u64(), all["created"].as_u64(), all["refused"].as_u64()),
            (Some(6), Some(5), Some(1))
        );
        assert_eq!(all["kind"], "clients");
        assert_eq!(all["files"].as_array().map(Vec::len), Some(2));
        assert_eq!(together(vec![file(2, 1)])["batch"], "x");
    }

    #[test]
    fn each_file_has_its_own_rejects() {
        assert_eq!(numbered(Path::new("/a/no.csv"), 0), Path::new("/a/no.csv"));
        assert_eq!(numbered(Path::new("/a/no.csv"), 1), Path::new("/a/no-2.csv"));
        assert_eq!(numbered(Path::new("no"), 2), Path::new("no-3"));
    }
}
