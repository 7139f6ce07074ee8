//! AA036: an open child has one worker in lists 6, 7 and 8.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA036",
    level: Query,
    years: 2020..=NOW,
    says: Always("Lists 6, 7 and 8 name other workers for the child."),
    matters: "The family may not know whom to call, and inspectors ask the wrong worker about the child.",
    mend: "Record the handover in all parts of the case system; where two workers rightly share the child, leave it.",
    source: "Annex A: the same child in several lists",
    fields: &[need::worker, plans::worker, in_care::worker],
    reads: &[need::closed, plans::end, in_care::end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let need = child
        .need
        .iter()
        .filter(|row| !row.closed.is_given())
        .map(|row| row.worker.text());
    let plans = child
        .plans
        .iter()
        .filter(|row| !row.end.is_given())
        .map(|row| row.worker.text());
    let in_care = child
        .in_care
        .iter()
        .filter(|row| !row.end.is_given())
        .map(|row| row.worker.text());
    let named: HashSet<String> = need
        .chain(plans)
        .chain(in_care)
        .filter(|worker| !worker.is_empty())
        .map(str::to_lowercase)
        .collect();
    if named.len() > 1 {
        points_where(&child.need, found, |row| {
            row.worker.is_given() && !row.closed.is_given()
        });
        points_where(&child.plans, found, |row| {
            row.worker.is_given() && !row.end.is_given()
        });
        points_where(&child.in_care, found, |row| {
            row.worker.is_given() && !row.end.is_given()
        });
    }
}

const EXAMPLES: &str = "
    one, however it is written
    List 6 | Allocated Worker | CIN Start Date
           | Jo Marsh         | 05/01/2026
    List 8 | Allocated Worker | Date Started
           | JO MARSH         | 05/01/2026

    two
    List 6 | Allocated Worker | CIN Start Date
    !      | Jo Marsh         | 05/01/2026
    List 8 | Allocated Worker | Date Started
    !      | Al Ford          | 05/01/2026
";
