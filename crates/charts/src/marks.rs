//! The shapes of marks: a ring, a disc, a diamond and a square, which tell without their colours.

use maud::{Markup, html};

use crate::palette;
use crate::spc::Mark;
use crate::text::n;

/// A mark at a place; `size` is the radius of a ring, the others are half as large again.
pub(crate) fn at(mark: Mark, x: f64, y: f64, size: f64) -> Markup {
    let solid = size * 1.47;
    let diamond = size * 1.75;
    let (cx, cy) = (n(x), n(y));
    // A small mark with a broad white edge would read as hollow.
    let edge = if size < 2.4 { "0.5" } else { "1" };
    html! {
        @match mark {
            Mark::Expected => circle.ch-expected cx=(cx) cy=(cy) r=(n(size)) fill=(palette::PAPER) stroke=(palette::POINT)
                stroke-width=(n((size * 0.45).min(1.6))) {},
            Mark::Better => circle.ch-better cx=(cx) cy=(cy) r=(n(solid)) fill=(palette::BETTER) stroke=(palette::PAPER) stroke-width=(edge) {},
            Mark::Worse => path.ch-worse d={ "M" (cx) " " (n(y - diamond)) "L" (n(x + diamond)) " " (cy) "L" (cx) " " (n(y + diamond))
                "L" (n(x - diamond)) " " (cy) "z" } fill=(palette::WORSE) stroke=(palette::PAPER) stroke-width=(edge) {},
            Mark::Neutral => rect.ch-neutral x=(n(x - solid)) y=(n(y - solid)) width=(n(2.0 * solid)) height=(n(2.0 * solid))
                fill=(palette::INK) stroke=(palette::PAPER) stroke-width=(edge) {},
        }
    }
}

/// A mark beside its word, in a key or a table.
pub(crate) fn icon(mark: Mark) -> Markup {
    html! {
        svg.ch-svg.ch-icon width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false" {
            (at(mark, 8.0, 8.0, 3.6))
        }
    }
}
