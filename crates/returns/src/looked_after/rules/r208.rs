//! 208: the unique pupil number is the one given last year.
//!
//! A reason for having none (UN1 to UN5) may give way to a number, UN1 or a blank to another reason. Doubtful: whether a blank
//! may become UN1. The public tool's own case says that it may not, and so do we.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "208",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The unique pupil number is not the one that last year's return gave for this child.",
    ),
    matters: "It is what ties a child in care to their school record: attendance, exclusions and results are lost where it changes.",
    mend: "Ask the school for the number. A former number is replaced only if the school confirms the new one.",
    source: "DfE SSDA903 validation rules, 208",
    fields: &[header::upn],
    reads: &[header_last::upn],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    contradicts_last_year(child, found, |now, before| {
        contradicts(now.upn.text(), before.upn.text())
    });
}

/// Whether one number, or reason for having none, cannot follow upon another.
fn contradicts(now: &str, before: &str) -> bool {
    let is = |upn: &str, codes: &[&str]| codes.iter().any(|code| code.eq_ignore_ascii_case(upn));
    if now.eq_ignore_ascii_case(before) {
        return false;
    }
    let had_none = before.is_empty() || is(before, &["UN1", "UN2", "UN3", "UN4", "UN5"]);
    let has_none = now.is_empty() || is(now, &["UN1", "UN2", "UN3", "UN4", "UN5"]);
    let was_open = before.is_empty() || is(before, &["UN1"]);
    let says_why = is(now, &["UN2", "UN3", "UN4", "UN5"]);
    !(had_none && !has_none || was_open && says_why)
}

const EXAMPLES: &str = "
    the same number; a number where there was none; a reason where there was none or UN1
    Header_last | CHILD | UPN
                | 1     | H801200001001
                | 2     | UN5
                | 3     | UN1
                | 4     |
    Header | CHILD | UPN
           | 1     | h801200001001
           | 2     | H801200001019
           | 3     | UN2
           | 4     | UN4

    another number, a number lost, one reason for another, UN1 where there was a blank
    Header_last | CHILD | UPN
                | 1     | H801200001001
                | 2     | H801200001001
                | 3     | UN4
                | 4     |
    Header | CHILD | UPN
    !      | 1     | H801200001019
    !      | 2     | UN1
    !      | 3     | UN3
    !      | 4     | UN1
";
