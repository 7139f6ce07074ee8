//! 8868: the enquiries of a closed episode are completed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8868",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode was closed, and an enquiry of it has neither a conference nor the word that none was needed.",
    ),
    matters: "Somebody feared that the child was being harmed, and nothing says how it ended.",
    mend: "Record the conference, or that none was needed.",
    source: "DfE children in need census validation rules, 8868",
    fields: &[
        enquiries::date_of_initial_cpc,
        enquiries::icpc_not_required,
        details::closure_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let is_open = |row: &Section47| {
            row.date_of_initial_cpc.is_blank() && !row.icpc_not_required.is_true()
        };
        if details.closure_date.is_given() && point_any(episode.enquiries.iter(), found, is_open) {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    a conference; none needed; and an episode that goes on
    CINdetails | CINdetailsID | CINclosureDate
               | 1            | 2025-09-02
               | 2            | 2025-09-02
               | 3            |
    Section47 | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
              | 1            | 2025-06-02       | false
              | 2            |                  | True
              | 3            |                  | false

    neither, and nothing said
    CINdetails | CINdetailsID | CINclosureDate
    !          | 1            | 2025-09-02
    !          | 2            | 2025-09-02
    Section47 | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
    !         | 1            |                  | false
    !         | 2            |                  |
";
