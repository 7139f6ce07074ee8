//! Children whose work nobody holds who could do it, over all lists: GET /lists/un-owned and its rows.

use maud::{Markup, html};
use measures::cases::Subject;

use crate::records::{Held, Look, Unowned};
use crate::web::children::Ours;
use crate::web::csv::Csv;
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::words::children as said;
use crate::web::{paths, words};

/// How many there are, for the page of all lists.
pub(super) fn short(records: &Look) -> Markup {
    let found = records.unowned();
    let all: usize = found.values().map(Vec::len).sum();
    section(
        "nobody",
        &if all == 0 {
            "Nobody’s, for now: none".to_owned()
        } else {
            format!(
                "Nobody’s, for now: {}",
                words::count(all, "child", "children")
            )
        },
        html! {
            @if !records.tells_who_works() {
                p.wm-p { "Who works with whom was not supplied, so it cannot be said who has nobody." }
            } @else if all == 0 {
                p.wm-p { "Checked on " (said::on(records.as_at)) ": every open child, " (records.open()) " of " (records.open()) ", has a worker of their own." }
            } @else {
                p.wm-p { "A child counts here when no current worker is named, or only a manager." }
                ul.wm-own.wm-own--row {
                    @for (why, children) in &found {
                        li { b { (children.len()) } span { (why.words()) @if let Some(since) = children.first().and_then(|(_, since)| *since) { span.wm-sub.wm-line { "longest " (said::days(records.as_at.days_since(since))) } } } }
                    }
                }
                p.wm-p { a.govuk-link href=(paths::unowned()) { "All of them, longest first, with the lists they are on" } }
            }
        },
    )
}

/// All of them, by why nobody holds them.
pub(crate) async fn show(Ours(records): Ours) -> Page {
    let found = records.unowned();
    let all: usize = found.values().map(Vec::len).sum();
    let on_lists = found
        .values()
        .flatten()
        .filter(|(child, _)| !lists_of(&records, *child).is_empty())
        .count();
    Page::new(
        Section::Lists,
        "Children whose work nobody holds",
        html! {
            @if !records.tells_who_works() { "This cannot be said: who works with whom was not supplied." }
            @else if all == 0 { "Every open child has a worker of their own." }
            @else {
                (words::capital(&words::number(all))) (if all == 1 { " open child has" } else { " open children have" }) " nobody who could act; "
                (words::number(on_lists)) " of them " (if on_lists == 1 { "is" } else { "are" }) " on another list as well."
            }
        },
    )
    .crumb("Today", paths::today())
    .crumb("Children", paths::lists())
    .invented(records.invented())
    .stamp(html! { "Checked on " (said::on(records.as_at)) ": " (all) " of " (words::thousands(u32::try_from(records.open()).unwrap_or(u32::MAX))) " children with open work." })
    .body(html! {
        @for why in Unowned::ALL {
            @if let Some(children) = found.get(&why) {
                (section(why.word(), &words::capital(why.words()), table(&records, children)))
            }
        }
        (downloads(&[("These children (CSV)", "/lists/un-owned/rows.csv".to_owned())]))
        (section("how", "How a child comes here", html! {
            p.wm-p { "The child is open to children’s social care and no case worker is named on the day; or the named worker has left the council; or a manager holds the work." }
            p.wm-p { strong { "What clears it. " } "A worker who is not a manager and has not left is named in the case system." }
        }))
    })
}

/// The lists a child is on, with why.
pub(in crate::web::pages) fn lists_of(
    records: &Look,
    child: u32,
) -> Vec<(&crate::records::Standing, &measures::worklist::Entry)> {
    let subject = Subject::Child(child);
    let all = records.lists.all().iter();
    all.flat_map(|standing| {
        standing
            .entries()
            .iter()
            .filter(move |entry| entry.subject == subject)
            .map(move |entry| (standing, entry))
    })
    .collect()
}

fn table(records: &Look, children: &[(u32, Option<children::Day>)]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            caption { "Longest first. " (children.len()) " of " (children.len()) "." }
            thead { tr { th.wm-who scope="col" { "Child" } th.wm-team scope="col" { "Team" } th scope="col" { "Who is named" } th.n scope="col" { "Days" } th.pl scope="col" { "Lists they are on" } } }
            tbody {
                @for (child, since) in children {
                    @let team = records.team_of(Subject::Child(*child));
                    tr {
                        th scope="row" { (super::table::who(records, Subject::Child(*child))) }
                        td data-l="Team" { @match team { Some(team) => (crate::web::children::team(records, team)), None => "No team" } }
                        td data-l="Named" { (said::held(records, records.held(*child))) }
                        td.n data-l="Days" { @match since { Some(since) => { (records.as_at.days_since(*since)) span.wm-sub.wm-line { (said::on(*since)) } }, None => "not recorded" } }
                        td.pl data-l="Lists" {
                            @let lists = lists_of(records, *child);
                            @if lists.is_empty() { "none" }
                            @for (standing, entry) in &lists {
                                span.wm-line.wm-apart { a.govuk-link href=(paths::list(standing.list.id)) { (standing.list.name) } @if let Some(due) = entry.due { span.wm-sub { ", due " (said::on(due)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Those of one team, by why.
pub(in crate::web::pages) fn of_team(records: &Look, team: u16) -> Markup {
    let children: Vec<(u32, Option<children::Day>)> = records
        .unowned()
        .into_values()
        .flatten()
        .filter(|(child, _)| records.team_of(Subject::Child(*child)) == Some(team))
        .collect();
    table(records, &children)
}

/// The same, one child a row.
pub(crate) async fn show_csv(Ours(records): Ours) -> Csv {
    let mut csv = Csv::new(
        "un-owned",
        records.as_at.date(),
        &[
            "child",
            "why",
            "since",
            "days",
            "team",
            "named",
            "lists",
            "data_as_at",
        ],
    );
    for (why, children) in records.unowned() {
        for (child, since) in children {
            let named = Held::worker(records.held(child)).map(|worker| records.worker_name(worker));
            let (team, _) = records.held_by(Subject::Child(child));
            let mut lists: Vec<&str> = lists_of(&records, child)
                .iter()
                .map(|(standing, _)| standing.list.id)
                .collect();
            lists.dedup();
            csv.row(vec![
                records
                    .subject_key(Subject::Child(child))
                    .trim_start_matches("child:")
                    .into(),
                why.word().into(),
                since.map(|day| day.date()).into(),
                since
                    .and_then(|since| usize::try_from(records.as_at.days_since(since)).ok())
                    .into(),
                team.into(),
                named.into(),
                lists.join(" ").into(),
                records.as_at.date().into(),
            ]);
        }
    }
    csv
}
