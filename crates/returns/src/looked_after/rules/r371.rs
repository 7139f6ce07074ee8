//! 371: supported accommodation is for young people of sixteen and over.
//! Until 2022/23 the rule asked that nobody under fourteen was in semi-independent living (H5), in 2023/24 nobody under
//! sixteen, since 2024/25 the same of supported accommodation (K3). The public tool passes over episodes still open; age is
//! judged at the start here, open or not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "371",
    level: Error,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "The child was under fourteen when this stay in semi-independent living (H5) began.",
        ),
        (
            2024,
            "The child was under sixteen when this stay in semi-independent living (H5) began.",
        ),
        (
            2025,
            "The child was under sixteen when this stay in supported accommodation (K3) began.",
        ),
    ]),
    matters: "Such places are for young people nearly ready to live alone, with nobody caring for them day and night. The law allows none below sixteen.",
    mend: "Check the kind of placement, the start and the date of birth. If all are right, tell whoever is responsible for the placement today.",
    source: "DfE SSDA903 validation rules, 371",
    fields: &[episodes::decom, episodes::place],
    reads: &[header::dob],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(until_2023)),
        (2024, Check::EachChild(in_2024)),
        (2025, Check::EachChild(since_2025)),
    ]),
    examples: EXAMPLES,
};

fn until_2023(child: &Child<'_>, found: &mut Found<'_>) {
    placed_before_age(14, PlacementType::H5, child, found);
}

fn in_2024(child: &Child<'_>, found: &mut Found<'_>) {
    placed_before_age(16, PlacementType::H5, child, found);
}

/// Supported accommodation has had a code of its own since 2023/24.
fn since_2025(child: &Child<'_>, found: &mut Found<'_>) {
    placed_before_age(16, PlacementType::K3, child, found);
}

const EXAMPLES: &str = "
    sixteen on the day, or in another placement
    Header   | DOB
             | 02/05/2009
    Episodes | DECOM      | PLACE
             | 01/05/2025 | H5
             | 02/05/2025 | K3
             |            | K3

    sixteen on the day after it, ended or open
    Header   | DOB
             | 03/05/2009
    Episodes | DECOM      | DEC        | PLACE
    !        | 14/04/2025 | 02/05/2025 | K3
    !        | 02/05/2025 |            | K3

    sixteen on the day (2024)
    Header   | DOB
             | 02/05/2007
    Episodes | DECOM      | PLACE
             | 02/05/2023 | H5
             | 14/04/2023 | K3

    sixteen on the day after it (2024)
    Header   | DOB
             | 03/05/2007
    Episodes | DECOM      | PLACE
    !        | 02/05/2023 | H5

    fourteen on the day (2023)
    Header   | DOB
             | 02/05/2008
    Episodes | DECOM      | PLACE
             | 02/05/2022 | H5

    fourteen on the day after it (2023)
    Header   | DOB
             | 03/05/2008
    Episodes | DECOM      | PLACE
    !        | 02/05/2022 | H5
";
