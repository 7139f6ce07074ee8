//! Settings, read once from the command line: where things are kept and where the service listens.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

/// Where the store lies.
#[derive(Debug, Clone, Args)]
pub(crate) struct Data {
    /// Folder everything is kept in
    #[arg(long = "data", value_name = "DIR", default_value = "./waymark-data")]
    pub(crate) folder: PathBuf,
}

/// Where the service listens.
#[derive(Debug, Clone, Args)]
pub(crate) struct Listen {
    /// Address to serve on
    #[arg(long = "listen", value_name = "ADDR", default_value = "127.0.0.1:8903")]
    pub(crate) address: SocketAddr,
}

/// Who runs the program, as the system knows them.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
pub(crate) fn person() -> String {
    ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "the command line".to_owned())
}
