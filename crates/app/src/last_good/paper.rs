//! The lists as pages: whole in themselves, so that they open from a folder and print without the service.

use std::collections::BTreeMap;

use jiff::Timestamp;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use measures::worklist::Entry;

use crate::records::{Look, Standing};
use crate::web::words;
use crate::web::words::children as said;

/// Looks on screen and on paper; a row is never parted, and each page of paper carries its heads and its marking.
const STYLE: &str = "
body{font:16px/1.35 Arial,Helvetica,sans-serif;color:#0b0c0c;margin:2em auto;max-width:72em;padding:0 1em}
h1{font-size:1.6em;margin:.2em 0}h2{font-size:1.2em;margin:1.6em 0 .2em;break-after:avoid}
p{margin:.3em 0}.mark{font-weight:bold;letter-spacing:.03em}
table{border-collapse:collapse;width:100%;margin:.5em 0}
th,td{text-align:left;vertical-align:top;padding:.35em .6em .35em 0;border-bottom:1px solid #b1b4b6}
thead{display:table-header-group}tr{break-inside:avoid}
caption{text-align:left;color:#383f43}.late{font-weight:bold}.sub{display:block;color:#383f43;font-size:.9em}
@page{size:A4 landscape;margin:14mm 12mm 16mm;@bottom-left{content:\"OFFICIAL-SENSITIVE. Shred when the next lists come.\";font:9pt Arial}@bottom-right{content:counter(page) \" of \" counter(pages);font:9pt Arial}}
@media print{body{margin:0;max-width:none;font-size:11pt}a{color:inherit;text-decoration:none}.screen{display:none}}
";

/// The place of a team; none for those without one.
type Team = Option<u16>;
/// What a team has on the lists, in the order of the lists.
type OfTeam<'l> = Vec<(&'l Standing, Vec<&'l Entry>)>;

/// A page for each team that has anything on a list, and an index; by file name.
pub(super) fn pages(look: &Look, now: Timestamp, left_out: usize) -> Vec<(String, String)> {
    let teams = by_team(look);
    let head = Head {
        as_at: said::on(look.as_at),
        written: words::clock(now),
        invented: look.invented(),
        left_out,
        not_built: look
            .lists
            .all()
            .iter()
            .filter_map(|standing| Some((standing.list.name, standing.why_not()?)))
            .collect(),
    };
    let mut pages = vec![(
        "index.html".to_owned(),
        index(look, &head, &teams).into_string(),
    )];
    for (team, lists) in &teams {
        let page = page(
            &format!("Lists of {}", name(look, *team)),
            &head,
            html! { @for (standing, entries) in lists { (list(look, standing, entries)) } },
        );
        pages.push((file(*team), page.into_string()));
    }
    pages
}

/// What stands at the head of each page.
struct Head<'l> {
    as_at: String,
    written: String,
    invented: bool,
    left_out: usize,
    /// Lists that could not be built, and why.
    not_built: Vec<(&'static str, &'l str)>,
}

fn by_team(look: &Look) -> BTreeMap<Team, OfTeam<'_>> {
    let mut teams: BTreeMap<Team, OfTeam<'_>> = BTreeMap::new();
    for standing in look.lists.all() {
        let mut of: BTreeMap<Team, Vec<&Entry>> = BTreeMap::new();
        for entry in standing.entries() {
            of.entry(look.team_of(entry.subject))
                .or_default()
                .push(entry);
        }
        for (team, entries) in of {
            teams.entry(team).or_default().push((standing, entries));
        }
    }
    teams
}

fn file(team: Team) -> String {
    team.map_or_else(
        || "no-team.html".to_owned(),
        |team| format!("team-{team}.html"),
    )
}

fn name(look: &Look, team: Team) -> String {
    let name = team.map_or("", |team| look.team_name(team));
    match (team, name) {
        (None, _) => "those without a team".to_owned(),
        (Some(team), "") => format!("team {team}"),
        (Some(_), name) => name.to_owned(),
    }
}

fn page(title: &str, head: &Head<'_>, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) " - OFFICIAL-SENSITIVE" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                p.mark { "OFFICIAL-SENSITIVE" @if head.invented { " – invented, to show the service" } }
                h1 { (title) }
                p { "As at " (head.as_at) ", written at " (head.written) ". For when the service is down: the case system is the record, and may say more by now." }
                @if head.left_out > 0 { p { "Not on paper: " (words::count(head.left_out, "restricted record", "restricted records")) "." } }
                @if !head.not_built.is_empty() {
                    h2 { "Lists that could not be built" }
                    ul { @for (list, why) in &head.not_built { li { (list) ": " (why) } } }
                }
                (body)
            }
        }
    }
}

fn index(look: &Look, head: &Head<'_>, teams: &BTreeMap<Team, OfTeam<'_>>) -> Markup {
    page(
        "Last-good lists",
        head,
        html! {
            @if teams.is_empty() { p { "Nobody is on any list that could be built." } } @else {
                table {
                    caption { "Open a team and print it." }
                    thead { tr { th scope="col" { "Team" } th scope="col" { "Lists" } th scope="col" { "Entries" } } }
                    tbody {
                        @for (team, lists) in teams {
                            tr {
                                td { a href=(file(*team)) { (words::capital(&name(look, *team))) } }
                                td { (lists.len()) }
                                td { (lists.iter().map(|(_, entries)| entries.len()).sum::<usize>()) }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn list(look: &Look, standing: &Standing, entries: &[&Entry]) -> Markup {
    html! {
        h2 { (standing.list.name) }
        table {
            caption { (words::capital(&words::count(entries.len(), "entry", "entries"))) ". Off the list: " (standing.list.clears) }
            thead { tr { th scope="col" { "Child" } th scope="col" { "Why" } th scope="col" { "Since" } th scope="col" { "Due" } th scope="col" { "Worker" } } }
            tbody {
                @for entry in entries {
                    tr {
                        td { (look.subject_name(entry.subject)) span.sub { (identifier(look, entry)) } }
                        td { (entry.why) }
                        td { (said::on_or(entry.since, "not recorded")) }
                        td {
                            @match entry.due {
                                Some(due) if due < look.as_at => span.late { (said::on(due)) ", late" },
                                due => (said::on_or(due, "–")),
                            }
                        }
                        td { (worker(look, entry)) }
                    }
                }
            }
        }
    }
}

/// The case system's identifier, where a child is shown: what they are found by once somebody looks there.
fn identifier(look: &Look, entry: &Entry) -> String {
    let key = look.subject_key(entry.subject);
    match (entry.subject, key.strip_prefix("child:")) {
        (measures::cases::Subject::Child(child), Some(id)) if look.hides(child).is_none() => {
            id.to_owned()
        }
        _ => String::new(),
    }
}

fn worker(look: &Look, entry: &Entry) -> String {
    let (_, worker) = look.held_by(entry.subject);
    if worker.is_empty() {
        "nobody".to_owned()
    } else {
        worker
    }
}
