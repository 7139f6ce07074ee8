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
const LEFT: f64 = 52.0;
const HEIGHT: f64 = 28.0;
const PITCH: f64 = 32.0;

/// The bars as a figure with its table. All bars are as long as the greatest total needs, so totals compare.
#[must_use]
pub fn draw(counts: &Counts, words: &Words) -> Markup {
    let id = words.id.as_str();
    let most = counts.bars.iter().map(total).max().unwrap_or(0).max(1);
    let unit = (WIDTH - LEFT - 26.0) / f64::from(most);
    let mut y = -PITCH + 2.0;
    let height = PITCH * f64::from(u8::try_from(counts.bars.len()).unwrap_or(u8::MAX));
    let picture = html! {
        (key(counts))
        svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (n(WIDTH)) " " (n(height)) } width=(n(WIDTH))
            height=(n(height)) role="img" focusable="false" aria-labelledby={ (id) "-title " (id) "-desc" }
            font-family="Arial, Helvetica, sans-serif" {
            title id={ (id) "-title" } { (words.title) }
            desc id={ (id) "-desc" } { (described(counts)) }
            @for bar in &counts.bars {
                @let _ = { y += PITCH; };
                (drawn(bar, unit, y))
            }
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

fn drawn(bar: &Bar, unit: f64, y: f64) -> Markup {
    let mut x = LEFT;
    let mut outside: Vec<String> = Vec::new();
    html! {
        g.ch-year {
            text x="0" y=(n(y + 19.5)) font-size="16" fill=(palette::INK) { (bar.label) }
            @for (fill, count) in bar.parts.iter().filter(|(_, count)| *count > 0) {
                @let paint = fill.paint();
                @let wide = unit * f64::from(*count);
                @let said = count.to_string();
                @let fits = text::width(&said, 15.0, false) + 6.0 <= wide;
                rect class=(paint.class) x=(n(x)) y=(n(y)) width=(n(wide)) height=(n(HEIGHT)) fill=(paint.fill)
                    stroke=(paint.edge) stroke-width="1" stroke-dasharray=[paint.dash] {}
                @if fits {
                    text x=(n(x + wide - 4.0)) y=(n(y + 19.5)) font-size="15" fill=(paint.ink) text-anchor="end" { (said) }
                } @else {
                    @let _ = outside.push(said);
                }
                @let _ = { x += wide; };
            }
            @if !outside.is_empty() {
                text x=(n(x + 4.0)) y=(n(y + 19.5)) font-size="15" fill=(palette::SECOND) { (outside.join(", ")) }
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
        table.ch-table {
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
        }
    }
}
