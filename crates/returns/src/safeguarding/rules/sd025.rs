//! SD025: an assessment does not start before the referral it belongs to.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD025",
    level: Error,
    years: 2020..=NOW,
    says: Always("The assessment started before the referral it belongs to."),
    matters: "The time from referral to decision cannot be worked out for this child, and the assessment may belong to an earlier referral.",
    mend: "Link the assessment to the referral it answers, or correct whichever date is mistyped.",
    source: "Working Together: referral, decision within a day, assessment",
    fields: &[
        assessments::assessment_start_date,
        need_episodes::referral_date,
    ],
    reads: &[need_episodes::referral_id, assessments::referral_id],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let referrals = by_key(&child.need_episodes, |episode| episode.referral_id.text());
    for assessment in &child.assessments {
        let started = assessment.assessment_start_date.value();
        let before =
            |episode: &NeedEpisode| started.is_some() && started < episode.referral_date.value();
        let of_its_own = referrals.get(assessment.row().referral_id.text());
        if of_its_own.is_some_and(|episodes| episodes.iter().all(|episode| before(episode))) {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    on the same day
    cin_episodes    | referral_id | referral_date
                    | R1          | 10/09/2025
    cin_assessments | referral_id | start_date
                    | R1          | 10/09/2025

    the day before
    cin_episodes    | referral_id | referral_date
                    | R1          | 10/09/2025
    cin_assessments | referral_id | start_date
    !               | R1          | 09/09/2025
";
