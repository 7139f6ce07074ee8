//! 570: no missing episode begins after the last day of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "570",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is said to have gone missing after the end of the year of this return.",
    ),
    matters: "A day still to come is a slip of the pen, and the true one is then missing from the year it belongs to.",
    mend: "Correct the year of the date, or leave the episode for the next return.",
    source: "DfE SSDA903 validation rules, 570",
    fields: &[missing::mis_start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    after(
        found.collection().last(),
        &child.this.missing,
        found,
        |row| [row.mis_start.value()],
    );
}

const EXAMPLES: &str = "
    the last day of the year
    Missing | MIS_START
            | 31/03/2026

    the day after
    Missing | MIS_START
    !       | 01/04/2026
";
