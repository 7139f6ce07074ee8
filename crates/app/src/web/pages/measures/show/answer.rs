//! The one sentence that answers a measure, its stamp and its signal.

use maud::{Markup, html};
use measures::measure::Better;
use measures::spc::Now;

use super::{Subject, behind, peers, shown, when};
use crate::web::{paths, words};

/// "Improving: nine months running above its average. 86% in the 12 months to October 2026, above England’s 83%."
pub(super) fn answer(subject: &Subject<'_>) -> Markup {
    let measured = subject.measured;
    let measure = measured.measure;
    if let Err(why) = &measured.counted {
        return html! { "This cannot be counted here: " (shown::inside(why)) (stop(why)) };
    }
    let Some((reading, number)) = subject
        .headline
        .and_then(|reading| Some((reading, reading.value?)))
    else {
        return html! { "Nobody was counted " (when(subject)) ", so there is no value: checked on " (shown::day(subject.records.as_at)) "." };
    };
    let signal = match subject.chart.now {
        Now::NotFor(_) => String::new(),
        Now::Read(_) => format!(
            "{}: {}. ",
            subject.chart.headline(),
            shown::inside(&shown::signal_words(measured, &subject.chart))
        ),
    };
    let of = shown::of(&reading, measure.value);
    html! {
        (signal)
        (words::capital(&shown::full(number, measure.value)))
        @if !of.is_empty() { ", " (of) "," }
        " " (when(subject))
        @if let Some(compared) = peers::against_england(subject) { ", " (compared) }
        "."
    }
}

/// A full stop where a sentence has none.
pub(super) fn stop(sentence: &str) -> &'static str {
    if sentence.ends_with('.') { "" } else { "." }
}

/// What it asks, the day it speaks of, and how much could not be judged.
pub(super) fn stamp(subject: &Subject<'_>) -> Markup {
    let records = subject.records;
    let old = records.days_old();
    html! {
        (subject.measured.measure.asks)
        " As at " (shown::day(records.as_at))
        @if old > 0 { ", " (words::count(usize::try_from(old).unwrap_or_default(), "day", "days")) " old" }
        ". "
        @if subject.measured.counted.is_ok() { "Quality: " (shown::inside(&shown::quality(records, subject.measured).words())) "; " (quality(subject)) "." }
    }
}

/// The signal with its mark, and what it means for a target.
pub(super) fn signals(subject: &Subject<'_>) -> Markup {
    html! {
        p.wm-signals {
            (shown::signal(&subject.chart))
            @if let Some(assurance) = subject.chart.assurance { span.wm-sig { (assurance.words()) } }
            @match subject.measured.measure.better {
                Better::Neutral => span.wm-sig { "Neither higher nor lower is better by itself" },
                Better::Higher | Better::Lower => span.wm-sig { (subject.measured.measure.better.words()) },
            }
        }
    }
}

/// That all could be judged, or how many were left out of the headline for want of a date.
pub(super) fn quality(subject: &Subject<'_>) -> Markup {
    let Some((dated, undated)) = left_out(subject) else {
        return html! {};
    };
    let counted = subject.headline.map_or(0, |reading| reading.tally.counted);
    let left = dated + undated;
    let path = paths::cases(
        subject.measured.measure.id,
        &behind::headline_query(subject),
    );
    html! {
        @if left == 0 {
            "every case could be judged, " (words::thousands(counted)) " of " (words::thousands(counted))
        } @else {
            a.govuk-link href={ (path) "#left-out" } { (words::thousands(left)) " of " (words::thousands(counted + left)) " could not be judged" }
            ", on neither side"
            @if undated > 0 { ", " (words::thousands(undated)) " of them of any time, having no date" }
        }
    }
}

/// How many of the headline's cases were left out: with a date in its months, and without any.
pub(super) fn left_out(subject: &Subject<'_>) -> Option<(u32, u32)> {
    let counted = subject.measured.counted.as_ref().ok()?;
    let run = subject.measured.headline_months();
    Some((
        run.map(|at| counted.left_out(at)).sum(),
        counted.left_out_undated,
    ))
}
