//! Where a plan begins: GET /plan/templates, GET and POST /plan/templates/{word}: what a template would put into the plan
//! for a report, beside what others did who were praised for it later.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::template::{TEMPLATES, Template, suggestion};
use improvement::plan::{Change, Finding, Plan};
use inspection::themes::ThemeId;
use maud::{Markup, html};
use serde::Deserialize;

use crate::library::Library;
use crate::programme::NotKept;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, day_typed, summary, text};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::report;
use crate::web::who::Who;
use crate::web::{links, paths, words};

/// How many others' words are quoted for a theme.
const QUOTED: usize = 3;

/// The templates there are.
pub(crate) async fn index(State(app): State<App>) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let unanswered = plan.unanswered().count();
    Ok(Page::new(Section::Plan, "Begin from a template", html! {
        @if plan.findings.is_empty() { "A template answers findings: add those of a report first." }
        @else { (words::count(unanswered, "finding has", "findings have")) " no action yet. A template drafts one for each theme it knows; nobody owns it until you say who." }
    })
    .crumb("Plan", paths::plan())
    .body(html! {
        @for template in &TEMPLATES {
            (section(template.word, template.name, html! {
                p.wm-p { (template.fits) }
                ul.govuk-list.govuk-list--bullet { @for objective in template.objectives { li { (objective) } } }
                p.wm-p {
                    (words::count(template.first.len(), "first step", "first steps")) ", then an action for each theme of the findings, due in "
                    (template.due_in) " days."
                }
                p { a.govuk-link href=(paths::template(template.word)) { "See what it would add" span.govuk-visually-hidden { " (" (template.name) ")" } } }
            }))
        }
    }))
}

/// What the person chose.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    report: String,
    from: String,
}

/// What a template would add to the plan.
pub(crate) async fn show(
    State(app): State<App>,
    Path(word): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let template = Template::of(&word).ok_or(Error::NotFound("this template"))?;
    view(&app, template, &asked, &[]).await
}

/// Puts the draft into the plan.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(word): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Error> {
    let template = Template::of(&word).ok_or(Error::NotFound("this template"))?;
    let Some(from) = day_typed(&asked.from) else {
        let wrong = [("from", "Write the day it begins as 31/3/2026".to_owned())];
        let page = view(&app, template, &asked, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let kept = app.programme().await?;
    let changes = template.draft(&kept.now.plan, &asked.report, from);
    // Every id is new: where somebody wrote an action meanwhile, nothing is added, and the page shows what is left.
    let whats: Vec<What> = changes.into_iter().map(What::Plan).collect();
    let seen: Vec<(String, u64)> = whats.iter().map(|what| (what.subject(), 0)).collect();
    let why = format!(
        "drafted from the template \u{201c}{}\u{201d}",
        template.name
    );
    match app.change(&who, &why, &whats, &seen).await {
        Ok(_) => Ok(Redirect::to(&paths::plan()).into_response()),
        Err(NotKept::ChangedSince { .. }) => {
            let wrong = [(
                "from",
                "Somebody changed the plan meanwhile: look again at what would be added".to_owned(),
            )];
            let page = view(&app, template, &asked, &wrong).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(NotKept::Failed(why)) => Err(Error::Failed(why)),
    }
}

async fn view(
    app: &App,
    template: &'static Template,
    asked: &Asked,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let reports = reports(plan);
    let report = if reports.iter().any(|(id, _)| *id == asked.report) {
        asked.report.clone()
    } else {
        reports.last().map(|(id, _)| id.clone()).unwrap_or_default()
    };
    let from = day_typed(&asked.from).unwrap_or_else(|| app.today());
    let draft = template.draft(plan, &report, from);
    let left: Vec<&Finding> = plan
        .unanswered_of(&report)
        .filter(|finding| !finding.themes.iter().any(|slug| suggestion(slug).is_some()))
        .collect();
    let library = app.library();
    let actions = draft
        .iter()
        .filter(|change| matches!(change, Change::ActionAdded { .. }))
        .count();
    Ok(Page::new(Section::Plan, template.name, html! {
        "It would add " (words::count(actions, "action", "actions")) "; "
        @if left.is_empty() { "no finding of the report stays unanswered." }
        @else { (words::count(left.len(), "finding stays", "findings stay")) " unanswered, because nothing is known of its theme." }
    })
    .crumb("Plan", paths::plan())
    .crumb("Templates", paths::templates())
    .body(html! {
        (summary(wrong))
        (section("begin", "Add it to the plan", html! {
            form method="post" action=(paths::template(template.word)) novalidate {
                (form_token())
                @if reports.is_empty() { p.wm-p { "No findings of a report are in the plan: only the first steps would be added." } input type="hidden" name="report" value=""; }
                @else { (choose("report", "Whose findings?", "", &reports, &report, wrong)) }
                (text("from", "From when?", "The days of the template count from here. For example 31/3/2026.", &if asked.from.is_empty() { from.strftime("%-d/%-m/%Y").to_string() } else { asked.from.clone() }, wrong))
                button.govuk-button type="submit" { "Add " (words::count(actions, "action", "actions")) }
            }
        }))
        (section("draft", "What it would add", html! {
            @if draft.is_empty() { p.wm-p { "Nothing: all of it is in the plan." } }
            @for change in &draft { (drafted(plan, &library, change)) }
        }))
        @if !left.is_empty() {
            (section("left", "What stays unanswered", html! {
                ul.govuk-list.govuk-list--bullet { @for finding in &left { li { (finding.words) } } }
            }))
        }
    }))
}

/// Reports with findings in the plan, in the order they came.
fn reports(plan: &Plan) -> Vec<(String, String)> {
    let mut reports: Vec<(String, String)> = Vec::new();
    for id in plan.findings.iter().filter_map(|each| each.source.report()) {
        if !reports.iter().any(|(known, _)| known == id) {
            let title = plan
                .answers
                .get(id)
                .map_or("A report", |a| a.title.as_str());
            reports.push((id.to_owned(), title.to_owned()));
        }
    }
    reports
}

/// One drafted objective or action, with what others were praised for.
fn drafted(plan: &Plan, library: &Library, change: &Change) -> Markup {
    match change {
        Change::ObjectiveWritten { title, .. } => {
            html! { p.wm-p { strong { "Objective: " } (title) } }
        }
        Change::ActionAdded { action, .. } => {
            let findings: Vec<&Finding> = action
                .answers
                .iter()
                .filter_map(|id| plan.finding(id))
                .collect();
            let theme = findings
                .iter()
                .flat_map(|finding| &finding.themes)
                .find(|slug| suggestion(slug).is_some_and(|s| s.action == action.title));
            html! {
                div.wm-draft {
                    h3.govuk-heading-s { (action.title) }
                    @if !action.how.is_empty() { p.wm-p { (action.how) } }
                    dl.wm-facts {
                        @if let Some(due) = action.due { div { dt { "Due" } dd { (words::day(due)) } } }
                        @if !action.partners.is_empty() { div { dt { "With" } dd { (words::list(&action.partners)) } } }
                        @if !action.measures.is_empty() { div { dt { "Measures" } dd { @for (at, code) in action.measures.iter().enumerate() { @if at > 0 { ", " } (measure(code)) } } } }
                        div { dt { "Worked when" } dd { (action.success) } }
                        @if !findings.is_empty() { div { dt { "Answers" } dd { @for finding in &findings { p { (finding.words) } } } } }
                    }
                    @if let Some(slug) = theme { (praised(library, slug)) }
                }
            }
        }
        Change::ReportReceived { .. }
        | Change::MarkedReady { .. }
        | Change::Sent { .. }
        | Change::FindingAdded { .. }
        | Change::FindingCorrected { .. }
        | Change::FindingWithdrawn { .. }
        | Change::FindingRestored { .. }
        | Change::ActionChanged { .. }
        | Change::ActionDropped { .. }
        | Change::TaskMoved { .. }
        | Change::EvidenceAdded { .. }
        | Change::EvidenceWithdrawn { .. }
        | Change::Completed { .. }
        | Change::Reopened { .. }
        | Change::RatingSet { .. }
        | Change::RatingLifted { .. } => html! {},
    }
}

/// A measure by its code and name.
fn measure(code: &str) -> Markup {
    html! {
        @match measures::catalogue::find(code) {
            Some(measure) => { (links::to(&paths::measure(measure.id), measure.name)) }
            None => (code),
        }
    }
}

/// What inspectors praised later where they had asked for it before: authorities the theme has left.
fn praised(library: &Library, slug: &str) -> Markup {
    let spread: BTreeMap<&str, _> = library
        .spread()
        .iter()
        .map(|(id, spread): (&ThemeId, _)| (id.theme().slug, spread))
        .collect();
    let quotes: Vec<_> = spread
        .get(slug)
        .into_iter()
        .flat_map(|spread| &spread.left)
        .filter_map(|left| {
            let (at, paragraph, sentence) = left.praised?;
            let kept = library.reports.get(left.latest)?;
            let paragraph = kept.record.sections.get(at)?.paragraphs.get(paragraph)?;
            let name = library.authority(&left.urn)?;
            Some((kept, name, paragraph, paragraph.sentences.get(sentence)?))
        })
        .take(QUOTED)
        .collect();
    html! {
        @if !quotes.is_empty() {
            p.wm-p { "Asked for it once, praised for it later:" }
            ul.govuk-list.govuk-list--bullet {
                @for (kept, authority, paragraph, sentence) in &quotes {
                    li {
                        (authority.name) ": “" (report::words_of(paragraph, sentence)) "” "
                        a.govuk-link.wm-nowrap href=(paths::report_paragraph(&kept.id, paragraph.page, paragraph.number)) {
                            @match kept.published() { Some(day) => { (words::month_year(day)) ", " } None => {} }
                            "page " (paragraph.page)
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use improvement::plan::template::SUGGESTIONS;

    #[test]
    fn every_measure_a_template_names_is_in_the_catalogue() {
        let first = TEMPLATES
            .iter()
            .flat_map(|template| template.first)
            .flat_map(|first| first.measures);
        for code in SUGGESTIONS
            .iter()
            .flat_map(|each| each.measures)
            .chain(first)
        {
            assert!(measures::catalogue::find(code).is_some(), "{code}");
        }
    }
}
