//! 352: nobody comes into care at eighteen.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "352",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is said to have come into care (S) on or after their eighteenth birthday.",
    ),
    matters: "Nobody can be taken into care as an adult. The young person may be owed help as a care leaver, which is recorded elsewhere.",
    mend: "Check the date of birth and the start of the episode; if both are right, take the episode out.",
    source: "DfE SSDA903 validation rules, 352",
    fields: &[episodes::decom, episodes::rne],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(eighteen) = child.born().map(|born| born.plus_years(18)) else {
        return;
    };
    points_where(&child.this.episodes, found, |stay| {
        stay.rne.is(StartReason::S) && stay.decom.value().is_some_and(|began| began >= eighteen)
    });
}

const EXAMPLES: &str = "
    the day before the birthday; later, for another reason; no date
    Header   | DOB
             | 03/05/2007
    Episodes | DECOM      | RNE
             | 02/05/2025 | S
             | 19/05/2025 | P
             |            | S

    on the birthday
    Header   | DOB
             | 02/05/2007
    Episodes | DECOM      | RNE
    !        | 02/05/2025 | S
";
