//! SD019: a child has a sex and an ethnicity, or the word that it is not known.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD019",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "Sex or ethnicity is blank or cannot be read: where it is not known, the code for that is to be given.",
    ),
    matters: "Nobody can see whether girls and boys, or children of some backgrounds, are served otherwise than others.",
    mend: "Ask the family and record both; where it is not known or they decline to say, record the code for that and not a blank.",
    source: "Standard Safeguarding Dataset 1.4: person",
    fields: &[people::sex, people::ethnicity],
    reads: &[people::dob, people::expected_dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.people, found, |person| {
        let expected = !person.dob.is_given() && person.expected_dob.is_given();
        !expected && (person.sex.value().is_none() || person.ethnicity.value().is_none())
    });
}

const EXAMPLES: &str = "
    known; said not to be known; not yet born
    person | dob        | expected_dob | sex | ethnicity
           | 03/02/2015 |              | F   | WBRI
           | 03/02/2015 |              | U   | NOBT
           |            | 03/07/2026   |     |

    blank, and a code that is none
    person | dob        | sex | ethnicity
    !      | 03/02/2015 |     | WBRI
    !      | 03/02/2015 | M   |
    !      | 03/02/2015 | M   | MARS
";
