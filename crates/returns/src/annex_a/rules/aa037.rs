//! AA037: an adopter takes the steps in order.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA037",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "The dates of enquiry, stages, approval, match and placing are not in that order.",
    ),
    matters: "How long adopters wait at each stage is worked out from these dates, and nobody is to be matched with a child before they are approved.",
    mend: "Compare the dates with the adopters' file and the panel's minutes, and correct the one that is wrong.",
    source: "Annex A: list 11; adoption regulations: two stages, then approval",
    fields: &[
        adopters::enquired,
        adopters::stage_one_started,
        adopters::stage_one_ended,
        adopters::stage_two_started,
        adopters::stage_two_ended,
        adopters::approved,
        adopters::matched,
        adopters::placed,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &AnnexA, found: &mut Found<'_>) {
    for adopter in all.adopters.entries() {
        let steps = [
            adopter.enquired.value(),
            adopter.stage_one_started.value(),
            adopter.stage_one_ended.value(),
            adopter.stage_two_started.value(),
            adopter.stage_two_ended.value(),
            adopter.matched.value(),
            adopter.placed.value(),
        ];
        let taken: Vec<Day> = steps.into_iter().flatten().collect();
        let matched_first =
            adopter.matched.is_given() && adopter.matched.value() < adopter.approved.value();
        if !taken.is_sorted() || matched_first {
            found.about("").at(&adopter);
        }
    }
}

const EXAMPLES: &str = "
    in order, and only begun
    List 11 | enquiry received | Stage 1 started | Stage 1 ended | Stage 2 started | Stage 2 ended | approved   | adopter matched
            | 05/01/2025       | 05/02/2025      | 05/04/2025    | 06/04/2025      | 06/08/2025    | 06/08/2025 | 05/11/2025
            | 05/01/2026       |                 |               |                 |               |            |

    stage 2 before stage 1; matched before approval
    List 11 | enquiry received | Stage 1 started | Stage 1 ended | Stage 2 started | approved   | adopter matched
    !       | 05/01/2025       | 05/02/2025      | 05/04/2025    | 06/03/2025      |            |
    !       | 05/01/2025       |                 |               |                 | 05/11/2025 | 05/08/2025
";
