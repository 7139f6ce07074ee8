//! The pictures of England: the map with its key, and the counts over the years.

use charts::counts::{self, Bar, Counts};
use charts::tiles::{self, Tile, TileMap};
use charts::{Fill, Words};
use jiff::civil::Date;
use maud::{Markup, html};

use super::chosen::{Chosen, Row};
use super::years::Year;
use crate::web::govuk::grade::fill;
use crate::web::{paths, words};

/// The map on the left, what is in force and how it has moved on the right.
pub(crate) fn pictures(chosen: &Chosen, rows: &[Row<'_>], years: &[Year]) -> Markup {
    html! {
        div.wm-map {
            (map(chosen, rows))
            div {
                h2 { @if chosen.day == chosen.today { "In force now" } @else { "In force on " (words::day(chosen.day)) } }
                (legend(years))
                h2 { "How it has moved" }
                (bars(chosen, years))
            }
        }
    }
}

fn map(chosen: &Chosen, rows: &[Row<'_>]) -> Markup {
    let tiles = rows
        .iter()
        .filter_map(|row| {
            let (column, place) = row.authority.tile?;
            Some(Tile {
                code: row.authority.la_code.clone(),
                name: row.authority.name.clone(),
                region: row.authority.region.clone(),
                column,
                row: place,
                fill: row.held.map_or(Fill::None, |held| fill(held.grade)),
                says: row.held.map_or_else(
                    || "no report".to_owned(),
                    |held| {
                        format!(
                            "{}, {}",
                            words::grade_lower(held.grade),
                            held.judged.published.year()
                        )
                    },
                ),
                href: paths::authority(&row.authority.urn),
                dim: !chosen.holds(row.authority),
            })
        })
        .collect();
    let marked_region = if chosen.region.is_empty() {
        "London".to_owned()
    } else {
        chosen.region.clone()
    };
    html! {
        div {
            (tiles::draw(
                &TileMap { tiles, selected: None, marked_region: Some(marked_region) },
                &Words::new("map", format!("{} by authority, {}", words::aspect(chosen.aspect), words::day(chosen.day)), ""),
                "#table",
            ))
            p.wm-note { "One tile for each authority, so a county weighs the same as a borough. Tiles sit near their true place. Each opens that authority; the table below says the same in words." }
        }
    }
}

fn legend(years: &[Year]) -> Markup {
    let Some(now) = years.last() else {
        return html! {};
    };
    let mut parts = parts(now);
    if now.not_known == 0 {
        parts.retain(|(fill, _)| *fill != Fill::None);
    }
    tiles::legend(
        &parts,
        "legend",
        "Authorities by grade, and how the map draws it",
    )
}

fn parts(year: &Year) -> Vec<(Fill, u32)> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    year.counts
        .iter()
        .map(|(grade, count)| (fill(*grade), number(*count)))
        .chain([(Fill::None, number(year.not_known))])
        .collect()
}

fn is_31_march(day: Date) -> bool {
    (day.month(), day.day()) == (3, 31)
}

fn bars(chosen: &Chosen, years: &[Year]) -> Markup {
    let bars = years
        .iter()
        .map(|year| Bar {
            // The last bar may stand on a later day of a year that already has one.
            label: if is_31_march(year.on) {
                year.on.year().to_string()
            } else {
                (if chosen.day == chosen.today {
                    "now"
                } else {
                    "then"
                })
                .to_owned()
            },
            parts: parts(year),
        })
        .collect();
    let sentence = years
        .last()
        .filter(|year| !is_31_march(year.on))
        .map_or_else(
            || "Latest judgement published by 31 March each year.".to_owned(),
            |year| {
                format!(
                    "Latest judgement published by 31 March each year; the last bar, by {}.",
                    words::day(year.on)
                )
            },
        );
    counts::draw(
        &Counts {
            bars,
            first: "31 March".to_owned(),
        },
        &Words::new(
            "years",
            format!("{} over the years", words::aspect(chosen.aspect)),
            sentence,
        ),
    )
}
