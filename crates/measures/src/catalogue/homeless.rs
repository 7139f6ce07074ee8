//! Young people of 16 and 17 who presented as homeless.

use children::History;
use children::history::HomelessOutcome;
use children::service::Fact;

use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &PRESENTED,
    &PRESENTED_RATE,
    &ASSESSED,
    &TAKEN_INTO_CARE,
    &HOUSED_IN_NEED,
    &WENT_HOME,
    &OTHER_OUTCOME,
    &CONSENT,
    &BED_AND_BREAKFAST,
    &BED_AND_BREAKFAST_NOW,
    &HOMELESS_AT_ENTRY,
];

/// Homeless at 16 and 17.
pub static PRESENTED: Measure = Measure {
    id: "HO01",
    name: "Homeless at 16 and 17",
    asks: "How many young people of 16 and 17 presented as homeless?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "",
    counted: "young people who presented as homeless",
    value: Value::Count,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(presented),
};

/// Homeless at 16 and 17, for every 10,000.
pub static PRESENTED_RATE: Measure = Measure {
    id: "HO01b",
    name: "Homeless at 16 and 17, for every 10,000",
    asks: "How many young people of 16 and 17 presented as homeless, for every 10,000 aged 0 to 17?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "",
    counted: "young people who presented as homeless",
    value: Value::Rate,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(presented),
};

fn presented(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for homeless in &child.homeless {
        cases.event(homeless.presented, true, homeless.at);
    }
}

/// Homeless young people assessed by children's services.
pub static ASSESSED: Measure = Measure {
    id: "HO02",
    name: "Homeless young people assessed by children's services",
    asks: "Of young people who presented as homeless, how many did children's services assess?",
    area: Area::Homeless,
    better: Better::Higher,
    met: "assessed by children's services",
    counted: "young people who presented as homeless",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "begun at once",
        source: "Guidance on homeless 16- and 17-year-olds, 2018",
    }),
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(assessed),
};

fn assessed(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for homeless in &child.homeless {
        let assessed = homeless.assessed.is_some_and(|assessed| assessed <= as_at);
        cases.event(homeless.presented, assessed, homeless.at);
    }
}

/// Homeless young people taken into care.
pub static TAKEN_INTO_CARE: Measure = Measure {
    id: "HO03",
    name: "Homeless young people taken into care",
    asks: "Of young people whose case was decided, how many were accommodated under section 20?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "accommodated under section 20",
    counted: "young people who presented as homeless, with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "The duty under section 20 comes before that of housing law.",
    judge: Judge::Child(|child, _, cases| outcome(child, &[HomelessOutcome::Section20], cases)),
};

/// Homeless young people housed as children in need.
pub static HOUSED_IN_NEED: Measure = Measure {
    id: "HO03b",
    name: "Homeless young people housed as children in need",
    asks: "Of young people whose case was decided, how many were housed under section 17?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "housed under section 17",
    counted: "young people who presented as homeless, with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(|child, _, cases| outcome(child, &[HomelessOutcome::Section17], cases)),
};

/// Homeless young people who went home or to family.
pub static WENT_HOME: Measure = Measure {
    id: "HO03c",
    name: "Homeless young people who went home or to family",
    asks: "Of young people whose case was decided, how many went home or to family?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "went home or to family",
    counted: "young people who presented as homeless, with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(|child, _, cases| outcome(child, &[HomelessOutcome::Family], cases)),
};

/// Homeless young people housed otherwise.
pub static OTHER_OUTCOME: Measure = Measure {
    id: "HO03d",
    name: "Homeless young people housed otherwise",
    asks: "Of young people whose case was decided, for how many was it by the housing authority or in another way?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "housed by the housing authority, or anything else",
    counted: "young people who presented as homeless, with an outcome",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(|child, _, cases| {
        outcome(
            child,
            &[HomelessOutcome::Housing, HomelessOutcome::Other],
            cases,
        )
    }),
};

fn outcome(child: &History, wanted: &[HomelessOutcome], cases: &mut Cases<'_>) {
    for homeless in &child.homeless {
        match (homeless.outcome, homeless.decided) {
            (Some(outcome), _) => {
                cases.event(homeless.presented, wanted.contains(&outcome), homeless.at);
            }
            (None, Some(_)) => cases.left_out(homeless.presented, homeless.at),
            (None, None) => {}
        }
    }
}

/// Choice recorded where care was declined.
pub static CONSENT: Measure = Measure {
    id: "HO04",
    name: "Choice recorded where care was declined",
    asks: "Of young people who declined care under section 20, for how many were choice and consent recorded?",
    area: Area::Homeless,
    better: Better::Higher,
    met: "choice and consent recorded",
    counted: "young people to whom section 20 was offered and who had another outcome, with an answer",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "",
    judge: Judge::Child(consent),
};

fn consent(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for homeless in &child.homeless {
        let elsewhere = homeless
            .outcome
            .is_some_and(|outcome| outcome != HomelessOutcome::Section20);
        if homeless.offered == Some(true) && elsewhere {
            match homeless.consent {
                Some(consent) => cases.event(homeless.presented, consent, homeless.at),
                None => cases.left_out(homeless.presented, homeless.at),
            }
        }
    }
}

/// Homeless young people placed in bed and breakfast.
pub static BED_AND_BREAKFAST: Measure = Measure {
    id: "HO05",
    name: "Homeless young people placed in bed and breakfast",
    asks: "Of young people who presented as homeless, how many were placed in bed and breakfast for a night or more?",
    area: Area::Homeless,
    better: Better::Lower,
    met: "a night or more in bed and breakfast",
    counted: "young people who presented as homeless",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Homeless, Fact::HomelessNights],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "Not suitable even for one night.",
    judge: Judge::Child(bed_and_breakfast),
};

/// Young people in bed and breakfast now.
pub static BED_AND_BREAKFAST_NOW: Measure = Measure {
    id: "HO05b",
    name: "Young people in bed and breakfast now",
    asks: "How many homeless young people of 16 and 17 were in bed and breakfast at the end of the period?",
    area: Area::Homeless,
    better: Better::Lower,
    met: "",
    counted: "young people in bed and breakfast",
    value: Value::Count,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::Homeless, Fact::HomelessNights],
    source: "Guidance on homeless 16- and 17-year-olds, 2018",
    published: None,
    beware: "Not suitable even for one night.",
    judge: Judge::Child(bed_and_breakfast_now),
};

fn bed_and_breakfast(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let as_at = cases.months().as_at;
    for homeless in &child.homeless {
        let placed = (homeless.nights.iter()).any(|night| {
            // Who left on the day they came did not stay a night.
            let stayed = night.spell.to.is_none() || night.spell.to != night.spell.from;
            night.bed_and_breakfast && stayed && night.spell.from.is_some_and(|from| from <= as_at)
        });
        cases.event(homeless.presented, placed, homeless.at);
    }
}

fn bed_and_breakfast_now(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let nights = child.homeless.iter().flat_map(|homeless| &homeless.nights);
    for night in nights.filter(|night| night.bed_and_breakfast) {
        cases.while_open(night.spell, night.at, |_| Some(true));
    }
}

/// Coming into care at 16 and 17 as homeless.
pub static HOMELESS_AT_ENTRY: Measure = Measure {
    id: "HO06",
    name: "Coming into care at 16 and 17 as homeless",
    asks: "Of young people who came into care at 16 or 17, how many had presented as homeless?",
    area: Area::Homeless,
    better: Better::Neutral,
    met: "presented as homeless in the three months before",
    counted: "young people who came into care at 16 or 17",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::CareEpisodes, Fact::Homeless],
    source: "Survey of the Association of Directors of Children's Services",
    published: None,
    beware: "",
    judge: Judge::Child(homeless_at_entry),
};

fn homeless_at_entry(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for period in child.care.iter().flat_map(|care| &care.periods) {
        let Some(from) = period.spell.from else {
            continue;
        };
        if child
            .age_on(from)
            .is_some_and(|age| (16..18).contains(&age))
        {
            let first = from.plus_months(-3);
            let homeless = (child
                .homeless
                .iter()
                .filter_map(|homeless| homeless.presented))
            .any(|presented| first <= presented && presented <= from);
            cases.event(Some(from), homeless, period.at);
        }
    }
}

#[cfg(test)]
mod tests;
