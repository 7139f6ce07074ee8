//! Children in care whose home needs a look: far away, without registration, another move, with parents.

use children::History;
use children::codes::Code;
use children::service::Fact;

use super::care_contact::in_care;
use super::words::{date, days, many, or_none, ordinal};
use crate::catalogue::care::{section_20_since, with_parents_since};
use crate::catalogue::placements::{FAR, Irregular, irregular};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &UNREGISTERED,
    &THIRD_HOME,
    &SECTION_20,
    &WITH_PARENTS,
    &FAR_AWAY,
];

const HERE: Area = Area::InCare;

/// Children in care in a place without the registration it needs.
pub static UNREGISTERED: List = List {
    id: "unregistered-placement",
    name: "Placement without registration",
    area: HERE,
    weight: 6,
    rule: "A child in care lives in a children's home, secure home, family centre or (since 28 October 2023) supported living for which no registration number is recorded; or is under 16 and in semi-independent living.",
    source: "Care Standards Act 2000; Supported Accommodation Regulations 2023",
    clears: "The number is recorded, or the child moves.",
    fields: &[
        "clap_cla_placement_type",
        "clap_cla_placement_urn",
        "pers_dob",
    ],
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::People],
    judge: ListJudge::Child(unregistered),
};

fn unregistered(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(placement) =
        in_care(child, scene).and_then(|(care, _)| care.placement_on(scene.today))
    else {
        return;
    };
    let Some(what) = irregular(child, placement, scene, scene.today) else {
        return;
    };
    let since = placement.spell.from;
    let kind = placement.kind.map_or("", Code::label);
    let why = match what {
        Irregular::NoNumber => format!(
            "Since {} in a place of the kind \"{kind}\", for which no registration number is recorded.",
            or_none(since)
        ),
        Irregular::UnderSixteen => format!(
            "Aged {} and since {} in semi-independent living, which is not allowed under 16.",
            child.age_on(scene.today).unwrap_or_default(),
            or_none(since)
        ),
    };
    let number = if placement.has_urn {
        "recorded"
    } else {
        "not recorded"
    };
    let values = vec![
        ("placement", kind.to_owned()),
        ("registration number", number.to_owned()),
    ];
    found.add(State::Open, since, None, Some(placement.at), why, values);
}

/// Children in care in their third home or more in a year.
pub static THIRD_HOME: List = List {
    id: "third-home",
    name: "Third home or more in twelve months",
    area: HERE,
    weight: 28,
    rule: "A child in care has lived in three or more homes in twelve months. Temporary stays and changes of status alone do not count.",
    source: "Children looked after return (SSDA903): placement stability",
    clears: "Twelve months pass in which the child lived in fewer than three homes.",
    fields: &[
        "clap_cla_placement_start_date",
        "clap_cla_placement_end_date",
        "clap_cla_placement_type",
        "clap_cla_placement_change_reason",
    ],
    needs: &[Fact::CareEpisodes, Fact::Placements],
    judge: ListJudge::Child(third_home),
};

fn third_home(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((care, _)) = in_care(child, scene) else {
        return;
    };
    let homes = care.homes_between(scene.today.plus_years(-1), scene.today);
    if homes < 3 {
        return;
    }
    let here = care.home_since(scene.today);
    let at = care.placement_on(scene.today).map(|placement| placement.at);
    let nth = ordinal(usize::try_from(homes).unwrap_or(usize::MAX));
    let why = match here {
        Some(here) => format!(
            "In the {nth} home in twelve months, since {}, {} ago.",
            date(here),
            days(scene.today.days_since(here))
        ),
        None => format!(
            "Has lived in {} in twelve months.",
            many(homes.cast_signed(), "home")
        ),
    };
    let values = vec![("homes in twelve months", homes.to_string())];
    found.add(State::Open, here, None, at, why, values);
}

/// Children accommodated under section 20 for over six months.
pub static SECTION_20: List = List {
    id: "section-20-long",
    name: "Under section 20 for over six months",
    area: HERE,
    weight: 45,
    rule: "A child, not an unaccompanied asylum seeker, has been accommodated under section 20 without a break for more than six months.",
    source: "Local, from case law on section 20",
    clears: "The legal status changes, or the child leaves care.",
    fields: &["lega_legal_status", "lega_legal_status_start_date"],
    needs: &[Fact::CareEpisodes, Fact::LegalStatuses],
    judge: ListJudge::Child(section_20),
};

fn section_20(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((since, at)) = in_care(child, scene)
        .and_then(|(care, _)| section_20_since(child, care, scene.today))
        .filter(|(since, _)| since.plus_months(6) < scene.today)
    else {
        return;
    };
    let why = format!(
        "Accommodated under section 20 since {}, for {}.",
        date(since),
        days(scene.today.days_since(since))
    );
    let over = since.plus_months(6).plus(1);
    found.add(
        State::Open,
        Some(over),
        None,
        Some(at),
        why,
        vec![("section 20 since", date(since))],
    );
}

/// Children placed with their parents under a care order.
pub static WITH_PARENTS: List = List {
    id: "with-parents",
    name: "With parents under a care order",
    area: HERE,
    weight: 47,
    rule: "A child under an interim or full care order lives with their parents: a senior manager is to have agreed to it, and it is to be reviewed.",
    source: "Care Planning, Placement and Case Review Regulations 2010, part 4",
    clears: "The order is discharged, or the child moves.",
    fields: &["clap_cla_placement_type", "lega_legal_status"],
    needs: &[Fact::CareEpisodes, Fact::Placements, Fact::LegalStatuses],
    judge: ListJudge::Child(with_parents),
};

fn with_parents(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((care, _)) = in_care(child, scene) else {
        return;
    };
    if let Some(Some(spell)) = with_parents_since(care, scene.today)
        && let (Some(since), Some(placement)) = (spell.from, care.placement_on(scene.today))
    {
        let why = format!(
            "Placed with parents under a care order since {}, for {}.",
            date(since),
            days(scene.today.days_since(since))
        );
        found.add(
            State::Open,
            Some(since),
            None,
            Some(placement.at),
            why,
            vec![("since", date(since))],
        );
    }
}

/// Children in care over twenty miles from home.
pub static FAR_AWAY: List = List {
    id: "far-from-home",
    name: "Over twenty miles from home",
    area: HERE,
    weight: 50,
    rule: "A child in care lives more than twenty miles from home. A distance that is not known is not on this list.",
    source: "Children looked after return (SSDA903)",
    clears: "The child moves nearer.",
    fields: &["clap_cla_placement_distance"],
    needs: &[Fact::CareEpisodes, Fact::Placements],
    judge: ListJudge::Child(far_away),
};

fn far_away(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(placement) =
        in_care(child, scene).and_then(|(care, _)| care.placement_on(scene.today))
    else {
        return;
    };
    let Some(tenths) = placement.tenths_of_mile.filter(|tenths| *tenths > FAR) else {
        return;
    };
    let miles = format!("{}.{}", tenths / 10, tenths % 10);
    let since = placement.spell.from;
    let why = format!("{miles} miles from home since {}.", or_none(since));
    found.add(
        State::Open,
        since,
        None,
        Some(placement.at),
        why,
        vec![("miles", miles)],
    );
}
