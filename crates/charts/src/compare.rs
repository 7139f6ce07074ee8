//! One value for each of several: what the dot plot and the bars of a breakdown share.

use maud::{Markup, html};

use crate::accessible::{self, Words, hidden};
use crate::palette;
use crate::text::{self, n};
use crate::value::{self, Axis, Reading, Unit, counted, drawable};

/// Several values of one measure at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What the values count.
    pub unit: Unit,
    /// One for each, in the order drawn. An order by value must not tell where a suppressed one lies.
    pub rows: Vec<Row>,
    /// A line through all rows: the mean, or the whole they are parts of.
    pub line: Option<Line>,
    /// The heads of the table's columns.
    pub heads: Heads,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whose it is: "South Gloucestershire", "Help and protection", "Girls".
    pub label: String,
    /// What is known of it.
    pub value: Reading,
    /// How many met it; not written where the value is suppressed.
    pub numerator: Option<u32>,
    /// Out of how many; not written where the value is suppressed.
    pub denominator: Option<u32>,
    /// Words where there are no counts: "2024 to 2025". May be empty.
    pub words: String,
    /// How it stands to the reader.
    pub standing: Standing,
}

/// How a row stands to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Ours: bold and solid.
    Own,
    /// Another: hollow.
    Other,
    /// Not one of them but an average of many, as England: a hollow diamond.
    Average,
}

/// A line through all rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its value.
    pub value: f64,
    /// The word before the value: "mean", "all teams".
    pub label: String,
}

/// The heads of the columns of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// "Authority", "Team", "Group".
    pub label: String,
    /// "Held in 72 hours".
    pub numerator: String,
    /// "Returns".
    pub denominator: String,
    /// "Share".
    pub value: String,
}

/// How much room a drawing has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    /// Half a page, or a tablet.
    Half,
    /// A phone: each name on a line of its own.
    Slim,
}

/// A row on paper.
pub(crate) struct Placed<'a> {
    pub(crate) row: &'a Row,
    /// Where its value stands; none without one.
    pub(crate) x: Option<f64>,
    /// The line its value stands on.
    pub(crate) y: f64,
    /// Where its number begins.
    pub(crate) number: f64,
    names: Vec<String>,
    named_at: f64,
    aside: String,
}

/// A comparison on paper.
pub(crate) struct Layout<'a> {
    pub(crate) rows: Vec<Placed<'a>>,
    pub(crate) size: Size,
    pub(crate) left: f64,
    pub(crate) axis: Axis,
    pub(crate) right: f64,
    top: f64,
    bottom: f64,
}

impl Size {
    const fn width(self) -> f64 {
        match self {
            Self::Half => 540.0,
            Self::Slim => 358.0,
        }
    }

    const fn font(self) -> f64 {
        match self {
            Self::Half => 16.0,
            Self::Slim => 15.0,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Slim => "slim",
        }
    }
}

const ASIDE: f64 = 14.0;

impl Row {
    /// What stands at its right: "34 of 48", or its words.
    fn aside(&self) -> String {
        match self.value {
            Reading::Suppressed => return "c".to_owned(),
            Reading::NoCases => return self.words.clone(),
            Reading::Value(_) | Reading::Missing(_) => {}
        }
        value::of(self.numerator, self.denominator).unwrap_or_else(|| self.words.clone())
    }
}

impl Layout<'_> {
    pub(crate) fn x(&self, value: f64) -> f64 {
        self.left + (self.right - self.left) * self.axis.part(value)
    }
}

/// Where everything stands; `from_zero` for bars, `clear` between a value's place and its number.
pub(crate) fn lay_out(all: &Comparison, size: Size, from_zero: bool, clear: f64) -> Layout<'_> {
    let line = all.line.as_ref().and_then(|l| drawable(l.value));
    let values = all.rows.iter().filter_map(|r| r.value.value()).chain(line);
    let axis = Axis::around(
        values,
        all.unit,
        if size == Size::Half { 4.0 } else { 3.0 },
        from_zero,
    );
    let font = size.font();
    let number = all
        .rows
        .iter()
        .filter_map(|r| r.value.value())
        .map(|v| text::width(&all.unit.short(v), font, true))
        .fold(0.0, f64::max);
    let asides: Vec<String> = all
        .rows
        .iter()
        .map(|r| text::cut(&r.aside(), 128.0, ASIDE, false))
        .collect();
    let aside = asides
        .iter()
        .map(|a| text::width(a, ASIDE, false))
        .fold(0.0, f64::max);
    let (left, right) = match size {
        Size::Half => (190.0, size.width() - aside - 12.0 - number - clear),
        Size::Slim => (8.0, size.width() - number - clear - 2.0),
    };
    let part = |value: f64| left + (right - left) * axis.part(value);
    let top = 26.0;
    let mut y = top;
    let rows = all
        .rows
        .iter()
        .zip(asides)
        .map(|(row, aside)| {
            let strong = row.standing == Standing::Own;
            let (room, most) = match size {
                Size::Half => (left - 12.0, 3),
                Size::Slim => (size.width() - text::width(&aside, ASIDE, false) - 10.0, 2),
            };
            let names = fitted(
                text::wrapped(&row.label, room, font, strong),
                most,
                |line| text::cut(line, room, font, strong),
            );
            let more = 18.0 * text::many(names.len().saturating_sub(1));
            let (named_at, tall, middle) = match size {
                Size::Half => {
                    let middle = y + 16.0 + more / 2.0;
                    (middle + font / 3.0 - more / 2.0, 32.0 + more, middle)
                }
                Size::Slim => (y + 18.0, 50.0 + more, y + 35.0 + more),
            };
            y += tall;
            let x = row.value.value().map(part);
            Placed {
                row,
                x,
                y: middle,
                number: x.unwrap_or(left) + clear,
                names,
                named_at,
                aside,
            }
        })
        .collect();
    Layout {
        rows,
        size,
        left,
        axis,
        right,
        top,
        bottom: y + 2.0,
    }
}

/// So many lines at most, each cut to the room there is.
fn fitted(lines: Vec<String>, most: usize, cut: impl Fn(&str) -> String) -> Vec<String> {
    let mut lines = lines.into_iter();
    let mut kept: Vec<String> = lines.by_ref().take(most).collect();
    let rest: Vec<String> = lines.collect();
    if let Some(last) = kept.last_mut() {
        for word in &rest {
            last.push(' ');
            last.push_str(word);
        }
    }
    kept.iter().map(|line| cut(line)).collect()
}

/// The figure: both drawings, and the table.
pub(crate) fn figure(
    all: &Comparison,
    words: &Words,
    class: &str,
    summary: &str,
    drawn: impl Fn(Size) -> Markup,
) -> Markup {
    if all.rows.is_empty() {
        return html! {
            figure class={ "ch " (class) } { figcaption.ch-sentence { "There is nothing to compare." } }
        };
    }
    let picture = html! {
        div.ch-at-half { (drawn(Size::Half)) }
        div.ch-at-slim { (drawn(Size::Slim)) }
    };
    accessible::figure(words, class, &picture, summary, &table(all, &words.title))
}

/// One drawing: names, numbers and counts; `mark` draws a row's value, and `lined` asks for round lines behind.
pub(crate) fn svg(
    all: &Comparison,
    words: &Words,
    lay: &Layout<'_>,
    lined: bool,
    mark: impl Fn(&Placed<'_>, f64) -> Markup,
) -> Markup {
    let id = format!("{}-{}", words.id, lay.size.name());
    let (font, width) = (lay.size.font(), lay.size.width());
    let heading = all.unit.heading();
    // On a phone the numbers of the axis leave no room beside them.
    let below = lay.size == Size::Slim && heading.is_some();
    let inside = html! {
        @if lined {
            g.ch-grid {
                @for value in lay.axis.ticks() {
                    @let said = all.unit.short(value);
                    @let half = text::width(&said, 14.0, false) / 2.0;
                    path d={ "M" (n(lay.x(value))) " " (n(lay.top)) "V" (n(lay.bottom)) } stroke=(palette::GRID) {}
                    text.ch-second x=(n(lay.x(value).max(half).min(width - half))) y=(n(lay.bottom + 18.0)) font-size="14" fill=(palette::SECOND) text-anchor="middle" { (said) }
                }
            }
        }
        @for row in &lay.rows { (mark(row, lay.left)) }
        (line(all, lay))
        @for placed in &lay.rows {
            @let strong = placed.row.standing == Standing::Own;
            @let weight = if strong { "700" } else { "400" };
            @for (place, name) in placed.names.iter().enumerate() {
                text.ch-halo x="0" y=(n(placed.named_at + 18.0 * text::many(place))) font-size=(n(font)) font-weight=(weight) fill=(palette::INK)
                    stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (name) }
            }
            @let (said, ink) = match placed.row.value.value() {
                Some(value) => (all.unit.short(value), palette::INK),
                None => (text::cut(&placed.row.value.said(all.unit), width - placed.number - 130.0, font, strong), palette::SECOND),
            };
            text.ch-halo x=(n(placed.number)) y=(n(placed.y + font / 3.0)) font-size=(n(font)) font-weight=(weight) fill=(ink)
                stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (said) }
            @let aside_y = if lay.size == Size::Half { placed.y + 5.0 } else { placed.named_at };
            text.ch-second.ch-halo x=(n(width)) y=(n(aside_y)) font-size=(n(ASIDE)) fill=(palette::SECOND) text-anchor="end"
                stroke=(palette::PAPER) stroke-width="4" paint-order="stroke" { (placed.aside) }
        }
        @if lined && let Some(heading) = &heading {
            text.ch-second x="0" y=(n(lay.bottom + if below { 38.0 } else { 18.0 })) font-size="14" fill=(palette::SECOND) { (heading) }
        }
    };
    let height = lay.bottom
        + if lined && below {
            46.0
        } else if lined {
            26.0
        } else {
            4.0
        };
    accessible::svg(&id, words, &desc(all), (width, height), &inside)
}

/// The line through all rows, with its words above.
fn line(all: &Comparison, lay: &Layout<'_>) -> Markup {
    let width = lay.size.width();
    html! {
        @if let Some(line) = &all.line && let Some(value) = drawable(line.value) {
            @let x = lay.x(value);
            @let said = text::cut(&format!("{} {}", line.label, all.unit.short(value)), width - 4.0, 14.0, false);
            @let half = text::width(&said, 14.0, false) / 2.0;
            path.ch-mean d={ "M" (n(x)) " " (n(lay.top - 4.0)) "V" (n(lay.bottom)) } stroke=(palette::SECOND) stroke-width="1.5" {}
            text x=(n(x.max(half).min(width - half))) y="15" font-size="14" fill=(palette::INK) text-anchor="middle" { (said) }
        }
    }
}

/// The comparison in words.
fn desc(all: &Comparison) -> String {
    let rows: Vec<String> = all
        .rows
        .iter()
        .map(|row| {
            let of = match row.value {
                Reading::Suppressed => String::new(),
                Reading::Value(_) | Reading::NoCases | Reading::Missing(_) => row.aside(),
            };
            let of = if of.is_empty() { of } else { format!(", {of}") };
            format!("{} {}{of}", row.label, row.value.said(all.unit))
        })
        .collect();
    let line = all
        .line
        .as_ref()
        .and_then(|line| Some((&line.label, drawable(line.value)?)))
        .map(|(label, value)| format!(" {} {}.", text::upper_first(label), all.unit.said(value)));
    format!("{}.{}", rows.join("; "), line.unwrap_or_default())
}

/// The comparison as a table.
pub(crate) fn table(all: &Comparison, caption: &str) -> Markup {
    let heads = &all.heads;
    let numerators = all.rows.iter().any(|r| r.numerator.is_some());
    let denominators = all.rows.iter().any(|r| r.denominator.is_some());
    let worded = all.rows.iter().any(|r| !r.words.is_empty());
    let none = || html! { span aria-hidden="true" { "–" } (hidden("none")) };
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { (heads.label) }
                    @if numerators { th.ch-number scope="col" { (heads.numerator) } }
                    @if denominators { th.ch-number scope="col" { (heads.denominator) } }
                    th.ch-number scope="col" { (heads.value) }
                    @if worded { th scope="col" { "Note" } }
                }
            }
            tbody {
                @for row in &all.rows {
                    @let hides = row.value == Reading::Suppressed;
                    tr {
                        th scope="row" { (row.label) }
                        @for (shown, count) in [(numerators, row.numerator), (denominators, row.denominator)] {
                            @if shown {
                                td.ch-number {
                                    @if hides { abbr title="suppressed" { "c" } }
                                    @else if let Some(count) = count { (counted(count)) }
                                    @else { (none()) }
                                }
                            }
                        }
                        td.ch-number {
                            @if hides { abbr title="suppressed" { "c" } }
                            @else if let Some(value) = row.value.value() { (all.unit.short(value)) }
                            @else { (row.value.said(all.unit)) }
                        }
                        @if worded { td { (row.words) } }
                    }
                }
            }
        } }
    }
}

#[cfg(test)]
mod tests;
