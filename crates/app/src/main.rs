//! The program: pages, command line, settings.

mod library;

fn main() {}
