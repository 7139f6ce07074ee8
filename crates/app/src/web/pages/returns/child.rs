//! A child of a return: GET /returns/{return}/children/{n}: their rows as they were read, with the wrong cells marked.

use std::collections::BTreeMap;

use access::audit::Kind;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::OPENED;

use super::found::{Each, Found};
use super::source_of;
use super::views::{page_of, place, shortened, since_words, state};
use crate::records::{Look, SentTable};
use crate::state::App;
use crate::web::children::{Ours, is_within_reach};
use crate::web::error::Error;
use crate::web::govuk::{details::details, section::section};
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::pages::purposes;
use crate::web::who::Who;
use crate::web::{links, paths, words};

/// Rows of one table on a page.
const ROWS: usize = 200;
/// Findings on a page.
const FINDINGS: usize = 200;

/// The row that is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A table and the place of a row in it: `Episodes-12`.
    at: String,
}

impl Asked {
    /// The place of the row that is looked for, where it is one of this table.
    fn row(&self, table: &SentTable) -> Option<u32> {
        let (name, row) = self.at.rsplit_once('-')?;
        let row = row.parse().ok()?;
        let is_there = name == table.name && table.rows.iter().any(|each| each.at == row);
        is_there.then_some(row)
    }
}

/// The child.
pub(crate) async fn show(
    State(app): State<App>,
    Who(acting): Who,
    Ours(records): Ours,
    Path((of, n)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let none = || Error::NotFound("this child");
    let source = source_of(&of)?;
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    // The rows of a child are the child: why they are opened is asked first.
    if purposes::is_asked(&app, &acting, &n).await? {
        if !is_within_reach(&app, &acting, &n).await? {
            return Err(none());
        }
        return Ok(
            purposes::before_rows(&n, paths::returns::child(source.word(), &n)).into_response(),
        );
    }
    let child = records.sent_child(found.checked, &n).ok_or_else(none)?;
    let about: Vec<&Each<'_>> = child.found.iter().filter_map(|at| found.at(*at)).collect();
    let open = about.iter().filter(|each| each.is_open()).count();
    let errors = about
        .iter()
        .filter(|each| each.is_open() && each.is_error())
        .count();
    let rows: usize = child.tables.iter().map(|table| table.rows.len()).sum();
    let (with, without): (Vec<&SentTable>, Vec<&SentTable>) =
        child.tables.iter().partition(|table| {
            asked.row(table).is_some() || is_marked(&records, &found, &about, table)
        });
    let shown = |table: &SentTable| {
        let row = asked.row(table);
        let at = row.and_then(|row| table.rows.iter().position(|each| each.at == row));
        let first = at.unwrap_or(0) / ROWS * ROWS;
        html! {
            (rows_of(&records, &found, &about, table, first, row))
            (more(source.word(), &n, table, first))
        }
    };
    let name = match child.known {
        Some(child) => records.name(child),
        None => format!("Child {}", shortened(&child.id)),
    };
    let page = Page::new(Section::Data, name, html! {
        @if open == 0 { "Nothing here waits for anybody." }
        @else {
            (words::capital(&words::count(errors, "error", "errors"))) " to put right and " (words::count(open - errors, "query", "queries")) " to look at."
        }
    })
    .caption(source.name())
    .crumb("Data", paths::loads())
    .crumb("Returns", paths::returns::index())
    .crumb(super::views::short_name(source), paths::returns::of(source.word()))
    .invented(records.invented())
    .stamp(html! {
        (words::capital(&words::count(rows, "row", "rows"))) " of " (words::count(child.tables.len(), "table", "tables")) ", as they were read: what could not be read stands as it was sent, days in the form the return asks for. Identifier in the return: " (shortened(&child.id)) "."
    })
    .body(html! {
        @if let Some(page) = page_of(&records, &child.id) { p.wm-p { "All that is recorded: " (page) } }
        (section("wrong", "What to put right", to_mend(&records, &found, &about)))
        @for table in &with { (section(&format!("t-{}", table.name), table.name, shown(table))) }
        @if !without.is_empty() {
            (section("others", "Tables with nothing to put right", html! {
                @for table in &without {
                    (details(&format!("{}, {}", table.name, words::count(table.rows.len(), "row", "rows")), shown(table)))
                }
            }))
        }
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Put it right in the case system, never in the file alone: the next load shows it, and what was mended is gone." }
        }))
    });
    Ok(Noted::new(Kind::Look, format!("{OPENED}{n}")).on(page.into_response()))
}

/// The ways to a child's rows in the returns that are loaded, for who may see rows.
pub(crate) fn of_child(records: &Look, address: &str) -> Markup {
    let in_returns = records
        .checked
        .iter()
        .filter(|checked| checked.source.is_yearly())
        .map(|checked| {
            (
                checked,
                paths::returns::child(checked.source.word(), address),
            )
        })
        .filter(|(checked, path)| links::opens(path) && records.is_sent(checked, address));
    html! {
        @for (checked, path) in in_returns {
            p.wm-p { a.govuk-link href=(path) { "Their rows in the " (checked.source.name()) } }
        }
    }
}

fn is_marked(records: &Look, found: &Found<'_>, about: &[&Each<'_>], table: &SentTable) -> bool {
    about.iter().any(|each| {
        each.stands.table == table.name && records.finding(found.checked, each.stands.at).is_some()
    })
}

/// Each rule that points to the child's rows: what is wrong, what to mend, since when.
fn to_mend(records: &Look, found: &Found<'_>, about: &[&Each<'_>]) -> Markup {
    let source = found.source().word();
    let mut by_rule: BTreeMap<(returns::rule::Level, &str), Vec<&Each<'_>>> = BTreeMap::new();
    for each in about {
        by_rule
            .entry((each.stands.level, each.stands.rule))
            .or_default()
            .push(each);
    }
    let mut room = FINDINGS;
    for each in by_rule.values_mut() {
        each.truncate(room);
        room -= each.len();
    }
    by_rule.retain(|_, each| !each.is_empty());
    html! {
        @if about.len() > FINDINGS {
            p.wm-p { "The first " (FINDINGS) " of " (words::rows(about.len())) "; all are in the " a.govuk-link href=(paths::returns::file(source, "findings.csv")) { "file of all findings" } "." }
        }
        @if about.is_empty() { p.wm-p { "The rules that were run find nothing about this child." } } @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Rule" } th scope="col" { "What is wrong, and what to mend" } th scope="col" { "Where" } th.pl scope="col" { "Since" } th scope="col" { "State" } } }
                tbody { @for ((level, code), each) in &by_rule {
                    @for (at, each) in each.iter().enumerate() { tr {
                        th scope="row" { a.govuk-link href=(paths::rule(source, code, found.checked.year.0)) { (code) } span.wm-sub.wm-line { (words::capital(level.word())) } }
                        td data-l="Wrong" {
                            @if at > 0 { "The same, in another row." }
                            @else if let Some(rule) = found.rule(code) {
                                (rule.says) @if !rule.mend.is_empty() { span.wm-line { strong { "Mend: " } (rule.mend) } }
                            }
                        }
                        td data-l="Where" { (place(records, found, each)) span.wm-sub.wm-line { (each.stands.columns.join(", ")) } }
                        td.pl data-l="Since" { (since_words(each.stands.life.since)) }
                        td data-l="State" { (state(source, each)) }
                    } }
                } }
            }
        }
    }
}

/// The rows of a table before and after those shown.
fn more(source: &str, address: &str, table: &SentTable, first: usize) -> Markup {
    let last = (first + ROWS).min(table.rows.len());
    let way = |at: usize| {
        let row = table.rows.get(at)?;
        Some(paths::returns::row_of_child(
            source, address, table.name, row.at,
        ))
    };
    let before = first.checked_sub(ROWS).and_then(way);
    let after = way(last);
    html! {
        @if table.rows.len() > ROWS {
            p.wm-p {
                "Rows " (words::rows(first + 1)) " to " (words::rows(last)) " of " (words::rows(table.rows.len())) ". "
                @if let Some(before) = before { a.govuk-link href=(before) { "Rows before" span.govuk-visually-hidden { " these of " (table.name) } } " " }
                @if let Some(after) = after { a.govuk-link href=(after) { "Rows after" span.govuk-visually-hidden { " these of " (table.name) } } }
            }
        }
    }
}

/// A table of the child's rows from one on, as many as a page holds; the cells that rules point to are marked with their
/// codes, and the row that is looked for stands out.
pub(super) fn rows_of(
    records: &Look,
    found: &Found<'_>,
    about: &[&Each<'_>],
    table: &SentTable,
    first: usize,
    looked_for: Option<u32>,
) -> Markup {
    let mut wrong: BTreeMap<(u32, &str), Vec<&str>> = BTreeMap::new();
    let mut whole: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for each in about.iter().filter(|each| each.stands.table == table.name) {
        let Some(finding) = records.finding(found.checked, each.stands.at) else {
            continue;
        };
        whole.entry(finding.row).or_default().push(each.stands.rule);
        for column in each.stands.columns {
            wrong
                .entry((finding.row, column))
                .or_default()
                .push(each.stands.rule);
        }
    }
    html! {
        div.wm-scroll role="region" aria-label={ "Rows of " (table.name) } tabindex="0" {
            table.wm-t.wm-sent {
                thead { tr { th.n scope="col" { "Line" } @for column in &table.columns { th scope="col" { (column) } } th scope="col" { "Rules" } } }
                tbody { @for row in table.rows.iter().skip(first).take(ROWS) { tr.wm-me[looked_for == Some(row.at)] id={ (table.name) "-" (row.at) } {
                    th.n scope="row" { @if row.line > 0 { (row.line) } @else { (row.at + 1) } }
                    @for (column, cell) in table.columns.iter().zip(&row.cells) {
                        @match wrong.get(&(row.at, *column)) {
                            Some(codes) => td {
                                mark { @if cell.is_empty() { "empty" } @else { (shortened(cell)) } }
                                span.govuk-visually-hidden { ", wrong by rule " (codes.join(", ")) }
                            },
                            None => td { (shortened(cell)) },
                        }
                    }
                    td { @if let Some(codes) = whole.get(&row.at) { (codes.join(", ")) } }
                } } }
            }
        }
    }
}
