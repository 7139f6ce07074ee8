//! AA010: whoever is in touch was met in eight weeks.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA010",
    level: Query,
    years: 2020..=NOW,
    says: Always(
        "The council says it is in touch, and the latest contact is over eight weeks ago or has no date.",
    ),
    matters: "A young person whom nobody has met for two months counts as in touch, and may be without a home.",
    mend: "Record the latest contact if there was one; otherwise get in touch, or say that the council is not.",
    source: "Annex A: list 9; Children Act 1989 guidance, volume 3: visits at least every eight weeks",
    fields: &[leavers::in_touch, leavers::latest_contact],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let today = found.today;
    points_where(&child.leavers, found, |row| {
        let recent = row
            .latest_contact
            .value()
            .is_some_and(|on| today.days_since(on) <= 56);
        row.in_touch.code() == Some(InTouch::Yes) && !recent
    });
}

const EXAMPLES: &str = "
    eight weeks to the day; not in touch
    List 9 | LA in Touch | Latest Contact
           | a) Yes      | 03/02/2026
           | b) No       | 03/02/2024

    a day more, and no date
    List 9 | LA in Touch | Latest Contact
    !      | a) Yes      | 02/02/2026
    !      | a) Yes      |
";
