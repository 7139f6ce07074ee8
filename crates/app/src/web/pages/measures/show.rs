//! A measure: GET `/measures/{id}`, its months, periods, comparisons and groups on one page.

mod answer;
mod behind;
mod counts;
mod files;
mod groups;
mod peers;
mod periods;

use axum::extract::{Path, Query};
use charts::{Words, spc};
use maud::{Markup, html};
use measures::groups::Breakdown;
use measures::measure::{Better, When};
use measures::spc::{Chart, Now};
use serde::Deserialize;

use super::shown;
use crate::records::{Measured, Reading, Records};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};
pub(crate) use files::{groups_csv, months_csv, numbers};
pub(crate) use periods::periods;

/// What an address may ask of a measure.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    months: Option<String>,
    by: Option<String>,
}

/// The months that can be asked for.
const MONTHS: [usize; 3] = [24, 36, 72];
/// The months shown where none were asked for.
const USUAL: usize = 36;

/// A measure with all that its page shows.
pub(super) struct Subject<'a> {
    pub(super) records: &'a Records,
    pub(super) measured: &'a Measured,
    pub(super) chart: Chart,
    pub(super) headline: Option<Reading>,
    pub(super) months: usize,
    pub(super) by: Breakdown,
}

impl<'a> Subject<'a> {
    pub(super) fn of(records: &'a Records, id: &str, asked: &Asked) -> Result<Self, Error> {
        let measured = super::find(records, id)?;
        let months = asked
            .months
            .as_deref()
            .and_then(|months| months.parse().ok());
        Ok(Self {
            records,
            measured,
            chart: measured.chart(),
            headline: measured.headline(),
            months: months
                .filter(|months| MONTHS.contains(months))
                .unwrap_or(USUAL),
            by: asked
                .by
                .as_deref()
                .and_then(Breakdown::from_word)
                .filter(|by| records.offers(*by))
                .filter(|by| groups::offered(measured.measure.value).contains(by))
                .unwrap_or(Breakdown::Team),
        })
    }

    /// The address of this page with other choices.
    fn path(&self, months: usize, by: Breakdown) -> String {
        format!(
            "{}?months={months}&by={}",
            paths::measure(self.measured.measure.id),
            by.word()
        )
    }
}

/// GET `/measures/{id}`.
pub(crate) async fn show(
    Ours(records): Ours,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let subject = Subject::of(&records, &id, &asked)?;
    let measure = subject.measured.measure;
    let judgement = measure.area.judgement();
    let page = Page::new(Section::Measures, measure.name, answer::answer(&subject))
        .crumb("Measures", paths::measures())
        .crumb(judgement.name(), paths::judgement(judgement.word()))
        .caption(format!("{} · measure {}", measure.area.name(), measure.id))
        .invented(records.invented())
        .stamp(answer::stamp(&subject));
    Ok(page.body(html! {
        @if subject.measured.counted.is_ok() {
            (answer::signals(&subject))
            (months(&subject))
            (periods::section_of(&subject))
            (peers::section_of(&subject))
            (groups::section_of(&subject))
            (behind::section_of(&subject))
        }
        (counts::section_of(&subject))
    }))
}

/// The control chart with the choice of its months, and the months as a table.
fn months(subject: &Subject<'_>) -> Markup {
    let Subject {
        measured, chart, ..
    } = subject;
    let measure = measured.measure;
    let series = shown::series(measured, chart, subject.months, false);
    let available = measured.monthly().len();
    section(
        "months",
        &heading(subject),
        html! {
            @if series.points.is_empty() {
                p.wm-p { "Checked on " (shown::day(subject.records.as_at)) ". " (shown::signal_words(measured, chart)) "." }
            } @else {
                @if available > 24 {
                    p.wm-on.wm-on-screen {
                        "Months shown: "
                        @for choice in MONTHS.into_iter().filter(|choice| *choice == 24 || available > choice / 2) {
                            @if choice == subject.months { strong.wm-choice { (choice) } }
                            @else { a.govuk-link.wm-choice href={ (subject.path(choice, subject.by)) "#months" } { (choice) } }
                        }
                    }
                }
                @if matches!(chart.now, Now::NotFor(_)) {
                    p.wm-p { (shown::signal_words(measured, chart)) ". " (better(measure.better)) "." }
                    (spc::table(&series, &format!("{}, month by month", measure.name)))
                } @else {
                    (spc::large(&series, &Words::new(
                        "spc",
                        format!("{}, month by month", measure.name),
                        format!("{}. {}.", shown::drawn_words(measured, chart, subject.months), better(measure.better)),
                    )))
                    (under(chart))
                }
                (downloads(&[("Download the months (CSV)", format!("{}/months.csv", paths::measure(measure.id)))]))
            }
        },
    )
}

/// A heading of what the months show, at most ten words.
fn heading(subject: &Subject<'_>) -> String {
    let chart = &subject.chart;
    match chart.now {
        Now::NotFor(_) => "Month by month".to_owned(),
        Now::Read(newest) => {
            let (headline, running) = (chart.headline(), newest.running);
            if running > 1 {
                format!("{headline}, for {} months", words::number(running))
            } else {
                format!("{headline}, month by month")
            }
        }
    }
}

/// How the average and limits are found, and that they are on trial.
fn under(chart: &Chart) -> Markup {
    let trial = chart
        .segments
        .iter()
        .rev()
        .find_map(measures::spc::Segment::words);
    html! {
        @if chart.limits().is_some() {
            p.wm-note {
                "The average is the mean of all complete months since the first with a case; the limits lie 2.66 times the mean difference between neighbouring months on either side. "
                "A month outside them, seven in a row on one side of the average, seven rising or falling, or two of three near a limit is more than chance."
                @if chart.has_own_limits() { " Months count very different numbers, so the average is of all who were counted and each month has limits of its own: wider where fewer were counted." }
                @if let Some(trial) = trial { " " (trial) "." }
            }
        }
    }
}

fn better(better: Better) -> &'static str {
    crate::records::words::better_sentence(better)
}

/// "in the 12 months to October 2026".
fn when(subject: &Subject<'_>) -> String {
    subject
        .headline
        .as_ref()
        .map(|reading| shown::period(reading, subject.measured.measure.when))
        .unwrap_or_default()
}

/// Whether months add up.
fn adds_up(subject: &Subject<'_>) -> bool {
    subject.measured.measure.when == When::Events
}
