//! The terminal as a person or a script meets it: the real program, in folders of its own.

mod first;
mod home;
mod safety;
mod tables;
