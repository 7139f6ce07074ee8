//! 353: no episode began before 14 October 1991, when the Children Act 1989 came into force.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "353",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode began before 14 October 1991."),
    matters: "Nobody still in care as a child came in before the Children Act. A date like that makes this stay decades too long.",
    mend: "Correct the day the episode began; it is most often a slip in the year.",
    source: "DfE SSDA903 validation rules, 353",
    fields: &[episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if let Some(act) = Day::new(1991, 10, 14) {
        before(act, &child.this.episodes, found, |stay| {
            [stay.decom.value()]
        });
    }
}

const EXAMPLES: &str = "
    the day the Act came into force
    Episodes | DECOM
             | 14/10/1991
             |

    the day before
    Episodes | DECOM
    !        | 13/10/1991
";
