//! What can go wrong with a request, each with its status and a page that says what to do.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::page::{Page, Section};
use super::{children, paths};

/// Why a request was not answered.
#[derive(Debug)]
pub(crate) enum Error {
    /// There is nothing at this address; what was looked for, for people.
    NotFound(&'static str),
    /// The address asks for something that cannot be; what is wrong with it, for people.
    BadRequest(String),
    /// The role they work in is not granted this, whether or not there is anything to see.
    Refused,
    /// They are not, or no longer, signed in.
    SignedOut,
    /// A form of a page that was open too long, or of no page of ours.
    OldForm,
    /// More was sent than any form may hold.
    TooLarge,
    /// More was typed or pasted than a form without files may hold, in bytes.
    TooMuchTyped(usize),
    /// Nothing is loaded into the sample.
    InSample,
    /// More was asked than one caller may ask; how long to wait.
    TooMany(Duration),
    /// The program itself went wrong; where stands in the log.
    WentWrong,
    /// The log of who looked could not be written, so nothing was shown.
    NotRecorded,
    /// The children's records are still being read: the service has just started.
    Reading,
    /// The children's records could not be read; why.
    Unread(String),
    /// Something failed here.
    Failed(anyhow::Error),
}

/// A request that could not even be read by its handler (a form without its fields, a number that is none) is answered
/// by a page too, not by the words of a library.
pub(crate) async fn as_a_page(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !plain || !response.status().is_client_error() {
        return response;
    }
    let why = "What was sent is not what this page asks for. Nothing was changed.".to_owned();
    let mut page = Error::BadRequest(why).into_response();
    *page.status_mut() = response.status();
    page
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::TooMany(wait) = self {
            return too_many(wait);
        }
        let (status, page) = match self {
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                Page::new(
                    Section::None,
                    "This is too large",
                    html! { "At most 600 MB can be sent at once. Nothing was changed." },
                )
                .body(html! { p.wm-p { "Send the files of one source at a time." } }),
            ),
            Self::TooMuchTyped(most) => (
                StatusCode::PAYLOAD_TOO_LARGE,
                Page::new(
                    Section::None,
                    "What you typed or pasted is too long",
                    html! { "This form takes at most " (most / 1024 / 1024) " MB of text altogether. Nothing was kept, and nothing else was changed." },
                )
                .body(html! {
                    p.wm-p { "Go back in your browser, where what you typed most often still stands, shorten it there, and send it again. What was kept before is as it was." }
                    p.wm-p { "A text of this length is a document: add it as a file where the page takes files, and say in the form what it shows." }
                }),
            ),
            Self::InSample => (
                StatusCode::CONFLICT,
                Page::new(
                    Section::Data,
                    "Nothing can be loaded into the sample",
                    html! { "Everybody who reaches the sample may see everything in it. Nothing was kept." },
                )
                .body(html! {
                    p.wm-p { "Start a service of your own over an empty folder, and load there:" }
                    p.wm-p { code { "waymark serve --data ./our-data" } }
                }),
            ),
            Self::TooMany(_) | Self::WentWrong => (StatusCode::INTERNAL_SERVER_ERROR, failed()),
            Self::NotFound(what) => (
                StatusCode::NOT_FOUND,
                Page::new(
                    Section::None,
                    "Page not found",
                    html! { "We could not find " (what) "." },
                )
                .body(html! {
                    p.wm-p { "If you typed the address, check that it is right. If you pasted it, check that you copied all of it." }
                    p.wm-p { "You can start from " a.govuk-link href=(paths::england()) { "the map of England" } " or "
                        a.govuk-link href=(paths::search("")) { "search every report" } "." }
                }),
            ),
            Self::BadRequest(why) => (
                StatusCode::BAD_REQUEST,
                Page::new(Section::None, "This cannot be shown", html! { (why) }).body(html! {
                    p.wm-p { "Go back and choose again, or start from " a.govuk-link href=(paths::england()) { "the map of England" } "." }
                }),
            ),
            Self::Refused => (
                StatusCode::FORBIDDEN,
                Page::new(
                    Section::None,
                    "Your role does not show this",
                    html! { "What each role may see and do is set out in one table. That you asked was noted." },
                )
                .body(html! {
                    p.wm-p { "If you need it for your work, ask the information governance officer." }
                    p.wm-p { a.govuk-link href=(paths::access()) { "Who may see and do what" } }
                }),
            ),
            Self::SignedOut => (
                StatusCode::UNAUTHORIZED,
                Page::new(
                    Section::None,
                    "You are signed out",
                    html! { "Sign in, then send it again. Nothing was changed." },
                )
                .body(html! { p.wm-p { a.govuk-link href=(paths::sign_in("/")) { "Sign in" } } }),
            ),
            Self::OldForm => (
                StatusCode::FORBIDDEN,
                Page::new(
                    Section::None,
                    "This form is out of date",
                    html! { "The page it stands on was open too long, or you signed in again since. Nothing was changed." },
                )
                .body(html! { p.wm-p { "Go back, ask for the page anew, and send it again." } }),
            ),
            Self::NotRecorded => (
                StatusCode::SERVICE_UNAVAILABLE,
                Page::new(
                    Section::None,
                    "This cannot be shown now",
                    html! { "Every look at a child is written down first, and writing fails at the moment." },
                )
                .body(html! {
                    p.wm-p { "Ask your system administrator to look at the service: its disk may be full, or its database may not be reached. The national record can still be read." }
                }),
            ),
            Self::Reading => (StatusCode::SERVICE_UNAVAILABLE, children::reading()),
            Self::Unread(why) => (StatusCode::SERVICE_UNAVAILABLE, children::unread(&why)),
            Self::Failed(error) => {
                tracing::error!(error = format!("{error:#}"), "a page could not be made");
                (StatusCode::INTERNAL_SERVER_ERROR, failed())
            }
        };
        (status, page).into_response()
    }
}

/// The page of what failed here.
fn failed() -> Page {
    Page::new(
        Section::None,
        "Sorry, there is a problem with the service",
        html! { "This page could not be made. Try again in a minute." },
    )
    .body(html! {
        p.wm-p { "Nothing has been lost. The service has noted what happened in its log." }
    })
}

/// The page of who asks too much, with how long to wait.
fn too_many(wait: Duration) -> Response {
    let seconds = wait.as_secs().max(1);
    let page = Page::new(
        Section::None,
        "Too much was asked at once",
        html! { "Wait a little, then ask again. Nothing was changed." },
    )
    .body(html! {
        p.wm-p { "More pages were asked for in a short time than a person reads. If a program asks for them, let it wait as long as each answer says." }
    });
    (
        StatusCode::TOO_MANY_REQUESTS,
        [(header::RETRY_AFTER, seconds.to_string())],
        page,
    )
        .into_response()
}
