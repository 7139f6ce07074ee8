//! 348: a care leaver reported last year as having died is reported so again.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "348",
    level: Error,
    years: 2026..=NOW,
    says: Always(
        "Last year this care leaver was reported as having died; this year something else is reported.",
    ),
    matters: "If the young person is alive, last year's return counted a death that never was. If not, letters may go to a grieving family.",
    mend: "Find out what is true: record DIED, or have last year's answer corrected.",
    source: "DfE SSDA903 validation rules, 348",
    fields: &[oc3::in_touch],
    reads: &[oc3_last::in_touch],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| {
        !row.in_touch.is(InTouch::Died)
            && child
                .last
                .oc3
                .iter()
                .any(|before| before.in_touch.is(InTouch::Died))
    });
}

const EXAMPLES: &str = "
    died both years, or only this one
    OC3 | CHILD | IN_TOUCH
        | 1     | DIED
        | 2     | DIED
        | 3     | YES
    OC3_last | CHILD | IN_TOUCH
             | 1     | DIED
             | 2     | YES

    died last year, and something else or nothing now
    OC3 | CHILD | IN_TOUCH
    !   | 1     | YES
    !   | 2     |
    OC3_last | CHILD | IN_TOUCH
             | 1     | DIED
             | 2     | DIED
";
