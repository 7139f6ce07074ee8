//! The core measures of a pack: a picture, a sentence, which way is better, how many of how many.

use ::measures::catalogue;
use ::measures::measure::Measure;
use ::measures::spc::{Chart, Now};
use charts::spc::Series;
use charts::{Words, spc};
use improvement::plan::Rating;
use jiff::civil::Date;
use pack::{Paper, Picture, Table};

use super::Moment;
use crate::records::{Measured, Records};
use crate::web::pages::measures::shown;

/// The most measures of a pack: boards read no more (the Association of Directors of Children's Services told Parliament
/// that 25 to 30 are enough for a whole service).
const MOST: usize = 15;
/// Of those the plan names no more than so many, so that the usual ones keep their places.
const MOST_NAMED: usize = 7;
/// The most that come of one action, and of one area of the service.
const MOST_OF_ONE: usize = 2;
/// Months drawn.
const MONTHS: usize = 24;
/// Months told in a table where no chart is drawn.
const MONTHS_TOLD: usize = 6;

/// Shown in every pack where they can be had, after those the plan names.
const USUAL: [&str; 12] = [
    "HP10", "HP15", "HP23", "HP29", "MI05", "EX02", "CL01", "CL05", "CL10", "LV03", "WF06", "WF08",
];

/// The codes of a pack: those that actions name which are open or complete no longer, in the order of the plan and a few
/// of each, then the usual ones; as many as are read.
pub(super) fn codes(moment: &Moment) -> Vec<&'static str> {
    let open = moment
        .now
        .plan
        .in_force()
        .filter(|action| moment.standing(action).1 != Rating::Complete)
        .map(|action| action.words.measures.as_slice());
    chosen(open)
}

/// The codes out of the measures that each open action names.
fn chosen<'a>(actions: impl Iterator<Item = &'a [String]>) -> Vec<&'static str> {
    let mut chosen: Vec<&'static Measure> = Vec::new();
    for named in actions {
        let mut of_this = 0;
        for measure in named.iter().filter_map(|code| catalogue::find(code)) {
            let of_area = chosen
                .iter()
                .filter(|each| each.area == measure.area)
                .count();
            let room = of_this < MOST_OF_ONE && of_area < MOST_OF_ONE && chosen.len() < MOST_NAMED;
            if room && !chosen.iter().any(|each| each.id == measure.id) {
                chosen.push(measure);
                of_this += 1;
            }
        }
    }
    let mut codes: Vec<&'static str> = chosen.iter().map(|measure| measure.id).collect();
    for measure in USUAL.into_iter().filter_map(catalogue::find) {
        if !codes.contains(&measure.id) {
            codes.push(measure.id);
        }
    }
    codes.truncate(MOST);
    codes
}

/// A core measure whose chart says something else than it did on an earlier day.
pub(super) struct Moved {
    pub(super) name: &'static str,
    pub(super) was: String,
    pub(super) now: String,
}

/// The core measures that have moved since a day; none where they cannot be told.
pub(super) fn moved(moment: &Moment, since: Date) -> Option<Vec<Moved>> {
    let records = moment.records.as_ref()?;
    let moved = codes(moment).into_iter().filter_map(|code| {
        let measured = records
            .measured
            .iter()
            .find(|each| each.measure.id == code && each.counted.is_ok())?;
        let (was, now) = (
            measured.chart_on(children::Day::from_date(since)?),
            measured.chart(),
        );
        (was.headline() != now.headline()).then(|| Moved {
            name: measured.measure.name,
            was: was.headline().to_owned(),
            now: format!(
                "{}: {}",
                now.headline(),
                shown::inside(&shown::signal_words(measured, &now))
            ),
        })
    });
    Some(moved.collect())
}

/// The section of the core measures. The months behind each picture come back, for the appendix.
pub(super) fn section(paper: &mut Paper, moment: &Moment) -> Vec<Table> {
    paper.heading(1, "Core measures");
    let Some(records) = &moment.records else {
        paper.warning(if moment.sees_some() {
            "The measures are not shown here: whoever made this paper sees some of the children alone."
        } else {
            "The measures cannot be shown: nothing is loaded."
        });
        return Vec::new();
    };
    let codes = codes(moment);
    let found: Vec<(&str, Option<&Measured>)> = codes
        .iter()
        .map(|code| {
            (
                *code,
                records
                    .measured
                    .iter()
                    .find(|each| each.measure.id == *code),
            )
        })
        .collect();
    let cannot: Vec<String> = found
        .iter()
        .filter_map(|(code, measured)| why_not(code, *measured))
        .collect();
    if !cannot.is_empty() {
        paper.warning(format!(
            "{} of {} measures cannot be shown: {}",
            cannot.len(),
            codes.len(),
            cannot.join(" ")
        ));
    }
    paper.words(
        "In each picture the line is the months and the thin line their average. Within the grey band a month falls by chance; \
         a ring is a month within it, and any other mark is named above the picture.",
    );
    found
        .into_iter()
        .filter_map(|(_, measured)| measured)
        .filter(|measured| measured.counted.is_ok())
        .filter_map(|measured| one(paper, records, measured))
        .collect()
}

fn why_not(code: &str, measured: Option<&Measured>) -> Option<String> {
    match measured {
        None => Some(format!("{code} is not in the catalogue.")),
        Some(measured) => {
            let why = measured.counted.as_ref().err()?;
            Some(format!(
                "{}: {}.",
                measured.measure.name,
                why.trim_end_matches('.')
            ))
        }
    }
}

fn one(paper: &mut Paper, records: &Records, measured: &Measured) -> Option<Table> {
    let measure = measured.measure;
    let chart = measured.chart();
    let says = shown::drawn_words(measured, &chart, MONTHS);
    let better = shown::better(measure.better);
    let sentence = format!("{}. {better}", says.trim_end_matches('.'));
    let stamp = match measured.headline() {
        Some(reading) => {
            let of = shown::of(&reading, measure.value);
            format!(
                "{}{} {} · {}",
                shown::value(Some(&reading), measure.value),
                if of.is_empty() {
                    String::new()
                } else {
                    format!(" ({of})")
                },
                shown::period(&reading, measure.when),
                shown::quality_word(shown::quality(records, measured)),
            )
        }
        None => "No month is complete yet".to_owned(),
    };
    paper.heading(2, measure.name);
    paper.answer(&stamp);
    paper.words(measure.asks);
    let series = shown::series(measured, &chart, MONTHS, false);
    if series.points.is_empty() {
        paper.words(sentence);
        return None;
    }
    let as_at = format!(
        "As at {} \u{b7} measure {}",
        shown::day(records.as_at),
        measure.id
    );
    if matches!(chart.now, Now::NotFor(_)) {
        paper.words(sentence);
        if let Some(table) = newest(measured, &chart) {
            paper.add(table);
        }
        paper.stamp(as_at);
        return table(&series, &format!("{}: the months told", measure.name));
    }
    let words = Words::new(
        format!("m-{}", measure.id.to_lowercase()),
        format!("{}, month by month", measure.name),
        &sentence,
    );
    let figure = spc::paper(&series, &words).into_string();
    let mut picture = Picture::from_figure(&words.title, &sentence, &figure)
        .headed()
        .stamp(as_at);
    let mut months = picture.table.take();
    if let Some(table) = &mut months {
        // Two things of one paper never have one name.
        table.caption = format!("{}: the months drawn", measure.name);
    }
    paper.add(picture);
    months
}

/// The newest months as a table, where a chart would tell chance from change that cannot be told.
fn newest(measured: &Measured, chart: &Chart) -> Option<Table> {
    let series = shown::series(measured, chart, MONTHS_TOLD, false);
    let caption = format!("{}: the newest months", measured.measure.name);
    table(&series, &caption)
}

/// Months as a table, with the marks of the page's own.
fn table(series: &Series, caption: &str) -> Option<Table> {
    let mut table =
        Picture::from_figure("", "", &spc::table(series, caption).into_string()).table?;
    table.caption = caption.to_owned();
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_action_fills_the_pack_and_the_usual_measures_keep_their_places() {
        let all: Vec<String> = catalogue::all()
            .map(|measure| measure.id.to_owned())
            .collect();
        let one = chosen([all.as_slice()].into_iter());
        assert_eq!(one.len(), USUAL.len() + MOST_OF_ONE);
        let many = chosen(all.chunks(1));
        assert_eq!(many.len(), MOST);
        let usual = many.iter().filter(|id| USUAL.contains(id)).count();
        assert!(usual >= MOST - MOST_NAMED);
        assert_eq!(chosen(std::iter::empty()), USUAL);
    }
}
