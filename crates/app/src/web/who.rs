//! Who asks: found once for a request, and known to everything that answers it.

use std::sync::Arc;

use access::{Acting, Role, Scope};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::error::Error;
use crate::identity::{secret, session};
use crate::state::App;

tokio::task_local! {
    /// Whoever asks, while their request is answered: the head of every page and every form need it.
    static ASKING: Arc<Asking>;
}

/// Whoever asks, and how their forms are known to be their own.
#[derive(Debug)]
pub(crate) struct Asking {
    /// Who, once signed in.
    pub(crate) acting: Option<Arc<Acting>>,
    /// Short name of their session, for the log; empty in the sample and before signing in.
    pub(crate) session: String,
    /// What each of their forms carries, so that no other site can send one in their name.
    pub(crate) form_token: String,
    /// Whether this is the invented sample, in which roles are tried by switching.
    pub(crate) sample: bool,
    /// Seconds after which their session ends unused; none where nothing ends.
    pub(crate) idle: Option<i64>,
    /// Where they are.
    pub(crate) path: String,
    /// Which children what they are shown is made from, in sentences; known once a page has looked at children.
    pub(crate) view: std::sync::OnceLock<String>,
}

impl Asking {
    /// Whoever asks now; nobody outside a request.
    pub(crate) fn now() -> Option<Arc<Self>> {
        ASKING.try_with(Arc::clone).ok()
    }

    /// Draws as whoever asks, on a thread that does not know of them.
    pub(crate) fn drawn_for<T>(asking: Option<Arc<Self>>, draw: impl FnOnce() -> T) -> T {
        match asking {
            Some(asking) => ASKING.sync_scope(asking, draw),
            None => draw(),
        }
    }
}

/// Who asks, for a handler that writes down who did something.
#[derive(Debug, Clone)]
pub(crate) struct Who(pub(crate) Arc<Acting>);

impl<S: Sync> FromRequestParts<S> for Who {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts
            .extensions
            .get::<Arc<Acting>>()
            .cloned()
            .map(Self)
            .ok_or_else(|| Error::SignedOut.into_response())
    }
}

/// Who asks, of a request on its way.
pub(crate) fn acting(request: &Request) -> Option<Arc<Acting>> {
    request.extensions().get::<Arc<Acting>>().cloned()
}

/// Finds who asks and answers as them.
pub(crate) async fn known(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let mut sets = None;
    let (acting, form_token, session) = match app.sample() {
        Some(sample) => {
            let role = cookie(request.headers(), ROLE_COOKIE)
                .and_then(Role::of)
                .unwrap_or(Role::Director);
            (
                sample.acting(role, &app),
                sample.form_token(),
                String::new(),
            )
        }
        // What pages are drawn with, and what a balancer asks, is the same for everybody.
        None if for_everybody(&request) => (None, String::new(), String::new()),
        None => match session::of(&app, request.headers()).await {
            Ok(Some((session, acting))) => (acting, session.csrf, session.id),
            // Whoever signs in has no session yet: what their form carries stands in a cookie beside it.
            Ok(None) => match cookie(request.headers(), FORM_COOKIE) {
                Some(token) => (None, token.to_owned(), String::new()),
                None => {
                    let token = match secret::token() {
                        Ok(token) => token,
                        Err(why) => return Error::Failed(why).into_response(),
                    };
                    sets =
                        signs_in(&request).then(|| set_cookie(FORM_COOKIE, &token, 24 * 60 * 60));
                    (None, token, String::new())
                }
            },
            Err(why) => return Error::Failed(why).into_response(),
        },
    };
    let acting = acting.or_else(|| anybody(&app, &request)).map(Arc::new);
    if let Some(acting) = &acting {
        request.extensions_mut().insert(acting.clone());
    }
    let asking = Arc::new(Asking {
        acting,
        idle: (!session.is_empty()).then(|| app.entrance().idle.as_secs()),
        session,
        form_token,
        sample: app.sample().is_some(),
        path: request.uri().path().to_owned(),
        view: std::sync::OnceLock::new(),
    });
    request.extensions_mut().insert(asking.clone());
    let mut response = ASKING.scope(asking, next.run(request)).await;
    if let Some(set) = sets.and_then(|set| HeaderValue::from_str(&set).ok()) {
        response.headers_mut().append(header::SET_COOKIE, set);
    }
    response
}

/// Whoever is not signed in, where the council opens its releases to everybody; on other pages they sign in first.
fn anybody(app: &App, request: &Request) -> Option<Acting> {
    let opened = app.entrance().open_releases && request.uri().path().starts_with("/releases");
    opened.then(|| Acting {
        person: String::new(),
        name: "Not signed in".to_owned(),
        role: Role::Public,
        scope: Scope::default(),
        proved: None,
    })
}

/// Whether what is asked for does not depend on who asks.
fn for_everybody(request: &Request) -> bool {
    let path = request.uri().path();
    path.starts_with("/assets/") || path.starts_with("/health/")
}

/// Whether a page has a form for people who are not signed in.
fn signs_in(request: &Request) -> bool {
    let path = request.uri().path();
    ["/sign-in", "/first-run", "/invited"]
        .iter()
        .any(|begins| path.starts_with(begins))
}

/// The cookie that ties a form to the browser of somebody who is not signed in yet.
const FORM_COOKIE: &str = "__Host-waymark-form";

/// The cookie that keeps which role of the sample is tried.
pub(crate) const ROLE_COOKIE: &str = "__Host-waymark-role";

/// A cookie of the request.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}

/// A cookie as it is set: for this host alone, never over plain connections, never readable by scripts.
pub(crate) fn set_cookie(name: &str, value: &str, seconds: u32) -> String {
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}")
}
