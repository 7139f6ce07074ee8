//! 210: a child looked after for more than a week has a pupil number, or another reason than having just come.
//! The public tool finds the opposite: children with UN4 who came within the last week, for whom the code is meant. Its
//! message says what is followed here. The wording of the department's own specification was not at hand.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "210",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The pupil number is said not to be known yet (UN4), though the child had been looked after for more than a week when the year ended.",
    ),
    matters: "After a week somebody should know which school the child goes to, and the number with it. Until then nobody can tell how they get on there.",
    mend: "Ask the school or the virtual school for the pupil number and enter it.",
    source: "DfE SSDA903 validation rules, 210",
    fields: &[header::upn, episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_un4 = |row: &Entry<'_, Header>| row.upn.text().eq_ignore_ascii_case("UN4");
    if !child.this.header.iter().any(is_un4) {
        return;
    }
    let week = found.collection().last().plus(-7);
    let mut any = false;
    for stay in &child.this.episodes {
        if stay.decom.value().is_some_and(|began| began < week) {
            any = true;
            found.at(stay);
        }
    }
    if any {
        child
            .this
            .header
            .iter()
            .filter(|row| is_un4(row))
            .for_each(|row| found.at(row));
    }
}

const EXAMPLES: &str = "
    care that began a week before the end of the year, or another reason
    Header   | CHILD | UPN
             | 1     | UN4
             | 2     | UN3
             | 3     | UN4
    Episodes | CHILD | DECOM
             | 1     | 24/03/2026
             | 2     | 02/05/2025
             | 3     |

    care that began a day earlier
    Header   | UPN
    !        | UN4
    Episodes | DECOM
    !        | 23/03/2026
             | 30/03/2026
";
