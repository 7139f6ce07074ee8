//! A finding: GET and POST /returns/{return}/findings/{mark}: what it is, and why it is right as it stands. What was said
//! holds as long as the row it is about says the same.

use access::audit::Kind;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::{Explanation, ExplanationKind};

use super::found::{Each, Found};
use super::source_of;
use super::views::{may_explain, or_dash, place, short_name, since_words, whom};
use crate::clock;
use crate::records::{Look, Mark};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, textarea};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The shortest explanation that says something, and the longest that is kept.
const WORDS: std::ops::RangeInclusive<usize> = 10..=1000;

/// What the person typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    words: String,
    /// `yes` to take back what was said.
    take_back: String,
}

/// The finding.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path((of, mark)): Path<(String, String)>,
) -> Result<Page, Error> {
    view(&app, &records, &of, &mark, "", &[]).await
}

/// Keeps what was said of it.
pub(crate) async fn create(
    State(app): State<App>,
    Who(acting): Who,
    Ours(records): Ours,
    Path((of, mark)): Path<(String, String)>,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this finding");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let each = marked(&records, &found, &mark)?;
    let typed = input.words.trim();
    let takes_back = input.take_back == "yes" && each.explained;
    if !takes_back && !WORDS.contains(&typed.chars().count()) {
        let wrong = [(
            "words",
            "Say in 10 to 1,000 characters why it is right as it stands".to_owned(),
        )];
        let page = view(&app, &records, &of, &mark, typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let kind = if takes_back {
        ExplanationKind::TakenBack
    } else {
        ExplanationKind::Given
    };
    app.store()
        .keep_explanation(&Explanation {
            id: String::new(),
            source: source.word().to_owned(),
            mark: each.stands.life.row.to_string(),
            finding: mark.clone(),
            rule: each.stands.rule.to_owned(),
            kind,
            at: clock::now(),
            by: acting.name.clone(),
            words: if takes_back {
                String::new()
            } else {
                typed.to_owned()
            },
        })
        .await
        .map_err(anyhow::Error::from)?;
    let did = if takes_back {
        "took back the explanation of"
    } else {
        "explained"
    };
    let noted = Noted::new(
        Kind::Change,
        format!(
            "{did} a finding of rule {} of the {}",
            each.stands.rule,
            short_name(source)
        ),
    );
    Ok(noted.on(Redirect::to(&paths::returns::finding(source.word(), &mark)).into_response()))
}

fn marked<'f, 'r>(records: &Look, found: &'f Found<'r>, mark: &str) -> Result<&'f Each<'r>, Error> {
    let at = Mark::from_words(mark).and_then(|mark| records.marked(found.checked, mark));
    let shown = at.filter(|at| records.finding(found.checked, *at).is_some());
    shown
        .and_then(|at| found.at(at))
        .ok_or(Error::NotFound("this finding"))
}

async fn view(
    app: &App,
    records: &Look,
    of: &str,
    mark: &str,
    typed: &str,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let source = source_of(of)?;
    let none = || Error::NotFound("this finding");
    let found = Found::of(app, records, source).await?.ok_or_else(none)?;
    let each = marked(records, &found, mark)?;
    let rule = found.rule(each.stands.rule).ok_or_else(none)?;
    let said = app
        .store()
        .explanations(source.word(), Some(mark))
        .await
        .map_err(anyhow::Error::from)?;
    let title = format!("{}: {}", rule.code, rule.says);
    let title = if wrong.is_empty() {
        title
    } else {
        format!("Error: {title}")
    };
    let (team, worker) = records.owner(each.stands.place);
    Ok(Page::new(Section::Data, title, html! {
        @if each.explained { "Explained: it is right as it stands." }
        @else if each.is_error() { "An error, to put right in the case system." }
        @else { "A query: it can be so, and the department asks why." }
    })
    .crumb("Data", paths::loads())
    .crumb("Returns", paths::returns::index())
    .crumb(short_name(source), paths::returns::of(source.word()))
    .invented(records.invented())
    .stamp(html! { "Stands since the load of " (since_words(each.stands.life.since)) "." })
    .body(html! {
        (summary(wrong))
        dl.wm-facts {
            div { dt { "Child" } dd { (whom(records, &found, each.stands.at)) } }
            div { dt { "Where" } dd { (place(records, &found, each)) ": " (each.stands.columns.join(", ")) } }
            div { dt { (if each.stands.place.was { "Last held by" } else { "Team" }) } dd { (or_dash(&team)) } }
            div { dt { "Worker" } dd { (or_dash(&worker)) } }
        }
        @if !rule.mend.is_empty() { p.wm-p { strong { "What to mend. " } (rule.mend) } }
        (section("said", "What was said of it", history(&said, &each.stands.life.row.to_string())))
        @if may_explain() { (section("explain", "It is right as it stands", form(source.word(), mark, each.explained, typed, wrong))) }
    }))
}

fn history(said: &[Explanation], row: &str) -> Markup {
    html! {
        @if said.is_empty() { p.wm-p { "Nothing yet." } } @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } } }
                tbody { @for each in said.iter().rev() { tr {
                    th scope="row" { (words::moment(each.at)) }
                    td data-l="Who" { (each.by) }
                    td data-l="What" {
                        @match each.kind { ExplanationKind::Given => (each.words), ExplanationKind::TakenBack => "Taken back: it is to be put right after all." }
                        @if each.mark != row { span.wm-sub.wm-line { "Said while the row stood otherwise: it no longer holds." } }
                    }
                } } }
            }
        }
    }
}

fn form(source: &str, mark: &str, explained: bool, typed: &str, wrong: &[Wrong]) -> Markup {
    let path = paths::returns::finding(source, mark);
    html! {
        p.wm-p { "Only where the record is right: an explanation mends nothing. It holds until anything in the row changes, and goes to the department with the others." }
        form method="post" action=(path) novalidate {
            (form_token())
            (textarea("words", "Why it is right", "For example: “twins, each with their own placement from the same day”. Name no child.", typed, 4, wrong))
            button.govuk-button type="submit" { @if explained { "Say it otherwise" } @else { "Keep this explanation" } }
        }
        @if explained {
            form method="post" action=(path) {
                (form_token())
                input type="hidden" name="take_back" value="yes";
                button.govuk-button.govuk-button--secondary type="submit" { "Take the explanation back" }
            }
        }
    }
}
