//! What a provider says of itself, and whether that can be relied on.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use url::Url;

use super::known::encrypted;
use super::provider::Failed;

/// What the provider says of itself.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Discovery {
    pub(super) issuer: String,
    #[serde(deserialize_with = "address")]
    pub(super) authorization_endpoint: Url,
    #[serde(deserialize_with = "address")]
    pub(super) token_endpoint: Url,
    #[serde(deserialize_with = "address")]
    pub(super) jwks_uri: Url,
    #[serde(default, deserialize_with = "some_address")]
    pub(super) end_session_endpoint: Option<Url>,
    #[serde(default)]
    pub(super) response_types_supported: Vec<String>,
    #[serde(default)]
    pub(super) code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    pub(super) token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    pub(super) authorization_response_iss_parameter_supported: bool,
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    let text = String::deserialize(deserializer)?;
    Url::parse(&text).map_err(D::Error::custom)
}

fn some_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    address(deserializer).map(Some)
}

/// Whether what it says of itself is from who it should be, and enough.
///
/// # Errors
/// What is missing or wrong.
pub(super) fn sound(discovery: &Discovery, issuer: &str) -> Result<(), Failed> {
    let down = |why: &str| Err(Failed::Down(why.to_owned()));
    if discovery.issuer != issuer {
        return down("it calls itself by another name than --sign-in does");
    }
    let ends = [
        Some(&discovery.authorization_endpoint),
        Some(&discovery.token_endpoint),
        Some(&discovery.jwks_uri),
        discovery.end_session_endpoint.as_ref(),
    ];
    if ends.into_iter().flatten().any(|end| !encrypted(end)) {
        return down("one of its addresses is not encrypted");
    }
    if !discovery
        .response_types_supported
        .iter()
        .any(|one| one == "code")
    {
        return down("it does not offer the code flow");
    }
    // Not every provider lists it (Entra ID and ADFS do not); one that lists others does not know it.
    let methods = discovery.code_challenge_methods_supported.as_ref();
    if methods.is_some_and(|all| !all.iter().any(|one| one == "S256")) {
        return down("it does not know the proof of the code (S256)");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const ISSUER: &str = "https://id.council.example/t-1";

    fn judged(changes: &Value) -> bool {
        let mut says = json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://id.council.example/auth",
            "token_endpoint": "https://id.council.example/token",
            "jwks_uri": "https://id.council.example/keys",
            "response_types_supported": ["code"],
        });
        for (name, value) in changes.as_object().unwrap() {
            says[name] = value.clone();
        }
        serde_json::from_value(says).is_ok_and(|says| sound(&says, ISSUER).is_ok())
    }

    #[test]
    fn a_provider_is_relied_on_only_as_itself_and_encrypted() {
        for good in [
            json!({}),
            json!({ "code_challenge_methods_supported": ["plain", "S256"] }),
            json!({ "jwks_uri": "http://127.0.0.1:9/keys" }),
        ] {
            assert!(judged(&good), "{good}");
        }
        for bad in [
            json!({ "issuer": "https://id.council.example/t-1/" }),
            json!({ "issuer": "https://id.evil.example" }),
            json!({ "token_endpoint": "http://id.council.example/token" }),
            json!({ "jwks_uri": "ftp://id.council.example/keys" }),
            json!({ "end_session_endpoint": "http://id.council.example/end" }),
            json!({ "authorization_endpoint": "nowhere" }),
            json!({ "response_types_supported": ["id_token"] }),
            json!({ "code_challenge_methods_supported": ["plain"] }),
        ] {
            assert!(!judged(&bad), "{bad}");
        }
    }
}
