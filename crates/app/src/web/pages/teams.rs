//! Teams: GET /teams and /teams.csv, what each holds and who of it has nobody.

mod measured;
mod one;

use maud::{Markup, html};

pub(crate) use one::show;

use crate::records::Records;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::words::children as said;
use crate::web::{paths, words};
use ::records::teams::{self as figures, Figures};

/// Every team.
pub(crate) async fn index(Ours(records): Ours) -> Page {
    let all = figures::all(&records);
    let working: Vec<&Figures> = all
        .iter()
        .filter(|each| each.team.is_some() && !each.is_empty())
        .collect();
    let idle = all
        .iter()
        .filter(|each| each.team.is_some() && each.is_empty())
        .count();
    let none = all
        .iter()
        .find(|each| each.team.is_none() && !each.is_empty());
    let over: usize = all.iter().map(|each| each.over).sum();
    let unowned: usize = all.iter().map(|each| each.unowned).sum();
    Page::new(
        Section::Teams,
        "Teams",
        html! {
            @if all.iter().all(Figures::is_empty) { "No team is named by anything that was loaded." }
            @else {
                (words::capital(&words::count(working.len(), "team holds", "teams hold"))) " " (words::rows(records.open())) " open children; "
                (words::count(over, "worker is", "workers are")) " over their limit, and " (words::count(unowned, "child has", "children have")) " nobody who could act."
            }
        },
    )
    .crumb("Today", paths::today())
    .stamp(html! {
        "As at " (said::on(records.as_at)) ". " (words::count(records.teams().len(), "team", "teams")) " named"
        @if idle > 0 { ", " (idle) " of them with no work and no worker now" }
        ". " (supplied(&records))
    })
    .invented(records.invented())
    .body(html! {
        (section("all", "Each team", table(&working)))
        @if let Some(none) = none {
            (section("no-team", "With no team", html! {
                p.wm-p { (words::capital(&words::count(none.open, "open child has", "open children have"))) " no team that is named, " (none.unowned) " of them nobody who could act. " a.govuk-link href=(paths::unowned()) { "Children whose work nobody holds" } }
            }))
        }
        (downloads(&[("Teams (CSV)", "/teams.csv".to_owned())]))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "A child belongs to the team of their case worker, or to the one at referral where nobody is named. Limits are each worker’s own, from the staff table; where none is set, " (records.standards.caseload) " children for a full-time worker, by their hours: this council’s standard." }
        }))
    })
}

/// What of the workforce was not supplied: an empty column says nothing by itself.
pub(super) fn supplied(records: &Records) -> String {
    use children::service::Fact;
    let missing: Vec<String> = [Fact::Staff, Fact::Posts, Fact::Supervision]
        .into_iter()
        .filter(|fact| !records.sources().has(*fact))
        .map(|fact| fact.name().to_owned())
        .collect();
    if missing.is_empty() {
        String::new()
    } else {
        format!("Not supplied: {}.", words::list(&missing))
    }
}

fn table(teams: &[&Figures]) -> Markup {
    html! {
        div.wm-scroll role="region" aria-label="All teams" tabindex="0" {
            table.wm-t.wm-wide {
                caption { "The most open children first. Late: entries on lists past their time. Not supervised: workers who hold children, past the council’s standard." }
                thead { tr {
                    th scope="col" { "Team" } th.n scope="col" { "Open children" } th.n scope="col" { "Care leavers" } th.n scope="col" { "Workers" } th.n scope="col" { "Over limit" }
                    th.n scope="col" { "Agency" } th.n scope="col" { "Vacant posts" } th.n scope="col" { "Nobody’s" } th.n scope="col" { "Late" } th.n scope="col" { "Not supervised" }
                } }
                tbody {
                    @for each in teams {
                        tr {
                            th scope="row" { @if let Some(team) = each.team { a.govuk-link href=(paths::team(team)) { (each.name) } } @if let Some(parent) = &each.parent { span.wm-sub.wm-line { "in " (parent) } } }
                            td.n { strong { (each.open) } } td.n { (each.leavers) } td.n { (each.workers.len()) } td.n { (each.over) }
                            td.n { (or_dash(each.agency)) } td.n { (each.vacant_words()) }
                            td.n { (each.unowned) } td.n { (each.late) } td.n { (or_dash(each.unsupervised)) }
                        }
                    }
                }
            }
        }
    }
}

fn or_dash(n: Option<usize>) -> String {
    n.map_or_else(|| "not supplied".to_owned(), |n| n.to_string())
}

/// Every team, one a row.
pub(crate) async fn index_csv(Ours(records): Ours) -> Csv {
    let mut csv = Csv::new(
        "teams",
        records.as_at.date(),
        &[
            "team",
            "team_id",
            "part_of",
            "open_children",
            "care_leavers",
            "workers",
            "over_limit",
            "agency_workers",
            "established_posts",
            "vacant_posts",
            "unowned_children",
            "entries_on_lists",
            "late_on_lists",
            "not_supervised_in_time",
            "data_as_at",
        ],
    );
    for each in figures::all(&records) {
        let id = each
            .team
            .and_then(|team| records.teams().get(usize::from(team)))
            .map(|team| team.id.to_string());
        let posts = |hundredths: Option<u32>| {
            hundredths.map_or(Cell::Empty, |posts| Cell::Text(figures::posts(posts)))
        };
        csv.row(vec![
            each.name.as_str().into(),
            id.into(),
            each.parent.clone().into(),
            each.open.into(),
            each.leavers.into(),
            each.workers.len().into(),
            each.over.into(),
            each.agency.into(),
            posts(each.established),
            posts(each.vacant),
            each.unowned.into(),
            each.entries.into(),
            each.late.into(),
            each.unsupervised.into(),
            records.as_at.date().into(),
        ]);
    }
    csv
}
