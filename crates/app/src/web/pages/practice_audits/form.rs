//! The audit of a child: GET and POST /audits/{id}/children/{n}/audit. Kept as a draft, then handed in.

use std::collections::BTreeMap;

use access::Acting;
use axum::extract::{Path, Query, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::audit::{
    Answer, Asked, Change, Form, Grade, Item, Mark, Missing, Round, Seat, form_subject, questions,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::child::{child_link, found};
use super::typed::{TEXT, Typed, too_long};
use crate::programme::{Kept, NotKept};
use crate::records::Look;
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, day, message, radios, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// Whether a draft was just kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Was {
    kept: String,
}

/// The form as it was last kept.
pub(crate) async fn new(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path((id, n)): Path<(String, String)>,
    Query(was): Query<Was>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let (round, item, seat) = own(&kept, &look, &who, &id, &n)?;
    let form = item
        .kept(seat)
        .map_or_else(Form::default, |kept| kept.form.clone());
    let version = kept
        .now
        .version(&form_subject(&round.id, item.number, seat));
    let typed = fields(&form).with(VERSION, version.to_string());
    Ok(view(
        &look,
        round,
        item,
        seat,
        &typed,
        &[],
        !was.kept.is_empty(),
    ))
}

/// The round and the child of an address, where whoever asks audits the child and has not handed in.
fn own<'k>(
    kept: &'k Kept,
    look: &Look,
    who: &Acting,
    id: &str,
    n: &str,
) -> Result<(&'k Round, &'k Item, Seat), Error> {
    let (round, item) = found(kept, look, id, n)?;
    let refused = |why: &str| Error::BadRequest(format!("{why} Nothing was changed."));
    let seat = match item.seat_of(&who.person) {
        Some(seat @ (Seat::First | Seat::Second)) => seat,
        Some(Seat::Moderator) | None => {
            return Err(refused("This child was given to somebody else to audit."));
        }
    };
    if round.closed.is_some() {
        return Err(refused("This round is closed."));
    }
    if item.set_aside.is_some() {
        return Err(refused("It was said that this child cannot be audited."));
    }
    if item.handed_in(seat).is_some() {
        return Err(refused(
            "This audit is handed in. Who runs the round can give it back to you.",
        ));
    }
    Ok((round, item, seat))
}

/// A form as the fields of the page.
fn fields(form: &Form) -> Typed {
    let by = form.by.map(|by| by.to_string()).unwrap_or_default();
    let typed = Typed::default()
        .with("with_worker", form.with_worker.word())
        .with("worker_says", form.worker_says.as_str())
        .with("with_family", form.with_family.word())
        .with("family_how", form.family_how.as_str())
        .with("family_says", form.family_says.as_str())
        .with("overall", form.overall.map_or("", Grade::word))
        .with("good", form.good.as_str())
        .with("must", form.must.as_str())
        .with("by", by);
    form.answers.iter().fold(typed, |typed, (key, answer)| {
        typed
            .with(key, answer.mark.map_or("", Mark::word))
            .with(&words_of(key), answer.words.as_str())
    })
}

/// The field of the words to a question.
fn words_of(key: &str) -> String {
    format!("{key}/words")
}

/// The fields of the page as a form; what is too long or no day is said.
fn read(typed: &Typed, sets: &[String]) -> (Form, Vec<Wrong>) {
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut answers = BTreeMap::new();
    for (_, question) in questions::of_sets(sets) {
        let answer = Answer {
            mark: Mark::of(typed.get(question.key)),
            words: typed.get(&words_of(question.key)).to_owned(),
        };
        if let Some(what) = too_long(&answer.words, TEXT) {
            wrong.push((question.key, what));
        }
        if answer != Answer::default() {
            answers.insert(question.key.to_owned(), answer);
        }
    }
    let by = typed.day("by").read().unwrap_or_else(|what| {
        wrong.push(("by", what));
        None
    });
    let form = Form {
        with_worker: Asked::of(typed.get("with_worker")),
        worker_says: typed.optional("worker_says", &mut wrong),
        with_family: Asked::of(typed.get("with_family")),
        family_how: typed.optional("family_how", &mut wrong),
        family_says: typed.optional("family_says", &mut wrong),
        answers,
        overall: Grade::of(typed.get("overall")),
        good: typed.optional("good", &mut wrong),
        must: typed.optional("must", &mut wrong),
        by,
    };
    (form, wrong)
}

/// What is missing, in words, at its field.
fn missing(form: &Form, sets: &[String]) -> Vec<Wrong> {
    form.missing(sets)
        .into_iter()
        .map(|missing| match missing {
            Missing::Worker => (
                "worker_says",
                "Say whether it was done with the worker, and what they say or why not".to_owned(),
            ),
            Missing::Family => (
                "family_says",
                "Say whether the child or the family were asked, and what they said or why not"
                    .to_owned(),
            ),
            Missing::FamilyHow => ("family_how", "Enter how they were asked".to_owned()),
            Missing::Grade(key) => (
                key,
                format!(
                    "Choose a grade for “{}”, or that it is not applicable",
                    short(key)
                ),
            ),
            Missing::Words(key) => (
                key,
                format!(
                    "Say what shows it for “{}”; where it is not applicable, why",
                    short(key)
                ),
            ),
            Missing::Overall => ("overall", "Choose the grade over all".to_owned()),
            Missing::Good => ("good", "Enter what is good".to_owned()),
            Missing::Must => ("must", "Enter what must happen for this child".to_owned()),
            Missing::By => ("by", "Enter by when it must happen".to_owned()),
        })
        .collect()
}

fn short(key: &str) -> &'static str {
    questions::question_of(key).map_or("", |(_, question)| question.short)
}

fn view(
    look: &Look,
    round: &Round,
    item: &Item,
    seat: Seat,
    typed: &Typed,
    wrong: &[Wrong],
    was_kept: bool,
) -> Page {
    let title = format!(
        "{}{}",
        if wrong.is_empty() { "" } else { "Error: " },
        super::name(look, item)
    );
    let yes_no = [("yes", "Yes"), ("no", "No")];
    let grades = Grade::ALL.map(|grade| (grade.word(), grade.name()));
    Page::new(Section::PracticeAudits, title, html! {
        "Audit of child " (item.number) " in “" (round.words.title) "”."
        @if seat == Seat::Second { " Somebody else audits this child too: neither of you sees the other’s audit before handing in." }
    })
    .crumb("Practice audits", paths::practice_audits())
    .crumb(round.words.title.as_str(), paths::practice_audit(&round.id))
    .invented(look.invented())
    .stamp(html! {
        (child_link(look, item)) ". "
        @if let Some(due) = round.words.due { "To be handed in by " (words::day(due)) "." }
    })
    .body(html! {
        (summary(wrong))
        @if was_kept && wrong.is_empty() { (kept_banner()) }
        @if let Some(why) = item.kept(seat).map(|kept| &kept.given_back).filter(|why| !why.is_empty()) { p.wm-p { strong { "Given back: " } (why) } }
        form method="post" action={ (paths::audited_child(&round.id, item.number)) "/audit" } novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(typed.get(VERSION));
            (section("together", "With the worker and the family", html! {
                (radios("with_worker", "Was it done together with the worker?", "", &yes_no, typed.get("with_worker"), wrong))
                (textarea("worker_says", "What does the worker say?", "Where it was done without them: why.", typed.get("worker_says"), 4, wrong))
                (radios("with_family", "Were the child or the family asked?", "", &yes_no, typed.get("with_family"), wrong))
                (text("family_how", "How were they asked?", "For example by telephone, at a visit, through an advocate.", typed.get("family_how"), wrong))
                (textarea("family_says", "What did they say?", "In their own words. Where they were not asked: why.", typed.get("family_says"), 4, wrong))
            }))
            @for set in questions::SETS.iter().filter(|set| round.words.sets.iter().any(|word| word == set.word)) {
                (section(set.word, set.name, html! {
                    @for question in set.questions { (graded(question, typed, wrong)) }
                }))
            }
            (section("over-all", "Over all", html! {
                (radios("overall", "Which grade is it over all?", "Yours to judge: it is never worked out from the others.", &grades, typed.get("overall"), wrong))
                (textarea("good", "What is good?", "", typed.get("good"), 4, wrong))
                (textarea("must", "What must happen for this child?", "Inadequate opens a clock for the manager’s answer as soon as you hand in. Where a child is not safe now, tell the manager at once.", typed.get("must"), 4, wrong))
                (day("by", "By when?", "For example 31 3 2027.", typed.day("by"), wrong))
            }))
            button.govuk-button type="submit" name="do" value="draft" { "Keep as a draft" }
            " "
            button.govuk-button.govuk-button--secondary type="submit" name="do" value="hand-in" { "Hand in" }
        }
    })
}

fn kept_banner() -> Markup {
    html! {
        div.govuk-notification-banner.govuk-notification-banner--success role="alert" aria-labelledby="kept" {
            div.govuk-notification-banner__header { h2.govuk-notification-banner__title #kept { "Kept" } }
            div.govuk-notification-banner__content { p.govuk-notification-banner__heading { "Kept as a draft. Only you see it until you hand it in." } }
        }
    }
}

/// A question: what good looks like, the grade, what shows it.
fn graded(question: &'static questions::Question, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let key = question.key;
    let chosen = typed.get(key);
    let words = words_of(key);
    let error = wrong.iter().any(|(of, _)| *of == key);
    let class = if error {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    html! {
        div class=(class) {
            fieldset.govuk-fieldset aria-describedby={ (key) "-good" } {
                legend.govuk-fieldset__legend.govuk-fieldset__legend--s { (question.asks) }
                div.govuk-hint id={ (key) "-good" } { "Good: " (question.good) }
                (message(key, wrong))
                div.govuk-radios.govuk-radios--inline.govuk-radios--small data-module="govuk-radios" {
                    @for (at, mark) in Mark::ALL.into_iter().enumerate() {
                        @let id = if at == 0 { key.to_owned() } else { format!("{key}-{at}") };
                        div.govuk-radios__item {
                            input.govuk-radios__input type="radio" name=(key) id=(id) value=(mark.word()) checked[mark.word() == chosen];
                            label.govuk-label.govuk-radios__label for=(id) { (mark.name()) }
                        }
                    }
                }
                label.govuk-label for=(words) { "What shows it?" span.govuk-visually-hidden { " " (question.short) } }
                textarea.govuk-textarea id=(words) name=(words) rows="3" { (typed.get(&words)) }
            }
        }
    }
}

/// Keeps a draft, or hands it in where nothing is missing; what is missing is said, and the draft kept.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path((id, n)): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&sent);
    let kept = app.programme().await?;
    let (round, item, seat) = own(&kept, &look, &who, &id, &n)?;
    let (form, mut wrong) = read(&typed, &round.words.sets);
    if !wrong.is_empty() {
        let page = view(&look, round, item, seat, &typed, &wrong, false);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let hands_in = typed.get("do") == "hand-in";
    if hands_in {
        wrong = missing(&form, &round.words.sets);
    }
    let (id, number) = (round.id.clone(), item.number);
    let form = Box::new(form);
    let what = if hands_in && wrong.is_empty() {
        let on = app.today();
        Change::HandedIn {
            id,
            number,
            seat,
            form,
            on,
        }
    } else {
        Change::Drafted {
            id,
            number,
            seat,
            form,
        }
    };
    let subject = what.subject();
    let seen = [(subject.clone(), typed.version())];
    let address = paths::audited_child(&round.id, number);
    match app.change(&who, "", &[What::Audit(what)], &seen).await {
        Ok(_) if !hands_in => {
            Ok(Redirect::to(&format!("{address}/audit?kept=yes")).into_response())
        }
        Ok(_) if wrong.is_empty() => Ok(Redirect::to(&address).into_response()),
        Ok(kept) => {
            let typed = typed.with(VERSION, kept.now.version(&subject).to_string());
            let page = view(&look, round, item, seat, &typed, &wrong, false);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(NotKept::ChangedSince { subject, kept }) => {
            Ok(twice_open(&kept, round, number, seat, &subject, &typed))
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}

/// The same audit was open twice: both versions, and nothing typed is lost.
fn twice_open(
    kept: &Kept,
    round: &Round,
    number: u32,
    seat: Seat,
    subject: &str,
    typed: &Typed,
) -> Response {
    let now = kept
        .now
        .audits
        .round(&round.id)
        .and_then(|round| round.item(number)?.kept(seat));
    let theirs = now.map_or_else(Typed::default, |kept| fields(&kept.form));
    let both = |label: &str, name: &str| Both::new(label, theirs.get(name), typed.get(name));
    let mut all = vec![
        both("With the worker", "with_worker"),
        both("What the worker says", "worker_says"),
        both("Family asked", "with_family"),
        both("How", "family_how"),
        both("What the family says", "family_says"),
        both("Grade over all", "overall"),
        both("What is good", "good"),
        both("What must happen", "must"),
    ];
    for (_, question) in questions::of_sets(&round.words.sets) {
        all.push(both(question.short, question.key));
        all.push(both(
            &format!("{}: what shows it", question.short),
            &words_of(question.key),
        ));
    }
    let address = paths::audited_child(&round.id, number);
    changed_since(&Since {
        section: Section::PracticeAudits,
        what: "This audit",
        kept,
        subject,
        fields: &all,
        sent: &typed.sent(),
        action: &format!("{address}/audit"),
        back: &format!("{address}/audit"),
    })
}
