//! 8863Q: no assessment starts while another is going on.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8863Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The assessment starts while another of the same episode is going on."),
    matters: "A family is assessed once at a time. Of two that overlap one was entered twice, or a child is asked the same things by two people.",
    mend: "Take out the assessment that was entered twice, or record when the earlier was authorised.",
    source: "DfE children in need census validation rules, 8863Q",
    fields: &[
        assessments::actual_start_date,
        assessments::authorisation_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    for episode in &child.episodes {
        let assessments = episode.assessments.iter().map(|each| &each.row);
        overlapping_within(assessments, found, |row| {
            let start = row.actual_start_date.day()?;
            Some((start, row.authorisation_date.day().unwrap_or(last)))
        });
    }
}

const EXAMPLES: &str = "
    one after the other; and in two episodes
    Assessments | Child | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1     | 1            | 2025-05-26                | 2025-06-25
                | 1     | 1            | 2025-06-26                |
                | 2     | 1            | 2025-05-26                | 2025-06-25
                | 2     | 2            | 2025-05-26                | 2025-06-25

    on the day the other is completed; while one is open; and entered twice
    Assessments | Child | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 1     | 1            | 2025-05-26                | 2025-06-25
    !           | 1     | 1            | 2025-06-25                |
    !           | 2     | 1            | 2025-05-26                |
    !           | 2     | 1            | 2026-03-31                |
    !           | 3     | 1            | 2025-05-26                | 2025-06-25
    !           | 3     | 1            | 2025-05-26                | 2025-06-25
";
