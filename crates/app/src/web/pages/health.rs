//! Whether the service lives and is ready: GET /health/live and /health/ready, for a balancer; nothing secret in them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use store::{Condition, QueueState};

use crate::clock;
use crate::state::{App, Children};

/// How the service stands.
#[derive(Debug, Serialize)]
struct Health {
    /// Whether a balancer may send people here.
    ready: bool,
    /// `writes`, `reads only` or `does not answer`.
    store: &'static str,
    /// `read`, `being read`, `none loaded` or `not readable`.
    records: &'static str,
    /// Loads that wait to be read or are being read.
    waiting: usize,
    /// Seconds the oldest of them has waited.
    waiting_seconds: i64,
}

/// The program runs and answers.
pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// It can show what it should: the store answers and the records are read.
pub(crate) async fn ready(State(app): State<App>) -> Response {
    let queue = app.store().queued_loads().await;
    let waits: Vec<_> = queue
        .iter()
        .flatten()
        .filter(|entry| matches!(entry.state, QueueState::Waiting | QueueState::Taken))
        .map(|entry| entry.at)
        .collect();
    let (records, shown) = match app.children() {
        Children::Ready(_) => ("read", true),
        Children::None => ("none loaded", true),
        Children::Reading => ("being read", false),
        Children::Unread(_) => ("not readable", false),
    };
    let health = Health {
        ready: queue.is_ok() && shown,
        store: match (&queue, app.store().standing().await) {
            (Err(_), _) => "does not answer",
            (Ok(_), Condition::Writing) => "writes",
            (Ok(_), Condition::ReadOnly(_)) => "reads only",
        },
        records,
        waiting: waits.len(),
        waiting_seconds: waits
            .iter()
            .min()
            .map_or(0, |oldest| clock::now().duration_since(*oldest).as_secs()),
    };
    let status = if health.ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(health)).into_response()
}
