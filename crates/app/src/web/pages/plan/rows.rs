//! Actions as a table: what is done, by whom, by when, and the three things apart.

use improvement::plan::{Action, Rating, Standing};
use maud::{Markup, html};

use super::marks;
use super::moment::Moment;
use crate::web::{paths, words};

/// A table of actions, in the order given.
pub(super) fn table(
    moment: &Moment,
    rows: &[(&Action, Standing, Rating)],
    caption: &str,
) -> Markup {
    html! {
        table.wm-t.wm-stack.wm-plan.wm-on-paper-wide {
            @if !caption.is_empty() { caption { (caption) } }
            thead { tr {
                th scope="col" { "Action" } th scope="col" { "Owner" } th scope="col" { "Due" }
                th scope="col" { "Task" } th scope="col" { "Practice" } th scope="col" { "Children" } th scope="col" { "Rating" }
            } }
            tbody { @for (action, standing, rating) in rows { (row(moment, action, standing, *rating)) } }
        }
    }
}

fn row(moment: &Moment, action: &Action, standing: &Standing, rating: Rating) -> Markup {
    let words = &action.words;
    html! {
        tr {
            th scope="row" {
                a.govuk-link href=(link(moment, &action.id)) { (words.title) }
                span.wm-mark {
                    (action.id)
                    @if words.answers.is_empty() { ", answers no finding" }
                    @else { ", answers " (words.answers.join(", ")) }
                    @if !words.partners.is_empty() { ", with " (words.partners.join(", ")) }
                }
            }
            td data-l="Owner" {
                @if words.owner.is_empty() { "nobody" } @else { (words.owner) }
                @if moment.owners.has_left(&words.owner) { span.wm-mark { "has left" } }
            }
            td data-l="Due" { @match words.due { Some(due) => (words::day(due)), None => "no day" } }
            td data-l="Task" { (marks::task(standing.task)) }
            td data-l="Practice" { (marks::practice(standing.practice)) }
            td data-l="Children" { (marks::outcome(standing.outcome)) }
            td data-l="Rating" {
                (marks::rating(rating))
                span.wm-mark { (because(action, standing, rating)) }
            }
        }
    }
}

/// Why it is rated as it is, in a sentence.
pub(super) fn because(action: &Action, standing: &Standing, rating: Rating) -> String {
    match (action.rated_by_hand(), rating) {
        (Some(rated), _) => format!("As {} rated it: {}", rated.by.name, rated.why),
        (None, Rating::Green) => String::new(),
        // What stood in the way and was overruled; nothing where nothing did.
        (None, Rating::Complete) => standing.because.get(1).cloned().unwrap_or_default(),
        (None, Rating::Red | Rating::Amber | Rating::Unsupported | Rating::WorseSince) => {
            standing.because.first().cloned().unwrap_or_default()
        }
    }
}

/// An action, of the same day.
fn link(moment: &Moment, id: &str) -> String {
    match moment.past {
        Some(day) => format!("{}?on={day}", paths::action(id)),
        None => paths::action(id),
    }
}
