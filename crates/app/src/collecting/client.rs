//! One request at a time, a pause between two, under our own name.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use store::Fetched;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::Url;

/// How we call ourselves: an honest name, so that the publisher can see who asks.
const NAME: &str = concat!(
    "Waymark/",
    env!("CARGO_PKG_VERSION"),
    " (open-source reader of published inspection reports; one request at a time)"
);

/// The most a file may hold.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What an address answered.
#[derive(Debug)]
pub(super) enum Answer {
    /// Nothing has changed since it was asked last.
    Unchanged,
    /// What it holds now.
    Sent {
        bytes: Vec<u8>,
        etag: Option<String>,
        last_modified: Option<String>,
    },
    /// It is not there.
    Missing,
}

/// The one that asks.
pub(super) struct Client {
    agent: Agent,
    pause: Duration,
    last: Option<Instant>,
}

impl Client {
    pub(super) fn new(pause: Duration) -> Self {
        // Councils' networks often put certificates of their own on the machine.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .user_agent(NAME)
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .build()
            .new_agent();
        Self {
            agent,
            pause,
            last: None,
        }
    }

    /// Asks an address, saying what we know of it so that nothing unchanged is sent again.
    ///
    /// # Errors
    /// When the site does not answer, asks us to wait, or says that something is wrong.
    pub(super) async fn ask(
        &mut self,
        address: &Url,
        known: Option<&Fetched>,
    ) -> anyhow::Result<Answer> {
        if let Some(last) = self.last {
            tokio::time::sleep(self.pause.saturating_sub(last.elapsed())).await;
        }
        let mut request = self.agent.get(address.as_str());
        if let Some(etag) = known.and_then(|known| known.etag.as_deref()) {
            request = request.header("if-none-match", etag);
        }
        if let Some(changed) = known.and_then(|known| known.last_modified.as_deref()) {
            request = request.header("if-modified-since", changed);
        }
        let asked = address.to_string();
        let answer = tokio::task::spawn_blocking(move || -> anyhow::Result<Answer> {
            let mut response = request
                .call()
                .with_context(|| format!("{asked} did not answer; run again later, it goes on where it stopped"))?;
            match response.status().as_u16() {
                200 => {}
                304 => return Ok(Answer::Unchanged),
                404 | 410 => return Ok(Answer::Missing),
                429 | 503 => bail!("the site asks us to wait ({asked}); run again later, it goes on where it stopped"),
                other => bail!("{asked} answered with status {other}; run again later, it goes on where it stopped"),
            }
            let header = |name: &str| {
                let value = response.headers().get(name)?;
                value.to_str().ok().map(str::to_owned)
            };
            let (etag, last_modified) = (header("etag"), header("last-modified"));
            let bytes = response
                .body_mut()
                .with_config()
                .limit(LARGEST)
                .read_to_vec()
                .with_context(|| format!("{asked} broke off; run again later, it goes on where it stopped"))?;
            Ok(Answer::Sent { bytes, etag, last_modified })
        })
        .await?;
        self.last = Some(Instant::now());
        answer
    }
}
