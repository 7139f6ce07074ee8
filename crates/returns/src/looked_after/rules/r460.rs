//! 460: staying with foster carers as an adult begins at eighteen.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "460",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode is said to end with the young person staying on with foster carers at eighteen (E17), but they were not yet eighteen.",
    ),
    matters: "Staying put is for those who have grown up in a foster home. Before eighteen the child is still in care, and still owed all that goes with it.",
    mend: "End the episode on the eighteenth birthday, or choose the reason for which care ended earlier.",
    source: "DfE SSDA903 validation rules, 460",
    fields: &[episodes::dec, episodes::rec],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    left_before_age(18, &[CeaseReason::E17], child, found);
}

const EXAMPLES: &str = "
    on the birthday; another reason; no end
    Header   | DOB
             | 12/08/2007
    Episodes | DEC        | REC
             | 12/08/2025 | E17
             | 11/08/2025 | E4A
             |            | E17

    the day before it
    Header   | DOB
             | 12/08/2007
    Episodes | DEC        | REC
    !        | 11/08/2025 | E17
";
