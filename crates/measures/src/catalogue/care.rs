//! Children in care: how many, who comes and goes, and how they are in care.

use children::History;
use children::care::{Care, Period};
use children::codes::{LegalStatus, PlacementType};
use children::history::Spell;
use children::service::Fact;
use children::{CollectionYear, Day, Origin};

use super::usual::{events, snapshot};
use crate::cases::Cases;
use crate::measure::{Area, Better, Judge, Measure, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &IN_CARE,
    &CAME_INTO_CARE,
    &LEFT_CARE,
    &UNACCOMPANIED,
    &CAME_UNACCOMPANIED,
    &IN_FOSTER_HOMES,
    &IN_CHILDRENS_HOMES,
    &IN_SUPPORTED_LIVING,
    &WITH_PARENTS,
    &WITH_PARENTS_UNDER_ORDER,
    &SECTION_20_LONG,
];

const HERE: Area = Area::InCare;
const RETURN: &str = "Children looked after return (SSDA903)";
const IN_CARE_NOW: &str = "children in care, short breaks left out";

/// The snapshots on which a child was in care: on each, `judge` is asked with the care and the period it falls in.
pub(super) fn each_day_in_care<'c>(
    child: &'c History,
    cases: &mut Cases<'_>,
    mut judge: impl FnMut(Day, &'c Care, &'c Period) -> Option<(bool, f64)>,
) {
    let Some(care) = child.care.as_deref() else {
        return;
    };
    for period in &care.periods {
        cases.amounts_while_open(period.spell, period.at, |day| {
            if care.short_breaks_on(day) {
                return None;
            }
            judge(day, care, period)
        });
    }
}

/// The same for a judge who says no more than whether it is met.
pub(super) fn while_in_care<'c>(
    child: &'c History,
    cases: &mut Cases<'_>,
    mut judge: impl FnMut(Day, &'c Care, &'c Period) -> Option<bool>,
) {
    each_day_in_care(child, cases, |day, care, period| {
        judge(day, care, period).map(|met| (met, 0.0))
    });
}

/// Children in care at the end of the period, per 10,000.
pub static IN_CARE: Measure = Measure {
    id: "CL01",
    name: "Children in care",
    asks: "How many children were in care at the end of the period, for every 10,000 aged 0 to 17?",
    counted: IN_CARE_NOW,
    value: Value::Rate,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC"),
    beware: "Without a table of legal statuses, short breaks cannot be told from care.",
    judge: Judge::Child(in_care),
    ..snapshot(HERE)
};

fn in_care(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |_, _, _| Some(true));
}

/// Children who came into care, per 10,000.
pub static CAME_INTO_CARE: Measure = Measure {
    id: "CL02",
    name: "Children who came into care",
    asks: "How many children came into care, for every 10,000 aged 0 to 17?",
    counted: "children who came into care, once in a collection year",
    value: Value::Rate,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC_Start_Rate"),
    beware: "A child who comes back in the same year to 31 March counts once.",
    judge: Judge::Child(came_into_care),
    ..events(HERE)
};

/// The first coming into care of each collection year, short breaks left out.
fn each_coming<'c>(child: &'c History, mut found: impl FnMut(Option<Day>, &'c Period)) {
    let Some(care) = child.care.as_deref() else {
        return;
    };
    let mut year = None;
    for period in &care.periods {
        let this = period.spell.from.map(CollectionYear::of);
        if period
            .spell
            .from
            .is_some_and(|from| care.short_breaks_on(from))
            || (this.is_some() && this == year)
        {
            continue;
        }
        year = this;
        found(period.spell.from, period);
    }
}

fn came_into_care(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_coming(child, |on, period| cases.event(on, true, period.at));
}

/// Children who left care, per 10,000.
pub static LEFT_CARE: Measure = Measure {
    id: "CL02b",
    name: "Children who left care",
    asks: "How many children left care, for every 10,000 aged 0 to 17?",
    counted: "children who left care, once in a collection year",
    value: Value::Rate,
    needs: &[Fact::CareEpisodes],
    source: RETURN,
    published: Some("LAC_Cease_Rate"),
    judge: Judge::Child(left_care),
    ..events(HERE)
};

fn left_care(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let mut year = None;
    each_leaving(child, |left, period| {
        let this = Some(CollectionYear::of(left));
        if this != year {
            year = this;
            cases.event(Some(left), true, period.last_at);
        }
    });
}

/// Every end of a period of care, short breaks left out.
pub(super) fn each_leaving<'c>(child: &'c History, mut found: impl FnMut(Day, &'c Period)) {
    let Some(care) = child.care.as_deref() else {
        return;
    };
    for period in &care.periods {
        if let Some(left) = period.spell.to
            && !care.short_breaks_on(left.plus(-1))
        {
            found(left, period);
        }
    }
}

/// Share of children in care who are unaccompanied asylum seekers.
pub static UNACCOMPANIED: Measure = Measure {
    id: "CL03",
    name: "Unaccompanied asylum-seeking children in care",
    asks: "Of the children in care, how many are unaccompanied asylum seekers?",
    met: "unaccompanied asylum-seeking children",
    counted: IN_CARE_NOW,
    needs: &[Fact::CareEpisodes, Fact::Immigration],
    source: RETURN,
    published: Some("Unacc_Asylmn_Seek_Childn%"),
    judge: Judge::Child(unaccompanied),
    ..snapshot(HERE)
};

fn unaccompanied(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, _, _| Some(child.unaccompanied_on(day)));
}

/// Share of children coming into care who are unaccompanied asylum seekers.
pub static CAME_UNACCOMPANIED: Measure = Measure {
    id: "CL03b",
    name: "Unaccompanied children among those coming into care",
    asks: "Of the children who came into care, how many were unaccompanied asylum seekers?",
    met: "unaccompanied asylum-seeking children",
    counted: "children who came into care, once in a collection year",
    needs: &[Fact::CareEpisodes, Fact::Immigration],
    source: RETURN,
    published: Some("UASC_%_Starting"),
    judge: Judge::Child(came_unaccompanied),
    ..events(HERE)
};

fn came_unaccompanied(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_coming(child, |on, period| {
        let met = on.is_some_and(|on| child.unaccompanied_on(on));
        cases.event(on, met, period.at);
    });
}

/// Share of children in care who live in a foster home.
pub static IN_FOSTER_HOMES: Measure = Measure {
    id: "CL04",
    name: "Children in care in foster homes",
    asks: "Of the children in care, how many live in a foster home, with relatives or not?",
    better: Better::Higher,
    met: "living in a foster home",
    counted: "children in care whose kind of placement is known",
    needs: &[Fact::CareEpisodes, Fact::Placements],
    source: RETURN,
    published: Some("LAC_Foster_Placements"),
    judge: Judge::Child(in_foster_homes),
    ..snapshot(HERE)
};

fn in_foster_homes(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    placed(child, cases, PlacementType::is_foster);
}

/// Asks of the kind of placement on each day in care; unknown kinds are left out of both sides.
fn placed(child: &History, cases: &mut Cases<'_>, is: impl Fn(PlacementType) -> bool) {
    while_in_care(child, cases, |day, care, _| {
        Some(is(care.placement_on(day)?.kind?))
    });
}

/// Share of children in care who live in a children's home.
pub static IN_CHILDRENS_HOMES: Measure = Measure {
    id: "CL04b",
    name: "Children in care in children's homes",
    asks: "Of the children in care, how many live in a children's home or a secure home?",
    met: "living in a children's home, secure homes among them",
    counted: "children in care whose kind of placement is known",
    needs: &[Fact::CareEpisodes, Fact::Placements],
    source: RETURN,
    published: Some("LAC_SecHome_And_ChildHome"),
    judge: Judge::Child(in_childrens_homes),
    ..snapshot(HERE)
};

fn in_childrens_homes(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    placed(child, cases, |kind| {
        matches!(kind, PlacementType::K1 | PlacementType::K2)
    });
}

/// Share of children in care in supported or independent living.
pub static IN_SUPPORTED_LIVING: Measure = Measure {
    id: "CL04c",
    name: "Children in care in supported or independent living",
    asks: "Of the children in care, how many live in supported or independent living?",
    met: "living in semi-independent, supported or independent living",
    counted: "children in care whose kind of placement is known",
    needs: &[Fact::CareEpisodes, Fact::Placements],
    source: RETURN,
    published: Some("LAC_Ind_SInd_Liv_Arr"),
    judge: Judge::Child(in_supported_living),
    ..snapshot(HERE)
};

fn in_supported_living(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    placed(child, cases, |kind| {
        matches!(
            kind,
            PlacementType::H5 | PlacementType::K3 | PlacementType::P2
        )
    });
}

/// Share of children in care who live with their parents.
pub static WITH_PARENTS: Measure = Measure {
    id: "CL04d",
    name: "Children in care placed with their parents",
    asks: "Of the children in care, how many live with their own parents?",
    met: "placed with own parents or others with parental responsibility",
    counted: "children in care whose kind of placement is known",
    needs: &[Fact::CareEpisodes, Fact::Placements],
    source: RETURN,
    published: Some("LAC_Parents_OR_Others"),
    judge: Judge::Child(with_parents),
    ..snapshot(HERE)
};

fn with_parents(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    placed(child, cases, |kind| kind == PlacementType::P1);
}

/// Share of children in care who live with their parents under a care order.
pub static WITH_PARENTS_UNDER_ORDER: Measure = Measure {
    id: "CL30",
    name: "Placed with parents under a care order",
    asks: "Of the children in care, how many live with their parents under a care order?",
    met: "placed with parents under an interim or full care order",
    counted: "children in care whose placement and legal status are known",
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::LegalStatuses],
    source: RETURN,
    beware: "Who lives so, and whether a senior manager agreed to it, is to be looked at child by child.",
    judge: Judge::Child(with_parents_under_order),
    ..snapshot(HERE)
};

/// Since when a child in care has been with parents under a care order; `Some(None)` where they are not.
pub(crate) fn with_parents_since(care: &Care, day: Day) -> Option<Option<Spell>> {
    let placement = care.placement_on(day)?;
    let kind = placement.kind?;
    let status = care.legal_on(day)?.status?;
    let so = kind == PlacementType::P1 && matches!(status, LegalStatus::C1 | LegalStatus::C2);
    Some(so.then_some(placement.spell))
}

fn with_parents_under_order(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        Some(with_parents_since(care, day)?.is_some())
    });
}

/// Share of children under section 20 who have been for over six months.
pub static SECTION_20_LONG: Measure = Measure {
    id: "CL31",
    name: "Accommodated under section 20 over six months",
    asks: "Of the children accommodated under section 20, how many have been for more than six months?",
    better: Better::Lower,
    met: "under section 20 for more than six months",
    counted: "children in care under section 20, unaccompanied asylum seekers left out",
    needs: &[Fact::CareEpisodes, Fact::LegalStatuses],
    source: "Local, from case law on section 20",
    judge: Judge::Child(section_20_long),
    ..snapshot(HERE)
};

/// Since when a child has been under section 20 without a break, where they are on the day.
pub(crate) fn section_20_since(child: &History, care: &Care, day: Day) -> Option<(Day, Origin)> {
    if child.unaccompanied_on(day) {
        return None;
    }
    let now = care.legal_on(day)?;
    if now.status != Some(LegalStatus::V2) {
        return None;
    }
    let mut since = now.spell.from?;
    for earlier in care.legal.iter().rev() {
        let follows = earlier.status == Some(LegalStatus::V2) && earlier.spell.to == Some(since);
        if let (true, Some(from)) = (follows, earlier.spell.from) {
            since = from;
        }
    }
    Some((since, now.at))
}

fn section_20_long(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        section_20_since(child, care, day).map(|(since, _)| since.plus_months(6) < day)
    });
}

#[cfg(test)]
mod tests;
