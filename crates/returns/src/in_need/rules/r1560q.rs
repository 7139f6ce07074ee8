//! 1560Q: a former pupil number is a letter and twelve digits.
//!
//! Check the department's text: numbers for the time being end in a letter and may be former numbers too; as stated they
//! are asked about.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1560Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The former pupil number does not have the form of one: a letter and twelve digits.",
    ),
    matters: "The pupil number is what joins social care to school records. With a wrong one the child's schooling is lost from every analysis, or another child's is taken for it.",
    mend: "Correct the former number, or take it out if it is not known.",
    source: "DfE children in need census validation rules, 1560Q",
    fields: &[identifiers::former_upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        let number = who.former_upn.text();
        !number.is_empty() && !has_form(number)
    });
}

const EXAMPLES: &str = "
    a full number, and none
    ChildIdentifiers | FormerUPN
                     | X987654321231
                     |

    a letter within or at the end, too short, and no letter in front
    ChildIdentifiers | FormerUPN
    !                | X0000y0000007
    !                | X98765432123A
    !                | X98721238
    !                | 1987654321231
";
