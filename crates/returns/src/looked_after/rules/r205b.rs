//! 205B: a child who was unaccompanied and seeking asylum last year, and still is, was to cease at 18, and ceases this year or at 18.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "205B",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was unaccompanied and seeking asylum in both years, but the dates on which that ceases do not fit together.",
    ),
    matters: "Until the claim is settled or the child turns 18 the council is owed support for them; dates that contradict each other end it too soon or too late.",
    mend: "Last year's date should be the 18th birthday; this year's the same, or the day within this year on which the claim was settled.",
    source: "DfE SSDA903 validation rules, 205B",
    fields: &[uasc::duc, header::child],
    reads: &[header_last::child, uasc_last::dob, uasc_last::duc],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if !named_unaccompanied(&child.last) || !named_unaccompanied(&child.this) {
        return;
    }
    let year = found.collection();
    let fits = |now: Option<Day>| {
        child.last.uasc.iter().all(|before| {
            let ceases = before.duc.value();
            let at_18 = before.dob.value().map(|born| born.plus_years(18));
            let this_year = now.is_some_and(|now| year.first() <= now && now <= year.last());
            ceases.is_some() && ceases == at_18 && (this_year || now == ceases)
        })
    };
    let wrong = |row: &Uasc| !fits(row.duc.value());
    points_where(&child.this.uasc, found, wrong);
    if child.this.uasc.iter().any(|row| wrong(row)) {
        child.this.header.iter().for_each(|row| found.at(row));
    }
}

const EXAMPLES: &str = "
    at 18 in both years; settled on the first day of this year
    Header_last | CHILD
                | 1
                | 2
    UASC_last | CHILD | DOB        | DUC
              | 1     | 04/11/2009 | 04/11/2027
              | 2     | 04/11/2009 | 04/11/2027
    Header | CHILD
           | 1
           | 2
    UASC | CHILD | DOB        | DUC
         | 1     | 04/11/2009 | 04/11/2027
         | 2     | 04/11/2009 | 01/04/2025

    settled after the year; last year's date blank, or not the 18th birthday
    Header_last | CHILD
                | 1
                | 2
                | 3
    UASC_last | CHILD | DOB        | DUC
              | 1     | 04/11/2009 | 04/11/2027
              | 2     | 04/11/2009 |
              | 3     | 04/11/2009 | 05/11/2027
    Header | CHILD
    !      | 1
    !      | 2
    !      | 3
    UASC | CHILD | DOB        | DUC
    !    | 1     | 04/11/2009 | 01/04/2026
    !    | 2     | 04/11/2009 | 04/11/2027
    !    | 3     | 04/11/2009 | 05/11/2027
";
