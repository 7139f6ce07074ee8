//! A comparison as SVG, but for the shape of its values.

use maud::{Markup, html};

use super::layout::{ASIDE, Layout, Placed, Size};
use super::{Comparison, Standing, table};
use crate::accessible::{self, Words};
use crate::palette;
use crate::text::{self, n};
use crate::value::{Reading, drawable};

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
    accessible::figure(
        words,
        class,
        &picture,
        summary,
        &table::table(all, &words.title),
    )
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
