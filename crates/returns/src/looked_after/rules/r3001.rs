//! 3001: around the 17th birthday a care leaver does not live with former foster carers.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "3001",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The young person became 17 in the year, but is recorded as living with former foster carers.",
    ),
    matters: "Staying on with foster carers after care begins at 18. At 17 they are still foster carers and the child is still in care, or lives elsewhere.",
    mend: "Record the accommodation as it was around the 17th birthday; where the young person is still fostered, record the episode and remove the care-leaver row.",
    source: "DfE SSDA903 validation rules, 3001",
    fields: &[oc3::accom],
    reads: &[header::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    points_where(&child.this.oc3, found, |row| {
        row.accom
            .is_one_of(&[LeaverAccommodation::Z1, LeaverAccommodation::Z2])
            && child
                .this
                .header
                .iter()
                .any(|header| birthday_within(17, &header.dob, year))
    });
}

const EXAMPLES: &str = "
    17 a day before or after the year, or somewhere else
    Header | CHILD | DOB
           | 1     | 31/03/2008
           | 2     | 01/04/2009
           | 3     | 01/06/2008
    OC3 | CHILD | ACCOM
        | 1     | Z1
        | 2     | Z1
        | 3     | E1
        | 4     | Z1

    17 on the first day, and on the last
    Header | CHILD | DOB
           | 1     | 01/04/2008
           | 2     | 31/03/2009
    OC3 | CHILD | ACCOM
    !   | 1     | Z1
    !   | 2     | Z2
";
