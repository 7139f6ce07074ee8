//! The sample seen in another role: POST /sample/role.

use axum::Form;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use access::Role;
use access::audit::Kind;

use crate::state::App;
use crate::web::error::Error;
use crate::web::noted::Noted;
use crate::web::who::{ROLE_COOKIE, set_cookie};

/// How long a choice is kept: a working day.
const KEPT: u32 = 12 * 60 * 60;

/// What was chosen, and where from.
#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    role: String,
    #[serde(default)]
    to: String,
}

/// Switches; nowhere but in the sample.
pub(crate) async fn create(
    State(app): State<App>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Error> {
    if app.sample().is_none() {
        return Err(Error::NotFound("this page"));
    }
    let role =
        Role::of(&chosen.role).ok_or(Error::BadRequest("That is none of the roles.".to_owned()))?;
    // Back to the same page, in its new light: an address of ours and of no other site.
    let to = if chosen.to.starts_with('/')
        && !chosen.to.starts_with("//")
        && !chosen.to.contains('\\')
    {
        chosen.to
    } else {
        "/".to_owned()
    };
    let noted = Noted::new(Kind::SignIn, format!("sees the sample as {}", role.word()));
    Ok(noted.on((
        [(
            header::SET_COOKIE,
            set_cookie(ROLE_COOKIE, role.word(), KEPT),
        )],
        Redirect::to(&to),
    )
        .into_response()))
}
