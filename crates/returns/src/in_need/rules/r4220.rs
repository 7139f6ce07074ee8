//! 4220: the ethnicity is one of the twenty codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4220",
    level: Error,
    years: 2023..=NOW,
    says: Always("The ethnicity is missing or is not one of the codes."),
    matters: "Without it nobody can see whether families of some backgrounds are referred, helped or protected otherwise than others.",
    mend: "Record the ethnicity in the case system; where the family declines to say, REFU; where they were not yet asked, NOBT. Codes are capitals.",
    source: "DfE children in need census validation rules, 4220",
    fields: &[characteristics::ethnicity],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.characteristics, found, |row| {
        row.ethnicity.code().is_none()
    });
}

const EXAMPLES: &str = "
    codes of the list
    ChildCharacteristics | Ethnicity
                         | WBRI
                         | NOBT

    none, a small letter, and no code
    ChildCharacteristics | Child | Ethnicity
    !                    | 1     |
    !                    | 2     | wbri
    !                    | 3     | ABAB
";
