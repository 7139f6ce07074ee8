//! 168: the pupil number has the form of one, or says why there is none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "168",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The unique pupil number is not written as one, and is none of UN1 to UN5 either.",
    ),
    matters: "School results and absence are joined to children in care by this number. A wrong one loses the child's schooling from every figure.",
    mend: "Copy the number from the school's record: a letter and twelve digits, or a letter, eleven digits and a letter. Where there is none, give the reason, UN1 to UN5.",
    source: "DfE SSDA903 validation rules, 168",
    fields: &[header::upn],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        row.upn.is_given() && !is_pupil_number(row.upn.text()) && !is_reason(row.upn.text())
    });
}

/// The last character is a digit in a lasting number, a letter in a temporary one.
fn is_pupil_number(text: &str) -> bool {
    let [first, digits @ .., last] = text.as_bytes() else {
        return false;
    };
    first.is_ascii_alphabetic()
        && !b"IOS".contains(&first.to_ascii_uppercase())
        && digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && last.is_ascii_alphanumeric()
}

fn is_reason(text: &str) -> bool {
    match text.as_bytes() {
        [u, n, reason] => {
            u.eq_ignore_ascii_case(&b'U')
                && n.eq_ignore_ascii_case(&b'N')
                && (b'1'..=b'5').contains(reason)
        }
        _ => false,
    }
}

const EXAMPLES: &str = "
    a lasting number, a temporary one, a reason, and nothing (another rule asks for it)
    Header | UPN
           | A823456789012
           | a82345678901z
           | UN5
           |

    letters that are not used, a digit too few, and a reason that is none
    Header | UPN
    !      | I823456789012
    !      | A82345678901
    !      | 1823456789012
    !      | A82345678901-
    !      | UN6
";
