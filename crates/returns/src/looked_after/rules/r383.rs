//! 383: after a temporary placement the child returns, with P, to the placement they came from.
//!
//! Until 2024/25 this is the same type of placement; from 2025/26 also the same postcode, where none before and none
//! after is the same. What a temporary placement came from is the episode before it, so a second temporary placement
//! at once is a return to the first only if it is of its kind.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "383",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "After the temporary placement the child did not return to the placement before it.",
    ),
    matters: "A hospital bed or a holiday is temporary because the child's own bed is waiting. If they did not go back to it, they were moved.",
    mend: "Record the return with P and the placement (since 2025/26 also the postcode) they came from; if they did not return, the stay away was an ordinary placement.",
    source: "DfE SSDA903 validation rules, 383",
    fields: &[episodes::place, episodes::rne, episodes::pl_post],
    reads: &[episodes::child, episodes::decom],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(check_2023)),
        (2026, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check_2023(child: &Child<'_>, found: &mut Found<'_>) {
    not_returned(child, found, |home, back| back.place == home.place);
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    not_returned(child, found, |home, back| {
        back.place == home.place && same_postcode(back.pl_post.text(), home.pl_post.text())
    });
}

/// Points to episodes after a temporary one that are no return to the placement before it.
fn not_returned(
    child: &Child<'_>,
    found: &mut Found<'_>,
    same: impl Fn(&Episode, &Episode) -> bool,
) {
    for [home, away, back] in dated(child).array_windows() {
        let returned = back.rne.is(StartReason::P) && same(home, back);
        if is_temporary(away) && !returned {
            found.at(back);
        }
    }
}

const EXAMPLES: &str = "
    from a foster home to hospital and back; the postcode written with a space or without; none before and none after
    Episodes | CHILD | DECOM      | RNE | PLACE | PL_POST
             | 1     | 01/04/2025 | S   | U6    | M2 3RT
             | 1     | 01/05/2025 | P   | T1    | M8 5RB
             | 1     | 04/05/2025 | P   | U6    | m23rt
             | 2     | 01/04/2025 | S   | U6    |
             | 2     | 01/05/2025 | P   | T3    |
             | 2     | 04/05/2025 | P   | U6    |
             | 3     | 01/04/2025 | S   | T1    | M2 3RT
             | 3     | 01/05/2025 | P   | U6    | M8 5RB

    to another postcode, another kind of placement, with another reason
    Episodes | CHILD | DECOM      | RNE | PLACE | PL_POST
             | 1     | 01/04/2025 | S   | U6    | M2 3RT
             | 1     | 01/05/2025 | P   | T1    | M8 5RB
    !        | 1     | 04/05/2025 | P   | U6    | M8 5RB
             | 2     | 01/04/2025 | S   | U6    | M2 3RT
             | 2     | 01/05/2025 | P   | T1    | M8 5RB
    !        | 2     | 04/05/2025 | P   | K2    | M2 3RT
             | 3     | 01/04/2025 | S   | U6    | M2 3RT
             | 3     | 01/05/2025 | P   | T1    | M8 5RB
    !        | 3     | 04/05/2025 | T   | U6    | M2 3RT

    the postcode was not asked (2025)
    Episodes | DECOM      | RNE | PLACE | PL_POST
             | 01/04/2024 | S   | U6    | M2 3RT
             | 01/05/2024 | P   | T1    | M8 5RB
             | 04/05/2024 | P   | U6    | M8 5RB

    another kind of placement (2025)
    Episodes | DECOM      | RNE | PLACE
             | 01/04/2024 | S   | U6
             | 01/05/2024 | P   | T1
    !        | 04/05/2024 | P   | K2
";
