//! SD008: a worker that a row names is among the workers.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD008",
    level: Error,
    years: 2020..=NOW,
    says: Always("The worker named here is not among the workers of ssd_professionals."),
    matters: "Nobody can see who works with the child, and the work is missing from that person's caseload.",
    mend: "Add the worker to ssd_professionals, those who have left as well, or mend the worker's identifier on this row.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
        involvements::professional_id,
        need_episodes::referral_worker_id,
        assessments::assessment_worker_id,
        need_plans::cin_plan_worker_id,
        enquiries::s47_completed_by_worker_id,
        conferences::icpc_worker_id,
        leavers::care_leaver_worker_id,
        permanence::adoption_worker_id,
    ],
    reads: &[professionals::professional_id],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let known = names(&all.professionals, |row| row.professional_id.text());
    unknown(
        &known,
        &all.involvements,
        found,
        |row| row.professional_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.need_episodes,
        found,
        |row| row.referral_worker_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.assessments,
        found,
        |row| row.assessment_worker_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.need_plans,
        found,
        |row| row.cin_plan_worker_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.enquiries,
        found,
        |row| row.s47_completed_by_worker_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.conferences,
        found,
        |row| row.icpc_worker_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.leavers,
        found,
        |row| row.care_leaver_worker_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.permanence,
        found,
        |row| row.adoption_worker_id.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    a worker who is known
    professionals | professional_id
                  | W1
    involvements  | professional_id | start_date
                  | W1              | 01/09/2025

    workers who are not
    professionals   | professional_id
                    | W1
    involvements    | professional_id | start_date
    !               | W2              | 01/09/2025
    cin_assessments | worker_id | start_date
    !               | W3        | 01/09/2025
";
