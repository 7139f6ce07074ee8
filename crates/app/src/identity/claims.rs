//! Whether a believed token says what was asked for: who signed in, here, now, in answer to this request.

use access::Role;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::known::{Configuration, Product};
use super::token::{Claims, Untrusted};

/// How far two clocks may differ.
pub(crate) const SKEW: SignedDuration = SignedDuration::from_mins(2);
/// The oldest a token may be when it arrives: it is fetched in answer to a request, so it was made just now.
const OLDEST: SignedDuration = SignedDuration::from_mins(10);
/// The most characters taken of a name or an address.
const LONGEST: usize = 200;

/// What was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Expected<'a> {
    /// The number used once that the request carried.
    pub(crate) nonce: &'a str,
    /// When the request was made.
    pub(crate) asked: Timestamp,
    /// Whether the person was to prove anew who they are.
    pub(crate) anew: bool,
    /// Now.
    pub(crate) now: Timestamp,
}

/// Who signed in, as the provider tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// The provider.
    pub(crate) issuer: String,
    /// Who it is there, for ever: never an e-mail address, which can pass to another person.
    pub(crate) subject: String,
    /// Their name; empty where none was given.
    pub(crate) name: String,
    /// Their e-mail address; empty where none was given.
    pub(crate) email: String,
    /// The roles the council's directory gives them.
    pub(crate) roles: Vec<Role>,
    /// When they last proved who they are, where the provider says so.
    pub(crate) proved: Option<Timestamp>,
}

/// Checks the claims of a believed token.
///
/// # Errors
/// The first claim that is not what was asked for.
pub(crate) fn checked(
    claims: &Claims,
    provider: &Configuration,
    expected: &Expected<'_>,
) -> Result<Known, Untrusted> {
    let wrong = |claim| Err(Untrusted::Claim(claim));
    if claims.text("iss") != Some(provider.issuer.as_str()) {
        return wrong("iss");
    }
    audience(claims, &provider.client)?;
    if claims.text("nonce") != Some(expected.nonce) {
        return wrong("nonce");
    }
    let now = expected.now;
    if moment(claims, "exp")?
        .is_none_or(|ends| ends.saturating_add(SKEW).is_ok_and(|ends| ends <= now))
    {
        return wrong("exp");
    }
    let Some(made) = moment(claims, "iat")? else {
        return wrong("iat");
    };
    if made.duration_since(now) > SKEW || now.duration_since(made) > OLDEST {
        return wrong("iat");
    }
    if moment(claims, "nbf")?.is_some_and(|first| first.duration_since(now) > SKEW) {
        return wrong("nbf");
    }
    let proved = proved(claims, provider, expected)?;
    Ok(Known {
        issuer: provider.issuer.clone(),
        subject: subject(claims, provider)?,
        name: first_text(claims, &["name", "unique_name", "preferred_username"]),
        email: first_text(claims, &["email", "upn", "preferred_username"]),
        roles: roles(claims, &provider.roles),
        proved,
    })
}

/// The token is for us alone, or for us among others at our own request.
fn audience(claims: &Claims, client: &str) -> Result<(), Untrusted> {
    let ours = match claims.get("aud") {
        Some(Value::String(one)) => one == client,
        Some(Value::Array(several)) => {
            let us = several.iter().any(|one| one.as_str() == Some(client));
            us && (several.len() == 1 || claims.text("azp") == Some(client))
        }
        _ => false,
    };
    if !ours {
        return Err(Untrusted::Claim("aud"));
    }
    match claims.get("azp") {
        Some(party) if party.as_str() != Some(client) => Err(Untrusted::Claim("azp")),
        _ => Ok(()),
    }
}

/// A claim that is a moment, in seconds since 1970.
fn moment(claims: &Claims, name: &'static str) -> Result<Option<Timestamp>, Untrusted> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    let seconds = value.as_i64().ok_or(Untrusted::Claim(name))?;
    Timestamp::from_second(seconds)
        .map(Some)
        .map_err(|_| Untrusted::Claim(name))
}

/// Who it is, by what never passes to another person.
fn subject(claims: &Claims, provider: &Configuration) -> Result<String, Untrusted> {
    let text = |name: &'static str| {
        let text = claims
            .text(name)
            .filter(|text| !text.is_empty() && text.len() <= 255);
        text.ok_or(Untrusted::Claim(name))
    };
    match provider.product {
        Product::Entra => {
            // `sub` differs from program to program there; tenant and object stay.
            let (tenant, object) = (text("tid")?, text("oid")?);
            // The tenant stands in the issuer too: one that differs comes from somewhere else.
            if !provider.issuer.split('/').any(|part| part == tenant) {
                return Err(Untrusted::Claim("tid"));
            }
            Ok(format!("{tenant}/{object}"))
        }
        Product::Keycloak | Product::Adfs | Product::Other => text("sub").map(str::to_owned),
    }
}

/// When the person proved who they are; an error where it had to be anew and was not.
fn proved(
    claims: &Claims,
    provider: &Configuration,
    expected: &Expected<'_>,
) -> Result<Option<Timestamp>, Untrusted> {
    let at = moment(claims, "auth_time")?;
    if at.is_some_and(|at| at.duration_since(expected.now) > SKEW) {
        return Err(Untrusted::Claim("auth_time"));
    }
    if !provider.step_up.is_empty() && expected.anew {
        let reached = ["acrs", "acr"].iter().any(|name| match claims.get(name) {
            Some(Value::String(one)) => *one == provider.step_up,
            Some(Value::Array(all)) => all
                .iter()
                .any(|one| one.as_str() == Some(&provider.step_up)),
            _ => false,
        });
        if !reached {
            return Err(Untrusted::Claim("acr"));
        }
        // A context that was reached now is proof now; the policy behind it is the council's.
        return Ok(at.or(Some(expected.now)));
    }
    if expected.anew && at.is_none_or(|at| expected.asked.duration_since(at) > SKEW) {
        return Err(Untrusted::Claim("auth_time"));
    }
    Ok(at)
}

/// The first of some claims that is there, shortened.
fn first_text(claims: &Claims, names: &[&str]) -> String {
    let found = names.iter().find_map(|name| claims.text(name));
    let kept = found.unwrap_or_default().chars();
    kept.filter(|c| !c.is_control()).take(LONGEST).collect()
}

/// The roles in a claim, which may lie within others (`resource_access.waymark.roles`). Words that name no role are
/// other programs'; nobody is given the public's.
fn roles(claims: &Claims, path: &str) -> Vec<Role> {
    // A name with a dot or slash in it (an address) is looked for as it stands first.
    let mut found = claims.get(path);
    if found.is_none() {
        let mut steps = path.split('.');
        found = steps.next().and_then(|first| claims.get(first));
        for step in steps {
            found = found.and_then(|inside| inside.get(step));
        }
    }
    let words: Vec<&str> = match found {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    Role::ALL
        .into_iter()
        .filter(|role| *role != Role::Public && words.contains(&role.word()))
        .collect()
}
