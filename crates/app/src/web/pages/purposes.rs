//! Why a child is opened: POST /children/{n}/purpose. Who holds no case says so once for each child in a session, before
//! anything of the child is shown; from then on the log carries it.

use std::sync::Arc;

use access::Acting;
use access::audit::Kind;
use access::table::AskedWhy;
use axum::Form;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::html;
use serde::Deserialize;
use store::{OPENED, Purpose};

use crate::clock;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, radios, summary, textarea};
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::{Asking, Who};
use crate::web::{children, own_forms, paths};

/// What a purpose may be: the word it is kept under, and its name.
const PURPOSES: [(&str, &str); 7] = [
    ("supervision", "Supervising the work with this child"),
    ("audit", "An audit of practice"),
    ("complaint", "A complaint"),
    ("court", "A court’s question"),
    ("inspection", "An inspection"),
    ("data-quality", "Checking whether the record is right"),
    ("other", "Something else"),
];
/// The longest text that is kept beside it.
const LONGEST: usize = 500;

/// A purpose by its name; a word that is none stands for itself.
pub(crate) fn name(word: &str) -> &str {
    PURPOSES
        .iter()
        .find(|(kept, _)| *kept == word)
        .map_or(word, |(_, name)| name)
}

/// A child may be opened by whoever asks: with the purpose they stated, where their role must state one.
pub(crate) struct Opening {
    /// The child's address: beside them their siblings are shown, so that the log says who was opened.
    address: String,
    purpose: String,
}

impl Opening {
    /// Tells the log who was opened and for what.
    pub(crate) fn on(self, response: Response) -> Response {
        Noted {
            purpose: self.purpose,
            ..Noted::new(Kind::Look, format!("{OPENED}{}", self.address))
        }
        .on(response)
    }
}

impl FromRequestParts<App> for Opening {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let Some(acting) = parts.extensions.get::<Arc<Acting>>().cloned() else {
            return Err(Error::SignedOut.into_response());
        };
        let Path(address) = Path::<String>::from_request_parts(parts, app)
            .await
            .map_err(axum::response::IntoResponse::into_response)?;
        let with = |address, purpose| Self { address, purpose };
        if acting.row().asks_why == AskedWhy::Never {
            return Ok(with(address, String::new()));
        }
        let stated = app.store().purpose(&session(&acting), &address).await;
        match stated {
            Ok(Some(purpose)) => Ok(with(address, purpose.word)),
            // The answer for a child who is not there, or not within reach, is the handler's.
            Ok(None) => match children::is_within_reach(app, &acting, &address).await {
                Ok(false) => Ok(with(address, String::new())),
                Ok(true) => Err(ask(&address, &Input::default(), &[]).into_response()),
                Err(why) => Err(why.into_response()),
            },
            Err(why) => Err(Error::Failed(why.into()).into_response()),
        }
    }
}

/// Whether somebody has yet to say why before anything of a child is shown to them.
///
/// # Errors
/// When the store cannot be read.
pub(crate) async fn is_asked(app: &App, acting: &Acting, address: &str) -> Result<bool, Error> {
    if acting.row().asks_why == AskedWhy::Never {
        return Ok(false);
    }
    let stated = app.store().purpose(&session(acting), address).await;
    Ok(stated.map_err(anyhow::Error::from)?.is_none())
}

/// What a purpose holds for: the session; in the sample, which has none, the person's day.
fn session(acting: &Acting) -> String {
    match Asking::now() {
        Some(asking) if !asking.session.is_empty() => asking.session.clone(),
        _ => format!("{} {}", acting.person, clock::today()),
    }
}

/// What the person chose and typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    purpose: String,
    why: String,
    /// The page with rows of the child that was asked for; empty where the child was.
    to: String,
}

/// The page that stands before rows of a child, and goes on to them.
pub(crate) fn before_rows(address: &str, to: String) -> Page {
    let input = Input {
        to,
        ..Input::default()
    };
    ask(address, &input, &[])
}

/// Keeps the purpose and goes on to what was asked for.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    Path(address): Path<String>,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    if !children::is_within_reach(&app, &who.0, &address).await? {
        return Err(Error::NotFound("this child"));
    }
    let wrong = input.wrong();
    if !wrong.is_empty() {
        let page = ask(&address, &input, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let purpose = Purpose {
        word: input.purpose.clone(),
        why: input.why.trim().to_owned(),
        at: clock::now(),
    };
    app.store()
        .keep_purpose(&session(&who.0), &address, &purpose)
        .await
        .map_err(anyhow::Error::from)?;
    let to = input.rows_asked_for();
    let noted = Noted {
        purpose: input.purpose,
        ..Noted::new(Kind::Change, format!("said why before opening {address}"))
    };
    let to = to.unwrap_or_else(|| paths::child(&address));
    Ok(noted.on(Redirect::to(&to).into_response()))
}

impl Input {
    /// The page of this service with rows of a child that was asked for, and no other address.
    fn rows_asked_for(&self) -> Option<String> {
        let to: Uri = self.to.parse().ok()?;
        let is_rows = ["/returns/", "/loads/"]
            .iter()
            .any(|begins| self.to.starts_with(begins));
        (is_rows && to.authority().is_none()).then(|| to.to_string())
    }

    fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if !PURPOSES.iter().any(|(word, _)| *word == self.purpose) {
            wrong.push(("purpose", "Choose why you open this record".to_owned()));
        }
        let typed = self.why.trim().chars().count();
        if self.purpose == "other" && typed < 10 {
            wrong.push((
                "why",
                "Say in at least 10 characters what it is for".to_owned(),
            ));
        } else if typed > LONGEST {
            wrong.push(("why", format!("Say it in at most {LONGEST} characters")));
        }
        wrong
    }
}

/// The page that stands before a child.
fn ask(address: &str, input: &Input, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Before you open this child’s record"
    } else {
        "Error: before you open this child’s record"
    };
    Page::new(
        Section::Lists,
        title,
        html! { "You hold no case in this role, so say first what you need this record for." },
    )
    .crumb("Today", paths::today())
    .crumb("Children", paths::lists())
    .body(html! {
        (summary(wrong))
        p.wm-p { "The log keeps that you opened it, when and why, and the information governance officer can read it. The family may ask who looked." }
        p.wm-p { "If you know the family, or live near them, do not go on: ask somebody else to look." }
        form method="post" action=(paths::purpose(address)) novalidate {
            (own_forms::form_token())
            @if !input.to.is_empty() { input type="hidden" name="to" value=(input.to); }
            (radios("purpose", "What do you need it for?", "", &PURPOSES, &input.purpose, wrong))
            (textarea("why", "Anything that makes it clearer", "Needed for “something else”. Name no child.", &input.why, 3, wrong))
            button.govuk-button type="submit" { "Open the record" }
            " "
            a.govuk-link href=(paths::lists()) { "Do not open it" }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(purpose: &str, why: &str) -> Vec<&'static str> {
        let input = Input {
            purpose: purpose.to_owned(),
            why: why.to_owned(),
            to: String::new(),
        };
        input.wrong().into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn whoever_said_why_goes_on_to_rows_of_this_service_alone() {
        let to = |to: &str| {
            let input = Input {
                to: to.to_owned(),
                ..Input::default()
            };
            input.rows_asked_for()
        };
        let line = "/loads/7/lines?file=a%20b.csv&line=3";
        assert_eq!(to(line).as_deref(), Some(line));
        for other in [
            "",
            "/audit",
            "//other.example/returns/",
            "https://other.example/returns/903",
            "/returns/\r\nx",
        ] {
            assert_eq!(to(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_purpose_is_one_of_the_list_and_what_is_other_is_said() {
        assert!(wrong("audit", "").is_empty());
        assert_eq!(wrong("", ""), ["purpose"]);
        assert_eq!(wrong("curiosity", "x"), ["purpose"]);
        assert_eq!(wrong("other", " just so "), ["why"]);
        assert!(wrong("other", "the carer’s allowance review").is_empty());
        assert_eq!(wrong("court", &"x".repeat(501)), ["why"]);
    }
}
