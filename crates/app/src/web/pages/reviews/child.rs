//! GET and POST /reviews/{id}/children/{n}: one screen for one child: why here, who they are, what is recorded, what must
//! be decided. The second look has the same screen, without what the first found.

use access::Permission;
use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use children::service::ChildId;
use improvement::What;
use improvement::review::{Answer, Answered, Change, Found, Outcome, Place, Review, Sight};
use jiff::civil::Date;
use maud::{Markup, html};

use super::new::MOST_QUESTIONS;
use super::rows::{self, Seen, Where};
use super::sent::Sent;
use super::show::is_open_to;
use super::{LONGEST, escalation, everybodys, find_place, not_kept, text_of};
use crate::clock;
use crate::programme::NotKept;
use crate::records::name;
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{TypedDay, Wrong, day, radios, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::child as life;
use crate::web::who::Who;
use crate::web::words::children as said;
use crate::web::{paths, words};

/// The fields of the questions, in their order.
const QUESTIONS: [&str; MOST_QUESTIONS] = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];
/// The purpose the log has for a child who was opened in a review.
const PURPOSE: &str = "review";

/// The child.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path((id, n)): Path<(String, String)>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, &id, &n)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    let version = |subject: &str| kept.now.version(subject);
    let versions = Versions {
        look: version(&subject(&id, place.n, Sight::First)),
        escalation: version(&format!(
            "{}:escalation",
            subject(&id, place.n, Sight::First)
        )),
    };
    screen(
        &app,
        &seen,
        place,
        Sight::First,
        versions,
        &Sent(Vec::new()),
        &[],
    )
}

/// What the reviewer found.
pub(crate) async fn create(
    app: State<App>,
    who: Who,
    ours: Ours,
    Path((id, n)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    keep(app, who, ours, &id, &n, Sight::First, Sent(sent)).await
}

/// Versions that the forms of the screen carry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Versions {
    pub(super) look: u64,
    pub(super) escalation: u64,
}

/// The subject of a look at a child.
pub(super) fn subject(id: &str, n: u32, sight: Sight) -> String {
    match sight {
        Sight::First => format!("review:{id}:{n}"),
        Sight::Second => format!("review:{id}:{n}:second"),
    }
}

/// The same screen with what was wrong in one of its forms.
pub(super) async fn unprocessable(
    app: &App,
    seen: &Seen<'_>,
    place: &Place,
    sent: &Sent,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let versions = Versions {
        look: version,
        escalation: version,
    };
    let mut response = screen(app, seen, place, Sight::First, versions, sent, wrong)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Keeps what somebody found.
pub(super) async fn keep(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    id: &str,
    n: &str,
    sight: Sight,
    sent: Sent,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, id, n)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    if !is_open_to(&seen, place) {
        return Err(Error::NotFound("this child"));
    }
    if !writes(&seen, place, sight) {
        return Err(Error::BadRequest(
            "This child is not given to you for this look, or both looks are in. Nothing was kept."
                .to_owned(),
        ));
    }
    let typed = match checked(review, &sent, app.today()) {
        Ok(typed) => typed,
        Err(wrong) => {
            let versions = Versions {
                look: sent.number(VERSION, 0..=u64::MAX).unwrap_or(0),
                escalation: 0,
            };
            let mut response = screen(&app, &seen, place, sight, versions, &sent, &wrong)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(response);
        }
    };
    let what = What::Review(Change::Reviewed {
        id: id.to_owned(),
        n: place.n,
        sight,
        outcome: typed.outcome,
        answers: typed.answers.clone(),
        decision: typed.decision.clone(),
        by_when: typed.by_when,
        told: typed.told.clone(),
    });
    let subject = what.subject();
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let to = match sight {
        Sight::First => paths::review_child(id, place.n),
        Sight::Second => paths::second_look(id, place.n),
    };
    match app
        .change(&who, "", &[what], &[(subject.clone(), version)])
        .await
    {
        Ok(_) => Ok(Redirect::to(&to).into_response()),
        Err(NotKept::ChangedSince { kept, .. }) => {
            let (_, place) = find_place(&kept, id, n)?;
            let theirs = match sight {
                Sight::First => place.outcome(),
                Sight::Second => place.second_found.as_ref(),
            };
            Ok(changed_since(&Since {
                section: Section::Reviews,
                what: &format!("Child {} of the review", place.n),
                kept: &kept,
                subject: &subject,
                fields: &both(theirs, &typed),
                sent: &without_token(&sent),
                action: &to,
                back: &to,
            }))
        }
        Err(why) => Err(not_kept(why)),
    }
}

/// What was typed of a look.
struct Typed {
    outcome: Outcome,
    answers: Vec<Answer>,
    decision: String,
    by_when: Option<Date>,
    told: String,
}

fn checked(review: &Review, sent: &Sent, today: Date) -> Result<Typed, Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut answers = Vec::new();
    for (name, question) in QUESTIONS.iter().zip(&review.terms.questions) {
        match Answered::of(sent.get(name)) {
            Some(answer) => answers.push(Answer {
                question: question.clone(),
                answer,
            }),
            None => wrong.push((name, format!("Answer: {question}"))),
        }
    }
    let outcome = Outcome::of(sent.get("outcome"));
    if outcome.is_none() {
        wrong.push((
            "outcome",
            "Choose what the review of this child came to".to_owned(),
        ));
    }
    let decision = text_of(
        sent,
        "decision",
        LONGEST,
        "Write what must happen, and what it rests on",
        &mut wrong,
    );
    let typed = TypedDay {
        day: sent.get("by_when"),
        month: sent.get("by_when_month"),
        year: sent.get("by_when_year"),
    };
    let by_when = match typed.read() {
        Ok(day) => day,
        Err(what) => {
            wrong.push(("by_when", what));
            None
        }
    };
    let asks = outcome.is_some_and(Outcome::asks_for_action);
    if asks && by_when.is_none() && !wrong.iter().any(|(name, _)| *name == "by_when") {
        wrong.push(("by_when", "Enter by when it must happen".to_owned()));
    }
    if by_when.is_some_and(|day| day < today) {
        wrong.push(("by_when", "The day must be today or later".to_owned()));
    }
    let told = sent.get("told").to_owned();
    if outcome.is_some_and(Outcome::escalates) && told.is_empty() {
        wrong.push((
            "told",
            "Say whom you told: somebody must know at once".to_owned(),
        ));
    }
    if told.chars().count() > 500 {
        wrong.push(("told", "At most 500 characters can be kept".to_owned()));
    }
    match outcome {
        Some(outcome) if wrong.is_empty() => Ok(Typed {
            outcome,
            answers,
            decision,
            by_when,
            told: if outcome.escalates() {
                told
            } else {
                String::new()
            },
        }),
        _ => Err(wrong),
    }
}

/// Both versions, where somebody wrote of the same child meanwhile.
fn both(theirs: Option<&Found>, yours: &Typed) -> Vec<Both> {
    let answered = |answers: &[Answer], question: &str| {
        let of = answers.iter().find(|each| each.question == question);
        of.map_or(String::new(), |each| each.answer.name().to_owned())
    };
    let day = |day: Option<Date>| day.map(words::day).unwrap_or_default();
    let mut fields = vec![
        Both::new(
            "Outcome",
            theirs.map_or("", |found| found.outcome.name()),
            yours.outcome.name(),
        ),
        Both::new(
            "Decision",
            theirs.map_or("", |found| &found.decision),
            &yours.decision,
        ),
        Both::new(
            "By when",
            day(theirs.and_then(|found| found.by_when)),
            day(yours.by_when),
        ),
    ];
    fields.extend(yours.answers.iter().map(|answer| {
        let theirs = theirs.map_or(String::new(), |found| {
            answered(&found.answers, &answer.question)
        });
        Both::new(&answer.question, theirs, answer.answer.name())
    }));
    fields
}

fn without_token(sent: &Sent) -> Vec<(String, String)> {
    (sent.0.iter())
        .filter(|(name, _)| name != "form_token" && name != VERSION)
        .cloned()
        .collect()
}

/// Whether whoever asks may write what a look found: it is given to them, the review is open, and of a first look the
/// second is not in.
fn writes(seen: &Seen<'_>, place: &Place, sight: Sight) -> bool {
    let given = match sight {
        Sight::First if place.second_found.is_some() => return false,
        Sight::First => &place.given,
        Sight::Second if place.second_found.is_some() => return false,
        Sight::Second => &place.second,
    };
    seen.review.closed.is_none()
        && seen.who.may(Permission::ReviewChildren)
        && given
            .as_ref()
            .is_some_and(|(to, ..)| to.person == seen.who.person)
}

/// The screen of a child.
pub(super) fn screen(
    app: &App,
    seen: &Seen<'_>,
    place: &Place,
    sight: Sight,
    versions: Versions,
    sent: &Sent,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let review = seen.review;
    let child = match rows::find(seen.look, seen.all, place) {
        Where::Here(child) => Some(child),
        Where::Gone => None,
        Where::Elsewhere => return Err(Error::NotFound("this child")),
    };
    let (who, address) = match child {
        Some(child) => {
            let (_, names) = seen
                .look
                .child(child)
                .ok_or(Error::NotFound("this child"))?;
            (name(names), seen.look.address(child).unwrap_or_default())
        }
        None => ("no longer in what was loaded".to_owned(), ""),
    };
    let held_back = place.is_blind(&seen.who.person);
    let title = format!(
        "{}Child {} of {}: {who}",
        if wrong.is_empty() { "" } else { "Error: " },
        place.n,
        review.places.len()
    );
    let page = Page::new(Section::Reviews, title, answer(seen, place, sight))
        .caption(match sight {
            Sight::First => review.terms.title.clone(),
            Sight::Second => format!("{}: second look", review.terms.title),
        })
        .crumb("Reviews", paths::reviews())
        .crumb(review.terms.title.clone(), paths::review(&review.id))
        .invented(seen.look.invented())
        .stamp(html! { "As at " (said::on(seen.look.as_at)) ". Due on " (words::day(review.terms.due)) ". Opening this page is written in the log, with the review as its purpose." })
        .body(html! {
            (summary(wrong))
            @if !held_back { (escalation::of_child(seen, place, versions.escalation, sent, wrong)) }
            (section("why", "Why here", why(seen, place)))
            @match child {
                Some(child) => (recorded(seen, child)),
                None => (section("gone", "No longer in what was loaded", gone(seen, place, versions, sent, wrong))),
            }
            @if sight == Sight::First && held_back { (section("held", "What the first look found is held back", html! {
                p.wm-p { "This child is given to you for a second look. " a.govuk-link href=(paths::second_look(&review.id, place.n)) { "Write what you find" } ", and then both are shown." }
            })) }
            @if sight == Sight::First && !held_back { (first(seen, place)) }
            @if !held_back { (second(place)) }
            @if writes(seen, place, sight) && child.is_some() { (section("decide", "What must be decided", form(app, seen, place, sight, versions, sent, wrong))) }
        });
    let noted = Noted {
        purpose: PURPOSE.to_owned(),
        ..Noted::new(Kind::Look, format!("{}{address}", store::OPENED))
    };
    let response = page.into_response();
    Ok(if address.is_empty() {
        response
    } else {
        noted.on(response)
    })
}

fn answer(seen: &Seen<'_>, place: &Place, sight: Sight) -> Markup {
    let given = match sight {
        Sight::First => &place.given,
        Sight::Second => &place.second,
    };
    let found = match sight {
        Sight::First => place
            .outcome()
            .filter(|_| !place.is_blind(&seen.who.person)),
        Sight::Second => place.second_found.as_ref(),
    };
    html! {
        @match (found, given) {
            (Some(found), _) => { (found.outcome.name()) ", said " (found.by.name) " on " (words::moment(found.at)) "." }
            (None, Some((to, ..))) if to.person == seen.who.person => "Given to you: read what is recorded, then write what must happen.",
            (None, Some((to, ..))) => { "Given to " (to.name) "." }
            (None, None) => "Given to nobody yet."
        }
    }
}

fn why(seen: &Seen<'_>, place: &Place) -> Markup {
    let mut names: Vec<&str> = (place.member.holders.iter())
        .map(|holder| {
            if holder.name.is_empty() {
                holder.worker.as_str()
            } else {
                holder.name.as_str()
            }
        })
        .collect();
    names.sort_unstable();
    html! {
        ul.govuk-list.govuk-list--bullet { @for reason in &place.member.reasons { li { (reason.words) } } }
        @if let Some((at, by, why)) = &place.after { p.wm-p { "Added on " (words::moment(*at)) " by " (by.name) @if !why.is_empty() { ": " (why) } "." } }
        @else { p.wm-p { "Frozen on " (words::moment(seen.review.begun)) ", as at " (words::day(seen.review.terms.as_at)) "." } }
        @if !names.is_empty() { p.wm-note { "Held the case then, and so does not review it: " (names.join(", ")) "." } }
    }
}

/// What is recorded of the child, in short, and the way to all of it.
fn recorded(seen: &Seen<'_>, child: ChildId) -> Markup {
    html! {
        (life::in_short(seen.look, child))
        @if let Some(address) = seen.look.address(child) { p.wm-p { a.govuk-link href=(paths::child(address)) { "Everything recorded of this child" } } }
    }
}

/// What can be done about a child who is in no data any more.
fn gone(
    seen: &Seen<'_>,
    place: &Place,
    versions: Versions,
    sent: &Sent,
    wrong: &[Wrong],
) -> Markup {
    let may = seen.who.may(Permission::RunReviews)
        && seen.review.closed.is_none()
        && place.outcome().is_none();
    html! {
        p.wm-p { "The record this child had when the review began is not in what was loaded last: it may have been merged with another or removed. The child stays in the review, and is counted." }
        @if may {
            form method="post" action={ (paths::review_child(&seen.review.id, place.n)) "/account" } novalidate {
                (form_token())
                input type="hidden" name=(VERSION) value=(versions.look);
                (textarea("account", "What became of the child’s record, and who has looked at them?", "For example: merged with another record, reviewed as child 12 of this review. Name no child.", sent.get("account"), 4, wrong))
                button.govuk-button type="submit" { "Account for this child" }
            }
        }
    }
}

/// What the first look found, with what was written before it was changed.
fn first(seen: &Seen<'_>, place: &Place) -> Markup {
    html! {
        @if let Some(found) = place.outcome() { (section("found", "What the review found", found_words(found))) }
        @if let Some((at, by, words)) = place.accounted.as_ref().filter(|_| place.outcome().is_none()) {
            (section("accounted", "Accounted for without a review", html! { p.wm-p { "“" (words) "” " span.wm-sub { (by.name) ", " (words::moment(*at)) } } }))
        }
        @if place.found.len() > 1 {
            (crate::web::govuk::details::details("What was written before", html! {
                @for found in place.found.iter().rev().skip(1) { p.wm-p { (words::clock(found.at)) ", " (found.by.name) ": " (found.outcome.name()) ". “" (found.decision) "”" } }
            }))
        }
        @if place.drawn && place.second.as_ref().is_some_and(|(to, ..)| to.person == seen.who.person) {
            p.wm-p { a.govuk-link href=(paths::second_look(&seen.review.id, place.n)) { "Your second look at this child" } }
        }
    }
}

/// What the second look found, and how the two compare.
fn second(place: &Place) -> Markup {
    html! {
        @if let Some(found) = &place.second_found {
            (section("second", "What the second look found", html! {
                (found_words(found))
                @if let Some(agreement) = place.agreement() { p.wm-p { strong { (agreement.words()) "." } } }
            }))
        }
    }
}

fn found_words(found: &Found) -> Markup {
    html! {
        dl.wm-facts {
            div { dt { "Outcome" } dd { span.wm-late[found.outcome.escalates()] { (found.outcome.name()) } } }
            @for answer in &found.answers { div { dt { (answer.question) } dd { (answer.answer.name()) } } }
            div { dt { "What must happen" } dd { (found.decision) } }
            @if let Some(day) = found.by_when { div { dt { "By when" } dd { (words::day(day)) } } }
            div { dt { "By whom" } dd { (found.by.name) ", " (words::clock(found.at)) } }
        }
    }
}

/// The questions of the review, with what was written before.
fn form(
    app: &App,
    seen: &Seen<'_>,
    place: &Place,
    sight: Sight,
    versions: Versions,
    sent: &Sent,
    wrong: &[Wrong],
) -> Markup {
    let before = match sight {
        Sight::First => place.outcome(),
        Sight::Second => None,
    };
    let typed = !sent.0.is_empty();
    let value = |name: &str, before: String| {
        if typed {
            sent.get(name).to_owned()
        } else {
            before
        }
    };
    let answered = |question: &str| {
        let answers = before.map_or(&[][..], |found| &found.answers);
        let of = answers.iter().find(|each| each.question == question);
        of.map_or(String::new(), |each| each.answer.word().to_owned())
    };
    let options = Answered::ALL.map(|answer| (answer.word(), answer.name()));
    let outcomes = [
        (
            Outcome::NotSafe.word(),
            "The child is not safe: escalate at once",
        ),
        (
            Outcome::NotKnown.word(),
            "The record does not show whether the child is safe: escalate, so that they are seen",
        ),
        (
            Outcome::NeedsAction.word(),
            "The child is safe, and something must be done",
        ),
        (
            Outcome::NoAction.word(),
            "The child is safe, and nothing more is needed",
        ),
    ];
    let by_when = before
        .and_then(|found| found.by_when)
        .map(|day| day.to_string())
        .unwrap_or_default();
    let by_when = value("by_when", by_when);
    let today = app.today();
    let action = match sight {
        Sight::First => paths::review_child(&seen.review.id, place.n),
        Sight::Second => paths::second_look(&seen.review.id, place.n),
    };
    html! {
        form method="post" action=(action) novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(versions.look);
            @for (name, question) in QUESTIONS.iter().zip(&seen.review.terms.questions) {
                (radios(name, question, "", &options, &value(name, answered(question)), wrong))
            }
            (radios("outcome", "Is the child safe now, and what follows?", "", &outcomes, &value("outcome", before.map(|found| found.outcome.word().to_owned()).unwrap_or_default()), wrong))
            (text("told", "Whom did you tell? Only where the child is not safe, or it is not known.", &format!("Tell them before you send this. From then on a clock of {} runs.", words::count(usize::from(seen.review.terms.hours), "hour", "hours")), sent.get("told"), wrong))
            (textarea("decision", "What must happen, by whom, and what does it rest on?", "Of this child and no other family.", &value("decision", before.map(|found| found.decision.clone()).unwrap_or_default()), 6, wrong))
            (day("by_when", "By when must it happen?", &format!("For example {} {} {}. Leave it empty where nothing more is needed.", today.day(), today.month(), today.year()), TypedDay { day: &by_when, month: sent.get("by_when_month"), year: sent.get("by_when_year") }, wrong))
            button.govuk-button type="submit" { "Keep what I found" }
        }
    }
}

/// Accounts for a child who is in no data any more: POST /reviews/{id}/children/{n}/account.
pub(crate) async fn account(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path((id, n)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let kept = app.programme().await?;
    let (review, place) = find_place(&kept, &id, &n)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    match rows::find(&look, &all, place) {
        Where::Gone if review.closed.is_none() && place.outcome().is_none() => {}
        Where::Gone | Where::Here(_) => {
            return Err(Error::BadRequest(
                "This child is in what was loaded, was reviewed already, or the review is closed. Nothing was kept.".to_owned(),
            ));
        }
        Where::Elsewhere => return Err(Error::NotFound("this child")),
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    let words = text_of(
        &sent,
        "account",
        LONGEST,
        "Say what became of the child’s record",
        &mut wrong,
    );
    if !wrong.is_empty() {
        return unprocessable(&app, &seen, place, &sent, &wrong).await;
    }
    let what = What::Review(Change::Accounted {
        id: id.clone(),
        n: place.n,
        words,
    });
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let expected = [(what.subject(), version)];
    app.change(&who, "", &[what], &expected)
        .await
        .map_err(not_kept)?;
    Ok(Redirect::to(&paths::review(&id)).into_response())
}
