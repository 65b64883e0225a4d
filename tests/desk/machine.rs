//! The machine on the desk: a display, a driver, a home folder, and the window's program in it.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, error::NewSessionError};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::{PATIENCE, Told};

/// One machine with one window. Everything of it ends and goes when it is dropped.
pub struct Desk {
    /// Drives the window.
    pub client: Client,
    driver: Group,
    room: Room,
}

impl Desk {
    /// Sits down at a new machine and starts the program.
    ///
    /// # Errors
    /// When the program, the driver or a display is missing or does not answer in time.
    pub async fn set_up() -> Told<Desk> {
        Desk::in_a(Room::new(false)?, &[]).await
    }

    /// As [`Desk::set_up`], on a machine whose programs can find each other over a session bus.
    ///
    /// # Errors
    /// As [`Desk::set_up`], and when there is no bus.
    pub async fn with_a_bus() -> Told<Desk> {
        Desk::in_a(Room::new(true)?, &[]).await
    }

    /// Sits down and opens a file with the program, as a double click on it would.
    ///
    /// # Errors
    /// As [`Desk::set_up`].
    pub async fn opening(file: &Path) -> Told<Desk> {
        Desk::in_a(Room::new(false)?, &[&file.to_string_lossy()]).await
    }

    /// Ends the program (kindly or not) and starts it again on the same machine.
    ///
    /// # Errors
    /// As [`Desk::set_up`].
    pub async fn start_again(self) -> Told<Desk> {
        let Desk { client, driver, room } = self;
        drop(client);
        drop(driver);
        Desk::in_a(room, &[]).await
    }

    async fn in_a(room: Room, arguments: &[&str]) -> Told<Desk> {
        let program = program("clientela-desktop")?;
        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let log = room.home.path().join("driver.log");
        for tries_left in (0..3).rev() {
            let (driver, url) = room.driver(&log).await?;
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let connecting = builder.capabilities(capabilities.clone()).connect(&url);
            match tokio::time::timeout(PATIENCE * 2, connecting).await {
                Ok(Ok(client)) => return Ok(Desk { client, driver, room }),
                // The driver itself hung up, as one does whose port another program took between its being found free
                // and its being used. What the window did wrong it would have said instead.
                Ok(Err(NewSessionError::FailedC(_) | NewSessionError::Failed(_))) if tries_left > 0 => {}
                Ok(Err(error)) => return Err(format!("{error}; {}", said(&log)).into()),
                Err(_) => return Err(format!("the window did not open in time; {}", said(&log)).into()),
            }
        }
        Err("the driver hung up every time".into())
    }

    /// Starts the program a second time beside the first and tells whether it ended by itself, in peace and in time.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn starts_a_second_one(&self, file: &Path) -> Told<bool> {
        let mut command = Command::new(program("clientela-desktop")?);
        command.arg(file);
        self.room.furnish(&mut command);
        let mut second = Group::start(&mut command, &self.home().join("second.log"))?;
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = second.0.try_wait()? {
                return Ok(status.success());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(false)
    }

    /// The machine's home folder: books, spreadsheets and exports of this journey live here.
    pub fn home(&self) -> &Path {
        self.room.home.path()
    }

    /// The display the window is on.
    pub fn display(&self) -> &str {
        &self.room.display.1
    }

    /// Puts a file on this machine and tells where.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> Told<PathBuf> {
        let path = self.home().join(name);
        fs::write(&path, content)?;
        Ok(path)
    }

    /// Answers the next native file dialog with `path`.
    ///
    /// # Errors
    /// When the answer cannot be written.
    pub fn will_choose(&self, path: &Path) -> Told {
        let mut answers = fs::read_to_string(self.home().join("dialog")).unwrap_or_default();
        answers.push_str(&format!("{}\n", path.display()));
        fs::write(self.home().join("dialog"), answers)?;
        Ok(())
    }

    /// Kills the program where it stands, as a power cut would.
    pub fn power_cut(&mut self) {
        self.driver.kill();
    }

    /// Ends the journey in peace.
    ///
    /// # Errors
    /// When the window no longer answers.
    pub async fn leave(self) -> Told {
        let Desk { client, driver, room } = self;
        tokio::time::timeout(PATIENCE, client.close()).await.map_err(|_| "the window did not close in time")??;
        drop((driver, room));
        Ok(())
    }
}

/// What is around the program: a home folder, a display, perhaps a bus.
struct Room {
    display: (Option<Group>, String),
    bus: (Option<Group>, String),
    home: TempDir,
}

impl Room {
    fn new(with_bus: bool) -> Told<Room> {
        let home = TempDir::with_prefix("clientela-desk-")?;
        for folder in ["config", "data", "cache", "state", "run"] {
            fs::create_dir_all(home.path().join(folder))?;
        }
        let bus = if with_bus {
            let mut command = Command::new("dbus-daemon");
            let (bus, address) = Group::telling(command.args(["--session", "--nofork", "--print-address=1"]))?;
            (Some(bus), address)
        } else {
            // Each desk is a machine of its own: it must not find the program of its neighbour.
            (None, "unix:path=/nonexistent".to_owned())
        };
        Ok(Room { display: display()?, bus, home })
    }

    /// Starts a driver and tells where it answers.
    async fn driver(&self, log: &Path) -> Told<(Group, String)> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command.args([format!("--port={port}"), "--host=127.0.0.1".into()]);
        // Without this the webview waits for ever for a driver that waits for it.
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        self.furnish(&mut command);
        let driver = Group::start(&mut command, log)?;
        wait_for_port(port).await?;
        Ok((driver, format!("http://127.0.0.1:{port}")))
    }

    fn furnish(&self, command: &mut Command) {
        let home = self.home.path();
        command
            .env("DISPLAY", &self.display.1)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus.1)
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("CLIENTELA_TEST_DIALOG", home.join("dialog"))
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1")
            .env("GSETTINGS_BACKEND", "memory")
            .env("GDK_BACKEND", "x11")
            .env("LANG", "C.UTF-8");
    }
}

/// A program and all it started, ended together.
struct Group(Child);

impl Group {
    fn start(command: &mut Command, log: &Path) -> Told<Group> {
        let log = fs::File::create(log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{:?} did not start ({error}): run `make setup`", command.get_program()))?;
        Ok(Group(child))
    }

    /// Starts a program that tells one line when it is ready: where it is to be found.
    fn telling(command: &mut Command) -> Told<(Group, String)> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{name} did not start ({error}): run `make setup`"))?;
        let output = child.stdout.take().ok_or("it has no output")?;
        let group = Group(child);
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            let read = BufReader::new(output).read_line(&mut line);
            let _ = tell.send(read.map(|_| line));
        });
        let line = told.recv_timeout(PATIENCE).map_err(|_| format!("{name} was not ready in time"))??;
        Ok((group, line.trim().to_owned()))
    }

    fn kill(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A display of its own, so that nobody's desktop is disturbed and the size is known. `CLIENTELA_WATCH=1` uses the
/// desktop's own display, for watching a journey.
fn display() -> Told<(Option<Group>, String)> {
    if let (Some(_), Ok(own)) = (env::var_os("CLIENTELA_WATCH"), env::var("DISPLAY")) {
        return Ok((None, own));
    }
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]);
    let (display, number) = Group::telling(&mut command)?;
    Ok((Some(display), format!(":{number}")))
}

async fn wait_for_port(port: u16) -> Told {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Err("the driver did not answer in time".into())
}

fn said(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().take(20).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

/// The workspace's program called `name`, built beside these tests.
///
/// # Errors
/// When it was not built.
pub fn program(name: &str) -> Told<PathBuf> {
    let tests = env::current_exe()?;
    let folder = tests.parent().and_then(Path::parent).ok_or("the tests are not in a target folder")?;
    let program = folder.join(name);
    if program.is_file() {
        Ok(program)
    } else {
        Err(format!("{} is not built: run `make test`", program.display()).into())
    }
}
