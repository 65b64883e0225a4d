//! Add a journey: one file here, one line below.

mod access;
mod first_book;
mod opening;
mod shots;

/// Every screen that needs no book, by its name and address.
const OUTSIDE: &[(&str, &str)] = &[("welcome", "/welcome")];

/// Every screen of an open book, by its name and address.
const INSIDE: &[(&str, &str)] = &[
    ("history", "/history"),
    ("settings-business", "/settings/business"),
    ("settings-look", "/settings/look"),
    ("settings-keys", "/settings/keys"),
];
