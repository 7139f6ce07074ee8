//! 372: nobody under ten is in a young offender institution.
//! The public tool passes over episodes still open; age is judged at the start here, open or not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "372",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was under ten when this stay in a young offender institution (R5) began.",
    ),
    matters: "No child under ten can be held for an offence, so the child was somewhere else. Where they really were is lost.",
    mend: "Choose the kind of placement where the child really was, or correct the date of birth.",
    source: "DfE SSDA903 validation rules, 372",
    fields: &[episodes::decom, episodes::place],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    placed_before_age(10, PlacementType::R5, child, found);
}

const EXAMPLES: &str = "
    ten on the day; another placement; no date
    Header   | DOB
             | 02/05/2015
    Episodes | DECOM      | PLACE
             | 02/05/2025 | R5
             | 09/04/2025 | K1
             |            | R5

    ten on the day after it, ended or open
    Header   | DOB
             | 03/05/2015
    Episodes | DECOM      | DEC        | PLACE
    !        | 09/04/2025 | 02/05/2025 | R5
    !        | 02/05/2025 |            | R5
";
