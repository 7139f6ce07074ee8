//! 503H: the episode that the year begins with lies in the authority that it lay in last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503H",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The authority of the placement is not the one with which last year's return ended for this child.",
    ),
    matters: "Another authority means another school, another doctor and another council to be told, from a day that nobody has recorded.",
    mend: "If the child moved, end this episode and begin a new one on that day; otherwise correct the postcode.",
    source: "DfE SSDA903 validation rules, 503H",
    fields: &[episodes::pl_post],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
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
        child.of.placed_in(now) == child.of.placed_in(before)
    });
}

const EXAMPLES: &str = "
    in the same authority; not known in either year; last year ended with care
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | PL_POST  
                  | 1     | 20/02/2025 |            | ZZ1 1AA  
                  | 2     | 20/02/2025 |            |          
                  | 3     | 20/02/2025 | 10/03/2025 | ZZ1 1AA  
    Episodes | CHILD | DECOM      | PL_POST  
             | 1     | 20/02/2025 | zz11aa   
             | 2     | 20/02/2025 | ZZ4 4DD  
             | 3     | 10/03/2025 | ZZ2 2BB  

    in another; in Scotland; not known any more
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | PL_POST  
                  | 1     | 20/02/2025 |            | ZZ1 1AA  
                  | 2     | 20/02/2025 |            | ZZ1 1AA  
                  | 3     | 20/02/2025 |            | ZZ1 1AA  
    Episodes | CHILD | DECOM      | PL_POST  
    !        | 1     | 20/02/2025 | ZZ2 2BB  
    !        | 2     | 20/02/2025 | ZZ3 3CC  
    !        | 3     | 20/02/2025 |          
";
