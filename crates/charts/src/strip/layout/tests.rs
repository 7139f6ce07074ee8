//! Places on the strip: true to the day, and no words that meet.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::history::Cell;
use crate::tests::{any_history, history, report};

fn laid_out(history: &History) -> [Layout; 2] {
    [Size::Wide, Size::Middle].map(|size| lay_out(history, size))
}

#[test]
fn a_bar_begins_on_its_day_and_ends_with_the_next_judgement_of_the_same_thing() {
    let first = report(
        date(2015, 3, 2),
        (0..6).map(|row| Cell::of(row, Fill::Good)).collect(),
    );
    let second = report(date(2019, 5, 8), vec![Cell::over_two(1, Fill::Inadequate)]);
    let history = history(vec![second, first], vec![]);
    for lay in laid_out(&history) {
        let bar = |row: usize, from| {
            lay.bars
                .iter()
                .find(|b| b.bar.cell.row == row && b.bar.from == from)
                .cloned()
                .expect("a bar")
        };
        let care = bar(1, date(2015, 3, 2));
        assert!((care.x - lay.scale.x(date(2015, 3, 2))).abs() < 0.01);
        assert!((care.x + care.w + 2.0 - lay.scale.x(date(2019, 5, 8))).abs() < 0.01);
        // Help was not judged again, and still stands.
        assert_eq!(bar(0, date(2015, 3, 2)).bar.to, history.today);
        // Adoption ended with the first report under the later framework, overall on a day.
        assert_eq!(bar(3, date(2015, 3, 2)).bar.to, date(2019, 5, 8));
        assert_eq!(bar(5, date(2015, 3, 2)).bar.to, date(2026, 4, 1));
    }
}

#[test]
fn one_grade_for_two_things_spans_both_rows() {
    let history = history(
        vec![report(
            date(2019, 5, 8),
            vec![Cell::over_two(1, Fill::Good)],
        )],
        vec![],
    );
    for lay in laid_out(&history) {
        let bar = lay.bars.first().expect("a bar");
        assert!((bar.y - lay.rows[1]).abs() < 0.01);
        assert!((bar.y + bar.h - lay.rows[2] - BAR).abs() < 0.01);
        assert!(bar.note.is_some(), "it says that it is one grade for both");
    }
}

#[test]
fn the_newest_grade_steps_beside_a_bar_too_young_for_its_word() {
    let old = report(date(2014, 5, 8), vec![Cell::of(0, Fill::Good)]);
    let new = report(
        date(2026, 7, 30),
        vec![Cell::of(0, Fill::RequiresImprovement)],
    );
    for lay in laid_out(&history(vec![old, new], vec![])) {
        let bar = lay.bars.last().expect("a bar");
        assert!(bar.beside.is_some());
        assert_eq!(
            bar.words.as_ref().expect("words").lines,
            ["Requires", "improvement"]
        );
    }
}

#[test]
fn a_history_of_one_report_today_is_drawn() {
    let history = history(
        vec![report(date(2026, 8, 20), vec![Cell::of(0, Fill::Good)])],
        vec![],
    );
    for lay in laid_out(&history) {
        assert_eq!(lay.bars.len(), 1);
        assert!(lay.bars.iter().all(|b| b.beside.is_some()));
        assert_eq!(lay.dates.len(), 1);
    }
}

proptest! {
    #[test]
    fn no_bars_meet_and_no_word_leaves_its_bar(history in any_history()) {
        for lay in laid_out(&history) {
            for (place, one) in lay.bars.iter().enumerate() {
                prop_assert!(one.x >= lay.scale.left - 0.01);
                prop_assert!(one.x + one.w <= lay.scale.right + 0.01);
                for two in lay.bars.iter().skip(place + 1) {
                    let rows = one.y < two.y + two.h && two.y < one.y + one.h;
                    let days = one.x < two.x + two.w && two.x < one.x + one.w;
                    // A bar is never drawn narrower than the edge that marks its day.
                    prop_assert!(!(rows && days) || one.w <= EDGE || two.w <= EDGE);
                }
                let Some(words) = &one.words else { continue };
                let wide = words.lines.iter().map(|l| text::width(l, words.size, true)).fold(0.0, f64::max);
                match one.beside {
                    Some(x) => prop_assert!(x + wide <= lay.scale.right + 5.0),
                    None => prop_assert!(EDGE + 2.0 + wide <= one.w),
                }
            }
        }
    }

    #[test]
    fn dates_stay_on_the_picture_and_apart(history in any_history()) {
        for lay in laid_out(&history) {
            for (place, one) in lay.dates.iter().enumerate() {
                prop_assert!(one.span.left >= 0.0 && one.span.right <= lay.size.width() + 2.0);
                prop_assert!(one.y >= 60.0, "below the band of frameworks");
                for two in lay.dates.iter().skip(place + 1) {
                    let lines = one.y - 14.0 < two.foot() && two.y - 14.0 < one.foot();
                    prop_assert!(!(lines && one.span.meets(two.span, 0.0)));
                }
            }
        }
    }

    #[test]
    fn every_grade_is_written_or_told_beneath(history in any_history()) {
        for lay in laid_out(&history) {
            let untold = lay.bars.iter().filter(|b| b.words.is_none()).count();
            prop_assert_eq!(untold > 0, lay.notes.iter().any(|n| n.starts_with("Too short") && n.contains(" for ")) );
        }
    }
}
