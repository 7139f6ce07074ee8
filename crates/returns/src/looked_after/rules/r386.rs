//! 386: nobody is adopted at eighteen.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "386",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode is said to end with the child adopted (E11 or E12), on or after their eighteenth birthday.",
    ),
    matters: "An adoption order cannot end care that was over at eighteen. It would count a family found in time where there was none.",
    mend: "Check the date of the adoption order and the date of birth; if both are right, choose the reason for which care really ended.",
    source: "DfE SSDA903 validation rules, 386",
    fields: &[episodes::rec],
    reads: &[header::dob, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    const ADOPTED: &[CeaseReason] = &[CeaseReason::E11, CeaseReason::E12];
    let Some(eighteen) = child.born().map(|born| born.plus_years(18)) else {
        return;
    };
    points_where(&child.this.episodes, found, |stay| {
        stay.rec.is_one_of(ADOPTED) && stay.dec.value().is_some_and(|ended| ended >= eighteen)
    });
}

const EXAMPLES: &str = "
    the day before the birthday; another reason; no end
    Header   | DOB
             | 12/08/2007
    Episodes | DEC        | REC
             | 11/08/2025 | E11
             | 12/08/2025 | E8
             |            | E12

    on the birthday
    Header   | DOB
             | 12/08/2007
    Episodes | DEC        | REC
    !        | 12/08/2025 | E12
";
