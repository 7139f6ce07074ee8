//! 361: police protection (L1) lasts no longer than 72 hours: three days from the first to the last.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "361",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child was under police protection (L1) for longer than 72 hours."),
    matters: "Police protection takes a child without a court. The Children Act 1989 allows it for 72 hours, and not an hour of care without a ground after that.",
    mend: "Correct the dates, or begin a new episode on the day another legal status took over.",
    source: "DfE SSDA903 validation rules, 361",
    fields: &[episodes::decom, episodes::ls, episodes::dec],
    reads: &[episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    outlasts(3, LegalStatus::L1, child, found);
}

const EXAMPLES: &str = "
    3 days in two episodes; open on the last day of the year
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 03/05/2025 | L1
             | 1     | 03/05/2025 | 05/05/2025 | L1
             | 1     | 05/05/2025 | 04/07/2025 | C2
             | 2     | 28/03/2026 |            | L1

    a day longer, in one episode, in two, and open
    Episodes | CHILD | DECOM      | DEC        | LS
    !        | 1     | 02/05/2025 | 06/05/2025 | L1
    !        | 2     | 02/05/2025 | 03/05/2025 | L1
    !        | 2     | 03/05/2025 | 06/05/2025 | L1
    !        | 3     | 27/03/2026 |            | L1

    broken by a night at home, and by another legal status
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 03/05/2025 | L1
             | 1     | 04/05/2025 | 07/05/2025 | L1
             | 2     | 02/05/2025 | 03/05/2025 | L1
             | 2     | 03/05/2025 | 03/05/2025 | V2
             | 2     | 03/05/2025 | 06/05/2025 | L1

    the order in the file makes no difference
    Episodes | DECOM      | DEC        | LS
    !        | 03/05/2025 | 06/05/2025 | L1
    !        | 02/05/2025 | 03/05/2025 | L1

    a day that cannot be read is not measured
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 31/11/2025 | L1
             | 2     |            | 30/11/2025 | L1
";
