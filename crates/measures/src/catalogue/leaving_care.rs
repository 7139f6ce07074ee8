//! How children leave care: to relatives for good, home, or back again.

use children::History;
use children::codes::CeaseReason;
use children::service::Fact;

use super::care::each_leaving;
use super::usual::events;
use crate::cases::Cases;
use crate::measure::{Area, Better, Headline, Judge, Measure, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &SPECIAL_GUARDIANSHIP,
    &CHILD_ARRANGEMENTS,
    &HOME_PLANNED,
    &HOME_UNPLANNED,
    &BACK_IN_A_YEAR,
    &ADOPTED,
    &ADOPTED_COUNT,
];

const HERE: Area = Area::InCare;
const RETURN: &str = "Children looked after return (SSDA903)";
const LEFT: &str = "children who left care, by the reason recorded";

/// Sorts every end of care by its reason; an end without one is left out.
fn by_reason(child: &History, cases: &mut Cases<'_>, is: impl Fn(CeaseReason) -> bool) {
    each_leaving(child, |left, period| match period.ceased {
        Some(CeaseReason::X1) | None => cases.left_out(Some(left), period.last_at),
        Some(reason) => cases.event(Some(left), is(reason), period.last_at),
    });
}

/// Share of children leaving care to a special guardian.
pub static SPECIAL_GUARDIANSHIP: Measure = Measure {
    id: "CL27",
    name: "Left care to a special guardian",
    asks: "Of the children who left care, how many left to a special guardian?",
    better: Better::Higher,
    met: "special guardianship order",
    counted: LEFT,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC_ceased_SGO%"),
    judge: Judge::Child(special_guardianship),
    ..events(HERE)
};

fn special_guardianship(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    use CeaseReason::{E45, E46, E47, E48};
    by_reason(child, cases, |reason| {
        matches!(reason, E45 | E46 | E47 | E48)
    });
}

/// Share of children leaving care under a child arrangements order.
pub static CHILD_ARRANGEMENTS: Measure = Measure {
    id: "CL27b",
    name: "Left care under a child arrangements order",
    asks: "Of the children who left care, how many left under a child arrangements order?",
    better: Better::Higher,
    met: "child arrangements order",
    counted: LEFT,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC_ceased_CAO%"),
    judge: Judge::Child(child_arrangements),
    ..events(HERE)
};

fn child_arrangements(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    by_reason(child, cases, |reason| reason == CeaseReason::E41);
}

/// Share of children leaving care who went home as planned.
pub static HOME_PLANNED: Measure = Measure {
    id: "CL28",
    name: "Went home from care as planned",
    asks: "Of the children who left care, how many went home to their parents as planned?",
    met: "home to parents as part of the care plan",
    counted: LEFT,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC_RetHome_CarePlan_%"),
    judge: Judge::Child(home_planned),
    ..events(HERE)
};

fn home_planned(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    by_reason(child, cases, |reason| reason == CeaseReason::E4A);
}

/// Share of children leaving care who went home outside the plan.
pub static HOME_UNPLANNED: Measure = Measure {
    id: "CL28b",
    name: "Went home from care, not planned",
    asks: "Of the children who left care, how many went home to their parents without a plan for it?",
    met: "home to parents, not part of the care plan",
    counted: LEFT,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC_RetHome_Not_CarePlan_%"),
    judge: Judge::Child(home_unplanned),
    ..events(HERE)
};

fn home_unplanned(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    by_reason(child, cases, |reason| reason == CeaseReason::E4B);
}

/// Share of children who are back in care within a year of leaving.
pub static BACK_IN_A_YEAR: Measure = Measure {
    id: "CL29",
    name: "Back in care within twelve months",
    asks: "Of the children who left care, how many came back within twelve months?",
    better: Better::Lower,
    met: "came into care again within twelve months of leaving",
    counted: "children whose first twelve months out of care ended in the period; the adopted, those of 18, those who died, moved abroad or went over to another council left out",
    needs: &[Fact::CareEpisodes],
    source: "Local",
    beware: "A child stands in the month in which the twelve months were over, so that each had the whole of them to come back in.",
    judge: Judge::Child(back_in_a_year),
    ..events(HERE)
};

fn back_in_a_year(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    use CeaseReason::{E2, E3, E11, E12, E15, E16, E17};
    each_leaving(child, |left, period| {
        let gone = matches!(period.ceased, Some(E2 | E3 | E11 | E12 | E15 | E16 | E17));
        if gone || child.age_on(left).is_some_and(|age| age >= 18) {
            return;
        }
        let over = left.plus_years(1);
        let back = child
            .care
            .iter()
            .flat_map(|care| &care.periods)
            .any(|later| {
                later
                    .spell
                    .from
                    .is_some_and(|from| from >= left && from <= over)
                    && later.at != period.at
            });
        cases.event(Some(over), back, period.last_at);
    });
}

/// Share of children leaving care who were adopted.
pub static ADOPTED: Measure = Measure {
    id: "AD05",
    name: "Left care by adoption",
    asks: "Of the children who left care, how many were adopted?",
    area: Area::Adoption,
    met: "adopted",
    counted: LEFT,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("%_of LAC Adopted"),
    judge: Judge::Child(adopted),
    ..events(HERE)
};

fn adopted(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    by_reason(child, cases, is_adoption);
}

fn is_adoption(reason: CeaseReason) -> bool {
    matches!(reason, CeaseReason::E11 | CeaseReason::E12)
}

/// How many children were adopted.
pub static ADOPTED_COUNT: Measure = Measure {
    id: "AD05b",
    name: "Children adopted from care",
    asks: "How many children were adopted from care?",
    area: Area::Adoption,
    counted: "children who left care by adoption",
    value: Value::Count,
    headline: Headline::RollingYear,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    beware: "The department rounds England's number to ten and leaves small councils out: compare the share.",
    judge: Judge::Child(adopted_count),
    ..events(HERE)
};

fn adopted_count(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_leaving(child, |left, period| {
        if period.ceased.is_some_and(is_adoption) {
            cases.event(Some(left), true, period.last_at);
        }
    });
}

#[cfg(test)]
mod tests;
