//! The program as a person uses it: the built program is run, and what it says is read.

mod fetch;
mod program;
mod reports_cli;
mod serve;
mod structure;
