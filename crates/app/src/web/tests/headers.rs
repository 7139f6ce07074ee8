//! What every answer tells the browser, over every route there is.

use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use tower::ServiceExt as _;

use access::{Permission, Role};

use super::{NOWHERE, Tried, filled};
use crate::web::site;
use crate::web::site::Asks;
use crate::web::who::ROLE_COOKIE;

/// What must stand in every answer, word for word or in part.
const SAID: &[(&str, &[&str])] = &[
    (
        "content-security-policy",
        &[
            "default-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ],
    ),
    ("x-content-type-options", &["nosniff"]),
    ("x-frame-options", &["DENY"]),
    ("referrer-policy", &["same-origin"]),
    ("cross-origin-opener-policy", &["same-origin"]),
    ("cross-origin-resource-policy", &["same-origin"]),
    (
        "permissions-policy",
        &["camera=()", "geolocation=()", "microphone=()"],
    ),
];

fn text<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_answer_says_what_it_may_load_and_nothing_of_a_child_stays_in_a_browser() {
    let tried = Tried::open().await;
    let mut cookies = 0;
    for role in [
        Role::Director,
        Role::Analyst,
        Role::Administrator,
        Role::Public,
    ] {
        for route in site().routes() {
            let path = filled(route.path, NOWHERE);
            let typed = format!("form_token={}&role=director&to=/", tried.token);
            let request = Request::builder()
                .method(route.method)
                .uri(&path)
                .header(header::COOKIE, format!("{ROLE_COOKIE}={}", role.word()))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(if route.method == "GET" {
                    Body::empty()
                } else {
                    Body::from(typed)
                })
                .unwrap();
            let response = tried.router.clone().oneshot(request).await.unwrap();
            let (headers, status) = (response.headers(), response.status());
            let what = format!("{role:?} {} {path}: {status}", route.method);
            for (name, parts) in SAID {
                for part in *parts {
                    assert!(
                        text(headers, name).contains(part),
                        "{what}: {name} lacks {part}"
                    );
                }
            }
            assert!(
                !text(headers, "content-security-policy").contains("unsafe"),
                "{what}"
            );
            let public = match route.asks {
                Asks::Nothing => true,
                Asks::For(permission) => {
                    matches!(permission, Permission::SeeRecord | Permission::SeeReleases)
                }
            };
            let kept = text(headers, "cache-control");
            assert!(
                kept == "no-store" || (public && !kept.is_empty()),
                "{what}: {kept}"
            );
            for cookie in headers.get_all(header::SET_COOKIE) {
                let cookie = cookie.to_str().unwrap();
                cookies += 1;
                assert!(cookie.starts_with("__Host-"), "{what}: {cookie}");
                for flag in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite="] {
                    assert!(cookie.contains(flag), "{what}: {cookie} lacks {flag}");
                }
                assert!(!cookie.contains("Domain"), "{what}: {cookie}");
            }
        }
    }
    assert!(cookies > 0, "no cookie was looked at");
}
