//! 578: a missing episode begins within a period of care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "578",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is said to have gone missing at a time when they were not looked after.",
    ),
    matters: "Only a child in care is counted as missing from care; one who had left, or had not come in, belongs in another record, where somebody else must act.",
    mend: "Check the day the child went missing against the days on which care began and ended, and correct the one that is wrong.",
    source: "DfE SSDA903 validation rules, 578",
    fields: &[missing::mis_start],
    reads: &[episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.missing.is_empty() {
        return;
    }
    let care = stretches_of_care(&child.this);
    if care.is_empty() {
        return;
    }
    points_where(&child.this.missing, found, |row| {
        row.mis_start.value().is_some_and(|gone| {
            !care
                .iter()
                .any(|(began, ended)| gone >= *began && ended.is_none_or(|ended| gone <= ended))
        })
    });
}

const EXAMPLES: &str = "
    from the first day of care to the last
    Episodes | DECOM      | DEC
             | 01/05/2025 | 01/06/2025
             | 01/06/2025 | 30/06/2025
    Missing | MIS_START
            | 01/05/2025
            | 30/06/2025

    the day before and the day after
    Episodes | DECOM      | DEC
             | 01/05/2025 | 01/06/2025
             | 01/06/2025 | 30/06/2025
    Missing | MIS_START
    !       | 30/04/2025
    !       | 01/07/2025
";
