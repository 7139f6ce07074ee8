//! 363: a child assessment order (L3) lasts no longer than 7 days.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "363",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child assessment order (L3) lasted longer than 7 days."),
    matters: "The Children Act 1989 lets a child be kept for an assessment for seven days and no more.",
    mend: "Correct the dates, or begin a new episode on the day another legal status took over.",
    source: "DfE SSDA903 validation rules, 363",
    fields: &[episodes::decom, episodes::ls, episodes::dec],
    reads: &[episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    outlasts(7, LegalStatus::L3, child, found);
}

const EXAMPLES: &str = "
    7 days in two episodes; open on the last day of the year
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 05/05/2025 | L3
             | 1     | 05/05/2025 | 09/05/2025 | L3
             | 1     | 09/05/2025 | 08/07/2025 | C2
             | 2     | 24/03/2026 |            | L3

    a day longer, in one episode, in two, and open
    Episodes | CHILD | DECOM      | DEC        | LS
    !        | 1     | 02/05/2025 | 10/05/2025 | L3
    !        | 2     | 02/05/2025 | 05/05/2025 | L3
    !        | 2     | 05/05/2025 | 10/05/2025 | L3
    !        | 3     | 23/03/2026 |            | L3

    broken by a night at home, and by another legal status
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 05/05/2025 | L3
             | 1     | 06/05/2025 | 13/05/2025 | L3
             | 2     | 02/05/2025 | 05/05/2025 | L3
             | 2     | 05/05/2025 | 05/05/2025 | V2
             | 2     | 05/05/2025 | 12/05/2025 | L3

    the order in the file makes no difference
    Episodes | DECOM      | DEC        | LS
    !        | 05/05/2025 | 10/05/2025 | L3
    !        | 02/05/2025 | 05/05/2025 | L3

    a day that cannot be read is not measured
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 31/11/2025 | L3
             | 2     |            | 30/11/2025 | L3
";
