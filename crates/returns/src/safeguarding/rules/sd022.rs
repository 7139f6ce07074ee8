//! SD022: a pupil number has the form of one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD022",
    level: Query,
    years: 2020..=NOW,
    says: Always("The unique pupil number is not a letter, eleven digits and a digit or letter."),
    matters: "By this number the child's record is matched to school: with a wrong one nobody sees attendance or results, or sees another child's.",
    mend: "Get the number from the school or the pupil records, and type it with its letter; a temporary number is one as well.",
    source: "DfE: unique pupil numbers, form of the number",
    fields: &[people::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.people, found, |person| {
        let upn = person.upn.text().as_bytes();
        let [first, digits @ .., last] = upn else {
            return false;
        };
        !(first.is_ascii_uppercase()
            && digits.len() == 11
            && digits.iter().all(u8::is_ascii_digit)
            && last.is_ascii_alphanumeric())
    });
}

const EXAMPLES: &str = "
    of thirteen characters, temporary, and none
    person | upn
           | A123456789012
           | A12345678901B
           |

    too short
    person | upn
    !      | A12345678901
    !      | 1234567890123
";
