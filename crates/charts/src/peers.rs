//! A dot for each of several, ours solid and bold: neighbours, teams, England and the region.

use maud::{Markup, html};

use crate::accessible::Words;
use crate::compare::{self, Placed};
use crate::palette;
use crate::text::n;

pub use crate::compare::{Comparison, Heads, Line, Row, Standing};

/// The dots as a figure with its table: for half a page, and for a phone (the stylesheet shows one).
#[must_use]
pub fn draw(peers: &Comparison, words: &Words) -> Markup {
    compare::figure(peers, words, "ch-peers", "The values as a table", |size| {
        let lay = compare::lay_out(peers, size, false, 14.0);
        compare::svg(peers, words, &lay, true, dot)
    })
}

/// A row's line and its dot.
fn dot(row: &Placed<'_>, left: f64) -> Markup {
    let y = row.y;
    let own = row.row.standing == Standing::Own;
    let (fill, edge) = if own {
        (palette::INK, palette::INK)
    } else {
        (palette::PAPER, palette::POINT)
    };
    html! {
        @if let Some(x) = row.x {
            path.ch-stem d={ "M" (n(left)) " " (n(y)) "H" (n(x)) } stroke=(palette::RULE) stroke-width="1.2" {}
            @match row.row.standing {
                Standing::Own | Standing::Other => circle class=(if own { "ch-own" } else { "ch-other" }) cx=(n(x)) cy=(n(y)) r="7"
                    fill=(fill) stroke=(edge) stroke-width="2" {},
                Standing::Average => path.ch-other d={ "M" (n(x - 8.0)) " " (n(y)) "L" (n(x)) " " (n(y - 8.0)) "L" (n(x + 8.0)) " " (n(y)) "L" (n(x)) " " (n(y + 8.0)) "z" }
                    fill=(fill) stroke=(edge) stroke-width="2" {},
            }
        }
    }
}
