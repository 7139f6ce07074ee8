//! 503J: the episode that the year begins with lies inside the council's area if it did last year, and outside if not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "503J",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Last year's return had this placement on the other side of the council's border.",
    ),
    matters: "A child placed outside the area needs plans that a child inside does not; the border was crossed on no day.",
    mend: "If the child moved, end this episode and begin a new one on that day; otherwise correct the postcode.",
    source: "DfE SSDA903 validation rules, 503J",
    fields: &[episodes::pl_post],
    reads: &[
        episodes::decom,
        episodes_last::decom,
        episodes_last::dec,
        episodes_last::pl_post,
        authority::code,
        postcodes::pcd,
        postcodes::laua,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_carried_over(child, found, |now, before| {
        child.of.placed_inside(now) == child.of.placed_inside(before)
    });
}

const EXAMPLES: &str = "
    outside in both years, though in another place; not known in either
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes_last | CHILD | DECOM      | DEC        | PL_POST  
                  | 1     | 20/02/2025 |            | ZZ2 2BB  
                  | 2     | 20/02/2025 |            |          
    Episodes | CHILD | DECOM      | PL_POST  
             | 1     | 20/02/2025 | ZZ3 3CC  
             | 2     | 20/02/2025 | ZZ4 4DD  

    inside, then outside; not known any more
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
    Episodes | CHILD | DECOM      | PL_POST  
    !        | 1     | 20/02/2025 | ZZ2 2BB  
    !        | 2     | 20/02/2025 |          
";
