//! Adoption: how long each step takes, and who waits.

use children::History;
use children::care::Adoption;
use children::codes::{PermanenceOrder, PlacementType, ReversalReason};
use children::history::Spell;
use children::service::Fact;
use children::{Day, Origin};

use super::usual::{events, snapshot};
use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Judge, Measure, Unit, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &ENTRY_TO_MOVING_IN,
    &MOVED_IN_BY_426,
    &ORDER_TO_MATCH,
    &MATCHED_BY_121,
    &WHOLE_WAY,
    &PLACED_IN_A_YEAR,
    &EARLY_PERMANENCE,
    &WAITING,
    &REVERSED,
    &REVERSED_NO_ADOPTERS,
    &REVERSED_NEEDS,
    &REVERSED_COURT,
    &REVERSED_OTHER,
];

const HERE: Area = Area::Adoption;
const SCORECARD: &str = "Adoption scorecard";
const NEEDS: &[Fact] = &[Fact::Permanence];
const ADOPTED: &str = "children adopted in the period, with both dates on record";

/// Days from coming into care to moving in with adopters that the scorecard allows.
pub(crate) const TO_MOVING_IN: i32 = 426;
/// Days from placement order to match that the scorecard allows.
pub(crate) const TO_MATCH: i32 = 121;

/// The adoption order, for a child adopted on or before a day.
fn adopted(child: &History) -> Option<(&Adoption, Day)> {
    let adoption = child.adoption.as_deref()?;
    (adoption.order == Some(PermanenceOrder::Adoption)).then_some((adoption, adoption.ordered?))
}

/// The day the child came into care before a day, as the table of permanence or else the episodes have it.
pub(crate) fn entered_care(child: &History, adoption: &Adoption) -> Option<Day> {
    adoption.entered_care.or_else(|| {
        let by = adoption.placed.or(adoption.placement_order)?;
        (child.care.as_deref()?.periods.iter())
            .filter_map(|period| period.spell.from)
            .filter(|from| *from <= by)
            .max()
    })
}

/// The day the child moved in: with foster carers who adopted them, the day that fostering began.
pub(crate) fn moved_in(adoption: &Adoption) -> Option<Day> {
    if adoption.by_carer == Some(true) {
        adoption.placed_with_carer.or(adoption.placed)
    } else {
        adoption.placed
    }
}

/// Days of a step of every adopted child; a step with a date missing or out of order is left out.
fn step(
    child: &History,
    cases: &mut Cases<'_>,
    within: i32,
    days: impl Fn(&Adoption) -> Option<i32>,
) {
    let Some((adoption, ordered)) = adopted(child) else {
        return;
    };
    match days(adoption).filter(|days| *days >= 0) {
        Some(days) => cases.amount(Some(ordered), days <= within, f64::from(days), adoption.at),
        None => cases.left_out(Some(ordered), adoption.at),
    }
}

/// Mean days from coming into care to moving in with adopters.
pub static ENTRY_TO_MOVING_IN: Measure = Measure {
    id: "AD01",
    name: "From coming into care to moving in with adopters",
    asks: "How many days pass, on average, from coming into care to moving in with adopters?",
    better: Better::Lower,
    counted: ADOPTED,
    value: Value::Mean(Unit::Days),
    clock: Some(Clock {
        rule: "426 days",
        source: SCORECARD,
    }),
    needs: NEEDS,
    source: "Adoption scorecard, indicator A10",
    beware: "For children adopted by their foster carers the days count to the beginning of that fostering. The scorecard takes three years together.",
    judge: Judge::Child(entry_to_moving_in),
    ..events(HERE)
};

fn entry_to_moving_in(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    step(child, cases, TO_MOVING_IN, |adoption| {
        Some(moved_in(adoption)?.days_since(entered_care(child, adoption)?))
    });
}

/// Share of adopted children who moved in within 426 days.
pub static MOVED_IN_BY_426: Measure = Measure {
    id: "AD01b",
    name: "Moved in with adopters within 426 days",
    asks: "Of the children adopted, how many moved in with adopters within 426 days of coming into care?",
    better: Better::Higher,
    met: "moved in within 426 days",
    counted: ADOPTED,
    clock: Some(Clock {
        rule: "426 days",
        source: SCORECARD,
    }),
    needs: NEEDS,
    source: SCORECARD,
    judge: Judge::Child(entry_to_moving_in),
    ..events(HERE)
};

/// Mean days from placement order to match.
pub static ORDER_TO_MATCH: Measure = Measure {
    id: "AD02",
    name: "From placement order to match",
    asks: "How many days pass, on average, from the placement order to the match with adopters?",
    better: Better::Lower,
    counted: ADOPTED,
    value: Value::Mean(Unit::Days),
    clock: Some(Clock {
        rule: "121 days",
        source: SCORECARD,
    }),
    needs: NEEDS,
    source: "Adoption scorecard, indicator A2",
    beware: "A match before the order counts as no days. This is A2; its successor A20 is adjusted in ways not published here.",
    judge: Judge::Child(order_to_match),
    ..events(HERE)
};

fn order_to_match(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    step(child, cases, TO_MATCH, |adoption| {
        Some(
            adoption
                .matched?
                .days_since(adoption.placement_order?)
                .max(0),
        )
    });
}

/// Share of adopted children matched within 121 days.
pub static MATCHED_BY_121: Measure = Measure {
    id: "AD02b",
    name: "Matched within 121 days of the placement order",
    asks: "Of the children adopted, how many were matched within 121 days of the placement order?",
    better: Better::Higher,
    met: "matched within 121 days, or before the order",
    counted: ADOPTED,
    clock: Some(Clock {
        rule: "121 days",
        source: SCORECARD,
    }),
    needs: NEEDS,
    source: SCORECARD,
    judge: Judge::Child(order_to_match),
    ..events(HERE)
};

/// Mean months from coming into care to the adoption order.
pub static WHOLE_WAY: Measure = Measure {
    id: "AD03",
    name: "From coming into care to the adoption order",
    asks: "How many months pass, on average, from coming into care to the adoption order?",
    better: Better::Lower,
    counted: ADOPTED,
    value: Value::Mean(Unit::Months),
    needs: NEEDS,
    source: "Children looked after return (SSDA903)",
    judge: Judge::Child(whole_way),
    ..events(HERE)
};

fn whole_way(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some((adoption, ordered)) = adopted(child) else {
        return;
    };
    let days = entered_care(child, adoption).map(|entered| ordered.days_since(entered));
    match days.filter(|days| *days >= 0) {
        // A month is a twelfth of the mean year.
        Some(days) => {
            let months = f64::from(days) * 12.0 / 365.25;
            cases.amount(Some(ordered), true, months, adoption.at);
        }
        None => cases.left_out(Some(ordered), adoption.at),
    }
}

/// Share of adopted children placed within a year of the decision.
pub static PLACED_IN_A_YEAR: Measure = Measure {
    id: "AD04",
    name: "Placed within twelve months of the decision",
    asks: "Of the children adopted, how many were placed within twelve months of the decision for adoption?",
    better: Better::Higher,
    met: "placed within twelve months of the decision",
    counted: ADOPTED,
    needs: NEEDS,
    source: "Children looked after return (SSDA903)",
    judge: Judge::Child(placed_in_a_year),
    ..events(HERE)
};

fn placed_in_a_year(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some((adoption, ordered)) = adopted(child) else {
        return;
    };
    match (adoption.decided, adoption.placed) {
        (Some(decided), Some(placed)) => {
            cases.event(Some(ordered), placed <= decided.plus_years(1), adoption.at);
        }
        _ => cases.left_out(Some(ordered), adoption.at),
    }
}

/// Share of children with a decision for adoption who were placed early.
pub static EARLY_PERMANENCE: Measure = Measure {
    id: "AD06",
    name: "Early permanence",
    asks: "Of the children with a decision for adoption, how many were fostered for adoption before the order?",
    better: Better::Higher,
    met: "placed for fostering for adoption or concurrent planning",
    counted: "children with a decision for adoption in the period",
    needs: NEEDS,
    source: "Adoption and special guardianship data",
    judge: Judge::Child(early_permanence),
    ..events(HERE)
};

fn early_permanence(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(adoption) = child.adoption.as_deref() else {
        return;
    };
    let Some(decided) = adoption.decided else {
        return;
    };
    let before = |day: Day| adoption.placement_order.is_none_or(|order| day <= order);
    let fostered = child
        .care
        .iter()
        .flat_map(|care| &care.placements)
        .any(|placement| {
            matches!(placement.kind, Some(PlacementType::U2 | PlacementType::U5))
                && placement.spell.from.is_some_and(before)
        });
    let met = adoption.early_placed.is_some_and(before) || fostered;
    cases.event(Some(decided), met, adoption.at);
}

/// Share of children with a placement order who wait for a match for over four months.
pub static WAITING: Measure = Measure {
    id: "AD07",
    name: "Waiting for a match for over four months",
    asks: "Of the children with a placement order who are not placed, how many have waited over 121 days for a match?",
    better: Better::Lower,
    met: "more than 121 days since the order, and no match",
    counted: "children with a placement order who are neither placed nor adopted, the decision not reversed",
    clock: Some(Clock {
        rule: "121 days",
        source: SCORECARD,
    }),
    needs: NEEDS,
    source: "Adoption and special guardianship data",
    judge: Judge::Child(waiting),
    ..snapshot(HERE)
};

/// From the placement order until the child is placed, adopted, or the decision is reversed.
pub(crate) fn waits(adoption: &Adoption) -> Option<Spell> {
    let order = adoption.placement_order?;
    let until = [adoption.placed, adoption.ordered, adoption.reversed];
    Some(Spell {
        from: Some(order),
        to: until.into_iter().flatten().min(),
    })
}

/// Waits for a match for too long on the day.
pub(crate) fn waits_long(adoption: &Adoption, day: Day) -> Option<bool> {
    let days = day.days_since(adoption.placement_order?);
    Some(days > TO_MATCH && adoption.matched.is_none_or(|matched| matched > day))
}

fn waiting(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    if let Some(adoption) = child.adoption.as_deref()
        && let Some(spell) = waits(adoption)
    {
        cases.while_open(spell, adoption.at, |day| waits_long(adoption, day));
    }
}

/// Decisions for adoption reversed.
pub static REVERSED: Measure = Measure {
    id: "AD08",
    name: "Decisions for adoption reversed",
    asks: "How many decisions for adoption were reversed?",
    counted: "decisions for adoption reversed in the period",
    value: Value::Count,
    needs: NEEDS,
    source: "Children looked after return (SSDA903)",
    judge: Judge::Child(reversed),
    ..events(HERE)
};

fn each_reversal(child: &History, mut found: impl FnMut(Day, Option<ReversalReason>, Origin)) {
    if let Some(adoption) = child.adoption.as_deref()
        && let Some(on) = adoption.reversed
    {
        found(on, adoption.reversal, adoption.at);
    }
}

fn reversed(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_reversal(child, |on, _, at| cases.event(Some(on), true, at));
}

fn reversed_for(child: &History, cases: &mut Cases<'_>, reason: ReversalReason) {
    each_reversal(child, |on, why, at| match why {
        Some(why) => cases.event(Some(on), why == reason, at),
        None => cases.left_out(Some(on), at),
    });
}

/// What the four shares of reversals have in common.
const REVERSED_FOR: Measure = Measure {
    counted: "decisions for adoption reversed in the period, by the reason recorded",
    needs: NEEDS,
    source: "Children looked after return (SSDA903)",
    ..events(HERE)
};

/// Share reversed because no adopters were found.
pub static REVERSED_NO_ADOPTERS: Measure = Measure {
    id: "AD08b",
    name: "Reversed because no adopters were found",
    asks: "Of the decisions reversed, how many because no adopters could be found?",
    better: Better::Lower,
    met: "no adopters could be found",
    judge: Judge::Child(|child, _, cases| reversed_for(child, cases, ReversalReason::RD3)),
    ..REVERSED_FOR
};

/// Share reversed because needs changed.
pub static REVERSED_NEEDS: Measure = Measure {
    id: "AD08c",
    name: "Reversed because the child's needs changed",
    asks: "Of the decisions reversed, how many because the child's needs changed?",
    met: "the child's needs changed",
    judge: Judge::Child(|child, _, cases| reversed_for(child, cases, ReversalReason::RD1)),
    ..REVERSED_FOR
};

/// Share reversed because the court made no order.
pub static REVERSED_COURT: Measure = Measure {
    id: "AD08d",
    name: "Reversed because the court made no order",
    asks: "Of the decisions reversed, how many because the court made no placement order?",
    met: "the court made no placement order",
    judge: Judge::Child(|child, _, cases| reversed_for(child, cases, ReversalReason::RD2)),
    ..REVERSED_FOR
};

/// Share reversed for another reason.
pub static REVERSED_OTHER: Measure = Measure {
    id: "AD08e",
    name: "Reversed for another reason",
    asks: "Of the decisions reversed, how many for another reason?",
    met: "another reason",
    judge: Judge::Child(|child, _, cases| reversed_for(child, cases, ReversalReason::RD4)),
    ..REVERSED_FOR
};

#[cfg(test)]
mod tests;
