//! Health of children in care: assessments, teeth, immunisations, strengths and difficulties, substances, convictions.

use children::History;
use children::care::{Care, Period};
use children::codes::HealthCheck;
use children::service::Fact;
use children::{Day, Origin};

use super::care::{each_day_in_care, while_in_care};
use super::usual::{events, snapshot};
use crate::care_clocks::{HEALTH, a_year_in_care, last_check, last_questionnaire};
use crate::cases::Cases;
use crate::measure::{Area, Better, Clock, Judge, Measure, Unit, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &INITIAL_HEALTH,
    &REVIEW_HEALTH,
    &DENTAL,
    &IMMUNISED,
    &QUESTIONNAIRE,
    &QUESTIONNAIRE_SCORE,
    &QUESTIONNAIRE_CONCERN,
    &DEVELOPMENT,
    &SUBSTANCE_MISUSE,
    &SUBSTANCE_HELP,
    &CONVICTED,
];

const HERE: Area = Area::InCare;
const RETURN: &str = "Children looked after return (SSDA903), outcomes";
const GUIDANCE: &str =
    "Promoting the health and well-being of looked-after children, statutory guidance";
const A_YEAR: &str = "children in care for twelve months or more";

/// Share of children coming into care with a health assessment in twenty working days.
pub static INITIAL_HEALTH: Measure = Measure {
    id: "CL12",
    name: "Initial health assessment in 20 working days",
    asks: "Of the children who came into care, how many had a health assessment within 20 working days?",
    better: Better::Higher,
    met: "a health assessment within 20 working days of coming into care",
    counted: "children who came into care and stayed for 20 working days, once these have passed or it took place",
    clock: Some(Clock {
        rule: "20 working days from coming into care",
        source: GUIDANCE,
    }),
    needs: &[Fact::CareEpisodes, Fact::Health],
    source: GUIDANCE,
    judge: Judge::Child(initial_health),
    ..events(HERE)
};

fn initial_health(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    let Some(care) = child.care.as_deref() else {
        return;
    };
    for period in &care.periods {
        let Some(from) = period.spell.from else {
            cases.left_out(None, period.at);
            continue;
        };
        let due = from.plus_working_days(20);
        if care.short_breaks_on(from) || period.spell.to.is_some_and(|to| to < due) {
            continue;
        }
        let as_at = cases.months().as_at;
        let first = care
            .health
            .iter()
            .filter(|check| check.done && check.kind.is_some_and(|kind| HEALTH.contains(&kind)))
            .filter_map(|check| {
                Some((check.on.filter(|on| *on >= from && *on <= as_at)?, check.at))
            })
            .min_by_key(|(on, _)| *on);
        match first {
            Some((on, at)) => cases.event(Some(from), on <= due, at),
            None if due < as_at => cases.event(Some(from), false, period.at),
            None => {}
        }
    }
}

/// Asks of children in care for a year; `None` leaves a child out of both sides.
fn after_a_year<'c>(
    child: &'c History,
    cases: &mut Cases<'_>,
    mut judge: impl FnMut(Day, &'c Care, &'c Period) -> Option<bool>,
) {
    while_in_care(child, cases, |day, care, period| {
        a_year_in_care(period, day)
            .then(|| judge(day, care, period))
            .flatten()
    });
}

/// Whether what was last done on a day holds for so many months.
fn holds(last: Option<(Day, Origin)>, months: i32, day: Day) -> bool {
    last.is_some_and(|(on, _)| on.plus_months(months) >= day)
}

/// Share of children in care for a year whose health assessment is in date.
pub static REVIEW_HEALTH: Measure = Measure {
    id: "CL13",
    name: "Health assessment in date",
    asks: "Of the children in care for a year, how many had a health assessment within the time for their age?",
    better: Better::Higher,
    met: "a health assessment in the last six months under five, in the last twelve from five on",
    counted: A_YEAR,
    clock: Some(Clock {
        rule: "every six months under five, every year from five on",
        source: GUIDANCE,
    }),
    needs: &[Fact::CareEpisodes, Fact::Health, Fact::People],
    source: RETURN,
    published: Some("LACHealth%"),
    judge: Judge::Child(review_health),
    ..snapshot(HERE)
};

fn review_health(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        let months = if child.age_on(day)? < 5 { 6 } else { 12 };
        Some(holds(last_check(care, HEALTH, day), months, day))
    });
}

/// Share of children in care for a year with a dental check in twelve months.
pub static DENTAL: Measure = Measure {
    id: "CL14",
    name: "Teeth checked in twelve months",
    asks: "Of the children in care for a year, how many had their teeth checked in twelve months?",
    better: Better::Higher,
    met: "a dental check not more than twelve months before the day",
    counted: A_YEAR,
    clock: Some(Clock {
        rule: "every year",
        source: GUIDANCE,
    }),
    needs: &[Fact::CareEpisodes, Fact::Health],
    source: RETURN,
    published: Some("LACDental%"),
    judge: Judge::Child(dental),
    ..snapshot(HERE)
};

fn dental(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        Some(holds(
            last_check(care, &[HealthCheck::Dental], day),
            12,
            day,
        ))
    });
}

/// Share of children in care for a year whose immunisations are up to date.
pub static IMMUNISED: Measure = Measure {
    id: "CL15",
    name: "Immunisations up to date",
    asks: "Of the children in care for a year, how many are up to date with their immunisations?",
    better: Better::Higher,
    met: "recorded as up to date",
    counted: "children in care for twelve months or more of whom it is recorded",
    needs: &[Fact::CareEpisodes, Fact::Immunisations],
    source: RETURN,
    published: Some("LACVaccinations%"),
    beware: "Where only the latest record is kept, days before it cannot be judged and are left out.",
    judge: Judge::Child(immunised),
    ..snapshot(HERE)
};

fn immunised(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        (care.immunisations.iter().rev())
            .find(|each| each.on.is_some_and(|on| on <= day))
            .and_then(|each| each.so)
    });
}

/// Share of children of 4 to 16 in care for a year with a strengths and difficulties score.
pub static QUESTIONNAIRE: Measure = Measure {
    id: "CL16",
    name: "Strengths and difficulties asked about each year",
    asks: "Of the children aged 4 to 16 in care for a year, how many had a questionnaire scored in twelve months?",
    better: Better::Higher,
    met: "a scored strengths and difficulties questionnaire not more than twelve months before the day",
    counted: "children aged 4 to 16 in care for twelve months or more",
    clock: Some(Clock {
        rule: "every year",
        source: GUIDANCE,
    }),
    needs: &[Fact::CareEpisodes, Fact::Questionnaires, Fact::People],
    source: RETURN,
    judge: Judge::Child(questionnaire),
    ..snapshot(HERE)
};

fn questionnaire(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        let aged = (4..=16).contains(&child.age_on(day)?);
        aged.then(|| score_of_a_year(care, day).is_some())
    });
}

fn score_of_a_year(care: &Care, day: Day) -> Option<(u8, Origin)> {
    last_questionnaire(care, day)
        .filter(|(on, ..)| on.plus_years(1) >= day)
        .map(|(_, score, at)| (score, at))
}

/// Mean strengths and difficulties score.
pub static QUESTIONNAIRE_SCORE: Measure = Measure {
    id: "CL16b",
    name: "Mean strengths and difficulties score",
    asks: "What is the mean score of the children aged 5 to 16 in care for a year?",
    better: Better::Lower,
    counted: "children aged 5 to 16 in care for twelve months or more with a score of the last twelve months",
    value: Value::Mean(Unit::Points),
    needs: &[Fact::CareEpisodes, Fact::Questionnaires, Fact::People],
    source: RETURN,
    published: Some("Emotional_LAC"),
    beware: "Up to 13 is usual, 14 to 16 borderline, 17 to 40 a cause for concern.",
    judge: Judge::Child(questionnaire_score),
    ..snapshot(HERE)
};

fn questionnaire_score(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    each_day_in_care(child, cases, |day, care, period| {
        let counts = a_year_in_care(period, day) && (5..=16).contains(&child.age_on(day)?);
        let (score, _) = score_of_a_year(care, day).filter(|_| counts)?;
        Some((true, f64::from(score)))
    });
}

/// Share of scores that are a cause for concern.
pub static QUESTIONNAIRE_CONCERN: Measure = Measure {
    id: "CL16c",
    name: "Scores that are a cause for concern",
    asks: "Of the children aged 5 to 16 in care for a year with a score, how many score 17 or more?",
    better: Better::Lower,
    met: "a score of 17 or more",
    counted: "children aged 5 to 16 in care for twelve months or more with a score of the last twelve months",
    needs: &[Fact::CareEpisodes, Fact::Questionnaires, Fact::People],
    source: RETURN,
    judge: Judge::Child(questionnaire_concern),
    ..snapshot(HERE)
};

fn questionnaire_concern(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        let aged = (5..=16).contains(&child.age_on(day)?);
        let (score, _) = score_of_a_year(care, day).filter(|_| aged)?;
        Some(score >= 17)
    });
}

/// Share of children under five in care for a year with a developmental check.
pub static DEVELOPMENT: Measure = Measure {
    id: "CL17",
    name: "Development of under-fives checked",
    asks: "Of the children under five in care for a year, how many had their development checked in twelve months?",
    better: Better::Higher,
    met: "a developmental check not more than twelve months before the day",
    counted: "children under five in care for twelve months or more",
    needs: &[Fact::CareEpisodes, Fact::Health, Fact::People],
    source: RETURN,
    judge: Judge::Child(development),
    ..snapshot(HERE)
};

fn development(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        let last = last_check(care, &[HealthCheck::Development], day);
        (child.age_on(day)? < 5).then(|| holds(last, 12, day))
    });
}

/// Share of children in care for a year with a substance misuse identified.
pub static SUBSTANCE_MISUSE: Measure = Measure {
    id: "CL18",
    name: "Substance misuse identified",
    asks: "Of the children in care for a year, how many were found to misuse a substance in twelve months?",
    better: Better::Lower,
    met: "substance misuse identified in the twelve months to the day",
    counted: A_YEAR,
    needs: &[Fact::CareEpisodes, Fact::SubstanceMisuse],
    source: RETURN,
    published: Some("LACSubstance"),
    judge: Judge::Child(substance_misuse),
    ..snapshot(HERE)
};

fn misuse_of_a_year(care: &Care, day: Day) -> Option<&children::care::SubstanceMisuse> {
    care.substance_misuse
        .iter()
        .rev()
        .find(|each| in_a_year(each.on, day))
}

fn in_a_year(on: Option<Day>, day: Day) -> bool {
    on.is_some_and(|on| on <= day && on > day.plus_years(-1))
}

fn substance_misuse(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        Some(misuse_of_a_year(care, day).is_some())
    });
}

/// Share of those identified who received help.
pub static SUBSTANCE_HELP: Measure = Measure {
    id: "CL18b",
    name: "Help with substance misuse",
    asks: "Of the children in care found to misuse a substance, how many received help?",
    better: Better::Higher,
    met: "help was received",
    counted: "children in care for a year found to misuse a substance in twelve months, where help is recorded or refused",
    needs: &[Fact::CareEpisodes, Fact::SubstanceMisuse],
    source: RETURN,
    judge: Judge::Child(substance_help),
    ..snapshot(HERE)
};

fn substance_help(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        misuse_of_a_year(care, day)?.helped
    });
}

/// Share of children of 10 to 17 in care for a year convicted or cautioned.
pub static CONVICTED: Measure = Measure {
    id: "CL19",
    name: "Convicted or cautioned",
    asks: "Of the children aged 10 to 17 in care for a year, how many were convicted or cautioned in twelve months?",
    better: Better::Lower,
    met: "convicted or given a youth caution in the twelve months to the day",
    counted: "children aged 10 to 17 in care for twelve months or more",
    needs: &[Fact::CareEpisodes, Fact::Convictions, Fact::People],
    source: RETURN,
    published: Some("LAC_Convictions"),
    judge: Judge::Child(convicted),
    ..snapshot(HERE)
};

fn convicted(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    after_a_year(child, cases, |day, care, _| {
        let aged = (10..=17).contains(&child.age_on(day)?);
        let met = || {
            (care.convictions.iter()).any(|each| each.so != Some(false) && in_a_year(each.on, day))
        };
        aged.then(met)
    });
}

#[cfg(test)]
mod tests;
