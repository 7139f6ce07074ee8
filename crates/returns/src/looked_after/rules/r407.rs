//! 407: a special guardian is appointed before a child is eighteen.
//! The public tool lets the birthday itself pass; its message asks for under eighteen on the day, which is followed here. The
//! wording of the department's own specification was not at hand.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "407",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode is said to end with a special guardianship order (E45 to E48), on or after the child's eighteenth birthday.",
    ),
    matters: "A guardian has a say over a child until eighteen and no longer. Such a row counts a family for life that the young person did not get.",
    mend: "Check the date of the order and the date of birth; if both are right, choose the reason for which care really ended.",
    source: "DfE SSDA903 validation rules, 407",
    fields: &[header::dob, episodes::dec, episodes::rec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    const GUARDIANSHIP: &[CeaseReason] = &[
        CeaseReason::E45,
        CeaseReason::E46,
        CeaseReason::E47,
        CeaseReason::E48,
    ];
    let Some(eighteen) = child.born().map(|born| born.plus_years(18)) else {
        return;
    };
    points_with_header(child, found, |stay| {
        stay.rec.is_one_of(GUARDIANSHIP) && stay.dec.value().is_some_and(|ended| ended >= eighteen)
    });
}

const EXAMPLES: &str = "
    the day before the birthday; another reason; no end
    Header   | DOB
             | 12/08/2007
    Episodes | DEC        | REC
             | 11/08/2025 | E45
             | 12/08/2025 | E8
             |            | E48

    on the birthday
    Header   | DOB
    !        | 12/08/2007
    Episodes | DEC        | REC
    !        | 12/08/2025 | E47
";
