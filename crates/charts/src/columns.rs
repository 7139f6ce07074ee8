//! A count for each year, side by side: a column with its number above and its year beneath.

use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::palette;
use crate::text::n;

/// A year's count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: "2018".
    pub label: String,
    /// How many.
    pub count: u32,
}

const PITCH: f64 = 52.0;
const WIDE: f64 = 34.0;
const TALL: f64 = 120.0;
const ABOVE: f64 = 22.0;
const BELOW: f64 = 24.0;

/// The columns as a figure over the table that the page gives. A count of none has a base line and its 0.
#[must_use]
pub fn draw(columns: &[Column], words: &Words, table: &Markup) -> Markup {
    let id = words.id.as_str();
    let most = columns
        .iter()
        .map(|column| column.count)
        .max()
        .unwrap_or(0)
        .max(1);
    let lefts = (0_u8..).map(|place| PITCH * f64::from(place));
    let width = PITCH * f64::from(u8::try_from(columns.len()).unwrap_or(u8::MAX)).max(1.0);
    let height = ABOVE + TALL + BELOW;
    let picture = html! {
        svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (n(width)) " " (n(height)) } width=(n(width))
            height=(n(height)) role="img" focusable="false" aria-labelledby={ (id) "-title " (id) "-desc" }
            font-family="Arial, Helvetica, sans-serif" font-size="14" text-anchor="middle" {
            title id={ (id) "-title" } { (words.title) }
            desc id={ (id) "-desc" } {
                @for (place, column) in columns.iter().enumerate() {
                    @if place > 0 { "; " }
                    (column.label) ": " (column.count)
                }
                "."
            }
            @for (column, left) in columns.iter().zip(lefts) {
                @let tall = TALL * f64::from(column.count) / f64::from(most);
                @let middle = left + PITCH / 2.0;
                rect.ch-column x=(n(left + (PITCH - WIDE) / 2.0)) y=(n(ABOVE + TALL - tall)) width=(n(WIDE)) height=(n(tall))
                    fill=(palette::BETTER) {}
                text.ch-ink x=(n(middle)) y=(n(ABOVE + TALL - tall - 6.0)) fill=(palette::INK) font-weight="700" { (column.count) }
                text.ch-second x=(n(middle)) y=(n(ABOVE + TALL + 18.0)) fill=(palette::SECOND) { (column.label) }
            }
            line x1="0" x2=(n(width)) y1=(n(ABOVE + TALL)) y2=(n(ABOVE + TALL)) stroke=(palette::INK) stroke-width="1" {}
        }
    };
    accessible::figure(
        words,
        "ch-columns",
        &picture,
        "The numbers as a table",
        table,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_column_is_as_tall_as_the_picture_and_none_is_said() {
        let columns = [("2016", 15), ("2017", 0)].map(|(label, count)| Column {
            label: label.into(),
            count,
        });
        let words = Words::new("c", "Points by year", "");
        let drawn = draw(&columns, &words, &html! { "table" }).into_string();
        assert!(drawn.contains(r#"height="120""#), "{drawn}");
        assert!(drawn.contains(r#"height="0""#));
        assert!(drawn.contains("2016: 15; 2017: 0."));
        assert!(!drawn.contains("style="));
    }
}
