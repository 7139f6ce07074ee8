//! The improvement plan: GET /plan, as it stands or as it stood on a day (`?on=2026-03-31`).

pub(crate) mod actions;
pub(crate) mod answers;
mod asked;
pub(crate) mod compare;
pub(crate) mod evidence;
pub(crate) mod findings;
mod history;
pub(crate) mod live;
pub(crate) mod marks;
pub(crate) mod moment;
pub(crate) mod moves;
pub(crate) mod objectives;
pub(crate) mod reports;
mod rows;
mod source;
pub(crate) mod writing;

use access::Permission;
use axum::extract::{Query, State};
use improvement::plan::{Action, Finding, Rating, Standing};
use maud::{Markup, html};

use asked::Asked;
use moment::Moment;

use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::{details::details, section::section};
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The plan: what nobody answers first, then every action, the worst first.
pub(crate) async fn index(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let moment = Moment::of(&app, asked.day()?).await?;
    let all = moment.actions();
    let title = match moment.past {
        Some(day) => format!("Improvement plan on {}", words::day(day)),
        None => "Improvement plan".to_owned(),
    };
    Ok(Page::new(Section::Plan, title, answer(&moment, &all))
        .stamp(stamp(&moment))
        .body(html! {
            (banner(&moment))
            (doubts(&moment))
            (doors(&moment, &who))
            (answers::table(&moment, &who))
            (unanswered(&moment, &who))
            (actions(&moment, &asked, &all))
            (ended(&moment))
            (other_day(&app, &moment))
        }))
}

/// "3 of 31 findings have no action that answers them. Of 60 actions 4 are off track and 7 at risk."
fn answer(moment: &Moment, all: &[(&Action, Standing, Rating)]) -> Markup {
    let plan = moment.plan();
    let open = plan.findings.iter().filter(|each| each.is_open()).count();
    let gaps = plan.unanswered().count();
    let rated = |wanted: Rating| {
        all.iter()
            .filter(|(_, _, rating)| *rating == wanted)
            .count()
    };
    let lapsed = rated(Rating::Unsupported) + rated(Rating::WorseSince);
    html! {
        @if open == 0 { "No finding is in the plan yet." }
        @else if gaps == 0 && open == 1 { "The one finding has an action that answers it." }
        @else if gaps == 0 { "Each of " (open) " findings has an action that answers it." }
        @else { (gaps) " of " (words::count(open, "finding", "findings")) @if gaps == 1 { " has" } @else { " have" } " no action that answers " @if gaps == 1 { "it" } @else { "them" } "." }
        @if !all.is_empty() {
            " Of " (words::count(all.len(), "action", "actions")) ", " (rated(Rating::Red)) " " (are(rated(Rating::Red))) " off track, "
            @if lapsed > 0 { (lapsed) " complete no longer, " }
            (rated(Rating::Amber)) " at risk, " (rated(Rating::Green)) " on track and " (rated(Rating::Complete)) " complete."
        }
    }
}

fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn stamp(moment: &Moment) -> Markup {
    html! {
        @match moment.past {
            Some(day) => { "As it stood when " (words::day(day)) " ended. Ratings are by the plan alone: what measures said that day is not worked out." }
            None => {
                "As at " (words::day(moment.day)) ". "
                @match moment.signals.as_at {
                    Some(day) => { "What measures say counts in the ratings, as at " (words::day(day)) "." }
                    None => { "No measure can be told: nothing is loaded." }
                }
            }
        }
    }
}

/// That this is the plan of a day that is past.
pub(crate) fn banner(moment: &Moment) -> Markup {
    html! {
        @if let Some(day) = moment.past {
            p.wm-told {
                strong { "This is the plan of " (words::day(day)) "." } " Nothing can be changed in it. "
                a.govuk-link href=(paths::plan()) { "The plan as it stands" } " "
                a.govuk-link href={ (paths::compare_plan()) "?from=" (day) } { "What changed since" }
            }
        }
    }
}

/// What was kept and fits nothing: said first.
fn doubts(moment: &Moment) -> Markup {
    let doubts = &moment.programme.doubts;
    html! {
        @if !doubts.is_empty() {
            (section("doubts", "What fits nothing", html! {
                p.wm-p { (words::count(doubts.len(), "change was kept and fits", "changes were kept and fit")) " nothing in the programme, so the plan is shown without " @if doubts.len() == 1 { "it" } @else { "them" } "." }
                ul.wm-dots { @for doubt in doubts { li { "Change " (doubt.seq) ": " (doubt.words) "." } } }
            }))
        }
    }
}

/// Where to go from here.
fn doors(moment: &Moment, Who(who): &Who) -> Markup {
    let works = moment.past.is_none() && who.may(Permission::WorkProgramme);
    html! {
        p.wm-on.wm-on-screen {
            a.govuk-link.wm-choice href=(paths::findings()) { "Findings" }
            a.govuk-link.wm-choice href=(paths::objectives()) { "Objectives" }
            @if works {
                a.govuk-link.wm-choice href=(paths::new_action()) { "Write an action" }
                a.govuk-link.wm-choice href=(paths::new_findings()) { "Add findings" }
                a.govuk-link.wm-choice href=(paths::templates()) { "Begin from a template" }
                a.govuk-link.wm-choice href=(paths::plan_imports()) { "Take over a plan you have" }
            }
            @if moment.past.is_none() {
                a.govuk-link.wm-choice href=(paths::plan_paper()) { "The plan to send or print" }
                a.govuk-link.wm-choice href="/plan.xlsx" { "Excel" }
                a.govuk-link.wm-choice href="/plan.csv" { "CSV" }
            }
        }
    }
}

fn unanswered(moment: &Moment, Who(who): &Who) -> Markup {
    let gaps: Vec<&Finding> = moment.plan().unanswered().collect();
    let works = moment.past.is_none() && who.may(Permission::WorkProgramme);
    html! {
        @if !gaps.is_empty() {
            (section("unanswered", "Findings no action answers", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Finding" } th scope="col" { "Where it comes from" } @if works { th.wm-on-screen scope="col" { "Answer it" } } } }
                    tbody { @for finding in &gaps { tr {
                        th scope="row" { a.govuk-link href=(paths::finding(&finding.id)) { (finding.words) } span.wm-mark { (finding.id) } }
                        td data-l="Where it comes from" { (source::words(&finding.source, moment.plan())) }
                        @if works { td.wm-on-screen data-l="Answer it" {
                            a.govuk-link href={ (paths::new_action()) "?finding=" (finding.id) } aria-label={ "Write an action for finding " (finding.id) } { "Write an action" }
                        } }
                    } } }
                }
            }))
        }
    }
}

fn actions(moment: &Moment, asked: &Asked, all: &[(&Action, Standing, Rating)]) -> Markup {
    let rows: Vec<(&Action, Standing, Rating)> = all
        .iter()
        .filter(|(action, _, rating)| asked.wants(moment, action, *rating))
        .cloned()
        .collect();
    let caption = if asked.filters() {
        format!(
            "{} of {}, the worst first, then by the day they are due.",
            rows.len(),
            words::count(all.len(), "action", "actions")
        )
    } else {
        "The worst first, then by the day they are due.".to_owned()
    };
    section(
        "actions",
        "Actions",
        html! {
            @if all.is_empty() { p.wm-p { "No action is written yet." } }
            @else {
                (asked.choices(moment))
                @if rows.is_empty() { p.wm-p { "None of " (words::count(all.len(), "action", "actions")) " is of this choice. " a.govuk-link href=(paths::plan()) { "Show all" } } }
                @else { (rows::table(moment, &rows, &caption)) }
                (rules())
            }
        },
    )
}

/// What the three questions and the ratings mean.
fn rules() -> Markup {
    details(
        "What the columns mean",
        html! {
            p { strong { "Task, practice and children" } " are three questions and are never added up. A task is done when it is said to be. Practice has changed when an audit, a review or another look at it says so. It is better for children when a measure moved by more than chance, or they say so themselves." }
            p { strong { "Off track" } ": the task is past its day, a measure that should show it became worse, nobody answers for it or whoever did has left, or the task is done and practice has not changed." }
            p { strong { "At risk" } ": it is due within 28 days and has not begun, no day is set, it waits for an action that is late or dropped, its task was done more than 90 days ago and nobody looked at practice, or nothing is named that would show whether it is better for children." }
            p { strong { "Complete" } ": the task is done, and evidence shows that practice changed and that it is better for children: a measure that became better, or children’s own words. No measure of it was worse, or somebody said, with a reason, why it is complete all the same." }
            p { strong { (Rating::Unsupported.name()) } ": it was said to be complete, and its evidence was taken back or newer evidence says otherwise. " strong { (Rating::WorseSince.name()) } ": a measure that should show it is worse now." }
        },
    )
}

/// Actions that will not be done.
fn ended(moment: &Moment) -> Markup {
    let dropped: Vec<&Action> = moment
        .plan()
        .actions
        .iter()
        .filter(|each| each.dropped)
        .collect();
    html! {
        @if !dropped.is_empty() {
            (details(&words::count(dropped.len(), "action was dropped", "actions were dropped"), html! {
                ul.wm-dots { @for action in dropped { li { a.govuk-link href=(paths::action(&action.id)) { (action.words.title) } " (" (action.id) ")" } } }
            }))
        }
    }
}

/// The plan of another day, and what changed between two.
fn other_day(app: &App, moment: &Moment) -> Markup {
    let day = moment.past.unwrap_or_else(|| app.today());
    section(
        "other-day",
        "The plan on another day",
        html! {
            div.wm-on-screen {
                form.wm-filter action=(paths::plan()) method="get" aria-label="Show the plan of a day" {
                    div { label for="on" { "As it stood on" } input #on name="on" type="date" value=(day); }
                    button.govuk-button.govuk-button--secondary.wm-b { "Show that day" }
                }
                form.wm-filter action=(paths::compare_plan()) method="get" aria-label="Compare two days" {
                    div { label for="from" { "From" } input #from name="from" type="date" value=(day); }
                    div { label for="to" { "To" } input #to name="to" type="date" value=(app.today()); }
                    button.govuk-button.govuk-button--secondary.wm-b { "Show what changed" }
                }
            }
        },
    )
}
