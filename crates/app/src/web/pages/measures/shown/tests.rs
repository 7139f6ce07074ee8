//! What a number, its period and its sentence look like.

use super::*;
use measures::tally::Tally;

fn reading(from: (i16, i8, i8), to: (i16, i8, i8), tally: Tally) -> Reading {
    let day = |(year, month, day)| children::Day::new(year, month, day).unwrap();
    Reading {
        from: day(from),
        to: day(to),
        tally,
        value: tally.value(Value::Share, None),
    }
}

#[test]
fn a_sentence_goes_inside_another_with_a_small_letter_unless_it_begins_with_a_month() {
    assert_eq!(
        inside("Nine months running above its average"),
        "nine months running above its average"
    );
    assert_eq!(
        inside("October is worse than chance allows"),
        "October is worse than chance allows"
    );
    assert_eq!(inside(""), "");
}

#[test]
fn a_period_says_whether_its_last_month_is_whole() {
    let none = Tally::default();
    let year = reading((2025, 11, 1), (2026, 10, 31), none);
    assert_eq!(
        period(&year, When::Events),
        "in the 12 months to October 2026"
    );
    let so_far = reading((2026, 4, 1), (2026, 11, 22), none);
    assert_eq!(
        period(&so_far, When::Events),
        "from April 2026 to 22 November 2026"
    );
    assert_eq!(period(&so_far, When::Snapshot), "on 22 November 2026");
    let month = reading((2026, 10, 1), (2026, 10, 31), none);
    assert_eq!(period(&month, When::Events), "in October 2026");
}

#[test]
fn a_share_says_what_it_was_made_from_and_nobody_counted_is_no_zero() {
    let some = Tally {
        met: 1180,
        counted: 1370,
        met_amount: 0.0,
        amount: 0.0,
    };
    let october = reading((2026, 10, 1), (2026, 10, 31), some);
    assert_eq!(of(&october, Value::Share), "1,180 of 1,370");
    assert_eq!(value(Some(&october), Value::Share), "86%");
    let nobody = reading((2026, 10, 1), (2026, 10, 31), Tally::default());
    assert_eq!(value(Some(&nobody), Value::Share), "no cases");
    assert_eq!(value(None, Value::Share), "no cases");
}

#[test]
fn pictures_take_shares_in_parts_of_a_hundred() {
    assert!((drawn(0.71, Value::Share) - 71.0).abs() < 1e-9);
    assert!((drawn(12.0, Value::Mean(measures::measure::Unit::Days)) - 12.0).abs() < 1e-9);
}
