//! A list: GET /lists/{id} and /lists/{id}/rows.csv.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use measures::worklist::{Built, State as Stands};

use super::asked::Asked;
use super::rows::{self, PER_PAGE, Row};
use super::work::Typed;
use super::{answer, bulk, supervision, table};
use crate::records::done::Done;
use crate::records::{Look, Standing};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::form::{Wrong, summary};
use crate::web::govuk::{downloads::downloads, pagination::pagination, section::section};
use crate::web::page::{Page, Section};
use crate::web::words::children as said;
use crate::web::{links, paths, words};

/// The list.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    view(&app, &records, &id, &asked, &Typed::default(), &[]).await
}

/// The list as a page, with what was typed into its form and what is wrong with it.
pub(super) async fn view(
    app: &App,
    records: &Look,
    id: &str,
    asked: &Asked,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let standing = records.lists.find(id).ok_or(Error::NotFound("this list"))?;
    let list = standing.list;
    let page = |answer: Markup| {
        let title = if wrong.is_empty() {
            list.name.to_owned()
        } else {
            format!("Error: {}", list.name)
        };
        Page::new(Section::Lists, title, answer)
            .caption(list.area.name())
            .crumb("Today", paths::today())
            .crumb("Children", paths::lists())
            .invented(records.invented())
    };
    let looked_at = match &standing.built {
        Built::Entries(_, looked_at) => *looked_at,
        Built::Not(why) => {
            return Ok(page(html! { "This list could not be built: " (why) "." })
                .stamp(html! { "As at " (said::on(records.as_at)) ". Who would be on it is not known." })
                .body(html! {
                    (how(standing))
                    (links::only(&paths::loads(), "What was loaded, and what can be"))
                }));
        }
    };
    let today = app.today();
    let done = Done::of(app.store().work_on(id).await.map_err(anyhow::Error::from)?);
    let all = rows::all(records, standing, &done, today);
    let nouns = said::subjects(standing.entries());
    if asked.print == "supervision" {
        return Ok(supervision::page(records, standing, &all, asked));
    }
    let live: Vec<&Row<'_>> = all.iter().filter(|row| row.holds.off.is_none()).collect();
    let off: Vec<&Row<'_>> = all.iter().filter(|row| row.holds.off.is_some()).collect();
    let chosen: Vec<&Row<'_>> = all.iter().filter(|row| rows::wanted(row, asked)).collect();
    let pages = chosen.len().div_ceil(PER_PAGE).max(1);
    let current = asked.page().min(pages);
    let first = (current - 1) * PER_PAGE;
    let shown: Vec<&Row<'_>> = chosen.iter().skip(first).take(PER_PAGE).copied().collect();
    Ok(page(html! { (answer::sentence(records, &live, nouns)) })
        .stamp(html! {
            "Checked on " (said::on(records.as_at)) ": "
            @if looked_at > 0 {
                (words::thousands(looked_at)) " children looked at, " (words::thousands(u32::try_from(live.len()).unwrap_or(u32::MAX))) " of them here. "
            } @else { "every row looked at. " }
            @if !off.is_empty() { (words::count(off.len(), "more is", "more are")) " put off or said to be done. " }
            @if records.days_old() > 1 { "The newest data is " (said::days(records.days_old())) " old. " }
            @if records.tells_who_works() && nouns.0 == "child" && !live.is_empty() && !live.iter().any(|row| row.is_unowned()) { "Each of them has somebody who can act. " }
            @if !records.tells_who_works() { "Who holds the work was not supplied, so it cannot be said who has nobody." }
        })
        .body(html! {
            (summary(wrong))
            @if wrong.is_empty() { (kept(asked)) }
            (filters(records, id, asked, &all))
            (chosen_filters(records, id, asked))
            @if shown.is_empty() {
                p.wm-p.wm-nobody {
                    @if live.is_empty() { "Checked on " (said::on(records.as_at)) ": 0 of " (words::thousands(looked_at)) " " (nouns.1) " are on this list." }
                    @else { "None of the " (live.len()) " on this list is as the filter asks. " a.govuk-link href=(paths::list(id)) { "Show them all" } }
                }
            } @else {
                form.wm-work method="post" action={ (paths::list(id)) "/work" } aria-label={ "What is done about those chosen" } novalidate {
                    (crate::web::own_forms::form_token())
                    (bulk::hidden(asked))
                    (bulk::bar(records, typed, wrong))
                    (table::rows(records, &shown, typed, &table::caption(first, shown.len(), chosen.len())))
                }
                (pagination(current, pages, |page| asked.path(id, &[("page", &page.to_string())])))
            }
            (downloads(&[
                ("This list (CSV)", format!("{}/rows.csv", paths::list(id))),
                ("Print for supervision, a sheet for each worker", asked.path(id, &[("print", "supervision")])),
            ]))
            @if !off.is_empty() { (section("put-off", "Put off, and coming back", table::off(records, &off))) }
            (how(standing))
        }))
}

/// What was just kept, after the form was sent.
fn kept(asked: &Asked) -> Markup {
    let (kind, many) = asked.kept.split_once('-').unwrap_or_default();
    let what = match kind {
        "taken" => "taken on",
        "assigned" => "given to the worker you chose",
        "note" => "noted",
        "put_off" => {
            "put off; they come back on their day, or as soon as the rule says something new"
        }
        "done" => "said to be done; they come back if the rule says something new",
        _ => "",
    };
    html! {
        @if let (false, Ok(many)) = (what.is_empty(), many.parse::<usize>()) {
            div.govuk-notification-banner.govuk-notification-banner--success role="alert" aria-labelledby="kept" {
                div.govuk-notification-banner__header { h2.govuk-notification-banner__title #kept { "Kept" } }
                div.govuk-notification-banner__content { p.govuk-notification-banner__heading { (many) " " (what) "." } }
            }
        }
    }
}

/// Only filters that part those on the list.
fn filters(records: &Look, id: &str, asked: &Asked, all: &[Row<'_>]) -> Markup {
    let mut teams: Vec<Option<u16>> = all.iter().map(|row| row.team).collect();
    teams.sort_by_key(|team| {
        team.map_or_else(
            || (true, String::new()),
            |team| (false, records.team_name(team).to_owned()),
        )
    });
    teams.dedup();
    let mut team_choices = vec![(String::new(), "All teams".to_owned())];
    team_choices.extend(teams.iter().map(|team| match team {
        Some(team) => (team.to_string(), records.team_name(*team).to_owned()),
        None => ("none".to_owned(), "No team".to_owned()),
    }));
    let states: Vec<Stands> = [Stands::Late, Stands::Near, Stands::Open]
        .into_iter()
        .filter(|state| all.iter().any(|row| row.entry.state == *state))
        .collect();
    let mut state_choices = vec![(String::new(), "Late or not".to_owned())];
    state_choices.extend(states.iter().map(|state| {
        (
            said::state_word(*state).to_owned(),
            said::state(*state).to_owned(),
        )
    }));
    let unowned = all.iter().filter(|row| row.is_unowned()).count();
    let held_choices = [
        ("", "Anyone"),
        ("worker", "A worker"),
        ("nobody", "Nobody who could act"),
    ]
    .map(|(value, words)| (value.to_owned(), words.to_owned()));
    let put_off = all.iter().any(|row| row.holds.off.is_some());
    let off_choices = [("", "Leave out"), ("show", "Show")]
        .map(|(value, words)| (value.to_owned(), words.to_owned()));
    let (by_team, by_state) = (teams.len() > 1, states.len() > 1);
    let by_held = unowned > 0 && unowned < all.len();
    html! {
        @if by_team || by_state || by_held || put_off {
            (filter(&paths::list(id), "Filter", html! {
                @if by_team { (select("Team", "team", &team_choices, &asked.team)) }
                @if by_state { (select("Time", "state", &state_choices, &asked.state)) }
                @if by_held { (select("Held by", "held", &held_choices, &asked.held)) }
                @if put_off { (select("Put off", "put_off", &off_choices, &asked.put_off)) }
            }, "Apply filters"))
        }
    }
}

/// The filters that are on, each with a link that takes it off.
fn chosen_filters(records: &Look, id: &str, asked: &Asked) -> Markup {
    let words_of = |name: &str, value: &str| match name {
        "team" => value.parse().map_or_else(
            |_| "No team".to_owned(),
            |team| records.team_name(team).to_owned(),
        ),
        "state" => asked
            .state()
            .map_or_else(|| value.to_owned(), |state| said::state(state).to_owned()),
        "held" => (if value == "nobody" {
            "nobody who could act"
        } else {
            "a worker"
        })
        .to_owned(),
        _ => "shown".to_owned(),
    };
    let heads = |name: &str| match name {
        "team" => "Team",
        "state" => "Time",
        "held" => "Held by",
        _ => "Put off",
    };
    let filters = asked.filters();
    html! {
        @if !filters.is_empty() {
            p.wm-on {
                "Filtered by: "
                @for (name, value) in &filters {
                    strong { (heads(name)) ": " (words_of(name, value)) } " "
                    a.govuk-link href=(asked.path(id, &[(name, "")])) { "Remove" span.govuk-visually-hidden { " the filter " (heads(name)) } } " "
                }
            }
        }
    }
}

/// How one comes onto the list, and what takes one off it.
fn how(standing: &Standing) -> Markup {
    let list = standing.list;
    section(
        "how",
        "How a child comes onto this list",
        html! {
            p.wm-p { (list.rule) }
            p.wm-p { strong { "What clears it. " } (list.clears) }
            p.wm-p { strong { "Where the rule is set. " } (list.source) "." }
            p.wm-p { strong { "What it looks at. " } @for (at, field) in list.fields.iter().enumerate() { @if at > 0 { ", " } code { (field) } } "." }
        },
    )
}

/// The list, one entry a row, as the command line writes it.
pub(crate) async fn rows_csv(Ours(records): Ours, Path(id): Path<String>) -> Result<Csv, Error> {
    let standing = records
        .lists
        .find(&id)
        .ok_or(Error::NotFound("this list"))?;
    let list = standing.list;
    let mut csv = Csv::new(
        list.id,
        records.as_at.date(),
        &[
            "list",
            "child",
            "since",
            "days",
            "due",
            "team",
            "worker",
            "reason",
            "rule",
            "fields",
            "values",
            "data_as_at",
            "clears_when",
        ],
    );
    if let Some(why) = standing.why_not() {
        let mut row = vec![Cell::Empty; 13];
        for (place, cell) in [
            (0, Cell::from(list.id)),
            (
                7,
                Cell::from(format!("This list could not be built: {why}.")),
            ),
            (11, Cell::from(records.as_at.date())),
        ] {
            if let Some(empty) = row.get_mut(place) {
                *empty = cell;
            }
        }
        csv.row(row);
    }
    for entry in standing.entries() {
        let (team, worker) = records.held_by(entry.subject);
        let values: Vec<String> = entry
            .values
            .iter()
            .map(|(field, value)| format!("{field}={value}"))
            .collect();
        csv.row(vec![
            list.id.into(),
            records
                .subject_key(entry.subject)
                .trim_start_matches("child:")
                .into(),
            entry.since.map(|day| day.date()).into(),
            entry
                .since
                .and_then(|since| usize::try_from(records.as_at.days_since(since)).ok())
                .into(),
            entry.due.map(|day| day.date()).into(),
            team.into(),
            worker.into(),
            entry.why.as_str().into(),
            list.rule.into(),
            list.fields.join(" ").into(),
            values.join("; ").into(),
            records.as_at.date().into(),
            list.clears.into(),
        ]);
    }
    Ok(csv)
}
