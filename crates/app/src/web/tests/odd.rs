//! Odd values in every part of an address, query and form of every route: no answer fails, takes long, shows what was
//! sent as anything but text, or leads to another site. Which values come together is drawn; the seed is printed, and
//! `WAYMARK_ODD_SEED` draws the same again.

mod seen;
mod values;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use access::{Role, table};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, Uri, header};
use futures_util::StreamExt as _;
use tower::ServiceExt as _;

use super::Tried;
use crate::identity::entrance::Entrance;
use crate::identity::known::Asked;
use crate::settings::Council;
use crate::state::{App, Running};
use crate::web::site::{Asks, Route};
use crate::web::who::ROLE_COOKIE;
use crate::web::{router, site};
use seen::Known;
use values::{Drawn, MARK};

/// The longest an answer may take.
const LONGEST: Duration = Duration::from_secs(2);
/// Requests under way together.
const TOGETHER: usize = 8;
/// Queries drawn for a route that is read, and forms for one that changes something.
const QUERIES: usize = 12;
const FORMS: usize = 12;
/// Names tried one by one on a route of which none is known to be its own.
const NAMES: usize = 12;

/// A request before it is sent.
#[derive(Debug, Clone)]
struct Sent {
    method: &'static str,
    at: String,
    cookie: String,
    kind: Option<&'static str>,
    body: Bytes,
}

impl Sent {
    fn read(method: &'static str, at: String, cookie: &str) -> Self {
        Self {
            method,
            at,
            cookie: cookie.to_owned(),
            kind: None,
            body: Bytes::new(),
        }
    }

    /// What it was, short enough to read in a failed test.
    fn words(&self) -> String {
        let body = String::from_utf8_lossy(&self.body);
        let short = |text: &str| text.chars().take(300).collect::<String>();
        format!(
            "{} {} {:?} {}",
            self.method,
            short(&self.at),
            self.kind,
            short(&body)
        )
    }
}

/// What is wrong with an answer.
struct Wrong {
    words: String,
    /// That it took too long, and nothing else.
    slow: bool,
}

/// What is wrong with an answer; nothing where all is well.
async fn wrong(router: &Router, sent: &Sent) -> Option<Wrong> {
    let so = |words: String| Some(Wrong { words, slow: false });
    // What is no address at all is refused before it reaches a route.
    let at: Uri = sent.at.parse().ok()?;
    let mut request = Request::builder()
        .method(sent.method)
        .uri(at)
        .header(header::COOKIE, &sent.cookie);
    if let Some(kind) = sent.kind {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    let request = request.body(Body::from(sent.body.clone())).unwrap();
    let began = Instant::now();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, 64 << 20).await.unwrap();
    let took = began.elapsed();
    if parts.status.is_server_error() {
        return so(format!("{}: {}", parts.status, sent.words()));
    }
    if took > LONGEST {
        return Some(Wrong {
            words: format!("{took:?}: {}", sent.words()),
            slow: true,
        });
    }
    if parts.status == StatusCode::UNPROCESSABLE_ENTITY && !is_page(&parts.headers) {
        return so(format!("refused without a page: {}", sent.words()));
    }
    if is_page(&parts.headers) && String::from_utf8_lossy(&body).contains(MARK) {
        return so(format!("shown as it was sent: {}", sent.words()));
    }
    if let Some(to) = parts.headers.get(header::LOCATION) {
        let to = to.to_str().unwrap_or("(not text)");
        if !to.starts_with('/') || to.starts_with("//") || to.starts_with("/\\") {
            return so(format!("leads to {to}: {}", sent.words()));
        }
    }
    None
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Sends all; what is wrong, each slow one tried again alone: a busy machine is no fault of the page.
async fn all_wrong(router: &Router, sent: Vec<Sent>) -> Vec<String> {
    let tried = futures_util::stream::iter(sent)
        .map(|sent| {
            let router = router.clone();
            tokio::spawn(async move { wrong(&router, &sent).await.map(|why| (sent, why)) })
        })
        .buffer_unordered(TOGETHER);
    let first: Vec<(Sent, Wrong)> = tried
        .filter_map(|found| async { found.unwrap() })
        .collect()
        .await;
    let mut again = Vec::new();
    for (sent, why) in first {
        let why = if why.slow {
            wrong(router, &sent).await
        } else {
            Some(why)
        };
        again.extend(why.map(|why| why.words));
    }
    again
}

/// A role that a route lets in.
fn let_in(route: &Route) -> Role {
    let may = |role: &Role| match route.asks {
        Asks::Nothing => true,
        Asks::For(permission) => table::may(*role, permission),
    };
    Role::ALL.into_iter().find(may).unwrap()
}

/// What is sent to one route.
fn to_route(route: &Route, known: &Known, token: &str, drawn: &mut Drawn) -> Vec<Sent> {
    let cookie = format!("{ROLE_COOKIE}={}", let_in(route).word());
    let cookie = cookie.as_str();
    let reads = route.method == "GET";
    let typed = |at: String, body: String| Sent {
        method: "POST",
        at,
        cookie: cookie.to_owned(),
        kind: Some("application/x-www-form-urlencoded"),
        body: format!("form_token={token}{body}").into(),
    };
    let mut all = Vec::new();
    // Each part of the address on its own, the others as they are somewhere.
    for (part, value) in values::parts(route.path) {
        let at = known.filled(route.path, Some((part, value)), drawn);
        all.push(if reads {
            Sent::read("GET", at, cookie)
        } else {
            typed(at, String::new())
        });
    }
    if reads {
        for key in drawn.those(known.keys(route.path), NAMES) {
            for value in drawn.some(2) {
                let at = known.filled(route.path, None, drawn);
                all.push(Sent::read("GET", format!("{at}?{key}={value}"), cookie));
            }
        }
        for _ in 0..QUERIES {
            let at = known.filled(route.path, None, drawn);
            let query = drawn.pairs(known.keys(route.path));
            all.push(Sent::read("GET", format!("{at}?{query}"), cookie));
        }
    } else {
        for key in drawn.those(known.keys(route.path), NAMES) {
            for value in drawn.some(2) {
                let at = known.filled(route.path, None, drawn);
                all.push(typed(at, format!("&{key}={value}")));
            }
        }
        for _ in 0..FORMS {
            let at = known.filled(route.path, None, drawn);
            all.push(typed(
                at,
                format!("&{}", drawn.pairs(known.keys(route.path))),
            ));
        }
        for (kind, body) in values::bodies(token) {
            let at = known.filled(route.path, None, drawn);
            all.push(Sent {
                kind,
                body,
                ..typed(at, String::new())
            });
        }
    }
    for method in ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"] {
        let at = known.filled(route.path, None, drawn);
        let body = format!("form_token={token}");
        all.push(Sent {
            method,
            ..typed(at, body)
        });
    }
    all
}

fn said(seed: u64, count: usize, wrong: &[String]) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for why in wrong {
        *kinds
            .entry(why.split(['?', '{']).next().unwrap_or_default())
            .or_default() += 1;
    }
    let some: Vec<&String> = wrong.iter().take(40).collect();
    assert!(
        wrong.is_empty(),
        "seed {seed}, {count} sent, {} wrong: {some:#?}",
        wrong.len()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_odd_value_makes_a_page_fail_or_linger_or_show_it_as_more_than_text() {
    let mut drawn = Drawn::begin();
    let tried = Tried::open().await;
    let known = Known::of(&tried).await;
    let (mut count, mut found) = (0, Vec::new());
    for route in site().routes() {
        let sent = to_route(route, &known, &tried.token, &mut drawn);
        count += sent.len();
        found.extend(all_wrong(&tried.router, sent).await);
    }
    assert!(count > 5_000, "{count}");
    said(drawn.seed, count, &found);
}

/// The ways in, where people really sign in: nobody is signed in, and their form's token stands in a cookie.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_odd_value_makes_the_ways_in_fail() {
    let mut drawn = Drawn::begin();
    let folder = tempfile::tempdir().unwrap();
    let store = store::Store::open(&folder.path().join("store"))
        .await
        .unwrap();
    let running = Running {
        council: Council::default(),
        sample: None,
        entrance: Entrance::new(&Asked::default()).unwrap(),
        checkpoints: None,
    };
    let app = App::open(store, running).await.unwrap();
    let router = router(app, std::sync::Arc::default());
    let token = "0123456789abcdef0123456789abcdef";
    let known = Known::ways_in();
    let (mut count, mut found) = (0, Vec::new());
    for route in site()
        .routes()
        .iter()
        .filter(|route| route.asks == Asks::Nothing)
        // A service that has read no records yet says itself that it is not ready.
        .filter(|route| route.path != "/health/ready")
    {
        let mut sent = to_route(route, &known, token, &mut drawn);
        for sent in &mut sent {
            sent.cookie = format!(
                "__Host-waymark-form={token}; __Host-waymark={}",
                drawn.plain()
            );
        }
        // A wrong password takes as long as a right one: a few are enough.
        if route.path == "/sign-in" && route.method == "POST" {
            sent.truncate(40);
        }
        count += sent.len();
        found.extend(all_wrong(&router, sent).await);
    }
    said(drawn.seed, count, &found);
}
