//! 377: no more than two placements in twelve months are for the holiday of the usual carers (T3).
//!
//! Twelve months are counted from the day one of them began to the day before its anniversary; one whose start cannot
//! be read is not counted.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "377",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There are more than two placements within twelve months while the usual carers were on holiday (T3).",
    ),
    matters: "Carers who are away three times in a year leave the child with strangers three times. That is a pattern, and no holiday.",
    mend: "Correct the placement type of the ones that were not for a holiday; where the child did not go back, record an ordinary placement.",
    source: "DfE SSDA903 validation rules, 377",
    fields: &[episodes::place],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let holidays: Vec<_> = dated(child)
        .iter()
        .filter(|stay| stay.place.is(PlacementType::T3))
        .collect();
    for [first, second, third] in holidays.array_windows() {
        let anniversary = first.decom.value().map(|began| began.plus_years(1));
        if third.decom.value() < anniversary {
            [first, second, third]
                .into_iter()
                .for_each(|stay| found.at(stay));
        }
    }
}

const EXAMPLES: &str = "
    two in a year; the third on the anniversary of the first
    Episodes | CHILD | DECOM      | PLACE
             | 1     | 02/05/2024 | T3
             | 1     | 09/08/2024 | T3
             | 1     | 02/05/2025 | T3
             | 1     | 20/06/2025 | T1
             | 2     | 02/05/2025 | T3
             | 2     |            | T3
             | 2     | 20/06/2025 | T3

    three within twelve months
    Episodes | DECOM      | PLACE
             | 02/05/2024 | T3
    !        | 09/08/2024 | T3
    !        | 02/05/2025 | T3
    !        | 08/08/2025 | T3
             | 09/10/2025 | T1
";
