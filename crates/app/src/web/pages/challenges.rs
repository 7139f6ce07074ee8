//! Challenges of independent reviewing officers: GET /challenges, the late ones first.

mod clocks;
mod file;
mod new;
mod one;

use access::Permission;
use axum::extract::State;
use improvement::challenge::{About, Challenge, Challenges, Numbers, Waits};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};

pub(crate) use clocks::create as set_clocks;
pub(crate) use file::index_csv;
pub(crate) use new::{create, new};
pub(crate) use one::{answer, close, escalate, show};

use super::practice_audits::typed::Typed;
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary};
use crate::web::govuk::{downloads::downloads, section::section};
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// Every challenge.
pub(crate) async fn index(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
) -> Result<Page, Error> {
    view(&app, &look, &who, &Typed::default(), &[]).await
}

async fn view(
    app: &App,
    look: &Look,
    who: &access::Acting,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let challenges = &kept.now.challenges;
    let today = app.today();
    let year_ago = today.saturating_sub(1.year());
    let numbers = challenges.numbers(year_ago, today, today);
    let open = challenges.open();
    let over: Vec<&Challenge> = challenges
        .all
        .iter()
        .rev()
        .filter(|each| each.closed.is_some())
        .collect();
    let title = if wrong.is_empty() {
        "Challenges"
    } else {
        "Error: challenges"
    };
    Ok(Page::new(Section::Challenges, title, answer_sentence(challenges, &numbers))
        .stamp(html! { "As at " (words::day(today)) ". Times in working days. Numbers count every challenge; rows show those about children you can see." })
        .invented(look.invented())
        .body(html! {
            (summary(wrong))
            @if who.may(Permission::Challenge) {
                p.wm-p { a.govuk-button.wm-b href=(paths::new_challenge()) role="button" { "Raise a challenge" } }
            }
            (section("open", "Open, the next due first", table(look, &open, today)))
            @if !challenges.all.is_empty() {
                (section("numbers", "The last twelve months", by(&numbers)))
                (section("over", "Ended", table(look, &over, today)))
                @if who.may(Permission::ExportChildren) {
                    (downloads(&[("Every challenge about children you can see (CSV)", "/challenges.csv".to_owned())]))
                }
            }
            (section("clocks", "How long each stage may take", clocks::show(who, challenges, kept.now.version(improvement::challenge::CLOCKS_SUBJECT), typed, wrong)))
        }))
}

fn answer_sentence(challenges: &Challenges, numbers: &Numbers) -> Markup {
    html! {
        @if challenges.all.is_empty() { "No challenge was raised yet." }
        @else if numbers.open == 0 { "None of " (words::count(challenges.all.len(), "challenge", "challenges")) " is open." }
        @else {
            (words::count(numbers.open, "challenge is", "challenges are")) " open"
            @if numbers.late > 0 { ", " (numbers.late) " past the day of the next step." } @else { ", none past the day of its next step." }
        }
    }
}

/// Challenges as a table; those about children who are not shown are counted below it.
fn table(look: &Look, all: &[&Challenge], today: Date) -> Markup {
    let shown: Vec<(&&Challenge, Markup)> = all
        .iter()
        .filter_map(|each| Some((each, about(look, &each.words.about)?)))
        .collect();
    let hidden = all.len() - shown.len();
    html! {
        @if shown.is_empty() && hidden == 0 { p.wm-p { "None." } }
        @if !shown.is_empty() {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Challenge" } th scope="col" { "About" } th scope="col" { "Stage" } th scope="col" { "Waits for" } th scope="col" { "Due" } th scope="col" { "Raised" } } }
                tbody { @for (each, about) in &shown { tr {
                    th scope="row" { a.govuk-link href=(paths::challenge(&each.id)) { (each.words.theme.name()) } span.wm-sub.wm-line { (each.id) } }
                    td data-l="About" { (about) }
                    td data-l="Stage" { (each.stage().name()) }
                    td data-l="Waits for" { (waits(each)) }
                    td data-l="Due" { (due(each, today)) }
                    td data-l="Raised" { (words::day(each.words.on)) span.wm-sub.wm-line { "by " (each.by.name) } }
                } } }
            }
        }
        (not_shown(hidden))
    }
}

/// How many more there are about children who are not shown.
fn not_shown(hidden: usize) -> Markup {
    html! { @if hidden > 0 { p.wm-p { (words::count(hidden, "more is", "more are")) " about children outside what your role shows." } } }
}

/// Whom a challenge is about; none where they are not shown.
fn about(look: &Look, about: &About) -> Option<Markup> {
    match about {
        About::Child(child) => {
            let child = look.child_of(child.id())?;
            let name = look.name(child);
            Some(html! {
                @match look.address(child) {
                    Some(address) => a.govuk-link href=(paths::child(address)) { (name) },
                    None => (name),
                }
            })
        }
        About::Group(words) => Some(html! { (words) }),
    }
}

/// What a challenge waits for, in words.
fn waits(challenge: &Challenge) -> Markup {
    html! {
        @match challenge.waits() {
            Waits::ForAnswer => "An answer",
            Waits::ForOfficer => "The officer: is the answer enough?",
            Waits::Over => { @if let Some(closed) = &challenge.closed { (closed.outcome.name()) } },
        }
    }
}

fn due(challenge: &Challenge, today: Date) -> Markup {
    html! {
        @match challenge.next_due() {
            Some(due) => {
                @if due < today { strong.wm-late { (words::day(due)) ", late" } } @else { (words::day(due)) }
                span.wm-sub.wm-line { (days(challenge.took(today))) " so far" }
            }
            None => {
                @if let Some(closed) = &challenge.closed { "Ended " (words::day(closed.on)) }
                span.wm-sub.wm-line { (days(challenge.took(today))) @if challenge.closed.as_ref().is_some_and(|closed| closed.on > challenge.due) { ", over its time" } }
            }
        }
    }
}

fn days(days: u32) -> String {
    words::count(
        usize::try_from(days).unwrap_or_default(),
        "working day",
        "working days",
    )
}

/// The numbers by stage and theme.
fn by(numbers: &Numbers) -> Markup {
    html! {
        p.wm-p { (numbers.says()) }
        div.wm-two.wm-two--even {
            @if !numbers.by_stage.is_empty() { div { table.wm-t {
                    caption { "Open now, by stage" }
                    thead { tr { th scope="col" { "Stage" } th.n scope="col" { "Challenges" } } }
                    tbody { @for (stage, count) in &numbers.by_stage { tr { th scope="row" { (stage.name()) } td.n { (count) } } } }
                } }
            }
            @if !numbers.by_theme.is_empty() { div { table.wm-t {
                    caption { "Raised in the last twelve months, by theme" }
                    thead { tr { th scope="col" { "Theme" } th.n scope="col" { "Challenges" } } }
                    tbody { @for (theme, count) in most_first(numbers) { tr { th scope="row" { (theme.name()) } td.n { (count) } } } }
                } }
            }
        }
    }
}

fn most_first(numbers: &Numbers) -> Vec<(improvement::challenge::Theme, usize)> {
    let mut themes: Vec<_> = numbers
        .by_theme
        .iter()
        .map(|(theme, n)| (*theme, *n))
        .collect();
    themes.sort_by_key(|(theme, n)| (std::cmp::Reverse(*n), *theme));
    themes
}
