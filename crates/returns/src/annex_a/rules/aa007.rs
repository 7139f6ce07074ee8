//! AA007: an assessment is not authorised before it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA007",
    level: Error,
    years: 2020..=NOW,
    says: Always("The assessment was authorised before the day it started."),
    matters: "The working days that the assessment took come out below nought, and the share done in time is wrong by this child.",
    mend: "Correct the start or the authorisation of the assessment.",
    source: "Annex A: list 4",
    fields: &[assessments::authorised, assessments::start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.assessments, found, |row| {
        [row.start.value(), row.authorised.value()]
    });
}

const EXAMPLES: &str = "
    on the day, and not yet
    List 4 | Start Date | Authorisation
           | 05/01/2026 | 05/01/2026
           | 06/01/2026 |

    the day before
    List 4 | Start Date | Authorisation
    !      | 05/01/2026 | 04/01/2026
";
