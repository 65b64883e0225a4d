//! The real keychain of the desktop, on a bus of its own.

use crate::home::{Home, Said, said};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// It answers a moment after it starts; on a busy machine a long one.
const PATIENCE: Duration = Duration::from_secs(30);

/// A bus and a keychain that is unlocked.
struct Keychain {
    bus: Child,
    keyring: Child,
    address: String,
}

impl Keychain {
    fn start(home: &Home) -> Self {
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let mut keyring = Command::new("gnome-keyring-daemon")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .env_clear()
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("DBUS_SESSION_BUS_ADDRESS", &address)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        keyring.stdin.take().unwrap().write_all(b"de la sesion").unwrap();
        Self { bus, keyring, address }
    }

    /// Runs the program beside it, with a passphrase if one is told.
    fn run(&self, home: &Home, secret: Option<&str>, arguments: &[&str]) -> Said {
        let mut command = home.command(arguments);
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address).stdin(Stdio::null());
        if let Some(secret) = secret {
            command.env("CLIENTELA_PASSPHRASE", secret);
        }
        said(command.output().unwrap())
    }
}

impl Drop for Keychain {
    fn drop(&mut self) {
        for child in [&mut self.keyring, &mut self.bus] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[test]
fn a_book_that_is_remembered_opens_without_its_passphrase_until_it_is_forgotten() {
    let home = Home::new();
    let secret = "una frase larga 12";
    home.with_secret(secret, &["new", "--book", "tienda.clientela", "--country", "ES"]).well();
    let keychain = Keychain::start(&home);
    let remember = ["call", "book.remember", r#"{"remember":true}"#];
    let start = Instant::now();
    while keychain.run(&home, Some(secret), &remember).code != 0 {
        assert!(start.elapsed() < PATIENCE, "the keychain does not answer");
        sleep(Duration::from_millis(200));
    }
    keychain.run(&home, None, &["today"]).well();
    // Elsewhere, without that keychain, it is as closed as ever.
    assert_eq!(home.run(&["today"]).code, 4);

    let other = "otra frase distinta 34";
    let change = format!(r#"{{"current":"{secret}","new":"{other}"}}"#);
    keychain.run(&home, None, &["call", "book.set_passphrase", &change]).well();
    keychain.run(&home, None, &["today"]).well();
    keychain.run(&home, Some(other), &["call", "book.remember", r#"{"remember":false}"#]).well();
    assert_eq!(keychain.run(&home, None, &["today"]).code, 4);
}
