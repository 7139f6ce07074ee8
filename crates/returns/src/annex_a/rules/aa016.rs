//! AA016: nothing that has happened is dated after the day of the lists.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA016",
    level: Error,
    years: 2020..=NOW,
    says: Always("This is dated after the day of the lists."),
    matters: "What has not yet happened counts as done: a visit that nobody has made hides that it is due.",
    mend: "Correct the date, mostly a mistyped year; take out what is only planned, and see that the day of the lists is the right one.",
    source: "Annex A: a picture of one day",
    fields: &[
        contacts::on,
        early_help::start,
        referrals::on,
        assessments::start,
        assessments::authorised,
        enquiries::start,
        need::start,
        need::last_seen,
        need::closed,
        plans::start,
        plans::last_visit,
        plans::last_review,
        plans::end,
        in_care::start,
        in_care::last_review,
        in_care::last_visit,
        in_care::last_health,
        in_care::last_dental,
        in_care::end,
        in_care::placement_from,
        leavers::latest_contact,
        adoption::ordered,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    in_future(&child.contacts, found, |row| [row.on.value()]);
    in_future(&child.early_help, found, |row| [row.start.value()]);
    in_future(&child.referrals, found, |row| [row.on.value()]);
    in_future(&child.assessments, found, |row| {
        [row.start.value(), row.authorised.value()]
    });
    in_future(&child.enquiries, found, |row| [row.start.value()]);
    in_future(&child.need, found, |row| {
        [row.start.value(), row.last_seen.value(), row.closed.value()]
    });
    in_future(&child.plans, found, |row| {
        [
            row.start.value(),
            row.last_visit.value(),
            row.last_review.value(),
            row.end.value(),
        ]
    });
    in_future(&child.in_care, found, |row| {
        [
            row.start.value(),
            row.last_review.value(),
            row.last_visit.value(),
            row.last_health.value(),
            row.last_dental.value(),
            row.end.value(),
            row.placement_from.value(),
        ]
    });
    in_future(&child.leavers, found, |row| [row.latest_contact.value()]);
    in_future(&child.adoption, found, |row| [row.ordered.value()]);
}

const EXAMPLES: &str = "
    on the day
    List 1 | Date of Contact
           | 31/03/2026

    the day after, and a visit next year
    List 1 | Date of Contact
    !      | 01/04/2026
    List 7 | Plan Start Date | Last Statutory Visit
    !      | 05/01/2026      | 05/01/2027
";
