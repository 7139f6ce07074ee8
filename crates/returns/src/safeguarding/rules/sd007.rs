//! SD007: a period of care that a row names has an episode.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD007",
    level: Error,
    years: 2020..=NOW,
    says: Always("The period of care this belongs to has no episode of care."),
    matters: "Placements, reviews and visits are read within a period of care: without it the child looks as if never in care while all this was done.",
    mend: "Record the episode of care, or link the row to the period it belongs to.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
        placements::cla_id,
        care_reviews::cla_id,
        care_visits::cla_id,
    ],
    reads: &[care_episodes::cla_id],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let periods = names(&all.care_episodes, |row| row.cla_id.text());
    unknown(
        &periods,
        &all.placements,
        found,
        |row| row.cla_id.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &periods,
        &all.care_reviews,
        found,
        |row| row.cla_id.text(),
        |row| row.cla_person_id.text(),
    );
    unknown(
        &periods,
        &all.care_visits,
        found,
        |row| row.cla_id.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    a placement within a period of care
    cla_episodes  | clae_cla_id
                  | K1
    cla_placement | clap_cla_id | start_date
                  | K1     | 01/09/2025

    a visit in a period that is not there
    cla_episodes | clae_cla_id
                 | K1
    cla_visits   | clav_cla_id | visit_date
    !            | K2     | 01/09/2025
";
