//! Nothing that was said to be saved is lost: backups, damage, passphrases, two programs, a process killed.

// A story stops at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backups;
mod checks;
mod child;
mod damage;
mod kills;
mod passphrases;
mod programs;
mod shop;
