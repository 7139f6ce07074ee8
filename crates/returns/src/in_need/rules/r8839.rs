//! 8839: an episode has one open enquiry at most.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8839",
    level: Error,
    years: 2023..=NOW,
    says: Always("More than one enquiry of the episode is open."),
    matters: "One enquiry is finished before another begins. With two open it cannot be told for which of them the child waits for a conference.",
    mend: "Record the conference of the one that is over, or that none was needed.",
    source: "DfE children in need census validation rules, 8839",
    fields: &[enquiries::date_of_initial_cpc],
    reads: &[enquiries::icpc_not_required],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_open =
        |row: &Section47| row.date_of_initial_cpc.is_blank() && !row.icpc_not_required.is_true();
    for episode in &child.episodes {
        let open = episode.enquiries.iter().filter(|row| is_open(row));
        if open.count() > 1 {
            points_where(&episode.enquiries, found, is_open);
        }
    }
}

const EXAMPLES: &str = "
    one open; and one in each of two episodes
    Section47 | Child | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
              | 1     | 1            | 2025-06-02       | false
              | 1     | 1            |                  | true
              | 1     | 1            |                  | false
              | 2     | 1            |                  | false
              | 2     | 2            |                  | false

    two open, one of which says nothing
    Section47 | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
              | 1            |                  | true
    !         | 1            |                  | false
    !         | 1            |                  |
";
