//! The last twelve weeks as a picture: entries of the log in each.

use charts::Words;
use charts::columns::{self, Column};
use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};

use super::table::as_count;
use crate::web::words;

const WEEKS: usize = 12;

/// The picture, from how many entries each day has.
pub(super) fn draw(days: &[(Date, i64)], today: Date) -> Markup {
    let weeks = weeks(days, today);
    let sentence = match weeks.last() {
        Some((first, entries)) => format!(
            "{} since {}.",
            words::capital(&words::count(*entries, "entry", "entries")),
            words::day(*first)
        ),
        None => String::new(),
    };
    let columns: Vec<Column> = weeks
        .iter()
        .map(|(first, entries)| Column {
            label: first.strftime("%-d %b").to_string(),
            count: u32::try_from(*entries).unwrap_or(u32::MAX),
        })
        .collect();
    html! {
        div.wm-scroll role="region" aria-label="Entries in each week" tabindex="0" {
            (columns::draw(&columns, &Words::new("weeks-drawn", "Entries of the log in each week", sentence), &table(&weeks)))
        }
    }
}

/// First day of each week and its entries, the oldest first; the last week ends today.
fn weeks(days: &[(Date, i64)], today: Date) -> Vec<(Date, usize)> {
    let mut weeks = Vec::new();
    for week in (0..i32::try_from(WEEKS).unwrap_or(0)).rev() {
        let last = today.saturating_sub((week * 7).days());
        let first = last.saturating_sub(6.days());
        let entries = days
            .iter()
            .filter(|(day, _)| (first..=last).contains(day))
            .map(|(_, entries)| *entries)
            .sum();
        weeks.push((first, as_count(entries)));
    }
    weeks
}

fn table(weeks: &[(Date, usize)]) -> Markup {
    html! {
        table.wm-t {
            thead { tr { th scope="col" { "Week from" } th.n scope="col" { "Entries" } } }
            tbody {
                @for (first, entries) in weeks {
                    tr { th scope="row" { (words::day(*first)) } td.n { (words::rows(*entries)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_end_today_and_each_day_counts_once() {
        let today = date(2026, 3, 31);
        let days = [
            (date(2026, 3, 31), 5),
            (date(2026, 3, 25), 3),
            (date(2026, 3, 24), 2),
            (date(2020, 1, 1), 100),
        ];
        let weeks = weeks(&days, today);
        assert_eq!(weeks.len(), WEEKS);
        assert_eq!(weeks[11], (date(2026, 3, 25), 8));
        assert_eq!(weeks[10], (date(2026, 3, 18), 2));
        assert_eq!(weeks.iter().map(|(_, entries)| entries).sum::<usize>(), 10);
    }
}
