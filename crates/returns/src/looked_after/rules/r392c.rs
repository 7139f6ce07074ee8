//! 392c: the postcodes of an episode are postcodes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "392c",
    level: Error,
    years: 2023..=NOW,
    says: Always("The postcode of the home or of the placement is not in the list of postcodes."),
    matters: "A postcode that there is not leaves a child nowhere: no distance, no area, nobody to be told.",
    mend: "Correct the postcode; one of a new house may need a newer list.",
    source: "DfE SSDA903 validation rules, 392c",
    fields: &[episodes::home_post, episodes::pl_post],
    reads: &[postcodes::pcd],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let Some(list) = &child.of.postcodes else {
        return;
    };
    points_where(&child.this.episodes, found, |stay| {
        [&stay.home_post, &stay.pl_post]
            .into_iter()
            .any(|postcode| postcode.is_given() && list.place(postcode.text()).is_none())
    });
}

const EXAMPLES: &str = "
    with a space, without, in small letters; blank; known, though not where it lies
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | HOME_POST | PL_POST
             | ZZ1 1AA   | zz22bb
             |           | ZZ4 4DD

    one of them, or the other
    Postcodes | pcd     | oseast1m | osnrth1m | laua
              | ZZ1 1AA | 400000   | 300000   | E09000001
              | ZZ2 2BB | 416093   | 300000   | E09000002
              | ZZ3 3CC | 400000   | 700000   | S12000033
              | ZZ4 4DD |          |          |
    Authority | AUTHORITY_CODE
              | E09000001
    Episodes | HOME_POST | PL_POST
    !        | ZZ8 8ZZ   | ZZ1 1AA
    !        | ZZ1 1AA   | not known
";
