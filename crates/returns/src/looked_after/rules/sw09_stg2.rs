//! SW09STG2: a time with a social worker is longer than a day.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW09STG2",
    level: Error,
    years: 2024..=NOW,
    says: Always("The time with this social worker ends on the day it begins."),
    matters: "A worker of a few hours is a mistake of the system and not a change for the child; counted, it makes a steady child look passed around.",
    mend: "Take out the row, which was most often opened by mistake, or correct one of its days.",
    source: "DfE SSDA903 validation rules, SW09STG2",
    fields: &[sw_episodes::sw_decom, sw_episodes::sw_dec],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        let began = time.sw_decom.value();
        began.is_some() && time.sw_dec.value() == began
    });
}

const EXAMPLES: &str = "
    to the next day, without an end, and without either
    SWEpisodes | SW_DECOM   | SW_DEC
               | 02/05/2025 | 03/05/2025
               | 02/05/2025 |
               |            |

    to the same day, written in two ways
    SWEpisodes | SW_DECOM   | SW_DEC
    !          | 02/05/2025 | 2/5/2025
";
