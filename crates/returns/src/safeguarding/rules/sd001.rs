//! SD001: no key stands on two rows of a table.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD001",
    level: Error,
    years: 2020..=NOW,
    says: Always("The identifier of this row stands on another row too."),
    matters: "What hangs on this identifier, a visit, a plan or a decision, may be taken for the other row's, and one of the two may be counted twice or not at all.",
    mend: "See whether the extract repeats a row; where the rows are two different things, give each an identifier of its own.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
        contacts::contact_id,
        early_help::episode_id,
        need_episodes::referral_id,
        assessments::assessment_id,
        need_plans::cin_plan_id,
        need_visits::cin_visit_id,
        enquiries::s47_enquiry_id,
        conferences::icpc_id,
        plans::cp_plan_id,
        plan_visits::cp_visit_id,
        plan_reviews::cp_review_id,
        care_episodes::cla_episode_id,
        placements::cla_placement_id,
        care_reviews::cla_review_id,
        care_visits::cla_visit_id,
        involvements::involvements_id,
        people::person_id,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    // Disabilities, immigration and immunisations name the person as their key, who may have many: they are not asked.
    repeated(
        &all.people,
        found,
        |row| row.person_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.contacts,
        found,
        |row| row.contact_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.early_help,
        found,
        |row| row.episode_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.need_episodes,
        found,
        |row| row.referral_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.assessments,
        found,
        |row| row.assessment_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.need_plans,
        found,
        |row| row.cin_plan_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.need_visits,
        found,
        |row| row.cin_visit_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.enquiries,
        found,
        |row| row.s47_enquiry_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.conferences,
        found,
        |row| row.icpc_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.plans,
        found,
        |row| row.cp_plan_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.plan_visits,
        found,
        |row| row.cp_visit_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.plan_reviews,
        found,
        |row| row.cp_review_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.care_episodes,
        found,
        |row| row.cla_episode_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.placements,
        found,
        |row| row.cla_placement_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.care_reviews,
        found,
        |row| row.cla_review_id.text(),
        |row| row.cla_person_id.text(),
    );
    repeated(
        &all.care_visits,
        found,
        |row| row.cla_visit_id.text(),
        |row| row.person_id.text(),
    );
    repeated(
        &all.involvements,
        found,
        |row| row.involvements_id.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    each contact has its own
    contacts | contact_id | contact_date
             | C1         | 01/09/2025
             | C2         | 01/09/2025
             |            | 02/09/2025
             |            | 03/09/2025

    two children under one, and two referrals
    person       | person_id
    !            | 1
                 | 2
    !            | 1
    cin_episodes | referral_id | person_id
    !            | R1          | 1
    !            | R1          | 2
";
