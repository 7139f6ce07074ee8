//! What the rules find: GET /checks, /checks/{source}/{code}, /checks.csv; and what could not be read: GET /doubts.

use std::collections::BTreeMap;

use axum::extract::Path;
use maud::{Markup, html};
use returns::rule::Finding;

use crate::records::{Checked, Look, RuleWords, Source, edition};
use crate::web::children::Ours;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::govuk::{details::details, downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::pages::loads::doubts_shown;
use crate::web::pages::returns as sent;
use crate::web::pages::rules::examples_of;
use crate::web::{paths, words};

/// Most findings of one rule on its page; all are in the file.
const SHOWN: usize = 200;

/// Every rule of every source with what it found; rules that were not run come first.
pub(crate) async fn index(Ours(records): Ours) -> Page {
    let run: usize = records
        .checked
        .iter()
        .map(|checked| checked.run().len())
        .sum();
    let not_run: usize = records
        .checked
        .iter()
        .map(|checked| checked.not_run().len())
        .sum();
    let found: usize = records.checked.iter().map(|checked| checked.found()).sum();
    Page::new(Section::Data, "Checks", html! {
        @if not_run > 0 { (words::count(not_run, "rule was not run", "rules were not run")) "; " }
        (run) " were, and found " (words::count(found, "row", "rows")) " to look at."
    })
    .crumb("Data", paths::loads())
    .invented(records.invented())
    .stamp(html! { "Judged as at " (words::day(records.as_at.date())) ". A rule whose table was not supplied is not run, and never counts as clean." })
    .body(html! {
        @for checked in &records.checked { (source_shown(checked)) }
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Putting the record right in the case system, and the next load." }
            p.wm-p { a.govuk-link href=(paths::rules()) { "All rules, and what each year changed" } }
            (downloads(&[("Every finding (CSV)", "/checks.csv".to_owned())]))
        }))
    })
}

fn source_shown(checked: &Checked) -> Markup {
    let count = |code: &str| checked.found_by(code);
    let mut found: Vec<(&RuleWords, usize)> = checked
        .rules
        .iter()
        .map(|rule| (rule, count(rule.code)))
        .filter(|(_, count)| *count > 0)
        .collect();
    found.sort_by_key(|(rule, count)| (rule.level, std::cmp::Reverse(*count)));
    let clean = checked
        .rules
        .iter()
        .filter(|rule| checked.run().contains(&rule.code) && count(rule.code) == 0);
    section(
        checked.source.word(),
        checked.source.name(),
        html! {
            @if checked.source.is_yearly() { p.wm-p { a.govuk-link href=(paths::returns::of(checked.source.word())) { "This return by rule, child, team and field, with lists to correct" } } }
            @for misfit in &checked.misfits { p.wm-p { strong { (misfit) } } }
            @if checked.source.is_yearly() { p.wm-p { "Judged by the rules of " (checked.year) ", edition " (edition(checked.source, checked.year)) "." } }
            @if !checked.not_run().is_empty() {
                h3.govuk-heading-s { "Not run" }
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Why" } th scope="col" { "Rules" } } }
                    tbody { @for (why, codes) in by_reason(checked) { tr {
                        th scope="row" { (why) }
                        td data-l="Rules" { @for (at, code) in codes.iter().enumerate() {
                            @if at > 0 { ", " }
                            @if checked.at_hand(code) {
                                a.govuk-link href=(paths::check(checked.source.word(), code)) { (code) }
                            } @else { (code) }
                        } }
                    } } }
                }
            }
            @if !checked.in_part().is_empty() {
                (details(&format!("{} run without some of their columns", words::count(checked.in_part().len(), "rule was", "rules were")), html! {
                    ul.wm-links { @for part in checked.in_part() { li { (part.rule) ": " (part.why) } } }
                }))
            }
            @if found.is_empty() {
                p.wm-p { "The rules that were run found nothing." }
            } @else {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Rule" } th scope="col" { "What it says" } th scope="col" { "Level" } th.n scope="col" { "Rows" } } }
                    tbody { @for (rule, count) in &found { tr {
                        th scope="row" { a.govuk-link href=(paths::check(checked.source.word(), rule.code)) { (rule.code) } }
                        td data-l="Says" { (rule.says) }
                        td data-l="Level" { (words::capital(rule.level)) }
                        td.n data-l="Rows" { (count) }
                    } } }
                }
            }
            (details("Rules that found nothing", html! {
                ul.wm-links { @for rule in clean { li { a.govuk-link href=(paths::check(checked.source.word(), rule.code)) { (rule.code) } " " (rule.says) } } }
            }))
        },
    )
}

/// Rules that were not run, together where the reason is the same.
fn by_reason(checked: &Checked) -> BTreeMap<&str, Vec<&'static str>> {
    let mut by: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for not in checked.not_run() {
        by.entry(not.why.as_str()).or_default().push(not.rule);
    }
    by
}

/// One rule: what it says, its examples, and the rows it found.
pub(crate) async fn show(
    Ours(records): Ours,
    Path((source, code)): Path<(String, String)>,
) -> Result<Page, Error> {
    let none = || Error::NotFound("this rule");
    let source = Source::from_word(&source).ok_or_else(none)?;
    let checked = records
        .checked
        .iter()
        .find(|checked| checked.source == source)
        .ok_or_else(none)?;
    let rule = checked
        .rules
        .iter()
        .find(|rule| rule.code == code)
        .ok_or_else(none)?;
    let found = checked.found_by(rule.code);
    let not_run = checked.not_run().iter().find(|not| not.rule == rule.code);
    let in_part = checked.in_part().iter().find(|part| part.rule == rule.code);
    Ok(Page::new(Section::Data, format!("{}: {}", rule.code, rule.says), html! {
        @match (not_run, found) {
            (Some(not), _) => { "Not run: " (not.why) "." }
            (None, 0) => { "Run, and nothing found." }
            (None, count) => { (words::count(count, "row", "rows")) " to look at." }
        }
    })
    .crumb("Data", paths::loads())
    .crumb("Checks", paths::checks())
    .invented(records.invented())
    .stamp(html! { (words::capital(rule.level)) ". " (rule.from) ". Judged as at " (words::day(records.as_at.date())) "." })
    .body(html! {
        @if !rule.matters.is_empty() { p.wm-p { (rule.matters) } }
        @if !rule.mend.is_empty() { p.wm-p { (rule.mend) } }
        p.wm-p { a.govuk-link href=(paths::rule(source.word(), rule.code, checked.year.0)) { "All about this rule" } }
        @if let Some(part) = in_part { p.wm-p { strong { "Run in part: " } (part.why) "." } }
        (section("rows", "The rows", html! {
            @if found == 0 { p.wm-p { "None." } } @else {
                @if found > SHOWN { p.wm-p { "The first " (SHOWN) " of " (found) "; all are in the file." } }
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Child" } th scope="col" { "Table" } th scope="col" { "Columns" } th.n scope="col" { "Line" } } }
                    tbody { @for finding in records.findings(checked, Some(rule.code)).take(SHOWN) { tr {
                        th scope="row" { (child_link(&records, finding)) }
                        td data-l="Table" { (finding.table) }
                        td data-l="Columns" { (finding.columns.join(", ")) }
                        td.n data-l="Line" { @match way_to(&records, source, finding) {
                            Some(way) => a.govuk-link href=(way) { (finding.line) },
                            None => (finding.line),
                        } }
                    } } }
                }
            }
        }))
        (section("examples", "What passes and what breaks it", examples_of(source, rule.code)))
    }))
}

/// The way to the row a finding speaks of: in a file of XML, and in a return at all, by its place in its table.
pub(super) fn way_to(records: &Look, source: Source, finding: &Finding) -> Option<String> {
    if source.is_yearly() {
        return sent::way_to(records, source, finding);
    }
    let (load, from) = records.file_of(source, finding.table)?;
    (finding.line > 0).then(|| paths::line(load, &from.name(), finding.line))
}

fn child_link(records: &Look, finding: &Finding) -> Markup {
    html! {
        @if finding.child.is_empty() { "nobody" }
        @else if let Some(child) = records.child_of(&finding.child) {
            (crate::web::children::link(records, measures::cases::Subject::Child(child)))
        } @else { (finding.child) }
    }
}

/// Every finding, one a row.
pub(crate) async fn index_csv(Ours(records): Ours) -> Csv {
    let mut csv = Csv::new(
        "checks",
        records.as_at.date(),
        &[
            "source", "rule", "level", "says", "child", "table", "line", "columns",
        ],
    );
    for checked in &records.checked {
        for finding in records.findings(checked, None) {
            let says = checked.says(finding.rule);
            csv.row(vec![
                checked.source.word().into(),
                finding.rule.into(),
                finding.level.word().into(),
                says.into(),
                finding.child.as_str().into(),
                finding.table.into(),
                (finding.line as usize).into(),
                finding.columns.join(" ").into(),
            ]);
        }
    }
    csv
}

/// What could not be read of all that is in force.
pub(crate) async fn doubts(Ours(records): Ours) -> Page {
    let serious = records
        .doubts
        .iter()
        .filter(|doubt| doubt.what.is_serious())
        .count();
    Page::new(Section::Data, "What could not be read", html! {
        (words::count(serious, "serious doubt", "serious doubts")) " about what is loaded: each says where, and what follows from it."
    })
    .crumb("Data", paths::loads())
    .invented(records.invented())
    .stamp(html! { "As at " (words::day(records.as_at.date())) ". Nothing missing is filled in by guessing." })
    .body(section("doubts", "Doubts", doubts_shown(&records.doubts)))
}
