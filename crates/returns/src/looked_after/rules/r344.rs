//! 344: of a care leaver who died or went back to parents nothing is said of activity and accommodation.
//!
//! The published check also finds answers left blank; its words are about answers that are completed. Blank is not
//! found here (153 finds it): check the department's text.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "344",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The care leaver died or went back to their parents, but activity or accommodation is given.",
    ),
    matters: "Who is back with parents is no longer reported on, and of one who died nobody should say what they are doing now.",
    mend: "Record 0 for activity and accommodation; where the young person is in touch with the council, correct that answer instead.",
    source: "DfE SSDA903 validation rules, 344",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| {
        row.in_touch
            .is_one_of(&[InTouch::Died, InTouch::ReturnedHome])
            && ((row.activ.is_given() && !row.activ.is(LeaverActivity::NotGiven))
                || (row.accom.is_given() && !row.accom.is(LeaverAccommodation::NotGiven)))
    });
}

const EXAMPLES: &str = "
    noughts, blanks, and a leaver who is in touch
    OC3 | IN_TOUCH | ACTIV | ACCOM
        | DIED     | 0     | 0
        | RHOM     |       | 0
        | YES      | F2    | U1

    an activity, or a home
    OC3 | IN_TOUCH | ACTIV | ACCOM
    !   | DIED     | F2    | 0
    !   | RHOM     | 0     | B1
";
