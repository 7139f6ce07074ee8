//! One of the four judgements: GET `/judgements/{word}`, its measures as small charts and its lists with their counts.

use axum::extract::Path;
use charts::spc::Mark;
use maud::{Markup, html};
use measures::measure::Area;
use measures::worklist::State;

use super::{Charted, charted, judgement_of, shown, stamp};
use crate::records::{Measured, Records, Standing};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// GET `/judgements/{word}`.
pub(crate) async fn show(Ours(records): Ours, Path(word): Path<String>) -> Result<Page, Error> {
    let judgement = judgement_of(&word).ok_or(Error::NotFound("a judgement of this name"))?;
    let mut all = charted(&records, Some(judgement));
    telling_first(&mut all);
    let page = Page::new(Section::Measures, judgement.name(), answer(&all))
        .crumb("Measures", paths::measures())
        .invented(records.invented())
        .stamp(stamp(&records));
    Ok(page.body(html! {
        p.wm-p { (about_charts(&records)) }
        (shown::key(&Mark::ALL))
        (downloads(&[("Download these measures (CSV)", format!("/measures.csv?judgement={}", judgement.word()))]))
        @for area in Area::ALL.into_iter().filter(|area| area.judgement() == judgement) {
            (one_area(&records, area, &all))
        }
    }))
}

/// What every small chart on a page is.
pub(crate) fn about_charts(records: &Records) -> String {
    let months = records.months;
    let last = if months.last_is_complete() {
        months.len() - 1
    } else {
        months.len().saturating_sub(2)
    };
    format!(
        "Each chart: 24 months to {}. Only what is true now is coloured; a gap is a month without a case. The number above a chart is of twelve months, or of now; its points are single months. The average and its band come from every month there is data for.",
        months.month(last)
    )
}

/// What got worse first, then what got better, then what changed, then the rest; each in the order of the catalogue.
pub(crate) fn telling_first(all: &mut [Charted<'_>]) {
    all.sort_by_key(|each| match shown::mark_now(&each.chart) {
        Some(Mark::Worse) => 0,
        Some(Mark::Better) => 1,
        Some(Mark::Neutral) => 2,
        Some(Mark::Expected) => 3,
        None => 4,
    });
}

fn answer(all: &[Charted<'_>]) -> Markup {
    let worse: Vec<String> = all
        .iter()
        .filter(|each| shown::got_worse(&each.chart))
        .map(|each| shown::inside(each.measured.measure.name))
        .collect();
    html! {
        @match worse.as_slice() {
            [] => { "None of " (words::count(all.len(), "measure", "measures")) " got worse by more than chance." },
            [one] => { "One of " (words::count(all.len(), "measure", "measures")) " got worse by more than chance: " (one) "." },
            [first, second, ..] => {
                (words::capital(&words::number(worse.len()))) " of " (words::count(all.len(), "measure", "measures"))
                " got worse by more than chance, " (first) " and " (second)
                @if worse.len() > 2 { " among them" } "."
            },
        }
    }
}

fn one_area(records: &Records, area: Area, all: &[Charted<'_>]) -> Markup {
    let cards: Vec<&Charted<'_>> = all
        .iter()
        .filter(|each| each.measured.measure.area == area)
        .collect();
    let cannot: Vec<(&Measured, &str)> = records
        .measured
        .iter()
        .filter(|measured| measured.measure.area == area)
        .filter_map(|measured| {
            measured
                .counted
                .as_ref()
                .err()
                .map(|why| (measured, why.as_str()))
        })
        .collect();
    let lists: Vec<&Standing> = records
        .lists
        .all()
        .iter()
        .filter(|standing| standing.list.area == area)
        .collect();
    if cards.is_empty() && cannot.is_empty() && lists.is_empty() {
        return html! {};
    }
    section(
        area.word(),
        area.name(),
        html! {
            @if !lists.is_empty() { (counts(&lists)) }
            div.wm-cards { @for each in cards { (shown::card(each.measured, &each.chart, shown::Level::Third)) } }
            @if !cannot.is_empty() {
                h3 { "Not counted, and why" }
                ul.wm-links {
                    @for (measured, why) in cannot {
                        li { a.govuk-link href=(paths::measure(measured.measure.id)) { (measured.measure.name) } ": " span.wm-sub { (shown::inside(why)) } }
                    }
                }
            }
        },
    )
}

/// The lists of an area with how many are on each.
fn counts(lists: &[&Standing]) -> Markup {
    html! {
        ul.wm-counts {
            @for standing in lists {
                @let late = standing.entries().iter().filter(|entry| entry.state == State::Late).count();
                li {
                    a.govuk-link href=(paths::list(standing.list.id)) { (standing.list.name) } " "
                    @match standing.why_not() {
                        Some(why) => span.wm-sub { "not built: " (shown::inside(why)) },
                        None => {
                            b { (standing.entries().len()) }
                            @if late > 0 && late < standing.entries().len() { span.wm-sub { ", " (late) " late" } }
                        },
                    }
                }
            }
        }
    }
}
