//! Private fostering: the first visit and those that follow.

use children::history::{PrivateFostering, Spell};
use children::service::Fact;
use children::{Day, History};

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[&FIRST_VISIT, &VISITS_SINCE];

/// Private fostering visited in seven working days.
pub static FIRST_VISIT: Measure = Measure {
    id: "HP43",
    name: "Private fostering visited in seven working days",
    asks: "Of private fostering arrangements notified, how many were visited within seven working days?",
    area: Area::Protection,
    better: Better::Higher,
    met: "visited within seven working days of the notice",
    counted: "arrangements notified, visited or with the time passed",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "seven working days from the notice",
        source: "Children (Private Arrangements for Fostering) Regulations 2005",
    }),
    needs: &[Fact::PrivateFostering, Fact::PrivateFosteringVisits],
    source: "Children (Private Arrangements for Fostering) Regulations 2005",
    published: None,
    beware: "",
    judge: Judge::Child(first_visit),
};

fn first_visit(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for arrangement in &child.private_fostering {
        match arrangement.notified {
            None => cases.left_out(None, arrangement.at),
            Some(notified) => {
                let visits = child
                    .private_fostering_visits
                    .iter()
                    .filter_map(|visit| visit.on);
                let first = visits.filter(|on| *on >= notified).min();
                cases.due(
                    notified,
                    notified.plus_working_days(7),
                    first,
                    arrangement.at,
                );
            }
        }
    }
}

/// Private fostering visits in time.
pub static VISITS_SINCE: Measure = Measure {
    id: "HP43b",
    name: "Private fostering visits in time",
    asks: "Of private fostering arrangements, how many were visited when due?",
    area: Area::Protection,
    better: Better::Higher,
    met: "the last visit within six weeks in the first year, within twelve after",
    counted: "open arrangements, visited or with the first visit due",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: Some(Clock {
        rule: "every six weeks in the first year, every twelve after",
        source: "Children (Private Arrangements for Fostering) Regulations 2005",
    }),
    needs: &[Fact::PrivateFostering, Fact::PrivateFosteringVisits],
    source: "Children (Private Arrangements for Fostering) Regulations 2005",
    published: None,
    beware: "",
    judge: Judge::Child(visits_since),
};

fn visits_since(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for arrangement in &child.private_fostering {
        cases.while_open(known(arrangement), arrangement.at, |day| {
            let due = next_visit(child, arrangement, day)?;
            let visited = last_visit(child, arrangement, day).is_some();
            (visited || due < day).then_some(due >= day)
        });
    }
}

/// The time the council has known of an arrangement.
pub(crate) fn known(arrangement: &PrivateFostering) -> Spell {
    Spell {
        from: arrangement.notified.or(arrangement.spell.from),
        to: arrangement.spell.to,
    }
}

/// The last visit since the council knew, up to a day.
pub(crate) fn last_visit(child: &History, arrangement: &PrivateFostering, day: Day) -> Option<Day> {
    let from = known(arrangement).from?;
    let visits = child
        .private_fostering_visits
        .iter()
        .filter_map(|visit| visit.on);
    visits.filter(|on| from <= *on && *on <= day).max()
}

/// The day by which a visit is due, as known on a day.
pub(crate) fn next_visit(child: &History, arrangement: &PrivateFostering, day: Day) -> Option<Day> {
    let from = known(arrangement).from?;
    Some(match last_visit(child, arrangement, day) {
        None => from.plus_working_days(7),
        Some(last) if last < arrangement.spell.from.unwrap_or(from).plus_years(1) => last.plus(42),
        Some(last) => last.plus(84),
    })
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    const ARRANGEMENT: &str = "
        private fostering       | notified   | from       | to
                                | 2025-01-06 | 2024-12-01 |
        private fostering visit | on
                                | 2025-01-15
                                | 2025-12-01";

    #[test]
    fn first_in_seven_working_days_then_every_six_and_twelve_weeks() {
        assert_eq!(counts("HP43", "2026-05-31", ARRANGEMENT), "2025-01-06 met");
        assert_eq!(
            counts(
                "HP43",
                "2026-05-31",
                &ARRANGEMENT.replace("2025-01-15", "2025-01-16")
            ),
            "2025-01-06 not"
        );
        assert_eq!(
            counts(
                "HP43",
                "2025-01-10",
                &ARRANGEMENT.replace("2025-01-15", "2025-01-16")
            ),
            ""
        );
        assert_eq!(counts("HP43b", "2025-01-14", ARRANGEMENT), "");
        assert_eq!(counts("HP43b", "2025-02-26", ARRANGEMENT), "met");
        assert_eq!(counts("HP43b", "2025-02-27", ARRANGEMENT), "not");
        assert_eq!(counts("HP43b", "2026-02-23", ARRANGEMENT), "met");
        assert_eq!(counts("HP43b", "2026-02-24", ARRANGEMENT), "not");
    }
}
