//! 444: no two rows of the header share a pupil number.
//! In force since 2025/26.

use std::collections::HashMap;

use compact_str::CompactString;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "444",
    level: Error,
    years: 2026..=NOW,
    says: Always("The same pupil number stands on another row of the header too."),
    matters: "The school results of one child would be taken for another's, or one child counted as two.",
    mend: "Look both children up with the school and give each their own number; if they are one child, join the records.",
    source: "DfE SSDA903 validation rules, 444",
    fields: &[header::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &LookedAfter, found: &mut Found<'_>) {
    let mut times: HashMap<CompactString, u32> = HashMap::new();
    let numbers = all
        .this
        .header
        .entries()
        .filter_map(|row| Some((row, number(row.row())?)));
    for (_, number) in numbers.clone() {
        *times.entry(number).or_default() += 1;
    }
    for (row, number) in numbers {
        if times.get(&number).is_some_and(|times| *times > 1) {
            found.about(row.row().child.text()).at(&row);
        }
    }
}

/// The pupil number in capitals; nothing where a reason stands in its place, which many children share.
fn number(row: &Header) -> Option<CompactString> {
    let mut number = CompactString::new(row.upn.text());
    number.make_ascii_uppercase();
    let is_reason = matches!(number.as_str(), "UN1" | "UN2" | "UN3" | "UN4" | "UN5");
    (!number.is_empty() && !is_reason).then_some(number)
}

const EXAMPLES: &str = "
    each their own; reasons that several share; none
    Header | CHILD | UPN
           | 1     | A823456789012
           | 2     | A823456789013
           | 3     | UN1
           | 4     | UN1
           | 5     |
           | 6     |

    one number for two, whatever the case of its letters
    Header | CHILD | UPN
    !      | 1     | A823456789012
           | 2     | A823456789013
    !      | 3     | a823456789012
";
