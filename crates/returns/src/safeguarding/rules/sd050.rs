//! SD050: an interview that was accepted was offered.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD050",
    level: Error,
    years: 2020..=NOW,
    says: Always("The return interview was accepted and is said not to have been offered."),
    matters: "An interview is the child's chance to say why they ran and what happened: it must be sure whether it was offered.",
    mend: "Ask the worker; if the child was seen, the interview was offered, and if not, it was not accepted.",
    source: "Standard Safeguarding Dataset 1.4: missing",
    fields: &[missing::missing_rhi_offered, missing::missing_rhi_accepted],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.missing, found, |row| {
        row.missing_rhi_offered.yes() == Some(false) && row.missing_rhi_accepted.yes() == Some(true)
    });
}

const EXAMPLES: &str = "
    offered and accepted, offered and refused, not offered
    missing | start_date | offered | accepted
            | 05/09/2025 | Y       | Y
            | 06/09/2025 | Y       | N
            | 07/09/2025 | N       | NA

    accepted and not offered
    missing | start_date | offered | accepted
    !       | 05/09/2025 | N       | Y
";
