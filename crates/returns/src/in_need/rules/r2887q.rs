//! 2887Q: more than seven kinds of disability occur in the return.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2887Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("Seven kinds of disability, or fewer, occur among all children of the return."),
    matters: "Among the children of an authority there are usually all twelve kinds. Fewer say that some are not recorded, so that these children are not seen.",
    mend: "Look whether the case system offers every kind of disability, and whether the export hands all of them on.",
    source: "DfE children in need census validation rules, 2887Q",
    fields: &[header::reference_date],
    reads: &[disabilities::disability],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    if census.tally.disability_rows > 0 && census.tally.disabilities.len() <= 7 {
        census.tally.point(found);
    }
}

const EXAMPLES: &str = "
    eight kinds
    Header | ReferenceDate
           | 2026-03-31
    Disabilities | Child | Disability
                 | 1     | MOB
                 | 2     | HAND
                 | 3     | PC
                 | 4     | INC
                 | 5     | COMM
                 | 6     | LD
                 | 7     | HEAR
                 | 8     | VIS

    seven, since none is no kind
    Header | ReferenceDate
    !      | 2026-03-31
    Disabilities | Child | Disability
                 | 1     | MOB
                 | 2     | HAND
                 | 3     | PC
                 | 4     | INC
                 | 5     | COMM
                 | 6     | LD
                 | 7     | HEAR
                 | 8     | NONE
";
