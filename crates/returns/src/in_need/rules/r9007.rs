//! 9007: where a letter before proceedings was sent, it is said whether a family group meeting was offered.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9007",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "A letter before proceedings was sent, and it is not said whether a family group decision meeting was offered.",
    ),
    matters: "Families should be asked to make a plan of their own before a court is asked. Whether they were cannot be told.",
    mend: "Record whether the meeting was offered, yes or no.",
    source: "DfE children in need census validation rules, 9007",
    fields: &[
        pre_proceedings::letter_sent_date,
        pre_proceedings::meeting_offer,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for row in child.pre_proceedings() {
        if row.letter_sent_date.is_given() && row.meeting_offer.is_blank() {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    offered, not offered, and no letter
    PreProceedings | LBPSentDate | FGDMMeetingOffer
                   | 2026-06-02  | true
                   | 2026-06-02  | 0
                   |             |

    not said
    PreProceedings | LBPSentDate | FGDMMeetingOffer
    !              | 2026-06-02  |
";
