//! The program as a person uses it: the built program is run, and what it says is read.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says so by ending"
)]

mod audit_cli;
mod children_cli;
mod crawl;
mod edge;
mod faults;
mod fetch;
mod looks;
mod outbound;
mod papers;
mod program;
mod programme;
mod recovery;
mod reports_cli;
mod returns_cli;
mod serve;
mod structure;
