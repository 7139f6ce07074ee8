//! What is counted of the service while it runs, as text for Prometheus, on an address of its own.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::State;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::family::{Family, MetricConstructor};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use store::{Condition, QueueState, Queued};

use super::Edge;
use crate::clock;
use crate::state::{App, Children};

/// Seconds a request may take, in steps.
const STEPS: [f64; 11] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 5.0, 30.0,
];

/// What a request was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: String,
    /// The pattern of its route, never what filled it.
    route: String,
    status: u16,
}

#[derive(Debug, Clone)]
struct Seconds;

impl MetricConstructor<Histogram> for Seconds {
    fn new_metric(&self) -> Histogram {
        Histogram::new(STEPS)
    }
}

/// What is counted.
#[derive(Debug)]
pub(crate) struct Metrics {
    requests: Family<Asked, Histogram, Seconds>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Family::new_with_constructor(Seconds),
        }
    }
}

impl Metrics {
    /// Counts a request that was answered.
    pub(crate) fn answered(&self, method: &Method, route: &str, status: u16, took: Duration) {
        // Anybody may invent a method: only those with a meaning are told apart.
        let method = match *method {
            Method::GET | Method::POST | Method::HEAD => method.as_str(),
            _ => "other",
        };
        self.requests
            .get_or_create(&Asked {
                method: method.to_owned(),
                route: route.to_owned(),
                status,
            })
            .observe(took.as_secs_f64());
    }
}

/// The page with what is counted, for an address of its own: it names nobody and asks nobody who they are.
pub(crate) fn router(app: App, edge: Arc<Edge>) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state((app, edge))
}

async fn show(State((app, edge)): State<(App, Arc<Edge>)>) -> Response {
    match written(&app, &edge).await {
        Ok(text) => (
            [(
                header::CONTENT_TYPE,
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
            )],
            text,
        )
            .into_response(),
        Err(why) => {
            tracing::error!(
                why = format!("{why:#}"),
                "what is counted could not be said"
            );
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn written(app: &App, edge: &Edge) -> anyhow::Result<String> {
    let mut said = Registry::with_prefix("waymark");
    said.register(
        "request_seconds",
        "Time to answer, by pattern of the route and status",
        edge.metrics.requests.clone(),
    );
    let mut gauge = |name: &str, help: &str, value: i64| {
        let gauge = Gauge::<i64>::default();
        gauge.set(value);
        said.register(name, help, gauge);
    };
    let store = app.store();
    let loads = store.loads_in_force().await;
    gauge(
        "store_reads",
        "Whether the store can be read: 1 or 0",
        i64::from(loads.is_ok()),
    );
    gauge(
        "store_writes",
        "Whether the store can be written: 1 or 0",
        i64::from(store.standing().await == Condition::Writing),
    );
    let waits: Vec<Queued> = store
        .queued_loads()
        .await
        .unwrap_or_default()
        .into_iter()
        .filter(|entry| matches!(entry.state, QueueState::Waiting | QueueState::Taken))
        .collect();
    gauge(
        "loads_waiting",
        "Loads that wait to be read or are being read",
        i64::try_from(waits.len()).unwrap_or(i64::MAX),
    );
    gauge(
        "loads_waiting_seconds",
        "How long the oldest of them has waited",
        waits
            .iter()
            .map(|entry| clock::now().duration_since(entry.at).as_secs())
            .max()
            .unwrap_or(0),
    );
    if let Ok(newest) = store.log_newest().await {
        gauge(
            "log_entries",
            "Number of the newest entry of the log of who looked",
            newest.map_or(0, |newest| newest.seq),
        );
    }
    gauge(
        "loads_in_force",
        "Sources with a load in force",
        loads.map_or(0, |loads| i64::try_from(loads.len()).unwrap_or(i64::MAX)),
    );
    gauge(
        "records_ready",
        "Whether the children's records are read: 1 or 0",
        i64::from(matches!(app.children(), Children::Ready(_))),
    );
    if let Some(bytes) = memory() {
        gauge("memory_bytes", "Memory of this program, resident", bytes);
    }
    let mut text = String::new();
    encode(&mut text, &said).context("the text could not be written")?;
    Ok(text)
}

/// Memory of this program as the system counts it; none where it does not say.
pub(crate) fn memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.split_whitespace().next()?.parse().ok()?;
    kilobytes.checked_mul(1024)
}
