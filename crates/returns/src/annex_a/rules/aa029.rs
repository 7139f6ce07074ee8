//! AA029: a second period of care in the year is said to be one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA029",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "An earlier period of care ended within the year before this one, and this is said not to be the second.",
    ),
    matters: "A child who went home and came back within the year is one whose return did not hold: they are to be found and learned from.",
    mend: "Record that it is the second period; where care never ended in between, join the two periods.",
    source: "Annex A: list 8: recomputed from the list",
    fields: &[in_care::again_in_year],
    reads: &[in_care::start, in_care::end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut ends: Vec<Day> = child
        .in_care
        .iter()
        .filter_map(|row| row.end.value())
        .collect();
    ends.sort_unstable();
    points_where(&child.in_care, found, |row| {
        let Some(start) = row.start.value() else {
            return false;
        };
        let before = ends.partition_point(|end| *end <= start);
        let last = before.checked_sub(1).and_then(|at| ends.get(at));
        row.again_in_year.yes() == Some(false)
            && last.is_some_and(|end| *end > start.plus_years(-1))
    });
}

const EXAMPLES: &str = "
    the first, the second, and one years after
    List 8 | Child Unique ID | Date Started | Date Ceased | second or subsequent
           | 1               | 05/01/2025   | 05/10/2025  | b) No
           | 1               | 05/01/2026   |             | a) Yes
           | 2               | 05/01/2026   |             | b) No

    the second within months
    List 8 | Date Started | Date Ceased | second or subsequent
           | 05/01/2025   | 05/10/2025  | b) No
    !      | 05/01/2026   |             | b) No
";
