//! SD027: an open episode of need has a worker.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD027",
    level: Query,
    years: 2020..=NOW,
    says: Always("The episode of need is open and nobody is the case worker now."),
    matters: "An open child without a worker is a child whom nobody is responsible for visiting; inspectors ask for each of them.",
    mend: "Allocate a worker today, or record who holds the case already; where the work is over, close it.",
    source: "Every open child has an allocated worker",
    fields: &[need_episodes::close_date],
    reads: &[
        involvements::professional_role_id,
        involvements::involvement_end_date,
        need_episodes::referral_nfa,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let held = child.involvements.iter().any(|involvement| {
        !involvement.involvement_end_date.is_given()
            && is_case_worker(involvement.row().professional_role_id.text())
    });
    if held {
        return;
    }
    points_where(&child.need_episodes, found, |episode| {
        !episode.close_date.is_given() && episode.referral_nfa.yes() != Some(true)
    });
}

const EXAMPLES: &str = "
    held now; closed, and held by nobody
    cin_episodes | person_id | close_date
                 | 1         |
                 | 2         | 10/09/2025
    involvements | person_id | role_id | end_date
                 | 1         | CW      |

    the worker left; another has another role
    cin_episodes | person_id | close_date
    !            | 1         |
    !            | 2         |
    involvements | person_id | role_id | end_date
                 | 1         | CW      | 10/09/2025
                 | 2         | IRO     |
";
