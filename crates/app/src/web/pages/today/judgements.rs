//! The four judgements: the measures that tell most of each, as small charts.

use charts::spc::Mark;
use maud::{Markup, html};
use measures::measure::Judgement;

use super::{Charted, Moment, shown};
use crate::web::govuk::section::section;
use crate::web::pages::measures::judgement::about_charts;
use crate::web::paths;

/// The measures people ask of first, in that order, where nothing moved more than chance.
const CORE: [&str; 26] = [
    "HP20", "HP29", "HP15", "HP11", "HP28", "HP23", "HP17", "MI05", "CL10", "CL05", "CL08", "CL12",
    "CL06", "CL07", "CL01", "AD01", "LV01", "LV03", "LV06", "LV11", "WF05", "WF01", "WF08", "WF04",
    "WF02", "WF12",
];

/// The place of a measure among those people ask of first.
pub(super) fn core(id: &str) -> usize {
    CORE.iter()
        .position(|each| *each == id)
        .unwrap_or(CORE.len())
}

/// Cards of a judgement: one row of three, or two where more than three moved.
const ROW: usize = 3;
/// Of two rows, at most so many cards show what got worse, so that what got better is seen too.
const WORSE: usize = 4;

/// The section with its key and the judgements, each with its measures.
pub(super) fn section_of(moment: &Moment<'_>) -> Markup {
    section(
        "judgements",
        "The four judgements",
        html! {
            p.wm-p { (about_charts(moment.records)) }
            (shown::key(&[Mark::Expected, Mark::Better, Mark::Worse]))
            @for (judgement, charted) in &moment.judged { (one(*judgement, charted)) }
        },
    )
}

fn one(judgement: Judgement, charted: &[Charted<'_>]) -> Markup {
    let worse = charted
        .iter()
        .filter(|each| shown::got_worse(&each.chart))
        .count();
    let telling = telling(charted);
    html! {
        div.wm-area {
            h3 {
                (judgement.name())
                span {
                    @if worse == 0 { "None" } @else { (worse) }
                    " of " (charted.len()) " measures got worse · "
                    a.govuk-link href=(paths::judgement(judgement.word())) { "all" span.govuk-visually-hidden { " measures: " (judgement.name()) } }
                }
            }
            @if charted.is_empty() { p.wm-p { "No measure can be counted from what is loaded." } }
            div.wm-cards { @for each in telling { (shown::card(each.measured, &each.chart, shown::Level::Fourth)) } }
        }
    }
}

/// The measures that tell most: what got worse, what got better, then those people ask of first.
fn telling<'c, 'a>(charted: &'c [Charted<'a>]) -> Vec<&'c Charted<'a>> {
    let mut all: Vec<&Charted<'_>> = charted.iter().collect();
    all.sort_by_key(|each| (rank(each), core(each.measured.measure.id)));
    let moved = all.iter().filter(|each| rank(each) < 2).count();
    let cards = if moved > ROW { 2 * ROW } else { ROW };
    let better = all.iter().filter(|each| rank(each) == 1).count();
    let worse = if moved > ROW {
        WORSE.max(cards - better.min(cards))
    } else {
        cards
    };
    let (first, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|each| rank(each) == 0);
    first
        .into_iter()
        .take(worse)
        .chain(rest)
        .take(cards)
        .collect()
}

/// What got worse, then what got better, then the rest; what has no chart last.
fn rank(each: &Charted<'_>) -> u8 {
    match shown::mark_now(&each.chart) {
        Some(Mark::Worse) => 0,
        Some(Mark::Better) => 1,
        Some(Mark::Neutral | Mark::Expected) => 2,
        None => 3,
    }
}
