//! AA009: an open child has an allocated worker.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA009",
    level: Query,
    years: 2020..=NOW,
    says: Always("The work is open and no worker is named."),
    matters: "A child without a worker is one whom nobody is responsible for visiting; it is what inspectors ask about first.",
    mend: "Allocate a worker, or record who holds the case already; close what has ended.",
    source: "Annex A: lists 3 to 9",
    fields: &[
        referrals::worker,
        assessments::worker,
        enquiries::worker,
        need::worker,
        plans::worker,
        in_care::worker,
        leavers::worker,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.referrals, found, |row| {
        !row.worker.is_given() && row.no_further_action.yes() != Some(true)
    });
    points_where(&child.assessments, found, |row| {
        !row.worker.is_given() && !row.authorised.is_given()
    });
    points_where(&child.enquiries, found, |row| {
        !row.worker.is_given() && !row.conference.is_given()
    });
    points_where(&child.need, found, |row| {
        !row.worker.is_given() && !row.closed.is_given()
    });
    points_where(&child.plans, found, |row| {
        !row.worker.is_given() && !row.end.is_given()
    });
    points_where(&child.in_care, found, |row| {
        !row.worker.is_given() && !row.end.is_given()
    });
    points_where(&child.leavers, found, |row| !row.worker.is_given());
}

const EXAMPLES: &str = "
    named; closed
    List 6 | Child Unique ID | CIN Closure Date | Allocated Worker
           | 1               |                  | J Marsh
           | 2               | 05/12/2025       |

    nobody
    List 6 | CIN Closure Date | Allocated Worker
    !      |                  |
    List 8 | Date Ceased | Allocated Worker
    !      |             |
";
