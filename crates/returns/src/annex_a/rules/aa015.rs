//! AA015: the age is that of the date of birth.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA015",
    level: Query,
    years: 2020..=NOW,
    says: Always("The age is not the one that the date of birth gives on the day of the lists."),
    matters: "Inspectors choose children by age, and a baby who stands as a boy of ten is not among those they choose.",
    mend: "Correct the date of birth if it is wrong; otherwise have the age worked out on the day of the lists, -1 for the unborn.",
    source: "Annex A: age in completed years, -1 before birth",
    fields: &[
        contacts::born,
        contacts::age,
        early_help::born,
        early_help::age,
        referrals::born,
        referrals::age,
        assessments::born,
        assessments::age,
        enquiries::born,
        enquiries::age,
        need::born,
        need::age,
        plans::born,
        plans::age,
        in_care::born,
        in_care::age,
        leavers::born,
        leavers::age,
        adoption::born,
        adoption::age,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let today = found.today;
    let on_the_day = |born: Day| Day::age(born, today).map_or(-1, i32::from);
    in_each_list!(child, rows => points_where(rows, found, |row| {
        let age = row.born.value().map(on_the_day);
        age.is_some() && row.age.is_given() && row.age.value().map(|age| age.0) != age
    }));
}

const EXAMPLES: &str = "
    on the birthday, the day before it, and before birth
    List 1 | Child Unique ID | Date of Birth | Age
           | 1               | 31/03/2015    | 11
           | 2               | 01/04/2015    | 10
           | 3               | 01/06/2026    | -1

    a year too many
    List 1 | Date of Birth | Age
    !      | 01/04/2015    | 11
";
