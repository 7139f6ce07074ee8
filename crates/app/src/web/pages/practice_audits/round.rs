//! A round of audits: GET /audits/{id}: who waits, who audits whom, what was found, how the sample was drawn.

use access::{Acting, Permission};
use axum::extract::{Path, State};
use improvement::audit::{FollowUp, Item, Round, Seat, Stands};
use maud::{Markup, html};

use super::people::{self, Candidate};
use super::typed::Typed;
use super::{findings, follow_ups, name, said, share, shown_to};
use crate::programme::Kept;
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary};
use crate::web::govuk::{details::details, downloads::downloads, section::section};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The round.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    view(&app, &look, &who, &kept, &id, &Typed::default(), &[]).await
}

/// The page of a round, with what was typed into one of its forms.
pub(super) async fn view(
    app: &App,
    look: &Look,
    who: &Acting,
    kept: &Kept,
    id: &str,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let round = kept
        .now
        .audits
        .round(id)
        .ok_or(Error::NotFound("this round of audits"))?;
    let today = app.today();
    let runs = who.may(Permission::RunReviews) && round.closed.is_none();
    let among = if runs {
        people::candidates(app).await?
    } else {
        Vec::new()
    };
    let blind = round.is_blind(&who.person);
    let earlier = round
        .words
        .again
        .as_deref()
        .and_then(|id| kept.now.audits.round(id));
    let title = if wrong.is_empty() {
        round.words.title.clone()
    } else {
        format!("Error: {}", round.words.title)
    };
    let waiting = waiting(round, who);
    Ok(Page::new(Section::PracticeAudits, title, sentence(round))
        .caption(format!("Round {}", round.id))
        .crumb("Practice audits", paths::practice_audits())
        .invented(look.invented())
        .stamp(html! {
            "Begun on " (words::moment(round.begun)) " by " (round.by.name) ". Drawn from: " (round.words.from) ", as at " (words::day(round.words.as_at)) "."
            @if let Some(due) = round.words.due { " To be in by " (words::day(due)) "." }
            @if let Some((at, by)) = &round.closed { " Closed on " (words::moment(*at)) " by " (by.name) "." }
        })
        .body(html! {
            (summary(wrong))
            @if !round.words.purpose.is_empty() { p.wm-p.wm-typed { (round.words.purpose) } }
            @if !waiting.is_empty() { (section("waiting", "Children who wait for an answer", follow_ups(look, &waiting, today))) }
            (section("children", "Children", children(look, round, who)))
            @if runs { (section("share", "Share the audits out", share::form(round, kept, &among, typed, wrong))) }
            @if blind {
                (section("grades", "What was found", html! { p.wm-p { "You audit a child whom somebody else audits too: what was found is shown once yours is handed in." } }))
            } @else {
                (section("grades", "What was found", found(round, earlier)))
                @if who.may(Permission::WorkProgramme) && round.handed_in() > 0 { (section("plan", "Take a theme into the plan", findings::form(round, typed, wrong))) }
            }
            (section("draw", "How the sample was drawn", drawn(round)))
            @if who.may(Permission::RunReviews) { (again(round)) }
            @if runs { (end(round, kept.now.version(&format!("audit:{id}")))) }
        }))
}

fn sentence(round: &Round) -> Markup {
    let (to_audit, left) = (round.to_audit(), round.items.len() - round.to_audit());
    html! {
        (round.handed_in()) " of " (words::count(to_audit, "audit is", "audits are")) " handed in, " (round.count(|stands| stands == Stands::Moderated)) " moderated."
        @if left > 0 { " " (words::count(left, "child", "children")) " of the sample could not be audited." }
    }
}

/// Follow-ups of this round that may be told to whoever asks.
fn waiting<'a>(round: &'a Round, who: &Acting) -> Vec<(&'a Round, &'a Item, &'a FollowUp)> {
    let mut all: Vec<(&Round, &Item, &FollowUp)> = round
        .items
        .iter()
        .filter_map(|item| Some((round, item, item.follow_up.as_ref()?)))
        .filter(|(_, _, follow_up)| follow_up.remedied.is_none())
        .collect();
    all.sort_by_key(|(_, item, follow_up)| (follow_up.next_due(), item.number));
    shown_to(all, who)
}

/// The children of the round whom whoever asks may see; the others are counted.
fn children(look: &Look, round: &Round, who: &Acting) -> Markup {
    // A child who is gone from what was loaded stays as a row, where nobody is left out.
    let is_row = |item: &&Item| {
        look.child_of(item.child.id()).is_some()
            || look.is_whole() && look.find_child(item.child.id()).is_none()
    };
    let shown: Vec<&Item> = round.items.iter().filter(is_row).collect();
    let hidden = round.items.len() - shown.len();
    html! {
        @if !shown.is_empty() {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Child" } th scope="col" { "Auditor" } th scope="col" { "Stands" } th scope="col" { "Grade over all" } } }
                tbody { @for item in &shown { tr {
                    th scope="row" {
                        a.govuk-link href=(paths::audited_child(&round.id, item.number)) { (name(look, item)) }
                        span.wm-sub.wm-line { "child " (item.number) @if let Some(stratum) = round.words.pool.get(item.stratum).filter(|stratum| !stratum.name.is_empty()) { ", " (stratum.name) } }
                    }
                    td data-l="Auditor" { (auditors(item)) }
                    td data-l="Stands" { (stands(item, who)) }
                    td data-l="Grade over all" { (grade(item, who)) }
                } } }
            }
        }
        @if hidden > 0 { p.wm-p { (words::count(hidden, "more is", "more are")) " outside what your role shows." } }
    }
}

fn auditors(item: &Item) -> Markup {
    html! {
        @match &item.auditor { Some(auditor) => (auditor.name), None => "nobody yet" }
        @if let Some(second) = &item.second { span.wm-sub.wm-line { "and " (second.name) ", blind" } }
        @if let Some(moderator) = &item.moderator { span.wm-sub.wm-line { "moderator: " (moderator.name) } }
    }
}

fn stands(item: &Item, who: &Acting) -> Markup {
    let own = item.seat_of(&who.person);
    html! {
        @if item.is_blind(&who.person) {
            @match own.and_then(|seat| item.kept(seat)) { Some(_) => "Yours is begun", None => "Yours is not begun" }
        } @else {
            (item.stands().name())
            @if item.second.is_some() { span.wm-sub.wm-line { @if item.handed_in(Seat::Second).is_some() { "second audit handed in" } @else { "second audit not in" } } }
        }
    }
}

fn grade(item: &Item, who: &Acting) -> Markup {
    html! {
        @if item.is_blind(&who.person) { "Shown once yours is in" }
        @else if let Some(grade) = item.grade() {
            (grade.name())
            @if let Some((weakest, many)) = item.handed_in(Seat::First).and_then(|kept| kept.form.weakest()).filter(|(weakest, _)| *weakest > grade) {
                span.wm-sub.wm-line { "weakest: " (weakest.name().to_lowercase()) " in " (words::count(many, "question", "questions")) }
            }
        } @else { "–" }
    }
}

/// What the round says by question.
fn found(round: &Round, earlier: Option<&Round>) -> Markup {
    if round.handed_in() == 0 {
        return html! { p.wm-p { "No audit is handed in yet." } };
    }
    let (confirmed, better, worse) = round.moderation();
    html! {
        (said::grades(round))
        p.wm-p { "Moderation: " (words::count(confirmed, "grade", "grades")) " confirmed, " (better) " changed to a better one, " (worse) " to a worse one." }
        @if let Some(earlier) = earlier { h3 { "Before and now" } (said::again(round, earlier)) }
        @if round.doubled() > 0 { h3 { "How far two auditors agree" } (said::agreement(round)) }
        (downloads(&[("What every round found, by question (CSV)", format!("{}.csv", paths::audit_learning()))]))
    }
}

/// How anybody repeats the draw.
fn drawn(round: &Round) -> Markup {
    let of = &round.words;
    html! {
        @if of.seed.is_empty() { p.wm-p { "Nobody was drawn by chance: these are " (of.from) ", in the order they had." } }
        @else {
            p.wm-p { "The seed of the draw is " code { (of.seed) } "." }
            (details("How to draw the same children again", html! {
                p { "For each child who could be drawn, take the SHA-256 of the seed, a line feed and the child’s identifier in the case system (UTF-8), in hexadecimal. In each part, sort by it and take the first, as many as the table says. Each part’s number is its share of the sample rounded down; what is left goes to the largest remainders." }
                p { "Who could be drawn was kept with the round, so that it can be repeated after the records have changed." }
            }))
            table.wm-t {
                thead { tr { th scope="col" { "Part" } th.n scope="col" { "Could be drawn" } th.n scope="col" { "Drawn" } } }
                tbody {
                    @for stratum in &of.pool { tr { th scope="row" { @if stratum.name.is_empty() { "Everybody" } @else { (stratum.name) } } td.n { (stratum.pool.len()) } td.n { (stratum.drawn) } } }
                    @if of.pool.len() > 1 { tr { th scope="row" { "Together" } td.n { (of.pool.iter().map(|each| each.pool.len()).sum::<usize>()) } td.n { (of.chosen.len()) } } }
                }
            }
        }
    }
}

/// Closing the round.
fn end(round: &Round, version: u64) -> Markup {
    section(
        "end",
        "When the round is over",
        html! {
            p.wm-p { "Auditors who reach a child only because it was given to them see it no longer. What waits for an answer goes on waiting." }
            form method="post" action={ (paths::practice_audit(&round.id)) "/end" } novalidate {
                (form_token())
                input type="hidden" name="version" value=(version);
                button.govuk-button.govuk-button--secondary type="submit" { "Close the round" }
            }
        },
    )
}

fn again(round: &Round) -> Markup {
    html! {
        @if round.handed_in() > 0 {
            p.wm-p { a.govuk-link href={ (paths::new_practice_audit()) "?again=" (paths::escaped(&round.id)) } { "Audit the same children again" } ", to see what has changed for them." }
        }
    }
}

/// The people a round may be shared among, as choices of a form.
pub(super) fn choices(among: &[Candidate]) -> Vec<(String, String)> {
    among
        .iter()
        .map(|each| (each.person().person, each.label()))
        .collect()
}
