//! A tile map of England: one hexagon for each authority, each a link with its name and its value.

use maud::{Markup, html};

use crate::accessible::{Words, grade, hidden};
use crate::palette::{self, Fill};
use crate::text::{self, n};

mod codes;
mod place;

use place::{Grid, Rect};

/// One authority on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// The department's three-digit code: it finds the letters written in the tile.
    pub code: String,
    /// The authority's name.
    pub name: String,
    /// Its region: tiles of a region are outlined together.
    pub region: String,
    /// Its column; odd rows stand half a tile to the right.
    pub column: u8,
    /// Its row, growing northwards.
    pub row: u8,
    /// Its value.
    pub fill: Fill,
    /// The value in words, as heard: "good, 2024".
    pub says: String,
    /// The page it opens.
    pub href: String,
    /// Left out by a filter: drawn as an empty tile, still a link.
    pub dim: bool,
}

/// A map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileMap {
    /// The authorities.
    pub tiles: Vec<Tile>,
    /// The code of the authority to mark and name, if any.
    pub selected: Option<String>,
    /// The region to outline strongly and name: "London", whose tiles are many for their land.
    pub marked_region: Option<String>,
}

/// The width of a tile.
const TILE: f64 = 44.0;
/// How far the white corner of a tile reaches along its sides.
const CORNER: f64 = 0.78;

/// The map as a figure: the sentence, the map, and beneath it the marked authority in words for narrow screens.
///
/// `table` is where the same values stand as a table on this page (`#authorities`): the map does not repeat it.
#[must_use]
pub fn draw(map: &TileMap, words: &Words, table: &str) -> Markup {
    let id = words.id.as_str();
    let places: Vec<(u8, u8)> = map.tiles.iter().map(|t| (t.column, t.row)).collect();
    let grid = Grid::holding(&places, TILE);
    let (w, h) = (grid.width(), grid.height());
    let mut order: Vec<&Tile> = map.tiles.iter().collect();
    order.sort_by_key(|t| (std::cmp::Reverse(t.row), t.column));
    let chosen = map
        .selected
        .as_deref()
        .and_then(|code| map.tiles.iter().find(|t| t.code == code));
    html! {
        figure.ch.ch-map {
            @if !words.sentence.is_empty() { figcaption.ch-sentence { (words.sentence) } }
            p.ch-skip-line { a.ch-skip.govuk-link href=(table) { "Skip the map: the same as a table" } }
            svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (n(w)) " " (n(h)) }
                width=(n(w)) height=(n(h)) role="group" aria-labelledby={ (id) "-title" } focusable="false"
                font-family="Arial, Helvetica, sans-serif" {
                title id={ (id) "-title" } { (words.title) }
                (patterns(id))
                @for tile in &order { (one(&grid, id, tile)) }
                (outlines(&grid, map))
                (labels(&grid, map, chosen, &places))
            }
            @if let Some(tile) = chosen {
                p.ch-chosen { span.ch-chosen-mark aria-hidden="true" {} b { (tile.name) } ": " (tile.says) }
            }
        }
    }
}

/// The stripes and bars that fills carry; their ids begin with the picture's.
fn patterns(id: &str) -> Markup {
    let base = Fill::RequiresImprovement.paint().fill;
    html! {
        defs {
            pattern id={ (id) "-stripe" } width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="7" height="7" fill=(base) {}
                path d="M0 0V7" stroke=(palette::STRIPE) stroke-width="2.6" {}
            }
            pattern id={ (id) "-bar" } width="6" height="6" patternUnits="userSpaceOnUse" {
                rect width="6" height="6" fill=(base) {}
                path d="M0 3H6" stroke=(palette::STRIPE) stroke-width="1.6" {}
            }
        }
    }
}

fn filled(id: &str, fill: Fill) -> String {
    match fill {
        Fill::RequiresImprovement => format!("url(#{id}-stripe)"),
        Fill::Adequate => format!("url(#{id}-bar)"),
        Fill::Outstanding | Fill::Good | Fill::Inadequate | Fill::NotJudged | Fill::None => {
            fill.paint().fill.to_owned()
        }
    }
}

fn points(of: &[(f64, f64)]) -> String {
    let written: Vec<String> = of
        .iter()
        .map(|(x, y)| format!("{},{}", n(*x), n(*y)))
        .collect();
    written.join(" ")
}

/// A hexagon with what its fill carries besides colour.
fn hexagon(id: &str, corners: &[(f64, f64); 6], fill: Fill) -> Markup {
    let paint = fill.paint();
    let [top, right, .., left] = corners;
    let along = |to: &(f64, f64)| {
        (
            top.0 + (to.0 - top.0) * CORNER,
            top.1 + (to.1 - top.1) * CORNER,
        )
    };
    html! {
        polygon class={ "ch-tile " (paint.class) } points=(points(corners)) fill=(filled(id, fill)) stroke=(paint.edge)
            stroke-width="1.3" stroke-dasharray=[(fill == Fill::NotJudged).then_some("3 2.5")] {}
        @if fill == Fill::Inadequate {
            polygon.ch-corner points=(points(&[along(left), *top, along(right)])) fill=(palette::PAPER)
                stroke=(paint.edge) stroke-width="1.3" {}
        }
    }
}

fn one(grid: &Grid, id: &str, tile: &Tile) -> Markup {
    let place = (tile.column, tile.row);
    let (x, y) = grid.middle(place);
    let fill = if tile.dim { Fill::None } else { tile.fill };
    let paint = fill.paint();
    let letters = codes::letters(&tile.code, &tile.name);
    let name = format!("{}: {}", tile.name, tile.says);
    // What is seen is part of what is heard, for those who speak to their screen.
    let heard = format!("{name}, {letters}");
    let halo = matches!(fill, Fill::RequiresImprovement | Fill::Adequate).then_some(paint.fill);
    html! {
        a.ch-link href=(tile.href) aria-label=(heard) data-code=(tile.code) {
            title { (name) } " "
            (hexagon(id, &grid.hexagon(place, 1.6), fill))
            text.ch-code.ch-inside x=(n(x)) y=(n(y + 4.2)) text-anchor="middle" font-size="12" fill=(paint.ink)
                stroke=[halo] stroke-width=[halo.map(|_| "3.5")] stroke-linejoin=[halo.map(|_| "round")]
                paint-order=[halo.map(|_| "stroke")] aria-hidden="true" {
                (letters)
            }
        }
    }
}

/// The outline of every region, and the strong one of the region to mark.
fn outlines(grid: &Grid, map: &TileMap) -> Markup {
    let mut regions: Vec<&str> = map.tiles.iter().map(|t| t.region.as_str()).collect();
    regions.sort_unstable();
    regions.dedup();
    let path = |region: &str| {
        let group = group(map, region);
        let lines: Vec<String> = grid
            .outline(&group)
            .iter()
            .map(|[a, b]| format!("M{} {}L{} {}", n(a.0), n(a.1), n(b.0), n(b.1)))
            .collect();
        lines.concat()
    };
    html! {
        g.ch-regions fill="none" stroke-linecap="round" pointer-events="none" aria-hidden="true" {
            @for region in regions {
                path d=(path(region)) stroke=(palette::LIMIT) stroke-width="1.4" {}
            }
            @if let Some(region) = &map.marked_region {
                path d=(path(region)) stroke=(palette::INK) stroke-width="2.4" {}
            }
        }
    }
}

fn group(map: &TileMap, region: &str) -> Vec<(u8, u8)> {
    map.tiles
        .iter()
        .filter(|t| t.region == region)
        .map(|t| (t.column, t.row))
        .collect()
}

/// The names on the map: of the authority marked, and of the region marked.
fn labels(grid: &Grid, map: &TileMap, chosen: Option<&Tile>, places: &[(u8, u8)]) -> Markup {
    let mut taken: Vec<Rect> = Vec::new();
    let selected = chosen.map(|tile| {
        let place = (tile.column, tile.row);
        let lines = text::wrapped(&tile.name, 160.0, 15.0, true);
        let wide = lines
            .iter()
            .map(|line| text::width(line, 15.0, true))
            .chain([text::width(&tile.says, 14.0, false)])
            .fold(0.0, f64::max);
        let tall = f64::from(u8::try_from(lines.len()).unwrap_or(1)) * 18.0 + 18.0;
        let label = grid.label(places, &[place], (wide + 8.0, tall + 4.0), &taken);
        taken.extend(label.iter().map(|l| l.rect));
        (tile, place, lines, label)
    });
    let region = map.marked_region.as_deref().map(|region| {
        let group = group(map, region);
        let spot = |size: f64| {
            grid.label(
                places,
                &group,
                (text::width(region, size, true) + 8.0, size + 6.0),
                &taken,
            )
        };
        (
            region,
            [
                ("ch-wide", 15.0, spot(15.0)),
                ("ch-narrow", 27.0, spot(27.0)),
            ],
        )
    });
    html! {
        g pointer-events="none" aria-hidden="true" {
            @if let Some((region, sizes)) = &region {
                @for (class, size, label) in sizes {
                    @if let Some(label) = label {
                        g class=(class) {
                            (leader(&label.leader, 1.4))
                            text x=(n(label.rect.x + 4.0)) y=(n(label.rect.y + size)) font-size=(n(*size))
                                font-weight="700" fill=(palette::INK) { (region) }
                        }
                    }
                }
            }
            @if let Some((tile, place, lines, label)) = &selected {
                polygon.ch-selected points=(points(&grid.hexagon(*place, 3.2))) fill="none" stroke=(palette::PAPER) stroke-width="3" {}
                polygon.ch-selected points=(points(&grid.hexagon(*place, 0.2))) fill="none" stroke=(palette::INK) stroke-width="4" {}
                @if let Some(label) = label {
                    g.ch-wide {
                        (leader(&label.leader, 2.0))
                        (label_words(label, lines, &tile.says))
                    }
                }
            }
        }
    }
}

fn label_words(label: &place::Label, lines: &[String], says: &str) -> Markup {
    // Words lean towards the line that leads to them.
    let to_right = label
        .leader
        .last()
        .is_some_and(|(x, _)| *x > label.rect.x + label.rect.w / 2.0);
    let (x, anchor) = if to_right {
        (label.rect.x + label.rect.w - 4.0, "end")
    } else {
        (label.rect.x + 4.0, "start")
    };
    let lines: Vec<(&String, f64)> = lines
        .iter()
        .zip((1_u8..).map(|place| label.rect.y - 1.0 + 18.0 * f64::from(place)))
        .collect();
    let last = lines.last().map_or(label.rect.y, |(_, y)| *y);
    html! {
        text.ch-label font-size="15" font-weight="700" fill=(palette::INK) text-anchor=(anchor) {
            @for (line, y) in &lines {
                tspan x=(n(x)) y=(n(*y)) { (line) }
            }
            tspan x=(n(x)) y=(n(last + 17.0)) font-size="14" font-weight="400" { (says) }
        }
    }
}

fn leader(points_of: &[(f64, f64)], width: f64) -> Markup {
    html! {
        polyline points=(points(points_of)) fill="none" stroke=(palette::PAPER) stroke-width=(n(width + 3.0)) stroke-linejoin="round" {}
        polyline.ch-leader points=(points(points_of)) fill="none" stroke=(palette::INK) stroke-width=(n(width)) stroke-linejoin="round" {}
    }
}

/// How many have each grade now, beside how it is drawn: the key to the map. `id` begins its ids.
#[must_use]
pub fn legend(counts: &[(Fill, u32)], id: &str, caption: &str) -> Markup {
    html! {
        div.ch { table.ch-legend {
            caption { (caption) }
            thead.ch-hidden-head {
                tr {
                    th scope="col" { (hidden("Judgement")) }
                    th scope="col" { (hidden("How it is drawn")) }
                    th.ch-number scope="col" { (hidden("Authorities")) }
                }
            }
            tbody {
                @for (place, (fill, count)) in counts.iter().enumerate() {
                    tr {
                        th scope="row" { (grade(*fill)) }
                        td { span.ch-drawn { (swatch(&format!("{id}-key{place}"), *fill)) (fill.drawn()) } }
                        td.ch-number { (count) }
                    }
                }
            }
        } }
    }
}

/// A small tile, as on the map.
fn swatch(id: &str, fill: Fill) -> Markup {
    let grid = Grid::holding(&[(0, 0)], 26.0);
    let corners = grid.hexagon((0, 0), 0.8).map(|(x, y)| (x - 4.0, y - 4.0));
    html! {
        svg.ch-swatch width="28" height="32" viewBox="0 0 28 32" aria-hidden="true" focusable="false" {
            (patterns(id))
            (hexagon(id, &corners, fill))
        }
    }
}
