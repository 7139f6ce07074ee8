//! The core measures of a pack: a picture, a sentence, which way is better, how many of how many.

use ::measures::catalogue;
use charts::{Words, spc};
use improvement::plan::Rating;
use pack::{Paper, Picture, Table};

use super::Moment;
use crate::records::{Measured, Records};
use crate::web::pages::measures::shown;

/// The most measures of a pack: boards read no more (the Association of Directors of Children's Services told Parliament
/// that 25 to 30 are enough for a whole service).
const MOST: usize = 15;
/// Months drawn.
const MONTHS: usize = 24;

/// Shown in every pack where they can be had, after those the plan names.
const USUAL: [&str; 12] = [
    "HP10", "HP15", "HP23", "HP29", "MI05", "EX02", "CL01", "CL05", "CL10", "LV03", "WF06", "WF08",
];

/// The codes of a pack: those that actions name which are open or complete no longer, in the order of the plan, then the usual ones; as many as are read.
pub(super) fn codes(moment: &Moment) -> Vec<&'static str> {
    let open = moment
        .now
        .plan
        .in_force()
        .filter(|action| moment.standing(action).1 != Rating::Complete);
    let named = open.flat_map(|action| action.words.measures.iter().map(String::as_str));
    let mut codes: Vec<&'static str> = Vec::new();
    for code in named.chain(USUAL) {
        let known = catalogue::find(code).map(|measure| measure.id);
        if let Some(id) = known.filter(|id| !codes.contains(id)) {
            codes.push(id);
        }
    }
    codes.truncate(MOST);
    codes
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
    let says = shown::signal_words(measured, &chart);
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
    let series = shown::series(measured, &chart, MONTHS, true);
    if series.points.is_empty() {
        paper.words(sentence);
        return None;
    }
    let words = Words::new(
        format!("m-{}", measure.id.to_lowercase()),
        format!("{}, month by month", measure.name),
        &sentence,
    );
    let figure = spc::large(&series, &words).into_string();
    let stamp = format!(
        "As at {} \u{b7} measure {}",
        shown::day(records.as_at),
        measure.id
    );
    let mut picture = Picture::from_figure(&words.title, &sentence, &figure).stamp(stamp);
    let mut months = picture.table.take();
    if let Some(table) = &mut months {
        // Two things of one paper never have one name.
        table.caption = format!("{}: the months drawn", measure.name);
    }
    paper.add(picture);
    months
}
