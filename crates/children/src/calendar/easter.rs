//! Easter Sunday, by the Gregorian computus.

use crate::day::Day;

/// Easter Sunday of a year from 1800 to 2299.
#[must_use]
pub fn easter_sunday(year: i16) -> Option<Day> {
    let y = i32::from(year);
    // The anonymous rule of 1876, in its usual letters: the place in the moon's cycle, the century's corrections,
    // then the full moon and the Sunday after it.
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(
        year,
        i8::try_from(n / 31).ok()?,
        i8::try_from(n % 31 + 1).ok()?,
    )
}
