//! The command line: one command, one file in `cli/`.

mod annex_a;
mod audit;
mod backup;
mod beside;
mod check;
mod convert;
mod given;
mod keep;
mod lists;
mod load;
mod measures;
mod outage;
mod reconcile;
mod reports;
mod rows;
mod rules;
mod sample;
mod serve;
mod source;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::identity::known::Asked;
use crate::settings::{Council, Data, Listen, Watch};
use crate::{loading, reading};

/// What a council's children need from it now, how well it is doing, and what inspectors found.
///
/// Without a command: opens the invented sample authority in ./waymark-data and serves it on 127.0.0.1:8903, or, where
/// that is taken, on the address it prints.
#[derive(Debug, Parser)]
#[command(name = "waymark", version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
#[expect(
    clippy::large_enum_variant,
    reason = "one is made in a run of the program"
)]
enum Command {
    /// Serve the pages
    Serve {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        council: Council,
        #[command(flatten)]
        listen: Listen,
        #[command(flatten)]
        sign_in: Asked,
        #[command(flatten)]
        watch: Watch,
    },
    /// Accounts and roles, from the machine itself: whoever runs commands here counts as the second person
    #[command(subcommand)]
    User(user::User),
    Check(check::CheckFiles),
    Convert(convert::Convert),
    Load(load::LoadFiles),
    Measures(measures::Measures),
    Lists(lists::Lists),
    AnnexA(annex_a::AnnexA),
    /// The log of who looked
    #[command(subcommand)]
    Audit(audit::Audit),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Rehearse(backup::Rehearse),
    /// The store itself: moving it, changing its keys
    #[command(subcommand)]
    Store(keep::Keep),
    Outage(outage::Outage),
    Rules(rules::Rules),
    Reconcile(reconcile::Reconcile),
    Sample(sample::Sample),
    /// Read, keep and collect inspection reports
    #[command(subcommand)]
    Reports(reports::Reports),
    /// The reading of one report in a process of its own
    #[command(hide = true)]
    ReadOne(reading::OneFile),
    /// The reading of the sheets of one file in a process of its own
    #[command(hide = true)]
    ReadSheets(reading::ReadSheets),
    /// The reading of the files of one load in a process of its own
    #[command(hide = true)]
    ReadLoad(loading::ReadLoad),
}

/// How a command ended, as linters say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Done, and nothing to report.
    Clean,
    /// Done, and something found.
    Found,
}

/// Runs what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let ended = match Cli::parse().command {
        None => serve::sample(),
        Some(Command::Serve {
            data,
            council,
            listen,
            sign_in,
            watch,
        }) => serve::serve(&data, &council, &listen, &sign_in, &watch),
        Some(Command::User(asked)) => user::run(&asked),
        Some(Command::Check(asked)) => check::run(&asked),
        Some(Command::Convert(asked)) => convert::run(&asked),
        Some(Command::AnnexA(asked)) => annex_a::run(&asked),
        Some(Command::Audit(asked)) => audit::run(&asked),
        Some(Command::Backup(asked)) => backup::run(&asked),
        Some(Command::Restore(asked)) => backup::restore(&asked),
        Some(Command::Rehearse(asked)) => backup::rehearse(&asked),
        Some(Command::Store(asked)) => keep::run(&asked),
        Some(Command::Outage(asked)) => outage::run(&asked),
        Some(Command::Rules(asked)) => rules::run(&asked),
        Some(Command::Reconcile(asked)) => reconcile::run(&asked),
        Some(Command::Load(load)) => load::run(&load),
        Some(Command::Measures(asked)) => measures::run(&asked),
        Some(Command::Lists(asked)) => lists::run(&asked),
        Some(Command::Sample(asked)) => sample::run(&asked),
        Some(Command::Reports(command)) => reports::run(&command),
        Some(Command::ReadLoad(asked)) => loading::read_load(&asked).map(|()| Ended::Clean),
        Some(Command::ReadSheets(asked)) => reading::read_sheets(&asked).map(|()| Ended::Clean),
        Some(Command::ReadOne(file)) => reading::read_one(&file).map(|()| Ended::Clean),
    };
    match ended {
        Ok(Ended::Clean) => ExitCode::SUCCESS,
        Ok(Ended::Found) => ExitCode::from(1),
        Err(why) => {
            eprintln!("waymark: {why:#}");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn no_command_says_two_things_by_one_name() {
        super::Cli::command().debug_assert();
    }
}
