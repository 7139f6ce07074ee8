//! 2883: no more protection plans started in the year than first conferences were held.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2883",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "More child protection plans started in the year than there were initial conferences.",
    ),
    matters: "Every plan comes out of a conference. Where conferences are missing, how quickly children were brought to one cannot be told.",
    mend: "Compare the plans that started in the year with the conferences recorded, and add the conferences that are missing.",
    source: "DfE children in need census validation rules, 2883",
    fields: &[header::reference_date],
    reads: &[
        details::date_of_initial_cpc,
        enquiries::date_of_initial_cpc,
        protection_plans::start_date,
    ],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    let year = census.year(found);
    if census.tally.plans_started_in(year) > census.tally.conferences_in(year) {
        census.tally.point(found);
    }
}

const EXAMPLES: &str = "
    as many conferences as plans, and a plan of the year before
    Header | ReferenceDate
           | 2026-03-31
    ChildProtectionPlans | CPPstartDate
                         | 2025-04-01
                         | 2025-06-02
                         | 2025-03-31
    CINdetails | DateOfInitialCPC
               | 2025-04-01
    Section47 | DateOfInitialCPC
              | 2026-03-31

    a conference of the year before does not count
    Header | ReferenceDate
    !      | 2026-03-31
    ChildProtectionPlans | CPPstartDate
                         | 2025-04-01
    Section47 | DateOfInitialCPC
              | 2025-03-31
";
