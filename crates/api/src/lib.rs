//! The catalogue: every command of Clientela once. From it come the window's door, the terminal's door and the
//! TypeScript of the page; a command that is not here does not exist.

mod accountant;
mod catalogue;
mod counting;
mod door;
mod error;
mod keychain;
mod library;
mod printing;
mod safekeeping;
mod typescript;

pub use catalogue::{Command, Effect, commands};
pub use door::{Answer, Door, Happening, OpenRequest};
pub use error::DoorError;
pub use library::{BookStatus, EXTENSION, KnownBook, OpenBook};
pub use typescript::typescript;
