//! Settings, read once from the command line: where things are kept and where the service listens.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::Args;
use inspection::authorities::{self, Authority};
use returns::looked_after::looking_after;
use store::{Place, Store};

use crate::edge::Edge;
use crate::edge::limits::Limits;
use crate::edge::logs::Written;
use crate::retention::Kept;

/// Where the store lies.
#[derive(Debug, Clone, Args)]
pub(crate) struct Data {
    /// Folder everything is kept in
    #[arg(
        long = "data",
        value_name = "DIR",
        default_value = "./waymark-data",
        conflicts_with = "database"
    )]
    folder: PathBuf,
    /// PostgreSQL database everything is kept in instead, as `postgres://user@host/name`; its password from a password
    /// file (`~/.pgpass`), not from here, where other users of the machine could read it
    #[arg(long, value_name = "URL", requires = "key")]
    database: Option<String>,
    /// File with the key that names and addresses are encrypted with: made where missing for a new store, and never
    /// inside the data folder [default: DIR.key beside the folder]
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

impl Data {
    /// Where the store lies, with its key.
    pub(crate) fn place(&self) -> Place {
        let place = match &self.database {
            Some(address) => Place::parse(address),
            None => Place::folder(&self.folder),
        };
        match &self.key {
            Some(file) => place.with_key_file(file),
            None => place,
        }
    }

    /// Opens the store.
    ///
    /// # Errors
    /// When it cannot be opened; the words say what to do.
    pub(crate) async fn open(&self) -> anyhow::Result<Store> {
        Ok(Store::open_at(&self.place()).await?)
    }
}

/// What is written outside the store while it is served: by what the log of who looked is watched, and what is read when
/// the service is down.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Watch {
    /// File that signed checkpoints of the log of who looked are added to: best on another machine's disk, where whoever
    /// could change the store cannot change it
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoints: Option<PathBuf>,
    /// Folder that every list of every team is written to as pages to print, after each load and each morning, for when
    /// the service is down; they name children
    #[arg(long, value_name = "DIR")]
    pub(crate) last_good: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// Which council the records are of.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Council {
    /// The council, by name, by the department's three-digit code or by a code such as E09000027: its region and
    /// statistical neighbours are then shown beside its numbers
    #[arg(long, value_name = "NAME or CODE", value_parser = council)]
    pub(crate) authority: Option<&'static Authority>,
}

fn council(given: &str) -> Result<&'static Authority, String> {
    let given = given.trim();
    authorities::by_la_code(given)
        .or_else(|| authorities::by_ons_code(&code_of_today(given)))
        .or_else(|| authorities::matching(given))
        .filter(|authority| !authority.former)
        .ok_or_else(|| {
            "it is none of the 153 authorities; give its name, its three-digit code or a code such as \
             E09000027"
                .to_owned()
        })
}

/// A code of the Office for National Statistics as it is since some were given anew; a district is no council here.
fn code_of_today(given: &str) -> String {
    let code = given.to_ascii_uppercase();
    match looking_after(&code) {
        Some(now) if !code.starts_with("E07") => now.to_owned(),
        _ => code,
    }
}

/// The code of the council whose return it is, by any of its names and codes; the invented authority has one too.
pub(crate) fn code_of_council(given: &str) -> Result<String, String> {
    if given.trim().eq_ignore_ascii_case(sample::yearly::HERE) {
        return Ok(sample::yearly::HERE.to_owned());
    }
    council(given).map(|authority| authority.ons_code.clone())
}

/// Where the service listens, and how people reach it.
#[derive(Debug, Clone, Args)]
pub(crate) struct Listen {
    /// Address to serve on
    #[arg(long = "listen", value_name = "ADDR", default_value = "127.0.0.1:8903")]
    pub(crate) address: SocketAddr,
    /// Certificate chain (PEM) to serve https with; read again when the file changes
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_certificate: Option<PathBuf>,
    /// Private key (PEM) of the certificate
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub(crate) tls_key: Option<PathBuf>,
    /// A proxy stands before the service and speaks this to people
    #[arg(long, value_name = "http or https")]
    pub(crate) behind_proxy: Option<Scheme>,
    /// Address of the proxy, whose word on where a request comes from is taken; give it once for each
    #[arg(long = "proxy", value_name = "IP", requires = "behind_proxy", default_values = ["127.0.0.1", "::1"])]
    pub(crate) proxies: Vec<IpAddr>,
    /// Serve http without a proxy on an address that is not this machine's own: whoever listens in can read everything
    #[arg(long)]
    pub(crate) plain_on_purpose: bool,
    /// Serve what is counted, as Prometheus reads it, on this address too
    #[arg(long, value_name = "ADDR")]
    pub(crate) metrics: Option<SocketAddr>,
    /// How the log on standard error is written
    #[arg(long, value_enum, value_name = "HOW", default_value = "plain")]
    pub(crate) log: Written,
    /// Requests a second that one address may ask on the long run, and ten times that at once; 0 for no limit
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) address_limit: u32,
    /// Requests a second that one account may ask on the long run, and ten times that at once; 0 for no limit
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) account_limit: u32,
}

/// What a proxy speaks to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Scheme {
    /// Plain: only where nobody can listen in
    Http,
    /// With TLS
    Https,
}

impl Listen {
    /// What the service knows of the network it stands in.
    ///
    /// # Errors
    /// Where it would speak without TLS to more than this machine, and was not told to on purpose.
    pub(crate) fn edge(&self) -> anyhow::Result<Edge> {
        let tls = self.tls_certificate.is_some();
        anyhow::ensure!(
            tls || self.behind_proxy.is_some()
                || self.address.ip().is_loopback()
                || self.plain_on_purpose,
            "without TLS the service listens only on this machine's own addresses; give --tls-certificate and \
             --tls-key, or --behind-proxy https where a proxy stands before it, or --plain-on-purpose"
        );
        Ok(Edge {
            proxies: match self.behind_proxy {
                Some(_) => self.proxies.clone(),
                None => Vec::new(),
            },
            secure: tls || self.behind_proxy == Some(Scheme::Https),
            by_address: Limits::each_second(self.address_limit),
            by_account: Limits::each_second(self.account_limit),
            ..Edge::default()
        })
    }
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

#[cfg(test)]
mod tests {
    use super::code_of_council;

    #[test]
    fn a_council_has_one_code_whatever_it_is_called() {
        let code = |given| code_of_council(given).ok();
        let bristol = Some("E06000023".to_owned());
        for given in ["801", "Bristol", " e06000023 "] {
            assert_eq!(code(given), bristol, "{given}");
        }
        // Barnsley's code was given anew in 2025.
        assert_eq!(code("E08000016"), Some("E08000038".to_owned()));
        assert_eq!(code("e06000999"), Some("E06000999".to_owned()));
        // A district is none, nor is a word that is no council.
        for given in ["E07000223", "Nowhere", "999"] {
            assert_eq!(code(given), None, "{given}");
        }
    }
}
