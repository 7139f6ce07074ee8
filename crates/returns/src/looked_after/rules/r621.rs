//! 621: a mother is older than her child.
//! The public tool also points to rows in which her own date of birth cannot be read, of which nothing can be said.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "621",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth of her child is not after her own."),
    matters: "The two dates have been swapped, or the girl has been given her mother's details. Both spoil what is known of young mothers.",
    mend: "Enter the baby's date of birth and hers each in its own field.",
    source: "DfE SSDA903 validation rules, 621",
    fields: &[header::dob, header::mc_dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        let dates = row.mc_dob.value().zip(row.dob.value());
        dates.is_some_and(|(baby, mother)| baby <= mother)
    });
}

const EXAMPLES: &str = "
    the day after; no date on either side
    Header | DOB        | MC_DOB
           | 17/01/2010 | 18/01/2010
           | 17/01/2010 |
           |            | 17/01/2010

    the same day, and earlier
    Header | DOB        | MC_DOB
    !      | 17/01/2010 | 17/01/2010
    !      | 17/01/2010 | 16/01/2010
";
