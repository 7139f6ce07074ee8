//! Sessions as a browser carries them: a token in a cookie, of which only the hash is kept.

use std::convert::Infallible;

use access::{Acting, Role};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use store::{NewSession, Renewal, Session};

use super::entrance::{EMERGENCY, LONGEST};
use super::secret;
use crate::clock;
use crate::state::App;
use crate::web::noted::CameFrom;
use crate::web::who::{cookie, set_cookie};

/// The cookie of a session.
const COOKIE: &str = "__Host-waymark";

/// Where a request comes from, as the list of one's sessions and the log show it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Visitor {
    /// Network address.
    pub(crate) address: String,
    /// The browser, as a person would know it again: "Firefox on Windows".
    pub(crate) agent: String,
    /// Hash of the token it carries; empty for none.
    pub(crate) token: String,
}

impl Visitor {
    fn of(headers: &HeaderMap, from: Option<CameFrom>) -> Self {
        let text = |name| {
            headers
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
        };
        Self {
            address: from
                .map(|CameFrom(from)| from.to_string())
                .unwrap_or_default(),
            agent: browser(text(header::USER_AGENT).unwrap_or_default()),
            token: cookie(headers, COOKIE)
                .map(secret::hash)
                .unwrap_or_default(),
        }
    }
}

/// What a browser calls itself, in words; empty where it is none we know. The rest of it would only tell people apart.
fn browser(agent: &str) -> String {
    // The order matters: each later one is named by the earlier ones too.
    let first = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(part, _)| agent.contains(part));
        found.map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "a Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let from = parts.extensions.get::<CameFrom>().copied();
        Ok(Self::of(&parts.headers, from))
    }
}

/// The session of a request and who acts in it, with the rights of this moment.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn of(
    app: &App,
    headers: &HeaderMap,
) -> anyhow::Result<Option<(Session, Option<Acting>)>> {
    let Some(token) = cookie(headers, COOKIE) else {
        return Ok(None);
    };
    let (hash, idle) = (secret::hash(token), app.entrance().idle);
    let (now, today) = (clock::now(), clock::today());
    Ok(app.store().acting(&hash, now, idle, today).await?)
}

/// Begins a session; the cookie to set.
///
/// # Errors
/// When nothing can be written.
pub(crate) async fn begin(
    app: &App,
    person: &str,
    role: Role,
    proved: Option<Timestamp>,
    visitor: &Visitor,
) -> anyhow::Result<HeaderValue> {
    lasting(app, person, role, proved, visitor, LONGEST).await
}

/// Begins a session of the emergency account, which is short; the cookie to set.
///
/// # Errors
/// When nothing can be written.
pub(crate) async fn begin_emergency(
    app: &App,
    person: &str,
    visitor: &Visitor,
) -> anyhow::Result<HeaderValue> {
    let now = Some(clock::now());
    lasting(app, person, Role::Administrator, now, visitor, EMERGENCY).await
}

async fn lasting(
    app: &App,
    person: &str,
    role: Role,
    proved: Option<Timestamp>,
    visitor: &Visitor,
    longest: SignedDuration,
) -> anyhow::Result<HeaderValue> {
    let (token, csrf) = (secret::token()?, secret::token()?);
    let now = clock::now();
    if !visitor.token.is_empty() {
        // Whoever signs in again on top of a session leaves none behind.
        app.store().end_session(&visitor.token).await?;
    }
    app.store()
        .begin_session(&NewSession {
            hash: &secret::hash(&token),
            person,
            role,
            at: now,
            proved,
            ends: now.saturating_add(longest)?,
            address: &visitor.address,
            agent: &visitor.agent,
            csrf: &csrf,
        })
        .await?;
    carried(&token, longest)
}

/// Gives the session of a request a new token, in a role and with a proof; the cookie to set, or none where there is no
/// session.
///
/// # Errors
/// When nothing can be written.
pub(crate) async fn renew(
    app: &App,
    visitor: &Visitor,
    role: Role,
    proved: Option<Timestamp>,
) -> anyhow::Result<Option<HeaderValue>> {
    let (token, csrf) = (secret::token()?, secret::token()?);
    let renewed = app
        .store()
        .renew_session(&Renewal {
            from: &visitor.token,
            to: &secret::hash(&token),
            role,
            proved,
            csrf: &csrf,
        })
        .await?;
    renewed.then(|| carried(&token, LONGEST)).transpose()
}

/// Ends the session of a request.
///
/// # Errors
/// When nothing can be written.
pub(crate) async fn end(app: &App, visitor: &Visitor) -> anyhow::Result<()> {
    app.store().end_session(&visitor.token).await?;
    Ok(())
}

/// The cookie that takes the token away.
pub(crate) fn no_longer_carried() -> String {
    set_cookie(COOKIE, "", 0)
}

fn carried(token: &str, longest: SignedDuration) -> anyhow::Result<HeaderValue> {
    let seconds = u32::try_from(longest.as_secs())?;
    Ok(HeaderValue::from_str(&set_cookie(COOKIE, token, seconds))?)
}

/// An address of ours to go on to: never one of another site, whatever was typed into the address bar.
pub(crate) fn onward(to: &str) -> &str {
    let plain = to
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if plain && to.starts_with('/') && !to.starts_with("//") {
        to
    } else {
        "/"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for to in ["/", "/lists?sort=age", "/children/ab12#days"] {
            assert_eq!(onward(to), to);
        }
        for to in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\r\nset-cookie: a=b",
            "javascript:alert(1)",
            "lists",
        ] {
            assert_eq!(onward(to), "/", "{to:?}");
        }
    }

    #[test]
    fn a_browser_is_named_as_a_person_would() {
        for (agent, named) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox on Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Safari on an iPhone",
            ),
            ("curl/8.0", ""),
        ] {
            assert_eq!(browser(agent), named);
        }
    }

    #[test]
    fn the_cookie_is_for_this_host_alone_and_no_script_reads_it() {
        let cookie = carried("t", LONGEST).unwrap();
        assert_eq!(
            cookie,
            "__Host-waymark=t; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200"
        );
    }
}
