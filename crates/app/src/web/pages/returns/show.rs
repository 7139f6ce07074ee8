//! A return: GET /returns/{return}: what was not run and could not be read first, then what was found, worst first.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use returns::doubt::Doubt;
use store::{Explanation, ExplanationKind, ReturnFindings};

use super::asked::{Asked, By};
use super::found::{Before, Each, Found};
use super::views::state;
use super::{source_of, trend, views};
use crate::records::stood::OfRule;
use crate::records::{Look, edition, stood};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::{details::details, downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::pages::loads::doubts_shown;
use crate::web::{paths, words};

/// The return.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let source = source_of(&of)?;
    let page = |answer: Markup| {
        Page::new(Section::Data, source.name(), answer)
            .crumb("Data", paths::loads())
            .crumb("Returns", paths::returns::index())
            .invented(records.invented())
    };
    let Some(found) = Found::of(&app, &records, source).await? else {
        return Ok(page(html! { "Nothing of this return is loaded." })
            .body(html! { p.wm-p { a.govuk-link href=(paths::loads()) { "Load it" } } }));
    };
    let before = stood::counts(app.store(), source).await?;
    let said = if records.is_whole() {
        let said = app.store().explanations(source.word(), None).await;
        said.map_err(anyhow::Error::from)?
    } else {
        Vec::new()
    };
    let loads = before.len();
    let before = found.loads_to_show(&records, before);
    let doubts: Vec<Doubt> = records
        .doubts_of(source)
        .filter(|doubt| doubt.what.is_serious())
        .cloned()
        .collect();
    let path = paths::returns::of(source.word());
    let chosen: Vec<&Each<'_>> = found.all.iter().filter(|each| asked.wants(each)).collect();
    Ok(page(html! { (sentence(&found)) })
        .stamp(html! {
            "Judged as at " (words::day(records.as_at.date())) " by the rules of " (found.checked.year) ", edition " (edition(source, found.checked.year)) ": "
            (words::count(found.checked.run().len(), "rule was", "rules were")) " run. A rule that was not run never counts as passed."
        })
        .body(html! {
            (first(&found, &doubts))
            @if let Some(left_out) = found.left_out(|_| true) { p.wm-p { (left_out) } }
            (section("glance", "At a glance", at_a_glance(&found, loads)))
            @if loads > 1 {
                (section("trend", "From load to load", html! {
                    @match (&before, asked.team_name(&records)) {
                        (Some(before), Some(team)) => (trend::draw_team(source, before, team)),
                        (Some(before), None) => { (trend::draw(source, before)) (went_and_came(&found, before)) }
                        (None, _) => (trend::not_for_some()),
                    }
                }))
            }
            (section("found", "What was found", html! {
                (by_links(&asked, &path))
                (filters(&records, &found, &asked, &path))
                (asked_for(&records, &asked, &path, chosen.len(), found.all.len()))
                (views::shown(&records, &found, &chosen, &asked, &path))
            }))
            (no_longer(&found, &said))
            (downloads(&[
                ("All findings (.xlsx), by rule and by child", paths::returns::file(source.word(), "findings.xlsx")),
                ("All findings (CSV)", paths::returns::file(source.word(), "findings.csv")),
                ("Explanations for the department (CSV)", paths::returns::file(source.word(), "explanations.csv")),
            ]))
            (section("what-would-change", "What would change this page", html! {
                p.wm-p { "Putting the record right in the case system, and the next load: what was mended there is gone here. " a.govuk-link href=(paths::returns::corrections(source.word())) { "Lists to correct, team by team" } ". What is right as it stands can be explained; an explanation holds until the row it is about changes." }
                p.wm-p { a.govuk-link href=(paths::rules()) { "All rules, and what each year changed" } }
            }))
        }))
}

fn sentence(found: &Found<'_>) -> String {
    let (errors, queries) = (found.open_errors(), found.open_queries());
    if errors + queries == 0 {
        return "The rules that were run found nothing that waits for anybody.".to_owned();
    }
    format!(
        "{} to put right and {} to look at{}.",
        words::capital(&format!(
            "{} {}",
            words::rows(errors),
            if errors == 1 { "error" } else { "errors" }
        )),
        format_args!(
            "{} {}",
            words::rows(queries),
            if queries == 1 { "query" } else { "queries" }
        ),
        match (found.count_of_new(), found.count_of_judged_first()) {
            (0, 0) => String::new(),
            (new, 0) => format!("; {} new since the load before", words::rows(new)),
            (new, first) => format!(
                "; {} new since the load before, and {} of rules that did not judge it",
                words::rows(new),
                words::rows(first)
            ),
        }
    )
}

/// What could not be judged stands first: it is not clean, it is unknown.
fn first(found: &Found<'_>, doubts: &[Doubt]) -> Markup {
    let checked = found.checked;
    let not_run = checked.not_run();
    if not_run.is_empty() && doubts.is_empty() && checked.misfits.is_empty() {
        return html! {
            div.wm-first.wm-first--clear { p.wm-p { "Every rule of the year was run, and everything in the files was read." } }
        };
    }
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for not in not_run {
        by_reason.entry(&not.why).or_default().push(not.rule);
    }
    html! {
        div.wm-first {
            h2 { "Before you rely on this" }
            @for misfit in &checked.misfits { p.wm-p { strong { (misfit) } } }
            @if !not_run.is_empty() {
                p.wm-p { strong { (words::count(not_run.len(), "rule was", "rules were")) " not run." } " What they would find is not known." }
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Why not" } th.n scope="col" { "Rules" } th scope="col" { "Which" } } }
                    tbody { @for (why, codes) in &by_reason { tr {
                        th scope="row" { (words::capital(why)) }
                        td.n data-l="Rules" { (codes.len()) }
                        td data-l="Which" {
                            @for (at, code) in codes.iter().take(12).enumerate() {
                                @if at > 0 { ", " }
                                @if checked.at_hand(code) {
                                    a.govuk-link href=(paths::rule(checked.source.word(), code, checked.year.0)) { (code) }
                                } @else { (code) }
                            }
                            @if codes.len() > 12 { " and " (codes.len() - 12) " more" }
                        }
                    } } }
                }
            }
            @if !checked.in_part().is_empty() {
                (details(&format!("{} without some of their columns", words::count(checked.in_part().len(), "rule was run", "rules were run")), html! {
                    ul.wm-links { @for part in checked.in_part() { li { (part.rule) ": " (part.why) } } }
                }))
            }
            @if !doubts.is_empty() {
                (details(&format!("{} about what was read", words::count(doubts.len(), "serious doubt", "serious doubts")), doubts_shown(doubts)))
            }
        }
    }
}

fn at_a_glance(found: &Found<'_>, loads: usize) -> Markup {
    html! {
        dl.wm-facts {
            div { dt { "Errors to put right" } dd { strong { (words::rows(found.open_errors())) } } }
            div { dt { "Queries to look at" } dd { (words::rows(found.open_queries())) } }
            div { dt { "Explained" } dd { (words::rows(found.explained())) } }
            div { dt { "New since the load before" } dd { (found.new_words(loads)) } }
        }
    }
}

/// What the newest load no longer has: put right in the case system where the same rules judged both loads, and not known
/// where they did not; and what is found by rules that did not judge the load before.
fn went_and_came(found: &Found<'_>, before: &[Before]) -> Markup {
    let (Some((_, counts)), Some(earlier)) = (before.last(), before.iter().rev().nth(1)) else {
        return html! {};
    };
    html! {
        (of_rules(found, counts.gone, "with the newest load: put right in the case system", ("finding went", "findings went"), &counts.rules, |of| of.gone))
        @if counts.not_judged > 0 {
            p.wm-p { strong { (words::count(counts.not_judged, "finding", "findings")) " of the load before " (if counts.not_judged == 1 { "was" } else { "were" }) " not judged now." } " " (why_not(found, &earlier.0)) " Whether they were put right is not known." }
            (of_rules(found, counts.not_judged, "not judged now, by rule", ("finding", "findings"), &counts.rules, |of| of.not_judged))
        }
        @if counts.judged_first > 0 {
            p.wm-p { strong { (words::count(counts.judged_first, "finding is", "findings are")) " judged for the first time." } " Their rules did not judge the load before, or judged it by another year: they are not counted as new." }
            (of_rules(found, counts.judged_first, "judged for the first time, by rule", ("finding", "findings"), &counts.rules, |of| of.judged_first))
        }
    }
}

/// Why rules that judged the load before did not judge this one.
fn why_not(found: &Found<'_>, before: &ReturnFindings) -> String {
    let now = found.checked.year.0;
    if before.year == now {
        "Their rules were not run, or were run without some of their columns.".to_owned()
    } else {
        format!(
            "The load before was judged by the rules of {}, this one by those of {}.",
            children::CollectionYear(before.year),
            found.checked.year
        )
    }
}

/// How many of each rule, to be opened.
fn of_rules(
    found: &Found<'_>,
    all: usize,
    what: &str,
    noun: (&str, &str),
    rules: &[OfRule],
    of: impl Fn(&OfRule) -> usize,
) -> Markup {
    html! {
        @if all > 0 {
            (details(&format!("{} {what}", words::count(all, noun.0, noun.1)), html! {
                table.wm-t {
                    thead { tr { th scope="col" { "Rule" } th scope="col" { "What it says" } th.n scope="col" { "Findings" } } }
                    tbody { @for rule in rules.iter().filter(|rule| of(rule) > 0) { tr {
                        th scope="row" { (rule.rule) }
                        td { (found.checked.says(&rule.rule)) }
                        td.n { (of(rule)) }
                    } } }
                }
            }))
        }
    }
}

/// Explanations that hold for nothing now although nobody took them back: the row of the finding changed, or they were
/// kept before rows were told apart. They are to be given again, or not.
fn no_longer(found: &Found<'_>, said: &[Explanation]) -> Markup {
    let newest: BTreeMap<(&str, &str), &Explanation> = said
        .iter()
        .map(|each| ((each.finding.as_str(), each.mark.as_str()), each))
        .collect();
    let stand: HashMap<String, &Each<'_>> = found
        .all
        .iter()
        .filter(|each| !newest.is_empty() && !each.explained)
        .map(|each| (each.stands.life.mark.to_string(), each))
        .collect();
    let over: Vec<(&Explanation, Option<&Each<'_>>)> = newest
        .into_values()
        .filter(|each| each.kind == ExplanationKind::Given)
        .map(|each| (each, stand.get(&each.finding).copied()))
        .filter(|(each, finding)| each.finding.is_empty() || finding.is_some())
        .collect();
    html! {
        @if !over.is_empty() {
            (details(&format!("{} no longer", words::count(over.len(), "explanation holds", "explanations hold")), html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Rule" } th scope="col" { "What was said" } th scope="col" { "By whom" } th scope="col" { "Why it no longer holds" } } }
                    tbody { @for (each, finding) in &over { tr {
                        th scope="row" { (each.rule) }
                        td data-l="Said" { (each.words) }
                        td data-l="By" { (each.by) span.wm-sub.wm-line { (words::moment(each.at)) } }
                        td data-l="Why" {
                            @if let Some(finding) = finding { "The row changed. " (state(found.source().word(), finding)) }
                            @else { "It was given before the rows of a child were told apart: give it again where it is right." }
                        }
                    } } }
                }
            }))
        }
    }
}

fn by_links(asked: &Asked, path: &str) -> Markup {
    html! {
        ul.wm-downloads aria-label="Put together" {
            @for by in By::ALL {
                li {
                    @if by == asked.by() { strong aria-current="true" { (by.name()) } }
                    @else { a.govuk-link href=(asked.path(path, &[("by", if by == By::Rule { "" } else { by.word() })])) { (by.name()) } }
                }
            }
        }
    }
}

fn filters(records: &Look, found: &Found<'_>, asked: &Asked, path: &str) -> Markup {
    let of = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        let owned = |(value, words): &(&str, &str)| ((*value).to_owned(), (*words).to_owned());
        pairs.iter().map(owned).collect()
    };
    let mut teams: BTreeMap<String, String> = BTreeMap::new();
    for each in &found.all {
        if let Some(team) = each.stands.place.team {
            teams
                .entry(records.team_name(team).to_owned())
                .or_insert_with(|| team.to_string());
        }
    }
    let mut team_choices = of(&[("", "All teams"), ("none", "No team that is named")]);
    team_choices.extend(teams.into_iter().map(|(name, place)| (place, name)));
    filter(
        path,
        "Choose findings",
        html! {
            @if !asked.by.is_empty() { input type="hidden" name="by" value=(asked.by); }
            @if !asked.rule.is_empty() { input type="hidden" name="rule" value=(asked.rule); }
            @if !asked.field.is_empty() { input type="hidden" name="field" value=(asked.field); }
            (select("Level", "level", &of(&[("", "Errors and queries"), ("error", "Errors"), ("query", "Queries")]), &asked.level))
            (select("Age", "new", &of(&[("", "All"), ("yes", "New since the load before")]), &asked.new))
            (select("Explained", "explained", &of(&[("", "All"), ("no", "Not explained"), ("yes", "Explained")]), &asked.explained))
            (select("Team", "team", &team_choices, &asked.team))
        },
        "Show these",
    )
}

/// The choices that are made, each with a way to take it out.
fn asked_for(records: &Look, asked: &Asked, path: &str, chosen: usize, all: usize) -> Markup {
    let words_of = |name: &str, value: &str| match (name, value) {
        ("level", "error") => "errors".to_owned(),
        ("level", _) => "queries".to_owned(),
        ("new", _) => "new since the load before".to_owned(),
        ("explained", "yes") => "explained".to_owned(),
        ("explained", _) => "not explained".to_owned(),
        ("rule", code) => format!("rule {code}"),
        ("team", "none") => "no team that is named".to_owned(),
        ("team", team) => team.parse().map_or_else(
            |_| team.to_owned(),
            |team| records.team_name(team).to_owned(),
        ),
        (_, value) => value.to_owned(),
    };
    let chosen_by: Vec<_> = asked
        .chosen()
        .into_iter()
        .filter(|(name, _)| *name != "by")
        .collect();
    html! {
        @if !chosen_by.is_empty() {
            p.wm-on {
                (words::rows(chosen)) " of " (words::rows(all)) " findings: "
                @for (name, value) in &chosen_by {
                    strong { (words_of(name, value)) } " "
                    a.govuk-link href=(asked.path(path, &[(name, "")])) { "Remove" span.govuk-visually-hidden { " the choice " (words_of(name, value)) } } " "
                }
            }
        }
    }
}
