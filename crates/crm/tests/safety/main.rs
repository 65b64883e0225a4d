//! Nothing that was said to be saved is lost: backups, damage, passphrases, two programs, a process killed.

mod backups;
mod checks;
mod damage;
mod passphrases;
mod shop;
