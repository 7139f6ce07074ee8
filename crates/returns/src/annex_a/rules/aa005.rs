//! AA005: a child on a plan is in need as such.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA005",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "The child is on a plan in list 7 and does not stand in list 6 as on a plan or in care.",
    ),
    matters: "Inspectors pick children from list 6 by their status: a child on a plan who is not there as such is missing from those they ask after.",
    mend: "Record the status of the case as on a protection plan; or end the plan on its true day.",
    source: "Annex A: lists 6 and 7",
    fields: &[plans::end],
    reads: &[need::status, need::closed],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let listed = child.need.iter().any(|row| {
        // Care comes before a plan where a child has both.
        matches!(
            row.status.code(),
            Some(CaseStatus::ProtectionPlan | CaseStatus::InCare)
        ) && !row.closed.is_given()
    });
    if !listed {
        points_where(&child.plans, found, |row| !row.end.is_given());
    }
}

const EXAMPLES: &str = "
    in both; in care and on a plan; ended
    List 6 | Child Unique ID | Case Status
           | 1               | b) Child Protection plan
           | 2               | a) Looked after child
    List 7 | Child Unique ID | Plan Start Date | Plan End Date
           | 1               | 05/01/2026      |
           | 2               | 05/01/2026      |
           | 3               | 05/01/2025      | 05/11/2025

    in list 7 alone
    List 6 | Child Unique ID | Case Status
           | 1               | d) Open assessment
    List 7 | Child Unique ID | Plan Start Date | Plan End Date
    !      | 1               | 05/01/2026      |
";
