//! The forms of an action's page: its task moved, it is complete or open again, dropped, rated by hand.

use access::Permission;
use improvement::plan::{Action, NotYet, Rating, Task};
use maud::{Markup, html};

use super::BY_RULES;
use crate::web::changed_since::VERSION;
use crate::web::govuk::form::{Wrong, choose, day, radios, textarea};
use crate::web::govuk::{details::details, section::section};
use crate::web::own_forms::form_token;
use crate::web::pages::plan::actions::version;
use crate::web::pages::plan::moment::Moment;
use crate::web::paths;
use crate::web::typed::Typed;
use crate::web::who::Who;

/// The forms of an action's page, as far as whoever asks may send them.
pub(crate) fn forms(
    action: &Action,
    moment: &Moment,
    Who(who): &Who,
    typed: &Typed,
    wrong: &[Wrong],
) -> Markup {
    let works = who.may(Permission::WorkProgramme) && !action.dropped;
    let signs = who.may(Permission::SignProgramme) && !action.dropped;
    html! {
        @if works || signs {
            (section("moves", "What became of it", html! {
                @if works && action.completed.is_none() { (folded("Its task moved", &["task", "since"], wrong, task(action, moment, typed, wrong))) }
                @if signs && action.completed.is_none() { (complete(action, moment, typed, wrong)) }
                @if signs && action.completed.is_some() { (reopening(action, moment, typed, wrong)) }
                @if signs && action.completed.is_none() { (folded("Rate it by hand", &["rating", "rating_why"], wrong, rating(action, moment, typed, wrong))) }
                @if signs { (folded("Drop it", &["drop_why"], wrong, with_why(action, moment, "dropping", ("drop_why", "Why will it not be done?", "Drop this action"), typed, wrong))) }
            }))
        }
    }
}

/// A form that unfolds; open where something in it is wrong.
fn folded(heading: &str, fields: &[&str], wrong: &[Wrong], form: Markup) -> Markup {
    html! {
        @if wrong.iter().any(|(at, _)| fields.contains(at)) { h3 { (heading) } (form) }
        @else { div.wm-on-screen { (details(heading, form)) } }
    }
}

/// Open again: asked for at once where it is complete no longer.
fn reopening(action: &Action, moment: &Moment, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let form = with_why(
        action,
        moment,
        "reopening",
        ("reopen_why", "Why is it open again?", "Open it again"),
        typed,
        wrong,
    );
    html! {
        @if moment.standing(action).rating.has_lapsed() {
            h3 { "Open it again" }
            p { "It was said to be complete and is so no longer." }
            (form)
        } @else { (folded("Open it again", &["reopen_why"], wrong, form)) }
    }
}

fn form(action: &Action, moment: &Moment, to: &str, button: &str, fields: Markup) -> Markup {
    html! {
        form method="post" action={ (paths::action(&action.id)) "/" (to) } novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(version(moment, &action.id));
            (fields)
            button.govuk-button.govuk-button--secondary type="submit" { (button) }
        }
    }
}

fn task(action: &Action, moment: &Moment, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let options = Task::ALL.map(|task| (task.word(), task.name()));
    let chosen = match typed.one("task") {
        "" => action.task.word(),
        typed => typed,
    };
    form(
        action,
        moment,
        "task",
        "Save how far the task is",
        html! {
            p { "This says nothing of practice or of children." }
            (radios("task", "How far is the task?", "", &options, chosen, wrong))
            (day("since", "Since when?", "For example 27 3 2026. Empty means today.", typed.day("since"), wrong))
        },
    )
}

/// Complete, or everything that is missing for it.
fn complete(action: &Action, moment: &Moment, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let not_yet = match action.may_complete(&|code| moment.signals.of_code(code)) {
        Ok(()) => NotYet::default(),
        Err(not_yet) => not_yet,
    };
    if !not_yet.missing.is_empty() {
        return html! {
            div.wm-on-screen {
                (details("Why it is not complete", html! { ul.wm-dots { @for each in not_yet.sentences() { li { (each) } } } }))
            }
        };
    }
    folded(
        "It is complete",
        &["completed", "despite"],
        wrong,
        form(
            action,
            moment,
            "completion",
            "Mark it complete",
            html! {
                p { "Its task is done, and evidence says that practice has changed and that it is better for children." }
                @if !not_yet.worse.is_empty() {
                    p { strong { (not_yet) } }
                    (textarea("despite", "Why is it complete all the same?", "The page and the board’s pack show your name and your reason.", typed.one("despite"), 2, wrong))
                }
                (day("completed", "On what day?", "Empty means today.", typed.day("completed"), wrong))
            },
        ),
    )
}

fn rating(action: &Action, moment: &Moment, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let mut options = vec![(BY_RULES, "As the rules rate it")];
    options.extend(by_hand().map(|rating| (rating.word(), rating.name())));
    let chosen = match (typed.one("rating"), &action.rated_otherwise) {
        ("", Some(rated)) => rated.rating.word(),
        ("", None) => BY_RULES,
        (typed, _) => typed,
    };
    form(
        action,
        moment,
        "rating",
        "Save the rating",
        html! {
            (choose("rating", "How do you rate it?", "The page shows your name and your reason, and how the rules rate it.", &options, chosen, wrong))
            (textarea("rating_why", "Why?", "", typed.one("rating_why"), 2, wrong))
        },
    )
}

/// What may be given by hand: complete needs evidence and is no matter of rating.
pub(super) fn by_hand() -> impl Iterator<Item = Rating> {
    [Rating::Red, Rating::Amber, Rating::Green].into_iter()
}

fn with_why(
    action: &Action,
    moment: &Moment,
    to: &str,
    (field, question, button): (&'static str, &str, &str),
    typed: &Typed,
    wrong: &[Wrong],
) -> Markup {
    form(
        action,
        moment,
        to,
        button,
        textarea(
            field,
            question,
            "Everybody who sees the plan sees this, with your name.",
            typed.one(field),
            2,
            wrong,
        ),
    )
}
