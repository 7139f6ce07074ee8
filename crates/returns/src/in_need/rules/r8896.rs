//! 8896: an episode has one open assessment at most.
//!
//! All of the episode are pointed to, the completed among them: the end of an open one is often found on another.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8896",
    level: Error,
    years: 2023..=NOW,
    says: Always("More than one assessment of the episode is open."),
    matters: "One assessment is finished before another begins. With two open the family waits for both, or the end of one was not recorded.",
    mend: "Record when the earlier was authorised, or take out the one that was entered twice.",
    source: "DfE children in need census validation rules, 8896",
    fields: &[assessments::authorisation_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let is_open = |each: &&Assessment<'_>| each.authorisation_date.is_blank();
        if episode.assessments.iter().filter(is_open).nth(1).is_some() {
            episode.assessments.iter().for_each(|each| found.at(each));
        }
    }
}

const EXAMPLES: &str = "
    one open; and one in each of two episodes
    Assessments | Child | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1     | 1            | 2025-06-02                | 2025-07-02
                | 1     | 1            | 2025-09-02                |
                | 2     | 1            | 2025-06-02                |
                | 2     | 2            | 2025-09-02                |

    two open: all of the episode
    Assessments | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 1            | 2025-04-07                | 2025-05-02
    !           | 1            | 2025-06-02                |
    !           | 1            | 2025-09-02                |
";
