//! AA008: a conference is not held before the strategy discussion.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA008",
    level: Error,
    years: 2020..=NOW,
    says: Always("The conference was held before the strategy discussion that began the enquiry."),
    matters: "The fifteen working days to the conference come out below nought, and the conference may belong to an earlier concern.",
    mend: "Correct whichever date is mistyped, or put the conference into the row of the enquiry that led to it.",
    source: "Annex A: list 5",
    fields: &[enquiries::conference, enquiries::start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.enquiries, found, |row| {
        [row.start.value(), row.conference.value()]
    });
}

const EXAMPLES: &str = "
    on the twelfth working day
    List 5 | Strategy discussion | Date of Initial
           | 05/01/2026          | 21/01/2026

    the day before
    List 5 | Strategy discussion | Date of Initial
    !      | 05/01/2026          | 04/01/2026
";
