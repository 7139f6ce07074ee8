//! 625: a mother's child is born by the end of the year, and before she leaves care.
//! The public tool takes the latest end of any episode; a girl who came back has an episode that is still open, and is judged
//! by that one here.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "625",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date of birth of her child lies after the end of the year, or after her last episode ended.",
    ),
    matters: "What happens after the year, or after she left care, is not this return's to tell; the baby would be counted as born in care.",
    mend: "Correct the baby's date of birth or the end of the episode; take out a birth after she left.",
    source: "DfE SSDA903 validation rules, 625",
    fields: &[header::mc_dob, episodes::dec],
    reads: &[episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.header.iter().all(|row| row.mc_dob.is_blank()) {
        return;
    }
    let until = |stay: &Episode| {
        let ended = if stay.dec.is_blank() {
            Some(Day::LAST)
        } else {
            stay.dec.value()
        };
        (stay.decom.value(), ended)
    };
    let latest = child.this.episodes.iter().map(|stay| until(stay)).max();
    let end_of_year = found.collection().last();
    let end = latest
        .and_then(|(_, ended)| ended)
        .map_or(end_of_year, |ended| ended.min(end_of_year));
    let mut any = false;
    for row in &child.this.header {
        if row.mc_dob.value().is_some_and(|born| born > end) {
            any = true;
            found.at(row);
        }
    }
    if any {
        points_where(&child.this.episodes, found, |stay| {
            Some(until(stay)) == latest
        });
    }
}

const EXAMPLES: &str = "
    on the day she left; back in care; no date
    Header   | CHILD | MC_DOB
             | 1     | 19/05/2025
             | 2     | 17/01/2026
             | 3     |
    Episodes | CHILD | DECOM      | DEC
             | 1     | 02/05/2024 | 19/05/2025
             | 2     | 02/05/2024 | 19/05/2025
             | 2     | 09/11/2025 |
             | 3     | 02/05/2024 | 19/05/2025

    the day after she left
    Header   | MC_DOB
    !        | 20/05/2025
    Episodes | DECOM      | DEC
             | 02/05/2024 | 09/11/2024
    !        | 09/11/2024 | 19/05/2025

    after the year
    Header   | MC_DOB
    !        | 01/04/2026
    Episodes | DECOM      | DEC
    !        | 02/05/2025 |
";
