//! 576: a missing episode that was open at the end of last year stands in this year's return as well, with the same first day.
//!
//! Where the child has no missing episode at all this year, last year's row is pointed to. A child who has none with a date is
//! held against those without.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "576",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A missing episode was still open in last year's return, and this year's does not begin with it.",
    ),
    matters: "A child reported missing on 31 March and never mentioned again has, on paper, never been found.",
    mend: "Record the episode again with the same first day, and the day on which the child came back.",
    source: "DfE SSDA903 validation rules, 576",
    fields: &[missing::mis_start, missing_last::mis_start],
    reads: &[missing_last::mis_end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let days = child.this.missing.iter().map(|row| row.mis_start.value());
    let first = days.flatten().min();
    let mut carried_over = true;
    for row in &child.last.missing {
        let Some(open_since) = row.mis_start.value().filter(|_| row.mis_end.is_blank()) else {
            continue;
        };
        if child.this.missing.is_empty() {
            found.at_in("Missing_last", row);
        }
        carried_over &= first == Some(open_since);
    }
    if !carried_over {
        points_where(&child.this.missing, found, |row| {
            row.mis_start.value() == first
        });
    }
}

const EXAMPLES: &str = "
    the open one goes on; a closed one needs nothing
    Missing_last | CHILD | MIS_START  | MIS_END
                 | 1     | 20/03/2025 |
                 | 2     | 20/03/2025 | 21/03/2025
    Missing | CHILD | MIS_START  | MIS_END
            | 1     | 20/03/2025 | 02/04/2025
            | 1     | 05/06/2025 | 06/06/2025
            | 2     | 07/08/2025 | 09/08/2025

    another first day, no day, and no row at all
    Missing_last | CHILD | MIS_START  | MIS_END
                 | 1     | 20/03/2025 |
                 | 2     | 20/03/2025 |
    !            | 3     | 20/03/2025 |
    Missing | CHILD | MIS_START  | MIS_END
    !       | 1     | 21/03/2025 | 02/04/2025
            | 1     | 05/06/2025 | 06/06/2025
    !       | 2     |            | 09/08/2025
";
