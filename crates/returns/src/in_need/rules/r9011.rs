//! 9011: an outcome of pre-proceedings is one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9011",
    level: Error,
    years: 2027..=NOW,
    says: Always("The outcome of pre-proceedings is none of the codes A, B and C."),
    matters: "Whether families went to court, or could be helped without it, cannot be told where the outcome is none of the list.",
    mend: "Choose the outcome from the list, or have the export write its code.",
    source: "DfE children in need census validation rules, 9011",
    fields: &[pre_proceedings::outcome],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for row in child.pre_proceedings() {
        if row.outcome.is_unreadable() {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    each of them, and none yet
    PreProceedings | PPStartDate | PPOutcome
                   | 2026-06-02  | A
                   | 2026-06-02  | B
                   | 2026-06-02  | C
                   | 2026-06-02  |

    others
    PreProceedings | PPStartDate | PPOutcome
    !              | 2026-06-02  | D
    !              | 2026-06-02  | a
";
