//! The council's provider: what it says of itself, its keys, and the requests of signing in.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::Url;

pub(crate) use super::claims::Known;
use super::claims::{Expected, checked};
use super::discovery::{Discovery, sound};
use super::known::Configuration;
use super::secret;
use super::token::{self, Keys, Untrusted};

/// How long the provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most it may answer, in bytes.
const LARGEST: u64 = 1024 * 1024;
/// How long what it says of itself, and its keys, are kept.
const KEPT: Duration = Duration::from_hours(1);
/// Keys are asked for again for an unknown one at most this often, so that forged tokens make no traffic.
const BETWEEN_KEYS: Duration = Duration::from_mins(1);

/// Why a sign-in did not come about.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    /// The provider does not answer, or not as it should; for the log.
    #[error("the sign-in provider did not answer as it should: {0}")]
    Down(String),
    /// The person refused, or the provider refused them; its word for it.
    #[error("the sign-in provider refused: {0}")]
    Refused(String),
    /// What came back does not belong to what was asked, or is too late.
    #[error("what came back from the sign-in provider does not belong to this sign-in")]
    Stale,
    /// What it vouches for is not believed.
    #[error(transparent)]
    Untrusted(#[from] Untrusted),
}

/// A sign-in on its way, kept until the person comes back.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    /// What the provider hands back unchanged.
    pub(crate) state: String,
    /// What its token must carry.
    pub(crate) nonce: String,
    /// What proves that we asked.
    pub(crate) verifier: String,
    /// Whether the person is to prove anew who they are.
    pub(crate) anew: bool,
    /// When it was asked.
    pub(crate) asked: Timestamp,
}

/// What the person brings back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Brought {
    code: String,
    pub(crate) state: String,
    iss: String,
    error: String,
}

#[derive(Clone)]
struct Read {
    discovery: Arc<Discovery>,
    keys: Arc<Keys>,
    at: Instant,
    /// When the keys were last asked for again because one was unknown.
    asked_again: Option<Instant>,
}

/// The provider; cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Provider(Arc<Inner>);

struct Inner {
    configuration: Configuration,
    agent: Agent,
    read: Mutex<Option<Read>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Provider")
            .field(&self.0.configuration)
            .finish()
    }
}

impl Provider {
    /// The provider as configured. Nothing is asked of it until somebody signs in. A proxy is taken from the
    /// environment (`HTTPS_PROXY`, `NO_PROXY`), certificates from the machine.
    pub(crate) fn new(configuration: Configuration) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .new_agent();
        Self(Arc::new(Inner {
            configuration,
            agent,
            read: Mutex::new(None),
        }))
    }

    /// Begins a sign-in: where to send the person, and what to keep until they come back.
    ///
    /// # Errors
    /// When the provider cannot be asked.
    pub(crate) async fn begin(&self, anew: bool, now: Timestamp) -> Result<(Url, Pending), Failed> {
        let read = self.read().await?;
        let random = || secret::token().map_err(|why| Failed::Down(why.to_string()));
        let pending = Pending {
            state: random()?,
            nonce: random()?,
            verifier: random()?,
            anew,
            asked: now,
        };
        let ours = &self.0.configuration;
        let mut to = read.discovery.authorization_endpoint.clone();
        let mut query = to.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &ours.client)
            .append_pair("redirect_uri", &ours.back())
            .append_pair("scope", ours.scope())
            .append_pair("state", &pending.state)
            .append_pair("nonce", &pending.nonce)
            .append_pair("code_challenge", &secret::challenge(&pending.verifier))
            .append_pair("code_challenge_method", "S256");
        if anew {
            query
                .append_pair("prompt", "login")
                .append_pair("max_age", "0");
            for (name, value) in ours.asked_anew() {
                query.append_pair(name, &value);
            }
        }
        drop(query);
        Ok((to, pending))
    }

    /// Ends a sign-in that [`Self::begin`] began: who it is.
    ///
    /// # Errors
    /// When they do not belong together, the provider cannot be asked, or what it vouches for is not believed.
    pub(crate) async fn finish(
        &self,
        pending: &Pending,
        brought: &Brought,
        now: Timestamp,
    ) -> Result<Known, Failed> {
        if brought.state != pending.state {
            return Err(Failed::Stale);
        }
        let mut read = self.read().await?;
        let ours = &self.0.configuration;
        let named = if brought.iss.is_empty() {
            !read
                .discovery
                .authorization_response_iss_parameter_supported
        } else {
            brought.iss == ours.issuer
        };
        if !named {
            return Err(Untrusted::Claim("iss").into());
        }
        if !brought.error.is_empty() {
            return Err(Failed::Refused(plain(&brought.error)));
        }
        let token = self
            .exchanged(&read.discovery, &brought.code, pending)
            .await?;
        let claims = match token::claims(&token, &read.keys) {
            Err(Untrusted::Key) => {
                // The provider may have changed its keys since.
                read = self.read_keys(&read).await?;
                token::claims(&token, &read.keys)?
            }
            other => other?,
        };
        let expected = Expected {
            nonce: &pending.nonce,
            asked: pending.asked,
            anew: pending.anew,
            now,
        };
        Ok(checked(&claims, ours, &expected)?)
    }

    /// Where a person signs out of the council's sign-in too; `None` where it offers no such page.
    pub(crate) async fn end(&self) -> Option<Url> {
        let read = self.read().await.ok()?;
        let mut to = read.discovery.end_session_endpoint.clone()?;
        let ours = &self.0.configuration;
        to.query_pairs_mut()
            .append_pair("client_id", &ours.client)
            .append_pair("post_logout_redirect_uri", &ours.signed_out());
        Some(to)
    }

    /// Hands the code over and takes the token about the person.
    async fn exchanged(
        &self,
        discovery: &Discovery,
        code: &str,
        pending: &Pending,
    ) -> Result<String, Failed> {
        #[derive(Deserialize)]
        struct Tokens {
            id_token: String,
        }
        let ours = &self.0.configuration;
        let mut form = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", ours.back()),
            ("code_verifier", pending.verifier.clone()),
        ];
        let methods = discovery.token_endpoint_auth_methods_supported.as_ref();
        let basic = methods.is_none_or(|all| all.iter().any(|one| one == "client_secret_basic"));
        let mut request = self.0.agent.post(discovery.token_endpoint.as_str());
        if !ours.secret.is_empty() && basic {
            request = request.header("authorization", basic_word(&ours.client, &ours.secret));
        } else {
            form.push(("client_id", ours.client.clone()));
            if !ours.secret.is_empty() {
                form.push(("client_secret", ours.secret.clone()));
            }
        }
        let (status, body) = answered(move || request.send_form(form)).await?;
        if status == 400 || status == 401 {
            let word = serde_json::from_slice::<Value>(&body).ok();
            let word = word.as_ref().and_then(|word| word.get("error")?.as_str());
            // A code that was used before, or is too old.
            if word == Some("invalid_grant") {
                return Err(Failed::Stale);
            }
            return Err(Failed::Down(format!(
                "no token was given: {}",
                plain(word.unwrap_or_default())
            )));
        }
        if status != 200 {
            return Err(Failed::Down(format!("no token was given: status {status}")));
        }
        serde_json::from_slice::<Tokens>(&body)
            .map(|tokens| tokens.id_token)
            .map_err(|_| Failed::Down("no token about the person was given".to_owned()))
    }

    /// What it says of itself and its keys, kept for an hour.
    async fn read(&self) -> Result<Read, Failed> {
        if let Some(read) = self.kept().filter(|read| read.at.elapsed() < KEPT) {
            return Ok(read);
        }
        match self.read_anew().await {
            Ok(read) => Ok(self.keep(read)),
            // What was known an hour ago still serves while it does not answer.
            Err(why) => self.kept().ok_or(why),
        }
    }

    async fn read_anew(&self) -> Result<Read, Failed> {
        let issuer = &self.0.configuration.issuer;
        let address = format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        );
        let discovery: Discovery = serde_json::from_slice(&self.fetched(&address).await?)
            .map_err(|_| Failed::Down("what it says of itself cannot be read".to_owned()))?;
        sound(&discovery, issuer)?;
        let keys = self.fetched(discovery.jwks_uri.as_str()).await?;
        Ok(Read {
            discovery: Arc::new(discovery),
            keys: Arc::new(Keys::read(&keys)?),
            at: Instant::now(),
            asked_again: None,
        })
    }

    /// Its keys asked for again, unless they just were.
    async fn read_keys(&self, known: &Read) -> Result<Read, Failed> {
        let newest = self.kept().unwrap_or_else(|| known.clone());
        if newest.asked_again != known.asked_again || newest.at != known.at {
            // Somebody else's sign-in asked in between.
            return Ok(newest);
        }
        if newest
            .asked_again
            .is_some_and(|at| at.elapsed() < BETWEEN_KEYS)
        {
            return Err(Untrusted::Key.into());
        }
        // Kept before the answer is there, so that many forged tokens at once ask once.
        let asked = self.keep(Read {
            asked_again: Some(Instant::now()),
            ..newest
        });
        let keys = self.fetched(asked.discovery.jwks_uri.as_str()).await?;
        Ok(self.keep(Read {
            keys: Arc::new(Keys::read(&keys)?),
            ..asked
        }))
    }

    fn kept(&self) -> Option<Read> {
        let read = self.0.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.clone()
    }

    fn keep(&self, read: Read) -> Read {
        let mut kept = self.0.read.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(read.clone());
        read
    }

    async fn fetched(&self, address: &str) -> Result<Vec<u8>, Failed> {
        let request = self.0.agent.get(address);
        match answered(move || request.call()).await? {
            (200, body) => Ok(body),
            (status, _) => Err(Failed::Down(format!("status {status}"))),
        }
    }
}

/// A word of another program, made safe for a log: letters, digits, `_` only.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .take(60)
        .collect()
}

/// Who we are to the provider, as the header says it.
fn basic_word(client: &str, secret: &str) -> String {
    use base64::Engine as _;
    let coded =
        |text: &str| -> String { url::form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let both = format!("{}:{}", coded(client), coded(secret));
    format!(
        "Basic {}",
        base64::engine::general_purpose::STANDARD.encode(both)
    )
}

/// One request, made beside the serving: status and body.
async fn answered<F>(ask: F) -> Result<(u16, Vec<u8>), Failed>
where
    F: FnOnce() -> Result<ureq::http::Response<ureq::Body>, ureq::Error> + Send + 'static,
{
    let asked = tokio::task::spawn_blocking(move || {
        let mut response = ask()?;
        let status = response.status().as_u16();
        let body = response
            .body_mut()
            .with_config()
            .limit(LARGEST)
            .read_to_vec()?;
        Ok::<_, ureq::Error>((status, body))
    });
    match asked.await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(why)) => Err(Failed::Down(why.to_string())),
        Err(why) => Err(Failed::Down(why.to_string())),
    }
}
