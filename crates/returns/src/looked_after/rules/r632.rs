//! 632: the date of an earlier order can be read, and lies before the child's first episode.
//! Day, month and year may each be given as unknown (`ZZ/05/2019`); what is unknown is taken as early as it can be.

use crate::cell::{Field, Got};
use crate::read::CellView;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "632",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date of the earlier order cannot be read, or is not before the child's first episode of care.",
    ),
    matters: "An order that ended care before must lie before this time in care. Otherwise this return's own ending is counted as a family that failed.",
    mend: "Enter the date of the earlier order, with ZZ for a day or month not known and ZZ/ZZ/ZZZZ if nothing is.",
    source: "DfE SSDA903 validation rules, 632",
    fields: &[prev_perm::date_perm, episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = child
        .this
        .episodes
        .iter()
        .find_map(|stay| stay.decom.value());
    let mut any = false;
    for row in &child.this.prev_perm {
        let date = earliest(row.date_perm.text());
        let late = date
            .value()
            .zip(first)
            .is_some_and(|(order, first)| order >= first);
        if late || date.is_unreadable() {
            any = true;
            found.at(row);
        }
    }
    if any && first.is_some() {
        points_where(&child.this.episodes, found, |stay| {
            stay.decom.value() == first
        });
    }
}

/// The first day that a date with unknown parts can mean; blank where its year is not known.
fn earliest(text: &str) -> Cell<Day> {
    match <Day as Field>::read(CellView::Text(text)) {
        Got::Plain(day) | Got::Other(day, _) => Cell::Read(day),
        Got::Blank | Got::EmptyBy(_) => Cell::Blank,
        Got::Unreadable => partly_known(text).unwrap_or_else(|| Cell::Unreadable(text.into())),
    }
}

fn partly_known(text: &str) -> Option<Cell<Day>> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let part = |text: &str| {
        if text.eq_ignore_ascii_case("ZZ") {
            Some(1)
        } else {
            text.parse::<i8>().ok()
        }
    };
    let (day, month) = (part(day)?, part(month)?);
    if year.eq_ignore_ascii_case("ZZZZ") {
        // Of a leap year, so that 29 February may be of a year not known.
        return Day::new(2000, month, day).map(|_| Cell::Blank);
    }
    Day::new(year.parse().ok()?, month, day).map(Cell::Read)
}

const EXAMPLES: &str = "
    the day before; parts not known; none given; no episode with a date
    PrevPerm | CHILD | DATE_PERM
             | 1     | 01/05/2025
             | 2     | ZZ/05/2025
             | 3     | zz/ZZ/2019
             | 4     | ZZ/ZZ/ZZZZ
             | 5     |
             | 6     | 01/05/2025
    Episodes | CHILD | DECOM
             | 1     | 02/05/2025
             | 1     | 19/05/2025
             | 2     | 02/05/2025
             | 3     | 02/05/2025
             | 4     | 02/05/2025
             | 5     | 02/05/2025
             | 6     |

    the day of the first episode, a month after it, and dates that cannot be read
    PrevPerm | CHILD | DATE_PERM
    !        | 1     | 02/05/2025
    !        | 2     | ZZ/06/2025
    !        | 3     | 31/06/2019
    !        | 4     | ZZ/ZZ/19
    !        | 5     | ZZ/13/ZZZZ
    !        | 6     | in May
    Episodes | CHILD | DECOM
    !        | 1     | 02/05/2025
             | 1     | 19/05/2025
    !        | 2     | 02/05/2025
    !        | 3     | 02/05/2025
    !        | 4     | 02/05/2025
    !        | 5     | 02/05/2025
";
