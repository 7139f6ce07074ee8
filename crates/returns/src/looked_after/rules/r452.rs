//! 452: the episode that the year begins with, if it began for the reason given last year, lies in the authority given then.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "452",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The authority in which the child is placed is not the one that last year's return gave for this episode.",
    ),
    matters: "The council where the child lives was told of one place; if it is another, someone there does not know.",
    mend: "If the child moved, record the move with its day; otherwise correct the postcode of the placement.",
    source: "DfE SSDA903 validation rules, 452",
    fields: &[episodes::pl_post],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes::rne,
        episodes_last::rne,
        episodes_last::pl_post,
        postcodes::pcd,
        postcodes::laua,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        says_otherwise(&now.rne, &before.rne)
            || now.rne.is_blank()
            || child.of.placed_in(now) == child.of.placed_in(before)
    });
}

const EXAMPLES: &str = "
    in the same authority, though at another postcode or at none; begun for another reason
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | RNE       | PL_POST  
                  | 1     | 20/02/2025 |            | S         | ZZ1 1AA  
                  | 2     | 20/02/2025 |            | S         |          
                  | 3     | 20/02/2025 |            | S         | ZZ1 1AA  
    Episodes | CHILD | DECOM      | RNE       | PL_POST  
             | 1     | 20/02/2025 | S         | ZZ1 1AA  
             | 2     | 20/02/2025 | S         | ZZ4 4DD  
             | 3     | 20/02/2025 | P         | ZZ2 2BB  

    in another, and nobody knows where any more
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | RNE       | PL_POST  
                  | 1     | 20/02/2025 |            | S         | ZZ1 1AA  
                  | 2     | 20/02/2025 |            | S         | ZZ1 1AA  
    Episodes | CHILD | DECOM      | RNE       | PL_POST  
    !        | 1     | 20/02/2025 | S         | ZZ2 2BB  
    !        | 2     | 20/02/2025 | S         |          
";
