//! 149: the reason an episode ended is one of the twenty-two codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "149",
    level: Error,
    years: 2023..=NOW,
    says: Always("The reason the episode ended is not one of the codes of the return."),
    matters: "It says what became of the child: home, adopted, of age, or only moved to the next episode. With an unknown code they simply drop out of sight.",
    mend: "Choose the code for how the episode ended: X1 where the child stays looked after, otherwise the way they left care.",
    source: "DfE SSDA903 validation rules, 149",
    fields: &[episodes::rec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| stay.rec.is_unreadable());
}

const EXAMPLES: &str = "
    a code of the list, in capitals or not, or none
    Episodes | REC
             | X1
             | E11
             | e4a
             | 

    a code without its letter or number
    Episodes | REC
    !        | E4
    !        | HOME
";
