//! AA021: a list looks back no further than it is asked to.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA021",
    level: Query,
    years: 2020..=NOW,
    says: Always("This lies before the six months that the list looks back."),
    matters: "The list is longer than what was asked for, so shares and times worked out from it speak of another span than other councils' do.",
    mend: "Make the list again with the span that Annex A asks for; where the date is mistyped, correct it.",
    source: "Annex A: six months before, for lists 1 to 8",
    fields: &[
        contacts::on,
        referrals::on,
        need::closed,
        plans::end,
        in_care::end,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.today.plus_months(-6);
    before(first, &child.contacts, found, |row| [row.on.value()]);
    before(first, &child.referrals, found, |row| [row.on.value()]);
    before(first, &child.need, found, |row| [row.closed.value()]);
    before(first, &child.plans, found, |row| [row.end.value()]);
    before(first, &child.in_care, found, |row| [row.end.value()]);
}

const EXAMPLES: &str = "
    six months to the day; open for years
    List 1 | Date of Contact
           | 30/09/2025
    List 7 | Plan Start Date | Plan End Date
           | 05/01/2023      |

    a day more
    List 1 | Date of Contact
    !      | 29/09/2025
    List 7 | Plan Start Date | Plan End Date
    !      | 05/01/2023      | 29/09/2025
";
