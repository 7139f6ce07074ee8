//! Young people of 16 and 17 who presented as homeless and wait for something.

use children::history::{Homeless, HomelessOutcome};
use children::service::Fact;
use children::{Day, History};

use super::due::ago;
use super::words::{answer, date, many, or_none};
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[
    &TONIGHT,
    &UNASSESSED,
    &NO_SECTION_20,
    &NO_ADVOCATE,
    &UNDECIDED,
];

/// Homeless at 16 or 17 and in bed and breakfast tonight.
pub static TONIGHT: List = List {
    id: "homeless-bed-and-breakfast",
    name: "Homeless at 16 or 17 and in bed and breakfast tonight",
    area: Area::Homeless,
    weight: 6,
    rule: "A homeless young person is recorded as staying in bed and breakfast today.",
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    clears: "Another place to stay is recorded.",
    fields: &["from", "to", "stayed"],
    needs: &[Fact::Homeless, Fact::HomelessNights],
    judge: ListJudge::Child(tonight),
};

fn tonight(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let nights = child.homeless.iter().flat_map(|homeless| &homeless.nights);
    let Some(night) = nights
        .into_iter()
        .find(|night| night.bed_and_breakfast && night.spell.open_on(scene.today))
    else {
        return;
    };
    let Some(from) = night.spell.from else { return };
    let nights = many(scene.today.days_since(from) + 1, "night");
    found.add(
        State::Late,
        Some(from),
        None,
        Some(night.at),
        format!(
            "In bed and breakfast since {}: {nights} with tonight.",
            date(from)
        ),
        vec![("from", date(from)), ("left", or_none(None))],
    );
}

/// Homeless at 16 or 17 and not assessed.
pub static UNASSESSED: List = List {
    id: "homeless-unassessed",
    name: "Homeless at 16 or 17 and not assessed",
    area: Area::Homeless,
    weight: 9,
    rule: "A young person under 18 presented as homeless in the last twelve months and no assessment by children's services is recorded.",
    source: "Guidance on homeless 16- and 17-year-olds, 2018: at once",
    clears: "An assessment is recorded.",
    fields: &["presented_on", "assessed_on"],
    needs: &[Fact::Homeless],
    judge: ListJudge::Child(unassessed),
};

/// Homeless at 16 or 17 and section 20 not offered.
pub static NO_SECTION_20: List = List {
    id: "homeless-section-20",
    name: "Homeless at 16 or 17 and section 20 not offered",
    area: Area::Homeless,
    weight: 17,
    rule: "A young person under 18 presented as homeless in the last twelve months, was not taken into care, and no offer of accommodation under section 20 is recorded.",
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    clears: "The offer is recorded.",
    fields: &["section_20_explained", "section_20_offered", "outcome"],
    needs: &[Fact::Homeless],
    judge: ListJudge::Child(no_section_20),
};

/// Homeless at 16 or 17 and no advocate offered.
pub static NO_ADVOCATE: List = List {
    id: "homeless-advocate",
    name: "Homeless at 16 or 17 and no advocate offered",
    area: Area::Homeless,
    weight: 36,
    rule: "A young person under 18 presented as homeless in the last twelve months and no offer of an advocate is recorded.",
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    clears: "The offer is recorded.",
    fields: &["advocate_offered"],
    needs: &[Fact::Homeless],
    judge: ListJudge::Child(no_advocate),
};

/// Homeless at 16 or 17 and undecided.
pub static UNDECIDED: List = List {
    id: "homeless-undecided",
    name: "Homeless at 16 or 17 and undecided",
    area: Area::Homeless,
    weight: 16,
    rule: "A young person presented as homeless and no decision is recorded.",
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    clears: "A decision is recorded.",
    fields: &["presented_on", "decided_on", "outcome"],
    needs: &[Fact::Homeless],
    judge: ListJudge::Child(undecided),
};

/// The latest case of a young person under 18 who presented in the last twelve months.
fn recent<'a>(child: &'a History, scene: &Scene<'_>) -> Option<(&'a Homeless, Day)> {
    let homeless = child.homeless.iter().rev().find(|homeless| {
        homeless
            .presented
            .is_some_and(|day| day <= scene.today && scene.today < day.plus_months(12))
    })?;
    let grown = child.age_on(scene.today).is_some_and(|age| age >= 18);
    homeless
        .presented
        .filter(|_| !grown)
        .map(|day| (homeless, day))
}

fn unassessed(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some((homeless, presented)) = recent(child, scene)
        && homeless
            .assessed
            .is_none_or(|assessed| assessed > scene.today)
    {
        found.add(
            State::Late,
            Some(presented),
            None,
            Some(homeless.at),
            format!(
                "Presented as homeless on {}; no assessment by children's services is recorded.",
                ago(presented, scene)
            ),
            vec![("presented", date(presented)), ("assessed", or_none(None))],
        );
    }
}

fn no_section_20(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some((homeless, presented)) = recent(child, scene)
        && homeless.offered != Some(true)
        && homeless.outcome != Some(HomelessOutcome::Section20)
        && !child.in_care_on(scene.today)
    {
        let explained = if homeless.explained == Some(true) {
            "was explained"
        } else {
            "is not recorded as explained"
        };
        found.add(
            State::Open,
            Some(presented),
            None,
            Some(homeless.at),
            format!(
                "Presented as homeless on {}; section 20 {explained}, and no offer of it is recorded.",
                ago(presented, scene)
            ),
            vec![
                ("presented", date(presented)),
                ("section 20 explained", answer(homeless.explained)),
                ("section 20 offered", answer(homeless.offered)),
            ],
        );
    }
}

fn no_advocate(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    if let Some((homeless, presented)) = recent(child, scene)
        && homeless.advocate != Some(true)
    {
        found.add(
            State::Open,
            Some(presented),
            None,
            Some(homeless.at),
            format!(
                "Presented as homeless on {}; no offer of an advocate is recorded.",
                ago(presented, scene)
            ),
            vec![
                ("presented", date(presented)),
                ("advocate offered", answer(homeless.advocate)),
            ],
        );
    }
}

fn undecided(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let open = |homeless: &&Homeless| {
        homeless.decided.is_none_or(|decided| decided > scene.today)
            && homeless.outcome.is_none()
            && homeless
                .presented
                .is_some_and(|presented| presented <= scene.today)
    };
    let Some(homeless) = child.homeless.iter().find(open) else {
        return;
    };
    let Some(presented) = homeless.presented else {
        return;
    };
    found.add(
        State::Open,
        Some(presented),
        None,
        Some(homeless.at),
        format!(
            "Presented as homeless on {}; no decision is recorded.",
            ago(presented, scene)
        ),
        vec![("presented", date(presented)), ("decided", or_none(None))],
    );
}

#[cfg(test)]
mod tests {
    use crate::examples::listed;
    const CASE: &str = "
        person   | born
                 | 2009-05-01
        homeless | presented  | assessed | explained | offered | advocate | outcome | decided
                 | 2026-05-01 |          | yes       | no      |          |         |
        night    | from       | to       | bed and breakfast
                 | 2026-05-01 |          | yes";

    #[test]
    fn what_a_homeless_young_person_waits_for() {
        assert_eq!(
            listed("homeless-bed-and-breakfast", "2026-05-03", CASE),
            "late since 2026-05-01: In bed and breakfast since 1 May 2026: 3 nights with tonight."
        );
        assert_eq!(
            listed("homeless-unassessed", "2026-05-03", CASE),
            "late since 2026-05-01: Presented as homeless on 1 May 2026, 2 days ago; no assessment by children's services \
             is recorded."
        );
        assert_eq!(
            listed("homeless-section-20", "2026-05-03", CASE),
            "open since 2026-05-01: Presented as homeless on 1 May 2026, 2 days ago; section 20 was explained, and no offer \
             of it is recorded."
        );
        assert!(
            listed("homeless-advocate", "2026-05-03", CASE).starts_with("open since 2026-05-01")
        );
        assert!(
            listed("homeless-undecided", "2026-05-03", CASE).starts_with("open since 2026-05-01")
        );
    }

    #[test]
    fn one_who_is_eighteen_or_was_decided_on_is_not_listed() {
        let grown = CASE.replace("2009-05-01", "2008-05-03");
        assert_eq!(listed("homeless-unassessed", "2026-05-03", &grown), "");
        assert_eq!(listed("homeless-advocate", "2026-05-03", &grown), "");
        let decided = "
            homeless | presented  | assessed   | offered | advocate | outcome   | decided
                     | 2026-05-01 | 2026-05-01 | yes     | yes      | Section17 | 2026-05-02";
        for list in [
            "unassessed",
            "section-20",
            "advocate",
            "undecided",
            "bed-and-breakfast",
        ] {
            assert_eq!(
                listed(&format!("homeless-{list}"), "2026-05-03", decided),
                "",
                "{list}"
            );
        }
    }
}
