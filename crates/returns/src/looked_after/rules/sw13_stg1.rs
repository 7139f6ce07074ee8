//! SW13STG1: the reason for a change of social worker is one of the ten codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW13STG1",
    level: Error,
    years: 2024..=NOW,
    says: From(&[
        (
            2024,
            "The reason for the change of social worker is missing or is none of the ten codes.",
        ),
        (
            2025,
            "The reason for the change of social worker is none of the ten codes, or is missing although it was asked for since April 2023.",
        ),
    ]),
    matters: "Whether workers leave, are moved or are refused by the child calls for very different answers from the council.",
    mend: "Choose the reason from the list; FCONTA is for the first worker a child has.",
    source: "DfE SSDA903 validation rules, SW13STG1",
    fields: &[sw_episodes::sw_reason],
    reads: &[sw_episodes::sw_decom],
    needs: Needs::All,
    check: From(&[
        (2024, Check::EachChild(check_of_all)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        let asked = time
            .sw_decom
            .value()
            .is_some_and(|began| began >= REASON_ASKED_SINCE);
        time.sw_reason.is_unreadable() || asked && time.sw_reason.is_blank()
    });
}

/// In the first year of these rows the reason was asked for whenever the time began.
fn check_of_all(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        time.sw_reason.code().is_none()
    });
}

const EXAMPLES: &str = "
    a code of the list; none before April 2023
    SWEpisodes | SW_DECOM   | SW_REASON
               | 02/05/2025 | SWDIED
               | 31/03/2023 |

    a word that is no code whenever it was, and none since April 2023
    SWEpisodes | SW_DECOM   | SW_REASON
    !          | 31/03/2023 | RETIRED
    !          | 01/04/2023 |

    none, and a first day that cannot be read
    SWEpisodes | SW_DECOM   | SW_REASON
               | 31/02/2025 |

    a code of the list, in the first year of these rows (2024)
    SWEpisodes | SW_DECOM   | SW_REASON
               | 02/05/2023 | CHCHAN

    none, whenever it was, in the first year of these rows (2024)
    SWEpisodes | SW_DECOM   | SW_REASON
    !          | 31/03/2023 |
    !          | 02/05/2023 | RETIRED
";
