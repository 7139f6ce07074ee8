//! 1530: characters 2 to 4 of a pupil number are the code of an authority, or one that stands for one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1530",
    level: Error,
    years: 2023..=NOW,
    says: Always("Characters 2 to 4 of the pupil number are the code of no authority."),
    matters: "The pupil number is what joins social care to school records. With a wrong one the child's schooling is lost from every analysis, or another child's is taken for it.",
    mend: "Ask the school for the number; three digits after the letter say which authority gave it out.",
    source: "DfE children in need census validation rules, 1530",
    fields: &[identifiers::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.year;
    points_where(&child.identifiers, found, |who| {
        let number = who.upn.text();
        number.chars().count() == 13
            && !number
                .get(1..4)
                .is_some_and(|code| is_authority(code, year))
    });
}

const EXAMPLES: &str = "
    an authority, one that stands for schools abroad, and a number that is too short
    ChildIdentifiers | UPN
                     | H213278544154
                     | H003278544154
                     | R42
                     |

    codes of none
    ChildIdentifiers | UPN
    !                | R421962919251
    !                | X817558133462
    !                | ASFFAGSVSV123

    Cumberland is known from 2023/24 (2024)
    ChildIdentifiers | UPN
                     | A942001783012

    and not before (2023)
    ChildIdentifiers | UPN
    !                | A942001783012
";
