//! 392b: an episode has both postcodes, unless the child is or was unaccompanied, or is on a short break.
//!
//! Children who were unaccompanied last year are known by last year's table where it was supplied.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "392b",
    level: Error,
    years: 2023..=NOW,
    says: Always("The postcode of the home or of the placement is missing."),
    matters: "Without them nobody can say how far from home, or in whose area, the child lives.",
    mend: "Enter the postcode the child came from and the postcode of the placement.",
    source: "DfE SSDA903 validation rules, 392b",
    fields: &[episodes::home_post, episodes::pl_post],
    reads: &[episodes::ls, uasc::sex, uasc::dob, uasc::duc],
    needs: Needs::AllAnd(&[uasc_last::sex, uasc_last::dob, uasc_last::duc]),
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if known_as_unaccompanied(child) {
        return;
    }
    points_where(&child.this.episodes, found, |stay| {
        !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && (stay.home_post.is_blank() || stay.pl_post.is_blank())
    });
}

const EXAMPLES: &str = "
    both; a short break; unaccompanied, this year or last
    UASC | CHILD | SEX
         | 2     | F
    UASC_last | CHILD | SEX
              | 3     | M
    Episodes | CHILD | LS | HOME_POST | PL_POST
             | 1     | C2 | ZZ1 1AA   | ZZ2 2BB
             | 1     | V4 | ZZ1 1AA   |
             | 2     | C2 |           | ZZ2 2BB
             | 3     | C2 |           |

    one of them only
    Episodes | LS | HOME_POST | PL_POST
    !        | C2 | ZZ1 1AA   |
    !        | C2 |           | ZZ2 2BB
";
