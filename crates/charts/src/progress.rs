//! Something done piece by piece until a day: how many are done of how many, day by day, as two steps and a line for the
//! day it is due.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::accessible::{self, Words};
use crate::palette;
use crate::text::n;

/// Where it stood when a day ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: Date,
    /// How many there are.
    pub all: u32,
    /// How many of them are done.
    pub done: u32,
}

/// How wide the days are, on a wide page and on a phone.
const WIDE: f64 = 640.0;
const NARROW: f64 = 230.0;
const TALL: f64 = 180.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 84.0;
const ABOVE: f64 = 28.0;
const BELOW: f64 = 32.0;

/// The picture over the table that the page gives; nothing but the table where there is no step.
#[must_use]
pub fn draw(steps: &[Step], due: Date, words: &Words, table: &Markup) -> Markup {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return table.clone();
    };
    let sized = |size: &str, wide: f64| {
        let id = format!("{}-{size}", words.id);
        html! { div class={ "ch-at-" (size) } { (picture(&id, steps, (first, last), due, words, wide)) } }
    };
    let picture = html! { (sized("wide", WIDE)) (sized("middle", WIDE)) (sized("narrow", NARROW)) };
    accessible::figure(
        words,
        "ch-progress",
        &picture,
        "The numbers as a table",
        table,
    )
}

/// The picture with its days so wide.
fn picture(
    id: &str,
    steps: &[Step],
    (first, last): (&Step, &Step),
    due: Date,
    words: &Words,
    wide: f64,
) -> Markup {
    let most = steps.iter().map(|step| step.all).max().unwrap_or(0).max(1);
    let end = last.day.max(due);
    let days = f64::from(between(first.day, end).max(1));
    let x = |day: Date| LEFT + wide * f64::from(between(first.day, day)) / days;
    let y = |count: u32| ABOVE + TALL - TALL * f64::from(count) / f64::from(most);
    let line = |of: &dyn Fn(&Step) -> u32| {
        let mut path = String::new();
        let mut before: Option<u32> = None;
        for step in steps {
            let (at, height) = (n(x(step.day)), n(y(of(step))));
            path.push_str(&match before {
                None => format!("M{at} {height}"),
                Some(before) => format!(" L{at} {} L{at} {height}", n(y(before))),
            });
            before = Some(of(step));
        }
        path
    };
    let desc = format!(
        "On {}: {} of {} done. On {}: {} of {} done. Due on {}.",
        said(first.day),
        first.done,
        first.all,
        said(last.day),
        last.done,
        last.all,
        said(due)
    );
    let (right, bottom) = (x(last.day), ABOVE + TALL);
    let anchor = if x(due) > LEFT + wide / 2.0 {
        "end"
    } else {
        "start"
    };
    let inside = html! {
        g font-size="14" {
            line x1=(n(LEFT)) x2=(n(LEFT + wide)) y1=(n(y(most))) y2=(n(y(most))) stroke=(palette::GRID) stroke-width="1" {}
            line x1=(n(LEFT)) x2=(n(LEFT + wide)) y1=(n(bottom)) y2=(n(bottom)) stroke=(palette::INK) stroke-width="1" {}
            text.ch-second x=(n(LEFT - 8.0)) y=(n(y(most) + 5.0)) fill=(palette::SECOND) text-anchor="end" { (most) }
            text.ch-second x=(n(LEFT - 8.0)) y=(n(bottom + 5.0)) fill=(palette::SECOND) text-anchor="end" { "0" }
            text.ch-second x=(n(LEFT)) y=(n(bottom + 22.0)) fill=(palette::SECOND) { (said(first.day)) }
            @if end > first.day { text.ch-second x=(n(LEFT + wide)) y=(n(bottom + 22.0)) fill=(palette::SECOND) text-anchor="end" { (said(end)) } }
            line x1=(n(x(due))) x2=(n(x(due))) y1=(n(ABOVE - 6.0)) y2=(n(bottom)) stroke=(palette::WORSE) stroke-width="1.5" stroke-dasharray="2 4" {}
            text.ch-ink x=(n(x(due) + if anchor == "end" { -6.0 } else { 6.0 })) y=(n(ABOVE - 12.0)) fill=(palette::WORSE) text-anchor=(anchor) { "Due" }
            path d=(line(&|step| step.all)) fill="none" stroke=(palette::LIMIT) stroke-width="1.5" stroke-dasharray="6 4" {}
            path d=(line(&|step| step.done)) fill="none" stroke=(palette::BETTER) stroke-width="3" {}
            circle cx=(n(right)) cy=(n(y(last.done))) r="5" fill=(palette::BETTER) {}
            text.ch-ink x=(n(right + 10.0)) y=(n(y(last.done) + 5.0)) fill=(palette::INK) font-weight="700" { (last.done) " done" }
            @if f64::from(last.all - last.done.min(last.all)) / f64::from(most) > 0.12 {
                text.ch-second x=(n(right + 10.0)) y=(n(y(last.all) + 5.0)) fill=(palette::SECOND) { "of " (last.all) }
            }
        }
    };
    let size = (LEFT + wide + RIGHT, ABOVE + TALL + BELOW);
    accessible::svg(id, words, &desc, size, &inside)
}

/// Days from one day to a later one.
fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days().max(0))
}

/// A day: "3 Mar 2026".
fn said(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_says_where_it_began_where_it_stands_and_when_it_is_due() {
        let step = |day, all, done| Step { day, all, done };
        let steps = [step(date(2026, 3, 1), 4, 0), step(date(2026, 3, 6), 5, 2)];
        let words = Words::new("p", "Done by day", "");
        let drawn = draw(&steps, date(2026, 3, 11), &words, &html! { "table" }).into_string();
        assert!(
            drawn.contains(
                "On 1 Mar 2026: 0 of 4 done. On 6 Mar 2026: 2 of 5 done. Due on 11 Mar 2026."
            ),
            "{drawn}"
        );
        // Half of the ten days, level until the day and then up.
        assert!(
            drawn.contains("M44 208 L364 208 L364 136") && drawn.contains("M44 208 L159 208"),
            "{drawn}"
        );
        assert!(!drawn.contains("style="));
        let none = draw(&[], date(2026, 3, 11), &words, &html! { "table" }).into_string();
        assert_eq!(none, "table");
    }
}
