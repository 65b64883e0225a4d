//! How soon the window shows its home page, and what it needs in memory, beside an empty Tauri window
//! (`src-tauri/examples/empty`). The page asks for its window when the frame and the tasks one sees are drawn, so that the moment
//! the window is shown is the moment it can be used; the cards beside them are drawn while it comes. Both are started on a display of
//! their own, in turns.

use crate::{Line, clients};
use chrono::NaiveDate;
use crm::demo::{self, Country, Plan};
use crm::moment::Unwatched;
use std::error::Error;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt as _, EventMask};
use x11rb::rust_connection::RustConnection;

/// 2026-11-23 08:00 UTC.
const NOW: i64 = 1_795_420_800_000;
/// Starts of each, in turns. Nine were too few: one run said 1.25 and the next 1.43.
const STARTS: usize = 25;
/// A window that does not come by then never will.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a shown window is left to come to rest before its memory is read.
const REST: Duration = Duration::from_secs(2);
/// The first start of a day reckons the figures of all clients and keeps them: it has the time to.
const FIRST_REST: Duration = Duration::from_secs(15);
/// Smaller ones are the toolkit's own.
const SMALLEST: u16 = 600;

/// Starts both programs, the empty one and ours on the big demo book, which was open when it ended. Errors: when they are not built
/// or there is no `Xvfb`.
pub fn measure() -> Result<Vec<Line>, Box<dyn Error>> {
    let (ours, empty) = (program("clientela-desktop")?, program("examples/empty")?);
    let folder = tempfile::tempdir()?;
    let book = folder.path().join("demo.clientela");
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
    let plan = Plan { per_client: 10, ..Plan::new(Country::Spain, clients(), 4, 1, today) };
    drop(demo::make(&book, None, &plan, "banco", NOW, [7; 32], &Unwatched)?);
    let display = Display::start()?;
    // The first start is given the book; from then on it is the one to open.
    let first = display.start_program(&ours, Some(&book), folder.path())?;
    sleep(FIRST_REST);
    drop(first);
    drop(display.start_program(&empty, None, folder.path())?);
    let mut pairs = Vec::new();
    for _ in 0..STARTS {
        let home = display.start_program(&ours, None, folder.path())?.measured;
        let bare = display.start_program(&empty, None, folder.path())?.measured;
        pairs.push((home, bare));
    }
    let time = |of: (Duration, f64)| of.0.as_secs_f64() * 1e3;
    let memory = |of: (Duration, f64)| of.1 / 1e6;
    let time = pairs.iter().map(|(home, bare)| (time(*home), time(*bare))).collect();
    let memory = pairs.iter().map(|(home, bare)| (memory(*home), memory(*bare))).collect();
    Ok(vec![
        line("home page of the big book, from the start", time, "ms"),
        line("memory of its processes", memory, "MB"),
    ])
}

/// One number of many starts: the middle ratio of neighbours, since a machine is quicker and slower by the minute, and between
/// which ratios half of them lay.
fn line(work: &str, pairs: Vec<(f64, f64)>, unit: &str) -> Line {
    let sorted = |of: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = pairs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let middle = |values: &[f64]| values.get(values.len() / 2).copied().unwrap_or_default();
    let ratios = sorted(|(ours, bare)| ours / bare);
    let (low, high) = (ratios[ratios.len() / 4], ratios[ratios.len() * 3 / 4]);
    Line {
        work: format!("{work} (bare: an empty window; half in {low:.2}–{high:.2})"),
        took: format!("{:.0} {unit}", middle(&sorted(|(ours, _)| *ours))),
        bare: format!("{:.0} {unit}", middle(&sorted(|(_, bare)| *bare))),
        ratio: middle(&ratios),
        must: 1.3,
    }
}

/// A program beside this one.
fn program(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let here = std::env::current_exe()?;
    let path = here.parent().ok_or("no folder")?.join(name);
    if path.exists() { Ok(path) } else { Err(format!("{} is not built", path.display()).into()) }
}

/// A display nobody sees.
struct Display {
    server: Child,
    name: String,
    conn: RustConnection,
}

impl Display {
    fn start() -> Result<Self, Box<dyn Error>> {
        let name = (50..250)
            .map(|n| format!(":{n}"))
            .find(|name| !Path::new(&format!("/tmp/.X{}-lock", &name[1..])).exists())
            .ok_or("no display is free")?;
        let server = Command::new("Xvfb")
            .args([&name, "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let start = Instant::now();
        let conn = loop {
            match RustConnection::connect(Some(&name)) {
                Ok((conn, _)) => break conn,
                Err(error) if start.elapsed() > PATIENCE => return Err(error.into()),
                Err(_) => sleep(Duration::from_millis(20)),
            }
        };
        let root = conn.setup().roots.first().ok_or("no screen")?.root;
        let notify = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        conn.change_window_attributes(root, &notify)?.check()?;
        Ok(Self { server, name, conn })
    }

    /// Starts a program, waits until it shows a window, lets it rest and reads its memory.
    fn start_program(&self, path: &Path, book: Option<&Path>, home: &Path) -> Result<Started, Box<dyn Error>> {
        while self.conn.poll_for_event()?.is_some() {}
        let start = Instant::now();
        let child = Command::new(path)
            .args(book)
            .env("DISPLAY", &self.name)
            .env("HOME", home)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CACHE_HOME")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let mut started = Started { child, measured: (Duration::ZERO, 0.0) };
        loop {
            if let Some(Event::MapNotify(shown)) = self.conn.poll_for_event()? {
                let size = self.conn.get_geometry(shown.window)?.reply();
                if !shown.override_redirect && size.is_ok_and(|size| size.width >= SMALLEST) {
                    started.measured.0 = start.elapsed();
                    break;
                }
            } else if start.elapsed() > PATIENCE || started.child.try_wait()?.is_some() {
                return Err(format!("{} showed no window", path.display()).into());
            } else {
                sleep(Duration::from_millis(1));
            }
        }
        sleep(REST);
        started.measured.1 = memory_of_group(started.child.id());
        Ok(started)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A program with its helpers, which end when it is dropped.
struct Started {
    child: Child,
    /// Until its window was shown; the bytes all its processes needed after that.
    measured: (Duration, f64),
}

impl Drop for Started {
    fn drop(&mut self) {
        // To the whole group: the webview's processes are its children.
        let _ = Command::new("kill").args(["-TERM", "--", &format!("-{}", self.child.id())]).status();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) && !group(self.child.id()).is_empty() {
            let _ = self.child.try_wait();
            sleep(Duration::from_millis(10));
        }
        let _ =
            Command::new("kill").args(["-KILL", "--", &format!("-{}", self.child.id())]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

/// The processes of a group that still run.
fn group(leader: u32) -> Vec<PathBuf> {
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    processes
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            // `pid (name) state parent group …`; the name may have spaces.
            let stat = fs::read_to_string(path.join("stat")).unwrap_or_default();
            let after = stat.rsplit_once(") ").map_or("", |(_, after)| after);
            let mut parts = after.split(' ');
            parts.next() != Some("Z") && parts.nth(1).and_then(|group| group.parse().ok()) == Some(leader)
        })
        .collect()
}

/// Bytes of the processes of a group, what several share counted once among them (`Pss` of Linux).
fn memory_of_group(leader: u32) -> f64 {
    let of = |process: PathBuf| -> Option<f64> {
        let text = fs::read_to_string(process.join("smaps_rollup")).ok()?;
        let line = text.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    group(leader).into_iter().filter_map(of).sum::<f64>() * 1024.0
}
