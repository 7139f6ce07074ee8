//! 1540: characters 5 to 12 of a pupil number are digits.
//!
//! A number that ends before the twelfth character is judged by what is there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1540",
    level: Error,
    years: 2023..=NOW,
    says: Always("Characters 5 to 12 of the pupil number are not all digits."),
    matters: "The pupil number is what joins social care to school records. With a wrong one the child's schooling is lost from every analysis, or another child's is taken for it.",
    mend: "Ask the school for the number and correct it in the case system.",
    source: "DfE children in need census validation rules, 1540",
    fields: &[identifiers::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        let number = who.upn.text();
        let rest = number.chars().skip(4);
        !number.is_empty()
            && (rest.clone().next().is_none() || !rest.take(8).all(|each| each.is_ascii_digit()))
    });
}

const EXAMPLES: &str = "
    digits there, and no number
    ChildIdentifiers | UPN
                     | H243278544154
                     |

    letters among them, and nothing there at all
    ChildIdentifiers | UPN
    !                | X0000y0000000
    !                | X000
";
