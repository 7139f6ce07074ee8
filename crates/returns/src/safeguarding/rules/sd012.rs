//! SD012: nothing is dated before the pregnancy.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD012",
    level: Error,
    years: 2020..=NOW,
    says: Always("This is dated more than ten months before the child was born."),
    matters: "Work for a child not yet conceived belongs to somebody else, often an older brother or sister, whose history then lacks it.",
    mend: "Check the date of birth and the date on this row; where the row is a sibling's, move it to that child.",
    source: "Work before birth begins with the pregnancy",
    fields: &[
        contacts::contact_date,
        need_episodes::referral_date,
        assessments::assessment_start_date,
        enquiries::s47_start_date,
        conferences::icpc_date,
        plans::cp_plan_start_date,
        plan_visits::cp_visit_date,
        need_visits::cin_visit_date,
        early_help::episode_start_date,
    ],
    reads: &[people::dob],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(born) = child.born() else {
        return;
    };
    let pregnant = born.plus_months(-10);
    before(pregnant, &child.contacts, found, |row| {
        [row.contact_date.value()]
    });
    before(pregnant, &child.early_help, found, |row| {
        [row.episode_start_date.value()]
    });
    before(pregnant, &child.need_episodes, found, |row| {
        [row.referral_date.value()]
    });
    before(pregnant, &child.assessments, found, |row| {
        [row.assessment_start_date.value()]
    });
    before(pregnant, &child.need_visits, found, |row| {
        [row.cin_visit_date.value()]
    });
    before(pregnant, &child.enquiries, found, |row| {
        [row.s47_start_date.value()]
    });
    before(pregnant, &child.conferences, found, |row| {
        [row.icpc_date.value()]
    });
    before(pregnant, &child.plans, found, |row| {
        [row.cp_plan_start_date.value()]
    });
    before(pregnant, &child.plan_visits, found, |row| {
        [row.cp_visit_date.value()]
    });
}

const EXAMPLES: &str = "
    referred before birth
    person       | dob
                 | 03/08/2025
    cin_episodes | referral_date
                 | 03/02/2025

    referred two years before birth
    person       | dob
                 | 03/08/2025
    cin_episodes | referral_date
    !            | 03/08/2023
";
