//! 118: a plan of adoption is not given up before the year nor before the child came into care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "118",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The plan of adoption was given up before the year began, or before the child came into care.",
    ),
    matters: "A plan given up in an earlier year was counted then; counted again, more plans seem to fail than do.",
    mend: "Take the row out if it was in an earlier return; otherwise correct the day on which the plan was given up.",
    source: "DfE SSDA903 validation rules, 118",
    fields: &[
        placed_adoption::date_placed_ceased,
        episodes::decom,
        episodes::ls,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year_begins = found.collection().first();
    let came = earliest_stay(&child.this.episodes, |stay| {
        !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
    });
    for row in &child.this.placed_adoption {
        let before_year = row
            .date_placed_ceased
            .value()
            .is_some_and(|ceased| ceased < year_begins);
        let before_care =
            came.is_some_and(|came| falls_before(&row.date_placed_ceased, &came.decom));
        if before_year || before_care {
            found.at(row);
            if let Some(came) = came {
                found.at(came);
            }
        }
    }
}

const EXAMPLES: &str = "
    on the first day of the year, in care since long before
    Episodes       | DECOM      | LS
                   | 02/05/2023 | E1
    PlacedAdoption | DATE_PLACED_CEASED
                   | 01/04/2025

    on the day before the year
    Episodes       | DECOM      | LS
    !              | 02/05/2023 | E1
                   | 19/08/2025 | C2
    PlacedAdoption | DATE_PLACED_CEASED
    !              | 31/03/2025

    on the day before care began: short breaks are not care
    Episodes       | DECOM      | LS
                   | 02/05/2025 | V3
    !              | 19/08/2025 | C2
    PlacedAdoption | DATE_PLACED_CEASED
    !              | 18/08/2025

    before the year, with no episode to go by
    PlacedAdoption | DATE_PLACED_CEASED
    !              | 31/03/2025
";
