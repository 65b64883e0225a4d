//! Nothing that was said to be saved is lost: backups, damage, passphrases, two programs, a process killed.

mod backups;
mod checks;
mod child;
mod damage;
mod kills;
mod passphrases;
mod programs;
mod shop;
