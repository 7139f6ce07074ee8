//! A control chart in words.

use super::layout::{self, Span};
use super::{Mark, Series};
use crate::text;
use crate::value::{self, Reading};

/// The whole chart in words, for those who do not see it.
pub(super) fn desc(series: &Series) -> String {
    let (Some(first), Some(last)) = (series.points.first(), series.points.last()) else {
        return "No months to draw.".to_owned();
    };
    let mut said = vec![match series.points.len() {
        1 => format!("{}.", first.label),
        months => format!("{months} months, {} to {}.", first.label, last.label),
    }];
    said.extend(newest_value(series));
    let spans = layout::spans(series);
    for (place, span) in spans.iter().enumerate() {
        said.push(mean(series, span, place > 0));
    }
    if spans.is_empty() {
        said.push("No average or limits.".to_owned());
    }
    if let Some((value, word)) = layout::target(series) {
        said.push(format!(
            "{} {}.",
            text::upper_first(word),
            series.unit.said(value)
        ));
    }
    for mark in [Mark::Better, Mark::Worse, Mark::Neutral] {
        let months: Vec<usize> = places(series, |p| p.value.value().is_some() && p.mark == mark);
        if !months.is_empty() {
            said.push(format!(
                "{}: {}.",
                text::upper_first(mark.words()),
                named(series, &months)
            ));
        }
    }
    for (head, months) in unknown(series) {
        said.push(format!(
            "{}: {}.",
            text::upper_first(&head),
            named(series, &months)
        ));
    }
    said.join(" ")
}

/// The newest month with a value.
fn newest_value(series: &Series) -> Option<String> {
    let point = series
        .points
        .iter()
        .rev()
        .find(|p| p.value.value().is_some())?;
    let of = value::of(point.numerator, point.denominator);
    let of = of.map(|of| format!(", {of}")).unwrap_or_default();
    Some(format!(
        "{}: {}{of}.",
        point.label,
        point.value.said(series.unit)
    ))
}

/// "Average 69%; a month falls between 57% and 81% by chance."
fn mean(series: &Series, span: &Span<'_>, again: bool) -> String {
    let since = match series.points.get(span.from) {
        Some(point) if again => format!(" since {}", point.label),
        _ => String::new(),
    };
    let why = match &span.segment.rebased {
        Some(rebase) if again => format!(" ({}; {})", rebase.label, rebase.reason),
        _ => String::new(),
    };
    let Some(limits) = span.limits else {
        return format!("No average or limits{since}{why}.");
    };
    let trial = if span.segment.trial {
        ", on trial because it rests on few months"
    } else {
        ""
    };
    let unit = series.unit;
    let month = if span.steps {
        "its newest month"
    } else {
        "a month"
    };
    format!(
        "Average{since}{why} {}; by chance {month} falls between {} and {}{trial}.",
        unit.said(limits.mean),
        unit.said(limits.lower.0),
        unit.said(limits.upper.0),
    )
}

/// The months without a value, by what stands in its place.
fn unknown(series: &Series) -> Vec<(String, Vec<usize>)> {
    let mut all: Vec<(String, Vec<usize>)> = Vec::new();
    for (place, point) in series.points.iter().enumerate() {
        if point.value.value().is_some() {
            continue;
        }
        let said = point.value.said(series.unit);
        match all.iter_mut().find(|(head, _)| *head == said) {
            Some((_, months)) => months.push(place),
            None => all.push((said, vec![place])),
        }
    }
    all
}

fn places(series: &Series, holds: impl Fn(&super::Point) -> bool) -> Vec<usize> {
    series
        .points
        .iter()
        .enumerate()
        .filter(|(_, p)| holds(p))
        .map(|(place, _)| place)
        .collect()
}

/// "Nov 2025 and Jan 2026 to Mar 2026".
fn named(series: &Series, months: &[usize]) -> String {
    let label = |month: Option<&usize>| {
        month
            .and_then(|m| series.points.get(*m))
            .map_or("", |p| p.label.as_str())
    };
    let runs: Vec<String> = months
        .chunk_by(|a, b| a + 1 == *b)
        .map(|run| match run {
            [one] => label(Some(one)).to_owned(),
            _ => format!("{} to {}", label(run.first()), label(run.last())),
        })
        .collect();
    text::list(&runs)
}

/// What is said under a large chart: limits on trial, and what the drawings may have cut short.
pub(super) fn notes(series: &Series) -> String {
    let spans = layout::spans(series);
    let mut said: Vec<String> = spans
        .iter()
        .filter(|span| span.from > 0)
        .filter_map(|span| span.segment.rebased.as_ref())
        .map(|rebase| format!("{}: {}.", rebase.label, rebase.reason))
        .collect();
    if spans.iter().any(|span| span.steps) {
        said.push("Each month has limits of its own, wider where fewer were counted.".to_owned());
    }
    if spans.len() > 1 && layout::old_limit(&spans).is_some() {
        said.push("The old limit stays as a dotted line.".to_owned());
    }
    match spans.last() {
        Some(newest) if newest.limits.is_some() && newest.segment.trial => {
            said.push("The average and limits rest on few months and are on trial.".to_owned());
        }
        Some(newest) if newest.limits.is_none() && newest.from > 0 => {
            said.push("Since then no average or limits can be drawn.".to_owned());
        }
        _ => {}
    }
    if !series.points.is_empty() && spans.iter().all(|span| span.limits.is_none()) {
        said.push("No average or limits are drawn.".to_owned());
    }
    if series.points.iter().any(|p| p.value == Reading::NoCases) {
        said.push("A gap is a month with no cases.".to_owned());
    }
    said.join(" ")
}
