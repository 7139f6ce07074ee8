//! 374: nobody under fourteen is in residential employment.
//! The public tool passes over episodes still open; age is judged at the start here, open or not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "374",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was under fourteen when this stay in residential employment (P3) began.",
    ),
    matters: "Nobody so young may live at a place of work. Either the code hides where the child was, or the child was not safe there.",
    mend: "Choose the kind of placement where the child really was, or correct the date of birth.",
    source: "DfE SSDA903 validation rules, 374",
    fields: &[episodes::decom, episodes::place],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    placed_before_age(14, PlacementType::P3, child, found);
}

const EXAMPLES: &str = "
    fourteen on the day; another placement; no date
    Header   | DOB
             | 02/05/2011
    Episodes | DECOM      | PLACE
             | 02/05/2025 | P3
             | 09/04/2025 | U6
             |            | P3

    fourteen on the day after it, ended or open
    Header   | DOB
             | 03/05/2011
    Episodes | DECOM      | DEC        | PLACE
    !        | 09/04/2025 | 02/05/2025 | P3
    !        | 02/05/2025 |            | P3
";
