//! SD002: a row is about a child who stands among the people.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD002",
    level: Error,
    years: 2020..=NOW,
    says: Always("This row is about somebody who is not among the people of ssd_person."),
    matters: "The row cannot be put into any child's history: what was done for the child is counted for nobody, and those who open the child's page do not see it.",
    mend: "Add the child to ssd_person, or mend the identifier; often the zeros in front were lost when the file was opened in a spreadsheet.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
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
    reads: &[people::person_id],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let known = names(&all.people, |row| row.person_id.text());
    in_each_table!(all, rows => {
        unknown(&known, rows, found, |row| row.person_id.text(), |row| row.person_id.text());
    });
}

const EXAMPLES: &str = "
    a contact about a child who is known
    person   | person_id
             | 1
    contacts | person_id | contact_date
             | 1         | 01/09/2025

    the zero in front was lost on the way
    person       | person_id
                 | 0042
    cin_episodes | person_id | referral_date
    !            | 42        | 01/09/2025
                 | 0042      | 01/09/2025
";
