//! SW02STG1: the worker is named by a number that begins with SW or XX.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SW02STG1",
    level: Error,
    years: 2024..=NOW,
    says: Always("The number of the social worker is missing or does not begin with SW or XX."),
    matters: "Workers are told apart by the number they are registered under. Under two numbers one worker looks like two, and the child like one who keeps losing them.",
    mend: "Enter the number from the register (SW and figures), or XX and figures for a worker who has none.",
    source: "DfE SSDA903 validation rules, SW02STG1",
    fields: &[sw_episodes::sw_id],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.sw_episodes, found, |time| {
        let begins = time.sw_id.text().get(..2).unwrap_or_default();
        !["SW", "XX"]
            .iter()
            .any(|known| begins.eq_ignore_ascii_case(known))
    });
}

const EXAMPLES: &str = "
    a number of the register, one of a worker who is in none, and small letters
    SWEpisodes | SW_ID
               | SW1234
               | XX0001
               | sw1234

    another number, one letter, and none
    SWEpisodes | SW_ID
    !          | 1234
    !          | S
    !          |
";
