//! Where people sign in, as the council says it, and what differs between the products councils have.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use url::Url;

/// The products whose ways are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Product {
    /// Microsoft Entra ID: people by tenant and object, app roles in `roles`, step-up by authentication context.
    Entra,
    /// Keycloak: roles of the client in `resource_access.CLIENT.roles`.
    Keycloak,
    /// Active Directory Federation Services 2019 or later: roles in `role`, further claims by the scope `allatclaims`.
    Adfs,
    /// Any other that keeps to the standard.
    #[default]
    Other,
}

/// Where people sign in, as typed.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Sign-in")]
pub(crate) struct Asked {
    /// The council's sign-in provider, by the address it calls itself; accounts kept here are off then
    #[arg(long = "sign-in", value_name = "ISSUER", requires_all = ["sign_in_client", "own_address"])]
    sign_in: Option<String>,
    /// The product behind it: what differs is set by it
    #[arg(long, value_enum, value_name = "PRODUCT", default_value_t)]
    sign_in_product: Product,
    /// The name this service is registered under there
    #[arg(long, value_name = "CLIENT")]
    sign_in_client: Option<String>,
    /// File that holds the secret it was registered with
    #[arg(long, value_name = "FILE")]
    sign_in_secret: Option<PathBuf>,
    /// Claim the roles stand in, where it is not the product's usual one
    #[arg(long, value_name = "CLAIM")]
    sign_in_roles: Option<String>,
    /// What a fresh proof must reach (an authentication context such as `c1`, or an `acr`)
    #[arg(long, value_name = "CONTEXT")]
    sign_in_step_up: Option<String>,
    /// Let whoever reaches the service read released figures without signing in
    #[arg(long)]
    pub(crate) open_releases: bool,
    /// Minutes a session may go unused [default: 30]
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u16).range(5..=480))]
    pub(crate) idle: Option<u16>,
    /// Address people open the service at, for example `https://waymark.council.example`
    #[arg(long = "address", value_name = "URL")]
    own_address: Option<Url>,
}

/// Where people sign in.
#[derive(Clone)]
pub(crate) struct Configuration {
    /// The provider, exactly as it calls itself.
    pub(crate) issuer: String,
    /// Its product.
    pub(crate) product: Product,
    /// What it knows us as.
    pub(crate) client: String,
    /// What proves that we are it; empty where only the code's proof is used.
    pub(crate) secret: String,
    /// The claim roles stand in.
    pub(crate) roles: String,
    /// What a fresh proof must reach; empty for any fresh proof.
    pub(crate) step_up: String,
    /// Our own address.
    pub(crate) address: Url,
}

impl std::fmt::Debug for Configuration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Configuration")
            .field("issuer", &self.issuer)
            .field("product", &self.product)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

impl Asked {
    /// What was asked for; `None` where people have accounts here.
    ///
    /// # Errors
    /// When the provider's address is none, is not encrypted, or the secret cannot be read.
    pub(crate) fn configuration(&self) -> anyhow::Result<Option<Configuration>> {
        let (Some(issuer), Some(client), Some(address)) =
            (&self.sign_in, &self.sign_in_client, &self.own_address)
        else {
            return Ok(None);
        };
        let parsed = Url::parse(issuer).context("--sign-in is no address")?;
        if !encrypted(&parsed) {
            bail!("--sign-in must begin with https://");
        }
        let roles = match (&self.sign_in_roles, self.sign_in_product) {
            (Some(claim), _) => claim.clone(),
            (None, Product::Keycloak) => format!("resource_access.{client}.roles"),
            (None, Product::Adfs) => "role".to_owned(),
            (None, Product::Entra | Product::Other) => "roles".to_owned(),
        };
        Ok(Some(Configuration {
            issuer: issuer.clone(),
            product: self.sign_in_product,
            client: client.clone(),
            secret: self.secret()?,
            roles,
            step_up: self.sign_in_step_up.clone().unwrap_or_default(),
            address: address.clone(),
        }))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a secret is a file, so that no list of programs shows it"
    )]
    fn secret(&self) -> anyhow::Result<String> {
        let Some(file) = &self.sign_in_secret else {
            return Ok(String::new());
        };
        let bytes =
            std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let secret = String::from_utf8(bytes).context("the sign-in secret is not text")?;
        Ok(secret.trim().to_owned())
    }
}

/// Whether what is sent there cannot be read on the way: encrypted, or never leaving this machine.
pub(crate) fn encrypted(address: &Url) -> bool {
    let here = match address.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    address.scheme() == "https" || (address.scheme() == "http" && here)
}

impl Configuration {
    /// Where the provider sends people back to: registered there, compared exactly.
    pub(crate) fn back(&self) -> String {
        self.own("sign-in/back")
    }

    /// Where it sends them after signing out.
    pub(crate) fn signed_out(&self) -> String {
        self.own("signed-out")
    }

    fn own(&self, path: &str) -> String {
        format!("{}/{path}", self.address.as_str().trim_end_matches('/'))
    }

    /// What is asked besides, where a person is to prove anew who they are.
    pub(crate) fn asked_anew(&self) -> Vec<(&'static str, String)> {
        match (self.step_up.as_str(), self.product) {
            ("", _) => Vec::new(),
            (context, Product::Entra) => {
                let wanted = serde_json::json!({
                    "id_token": { "acrs": { "essential": true, "value": context } }
                });
                vec![("claims", wanted.to_string())]
            }
            (context, Product::Keycloak | Product::Adfs | Product::Other) => {
                vec![("acr_values", context.to_owned())]
            }
        }
    }

    /// What is asked to be told.
    pub(crate) fn scope(&self) -> &'static str {
        match self.product {
            Product::Adfs => "openid profile email allatclaims",
            Product::Entra | Product::Keycloak | Product::Other => "openid profile email",
        }
    }
}
