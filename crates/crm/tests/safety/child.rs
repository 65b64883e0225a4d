//! Another process at the same book: this very program, asked for one of its own tests.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const JOB: &str = "CLIENTELA_TEST_JOB";
/// What a child says begins with this; the rest of its lines are the test runner's.
const SAYS: &str = "says ";

/// What a child was asked to do.
pub struct Job {
    pub what: String,
    pub path: PathBuf,
    pub seed: u64,
}

/// The job of this process, if it is a child.
pub fn job() -> Option<Job> {
    let text = std::env::var(JOB).ok()?;
    let mut parts = text.splitn(3, ' ');
    let (what, seed, path) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Job { what: what.to_owned(), path: PathBuf::from(path), seed: seed.parse().ok()? })
}

impl Job {
    /// Tells the parent, at once.
    pub fn tell(&self, text: &str) {
        let mut out = std::io::stdout();
        writeln!(out, "\n{SAYS}{text}").and_then(|()| out.flush()).unwrap();
    }

    /// Waits until the parent says to go on, or is gone.
    pub fn wait(&self) {
        let _ = std::io::stdin().read(&mut [0; 1]);
    }
}

/// A child at work. Dropped, it is killed.
pub struct Child {
    process: std::process::Child,
    said: Receiver<String>,
}

impl Child {
    pub fn start(test: &str, what: &str, path: &Path, seed: u64) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"])
            .env(JOB, format!("{what} {seed} {}", path.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(process.stdout.take().unwrap());
        let (say, said) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if let Some(text) = line.strip_prefix(SAYS) {
                    let _ = say.send(text.to_owned());
                }
            }
        });
        Self { process, said }
    }

    /// Waits until the child says `text`.
    pub fn until(&mut self, text: &str) {
        while self.said.recv_timeout(Duration::from_secs(60)).expect("the child goes on") != text {}
    }

    pub fn go_on(&mut self) {
        self.process.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }

    pub fn end(&mut self) {
        self.process.wait().unwrap();
    }

    /// Kills the child after `patience` as the system would without power for it: no goodbye. Returns all it said.
    pub fn kill(mut self, patience: Duration) -> Vec<String> {
        std::thread::sleep(patience);
        let _ = self.process.kill();
        self.process.wait().unwrap();
        // The channel closes with the pipe.
        self.said.iter().collect()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
