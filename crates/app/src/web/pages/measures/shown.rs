//! A measure's numbers, signal and months as pages show them: the same words and pictures wherever it stands.

use charts::spc::{Heads, Limits, Mark, Point, Segment, Series};
use charts::{Unit, Words, spc};
use children::Month;
use maud::{Markup, html};
use measures::measure::{Better, Headline, Value, When};
use measures::quality::Stamp;
use measures::spc::{Chart, Means, Now, Rule, Signal};

use crate::records::{Measured, Reading, Records, words};
use crate::web::paths;
use crate::web::words as say;

/// What a value counts, as pictures take it.
pub(crate) fn unit(value: Value) -> Unit {
    use measures::measure::Unit as Of;
    match value {
        Value::Share | Value::Ratio(Of::Share) | Value::Mean(Of::Share) => Unit::Percent,
        Value::Rate => Unit::Rate(10_000),
        Value::Mean(Of::Days) | Value::Ratio(Of::Days) => Unit::Days,
        Value::Count
        | Value::Mean(Of::Months | Of::Points | Of::Children | Of::Times | Of::Families)
        | Value::Ratio(Of::Months | Of::Points | Of::Children | Of::Times | Of::Families) => {
            Unit::Number
        }
    }
}

/// A value as pictures take it: of a share, parts of a hundred.
pub(crate) fn drawn(number: f64, value: Value) -> f64 {
    if unit(value) == Unit::Percent {
        number * 100.0
    } else {
        number
    }
}

/// A value in words, or that nothing was counted.
pub(crate) fn value(reading: Option<&Reading>, of: Value) -> String {
    reading
        .and_then(|reading| reading.value)
        .map_or_else(|| "no cases".to_owned(), |number| full(number, of))
}

/// A value in words, a rate with what it is of.
pub(crate) fn full(number: f64, of: Value) -> String {
    let said = words::value_text(number, of);
    if of == Value::Rate {
        format!("{said} per 10,000")
    } else {
        said
    }
}

/// What a value was made from: "118 of 137", "of 214", "312 counted". Empty where the value says it itself.
pub(crate) fn of(reading: &Reading, value: Value) -> String {
    let whole = |number: f64| say::thousands(rounded(number));
    let (above, below) = words::parts(reading, value);
    match (value, above, below) {
        (Value::Share | Value::Ratio(measures::measure::Unit::Share), Some(met), Some(all)) => {
            format!("{} of {}", whole(met), whole(all))
        }
        (Value::Rate, Some(counted), _) => format!("{} counted", whole(counted)),
        (Value::Mean(_), _, Some(counted)) => format!("of {}", whole(counted)),
        (Value::Ratio(_), Some(above), Some(below)) => {
            format!("{} over {}", whole(above), whole(below))
        }
        _ => String::new(),
    }
}

/// A number that is none below zero, without its parts.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and their sums are not below zero and far below four billion; the cast holds at either end"
)]
fn rounded(number: f64) -> u32 {
    number.round() as u32
}

/// A day in words: "3 October 2026".
pub(crate) fn day(day: children::Day) -> String {
    say::day(day.date())
}

/// A month in short: "Oct 2026".
pub(crate) fn short(month: Month) -> String {
    format!(
        "{} {}",
        month.name().get(..3).unwrap_or_default(),
        month.year()
    )
}

/// The period of a value: "in the 12 months to October 2026", "on 20 November 2026".
pub(crate) fn period(reading: &Reading, when: When) -> String {
    let (from, to) = (Month::of(reading.from), Month::of(reading.to));
    let whole = to.last() == reading.to;
    let months = to.index() - from.index() + 1;
    match when {
        When::Snapshot => format!("on {}", day(reading.to)),
        When::Events if whole && months == 1 => format!("in {to}"),
        When::Events if whole => format!("in the {months} months to {to}"),
        When::Events if months == 1 => format!("from 1 to {}", day(reading.to)),
        When::Events => format!("from {from} to {}", day(reading.to)),
    }
}

/// What a month's signal is drawn as.
pub(crate) fn mark(signal: Signal) -> Mark {
    match signal {
        Signal::Gap | Signal::Unread | Signal::Expected => Mark::Expected,
        Signal::Special {
            means: Means::Better,
            ..
        } => Mark::Better,
        Signal::Special {
            means: Means::Worse,
            ..
        } => Mark::Worse,
        Signal::Special {
            means: Means::Changed,
            ..
        } => Mark::Neutral,
    }
}

/// What is true now, drawn.
pub(crate) fn mark_now(chart: &Chart) -> Option<Mark> {
    match chart.now {
        Now::NotFor(_) => None,
        Now::Read(newest) => Some(mark(newest.signal)),
    }
}

/// Whether the newest month is worse than chance allows.
pub(crate) fn got_worse(chart: &Chart) -> bool {
    mark_now(chart) == Some(Mark::Worse)
}

/// The mark of what is true now, with its words.
pub(crate) fn signal(chart: &Chart) -> Markup {
    let mark = mark_now(chart);
    let class = match mark {
        Some(Mark::Better) => "wm-sig wm-sig--better",
        Some(Mark::Worse) => "wm-sig wm-sig--worse",
        Some(Mark::Neutral) => "wm-sig wm-sig--changed",
        Some(Mark::Expected) | None => "wm-sig",
    };
    html! {
        span class=(class) {
            @if let Some(mark) = mark { (spc::icon(mark)) }
            (chart.headline())
        }
    }
}

/// The sentence of a measure's chart with its last month, without a full stop.
pub(crate) fn signal_words(measured: &Measured, chart: &Chart) -> String {
    let months = measured.monthly();
    match months.last().map(|reading| Month::of(reading.to)) {
        Some(last) => chart.words(last),
        None if measured
            .headline()
            .is_some_and(|reading| reading.tally.counted > 0) =>
        {
            "Known only as it stands now, so there is no month to compare with".to_owned()
        }
        None => "No month with cases yet".to_owned(),
    }
}

/// The sentence over the months drawn: what is true now and, where that is no more than chance, which of them were
/// beyond their limits. Without a full stop.
pub(crate) fn drawn_words(measured: &Measured, chart: &Chart, most: usize) -> String {
    /// More are marked in the picture and named in its table.
    const NAMED: usize = 3;
    let said = signal_words(measured, chart);
    let quiet = matches!(
        chart.now,
        Now::Read(newest) if newest.signal == Signal::Expected
    );
    let readings = measured.monthly();
    let mut beyond: Vec<String> = readings
        .iter()
        .zip(&chart.points)
        .rev()
        .take(most)
        .filter(|(_, signal)| {
            matches!(
                signal,
                Signal::Special {
                    rule: Rule::Outside,
                    ..
                }
            )
        })
        .map(|(reading, _)| short(Month::of(reading.to)))
        .collect();
    if !quiet || beyond.is_empty() {
        return said;
    }
    let more = beyond.len().saturating_sub(NAMED);
    beyond.truncate(NAMED);
    if more > 0 {
        beyond.push(say::count(more, "earlier month", "earlier months"));
    }
    format!("{said} now; beyond it in {}", say::list(&beyond))
}

/// How far a measure can be relied on. What ends with a whole month is not provisional.
pub(crate) fn quality(records: &Records, measured: &Measured) -> Stamp {
    let stamp = records.quality(measured);
    let whole = measured.measure.headline == Headline::RollingYear;
    Stamp {
        provisional: stamp.provisional && !whole,
        ..stamp
    }
}

/// The stamp in a word or two, for a column.
pub(crate) fn quality_word(stamp: Stamp) -> String {
    say::capital(&stamp.word().replace('-', " "))
}

/// The key to a page of small charts.
pub(crate) fn key(marks: &[Mark]) -> Markup {
    html! {
        ul.ch-key.ch-spc-key {
            @for mark in marks { li { (spc::icon(*mark)) (mark.words()) } }
            li { "Grey band: where a month falls by chance. Thin line: average." }
        }
    }
}

/// The first letter small, unless the sentence begins with the name of a month.
pub(crate) fn inside(sentence: &str) -> String {
    let first = sentence.split(' ').next().unwrap_or_default();
    let names = (1..=12)
        .filter_map(|month| Month::new(2000, month))
        .map(Month::name);
    let mut letters = sentence.chars();
    match letters.next() {
        Some(letter) if !names.into_iter().any(|name| name == first) => {
            letter.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

/// The months as a control chart draws them, the newest `most` of them. `now_only` leaves marks to the run that is
/// true now, as small charts show it.
pub(crate) fn series(measured: &Measured, chart: &Chart, most: usize, now_only: bool) -> Series {
    let measure = measured.measure;
    let readings = measured.monthly();
    let cut = readings.len().saturating_sub(most);
    let running = match chart.now {
        Now::Read(newest) => newest.since..newest.at + 1,
        Now::NotFor(_) => 0..0,
    };
    let own = chart.has_own_limits();
    let points = readings
        .iter()
        .zip(&chart.points)
        .enumerate()
        .skip(cut)
        .map(|(at, (reading, signal))| {
            let marked = !now_only || running.contains(&at);
            let limits = chart.limits_at(at).filter(|_| own);
            Point {
                limits: limits.map(|limits| drawn_limits(limits, measure.value)),
                ..point(reading, *signal, measure.value, marked, chart.words_of(at))
            }
        })
        .collect();
    let begun = chart
        .segments
        .iter()
        .rposition(|segment| segment.from <= cut)
        .unwrap_or(0);
    let segments = chart.segments.iter().skip(begun).map(|segment| Segment {
        from: segment.from.saturating_sub(cut),
        limits: segment
            .limits
            .map(|limits| drawn_limits(limits, measure.value)),
        trial: segment.on_trial(),
        rebased: segment.rebased.as_ref().map(|rebase| charts::spc::Rebase {
            label: rebase.reason.clone(),
            reason: format!("{}, limits redrawn", day(rebase.on)),
        }),
    });
    let (met, counted, value) = heads(measure.value);
    Series {
        unit: unit(measure.value),
        points,
        segments: segments.collect(),
        target: None,
        run: None,
        heads: Heads::new(met, counted, value),
    }
}

fn drawn_limits(limits: measures::spc::Limits, value: Value) -> Limits {
    Limits {
        mean: drawn(limits.mean, value),
        lower: drawn(limits.lower, value),
        upper: drawn(limits.upper, value),
    }
}

fn point(reading: &Reading, signal: Signal, value: Value, marked: bool, said: String) -> Point {
    let tally = reading.tally;
    let (numerator, denominator) = match value {
        Value::Share => (Some(tally.met), Some(tally.counted)),
        Value::Rate => (Some(tally.counted), None),
        Value::Mean(_) => (None, Some(tally.counted)),
        Value::Count | Value::Ratio(_) => (None, None),
    };
    Point {
        label: short(Month::of(reading.to)),
        value: reading.value.map_or(charts::Reading::NoCases, |number| {
            charts::Reading::Value(drawn(number, value))
        }),
        numerator,
        denominator,
        limits: None,
        mark: if marked { mark(signal) } else { Mark::Expected },
        words: if marked { said } else { String::new() },
    }
}

/// The heads of what was met, what was counted, and the value.
pub(crate) fn heads(value: Value) -> (&'static str, &'static str, &'static str) {
    use measures::measure::Unit as Of;
    match value {
        Value::Share => ("Met", "Counted", "Share"),
        Value::Count => ("Met", "Counted", "Number"),
        Value::Rate => ("Counted", "Population", "Per 10,000"),
        Value::Mean(Of::Days) | Value::Ratio(Of::Days) => ("Met", "Counted", "Days"),
        Value::Mean(Of::Months) | Value::Ratio(Of::Months) => ("Met", "Counted", "Months"),
        Value::Mean(Of::Points) | Value::Ratio(Of::Points) => ("Met", "Counted", "Points"),
        Value::Mean(Of::Share) | Value::Ratio(Of::Share) => ("Part", "Whole", "Share"),
        Value::Mean(_) | Value::Ratio(_) => ("Part", "Whole", "Average"),
    }
}

/// A measure as a card: its name as a heading of that level, value, small chart, signal and sentence.
pub(crate) fn card(measured: &Measured, chart: &Chart, level: Level) -> Markup {
    let measure = measured.measure;
    let reading = measured.headline();
    let said = signal_words(measured, chart);
    let quiet = mark_now(chart).is_none_or(|mark| mark == Mark::Expected);
    html! {
        div.wm-card.wm-card--quiet[quiet] {
            @let name = html! { a.govuk-link href=(paths::measure(measure.id)) { (measure.name) } };
            @match level {
                Level::Third => h3.wm-card-name { (name) },
                Level::Fourth => h4.wm-card-name { (name) },
            }
            p.wm-card-value {
                span { (value(reading.as_ref(), measure.value)) }
                @if let Some(reading) = &reading { small { (of(reading, measure.value)) } }
            }
            @if !matches!(chart.now, Now::NotFor(_)) {
                (spc::small(
                    &series(measured, chart, spc::SMALL_MONTHS, true),
                    &Words::new(format!("card-{}", measure.id.to_lowercase()), measure.name, format!("{said}.")),
                ))
            }
            p.wm-card-signal { (signal(chart)) }
            p { (said) ". " (better(measure.better)) }
        }
    }
}

/// The level of a card's heading: one below what it stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Under a section.
    Third,
    /// Under a heading within a section.
    Fourth,
}

/// Which way is better, as a sentence; nothing where neither is, since that says nothing on a card.
pub(crate) fn better(better: Better) -> &'static str {
    match better {
        Better::Higher => "Higher is better.",
        Better::Lower => "Lower is better.",
        Better::Neutral => "",
    }
}

#[cfg(test)]
mod tests;
