//! What is unusual in the log: GET and POST /audit/unusual. Each is found by a rule said in a sentence, with the entries
//! behind it; who looked into it, and what they found, is kept.

use std::collections::{BTreeMap, BTreeSet};

use access::Role;
use access::audit::Kind;
use access::unusual::{Looked, OfPerson, Rule, Unusual};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Grant, LookedInto};

use crate::clock;
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::form::{Wrong, summary, text};
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{own_forms, paths, words};

/// Days shown where nothing else is asked for, and days before them that tell what is usual.
const USUAL_DAYS: i32 = 7;
const BEFORE: i32 = 28;
/// Entries that are read at most.
const MOST: usize = 150_000;
/// Findings on a page, and entries that are linked from one.
const SHOWN: usize = 100;
const LINKED: usize = 12;
/// A note's shortest and longest.
const NOTE: std::ops::RangeInclusive<usize> = 10..=1000;

/// What is asked for, and what the officer typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    days: String,
    rule: String,
}

/// What the officer found when they looked into something.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    finding: String,
    note: String,
}

/// Everything unusual in the days asked for.
pub(crate) async fn show(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    view(&app, &asked, &Input::default(), &[]).await
}

/// Keeps that somebody looked into it.
pub(crate) async fn create(
    State(app): State<App>,
    who: Who,
    Form(input): Form<Input>,
) -> Result<Response, Error> {
    if !is_finding(&input.finding) {
        return Err(Error::BadRequest(
            "That is nothing this page found. Nothing was changed.".to_owned(),
        ));
    }
    if !NOTE.contains(&input.note.trim().chars().count()) {
        let wrong = [(
            "note",
            format!(
                "Say what you found in {} to {} characters",
                NOTE.start(),
                NOTE.end()
            ),
        )];
        let page = view(&app, &Asked::default(), &input, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store()
        .keep_looked_into(&LookedInto {
            finding: input.finding.clone(),
            note: input.note.trim().to_owned(),
            by: who.0.name.clone(),
            at: clock::now(),
        })
        .await
        .map_err(anyhow::Error::from)?;
    let noted = Noted::new(Kind::Log, format!("looked into {}", input.finding));
    Ok(noted.on(Redirect::to(&paths::unusual()).into_response()))
}

/// What names a finding: the rule and the newest entry behind it.
fn name_of(found: &Unusual) -> String {
    let newest = found.entries.last().copied().unwrap_or(0);
    format!("{}/{newest}", found.rule.word())
}

/// Whether words could name a finding.
fn is_finding(words: &str) -> bool {
    words
        .split_once('/')
        .is_some_and(|(rule, seq)| Rule::of(rule).is_some() && seq.parse::<i64>().is_ok())
}

/// What was found, and what could not be looked for.
struct Found {
    all: Vec<Unusual>,
    /// Entries that were read.
    read: usize,
    /// Why some rules could not be tried.
    not: Vec<&'static str>,
}

async fn find(app: &App, shown: (Date, Date)) -> Result<Found, Error> {
    let failed = |error: store::Error| Error::Failed(error.into());
    let from = shown.0.saturating_sub(BEFORE.days());
    let looks: Vec<Looked> = app
        .store()
        .log_looks(from, shown.1, MOST)
        .await
        .map_err(failed)?
        .into_iter()
        .map(|kept| Looked {
            seq: kept.seq,
            entry: kept.entry,
        })
        .collect();
    let people = people(app).await.map_err(failed)?;
    let mut not = Vec::new();
    if people.values().all(|person| person.street.is_empty()) {
        not.push("Nobody gave their own street, so that nobody is found by it.");
    }
    let read = looks.len();
    if read == MOST {
        not.push("More happened than is read at once: the oldest of these days were left out.");
    }
    let records = match app.children() {
        Children::Ready(records) => Some(records),
        Children::Reading | Children::None | Children::Unread(_) => {
            not.push("The children’s records are not read now: own surname, own street and other teams could not be looked for.");
            None
        }
    };
    // Many looks take long to compare: not on a thread that serves.
    let all = tokio::task::spawn_blocking(move || match records {
        Some(records) => records.unusual(&looks, people, shown),
        None => access::unusual::unusual(&looks, &access::unusual::Facts::default(), shown),
    })
    .await
    .map_err(anyhow::Error::from)?;
    Ok(Found { all, read, not })
}

/// What is known of the people with an account: the surname they gave or the last word of their name, the street they
/// gave, and their teams where a role of theirs is bound to teams.
async fn people(app: &App) -> Result<BTreeMap<String, OfPerson>, store::Error> {
    let today = clock::today();
    let mut teams: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let grants = app.store().grants().await?;
    for grant in grants.iter().filter(|grant| grant.runs_on(today)) {
        teams
            .entry(grant.person.clone())
            .or_default()
            .extend(teams_of(grant));
    }
    let all_children: BTreeSet<&str> = grants
        .iter()
        .filter(|grant| grant.runs_on(today) && reaches_all(grant.role))
        .map(|grant| grant.person.as_str())
        .collect();
    let people = app.store().people().await?;
    Ok(people
        .into_iter()
        .map(|person| {
            let surname = if person.own_surname.is_empty() {
                let last = person.name.split_whitespace().next_back();
                last.unwrap_or_default().to_owned()
            } else {
                person.own_surname
            };
            let bound = !all_children.contains(person.id.as_str());
            let of = OfPerson {
                surname,
                street: person.own_street,
                teams: teams
                    .remove(&person.id)
                    .filter(|_| bound)
                    .unwrap_or_default(),
            };
            (person.id, of)
        })
        .collect())
}

fn teams_of(grant: &Grant) -> impl Iterator<Item = String> + '_ {
    grant.scope.teams.iter().cloned()
}

fn reaches_all(role: Role) -> bool {
    access::table::row(role).reach == access::Reach::All
}

async fn view(app: &App, asked: &Asked, input: &Input, wrong: &[Wrong]) -> Result<Page, Error> {
    let today = super::log_today();
    let days = asked.days.parse().unwrap_or(USUAL_DAYS).clamp(1, 92);
    let shown = (today.saturating_sub((days - 1).days()), today);
    let found = find(app, shown).await?;
    let looked_into = app
        .store()
        .looked_into()
        .await
        .map_err(anyhow::Error::from)?;
    let rule = Rule::of(&asked.rule);
    let wanted: Vec<&Unusual> = found
        .all
        .iter()
        .filter(|each| rule.is_none_or(|rule| each.rule == rule))
        .collect();
    let (open, done): (Vec<&Unusual>, Vec<&Unusual>) = wanted
        .iter()
        .copied()
        .partition(|each| notes(&looked_into, each).is_empty());
    let title = if wrong.is_empty() {
        "Unusual looks"
    } else {
        "Error: unusual looks"
    };
    Ok(Page::new(
        Section::Audit,
        title,
        html! {
            (words::capital(&words::count(wanted.len(), "thing was", "things were"))) " unusual in the last " (words::count(usize::try_from(days).unwrap_or(0), "day", "days"))
            ", of which " (open.len()) (if open.len() == 1 { " was" } else { " were" }) " not looked into yet."
        },
    )
    .crumb("Who looked", paths::audit())
    .stamp(html! { "By rule, from " (words::rows(found.read)) " entries; nobody is scored. What is unusual is a reason to ask, not to blame." })
    .body(html! {
        (summary(wrong))
        @for why in &found.not { p.wm-p { strong { "Not looked for. " } (why) } }
        (filters(asked))
        (section("open", "Not looked into yet", html! {
            @if open.is_empty() { p.wm-p { "Nothing." } }
            @if open.len() > SHOWN { p.wm-p { "The newest " (SHOWN) " of " (open.len()) "." } }
            @for each in open.iter().take(SHOWN) { (one(each, &[], input, wrong)) }
        }))
        (section("done", "Looked into", html! {
            @if done.is_empty() { p.wm-p { "Nothing in these days." } }
            @for each in done.iter().take(SHOWN) { (one(each, &notes(&looked_into, each), input, &[])) }
        }))
        (section("rules", "What is looked for", html! {
            ul.govuk-list.govuk-list--bullet { @for rule in Rule::ALL { li { (rule.says()) } } }
        }))
    }))
}

/// What was noted about a finding.
fn notes<'n>(all: &'n [LookedInto], found: &Unusual) -> Vec<&'n LookedInto> {
    let name = name_of(found);
    all.iter().filter(|looked| looked.finding == name).collect()
}

fn filters(asked: &Asked) -> Markup {
    let choice = |value: &str, words: &str| (value.to_owned(), words.to_owned());
    let days = [
        choice("7", "Seven days"),
        choice("28", "Four weeks"),
        choice("84", "Twelve weeks"),
    ];
    let mut rules = vec![choice("", "All")];
    rules.extend(
        Rule::ALL.map(|rule| choice(rule.word(), &words::capital(&rule.word().replace('-', " ")))),
    );
    filter(
        &paths::unusual(),
        "Filter what is unusual",
        html! {
            (select("Days", "days", &days, &asked.days))
            (select("Rule", "rule", &rules, &asked.rule))
        },
        "Apply filters",
    )
}

/// One finding: the sentence, the entries behind it, and what was noted or the form to note it.
fn one(found: &Unusual, notes: &[&LookedInto], input: &Input, wrong: &[Wrong]) -> Markup {
    let name = name_of(found);
    let id = name.replace('/', "-");
    let typed = input.finding == name;
    html! {
        article.wm-finding aria-labelledby=(id) {
            h3 id=(id) { (found.sentence) }
            p.wm-p {
                (words::day(found.day))
                @if !found.who.is_empty() { ": " a.govuk-link href=(paths::audit_person(&found.who)) { "everything this person did" } }
            }
            p.wm-p {
                (words::capital(&words::count(found.entries.len(), "entry", "entries"))) ": "
                @for (at, seq) in found.entries.iter().take(LINKED).enumerate() { @if at > 0 { ", " } a.govuk-link href=(paths::audit_entry(*seq)) { (seq) } }
                @if found.entries.len() > LINKED { " and more" }
                "."
                @if !found.children.is_empty() {
                    " " (words::capital(&words::count(found.children.len(), "child", "children"))) ": "
                    @for (at, child) in found.children.iter().take(LINKED).enumerate() { @if at > 0 { ", " } a.govuk-link href=(paths::audit_child(child)) { (child) } }
                    @if found.children.len() > LINKED { " and more" }
                    "."
                }
            }
            @for note in notes { p.wm-p { "Looked into by " (note.by) ", " (words::clock(note.at)) ": " (note.note) } }
            @if notes.is_empty() {
                details.govuk-details open[typed] {
                    summary.govuk-details__summary { span.govuk-details__summary-text { "I looked into this" } }
                    div.govuk-details__text {
                        form method="post" action=(paths::unusual()) novalidate {
                            (own_forms::form_token())
                            input type="hidden" name="finding" value=(name);
                            @if typed {
                                (text("note", "What did you find?", "Name no child.", &input.note, wrong))
                            } @else {
                                div.govuk-form-group {
                                    label.govuk-label for={ "note-" (id) } { "What did you find?" }
                                    div.govuk-hint id={ "hint-" (id) } { "Name no child." }
                                    input.govuk-input.govuk-input--width-20 id={ "note-" (id) } name="note" type="text" aria-describedby={ "hint-" (id) };
                                }
                            }
                            button.govuk-button.govuk-button--secondary type="submit" { "Keep the note" span.govuk-visually-hidden { ": " (found.sentence) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_named_by_its_rule_and_newest_entry_and_nothing_else_is_one() {
        let found = Unusual {
            rule: Rule::OutOfHours,
            day: jiff::civil::date(2026, 3, 1),
            who: "al".to_owned(),
            entries: vec![3, 9],
            children: Vec::new(),
            sentence: String::new(),
        };
        assert_eq!(name_of(&found), "out-of-hours/9");
        assert!(is_finding(&name_of(&found)));
        for odd in ["", "out-of-hours", "out-of-hours/x", "else/9"] {
            assert!(!is_finding(odd), "{odd}");
        }
    }
}
