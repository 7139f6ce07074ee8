//! Control charts: a measure month by month, where months fall by chance, and what is more than chance.
//!
//! The chart decides nothing: means, limits and signals are given, and drawn as given.

use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::marks;
use crate::value::{Reading, Unit};

mod described;
mod drawn;
mod labels;
mod layout;
mod table;

use layout::Size;

/// A measure through time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What the values count.
    pub unit: Unit,
    /// One for each month, oldest first, those without a value among them.
    pub points: Vec<Point>,
    /// Means and limits, in order of time; the first from the first point on. Empty where there are none at all.
    pub segments: Vec<Segment>,
    /// What is aimed for, if anything is.
    pub target: Option<Target>,
    /// Words over the newest months that are marked: "11 months above the old average".
    pub run: Option<String>,
    /// The heads of the table's columns.
    pub heads: Heads,
}

/// One month.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its name: "Oct 2026".
    pub label: String,
    /// What is known of it.
    pub value: Reading,
    /// How many met it; not written where the value is suppressed.
    pub numerator: Option<u32>,
    /// Out of how many; not written where the value is suppressed.
    pub denominator: Option<u32>,
    /// Its own limits, where months count very different numbers; none where those of its segment hold.
    pub limits: Option<Limits>,
    /// What the rules make of it.
    pub mark: Mark,
    /// The same in words, for the table: "Improvement: above the old average". May be empty.
    pub words: String,
}

/// What the rules make of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Within what chance allows: a hollow ring.
    Expected,
    /// Better than chance allows: a solid blue disc.
    Better,
    /// Worse than chance allows: a solid orange diamond.
    Worse,
    /// Changed by more than chance, and neither way is better: a solid black square.
    Neutral,
}

impl Mark {
    /// Every mark, as a key lists them.
    pub const ALL: [Self; 4] = [Self::Expected, Self::Better, Self::Worse, Self::Neutral];

    /// The mark in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Expected => "within what chance allows",
            Self::Better => "better than chance allows",
            Self::Worse => "worse than chance allows",
            Self::Neutral => "changed by more than chance",
        }
    }
}

/// A mean with its limits, from one point until the next segment begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The first point it holds for, counted from 0.
    pub from: usize,
    /// Its mean and limits; none where they cannot be told, as with too few months since a change.
    pub limits: Option<Limits>,
    /// Worked out from too few points to be relied on.
    pub trial: bool,
    /// Why it was drawn anew; none for the first.
    pub rebased: Option<Rebase>,
}

/// A mean and where months fall around it by chance, in the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The mean.
    pub mean: f64,
    /// The lower limit; one below what can be is not drawn as a line.
    pub lower: f64,
    /// The upper limit; one above what can be is not drawn as a line.
    pub upper: f64,
}

/// Why means and limits were drawn anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebase {
    /// What happened: "Duty rota began".
    pub label: String,
    /// When, and what follows: "1 Nov 2025, limits redrawn".
    pub reason: String,
}

/// A line to compare with that is the same every month.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its value.
    pub value: f64,
    /// The word before the value: "target", "England".
    pub label: String,
}

/// The heads of the columns of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// "Month".
    pub period: String,
    /// "Held in 72 hours".
    pub numerator: String,
    /// "Returns".
    pub denominator: String,
    /// "Share".
    pub value: String,
}

impl Heads {
    /// Heads for months.
    pub fn new(
        numerator: impl Into<String>,
        denominator: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self {
            period: "Month".to_owned(),
            numerator: numerator.into(),
            denominator: denominator.into(),
            value: value.into(),
        }
    }
}

/// The large chart as a figure with its key and its table: wide, for a tablet and paper, and for a phone (the
/// stylesheet shows one).
#[must_use]
pub fn large(series: &Series, words: &Words) -> Markup {
    let drawn = |size| drawn::large(series, words, size);
    let limits = layout::spans(series)
        .iter()
        .any(|span| span.limits.is_some());
    let picture = html! {
        (legend(&used(series), limits, layout::target(series).map(|(_, label)| label)))
        div.ch-at-wide { (drawn(Size::Wide)) }
        div.ch-at-middle { (drawn(Size::Middle)) }
        div.ch-at-narrow { (drawn(Size::Narrow)) }
        @let notes = described::notes(series);
        @if !notes.is_empty() { p.ch-note { (notes) } }
    };
    accessible::figure(
        words,
        "ch-spc",
        &picture,
        "The months as a table",
        &table::table(series, &words.title),
    )
}

/// The chart for a paper that holds two to a page: one drawing, whose letters are 11 points on A4. The paper says what
/// band, line and ring mean; the key holds the other marks alone.
#[must_use]
pub fn paper(series: &Series, words: &Words) -> Markup {
    let marks = used(series);
    let picture = html! {
        @if let [_, beyond @ ..] = marks.as_slice() && !beyond.is_empty() { (legend(beyond, false, None)) }
        div.ch-at-middle { (drawn::large(series, words, Size::Paper)) }
        @let notes = described::notes(series);
        @if !notes.is_empty() { p.ch-note { (notes) } }
    };
    accessible::figure(
        words,
        "ch-spc",
        &picture,
        "The months as a table",
        &table::table(series, &words.title),
    )
}

/// How many months the small chart shows.
pub const SMALL_MONTHS: usize = 24;

/// The small chart: the newest 24 months, without key or table. The sentence is for those who hear the page, since
/// the page writes its own beneath.
#[must_use]
pub fn small(series: &Series, words: &Words) -> Markup {
    html! {
        figure.ch.ch-spc-small { (drawn::small(&layout::newest(series, SMALL_MONTHS), words)) }
    }
}

/// The key to marks, band and lines for a page of small charts.
#[must_use]
pub fn key(marks: &[Mark]) -> Markup {
    legend(marks, true, Some("target"))
}

/// A mark alone, beside words that say what it means.
#[must_use]
pub fn icon(mark: Mark) -> Markup {
    marks::icon(mark)
}

/// The key to what a chart holds.
fn legend(marks: &[Mark], limits: bool, target: Option<&str>) -> Markup {
    html! {
        ul.ch-key.ch-spc-key {
            @for mark in marks { li { (marks::icon(*mark)) (mark.words()) } }
            @if limits { li { "Grey band: where a month falls by chance. Thin line: average." } }
            @if let Some(target) = target { li { "Broken line: " (target) "." } }
        }
    }
}

/// The months as a table, newest first.
#[must_use]
pub fn table(series: &Series, caption: &str) -> Markup {
    table::table(series, caption)
}

/// The marks a chart draws, and always the ring. The mark of a month that is not shown must not be told either.
fn used(series: &Series) -> Vec<Mark> {
    let drawn = |mark| {
        let mut points = series.points.iter();
        points.any(|p| p.mark == mark && p.value.value().is_some())
    };
    Mark::ALL
        .into_iter()
        .filter(|mark| *mark == Mark::Expected || drawn(*mark))
        .collect()
}

#[cfg(test)]
mod tests;
