//! A person at her desk: the real window on a display of its own, driven as she would, by what is written on it.
#![cfg(feature = "window")]

mod access;
mod asking;
mod hands;
mod machine;

pub use asking::PASSPHRASE;
pub use machine::{Desk, program};

/// What a step of a journey gives; a step that could not be done says why.
pub type Told<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Longest a person should ever wait for a step. A healthy step takes a hundredth of it.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// Waits for a step, but not for ever: a window that hangs must fail its journey, not stop it.
async fn in_time<T, E>(step: impl Future<Output = Result<T, E>>) -> Told<T>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    tokio::time::timeout(PATIENCE, step).await.map_err(|_| "the window does not answer")?.map_err(Into::into)
}
