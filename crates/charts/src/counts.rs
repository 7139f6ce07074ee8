//! How many have each grade, year by year: a stacked bar for each year.

use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::palette::{self, Fill};
use crate::text::{self, n};

/// Bars, one a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The bars, from the top.
    pub bars: Vec<Bar>,
    /// The head of the table's first column: "31 March".
    pub first: String,
}

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its name: "2018".
    pub label: String,
    /// How many have each grade, from the left.
    pub parts: Vec<(Fill, u32)>,
}

const WIDTH: f64 = 440.0;
const LEFT: f64 = 60.0;
const HEIGHT: f64 = 28.0;
const PITCH: f64 = 32.0;

/// The bars as a figure with its table. All bars are as long as the greatest total needs, so totals compare.
#[must_use]
pub fn draw(counts: &Counts, words: &Words) -> Markup {
    let id = words.id.as_str();
    let most = counts.bars.iter().map(total).max().unwrap_or(0).max(1);
    let unit = (WIDTH - LEFT - 26.0) / f64::from(most);
    let tops = (0_u8..).map(|place| 2.0 + PITCH * f64::from(place));
    let height = PITCH * f64::from(u8::try_from(counts.bars.len()).unwrap_or(u8::MAX));
    let picture = html! {
        (key(counts))
        svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (n(WIDTH)) " " (n(height)) } width=(n(WIDTH))
            height=(n(height)) role="img" focusable="false" aria-labelledby={ (id) "-title " (id) "-desc" }
            font-family="Arial, Helvetica, sans-serif" {
            title id={ (id) "-title" } { (words.title) }
            desc id={ (id) "-desc" } { (described(counts)) }
            @for (bar, y) in counts.bars.iter().zip(tops) { (drawn(bar, unit, y)) }
        }
    };
    accessible::figure(
        words,
        "ch-counts",
        &picture,
        "The numbers as a table",
        &table(counts, &words.title),
    )
}

fn total(bar: &Bar) -> u32 {
    bar.parts.iter().map(|(_, count)| count).sum()
}

/// The fills used, in the order of the first bar that has each.
fn fills(counts: &Counts) -> Vec<Fill> {
    Fill::ALL
        .into_iter()
        .filter(|fill| {
            counts
                .bars
                .iter()
                .any(|b| b.parts.iter().any(|(f, n)| f == fill && *n > 0))
        })
        .collect()
}

fn key(counts: &Counts) -> Markup {
    html! {
        ul.ch-key {
            @for fill in fills(counts) { li { (accessible::grade(fill)) } }
        }
    }
}

/// A part of a bar: what it says and where it begins and how long it is.
struct Piece {
    fill: Fill,
    count: u32,
    x: f64,
    wide: f64,
    fits: bool,
}

impl Piece {
    /// Where its number stands: at its right end, or in the middle where there is little room.
    fn anchored(&self) -> (f64, &'static str) {
        if text::width(&self.count.to_string(), 16.0, false) + 8.0 <= self.wide {
            (self.x + self.wide - 4.0, "end")
        } else {
            (self.x + self.wide / 2.0, "middle")
        }
    }
}

fn pieces(bar: &Bar, unit: f64) -> Vec<Piece> {
    let mut x = LEFT;
    let mut pieces = Vec::new();
    for (fill, count) in bar.parts.iter().filter(|(_, count)| *count > 0) {
        let wide = unit * f64::from(*count);
        pieces.push(Piece {
            fill: *fill,
            count: *count,
            x,
            wide,
            fits: text::width(&count.to_string(), 16.0, false) + 2.0 <= wide,
        });
        x += wide;
    }
    pieces
}

fn drawn(bar: &Bar, unit: f64, y: f64) -> Markup {
    let pieces = pieces(bar, unit);
    let end = pieces.last().map_or(LEFT, |p| p.x + p.wide);
    // A part at an end too small for its number has it beside the bar; others too small leave it to the table.
    let after = pieces.last().filter(|p| !p.fits);
    let before = pieces.first().filter(|p| !p.fits && pieces.len() > 1);
    html! {
        g.ch-year {
            text x="0" y=(n(y + 19.5)) font-size="16" fill=(palette::INK) { (bar.label) }
            @for piece in &pieces {
                @let paint = piece.fill.paint();
                rect class=(paint.class) x=(n(piece.x)) y=(n(y)) width=(n(piece.wide)) height=(n(HEIGHT))
                    fill=(paint.fill) stroke=(paint.edge) stroke-width="1" stroke-dasharray=[paint.dash] {}
                @if piece.fits {
                    @let (x, anchor) = piece.anchored();
                    text.ch-inside x=(n(x)) y=(n(y + 19.5)) font-size="16" fill=(paint.ink) text-anchor=(anchor) { (piece.count) }
                }
            }
            @if let Some(piece) = before {
                text x=(n(LEFT - 4.0)) y=(n(y + 19.5)) font-size="16" fill=(palette::SECOND) text-anchor="end" { (piece.count) }
            }
            @if let Some(piece) = after {
                text x=(n(end + 4.0)) y=(n(y + 19.5)) font-size="16" fill=(palette::SECOND) { (piece.count) }
            }
        }
    }
}

fn described(counts: &Counts) -> String {
    let years: Vec<String> = counts
        .bars
        .iter()
        .map(|bar| {
            let parts: Vec<String> = bar
                .parts
                .iter()
                .map(|(f, c)| format!("{c} {}", f.lower()))
                .collect();
            format!("{}: {}.", bar.label, parts.join(", "))
        })
        .collect();
    years.join(" ")
}

/// The same as a table.
#[must_use]
pub fn table(counts: &Counts, caption: &str) -> Markup {
    let fills = fills(counts);
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { (counts.first) }
                    @for fill in &fills { th.ch-number scope="col" { (fill.word()) } }
                }
            }
            tbody {
                @for bar in &counts.bars {
                    tr {
                        th scope="row" { (bar.label) }
                        @for fill in &fills {
                            td.ch-number { (bar.parts.iter().find(|(f, _)| f == fill).map_or(0, |(_, c)| *c)) }
                        }
                    }
                }
            }
        } }
    }
}
