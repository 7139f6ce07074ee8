//! SD004: a referral that a row names is among the referrals.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD004",
    level: Query,
    years: 2020..=NOW,
    says: Always("The referral this belongs to is not among the referrals."),
    matters: "Without the referral nobody can follow what came of it: times from referral to assessment, plan or conference leave this child out.",
    mend: "Put the referral into the extract if it is merely too old for it; otherwise link the row to the referral it really came from.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
        assessments::referral_id,
        need_plans::referral_id,
        enquiries::referral_id,
        conferences::referral_id,
    ],
    reads: &[need_episodes::referral_id],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let known = names(&all.need_episodes, |row| row.referral_id.text());
    unknown(
        &known,
        &all.assessments,
        found,
        |row| row.referral_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.need_plans,
        found,
        |row| row.referral_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.enquiries,
        found,
        |row| row.referral_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.conferences,
        found,
        |row| row.referral_id.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    an assessment of a referral; one that names none
    cin_episodes    | referral_id
                    | R1
    cin_assessments | referral_id | start_date
                    | R1          | 01/09/2025
                    |             | 01/10/2025

    an enquiry after a referral that is not there
    cin_episodes | referral_id
                 | R1
    s47_enquiry  | referral_id | start_date
    !            | R7          | 01/09/2025
";
