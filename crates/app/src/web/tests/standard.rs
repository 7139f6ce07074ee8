//! What the verification standard asks of every answer, where no other test of the pages proves it.

use std::io;
use std::sync::{Arc, Mutex};

use access::{Permission, Role, table};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::IntoResponse as _;
use axum::routing::get;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;
use tracing_subscriber::fmt::MakeWriter;

use super::{NOWHERE, Tried, filled};
use crate::edge::logs;
use crate::records::Source;
use crate::web::error::Error;
use crate::web::site;
use crate::web::who::ROLE_COOKIE;

#[tokio::test]
async fn every_answer_says_its_type_and_characters_and_lets_no_other_site_read_it() {
    let tried = Tried::open().await;
    let mut typed = 0;
    for role in [Role::Director, Role::Governance] {
        for route in site().routes().iter().filter(|route| route.method == "GET") {
            let path = filled(route.path, NOWHERE);
            let request = Request::builder()
                .uri(&path)
                .header(header::COOKIE, format!("{ROLE_COOKIE}={}", role.word()))
                .header(header::ORIGIN, "https://elsewhere.example")
                .body(Body::empty())
                .unwrap();
            let response = tried.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            for name in parts.headers.keys() {
                assert!(
                    !name.as_str().starts_with("access-control-"),
                    "{path}: {name}"
                );
            }
            let body = axum::body::to_bytes(body, 64 << 20).await.unwrap();
            if body.is_empty() {
                continue;
            }
            let kind = parts.headers[header::CONTENT_TYPE].to_str().unwrap();
            let is_text = kind.starts_with("text/") || kind.ends_with("+xml");
            assert!(
                !is_text || kind.contains("charset=utf-8") || kind.starts_with("image/svg"),
                "{path}: {kind}"
            );
            typed += 1;
        }
    }
    assert!(typed > 100, "{typed}");
}

#[tokio::test]
async fn nothing_of_a_folder_or_of_the_source_is_served() {
    let tried = Tried::open().await;
    for path in [
        "/.git/HEAD",
        "/.git/config",
        "/.svn/entries",
        "/Cargo.toml",
        "/assets",
        "/assets/",
        "/assets/0/",
        "/assets/0/..%2F..%2FCargo.toml",
        "/assets/0/start.js.map",
        "/debug",
        "/actuator",
        "/metrics",
    ] {
        let answer = tried.ask(Role::Administrator, "GET", path, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_may_be_sent_and_who_may_do_what_is_printed_whole() {
    let tried = Tried::open().await;
    let page = tried.page(Role::Director, "/access").await;
    for row in table::TABLE {
        assert!(page.contains(row.role.name()), "{:?}", row.role);
    }
    for permission in Permission::ALL {
        let name = maud::html! { (permission.name()) }.into_string();
        assert!(page.contains(&name), "{name}");
    }
    for column in ["Reaches", "Names", "Addresses"] {
        assert!(page.contains(&format!("<th scope=\"col\">{column}</th>")));
    }
    let page = tried.page(Role::Analyst, "/layouts").await;
    for layout in Source::ALL.into_iter().flat_map(Source::layouts) {
        assert!(page.contains(layout.name), "{}", layout.name);
    }
}

/// A place that lines of the log are written to.
#[derive(Debug, Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_failure_shows_a_sentence_and_stands_in_the_log_with_its_cause() {
    let lines = Lines::default();
    let log = tracing_subscriber::fmt()
        .with_writer(lines.clone())
        .finish();
    let response = tracing::subscriber::with_default(log, || {
        Error::Failed(anyhow::anyhow!("no table of that kind: k7x")).into_response()
    });
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap();
    let page = String::from_utf8_lossy(&body);
    assert!(page.contains("there is a problem with the service"));
    assert!(!page.contains("k7x"), "{page}");
    let said = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(said.contains("ERROR") && said.contains("k7x"), "{said}");
}

#[tokio::test]
async fn what_nobody_foresaw_ends_one_request_alone() {
    async fn wrong() -> &'static str {
        panic!("the words of the fault")
    }
    let router: Router = Router::new()
        .route("/wrong", get(wrong))
        .route("/right", get(|| async { "right" }))
        .layer(CatchPanicLayer::custom(logs::went_wrong));
    for (path, status) in [("/wrong", 500), ("/right", 200), ("/wrong", 500)] {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        let body = axum::body::to_bytes(response.into_body(), 1 << 20)
            .await
            .unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("words of the fault"));
    }
}

#[tokio::test]
async fn the_same_parameter_twice_is_refused_or_counts_once() {
    let tried = Tried::open().await;
    for (path, name) in [("/search", "q"), ("/corrections", "q"), ("/rules", "year")] {
        let ask = async |query: String| {
            tried
                .ask(Role::Analyst, "GET", &format!("{path}?{query}"), "")
                .await
        };
        let twice = ask(format!("{name}=2026&{name}=housing")).await;
        assert!(!twice.status.is_server_error(), "{path}: {}", twice.status);
        if twice.status.is_success() {
            let first = ask(format!("{name}=2026")).await;
            let last = ask(format!("{name}=housing")).await;
            let none = ask(String::new()).await;
            let like = |other: &super::Answer| other.body.len().abs_diff(twice.body.len()) < 200;
            assert!(like(&first) || like(&last) || like(&none), "{path}");
        }
    }
}

#[tokio::test]
async fn a_form_sets_its_own_fields_alone_and_one_of_another_site_is_logged() {
    let tried = Tried::open().await;
    let sent = tried
        .ask(
            Role::Governance,
            "POST",
            "/restrictions",
            "child=nobody-of-this-id&why=said&ended_at=2026-01-01&made_by=a-made-up-maker&role=administrator&person=1",
        )
        .await;
    // The child is not known, and no field of the row itself is taken from what was sent.
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = tried.page(Role::Governance, "/restrictions").await;
    assert!(!page.contains("nobody-of-this-id") && !page.contains("a-made-up-maker"));
    let request = Request::builder()
        .method("POST")
        .uri("/restrictions")
        .header(
            header::COOKIE,
            format!("{ROLE_COOKIE}={}", Role::Governance.word()),
        )
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("form_token={}", tried.token)))
        .unwrap();
    let answer = tried.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    let log = tried.page(Role::Governance, "/audit?days=1").await;
    assert!(log.contains("a form sent from another site"), "{log}");
}
