//! A list's count week by week, as a small line beside its number.

use maud::{Markup, html};

use crate::accessible::hidden;
use crate::palette;
use crate::text::{self, n};
use crate::value::counted;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 24.0;
const AIR: f64 = 4.0;

/// The line, oldest first; a week the list could not be built in is a gap. Only beside the number itself: the line
/// is hidden from those who hear the page, who are told the counts instead. `each` names the weeks: "weeks".
#[must_use]
pub fn draw(counts: &[Option<u32>], each: &str) -> Markup {
    let known = || counts.iter().flatten().copied();
    let low = known().min().unwrap_or(0);
    // A change of one is not as tall as the line.
    let span = known().max().unwrap_or(0).saturating_sub(low).max(4);
    let step = (WIDTH - 2.0 * AIR) / text::many(counts.len().saturating_sub(1).max(1));
    let place = |week: usize, count: u32| {
        let part = f64::from(count - low) / f64::from(span);
        (
            AIR + step * text::many(week),
            HEIGHT - AIR - (HEIGHT - 2.0 * AIR) * part,
        )
    };
    let mut line = String::new();
    let mut joined = false;
    for (week, count) in counts.iter().enumerate() {
        if let Some(count) = count {
            let (x, y) = place(week, *count);
            line.push_str(if joined { "L" } else { "M" });
            line.push_str(&format!("{} {}", n(x), n(y)));
        }
        joined = count.is_some();
    }
    let newest = counts
        .len()
        .checked_sub(1)
        .and_then(|week| Some(place(week, (*counts.get(week)?)?)));
    html! {
        span.ch-spark {
            svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (n(WIDTH)) " " (n(HEIGHT)) } width=(n(WIDTH)) height=(n(HEIGHT))
                aria-hidden="true" focusable="false" {
                @if !line.is_empty() {
                    path.ch-line d=(line) fill="none" stroke=(palette::POINT) stroke-width="1.5" stroke-linecap="round" {}
                }
                @if let Some((x, y)) = newest {
                    circle.ch-own cx=(n(x)) cy=(n(y)) r="3" fill=(palette::INK) {}
                }
            }
            (hidden(&said(counts, each)))
        }
    }
}

/// "Over 8 weeks: 5, 6, not built and 11."
fn said(counts: &[Option<u32>], each: &str) -> String {
    if counts.is_empty() {
        return "No earlier counts.".to_owned();
    }
    let words: Vec<String> = counts
        .iter()
        .map(|count| count.map_or_else(|| "not built".to_owned(), counted))
        .collect();
    format!("Over {} {each}: {}.", counts.len(), text::list(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{inside, numbered, values};

    #[test]
    fn a_week_without_a_list_is_a_gap_and_said() {
        let drawn = draw(&[Some(5), Some(6), None, Some(8), Some(11)], "weeks").into_string();
        assert!(drawn.contains("Over 5 weeks: 5, 6, not built, 8 and 11."));
        assert_eq!(values(&drawn, "d")[0].matches('M').count(), 2);
        assert!(drawn.contains("aria-hidden=\"true\""));
    }

    #[test]
    fn the_newest_count_has_a_dot_only_where_it_is_known() {
        assert!(
            draw(&[Some(1), Some(2)], "weeks")
                .into_string()
                .contains("<circle")
        );
        assert!(
            !draw(&[Some(1), None], "weeks")
                .into_string()
                .contains("<circle")
        );
    }

    #[test]
    fn any_counts_stay_inside() {
        for counts in [
            vec![],
            vec![None],
            vec![Some(3)],
            vec![Some(0), Some(u32::MAX)],
            vec![Some(7); 400],
        ] {
            let drawn = draw(&counts, "weeks").into_string();
            assert!(numbered(&drawn));
            assert_eq!(inside(&drawn), Ok(()), "{counts:?}");
        }
    }
}
