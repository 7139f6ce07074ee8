//! 1550: a pupil number ends in a digit, or in a letter that such numbers use.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1550",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The last character of the pupil number is neither a digit nor a letter that these numbers use.",
    ),
    matters: "The pupil number is what joins social care to school records. With a wrong one the child's schooling is lost from every analysis, or another child's is taken for it.",
    mend: "Ask the school for the number. The letters I, O and S are never used, since they look like digits.",
    source: "DfE children in need census validation rules, 1550",
    fields: &[identifiers::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        let number = who.upn.text();
        number.chars().count() == 13
            && !number
                .chars()
                .last()
                .is_some_and(|last| last.is_ascii_digit() || LETTERS.contains(last))
    });
}

const EXAMPLES: &str = "
    a digit, and a letter of a number for the time being
    ChildIdentifiers | UPN
                     | H243278544154
                     | H24327854415A

    letters that are never used, or small
    ChildIdentifiers | UPN
    !                | H24327854415I
    !                | H24327854415O
    !                | H24327854415a
";
