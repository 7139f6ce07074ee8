//! The improvement plan: GET /plan.

use axum::extract::State;
use maud::html;

use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::words;

/// The plan as it stands: findings without an answer first.
pub(crate) async fn index(State(app): State<App>) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let open = plan.findings.iter().filter(|each| each.is_open()).count();
    let unanswered: Vec<_> = plan.unanswered().collect();
    Ok(Page::new(Section::Plan, "Improvement plan", html! {
        @if plan.findings.is_empty() { "No finding is in the plan yet." }
        @else if unanswered.is_empty() { "Each of " (words::count(open, "finding has", "findings has")) " an action that answers it." }
        @else { (unanswered.len()) " of " (words::count(open, "finding has", "findings have")) " no action that answers it." }
    })
    .body(html! {
        (section("actions", "Actions", html! {
            @if plan.actions.is_empty() { p.wm-p { "No action is written yet." } }
            @else {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Action" } th scope="col" { "Owner" } th scope="col" { "Due" } } }
                    tbody { @for action in plan.in_force() { tr {
                        th scope="row" { (action.words.title) }
                        td data-l="Owner" { (action.words.owner) }
                        td data-l="Due" { @if let Some(due) = action.words.due { (words::day(due)) } }
                    } } }
                }
            }
        }))
    }))
}
