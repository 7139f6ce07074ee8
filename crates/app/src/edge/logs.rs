//! The log: one line a request, with the pattern of its route and never what filled it; nothing about a child.

use std::io::IsTerminal as _;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tracing::{Instrument as _, Level};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use uuid::Uuid;

use super::Edge;
use crate::web::{Error, acting};

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Written {
    /// A line to read
    Plain,
    /// A JSON object a line, for a program to read
    Json,
}

/// Begins to write the log on standard error.
pub(crate) fn start(written: Written) {
    // Statements and their time are the database library's to say, and nobody's to read here.
    let said = Targets::new()
        .with_default(Level::INFO)
        .with_target("sqlx", Level::ERROR);
    let log = tracing_subscriber::registry().with(said);
    let lines = fmt::layer().with_writer(std::io::stderr);
    // Somebody may have begun already; then theirs is the log.
    let _ = match written {
        Written::Plain => log
            .with(
                lines
                    .with_ansi(std::io::stderr().is_terminal())
                    .with_target(false),
            )
            .try_init(),
        Written::Json => log.with(lines.json().flatten_event(true)).try_init(),
    };
}

/// Makes what goes wrong in the program say where and nothing else: its own words may hold what it was working on.
pub(crate) fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        if tracing::event_enabled!(Level::ERROR) {
            tracing::error!(place, "the program went wrong");
        } else {
            eprintln!("waymark: the program went wrong at {place}");
        }
    }));
}

/// The page of a request in which the program went wrong; what it said is not shown or kept.
pub(crate) fn went_wrong(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Error::WentWrong.into_response()
}

/// Which account asks, noted where it is known and read where the line is written.
#[derive(Debug, Clone, Default)]
struct Account(Arc<OnceLock<String>>);

/// Writes the line of a request and counts it.
pub(crate) async fn each(
    State(edge): State<Arc<Edge>>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let id = Uuid::new_v4().simple().to_string();
    // Whatever is logged while it is answered carries its number.
    let span = tracing::info_span!("request", id);
    let account = Account::default();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(account.clone());
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    let status = response.status().as_u16();
    edge.metrics.answered(&method, &route, status, took);
    span.in_scope(|| {
        tracing::info!(
            method = method.as_str(),
            route,
            status,
            milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            account = account.0.get().map_or("-", String::as_str),
            "answered"
        )
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Notes which account asks; stands where that is known.
pub(crate) async fn note_account(request: Request, next: Next) -> Response {
    if let (Some(acting), Some(account)) = (acting(&request), request.extensions().get::<Account>())
    {
        // It is noted once for a request.
        let _ = account.0.set(acting.person.clone());
    }
    next.run(request).await
}
