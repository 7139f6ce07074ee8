//! 209: a child of school age has a pupil number, or another reason for having none than being too young.
//! A child is of school age here who was four by the 31 August before the year began, as the public tool reckons it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "209",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The pupil number is said to be missing because the child has not started school (UN1), though they were four by the August before this year.",
    ),
    matters: "The child should be in school by now. Either a number exists and their schooling is not being followed, or they are out of school and somebody should know.",
    mend: "Ask the school or the virtual school for the pupil number; if the child really has none, give the reason that fits.",
    source: "DfE SSDA903 validation rules, 209",
    fields: &[header::upn, header::dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(august) = Day::new(found.collection().first().year() - 1, 8, 31) else {
        return;
    };
    points_where(&child.this.header, found, |row| {
        row.upn.text().eq_ignore_ascii_case("UN1")
            && row
                .dob
                .value()
                .is_some_and(|born| born.plus_years(4) <= august)
    });
}

const EXAMPLES: &str = "
    four only in September 2024, and a reason that fits an older child
    Header | UPN | DOB
           | UN1 | 01/09/2020
           | UN2 | 31/08/2020
           | UN1 |

    four by the end of August 2024
    Header | UPN | DOB
    !      | UN1 | 31/08/2020
    !      | un1 | 03/10/2015
";
