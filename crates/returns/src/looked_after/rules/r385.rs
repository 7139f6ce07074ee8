//! 385: no episode ends after the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "385",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode ends after the last day of the collection year."),
    matters: "On the last day of the year this child was still there. An end in the next year takes them out of the count of children in care that day.",
    mend: "Take the end and its reason out, so that the episode is open at the end of the year, or correct the date.",
    source: "DfE SSDA903 validation rules, 385",
    fields: &[episodes::dec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    after(last, &child.this.episodes, found, |stay| [stay.dec.value()]);
}

const EXAMPLES: &str = "
    the last day of the year, or none
    Episodes | DEC
             | 31/03/2026
             |

    the day after
    Episodes | DEC
    !        | 01/04/2026
";
