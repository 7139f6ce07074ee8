//! 354: no episode begins after the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "354",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode begins after the last day of the collection year."),
    matters: "The return is a picture of one year. A child who came in afterwards belongs to the next.",
    mend: "Correct the day the episode began, or leave this episode for next year's return.",
    source: "DfE SSDA903 validation rules, 354",
    fields: &[episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    after(last, &child.this.episodes, found, |stay| {
        [stay.decom.value()]
    });
}

const EXAMPLES: &str = "
    the last day of the year
    Episodes | DECOM
             | 31/03/2026
             |

    the day after
    Episodes | DECOM
    !        | 01/04/2026
";
