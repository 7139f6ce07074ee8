//! Signing in at the council: GET /sign-in/begin leads there, GET /sign-in/back comes from there.

use access::audit::Kind;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, ToSpan as _};
use maud::html;
use serde::Deserialize;
use store::{Authority, Identity, NewPerson, PendingSignIn, Person, Proposal};

use super::enter;
use crate::clock;
use crate::identity::provider::{Brought, Failed, Known, Pending, Provider};
use crate::identity::secret;
use crate::identity::session::{self, Visitor, onward};
use crate::state::App;
use crate::web::error::Error;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::paths;
use crate::web::who::{cookie, set_cookie};

/// The cookie that ties the way back to the browser that set out: without it, somebody could be signed in as another.
const STATE_COOKIE: &str = "__Host-waymark-way";
/// How long the way there and back may take.
const WAY: SignedDuration = SignedDuration::from_mins(10);
/// What marks a way taken to prove anew who one is.
const AGAIN: &str = "again:";

/// Where to go on to, and whether to prove anew who one is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begin {
    to: String,
    again: String,
}

/// The way to the council's sign-in.
pub(super) fn page(to: &str) -> Page {
    let way = way(to, false);
    Page::new(Section::None, "Sign in", html! { "With your council account." }).body(html! {
        p { a.govuk-button href=(way) role="button" draggable="false" data-module="govuk-button" { "Sign in with your council account" } }
        p.wm-p { "If your council’s sign-in is down, an administrator can use " a.govuk-link href="/sign-in/emergency" { "the emergency account" } "." }
    })
}

/// The address that leads there.
pub(super) fn way(to: &str, again: bool) -> String {
    let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    let again = if again { "&again=yes" } else { "" };
    format!("/sign-in/begin?to={to}{again}")
}

/// Sends the person to the council's sign-in.
pub(crate) async fn begin(
    State(app): State<App>,
    Query(asked): Query<Begin>,
) -> Result<Response, Error> {
    let provider = provider(&app)?;
    let (anew, now) = (asked.again == "yes", clock::now());
    let (to, pending) = match provider.begin(anew, now).await {
        Ok(begun) => begun,
        Err(why) => return Ok(failed(&why)),
    };
    let mark = if anew { AGAIN } else { "" };
    app.store()
        .begin_sign_in(&PendingSignIn {
            state: secret::hash(&pending.state),
            nonce: pending.nonce,
            verifier: pending.verifier,
            return_path: format!("{mark}{}", onward(&asked.to)),
            until: now.saturating_add(WAY).map_err(anyhow::Error::from)?,
        })
        .await
        .map_err(anyhow::Error::from)?;
    let tied = set_cookie(STATE_COOKIE, &pending.state, 600);
    Ok(([(header::SET_COOKIE, tied)], Redirect::to(to.as_str())).into_response())
}

/// Takes what the person brings back from there, once.
pub(crate) async fn back(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(brought): Query<Brought>,
) -> Result<Response, Error> {
    let provider = provider(&app)?;
    let now = clock::now();
    // The cookie says that the same browser set out; the store, that it was not used before.
    if brought.state.is_empty() || cookie(&headers, STATE_COOKIE) != Some(&brought.state) {
        return Ok(failed(&Failed::Stale));
    }
    let kept = app
        .store()
        .take_sign_in(&secret::hash(&brought.state), now)
        .await
        .map_err(anyhow::Error::from)?;
    let Some(kept) = kept else {
        return Ok(failed(&Failed::Stale));
    };
    let (anew, to) = match kept.return_path.strip_prefix(AGAIN) {
        Some(to) => (true, to),
        None => (false, kept.return_path.as_str()),
    };
    let pending = Pending {
        state: brought.state.clone(),
        nonce: kept.nonce,
        verifier: kept.verifier,
        anew,
        asked: kept
            .until
            .saturating_sub(WAY)
            .map_err(anyhow::Error::from)?,
    };
    let known = match provider.finish(&pending, &brought, now).await {
        Ok(known) => known,
        Err(why) => return Ok(failed(&why)),
    };
    let mut answer = if anew {
        proved(&app, &visitor, &headers, &known, to).await?
    } else {
        let Some(person) = person(&app, &known).await? else {
            return Ok(closed(&known));
        };
        give_roles(&app, &person, &known).await?;
        enter(
            &app,
            &visitor,
            &person.id,
            known.proved,
            to,
            "council sign-in",
        )
        .await?
    };
    let untied = set_cookie(STATE_COOKIE, "", 0);
    let untied = HeaderValue::from_str(&untied).map_err(anyhow::Error::from)?;
    answer.headers_mut().append(header::SET_COOKIE, untied);
    Ok(answer)
}

fn provider(app: &App) -> Result<&Provider, Error> {
    app.entrance()
        .provider
        .as_ref()
        .ok_or(Error::NotFound("this page"))
}

/// The account of a person the provider knows, made at their first coming; `None` where it was closed here.
async fn person(app: &App, known: &Known) -> anyhow::Result<Option<Person>> {
    let store = app.store();
    let name = if known.name.is_empty() {
        "Name not given"
    } else {
        &known.name
    };
    if let Some(person) = store
        .person_by_subject(&known.issuer, &known.subject)
        .await?
    {
        if person.active && (person.name != name || person.email != known.email.to_lowercase()) {
            store.rename_person(&person.id, name, &known.email).await?;
        }
        return Ok(person.active.then_some(person));
    }
    let mut new = NewPerson {
        name,
        email: &known.email,
        identity: Identity::Provider {
            issuer: known.issuer.clone(),
            subject: known.subject.clone(),
        },
        at: clock::now(),
        by: "provider",
    };
    let mut made = store.add_person(&new).await?;
    if made.is_none() {
        // The address is an older account's: people are told apart by the provider's key, so this one goes without.
        new.email = "";
        made = store.add_person(&new).await?;
    }
    match made {
        Some(id) => Ok(store.person(&id).await?),
        None => Ok(store
            .person_by_subject(&known.issuer, &known.subject)
            .await?),
    }
}

/// What the directory says counts: a role it gives is held, one it no longer gives is ended. What a role reaches is
/// granted here, by two people.
async fn give_roles(app: &App, person: &Person, known: &Known) -> anyhow::Result<()> {
    let (store, now, today) = (app.store(), clock::now(), clock::today());
    let held = store.grants_of(&person.id, today).await?;
    for grant in held
        .iter()
        .filter(|grant| !known.roles.contains(&grant.role))
    {
        store
            .end_grant(&grant.id, Authority::Provider.word(), now)
            .await?;
    }
    for role in &known.roles {
        if held.iter().any(|grant| grant.role == *role) {
            continue;
        }
        let longest = i32::from(access::table::row(*role).longest);
        let proposal = Proposal {
            person: &person.id,
            role: *role,
            scope: &access::Scope::default(),
            first: today,
            until: today.saturating_add(longest.days()),
            by: Authority::Provider.word(),
            at: now,
        };
        store.grant_outright(&proposal, Authority::Provider).await?;
    }
    Ok(())
}

/// A fresh proof: of the person who is signed in, and of nobody else.
async fn proved(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    known: &Known,
    to: &str,
) -> Result<Response, Error> {
    let Some((session, _)) = session::of(app, headers).await? else {
        return Ok(Redirect::to(&paths::sign_in(to)).into_response());
    };
    let person = app
        .store()
        .person_by_subject(&known.issuer, &known.subject)
        .await
        .map_err(anyhow::Error::from)?;
    let same = person.is_some_and(|person| person.active && person.id == session.person);
    let noted = Noted::new(Kind::StepUp, "council sign-in")
        .about(&session.person)
        .refused(!same);
    if !same {
        let page = Page::new(
            Section::None,
            "That was somebody else",
            html! { "You are signed in here under another name than the one you proved." },
        )
        .body(html! { p.wm-p { a.govuk-link href=(way(to, true)) { "Try again with your own account" } } });
        return Ok(noted.on((StatusCode::FORBIDDEN, page).into_response()));
    }
    let proved = known.proved.or_else(|| Some(clock::now()));
    match session::renew(app, visitor, session.role, proved).await? {
        Some(cookie) => Ok(
            noted.on(([(header::SET_COOKIE, cookie)], Redirect::to(onward(to))).into_response())
        ),
        None => Ok(Redirect::to(&paths::sign_in(to)).into_response()),
    }
}

fn closed(known: &Known) -> Response {
    let noted = Noted::new(
        Kind::SignIn,
        format!("account is closed; roles claimed: {}", known.roles.len()),
    )
    .refused(true);
    let page = Page::new(
        Section::None,
        "Your account here is closed",
        html! { "Your council knows you, but your account in this service was closed." },
    )
    .body(html! { p.wm-p { "Ask whoever manages accounts to open it again. Accounts that nobody uses for 45 days are closed by themselves." } });
    noted.on((StatusCode::FORBIDDEN, page).into_response())
}

/// Why it did not come about, on a plain page; the log of the program has the rest.
fn failed(why: &Failed) -> Response {
    tracing::warn!(%why, "a sign-in did not come about");
    let (status, title, answer) = match why {
        Failed::Down(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Your council’s sign-in does not answer",
            "Nobody can sign in until it does. Who is signed in already goes on working.",
        ),
        Failed::Refused(_) => (
            StatusCode::FORBIDDEN,
            "Your council’s sign-in refused",
            "You may have cancelled, or your account there may not be assigned to this service.",
        ),
        Failed::Stale => (
            StatusCode::BAD_REQUEST,
            "This sign-in is out of date",
            "It was begun in another browser, was used already, or took more than ten minutes.",
        ),
        Failed::Untrusted(_) => (
            StatusCode::FORBIDDEN,
            "This sign-in could not be trusted",
            "What came back from your council’s sign-in was not what this service asked for.",
        ),
    };
    let page = Page::new(Section::None, title, html! { (answer) }).body(html! {
        p.wm-p { a.govuk-link href="/sign-in" { "Sign in from the start" } }
        @if matches!(why, Failed::Down(_)) {
            p.wm-p { "If it cannot wait, an administrator can use " a.govuk-link href="/sign-in/emergency" { "the emergency account" } "." }
        }
        @if matches!(why, Failed::Untrusted(_)) {
            p.wm-p { "If it happens again, tell whoever runs the service: its log says what was wrong." }
        }
    });
    let words = match why {
        Failed::Down(_) => "the provider does not answer".to_owned(),
        Failed::Refused(_) | Failed::Stale | Failed::Untrusted(_) => why.to_string(),
    };
    Noted::new(Kind::SignIn, words)
        .refused(true)
        .on((status, page).into_response())
}
