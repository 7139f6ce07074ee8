//! Today: GET `/`, what not to rely on, which children need someone to act, whom nobody holds, and what moved.

mod answer;
mod judgements;
mod lists;
mod nobody;
mod rely;

use axum::extract::State;
use jiff::civil::Weekday;
use maud::{Markup, html};
use measures::measure::Judgement;

use super::measures::{Charted, charted, shown};
use super::returns;
use crate::records::Records;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::page::{Page, Section};
use crate::web::who::Asking;
use crate::web::words;

/// What the page is made from, worked out once.
struct Moment<'a> {
    records: &'a Records,
    /// Rows of what not to rely on.
    rely: Vec<rely::Row>,
    /// The measures of each judgement that could be counted.
    judged: Vec<(Judgement, Vec<Charted<'a>>)>,
}

/// GET `/`.
pub(crate) async fn show(State(app): State<App>, Ours(records): Ours) -> Result<Page, Error> {
    let to_correct = returns::to_correct(&app, &records).await?;
    let asking = Asking::now();
    // The weeks of every list are worked out when first asked for: not on a thread that serves.
    let made = tokio::task::spawn_blocking(move || {
        Asking::drawn_for(asking, || page(&records, &to_correct))
    });
    let made = made.await;
    made.map_err(|why| Error::Failed(why.into()))
}

fn page(records: &Records, to_correct: &Markup) -> Page {
    records.weeks_known();
    let moment = Moment {
        records,
        rely: rely::rows(records),
        judged: Judgement::ALL
            .map(|judgement| (judgement, charted(records, Some(judgement))))
            .into(),
    };
    Page::new(
        Section::Today,
        "Today",
        html! { (answer::sentence(&moment)) },
    )
    .caption(format!(
        "{} {}",
        weekday(records.today),
        shown::day(records.today)
    ))
    .invented(records.invented())
    .stamp(stamp(&moment))
    .body(html! {
        (rely::section_of(&moment.rely))
        section.wm-sec.wm-two {
            (lists::part(records))
            (nobody::part(records))
        }
        (to_correct)
        (judgements::section_of(&moment))
    })
}

/// How many children, the day the records speak of, and how many sources are in force.
fn stamp(moment: &Moment<'_>) -> Markup {
    let records = moment.records;
    let old = usize::try_from(records.days_old()).unwrap_or_default();
    let sources = crate::records::Source::ALL.len();
    html! {
        (words::thousands(u32::try_from(records.open()).unwrap_or(u32::MAX))) " children open to us, as at " (shown::day(records.as_at))
        @if old == 0 { ", today" } @else { ", " (words::count(old, "day", "days")) " ago" }
        ". " (records.loads.len()) " of " (sources) " sources are loaded"
        @if let Some(newest) = records.loads.iter().map(|load| load.at).max() { ", the newest on " (words::moment(newest)) }
        "."
    }
}

fn weekday(day: children::Day) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
