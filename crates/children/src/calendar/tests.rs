//! Bank holidays against the lists that were published, year by year.

use super::*;

fn days_of(year: i16) -> Vec<String> {
    bank_holidays_of(year)
        .iter()
        .map(|holiday| holiday.day.to_string().split_off(5))
        .collect()
}

#[test]
fn an_ordinary_year_has_eight() {
    assert_eq!(
        days_of(2025),
        [
            "01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"
        ]
    );
    assert_eq!(
        days_of(2026),
        [
            "01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"
        ]
    );
}

#[test]
fn easter_may_come_before_the_end_of_march() {
    for (year, month, day) in [
        (1997, 3, 30),
        (2002, 3, 31),
        (2005, 3, 27),
        (2008, 3, 23),
        (2013, 3, 31),
        (2016, 3, 27),
        (2024, 3, 31),
    ] {
        assert_eq!(easter_sunday(year), Day::new(year, month, day));
    }
    // The latest there can be, and others in April.
    for (year, day) in [
        (2038, 25),
        (2000, 23),
        (2011, 24),
        (2019, 21),
        (2025, 20),
        (2026, 5),
    ] {
        assert_eq!(easter_sunday(year), Day::new(year, 4, day), "{year}");
    }
    assert_eq!(days_of(2024)[1..3], ["03-29", "04-01"]);
    assert_eq!(days_of(2008)[1..3], ["03-21", "03-24"]);
}

#[test]
fn a_weekend_gives_the_next_weekday_instead() {
    // Christmas on a Saturday, on a Sunday, on a Friday.
    assert_eq!(days_of(2021)[6..], ["12-27", "12-28"]);
    assert_eq!(days_of(2027)[6..], ["12-27", "12-28"]);
    assert_eq!(days_of(2016)[6..], ["12-26", "12-27"]);
    assert_eq!(days_of(2020)[6..], ["12-25", "12-28"]);
    // New Year on a Saturday and on a Sunday.
    assert_eq!(days_of(2022)[0], "01-03");
    assert_eq!(days_of(2023)[0], "01-02");
    let sunday = bank_holiday(Day::new(2022, 12, 27).unwrap()).unwrap();
    assert_eq!(
        (sunday.occasion, sunday.substitute),
        (Occasion::Christmas, true)
    );
    assert!(
        !bank_holiday(Day::new(2022, 12, 26).unwrap())
            .unwrap()
            .substitute
    );
}

#[test]
fn years_of_proclamations_are_as_proclaimed() {
    assert_eq!(days_of(1995)[3], "05-08");
    assert_eq!(days_of(1999)[6..], ["12-27", "12-28", "12-31"]);
    assert_eq!(
        days_of(2002),
        [
            "01-01", "03-29", "04-01", "05-06", "06-03", "06-04", "08-26", "12-25", "12-26"
        ]
    );
    assert_eq!(days_of(2011)[1..5], ["04-22", "04-25", "04-29", "05-02"]);
    assert_eq!(
        days_of(2012),
        [
            "01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"
        ]
    );
    assert_eq!(days_of(2020)[3], "05-08");
    assert_eq!(
        days_of(2022),
        [
            "01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26",
            "12-27"
        ]
    );
    assert_eq!(
        days_of(2023),
        [
            "01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"
        ]
    );
}

#[test]
fn each_known_year_has_its_holidays_on_weekdays_and_in_order() {
    assert_eq!(bank_holidays().len(), 111 * 8 + ONCE.len());
    assert!(bank_holidays().is_sorted_by(|a, b| a.day < b.day));
    for holiday in bank_holidays() {
        assert!(holiday.day.days_from_monday() < 5, "{holiday:?}");
        assert!(!holiday.day.is_working_day());
    }
    for year in KNOWN {
        assert!(bank_holidays_of(year).len() >= 8, "{year}");
    }
}

#[test]
fn outside_the_known_years_only_weekends_are_left_out() {
    assert_eq!(bank_holidays_of(1989), []);
    assert_eq!(bank_holidays_of(2101), []);
    assert!(Day::new(1989, 12, 25).unwrap().is_working_day());
    assert!(Day::new(2104, 12, 25).unwrap().is_working_day());
    assert!(!Day::new(1989, 12, 24).unwrap().is_working_day());
    assert!(!Day::new(1990, 1, 1).unwrap().is_working_day());
    assert!(!Day::new(2100, 12, 27).unwrap().is_working_day());
}

#[test]
fn occasions_are_named_as_people_name_them() {
    let names: Vec<_> = bank_holidays_of(2023)
        .iter()
        .map(|holiday| holiday.occasion.to_string())
        .collect();
    assert_eq!(names[4], "Coronation of Charles III");
    assert_eq!(names[0], "New Year's Day");
}
