//! 2991Q: an episode with an enquiry has an assessment.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2991Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The episode has a section 47 enquiry and no assessment."),
    matters: "An enquiry is made through an assessment of the child. Without one nobody can see what was learnt of the child's needs.",
    mend: "Add the assessment to the episode, or move the enquiry to the episode that has it.",
    source: "DfE children in need census validation rules, 2991Q",
    fields: &[enquiries::child],
    reads: &[assessments::actual_start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        if episode.assessments.is_empty() {
            episode.enquiries.iter().for_each(|row| found.at(row));
        }
    }
}

const EXAMPLES: &str = "
    an assessment beside it
    Section47 | CINdetailsID | S47ActualStartDate
              | 1            | 2025-06-02
    Assessments | CINdetailsID | AssessmentActualStartDate
                | 1            | 2025-06-02

    an assessment of another episode
    Section47 | CINdetailsID | S47ActualStartDate
    !         | 1            | 2025-06-02
    Assessments | CINdetailsID | AssessmentActualStartDate
                | 2            | 2025-06-02
";
