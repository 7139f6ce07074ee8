//! SD003: a row says which child it is about.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD003",
    level: Error,
    years: 2020..=NOW,
    says: Always("This row does not say which child it is about."),
    matters: "Something was done for a child and nobody can say for which: it is missing from that child's history and from every count of children.",
    mend: "Find the record in the case system by its own identifier, link it to the child and take the extract again.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
        people::person_id,
        contacts::person_id,
        early_help::person_id,
        need_episodes::person_id,
        assessments::person_id,
        need_plans::person_id,
        need_visits::person_id,
        enquiries::person_id,
        conferences::person_id,
        plans::person_id,
        plan_visits::person_id,
        plan_reviews::person_id,
        care_episodes::person_id,
        placements::person_id,
        care_visits::person_id,
        missing::person_id,
        legal_statuses::person_id,
        disabilities::person_id,
        health::person_id,
        questionnaires::person_id,
        leavers::person_id,
        permanence::person_id,
        involvements::person_id,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    points_to_nobody(&all.people, found, |row| row.person_id.text());
    in_each_table!(all, rows => points_to_nobody(rows, found, |row| row.person_id.text()));
}

const EXAMPLES: &str = "
    a visit to a child
    cin_visits | person_id | visit_date
               | 1         | 01/09/2025

    a visit to nobody
    cin_visits | person_id | visit_date
               | 1         | 01/09/2025
    !          |           | 02/09/2025
";
