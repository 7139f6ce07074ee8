//! What a team has to put right in the case system: GET /returns/{return}/corrections, as a page to read and print, and
//! as files: by child, in words for who works with them.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::{Markup, html};
use returns::write::Value;
use returns::write::xlsx::{Column, Workbook};
use serde::Deserialize;

use super::files::{holds, new_cell, safe, said_under, workbook};
use super::found::{Each, Found};
use super::source_of;
use super::views::{held_by, or_dash, short_name, since_words, whom};
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::{downloads::downloads, pagination::pagination, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Children on a page.
const PER_PAGE: usize = 20;

/// The choices in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A team by its place, or `none`.
    team: String,
    /// Which page of the list; `all` for everybody on one, to print.
    page: String,
}

impl Asked {
    /// The page that is shown of so many, and how many children stand on one.
    fn page_of(&self, children: usize) -> (usize, usize) {
        if self.page == "all" {
            return (1, children.max(1));
        }
        let pages = children.div_ceil(PER_PAGE).max(1);
        (self.page.parse().unwrap_or(1).clamp(1, pages), PER_PAGE)
    }
}

/// What is wrong about one child.
struct OfChild<'f, 'r> {
    first: &'f Each<'r>,
    each: Vec<&'f Each<'r>>,
}

/// Whether something waits to be put right by a team, or by any.
fn is_wanted(each: &Each<'_>, team: &str) -> bool {
    let place = each.stands.place;
    each.is_open()
        && match team {
            "" => true,
            "none" => place.team.is_none(),
            team => place.team.map(|team| team.to_string()).as_deref() == Some(team),
        }
}

/// Of a team, or of all: child by child, who has waited longest first.
fn to_correct<'f, 'r>(found: &'f Found<'r>, team: &str) -> Vec<OfChild<'f, 'r>> {
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut children: Vec<OfChild<'_, '_>> = Vec::new();
    for each in found.all.iter().filter(|each| is_wanted(each, team)) {
        let at = *places
            .entry(each.stands.place.child)
            .or_insert(children.len());
        match children.get_mut(at) {
            Some(child) => child.each.push(each),
            None => children.push(OfChild {
                first: each,
                each: vec![each],
            }),
        }
    }
    for child in &mut children {
        child
            .each
            .sort_by_key(|each| (each.stands.level, each.stands.life.since));
    }
    children.sort_by_cached_key(|child| {
        let oldest = child.each.iter().map(|each| each.stands.life.since).min();
        (oldest, std::cmp::Reverse(child.each.len()))
    });
    children
}

/// The list.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this return");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let children = to_correct(&found, &asked.team);
    let things: usize = children.iter().map(|child| child.each.len()).sum();
    let (current, on_a_page) = asked.page_of(children.len());
    let pages = children.len().div_ceil(on_a_page).max(1);
    let path = paths::returns::corrections(source.word());
    let whose = match asked.team.as_str() {
        "" => "all teams".to_owned(),
        "none" => "children of no team that is named".to_owned(),
        team => team.parse().map_or_else(
            |_| team.to_owned(),
            |team| records.team_name(team).to_owned(),
        ),
    };
    let query = if asked.team.is_empty() {
        String::new()
    } else {
        format!("?team={}", paths::escaped(&asked.team))
    };
    let page_path = |page: &dyn std::fmt::Display| {
        let sign = if query.is_empty() { '?' } else { '&' };
        format!("{path}{query}{sign}page={page}")
    };
    Ok(Page::new(Section::Data, format!("To put right: {whose}"), html! {
        @if children.is_empty() { "Nothing waits to be put right." }
        @else {
            (words::capital(&words::count(things, "thing", "things"))) " to put right or look at, about " (words::count(children.len(), "child", "children")) "."
        }
    })
    .caption(source.name())
    .crumb("Data", paths::loads())
    .crumb("Returns", paths::returns::index())
    .crumb(short_name(source), paths::returns::of(source.word()))
    .invented(records.invented())
    .stamp(html! { "Judged as at " (words::day(records.as_at.date())) ". Put each right in the case system: with the next load it leaves this list by itself." })
    .body(html! {
        (filter(&path, "Choose a team", select("Team", "team", &teams(&records, &found), &asked.team), "Show this team"))
        @if let Some(left_out) = found.left_out(|each| is_wanted(each, &asked.team)) { p.wm-p { (left_out) } }
        @for child in children.iter().skip((current - 1) * on_a_page).take(on_a_page) { (one(&records, &found, child)) }
        (pagination(current, pages, |page| page_path(&page)))
        @if pages > 1 { p.wm-p.wm-on-screen { a.govuk-link href=(page_path(&"all")) { "All " (words::count(children.len(), "child", "children")) " on one page, to print" } } }
        (downloads(&[
            ("This list (.xlsx)", format!("{path}.xlsx{query}")),
            ("This list (CSV)", format!("{path}.csv{query}")),
        ]))
        (section("what-would-change", "If it is right as it stands", html! {
            p.wm-p { "Some of it can be so. Tell the data team why: what is explained leaves this list, and the explanation goes to the department with the return." }
        }))
    }))
}

fn teams(records: &Look, found: &Found<'_>) -> Vec<(String, String)> {
    let mut teams: BTreeMap<String, String> = BTreeMap::new();
    for each in found.all.iter().filter(|each| each.is_open()) {
        if let Some(team) = each.stands.place.team {
            teams
                .entry(records.team_name(team).to_owned())
                .or_insert_with(|| team.to_string());
        }
    }
    let mut choices = vec![
        (String::new(), "All teams".to_owned()),
        ("none".to_owned(), "No team that is named".to_owned()),
    ];
    choices.extend(teams.into_iter().map(|(name, place)| (place, name)));
    choices
}

/// What is wrong about one child.
fn one(records: &Look, found: &Found<'_>, child: &OfChild<'_, '_>) -> Markup {
    let (team, worker) = records.owner(child.first.stands.place);
    html! {
        section.wm-correct {
            h2.govuk-heading-s { (whom(records, found, child.first.stands.at)) }
            p.wm-sub {
                @if worker.is_empty() { "No worker is named" } @else { (worker) }
                ", " (held_by(child.first.stands.place, &team))
            }
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "What is wrong" } th scope="col" { "What to do" } th.pl scope="col" { "Since" } } }
                tbody { @for each in &child.each {
                    @let rule = found.rule(each.stands.rule);
                    tr {
                        td data-l="Wrong" {
                            @if let Some(rule) = rule { (rule.says) }
                            span.wm-sub.wm-line { (where_words(records, found, each)) ", rule " (each.stands.rule) @if !each.is_error() { ", a query" } }
                        }
                        td data-l="To do" { @if let Some(rule) = rule { (or_dash(rule.mend)) } }
                        td.pl data-l="Since" { (since_words(each.stands.life.since)) }
                    }
                } }
            }
        }
    }
}

/// Where the fields stand: the table, the row in it, and the day that tells a worker which stay, plan or visit it is.
fn where_words(records: &Look, found: &Found<'_>, each: &Each<'_>) -> String {
    let row = records
        .finding(found.checked, each.stands.at)
        .map(|finding| format!(", row {}", finding.row + 1));
    let of = records.day_of_row(found.checked, each.stands.at);
    format!(
        "{}{}{}: {}",
        each.stands.table,
        row.unwrap_or_default(),
        of.map_or_else(String::new, |day| format!(
            ", of {}",
            words::day(day.date())
        )),
        each.stands.columns.join(", ")
    )
}

const HEADINGS: &[&str] = &[
    "child",
    "name",
    "team",
    "team_holds",
    "worker",
    "level",
    "rule",
    "what_is_wrong",
    "what_to_do",
    "table",
    "row",
    "fields",
    "since",
    "new",
];

/// The cells of one thing to put right; `None` where its child is not shown.
fn cells(records: &Look, found: &Found<'_>, each: &Each<'_>) -> Option<[String; 14]> {
    let finding = records.finding(found.checked, each.stands.at)?;
    let rule = found.rule(each.stands.rule);
    let (team, worker) = records.owner(each.stands.place);
    let name = match each.stands.place.known {
        Some(child) => records.name(child),
        None => String::new(),
    };
    Some([
        finding.child.to_string(),
        name,
        team,
        holds(each).to_owned(),
        worker,
        each.stands.level.word().to_owned(),
        each.stands.rule.to_owned(),
        rule.map_or("", |rule| rule.says).to_owned(),
        rule.map_or("", |rule| rule.mend).to_owned(),
        each.stands.table.to_owned(),
        (finding.row + 1).to_string(),
        each.stands.columns.join(" "),
        each.stands
            .life
            .since
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date()
            .to_string(),
        new_cell(each.stands.life.came).to_owned(),
    ])
}

/// The list as CSV.
pub(crate) async fn as_csv(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Csv, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this return");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let mut csv = Csv::new(
        &format!("{} to correct", source.word()),
        records.as_at.date(),
        HEADINGS,
    );
    for child in to_correct(&found, &asked.team) {
        for each in child.each {
            if let Some(cells) = cells(&records, &found, each) {
                csv.row(cells.into_iter().map(Into::into).collect());
            }
        }
    }
    if let Some(left_out) = found.left_out(|each| is_wanted(each, &asked.team)) {
        let row: [String; 14] = said_under(HEADINGS, "what_is_wrong", &left_out);
        csv.row(row.map(Into::into).into());
    }
    Ok(csv)
}

/// The list as a workbook.
pub(crate) async fn as_workbook(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this return");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let mut book = Workbook::with_filters();
    book.sheet(
        "To put right",
        HEADINGS.iter().map(|heading| Column {
            heading,
            width: None,
        }),
    );
    for child in to_correct(&found, &asked.team) {
        for each in child.each {
            if let Some(cells) = cells(&records, &found, each) {
                book.row(cells.into_iter().map(|cell| Value::Text(safe(cell).into())));
            }
        }
    }
    if let Some(left_out) = found.left_out(|each| is_wanted(each, &asked.team)) {
        let row: [String; 14] = said_under(HEADINGS, "what_is_wrong", &left_out);
        book.row(row.map(|cell| Value::Text(cell.into())));
    }
    Ok(workbook(
        book,
        &format!("{}-to-correct-{}", source.word(), records.as_at.date()),
    ))
}
