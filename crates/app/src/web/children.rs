//! What every page about the authority's children begins with: the records of this moment, or a page that says why
//! there are none.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use crate::records::Records;
use crate::state::{App, Children};
use crate::web::page::{Page, Section};
use crate::web::paths;

/// How long a page waits while the records are being read after a start, before it says so.
const LOOKS: u32 = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// The records of this moment. A page that takes it is only made where there are some.
pub(crate) struct Ours(pub(crate) Arc<Records>);

impl FromRequestParts<App> for Ours {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        for _ in 0..LOOKS {
            if !matches!(app.children(), Children::Reading) {
                break;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        match app.children() {
            Children::Ready(records) => Ok(Self(records)),
            Children::None if parts.uri.path() == paths::today() => Err(Redirect::to(&paths::england()).into_response()),
            Children::None => Err(Page::new(
                Section::Data,
                "Nothing is loaded yet",
                html! { "Load the safeguarding dataset, Annex A or the council’s own tables, and this page is made from them." },
            )
            .body(html! {
                p.wm-p { a.govuk-link href=(paths::loads()) { "Load data" } ", or see " a.govuk-link href=(paths::england()) { "the national record" } "." }
            })
            .into_response()),
            Children::Reading => Err(Page::new(
                Section::Today,
                "Reading the children’s records",
                html! { "The service has just started and is reading what was loaded. Ask for this page again in a few seconds." },
            )
            .body(html! {
                p.wm-p { "Meanwhile: " a.govuk-link href=(paths::england()) { "the national record" } "." }
            })
            .into_response()),
            Children::Unread(why) => Err(Page::new(
                Section::Data,
                "The children’s records could not be read",
                html! { "What was loaded is still there, and nothing was changed." },
            )
            .body(html! { p.wm-p { (why) } })
            .into_response()),
        }
    }
}
