//! Where sources disagree about the same child: GET /disagreements and its file.

use std::collections::BTreeMap;

use axum::extract::Query;
use maud::{Markup, html};
use measures::cases::Subject;
use returns::reconcile::{Disagreement, Origin, Side};
use serde::Deserialize;

use crate::records::{Look, Records, Source};
use crate::web::children::Ours;
use crate::web::csv::Csv;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::pages::returns::or_dash;
use crate::web::{paths, words};

/// Most disagreements on the page; all are in the file.
const SHOWN: usize = 300;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A team's number, `none` for those of no team; empty for all.
    team: String,
}

impl Asked {
    fn wants(&self, team: Option<u16>) -> bool {
        match self.team.as_str() {
            "" => true,
            "none" => team.is_none(),
            asked => team.is_some_and(|team| asked.parse() == Ok(team)),
        }
    }
}

/// What was compared, where sources disagree, and who stands in one alone.
pub(crate) async fn index(Ours(records): Ours, Query(asked): Query<Asked>) -> Page {
    let by_team = records.disagreements_by_team();
    let wanted = by_team.iter().filter(|(team, _)| asked.wants(**team));
    let chosen: usize = wanted.map(|(_, count)| count).sum();
    let reconciled = records.compared();
    let compared: u32 = reconciled
        .by_what
        .iter()
        .map(|compared| compared.children)
        .sum();
    let mut by_what: Vec<_> = reconciled
        .by_what
        .iter()
        .filter(|compared| compared.children > 0)
        .collect();
    by_what.sort_by_key(|compared| std::cmp::Reverse(compared.disagree));
    Page::new(Section::Data, "Where sources disagree", html! {
        @if compared == 0 {
            "Only one source says anything of any child, so nothing could be compared."
        } @else {
            (words::rows(reconciled.disagreements)) " of " (words::thousands(compared)) " things that two sources say of the same child are not the same."
        }
    })
    .crumb("Data", paths::loads())
    .invented(records.invented())
    .stamp(html! { "As of " (words::day(records.as_at.date())) ". Children are the same where their identifiers are, to the letter; nothing is merged by likeness." })
    .body(html! {
        (section("compared", "What was compared", html! {
            table.wm-t {
                thead { tr { th scope="col" { "What" } th.n scope="col" { "Children" } th.n scope="col" { "Disagree" } } }
                tbody { @for compared in &by_what { tr {
                    th scope="row" { (words::capital(compared.what.name())) }
                    td.n { (words::thousands(compared.children)) }
                    td.n { (words::thousands(compared.disagree)) }
                } } }
            }
        }))
        (section("children", "By child", html! {
            @if reconciled.disagreements == 0 { p.wm-p { "None." } } @else {
                (teams(&records, &by_team, &asked))
                @if !asked.team.is_empty() { p.wm-on { (words::rows(chosen)) " of " (words::rows(reconciled.disagreements)) ". " a.govuk-link href=(paths::disagreements()) { "Show those of all teams" } } }
                @if chosen > SHOWN { p.wm-p { "The first " (SHOWN) "; all are in the file." } }
                @if chosen > 0 {
                    table.wm-t.wm-stack {
                        thead { tr { th scope="col" { "Child" } th scope="col" { "Team and worker" } th scope="col" { "What" } th scope="col" { "What each source says" } } }
                        tbody { @for each in records.disagreements_of(|team| asked.wants(team)).take(SHOWN) {
                            @let (team, worker) = owner(&records, each);
                            tr {
                                th scope="row" { (child(&records, &each.child)) }
                                td data-l="Held by" { (or_dash(&team)) @if !worker.is_empty() { span.wm-sub.wm-line { (worker) } } }
                                td data-l="What" { (words::capital(each.what.name())) }
                                td data-l="Sides" { (sides(&records, each)) }
                            }
                        } }
                    }
                }
            }
            (downloads(&[("Every disagreement (CSV)", "/disagreements.csv".to_owned())]))
        }))
        (section("lists", "Who stands in one source alone", html! {
            @if reconciled.lists.is_empty() { p.wm-p { "No two sources that hold the same lists are loaded." } } @else {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "List" } th scope="col" { "Sources" } th.n scope="col" { "In both" } th.n scope="col" { "In the first alone" } th.n scope="col" { "In the second alone" } } }
                    tbody { @for list in reconciled.lists { tr {
                        th scope="row" { (list.list) }
                        td data-l="Sources" { (words::capital(list.between.0.name())) ", " (list.between.1.name()) }
                        td.n data-l="In both" { (list.both) }
                        td.n data-l="In the first alone" { (list.only_first) }
                        td.n data-l="In the second alone" { (list.only_second) }
                    } } }
                }
            }
            @if reconciled.alike > 0 {
                p.wm-p { (words::count(reconciled.alike, "identifier is", "identifiers are")) " the same as another but for zeros in front, spaces or case. They are kept apart." }
            }
        }))
    })
}

/// The choice of a team, each with how many there are.
fn teams(records: &Look, by_team: &BTreeMap<Option<u16>, usize>, asked: &Asked) -> Markup {
    let mut named: Vec<(String, String)> = by_team
        .iter()
        .filter_map(|(team, count)| {
            let team = (*team)?;
            let words = format!("{} ({})", records.team_name(team), words::rows(*count));
            Some((team.to_string(), words))
        })
        .collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    let mut choices = vec![(String::new(), "All teams".to_owned())];
    choices.extend(named);
    if let Some(count) = by_team.get(&None) {
        let words = format!("No team that is named ({})", words::rows(*count));
        choices.push(("none".to_owned(), words));
    }
    filter(
        &paths::disagreements(),
        "Choose disagreements",
        select("Team", "team", &choices, &asked.team),
        "Show these",
    )
}

/// The team and the worker who hold the child, and so put right what is wrong.
fn owner(records: &Look, disagreement: &Disagreement) -> (String, String) {
    records
        .child_of(&disagreement.child)
        .map_or_else(Default::default, |child| {
            records.held_by(Subject::Child(child))
        })
}

fn child(records: &Look, id: &str) -> Markup {
    html! {
        @match records.child_of(id) {
            Some(child) => (crate::web::children::link(records, Subject::Child(child))),
            None => (id),
        }
    }
}

/// What each side says, with a link to its row.
pub(crate) fn sides(records: &Records, disagreement: &Disagreement) -> Markup {
    html! {
        ul.wm-links { @for side in &disagreement.sides { li {
            (words::capital(side.origin.name())) ": " strong { (side.value) }
            @if let Some(path) = line(records, side) { ", " a.govuk-link href=(path) { (side.table) " line " (side.line) } }
        } } }
    }
}

fn line(records: &Records, side: &Side) -> Option<String> {
    let (load, from) = records.file_of(source(side), side.table)?;
    (side.line > 0).then(|| paths::line(load, &from.name(), side.line))
}

/// The source of a side.
pub(crate) fn source(side: &Side) -> Source {
    match side.origin {
        Origin::Safeguarding => Source::Ssd,
        Origin::AnnexA => Source::AnnexA,
        Origin::Optional => Source::Optional,
        Origin::LookedAfter => Source::LookedAfter,
        Origin::InNeed => Source::InNeed,
    }
}

/// Every side of every disagreement, one a row.
pub(crate) async fn index_csv(Ours(records): Ours) -> Csv {
    let mut csv = Csv::new(
        "disagreements",
        records.as_at.date(),
        &[
            "child", "team", "worker", "what", "source", "table", "line", "says",
        ],
    );
    for disagreement in records.disagreements() {
        let (team, worker) = owner(&records, disagreement);
        for side in &disagreement.sides {
            csv.row(vec![
                disagreement.child.as_str().into(),
                team.as_str().into(),
                worker.as_str().into(),
                disagreement.what.word().into(),
                side.origin.name().into(),
                side.table.into(),
                (side.line as usize).into(),
                side.value.to_string().into(),
            ]);
        }
    }
    csv
}
