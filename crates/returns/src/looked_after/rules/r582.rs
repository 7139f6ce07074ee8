//! 582: the match is not on the day of the adoption.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "582",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child was matched with the adopters on the very day of the adoption order."),
    matters: "A child lives with its adopters for weeks at least before a court can make the order. A match on that day hides that time.",
    mend: "Give the day on which the match was agreed, before the child moved in.",
    source: "DfE SSDA903 validation rules, 582",
    fields: &[episodes::dec],
    reads: &[episodes::rec, ad1::date_match],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for stay in &child.this.episodes {
        let ended = stay.dec.value().filter(|_| ended_in_adoption(stay));
        let mut matches = child.this.ad1.iter();
        if ended.is_some() && matches.any(|row| row.date_match.value() == ended) {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    matched on the day before, and left otherwise on the day of the match
    Episodes | CHILD | DEC        | REC
             | 1     | 20/01/2026 | E11
             | 2     | 20/01/2026 | X1
    AD1      | CHILD | DATE_MATCH
             | 1     | 19/01/2026
             | 2     | 20/01/2026

    matched on the day of the order, written in two ways
    Episodes | DEC        | REC
    !        | 09/01/2026 | E12
    AD1      | DATE_MATCH
             | 9/1/2026
";
