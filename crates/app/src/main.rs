//! The program: pages, command line, settings.

mod checked;
mod cli;
mod clock;
mod collecting;
mod dormant;
mod edge;
mod identity;
mod last_good;
mod library;
mod loading;
mod logged;
mod nightly;
mod programme;
mod reading;
mod records;
mod retention;
mod sample_people;
mod settings;
mod state;
mod web;

use std::process::ExitCode;

fn main() -> ExitCode {
    edge::logs::quiet_panics();
    cli::run()
}
