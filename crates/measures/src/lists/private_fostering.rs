//! Private fostering visits that are due.

use children::History;
use children::service::Fact;

use super::due::{ago, due_words, stand};
use super::words::or_none;
use crate::catalogue::private_fostering::{known, last_visit, next_visit};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge};

/// The lists of this file.
pub static ALL: &[&List] = &[&VISIT];

/// Private fostering visit overdue or near.
pub static VISIT: List = List {
    id: "private-fostering-visit",
    name: "Private fostering visit overdue or near",
    area: Area::Protection,
    weight: 27,
    rule: "An arrangement is open and the next visit was not made: seven working days after the notice, then every six weeks in the first year and every twelve after.",
    source: "Children (Private Arrangements for Fostering) Regulations 2005",
    clears: "A visit is recorded.",
    fields: &["notified_on", "began_on", "visited_on"],
    needs: &[Fact::PrivateFostering, Fact::PrivateFosteringVisits],
    judge: ListJudge::Child(visit),
};

fn visit(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    for arrangement in &child.private_fostering {
        let spell = known(arrangement);
        let Some((from, due)) = spell
            .from
            .filter(|_| spell.open_on(scene.today))
            .zip(next_visit(child, arrangement, scene.today))
        else {
            continue;
        };
        let Some(state) = stand(due, scene) else {
            continue;
        };
        let last = last_visit(child, arrangement, scene.today);
        let why = match last {
            Some(last) => format!("Last visited on {}", ago(last, scene)),
            None => format!(
                "Not visited since the council was told on {}",
                ago(from, scene)
            ),
        };
        found.add(
            state,
            last.or(Some(from)),
            Some(due),
            Some(arrangement.at),
            format!("{why}; a visit {}.", due_words(due, scene)),
            vec![
                ("told", or_none(arrangement.notified)),
                ("last visit", or_none(last)),
            ],
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    #[test]
    fn the_first_visit_and_those_after() {
        let arrangement = "
            private fostering       | notified
                                    | 2026-01-05
            private fostering visit | on
                                    | 2026-01-20";
        assert!(
            listed("private-fostering-visit", "2026-01-12", arrangement)
                .starts_with("near since 2026-01-05 due 2026-01-14")
        );
        assert_eq!(
            listed("private-fostering-visit", "2026-01-15", arrangement),
            "late since 2026-01-05 due 2026-01-14: Not visited since the council was told on 5 January 2026, 10 days ago; a \
             visit was due on 14 January 2026, 1 day ago."
        );
        assert_eq!(
            listed("private-fostering-visit", "2026-01-20", arrangement),
            ""
        );
        assert!(
            listed("private-fostering-visit", "2026-03-04", arrangement)
                .starts_with("late since 2026-01-20 due 2026-03-03")
        );
    }
}
