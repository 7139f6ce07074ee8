//! 9005: pre-proceedings start within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9005",
    level: Error,
    years: 2027..=NOW,
    says: Always("Pre-proceedings started outside the year of the return."),
    matters: "How many families are asked to meet before a court is, and how soon, is counted year by year.",
    mend: "Correct the date; leave it out where it is not of this year.",
    source: "DfE children in need census validation rules, 9005",
    fields: &[pre_proceedings::start_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for row in child.pre_proceedings() {
        if is_outside(&row.start_date, year) {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last day of the year, and none
    PreProceedings | PPStartDate
                   | 2026-04-01
                   | 2027-03-31
                   |

    the days before and after
    PreProceedings | PPStartDate
    !              | 2026-03-31
    !              | 2027-04-01
";
