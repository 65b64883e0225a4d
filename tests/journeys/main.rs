//! Whole journeys in the real window, one file each. They share a path, so that `make test` can run them last.
mod in_the_window;
