//! The templates: those that ship with the program, over them a person's own, and the last that were good.

use crate::Error;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

macro_rules! shipped {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../../assets/templates/", $name, ".typ")))),*]
    };
}

/// Templates that ship with the program.
const TEMPLATES: [(&str, &str); 5] = shipped!["modern", "classic", "ticket", "statement", "reminder"];
/// What they share.
const PARTS: [(&str, &str); 1] = shipped!["parts"];

/// How they are written.
const GUIDE: &str = include_str!("../../../../assets/templates/README.md");

/// Of a folder, files with these endings are read…
const ENDINGS: [&str; 8] = ["typ", "png", "jpg", "jpeg", "svg", "json", "csv", "txt"];
/// …so many…
const MOST_FILES: usize = 200;
/// …so large…
const MOST_BYTES: u64 = 5 << 20;
/// …and so deep.
const DEEPEST: usize = 3;
/// So many bytes of a good template are remembered over the end of the program.
const MOST_REMEMBERED: usize = 20 << 20;

/// A template that papers can be printed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name: `modern`.
    pub name: String,
    /// Whether a person's own file is used for it.
    pub own: bool,
    /// Whether it ships with the program.
    pub shipped: bool,
}

/// The text of a template that ships with the program.
pub(crate) fn shipped(name: &str) -> Option<&'static str> {
    TEMPLATES.iter().chain(&PARTS).find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The files to begin templates of one's own with: all that ship, what they share, and how they are written.
pub(crate) fn all_shipped() -> impl Iterator<Item = (String, &'static str)> {
    let templates = TEMPLATES.iter().chain(&PARTS).map(|(name, text)| (format!("{name}.typ"), *text));
    templates.chain([("README.md".to_owned(), GUIDE)])
}

/// The id of a file of the templates' folder; nothing for a path that leaves it.
pub(crate) fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

#[derive(Debug, Clone)]
struct File {
    bytes: Bytes,
    source: Option<Source>,
}

impl File {
    fn of(id: FileId, name: &str, bytes: Bytes) -> File {
        let text = if name.ends_with(".typ") { bytes.as_str().ok().map(str::to_owned) } else { None };
        File { bytes, source: text.map(|text| Source::new(id, text)) }
    }
}

/// All files that templates see at one moment.
#[derive(Debug)]
pub(crate) struct Set {
    files: HashMap<FileId, File>,
    /// Names of a person's own files.
    own: Vec<String>,
    /// What the files of the folder were known by.
    stamp: u64,
}

impl Set {
    fn shipped() -> Set {
        let files = TEMPLATES.iter().chain(&PARTS).filter_map(|(name, text)| {
            let name = format!("{name}.typ");
            let id = file_id(&name)?;
            Some((id, File::of(id, &name, Bytes::from_string(*text))))
        });
        Set { files: files.collect(), own: Vec::new(), stamp: 0 }
    }

    pub fn main(&self, template: &str) -> Option<FileId> {
        // A template's name is a name, not a path.
        let plain = !template.is_empty() && !template.contains(['/', '\\']) && template != "parts";
        let id = plain.then(|| file_id(&format!("{template}.typ"))).flatten()?;
        self.files.contains_key(&id).then_some(id)
    }

    /// Whether a person's own files are in it.
    pub fn is_own(&self) -> bool {
        self.stamp != 0
    }

    pub fn source(&self, id: FileId) -> Option<Source> {
        self.files.get(&id)?.source.clone()
    }

    pub fn bytes(&self, id: FileId) -> Option<Bytes> {
        Some(self.files.get(&id)?.bytes.clone())
    }
}

/// Where templates are kept.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: Mutex<Option<PathBuf>>,
    /// Where the last good ones are kept over the end of the program, a folder a template.
    memory: Option<PathBuf>,
    shipped: Arc<Set>,
    newest: Mutex<Option<Arc<Set>>>,
    good: Mutex<HashMap<String, Arc<Set>>>,
    /// Those that did not end, until something in the folder changes.
    stopped: Mutex<HashMap<(String, u64), Error>>,
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shelf {
    pub fn new(folder: Option<&Path>) -> Shelf {
        Shelf {
            folder: Mutex::new(folder.map(Path::to_owned)),
            memory: None,
            shipped: Arc::new(Set::shipped()),
            newest: Mutex::default(),
            good: Mutex::default(),
            stopped: Mutex::default(),
        }
    }

    /// Keeps the last good templates in a folder of the program's own.
    pub fn remember_in(&mut self, folder: &Path) {
        self.memory = Some(folder.to_owned());
    }

    /// Takes a person's own templates from another folder; what was good in the one before is no longer hers.
    pub fn look_in(&self, folder: Option<&Path>) {
        let mut own = held(&self.folder);
        if own.as_deref() != folder {
            *own = folder.map(Path::to_owned);
            *held(&self.newest) = None;
            held(&self.good).clear();
            held(&self.stopped).clear();
            if let Some(memory) = &self.memory {
                // What cannot be deleted is written over by the next good one.
                let _ = fs::remove_dir_all(memory);
            }
        }
    }

    /// What is on the shelf now; the folder is read again when anything in it changed.
    pub fn current(&self) -> Arc<Set> {
        let Some(folder) = held(&self.folder).clone() else { return self.shipped.clone() };
        let found = list(&folder);
        if found.is_empty() {
            return self.shipped.clone();
        }
        let stamp = stamp(&found);
        let mut newest = held(&self.newest);
        if let Some(set) = newest.as_ref().filter(|set| set.stamp == stamp) {
            return set.clone();
        }
        let set = Arc::new(self.gathered(found, stamp));
        *newest = Some(set.clone());
        set
    }

    /// The shipped templates with the files of a folder over them.
    fn gathered(&self, found: BTreeMap<String, Seen>, stamp: u64) -> Set {
        let mut files = self.shipped.files.clone();
        let mut own = Vec::new();
        for (name, seen) in found {
            // A file that went away since it was listed is not there.
            let Ok(bytes) = fs::read(&seen.path) else { continue };
            let Some(id) = file_id(&name) else { continue };
            files.insert(id, File::of(id, &name, Bytes::new(bytes)));
            own.push(name);
        }
        Set { files, own, stamp }
    }

    /// The folder in which a template is remembered, whatever letters its name has.
    fn place_of(&self, template: &str) -> Option<PathBuf> {
        let mut hasher = DefaultHasher::new();
        template.hash(&mut hasher);
        Some(self.memory.as_ref()?.join(format!("{:016x}", hasher.finish())))
    }

    /// What a template was good with when the program ran before.
    fn remembered(&self, template: &str) -> Option<Arc<Set>> {
        let found = list(&self.place_of(template)?);
        let stamp = stamp(&found);
        (!found.is_empty()).then(|| Arc::new(self.gathered(found, stamp)))
    }

    /// Writes the own files of a good set down, whole or not at all. It is a convenience: what cannot be written is not told.
    fn remember(&self, template: &str, set: &Set) {
        let Some(place) = self.place_of(template) else { return };
        let own = || set.own.iter().filter_map(|name| Some((name, &set.files.get(&file_id(name)?)?.bytes)));
        if own().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST_REMEMBERED {
            return;
        }
        let draft = place.with_extension("new");
        let write = || -> std::io::Result<()> {
            let _ = fs::remove_dir_all(&draft);
            for (name, bytes) in own() {
                let to = draft.join(name);
                fs::create_dir_all(to.parent().unwrap_or(&draft))?;
                fs::write(to, bytes)?;
            }
            let _ = fs::remove_dir_all(&place);
            fs::rename(&draft, &place)
        };
        let _ = write();
    }

    /// What a template may be set by, the best first: as it is now, as it last was good, as it shipped.
    pub fn choices(&self, template: &str) -> Vec<Arc<Set>> {
        let mut sets = vec![self.current()];
        let good = held(&self.good).get(template).cloned();
        // Read from the disk only where none was good yet: then it may be asked for, also when the folder is gone.
        if good.is_none() {
            sets.extend(self.remembered(template));
        }
        sets.extend(good);
        sets.push(self.shipped.clone());
        sets.retain(|set| set.main(template).is_some());
        sets.dedup_by_key(|set| set.stamp);
        sets
    }

    pub fn was_good(&self, template: &str, set: Arc<Set>) {
        let before = held(&self.good).insert(template.to_owned(), set.clone());
        if set.is_own() && before.is_none_or(|before| before.stamp != set.stamp) {
            self.remember(template, &set);
        }
    }

    pub fn was_stopped(&self, template: &str, set: &Set, error: Error) {
        held(&self.stopped).insert((template.to_owned(), set.stamp), error);
    }

    pub fn stopped(&self, template: &str, set: &Set) -> Option<Error> {
        held(&self.stopped).get(&(template.to_owned(), set.stamp)).cloned()
    }

    pub fn templates(&self) -> Vec<Template> {
        let set = self.current();
        let shipped = TEMPLATES.iter().map(|(name, _)| ((*name).to_owned(), true));
        let own = set.own.iter().filter(|name| !name.contains('/'));
        let own = own.filter_map(|name| name.strip_suffix(".typ")).map(|name| (name.to_owned(), false));
        let mut all: Vec<Template> = Vec::new();
        for (name, shipped) in shipped.chain(own) {
            if name == "parts" || all.iter().any(|known| known.name == name) {
                continue;
            }
            let own = set.own.contains(&format!("{name}.typ"));
            all.push(Template { name, own, shipped });
        }
        all
    }
}

/// Whether there is a template in a folder.
pub(crate) fn has_templates(folder: &Path) -> bool {
    list(folder).keys().any(|name| name.ends_with(".typ") && !name.contains('/'))
}

struct Seen {
    path: PathBuf,
    len: u64,
    changed: Option<std::time::SystemTime>,
}

/// The files of a folder by their names in it. Links are not followed, so nothing outside of it is ever read.
fn list(folder: &Path) -> BTreeMap<String, Seen> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((at, before, depth)) = folders.pop() {
        for entry in fs::read_dir(&at).into_iter().flatten().flatten() {
            let Ok(name) = entry.file_name().into_string() else { continue };
            let Ok(told) = entry.metadata() else { continue };
            let path = entry.path();
            if told.is_dir() && depth + 1 < DEEPEST {
                folders.push((path, format!("{before}{name}/"), depth + 1));
            } else if told.is_file() && told.len() <= MOST_BYTES && known_ending(&path) && found.len() < MOST_FILES {
                found.insert(format!("{before}{name}"), Seen { path, len: told.len(), changed: told.modified().ok() });
            }
        }
    }
    found
}

fn known_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}

fn stamp(found: &BTreeMap<String, Seen>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (name, seen) in found {
        (name, seen.len, seen.changed).hash(&mut hasher);
    }
    // Nought is what ships with the program.
    hasher.finish().max(1)
}
