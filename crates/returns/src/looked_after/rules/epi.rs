//! EPI: a child in the header has an episode of care or care-leaver details.
//!
//! Without the care-leaver table it is not run: it would blame every care leaver.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "EPI",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child stands in the header, but has neither an episode of care nor care-leaver details.",
    ),
    matters: "Without an episode nobody knows where the child lives or why they are in care, and none of the other checks can look.",
    mend: "Record the child's episodes; if there was no care in the year, remove the child from the header.",
    source: "DfE SSDA903 validation rules, EPI",
    fields: &[header::child],
    reads: &[episodes::child, oc3::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |_| {
        child.this.episodes.is_empty() && child.this.oc3.is_empty()
    });
}

const EXAMPLES: &str = "
    an episode, or care-leaver details
    Header | CHILD
           | 1
           | 2
    Episodes | CHILD
             | 1
    OC3 | CHILD
        | 2

    neither
    Header | CHILD
           | 1
    !      | 2
    Episodes | CHILD
             | 1
";
