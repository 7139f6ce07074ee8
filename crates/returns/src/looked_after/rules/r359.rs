//! 359: an episode still open after eighteen is in a children's home under section 20.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "359",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode is still open at the end of the year although the child has turned eighteen, and it is not a stay in a children's home (K2) under section 20 (V2).",
    ),
    matters: "Care ends at eighteen. Left open, the young person is counted as a child in care and may miss what they are owed as a care leaver.",
    mend: "End the episode on the eighteenth birthday, or correct the legal status and placement if the young person stays on in a children's home.",
    source: "DfE SSDA903 validation rules, 359",
    fields: &[episodes::dec, episodes::ls, episodes::place],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    if child.born().is_none_or(|born| born.plus_years(18) >= last) {
        return;
    }
    points_where(&child.this.episodes, found, |stay| {
        let may_stay = stay.ls.is(LegalStatus::V2) && stay.place.is(PlacementType::K2);
        stay.dec.is_blank() && !may_stay
    });
}

const EXAMPLES: &str = "
    eighteen on the last day of the year
    Header   | DOB
             | 31/03/2008
    Episodes | DEC | LS | PLACE
             |     | C2 | U4

    eighteen the day before: ended, or in a children's home under section 20
    Header   | DOB
             | 30/03/2008
    Episodes | DEC        | LS | PLACE
             | 30/03/2026 | C2 | U4
             |            | V2 | K2

    eighteen the day before, and open
    Header   | DOB
             | 30/03/2008
    Episodes | DEC | LS | PLACE
    !        |     | C2 | K2
    !        |     | V2 | U4
    !        |     | C2 |
";
