//! What a reviewer decides of a child: the questions, what was typed of them, and what was written before.

use improvement::review::{Answer, Answered, Found, Outcome, Place, Review, Sight};
use jiff::civil::Date;
use maud::{Markup, html};

use super::super::new::MOST_QUESTIONS;
use super::super::rows::Seen;
use super::super::sent::Sent;
use super::super::{LONGEST, text_of};
use super::Versions;
use crate::state::App;
use crate::web::changed_since::{Both, VERSION};
use crate::web::govuk::form::{TypedDay, Wrong, day, radios, text, textarea};
use crate::web::own_forms::form_token;
use crate::web::{paths, words};

/// The fields of the questions, in their order.
const QUESTIONS: [&str; MOST_QUESTIONS] = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];

/// What was typed of a look.
pub(super) struct Typed {
    pub(super) outcome: Outcome,
    pub(super) answers: Vec<Answer>,
    pub(super) decision: String,
    pub(super) by_when: Option<Date>,
    pub(super) told: String,
}

/// What was typed, or what is wrong with it.
pub(super) fn checked(review: &Review, sent: &Sent, today: Date) -> Result<Typed, Vec<Wrong>> {
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
pub(super) fn both(theirs: Option<&Found>, yours: &Typed) -> Vec<Both> {
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

/// All that was sent, to be sent again.
pub(super) fn without_token(sent: &Sent) -> Vec<(String, String)> {
    (sent.0.iter())
        .filter(|(name, _)| name != "form_token" && name != VERSION)
        .cloned()
        .collect()
}

/// The questions of the review, with what was written before.
pub(super) fn form(
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
