//! 446: a placement order (E1) stands with no episode that began before December 2005, when such orders came in.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "446",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The legal status is a placement order (E1), but the episode began before December 2005.",
    ),
    matters: "There were no placement orders then. This child was freed for adoption, or the day is wrong.",
    mend: "Correct the day the episode began, or use the legal status that held then (D1 for a freeing order).",
    source: "DfE SSDA903 validation rules, 446",
    fields: &[episodes::ls, episodes::decom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first_orders = Day::new(2005, 12, 1);
    points_where(&child.this.episodes, found, |stay| {
        let began = stay.decom.value();
        stay.ls.is(LegalStatus::E1) && began.is_some() && began < first_orders
    });
}

const EXAMPLES: &str = "
    from the first day on; another status; no start
    Episodes | LS | DECOM
             | E1 | 01/12/2005
             | D1 | 30/11/2005
             | E1 |

    the day before
    Episodes | LS | DECOM
    !        | E1 | 30/11/2005
";
