//! How a review went by day: how many are done of how many, drawn and as a table.

use charts::Words;
use charts::progress::{self, Step};
use improvement::review::Review;
use maud::{Markup, html};

use super::day_of;
use crate::state::App;
use crate::web::words;

/// The picture, with its table.
pub(super) fn draw(app: &App, review: &Review) -> Markup {
    let until = review
        .closed
        .as_ref()
        .map_or(app.today(), |(at, ..)| day_of(*at));
    let days = review.progress(until, day_of);
    let steps: Vec<Step> = (days.iter())
        .map(|day| Step {
            day: day.day,
            all: u32::try_from(day.all).unwrap_or(u32::MAX),
            done: u32::try_from(day.done).unwrap_or(u32::MAX),
        })
        .collect();
    let last = days.last().map_or((0, 0), |day| (day.done, day.all));
    let sentence = format!(
        "{} of {} done by {}; all are due by {}.",
        last.0,
        last.1,
        words::day(until),
        words::day(review.terms.due)
    );
    let table = html! {
        table.wm-t {
            thead { tr { th scope="col" { "When the day ended" } th.n scope="col" { "Done" } th.n scope="col" { "Children in the review" } } }
            tbody { @for day in &days { tr { th scope="row" { (words::day(day.day)) } td.n { (day.done) } td.n { (day.all) } } } }
        }
    };
    let words = Words::new("progress", "Children done, by day", sentence);
    progress::draw(&steps, review.terms.due, &words, &table)
}
