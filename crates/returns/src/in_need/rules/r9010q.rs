//! 9010Q: where a family group meeting was offered, it is said whether it was held.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9010Q",
    level: Query,
    years: 2027..=NOW,
    says: Always(
        "A family group decision meeting was offered, and it is not said whether it was held.",
    ),
    matters: "An offer helps a family only if the meeting comes about. Whether it did cannot be told.",
    mend: "Record whether the meeting was held, yes or no.",
    source: "DfE children in need census validation rules, 9010Q",
    fields: &[
        pre_proceedings::meeting_offer,
        pre_proceedings::meeting_facilitated,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for row in child.pre_proceedings() {
        if row.meeting_offer.is_true() && row.meeting_facilitated.is_blank() {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    held, not held, and not offered
    PreProceedings | FGDMMeetingOffer | FGDMMeetingFac
                   | true             | true
                   | 1                | 0
                   | false            |

    not said, however the offer is written
    PreProceedings | FGDMMeetingOffer | FGDMMeetingFac
    !              | true             |
    !              | 1                |
";
