//! 634: an earlier order is asked only of a child with an episode since 1 April 2016.
//! The public tool compares with the first day of the year of the return instead.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "634",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "An earlier adoption or guardianship is given for a child none of whose episodes began since 1 April 2016.",
    ),
    matters: "The question began with children who came into care then. Answers for others are about other years, and make the figures not comparable.",
    mend: "Take the earlier order out of the return, or correct the start of the episode.",
    source: "DfE SSDA903 validation rules, 634",
    fields: &[
        prev_perm::prev_perm,
        prev_perm::la_perm,
        prev_perm::date_perm,
        episodes::decom,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let told = |row: &PrevPerm| {
        row.prev_perm.is_given() || row.la_perm.is_given() || row.date_perm.is_given()
    };
    if !child.this.prev_perm.iter().any(|row| told(row)) {
        return;
    }
    let latest = child
        .this
        .episodes
        .iter()
        .filter_map(|stay| stay.decom.value())
        .max();
    if latest
        .zip(Day::new(2016, 4, 1))
        .is_some_and(|(latest, asked)| latest < asked)
    {
        points_where(&child.this.prev_perm, found, told);
        child.this.episodes.iter().for_each(|stay| found.at(stay));
    }
}

const EXAMPLES: &str = "
    an episode since; nothing told; no episode with a date
    PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
             | 1     | P1        | 352     | 09/11/2011
             | 2     |           |         |
             | 3     | Z1        |         |
    Episodes | CHILD | DECOM
             | 1     | 20/10/2015
             | 1     | 01/04/2016
             | 2     | 31/03/2016
             | 3     |

    the day before
    PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
    !        | 1     | Z1        |         |
    !        | 2     |           | 352     |
    !        | 3     |           |         | 09/11/2011
    Episodes | CHILD | DECOM
    !        | 1     | 20/10/2015
    !        | 1     | 31/03/2016
    !        | 2     | 31/03/2016
    !        | 3     | 31/03/2016
";
