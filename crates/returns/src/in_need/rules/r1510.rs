//! 1510: the first letter of a pupil number agrees with its digits.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1510",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The first letter of the pupil number does not fit its digits: at least one character is wrong.",
    ),
    matters: "The pupil number is what joins social care to school records. With a wrong one the child's schooling is lost from every analysis, or another child's is taken for it.",
    mend: "Ask the school or the virtual school for the number and correct it in the case system.",
    source: "DfE children in need census validation rules, 1510",
    fields: &[identifiers::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        let number = who.upn.text();
        check_letter(number).is_some_and(|letter| !number.starts_with(letter))
    });
}

const EXAMPLES: &str = "
    a letter that fits, a number for the time being that ends in a letter, and one too short to tell
    ChildIdentifiers | UPN
                     | H243278544154
                     | A95000017830A
                     | R325
                     |

    another letter, and a small one
    ChildIdentifiers | UPN
    !                | R247962919251
    !                | h243278544154
";
