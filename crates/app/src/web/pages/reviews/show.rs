//! GET /reviews/{id}: how a review stands; who is not safe first, then the counts, the days, and its children.

use access::Permission;
use axum::extract::{Path, Query, State};
use improvement::review::{Place, Review, Standing};
use maud::{Markup, html};
use serde::Deserialize;

use super::rows::{self, Seen, Show, Where};
use super::{closing, escalation, everybodys, find, gone, newcomers, picture};
use crate::clock;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::filter::{filter, select};
use crate::web::govuk::pagination::pagination;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// Children on one page.
const ROWS: usize = 60;

/// Which of its children are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    show: String,
    by: String,
    page: String,
}

/// The review.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    let all = everybodys(&app)?;
    let now = clock::now();
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now,
    };
    let standing = Standing::of(review, now);
    let gone = gone::all(&app, &seen).await?;
    let runs = who.may(Permission::RunReviews) && review.closed.is_none();
    Ok(Page::new(Section::Reviews, review.terms.title.clone(), answer(&app, review, &standing))
        .crumb("Reviews", paths::reviews())
        .invented(look.invented())
        .stamp(stamp(review))
        .body(html! {
            (escalation::open_ones(review, &standing, &who.person, now))
            (doors(review, runs))
            (section("standing", "Where every child stands", counts(&seen, &standing)))
            (gone)
            (by_reviewer(&seen))
            (section("days", "Day by day", picture::draw(&app, review)))
            @if runs { (newcomers::offered(&look, review, kept.now.version(&format!("review:{id}")))) }
            (section("children", "The children", children(&seen, &asked)))
            @if runs { (closing::offered(review, kept.now.version(&format!("review:{id}")))) }
            (section("rule", "How they were chosen", html! {
                p.wm-p { (review.terms.words) "." }
                @for words in &review.terms.not_told { p.wm-p { strong { (words) } } }
                @if !review.terms.among.is_empty() { p.wm-p { "Looked for among those " (review.by.name) " sees: " (review.terms.among) } }
                @if !review.terms.answers.is_empty() {
                    p.wm-p { "It answers " @for (at, id) in review.terms.answers.iter().enumerate() { @if at > 0 { ", " } a.govuk-link href=(if id.starts_with('a') { paths::action(id) } else { paths::finding(id) }) { (id) } } "." }
                }
            }))
        }))
}

/// "41 of 60 children have been reviewed. It is due on 1 May 2026, in 12 days."
fn answer(app: &App, review: &Review, standing: &Standing) -> Markup {
    let today = app.today();
    let days = today
        .until(review.terms.due)
        .map_or(0, |span| span.get_days());
    html! {
        (standing.reviewed) " of " (words::count(standing.all, "child has", "children have")) " been reviewed"
        @if standing.accounted > 0 { ", " (standing.accounted) " more accounted for" }
        "."
        @match &review.closed {
            Some((at, by, _)) => { " Closed on " (words::moment(*at)) " by " (by.name) "." }
            None => {
                " It is due on " (words::day(review.terms.due))
                @match days { 0 => ", today.", 1.. => { ", in " (days) " " (if days == 1 { "day" } else { "days" }) "." }, _ => { ", " strong.wm-late { (-days) " " (if days == -1 { "day" } else { "days" }) " ago" } "." } }
            }
        }
    }
}

fn stamp(review: &Review) -> Markup {
    html! {
        "Frozen on " (words::moment(review.begun)) " by " (review.by.name) ", from what was loaded as at " (words::day(review.terms.as_at)) "."
    }
}

fn doors(review: &Review, runs: bool) -> Markup {
    html! {
        ul.wm-downloads.wm-on-screen {
            @if runs { li { a.govuk-link href=(paths::share_review(&review.id)) { "Who reviews whom" } } }
            li { a.govuk-link href=(paths::second_looks(&review.id)) { "The second look" } }
            li { a.govuk-link href=(paths::proof(&review.id)) { "The proof" } }
        }
    }
}

/// Counts that add up, each opening into its children.
fn counts(seen: &Seen<'_>, standing: &Standing) -> Markup {
    let gone = seen.count(Show::Gone);
    let row = |show: Show, words: &str, count: usize| {
        html! { tr { th scope="row" { (words) } td.n { (seen.opened(show, count)) } } }
    };
    html! {
        div.wm-two.wm-two--even {
            table.wm-t {
                caption { "The first four rows add up to all." }
                thead { tr { th scope="col" { "Standing" } th.n scope="col" { "Children" } } }
                tbody {
                    (row(Show::Reviewed, "Reviewed", standing.reviewed))
                    (row(Show::Accounted, "Accounted for without a review", standing.accounted))
                    (row(Show::Waiting, "Given, not yet reviewed", standing.waiting))
                    (row(Show::NotGiven, "Given to nobody yet", standing.not_given))
                    tr { th scope="row" { strong { "All" } } td.n { strong { (seen.opened(Show::All, standing.all)) } } }
                    (row(Show::After, "of them, came after the freeze", standing.after))
                    (row(Show::Gone, "of them, no longer in what was loaded", gone))
                }
            }
            table.wm-t {
                caption { "What was found of those reviewed." }
                thead { tr { th scope="col" { "Outcome" } th.n scope="col" { "Children" } } }
                tbody {
                    @for outcome in improvement::review::Outcome::ALL { (row(Show::Came(outcome), outcome.name(), standing.came_to(outcome))) }
                    (row(Show::OpenEscalation, "Escalated and still open", standing.open_escalations))
                    (row(Show::Drawn, "Drawn for the second look", standing.drawn))
                    (row(Show::SecondDone, "of them, looked at twice", standing.second_done))
                }
            }
        }
    }
}

/// How many each reviewer was given and has done.
fn by_reviewer(seen: &Seen<'_>) -> Markup {
    let mut all: std::collections::BTreeMap<(&str, &str), (usize, usize)> = Default::default();
    for place in &seen.review.places {
        if let Some((to, ..)) = &place.given {
            let counts = all.entry((&to.name, &to.person)).or_default();
            counts.0 += 1;
            counts.1 += usize::from(place.is_done());
        }
    }
    html! {
        @if !all.is_empty() {
            (section("by", "By reviewer", html! { table.wm-t {
                caption { "Of those given to each." }
                thead { tr { th scope="col" { "Reviewer" } th.n scope="col" { "Given" } th.n scope="col" { "Done" } th.n scope="col" { "To do" } } }
                tbody { @for ((name, person), (given, done)) in &all { tr {
                    th scope="row" { a.govuk-link href={ (paths::review(&seen.review.id)) "?by=" (paths::escaped(person)) "#children" } { (name) } }
                    td.n { (given) } td.n { (done) } td.n { (given - done) }
                } } }
            } }))
        }
    }
}

/// Those asked for, those still open first.
fn children(seen: &Seen<'_>, asked: &Asked) -> Markup {
    let show = Show::of(&asked.show);
    let is_by = |place: &Place| {
        asked.by.is_empty() || (place.given.as_ref()).is_some_and(|(to, ..)| to.person == asked.by)
    };
    let wanted: Vec<&Place> = (seen.review.places.iter())
        .filter(|place| show.holds(seen, place) && is_by(place))
        .collect();
    let mut shown: Vec<&Place> = wanted
        .iter()
        .copied()
        .filter(|place| seen.shows(place))
        .collect();
    shown.sort_by_key(|place| (place.open_escalation().is_none(), place.is_done(), place.n));
    let elsewhere = wanted.len() - shown.len();
    let pages = shown.len().div_ceil(ROWS).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let here: Vec<&Place> = shown
        .iter()
        .skip((page - 1) * ROWS)
        .take(ROWS)
        .copied()
        .collect();
    let held = (seen.review.places.iter())
        .filter(|place| place.is_blind(&seen.who.person))
        .count();
    let action = paths::review(&seen.review.id);
    let path = |page: usize| {
        format!(
            "{action}?show={}&by={}&page={page}#children",
            show.word(),
            paths::escaped(&asked.by)
        )
    };
    let caption = format!(
        "{}: {}{}. Those still to be done first.",
        show.words(),
        wanted.len(),
        if pages > 1 {
            format!(", {} here", here.len())
        } else {
            String::new()
        }
    );
    html! {
        (filter(&format!("{action}#children"), "Which children are shown", select("Show", "show", &Show::choices(), show.word()), "Apply"))
        (rows::table(seen, &here, elsewhere, &caption))
        @if held > 0 { p.wm-note { "Of " (words::count(held, "child", "children")) " given to you for a second look, what the first look found is held back until yours is in." } }
        (pagination(page, pages, path))
    }
}

/// Whether a place can be opened by whoever asks.
pub(super) fn is_open_to(seen: &Seen<'_>, place: &Place) -> bool {
    match rows::find(seen.look, seen.all, place) {
        Where::Here(child) => seen.look.hides(child).is_none(),
        Where::Gone => true,
        Where::Elsewhere => false,
    }
}
