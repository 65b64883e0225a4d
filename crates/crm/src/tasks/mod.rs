//! Tasks: what one owes a client, and when.

pub mod quick_add;
