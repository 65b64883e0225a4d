//! The system's keychain: where the raw key of a book is kept when its owner wants to be remembered on this machine.
//!
//! The passphrase itself is never kept. What is kept opens this one file: after a change of passphrase it opens nothing.

use crate::DoorError;
use crm::book::key::{self, Header, Key};
use keyring_core::{CredentialStore, Entry};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use zeroize::Zeroizing;

const SERVICE: &str = "clientela";

/// The keychain of this system, if it has one and it answers.
fn store() -> Option<&'static Arc<CredentialStore>> {
    static STORE: OnceLock<Option<Arc<CredentialStore>>> = OnceLock::new();
    STORE.get_or_init(open_store).as_ref()
}

#[cfg(target_os = "linux")]
fn open_store() -> Option<Arc<CredentialStore>> {
    // Without a session bus there is no secret service to ask.
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS")?;
    Some(zbus_secret_service_keyring_store::Store::new().ok()?)
}

#[cfg(target_os = "macos")]
fn open_store() -> Option<Arc<CredentialStore>> {
    Some(apple_native_keyring_store::keychain::Store::new().ok()?)
}

#[cfg(windows)]
fn open_store() -> Option<Arc<CredentialStore>> {
    Some(windows_native_keyring_store::Store::new().ok()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn open_store() -> Option<Arc<CredentialStore>> {
    None
}

/// Whether this system has a keychain to remember in.
pub(crate) fn is_available() -> bool {
    store().is_some()
}

/// The entry of the book at `path`, named by its salt: a copy of the file elsewhere is opened by the same key.
fn entry(path: &Path) -> Option<Entry> {
    let Ok(Header::Sealed(salt)) = key::header(path) else { return None };
    entry_of(&salt)
}

fn entry_of(salt: &[u8; 16]) -> Option<Entry> {
    let name: String = salt.iter().map(|b| format!("{b:02x}")).collect();
    store()?.build(SERVICE, &name, None).ok()
}

/// The remembered key of the book at `path`. Ask before the book is opened in this process.
pub(crate) fn remembered(path: &Path) -> Option<Zeroizing<String>> {
    entry(path)?.get_password().ok().map(Zeroizing::new)
}

/// Remembers the key of an open book. Errors: `keychain-unavailable`.
pub(crate) fn remember(key: &Key) -> Result<(), DoorError> {
    let kept = entry_of(key.salt()).map(|e| e.set_password(key.to_hex().as_str()));
    if matches!(kept, Some(Ok(()))) { Ok(()) } else { Err(DoorError::new("keychain-unavailable")) }
}

/// Forgets the key of an open book; forgetting what is not kept is no error.
pub(crate) fn forget(key: &Key) {
    if let Some(entry) = entry_of(key.salt()) {
        let _ = entry.delete_credential();
    }
}

/// Whether the key of an open book is remembered here.
pub(crate) fn is_remembered(key: &Key) -> bool {
    entry_of(key.salt()).is_some_and(|e| e.get_password().is_ok())
}
