//! What came of findings: a bar for the task, one for practice, one for the outcome. Three questions, never added up.

use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::palette;
use crate::text::{self, n};

/// The bars, in the order they are drawn: task, practice, outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The bars.
    pub bars: Vec<Bar>,
    /// What is counted, for the head of the table: "Findings".
    pub counted: String,
}

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The question: "Practice changed".
    pub title: String,
    /// How many have each answer, the best first. An answer nobody has is in the table and not drawn.
    pub parts: Vec<Part>,
}

/// An answer, and how many have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How it is drawn.
    pub kind: Kind,
    /// How many.
    pub count: u32,
    /// The answer after its number: "changed", "in part", "without evidence".
    pub words: String,
}

impl Part {
    /// An answer that so many have.
    pub fn new(kind: Kind, count: u32, words: impl Into<String>) -> Self {
        Self {
            kind,
            count,
            words: words.into(),
        }
    }
}

/// What sort of answer it is. Not to know is drawn otherwise than to know that nothing moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Yes: solid.
    Yes,
    /// In part: pale.
    InPart,
    /// No: empty, with a firm edge.
    No,
    /// Worse than before: solid, with a cut corner.
    Worse,
    /// Nobody has looked: hatched.
    NoEvidence,
    /// There is nothing that would show it: empty, with a broken edge.
    NoMeasure,
}

const BAR: f64 = 26.0;
const FONT: f64 = 15.0;
const LINE: f64 = 20.0;
const BETWEEN: f64 = 40.0;

/// The bars as a figure with its table: side by side, and one under the other for a phone (the stylesheet shows one).
#[must_use]
pub fn draw(coverage: &Coverage, words: &Words) -> Markup {
    let picture = html! {
        div.ch-at-wide { (svg(coverage, words, "wide", 1080.0, coverage.bars.len())) }
        div.ch-at-middle { (svg(coverage, words, "middle", 720.0, coverage.bars.len())) }
        div.ch-at-narrow { (svg(coverage, words, "narrow", 380.0, 1)) }
    };
    accessible::figure(
        words,
        "ch-coverage",
        &picture,
        "The numbers as a table",
        &table(coverage, &words.title),
    )
}

/// A bar and where it stands.
struct Placed<'b> {
    bar: &'b Bar,
    x: f64,
    y: f64,
    said: Vec<String>,
}

fn svg(coverage: &Coverage, words: &Words, size: &str, width: f64, across: usize) -> Markup {
    let id = format!("{}-{size}", words.id);
    let across = across.max(1);
    let wide = ((width - BETWEEN * (text::many(across) - 1.0)) / text::many(across)).max(60.0);
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let (mut top, mut below) = (0.0_f64, 0.0_f64);
    for (place, bar) in coverage.bars.iter().enumerate() {
        if place > 0 && place.is_multiple_of(across) {
            top = below + 22.0;
        }
        let said = text::wrapped(&said(bar), wide - 2.0, FONT, false);
        below = below.max(top + 26.0 + BAR + 8.0 + LINE * text::many(said.len()));
        placed.push(Placed {
            bar,
            x: text::many(place % across) * (wide + BETWEEN),
            y: top,
            said,
        });
    }
    let inside = html! {
        defs {
            pattern.ch-hatch id={ (id) "-hatch" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V6" stroke=(palette::LIMIT) stroke-width="1.6" {}
            }
        }
        @for each in &placed { (drawn(each, wide, &id)) }
    };
    accessible::svg(
        &id,
        words,
        &described(coverage),
        (width, below.max(1.0)),
        &inside,
    )
}

fn total(bar: &Bar) -> u64 {
    bar.parts.iter().map(|part| u64::from(part.count)).sum()
}

/// The part of a whole, from 0 to 1.
#[expect(
    clippy::cast_precision_loss,
    reason = "a count too great to be exact is drawn to the nearest pixel all the same"
)]
fn share(count: u32, all: u64) -> f64 {
    f64::from(count) / all.max(1) as f64
}

fn drawn(placed: &Placed<'_>, wide: f64, id: &str) -> Markup {
    let all = total(placed.bar);
    let top = placed.y + 26.0;
    let edge = placed.x + 0.5;
    let wide = wide - 1.0;
    let mut x = edge;
    let pieces: Vec<(f64, f64, &Part)> = placed
        .bar
        .parts
        .iter()
        .filter(|part| part.count > 0)
        .map(|part| {
            let long = wide * share(part.count, all);
            let at = x;
            x += long;
            (at, long, part)
        })
        .collect();
    html! {
        g.ch-question {
            text.ch-word x=(n(placed.x)) y=(n(placed.y + 16.0)) font-size="16" font-weight="700" fill=(palette::INK) { (placed.bar.title) }
            @if pieces.is_empty() {
                rect.ch-paper x=(n(edge)) y=(n(top)) width=(n(wide)) height=(n(BAR)) fill=(palette::PAPER) stroke=(palette::RULE) {}
            }
            @for (x, long, part) in pieces { (piece(x, top, long, part, id)) }
            @for (place, line) in placed.said.iter().enumerate() {
                text.ch-second x=(n(placed.x)) y=(n(top + BAR + 8.0 + LINE * text::many(place) + 13.0)) font-size=(n(FONT)) fill=(palette::INK) { (line) }
            }
        }
    }
}

fn piece(x: f64, top: f64, long: f64, part: &Part, id: &str) -> Markup {
    let (fill, edge, ink, dash, class) = paint(part.kind);
    let number = part.count.to_string();
    let fits = text::width(&number, FONT, true) + 8.0 <= long;
    let corner = 8.0_f64.min(long);
    html! {
        rect class=(class) x=(n(x)) y=(n(top)) width=(n(long)) height=(n(BAR)) fill=(fill) stroke=(edge) stroke-width="1.2" stroke-dasharray=[dash] {}
        @match part.kind {
            Kind::NoEvidence => rect x=(n(x)) y=(n(top)) width=(n(long)) height=(n(BAR)) fill={ "url(#" (id) "-hatch)" } {},
            Kind::Worse => path.ch-corner d={ "M" (n(x + long - corner)) " " (n(top)) "h" (n(corner)) "v" (n(corner)) "z" } fill=(palette::PAPER) {},
            Kind::Yes | Kind::InPart | Kind::No | Kind::NoMeasure => {}
        }
        @if fits {
            @if part.kind == Kind::NoEvidence {
                // The number keeps clear of the hatching.
                rect.ch-paper x=(n(x + 3.0)) y=(n(top + 4.0)) width=(n(text::width(&number, FONT, true) + 4.0)) height=(n(BAR - 8.0)) fill=(palette::PAPER) {}
            }
            text class=(if ink == palette::PAPER { "ch-inside" } else { "ch-word" }) x=(n(x + 5.0)) y=(n(top + 18.5)) font-size=(n(FONT)) font-weight="700" fill=(ink) { (number) }
        }
    }
}

type Painted = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
);

/// The fill, the edge, the ink of the number, the dashes of the edge, the class.
const fn paint(kind: Kind) -> Painted {
    match kind {
        Kind::Yes => (
            palette::BETTER,
            palette::BETTER,
            palette::PAPER,
            None,
            "ch-own",
        ),
        Kind::InPart => ("#cfe1f0", "#4d86b5", palette::INK, None, "ch-spell"),
        Kind::No => (
            palette::PAPER,
            palette::POINT,
            palette::INK,
            None,
            "ch-other",
        ),
        Kind::Worse => (
            palette::WORSE,
            palette::WORSE,
            palette::PAPER,
            None,
            "ch-worse",
        ),
        Kind::NoEvidence => (
            palette::PAPER,
            palette::LIMIT,
            palette::INK,
            None,
            "ch-other",
        ),
        Kind::NoMeasure => (
            palette::PAPER,
            palette::LIMIT,
            palette::INK,
            Some("4 3"),
            "ch-other",
        ),
    }
}

/// "19 done, 3 in part".
fn said(bar: &Bar) -> String {
    let parts: Vec<String> = bar
        .parts
        .iter()
        .filter(|part| part.count > 0)
        .map(|part| format!("{} {}", part.count, part.words))
        .collect();
    if parts.is_empty() {
        "none".to_owned()
    } else {
        parts.join(", ")
    }
}

fn described(coverage: &Coverage) -> String {
    let bars: Vec<String> = coverage
        .bars
        .iter()
        .map(|bar| format!("{}: {}.", bar.title, said(bar)))
        .collect();
    bars.join(" ")
}

/// The same as a table: a row for each answer to each question, and how many have it.
#[must_use]
pub fn table(coverage: &Coverage, caption: &str) -> Markup {
    html! {
        table.ch-table {
            caption { (caption) }
            thead { tr { th scope="col" { "Question" } th scope="col" { "Answer" } th.ch-number scope="col" { (coverage.counted) } } }
            tbody {
                @for bar in &coverage.bars {
                    @for part in &bar.parts { tr {
                        th scope="row" { (bar.title) }
                        td { (text::upper_first(&part.words)) }
                        td.ch-number { (part.count) " of " (total(bar)) }
                    } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{inside, numbered};

    fn coverage(moved: [u32; 5]) -> Coverage {
        let [yes, part, no, worse, none] = moved;
        Coverage {
            counted: "Findings".to_owned(),
            bars: vec![
                Bar {
                    title: "Task done".to_owned(),
                    parts: vec![
                        Part::new(Kind::Yes, 19, "done"),
                        Part::new(Kind::InPart, 3, "in part"),
                    ],
                },
                Bar {
                    title: "Practice changed".to_owned(),
                    parts: vec![
                        Part::new(Kind::Yes, 10, "changed"),
                        Part::new(Kind::InPart, 0, "in part"),
                        Part::new(Kind::NoEvidence, 12, "without evidence"),
                    ],
                },
                Bar {
                    title: "Outcome moved".to_owned(),
                    parts: vec![
                        Part::new(Kind::Yes, yes, "moved"),
                        Part::new(Kind::InPart, part, "moved, not enough"),
                        Part::new(Kind::No, no, "not moved"),
                        Part::new(Kind::Worse, worse, "worse"),
                        Part::new(Kind::NoMeasure, none, "without a measure"),
                    ],
                },
            ],
        }
    }

    fn words() -> Words {
        Words::new("coverage", "What came of the findings", "")
    }

    #[test]
    fn each_question_has_its_bar_and_not_knowing_is_drawn_apart() {
        let drawn = draw(&coverage([9, 4, 3, 1, 5]), &words()).into_string();
        assert!(drawn.contains(
            "Task done: 19 done, 3 in part. Practice changed: 10 changed, 12 without evidence. \
             Outcome moved: 9 moved, 4 moved, not enough, 3 not moved, 1 worse, 5 without a measure."
        ));
        // Hatched where nobody looked, a broken edge where nothing would show it, once in each of three drawings.
        assert_eq!(drawn.matches("url(#coverage-").count(), 3);
        assert_eq!(drawn.matches("stroke-dasharray").count(), 3);
        // What nobody answers is in the table.
        assert!(drawn.contains("<td>In part</td><td class=\"ch-number\">0 of 22</td>"));
        inside(&drawn).unwrap();
    }

    #[test]
    fn whatever_the_numbers_are_the_picture_holds_them() {
        for moved in [
            [0, 0, 0, 0, 0],
            [1, 0, 0, 0, 0],
            [1, 1, 1, 1, 4000],
            [u32::MAX, 1, u32::MAX, 1, 1],
        ] {
            let drawn = draw(&coverage(moved), &words()).into_string();
            assert!(numbered(&drawn), "{moved:?}");
            inside(&drawn).unwrap();
            assert!(!drawn.contains("style="));
        }
        let none = Coverage {
            bars: vec![],
            counted: String::new(),
        };
        assert!(numbered(&draw(&none, &words()).into_string()));
    }
}
