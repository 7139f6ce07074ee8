//! A bar for each group of a breakdown, in one colour, from zero.

use maud::{Markup, html};

use crate::accessible::Words;
use crate::compare::{self, Placed};
use crate::palette;
use crate::text::n;

pub use crate::compare::{Comparison, Heads, Line, Row, Standing};

const TALL: f64 = 18.0;

/// The bars as a figure with its table: for half a page, and for a phone (the stylesheet shows one). A value below
/// zero has no bar, since a breakdown has none.
#[must_use]
pub fn draw(groups: &Comparison, words: &Words) -> Markup {
    compare::figure(
        groups,
        words,
        "ch-shares",
        "The numbers as a table",
        |size| {
            let lay = compare::lay_out(groups, size, true, 8.0);
            let zero = lay.x(0.0);
            compare::svg(groups, words, &lay, false, |row, _| bar(row, zero))
        },
    )
}

/// A row's bar.
fn bar(row: &Placed<'_>, zero: f64) -> Markup {
    html! {
        @if let Some(x) = row.x {
            rect.ch-share x=(n(zero)) y=(n(row.y - TALL / 2.0)) width=(n((x - zero).max(0.0))) height=(n(TALL)) fill=(palette::POINT) {}
        }
        path.ch-zero d={ "M" (n(zero)) " " (n(row.y - TALL / 2.0 - 3.0)) "v" (n(TALL + 6.0)) } stroke=(palette::INK) stroke-width="1" {}
    }
}
