//! Forms count only when one of our own pages sent them: the browser says from where, and each carries a token.

use access::audit::Kind;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use maud::{Markup, html};

use super::error::Error;
use super::noted::Noted;
use super::who::Asking;
use crate::identity::secret;

/// The field that carries the token.
pub(crate) const FIELD: &str = "form_token";
/// The most that a form without files may hold.
const MOST_TYPED: usize = 2 * 1024 * 1024;
/// The most of a form without files that is heard before it is cut off.
const MOST_HEARD: usize = 64 * 1024 * 1024;
/// The character that ends a text in some databases and cannot be kept in others: nobody types it.
const NOTHING: &str = "%00";
const NO_TEXT: &str = "What was sent holds a character that is no text. Nothing was changed.";
/// How far into a form with files the token is looked for: it is its first field.
const LOOKED_THROUGH: usize = 8 * 1024;

/// The field every form begins with.
pub(crate) fn form_token() -> Markup {
    let token = Asking::now().map_or_else(String::new, |asking| masked(&asking.form_token));
    html! { input type="hidden" name=(FIELD) value=(token); }
}

/// The token under a mask that is another each time: pages are compressed, and by how well they are somebody who
/// listens could otherwise guess, letter for letter, what stands in each of them.
fn masked(token: &str) -> String {
    match secret::token() {
        Ok(mask) => format!("{mask}.{}", hidden(token, &mask)),
        // Without random bytes there is no mask, and the token is as good as before.
        Err(_) => token.to_owned(),
    }
}

/// A token laid over with a mask, in hexadecimal.
fn hidden(token: &str, mask: &str) -> String {
    token
        .bytes()
        .zip(mask.bytes().cycle())
        .map(|(letter, over)| format!("{:02x}", letter ^ over))
        .collect()
}

/// Whether what a form carries is the token, under its mask or without one.
fn is_token(given: &str, token: &str) -> bool {
    match given.split_once('.') {
        Some((mask, under)) => same(under.as_bytes(), hidden(token, mask).as_bytes()),
        None => same(given.as_bytes(), token.as_bytes()),
    }
}

/// Lets a form through that one of our own pages sent.
pub(crate) async fn only_ours(request: Request, next: Next) -> Response {
    if request.uri().to_string().contains(NOTHING) {
        return Error::BadRequest(NO_TEXT.to_owned()).into_response();
    }
    if request.method().is_safe() {
        return next.run(request).await;
    }
    if from_elsewhere(request.headers()) {
        let answer = Error::BadRequest(
            "This form was sent from another site. Nothing was changed.".to_owned(),
        );
        // An attempt to get round: the log keeps it among what was refused.
        return Noted::new(Kind::Other, "a form sent from another site")
            .refused(true)
            .on(answer.into_response());
    }
    let Some(token) = Asking::now().map(|asking| asking.form_token.clone()) else {
        return Error::SignedOut.into_response();
    };
    let (parts, body) = request.into_parts();
    let kind = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let checked = if kind.starts_with("multipart/form-data") {
        token_in_files(body, &token).await
    } else {
        token_in_typed(body, &token).await
    };
    match checked {
        Ok(body) => next.run(Request::from_parts(parts, body)).await,
        Err(why) => why.into_response(),
    }
}

/// Whether a form was sent by a page of another site, as the browser itself tells.
fn from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site != "same-origin" && site != "none";
    }
    // An older browser still names the page's origin.
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin
            .split_once("://")
            .is_none_or(|(_, from)| from != host),
        _ => false,
    }
}

async fn token_in_typed(body: Body, token: &str) -> Result<Body, Error> {
    let bytes = typed(body).await?;
    if bytes.contains(&0)
        || bytes
            .windows(NOTHING.len())
            .any(|part| part == NOTHING.as_bytes())
    {
        return Err(Error::BadRequest(NO_TEXT.to_owned()));
    }
    let ours = url::form_urlencoded::parse(&bytes)
        .any(|(name, value)| name == FIELD && is_token(&value, token));
    if ours {
        Ok(Body::from(bytes))
    } else {
        Err(Error::OldForm)
    }
}

/// All of a form without files. Of what is too long the rest is heard and dropped: a browser that is cut off while it
/// still sends shows a page of its own, which says nothing of what is wrong.
async fn typed(body: Body) -> Result<Vec<u8>, Error> {
    let mut coming = body.into_data_stream();
    let (mut bytes, mut heard) = (Vec::new(), 0_usize);
    while let Some(piece) = coming.next().await {
        let piece = piece.map_err(|_| {
            Error::BadRequest("The form did not arrive whole. Nothing was changed.".to_owned())
        })?;
        heard = heard.saturating_add(piece.len());
        if heard <= MOST_TYPED {
            bytes.extend_from_slice(&piece);
        } else {
            bytes = Vec::new();
            if heard > MOST_HEARD {
                break;
            }
        }
    }
    if heard > MOST_TYPED {
        return Err(Error::TooMuchTyped(MOST_TYPED));
    }
    Ok(bytes)
}

/// Reads as much of a form with files as holds its first field; the rest flows on to the page.
async fn token_in_files(body: Body, token: &str) -> Result<Body, Error> {
    let mut rest = body.into_data_stream();
    let mut begun = Vec::new();
    while begun.len() < LOOKED_THROUGH {
        match rest.next().await {
            Some(Ok(chunk)) => begun.extend_from_slice(&chunk),
            Some(Err(_)) => {
                return Err(Error::BadRequest(
                    "The files did not arrive whole. Nothing was changed.".to_owned(),
                ));
            }
            None => break,
        }
    }
    let head = begun
        .get(..begun.len().min(LOOKED_THROUGH))
        .unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let given = head
        .split_once(&format!("name=\"{FIELD}\"\r\n\r\n"))
        .and_then(|(_, after)| after.split_once("\r\n"))
        .map_or("", |(given, _)| given);
    if is_token(given, token) {
        let begun = futures_util::stream::iter([Ok::<Bytes, axum::Error>(begun.into())]);
        Ok(Body::from_stream(begun.chain(rest)))
    } else {
        Err(Error::OldForm)
    }
}

/// Compares without telling by its time how much of a guess was right. An empty token is nobody's.
fn same(given: &[u8], token: &[u8]) -> bool {
    !token.is_empty()
        && given.len() == token.len()
        && given
            .iter()
            .zip(token)
            .fold(0, |differs, (a, b)| differs | (a ^ b))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn a_form_from_another_site_is_known_by_what_the_browser_says() {
        for (said, elsewhere) in [
            (vec![("sec-fetch-site", "cross-site")], true),
            (vec![("sec-fetch-site", "same-site")], true),
            (vec![("sec-fetch-site", "same-origin")], false),
            (vec![("sec-fetch-site", "none")], false),
            (
                vec![
                    ("origin", "https://evil.example"),
                    ("host", "waymark.example"),
                ],
                true,
            ),
            (vec![("origin", "null"), ("host", "waymark.example")], true),
            (
                vec![
                    ("origin", "https://waymark.example"),
                    ("host", "waymark.example"),
                ],
                false,
            ),
            (vec![("host", "waymark.example")], false),
        ] {
            assert_eq!(from_elsewhere(&headers(&said)), elsewhere, "{said:?}");
        }
    }

    #[test]
    fn the_token_is_never_written_twice_the_same_and_is_known_each_time() {
        let (one, two) = (masked("right"), masked("right"));
        assert_ne!(one, two);
        assert!(!one.contains("right"));
        for given in [one.as_str(), two.as_str(), "right"] {
            assert!(is_token(given, "right"), "{given}");
            assert!(!is_token(given, "other") && !is_token(given, ""), "{given}");
        }
        for given in ["", ".", "a.", ".00", "right.", "mask.right"] {
            assert!(!is_token(given, "right"), "{given}");
        }
    }

    #[tokio::test]
    async fn a_form_counts_with_its_own_token_and_reaches_the_page_whole() {
        let typed = "form_token=right&note=a%20b";
        let body = token_in_typed(Body::from(typed), "right").await.unwrap();
        assert_eq!(axum::body::to_bytes(body, 1000).await.unwrap(), typed);
        for typed in ["form_token=right&note=a%00b", "form_token=right&note=a\0b"] {
            let refused = token_in_typed(Body::from(typed), "right").await;
            assert!(matches!(refused, Err(Error::BadRequest(_))), "{typed:?}");
        }
        for (typed, token) in [
            ("note=x", "right"),
            ("form_token=wrong", "right"),
            ("form_token=", ""),
        ] {
            assert!(token_in_typed(Body::from(typed), token).await.is_err());
        }
        let sent = format!(
            "--b\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\nright\r\n--b\r\n{}",
            "x".repeat(100_000)
        );
        let body = token_in_files(Body::from(sent.clone()), "right")
            .await
            .unwrap();
        assert_eq!(axum::body::to_bytes(body, 200_000).await.unwrap(), sent);
        assert!(token_in_files(Body::from(sent), "other").await.is_err());
    }
}
