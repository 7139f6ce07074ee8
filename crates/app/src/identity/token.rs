//! A signed token as a provider sends it: not a word of it is believed before its signature holds.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::Value;

/// The longest token that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;

/// Why a token is not believed. Says nothing of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Untrusted {
    /// It is no token of the form that is used here.
    #[error("the token cannot be read")]
    Unreadable,
    /// It is signed in a way that is not accepted: not at all, by a shared secret, or by one we do not know.
    #[error("the token is not signed in a way that is accepted")]
    Algorithm,
    /// None of the provider's keys is the one it names.
    #[error("the token names a key the provider does not publish")]
    Key,
    /// Its signature does not hold.
    #[error("the token's signature does not hold")]
    Signature,
    /// A claim is missing or is not what was asked for; which.
    #[error("the token's claim {0} is not what was asked for")]
    Claim(&'static str),
}

/// How a token may be signed. By a shared secret or not at all is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signing {
    Rs256,
    Ps256,
    Es256,
}

impl Signing {
    fn of(word: &str) -> Option<Self> {
        match word {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// The members of a JSON object of which no name is said twice: what one reader takes from the first and another from
/// the last of two is how tokens are forged.
#[derive(Clone)]
pub(crate) struct Claims(BTreeMap<String, Value>);

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Claims({})", self.0.len())
    }
}

impl Claims {
    /// A claim by its name.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// A claim that is text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    #[cfg(test)]
    pub(super) fn of(value: &Value) -> Self {
        serde_json::from_value(value.clone()).unwrap()
    }
}

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Once;
        impl<'de> Visitor<'de> for Once {
            type Value = Claims;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Claims, A::Error> {
                let mut members = BTreeMap::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if members.insert(name, value).is_some() {
                        return Err(A::Error::custom("a name is said twice"));
                    }
                }
                Ok(Claims(members))
            }
        }
        deserializer.deserialize_map(Once)
    }
}

/// One of the provider's public keys.
struct Key {
    id: Option<String>,
    only_for: Option<Signing>,
    kind: Kind,
}

enum Kind {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// A point of the curve P-256, uncompressed.
    P256(Vec<u8>),
}

/// The provider's public keys.
pub(crate) struct Keys(Vec<Key>);

impl Keys {
    /// Reads a published set of keys. What is not a public key for signing in a way accepted here is left out.
    ///
    /// # Errors
    /// When it is no set of keys at all.
    pub(crate) fn read(published: &[u8]) -> Result<Self, Untrusted> {
        let set: Value = serde_json::from_slice(published).map_err(|_| Untrusted::Unreadable)?;
        let keys = set.get("keys").and_then(Value::as_array);
        let keys = keys.ok_or(Untrusted::Unreadable)?;
        Ok(Self(keys.iter().filter_map(key).collect()))
    }
}

fn key(given: &Value) -> Option<Key> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let bytes = |name: &str| decoded(text(name)?).ok();
    if text("use").is_some_and(|used_for| used_for != "sig") {
        return None;
    }
    let only_for = match text("alg") {
        Some(word) => Some(Signing::of(word)?),
        None => None,
    };
    let kind = match text("kty")? {
        "RSA" => Kind::Rsa {
            n: bytes("n")?,
            e: bytes("e")?,
        },
        "EC" if text("crv") == Some("P-256") => {
            let (x, y) = (bytes("x")?, bytes("y")?);
            if x.len() != 32 || y.len() != 32 {
                return None;
            }
            Kind::P256([&[4], x.as_slice(), y.as_slice()].concat())
        }
        _ => return None,
    };
    Some(Key {
        id: text("kid").map(str::to_owned),
        only_for,
        kind,
    })
}

impl Key {
    /// Whether the key may have signed a token that names `id` and says `signing`.
    fn may_be(&self, id: Option<&str>, signing: Signing) -> bool {
        let kind = match self.kind {
            Kind::Rsa { .. } => matches!(signing, Signing::Rs256 | Signing::Ps256),
            Kind::P256(_) => signing == Signing::Es256,
        };
        kind && id.is_none_or(|id| self.id.as_deref() == Some(id))
            && self.only_for.is_none_or(|only| only == signing)
    }

    fn signed(&self, signing: Signing, message: &[u8], signature: &[u8]) -> bool {
        match (&self.kind, signing) {
            (Kind::Rsa { n, e }, Signing::Rs256) => RsaPublicKeyComponents { n, e }
                .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
                .is_ok(),
            (Kind::Rsa { n, e }, Signing::Ps256) => RsaPublicKeyComponents { n, e }
                .verify(&RSA_PSS_2048_8192_SHA256, message, signature)
                .is_ok(),
            (Kind::P256(point), Signing::Es256) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                    .verify(message, signature)
                    .is_ok()
            }
            (Kind::Rsa { .. }, Signing::Es256)
            | (Kind::P256(_), Signing::Rs256 | Signing::Ps256) => false,
        }
    }
}

fn decoded(text: &str) -> Result<Vec<u8>, Untrusted> {
    URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| Untrusted::Unreadable)
}

/// The claims of a token that one of the keys signed.
///
/// # Errors
/// Why it is not believed; [`Untrusted::Key`] where newer keys may know the one it names.
pub(crate) fn claims(token: &str, keys: &Keys) -> Result<Claims, Untrusted> {
    if token.len() > LONGEST {
        return Err(Untrusted::Unreadable);
    }
    let mut parts = token.split('.');
    let (Some(head), Some(body), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Untrusted::Unreadable);
    };
    let header: Claims =
        serde_json::from_slice(&decoded(head)?).map_err(|_| Untrusted::Unreadable)?;
    let signing = header.text("alg").and_then(Signing::of);
    let signing = signing.ok_or(Untrusted::Algorithm)?;
    if header.get("crit").is_some() {
        // It says that something must be understood that is not understood here.
        return Err(Untrusted::Algorithm);
    }
    let id = match header.get("kid") {
        None => None,
        Some(id) => Some(id.as_str().ok_or(Untrusted::Unreadable)?),
    };
    let signature = decoded(signature)?;
    let message = token
        .get(..head.len() + 1 + body.len())
        .ok_or(Untrusted::Unreadable)?
        .as_bytes();
    let mut known = false;
    let holds = keys
        .0
        .iter()
        .filter(|key| key.may_be(id, signing))
        .any(|key| {
            known = true;
            key.signed(signing, message, &signature)
        });
    if !known {
        return Err(Untrusted::Key);
    }
    if !holds {
        return Err(Untrusted::Signature);
    }
    serde_json::from_slice(&decoded(body)?).map_err(|_| Untrusted::Unreadable)
}
