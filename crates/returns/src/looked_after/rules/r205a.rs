//! 205A: a child who was unaccompanied and seeking asylum last year, and is so no more, ceased to be so last year.
//!
//! A child is named so by standing in the header and in the table of unaccompanied children. A child who stands in the header
//! alone is pointed to there. The public tool asks only rows of this year's table, which are of children without a header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "205A",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Last year this child was unaccompanied and seeking asylum; this year not, and no date says that it ended last year.",
    ),
    matters: "Unaccompanied children are counted apart, and are owed help with their claim; one who drops out without a date may simply have been forgotten.",
    mend: "Put the child back into this year's table of unaccompanied children with the date on which it ceased (the 18th birthday if nothing else), or have last year's date corrected.",
    source: "DfE SSDA903 validation rules, 205A",
    fields: &[header::child, uasc::duc],
    reads: &[header_last::child, uasc_last::duc],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if !named_unaccompanied(&child.last) || named_unaccompanied(&child.this) {
        return;
    }
    let last_year = found.collection().previous();
    let ceased = child.last.uasc.iter().any(|row| {
        row.duc
            .value()
            .is_some_and(|ceased| last_year.first() <= ceased && ceased <= last_year.last())
    });
    points_where(&child.this.uasc, found, |row| row.duc.is_given() || !ceased);
    if !ceased {
        child.this.header.iter().for_each(|row| found.at(row));
    }
}

const EXAMPLES: &str = "
    it ceased on the last day of last year; it goes on
    Header_last | CHILD
                | 1
                | 2
    UASC_last | CHILD | SEX | DUC
              | 1     | M   | 31/03/2025
              | 2     | M   | 20/09/2026
    Header | CHILD
           | 1
           | 2
    UASC | CHILD | SEX | DUC
         | 2     | M   | 20/09/2026

    it was to cease this year, or nobody said when; a row of a child without a header
    Header_last | CHILD
                | 1
                | 2
                | 3
    UASC_last | CHILD | SEX | DUC
              | 1     | M   | 01/04/2025
              | 2     | M   |
              | 3     | M   | 31/03/2025
    Header | CHILD
    !      | 1
    !      | 2
    UASC | CHILD | SEX | DUC
    !    | 3     | M   | 31/03/2025
";
