//! 100: the reference date is the last day of March of the year that the header names.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "100",
    level: Error,
    years: 2023..=NOW,
    says: Always("The reference date is missing, or is not 31 March of the year in the header."),
    matters: "Every rule about this year's dates, and every count of children on the last day, is taken from this date.",
    mend: "Have the return produced again for the right year; the date and the year are settings of the export.",
    source: "DfE children in need census validation rules, 100",
    fields: &[header::reference_date],
    reads: &[header::year],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    census.tally.points_where(found, |header| {
        let year = header.year.and_then(|year| i16::try_from(year).ok());
        let last = year.and_then(|year| Day::new(year, 3, 31));
        header.reference.is_none() || header.reference != last
    });
}

const EXAMPLES: &str = "
    the last day of March of the year
    Header | Year | ReferenceDate
           | 2026 | 2026-03-31

    the last day of March of another year
    Header | Year | ReferenceDate
    !      | 2026 | 2025-03-31

    a day before it
    Header | Year | ReferenceDate
    !      | 2026 | 2026-03-30

    no date
    Header | Year | ReferenceDate
    !      | 2026 |
";
