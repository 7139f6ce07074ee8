//! SW08STG2: every time with a social worker but the latest has ended.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW08STG2",
    level: Error,
    years: 2024..=NOW,
    says: Always("A later social worker has taken over, but the time with this one has no end."),
    matters: "With two workers at once on paper, nobody can tell which of them the child could turn to.",
    mend: "Enter the last day with the earlier worker.",
    source: "DfE SSDA903 validation rules, SW08STG2",
    fields: &[sw_episodes::sw_dec],
    reads: &[sw_episodes::sw_decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let times = &child.this.sw_episodes;
    let latest = times.last().and_then(|time| time.sw_decom.value());
    points_where(times, found, |time| {
        let earlier = time
            .sw_decom
            .value()
            .is_some_and(|began| Some(began) < latest);
        earlier && time.sw_dec.is_blank()
    });
}

const EXAMPLES: &str = "
    the earlier ended, the latest not
    SWEpisodes | SW_DECOM   | SW_DEC
               | 02/05/2025 | 09/01/2026
               | 10/01/2026 |

    the earlier without an end
    SWEpisodes | SW_DECOM   | SW_DEC
    !          | 02/05/2025 |
               | 10/01/2026 |

    a first day that cannot be read comes neither before nor after
    SWEpisodes | SW_DECOM   | SW_DEC
               | 31/06/2025 |
               | 10/01/2026 |
";
