//! Every route of the site, in groups: its table of contents.

mod assets;
mod children;
mod csv;
mod error;
mod govuk;
mod in_force;
mod origins;
mod page;
mod pages;
mod paths;
mod words;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;

use crate::state::App;
use error::Error;
use pages::{
    annex_a, authorities, authority, checks, child, compare, corrections, disagreements, england,
    layouts, lines, lists, loads, measures, report, requests, search, teams, themes, today, unread,
};

/// The whole site over one service.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        // Data: loads, checks, what could not be read
        .route(
            "/loads",
            get(loads::index)
                .post(loads::create)
                .layer(DefaultBodyLimit::max(loads::MOST_BYTES)),
        )
        .route("/loads/{id}", get(loads::show))
        .route("/loads/{id}/files/{name}", get(loads::file))
        .route("/checks", get(checks::index))
        .route("/checks.csv", get(checks::index_csv))
        .route("/checks/{source}/{code}", get(checks::show))
        .route("/layouts", get(layouts::index))
        .route("/layouts/{source}/{table}", get(layouts::empty))
        .route("/doubts", get(checks::doubts))
        .route("/disagreements", get(disagreements::index))
        .route("/disagreements.csv", get(disagreements::index_csv))
        // Inspection week: Annex A on any day, frozen; what inspectors ask for
        .route("/annex-a", get(annex_a::show))
        .route("/annex-a/workbook", get(annex_a::workbook))
        .route("/annex-a/freezes", post(annex_a::create))
        .route("/annex-a/freezes/{id}", get(annex_a::frozen))
        .route("/annex-a/freezes/{id}/changes", get(annex_a::compare))
        .route("/requests", get(requests::index).post(requests::create))
        .route("/requests.csv", get(requests::index_csv))
        // Today and the measures
        .route("/", get(today::show))
        .route("/measures", get(measures::index))
        .route("/measures.csv", get(measures::index_csv))
        .route("/measures/{id}", get(measures::show::show))
        .route("/measures/{id}/months.csv", get(measures::show::months_csv))
        .route("/measures/{id}/groups.csv", get(measures::show::groups_csv))
        .route("/measures/{id}/cases", get(measures::cases::show))
        .route("/measures/{id}/cases.csv", get(measures::cases::cases_csv))
        .route("/judgements/{word}", get(measures::judgement::show))
        // England
        .route("/england", get(england::show))
        .route("/england/judgements.csv", get(england::judgements_csv))
        .route("/england/years.csv", get(england::years_csv))
        // Authorities
        .route("/authorities", get(authorities::index))
        .route("/authorities.csv", get(authorities::index_csv))
        .route("/authorities/{urn}", get(authority::show))
        .route(
            "/authorities/{urn}/judgements.csv",
            get(authority::judgements_csv),
        )
        .route("/authorities/{urn}/points.csv", get(authority::points_csv))
        .route("/authorities/{urn}/themes.csv", get(authority::themes_csv))
        .route(
            "/authorities/{urn}/neighbours.csv",
            get(authority::neighbours_csv),
        )
        // Reports
        .route("/reports/{id}", get(report::show))
        .route("/reports/{id}/pdf", get(report::pdf))
        .route("/reports/{id}/paragraphs.csv", get(report::paragraphs_csv))
        .route("/reports/{id}/points.csv", get(report::points_csv))
        // Themes
        .route("/themes", get(themes::index))
        .route("/themes.csv", get(themes::index_csv))
        .route("/themes/{slug}", get(themes::show))
        .route("/themes/{slug}/points.csv", get(themes::points_csv))
        // Search
        .route("/search", get(search::show))
        .route("/search.csv", get(search::rows))
        // Compare
        .route("/compare", get(compare::show))
        .route("/compare/judgements.csv", get(compare::judgements_csv))
        // Corrections, and what could not be read
        .route("/corrections", get(corrections::index))
        .route("/corrections.csv", get(corrections::index_csv))
        .route(
            "/reports/{id}/corrections/new",
            get(corrections::new).post(corrections::create),
        )
        .route("/unread", get(unread::index))
        .route("/unread.csv", get(unread::index_csv))
        // Lists, a child, the row behind a number
        .route("/lists", get(lists::index))
        .route("/lists.csv", get(lists::index_csv))
        .route("/lists/un-owned", get(lists::unowned))
        .route("/lists/un-owned/rows.csv", get(lists::unowned_csv))
        .route("/lists/{id}", get(lists::show))
        .route("/lists/{id}/rows.csv", get(lists::rows_csv))
        .route("/lists/{id}/work", post(lists::create))
        .route("/children/{n}", get(child::show))
        .route("/teams", get(teams::index))
        .route("/teams.csv", get(teams::index_csv))
        .route("/teams/{n}", get(teams::show))
        .route("/loads/{id}/lines", get(lines::show))
        // What every page carries
        .route("/assets/{version}/{name}", get(assets::show))
        .fallback(async || Error::NotFound("this page"))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(guarded))
        .with_state(app)
}

/// What a page may load: its own origin and nothing else, nothing inline, inside no other site's frame.
const MAY_LOAD: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
    object-src 'none'";

/// Whether a form was sent by a page of another site, as the browser itself tells.
fn from_elsewhere(request: &Request) -> bool {
    let site = request.headers().get("sec-fetch-site");
    !request.method().is_safe() && site.is_some_and(|site| site != "same-origin" && site != "none")
}

async fn guarded(request: Request, next: Next) -> Response {
    let mut response = if from_elsewhere(&request) {
        Error::BadRequest("This form was sent from another site. Nothing was changed.".to_owned())
            .into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, MAY_LOAD),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        // What is not a page (a PDF, an asset) may say otherwise itself.
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    // A page shows the record of the moment, so it is asked for anew; assets say otherwise themselves.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    response
}
