//! 358: nobody is held for an offence before ten.
//! The public tool points also to children who turned ten on the very day; ten is the age from which it is allowed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "358",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The legal status is one of young offenders (J1, J2 or J3), but the child was under ten when the episode began.",
    ),
    matters: "Children under ten cannot be charged with a crime. The code makes a small child look like an offender.",
    mend: "Check the legal status with the court papers, and the date of birth.",
    source: "DfE SSDA903 validation rules, 358",
    fields: &[header::dob, episodes::decom, episodes::ls],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    const OFFENDERS: &[LegalStatus] = &[LegalStatus::J1, LegalStatus::J2, LegalStatus::J3];
    let Some(ten) = child.born().map(|born| born.plus_years(10)) else {
        return;
    };
    points_with_header(child, found, |stay| {
        stay.ls.is_one_of(OFFENDERS) && stay.decom.value().is_some_and(|began| began < ten)
    });
}

const EXAMPLES: &str = "
    ten on the day; another status; no date
    Header   | DOB
             | 02/05/2015
    Episodes | DECOM      | LS
             | 02/05/2025 | J1
             | 09/04/2025 | C2
             |            | J3

    ten on the day after it
    Header   | DOB
    !        | 03/05/2015
    Episodes | DECOM      | LS
    !        | 02/05/2025 | J2
";
