//! AA025: the count of enquiries is not below what the list shows.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA025",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "The number of enquiries in the last 12 months is lower than list 5 itself shows for the child.",
    ),
    matters: "A child about whom there is concern again and again is found by this number, and is not seen where it is too low.",
    mend: "Count the enquiries of the twelve months before in the case system, closed ones as well, and make the list again.",
    source: "Annex A: list 5: recomputed from the list",
    fields: &[enquiries::enquiries_in_year],
    reads: &[enquiries::start],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut days: Vec<Day> = child
        .enquiries
        .iter()
        .filter_map(|row| row.start.value())
        .collect();
    days.sort_unstable();
    points_where(&child.enquiries, found, |row| {
        let shown = row.start.value().map_or(0, |on| others_in_year(&days, on));
        row.enquiries_in_year
            .value()
            .is_some_and(|said| said < shown)
    });
}

const EXAMPLES: &str = "
    as many as the list shows, or more, of which some are older than it
    List 5 | Strategy discussion | Number of Section 47
           | 05/11/2025 | 0
           | 05/01/2026 | 1
           | 05/02/2026 | 4

    fewer
    List 5 | Strategy discussion | Number of Section 47
           | 05/11/2025 | 0
    !      | 05/01/2026 | 0
    !      | 05/02/2026 | 1
";
