//! 705: an order of deprivation of liberty does not begin while another of the child is open.
//!
//! One may begin on the day the other ends. Orders are looked at in order of their beginning; of an end that cannot
//! be read nothing is concluded.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "705",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The deprivation of liberty order begins while another one for the child has not ended.",
    ),
    matters: "Two orders at once count one locked door twice, and leave it unclear which of them a judge has to look at again.",
    mend: "Record the end of the earlier order, or correct the start of the later one.",
    source: "DfE SSDA903 validation rules, 705",
    fields: &[dolo::dolo_start, dolo::dolo_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.dolo.len() < 2 {
        return;
    }
    overlapping(&child.this.dolo, found, |row| {
        let start = row.dolo_start.value();
        // An end that cannot be read must not make the order look open.
        let end = if row.dolo_end.is_unreadable() {
            start
        } else {
            row.dolo_end.value()
        };
        [start, end]
    });
}

const EXAMPLES: &str = "
    one after the other, on the day the first ends, and after an end that cannot be read
    DoLo | CHILD | DOLO_START | DOLO_END
         | 1     | 01/05/2026 | 10/05/2026
         | 1     | 10/05/2026 |
         | 2     | 01/05/2026 | SOON
         | 2     | 10/05/2026 |

    a day before it ends, and while it is open
    DoLo | CHILD | DOLO_START | DOLO_END
         | 1     | 01/05/2026 | 10/05/2026
    !    | 1     | 09/05/2026 | 20/05/2026
         | 2     | 01/05/2026 |
    !    | 2     | 10/05/2026 | 11/05/2026
";
