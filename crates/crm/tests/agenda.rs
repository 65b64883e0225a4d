//! A salesperson's day: what happened with clients, what is agreed, what is due. Everything on a book in a temporary folder,
//! on Saturday 21 November 2026.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test may stop at the first thing that is not so.

mod agenda {
    mod attachments;
    mod book;
    mod interactions;
    mod lists;
    mod seen_export;
    mod tasks;
    mod today;
}
