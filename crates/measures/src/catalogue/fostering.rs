//! Foster homes: who asks, who is approved, who leaves, and what places there are.

use children::Day;
use children::History;
use children::codes::{PlacementGroup, Provider};
use children::history::Spell;
use children::service::{Fact, Household, HouseholdKind, Service};

use super::care::while_in_care;
use super::usual::{events, never, snapshot};
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Clock, Judge, Measure, Unit, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &ENQUIRY_TO_APPLICATION,
    &ENQUIRIES,
    &APPLICATION_TO_APPROVAL,
    &APPROVED_IN_EIGHT_MONTHS,
    &NET_CHANGE,
    &HOUSEHOLDS,
    &PLACES_FILLED,
    &PLACES_HELD,
    &OWN_HOMES,
    &REVIEWS,
    &KINSHIP,
    &COST,
];

const HERE: Area = Area::Fostering;
const OFSTED: &str = "Fostering data return to Ofsted";
const NEEDS: &[Fact] = &[Fact::Households];

fn each(
    service: &Service,
    cases: &mut Cases<'_>,
    mut judge: impl FnMut(&Household, &mut Cases<'_>),
) {
    for (at, household) in (0..).zip(&service.households) {
        cases.of(Subject::Household(at));
        judge(household, cases);
    }
}

/// From approval until it ended.
pub(crate) fn approved(household: &Household) -> Option<Spell> {
    Some(Spell {
        from: Some(household.approved?),
        to: household.ended,
    })
}

fn reached(step: Option<Day>, cases: &Cases<'_>) -> bool {
    step.is_some_and(|on| on <= cases.months().as_at)
}

/// Share of enquiries that became applications.
pub static ENQUIRY_TO_APPLICATION: Measure = Measure {
    id: "FO01",
    name: "Fostering enquiries that became applications",
    asks: "Of the enquiries to foster, how many have become applications?",
    better: Better::Higher,
    met: "applied since",
    counted: "enquiries received in the period",
    needs: NEEDS,
    source: OFSTED,
    beware: "The newest enquiries have had little time to become applications. People ask several agencies: a share of enquiries says little beside a neighbour's.",
    judge: Judge::Service(enquiry_to_application),
    ..events(HERE)
};

fn enquiry_to_application(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each(service, cases, |household, cases| {
        if household.enquired.is_some() {
            let met = reached(household.applied, cases);
            cases.event(household.enquired, met, household.at);
        }
    });
}

/// Enquiries to foster.
pub static ENQUIRIES: Measure = Measure {
    id: "FO01b",
    name: "Fostering enquiries",
    asks: "How many households asked about fostering?",
    better: Better::Higher,
    counted: "enquiries received in the period",
    value: Value::Count,
    needs: NEEDS,
    source: OFSTED,
    judge: Judge::Service(enquiry_to_application),
    ..events(HERE)
};

/// Share of applications that were approved.
pub static APPLICATION_TO_APPROVAL: Measure = Measure {
    id: "FO01c",
    name: "Fostering applications that were approved",
    asks: "Of the applications to foster, how many have been approved?",
    better: Better::Higher,
    met: "approved since",
    counted: "applications received in the period",
    needs: NEEDS,
    source: OFSTED,
    beware: "The newest applications have had little time to be approved.",
    judge: Judge::Service(application_to_approval),
    ..events(HERE)
};

fn application_to_approval(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each(service, cases, |household, cases| {
        if household.applied.is_some() {
            let met = reached(household.approved, cases);
            cases.event(household.applied, met, household.at);
        }
    });
}

/// Share of approvals within eight months of the application.
pub static APPROVED_IN_EIGHT_MONTHS: Measure = Measure {
    id: "FO01d",
    name: "Foster carers approved within eight months",
    asks: "Of the households approved, how many were within eight months of applying?",
    better: Better::Higher,
    met: "approved within eight months of the application",
    counted: "households approved in the period whose application is dated",
    clock: Some(Clock {
        rule: "eight months from the application",
        source: "Fostering services guidance",
    }),
    needs: NEEDS,
    source: OFSTED,
    judge: Judge::Service(approved_in_eight_months),
    ..events(HERE)
};

fn approved_in_eight_months(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each(service, cases, |household, cases| {
        let Some(approved) = household.approved else {
            return;
        };
        match household.applied.filter(|applied| *applied <= approved) {
            Some(applied) => {
                cases.event(
                    Some(approved),
                    approved <= applied.plus_months(8),
                    household.at,
                );
            }
            None => cases.left_out(Some(approved), household.at),
        }
    });
}

/// Mainstream households approved for each that left.
pub static NET_CHANGE: Measure = Measure {
    id: "FO02",
    name: "Foster households approved for each that left",
    asks: "How many mainstream foster households were approved for each that left?",
    better: Better::Higher,
    met: "mainstream households approved",
    counted: "those approved and those whose approval ended",
    value: Value::Ratio(Unit::Times),
    needs: NEEDS,
    source: "Fostering in England, Ofsted",
    beware: "Above one the council gains homes, below one it loses them.",
    judge: Judge::Service(net_change),
    ..events(HERE)
};

fn net_change(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each(service, cases, |household, cases| {
        if household.kind == Some(HouseholdKind::Mainstream) {
            if household.approved.is_some() {
                cases.amount(household.approved, true, 1.0, household.at);
            }
            if household.ended.is_some() && household.approved.is_some() {
                cases.amount(household.ended, false, 1.0, household.at);
            }
        }
    });
}

/// Mainstream households.
pub static HOUSEHOLDS: Measure = Measure {
    id: "FO02b",
    name: "Mainstream foster households",
    asks: "How many mainstream foster households does the council have?",
    better: Better::Higher,
    counted: "approved mainstream households",
    value: Value::Count,
    needs: NEEDS,
    source: "Fostering in England, Ofsted",
    judge: Judge::Service(households),
    ..snapshot(HERE)
};

fn households(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each(service, cases, |household, cases| {
        if household.kind == Some(HouseholdKind::Mainstream)
            && let Some(approved) = approved(household)
        {
            cases.while_open(approved, household.at, |_| Some(true));
        }
    });
}

/// Share of approved places that are filled.
pub static PLACES_FILLED: Measure = Measure {
    id: "FO03",
    name: "Foster places filled",
    asks: "Of the approved foster places, how many are filled?",
    better: Better::Higher,
    met: "places with a child in them",
    counted: "approved places, one by one",
    needs: &[Fact::Households, Fact::HouseholdPlaces],
    source: OFSTED,
    beware: "Places of the council's own carers only. Children above a household's approved number are not counted.",
    judge: Judge::Service(places_filled),
    ..snapshot(HERE)
};

fn places_filled(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    places(service, cases, |household, place, day| {
        // A child whose stays overlap fills one place.
        let mut here: Vec<_> = (household.children.iter())
            .filter(|each| each.spell.open_on(day))
            .map(|each| each.child)
            .collect();
        here.sort_unstable();
        here.dedup();
        usize::from(place) < here.len()
    });
}

/// Every approved place of every household, by its number; met as the judge says.
fn places(service: &Service, cases: &mut Cases<'_>, met: impl Fn(&Household, u8, Day) -> bool) {
    each(service, cases, |household, cases| {
        let Some(approved) = approved(household) else {
            return;
        };
        for place in 0..household.places.unwrap_or(0) {
            cases.while_open(approved, household.at, |day| {
                Some(met(household, place, day))
            });
        }
    });
}

/// Share of approved places that may not be used now.
pub static PLACES_HELD: Measure = Measure {
    id: "FO03b",
    name: "Foster places not available",
    asks: "Of the approved foster places, how many may not be used now?",
    better: Better::Lower,
    met: "places recorded as not available",
    counted: "approved places, one by one",
    needs: NEEDS,
    source: OFSTED,
    beware: "How many may not be used is known only as it stands now.",
    judge: Judge::Service(places_held),
    ..snapshot(HERE)
};

fn places_held(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    each(service, cases, |household, cases| {
        let now = approved(household).is_some_and(|approved| approved.open_on(as_at));
        let now = now.then_some(Spell {
            from: Some(as_at),
            to: None,
        });
        for place in 0..household.places.unwrap_or(0) {
            if let (Some(now), Some(held)) = (now, household.places_held) {
                cases.while_open(now, household.at, |_| Some(place < held));
            }
        }
    });
}

/// Share of fostered children in the council's own foster homes.
pub static OWN_HOMES: Measure = Measure {
    id: "FO04",
    name: "Fostered by the council's own carers",
    asks: "Of the children in foster homes, how many are with the council's own carers?",
    better: Better::Higher,
    met: "in a home the council itself provides",
    counted: "children in care in foster homes whose provider is known",
    needs: &[Fact::CareEpisodes, Fact::Placements],
    source: "Children looked after return (SSDA903)",
    judge: Judge::Child(own_homes),
    ..snapshot(HERE)
};

fn own_homes(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        let placement = care.placement_on(day)?;
        (placement.kind?.is_foster()).then_some(placement.provider? == Provider::PR1)
    });
}

/// Share of households reviewed within a year.
pub static REVIEWS: Measure = Measure {
    id: "FO05",
    name: "Foster carers reviewed in twelve months",
    asks: "Of the approved foster households, how many have been reviewed in twelve months?",
    better: Better::Higher,
    met: "reviewed, or approved, not more than twelve months before the day",
    counted: "approved foster households",
    clock: Some(Clock {
        rule: "every year",
        source: "Fostering Services (England) Regulations 2011",
    }),
    needs: NEEDS,
    source: "Fostering Services (England) Regulations 2011",
    beware: "Only the latest review is kept, so that months before the latest are not known.",
    judge: Judge::Service(reviews),
    ..snapshot(HERE)
};

fn reviews(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    each(service, cases, |household, cases| {
        let Some(approved) = approved(household) else {
            return;
        };
        cases.while_open(approved, household.at, |day| {
            // Of earlier days only the households not reviewed since could be judged: a share of them would mislead.
            if day != as_at || household.reviewed.is_some_and(|reviewed| reviewed > day) {
                return None;
            }
            Some(household.reviewed.max(household.approved)?.plus_years(1) >= day)
        });
    });
}

/// Share of fostered children who live with relatives or friends.
pub static KINSHIP: Measure = Measure {
    id: "FO06",
    name: "Fostered by relatives or friends",
    asks: "Of the children in foster homes, how many live with relatives or friends?",
    better: Better::Higher,
    met: "in a foster home with a relative or friend",
    counted: "children in care in foster homes",
    needs: &[Fact::CareEpisodes, Fact::Placements],
    source: "Children looked after return (SSDA903)",
    judge: Judge::Child(kinship),
    ..snapshot(HERE)
};

fn kinship(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    while_in_care(child, cases, |day, care, _| {
        let kind = care.placement_on(day)?.kind?;
        kind.is_foster()
            .then_some(kind.group() == PlacementGroup::Kinship)
    });
}

/// Cost of a child by kind of placement.
pub static COST: Measure = Measure {
    id: "FO07",
    name: "Weekly cost by kind of placement",
    asks: "What does a week in each kind of placement cost?",
    counted: "children in the kind of placement",
    value: Value::Mean(Unit::Times),
    source: "Section 251 outturn",
    ..never(
        HERE,
        "costs are not held by child: the dataset's table of placement costs has no columns yet",
    )
};

#[cfg(test)]
pub(crate) mod tests;
