//! 334: adoption is not decided on before the child came into care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "334",
    level: Error,
    years: 2023..=NOW,
    says: Always("The decision for adoption is dated before the child came into care."),
    matters: "The months from coming into care to the decision are the part of the wait that the council answers for; here they would be below nothing.",
    mend: "Check the day of the decision and the day on which the child last came into care.",
    source: "DfE SSDA903 validation rules, 334",
    fields: &[ad1::date_int, episodes::decom, episodes::rne],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(came) = latest_stay(&child.this.episodes, |stay| stay.rne.is(StartReason::S)) else {
        return;
    };
    for row in &child.this.ad1 {
        if falls_before(&row.date_int, &came.decom) {
            found.at(row);
            found.at(came);
        }
    }
}

const EXAMPLES: &str = "
    decided on the day that care began
    Episodes | DECOM      | RNE
             | 02/05/2025 | S
    AD1      | DATE_INT
             | 02/05/2025

    decided on the day before; of two times in care the later is the one that led to adoption
    Episodes | DECOM      | RNE
             | 10/04/2025 | S
    !        | 02/05/2025 | S
             | 20/06/2025 | P
    AD1      | DATE_INT
    !        | 01/05/2025
";
