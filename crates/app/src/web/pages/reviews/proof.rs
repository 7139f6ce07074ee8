//! GET /reviews/{id}/proof: that every child was reviewed by the day, by whom, what was found and what was done: every
//! number opens into its children, and the numbers add up. For reading and for paper.

use access::Permission;
use axum::extract::{Path, State};
use improvement::review::{Agreement, Escalation, Outcome, Place, Review, Standing};
use maud::{Markup, html};

use super::rows::{Seen, Show, in_time};
use super::{escalation, everybodys, find, gone, second};
use crate::clock;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The proof.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
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
    Ok(Page::new(Section::Reviews, format!("Proof: {}", review.terms.title), answer(review, &standing))
        .crumb("Reviews", paths::reviews())
        .crumb(review.terms.title.clone(), paths::review(&review.id))
        .invented(look.invented())
        .stamp(html! { "As it stood at " (words::clock(now)) ". Frozen on " (words::moment(review.begun)) " by " (review.by.name) ", from what was loaded as at " (words::day(review.terms.as_at)) "." })
        .body(html! {
            @if let Some((_, by, words)) = &review.closed { (section("learnt", "What was learnt", html! { p.wm-p { "“" (words) "” " span.wm-sub { (by.name) } } })) }
            (escalation::open_ones(review, &standing, &who.person, now))
            (section("whom", "Whom it was about", html! {
                p.wm-p { (review.terms.words) "." }
                @for words in &review.terms.not_told { p.wm-p { strong { (words) } } }
                @if !review.terms.among.is_empty() { p.wm-p { "Looked for among those " (review.by.name) " sees: " (review.terms.among) } }
            }))
            (section("sum", "That all were reviewed", sum(&seen, &standing)))
            (gone)
            (section("by", "By whom", by_whom(&seen)))
            (section("found", "What was found", found(&seen, &standing)))
            (section("done", "What must happen", done(&seen)))
            (section("escalations", "Children who were not safe", escalations(&seen)))
            (section("second", "The second look", html! {
                p.wm-p { (second::answer(review, &standing)) }
                @if !review.draws.is_empty() { (second::table(&seen)) }
                @for (seed, at, by) in &review.draws { p.wm-note { "Drawn at " (words::clock(*at)) " by " (by.name) ", with the seed " (seed) "." } }
            }))
            @if who.may(Permission::ExportChildren) { (downloads(&[("Every child of the review (CSV)", format!("{}/rows.csv", paths::review(&review.id)))])) }
        }))
}

/// Whether all were reviewed by the day, in a sentence.
fn answer(review: &Review, standing: &Standing) -> Markup {
    let by_day = review
        .places
        .iter()
        .filter(|place| in_time(review, place))
        .count();
    html! {
        @if by_day == standing.all { "All " (words::count(standing.all, "child was", "children were")) " reviewed by " (words::day(review.terms.due)) ", the day it was due" }
        @else { (by_day) " of " (words::count(standing.all, "child was", "children were")) " reviewed by " (words::day(review.terms.due)) ", the day it was due" }
        @if standing.left > 0 { "; " strong { (standing.left) " " (if standing.left == 1 { "is" } else { "are" }) " still to be reviewed" } }
        @if standing.accounted > 0 { "; " (standing.accounted) " " (if standing.accounted == 1 { "was" } else { "were" }) " accounted for without a review" }
        "."
    }
}

/// The sum, line by line.
fn sum(seen: &Seen<'_>, standing: &Standing) -> Markup {
    let in_time = seen.count(Show::InTime);
    let after = standing.reviewed - in_time;
    let frozen = standing.all - standing.after;
    html! {
        table.wm-t {
            caption { "The numbers add up: each line is part of the one it stands under." }
            thead { tr { th scope="col" { "Children" } th.n scope="col" { "How many" } } }
            tbody {
                tr { th scope="row" { strong { "In the review" } } td.n { strong { (seen.opened(Show::All, standing.all)) } } }
                tr { th scope="row" { "frozen when it began, and " (standing.after) " who came after" } td.n { (frozen) " + " (seen.opened(Show::After, standing.after)) } }
                tr { th scope="row" { strong { "Reviewed" } } td.n { strong { (seen.opened(Show::Reviewed, standing.reviewed)) } } }
                tr { th scope="row" { "by " (words::day(seen.review.terms.due)) ", and after it" } td.n { (seen.opened(Show::InTime, in_time)) " + " (after) } }
                tr { th scope="row" { strong { "Accounted for without a review" } } td.n { strong { (seen.opened(Show::Accounted, standing.accounted)) } } }
                tr { th scope="row" { strong { "Still to be reviewed" } } td.n { strong { (seen.opened(Show::Left, standing.left)) } } }
                tr { th scope="row" { "given to a reviewer, and to nobody yet" } td.n { (seen.opened(Show::Waiting, standing.waiting)) " + " (seen.opened(Show::NotGiven, standing.not_given)) } }
            }
            tfoot { tr { th scope="row" { "Reviewed, accounted for and still to be reviewed" } td.n { (standing.reviewed) " + " (standing.accounted) " + " (standing.left) " = " (standing.reviewed + standing.accounted + standing.left) } } }
        }
        (accounted(seen))
    }
}

/// Why some were not reviewed.
fn accounted(seen: &Seen<'_>) -> Markup {
    let all: Vec<&Place> = (seen.review.places.iter())
        .filter(|place| Show::Accounted.holds(seen, place))
        .collect();
    html! {
        @for place in all {
            @if let Some((at, by, words)) = &place.accounted { p.wm-p { "Child " (place.n) ": “" (words) "” " span.wm-sub { (by.name) ", " (words::moment(*at)) } } }
        }
    }
}

/// Who reviewed how many, from when to when.
fn by_whom(seen: &Seen<'_>) -> Markup {
    let mut all: std::collections::BTreeMap<&str, Vec<jiff::Timestamp>> =
        std::collections::BTreeMap::new();
    for found in seen.review.places.iter().filter_map(Place::outcome) {
        all.entry(&found.by.name).or_default().push(found.at);
    }
    let own = (seen.review.places.iter())
        .filter(|place| {
            let name = place.outcome().map(|found| found.by.name.as_str());
            name.is_some_and(|name| place.member.is_held_by("", name))
        })
        .count();
    html! {
        @if all.is_empty() { p.wm-p { "Nobody has been reviewed yet." } }
        @else {
            table.wm-t.wm-stack {
                caption {
                    @if own == 0 { "Checked by name: nobody of these is among those who held the case of a child they reviewed." }
                    @else { strong.wm-late { (words::count(own, "child was", "children were")) " reviewed by somebody of the name of who held the case." } }
                }
                thead { tr { th scope="col" { "Reviewer" } th.n scope="col" { "Reviewed" } th scope="col" { "First and last" } } }
                tbody { @for (name, days) in &all { tr {
                    th scope="row" { (name) }
                    td.n data-l="Reviewed" { (days.len()) }
                    td data-l="First and last" { @if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) { (words::moment(*first)) " to " (words::moment(*last)) } }
                } } }
                tfoot { tr { th scope="row" { "All" } td.n data-l="Reviewed" { (all.values().map(Vec::len).sum::<usize>()) } td {} } }
            }
        }
    }
}

fn found(seen: &Seen<'_>, standing: &Standing) -> Markup {
    html! {
        table.wm-t {
            caption { "Of the children reviewed, as said by their reviewers." }
            thead { tr { th scope="col" { "Outcome" } th.n scope="col" { "Children" } } }
            tbody { @for outcome in Outcome::ALL { tr { th scope="row" { (outcome.name()) } td.n { (seen.opened(Show::Came(outcome), standing.came_to(outcome))) } } } }
            tfoot { tr { th scope="row" { "Reviewed" } td.n { (standing.reviewed) } } }
        }
        @if standing.reviewed > 0 { (answers(seen)) }
    }
}

/// How each question of the review was answered.
fn answers(seen: &Seen<'_>) -> Markup {
    use improvement::review::Answered;
    let count = |question: &str, answered: Answered| {
        let found = seen.review.places.iter().filter_map(Place::outcome);
        found
            .flat_map(|found| &found.answers)
            .filter(|each| each.question == *question && each.answer == answered)
            .count()
    };
    html! {
        @if !seen.review.terms.questions.is_empty() {
            table.wm-t.wm-stack {
                caption { "What reviewers answered." }
                thead { tr { th scope="col" { "Question" } @for answered in Answered::ALL { th.n scope="col" { (answered.name()) } } } }
                tbody { @for question in &seen.review.terms.questions { tr {
                    th scope="row" { (question) }
                    @for answered in Answered::ALL { td.n data-l=(answered.name()) { (count(question, answered)) } }
                } } }
            }
        }
    }
}

/// What was decided for each child of whom something must be done.
fn done(seen: &Seen<'_>) -> Markup {
    let all: Vec<&Place> = (seen.review.places.iter())
        .filter(|place| {
            place
                .outcome()
                .is_some_and(|found| found.outcome.asks_for_action())
        })
        .filter(|place| !place.is_blind(&seen.who.person))
        .collect();
    let shown: Vec<&Place> = all
        .iter()
        .copied()
        .filter(|place| seen.shows(place))
        .collect();
    html! {
        @if all.is_empty() { p.wm-p { "Of nobody yet." } }
        @if !shown.is_empty() {
            table.wm-t.wm-stack {
                caption { (words::count(all.len(), "child", "children")) " for whom something must happen." }
                thead { tr { th.wm-who scope="col" { "Child" } th scope="col" { "Found" } th scope="col" { "What must happen" } th scope="col" { "By when" } } }
                tbody { @for place in &shown { @if let Some(found) = place.outcome() { tr {
                    th scope="row" { (seen.child(place)) }
                    td data-l="Found" { (seen.outcome(place)) }
                    td.wm-typed data-l="What must happen" { (found.decision) }
                    td data-l="By when" { @if let Some(day) = found.by_when { (words::day(day)) } }
                } } } }
            }
        }
        @if all.len() > shown.len() { p.wm-p { (words::count(all.len() - shown.len(), "more child is", "more children are")) " counted here and not shown in your role." } }
    }
}

/// Every escalation with its times.
fn escalations(seen: &Seen<'_>) -> Markup {
    let all: Vec<(&Place, &Escalation)> = (seen.review.places.iter())
        .filter(|place| !place.is_blind(&seen.who.person))
        .flat_map(|place| place.escalations.iter().map(move |each| (place, each)))
        .collect();
    let late = all
        .iter()
        .filter(|(_, each)| each.is_late(seen.now))
        .count();
    html! {
        @if all.is_empty() { p.wm-p { "No reviewer has said that a child is not safe, or that it is not known." } }
        @else {
            table.wm-t.wm-stack {
                caption { (words::count(all.len(), "child", "children")) " escalated, " (seen.opened(Show::LateEscalation, late)) " not made safe within " (words::count(usize::from(seen.review.terms.hours), "hour", "hours")) "." }
                thead { tr { th scope="col" { "Child" } th scope="col" { "Found" } th scope="col" { "Told" } th scope="col" { "Must be safe by" } th scope="col" { "What made them safe" } } }
                tbody { @for (place, each) in &all { tr {
                    th scope="row" { "Child " (place.n) }
                    td data-l="Found" { (each.outcome.name()) span.wm-sub.wm-line { (words::clock(each.at)) ", " (each.by.name) @if each.second { ", second look" } } }
                    td data-l="Told" { (escalation::told_words(each)) }
                    td data-l="Must be safe by" { (escalation::due(each, seen.now)) }
                    td.wm-typed data-l="What made them safe" {
                        @match (&each.ended, seen.shows(place)) { (Some(ended), true) => { (ended.words) span.wm-sub.wm-line { (ended.by.name) } }, (Some(_), false) => "Said; not shown in your role", (None, _) => strong.wm-late { "Not yet said" } }
                    }
                } } }
            }
        }
        @let differ = seen.count(Show::Looks(Agreement::Safety));
        @if differ > 0 { p.wm-p { "The two looks differ on whether the child is safe for " (seen.opened(Show::Looks(Agreement::Safety), differ)) "." } }
    }
}
