//! A team: GET /teams/{n}.

use axum::extract::{Path, Query, State};
use children::Day;
use maud::{Markup, html};
use measures::worklist::State as Stands;
use serde::Deserialize;

use super::measured;
use crate::records::{Records, Standing};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::pages::lists::{supervision_of, unowned_of};
use crate::web::words::children as said;
use crate::web::{paths, words};
use ::records::teams::{self as figures, Figures, Holds};

/// How the team is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `supervision` for sheets to talk through.
    print: String,
    /// A worker by their place, for one sheet.
    worker: String,
}

/// The team.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path(n): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let team: u16 = n.parse().map_err(|_| Error::NotFound("this team"))?;
    if asked.print == "supervision" && records.shows_team(team) {
        return supervision_of(&app, &records, team, asked.worker.parse().ok()).await;
    }
    let all = figures::all(&records);
    let figures = all
        .iter()
        .find(|each| each.team == Some(team))
        .ok_or(Error::NotFound("this team"))?;
    let holding = figures
        .workers
        .iter()
        .filter(|each| each.children > 0)
        .count();
    let mut page = Page::new(
        Section::Teams,
        figures.name.clone(),
        html! {
            @if figures.is_empty() { "No open child and no worker of this team is known." }
            @else {
                (words::capital(&words::count(figures.open, "open child", "open children"))) ", held by " (words::count(holding, "worker", "workers"))
                @if figures.over > 0 { ", " (words::number(figures.over)) " of them over their limit" } "."
                @if figures.unowned > 0 { " " (words::capital(&words::number(figures.unowned))) (if figures.unowned == 1 { " has" } else { " have" }) " nobody who could act." }
            }
        },
    );
    if let Some(parent) = &figures.parent {
        page = page.caption(parent.clone());
    }
    Ok(page
        .crumb("Today", paths::today())
        .crumb("Teams", paths::teams())
        .invented(records.invented())
        .stamp(html! {
            "As at " (said::on(records.as_at)) ": " (figures.open) " of " (words::thousands(u32::try_from(records.open()).unwrap_or(u32::MAX))) " open children. "
            (words::count(figures.late, "entry", "entries")) " past their time on lists. Vacant posts: " (figures.vacant_words()) ". " (super::supplied(&records))
        })
        .body(html! {
            (section("lists", "Children who need someone to act", lists(&records, team)))
            @if figures.unowned > 0 { (section("nobody", &format!("Nobody’s, for now: {}", words::count(figures.unowned, "child", "children")), unowned_of(&records, team))) }
            (section("workers", "Who holds the work", workers(&records, figures)))
            (section("measures", "This team against all", measured::show(&records, team)))
            (downloads(&[
                ("Teams (CSV)", "/teams.csv".to_owned()),
                ("Print for supervision, all lists, a sheet for each worker", format!("{}?print=supervision", paths::team(team))),
            ]))
            (section("what-would-change", "What would change this page", html! {
                p.wm-p { "A child belongs to the team of their case worker, or to the one at referral where nobody is named. A worker’s limit is the one set for them, or " (records.standards.caseload) " for a full-time worker by their hours. Supervision is due every " (records.standards.supervision) " days: this council’s standard." }
            }))
        }))
}

/// The lists with somebody of the team.
fn lists(records: &Records, team: u16) -> Markup {
    let of_team = |standing: &Standing, state: Option<Stands>| {
        standing
            .entries()
            .iter()
            .filter(|entry| {
                records.team_of(entry.subject) == Some(team)
                    && state.is_none_or(|state| entry.state == state)
            })
            .count()
    };
    let longest = |standing: &Standing| {
        standing
            .entries()
            .iter()
            .filter(|entry| records.team_of(entry.subject) == Some(team))
            .filter_map(|entry| entry.since)
            .min()
    };
    let with: Vec<&Standing> = records
        .lists
        .all()
        .iter()
        .filter(|standing| of_team(standing, None) > 0)
        .collect();
    let not_built = records
        .lists
        .all()
        .iter()
        .filter(|standing| standing.why_not().is_some())
        .count();
    html! {
        @if with.is_empty() {
            p.wm-p { "Checked on " (said::on(records.as_at)) ": nobody of this team is on any of " (records.lists.all().len() - not_built) " lists." @if not_built > 0 { " " (not_built) " could not be built." } }
        } @else {
            table.wm-t.wm-stack.wm-lists {
                caption { "Those on which most hangs first." @if not_built > 0 { " " (not_built) " lists could not be built." } }
                thead { tr { th scope="col" { "List" } th.n scope="col" { "On it" } th.n scope="col" { "Late" } th.n scope="col" { "Near" } th.n scope="col" { "Longest" } th.pl scope="col" { "For supervision" } } }
                tbody {
                    @for standing in &with {
                        @let path = format!("{}?team={team}", paths::list(standing.list.id));
                        tr {
                            th scope="row" { a.govuk-link href=(path) { (standing.list.name) } }
                            td.n data-l="On it" { strong { (of_team(standing, None)) } }
                            td.n data-l="Late" { (of_team(standing, Some(Stands::Late))) }
                            td.n data-l="Near" { (of_team(standing, Some(Stands::Near))) }
                            td.n data-l="Longest" { @match longest(standing) { Some(since) => (said::days(records.as_at.days_since(since).max(0))), None => "–" } }
                            td.pl data-l="Supervision" { a.govuk-link href={ (path) "&print=supervision" } { "Print" span.govuk-visually-hidden { " " (standing.list.name) } } }
                        }
                    }
                }
            }
        }
    }
}

fn workers(records: &Records, figures: &Figures) -> Markup {
    html! {
        @if figures.workers.is_empty() {
            p.wm-p { "No worker of this team is known." }
        } @else {
            table.wm-t.wm-stack {
                caption { "The most children first; a name opens a sheet to talk through in supervision. " (words::count(figures.workers.len(), "worker", "workers")) "." }
                thead { tr { th scope="col" { "Worker" } th scope="col" { "Job" } th.n scope="col" { "Children" } th.n scope="col" { "Limit" } th.pl scope="col" { "Against the limit" } th scope="col" { "Last supervised" } } }
                tbody { @for holds in &figures.workers { (worker(records, figures.team.unwrap_or_default(), holds)) } }
            }
        }
    }
}

fn worker(records: &Records, team: u16, holds: &Holds) -> Markup {
    let Some(person) = records.worker(holds.worker) else {
        return html! {};
    };
    let left = person
        .employed
        .and_then(|spell| spell.to)
        .filter(|to| *to <= records.as_at);
    let kinds: Vec<String> = [
        (person.manager == Some(true), "manager"),
        (person.agency == Some(true), "agency"),
        (person.newly_qualified == Some(true), "newly qualified"),
    ]
    .into_iter()
    .filter(|(is, _)| *is)
    .map(|(_, word)| word.to_owned())
    .collect();
    html! {
        tr {
            th scope="row" {
                a.govuk-link href={ (paths::team(team)) "?print=supervision&worker=" (holds.worker) } { (records.worker_name(holds.worker)) span.govuk-visually-hidden { ", sheet for supervision" } }
                @if let Some(left) = left { span.wm-line.wm-late { "left on " (said::on(left)) } }
            }
            td data-l="Job" { (person.title) @if !kinds.is_empty() { span.wm-sub.wm-line { (words::list(&kinds)) } } }
            td.n data-l="Children" { strong { (holds.children) } }
            td.n data-l="Limit" { (crate::records::words::machine_number(holds.limit)) }
            td.pl data-l="Against it" { (against(holds)) }
            td data-l="Supervised" { (supervised(records, holds)) }
        }
    }
}

fn against(holds: &Holds) -> Markup {
    html! {
        @if holds.is_over() { span.wm-late { "over by " (crate::records::words::machine_number(f64::from(u32::try_from(holds.children).unwrap_or(u32::MAX)) - holds.limit)) } }
        @else if holds.children == 0 { span.wm-sub { "holds nobody" } }
        @else { "within it" }
    }
}

fn supervised(records: &Records, holds: &Holds) -> Markup {
    let supplied = records.sources().has(children::service::Fact::Supervision);
    let ago = |on: Day| said::ago(on, records.as_at);
    html! {
        @match (holds.supervised, supplied) {
            (_, false) => "not supplied",
            (Some(on), true) => { span.wm-late[holds.is_unsupervised(records)] { (said::on(on)) } span.wm-sub.wm-line { (ago(on)) } }
            (None, true) => { span.wm-late[holds.is_unsupervised(records)] { "none recorded" } }
        }
    }
}
