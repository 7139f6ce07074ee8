//! A measure before and after something was done: two means with what they count, the months they are made of, and the
//! line at which it was done. That one follows the other is shown; that one caused the other is not.

use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::marks;
use crate::palette;
use crate::spc::Mark;
use crate::text::{self, n};
use crate::value::{self, Reading, Unit};

/// A measure before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforeAfter {
    /// What the values count.
    pub unit: Unit,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
    /// What was done, and when: "Duty rota began, 1 Nov 2025".
    pub change: String,
    /// What the rules make of the months since; the words beside the mark are the rule's.
    pub mark: Mark,
    /// The same in a few words: "Better than chance allows since March 2026". May be empty.
    pub words: String,
}

/// The months on one side of the change.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// From when to when: "Nov 2024 to Oct 2025".
    pub label: String,
    /// The mean of its months, or why there is none.
    pub mean: Reading,
    /// How many met it, over all its months; not written where the mean is suppressed.
    pub numerator: Option<u32>,
    /// Out of how many, over all its months; not written where the mean is suppressed.
    pub denominator: Option<u32>,
    /// Its months in order, drawn as small rings where they are values.
    pub months: Vec<Reading>,
}

const FONT: f64 = 15.0;
const TOP: f64 = 46.0;
const TALL: f64 = 150.0;

/// The two sides as a figure with its table: for half a page or more, and for a phone (the stylesheet shows one).
#[must_use]
pub fn draw(both: &BeforeAfter, words: &Words) -> Markup {
    let picture = html! {
        div.ch-at-half { (svg(both, words, "half", 640.0)) }
        div.ch-at-slim { (svg(both, words, "slim", 380.0)) }
        @if !both.words.is_empty() { p.ch-note { (marks::icon(both.mark)) " " (both.words) } }
    };
    accessible::figure(
        words,
        "ch-before-after",
        &picture,
        "The numbers as a table",
        &table(both, &words.title),
    )
}

/// From the least to the greatest value there is, with air; from nought for shares and counts that come near it.
fn range(both: &BeforeAfter) -> (f64, f64) {
    let values: Vec<f64> = [&both.before, &both.after]
        .into_iter()
        .flat_map(|side| side.months.iter().chain([&side.mean]))
        .filter_map(Reading::value)
        .collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if values.is_empty() {
        return (0.0, 1.0);
    }
    let air = ((most - least) * 0.15).max(most.abs() * 0.02).max(0.5);
    let low = if least >= 0.0 && least <= most * 0.6 {
        0.0
    } else {
        least - air
    };
    (low, most + air)
}

fn svg(both: &BeforeAfter, words: &Words, size: &str, width: f64) -> Markup {
    let id = format!("{}-{size}", words.id);
    let middle = width / 2.0;
    let range = range(both);
    let axis = TOP + TALL;
    let under: Vec<String> = text::wrapped(&both.change, width - 4.0, FONT, false);
    let height = axis + 48.0 + 19.0 * text::many(under.len());
    let inside = html! {
        defs {
            pattern.ch-hatch id={ (id) "-hatch" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V6" stroke=(palette::LIMIT) stroke-width="1.6" {}
            }
        }
        path.ch-axis d={ "M0 " (n(axis)) "H" (n(width)) } stroke=(palette::INK) {}
        (side("Before", &both.before, both.unit, (0.0, middle - 14.0), range, &id))
        (side("After", &both.after, both.unit, (middle + 14.0, width), range, &id))
        path.ch-change d={ "M" (n(middle)) " 20V" (n(axis + 6.0)) } stroke=(palette::INK) stroke-width="1.5" {}
        @for (place, line) in under.iter().enumerate() {
            text.ch-word x=(n(middle)) y=(n(axis + 44.0 + 19.0 * text::many(place))) font-size=(n(FONT)) fill=(palette::INK) text-anchor="middle" {
                (line)
            }
        }
    };
    accessible::svg(&id, words, &described(both), (width, height), &inside)
}

fn side(
    name: &str,
    side: &Side,
    unit: Unit,
    (left, right): (f64, f64),
    (low, high): (f64, f64),
    id: &str,
) -> Markup {
    let axis = TOP + TALL;
    let y = |value: f64| {
        (axis - (value - low) / (high - low).max(f64::EPSILON) * TALL).clamp(TOP, axis)
    };
    let places = text::many(side.months.len().max(1));
    let step = (right - left) / places;
    let points: Vec<(f64, f64)> = side
        .months
        .iter()
        .enumerate()
        .filter_map(|(place, month)| {
            let at = left + step * (text::many(place) + 0.5);
            month.value().map(|value| (at, y(value)))
        })
        .collect();
    let said = text::cut(&with_counts(side, unit), right - left, 16.0, true);
    let stands = text::cut(&side.label, right - left, FONT, false);
    html! {
        g.ch-side {
            text.ch-word x=(n(left)) y="16" font-size="16" fill=(palette::SECOND) { (name) }
            text.ch-word x=(n(left)) y="36" font-size="16" font-weight="700" fill=(palette::INK) { (said) }
            @if let Some(mean) = side.mean.value() {
                path.ch-line d={ "M" (n(left)) " " (n(y(mean))) "H" (n(right)) } stroke=(palette::INK) stroke-width="3" {}
            } @else if side.mean == Reading::Suppressed {
                rect.ch-missing x=(n(left)) y=(n(TOP)) width=(n(right - left)) height=(n(TALL)) fill={ "url(#" (id) "-hatch)" } {}
            }
            @for (x, y) in points { (marks::at(Mark::Expected, x.clamp(4.0, right - 4.0), y, 3.0)) }
            text.ch-second x=(n(left)) y=(n(axis + 20.0)) font-size=(n(FONT)) fill=(palette::SECOND) { (stands) }
        }
    }
}

/// "71%, 34 of 48", or why there is no value.
fn with_counts(side: &Side, unit: Unit) -> String {
    let said = side.mean.said(unit);
    let counts = side
        .mean
        .value()
        .and_then(|_| value::of(side.numerator, side.denominator));
    match counts {
        Some(counts) => format!("{said}, {counts}"),
        None => said,
    }
}

fn described(both: &BeforeAfter) -> String {
    let side = |side: &Side| format!("{}, {}", with_counts(side, both.unit), side.label);
    let mut said = format!(
        "Before: {}. After: {}. Between them: {}.",
        side(&both.before),
        side(&both.after),
        both.change
    );
    if !both.words.is_empty() {
        said.push(' ');
        said.push_str(&both.words);
    }
    said
}

/// The same as a table, the months of each side in order.
#[must_use]
pub fn table(both: &BeforeAfter, caption: &str) -> Markup {
    let months = |side: &Side| {
        let said: Vec<String> = side
            .months
            .iter()
            .map(|month| month.said(both.unit))
            .collect();
        said.join(", ")
    };
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" { table.ch-table {
            caption { (caption) }
            thead { tr { th scope="col" { "" (both.change) } th scope="col" { "From and to" } th.ch-number scope="col" { "Mean" } th scope="col" { "Months in order" } } }
            tbody {
                @for (name, side) in [("Before", &both.before), ("After", &both.after)] { tr {
                    th scope="row" { (name) }
                    td { (side.label) }
                    td.ch-number { (with_counts(side, both.unit)) }
                    td { (months(side)) }
                } }
            }
        } }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tests::{inside, numbered};

    fn side(label: &str, mean: Reading, months: Vec<Reading>) -> Side {
        Side {
            label: label.to_owned(),
            mean,
            numerator: Some(34),
            denominator: Some(48),
            months,
        }
    }

    fn both(before: Reading, after: Reading, months: &[f64]) -> BeforeAfter {
        let months: Vec<Reading> = months.iter().copied().map(Reading::Value).collect();
        BeforeAfter {
            unit: Unit::Percent,
            before: side("Nov 2024 to Oct 2025", before, months.clone()),
            after: side("Nov 2025 to Oct 2026", after, months),
            change: "Duty rota began, 1 Nov 2025".to_owned(),
            mark: Mark::Better,
            words: "Better than chance allows.".to_owned(),
        }
    }

    fn drawn(both: &BeforeAfter) -> String {
        draw(both, &Words::new("ba", "Return interviews", "")).into_string()
    }

    #[test]
    fn both_means_carry_what_they_count_and_the_change_its_day() {
        let drawn = drawn(&both(
            Reading::Value(51.0),
            Reading::Value(70.8),
            &[50.0, 60.0, 70.0],
        ));
        assert!(drawn.contains(
            "Before: 51%, 34 of 48, Nov 2024 to Oct 2025. After: 71%, 34 of 48, Nov 2025 to Oct 2026. \
             Between them: Duty rota began, 1 Nov 2025. Better than chance allows."
        ));
        assert!(drawn.contains("<td>50%, 60%, 70%</td>"));
        inside(&drawn).unwrap();
    }

    #[test]
    fn a_suppressed_side_is_hatched_and_tells_no_counts() {
        let drawn = drawn(&both(Reading::Value(51.0), Reading::Suppressed, &[]));
        assert!(drawn.contains("After: suppressed, Nov 2025"));
        assert!(!drawn.contains("suppressed, 34"));
        assert_eq!(drawn.matches("url(#ba-").count(), 2);
        inside(&drawn).unwrap();
        assert!(!drawn.contains("style="));
    }

    proptest! {
        #[test]
        fn every_value_is_drawn_inside_the_picture(
            before in prop::num::f64::ANY,
            after in prop::num::f64::ANY,
            months in prop::collection::vec(prop::num::f64::ANY, 0..30),
        ) {
            let drawn = drawn(&both(Reading::Value(before), Reading::Value(after), &months));
            prop_assert!(numbered(&drawn));
            prop_assert_eq!(inside(&drawn), Ok(()));
        }
    }
}
