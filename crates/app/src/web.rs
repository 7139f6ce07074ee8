//! The pages: what stands around every route, from the form to the line in the log.

mod assets;
mod changed_since;
mod children;
mod csv;
mod error;
mod exports;
mod govuk;
mod in_force;
mod links;
pub(crate) mod noted;
mod origins;
mod own_forms;
mod page;
mod pages;
mod papers;
mod paths;
pub(crate) mod recorded;
mod routes;
mod site;
#[cfg(test)]
mod tests;
mod typed;
pub(crate) mod who;
pub(crate) mod words;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::edge::{Edge, bodies, headers, limits, logs};
use crate::state::App;
pub(crate) use csv::safe as formula_safe;
pub(crate) use error::Error;
pub(crate) use pages::purposes::name as purpose_name;
pub(crate) use pages::releases::invented::add as publish_sample;
use routes::site;
pub(crate) use who::acting;

/// The whole site over one service.
pub(crate) fn router(app: App, edge: Arc<Edge>) -> Router {
    site()
        .router()
        // From the inside out: the form is one of ours, whoever is shown is written down, who asks is known and asks no
        // more than they may, what goes wrong becomes a page, what is sent comes in time, the answer is guarded, and
        // the log has its line.
        .layer(middleware::from_fn(error::as_a_page))
        .layer(middleware::from_fn(own_forms::only_ours))
        .layer(middleware::from_fn_with_state(
            (app.clone(), edge.clone()),
            recorded::recorded,
        ))
        .layer(middleware::from_fn_with_state(
            edge.clone(),
            limits::by_account,
        ))
        .layer(middleware::from_fn(logs::note_account))
        .layer(middleware::from_fn_with_state(app.clone(), who::known))
        .layer(middleware::from_fn_with_state(
            edge.clone(),
            limits::by_address,
        ))
        .layer(CatchPanicLayer::custom(logs::went_wrong))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(bodies::timely))
        .layer(middleware::from_fn_with_state(
            edge.clone(),
            headers::guarded,
        ))
        .layer(middleware::from_fn_with_state(edge, logs::each))
        .with_state(app)
}
