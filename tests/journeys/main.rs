//! Whole journeys in the real window, one file each. They share a path, so that `make test` can run them last.

// A test may stop at the first thing that is not so, also in what its tests share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod in_the_window;
