//! AA017: nothing of care is dated before birth.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA017",
    level: Error,
    years: 2020..=NOW,
    says: Always("This is dated before the child was born."),
    matters: "One of the two dates is wrong, and the child's age on entering care or being placed is worked out from them.",
    mend: "Check the date of birth in every list, then the date on this row, and correct the mistaken one.",
    source: "Annex A: lists 8 and 10",
    fields: &[
        in_care::start,
        in_care::placement_from,
        in_care::last_visit,
        adoption::entered_care,
        adoption::placed,
    ],
    reads: &[in_care::born],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut born: Vec<Day> = Vec::new();
    in_each_list!(child, rows => born.extend(rows.iter().filter_map(|row| row.born.value())));
    let Some(born) = born.into_iter().min() else {
        return;
    };
    before(born, &child.in_care, found, |row| {
        [
            row.start.value(),
            row.placement_from.value(),
            row.last_visit.value(),
        ]
    });
    before(born, &child.adoption, found, |row| {
        [row.entered_care.value(), row.placed.value()]
    });
}

const EXAMPLES: &str = "
    on the day of birth
    List 8 | Date of Birth | Date Started
           | 03/02/2025    | 03/02/2025

    the year before
    List 8 | Date of Birth | Date Started
    !      | 03/02/2025    | 03/02/2024
";
