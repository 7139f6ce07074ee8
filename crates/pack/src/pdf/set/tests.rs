//! How large letters are, and what stands together.

use charts::spc::{Heads, Limits, Mark, Point, Segment, Series};
use charts::{Reading, Unit, Words, coverage_bars, spc};

use super::super::flow::{Placed, pages};
use super::*;
use crate::drawing::Shape;
use crate::paper::{Column, Picture, Table};

/// The least letters in a drawing, in points.
const LEAST_DRAWN: f32 = 10.0;
/// As `ROOM` of the printer, rounded down.
const ROOM: f32 = 717.0;

fn words() -> Words {
    Words::new(
        "m",
        "A measure, month by month",
        "Better since the rota. Higher is better.",
    )
}

fn months() -> Series {
    let point = |month: u32| Point {
        label: format!("Oct 20{month}"),
        value: Reading::Value(40.0 + f64::from(month % 5)),
        numerator: Some(34),
        denominator: Some(48),
        limits: None,
        mark: if month > 20 {
            Mark::Better
        } else {
            Mark::Expected
        },
        words: String::new(),
    };
    Series {
        unit: Unit::Percent,
        points: (0..24).map(point).collect(),
        segments: vec![Segment {
            from: 0,
            limits: Some(Limits {
                mean: 42.0,
                lower: 36.0,
                upper: 48.0,
            }),
            trial: false,
            rebased: None,
        }],
        target: None,
        run: None,
        heads: Heads::new("Met", "Counted", "Share"),
    }
}

/// A measure as the pack writes it.
fn measure(paper: &mut Paper, number: usize) {
    paper.heading(2, format!("Children seen in time, part {number}"));
    paper.answer("86% (118 of 137) in the 12 months to October 2026 \u{b7} Good");
    paper.words("How many of the children were seen within the days the council promises them and their families?");
    let figure = spc::paper(&months(), &words()).into_string();
    let mut picture = Picture::from_figure("A measure", "Better since the rota.", &figure)
        .headed()
        .stamp("As at 20 November 2026");
    picture.table = None;
    paper.add(picture);
}

fn coverage() -> Picture {
    let part = |kind| coverage_bars::Part::new(kind, 7, "changed");
    let bar = |title: &str| coverage_bars::Bar {
        title: title.to_owned(),
        parts: vec![
            part(coverage_bars::Kind::Yes),
            part(coverage_bars::Kind::No),
        ],
    };
    let coverage = coverage_bars::Coverage {
        bars: vec![
            bar("Task done"),
            bar("Practice changed"),
            bar("Better for children"),
        ],
        counted: "Findings".to_owned(),
    };
    let figure = coverage_bars::draw(&coverage, &words()).into_string();
    Picture::from_figure("Coverage", "Three questions.", &figure).note("A note.")
}

/// The sizes of letters in a drawing, in its own units.
fn drawn_sizes(shapes: &[Shape]) -> Vec<f32> {
    shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Words { size, .. } => Some(*size),
            Shape::Path { .. } => None,
        })
        .collect()
}

#[test]
fn no_letters_are_smaller_than_twelve_points_and_none_of_a_drawing_than_ten() {
    let mut paper_ = Paper::new("Pack", "Newtown");
    paper_.subtitle = "Meeting".to_owned();
    paper_.contents();
    for level in 1..=4 {
        paper_.heading(level, "A heading");
    }
    paper_
        .answer("Answer")
        .stamp("Stamp")
        .words("Words")
        .warning("Warning")
        .bullets([vec![text("One")]])
        .numbered([vec![text("One")]])
        .facts([("Owner", "Harriet")]);
    paper_.add(
        Table::new("Table", [Column::words("A", 1), Column::number("B", 1)])
            .row(["a".into(), 1.into()]),
    );
    paper_.add(coverage());
    measure(&mut paper_, 1);
    let composed = paper(&paper_);
    let mut letters = 0;
    let mut in_drawings = 0;
    let slabs = composed.slabs.iter().flat_map(|slab| &slab.items);
    let heads = composed.heads.iter().flat_map(|head| &head.items);
    for item in slabs.chain(heads) {
        match item {
            Item::Words { size, words, .. } => {
                letters += 1;
                assert!(*size >= LEAST, "{words}: {size}");
            }
            Item::Drawing { scale, drawing, .. } => {
                for size in drawn_sizes(&drawing.shapes) {
                    in_drawings += 1;
                    assert!(size * scale >= LEAST_DRAWN, "{size} at {scale}");
                }
            }
            Item::Bar { .. } => {}
        }
    }
    assert!(letters > 20 && in_drawings > 10, "{letters}, {in_drawings}");
}

#[test]
fn a_measure_stands_whole_on_a_page_and_two_of_them_on_one() {
    let mut paper_ = Paper::new("Pack", "Newtown");
    paper_.words("What stands before them.");
    paper_.page_break();
    for number in 0..6 {
        measure(&mut paper_, number);
    }
    let composed = paper(&paper_);
    let pages = pages(&composed.slabs, &composed.heads, ROOM);
    let holds = |page: &[Placed]| {
        let mut headings = 0;
        let mut drawings = 0;
        for placed in page {
            if let Placed::Slab { slab, .. } = *placed
                && let Some(slab) = composed.slabs.get(slab)
            {
                headings += usize::from(slab.heading.is_some());
                drawings += slab
                    .items
                    .iter()
                    .filter(|item| matches!(item, Item::Drawing { mark: Some(_), .. }))
                    .count();
            }
        }
        (headings, drawings)
    };
    let held: Vec<_> = pages.iter().skip(1).map(|page| holds(page)).collect();
    assert_eq!(held, [(2, 2); 3]);
}
