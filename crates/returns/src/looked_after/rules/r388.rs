//! 388: an episode ends with X1 where, and only where, the next begins on the same day.
//!
//! The last episode of a child never ends with X1. Episodes whose start cannot be read come before and after nothing.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "388",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The reason the episode ended and the next episode do not fit: X1 needs an episode that begins on the same day, and any other reason excludes one.",
    ),
    matters: "X1 says that the child stays in care. Without the next episode they vanish; with another reason they are counted as having left while they are still there.",
    mend: "Add the missing episode, correct the dates so that they meet, or correct the reason the episode ended.",
    source: "DfE SSDA903 validation rules, 388",
    fields: &[episodes::rec],
    reads: &[episodes::child, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let stays = dated(child);
    for [stay, next] in stays.array_windows() {
        let meets = stay.dec.value() == next.decom.value();
        if stay.dec.value().is_some()
            && stay.rec.is_given()
            && stay.rec.is(CeaseReason::X1) != meets
        {
            found.at(stay);
        }
    }
    if let Some(last) = stays.last()
        && last.dec.value().is_some()
        && last.rec.is(CeaseReason::X1)
    {
        found.at(last);
    }
}

const EXAMPLES: &str = "
    one episode meets the next; left care and came back a day later
    Episodes | DECOM      | DEC        | REC
             | 02/05/2025 | 06/06/2025 | X1
             | 06/06/2025 | 09/06/2025 | E4A
             | 10/06/2025 |            |

    the next begins a day later, or not at all
    Episodes | DECOM      | DEC        | REC
    !        | 02/05/2025 | 05/06/2025 | X1
    !        | 06/06/2025 | 09/06/2025 | X1

    left care, and the next begins on the same day
    Episodes | DECOM      | DEC        | REC
    !        | 02/05/2025 | 06/06/2025 | E4A
             | 06/06/2025 |            |

    open, with or without a reason
    Episodes | CHILD | DECOM      | DEC | REC
             | 1     | 02/05/2025 |     | X1
             | 2     | 02/05/2025 |     |
";
