//! 345: of a care leaver the council is in touch with, activity and accommodation are told.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "345",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The council is in touch with the care leaver, but activity or accommodation is 0.",
    ),
    matters: "In touch means knowing how somebody is: what they do and where they live. A 0 says that nobody asked.",
    mend: "Record what the young person was doing and where they lived around the birthday; R1 or R2 where the home is not known.",
    source: "DfE SSDA903 validation rules, 345",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| {
        row.in_touch.is(InTouch::Yes)
            && (row.activ.is(LeaverActivity::NotGiven)
                || row.accom.is(LeaverAccommodation::NotGiven))
    });
}

const EXAMPLES: &str = "
    both told, blank (which is not 0), and not in touch
    OC3 | IN_TOUCH | ACTIV | ACCOM
        | YES      | G5    | S2
        | YES      |       |
        | NO       | 0     | 0

    one of them 0
    OC3 | IN_TOUCH | ACTIV | ACCOM
    !   | YES      | 0     | U1
    !   | YES      | F2    | 0
";
