//! 364: council accommodation after an arrest (J2) lasts no longer than 21 days.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "364",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was in council accommodation after an arrest (J2) for longer than 21 days.",
    ),
    matters: "The law keeps the time very short that a child who is arrested may be held. Weeks of it are a wrong date, or a child whose case nobody moved on.",
    mend: "Correct the dates, or begin a new episode on the day another legal status took over.",
    source: "DfE SSDA903 validation rules, 364",
    fields: &[episodes::decom, episodes::ls, episodes::dec],
    reads: &[episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    outlasts(21, LegalStatus::J2, child, found);
}

const EXAMPLES: &str = "
    21 days in two episodes; open on the last day of the year
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 12/05/2025 | J2
             | 1     | 12/05/2025 | 23/05/2025 | J2
             | 1     | 23/05/2025 | 22/07/2025 | C2
             | 2     | 10/03/2026 |            | J2

    a day longer, in one episode, in two, and open
    Episodes | CHILD | DECOM      | DEC        | LS
    !        | 1     | 02/05/2025 | 24/05/2025 | J2
    !        | 2     | 02/05/2025 | 12/05/2025 | J2
    !        | 2     | 12/05/2025 | 24/05/2025 | J2
    !        | 3     | 09/03/2026 |            | J2

    broken by a night at home, and by another legal status
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 12/05/2025 | J2
             | 1     | 13/05/2025 | 03/06/2025 | J2
             | 2     | 02/05/2025 | 12/05/2025 | J2
             | 2     | 12/05/2025 | 12/05/2025 | V2
             | 2     | 12/05/2025 | 02/06/2025 | J2

    the order in the file makes no difference
    Episodes | DECOM      | DEC        | LS
    !        | 12/05/2025 | 24/05/2025 | J2
    !        | 02/05/2025 | 12/05/2025 | J2

    a day that cannot be read is not measured
    Episodes | CHILD | DECOM      | DEC        | LS
             | 1     | 02/05/2025 | 31/11/2025 | J2
             | 2     |            | 30/11/2025 | J2
";
