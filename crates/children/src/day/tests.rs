//! Days against `jiff`, which is another's reckoning, and the laws of ages, months and working days.

use super::*;
use jiff::{ToSpan, Unit};
use proptest::prelude::*;

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

/// Every day there is.
fn every_day() -> impl Iterator<Item = Day> {
    (1..=i64::from(LAST)).map(Day::nearest)
}

fn any_day() -> impl Strategy<Value = Day> {
    (1..=i64::from(LAST)).prop_map(Day::nearest)
}

/// A day in the years whose bank holidays are known, and far enough from the end of the calendar.
fn recent_day() -> impl Strategy<Value = Day> {
    (day(1990, 1, 1).number()..day(2099, 1, 1).number())
        .prop_map(|number| Day::nearest(number.into()))
}

#[test]
fn a_day_and_no_day_take_four_bytes() {
    assert_eq!(size_of::<Day>(), 4);
    assert_eq!(size_of::<Option<Day>>(), 4);
}

#[test]
fn every_day_is_the_day_of_the_calendar() {
    let mut date = jiff::civil::date(1800, 1, 1);
    for day in every_day() {
        assert_eq!(day.date(), date);
        assert_eq!(Day::from_date(date), Some(day));
        assert_eq!(day.weekday(), date.weekday());
        assert_eq!(day.to_string(), date.to_string());
        date = date.tomorrow().unwrap();
    }
    assert_eq!(date, jiff::civil::date(2300, 1, 1));
    assert_eq!(Day::from_date(date), None);
}

#[test]
fn what_is_no_day_is_none() {
    for (y, m, d) in [
        (2026, 2, 29),
        (2100, 2, 29),
        (2026, 4, 31),
        (2026, 0, 1),
        (2026, 13, 1),
        (2026, 1, 0),
        (1799, 12, 31),
    ] {
        assert_eq!(Day::new(y, m, d), None, "{y}-{m}-{d}");
    }
    assert_eq!(Day::new(i16::MIN, i8::MIN, i8::MIN), None);
    assert_eq!(Day::new(i16::MAX, i8::MAX, i8::MAX), None);
    assert_eq!(Day::new(2000, 2, 29).map(Day::year), Some(2000));
}

#[test]
fn nothing_passes_the_ends_of_the_calendar() {
    assert_eq!(Day::FIRST.plus(-1), Day::FIRST);
    assert_eq!(Day::LAST.plus(i32::MAX), Day::LAST);
    assert_eq!(Day::LAST.plus_months(i32::MAX), Day::LAST);
    assert_eq!(Day::FIRST.plus_years(i32::MIN), Day::FIRST);
    assert_eq!(Day::FIRST.plus_working_days(u32::MAX), Day::LAST);
    assert_eq!(Day::birthday(Day::LAST, 1), Day::LAST);
    assert_eq!(Day::age(Day::FIRST, Day::LAST), Some(255));
}

#[test]
fn months_end_where_they_must() {
    assert_eq!(day(2026, 1, 31).plus_months(1), day(2026, 2, 28));
    assert_eq!(day(2024, 1, 31).plus_months(1), day(2024, 2, 29));
    assert_eq!(day(2026, 3, 31).plus_months(-1), day(2026, 2, 28));
    assert_eq!(day(2026, 5, 31).plus_months(9), day(2027, 2, 28));
    assert_eq!(day(2024, 2, 29).plus_years(1), day(2025, 2, 28));
    assert_eq!(day(2024, 2, 29).plus_years(4), day(2028, 2, 29));
    assert_eq!(day(2025, 12, 15).plus_months(1), day(2026, 1, 15));
    assert_eq!(day(2026, 1, 15).plus_months(-1), day(2025, 12, 15));
}

#[test]
fn months_are_completed_on_the_day_they_are_added_to() {
    assert_eq!(day(2026, 2, 28).months_since(day(2026, 1, 31)), 1);
    assert_eq!(day(2026, 2, 27).months_since(day(2026, 1, 31)), 0);
    assert_eq!(day(2026, 3, 30).months_since(day(2026, 1, 31)), 1);
    assert_eq!(day(2026, 3, 31).months_since(day(2026, 1, 31)), 2);
    assert_eq!(day(2026, 1, 31).months_since(day(2026, 1, 31)), 0);
    assert_eq!(day(2026, 1, 30).months_since(day(2026, 1, 31)), -1);
    assert_eq!(day(2025, 12, 31).months_since(day(2026, 1, 31)), -1);
}

#[test]
fn the_clocks_move_nothing() {
    // Forward on 29 March 2026, back on 25 October 2026.
    assert_eq!(day(2026, 3, 30).days_since(day(2026, 3, 28)), 2);
    assert_eq!(day(2026, 10, 26).days_since(day(2026, 10, 24)), 2);
    assert_eq!(day(2026, 3, 27).plus_working_days(1), day(2026, 3, 30));
    assert_eq!(day(2026, 10, 23).plus_working_days(1), day(2026, 10, 26));
    assert_eq!(Day::age(day(2008, 3, 30), day(2026, 3, 29)), Some(17));
    assert_eq!(Day::age(day(2008, 3, 30), day(2026, 3, 30)), Some(18));
}

#[test]
fn a_leap_day_child_has_a_birthday_every_year() {
    let born = day(2008, 2, 29);
    assert_eq!(Day::age(born, day(2026, 2, 28)), Some(17));
    assert_eq!(Day::age(born, day(2026, 3, 1)), Some(18));
    assert_eq!(Day::birthday(born, 18), day(2026, 3, 1));
    assert_eq!(Day::birthday(born, 16), day(2024, 2, 29));
    assert_eq!(Day::age(born, day(2024, 2, 28)), Some(15));
    assert_eq!(Day::age(born, day(2024, 2, 29)), Some(16));
    assert_eq!(Day::birthday(day(2096, 2, 29), 4), day(2100, 3, 1));
}

#[test]
fn nobody_has_an_age_before_birth() {
    let born = day(2026, 7, 1);
    assert_eq!(Day::age(born, day(2026, 6, 30)), None);
    assert_eq!(Day::age(born, born), Some(0));
    assert_eq!(Day::age(born, day(2027, 6, 30)), Some(0));
    assert_eq!(Day::age(born, day(2027, 7, 1)), Some(1));
}

#[test]
fn a_due_day_is_included() {
    // Referred on Thursday 2 January 2025: 45 working days later, New Year being past and no holiday between.
    let due = day(2025, 1, 2).plus_working_days(45);
    assert_eq!(due, day(2025, 3, 6));
    assert_eq!(due.working_days_since(day(2025, 1, 2)), 45);
    assert_eq!(due.plus(1).working_days_since(day(2025, 1, 2)), 46);
}

#[test]
fn after_a_day_off_the_next_working_day_is_day_1() {
    let saturday = day(2026, 8, 29);
    // Monday 31 August 2026 is the summer bank holiday.
    assert_eq!(saturday.plus_working_days(0), saturday);
    assert_eq!(saturday.plus_working_days(1), day(2026, 9, 1));
    assert_eq!(day(2026, 9, 1).working_days_since(saturday), 1);
    assert_eq!(day(2026, 8, 31).working_days_since(saturday), 0);
}

#[test]
fn working_days_step_over_easter_and_christmas() {
    // Good Friday on 29 March 2024 leaves one working week of three days around the end of the year.
    assert_eq!(day(2024, 3, 28).plus_working_days(1), day(2024, 4, 2));
    assert_eq!(day(2024, 4, 2).working_days_since(day(2024, 3, 25)), 4);
    // Christmas 2021 on a Saturday: off on Monday 27 and Tuesday 28; New Year 2022 on Monday 3 January.
    assert_eq!(day(2021, 12, 24).plus_working_days(1), day(2021, 12, 29));
    assert_eq!(day(2021, 12, 24).plus_working_days(4), day(2022, 1, 4));
    // 2022 on a Sunday: off on Monday 26 and Tuesday 27.
    assert_eq!(day(2022, 12, 23).plus_working_days(1), day(2022, 12, 28));
    // 2027 again on a Saturday.
    assert_eq!(day(2027, 12, 24).plus_working_days(1), day(2027, 12, 29));
}

proptest! {
    #[test]
    fn days_are_added_and_subtracted(from in any_day(), to in any_day()) {
        prop_assert_eq!(from.plus(to.days_since(from)), to);
        prop_assert_eq!(from < to, to.days_since(from) > 0);
    }

    #[test]
    fn months_are_added_as_jiff_adds_them(from in recent_day(), months in -1_200_i32..1_200) {
        prop_assert_eq!(from.plus_months(months).date(), from.date().checked_add(months.months()).unwrap());
    }

    /// The most months that can be added without passing the later day.
    #[test]
    fn completed_months_agree_with_added_months(from in recent_day(), days in -40_000_i32..40_000) {
        let to = from.plus(days);
        let months = to.months_since(from);
        prop_assert!(from.plus_months(months) <= to);
        prop_assert!(to < from.plus_months(months + 1));
    }

    #[test]
    fn working_days_added_are_working_days_since(from in recent_day(), n in 0_u32..600) {
        let due = from.plus_working_days(n);
        prop_assert_eq!(due.working_days_since(from), n.cast_signed());
        prop_assert!(n == 0 || due.is_working_day());
        prop_assert!(n == 0 || due.plus(-1).working_days_since(from) == n.cast_signed() - 1);
    }

    /// Against counting on one's fingers.
    #[test]
    fn working_days_are_those_counted_one_by_one(from in any_day(), days in 0_i32..900) {
        let to = from.plus(days);
        let counted = (1..=to.days_since(from)).filter(|after| from.plus(*after).is_working_day()).count();
        prop_assert_eq!(to.working_days_since(from), i32::try_from(counted).unwrap());
        prop_assert_eq!(from.working_days_since(to), -to.working_days_since(from));
    }

    #[test]
    fn age_never_falls(born in recent_day(), days in 0_i32..36_500) {
        let on = born.plus(days);
        prop_assert!(Day::age(born, on) <= Day::age(born, on.plus(1)));
    }

    #[test]
    fn an_age_begins_on_its_birthday(born in recent_day(), n in 1_u8..110) {
        let birthday = Day::birthday(born, n);
        prop_assert_eq!(Day::age(born, birthday), Some(n));
        prop_assert_eq!(Day::age(born, birthday.plus(-1)), Some(n - 1));
        prop_assert_eq!(Day::birthday(born, 0), born);
    }

    /// Save for those born on a leap day, whom `jiff` gives a birthday on 28 February.
    #[test]
    fn ages_are_those_of_jiff(born in recent_day(), days in 0_i32..36_500) {
        let on = born.plus(days);
        let (_, month, of_month) = born.parts();
        prop_assume!((month, of_month) != (2, 29));
        let years = born.date().until((Unit::Year, on.date())).unwrap().get_years();
        prop_assert_eq!(Day::age(born, on).map(i16::from), Some(years));
    }
}
