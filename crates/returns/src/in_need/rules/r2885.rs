//! 2885: a protection plan that starts in the year starts on the day of a first conference.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2885",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child protection plan does not start on the day of an initial conference of its episode.",
    ),
    matters: "A plan begins with the conference that decides on it. Where the dates differ, either is wrong, and waits for a conference are counted wrongly.",
    mend: "Compare the start of the plan with the minutes of the conference and correct whichever is wrong. Where another authority moved the plan here, record the conference on the episode.",
    source: "DfE children in need census validation rules, 2885",
    fields: &[
        protection_plans::start_date,
        details::date_of_initial_cpc,
        enquiries::date_of_initial_cpc,
    ],
    reads: &[enquiries::icpc_not_required],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for episode in &child.episodes {
        let mut missed = false;
        for plan in &episode.protection_plans {
            let of_year = plan.start_date.day().filter(|start| year.contains(*start));
            if of_year.is_some_and(|start| !began_with_conference(episode, start)) {
                found.at(plan);
                missed = true;
            }
        }
        if missed {
            point_to_conferences(episode, found);
        }
    }
}

/// Enquiries count unless they are said to need no conference.
fn enquiries<'e, 's>(episode: &'e Episode<'s>) -> impl Iterator<Item = &'e Entry<'s, Section47>> {
    let enquiries = episode.enquiries.iter();
    enquiries.filter(|enquiry| !enquiry.icpc_not_required.is_true())
}

fn began_with_conference(episode: &Episode<'_>, start: Day) -> bool {
    let mut enquiries = enquiries(episode).peekable();
    if enquiries.peek().is_none() {
        let on_episode = episode
            .details
            .and_then(|row| row.date_of_initial_cpc.day());
        return on_episode == Some(start);
    }
    enquiries.any(|enquiry| enquiry.date_of_initial_cpc.day() == Some(start))
}

/// Points to what the plan was compared with, unless another plan began on that day.
fn point_to_conferences(episode: &Episode<'_>, found: &mut Found<'_>) {
    let began = |day: Option<Day>| {
        let mut plans = episode.protection_plans.iter();
        day.is_some() && plans.any(|plan| plan.start_date.day() == day)
    };
    let mut any = false;
    for enquiry in enquiries(episode) {
        any = true;
        if !began(enquiry.date_of_initial_cpc.day()) {
            found.at(enquiry);
        }
    }
    if !any
        && let Some(details) = &episode.details
        && !began(details.date_of_initial_cpc.day())
    {
        found.at(details);
    }
}

const EXAMPLES: &str = "
    on the day of an enquiry's conference; without an enquiry, of the episode's; before the year
    Header | ReferenceDate
           | 2026-03-31
    CINdetails | CINdetailsID | DateOfInitialCPC
               | 1            |
               | 2            | 2025-09-02
               | 3            | 2025-03-01
    Section47 | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
              | 1            | 2025-06-02       | 0
              | 1            |                  | 0
              | 2            |                  | TRUE
    ChildProtectionPlans | CINdetailsID | CPPID | CPPstartDate
                         | 1            | 1     | 2025-06-02
                         | 2            | 1     | 2025-09-02
                         | 3            | 1     | 2025-03-31

    a day later than the conference
    Header | ReferenceDate
           | 2026-03-31
    CINdetails | CINdetailsID | DateOfInitialCPC
               | 1            | 2025-06-03
    !          | 2            | 2025-09-02
    Section47 | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
    !         | 1            | 2025-06-02       | 0
    ChildProtectionPlans | CINdetailsID | CPPID | CPPstartDate
    !                    | 1            | 1     | 2025-06-03
    !                    | 2            | 1     | 2025-09-03
";
