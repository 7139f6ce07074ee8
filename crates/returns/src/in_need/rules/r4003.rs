//! 4003: a protection plan is not reviewed while a child in need plan is running.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4003",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A child protection plan was reviewed while the child was on a child in need plan.",
    ),
    matters: "A child is on one plan or the other. The review says that the protection plan went on, so the days on either are counted wrongly.",
    mend: "Correct the dates of the child in need plan, of the review, or of the end of the protection plan. A review that ended the protection plan on that day is right.",
    source: "DfE children in need census validation rules, 4003",
    fields: &[
        plans::start_date,
        reviews::review_date,
        protection_plans::end_date,
    ],
    reads: &[plans::end_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    for episode in &child.episodes {
        let running: Vec<_> = episode
            .plans
            .iter()
            .filter_map(|plan| {
                let start = plan.start_date.day()?;
                Some((plan, half_open(start, plan.end_date.day(), last)))
            })
            .collect();
        // Each plan is pointed to once, however many reviews fall in it.
        let mut left = running.clone();
        for protection in &episode.protection_plans {
            let ended = protection.end_date.day();
            let mut any = false;
            for review in &protection.reviews {
                let Some(day) = review.review_date.day().filter(|day| Some(*day) != ended) else {
                    continue;
                };
                let before = left.len();
                left.retain(|(plan, days)| {
                    let meets = days.contains(day);
                    if meets {
                        found.at(*plan);
                    }
                    !meets
                });
                if left.len() < before || running.iter().any(|(_, days)| days.contains(day)) {
                    found.at(review);
                    any = true;
                }
            }
            if any {
                found.at(&protection.row);
            }
        }
    }
}

const EXAMPLES: &str = "
    before the plan, on the day it ends, the review that ended the protection plan, and a plan of another episode
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                 |              | 2025-06-02       | 2025-08-01
                 | 2            | 2025-05-02       | 2025-07-01
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
                         | 1     | 2025-04-02   | 2025-06-02
    Reviews | CPPID | CPPreviewDate
            | 1     | 2025-06-01
            | 1     | 2025-06-02
            | 1     | 2025-08-01

    while the plan is running, or open
    CINplanDates | Child | CINPlanStartDate | CINPlanEndDate
    !            | 1     | 2025-06-02       | 2025-08-01
    !            | 2     | 2025-06-02       |
    ChildProtectionPlans | Child | CPPID | CPPstartDate | CPPendDate
    !                    | 1     | 1     | 2025-04-02   | 2025-09-02
    !                    | 2     | 1     | 2025-04-02   |
    Reviews | Child | CPPID | CPPreviewDate
    !       | 1     | 1     | 2025-07-31
    !       | 2     | 1     | 2026-03-31
";
