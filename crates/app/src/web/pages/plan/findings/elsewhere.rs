//! A finding that no report of the national record holds: GET and POST /plan/findings/elsewhere.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Change, LONGEST_LINE, LONGEST_TEXT, Source, too_long};
use jiff::civil::Date;
use maud::html;

use super::{known_themes, theme_boxes};
use crate::programme::NotKept;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, day, radios, summary, text, textarea};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::paths;
use crate::web::typed::Typed;
use crate::web::who::Who;

const KINDS: [(&str, &str); 6] = [
    ("notice", "An improvement notice or direction"),
    ("peer-review", "A peer review"),
    ("audit", "A practice audit of this programme"),
    ("complaint", "A complaint"),
    ("own", "The council’s own work"),
    (
        "paragraph",
        "A sentence of a report that is no numbered point",
    ),
];

/// The form.
pub(crate) async fn new() -> Page {
    view(&Typed::default(), &[])
}

fn view(typed: &Typed, wrong: &[Wrong]) -> Page {
    let title = if wrong.is_empty() {
        "Add a finding from elsewhere"
    } else {
        "Error: add a finding from elsewhere"
    };
    Page::new(Section::Plan, title, html! { "Something that must be different, and no report of the national record lists it." })
        .crumb("Improvement plan", paths::plan())
        .crumb("Findings", paths::findings())
        .body(html! {
            (summary(wrong))
            form method="post" action=(paths::finding_elsewhere()) novalidate {
                (form_token())
                (radios("kind", "Where does it come from?", "", &KINDS, typed.one("kind"), wrong))
                (text("title", "What is it called?", "Its title or reference; of an audit its number here, of a report its address and paragraph. Do not write a child’s name.", typed.one("title"), wrong))
                (day("on", "Of what day?", "You do not have to say.", typed.day("on"), wrong))
                (textarea("words", "What must be different?", "In its own words where it has any.", typed.one("words"), 4, wrong))
                (theme_boxes(&typed.all("themes")))
                button.govuk-button type="submit" { "Put it into the plan" }
            }
        })
}

/// Puts it into the plan.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let mut wrong: Vec<Wrong> = Vec::new();
    let words = typed.trimmed("words");
    if words.is_empty() {
        wrong.push(("words", "Enter what must be different".to_owned()));
    }
    wrong.extend(too_long(&words, LONGEST_TEXT).map(|what| ("words", what)));
    wrong.extend(too_long(typed.one("title"), LONGEST_LINE).map(|what| ("title", what)));
    let on = typed.day("on").read().unwrap_or_else(|what| {
        wrong.push(("on", what));
        None
    });
    if on.is_some_and(|day| day > app.today()) {
        wrong.push(("on", "This day is still to come".to_owned()));
    }
    let source = source(&typed, on).map_err(|what| wrong.push(what));
    if let Ok(Source::Audit { audit }) = &source
        && !kept.now.audits.all.iter().any(|each| each.id == *audit)
    {
        wrong.push(("title", format!("There is no audit {audit} here")));
    }
    if let Ok(Source::Paragraph { report, .. }) = &source
        && app.library().report(report).is_none()
    {
        wrong.push((
            "title",
            "Enter the report’s address and its paragraph, for example 4f2a91c07be3 12".to_owned(),
        ));
    }
    let (Ok(source), true) = (source, wrong.is_empty()) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&typed, &wrong)).into_response());
    };
    let mut kept = kept;
    loop {
        let id = kept.now.plan.next_id('f');
        let what = What::Plan(Change::FindingAdded {
            id: id.clone(),
            source: source.clone(),
            words: words.clone(),
            themes: known_themes(&typed),
        });
        let seen = [(what.subject(), 0)];
        match app.change(&who, "", &[what], &seen).await {
            Ok(_) => return Ok(Redirect::to(&paths::finding(&id)).into_response()),
            // Somebody took the id meanwhile: the next one is taken.
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
}

/// Where it comes from, as it was typed.
fn source(typed: &Typed, on: Option<Date>) -> Result<Source, Wrong> {
    let title = typed.trimmed("title");
    let kind = typed.one("kind");
    if !KINDS.iter().any(|(word, _)| *word == kind) {
        return Err(("kind", "Choose where it comes from".to_owned()));
    }
    if title.is_empty() {
        return Err(("title", "Enter what it is called".to_owned()));
    }
    Ok(match kind {
        "notice" => Source::Notice { title, on },
        "peer-review" => Source::PeerReview { title, on },
        "audit" => Source::Audit { audit: title },
        "complaint" => Source::Complaint { title, on },
        "paragraph" => {
            let (report, paragraph) = title.split_once(' ').unwrap_or((&title, "1"));
            let report = report.rsplit('/').next().unwrap_or_default();
            Source::Paragraph {
                report: report.to_owned(),
                paragraph: paragraph.trim().to_owned(),
                page: None,
            }
        }
        _own => Source::Own { title, on },
    })
}
