//! Where children in care live: moves, how long they stay, how far from home, and in what kind of place.

use children::care::{Care, Placement};
use children::codes::{ChangeReason, PlacementType};
use children::history::History;
use children::service::Fact;
use children::{Day, Service};

use super::care::while_in_care;
use super::usual::{events, snapshot};
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Judge, Measure};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &THREE_PLACEMENTS,
    &LONG_TERM_STABILITY,
    &FAR_FROM_HOME,
    &FAR_AND_OUTSIDE,
    &NOT_REGISTERED,
    &SIBLINGS_TOGETHER,
    &UNPLANNED_MOVES,
];

const HERE: Area = Area::InCare;
const RETURN: &str = "Children looked after return (SSDA903)";
const NEEDS: &[Fact] = &[Fact::CareEpisodes, Fact::Placements];

/// Share of children in care with three or more homes in a year.
pub static THREE_PLACEMENTS: Measure = Measure {
    id: "CL05",
    name: "Three or more placements in twelve months",
    asks: "Of the children in care, how many had three or more placements in twelve months?",
    better: Better::Lower,
    met: "three or more placements in the twelve months to the day",
    counted: "children in care, short breaks left out",
    needs: NEEDS,
    source: RETURN,
    published: Some("LACStable_2016on"),
    beware: "Temporary stays, stays under a day and changes of legal status alone are no placements of their own.",
    judge: Judge::Child(three_placements),
    ..snapshot(HERE)
};

fn three_placements(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        Some(care.homes_between(day.plus_years(-1), day) >= 3)
    });
}

/// Share of children long in care who have stayed two years with the same carer.
pub static LONG_TERM_STABILITY: Measure = Measure {
    id: "CL06",
    name: "Two years with the same carer",
    asks: "Of children under 16 in care for two and a half years, how many have lived with the same carer for two?",
    better: Better::Higher,
    met: "in the same home for two years, or placed for adoption and together with the home before for two years",
    counted: "children under 16 who have been in care for two and a half years or more",
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::People],
    source: RETURN,
    published: Some("LAC_LongStable%"),
    beware: "A move with the same carer to another address is no move, where the reason given for the change says so.",
    judge: Judge::Child(long_term_stability),
    ..snapshot(HERE)
};

fn long_term_stability(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, period| {
        let long = period.spell.from?.plus_months(30) <= day;
        if !long || child.age_on(day)? >= 16 {
            return None;
        }
        let here = care.placement_on(day)?;
        let mut since = care.home_since(day)?;
        if is_with_adopters(here)
            && let Some(before) = care.placement_on(since.plus(-1))
        {
            since = care.home_since(since.plus(-1)).or(before.spell.from)?;
        }
        Some(since.plus_years(2) <= day)
    });
}

fn is_with_adopters(placement: &Placement) -> bool {
    placement
        .kind
        .is_some_and(|kind| kind.group() == children::codes::PlacementGroup::Adopters)
}

/// Twenty miles, in the tenths in which distances are kept.
pub(crate) const FAR: u16 = 200;

/// Share of children in care placed over twenty miles from home.
pub static FAR_FROM_HOME: Measure = Measure {
    id: "CL07",
    name: "Placed over twenty miles from home",
    asks: "Of the children in care, how many live more than twenty miles from home?",
    better: Better::Lower,
    met: "more than twenty miles from home",
    counted: "children in care whose distance from home is known",
    needs: NEEDS,
    source: RETURN,
    beware: "A published figure counts only those who also live outside the council's area: see the measure beside this.",
    judge: Judge::Child(far_from_home),
    ..snapshot(HERE)
};

fn far_from_home(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        Some(care.placement_on(day)?.tenths_of_mile? > FAR)
    });
}

/// Share of children in care placed over twenty miles from home and outside the council's area.
pub static FAR_AND_OUTSIDE: Measure = Measure {
    id: "CL07b",
    name: "Over twenty miles away and outside the area",
    asks: "Of the children in care, how many live outside the council's area and more than twenty miles from home?",
    better: Better::Lower,
    met: "more than twenty miles from home and outside the area",
    counted: "children in care of whom it is known whether they live in the area, an unknown distance among them",
    needs: NEEDS,
    source: RETURN,
    published: Some("LACDistance"),
    beware: "As published, a child whose distance is not known is counted and not met.",
    judge: Judge::Child(far_and_outside),
    ..snapshot(HERE)
};

fn far_and_outside(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        let placement = care.placement_on(day)?;
        Some(!placement.within? && placement.tenths_of_mile.is_some_and(|tenths| tenths > FAR))
    });
}

/// Share of children in care in a place without the registration it needs.
pub static NOT_REGISTERED: Measure = Measure {
    id: "CL32",
    name: "Placements without registration",
    asks: "How many children in care live in a place without the registration it needs, or in supported living under 16?",
    better: Better::Lower,
    met: "no registration number where one is needed, or under 16 in semi-independent living",
    counted: "children in care whose kind of placement is known",
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::People],
    source: "Care Standards Act 2000; Supported Accommodation Regulations 2023",
    beware: "A number is needed by children's homes, secure homes, family centres and, since 28 October 2023, supported living. Where the column of registration numbers was not supplied, only children under 16 are looked at.",
    judge: Judge::Child(not_registered),
    ..snapshot(HERE)
};

/// What is wrong with a placement's registration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Irregular {
    /// A number is needed and none is recorded.
    NoNumber,
    /// Under 16 in semi-independent living.
    UnderSixteen,
}

/// What is wrong with the placement of a child on the day, if anything.
pub(crate) fn irregular(
    child: &History,
    placement: &Placement,
    scene: &Scene<'_>,
    day: Day,
) -> Option<Irregular> {
    use PlacementType::{H5, K1, K2, K3, R3};
    let kind = placement.kind?;
    if matches!(kind, H5 | K3) && child.age_on(day).is_some_and(|age| age < 16) {
        return Some(Irregular::UnderSixteen);
    }
    let sources = &scene.service.sources;
    let numbers = sources.has_column(Fact::Placements, "clap_cla_placement_urn");
    // Supported accommodation has had to be registered since 28 October 2023.
    let supported = Day::new(2023, 10, 28).is_some_and(|from| day >= from);
    let needed = matches!(kind, K1 | K2 | R3) || (matches!(kind, H5 | K3) && supported);
    (numbers && needed && !placement.has_urn).then_some(Irregular::NoNumber)
}

fn not_registered(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        let placement = care.placement_on(day)?;
        placement.kind?;
        Some(irregular(child, placement, scene, day).is_some())
    });
}

/// Share of groups of siblings in care who all live together.
pub static SIBLINGS_TOGETHER: Measure = Measure {
    id: "CL35",
    name: "Brothers and sisters in care living together",
    asks: "Of the families with two or more children in care, how many have all of them living together?",
    better: Better::Higher,
    met: "all children of the family in care live in one home",
    counted: "families with two or more children in care of whom it is known where each lives",
    needs: &[
        Fact::CareEpisodes,
        Fact::Placements,
        Fact::Families,
        Fact::HouseholdPlaces,
    ],
    source: "Local",
    beware: "Who lives in which foster home is read from the council's own table; a children's home is known by its registration number.",
    judge: Judge::Service(siblings_together),
    ..snapshot(HERE)
};

/// A home: a foster household, or a children's home by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Household(usize),
    Home(u16),
}

fn siblings_together(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let mut families: Vec<(u32, u32)> = (0..)
        .zip(&service.children)
        .filter(|(_, child)| child.care.is_some())
        .filter_map(|(at, child)| Some((child.person.family?, at)))
        .collect();
    families.sort_unstable();
    let mut stays: Vec<(u32, usize, children::history::Spell)> = Vec::new();
    for (at, household) in service.households.iter().enumerate() {
        stays.extend(
            household
                .children
                .iter()
                .map(|place| (place.child, at, place.spell)),
        );
    }
    stays.sort_unstable_by_key(|(child, ..)| *child);
    let home = |at: u32, care: &Care, day: Day| -> Option<Where> {
        let first = stays.partition_point(|(child, ..)| *child < at);
        let of_child = stays
            .get(first..)?
            .iter()
            .take_while(|(child, ..)| *child == at);
        if let Some((_, household, _)) = of_child.clone().find(|(.., spell)| spell.open_on(day)) {
            return Some(Where::Household(*household));
        }
        let placement = care.placement_on(day)?;
        (!placement.kind?.is_foster()).then_some(Where::Home(placement.urn?))
    };
    for family in families.chunk_by(|one, other| one.0 == other.0) {
        let Some((_, first)) = family.first().filter(|_| family.len() > 1) else {
            continue;
        };
        cases.of(Subject::Child(*first));
        cases.snapshots(|day| {
            let mut in_care = 0;
            let mut homes = Vec::new();
            for (_, at) in family {
                let child = service.children.get(*at as usize)?;
                if let Some((care, _)) = child.care_on(day) {
                    in_care += 1;
                    homes.push(home(*at, care, day));
                }
            }
            let known: Option<Vec<Where>> = homes.into_iter().collect();
            let known = known.filter(|_| in_care > 1)?;
            Some((known.windows(2).all(|two| two.first() == two.last()), None))
        });
    }
}

/// Share of changes of placement that were not planned.
pub static UNPLANNED_MOVES: Measure = Measure {
    id: "CL36",
    name: "Moves because a placement broke down",
    asks: "Of the changes of placement, how many came of the carer's request, an allegation or poor standards?",
    better: Better::Lower,
    met: "the carer asked, an allegation was made, or standards were not met",
    counted: "changes of placement with a reason, temporary stays left out",
    needs: NEEDS,
    source: RETURN,
    judge: Judge::Child(unplanned_moves),
    ..events(HERE)
};

fn unplanned_moves(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(care) = child.care.as_deref() else {
        return;
    };
    for placement in care.placements.iter().filter(|each| !each.is_temporary()) {
        let Some(ended) = placement
            .spell
            .to
            .filter(|to| Some(*to) != placement.spell.from)
        else {
            continue;
        };
        let left_care = care
            .periods
            .iter()
            .any(|period| period.spell.to == Some(ended));
        match placement.changed {
            Some(ChangeReason::Ended) => {}
            Some(reason) => cases.event(Some(ended), is_unplanned(reason), placement.at),
            None if left_care => {}
            None => cases.left_out(Some(ended), placement.at),
        }
    }
}

fn is_unplanned(reason: ChangeReason) -> bool {
    match reason {
        ChangeReason::CarerBehaviour
        | ChangeReason::CarerOther
        | ChangeReason::Standard
        | ChangeReason::Approval
        | ChangeReason::Allegation => true,
        ChangeReason::CarePlan
        | ChangeReason::Close
        | ChangeReason::Custody
        | ChangeReason::Child
        | ChangeReason::Responsible
        | ChangeReason::Ended
        | ChangeReason::Other => false,
    }
}

#[cfg(test)]
mod tests;
