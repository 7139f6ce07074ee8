//! AA011: who was missing was offered an interview.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA011",
    level: Query,
    years: 2020..=NOW,
    says: Always("The child was missing in the year and was not offered a return interview."),
    matters: "Nobody asked the child why they went and what happened to them, so whoever exploits or frightens them stays unknown.",
    mend: "Record the offer if it was made, or offer the interview now; where the child could not be asked, note why.",
    source: "Annex A: list 8; statutory guidance on children who run away: an interview for each",
    fields: &[in_care::missing_in_year, in_care::interview_offered],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.in_care, found, |row| {
        row.missing_in_year.value().is_some_and(|times| times > 0)
            && row.interview_offered.yes() == Some(false)
    });
}

const EXAMPLES: &str = "
    missing and offered; never missing
    List 8 | been missing | offered
           | 3            | a) Yes
           | 0            | b) No

    missing twice, not offered
    List 8 | been missing | offered
    !      | 2            | b) No
";
