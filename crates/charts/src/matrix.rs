//! Which themes were named in which report: a table of discs, with a line where a theme was named twice running.

use maud::{Markup, html};

use crate::accessible::hidden;

/// The table.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The head of the first column: "Theme".
    pub first: String,
    /// The head of the last column; none where no theme has words.
    pub said: Option<String>,
    /// The reports, oldest first.
    pub columns: Vec<Column>,
    /// The themes, in the order shown.
    pub themes: Vec<Theme>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head: "2017".
    pub label: String,
    /// A second line: "of 22".
    pub under: String,
    /// Where it can be opened.
    pub href: Option<String>,
}

/// One theme.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Its name.
    pub label: String,
    /// Where its evidence stands.
    pub href: Option<String>,
    /// One mark for each column.
    pub marks: Vec<Mark>,
    /// What was said, in the last column.
    pub said: Option<Markup>,
}

/// What a report says of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Named in points to improve, and in how many.
    Named(u16),
    /// No point names it, but a paragraph finds fault.
    Faulted,
    /// Praised, and no fault found.
    Praised,
    /// Not raised.
    NotRaised,
    /// The report could not be read this far: nothing is known.
    Unknown,
}

/// The table with its key.
#[must_use]
pub fn draw(matrix: &Matrix, caption: &str) -> Markup {
    let used = |mark: fn(&Mark) -> bool| matrix.themes.iter().flat_map(|t| &t.marks).any(mark);
    html! {
        div.ch.ch-matrix {
            (key(used(|m| *m == Mark::Faulted), used(|m| *m == Mark::Unknown)))
            table.ch-table.ch-dots {
                caption { (hidden(caption)) }
                thead {
                    tr {
                        th scope="col" { (matrix.first) }
                        @for column in &matrix.columns {
                            th.ch-dot-cell scope="col" {
                                @if let Some(href) = &column.href { a.govuk-link href=(href) { (column.label) } }
                                @else { (column.label) }
                                " " span.ch-under { (column.under) }
                            }
                        }
                        @if let Some(said) = &matrix.said { th.ch-said scope="col" { (said) } }
                    }
                }
                tbody {
                    @for theme in &matrix.themes { (row(theme, matrix.said.is_some())) }
                }
            }
        }
    }
}

/// What the marks mean.
fn key(faulted: bool, unknown: bool) -> Markup {
    html! {
        ul.ch-key {
            li { span.ch-dot.ch-dot-named aria-hidden="true" { "2" } "asked to improve, and in how many points" }
            @if faulted { li { span.ch-dot.ch-dot-faulted aria-hidden="true" {} "fault found, no point" } }
            li { span.ch-dot.ch-dot-praised aria-hidden="true" { "✓" } "praised" }
            li { span.ch-dot.ch-dot-none aria-hidden="true" { "–" } "not raised" }
            @if unknown { li { span.ch-dot.ch-dot-none aria-hidden="true" { "?" } "not read" } }
            li { "A line joins a theme named twice running." }
        }
    }
}

fn row(theme: &Theme, said: bool) -> Markup {
    html! {
        tr {
            th scope="row" {
                @if let Some(href) = &theme.href { a.govuk-link href=(href) { (theme.label) } } @else { (theme.label) }
            }
            @for (place, mark) in theme.marks.iter().enumerate() {
                @let before = place.checked_sub(1).and_then(|p| theme.marks.get(p)).copied();
                td class=(if joined(before, *mark) { "ch-dot-cell ch-joined" } else { "ch-dot-cell" }) { (disc(*mark)) }
            }
            @if said { td.ch-said { @if let Some(words) = &theme.said { (words) } } }
        }
    }
}

/// Whether two reports running named the theme.
const fn joined(before: Option<Mark>, mark: Mark) -> bool {
    matches!((before, mark), (Some(Mark::Named(_)), Mark::Named(_)))
}

fn disc(mark: Mark) -> Markup {
    html! {
        @match mark {
            Mark::Named(points) => span.ch-dot.ch-dot-named { (points) (hidden(" to improve")) },
            Mark::Faulted => span.ch-dot.ch-dot-faulted { (hidden("fault found, no point")) },
            Mark::Praised => span.ch-dot.ch-dot-praised { span aria-hidden="true" { "✓" } (hidden("praised")) },
            Mark::NotRaised => span.ch-dot.ch-dot-none { span aria-hidden="true" { "–" } (hidden("not raised")) },
            Mark::Unknown => span.ch-dot.ch-dot-none { span aria-hidden="true" { "?" } (hidden("not read")) },
        }
    }
}
