//! One rule: what it finds, why it matters for the child, what to put right, since when, and what passes and breaks it.

use axum::extract::{Path, Query, State};
use children::CollectionYear;
use maud::{Markup, html};
use returns::examples::{Example, ExampleTable};

use super::{Asked, changed_word};
use crate::records::{Records, RuleWords, Source, examples, rule};
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{links, paths, words};

/// The rule as a year has it.
pub(crate) async fn show(
    State(app): State<App>,
    Path((source, code)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let none = || Error::NotFound("this rule");
    let source = Source::from_word(&source).ok_or_else(none)?;
    let today = children::Day::from_date(app.today());
    let now = today.map_or(CollectionYear(2026), CollectionYear::of);
    let year = asked.year.parse().unwrap_or(now);
    let rule = rule(source, &code, year).ok_or_else(none)?;
    let records = match app.children() {
        Children::Ready(records) => Some(records),
        Children::Reading | Children::None | Children::Unread(_) => None,
    };
    let is_judged = records.is_some_and(|records| judges(&records, source, rule.code));
    Ok(Page::new(
        Section::Data,
        format!("{} {}", short(source), rule.code),
        html! { (rule.says) },
    )
    .crumb("Data", paths::loads())
    .crumb("Rules", paths::rules())
    .stamp(html! { (words::capital(rule.level)) ". " (words::capital(&words::in_force(source, &rule))) ". " (rule.from) "." })
    .body(html! {
        @if !rule.matters.is_empty() { (section("matters", "Why it matters", html! { p.wm-p { (rule.matters) } })) }
        @if !rule.mend.is_empty() { (section("mend", "What to put right", html! { p.wm-p { (rule.mend) } })) }
        (section("found", "Where it is found", html! {
            p.wm-p { "It points to "
                @for (at, (table, field)) in rule.columns.iter().enumerate() { @if at > 0 { ", " } code { (table) " " (field) } }
                "."
            }
            @if is_judged {
                (links::only(&paths::check(source.word(), rule.code), "What it finds in what is loaded"))
            } @else {
                p.wm-p { "It judges nothing that is loaded here." }
            }
        }))
        (section("year", &format!("In {year}"), changed(&rule)))
        (section("examples", "What passes and what breaks it", examples_of(source, rule.code)))
    }))
}

/// Whether the rule is one of those that judge what is loaded.
fn judges(records: &Records, source: Source, code: &str) -> bool {
    records
        .checked
        .iter()
        .filter(|checked| checked.source == source)
        .any(|checked| checked.rules.iter().any(|rule| rule.code == code))
}

fn short(source: Source) -> &'static str {
    match source {
        Source::LookedAfter => "SSDA903 rule",
        Source::InNeed => "Children in need rule",
        Source::AnnexA => "Annex A rule",
        Source::Ssd => "Safeguarding dataset rule",
        Source::Optional => "Rule",
    }
}

fn changed(rule: &RuleWords) -> Markup {
    html! {
        p.wm-p { (changed_word(rule.changed)) "." }
        @if let Some(said) = rule.said { p.wm-p { "Before, it said: " (said) } }
    }
}

/// The examples of a rule as tables.
pub(crate) fn examples_of(source: Source, code: &str) -> Markup {
    html! {
        p.wm-p { "Invented rows. Those the rule points to are marked." }
        @for example in &examples(source, code) { (shown(example)) }
    }
}

fn shown(example: &Example) -> Markup {
    html! {
        h3.wm-after {
            (words::capital(example.title))
            @if let Some(year) = example.year { " (" (year) ")" }
        }
        @for each in &example.tables { (table(each, example.title)) }
    }
}

fn table(table: &ExampleTable, title: &str) -> Markup {
    html! {
        div.wm-scroll role="region" aria-label={ (table.layout.name) ": " (title) } tabindex="0" {
            table.wm-t {
                caption { (table.layout.name) }
                thead { tr { th scope="col" { "Found" } @for column in &table.columns { th scope="col" { (column.name) } } } }
                tbody { @for row in &table.rows { tr.wm-me[row.marked] {
                    td { @if row.marked { strong { "Yes" } } @else { "No" } }
                    @for (at, _) in table.columns.iter().enumerate() {
                        td { @match row.cells.get(at) {
                            Some(cell) if !cell.is_empty() => (cell),
                            _ => span.wm-sub { "empty" },
                        } }
                    }
                } } }
            }
        }
    }
}
