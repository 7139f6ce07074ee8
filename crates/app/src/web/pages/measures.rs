//! Measures: GET `/measures`, every one with its value, signal and England's, those that cannot be counted among them.

pub(crate) mod cases;
mod files;
pub(crate) mod judgement;
pub(crate) mod show;
pub(crate) mod shown;

use axum::extract::Query;
use maud::{Markup, html};
use measures::measure::{Area, Judgement};
use measures::spc::Chart;
use serde::Deserialize;

use crate::records::words::value_text;
use crate::records::{Measured, Records};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{links, paths, words};
pub(crate) use files::index_csv;

/// What an address may ask of the index.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    judgement: Option<String>,
}

impl Asked {
    /// The judgement asked for, if there is one of that word.
    fn judgement(&self) -> Option<Judgement> {
        self.judgement.as_deref().and_then(judgement_of)
    }
}

/// The judgement of a word.
fn judgement_of(word: &str) -> Option<Judgement> {
    Judgement::ALL.into_iter().find(|each| each.word() == word)
}

/// The measure of a code, in any case.
pub(crate) fn find<'a>(records: &'a Records, id: &str) -> Result<&'a Measured, Error> {
    records
        .measured
        .iter()
        .find(|measured| measured.measure.id.eq_ignore_ascii_case(id))
        .ok_or(Error::NotFound("a measure with this code"))
}

/// A measure with its chart read.
pub(crate) struct Charted<'a> {
    /// The measure.
    pub(crate) measured: &'a Measured,
    /// Its chart.
    pub(crate) chart: Chart,
}

/// The measures of a judgement (of all, without one) that could be counted, each with its chart.
pub(crate) fn charted(records: &Records, judgement: Option<Judgement>) -> Vec<Charted<'_>> {
    of(records, judgement)
        .filter(|measured| measured.counted.is_ok())
        .map(|measured| Charted {
            measured,
            chart: measured.chart(),
        })
        .collect()
}

/// The measures of a judgement; all, without one.
fn of(records: &Records, judgement: Option<Judgement>) -> impl Iterator<Item = &Measured> {
    records.measured.iter().filter(move |measured| {
        judgement.is_none_or(|judgement| measured.measure.area.judgement() == judgement)
    })
}

/// GET `/measures`.
pub(crate) async fn index(Ours(records): Ours, Query(asked): Query<Asked>) -> Page {
    let judgement = asked.judgement();
    let charted = charted(&records, judgement);
    let not_counted = of(&records, judgement).count() - charted.len();
    let worse = charted
        .iter()
        .filter(|each| shown::got_worse(&each.chart))
        .count();
    let title = judgement.map_or_else(
        || "Measures".to_owned(),
        |judgement| format!("Measures: {}", judgement.name()),
    );
    let file = judgement.map_or_else(String::new, |judgement| {
        format!("?judgement={}", judgement.word())
    });
    let page = Page::new(
        Section::Measures,
        title,
        answer(&charted, worse, not_counted),
    )
    .invented(records.invented())
    .stamp(stamp(&records));
    page.body(html! {
        (choice(judgement))
        p.wm-on.wm-on-screen {
            "On this page: "
            @for area in Area::ALL.into_iter().filter(|area| judgement.is_none_or(|judgement| area.judgement() == judgement)) {
                a.govuk-link.wm-choice href={ "#" (area.word()) } { (area.name()) }
            }
        }
        (downloads(&[("Download all of these (CSV)", format!("/measures.csv{file}"))]))
        @for area in Area::ALL {
            @if judgement.is_none_or(|judgement| area.judgement() == judgement) { (table(&records, area, &charted)) }
        }
        (section("change", "What would change this page", html! {
            p.wm-p {
                "The next load. Measures that cannot be counted name the table they want: "
                (links::to(&paths::loads(), "load it")) ", and they are counted. What counts as met or not is each measure’s own definition, on its page."
            }
        }))
    })
}

/// "Seven of 112 measures got worse by more than chance, nine got better. 31 more cannot be counted from what is loaded."
fn answer(charted: &[Charted<'_>], worse: usize, not_counted: usize) -> Markup {
    let better = charted
        .iter()
        .filter(|each| shown::mark_now(&each.chart) == Some(charts::spc::Mark::Better))
        .count();
    html! {
        @if charted.is_empty() { "No measure can be counted from what is loaded" }
        @else {
            (words::capital(&words::number(worse))) " of " (words::count(charted.len(), "measure", "measures"))
            " got worse by more than chance and " (words::number(better)) " got better"
        }
        "."
        @if not_counted > 0 {
            " " (words::capital(&words::number(not_counted))) " more cannot be counted from what is loaded."
        }
    }
}

/// The day the numbers speak of.
pub(crate) fn stamp(records: &Records) -> Markup {
    let old = usize::try_from(records.days_old()).unwrap_or_default();
    html! {
        "As at " (shown::day(records.as_at)) ", the newest day in the records"
        @if old > 0 { ", " (words::count(old, "day", "days")) " ago" }
        ". " (words::thousands(u32::try_from(records.open()).unwrap_or(u32::MAX))) " children open to us. "
        "Each number says how many of how many, and how many could not be judged."
    }
}

fn choice(judgement: Option<Judgement>) -> Markup {
    let mut choices = vec![(String::new(), "All four judgements".to_owned())];
    choices.extend(Judgement::ALL.map(|each| (each.word().to_owned(), each.name().to_owned())));
    html! {
        (filter::filter(
            &paths::measures(),
            "Choose which measures are listed",
            filter::select("Judgement", "judgement", &choices, judgement.map_or("", Judgement::word)),
            "Apply filter",
        ))
        p.wm-on {
            "With charts: "
            @for each in Judgement::ALL {
                a.govuk-link.wm-choice href=(paths::judgement(each.word())) { (each.name()) }
            }
        }
    }
}

/// The measures of an area, those that cannot be counted with why.
fn table(records: &Records, area: Area, charted: &[Charted<'_>]) -> Markup {
    let of_area: Vec<&Measured> = records
        .measured
        .iter()
        .filter(|measured| measured.measure.area == area)
        .collect();
    let chart = |id: &str| {
        charted
            .iter()
            .find(|each| each.measured.measure.id == id)
            .map(|each| &each.chart)
    };
    let without = of_area
        .iter()
        .filter(|measured| measured.counted.is_err())
        .count();
    if of_area.is_empty() {
        return html! {};
    }
    section(
        area.word(),
        area.name(),
        html! {
            table.wm-t.wm-stack {
                caption {
                    (words::capital(&words::count(of_area.len(), "measure", "measures")))
                    @if without > 0 { ", " (words::number(without)) " of them not countable" }
                    "."
                }
                thead {
                    tr {
                        th scope="col" { "Measure" }
                        th.n scope="col" { "Value" }
                        th.n scope="col" { "Made from" }
                        th.pl scope="col" { "Signal" }
                        th.n scope="col" { "England" }
                        th.pl scope="col" { "Quality" }
                    }
                }
                tbody {
                    @for measured in of_area {
                        @match (&measured.counted, chart(measured.measure.id)) {
                            (Ok(_), Some(chart)) => (row(records, measured, chart)),
                            (Err(why), _) => (cannot(measured, why)),
                            (Ok(_), None) => {},
                        }
                    }
                }
            }
        },
    )
}

fn row(records: &Records, measured: &Measured, chart: &Chart) -> Markup {
    let measure = measured.measure;
    let reading = measured.headline();
    html! {
        tr {
            th scope="row" { a.govuk-link href=(paths::measure(measure.id)) { (measure.name) } }
            td.n data-l="Value" { b { (shown::value(reading.as_ref(), measure.value)) } }
            td.n data-l="Made from" { @if let Some(reading) = &reading { (shown::of(reading, measure.value)) } }
            td.pl data-l="Signal" { (shown::signal(chart)) }
            td.n data-l="England" { @if let Some((value, year)) = published(measured) { (value_text(value, measure.value)) " " span.wm-sub { "in " (year) } } @else { span.wm-sub { "none" } } }
            td.pl data-l="Quality" {
                (shown::quality_word(shown::quality(records, measured)))
                @if left_out(measured) > 0 { span.wm-sub.wm-line { (words::thousands(left_out(measured))) " not judged" } }
            }
        }
    }
}

fn cannot(measured: &Measured, why: &str) -> Markup {
    html! {
        tr {
            th scope="row" { a.govuk-link href=(paths::measure(measured.measure.id)) { (measured.measure.name) } }
            td colspan="5" data-l="Value" { span.wm-sub { "Not counted: " (shown::inside(why)) } }
        }
    }
}

/// England's latest published value, with its year.
fn published(measured: &Measured) -> Option<(f64, i16)> {
    let indicator = measured.published()?;
    let year = indicator.latest()?;
    Some((indicator.england(year)?, year))
}

/// How many cases of the headline could not be judged.
fn left_out(measured: &Measured) -> u32 {
    measured.counted.as_ref().map_or(0, |counted| {
        measured
            .headline_months()
            .map(|at| counted.left_out(at))
            .sum::<u32>()
            + counted.left_out_undated
    })
}
