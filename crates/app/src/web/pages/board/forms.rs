//! What the forms of the board share: how answers are read, and how a change is kept or shown beside somebody else's.

use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::plan::{LONGEST_LINE, LONGEST_TEXT, too_long};
use improvement::{Programme, What, board};
use jiff::civil::Date;
use maud::{Markup, html};

use access::Acting;

use crate::programme::NotKept;
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, text};
use crate::web::own_forms::form_token;
use crate::web::page::Section;
use crate::web::typed::Typed;

/// A line that must be answered.
pub(super) fn line(
    typed: &Typed,
    name: &'static str,
    missing: &str,
    wrong: &mut Vec<Wrong>,
) -> String {
    let line = optional_line(typed, name, wrong);
    if line.is_empty() {
        wrong.push((name, missing.to_owned()));
    }
    line
}

/// A line that may be left empty.
pub(super) fn optional_line(typed: &Typed, name: &'static str, wrong: &mut Vec<Wrong>) -> String {
    let line = typed.trimmed(name);
    wrong.extend(too_long(&line, LONGEST_LINE).map(|what| (name, what)));
    line
}

/// A text that must be answered.
pub(super) fn words(
    typed: &Typed,
    name: &'static str,
    missing: &str,
    wrong: &mut Vec<Wrong>,
) -> String {
    let words = optional_words(typed, name, wrong);
    if words.is_empty() {
        wrong.push((name, missing.to_owned()));
    }
    words
}

/// A text that may be left empty.
pub(super) fn optional_words(typed: &Typed, name: &'static str, wrong: &mut Vec<Wrong>) -> String {
    let words = typed.trimmed(name);
    wrong.extend(too_long(&words, LONGEST_TEXT).map(|what| (name, what)));
    words
}

/// A day that may be left empty.
pub(super) fn day(typed: &Typed, name: &'static str, wrong: &mut Vec<Wrong>) -> Option<Date> {
    typed.day(name).read().unwrap_or_else(|what| {
        wrong.push((name, what));
        None
    })
}

/// A day that must be answered; while it is not, the day given stands in its place.
pub(super) fn needed_day(
    typed: &Typed,
    name: &'static str,
    missing: &str,
    today: Date,
    wrong: &mut Vec<Wrong>,
) -> Date {
    let before = wrong.len();
    match day(typed, name, wrong) {
        Some(day) => day,
        None => {
            if wrong.len() == before {
                wrong.push((name, missing.to_owned()));
            }
            today
        }
    }
}

/// The fields of a day as they are sent, for a form that begins with one.
pub(super) fn typed_day(name: &str, day: Option<Date>) -> [(String, String); 3] {
    let part = |part: Option<String>| part.unwrap_or_default();
    [
        (name.to_owned(), part(day.map(|day| day.day().to_string()))),
        (
            format!("{name}_month"),
            part(day.map(|day| day.month().to_string())),
        ),
        (
            format!("{name}_year"),
            part(day.map(|day| day.year().to_string())),
        ),
    ]
}

/// A form before anybody typed.
pub(super) fn begun<const N: usize>(fields: [(&str, &str); N]) -> Vec<(String, String)> {
    fields
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

/// What something is about, read from ids between commas: findings, actions and risks there are.
pub(super) fn about(typed: &Typed, programme: &Programme, wrong: &mut Vec<Wrong>) -> Vec<String> {
    let mut about = Vec::new();
    for id in typed.list("about") {
        match subject(&id, programme).or_else(|| subject(&id.to_lowercase(), programme)) {
            Some(subject) => about.push(subject),
            None => {
                let id: String = id.chars().take(20).collect();
                wrong.push(("about", format!("Nothing in the programme has the id {id}")));
            }
        }
    }
    about
}

fn subject(id: &str, now: &Programme) -> Option<String> {
    let kinds = [
        ("finding", now.plan.finding(id).is_some()),
        ("action", now.plan.action(id).is_some()),
        ("risk", now.board.risks.iter().any(|each| each.id == id)),
        (
            "minuted",
            now.board.minuted.iter().any(|each| each.id == id),
        ),
        ("review", now.reviews.find(id).is_some()),
        ("audit", now.audits.round(id).is_some()),
        ("answer", now.plan.answers.contains_key(id)),
    ];
    let (kind, _) = kinds.into_iter().find(|(_, is)| *is)?;
    Some(format!("{kind}:{id}"))
}

/// Subjects as they are typed: "f1, a2".
pub(super) fn ids(about: &[String]) -> String {
    let ids: Vec<&str> = about
        .iter()
        .map(|subject| {
            subject
                .split_once(':')
                .map_or(subject.as_str(), |(_, id)| id)
        })
        .collect();
    ids.join(", ")
}

/// The question what something is about, with the ids there are.
pub(super) fn ask_about(typed: &Typed, programme: &Programme, wrong: &[Wrong]) -> Markup {
    html! {
        (text("about", "Which findings, actions or risks is it about?", "Their ids with commas between, for example f3, a12. Leave empty where it is about none.", typed.one("about"), wrong))
        (details("The ids of findings, actions and risks", html! {
            @let risks = programme.board.open_risks();
            ul.govuk-list {
                @for finding in programme.plan.findings.iter().filter(|each| each.is_open()) { li { strong { (finding.id) } " " (finding.words) } }
                @for action in programme.plan.in_force() { li { strong { (action.id) } " " (action.words.title) } }
                @for risk in risks { li { strong { (risk.id) } " " (risk.words.words) } }
            }
        }))
    }
}

/// A form of the board with its token and the version its page shows.
pub(super) fn form(action: &str, version: u64, inside: Markup, button: &str) -> Markup {
    html! {
        form method="post" action=(action) novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(version);
            (inside)
            button.govuk-button type="submit" { (button) }
        }
    }
}

/// The title of a page with a form.
pub(super) fn titled(title: &str, wrong: &[Wrong]) -> String {
    if wrong.is_empty() {
        title.to_owned()
    } else {
        format!("Error: {title}")
    }
}

/// A change of something that is there already: what it is, where the form is sent, where one goes from there.
pub(super) struct Changing<'a> {
    pub(super) what: &'a str,
    pub(super) action: &'a str,
    pub(super) back: &'a str,
    pub(super) typed: &'a Typed,
}

/// Keeps a change, unless somebody changed the same thing since the form's page was made: then both are shown.
pub(super) async fn keep(
    app: &App,
    who: &Acting,
    why: &str,
    change: board::Change,
    changing: &Changing<'_>,
    both: impl FnOnce(&Programme) -> Vec<Both>,
) -> Result<Response, Error> {
    let subject = change.subject();
    let seen = [(subject.clone(), changing.typed.version())];
    match app.change(who, why, &[What::Board(change)], &seen).await {
        Ok(_) => Ok(Redirect::to(changing.back).into_response()),
        Err(NotKept::Failed(why)) => Err(Error::Failed(why)),
        Err(NotKept::ChangedSince { kept, .. }) => Ok(changed_since(&Since {
            section: Section::Board,
            what: changing.what,
            kept: &kept,
            subject: &subject,
            fields: &both(&kept.now),
            sent: &changing.typed.sent(),
            action: changing.action,
            back: changing.back,
        })),
    }
}

/// Tries of an id before it is given up: each is lost only to somebody who added at the same moment.
const TRIES: usize = 8;

/// Keeps something new under the next id of its letter, which is given back.
pub(super) async fn add(
    app: &App,
    who: &Acting,
    letter: char,
    change: impl Fn(String) -> board::Change,
) -> Result<String, Error> {
    let mut kept = app.programme().await?;
    for _ in 0..TRIES {
        let id = kept.now.board.next_id(letter);
        let change = change(id.clone());
        let seen = [(change.subject(), 0)];
        match app.change(who, "", &[What::Board(change)], &seen).await {
            Ok(_) => return Ok(id),
            Err(NotKept::Failed(why)) => return Err(Error::Failed(why)),
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
        }
    }
    Err(Error::Failed(anyhow::anyhow!(
        "no id was free: too many people added at once"
    )))
}
