//! A life as SVG.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::layout::{BAR, FONT, HATCH, Layout, Placed, Point, Row, TOP};
use super::listed;
use super::{Edge, Kind, Life, Sort};
use crate::accessible::{self, Words};
use crate::palette;
use crate::text::{self, n};

/// One of the drawings.
pub(super) fn svg(life: &Life, words: &Words, lay: &Layout<'_>) -> Markup {
    let id = format!("{}-{}", words.id, lay.size.name());
    let today = lay.scale.x(life.today);
    let near = today > lay.scale.right - 24.0;
    let inside = html! {
        defs {
            pattern.ch-hatch id={ (id) "-hatch" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V6" stroke=(palette::WORSE) stroke-width="2" {}
            }
        }
        g.ch-grid {
            @for (x, _) in &lay.ticks {
                path d={ "M" (n(*x)) " " (n(TOP)) "V" (n(lay.axis)) } stroke=(palette::GRID) {}
            }
        }
        @for row in &lay.rows { (lane(row, lay, &id)) }
        g.ch-axis {
            path d={ "M" (n(lay.scale.left)) " " (n(lay.axis)) "H" (n(lay.scale.right)) } stroke=(palette::INK) {}
            @for (x, said) in &lay.ticks {
                @let half = text::width(said, FONT, false) / 2.0;
                path d={ "M" (n(*x)) " " (n(lay.axis)) "v6" } stroke=(palette::INK) {}
                text.ch-second x=(n(x.min(lay.size.width() - half))) y=(n(lay.axis + 21.0)) font-size=(n(FONT)) fill=(palette::SECOND)
                    text-anchor="middle" { (said) }
            }
        }
        g.ch-today {
            path d={ "M" (n(today)) " 8V" (n(lay.axis)) } stroke=(palette::INK) stroke-width="1.5" {}
            text x=(n(if near { today - 4.0 } else { today + 4.0 })) y="18" font-size=(n(FONT)) font-weight="700" fill=(palette::INK)
                text-anchor=(if near { "end" } else { "start" }) { "today" }
        }
    };
    accessible::svg(
        &id,
        words,
        &listed::desc(life),
        (lay.size.width(), lay.axis + 28.0),
        &inside,
    )
}

fn lane(row: &Row<'_>, lay: &Layout<'_>, id: &str) -> Markup {
    let middle = row.top + 5.0 + BAR / 2.0 + 5.0;
    html! {
        g.ch-lane {
            path.ch-rule d={ "M0 " (n(row.top)) "H" (n(lay.scale.right)) } stroke=(palette::RULE) {}
            @for (place, name) in row.names.iter().enumerate() {
                text x="0" y=(n(middle + 18.0 * text::many(place))) font-size="15" font-weight="700" fill=(palette::INK) { (name) }
            }
            @if row.bars.is_empty() && row.marks.is_empty() {
                text.ch-second x=(n(lay.scale.left + 6.0)) y=(n(middle)) font-size=(n(FONT)) fill=(palette::SECOND) {
                    (text::cut(&row.lane.empty, lay.scale.right - lay.scale.left - 60.0, FONT, false))
                }
            }
            @for bar in &row.bars { (drawn_bar(bar, id)) }
            @for mark in &row.marks { (point(mark)) }
        }
    }
}

/// The fill of a bar, its edge, and the ink of words in it.
const fn paint(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Help | Kind::Home => (palette::BAND, palette::LIMIT, palette::INK),
        Kind::Need => ("#d9e0e4", palette::LIMIT, palette::INK),
        Kind::Protection => ("#b4bfc6", palette::POINT, palette::INK),
        Kind::Care => (palette::SECOND, palette::SECOND, palette::PAPER),
        Kind::Worker => (palette::PAPER, palette::LIMIT, palette::INK),
        Kind::Nobody => (palette::PAPER, palette::WORSE, palette::INK),
    }
}

fn drawn_bar(placed: &Placed<'_>, id: &str) -> Markup {
    let bar = placed.bar;
    let (fill, edge, ink) = paint(bar.kind);
    let (x, y, w) = (placed.x, placed.y, placed.w);
    let dash = (bar.kind == Kind::Nobody).then_some("5 3");
    let hatches: Vec<(f64, f64)> = match &bar.conflict {
        None => vec![],
        Some(conflict) => {
            let wide = HATCH.min(w);
            match conflict.edge {
                Edge::Start => vec![(x, wide)],
                Edge::End => vec![(x + w - wide, wide)],
                Edge::Whole => vec![(x, wide), (x + w - wide, wide)],
            }
        }
    };
    let dark = bar.kind == Kind::Care && placed.inside;
    html! {
        g.ch-span {
            rect class=(if bar.kind == Kind::Care { "ch-care" } else { "ch-spell" }) x=(n(x)) y=(n(y)) width=(n(w)) height=(n(BAR)) fill=(fill)
                stroke=(edge) stroke-width=(if dash.is_some() { "2" } else { "1" }) stroke-dasharray=[dash] {}
            @if bar.from.is_none() {
                // An open beginning: the edge is gone, and dots stand for it.
                path.ch-open d={ "M" (n(x)) " " (n(y)) "v" (n(BAR)) } stroke=(palette::PAPER) stroke-width="3" {}
                path.ch-unknown d={ "M" (n(x)) " " (n(y)) "v" (n(BAR)) } stroke=(palette::INK) stroke-width="2" stroke-dasharray="2 3" {}
            }
            @for (from, wide) in hatches {
                rect.ch-doubt x=(n(from)) y=(n(y)) width=(n(wide)) height=(n(BAR)) fill=(palette::PAPER) stroke=(palette::WORSE) {}
                rect x=(n(from)) y=(n(y)) width=(n(wide)) height=(n(BAR)) fill={ "url(#" (id) "-hatch)" } {}
            }
            @if let Some((words, at)) = &placed.words {
                text class=(if dark { "ch-inside" } else { "ch-word" }) x=(n(*at)) y=(n(y + BAR / 2.0 + 5.0)) font-size=(n(FONT))
                    fill=(if placed.inside { ink } else { palette::INK }) { (words) }
            }
        }
    }
}

fn point(point: &Point<'_>) -> Markup {
    html! {
        (shape(point.mark.kind, point.x, point.y))
        @if point.mark.conflict.is_some() {
            // The sources disagree: a small stroke through the mark, said in words below.
            path.ch-doubt d={ "M" (n(point.x - 6.0)) " " (n(point.y + 8.0)) "L" (n(point.x + 6.0)) " " (n(point.y - 8.0)) } stroke=(palette::WORSE) stroke-width="2" {}
        }
    }
}

fn shape(sort: Sort, x: f64, y: f64) -> Markup {
    html! {
        @match sort {
            Sort::Contact => path.ch-other d={ "M" (n(x)) " " (n(y - 6.0)) "L" (n(x + 6.0)) " " (n(y + 5.0)) "H" (n(x - 6.0)) "z" }
                fill=(palette::PAPER) stroke=(palette::INK) stroke-width="1.6" {},
            Sort::Visit => circle.ch-own cx=(n(x)) cy=(n(y)) r="4" fill=(palette::POINT) {},
            Sort::Missing => path.ch-own d={ "M" (n(x)) " " (n(y - 7.0)) "L" (n(x + 7.0)) " " (n(y)) "L" (n(x)) " " (n(y + 7.0)) "L" (n(x - 7.0)) " " (n(y)) "z" }
                fill=(palette::INK) stroke=(palette::PAPER) {},
            Sort::Review => rect.ch-other x=(n(x - 5.0)) y=(n(y - 5.0)) width="10" height="10" fill=(palette::PAPER) stroke=(palette::INK) stroke-width="1.6" {},
            Sort::Other => circle.ch-other cx=(n(x)) cy=(n(y)) r="4.5" fill=(palette::PAPER) stroke=(palette::POINT) stroke-width="1.6" {},
        }
    }
}

/// The shapes used, and what edges mean, as far as any bar has such an edge.
pub(super) fn key(life: &Life) -> Markup {
    let used: BTreeSet<Sort> = life
        .lanes
        .iter()
        .flat_map(|lane| &lane.marks)
        .map(|mark| mark.kind)
        .collect();
    let bars = || life.lanes.iter().flat_map(|lane| &lane.bars);
    html! {
        ul.ch-key {
            @for sort in used {
                li {
                    svg.ch-svg.ch-icon width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false" { (shape(sort, 8.0, 8.0)) }
                    (sort.word())
                }
            }
            @if bars().any(|bar| bar.from.is_none()) { li { "Dotted edge: beginning not known" } }
            @if bars().any(|bar| bar.kind == Kind::Nobody) { li { "Broken edge: nobody" } }
            @if bars().any(|bar| bar.conflict.is_some()) { li { "Hatched edge: sources disagree" } }
        }
    }
}
