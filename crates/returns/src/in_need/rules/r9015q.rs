//! 9015Q: where there was a first meeting, it is said how many reviews followed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9015Q",
    level: Query,
    years: 2027..=NOW,
    says: Always(
        "There was a first pre-proceedings meeting, and it is not said how many review meetings followed.",
    ),
    matters: "Reviews show whether the plan with the family was kept in hand. Without their number a family may seem forgotten.",
    mend: "Record how many review meetings there were; 0 where there was none.",
    source: "DfE children in need census validation rules, 9015Q",
    fields: &[
        pre_proceedings::initial_meeting_date,
        pre_proceedings::review_meetings_count,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for row in child.pre_proceedings() {
        if row.initial_meeting_date.is_given() && row.review_meetings_count.is_blank() {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    two, none, and no meeting
    PreProceedings | InitialPPMeetingDate | ReviewMeetingsCount
                   | 2026-06-02           | 2
                   | 2026-06-02           | 0
                   |                      |

    not said
    PreProceedings | InitialPPMeetingDate | ReviewMeetingsCount
    !              | 2026-06-02           |
";
