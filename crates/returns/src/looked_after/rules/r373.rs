//! 373: nobody under four is in a residential school.
//! The public tool passes over episodes still open; age is judged at the start here, open or not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "373",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child was under four when this stay in a residential school (S1) began."),
    matters: "A toddler is not placed at a boarding school. Behind the code stands another home, or another child's record.",
    mend: "Choose the kind of placement where the child really was, or correct the date of birth.",
    source: "DfE SSDA903 validation rules, 373",
    fields: &[episodes::decom, episodes::place],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    placed_before_age(4, PlacementType::S1, child, found);
}

const EXAMPLES: &str = "
    four on the day; another placement; no date
    Header   | DOB
             | 02/05/2021
    Episodes | DECOM      | PLACE
             | 02/05/2025 | S1
             | 09/04/2025 | U6
             |            | S1

    four on the day after it, ended or open
    Header   | DOB
             | 03/05/2021
    Episodes | DECOM      | DEC        | PLACE
    !        | 09/04/2025 | 02/05/2025 | S1
    !        | 02/05/2025 |            | S1
";
