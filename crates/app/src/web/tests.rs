//! Every route the router knows, in every role: what the table grants is shown, all else is refused, and a refusal
//! tells nothing of what is there.

mod audit;
mod board;
mod challenges;
mod findings;
mod headers;
mod limits;
mod links;
mod long;
mod odd;
mod packs;
mod plan;
mod practice_audits;
mod releases;
mod returns;
mod reviews;
mod standard;
mod under_load;

use std::collections::BTreeMap;

use access::{Acting, Role, table};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::Timestamp;
use store::{Loaded, NewLoad};
use tower::ServiceExt as _;

use super::site::{Asks, Route};
use super::who::ROLE_COOKIE;
use super::{router, site};
use crate::records::invented;
use crate::sample_people::SamplePeople;
use crate::state::{App, Running};

/// The service over a small invented authority, as its sample shows it.
struct Tried {
    _folder: tempfile::TempDir,
    app: App,
    router: Router,
    token: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    status: StatusCode,
    to: String,
    body: String,
}

impl Tried {
    /// A page that is there.
    async fn page(&self, role: Role, path: &str) -> String {
        let answer = self.ask(role, "GET", path, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.body
    }

    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = invented::small(folder.path()).await;
        let people = SamplePeople::new();
        let token = people.form_token();
        let app = App::open(store, Running::sample(people).unwrap())
            .await
            .unwrap();
        app.reload_records().await.unwrap();
        Self {
            _folder: folder,
            router: router(app.clone(), std::sync::Arc::default()),
            app,
            token,
        }
    }

    /// Keeps a load of a source and brings it into force; the load's id.
    async fn load(&self, source: &str, files: &[(String, Vec<u8>)], at: Timestamp) -> String {
        let load = NewLoad {
            source,
            files,
            at,
            by: "Ann Example",
            invented: true,
            refused: "",
            rows: 1,
            doubts: 0,
        };
        let loaded = self.app.store().keep_load(&load).await.unwrap();
        self.app.reload_records().await.unwrap();
        match loaded {
            Loaded::New(id) => id,
            Loaded::Already(_) => panic!("these files are in force already"),
        }
    }

    /// Asks in a role; a form is sent with its token and what else it needs.
    async fn ask(&self, role: Role, method: &str, path: &str, typed: &str) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, format!("{ROLE_COOKIE}={}", role.word()));
        let body = if method == "GET" {
            Body::empty()
        } else {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            Body::from(format!("form_token={}&{typed}", self.token))
        };
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let status = response.status();
        let to = response
            .headers()
            .get(header::LOCATION)
            .map(|to| to.to_str().unwrap().to_owned())
            .unwrap_or_default();
        let bytes = axum::body::to_bytes(response.into_body(), 64 << 20)
            .await
            .unwrap();
        // The sample's switch leads back to the address asked for, and the token of a form wears another mask each time:
        // the two things in which pages may differ.
        let body = String::from_utf8_lossy(&bytes).replace(&format!("value=\"{path}\""), "");
        let body = without_tokens(&body);
        Answer { status, to, body }
    }
}

/// Files as they are kept.
fn files(written: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    written
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

/// The first address in a page that begins so.
fn address(page: &str, begins: &str) -> String {
    let (_, after) = page
        .split_once(&format!("href=\"{begins}"))
        .unwrap_or_else(|| panic!("no link to {begins} in {page}"));
    let (rest, _) = after.split_once('"').unwrap();
    format!("{begins}{rest}").replace("&amp;", "&")
}

/// A page without the tokens of its forms.
fn without_tokens(page: &str) -> String {
    let mut parts = page.split("name=\"form_token\" value=\"");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('"').map_or(part, |(_, after)| after));
    }
    rest
}

/// Addresses for the parts of a route in braces that name nothing anywhere.
const NOWHERE: &[(&str, &str)] = &[
    ("{id}", "00000000-0000-7000-8000-000000000000"),
    ("{n}", "0123456789abcdef"),
    ("{name}", "nothing.csv"),
    ("{source}", "ssd"),
    ("{table}", "nothing"),
    ("{code}", "SD999"),
    ("{word}", "nothing"),
    ("{urn}", "99999999"),
    ("{slug}", "nothing"),
    ("{version}", "0"),
    ("{of}", "903"),
    ("{mark}", "0123456789abcdef01234567"),
];

fn filled(path: &str, with: &[(&str, &str)]) -> String {
    with.iter().fold(path.to_owned(), |path, (part, value)| {
        path.replace(part, value)
    })
}

/// Which roles each route lets in, as it is meant: written by hand from the table of roles, one line a route, and
/// compared with what the router does. A new route without a line fails here.
const MEANT: &str = include_str!("tests/routes.txt");

/// A letter for each role, in the order of `Role::ALL`.
const LETTERS: [char; 15] = [
    'D', 'H', 'T', 'P', 'R', 'F', 'C', 'A', 'N', 'G', 'S', 'B', 'L', 'I', '-',
];

fn lets_in(route: &Route) -> String {
    Role::ALL
        .iter()
        .zip(LETTERS)
        .filter(|(role, _)| match route.asks {
            Asks::Nothing => true,
            Asks::For(permission) => table::may(**role, permission),
        })
        .map(|(_, letter)| letter)
        .collect()
}

#[test]
fn every_route_lets_in_whom_it_is_meant_for() {
    let site = site();
    let are: BTreeMap<String, String> = site
        .routes()
        .iter()
        .map(|route| (format!("{} {}", route.method, route.path), lets_in(route)))
        .collect();
    let meant: BTreeMap<String, String> = MEANT
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (route, roles) = line.rsplit_once(' ').unwrap();
            (route.trim().to_owned(), roles.to_owned())
        })
        .collect();
    assert_eq!(are, meant);
}

#[tokio::test]
async fn a_role_is_shown_what_the_table_grants_and_refused_all_else_whatever_there_is() {
    let tried = Tried::open().await;
    let site = site();
    for role in Role::ALL {
        for route in site.routes() {
            let Asks::For(permission) = route.asks else {
                continue;
            };
            let nowhere = filled(route.path, NOWHERE);
            let answer = tried.ask(role, route.method, &nowhere, "").await;
            let granted = table::may(role, permission);
            let said = format!("{role:?} {} {nowhere}: {}", route.method, answer.status);
            assert!(!answer.status.is_server_error(), "{said}");
            if granted {
                assert_ne!(answer.status, StatusCode::FORBIDDEN, "{said}");
                // Who is asked to prove again who they are, and does not, is not let further.
                let proves = route.path == "/sign-in/again";
                assert!(
                    proves || answer.status != StatusCode::UNAUTHORIZED,
                    "{said}"
                );
            } else if route.path == "/" {
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{said}");
            } else {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{said}");
                // The same words for whatever stands at the address, or does not.
                let elsewhere = tried.ask(role, route.method, route.path, "").await;
                assert_eq!(answer, elsewhere, "{said}");
            }
        }
    }
}

#[tokio::test]
async fn ending_sessions_asks_for_a_fresh_proof() {
    let tried = Tried::open().await;
    let long_ago = jiff::Timestamp::from_second(0).unwrap();
    for (proved, to) in [
        (None, "/sign-in/again?to=%2F"),
        (Some(long_ago), "/sign-in/again?to=%2F"),
    ] {
        let acting = Acting {
            person: "p".to_owned(),
            name: "Ruth Amos".to_owned(),
            role: Role::Practitioner,
            scope: access::Scope::default(),
            proved,
        };
        let request = Request::builder()
            .method("POST")
            .uri("/account/sessions")
            .extension(std::sync::Arc::new(acting))
            .body(Body::empty())
            .unwrap();
        let site = site().router().with_state(tried.app.clone());
        let answer = site.oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        assert_eq!(answer.headers().get(header::LOCATION).unwrap(), to);
    }
}

#[tokio::test]
async fn what_was_sent_is_never_sent_back_by_trace() {
    let tried = Tried::open().await;
    for path in ["/", "/lists", "/sign-in", "/assets/0/waymark.css"] {
        let answer = tried
            .ask(Role::Director, "TRACE", path, "mark=sent-by-trace")
            .await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert!(!answer.body.contains("sent-by-trace"), "{path}");
    }
}
