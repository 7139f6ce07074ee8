//! 9006: the letter before proceedings is sent within the year, once pre-proceedings have started.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9006",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The letter before proceedings was sent outside the year, or before pre-proceedings started.",
    ),
    matters: "The letter tells parents what has to change, and that a court may follow. A wrong date makes them seem warned too early or too late.",
    mend: "Correct the date of the letter, or the start of pre-proceedings.",
    source: "DfE children in need census validation rules, 9006",
    fields: &[pre_proceedings::letter_sent_date],
    reads: &[pre_proceedings::start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for row in child.pre_proceedings() {
        let day = row.letter_sent_date.day();
        let is_early = day.is_some() && day < row.start_date.day();
        if is_early || is_outside(&row.letter_sent_date, year) {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    on one day; without the earlier; and none
    PreProceedings | PPStartDate | LBPSentDate
                   | 2026-06-02 | 2026-06-02
                   |            | 2027-03-31
                   | 2026-06-02 |

    the day before; and before and after the year
    PreProceedings | PPStartDate | LBPSentDate
    !              | 2026-06-02 | 2026-06-01
    !              |            | 2026-03-31
    !              | 2026-06-02 | 2027-04-01
";
