//! 355: an episode does not begin and end on one day.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "355",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode begins and ends on the same day."),
    matters: "A stay without a night counts as one more placement. For the child it adds a move that never was.",
    mend: "Correct the dates, or take the episode out and join the ones around it.",
    source: "DfE SSDA903 validation rules, 355",
    fields: &[episodes::decom, episodes::dec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        stay.decom.value().is_some() && stay.decom.value() == stay.dec.value()
    });
}

const EXAMPLES: &str = "
    one night, or no end, or no date at all
    Episodes | DECOM      | DEC
             | 02/05/2025 | 03/05/2025
             | 02/05/2025 |
             |            |

    no night, however the day is written
    Episodes | DECOM      | DEC
    !        | 02/05/2025 | 02/05/2025
    !        | 02/05/2025 | 2/5/2025
";
